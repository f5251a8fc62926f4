// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-comparison.h"
#include "session/far-side.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"
#include "session/session-private.h"

#include <string.h>

#define EXPECT(pattern) g_free (far_side_expect (far, pattern))
#define NONCE "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
#define NUMBERS "3 41 0 63 7 12 5"

static GBytes *
make_binding (void)
{
  return g_bytes_new_static ("who talks to whom, in which one", 32);
}

static void
enter (FarSide *far,
       gboolean comparable)
{
  g_autoptr (GBytes) binding = make_binding ();

  if (comparable)
    net_link_set_binding (far->session->link, binding);
  far_side_say (far, ":s 005 SuleOzturk merhaba.org/COMPARE :are supported");
  far_side_welcome (far, FAR_SIDE_ALL);
}

static void
count_cb (guint *n)
{
  ++*n;
}

/* It says what it is held to, hears the host, and only then says what it was. */
static void
test_three_words (FarSide      *far,
                  gconstpointer user_data)
{
  g_autoptr (GBytes) binding = make_binding ();
  g_autofree char *commit = NULL;
  g_autofree char *open = NULL;
  g_autofree char *commitment = NULL;
  g_autofree char *numbers = NULL;
  guint            n_notified = 0;

  net_link_set_binding (far->session->link, binding);
  far_side_say (far, ":s COMPARE NONCE :" NONCE);
  far_side_say (far, ":s 005 SuleOzturk merhaba.org/COMPARE :are supported");
  far_side_expect_nothing (far, "COMPARE *");
  far_side_say (far, ":s 004 SuleOzturk s merhaba-1 o o o");
  far_side_say (far, ":s 376 SuleOzturk :End");
  far_side_say (far, ":SuleOzturk!~merhaba@10.0.0.1 JOIN #merhaba");
  commit = far_side_expect (far, "COMPARE COMMIT *");
  g_assert_null (session_get_comparison (far->session));
  g_signal_connect_swapped (far->session, "notify::comparison", G_CALLBACK (count_cb), &n_notified);
  far_side_say (far, ":s COMPARE NONCE :" NONCE);
  open = far_side_expect (far, "COMPARE OPEN *");
  g_assert_cmpuint (n_notified, ==, 1);

  commitment = net_comparison_commit (strrchr (open, ':') + 1);
  g_assert_cmpstr (strrchr (commit, ':') + 1, ==, commitment);
  numbers = net_comparison_derive (binding, strrchr (open, ':') + 1, NONCE);
  g_assert_cmpstr (session_get_comparison (far->session), ==, numbers);
  /* Another one, now that ours is known, is not heard. */
  far_side_say (far, ":s COMPARE NONCE :ff" NONCE);
  far_side_say (far, ":s COMPARE NONCE :ffeeddccbbaa99887766554433221100ffeeddccbbaa99887766554433221100");
  far_side_expect_nothing (far, "COMPARE *");
  g_assert_cmpstr (session_get_comparison (far->session), ==, numbers);
}

static void
test_impossible (FarSide      *far,
                 gconstpointer user_data)
{
  enter (far, FALSE);
  far_side_say (far, ":s COMPARE NONCE :" NONCE);
  far_side_expect_nothing (far, "COMPARE *");
  g_assert_null (session_get_comparison (far->session));
}

static void
test_nonsense (FarSide      *far,
               gconstpointer user_data)
{
  enter (far, TRUE);
  far_side_say (far, ":s COMPARE NONCE :12");
  far_side_say (far, ":s COMPARE OPEN :" NONCE);
  far_side_expect_nothing (far, "COMPARE *");
  g_assert_null (session_get_comparison (far->session));
  far_side_say (far, ":s COMPARE NONCE :" NONCE);
  EXPECT ("COMPARE OPEN *");
}

static void
test_member (FarSide      *far,
             gconstpointer user_data)
{
  SessionMember *can;

  enter (far, FALSE);
  can = far_side_find (far, "can");
  g_assert_null (session_member_get_comparison (can));
  session_ask_comparison (far->session, can);
  EXPECT ("WHOIS :can");
  far_side_say (far, ":s 320 SuleOzturk can :is a good person");
  far_side_say (far, ":s 320 SuleOzturk can :compares as 1 2 3");
  far_side_say (far, ":s 320 SuleOzturk nobody :compares as " NUMBERS);
  far_side_expect_nothing (far, "WHOIS *");
  g_assert_null (session_member_get_comparison (can));
  far_side_say (far, ":s 318 SuleOzturk can :End");
  AWAIT (g_strcmp0 (session_member_get_comparison (can), "") == 0);
  far_side_say (far, ":s 320 SuleOzturk can :compares as " NUMBERS);
  far_side_say (far, ":s 318 SuleOzturk can :End");
  AWAIT (g_strcmp0 (session_member_get_comparison (can), NUMBERS) == 0);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/session/comparison/" name, FarSide, NULL, far_side_set_up, func, far_side_tear_down)
  ADD ("three-words", test_three_words);
  ADD ("impossible", test_impossible);
  ADD ("nonsense", test_nonsense);
  ADD ("member", test_member);
#undef ADD
  return g_test_run ();
}
