// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "discovery/avahi-mock.h"

#include "fixtures/await.h"

#define NAME "org.freedesktop.Avahi"

static const char introspection[] =
  "<node>"
  "<interface name='org.freedesktop.Avahi.Server'>"
  "<method name='GetState'><arg type='i' direction='out'/></method>"
  "<method name='GetAlternativeServiceName'><arg type='s'/><arg type='s' direction='out'/></method>"
  "<method name='EntryGroupNew'><arg type='o' direction='out'/></method>"
  "<method name='ServiceBrowserNew'><arg type='i'/><arg type='i'/><arg type='s'/><arg type='s'/><arg type='u'/><arg type='o' direction='out'/></method>"
  "<method name='ServiceTypeBrowserNew'><arg type='i'/><arg type='i'/><arg type='s'/><arg type='u'/><arg type='o' direction='out'/></method>"
  "<method name='ServiceResolverNew'><arg type='i'/><arg type='i'/><arg type='s'/><arg type='s'/><arg type='s'/><arg type='i'/><arg type='u'/>"
  "<arg type='o' direction='out'/></method>"
  "</interface>"
  "<interface name='org.freedesktop.Avahi.EntryGroup'>"
  "<method name='Free'/><method name='Commit'/><method name='Reset'/>"
  "<method name='AddService'><arg type='i'/><arg type='i'/><arg type='u'/><arg type='s'/><arg type='s'/><arg type='s'/><arg type='s'/><arg type='q'/><arg type='aay'/></method>"
  "<method name='AddServiceSubtype'><arg type='i'/><arg type='i'/><arg type='u'/><arg type='s'/><arg type='s'/><arg type='s'/><arg type='s'/></method>"
  "<method name='UpdateServiceTxt'><arg type='i'/><arg type='i'/><arg type='u'/><arg type='s'/><arg type='s'/><arg type='s'/><arg type='aay'/></method>"
  "</interface>"
  "<interface name='org.freedesktop.Avahi.ServiceBrowser'><method name='Free'/></interface>"
  "<interface name='org.freedesktop.Avahi.ServiceTypeBrowser'><method name='Free'/></interface>"
  "<interface name='org.freedesktop.Avahi.ServiceResolver'><method name='Free'/></interface>"
  "</node>";

/* --- What it is asked --- */

/* Text of all that is text in it, records included. */
static void
append_text (GString  *text,
             GVariant *value)
{
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_BYTESTRING))
    {
      gsize       length;
      const char *bytes = g_variant_get_fixed_array (value, &length, 1);

      g_string_append_printf (text, " %.*s", (int)length, bytes);
    }
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    g_string_append_printf (text, " '%s'", g_variant_get_string (value, NULL));
  else if (g_variant_is_container (value))
    for (gsize i = 0; i < g_variant_n_children (value); i++)
      {
        g_autoptr (GVariant) child = g_variant_get_child_value (value, i);

        append_text (text, child);
      }
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_UINT16))
    g_string_append_printf (text, " %u", g_variant_get_uint16 (value));
}

static char *add_object (AvahiMock  *self,
                         const char *interface);

static void
answer (AvahiMock             *self,
        GDBusMethodInvocation *invocation)
{
  const char      *method = g_dbus_method_invocation_get_method_name (invocation);
  GVariant        *parameters = g_dbus_method_invocation_get_parameters (invocation);
  GVariant        *reply = NULL;
  g_autofree char *path = NULL;

  if (g_str_equal (method, "GetState"))
    reply = g_variant_new ("(i)", self->server_state);
  else if (g_str_equal (method, "EntryGroupNew"))
    {
      g_free (self->group);
      self->group = add_object (self, "EntryGroup");
      reply = g_variant_new ("(o)", self->group);
    }
  else if (g_str_equal (method, "Reset") && self->stale_group_state != 0)
    avahi_mock_set_group_state (self, self->stale_group_state);
  else if (g_str_equal (method, "GetAlternativeServiceName"))
    {
      const char      *name;
      g_autofree char *other = NULL;

      g_variant_get (parameters, "(&s)", &name);
      other = g_strconcat (name, "+", NULL);
      reply = g_variant_new ("(s)", other);
    }
  else if (g_str_equal (method, "ServiceBrowserNew"))
    {
      const char *type;

      g_variant_get (parameters, "(ii&s&su)", NULL, NULL, &type, NULL, NULL);
      path = add_object (self, "ServiceBrowser");
      if (self->early_item != NULL && g_str_equal (type, "_irc._tcp"))
        avahi_mock_item (self, "ItemNew", 2, 0, self->early_item, type);
      reply = g_variant_new ("(o)", path);
    }
  else if (g_str_equal (method, "ServiceTypeBrowserNew"))
    {
      path = add_object (self, "ServiceTypeBrowser");
      reply = g_variant_new ("(o)", path);
    }
  else if (g_str_equal (method, "ServiceResolverNew"))
    {
      int         interface;
      int         protocol;
      const char *name;

      g_variant_get (parameters, "(ii&s&s&siu)", &interface, &protocol, &name, NULL, NULL, NULL, NULL);
      path = add_object (self, "ServiceResolver");
      g_hash_table_insert (self->resolvers, g_strdup_printf ("%d %d %s", interface, protocol, name), g_strdup (path));
      reply = g_variant_new ("(o)", path);
    }
  g_dbus_method_invocation_return_value (invocation, reply);
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
  AvahiMock *self = user_data;
  GString   *call = g_string_new (method);

  append_text (call, parameters);
  g_ptr_array_add (self->calls, g_string_free (call, FALSE));
  if (g_strcmp0 (method, self->held_method) == 0)
    g_ptr_array_add (self->held, g_object_ref (invocation));
  else if (g_strcmp0 (method, self->refused_method) == 0)
    g_dbus_method_invocation_return_dbus_error (invocation, self->refusal, "As the test wants it");
  else
    answer (self, invocation);
}

