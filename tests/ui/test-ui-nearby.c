// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-nearby.h"

#include "discovery/avahi-mock.h"
#include "fixtures/await.h"
#include "ui/ui-nearby-row.h"
#include "ui/ui-test.h"

#include <glib/gi18n.h>

/* An interface this computer does not have. */
#define WIRED 1000002

typedef struct
{
  AvahiMock        *avahi;
  DiscoveryBrowser *browser;
  GtkWidget        *nearby;
  GtkWidget        *window;
  DiscoveryRoom    *chosen;
} Fixture;

/* One for all tests: its bus cannot be taken down as long as GTK holds the session's. */
static AvahiMock *avahi;

static void
on_chosen (Fixture *fixture, DiscoveryRoom *room)
{
  g_set_object (&fixture->chosen, room);
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GVariant) kept = g_variant_ref_sink (g_variant_new_parsed ("[('Ofis', '10.0.0.9:12345', '22222222-2222-4333-8444-555555555555/#merhaba', int64 1)]"));
  g_autoptr (SessionRecentRooms) rooms = session_recent_rooms_new (kept);

  fixture->avahi = avahi;
  avahi_mock_forget_calls (avahi);
  fixture->browser = discovery_browser_new ();
  fixture->nearby = ui_nearby_new ();
  g_signal_connect_swapped (fixture->nearby, "chosen", G_CALLBACK (on_chosen), fixture);
  ui_nearby_set_browser (UI_NEARBY (fixture->nearby), fixture->browser, rooms);
  fixture->window = ui_test_show (fixture->nearby, 400, 300);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_clear_object (&fixture->chosen);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->browser);
}

static void
come (Fixture *fixture, const char *service, const char *txt)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->browser));

  AWAIT (avahi_mock_count (fixture->avahi, "ServiceBrowserNew*") == 2);
  avahi_mock_item (fixture->avahi, "ItemNew", WIRED, 0, service, "_irc._tcp");
  avahi_mock_found (fixture->avahi, WIRED, 0, service, "_irc._tcp", "192.168.1.5", 12345, txt);
  AWAIT (g_list_model_get_n_items (G_LIST_MODEL (fixture->browser)) > n);
}

static void
test_a_room_comes_and_goes (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *people = g_strdup_printf (ngettext ("%u person", "%u people", 3), 3);

  g_assert_true (ui_test_has_text (fixture->nearby, _ ("Looking for rooms around you…")));
  come (fixture, "Ev", "id=11111111-2222-4333-8444-555555555555|name=<b>Ev</b> & bahçe|n=3|key=1");
  ui_test_settle (fixture->window);
  g_assert_true (ui_test_has_text (fixture->nearby, "<b>Ev</b> & bahçe"));
  g_assert_true (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (ui_test_find (fixture->nearby, UI_TYPE_NEARBY_ROW))), people) != NULL);
  g_assert_false (ui_test_has_text (fixture->nearby, _ ("Looking for rooms around you…")));

  gtk_widget_activate (ui_test_find (fixture->nearby, UI_TYPE_NEARBY_ROW));
  AWAIT (fixture->chosen != NULL);
  g_assert_cmpstr (discovery_room_get_id (fixture->chosen), ==, "11111111-2222-4333-8444-555555555555");

  avahi_mock_item (fixture->avahi, "ItemRemove", WIRED, 0, "Ev", "_irc._tcp");
  AWAIT (g_list_model_get_n_items (G_LIST_MODEL (fixture->browser)) == 0);
  g_assert_null (ui_test_find (fixture->nearby, UI_TYPE_NEARBY_ROW));
}

static void
test_a_room_one_was_in (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *were_here = g_strdup_printf (_ ("%s · you were here"), "");

  come (fixture, "Ofis", "id=22222222-2222-4333-8444-555555555555|name=Ofis|n=1");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (ui_test_find (fixture->nearby, UI_TYPE_NEARBY_ROW))), were_here));
}

