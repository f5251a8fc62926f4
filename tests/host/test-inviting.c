// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "host/host-stopping.h"

#include "fixtures/await.h"
#include "fixtures/folder.h"
#include "fixtures/locale.h"
#include "session/session.h"

#include <string.h>

/* Coming into a room of which more is known than an address, or less than its key. */

#define OTHER_FP "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"

typedef struct
{
  NetPoller    *poller;
  Host         *host;
  Session      *owner;
  SessionTrust *trust;
  char         *address;
  char         *folder;
} Fixture;

static void
open_room (Fixture    *fixture,
           const char *key)
{
  const char *const listen[] = { "127.0.0.1:0", NULL };
  HostConfig        config = { .room_name = "Sınıf", .listen = listen, .data_dir = fixture->folder, .key = key };
  g_autoptr (NetLink) link = NULL;
  g_autoptr (GError) error = NULL;

  fixture->host = host_new (&config);
  host_start (fixture->host, &error);
  g_assert_no_error (error);
  g_free (fixture->address);
  fixture->address = g_strdup_printf ("127.0.0.1:%u", host_get_port (fixture->host));
  link = host_connect_local (fixture->host, fixture->poller, NULL);
  fixture->owner = session_new (fixture->poller, "Ayşe");
  session_join_link (fixture->owner, link);
  AWAIT (session_get_state (fixture->owner) == SESSION_STATE_CONNECTED);
}

static void
close_room (Fixture *fixture)
{
  session_leave (fixture->owner);
  host_stop_and_wait (fixture->host);
  g_clear_object (&fixture->owner);
  g_assert_finalize_object (g_steal_pointer (&fixture->host));
}

static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  fixture->poller = net_poller_new (NULL);
  fixture->folder = folder_make ();
  fixture->trust = session_trust_new (NULL);
  open_room (fixture, user_data);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  close_room (fixture);
  AWAIT (net_poller_is_drained (fixture->poller));
  g_object_unref (fixture->trust);
  g_assert_finalize_object (fixture->poller);
  folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->address);
}

/* As the owner's window makes it, but with this computer's own address. */
static NetInvite *
make_invite (Fixture *fixture)
{
  NetInvite *invite = net_invite_new ();

  net_invite_add_address (invite, fixture->address);
  invite->fingerprint = g_strdup (host_get_fingerprint (fixture->host));
  return invite;
}

static Session *
set_out (Fixture         *fixture,
         const NetInvite *invite)
{
  Session *session = session_new (fixture->poller, "Can");
  g_autoptr (NetCertificate) certificate = net_certificate_new (NULL);
  g_autoptr (GError) error = NULL;

  session_set_identity (session, certificate, fixture->trust);
  session_join_invite (session, invite, NULL, &error);
  g_assert_no_error (error);
  return session;
}

static gboolean
is_in (Session *session)
{
  return session_get_state (session) == SESSION_STATE_CONNECTED;
}

static gboolean
is_stopped_by (Session       *session,
               SessionTrouble trouble)
{
  return session_get_state (session) == SESSION_STATE_LOST && session_get_trouble (session) == trouble;
}

/* --- Certificates --- */

static void
test_expected (Fixture      *fixture,
               gconstpointer user_data)
{
  g_autoptr (NetInvite) invite = make_invite (fixture);
  g_autoptr (Session) session = set_out (fixture, invite);

  AWAIT (is_in (session));
  g_assert_true (session_is_encrypted (session));
  g_assert_cmpstr (session_trust_find (fixture->trust, fixture->address), ==, host_get_fingerprint (fixture->host));
  session_leave (session);
}

/* The first time already, nobody takes the place of who was meant. */
static void
test_not_expected (Fixture      *fixture,
                   gconstpointer user_data)
{
  g_autoptr (NetInvite) invite = make_invite (fixture);
  g_autoptr (Session) session = NULL;

  g_free (invite->fingerprint);
  invite->fingerprint = g_strdup (OTHER_FP);
  session = set_out (fixture, invite);
  AWAIT (is_stopped_by (session, SESSION_TROUBLE_CERTIFICATE));
  g_assert_true (g_str_has_prefix (session_get_reason (session), "This is not the room that was meant"));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (session_room_get_members (session_get_room (fixture->owner)))), ==, 1);
  session_accept_certificate (session);
  AWAIT (is_in (session));
  session_leave (session);
}

