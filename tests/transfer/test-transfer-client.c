// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "transfer/transfer-client.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"
#include "net/net-listener.h"
#include "net/net-stream-link.h"

#include <string.h>

/* A host that answers every request in the same way, and remembers it. */

typedef struct
{
  NetPoller      *poller;
  NetListener    *listener;
  NetCertificate *host;
  NetCertificate *own;
  TransferClient *client;
  char           *base; /* https://127.0.0.1:PORT */

  NetTransport   *transport; /* who calls */
  NetPollerWatch *watch;
  GString        *heard;
  const char     *answer;
  gsize           answer_length;
  guint           n_callers;
} Fixture;

typedef struct
{
  gboolean done;
  char    *location;
  GBytes  *content;
  GError  *error;
} Outcome;

static void
hang_up (Fixture *fixture)
{
  g_clear_pointer (&fixture->watch, net_poller_watch_remove);
  if (fixture->transport != NULL)
    g_io_stream_close (G_IO_STREAM (net_transport_get_connection (fixture->transport)), NULL, NULL);
  g_clear_object (&fixture->transport);
}

static gboolean
has_all (GString *heard)
{
  const char *body = strstr (heard->str, "\r\n\r\n");
  const char *length = strstr (heard->str, "Content-Length: ");

  return body != NULL && (length == NULL || heard->len - (body + 4 - heard->str) >= g_ascii_strtoull (length + strlen ("Content-Length: "), NULL, 10));
}

static void
readable_cb (NetPollerWatch *watch,
             GIOCondition    condition,
             gpointer        user_data)
{
  Fixture *fixture = user_data;
  char     bytes[4096];
  gssize   length;

  while ((length = net_transport_read (fixture->transport, bytes, sizeof bytes, NULL)) > 0)
    g_string_append_len (fixture->heard, bytes, length);
  if (length != NET_TRANSPORT_AGAIN)
    hang_up (fixture);
  else if (fixture->answer != NULL && has_all (fixture->heard))
    {
      g_autoptr (NetLink) link = net_stream_link_new (fixture->poller, fixture->transport);
      g_autoptr (GBytes) answer = g_bytes_new_static (fixture->answer, fixture->answer_length);

      g_clear_pointer (&fixture->watch, net_poller_watch_remove);
      g_clear_object (&fixture->transport);
      net_link_send (link, answer);
      net_link_close (link);
    }
}

static void
caller_cb (NetListener  *listener,
           int           caller,
           NetTransport *transport,
           Fixture      *fixture)
{
  g_assert_cmpint (caller, ==, NET_CALLER_HTTP);
  hang_up (fixture);
  g_string_truncate (fixture->heard, 0);
  fixture->n_callers++;
  fixture->transport = g_object_ref (transport);
  fixture->watch = net_poller_add (fixture->poller, net_transport_get_fd (transport), G_IO_IN, readable_cb, fixture);
  net_poller_watch_run_later (fixture->watch);
}

static void
ready_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_assert_true (net_certificate_wait_finish (NET_CERTIFICATE (object), result, NULL));
  ++*(guint *)user_data;
}

static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  GInetSocketAddress *address;
  guint               n_ready = 0;

  fixture->poller = net_poller_new (NULL);
  fixture->host = net_certificate_new (NULL);
  fixture->own = net_certificate_new (NULL);
  net_certificate_wait_async (fixture->host, ready_cb, &n_ready);
  net_certificate_wait_async (fixture->own, ready_cb, &n_ready);
  AWAIT (n_ready == 2);
  fixture->heard = g_string_new (NULL);
  fixture->listener = net_listener_new (fixture->poller, 10);
  net_listener_set_certificate (fixture->listener, fixture->host);
  g_signal_connect (fixture->listener, "caller", G_CALLBACK (caller_cb), fixture);
  g_assert_true (net_listener_add_address (fixture->listener, G_INET_SOCKET_ADDRESS (any), NULL));
  net_listener_start (fixture->listener);
  address = net_listener_get_addresses (fixture->listener)->pdata[0];
  fixture->base = g_strdup_printf ("https://127.0.0.1:%u", g_inet_socket_address_get_port (address));
  fixture->client = transfer_client_new (fixture->own, net_certificate_get_fingerprint (fixture->host));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  g_assert_finalize_object (fixture->client);
  hang_up (fixture);
  net_listener_stop (fixture->listener);
  AWAIT (net_poller_is_drained (fixture->poller));
  g_object_unref (fixture->listener);
  g_object_unref (fixture->poller);
  g_object_unref (fixture->host);
  g_object_unref (fixture->own);
  g_string_free (fixture->heard, TRUE);
  g_free (fixture->base);
}

