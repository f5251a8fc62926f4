// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "app/app-background.h"

#include "app/desktop-mock.h"
#include "fixtures/await.h"
#include "session/far-side.h"
#include "ui/ui-test.h"

#include <glib/gi18n.h>
#include <string.h>

/* A window in a room, which is closed and comes back. */

typedef struct
{
  FarSide        far;
  UiWindow      *window;
  GSettings     *settings;
  AppBackground *background;
} Kept;

static GtkApplication *application;
static DesktopMock    *desktop;

static void
show (Kept *kept)
{
  gtk_window_present (GTK_WINDOW (kept->window));
  AWAIT (gtk_widget_get_mapped (GTK_WIDGET (kept->window)));
  ui_test_settle (GTK_WIDGET (kept->window));
}

static void
set_up (Kept         *kept,
        gconstpointer sandboxed)
{
  g_autoptr (SessionRecentRooms) rooms = session_recent_rooms_new (NULL);
  g_autoptr (Store) store = store_new (":memory:", FALSE);
  g_autoptr (SessionHistory) history = session_history_new (store, "/nonexistent", rooms);
  g_autoptr (DiscoveryBrowser) browser = discovery_browser_new ();

  g_ptr_array_set_size (desktop->asked, 0);
  kept->settings = g_settings_new (APP_ID);
  kept->window = g_object_ref (ui_window_new (application, history, browser));
  kept->background = app_background_new (G_APPLICATION (application), kept->settings, GPOINTER_TO_INT (sandboxed));
  app_background_serve (kept->background, kept->window);
  far_side_set_up (&kept->far, NULL);
  ui_window_open_room (kept->window, kept->far.session);
  far_side_welcome (&kept->far, FAR_SIDE_ALL);
  show (kept);
  g_settings_set_boolean (kept->settings, "run-in-background", TRUE);
}

static void
tear_down (Kept         *kept,
           gconstpointer sandboxed)
{
  g_settings_reset (kept->settings, "run-in-background");
  gtk_window_destroy (GTK_WINDOW (kept->window));
  g_object_unref (kept->window);
  AWAIT (desktop_mock_get (desktop) == NULL);
  g_assert_finalize_object (kept->background);
  g_object_unref (kept->settings);
  far_side_tear_down (&kept->far, NULL);
}

static gboolean
has_title (const char *title)
{
  g_autofree char *shown = desktop_mock_dup_text (desktop, "title");

  return g_str_equal (shown, title);
}

static void
test_guest (Kept         *kept,
            gconstpointer sandboxed)
{
  gtk_window_close (GTK_WINDOW (kept->window));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (kept->window)));
  AWAIT (has_title (_ ("You are still in your rooms")));
  g_assert_null (g_variant_lookup_value (desktop_mock_get (desktop), "default-action", NULL));
  g_assert_cmpint (session_get_state (kept->far.session), ==, SESSION_STATE_CONNECTED);
  g_assert_cmpuint (desktop->asked->len, ==, 0);
  show (kept);
  AWAIT (desktop_mock_get (desktop) == NULL);
}

static void
test_host (Kept         *kept,
           gconstpointer sandboxed)
{
  g_autofree char *title = g_strdup_printf (_ ("“%s” stays open"), "Bizim Ev");

  session_set_host_port (kept->far.session, 12345);
  gtk_window_close (GTK_WINDOW (kept->window));
  AWAIT (has_title (title));
}

static gboolean
was_asked (const char *part)
{
  for (guint i = 0; i < desktop->asked->len; i++)
    if (strstr (desktop->asked->pdata[i], part) != NULL)
      return TRUE;
  return FALSE;
}

/* In a sandbox the desktop is asked, and shows in its own list what goes on. */
static void
test_portal (Kept         *kept,
             gconstpointer sandboxed)
{
  g_autofree char *status = g_strdup_printf ("'message': <'%s'>", _ ("You are still in your rooms"));

  gtk_window_close (GTK_WINDOW (kept->window));
  AWAIT (was_asked ("'autostart': <false>") && was_asked (status));
  g_assert_false (was_asked ("'message': <''>"));
  show (kept);
  AWAIT (was_asked ("'message': <''>"));
}

int
main (int    argc,
      char **argv)
{
  int result;

  ui_test_init (&argc, &argv);
  desktop = desktop_mock_new ();
  application = gtk_application_new (APP_ID, G_APPLICATION_DEFAULT_FLAGS);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  g_test_add ("/app/background/guest", Kept, GINT_TO_POINTER (FALSE), set_up, test_guest, tear_down);
  g_test_add ("/app/background/host", Kept, GINT_TO_POINTER (FALSE), set_up, test_host, tear_down);
  g_test_add ("/app/background/portal", Kept, GINT_TO_POINTER (TRUE), set_up, test_portal, tear_down);
  result = g_test_run ();
  g_object_unref (application);
  desktop_mock_free (desktop);
  return result;
}
