// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-sasl.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"
#include "session/far-side.h"
#include "session/session-private.h"

#include <string.h>

#define EXPECT(pattern) g_free (far_side_expect (far, pattern))

/* What the other side offers, over a connection with somebody we know. */
static void
offer (FarSide    *far,
       const char *line)
{
  net_link_set_security (far->session->link, TRUE, NULL);
  net_link_set_voucher (far->session->link, "An authority");
  EXPECT ("USER *");
  far_side_say (far, line);
}

static void
begin_plain (FarSide    *far,
             const char *password)
{
  session_join_with_account (far->session, "sule", password);
  offer (far, ":s CAP * LS :sasl=PLAIN,EXTERNAL setname");
  EXPECT ("CAP REQ :sasl setname");
  far_side_say (far, ":s CAP * ACK :sasl setname");
  EXPECT ("AUTHENTICATE :PLAIN");
  far_side_say (far, "AUTHENTICATE +");
}

static void
test_accepted (FarSide      *far,
               gconstpointer user_data)
{
  begin_plain (far, "gül-bahçesi");
  /* NUL sule NUL gül-bahçesi */
  EXPECT ("AUTHENTICATE :AHN1bGUAZ8O8bC1iYWjDp2VzaQ==");
  g_assert_null (session_get_account_password (far->session));
  far_side_say (far, ":s 900 SuleOzturk SuleOzturk!m@h sule :You are now logged in");
  far_side_say (far, ":s 903 SuleOzturk :ok");
  EXPECT ("CAP :END");
  g_assert_cmpstr (session_get_account_name (far->session), ==, "sule");
  g_assert_cmpstr (session_get_account_password (far->session), ==, "gül-bahçesi");
  g_assert_true (session_takes_account (far->session));
  far_side_say (far, ":s CAP * DEL :sasl");
  AWAIT (!session_takes_account (far->session));
  far_side_say (far, ":s CAP * NEW :sasl=PLAIN");
  AWAIT (session_takes_account (far->session));
}

/* 294 bytes are 392 of base64, 300 are a whole line of 400 and an empty one, 301 spill. */
static void
test_chunks (FarSide      *far,
             gconstpointer user_data)
{
  const guint      size = GPOINTER_TO_UINT (user_data);
  g_autofree char *password = g_strnfill (size - strlen ("sule") - 2, 'x');
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  begin_plain (far, password);
  first = far_side_expect (far, "AUTHENTICATE *");
  g_assert_cmpuint (strlen (first), ==, strlen ("AUTHENTICATE :") + MIN ((size + 2) / 3 * 4, 400));
  if (size < 300)
    {
      far_side_expect_nothing (far, "AUTHENTICATE *");
      return;
    }
  second = far_side_expect (far, "AUTHENTICATE *");
  g_assert_cmpstr (second, ==, size == 300 ? "AUTHENTICATE :+" : "AUTHENTICATE :eA==");
}

/* Whoever asks twice hears nothing twice. */
static void
test_asked_twice (FarSide      *far,
                  gconstpointer user_data)
{
  g_autofree char *answer = NULL;

  begin_plain (far, "secret");
  EXPECT ("AUTHENTICATE :AHN*");
  far_side_say (far, "AUTHENTICATE +");
  answer = far_side_expect (far, "AUTHENTICATE *");
  g_assert_cmpstr (answer, ==, "AUTHENTICATE :*");
}

static void
test_wrong (FarSide      *far,
            gconstpointer user_data)
{
  static const char *const answers[] = {
    ":s 904 SuleOzturk :SASL authentication failed",
    ":s 905 SuleOzturk :SASL message too long",
    ":s 902 SuleOzturk :You must use a nick assigned to you",
  };

  begin_plain (far, "secret");
  far_side_say (far, answers[GPOINTER_TO_UINT (user_data)]);
  AWAIT (session_get_state (far->session) == SESSION_STATE_LOST);
  g_assert_cmpint (session_get_trouble (far->session), ==, SESSION_TROUBLE_ACCOUNT);
  g_assert_null (session_get_account_password (far->session));
  g_assert_null (strstr (far->server.lines->str, "CAP :END"));
}

/* It offered more than it takes: 908 says what. */
static void
test_other_mechanisms (FarSide      *far,
                       gconstpointer user_data)
{
  begin_plain (far, "secret");
  far_side_say (far, ":s 908 SuleOzturk SCRAM-SHA-256 :are available SASL mechanisms");
  far_side_say (far, ":s 904 SuleOzturk :SASL authentication failed");
  EXPECT ("CAP :END");
  g_assert_nonnull (strstr (session_message_get_text (far_side_get_last (far)), "account was not used"));
}

