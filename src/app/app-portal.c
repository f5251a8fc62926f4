// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "app/app-portal.h"

/* What a program in a sandbox asks the desktop for (org.freedesktop.portal.Background):
 * to go on without a window, and to be started at login. Outside of one nobody has to be
 * asked, and the portal does not know who asks. */

#define PORTAL "org.freedesktop.portal.Desktop"
#define PATH "/org/freedesktop/portal/desktop"
#define INTERFACE "org.freedesktop.portal.Background"

typedef struct
{
  const char *method;
  GVariant   *arguments;
} Call;

static void
call_free (Call *call)
{
  g_variant_unref (call->arguments);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

static void
called_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, &error);

  /* An older portal does not know all of it. */
  if (reply == NULL)
    g_debug ("The desktop was asked in vain: %s", error->message);
}

static void
bus_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, &error);

  if (bus == NULL)
    g_debug ("There is no desktop to ask: %s", error->message);
  else
    g_dbus_connection_call (bus, PORTAL, PATH, INTERFACE, call->method, call->arguments, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, called_cb, NULL);
}

static void
ask (const char *method,
     GVariant   *arguments)
{
  Call *call = g_new (Call, 1);

  call->method = method;
  call->arguments = g_variant_ref_sink (arguments);
  g_bus_get (G_BUS_TYPE_SESSION, NULL, bus_cb, call);
}

/**
 * app_portal_is_needed:
 *
 * Returns: whether we are in a sandbox
 */
gboolean
app_portal_is_needed (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

/**
 * app_portal_request_background:
 * @reason: what our person reads, should they be asked
 * @autostart: whether to be started at login as well
 */
void
app_portal_request_background (const char *reason,
                               gboolean    autostart)
{
  static const char *const commandline[] = { "merhaba", NULL };
  GVariantBuilder          options;

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "reason", g_variant_new_string (reason));
  g_variant_builder_add (&options, "{sv}", "autostart", g_variant_new_boolean (autostart));
  g_variant_builder_add (&options, "{sv}", "commandline", g_variant_new_strv (commandline, -1));
  ask ("RequestBackground", g_variant_new ("(s@a{sv})", "", g_variant_builder_end (&options)));
}

/**
 * app_portal_set_status:
 * @message: what is done without a window, for the desktop's list; "" for nothing
 */
void
app_portal_set_status (const char *message)
{
  GVariantBuilder options;

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "message", g_variant_new_string (message));
  ask ("SetStatus", g_variant_new ("(@a{sv})", g_variant_builder_end (&options)));
}
