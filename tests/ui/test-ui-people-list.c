// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-people-list.h"

#include "fixtures/await.h"
#include "ui/ui-person-row.h"
#include "ui/ui-test.h"

static SessionMember *
add (SessionMembers *members,
     const char     *nick,
     const char     *name)
{
  SessionMember *member = session_members_add (members, nick);

  session_members_set_name (members, member, name);
  return member;
}

static void
collect (GtkWidget *widget,
         GtkWidget *list,
         GString   *names)
{
  if (UI_IS_PERSON_ROW (widget) && gtk_widget_get_mapped (widget))
    {
      GtkWidget *label = ui_test_find (gtk_widget_get_next_sibling (gtk_widget_get_first_child (widget)), GTK_TYPE_LABEL);

      g_string_append_printf (names, "%s;", gtk_label_get_text (GTK_LABEL (label)));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, list, names);
}

static gboolean
is_order (GtkWidget  *list,
          const char *expected)
{
  g_autoptr (GString) names = g_string_new (NULL);

  collect (list, list, names);
  return g_str_equal (names->str, expected);
}

static void
test_order (void)
{
  g_autoptr (SessionMembers) members = session_members_new ();
  GtkWidget     *list = ui_people_list_new ();
  GtkWidget     *window = ui_test_show (list, 300, 400);
  SessionMember *own;

  add (members, "Zeynep", "Zeynep");
  ui_people_list_set_members (UI_PEOPLE_LIST (list), members);
  add (members, "Ali", "Ali");
  own = add (members, "Me", "Mehmet");
  AWAIT (is_order (list, "Ali;Mehmet;Zeynep;"));
  session_member_set_own (own, TRUE);
  AWAIT (is_order (list, "Mehmet;Ali;Zeynep;"));
  session_members_set_name (members, session_members_find (members, "Ali"), "Zühtü");
  AWAIT (is_order (list, "Mehmet;Zeynep;Zühtü;"));
  session_members_remove (members, "Zeynep");
  AWAIT (is_order (list, "Mehmet;Zühtü;"));
  session_members_clear (members);
  AWAIT (is_order (list, ""));
  ui_people_list_set_members (UI_PEOPLE_LIST (list), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_roles (void)
{
  g_autoptr (SessionMembers) members = session_members_new ();
  GtkWidget     *list = ui_people_list_new ();
  GtkWidget     *window = ui_test_show (list, 300, 400);
  SessionMember *member = add (members, "Ali", "<i>Ali</i>");
  const gboolean turkish = g_strcmp0 (g_getenv ("TEST_LANGUAGE"), "Turkish") == 0;

  ui_people_list_set_members (UI_PEOPLE_LIST (list), members);
  AWAIT (ui_test_has_text (list, "<i>Ali</i>"));
  session_member_set_own (member, TRUE);
  session_member_set_operator (member, TRUE);
  AWAIT (ui_test_has_text (list, turkish ? "Siz · Yönetici" : "You · Moderator"));
  session_member_set_operator (member, FALSE);
  session_member_set_own (member, FALSE);
  session_member_set_guest (member, TRUE);
  session_member_set_away (member, TRUE);
  AWAIT (ui_test_has_text (list, turkish ? "Misafir · Uzakta" : "Guest · Away"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_picture (void)
{
  g_autoptr (SessionMembers) members = session_members_new ();
  g_autoptr (GdkPaintable) picture = gdk_paintable_new_empty (1, 1);
  SessionMember *can = add (members, "can", "Can");
  GtkWidget     *list = ui_people_list_new ();
  GtkWidget     *window;
  AdwAvatar     *avatar;

  ui_people_list_set_members (UI_PEOPLE_LIST (list), members);
  window = ui_test_show (list, 300, 400);
  AWAIT (is_order (list, "Can;"));
  avatar = ADW_AVATAR (ui_test_find (list, ADW_TYPE_AVATAR));
  g_assert_null (adw_avatar_get_custom_image (avatar));
  session_member_set_picture (can, G_OBJECT (picture));
  g_assert_true (adw_avatar_get_custom_image (avatar) == picture);
  session_member_set_picture_uri (can, "https://h/other");
  g_assert_null (adw_avatar_get_custom_image (avatar));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/people-list/order", test_order);
  g_test_add_func ("/ui/people-list/roles", test_roles);
  g_test_add_func ("/ui/people-list/picture", test_picture);
  return g_test_run ();
}
