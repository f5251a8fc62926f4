// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/far-side.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"
#include "session/session-private.h"

#include <string.h>

#define EXPECT(pattern) g_free (far_side_expect (far, pattern))

static void
test_capabilities (FarSide      *far,
                   gconstpointer user_data)
{
  g_autofree char *request = NULL;

  EXPECT ("CAP LS :302");
  EXPECT ("NICK :SuleOzturk");
  EXPECT ("USER merhaba 0 * :Şule Öztürk");
  far_side_say (far, ":s CAP * LS * :echo-message no-such-thing");
  far_side_expect_nothing (far, "CAP REQ *");
  far_side_say (far, ":s CAP * LS :server-time");
  request = far_side_expect (far, "CAP REQ *");
  g_assert_cmpstr (request, ==, "CAP REQ :echo-message server-time");
  far_side_say (far, ":s CAP * NAK :echo-message server-time");
  EXPECT ("CAP :END");
}

static void
test_nothing_offered (FarSide      *far,
                      gconstpointer user_data)
{
  far_side_say (far, ":s CAP * LS :");
  EXPECT ("CAP :END");
}

static void
test_nick_in_use (FarSide      *far,
                  gconstpointer user_data)
{
  EXPECT ("NICK :SuleOzturk");
  far_side_say (far, ":s 433 * SuleOzturk :in use");
  EXPECT ("NICK :SuleOzturk2");
  far_side_say (far, ":s 433 * SuleOzturk2 :in use");
  EXPECT ("NICK :SuleOzturk3");
  far_side_say (far, ":s 001 Sule3 :Welcome");
  AWAIT (strcmp (session_get_nick (far->session), "Sule3") == 0);
}

static void
test_all_nicks_in_use (FarSide      *far,
                       gconstpointer user_data)
{
  for (guint i = 0; i < 100; i++)
    far_side_say (far, ":s 433 * x :in use");
  AWAIT (session_get_state (far->session) == SESSION_STATE_LOST);
}

/* A network that puts nobody anywhere. */
static void
test_joins_by_itself (FarSide      *far,
                      gconstpointer user_data)
{
  EXPECT ("USER *");
  far_side_say (far, ":s 001 SuleOzturk :Welcome");
  far_side_say (far, ":s 422 SuleOzturk :no MOTD");
  EXPECT ("PING :merhaba-join");
  far_side_say (far, ":s PONG s :merhaba-join");
  EXPECT ("JOIN :#merhaba");
  far_side_say (far, ":SuleOzturk!x@y JOIN :#merhaba");
  AWAIT (session_get_state (far->session) == SESSION_STATE_CONNECTED);
  g_assert_cmpstr (session_room_get_title (session_get_room (far->session)), ==, "#merhaba");
}

static void
test_does_not_join_twice (FarSide      *far,
                          gconstpointer user_data)
{
  far_side_welcome (far, FAR_SIDE_ALL);
  far_side_say (far, ":s PONG s :merhaba-join");
  far_side_expect_nothing (far, "JOIN *");
  g_assert_cmpstr (session_room_get_title (session_get_room (far->session)), ==, "Bizim Ev");
}

static void
test_refusals (FarSide      *far,
               gconstpointer user_data)
{
  EXPECT ("USER *");
  g_assert_cmpint (session_get_refusal (far->session), ==, SESSION_REFUSAL_NONE);
  far_side_say (far, ":s 464 * :Password incorrect");
  AWAIT (session_get_state (far->session) == SESSION_STATE_LOST);
  g_assert_cmpint (session_get_refusal (far->session), ==, SESSION_REFUSAL_KEY);
  g_assert_nonnull (strstr (session_get_reason (far->session), "key"));
}

static void
test_error (FarSide      *far,
            gconstpointer user_data)
{
  far_side_welcome (far, "");
  far_side_say (far, "ERROR :Closing Link: K-lined");
  net_link_close (far->server.link);
  AWAIT (session_get_state (far->session) == SESSION_STATE_LOST);
  g_assert_nonnull (strstr (session_get_reason (far->session), "Closing Link: K-lined"));
}

/* A network that knows passwords does not learn who we are by our certificate; nor does
 * anybody where others read along. */
static void
test_sasl (FarSide      *far,
           gconstpointer user_data)
{
  static const struct
  {
    const char *offer;
    gboolean    encrypted;
    gboolean    used;
  } cases[] = {
    { ":s CAP * LS :sasl=EXTERNAL setname", TRUE, TRUE },
    { ":s CAP * LS :sasl=EXTERNAL setname", FALSE, FALSE },
    { ":s CAP * LS :sasl=PLAIN,EXTERNAL setname", TRUE, FALSE },
    { ":s CAP * LS :sasl setname", TRUE, FALSE },
  };
  const guint i = GPOINTER_TO_UINT (user_data);

  net_link_set_security (far->session->link, cases[i].encrypted, NULL);
  g_free (far_side_expect (far, "USER *"));
  far_side_say (far, cases[i].offer);
  if (!cases[i].used)
    {
      g_free (far_side_expect (far, "CAP REQ :setname"));
      return;
    }
  g_free (far_side_expect (far, "CAP REQ :sasl setname"));
  far_side_say (far, ":s CAP * ACK :sasl setname");
  g_free (far_side_expect (far, "AUTHENTICATE :EXTERNAL"));
  far_side_say (far, "AUTHENTICATE +");
  g_free (far_side_expect (far, "AUTHENTICATE :+"));
  /* Whether it works or not, we go on. */
  far_side_say (far, ":s 904 * :no");
  g_free (far_side_expect (far, "CAP :END"));
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/session/on-registration/" name, FarSide, NULL, far_side_set_up, func, far_side_tear_down)
  ADD ("capabilities", test_capabilities);
  ADD ("nothing-offered", test_nothing_offered);
  ADD ("nick-in-use", test_nick_in_use);
  ADD ("all-nicks-in-use", test_all_nicks_in_use);
  ADD ("joins-by-itself", test_joins_by_itself);
  ADD ("does-not-join-twice", test_does_not_join_twice);
  ADD ("refusals", test_refusals);
  ADD ("error", test_error);
#undef ADD
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *path = g_strdup_printf ("/session/on-registration/sasl/%u", i);

      g_test_add (path, FarSide, GUINT_TO_POINTER (i), far_side_set_up, test_sasl, far_side_tear_down);
    }
  return g_test_run ();
}