static const GDBusInterfaceVTable vtable = { .method_call = method_cb };

static void
register_object (AvahiMock  *self,
                 const char *path,
                 const char *interface)
{
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (introspection, NULL);
  g_autofree char *name = g_strconcat (NAME ".", interface, NULL);
  g_autoptr (GError) error = NULL;
  guint id = g_dbus_connection_register_object (self->connection, path, g_dbus_node_info_lookup_interface (node, name), &vtable, self, NULL, &error);

  g_assert_no_error (error);
  g_ptr_array_add (self->objects, GUINT_TO_POINTER (id));
}

static char *
add_object (AvahiMock  *self,
            const char *interface)
{
  char *path = g_strdup_printf ("/Client0/%s%u", interface, ++self->n_objects);

  register_object (self, path, interface);
  return path;
}

/* --- Coming and going --- */

static void
call_bus (AvahiMock  *self,
          const char *method,
          GVariant   *parameters)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (self->connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", method,
                                                            parameters, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
}

/* The daemon starts: another connection each time, as a process that is started anew. */
void
avahi_mock_appear (AvahiMock *self)
{
  g_autoptr (GError) error = NULL;

  self->connection = g_dbus_connection_new_for_address_sync (g_test_dbus_get_bus_address (self->bus),
                                                             G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                             NULL, NULL, &error);
  g_assert_no_error (error);
  register_object (self, "/", "Server");
  call_bus (self, "RequestName", g_variant_new ("(su)", NAME, 0));
}

/* The daemon ends, without a word. */
void
avahi_mock_vanish (AvahiMock *self)
{
  for (guint i = 0; i < self->objects->len; i++)
    g_dbus_connection_unregister_object (self->connection, GPOINTER_TO_UINT (self->objects->pdata[i]));
  g_ptr_array_set_size (self->objects, 0);
  g_ptr_array_set_size (self->held, 0);
  /* The bus may see the end of a connection later than what others ask it next. */
  g_variant_unref (g_dbus_connection_call_sync (self->connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "ReleaseName",
                                                g_variant_new ("(s)", NAME), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL));
  g_dbus_connection_close_sync (self->connection, NULL, NULL);
  g_clear_object (&self->connection);
}

void
avahi_mock_start_bus (AvahiMock *self)
{
  self->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (self->bus);
  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", g_test_dbus_get_bus_address (self->bus), TRUE);
}

void
avahi_mock_stop_bus (AvahiMock *self)
{
  g_test_dbus_stop (self->bus);
  g_clear_object (&self->bus);
}

AvahiMock *
avahi_mock_new (void)
{
  AvahiMock *self = g_new0 (AvahiMock, 1);

  self->calls = g_ptr_array_new_with_free_func (g_free);
  self->objects = g_ptr_array_new ();
  self->held = g_ptr_array_new_with_free_func (g_object_unref);
  self->resolvers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->server_state = 2;
  avahi_mock_start_bus (self);
  avahi_mock_appear (self);
  return self;
}

void
avahi_mock_free (AvahiMock *self)
{
  /* What was asked last may still be on its way. */
  await_idle ();
  if (self->connection != NULL)
    avahi_mock_vanish (self);
  avahi_mock_stop_bus (self);
  g_ptr_array_unref (self->calls);
  g_ptr_array_unref (self->objects);
  g_ptr_array_unref (self->held);
  g_hash_table_unref (self->resolvers);
  g_free (self->group);
  g_free (self);
}

