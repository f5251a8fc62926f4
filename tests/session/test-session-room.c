// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-room.h"

#include "fixtures/locale.h"

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          guint      *count)
{
  (*count)++;
}

static void
test_room (void)
{
  g_autoptr (SessionRoom) room = session_room_new ();
  guint            count = 0;
  g_autofree char *title = NULL;

  g_signal_connect (room, "notify::title", G_CALLBACK (count_cb), &count);
  g_assert_cmpstr (session_room_get_channel (room), ==, "");
  g_assert_cmpstr (session_room_get_title (room), ==, "");
  session_room_set_channel (room, "#merhaba");
  session_room_set_title (room, "Çay ocağı");
  session_room_set_title (room, "Çay ocağı");
  g_assert_cmpuint (count, ==, 1);
  g_assert_cmpstr (session_room_get_channel (room), ==, "#merhaba");
  g_object_get (room, "title", &title, NULL);
  g_assert_cmpstr (title, ==, "Çay ocağı");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (session_room_get_members (room))), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (session_room_get_timeline (room))), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/session/room/room", test_room);
  return g_test_run ();
}
