// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "host/host.h"

#include "fixtures/await.h"
#include "fixtures/folder.h"
#include "fixtures/locale.h"
#include "net/net-comparison.h"
#include "net/net-listener.h"
#include "net/net-stream-link.h"
#include "net/net-tls-stream.h"
#include "session/session.h"

#include <string.h>

/* Two people compare what they see: it is the same, unless somebody sits between them. */

/* Somebody in the middle: takes the call of a member, calls the host, and passes every line
 * on as it is. */
typedef struct
{
  NetListener    *listener;
  NetCertificate *certificate;
  NetTlsStream   *stream; /* to the host, while it shakes hands */
  NetLink        *member;
  NetLink        *host;
} Middle;

typedef struct
{
  NetPoller *poller;
  Host      *host;
  Session   *owner;
  char      *folder;
  Middle     middle;
} Fixture;

static void
ready_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_assert_true (net_certificate_wait_finish (NET_CERTIFICATE (object), result, NULL));
  *(gboolean *)user_data = TRUE;
}

static NetCertificate *
make_certificate (void)
{
  NetCertificate *certificate = net_certificate_new (NULL);
  gboolean        ready = FALSE;

  net_certificate_wait_async (certificate, ready_cb, &ready);
  AWAIT (ready);
  return certificate;
}

/* --- In the middle --- */

static void
pass_on_cb (NetLink    *link,
            const char *line,
            gsize       length,
            gpointer    user_data)
{
  Fixture         *fixture = user_data;
  g_autofree char *ended = g_strdup_printf ("%.*s\r\n", (int)length, line);
  g_autoptr (GBytes) bytes = g_bytes_new (ended, strlen (ended));

  net_link_send (link == fixture->middle.member ? fixture->middle.host : fixture->middle.member, bytes);
}

static void
too_long_cb (NetLink *link,
             gpointer user_data)
{
  g_assert_not_reached ();
}

static void
closed_cb (NetLink      *link,
           const GError *error,
           gpointer      user_data)
{
  Fixture *fixture = user_data;

  net_link_close (link == fixture->middle.member ? fixture->middle.host : fixture->middle.member);
}

static const NetLinkHandler handler = { .line = pass_on_cb, .line_too_long = too_long_cb, .closed = closed_cb };

static void
shaken_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Fixture *fixture = user_data;

  g_assert_true (net_tls_stream_handshake_finish (NET_TLS_STREAM (object), result, NULL));
  fixture->middle.host = net_stream_link_new (fixture->poller, NET_TRANSPORT (object));
  net_link_start (fixture->middle.host, &handler, fixture);
  net_link_start (fixture->middle.member, &handler, fixture);
}

static void
connected_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GSocketConnection) connection = g_socket_client_connect_to_host_finish (G_SOCKET_CLIENT (object), result, NULL);

  g_assert_nonnull (connection);
  fixture->middle.stream = net_tls_stream_new_client (connection, fixture->middle.certificate, "127.0.0.1", NULL);
  net_tls_stream_handshake_async (fixture->middle.stream, fixture->poller, 10000, NULL, shaken_cb, fixture);
}

static void
caller_cb (NetListener  *listener,
           int           caller,
           NetTransport *transport,
           Fixture      *fixture)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();

  g_assert_null (fixture->middle.member);
  fixture->middle.member = net_stream_link_new (fixture->poller, transport);
  g_socket_client_connect_to_host_async (client, "127.0.0.1", host_get_port (fixture->host), NULL, connected_cb, fixture);
}

/* Returns where the member is to call. */
static char *
sit_in_between (Fixture *fixture)
{
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", 0);

  fixture->middle.certificate = make_certificate ();
  fixture->middle.listener = net_listener_new (fixture->poller, 10);
  net_listener_set_certificate (fixture->middle.listener, fixture->middle.certificate);
  g_signal_connect (fixture->middle.listener, "caller", G_CALLBACK (caller_cb), fixture);
  g_assert_true (net_listener_add_address (fixture->middle.listener, G_INET_SOCKET_ADDRESS (address), NULL));
  net_listener_start (fixture->middle.listener);
  return g_strdup_printf ("127.0.0.1:%u", g_inet_socket_address_get_port (net_listener_get_addresses (fixture->middle.listener)->pdata[0]));
}

static void
get_up (Middle *middle)
{
  if (middle->listener != NULL)
    net_listener_stop (middle->listener);
  g_clear_object (&middle->listener);
  g_clear_object (&middle->stream);
  g_clear_object (&middle->member);
  g_clear_object (&middle->host);
  g_clear_object (&middle->certificate);
}

/* --- The room --- */