/* A password is said to nobody else. */
static void
test_not_said (FarSide      *far,
               gconstpointer user_data)
{
  static const struct
  {
    gboolean    encrypted;
    const char *voucher;
    const char *offer;
  } cases[] = {
    { FALSE, "An authority", ":s CAP * LS :sasl=PLAIN setname" },
    { TRUE, NULL, ":s CAP * LS :sasl=PLAIN setname" },
    { TRUE, "An authority", ":s CAP * LS :sasl=SCRAM-SHA-256 setname" },
  };
  const guint i = GPOINTER_TO_UINT (user_data);

  session_join_with_account (far->session, "sule", "secret");
  net_link_set_security (far->session->link, cases[i].encrypted, NULL);
  net_link_set_voucher (far->session->link, cases[i].voucher);
  EXPECT ("USER *");
  far_side_say (far, cases[i].offer);
  EXPECT ("CAP REQ :setname");
  g_assert_nonnull (strstr (session_message_get_text (far_side_get_last (far)), "account was not used"));
}

static void
count_cb (Session *session,
          guint   *n)
{
  ++*n;
}

/* Registering waits for who knows the account, and goes on without one. */
static void
test_looked_up (FarSide      *far,
                gconstpointer user_data)
{
  gboolean known = GPOINTER_TO_UINT (user_data) != 0;
  guint    n = 0;

  g_signal_connect (far->session, "account-wanted", G_CALLBACK (count_cb), &n);
  offer (far, ":s CAP * LS :sasl=PLAIN setname");
  AWAIT (n == 1);
  far_side_expect_nothing (far, "CAP *");
  session_tell_account (far->session, known ? "sule" : NULL, known ? "secret" : NULL);
  if (known)
    EXPECT ("CAP REQ :sasl setname");
  else
    EXPECT ("CAP REQ :setname");
  g_assert_cmpuint (n, ==, 1);
}

static void
test_needed (FarSide      *far,
             gconstpointer user_data)
{
  static const char *const refusals[] = {
    ":s 465 SuleOzturk :You are banned from this server- SASL access only",
    "ERROR :Closing Link: h (SASL access only)",
    ":s FAIL * ACCOUNT_REQUIRED :You must be logged in to connect",
    ":s 477 SuleOzturk #merhaba :Cannot join channel (+r)",
  };
  const guint i = GPOINTER_TO_UINT (user_data);

  offer (far, ":s CAP * LS :sasl=PLAIN");
  EXPECT ("CAP :END");
  far_side_say (far, refusals[i]);
  AWAIT (session_get_state (far->session) == SESSION_STATE_LOST);
  g_assert_cmpint (session_get_trouble (far->session), ==, SESSION_TROUBLE_ACCOUNT);
}

/* Where others read along nobody is asked for a password. */
static void
test_needed_in_the_open (FarSide      *far,
                         gconstpointer user_data)
{
  net_link_set_security (far->session->link, FALSE, NULL);
  EXPECT ("USER *");
  far_side_say (far, "ERROR :Closing Link: h (SASL access only)");
  AWAIT (session_get_state (far->session) == SESSION_STATE_LOST);
  g_assert_cmpint (session_get_trouble (far->session), ==, SESSION_TROUBLE_NONE);
  g_assert_nonnull (strstr (session_get_reason (far->session), "ircs://"));
}

#define ADD(path, data, test) g_test_add ("/session/sasl/" path, FarSide, GUINT_TO_POINTER (data), far_side_set_up, test, far_side_tear_down)

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  ADD ("accepted", 0, test_accepted);
  ADD ("chunks/less", 294, test_chunks);
  ADD ("chunks/whole", 300, test_chunks);
  ADD ("chunks/more", 301, test_chunks);
  ADD ("asked-twice", 0, test_asked_twice);
  ADD ("wrong/failed", 0, test_wrong);
  ADD ("wrong/too-long", 1, test_wrong);
  ADD ("wrong/nick", 2, test_wrong);
  ADD ("other-mechanisms", 0, test_other_mechanisms);
  ADD ("not-said/in-the-open", 0, test_not_said);
  ADD ("not-said/stranger", 1, test_not_said);
  ADD ("not-said/not-offered", 2, test_not_said);
  ADD ("looked-up/none", 0, test_looked_up);
  ADD ("looked-up/known", 1, test_looked_up);
  ADD ("needed/numeric", 0, test_needed);
  ADD ("needed/error", 1, test_needed);
  ADD ("needed/fail", 2, test_needed);
  ADD ("needed/room", 3, test_needed);
  ADD ("needed/in-the-open", 0, test_needed_in_the_open);
  return g_test_run ();
}
