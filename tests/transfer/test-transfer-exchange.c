// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "transfer/transfer-exchange.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"
#include "net/net-listener.h"
#include "net/net-stream-link.h"
#include "transfer/transfer-error.h"

#include <string.h>

/* A host that says one thing, or nothing. */

typedef struct
{
  NetPoller      *poller;
  NetListener    *listener;
  NetCertificate *certificate; /* of both */
  const char     *answer;      /* NULL for silence */
  GPtrArray      *silent;      /* NetTransport */
  GBytes         *heard;
  GError         *error;
} Fixture;

static void
caller_cb (NetListener  *listener,
           int           caller,
           NetTransport *transport,
           Fixture      *fixture)
{
  g_autoptr (NetLink) link = NULL;
  g_autoptr (GBytes) answer = NULL;

  if (fixture->answer == NULL)
    {
      g_ptr_array_add (fixture->silent, g_object_ref (transport));
      return;
    }
  link = net_stream_link_new (fixture->poller, transport);
  answer = g_bytes_new_static (fixture->answer, strlen (fixture->answer));
  net_link_send (link, answer);
  net_link_close (link);
}

static void
ready_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  *(gboolean *)user_data = net_certificate_wait_finish (NET_CERTIFICATE (object), result, NULL);
}

static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  gboolean ready = FALSE;

  fixture->poller = net_poller_new (NULL);
  fixture->certificate = net_certificate_new (NULL);
  net_certificate_wait_async (fixture->certificate, ready_cb, &ready);
  AWAIT (ready);
  fixture->silent = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->listener = net_listener_new (fixture->poller, 10);
  g_signal_connect (fixture->listener, "caller", G_CALLBACK (caller_cb), fixture);
  g_assert_true (net_listener_add_address (fixture->listener, G_INET_SOCKET_ADDRESS (any), NULL));
  net_listener_start (fixture->listener);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  g_ptr_array_unref (fixture->silent);
  net_listener_stop (fixture->listener);
  AWAIT (net_poller_is_drained (fixture->poller));
  g_object_unref (fixture->listener);
  g_object_unref (fixture->certificate);
  g_assert_finalize_object (fixture->poller);
  g_clear_pointer (&fixture->heard, g_bytes_unref);
  g_clear_error (&fixture->error);
}

static void
heard_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Fixture *fixture = user_data;

  fixture->heard = transfer_exchange_finish (result, &fixture->error);
}

static void
ask (Fixture      *fixture,
     guint         deadline_ms,
     GCancellable *cancellable)
{
  g_autoptr (GBytes) request = g_bytes_new_static ("GET / HTTP/1.0\r\n\r\n", 18);
  const TransferPeer peer = {
    .poller = fixture->poller,
    .certificate = fixture->certificate,
    .fingerprint = net_certificate_get_fingerprint (fixture->certificate),
    .address = G_SOCKET_CONNECTABLE (net_listener_get_addresses (fixture->listener)->pdata[0]),
    .deadline_ms = deadline_ms,
  };

  transfer_exchange_async (&peer, request, 100, NULL, cancellable, heard_cb, fixture);
}

static void
test_answer (Fixture      *fixture,
             gconstpointer user_data)
{
  net_listener_set_certificate (fixture->listener, fixture->certificate);
  fixture->answer = "selam";
  ask (fixture, 20000, NULL);
  AWAIT (fixture->heard != NULL || fixture->error != NULL);
  g_assert_no_error (fixture->error);
  g_assert_cmpmem (g_bytes_get_data (fixture->heard, NULL), g_bytes_get_size (fixture->heard), "selam", 5);
}

/* Silence while encrypting, and behind it. */
static void
test_deadline (Fixture      *fixture,
               gconstpointer user_data)
{
  if (user_data != NULL)
    net_listener_set_certificate (fixture->listener, fixture->certificate);
  ask (fixture, 300, NULL);
  AWAIT (fixture->error != NULL);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
}

static void
test_unencrypted (Fixture      *fixture,
                  gconstpointer user_data)
{
  fixture->answer = "merhaba\n";
  ask (fixture, 20000, NULL);
  AWAIT (fixture->error != NULL);
  g_assert_error (fixture->error, G_TLS_ERROR, G_TLS_ERROR_NOT_TLS);
}

/* Before anything is done, and while it is. */
static void
test_cancel (Fixture      *fixture,
             gconstpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  net_listener_set_certificate (fixture->listener, fixture->certificate);
  if (user_data == NULL)
    g_cancellable_cancel (cancellable);
  ask (fixture, 20000, cancellable);
  if (user_data != NULL)
    {
      AWAIT (fixture->silent->len == 1);
      g_cancellable_cancel (cancellable);
    }
  AWAIT (fixture->error != NULL);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(name, data, function) g_test_add ("/transfer/exchange/" name, Fixture, data, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  ADD ("answer", NULL, test_answer);
  ADD ("deadline-encrypting", NULL, test_deadline);
  ADD ("deadline-encrypted", "encrypted", test_deadline);
  ADD ("unencrypted", NULL, test_unencrypted);
  ADD ("cancel-before", NULL, test_cancel);
  ADD ("cancel-while", "while", test_cancel);
  return g_test_run ();
}
