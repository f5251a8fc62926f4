// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "host/host-stopping.h"

#include "fixtures/await.h"
#include "fixtures/folder.h"
#include "fixtures/locale.h"
#include "net/net-listener.h"
#include "net/net-stream-link.h"
#include "server/server.h"
#include "session/session.h"

#include <glib/gstdio.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* Who may trust whom: hosts that are known, hosts that changed, hosts without encryption. */

typedef struct
{
  NetPoller    *poller;
  Host         *host;
  NetListener  *plain; /* of an old host that knows no TLS */
  Server       *server;
  SessionTrust *trust;
  char         *address;
  char         *folder;
  guint         n_callers;
} Fixture;

static void
open_room (Fixture    *fixture,
           const char *address)
{
  const char *const listen[] = { address, NULL };
  HostConfig        config = { .room_name = "Sınıf", .listen = listen, .data_dir = fixture->folder };
  g_autoptr (GError) error = NULL;

  fixture->host = host_new (&config);
  host_start (fixture->host, &error);
  g_assert_no_error (error);
  g_free (fixture->address);
  fixture->address = g_strdup_printf ("127.0.0.1:%u", host_get_port (fixture->host));
  AWAIT (host_get_fingerprint (fixture->host) != NULL);
}

static void
close_room (Fixture *fixture)
{
  if (fixture->host == NULL)
    return;
  host_stop_and_wait (fixture->host);
  g_assert_finalize_object (g_steal_pointer (&fixture->host));
}

static void
caller_cb (NetListener  *listener,
           int           caller,
           NetTransport *transport,
           Fixture      *fixture)
{
  static const char alert[] = { 0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x28 };
  g_autoptr (NetLink) link = net_stream_link_new (fixture->poller, transport);

  fixture->n_callers++;
  if (caller == NET_CALLER_TLS)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (alert, sizeof alert);

      net_link_send (link, bytes);
      net_link_close (link);
    }
  else
    server_add_link (fixture->server, link, SERVER_CALLER_IRC);
}

static void
open_old_room (Fixture    *fixture,
               const char *text)
{
  const ServerConfig config = { .name = "old", .room_name = "Eski oda", .channel = "#merhaba", .max_clients = 10, .ping_ms = 60000, .auto_join = TRUE };
  g_autoptr (GSocketConnectable) parsed = g_network_address_parse (text, 0, NULL);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", g_network_address_get_port (G_NETWORK_ADDRESS (parsed)));
  g_autoptr (GError) error = NULL;

  fixture->server = server_new (&config);
  fixture->plain = net_listener_new (fixture->poller, 10);
  g_signal_connect (fixture->plain, "caller", G_CALLBACK (caller_cb), fixture);
  net_listener_add_address (fixture->plain, G_INET_SOCKET_ADDRESS (address), &error);
  g_assert_no_error (error);
  g_free (fixture->address);
  fixture->address = g_strdup_printf ("127.0.0.1:%u", g_inet_socket_address_get_port (net_listener_get_addresses (fixture->plain)->pdata[0]));
  net_listener_start (fixture->plain);
}

static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  fixture->poller = net_poller_new (NULL);
  fixture->folder = folder_make ();
  fixture->trust = session_trust_new (NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  close_room (fixture);
  if (fixture->plain != NULL)
    {
      net_listener_stop (fixture->plain);
      server_shut_down (fixture->server);
      g_assert_finalize_object (fixture->server);
    }
  AWAIT (net_poller_is_drained (fixture->poller));
  g_clear_object (&fixture->plain);
  g_object_unref (fixture->trust);
  g_assert_finalize_object (fixture->poller);
  folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->address);
}

static Session *
set_out (Fixture    *fixture,
         const char *address)
{
  Session *session = session_new (fixture->poller, "Can");
  g_autoptr (NetCertificate) certificate = net_certificate_new (NULL);
  g_autoptr (GError) error = NULL;

  session_set_identity (session, certificate, fixture->trust);
  session_join (session, address, &error);
  g_assert_no_error (error);
  return session;
}

static Session *
join (Fixture *fixture)
{
  Session *session = set_out (fixture, fixture->address);

  AWAIT (session_get_state (session) == SESSION_STATE_CONNECTED);
  return session;
}

