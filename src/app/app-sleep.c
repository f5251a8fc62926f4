// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "app/app-sleep.h"

/* Tells when the computer wakes up, as logind says it (org.freedesktop.login1, signal
 * PrepareForSleep). On a computer without logind nothing is ever told. */

struct _AppSleep
{
  GObject parent_instance;

  GDBusConnection *bus;
  guint            subscription;
};

enum {
  SIGNAL_WOKE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AppSleep, app_sleep, G_TYPE_OBJECT)

static void
on_prepare_for_sleep (GDBusConnection *bus,
                      const char      *sender,
                      const char      *path,
                      const char      *interface,
                      const char      *signal,
                      GVariant        *parameters,
                      gpointer         user_data)
{
  AppSleep *self = user_data;
  gboolean  going = TRUE;

  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    g_variant_get (parameters, "(b)", &going);
  if (!going)
    g_signal_emit (self, signals[SIGNAL_WOKE], 0);
}

static void
on_bus (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, &error);
  g_autoptr (AppSleep) self = user_data;

  if (bus == NULL)
    {
      g_debug ("No system bus, so nobody tells when the computer wakes up: %s", error->message);
      return;
    }
  /* That this computer's bus ends is no reason to end a conversation. */
  g_dbus_connection_set_exit_on_close (bus, FALSE);
  self->subscription = g_dbus_connection_signal_subscribe (bus, "org.freedesktop.login1", "org.freedesktop.login1.Manager", "PrepareForSleep",
                                                           "/org/freedesktop/login1", NULL, G_DBUS_SIGNAL_FLAGS_NONE, on_prepare_for_sleep, self, NULL);
  self->bus = g_steal_pointer (&bus);
}

static void
app_sleep_dispose (GObject *object)
{
  AppSleep *self = APP_SLEEP (object);

  if (self->bus != NULL)
    g_dbus_connection_signal_unsubscribe (self->bus, self->subscription);
  g_clear_object (&self->bus);
  G_OBJECT_CLASS (app_sleep_parent_class)->dispose (object);
}

static void
app_sleep_class_init (AppSleepClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = app_sleep_dispose;

  /**
   * AppSleep::woke:
   *
   * The computer was asleep and is no longer.
   */
  signals[SIGNAL_WOKE] = g_signal_new ("woke", APP_TYPE_SLEEP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
app_sleep_init (AppSleep *self)
{
  g_bus_get (G_BUS_TYPE_SYSTEM, NULL, on_bus, g_object_ref (self));
}

AppSleep *
app_sleep_new (void)
{
  return g_object_new (APP_TYPE_SLEEP, NULL);
}