static void
test_a_foreign_server (Fixture *fixture, gconstpointer user_data)
{
  come (fixture, "InspIRCd", "");
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (ui_test_find (fixture->nearby, UI_TYPE_NEARBY_ROW))), _ ("IRC server")));
}

static GtkWidget *
get_header (Fixture *fixture)
{
  return gtk_widget_get_first_child (gtk_widget_get_first_child (fixture->nearby));
}

/* Who sees no room for a while is offered to look why; nothing moves for it. */
static void
test_offers_to_look (Fixture *fixture, gconstpointer user_data)
{
  int before, after;

  AWAIT (discovery_browser_get_state (fixture->browser) == DISCOVERY_STATE_WORKING);
  ui_test_settle (fixture->window);
  g_assert_null (ui_test_find (fixture->nearby, GTK_TYPE_BUTTON));
  gtk_widget_measure (get_header (fixture), GTK_ORIENTATION_VERTICAL, -1, NULL, &before, NULL, NULL);
  AWAIT (ui_test_find (fixture->nearby, GTK_TYPE_BUTTON) != NULL);
  gtk_widget_measure (get_header (fixture), GTK_ORIENTATION_VERTICAL, -1, NULL, &after, NULL, NULL);
  g_assert_cmpint (after, ==, before);
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (ui_test_find (fixture->nearby, GTK_TYPE_BUTTON))), ==, "win.doctor");
  come (fixture, "Ev", "id=11111111-2222-4333-8444-555555555555|name=Ev|n=1");
  g_assert_null (ui_test_find (fixture->nearby, GTK_TYPE_BUTTON));
}

/* With letters so large that heading and button do not have place beside each other, the
 * heading is read to its end. */
static void
test_large_letters (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget   *heading = gtk_widget_get_first_child (get_header (fixture));
  PangoLayout *layout;
  int          dpi, narrow;

  AWAIT (discovery_browser_get_state (fixture->browser) == DISCOVERY_STATE_WORKING);
  AWAIT (ui_test_find (fixture->nearby, GTK_TYPE_BUTTON) != NULL);
  g_object_get (gtk_widget_get_settings (heading), "gtk-xft-dpi", &dpi, NULL);
  g_object_set (gtk_widget_get_settings (heading), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  gtk_widget_measure (fixture->nearby, GTK_ORIENTATION_HORIZONTAL, -1, &narrow, NULL, NULL, NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), narrow, 300);
  AWAIT (gtk_widget_get_width (fixture->nearby) == narrow);
  ui_test_settle (fixture->window);
  layout = gtk_label_get_layout (GTK_LABEL (heading));
  g_assert_cmpint (pango_layout_get_line_count (layout), ==, 2);
  g_assert_false (pango_layout_is_ellipsized (layout));
  g_object_set (gtk_widget_get_settings (heading), "gtk-xft-dpi", dpi, NULL);
}

static void
test_without_avahi (Fixture *fixture, gconstpointer user_data)
{
  avahi_mock_vanish (fixture->avahi);
  AWAIT (discovery_browser_get_state (fixture->browser) == DISCOVERY_STATE_NO_AVAHI);
  g_assert_true (ui_test_has_text (fixture->nearby, _ ("This computer cannot look for rooms by itself: the service for it, Avahi, is not running. You can still host, or join by address.")));
}

int
main (int argc, char **argv)
{
  int status;

  ui_test_init (&argc, &argv);
  avahi = avahi_mock_new ();
#define ADD(name, func) g_test_add ("/ui/nearby/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("comes-and-goes", test_a_room_comes_and_goes);
  ADD ("was-in", test_a_room_one_was_in);
  ADD ("foreign", test_a_foreign_server);
  ADD ("offers-to-look", test_offers_to_look);
  ADD ("large-letters", test_large_letters);
  ADD ("without-avahi", test_without_avahi);
#undef ADD
  status = g_test_run ();
  /* Nothing may be left that holds the output open. */
  g_test_dbus_stop (avahi->bus);
  return status;
}
