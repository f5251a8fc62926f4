// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "doctor/system-mock.h"

#include "fixtures/await.h"
#include "net/net-addresses.h"

static const char introspection[] =
  "<node>"
  "<interface name='org.fedoraproject.FirewallD1'>"
  "<method name='getDefaultZone'><arg type='s' direction='out'/></method>"
  "<method name='listServices'><arg type='as' direction='out'/></method>"
  "</interface>"
  "<interface name='org.fedoraproject.FirewallD1.zone'>"
  "<method name='getZoneOfInterface'><arg type='s'/><arg type='s' direction='out'/></method>"
  "<method name='getServices'><arg type='s'/><arg type='as' direction='out'/></method>"
  "<method name='getPorts'><arg type='s'/><arg type='aas' direction='out'/></method>"
  "</interface>"
  "<interface name='org.freedesktop.systemd1.Manager'>"
  "<method name='GetUnit'><arg type='s'/><arg type='o' direction='out'/></method>"
  "</interface>"
  "<interface name='org.freedesktop.systemd1.Unit'><property name='ActiveState' type='s' access='read'/></interface>"
  "</node>";

static GVariant *
make_words (const char *text)
{
  g_auto (GStrv) words = text[0] != '\0' ? g_strsplit (text, " ", -1) : g_new0 (char *, 1);

  return g_variant_new_strv ((const char *const *)words, -1);
}

static GVariant *
make_ports (const char *text)
{
  g_auto (GStrv) words = text[0] != '\0' ? g_strsplit (text, " ", -1) : g_new0 (char *, 1);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aas"));
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (words[i], "/", 2);

      g_variant_builder_add_value (&builder, g_variant_new_strv ((const char *const *)pair, -1));
    }
  return g_variant_builder_end (&builder);
}

static GVariant *
answer (SystemMock *self,
        const char *method)
{
  if (g_str_equal (method, "getZoneOfInterface"))
    return g_variant_new ("(s)", self->zone_of_interface);
  if (g_str_equal (method, "getDefaultZone"))
    return g_variant_new ("(s)", self->default_zone);
  if (g_str_equal (method, "getServices") && !self->is_secret)
    return g_variant_new ("(@as)", make_words (self->services));
  if (g_str_equal (method, "getPorts"))
    return g_variant_new ("(@aas)", make_ports (self->ports));
  if (g_str_equal (method, "listServices"))
    return g_variant_new ("(@as)", make_words (self->known));
  if (g_str_equal (method, "GetUnit") && self->nftables != NULL)
    return g_variant_new ("(o)", "/org/freedesktop/systemd1/unit/nftables_2eservice");
  return NULL;
}

static void
method_cb (GDBusConnection       *connection,
           const char            *sender,
           const char            *path,
           const char            *interface,
           const char            *method,
           GVariant              *parameters,
           GDBusMethodInvocation *invocation,
           gpointer               user_data)
{
  GVariant *reply = answer (user_data, method);

  if (reply != NULL)
    g_dbus_method_invocation_return_value (invocation, reply);
  else
    g_dbus_method_invocation_return_dbus_error (invocation, "org.example.NotToday", "As the test wants it");
}

static GVariant *
property_cb (GDBusConnection *connection,
             const char      *sender,
             const char      *path,
             const char      *interface,
             const char      *property,
             GError         **error,
             gpointer         user_data)
{
  return g_variant_new_string (((SystemMock *)user_data)->nftables);
}

static const GDBusInterfaceVTable vtable = { .method_call = method_cb, .get_property = property_cb };

static void
add_object (SystemMock *self,
            const char *path,
            const char *interface)
{
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (introspection, NULL);
  g_autoptr (GError) error = NULL;

  g_dbus_connection_register_object (self->connection, path, g_dbus_node_info_lookup_interface (node, interface), &vtable, self, NULL, &error);
  g_assert_no_error (error);
}

static GDBusConnection *
connect_to (const char *bus_address)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *bus = g_dbus_connection_new_for_address_sync (bus_address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                                 NULL, NULL, &error);

  g_assert_no_error (error);
  return bus;
}

SystemMock *
system_mock_new (const char *bus_address)
{
  SystemMock *self = g_new0 (SystemMock, 1);

  self->connection = connect_to (bus_address);
  self->bus = connect_to (bus_address);
  self->zone_of_interface = "";
  self->default_zone = "public";
  self->services = "";
  self->ports = "";
  self->known = "ssh mdns merhaba";
  add_object (self, "/org/fedoraproject/FirewallD1", "org.fedoraproject.FirewallD1");
  add_object (self, "/org/fedoraproject/FirewallD1", "org.fedoraproject.FirewallD1.zone");
  add_object (self, "/org/freedesktop/systemd1", "org.freedesktop.systemd1.Manager");
  add_object (self, "/org/freedesktop/systemd1/unit/nftables_2eservice", "org.freedesktop.systemd1.Unit");
  return self;
}

/* From now on it is there. */
void
system_mock_own (SystemMock *self,
                 const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (self->connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                                                            g_variant_new ("(su)", name, 0), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
}

void
system_mock_free (SystemMock *self)
{
  g_dbus_connection_close_sync (self->connection, NULL, NULL);
  g_dbus_connection_close_sync (self->bus, NULL, NULL);
  g_object_unref (self->connection);
  g_object_unref (self->bus);
  g_free (self);
}

/* --- Views --- */

void
add_address (DoctorView *view,
             const char *interface,
             const char *address,
             guint       prefix_length)
{
  g_autoptr (GInetAddress) parsed = g_inet_address_new_from_string (address);

  g_ptr_array_add (view->addresses, net_address_new (interface, net_interface_guess_kind (interface), parsed, prefix_length));
}

typedef struct
{
  gboolean       is_over;
  DoctorFinding *finding;
} Examination;

static void
examined_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Examination *examination = user_data;
  g_autoptr (GError) error = NULL;

  examination->finding = doctor_check_finish (result, &error);
  g_assert_no_error (error);
  examination->is_over = TRUE;
}

/* Returns: (transfer full) (nullable): what one check finds */
DoctorFinding *
examine (DoctorCheckFunc check,
         DoctorView     *view)
{
  Examination examination = { FALSE, NULL };

  check (view, NULL, examined_cb, &examination);
  AWAIT (examination.is_over);
  return examination.finding;
}

void
write_file (const char *root,
            const char *path,
            const char *contents)
{
  g_autofree char *name = g_build_filename (root, path, NULL);
  g_autofree char *folder = g_path_get_dirname (name);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  g_file_set_contents (name, contents, -1, &error);
  g_assert_no_error (error);
}
