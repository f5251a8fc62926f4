// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-private.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"
#include "session/far-side.h"

#include <string.h>

static void
test_silence (FarSide      *far,
              gconstpointer user_data)
{
  far_side_welcome (far, FAR_SIDE_ALL);
  session_irc_watch (far->session, 14 * G_USEC_PER_SEC);
  far_side_expect_nothing (far, "PING *");
  session_irc_watch (far->session, 16 * G_USEC_PER_SEC);
  g_free (far_side_expect (far, "PING :merhaba"));
  g_assert_cmpint (session_get_state (far->session), ==, SESSION_STATE_CONNECTED);
  session_irc_watch (far->session, 31 * G_USEC_PER_SEC);
  g_assert_cmpint (session_get_state (far->session), ==, SESSION_STATE_LOST);
  g_assert_nonnull (strstr (session_get_reason (far->session), "no longer answers"));
}

static void
test_not_irc_after_all (FarSide      *far,
                        gconstpointer user_data)
{
  g_free (far_side_expect (far, "USER *"));
  far_side_say (far, "Buyurun?");
  AWAIT (session_get_state (far->session) == SESSION_STATE_CONNECTED);
  g_assert_cmpint (session_get_dialect (far->session), ==, SESSION_DIALECT_PLAIN_TEXT);
}

static void
test_mute (FarSide      *far,
           gconstpointer user_data)
{
  session_irc_watch (far->session, 4 * G_USEC_PER_SEC);
  g_assert_cmpint (session_get_dialect (far->session), ==, SESSION_DIALECT_IRC);
  session_irc_watch (far->session, 6 * G_USEC_PER_SEC);
  g_assert_cmpint (session_get_dialect (far->session), ==, SESSION_DIALECT_PLAIN_TEXT);
}

static void
test_leave (FarSide      *far,
            gconstpointer user_data)
{
  far_side_welcome (far, FAR_SIDE_ALL);
  session_leave (far->session);
  g_free (far_side_expect (far, "QUIT :*"));
  AWAIT (far->server.closed);
  g_assert_no_error (far->server.error);
  g_assert_cmpint (session_get_state (far->session), ==, SESSION_STATE_LEFT);
}

/* A computer at rest is woken when silence means something, and at no other time. */
static void
test_patience (FarSide      *far,
               gconstpointer data)
{
  g_assert_cmpint (session_irc_get_patience (far->session, 0), ==, 5 * G_USEC_PER_SEC);
  far_side_welcome (far, FAR_SIDE_ALL);
  g_assert_cmpint (session_irc_get_patience (far->session, 0), ==, 15 * G_USEC_PER_SEC);
  g_assert_cmpint (session_irc_get_patience (far->session, 15 * G_USEC_PER_SEC), ==, 15 * G_USEC_PER_SEC);
  g_assert_cmpint (session_irc_get_patience (far->session, 16 * G_USEC_PER_SEC), ==, 30 * G_USEC_PER_SEC);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/session/session-irc/" name, FarSide, NULL, far_side_set_up, func, far_side_tear_down)
  ADD ("silence", test_silence);
  ADD ("not-irc-after-all", test_not_irc_after_all);
  ADD ("mute", test_mute);
  ADD ("patience", test_patience);
  ADD ("leave", test_leave);
#undef ADD
  return g_test_run ();
}