static void
leave (Session *session)
{
  gpointer alive = session;

  session_leave (session);
  g_object_add_weak_pointer (G_OBJECT (session), &alive);
  g_object_unref (session);
  AWAIT (alive == NULL);
}

static gboolean
says (Session    *session,
      const char *text)
{
  GListModel *timeline = G_LIST_MODEL (session_room_get_timeline (session_get_room (session)));

  for (guint i = 0; i < g_list_model_get_n_items (timeline); i++)
    {
      g_autoptr (SessionMessage) message = g_list_model_get_item (timeline, i);

      if (strstr (session_message_get_text (message), text) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
forget_certificate (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "certificate.pem", NULL);

  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
test_encrypted (Fixture      *fixture,
                gconstpointer user_data)
{
  Session *session;

  open_room (fixture, "127.0.0.1:0");
  session = join (fixture);
  g_assert_true (session_is_encrypted (session));
  g_assert_cmpstr (session_get_fingerprint (session), ==, host_get_fingerprint (fixture->host));
  g_assert_cmpstr (session_trust_find (fixture->trust, fixture->address), ==, host_get_fingerprint (fixture->host));
  g_assert_false (says (session, "not encrypted"));
  leave (session);
}

/* Joining costs no more than the silence that it cost before, and less where one was. */
static void
test_quick (Fixture      *fixture,
            gconstpointer user_data)
{
  gint64 start = g_get_monotonic_time ();

  open_room (fixture, "127.0.0.1:0");
  leave (join (fixture));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 900 * 1000);
  start = g_get_monotonic_time ();
  leave (join (fixture));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 350 * 1000);
}

/* The whole of it: nothing is said to a stranger, and going in is a decision. */
static void
test_changed_certificate (Fixture      *fixture,
                          gconstpointer user_data)
{
  Session         *session;
  g_autofree char *first = NULL;

  open_room (fixture, "127.0.0.1:0");
  leave (join (fixture));
  first = g_strdup (host_get_fingerprint (fixture->host));
  close_room (fixture);
  forget_certificate (fixture);
  open_room (fixture, fixture->address);

  session = set_out (fixture, fixture->address);
  AWAIT (session_get_state (session) == SESSION_STATE_LOST);
  g_assert_cmpint (session_get_trouble (session), ==, SESSION_TROUBLE_CERTIFICATE);
  g_assert_nonnull (strstr (session_get_reason (session), "another certificate"));
  g_assert_false (session_get_retrying (session));
  g_assert_cmpstr (session_get_fingerprint (session), ==, host_get_fingerprint (fixture->host));
  g_assert_cmpstr (session_trust_find (fixture->trust, fixture->address), ==, first);
  /* Trying again is no way in. */
  session_try_again (session);
  g_assert_cmpint (session_get_trouble (session), ==, SESSION_TROUBLE_NONE);
  AWAIT (session_get_state (session) == SESSION_STATE_LOST);
  g_assert_cmpint (session_get_trouble (session), ==, SESSION_TROUBLE_CERTIFICATE);

  session_accept_certificate (session);
  AWAIT (session_get_state (session) == SESSION_STATE_CONNECTED);
  g_assert_true (session_is_encrypted (session));
  g_assert_cmpstr (session_trust_find (fixture->trust, fixture->address), ==, host_get_fingerprint (fixture->host));
  leave (session);
}

/* In the middle of a conversation too: what waits is not given to a stranger. */
static void
test_changed_while_away (Fixture      *fixture,
                         gconstpointer user_data)
{
  Session *session;

  open_room (fixture, "127.0.0.1:0");
  session = join (fixture);
  close_room (fixture);
  AWAIT (session_get_retrying (session));
  session_send (session, "gizli");
  forget_certificate (fixture);
  open_room (fixture, fixture->address);
  AWAIT (!session_get_retrying (session));
  g_assert_cmpint (session_get_trouble (session), ==, SESSION_TROUBLE_CERTIFICATE);
  leave (session);
}

/* Somebody at another address says it is the room we know. */
static void
test_impersonated (Fixture      *fixture,
                   gconstpointer user_data)
{
  Session *session;

  open_room (fixture, "127.0.0.1:0");
  leave (join (fixture));
  close_room (fixture);
  forget_certificate (fixture);
  open_room (fixture, "127.0.0.1:0");
  session_trust_forget (fixture->trust, fixture->address);
  session = set_out (fixture, fixture->address);
  AWAIT (session_get_state (session) == SESSION_STATE_LOST);
  g_assert_cmpint (session_get_trouble (session), ==, SESSION_TROUBLE_CERTIFICATE);
  session_accept_certificate (session);
  AWAIT (session_get_state (session) == SESSION_STATE_CONNECTED);
  leave (session);
}

/* The room moved, and is the same. */
static void
test_moved (Fixture      *fixture,
            gconstpointer user_data)
{
  Session *session;

  open_room (fixture, "127.0.0.1:0");
  leave (join (fixture));
  close_room (fixture);
  open_room (fixture, "127.0.0.1:0");
  session = join (fixture);
  g_assert_true (session_is_encrypted (session));
  leave (session);
}

static void
test_fallback (Fixture      *fixture,
               gconstpointer user_data)
{
  Session *session;

  open_old_room (fixture, "127.0.0.1:0");
  session = join (fixture);
  g_assert_false (session_is_encrypted (session));
  g_assert_null (session_get_fingerprint (session));
  g_assert_null (session_trust_find (fixture->trust, fixture->address));
  AWAIT (says (session, "This room is not encrypted"));
  g_assert_cmpuint (fixture->n_callers, ==, 2);
  leave (session);
}

static void
test_no_silent_fallback (Fixture      *fixture,
                         gconstpointer user_data)
{
  Session *session;

  open_room (fixture, "127.0.0.1:0");
  leave (join (fixture));
  close_room (fixture);
  open_old_room (fixture, fixture->address);
  session = set_out (fixture, fixture->address);
  AWAIT (session_get_state (session) == SESSION_STATE_LOST);
  g_assert_cmpint (session_get_trouble (session), ==, SESSION_TROUBLE_NOT_ENCRYPTED);
  g_assert_nonnull (strstr (session_get_reason (session), "was encrypted before"));
  g_assert_cmpuint (server_get_n_clients (fixture->server), ==, 0);
  session_accept_certificate (session);
  AWAIT (session_get_state (session) == SESSION_STATE_CONNECTED);
  g_assert_false (session_is_encrypted (session));
  AWAIT (says (session, "This room is not encrypted"));
  leave (session);
}

static void
test_encryption_asked_for (Fixture      *fixture,
                           gconstpointer user_data)
{
  g_autofree char *uri = NULL;
  Session         *session;

  open_old_room (fixture, "127.0.0.1:0");
  uri = g_strconcat ("ircs://", fixture->address, "/#merhaba", NULL);
  session = set_out (fixture, uri);
  AWAIT (session_get_state (session) == SESSION_STATE_LOST);
  g_assert_cmpint (session_get_trouble (session), ==, SESSION_TROUBLE_NONE);
  g_assert_nonnull (strstr (session_get_reason (session), "offers no encrypted connection"));
  g_assert_cmpuint (server_get_n_clients (fixture->server), ==, 0);
  leave (session);
}

static SessionMember *
find_member (Session    *session,
             const char *nick)
{
  return session_members_find (session_room_get_members (session_get_room (session)), nick);
}

/* A program that speaks IRC as it is, with no encryption. */
static int
come_unencrypted (Fixture    *fixture,
                  const char *nick)
{
  struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons (host_get_port (fixture->host)), .sin_addr.s_addr = htonl (INADDR_LOOPBACK) };
  int                fd = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  g_autofree char   *lines = g_strdup_printf ("NICK %s\r\nUSER x 0 * :%s\r\n", nick, nick);

  g_assert_cmpint (connect (fd, (struct sockaddr *)&address, sizeof address), ==, 0);
  g_assert_cmpint (send (fd, lines, strlen (lines), 0), ==, strlen (lines));
  return fd;
}

