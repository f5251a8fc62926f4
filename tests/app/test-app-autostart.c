// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "app/app-autostart.h"

#include "app/desktop-mock.h"
#include "fixtures/await.h"
#include "ui/ui-test.h"

#include <string.h>

static GtkApplication *application;
static DesktopMock    *desktop;

static char *
get_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "autostart", APP_ID ".desktop", NULL);
}

static gboolean
exists (void)
{
  g_autofree char *path = get_path ();

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
choose (gboolean on)
{
  g_action_group_change_action_state (G_ACTION_GROUP (application), "start-at-login", g_variant_new_boolean (on));
}

static void
test_entry (void)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  AppAutostart    *autostart = app_autostart_new (G_APPLICATION (application), settings, FALSE);
  g_autofree char *path = get_path ();
  g_autofree char *program = NULL;
  g_autoptr (GKeyFile) entry = g_key_file_new ();

  g_assert_false (exists ());
  choose (TRUE);
  AWAIT (exists () && g_key_file_load_from_file (entry, path, G_KEY_FILE_NONE, NULL) && g_key_file_has_key (entry, "Desktop Entry", "Exec", NULL));
  program = g_key_file_get_string (entry, "Desktop Entry", "Exec", NULL);
  g_assert_true (g_str_has_suffix (program, "/merhaba\""));
  choose (FALSE);
  AWAIT (!exists ());
  /* The last word counts, however fast it was said. */
  choose (TRUE);
  choose (FALSE);
  choose (TRUE);
  AWAIT (exists ());
  await_idle ();
  g_assert_true (exists ());
  choose (FALSE);
  AWAIT (!exists ());
  /* What was done to the file is told a moment later. */
  AWAIT (G_OBJECT (autostart)->ref_count == 1);
  g_assert_finalize_object (autostart);
}

static void
test_removed_by_others (void)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  AppAutostart *autostart;

  g_settings_set_boolean (settings, "start-at-login", TRUE);
  autostart = app_autostart_new (G_APPLICATION (application), settings, FALSE);
  g_assert_false (g_settings_get_boolean (settings, "start-at-login"));
  g_assert_finalize_object (autostart);
}

/* In a sandbox the portal writes it. */
static void
test_portal (void)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  AppAutostart *autostart = app_autostart_new (G_APPLICATION (application), settings, TRUE);

  choose (TRUE);
  AWAIT (desktop->asked->len == 1);
  g_assert_nonnull (strstr (desktop->asked->pdata[0], "'autostart': <true>"));
  g_assert_false (exists ());
  choose (FALSE);
  AWAIT (desktop->asked->len == 2);
  g_assert_nonnull (strstr (desktop->asked->pdata[1], "'autostart': <false>"));
  g_assert_finalize_object (autostart);
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
  g_test_add_func ("/app/autostart/entry", test_entry);
  g_test_add_func ("/app/autostart/removed-by-others", test_removed_by_others);
  g_test_add_func ("/app/autostart/portal", test_portal);
  result = g_test_run ();
  g_object_unref (application);
  desktop_mock_free (desktop);
  return result;
}