static void
outcome_clear (Outcome *outcome)
{
  g_clear_pointer (&outcome->location, g_free);
  g_clear_pointer (&outcome->content, g_bytes_unref);
  g_clear_error (&outcome->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

static void
posted_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Outcome *outcome = user_data;

  outcome->location = transfer_client_post_finish (TRANSFER_CLIENT (object), result, &outcome->error);
  outcome->done = TRUE;
}

static void
got_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  Outcome *outcome = user_data;

  outcome->content = transfer_client_get_finish (TRANSFER_CLIENT (object), result, &outcome->error);
  outcome->done = TRUE;
}

static void
answer_with (Fixture    *fixture,
             const char *answer)
{
  fixture->answer = answer;
  fixture->answer_length = strlen (answer);
}

static Outcome
post (Fixture    *fixture,
      const char *path)
{
  g_autofree char *uri = g_strconcat (fixture->base, path, NULL);
  g_autoptr (GBytes) content = g_bytes_new_static ("resim", 5);
  Outcome outcome = { 0 };

  transfer_client_post_async (fixture->client, uri, content, "image/png", NULL, posted_cb, &outcome);
  AWAIT (outcome.done);
  return outcome;
}

static Outcome
get_from (Fixture    *fixture,
          const char *uri,
          gsize       limit)
{
  Outcome outcome = { 0 };

  transfer_client_get_async (fixture->client, uri, limit, NULL, got_cb, &outcome);
  AWAIT (outcome.done);
  return outcome;
}

static Outcome
get (Fixture *fixture,
     gsize    limit)
{
  g_autofree char *uri = g_strconcat (fixture->base, "/files/x", NULL);

  return get_from (fixture, uri, limit);
}

static void
test_post (Fixture      *fixture,
           gconstpointer user_data)
{
  g_autofree char *expected = g_strconcat (fixture->base, "/files/abc", NULL);
  g_auto (Outcome) outcome = { 0 };

  answer_with (fixture, "HTTP/1.1 201 Created\r\nLocation: /files/abc\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  outcome = post (fixture, "/files");
  g_assert_no_error (outcome.error);
  g_assert_cmpstr (outcome.location, ==, expected);
  g_assert_true (g_str_has_prefix (fixture->heard->str, "POST /files HTTP/1.0\r\n"));
  g_assert_nonnull (strstr (fixture->heard->str, "\r\nContent-Type: image/png\r\n"));
  g_assert_true (g_str_has_suffix (fixture->heard->str, "\r\n\r\nresim"));
}

/* Where it is must be said. */
static void
test_no_location (Fixture      *fixture,
                  gconstpointer user_data)
{
  g_auto (Outcome) outcome = { 0 };

  answer_with (fixture, "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");
  outcome = post (fixture, "/files");
  g_assert_error (outcome.error, TRANSFER_ERROR, TRANSFER_ERROR_FAILED);
}

/* The host knows by our certificate who we are. */
static void
test_own_certificate (Fixture      *fixture,
                      gconstpointer user_data)
{
  g_autofree char *uri = g_strconcat (fixture->base, "/files/x", NULL);
  g_auto (Outcome) outcome = { 0 };

  transfer_client_get_async (fixture->client, uri, 10, NULL, got_cb, &outcome);
  AWAIT (fixture->transport != NULL);
  g_assert_cmpstr (net_transport_get_fingerprint (fixture->transport), ==, net_certificate_get_fingerprint (fixture->own));
  hang_up (fixture);
  AWAIT (outcome.done);
  g_assert_nonnull (outcome.error);
}

static void
test_get (Fixture      *fixture,
          gconstpointer user_data)
{
  static const char *const answers[] = {
    "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nresim",
    "HTTP/1.0 200 OK\r\n\r\nresim",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_auto (Outcome) outcome = { 0 };

      answer_with (fixture, answers[i]);
      outcome = get (fixture, 5);
      g_assert_no_error (outcome.error);
      g_assert_cmpmem (g_bytes_get_data (outcome.content, NULL), g_bytes_get_size (outcome.content), "resim", 5);
    }
  g_assert_true (g_str_has_prefix (fixture->heard->str, "GET /files/x HTTP/1.0\r\nHost: 127.0.0.1:"));
}

static void
test_limit (Fixture      *fixture,
            gconstpointer user_data)
{
  g_autofree char  *large = g_strnfill (100000, 'x');
  g_autofree char  *endless = g_strconcat ("HTTP/1.1 200 OK\r\n\r\n", large, NULL);
  g_autofree char  *head = g_strconcat ("HTTP/1.1 200 OK\r\nX: ", large, "\r\n\r\n", NULL);
  const char *const answers[] = { "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nresim", endless, head };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_auto (Outcome) outcome = { 0 };

      answer_with (fixture, answers[i]);
      outcome = get (fixture, 4);
      g_assert_error (outcome.error, TRANSFER_ERROR, TRANSFER_ERROR_TOO_LARGE);
      g_assert_null (outcome.content);
    }
}