static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  const char *const listen[] = { "127.0.0.1:0", NULL };
  HostConfig        config = { .room_name = "Sınıf", .listen = listen, .no_discovery = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (NetLink) link = NULL;

  fixture->poller = net_poller_new (NULL);
  fixture->folder = folder_make ();
  config.data_dir = fixture->folder;
  fixture->host = host_new (&config);
  host_start (fixture->host, &error);
  g_assert_no_error (error);
  fixture->owner = session_new (fixture->poller, "Ayşe");
  link = host_connect_local (fixture->host, fixture->poller, &error);
  g_assert_no_error (error);
  session_join_link (fixture->owner, link);
  AWAIT (session_get_state (fixture->owner) == SESSION_STATE_CONNECTED);
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

static void
stopped_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  host_stop_finish (HOST_HOST (object), result);
  *(gboolean *)user_data = TRUE;
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  gboolean stopped = FALSE;

  leave (fixture->owner);
  host_stop_async (fixture->host, stopped_cb, &stopped);
  AWAIT (stopped);
  g_assert_finalize_object (fixture->host);
  AWAIT (net_poller_is_drained (fixture->poller));
  get_up (&fixture->middle);
  g_assert_finalize_object (fixture->poller);
  folder_remove (fixture->folder);
  g_free (fixture->folder);
}

/* What was said to the host before has arrived there. */
static void
round_trip (Session *session)
{
  GListModel *timeline = G_LIST_MODEL (session_room_get_timeline (session_get_room (session)));
  g_autoptr (SessionMessage) message = NULL;

  session_send (session, "merhaba");
  message = g_list_model_get_item (timeline, g_list_model_get_n_items (timeline) - 1);
  AWAIT (session_message_get_delivery (message) == SESSION_DELIVERY_DELIVERED);
}

static Session *
join (Fixture    *fixture,
      const char *address,
      const char *name)
{
  Session         *session = session_new (fixture->poller, name);
  g_autofree char *direct = g_strdup_printf ("127.0.0.1:%u", host_get_port (fixture->host));
  g_autoptr (SessionTrust) trust = session_trust_new (NULL);
  g_autoptr (NetCertificate) certificate = net_certificate_new (NULL);
  g_autoptr (GError) error = NULL;

  session_set_identity (session, certificate, trust);
  session_join (session, address != NULL ? address : direct, &error);
  g_assert_no_error (error);
  AWAIT (session_get_state (session) == SESSION_STATE_CONNECTED);
  AWAIT (session_get_comparison (session) != NULL);
  round_trip (session);
  return session;
}

static SessionMember *
find (Fixture    *fixture,
      const char *nick)
{
  return session_members_find (session_room_get_members (session_get_room (fixture->owner)), nick);
}

/* What the host's window shows for somebody. */
static const char *
look_up (Fixture    *fixture,
         const char *nick)
{
  AWAIT (find (fixture, nick) != NULL);
  session_ask_comparison (fixture->owner, find (fixture, nick));
  AWAIT (session_member_get_comparison (find (fixture, nick)) != NULL);
  return session_member_get_comparison (find (fixture, nick));
}

static void
test_same (Fixture      *fixture,
           gconstpointer user_data)
{
  Session *can = join (fixture, NULL, "Can");
  Session *eda = join (fixture, NULL, "Eda");
  guint8   numbers[NET_COMPARISON_LENGTH];

  g_assert_true (net_comparison_parse (session_get_comparison (can), numbers));
  g_assert_cmpstr (look_up (fixture, "Can"), ==, session_get_comparison (can));
  g_assert_cmpstr (look_up (fixture, "Eda"), ==, session_get_comparison (eda));
  g_assert_cmpstr (session_get_comparison (can), !=, session_get_comparison (eda));
  /* The window on the host's own computer has nobody to compare with. */
  g_assert_null (session_get_comparison (fixture->owner));
  leave (eda);
  leave (can);
}

/* The same two come together anew. */
static void
test_another_session (Fixture      *fixture,
                      gconstpointer user_data)
{
  Session         *can = join (fixture, NULL, "Can");
  g_autofree char *first = g_strdup (session_get_comparison (can));

  leave (can);
  AWAIT (find (fixture, "Can") == NULL);
  can = join (fixture, NULL, "Can");
  g_assert_cmpstr (session_get_comparison (can), !=, first);
  g_assert_cmpstr (look_up (fixture, session_get_nick (can)), ==, session_get_comparison (can));
  leave (can);
}

static void
test_somebody_in_between (Fixture      *fixture,
                          gconstpointer user_data)
{
  g_autofree char *address = sit_in_between (fixture);
  Session         *can = join (fixture, address, "Can");

  /* All seems well: encrypted, in the room, and each sees the other. */
  g_assert_true (session_is_encrypted (can));
  g_assert_cmpstr (session_get_fingerprint (can), !=, host_get_fingerprint (fixture->host));
  g_assert_false (session_member_get_unencrypted (find (fixture, "Can")));
  g_assert_cmpstr (look_up (fixture, "Can"), !=, session_get_comparison (can));
  leave (can);
  AWAIT (find (fixture, "Can") == NULL);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/host/comparing/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("same", test_same);
  ADD ("another-session", test_another_session);
  ADD ("somebody-in-between", test_somebody_in_between);
#undef ADD
  return g_test_run ();
}
