// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-member.h"

#include "fixtures/locale.h"

static void
notify_cb (GObject    *object,
           GParamSpec *pspec,
           GString    *log)
{
  g_string_append_printf (log, "%s ", pspec->name);
}

static void
test_label (void)
{
  g_autoptr (SessionMember) member = session_member_new ("AyseGul");

  g_assert_cmpstr (session_member_get_label (member), ==, "AyseGul");
  session_member_set_name (member, "Ayşe Gül");
  g_assert_cmpstr (session_member_get_label (member), ==, "Ayşe Gül");
  session_member_set_ambiguous (member, TRUE);
  g_assert_cmpstr (session_member_get_label (member), ==, "Ayşe Gül (AyseGul)");
  session_member_set_nick (member, "AyseGul2");
  g_assert_cmpstr (session_member_get_label (member), ==, "Ayşe Gül (AyseGul2)");
  session_member_set_ambiguous (member, FALSE);
  g_assert_cmpstr (session_member_get_label (member), ==, "Ayşe Gül");
  session_member_set_name (member, "");
  g_assert_cmpstr (session_member_get_label (member), ==, "AyseGul2");
}

/* Who gave no name is shown by the nick, also by a new one. */
static void
test_nick_is_name (void)
{
  g_autoptr (SessionMember) member = session_member_new ("ali");

  session_member_set_nick (member, "veli");
  g_assert_cmpstr (session_member_get_name (member), ==, "veli");
  g_assert_cmpstr (session_member_get_label (member), ==, "veli");
}

/* A row on screen hears of each change, and of nothing else. */
static void
test_notify (void)
{
  g_autoptr (SessionMember) member = session_member_new ("a");
  g_autoptr (GString) log = g_string_new (NULL);

  g_signal_connect (member, "notify", G_CALLBACK (notify_cb), log);
  for (guint i = 0; i < 2; i++)
    {
      session_member_set_own (member, TRUE);
      session_member_set_guest (member, TRUE);
      session_member_set_operator (member, TRUE);
      session_member_set_away (member, TRUE);
      session_member_set_address (member, "10.0.0.1");
      session_member_set_port (member, 4711);
    }
  g_assert_cmpstr (log->str, ==, "own guest operator away address port ");
  g_assert_true (session_member_get_own (member));
  g_assert_true (session_member_get_guest (member));
  g_assert_true (session_member_get_operator (member));
  g_assert_true (session_member_get_away (member));
  g_assert_cmpstr (session_member_get_address (member), ==, "10.0.0.1");
  g_assert_cmpuint (session_member_get_port (member), ==, 4711);
}

static void
test_properties (void)
{
  g_autoptr (SessionMember) member = session_member_new ("a");
  g_autofree char *label = NULL;
  g_autofree char *address = NULL;
  guint            port;
  gboolean         own;
  gboolean         guest;
  gboolean         is_operator;
  gboolean         away;

  session_member_set_guest (member, TRUE);
  session_member_set_port (member, 65535);
  g_object_get (member, "label", &label, "address", &address, "port", &port, "own", &own,
                "guest", &guest, "operator", &is_operator, "away", &away, NULL);
  g_assert_cmpstr (label, ==, "a");
  g_assert_null (address);
  g_assert_cmpuint (port, ==, 65535);
  g_assert_true (guest);
  g_assert_false (own || is_operator || away);
}

static void
on_picture (guint *n)
{
  (*n)++;
}

/* Whoever tells another picture is not seen with the old one. */
static void
test_picture (void)
{
  g_autoptr (SessionMember) member = session_member_new ("ali");
  g_autoptr (GObject) picture = g_object_new (G_TYPE_OBJECT, NULL);
  guint n = 0;

  g_signal_connect_swapped (member, "notify::picture", G_CALLBACK (on_picture), &n);
  session_member_set_picture_uri (member, "https://h/files/one");
  g_assert_cmpuint (n, ==, 0);
  session_member_set_picture (member, picture);
  session_member_set_picture_uri (member, "https://h/files/one");
  g_assert_true (session_member_get_picture (member) == picture);
  g_assert_cmpuint (n, ==, 1);
  session_member_set_picture_uri (member, "https://h/files/two");
  g_assert_null (session_member_get_picture (member));
  g_assert_cmpuint (n, ==, 2);
  session_member_set_picture_uri (member, NULL);
  g_assert_null (session_member_get_picture_uri (member));
  g_assert_cmpuint (n, ==, 2);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/session/member/label", test_label);
  g_test_add_func ("/session/member/nick-is-name", test_nick_is_name);
  g_test_add_func ("/session/member/notify", test_notify);
  g_test_add_func ("/session/member/properties", test_properties);
  g_test_add_func ("/session/session-member/picture", test_picture);
  return g_test_run ();
}