/* What is no answer, or not the whole of it. */
static void
test_rubbish (Fixture      *fixture,
              gconstpointer user_data)
{
  static const char *const answers[] = {
    "",
    "merhaba\n",
    "HTTP/1.1 200 OK\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nresim",
    "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nresim",
    "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\nresim",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nresim\r\n0\r\n\r\n",
    "HTTP/1.1 99999999999 OK\r\n\r\nresim",
    ":merhaba.local NOTICE * :selam\r\n\r\n",
    "\r\n\r\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_auto (Outcome) outcome = { 0 };

      answer_with (fixture, answers[i]);
      outcome = get (fixture, 1000);
      g_assert_error (outcome.error, TRANSFER_ERROR, TRANSFER_ERROR_FAILED);
      g_assert_null (outcome.content);
    }
}

/* The connection breaks before the end. */
static void
test_torn (Fixture      *fixture,
           gconstpointer user_data)
{
  g_autofree char *uri = g_strconcat (fixture->base, "/files/x", NULL);
  g_auto (Outcome) outcome = { 0 };

  transfer_client_get_async (fixture->client, uri, 10, NULL, got_cb, &outcome);
  AWAIT (fixture->heard->len > 0);
  hang_up (fixture);
  AWAIT (outcome.done);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED);
}

