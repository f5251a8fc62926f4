// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/far-side.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"
#include "session/session-telling.h"

#define EXPECT(far, pattern) g_free (far_side_expect (far, pattern))

static SessionRoom *
get_room (FarSide *far)
{
  return session_get_room (far->session);
}

static void
test_telling (FarSide *far, gconstpointer user_data)
{
  far_side_welcome (far, FAR_SIDE_ALL);
  session_tell_typing (far->session, "s");
  EXPECT (far, "@+typing=active TAGMSG *#merhaba");
  /* Not with each letter, and not anew when one deletes all. */
  session_tell_typing (far->session, "se");
  far_side_expect_nothing (far, "*TAGMSG*");
  session_tell_typing (far->session, "");
  EXPECT (far, "@+typing=done TAGMSG *#merhaba");
  session_tell_typing (far->session, "s");
  session_tell_typing (far->session, "");
  far_side_expect_nothing (far, "*TAGMSG*");
  /* What was said is done. */
  session_tell_typing (far->session, "s");
  session_send (far->session, "selam");
  session_tell_typing (far->session, "");
  EXPECT (far, "*PRIVMSG #merhaba :selam");
  far_side_expect_nothing (far, "*TAGMSG*");
}

/* Who begins anew at once is heard of when three seconds are over, and of a pause later. */
static void
test_later (FarSide *far, gconstpointer user_data)
{
  gint64 start_us = g_get_monotonic_time ();

  far_side_welcome (far, FAR_SIDE_ALL);
  session_tell_typing (far->session, "s");
  EXPECT (far, "@+typing=active TAGMSG *#merhaba");
  session_tell_typing (far->session, "");
  EXPECT (far, "@+typing=done TAGMSG *#merhaba");
  session_tell_typing (far->session, "s");
  EXPECT (far, "@+typing=active TAGMSG *#merhaba");
  g_assert_cmpint (g_get_monotonic_time () - start_us, >=, 3 * G_USEC_PER_SEC);
  EXPECT (far, "@+typing=paused TAGMSG *#merhaba");
  g_assert_cmpint (g_get_monotonic_time () - start_us, >=, 8 * G_USEC_PER_SEC);
  session_tell_typing (far->session, "");
  EXPECT (far, "@+typing=done TAGMSG *#merhaba");
}

static void
test_not_of_commands (FarSide *far, gconstpointer user_data)
{
  far_side_welcome (far, FAR_SIDE_ALL);
  session_tell_typing (far->session, "/");
  session_tell_typing (far->session, "/me");
  far_side_expect_nothing (far, "*TAGMSG*");
  session_tell_typing (far->session, "//");
  EXPECT (far, "@+typing=active TAGMSG *#merhaba");
  session_tell_typing (far->session, "/");
  EXPECT (far, "@+typing=done TAGMSG *#merhaba");
}

static void
test_not_alone (FarSide *far, gconstpointer user_data)
{
  far_side_welcome (far, FAR_SIDE_ALL);
  far_side_say (far, ":can!~c@10.0.0.2 PART #merhaba");
  AWAIT (far_side_find (far, "can") == NULL);
  session_tell_typing (far->session, "s");
  far_side_expect_nothing (far, "*TAGMSG*");
}

static void
test_not_to_old_servers (FarSide *far, gconstpointer user_data)
{
  far_side_welcome (far, "server-time");
  session_tell_typing (far->session, "s");
  far_side_expect_nothing (far, "*TAGMSG*");
}

static void
test_not_denied (FarSide *far, gconstpointer user_data)
{
  far_side_welcome (far, FAR_SIDE_ALL);
  far_side_say (far, ":s 005 SuleOzturk CLIENTTAGDENY=*,-draft/react :are supported");
  far_side_expect_nothing (far, "*TAGMSG*");
  session_tell_typing (far->session, "s");
  far_side_expect_nothing (far, "*TAGMSG*");
  far_side_say (far, ":s 005 SuleOzturk CLIENTTAGDENY=draft/react,foo :are supported");
  far_side_expect_nothing (far, "*TAGMSG*");
  session_tell_typing (far->session, "se");
  EXPECT (far, "@+typing=active TAGMSG *#merhaba");
  far_side_say (far, ":s 005 SuleOzturk CLIENTTAGDENY=typing :are supported");
  far_side_expect_nothing (far, "*TAGMSG*");
  session_tell_typing (far->session, "");
  far_side_expect_nothing (far, "*TAGMSG*");
}

static gboolean
is_somebody_writing (FarSide *far)
{
  g_autofree char *told = session_typing_describe (session_room_get_typing (get_room (far)));

  return told != NULL;
}

/* Who is heard to be writing is so until they say something. */
static void
test_hearing (FarSide *far, gconstpointer user_data)
{
  g_autofree char *told = NULL;

  far_side_welcome (far, FAR_SIDE_ALL);
  far_side_say (far, "@+typing=active :can!~c@10.0.0.2 TAGMSG #merhaba");
  AWAIT ((told = session_typing_describe (session_room_get_typing (get_room (far)))) != NULL);
  g_assert_nonnull (strstr (told, "Can Yücel"));
  far_side_say (far, ":can!~c@10.0.0.2 PRIVMSG #merhaba :selam");
  AWAIT (!is_somebody_writing (far));
  /* Ourselves, somewhere else, and the past. */
  far_side_say (far, "@+typing=active :SuleOzturk!~m@10.0.0.1 TAGMSG #merhaba");
  far_side_say (far, "@+typing=active :can!~c@10.0.0.2 TAGMSG #other");
  far_side_say (far, "@+typing=active TAGMSG #merhaba");
  far_side_say (far, "BATCH +h chathistory #merhaba");
  far_side_say (far, "@batch=h;+typing=active :can!~c@10.0.0.2 TAGMSG #merhaba");
  far_side_say (far, "BATCH -h");
  far_side_expect_nothing (far, "*TAGMSG*");
  g_assert_false (is_somebody_writing (far));
}

int
main (int argc, char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/session/" name, FarSide, NULL, far_side_set_up, func, far_side_tear_down)
  ADD ("session-telling/telling", test_telling);
  ADD ("session-telling/later", test_later);
  ADD ("session-telling/commands", test_not_of_commands);
  ADD ("session-telling/alone", test_not_alone);
  ADD ("session-telling/hearing", test_hearing);
  ADD ("session-client-tags/old-servers", test_not_to_old_servers);
  ADD ("session-client-tags/denied", test_not_denied);
#undef ADD
  return g_test_run ();
}
