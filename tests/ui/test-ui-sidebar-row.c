// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-sidebar-row.h"

#include "fixtures/await.h"
#include "session/far-side.h"
#include "session/session-beside.h"
#include "ui/ui-test.h"

static GdkPaintable *
get_picture (GtkWidget *row)
{
  return adw_avatar_get_custom_image (ADW_AVATAR (ui_test_find (row, ADW_TYPE_AVATAR)));
}

/* A conversation with one person looks like that person; a room never does. */
static void
test_picture (FarSide      *far,
              gconstpointer user_data)
{
  g_autoptr (GdkPaintable) picture = gdk_paintable_new_empty (1, 1);
  g_autoptr (GtkWidget) room = NULL;
  g_autoptr (GtkWidget) person = NULL;
  SessionMembers *members;
  Session        *beside;

  far_side_welcome (far, FAR_SIDE_ALL);
  session_member_set_picture (far_side_find (far, "can"), G_OBJECT (picture));
  beside = session_open_beside (far->session, "can");
  room = g_object_ref_sink (ui_sidebar_row_new (far->session));
  person = g_object_ref_sink (ui_sidebar_row_new (beside));
  g_assert_null (get_picture (room));
  g_assert_true (get_picture (person) == picture);
  members = session_room_get_members (session_get_room (beside));
  session_member_set_picture (session_members_find (members, "can"), NULL);
  g_assert_null (get_picture (person));
  session_member_set_picture (session_members_find (members, "can"), G_OBJECT (picture));
  far_side_say (far, ":can!~c@h NICK jan");
  AWAIT (session_members_find (members, "jan") != NULL);
  g_assert_true (get_picture (person) == picture);
  far_side_say (far, ":jan!~c@h QUIT :bye");
  AWAIT (session_members_find (members, "jan") == NULL);
  g_assert_null (get_picture (person));
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add ("/ui/sidebar-row/picture", FarSide, NULL, far_side_set_up, test_picture, far_side_tear_down);
  return g_test_run ();
}