/* A room that is known is known wherever it is, and its address may be another's now. */
static void
test_known_by_id (Fixture      *fixture,
                  gconstpointer user_data)
{
  g_autoptr (NetInvite) invite = make_invite (fixture);
  g_autoptr (NetInvite) own = session_dup_invite (fixture->owner, 1);
  g_autoptr (Session) session = NULL;

  invite->room_id = own != NULL ? g_strdup (own->room_id) : g_uuid_string_random ();
  session_trust_remember (fixture->trust, fixture->address, OTHER_FP);
  session = set_out (fixture, invite);
  AWAIT (is_in (session));
  g_assert_cmpstr (session_trust_find (fixture->trust, fixture->address), ==, OTHER_FP);
  session_leave (session);
}

/* What one has seen counts more than what one is told. */
static void
test_seen_before_told (Fixture      *fixture,
                       gconstpointer user_data)
{
  g_autoptr (NetInvite) invite = make_invite (fixture);
  g_autoptr (Session) session = NULL;

  invite->room_id = g_uuid_string_random ();
  session_trust_remember (fixture->trust, invite->room_id, OTHER_FP);
  session = set_out (fixture, invite);
  AWAIT (is_stopped_by (session, SESSION_TROUBLE_CERTIFICATE));
  g_assert_true (g_str_has_prefix (session_get_reason (session), "This room shows another certificate than before"));
}

/* --- Keys --- */

static void
test_asked (Fixture      *fixture,
            gconstpointer user_data)
{
  g_autoptr (NetInvite) invite = make_invite (fixture);
  g_autoptr (Session) session = set_out (fixture, invite);

  AWAIT (is_stopped_by (session, SESSION_TROUBLE_KEY));
  g_assert_true (g_str_has_prefix (session_get_reason (session), "This room has a key"));
  session_set_key (session, "yanlış");
  session_try_again (session);
  AWAIT (is_stopped_by (session, SESSION_TROUBLE_KEY) && g_str_has_prefix (session_get_reason (session), "The room has another key"));
  session_set_key (session, "gizli");
  session_try_again (session);
  AWAIT (is_in (session));
  session_leave (session);
}

static void
test_in_the_invite (Fixture      *fixture,
                    gconstpointer user_data)
{
  g_autoptr (NetInvite) invite = make_invite (fixture);
  g_autofree char *uri = NULL;
  g_autoptr (NetInvite) copy = NULL;
  g_autoptr (Session) session = NULL;

  AWAIT (g_strcmp0 (session_get_key (fixture->owner), "gizli") == 0);
  invite->key = g_strdup (session_get_key (fixture->owner));
  uri = net_invite_to_uri (invite);
  copy = net_invite_parse (uri, NULL);
  session = set_out (fixture, copy);
  AWAIT (is_in (session));
  session_leave (session);
}

/* The owner sets another one: who is in stays in, and comes back with the new one. */
static void
test_changed (Fixture      *fixture,
              gconstpointer user_data)
{
  g_autoptr (NetInvite) invite = make_invite (fixture);
  g_autoptr (Session) session = NULL;

  invite->key = g_strdup ("gizli");
  session = set_out (fixture, invite);
  AWAIT (is_in (session));
  session_change_key (fixture->owner, "yeni");
  AWAIT (g_strcmp0 (session_get_key (session), "yeni") == 0);
  g_assert_true (is_in (session));
  session_leave (session);
  session_try_again (session);
  AWAIT (is_in (session));
  session_leave (session);
}

/* The key outlives the host, and a new one given at the start takes its place. */
static void
test_kept (Fixture      *fixture,
           gconstpointer user_data)
{
  close_room (fixture);
  open_room (fixture, NULL);
  AWAIT (g_strcmp0 (session_get_key (fixture->owner), "gizli") == 0);
  close_room (fixture);
  open_room (fixture, "yeni");
  AWAIT (g_strcmp0 (session_get_key (fixture->owner), "yeni") == 0);
  close_room (fixture);
  open_room (fixture, "");
  close_room (fixture);
  open_room (fixture, NULL);
  session_change_key (fixture->owner, "bekle");
  AWAIT (g_strcmp0 (session_get_key (fixture->owner), "bekle") == 0);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, key, func) g_test_add ("/host/inviting/" name, Fixture, key, set_up, func, tear_down)
  ADD ("expected", NULL, test_expected);
  ADD ("not-expected", NULL, test_not_expected);
  ADD ("known-by-id", NULL, test_known_by_id);
  ADD ("seen-before-told", NULL, test_seen_before_told);
  ADD ("asked", "gizli", test_asked);
  ADD ("in-the-invite", "gizli", test_in_the_invite);
  ADD ("changed", "gizli", test_changed);
  ADD ("kept", "gizli", test_kept);
#undef ADD
  return g_test_run ();
}
