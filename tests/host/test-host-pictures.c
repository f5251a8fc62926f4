// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "host/host-stopping.h"

#include "fixtures/await.h"
#include "fixtures/folder.h"
#include "fixtures/locale.h"
#include "net/link-recorder.h"
#include "net/net-endpoint.h"
#include "session/session.h"
#include "transfer/transfer-client.h"

#include <string.h>

/* Pictures in a room that really listens. */

#define PNG "\x89PNG\r\n\x1a\n"

typedef struct
{
  NetPoller      *poller;
  Host           *host;
  NetCertificate *certificate; /* the member's */
  SessionTrust   *trust;
  char           *address;
  char           *folder;
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
  host_stop_and_wait (fixture->host);
  g_assert_finalize_object (g_steal_pointer (&fixture->host));
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
  gboolean ready = FALSE;

  fixture->poller = net_poller_new (NULL);
  fixture->folder = folder_make ();
  fixture->trust = session_trust_new (NULL);
  fixture->certificate = net_certificate_new (NULL);
  net_certificate_wait_async (fixture->certificate, ready_cb, &ready);
  AWAIT (ready);
  open_room (fixture, user_data);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  close_room (fixture);
  AWAIT (net_poller_is_drained (fixture->poller));
  g_object_unref (fixture->trust);
  g_object_unref (fixture->certificate);
  g_assert_finalize_object (fixture->poller);
  folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->address);
}

static Session *
join (Fixture *fixture)
{
  Session *session = session_new (fixture->poller, "Can");
  g_autoptr (GError) error = NULL;

  session_set_identity (session, fixture->certificate, fixture->trust);
  session_join (session, fixture->address, &error);
  g_assert_no_error (error);
  AWAIT (session_get_state (session) == SESSION_STATE_CONNECTED);
  return session;
}

static TransferClient *
make_client (Fixture *fixture)
{
  return transfer_client_new (fixture->certificate, host_get_fingerprint (fixture->host));
}

typedef struct
{
  gboolean done;
  char    *location;
  GBytes  *content;
  GError  *error;
} Outcome;

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

static Outcome
post (Fixture        *fixture,
      TransferClient *client)
{
  g_autofree char *uri = g_strdup_printf ("https://%s/files", fixture->address);
  g_autoptr (GBytes) content = g_bytes_new_static (PNG "yüz", strlen (PNG "yüz"));
  Outcome outcome = { 0 };

  transfer_client_post_async (client, uri, content, "image/png", NULL, posted_cb, &outcome);
  AWAIT (outcome.done);
  return outcome;
}

static Outcome
get (TransferClient *client,
     const char     *uri)
{
  Outcome outcome = { 0 };

  transfer_client_get_async (client, uri, 1000, NULL, got_cb, &outcome);
  AWAIT (outcome.done);
  return outcome;
}

static void
assert_is_there (Fixture    *fixture,
                 const char *uri)
{
  TransferClient *client = make_client (fixture);
  g_auto (Outcome) outcome = get (client, uri);

  g_assert_no_error (outcome.error);
  g_assert_cmpmem (g_bytes_get_data (outcome.content, NULL), g_bytes_get_size (outcome.content), PNG "yüz", strlen (PNG "yüz"));
  g_assert_finalize_object (client);
}

/* A member uploads, and it is still there when the room comes back. */
static void
test_member (Fixture      *fixture,
             gconstpointer user_data)
{
  Session        *session = join (fixture);
  TransferClient *client = make_client (fixture);
  g_auto (Outcome) outcome = post (fixture, client);

  g_assert_no_error (outcome.error);
  assert_is_there (fixture, outcome.location);
  session_leave (session);
  g_object_unref (session);
  g_object_unref (client);
  close_room (fixture);
  open_room (fixture, fixture->address);
  assert_is_there (fixture, outcome.location);
}

/* Who is not in the room, or no longer. */
static void
test_stranger (Fixture      *fixture,
               gconstpointer user_data)
{
  TransferClient *client = make_client (fixture);
  g_auto (Outcome) before = post (fixture, client);
  g_auto (Outcome) inside = { 0 };
  g_auto (Outcome) after = { 0 };
  Session *session = join (fixture);

  g_assert_error (before.error, TRANSFER_ERROR, TRANSFER_ERROR_NOT_ALLOWED);
  inside = post (fixture, client);
  g_assert_no_error (inside.error);
  session_leave (session);
  g_object_unref (session);
  AWAIT (host_get_caller_port (fixture->host, "Can") == 0);
  after = post (fixture, client);
  g_assert_error (after.error, TRANSFER_ERROR, TRANSFER_ERROR_NOT_ALLOWED);
  g_object_unref (client);
}

static char *
find_filehost (LinkRecorder *recorder)
{
  const char *token = strstr (recorder->lines->str, "soju.im/FILEHOST=");

  if (token == NULL)
    return NULL;
  token += strlen ("soju.im/FILEHOST=");
  return g_strndup (token, strcspn (token, " "));
}

/* The hosting person's window came by no address, and is told one that leads here. */
static void
test_owner (Fixture      *fixture,
            gconstpointer user_data)
{
  g_autoptr (NetLink) link = host_connect_local (fixture->host, fixture->poller, NULL);
  g_autoptr (GBytes) lines = g_bytes_new_static ("NICK ev\r\nUSER ev 0 * :Ev\r\n", 26);
  g_autofree char *expected = g_strdup_printf ("https://%s/files", fixture->address);
  g_autofree char *filehost = NULL;
  LinkRecorder     recorder = { 0 };

  link_recorder_start (&recorder, link);
  net_link_send (link, lines);
  AWAIT ((filehost = find_filehost (&recorder)) != NULL);
  g_assert_cmpstr (filehost, ==, expected);
  link_recorder_clear (&recorder);
}

/* The room ends in the midst of it. */
static void
test_end (Fixture      *fixture,
          gconstpointer user_data)
{
  TransferClient  *client = make_client (fixture);
  g_autofree char *uri = g_strdup_printf ("https://%s/files/x", fixture->address);
  g_auto (Outcome) outcome = { 0 };

  transfer_client_get_async (client, uri, 1000, NULL, got_cb, &outcome);
  close_room (fixture);
  AWAIT (outcome.done);
  g_assert_nonnull (outcome.error);
  g_object_unref (client);
  open_room (fixture, "127.0.0.1:0");
}

#define ADD(name, address, function) g_test_add ("/host/pictures/" name, Fixture, address, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  ADD ("member", "127.0.0.1:0", test_member);
  ADD ("stranger", "127.0.0.1:0", test_stranger);
  ADD ("owner", "127.0.0.1:0", test_owner);
  ADD ("owner-anywhere", "[::]:0", test_owner);
  ADD ("end", "127.0.0.1:0", test_end);
  return g_test_run ();
}
