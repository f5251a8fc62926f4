// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-absence.h"

#include "session/far-side.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"

static void
test_by_hand (FarSide      *far,
              gconstpointer user_data)
{
  far_side_welcome (far, FAR_SIDE_ALL);
  session_set_absent (far->session, TRUE);
  g_free (far_side_expect (far, "AWAY :*"));
  far_side_say (far, ":s 306 SuleOzturk :You have been marked as being away");
  AWAIT (session_member_get_away (far_side_find (far, "SuleOzturk")));
  session_set_absent (far->session, TRUE);
  far_side_expect_nothing (far, "AWAY*");
  session_set_absent (far->session, FALSE);
  g_free (far_side_expect (far, "AWAY"));
  far_side_say (far, ":s 305 SuleOzturk :You are no longer marked as being away");
  AWAIT (!session_member_get_away (far_side_find (far, "SuleOzturk")));
}

/* Who is away before they come in is away then too. */
static void
test_before (FarSide      *far,
             gconstpointer user_data)
{
  session_set_absent (far->session, TRUE);
  far_side_expect_nothing (far, "AWAY*");
}

static void
test_told_on_entering (FarSide      *far,
                       gconstpointer user_data)
{
  session_set_absent (far->session, TRUE);
  far_side_say (far, ":s CAP * LS :");
  g_free (far_side_expect (far, "CAP :END"));
  far_side_say (far, ":s 001 SuleOzturk :Welcome");
  far_side_say (far, ":s 376 SuleOzturk :End");
  far_side_say (far, ":SuleOzturk!~merhaba@10.0.0.1 JOIN #merhaba");
  g_free (far_side_expect (far, "AWAY :*"));
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/session/session-absence/" name, FarSide, NULL, far_side_set_up, func, far_side_tear_down)
  ADD ("by-hand", test_by_hand);
  ADD ("before", test_before);
  ADD ("on-entering", test_told_on_entering);
#undef ADD
  return g_test_run ();
}
