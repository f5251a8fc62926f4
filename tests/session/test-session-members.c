// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-members.h"

#include "fixtures/locale.h"
#include "session/list-recorder.h"

static void
assert_labels (SessionMembers *members,
               const char     *expected)
{
  g_autoptr (GString) labels = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (members)); i++)
    {
      g_autoptr (SessionMember) member = g_list_model_get_item (G_LIST_MODEL (members), i);

      g_string_append_printf (labels, "%s|", session_member_get_label (member));
    }
  g_assert_cmpstr (labels->str, ==, expected);
}

static void
test_come_and_go (void)
{
  SessionMembers *members = session_members_new ();
  ListRecorder    recorder;

  list_recorder_start (&recorder, members);
  session_members_add (members, "ali");
  session_members_add (members, "Irmak");
  session_members_add (members, "can");
  g_assert_true (session_members_add (members, "ALI") == session_members_find (members, "ali"));
  g_assert_nonnull (session_members_find (members, "IRMAK"));
  assert_labels (members, "ali|Irmak|can|");
  session_members_remove (members, "iRMAK");
  session_members_remove (members, "nobody");
  assert_labels (members, "ali|can|");
  g_assert_null (session_members_find (members, "irmak"));
  list_recorder_check (&recorder);
  session_members_clear (members);
  session_members_clear (members);
  assert_labels (members, "");
  session_members_add (members, "ali");
  assert_labels (members, "ali|");
  g_object_unref (members);
  list_recorder_clear (&recorder);
}

static void
test_rename (void)
{
  g_autoptr (SessionMembers) members = session_members_new ();
  SessionMember *ali = session_members_add (members, "ali");

  session_members_rename (members, "ALI", "veli");
  g_assert_true (session_members_find (members, "veli") == ali);
  g_assert_null (session_members_find (members, "ali"));
  session_members_rename (members, "veli", "Veli"); /* the case alone */
  g_assert_true (session_members_find (members, "VELI") == ali);
  g_assert_cmpstr (session_member_get_nick (ali), ==, "Veli");
  session_members_rename (members, "nobody", "somebody");
  g_assert_null (session_members_find (members, "somebody"));
  assert_labels (members, "Veli|");
  session_members_remove (members, session_member_get_nick (ali));
  assert_labels (members, "");
}

/* People of one name are told apart as long as there are several of them. */
static void
test_same_name (void)
{
  g_autoptr (SessionMembers) members = session_members_new ();

  session_members_set_name (members, session_members_add (members, "Ayse"), "Ayşe");
  session_members_set_name (members, session_members_add (members, "Ayse2"), "Ayşe");
  session_members_set_name (members, session_members_add (members, "Can"), "Can");
  assert_labels (members, "Ayşe (Ayse)|Ayşe (Ayse2)|Can|");
  session_members_set_name (members, session_members_find (members, "Can"), "Ayşe");
  assert_labels (members, "Ayşe (Ayse)|Ayşe (Ayse2)|Ayşe (Can)|");
  session_members_set_name (members, session_members_find (members, "Ayse"), "Elif");
  assert_labels (members, "Elif|Ayşe (Ayse2)|Ayşe (Can)|");
  session_members_remove (members, "Can");
  assert_labels (members, "Elif|Ayşe|");
  session_members_rename (members, "Ayse2", "Ayse3");
  assert_labels (members, "Elif|Ayşe|");
}

/* Somebody's nick is somebody else's name: told apart like any two of one name. */
static void
test_nick_and_name (void)
{
  g_autoptr (SessionMembers) members = session_members_new ();

  session_members_set_name (members, session_members_add (members, "x"), "ali");
  session_members_add (members, "ali");
  assert_labels (members, "ali (x)|ali (ali)|");
  session_members_rename (members, "ali", "veli");
  assert_labels (members, "ali|veli|");
}

static void
on_picture (GString    *seen,
            const char *nick)
{
  g_string_append_printf (seen, "%s|", nick);
}

/* Whoever shows somebody hears when they look otherwise, and who goes takes theirs along. */
static void
test_pictures (void)
{
  g_autoptr (SessionMembers) members = session_members_new ();
  g_autoptr (GObject) picture = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GString) seen = g_string_new (NULL);
  SessionMember *ali = session_members_add (members, "ali");

  g_signal_connect_swapped (members, "picture-changed", G_CALLBACK (on_picture), seen);
  session_members_add (members, "can");
  session_member_set_picture (ali, picture);
  session_member_set_picture (ali, picture);
  g_assert_cmpstr (seen->str, ==, "ali|");
  session_members_rename (members, "ali", "veli");
  g_assert_cmpstr (seen->str, ==, "ali|ali|veli|");
  session_members_remove (members, "can");
  session_members_remove (members, "veli");
  g_assert_cmpstr (seen->str, ==, "ali|ali|veli|veli|");
  session_member_set_picture (session_members_add (members, "ece"), picture);
  session_members_clear (members);
  g_assert_cmpstr (seen->str, ==, "ali|ali|veli|veli|ece|ece|");
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/session/members/come-and-go", test_come_and_go);
  g_test_add_func ("/session/members/rename", test_rename);
  g_test_add_func ("/session/members/same-name", test_same_name);
  g_test_add_func ("/session/members/nick-and-name", test_nick_and_name);
  g_test_add_func ("/session/session-members/pictures", test_pictures);
  return g_test_run ();
}
