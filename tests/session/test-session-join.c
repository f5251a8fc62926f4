// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/far-side.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"

#include <string.h>

#define EXPECT(pattern) g_free (far_side_expect (far, pattern))

static void
test_parse (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NetInvite) invite = session_parse_invite ("merhaba://10.0.0.1/?key=a", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (invite->key, ==, "a");
  g_assert_null (session_parse_invite ("10.0.0.1:port", &error));
  g_assert_nonnull (error);
}

/* Who comes in is told the key, and so is who is in when it changes. */
static void
test_key_is_learned (FarSide      *far,
                     gconstpointer user_data)
{
  far_side_welcome (far, FAR_SIDE_ALL);
  far_side_say (far, ":s 324 SuleOzturk #merhaba +ntkl gizli 20");
  AWAIT (g_strcmp0 (session_get_key (far->session), "gizli") == 0);
  far_side_say (far, ":can!~c@10.0.0.2 MODE #merhaba +k çay");
  AWAIT (g_strcmp0 (session_get_key (far->session), "çay") == 0);
  g_assert_cmpstr (session_message_get_text (far_side_get_last (far)), ==, "The room has a new key");
  far_side_say (far, ":s 324 SuleOzturk #merhaba +ntk *");
  far_side_say (far, ":can!~c@10.0.0.2 MODE #elsewhere -k *");
  far_side_expect_nothing (far, "PASS *");
  g_assert_cmpstr (session_get_key (far->session), ==, "çay");
  far_side_say (far, ":can!~c@10.0.0.2 MODE #merhaba -k *");
  AWAIT (session_get_key (far->session) == NULL);
}

static void
test_key_is_changed (FarSide      *far,
                     gconstpointer user_data)
{
  far_side_welcome (far, FAR_SIDE_ALL);
  session_change_key (far->session, "c\xcc\xa7"
                                    "ay");
  EXPECT ("MODE #merhaba +k :çay");
  far_side_say (far, ":SuleOzturk!~merhaba@10.0.0.1 MODE #merhaba +k çay");
  AWAIT (session_get_key (far->session) != NULL);
  session_change_key (far->session, NULL);
  EXPECT ("MODE #merhaba -k :çay");
}

static void
test_asked_for_key (FarSide      *far,
                    gconstpointer user_data)
{
  EXPECT ("USER *");
  far_side_say (far, ":s 464 * :Password incorrect");
  AWAIT (session_get_state (far->session) == SESSION_STATE_LOST);
  g_assert_cmpint (session_get_trouble (far->session), ==, SESSION_TROUBLE_KEY);
  g_assert_cmpstr (session_get_reason (far->session), ==, "This room has a key. Please ask the host for it.");
}

/* A network that keeps a key for the channel alone. */
static void
test_asked_for_channel_key (FarSide      *far,
                            gconstpointer user_data)
{
  session_set_key (far->session, "a");
  EXPECT ("USER *");
  far_side_say (far, ":s 001 SuleOzturk :Welcome");
  far_side_say (far, ":s 422 SuleOzturk :no MOTD");
  EXPECT ("PING :merhaba-join");
  far_side_say (far, ":s PONG s :merhaba-join");
  EXPECT ("JOIN #merhaba :a");
  far_side_say (far, ":s 475 SuleOzturk #merhaba :Cannot join channel (+k)");
  AWAIT (session_get_state (far->session) == SESSION_STATE_LOST);
  g_assert_cmpint (session_get_trouble (far->session), ==, SESSION_TROUBLE_KEY);
  g_assert_cmpstr (session_get_reason (far->session), ==, "The room has another key than this one. Please ask the host for it.");
}

static void
test_invite (FarSide      *far,
             gconstpointer user_data)
{
  g_autoptr (NetInvite) none = session_dup_invite (far->session, 0);
  g_autoptr (NetInvite) invite = NULL;

  g_assert_null (none);
  far_side_welcome (far, FAR_SIDE_ALL);
  far_side_say (far, ":s 324 SuleOzturk #merhaba +k gizli");
  AWAIT (session_get_key (far->session) != NULL);
  /* The link was handed in: from where we are nobody else gets here. */
  none = session_dup_invite (far->session, 0);
  g_assert_null (none);
  invite = session_dup_invite (far->session, 12346);
  /* Without a network there is no way. */
  if (invite == NULL)
    return;
  g_assert_true (g_str_has_suffix (invite->addresses->pdata[0], ":12346"));
  g_assert_cmpstr (invite->room_name, ==, "Bizim Ev");
  g_assert_cmpstr (invite->key, ==, "gizli");
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/session/session-join/parse", test_parse);
#define ADD(name, func) g_test_add ("/session/session-join/" name, FarSide, NULL, far_side_set_up, func, far_side_tear_down)
  ADD ("key-is-learned", test_key_is_learned);
  ADD ("key-is-changed", test_key_is_changed);
  ADD ("asked-for-key", test_asked_for_key);
  ADD ("asked-for-channel-key", test_asked_for_channel_key);
  ADD ("invite", test_invite);
#undef ADD
  return g_test_run ();
}
