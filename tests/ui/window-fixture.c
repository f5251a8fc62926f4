// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/window-fixture.h"

#include "fixtures/await.h"
#include "ui/ui-test.h"

static GtkApplication *application;

/**
 * window_fixture_run:
 *
 * Runs the tests, in an application.
 *
 * Returns: what main() has to return
 */
int
window_fixture_run (void)
{
  int result;

  application = gtk_application_new (APP_ID, G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  result = g_test_run ();
  g_clear_object (&application);
  return result;
}

/**
 * window_fixture_set_up:
 * @width: of the window, which is not presented yet
 */
void
window_fixture_set_up (WindowFixture *self,
                       int            width)
{
  g_autoptr (SessionRecentRooms) rooms = session_recent_rooms_new (NULL);
  g_autoptr (Store) store = store_new (":memory:", FALSE);
  g_autoptr (SessionHistory) history = session_history_new (store, "/nonexistent", rooms);
  g_autoptr (DiscoveryBrowser) browser = discovery_browser_new ();

  far_side_set_up (&self->far, NULL);
  session_set_host_port (self->far.session, 12345);
  self->window = g_object_ref (ui_window_new (application, history, browser));
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, 640);
}

void
window_fixture_present (WindowFixture *self)
{
  gtk_window_present (GTK_WINDOW (self->window));
  AWAIT (gtk_widget_get_mapped (GTK_WIDGET (self->window)));
  ui_test_settle (GTK_WIDGET (self->window));
}

/**
 * window_fixture_open_room:
 *
 * The room is open and shown, with Can in it.
 */
void
window_fixture_open_room (WindowFixture *self)
{
  ui_window_open_room (self->window, self->far.session);
  far_side_welcome (&self->far, FAR_SIDE_ALL);
  ui_test_settle (GTK_WIDGET (self->window));
}

void
window_fixture_tear_down (WindowFixture *self)
{
  gpointer window = self->window;

  g_object_add_weak_pointer (window, &window);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->window);
  AWAIT (window == NULL);
  far_side_tear_down (&self->far, NULL);
}
