// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "app/desktop-mock.h"

#include "fixtures/await.h"

/* org.gtk.Notifications; a program says the name of its own as the first argument. And the
 * portal that programs in a sandbox ask. */

static const char interface_xml[] =
  "<node><interface name='org.gtk.Notifications'>"
  "<method name='AddNotification'><arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='a{sv}' direction='in'/></method>"
  "<method name='RemoveNotification'><arg type='s' direction='in'/><arg type='s' direction='in'/></method>"
  "</interface><interface name='org.freedesktop.portal.Background'>"
  "<method name='RequestBackground'><arg type='s' direction='in'/><arg type='a{sv}' direction='in'/><arg type='o' direction='out'/></method>"
  "<method name='SetStatus'><arg type='a{sv}' direction='in'/></method>"
  "</interface></node>";

static void
on_call (GDBusConnection       *bus,
         const char            *sender,
         const char            *path,
         const char            *interface,
         const char            *method,
         GVariant              *arguments,
         GDBusMethodInvocation *invocation,
         gpointer               user_data)
{
  DesktopMock     *self = user_data;
  g_autofree char *id = NULL;

  g_variant_get_child (arguments, 1, "s", &id);
  if (g_str_equal (method, "AddNotification"))
    {
      self->n_adds++;
      g_hash_table_replace (self->shown, g_steal_pointer (&id), g_variant_get_child_value (arguments, 2));
    }
  else
    g_assert_true (g_hash_table_remove (self->shown, id));
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
on_portal_call (GDBusConnection       *bus,
                const char            *sender,
                const char            *path,
                const char            *interface,
                const char            *method,
                GVariant              *arguments,
                GDBusMethodInvocation *invocation,
                gpointer               user_data)
{
  DesktopMock *self = user_data;

  g_ptr_array_add (self->asked, g_variant_print (arguments, FALSE));
  if (g_str_equal (method, "RequestBackground"))
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", "/request"));
  else
    g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
on_owned (GDBusConnection *bus,
          const char      *name,
          gpointer         user_data)
{
  ((DesktopMock *)user_data)->n_owned++;
}

/* To be made before the program tells anything, and after GTK has looked for a portal. */
DesktopMock *
desktop_mock_new (void)
{
  static const GDBusInterfaceVTable table = { .method_call = on_call };
  static const GDBusInterfaceVTable portal_table = { .method_call = on_portal_call };
  DesktopMock                      *self = g_new0 (DesktopMock, 1);
  g_autofree char                  *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (interface_xml, NULL);
  g_autoptr (GError) error = NULL;

  self->asked = g_ptr_array_new_with_free_func (g_free);
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_variant_unref);
  self->bus = g_dbus_connection_new_for_address_sync (address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_register_object (self->bus, "/org/gtk/Notifications", info->interfaces[0], &table, self, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_register_object (self->bus, "/org/freedesktop/portal/desktop", info->interfaces[1], &portal_table, self, NULL, &error);
  g_assert_no_error (error);
  self->owner_ids[0] = g_bus_own_name_on_connection (self->bus, "org.gtk.Notifications", G_BUS_NAME_OWNER_FLAGS_NONE, on_owned, NULL, self, NULL);
  self->owner_ids[1] = g_bus_own_name_on_connection (self->bus, "org.freedesktop.portal.Desktop", G_BUS_NAME_OWNER_FLAGS_NONE, on_owned, NULL, self, NULL);
  AWAIT (self->n_owned == G_N_ELEMENTS (self->owner_ids));
  return self;
}

void
desktop_mock_free (DesktopMock *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->owner_ids); i++)
    g_bus_unown_name (self->owner_ids[i]);
  g_dbus_connection_close_sync (self->bus, NULL, NULL);
  g_object_unref (self->bus);
  g_hash_table_unref (self->shown);
  g_ptr_array_unref (self->asked);
  g_free (self);
}

/* Returns: (transfer none) (nullable): the one that is shown; there is no other */
GVariant *
desktop_mock_get (DesktopMock *self)
{
  GHashTableIter iter;
  gpointer       notification = NULL;

  g_assert_cmpuint (g_hash_table_size (self->shown), <=, 1);
  g_hash_table_iter_init (&iter, self->shown);
  g_hash_table_iter_next (&iter, NULL, &notification);
  return notification;
}

/* What it says there; "" without one. */
char *
desktop_mock_dup_text (DesktopMock *self,
                       const char  *key)
{
  GVariant *notification = desktop_mock_get (self);
  char     *text = NULL;

  if (notification != NULL)
    g_variant_lookup (notification, key, "s", &text);
  return text != NULL ? text : g_strdup ("");
}
