// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/far-side.h"
#include "session/session-private.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"

static void
test_told (FarSide      *far,
           gconstpointer user_data)
{
  Session *beside;

  far_side_welcome (far, FAR_SIDE_ALL);
  beside = session_open_beside (far->session, "can");
  session_set_name (beside, "Şule Işık");
  g_free (far_side_expect (far, "SETNAME :Şule Işık"));
  g_assert_cmpstr (beside->name, ==, "Şule Işık");
  far_side_say (far, ":SuleOzturk!~m@h SETNAME :Şule Işık");
  AWAIT (g_str_equal (session_member_get_name (far_side_find (far, "SuleOzturk")), "Şule Işık"));
  /* The same again is nothing new. */
  session_set_name (far->session, "Şule Işık");
  far_side_expect_nothing (far, "SETNAME *");
}

/* A network that cannot tell hears of it the next time. */
static void
test_not_told (FarSide      *far,
               gconstpointer user_data)
{
  far_side_welcome (far, "");
  session_set_name (far->session, "Şule Işık");
  far_side_expect_nothing (far, "SETNAME *");
  g_assert_cmpstr (far->session->name, ==, "Şule Işık");
}

int
main (int    argc,
      char **argv)
{
#define ADD(name, func) g_test_add ("/session/session-person/" name, FarSide, NULL, far_side_set_up, func, far_side_tear_down)
  locale_test_init (&argc, &argv);
  ADD ("told", test_told);
  ADD ("not-told", test_not_told);
#undef ADD
  return g_test_run ();
}
