// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-tls-binding.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"
#include "net/net-certificate.h"

#include <sys/socket.h>
#include <unistd.h>

#define TLS_1_3 "NORMAL:-VERS-ALL:+VERS-TLS1.3"
#define TLS_1_2 "NORMAL:-VERS-ALL:+VERS-TLS1.2"

/* A session of GnuTLS at each end of a pair of sockets. */
typedef struct
{
  NetCertificate                  *host;
  NetCertificate                  *guest;
  gnutls_certificate_credentials_t nobody;
  gnutls_session_t                 server;
  gnutls_session_t                 client;
  int                              fds[2];
} Fixture;

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
  guint n_ready = 0;

  fixture->host = net_certificate_new (NULL);
  fixture->guest = net_certificate_new (NULL);
  net_certificate_wait_async (fixture->host, ready_cb, &n_ready);
  net_certificate_wait_async (fixture->guest, ready_cb, &n_ready);
  AWAIT (n_ready == 2);
  gnutls_certificate_allocate_credentials (&fixture->nobody);
}

static void
hang_up (Fixture *fixture)
{
  g_clear_pointer (&fixture->server, gnutls_deinit);
  g_clear_pointer (&fixture->client, gnutls_deinit);
  close (fixture->fds[0]);
  close (fixture->fds[1]);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  hang_up (fixture);
  gnutls_certificate_free_credentials (fixture->nobody);
  g_object_unref (fixture->host);
  g_object_unref (fixture->guest);
}

static gnutls_session_t
begin (guint       flags,
       gpointer    credentials,
       const char *priorities,
       int         fd)
{
  gnutls_session_t session;

  gnutls_init (&session, flags | GNUTLS_NONBLOCK);
  g_assert_cmpint (gnutls_priority_set_direct (session, priorities, NULL), ==, GNUTLS_E_SUCCESS);
  gnutls_credentials_set (session, GNUTLS_CRD_CERTIFICATE, credentials);
  gnutls_transport_set_int (session, fd);
  if ((flags & GNUTLS_SERVER) != 0)
    gnutls_certificate_server_set_request (session, GNUTLS_CERT_REQUEST);
  return session;
}

static void
shake_hands (Fixture    *fixture,
             gpointer    client_credentials,
             const char *priorities)
{
  gboolean is_done[2] = { FALSE };

  g_assert_cmpint (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, fixture->fds), ==, 0);
  fixture->server = begin (GNUTLS_SERVER, net_certificate_get_credentials (fixture->host), priorities, fixture->fds[0]);
  fixture->client = begin (GNUTLS_CLIENT, client_credentials, priorities, fixture->fds[1]);
  for (guint i = 0; i < 100 && !(is_done[0] && is_done[1]); i++)
    {
      is_done[0] = is_done[0] || gnutls_handshake (fixture->server) == GNUTLS_E_SUCCESS;
      is_done[1] = is_done[1] || gnutls_handshake (fixture->client) == GNUTLS_E_SUCCESS;
    }
  g_assert_true (is_done[0] && is_done[1]);
}

/* Both ends have the same, and the next session of the same two has another. */
static void
test_same (Fixture      *fixture,
           gconstpointer user_data)
{
  g_autoptr (GBytes) server = NULL;
  g_autoptr (GBytes) client = NULL;
  g_autoptr (GBytes) next = NULL;

  shake_hands (fixture, net_certificate_get_credentials (fixture->guest), user_data);
  server = net_tls_binding_new (fixture->server, TRUE);
  client = net_tls_binding_new (fixture->client, FALSE);
  g_assert_nonnull (server);
  g_assert_nonnull (client);
  g_assert_true (g_bytes_equal (server, client));
  hang_up (fixture);
  shake_hands (fixture, net_certificate_get_credentials (fixture->guest), user_data);
  next = net_tls_binding_new (fixture->server, TRUE);
  g_assert_false (g_bytes_equal (server, next));
}

static void
test_nobody (Fixture      *fixture,
             gconstpointer user_data)
{
  shake_hands (fixture, fixture->nobody, user_data);
  g_assert_null (net_tls_binding_new (fixture->server, TRUE));
  g_assert_null (net_tls_binding_new (fixture->client, FALSE));
}

/* An old TLS 1.2, in which two sessions can be given the same secret. */
static void
test_weak (Fixture      *fixture,
           gconstpointer user_data)
{
  shake_hands (fixture, net_certificate_get_credentials (fixture->guest), TLS_1_2 ":%NO_SESSION_HASH");
  g_assert_null (net_tls_binding_new (fixture->server, TRUE));
  g_assert_null (net_tls_binding_new (fixture->client, FALSE));
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, priorities, func) g_test_add ("/net/tls-binding/" name, Fixture, priorities, set_up, func, tear_down)
  ADD ("same-1.3", TLS_1_3, test_same);
  ADD ("same-1.2", TLS_1_2, test_same);
  ADD ("nobody-1.3", TLS_1_3, test_nobody);
  ADD ("nobody-1.2", TLS_1_2, test_nobody);
  ADD ("weak", NULL, test_weak);
#undef ADD
  return g_test_run ();
}
