// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-recent-rooms.h"

#include "fixtures/locale.h"
#include "session/list-recorder.h"

static void
assert_rooms (SessionRecentRooms *rooms,
              const char         *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rooms)); i++)
    {
      g_autoptr (SessionRecentRoom) room = g_list_model_get_item (G_LIST_MODEL (rooms), i);

      g_string_append_printf (text, "%s@%s|", session_recent_room_get_title (room), session_recent_room_get_address (room));
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_remember (void)
{
  SessionRecentRooms *rooms = session_recent_rooms_new (NULL);
  SessionRecentRoom  *room;
  ListRecorder        recorder;

  list_recorder_start (&recorder, rooms);
  session_recent_rooms_remember (rooms, "Ofis", "10.0.0.1:12345", "");
  session_recent_rooms_remember (rooms, "Ev", "10.0.0.2:12345", "");
  assert_rooms (rooms, "Ev@10.0.0.2:12345|Ofis@10.0.0.1:12345|");
  session_recent_rooms_remember (rooms, "Yeni ofis", "10.0.0.1:12345", "");
  assert_rooms (rooms, "Yeni ofis@10.0.0.1:12345|Ev@10.0.0.2:12345|");
  room = g_list_model_get_item (G_LIST_MODEL (rooms), 1);
  session_recent_rooms_forget (rooms, room);
  session_recent_rooms_forget (rooms, room);
  g_object_unref (room);
  assert_rooms (rooms, "Yeni ofis@10.0.0.1:12345|");
  g_object_unref (rooms);
  list_recorder_clear (&recorder);
}

/* Joining again passes the list's own strings. */
static void
test_remember_itself (void)
{
  g_autoptr (SessionRecentRooms) rooms = session_recent_rooms_new (NULL);
  g_autoptr (SessionRecentRoom) room = NULL;

  session_recent_rooms_remember (rooms, "Ofis", "a:1", "");
  session_recent_rooms_remember (rooms, "Ev", "b:1", "");
  room = g_list_model_get_item (G_LIST_MODEL (rooms), 1);
  session_recent_rooms_remember (rooms, session_recent_room_get_title (room), session_recent_room_get_address (room), "");
  assert_rooms (rooms, "Ofis@a:1|Ev@b:1|");
}

/* A room is its archive, wherever it is. */
static void
test_moved (void)
{
  g_autoptr (SessionRecentRooms) rooms = session_recent_rooms_new (NULL);

  session_recent_rooms_remember (rooms, "Ofis", "10.0.0.1:1", "x/#merhaba");
  session_recent_rooms_remember (rooms, "Ev", "10.0.0.2:1", "");
  session_recent_rooms_remember (rooms, "Bahçe", "10.0.0.3:1", "");
  session_recent_rooms_remember (rooms, "Ofis", "10.0.0.9:1", "x/#merhaba");
  assert_rooms (rooms, "Ofis@10.0.0.9:1|Bahçe@10.0.0.3:1|Ev@10.0.0.2:1|");
  /* And another room at its address is another room. */
  session_recent_rooms_remember (rooms, "Yeni", "10.0.0.9:1", "y/#merhaba");
  assert_rooms (rooms, "Yeni@10.0.0.9:1|Ofis@10.0.0.9:1|Bahçe@10.0.0.3:1|Ev@10.0.0.2:1|");
}

static void
test_limit (void)
{
  SessionRecentRooms *rooms = session_recent_rooms_new (NULL);
  ListRecorder        recorder;
  g_autoptr (SessionRecentRoom) last = NULL;

  list_recorder_start (&recorder, rooms);
  for (guint i = 0; i < SESSION_RECENT_ROOMS_MAX + 5; i++)
    {
      g_autofree char *address = g_strdup_printf ("10.0.0.%u:1", i);

      session_recent_rooms_remember (rooms, "x", address, "");
      list_recorder_check (&recorder);
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rooms)), ==, SESSION_RECENT_ROOMS_MAX);
  last = g_list_model_get_item (G_LIST_MODEL (rooms), SESSION_RECENT_ROOMS_MAX - 1);
  g_assert_cmpstr (session_recent_room_get_address (last), ==, "10.0.0.5:1");
  g_clear_object (&last);
  g_object_unref (rooms);
  list_recorder_clear (&recorder);
}

static void
test_keep (void)
{
  g_autoptr (SessionRecentRooms) rooms = session_recent_rooms_new (NULL);
  g_autoptr (SessionRecentRooms) again = NULL;
  g_autoptr (SessionRecentRoom) room = NULL;
  g_autoptr (GVariant) kept = NULL;

  session_recent_rooms_remember (rooms, "Çay ocağı", "[fe80::1%eth0]:1", "kopya/#merhaba");
  session_recent_rooms_remember (rooms, "", "b:1", "");
  kept = g_variant_ref_sink (session_recent_rooms_to_variant (rooms));
  g_assert_cmpstr (g_variant_get_type_string (kept), ==, "a(sssx)");
  again = session_recent_rooms_new (kept);
  assert_rooms (again, "@b:1|Çay ocağı@[fe80::1%eth0]:1|");
  room = g_list_model_get_item (G_LIST_MODEL (again), 0);
  g_assert_true (session_recent_rooms_find (again, "kopya/#merhaba") != NULL);
  g_assert_cmpstr (session_recent_room_get_title (session_recent_rooms_find (again, "kopya/#merhaba")), ==, "Çay ocağı");
  g_assert_null (session_recent_rooms_find (again, "x"));
  g_assert_true (session_recent_rooms_find_id (again, "kopya") == session_recent_rooms_find (again, "kopya/#merhaba"));
  g_assert_null (session_recent_rooms_find_id (again, "kop"));
  g_assert_cmpint (ABS (g_date_time_to_unix (session_recent_room_get_time (room)) - g_get_real_time () / G_USEC_PER_SEC), <, 60);
}

/* What was kept may have been written by another version, or by hand. */
static void
test_odd_variant (void)
{
  g_autoptr (GVariant) kept = g_variant_ref_sink (g_variant_new_parsed ("[('a', 'a:1', '', int64 9223372036854775807), ('b', 'b:1', '', 1), ('c', 'c:1', '', -9223372036854775808)]"));
  g_autoptr (SessionRecentRooms) rooms = session_recent_rooms_new (kept);
  GVariantBuilder builder;
  g_autoptr (GVariant) many = NULL;
  g_autoptr (SessionRecentRooms) few = NULL;

  assert_rooms (rooms, "b@b:1|");
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sssx)"));
  for (guint i = 0; i < 1000; i++)
    g_variant_builder_add (&builder, "(sssx)", "x", "y", "z", (gint64)1);
  many = g_variant_ref_sink (g_variant_builder_end (&builder));
  few = session_recent_rooms_new (many);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (few)), ==, SESSION_RECENT_ROOMS_MAX);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/session/recent-rooms/remember", test_remember);
  g_test_add_func ("/session/recent-rooms/remember-itself", test_remember_itself);
  g_test_add_func ("/session/recent-rooms/moved", test_moved);
  g_test_add_func ("/session/recent-rooms/limit", test_limit);
  g_test_add_func ("/session/recent-rooms/keep", test_keep);
  g_test_add_func ("/session/recent-rooms/odd-variant", test_odd_variant);
  return g_test_run ();
}
