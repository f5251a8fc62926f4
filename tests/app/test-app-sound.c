// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "app/app-sound.h"

#include "fixtures/await.h"
#include "fixtures/folder.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>

/* A sound server that lets everybody come and tells nobody anything: each sound is one who
 * comes. A sound that was begun keeps its object until it ends; so an object that goes at
 * once has begun nothing. */

#define REST (2 * G_TIME_SPAN_SECOND)

typedef struct
{
  GSettings      *settings;
  GSocketService *server;
  guint           n_sounds;
  gboolean        hangs; /* those who come are kept, and not turned away */
  GPtrArray      *kept;
} Heard;

static char *path;

static gboolean
on_incoming (GSocketService    *server,
             GSocketConnection *connection,
             GObject           *source,
             Heard             *heard)
{
  heard->n_sounds++;
  if (heard->hangs)
    g_ptr_array_add (heard->kept, g_object_ref (connection));
  return TRUE;
}

static void
set_up (Heard        *heard,
        gconstpointer user_data)
{
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);
  g_autoptr (GError) error = NULL;

  heard->settings = g_settings_new (APP_ID);
  heard->kept = g_ptr_array_new_with_free_func (g_object_unref);
  heard->server = g_socket_service_new ();
  g_signal_connect (heard->server, "incoming", G_CALLBACK (on_incoming), heard);
  g_socket_listener_add_address (G_SOCKET_LISTENER (heard->server), address, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_DEFAULT, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Heard        *heard,
           gconstpointer user_data)
{
  g_socket_service_stop (heard->server);
  g_socket_listener_close (G_SOCKET_LISTENER (heard->server));
  g_object_unref (heard->server);
  g_ptr_array_unref (heard->kept);
  g_object_unref (heard->settings);
  g_unlink (path);
}

/* Ends what was begun, too. */
static void
let_go (AppSound *sound)
{
  gpointer gone = sound;

  g_object_add_weak_pointer (G_OBJECT (sound), &gone);
  g_object_unref (sound);
  AWAIT (gone == NULL);
}

static void
expect_sound (Heard *heard)
{
  AppSound *sound = app_sound_new (heard->settings);
  guint     n = heard->n_sounds;

  app_sound_play (sound);
  AWAIT (heard->n_sounds > n);
  let_go (sound);
  g_assert_cmpuint (heard->n_sounds, ==, n + 1);
}

static void
expect_silence (Heard *heard)
{
  AppSound *sound = app_sound_new (heard->settings);

  app_sound_play (sound);
  g_assert_finalize_object (sound);
}

/* Of many only the first is heard, and after a while another one. */
static void
test_many (Heard        *heard,
           gconstpointer user_data)
{
  AppSound *sound = app_sound_new (heard->settings);
  gint64    begin = g_get_monotonic_time ();

  for (gint64 deadline = await_begin (); heard->n_sounds < 2;)
    {
      app_sound_play (sound);
      await_turn (deadline, __FILE__, __LINE__, "a second sound");
    }
  g_assert_cmpint (g_get_monotonic_time () - begin, >=, REST);
  let_go (sound);
}

/* Nobody waits for a server that does not answer, and no more are sent to it. */
static void
test_hanging_server (Heard        *heard,
                     gconstpointer user_data)
{
  AppSound *sound = app_sound_new (heard->settings);
  gint64    begin = g_get_monotonic_time ();

  heard->hangs = TRUE;
  for (gint64 deadline = await_begin (); heard->n_sounds == 0 || g_get_monotonic_time () - begin < REST + G_TIME_SPAN_SECOND / 2;)
    {
      app_sound_play (sound);
      await_turn (deadline, __FILE__, __LINE__, "the time of another sound");
    }
  g_assert_cmpuint (heard->n_sounds, ==, 1);
  heard->hangs = FALSE;
  g_ptr_array_set_size (heard->kept, 0);
  for (gint64 deadline = await_begin (); heard->n_sounds == 1;)
    {
      app_sound_play (sound);
      await_turn (deadline, __FILE__, __LINE__, "another sound");
    }
  let_go (sound);
}

static void
test_switched_off (Heard        *heard,
                   gconstpointer user_data)
{
  g_settings_set_boolean (heard->settings, "notify-sound", FALSE);
  expect_silence (heard);
  g_settings_reset (heard->settings, "notify-sound");
  expect_sound (heard);
}

/* What was set for the whole desktop counts. */
static void
test_desktop (Heard        *heard,
              gconstpointer user_data)
{
  const char *const keys[][2] = { { "org.gnome.desktop.sound", "event-sounds" }, { "org.gnome.desktop.notifications", "show-banners" } };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GSettings) desktop = g_settings_new (keys[i][0]);

      g_settings_set_boolean (desktop, keys[i][1], FALSE);
      expect_silence (heard);
      g_settings_reset (desktop, keys[i][1]);
      expect_sound (heard);
    }
}

/* A desktop that has none of GNOME's settings. */
static void
test_other_desktop (Heard        *heard,
                    gconstpointer user_data)
{
  if (g_test_subprocess ())
    {
      g_assert_null (g_settings_schema_source_lookup (g_settings_schema_source_get_default (), "org.gnome.desktop.sound", TRUE));
      expect_sound (heard);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

static void
test_no_server (Heard        *heard,
                gconstpointer user_data)
{
  AppSound *sound = app_sound_new (heard->settings);

  g_unlink (path);
  app_sound_play (sound);
  let_go (sound);
  g_assert_cmpuint (heard->n_sounds, ==, 0);
}

int
main (int    argc,
      char **argv)
{
#define ADD(name, function) g_test_add ("/app/sound/" name, Heard, NULL, set_up, function, tear_down)
  g_autofree char *folder = folder_make ();
  g_autofree char *server = g_strconcat ("unix:", folder, "/server", NULL);
  int              result;

  path = g_build_filename (folder, "server", NULL);
  g_setenv ("PULSE_SERVER", server, TRUE);
  g_setenv ("CANBERRA_DRIVER", "pulse", TRUE);
  g_test_init (&argc, &argv, NULL);
  if (g_test_subprocess ())
    g_setenv ("XDG_DATA_DIRS", "/nonexistent", TRUE);
  ADD ("many", test_many);
  ADD ("hanging-server", test_hanging_server);
  ADD ("switched-off", test_switched_off);
  ADD ("desktop", test_desktop);
  ADD ("other-desktop", test_other_desktop);
  ADD ("no-server", test_no_server);
  result = g_test_run ();
  folder_remove (folder);
  g_free (path);
  return result;
}