void
avahi_mock_answer_held (AvahiMock *self)
{
  for (guint i = 0; i < self->held->len; i++)
    answer (self, self->held->pdata[i]);
  g_ptr_array_set_size (self->held, 0);
  self->held_method = NULL;
}

/* --- What it tells --- */

static void
emit (AvahiMock  *self,
      const char *path,
      const char *interface,
      const char *signal,
      GVariant   *parameters)
{
  g_autofree char *name = g_strconcat (NAME ".", interface, NULL);
  g_autoptr (GError) error = NULL;

  g_dbus_connection_emit_signal (self->connection, NULL, path, name, signal, parameters, &error);
  g_assert_no_error (error);
}

void
avahi_mock_set_server_state (AvahiMock *self,
                             int        state)
{
  self->server_state = state;
  emit (self, "/", "Server", "StateChanged", g_variant_new ("(is)", state, ""));
}

void
avahi_mock_set_group_state (AvahiMock *self,
                            int        state)
{
  emit (self, self->group, "EntryGroup", "StateChanged", g_variant_new ("(is)", state, NAME ".Success"));
}

/**
 * avahi_mock_item:
 * @signal: ItemNew or ItemRemove
 */
void
avahi_mock_item (AvahiMock  *self,
                 const char *signal,
                 int         interface,
                 int         protocol,
                 const char *name,
                 const char *type)
{
  emit (self, "/Client0/ServiceBrowser1", "ServiceBrowser", signal, g_variant_new ("(iisssu)", interface, protocol, name, type, "local", 4));
}

/**
 * avahi_mock_item_with_flags:
 *
 * A service that is new, with what Avahi says of where it knows it from.
 */
void
avahi_mock_item_with_flags (AvahiMock  *self,
                            const char *name,
                            const char *type,
                            guint       flags)
{
  emit (self, "/Client0/ServiceBrowser1", "ServiceBrowser", "ItemNew", g_variant_new ("(iisssu)", 2, 0, name, type, "local", flags));
}

/* Somebody has services of this type. */
void
avahi_mock_type (AvahiMock  *self,
                 const char *type)
{
  emit (self, "/Client0/ServiceTypeBrowser1", "ServiceTypeBrowser", "ItemNew", g_variant_new ("(iissu)", 2, 0, type, "local", 4));
}

void
avahi_mock_found_variant (AvahiMock *self,
                          GVariant  *parameters)
{
  emit (self, "/Client0/ServiceResolver1", "ServiceResolver", "Found", parameters);
}

/**
 * avahi_mock_found:
 * @txt: the record's strings, with “|” between them
 */
void
avahi_mock_found (AvahiMock  *self,
                  int         interface,
                  int         protocol,
                  const char *name,
                  const char *type,
                  const char *address,
                  guint16     port,
                  const char *txt)
{
  g_auto (GStrv) strings = g_strsplit (txt, "|", -1);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aay"));
  for (guint i = 0; strings[i] != NULL; i++)
    g_variant_builder_add_value (&builder, g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, strings[i], strlen (strings[i]), 1));
  avahi_mock_found_variant (self, g_variant_new ("(iissssisqaayu)", interface, protocol, name, type, "local", "laptop.local", protocol, address, port, &builder, 4));
}

/* The resolver finds nobody any more. */
void
avahi_mock_fail (AvahiMock  *self,
                 int         interface,
                 int         protocol,
                 const char *name)
{
  g_autofree char *key = g_strdup_printf ("%d %d %s", interface, protocol, name);

  emit (self, g_hash_table_lookup (self->resolvers, key), "ServiceResolver", "Failure", g_variant_new ("(s)", NAME ".TimeoutError"));
}

/* --- What it was asked --- */

/**
 * avahi_mock_count:
 * @pattern: with “*” and “?”
 *
 * Returns: how many calls look so
 */
guint
avahi_mock_count (AvahiMock  *self,
                  const char *pattern)
{
  guint n = 0;

  for (guint i = 0; i < self->calls->len; i++)
    n += g_pattern_match_simple (pattern, self->calls->pdata[i]);
  return n;
}

/**
 * avahi_mock_settle:
 *
 * Lets what is on its way arrive. For what must NOT be asked.
 */
void
avahi_mock_settle (AvahiMock *self)
{
  for (guint i = 0; i < 20; i++)
    {
      await_idle ();
      call_bus (self, "GetId", NULL);
    }
}

void
avahi_mock_forget_calls (AvahiMock *self)
{
  g_ptr_array_set_size (self->calls, 0);
}