static void
test_members (Fixture      *fixture,
              gconstpointer user_data)
{
  Session *can;
  Session *other;
  int      before;
  int      after;

  open_room (fixture, "127.0.0.1:0");
  before = come_unencrypted (fixture, "before");
  can = join (fixture);
  AWAIT (find_member (can, "before") != NULL && session_member_get_unencrypted (find_member (can, "before")));
  after = come_unencrypted (fixture, "after");
  AWAIT (find_member (can, "after") != NULL);
  g_assert_true (session_member_get_unencrypted (find_member (can, "after")));
  other = join (fixture);
  AWAIT (find_member (can, session_get_nick (other)) != NULL);
  g_assert_false (session_member_get_unencrypted (find_member (can, session_get_nick (other))));
  g_assert_false (session_member_get_unencrypted (find_member (can, session_get_nick (can))));
  leave (other);
  leave (can);
  close (before);
  close (after);
}

/* --- Devices --- */

static Session *
come_as (Fixture        *fixture,
         NetCertificate *certificate,
         const char     *name)
{
  Session *session = session_new (fixture->poller, name);
  g_autoptr (GError) error = NULL;

  session_set_identity (session, certificate, fixture->trust);
  session_join (session, fixture->address, &error);
  g_assert_no_error (error);
  return session;
}

