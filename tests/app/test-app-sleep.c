// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "app/app-sleep.h"

#include "fixtures/await.h"

/* A private bus, and on it one who speaks as logind does. */

static void
count_cb (AppSleep *sleep,
          guint    *n)
{
  (*n)++;
}

static void
say (GDBusConnection *logind,
     const char      *path,
     gboolean         going)
{
  g_autoptr (GError) error = NULL;

  g_dbus_connection_emit_signal (logind, NULL, path, "org.freedesktop.login1.Manager", "PrepareForSleep", g_variant_new ("(b)", going), &error);
  g_assert_no_error (error);
}

static GDBusConnection *
start_logind (GTestDBus *bus)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;
  GDBusConnection *logind = g_dbus_connection_new_for_address_sync (g_test_dbus_get_bus_address (bus),
                                                                    G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                                    NULL, NULL, &error);

  g_assert_no_error (error);
  reply = g_dbus_connection_call_sync (logind, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                                       g_variant_new ("(su)", "org.freedesktop.login1", 0), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  return logind;
}

static void
test_woke (void)
{
  g_autoptr (GTestDBus) bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_autoptr (GDBusConnection) logind = NULL;
  g_autoptr (GDBusConnection) system_bus = NULL;
  AppSleep *sleep;
  guint     n = 0;

  g_test_dbus_up (bus);
  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", g_test_dbus_get_bus_address (bus), TRUE);
  logind = start_logind (bus);
  system_bus = g_bus_get_sync (G_BUS_TYPE_SYSTEM, NULL, NULL);
  g_dbus_connection_set_exit_on_close (system_bus, FALSE);
  sleep = app_sleep_new ();
  g_signal_connect (sleep, "woke", G_CALLBACK (count_cb), &n);
  /* It listens from some turn on: say it until it is heard. */
  for (gint64 deadline = await_begin (); n == 0;)
    {
      say (logind, "/org/freedesktop/login1", FALSE);
      await_turn (deadline, __FILE__, __LINE__, "woke");
    }

  /* Going to sleep is not waking up, and others are not logind. */
  await_idle ();
  n = 0;
  say (logind, "/org/freedesktop/login1", TRUE);
  say (logind, "/somebody/else", FALSE);
  say (logind, "/org/freedesktop/login1", FALSE);
  AWAIT (n > 0);
  g_assert_cmpuint (n, ==, 1);
  g_assert_finalize_object (sleep);
  g_clear_object (&system_bus);
  g_clear_object (&logind);
  g_test_dbus_stop (bus);
}

static void
test_no_bus (void)
{
  AppSleep *sleep;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }
  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/no/such/bus", TRUE);
  sleep = app_sleep_new ();
  g_object_add_weak_pointer (G_OBJECT (sleep), (gpointer *)&sleep);
  g_object_unref (sleep);
  AWAIT (sleep == NULL); /* it asks to the end, and then lets go of itself */
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/sleep/no-bus", test_no_bus);
  g_test_add_func ("/app/sleep/woke", test_woke);
  return g_test_run ();
}