static void
test_refusals (Fixture      *fixture,
               gconstpointer user_data)
{
  static const struct
  {
    guint         status;
    TransferError code;
  } cases[] = {
    { 403, TRANSFER_ERROR_NOT_ALLOWED },
    { 404, TRANSFER_ERROR_NOT_FOUND },
    { 413, TRANSFER_ERROR_TOO_LARGE },
    { 415, TRANSFER_ERROR_WRONG_KIND },
    { 429, TRANSFER_ERROR_TOO_MANY },
    { 503, TRANSFER_ERROR_BUSY },
    { 507, TRANSFER_ERROR_NO_SPACE },
    { 500, TRANSFER_ERROR_FAILED },
    { 204, TRANSFER_ERROR_FAILED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *answer = g_strdup_printf ("HTTP/1.1 %u x\r\nContent-Length: 0\r\n\r\n", cases[i].status);
      g_auto (Outcome) posted = { 0 };
      g_auto (Outcome) got = { 0 };

      answer_with (fixture, answer);
      posted = post (fixture, "/files");
      g_assert_error (posted.error, TRANSFER_ERROR, (int)cases[i].code);
      got = get (fixture, 10);
      g_assert_error (got.error, TRANSFER_ERROR, (int)cases[i].code);
    }
}

/* Nobody but the host is asked, whatever the host says. */
static void
test_redirect (Fixture      *fixture,
               gconstpointer user_data)
{
  g_autofree char *answer = g_strdup_printf ("HTTP/1.1 302 Found\r\nLocation: %s/other\r\nContent-Length: 0\r\n\r\n", fixture->base);
  g_auto (Outcome) outcome = { 0 };

  answer_with (fixture, answer);
  outcome = get (fixture, 10);
  g_assert_error (outcome.error, TRANSFER_ERROR, TRANSFER_ERROR_FAILED);
  g_assert_cmpuint (fixture->n_callers, ==, 1);
}

/* To another than the one that was expected nothing is said. */
static void
test_stranger (Fixture      *fixture,
               gconstpointer user_data)
{
  g_auto (Outcome) posted = { 0 };
  g_auto (Outcome) got = { 0 };

  g_assert_finalize_object (fixture->client);
  fixture->client = transfer_client_new (fixture->own, net_certificate_get_fingerprint (fixture->own));
  answer_with (fixture, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nresim");
  posted = post (fixture, "/files");
  g_assert_error (posted.error, TRANSFER_ERROR, TRANSFER_ERROR_STRANGER);
  got = get (fixture, 10);
  g_assert_error (got.error, TRANSFER_ERROR, TRANSFER_ERROR_STRANGER);
  g_assert_cmpuint (fixture->heard->len, ==, 0);
}

static void
test_addresses (Fixture      *fixture,
                gconstpointer user_data)
{
  static const char *const uris[] = { "", "x", "/files/x", "http://127.0.0.1:1/files", "https:///files", "ftp://127.0.0.1/", "https://127.0.0.1/a\r\nX: y", "https://127.0.0.1/a b" };

  for (gsize i = 0; i < G_N_ELEMENTS (uris); i++)
    {
      g_auto (Outcome) outcome = get_from (fixture, uris[i], 10);

      g_assert_nonnull (outcome.error);
    }
  g_assert_cmpuint (fixture->n_callers, ==, 0);
}

/* The host is where we have reached it, not where it says that it is. */
static void
test_set_address (Fixture      *fixture,
                  gconstpointer user_data)
{
  g_auto (Outcome) outcome = { 0 };

  transfer_client_set_address (fixture->client, G_SOCKET_CONNECTABLE (net_listener_get_addresses (fixture->listener)->pdata[0]));
  answer_with (fixture, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nresim");
  outcome = get_from (fixture, "https://[fe80::1]:9/files/x", 10);
  g_assert_no_error (outcome.error);
  g_assert_cmpuint (g_bytes_get_size (outcome.content), ==, 5);
}

static void
test_nobody (Fixture      *fixture,
             gconstpointer user_data)
{
  g_auto (Outcome) outcome = { 0 };

  net_listener_stop (fixture->listener);
  outcome = get (fixture, 10);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
}

static void
test_cancel (Fixture      *fixture,
             gconstpointer user_data)
{
  g_autofree char *uri = g_strconcat (fixture->base, "/files/x", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (Outcome) outcome = { 0 };

  transfer_client_get_async (fixture->client, uri, 10, cancellable, got_cb, &outcome);
  AWAIT (fixture->heard->len > 0);
  g_cancellable_cancel (cancellable);
  AWAIT (outcome.done);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gboolean
is_busy (Fixture *fixture)
{
  gboolean busy;

  g_object_get (fixture->client, "busy", &busy, NULL);
  return busy;
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* From the first that is asked to the last answer, however that goes. */
static void
test_busy (Fixture      *fixture,
           gconstpointer user_data)
{
  g_autofree char *uri = g_strconcat (fixture->base, "/files/x", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) content = g_bytes_new_static ("resim", 5);
  g_auto (Outcome) got = { 0 };
  g_auto (Outcome) posted = { 0 };
  g_auto (Outcome) wrong = { 0 };
  guint n_changes = 0;

  g_signal_connect_swapped (fixture->client, "notify::busy", G_CALLBACK (count_cb), &n_changes);
  wrong = get_from (fixture, "x", 10);
  g_assert_false (is_busy (fixture));
  g_assert_cmpuint (n_changes, ==, 0);

  transfer_client_get_async (fixture->client, uri, 10, cancellable, got_cb, &got);
  g_assert_true (is_busy (fixture));
  AWAIT (fixture->heard->len > 0);
  answer_with (fixture, "HTTP/1.1 201 Created\r\nLocation: /files/abc\r\nContent-Length: 0\r\n\r\n");
  transfer_client_post_async (fixture->client, uri, content, "image/png", cancellable, posted_cb, &posted);
  g_cancellable_cancel (cancellable);
  AWAIT (got.done || posted.done);
  g_assert_cmpint (is_busy (fixture), ==, !(got.done && posted.done));
  AWAIT (got.done && posted.done);
  g_assert_false (is_busy (fixture));
  g_assert_cmpuint (n_changes, ==, 2);

  outcome_clear (&posted);
  posted = post (fixture, "/files");
  g_assert_no_error (posted.error);
  g_assert_false (is_busy (fixture));
  g_assert_cmpuint (n_changes, ==, 4);
}

#define ADD(name, function) g_test_add ("/transfer/client/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  ADD ("post", test_post);
  ADD ("no-location", test_no_location);
  ADD ("own-certificate", test_own_certificate);
  ADD ("get", test_get);
  ADD ("limit", test_limit);
  ADD ("rubbish", test_rubbish);
  ADD ("torn", test_torn);
  ADD ("refusals", test_refusals);
  ADD ("redirect", test_redirect);
  ADD ("stranger", test_stranger);
  ADD ("addresses", test_addresses);
  ADD ("set-address", test_set_address);
  ADD ("nobody", test_nobody);
  ADD ("cancel", test_cancel);
  ADD ("busy", test_busy);
  return g_test_run ();
}