static SessionMessage *
find_text (Session    *session,
           const char *text)
{
  GListModel *timeline = G_LIST_MODEL (session_room_get_timeline (session_get_room (session)));

  for (guint i = 0; i < g_list_model_get_n_items (timeline); i++)
    {
      g_autoptr (SessionMessage) message = g_list_model_get_item (timeline, i);

      if (strcmp (session_message_get_text (message), text) == 0)
        return message;
    }
  return NULL;
}

/* Nothing was kept on this computer but its key: the name is still ours, and what we said. */
static void
test_device_is_known (Fixture      *fixture,
                      gconstpointer user_data)
{
  g_autoptr (NetCertificate) ours = net_certificate_new (NULL);
  g_autoptr (NetCertificate) others = net_certificate_new (NULL);
  Session *session;
  Session *stranger;

  open_room (fixture, "127.0.0.1:0");
  session = come_as (fixture, ours, "Can");
  AWAIT (session_get_state (session) == SESSION_STATE_CONNECTED);
  g_assert_cmpstr (session_get_nick (session), ==, "Can");
  session_send (session, "benim");
  AWAIT (session_message_get_delivery (find_text (session, "benim")) == SESSION_DELIVERY_DELIVERED);
  leave (session);

  stranger = come_as (fixture, others, "Can");
  AWAIT (session_get_state (stranger) == SESSION_STATE_CONNECTED);
  g_assert_cmpstr (session_get_nick (stranger), !=, "Can");
  AWAIT (find_text (stranger, "benim") != NULL);
  g_assert_false (session_message_get_own (find_text (stranger, "benim")));
  session = come_as (fixture, ours, "Can");
  AWAIT (session_get_state (session) == SESSION_STATE_CONNECTED);
  g_assert_cmpstr (session_get_nick (session), ==, "Can");
  AWAIT (find_text (session, "benim") != NULL);
  g_assert_true (session_message_get_own (find_text (session, "benim")));
  leave (stranger);
  leave (session);
}

/* The same device twice: the older one goes, says why, and does not come back. */
static void
test_replaced (Fixture      *fixture,
               gconstpointer user_data)
{
  g_autoptr (NetCertificate) ours = net_certificate_new (NULL);
  Session *older;
  Session *newer;

  open_room (fixture, "127.0.0.1:0");
  older = come_as (fixture, ours, "Can");
  AWAIT (session_get_state (older) == SESSION_STATE_CONNECTED);
  newer = come_as (fixture, ours, "Can");
  AWAIT (session_get_state (newer) == SESSION_STATE_CONNECTED);
  g_assert_cmpstr (session_get_nick (newer), ==, "Can");
  AWAIT (session_get_state (older) == SESSION_STATE_LOST);
  g_assert_false (session_get_retrying (older));
  g_assert_nonnull (strstr (session_get_reason (older), "this older connection was closed"));
  leave (older);
  leave (newer);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/host/security/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("encrypted", test_encrypted);
  ADD ("quick", test_quick);
  ADD ("changed-certificate", test_changed_certificate);
  ADD ("changed-while-away", test_changed_while_away);
  ADD ("impersonated", test_impersonated);
  ADD ("moved", test_moved);
  ADD ("fallback", test_fallback);
  ADD ("no-silent-fallback", test_no_silent_fallback);
  ADD ("encryption-asked-for", test_encryption_asked_for);
  ADD ("members", test_members);
  ADD ("device-is-known", test_device_is_known);
  ADD ("replaced", test_replaced);
#undef ADD
  return g_test_run ();
}
