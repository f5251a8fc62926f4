// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "app/app-awake.h"

#include "fixtures/await.h"
#include "ui/ui-test.h"

#include <glib/gi18n.h>

/* A session manager as GNOME has it. GTK waits for what it answers, so it has a thread of
 * its own. */

#define SUSPEND 4

static const char interface_xml[] =
  "<node><interface name='org.gnome.SessionManager'>"
  "<method name='RegisterClient'><arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='o' direction='out'/></method>"
  "<method name='UnregisterClient'><arg type='o' direction='in'/></method>"
  "<method name='Inhibit'><arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='u' direction='out'/></method>"
  "<method name='Uninhibit'><arg type='u' direction='in'/></method>"
  "</interface></node>";

/* What it was asked for; written by its thread. */
static int   n_inhibits;
static int   n_uninhibits;
static guint flags;
static char *reason;
static int   is_there;

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
  GVariant *answer = NULL;

  if (g_str_equal (method, "RegisterClient"))
    answer = g_variant_new ("(o)", "/org/gnome/SessionManager/Client1");
  else if (g_str_equal (method, "Inhibit"))
    {
      g_clear_pointer (&reason, g_free);
      g_variant_get (arguments, "(susu)", NULL, NULL, &reason, &flags);
      answer = g_variant_new ("(u)", 1000 + g_atomic_int_add (&n_inhibits, 1));
    }
  else if (g_str_equal (method, "Uninhibit"))
    {
      guint cookie;

      g_variant_get (arguments, "(u)", &cookie);
      g_assert_cmpuint (cookie, ==, 1000 + g_atomic_int_get (&n_uninhibits));
      g_atomic_int_inc (&n_uninhibits);
    }
  g_dbus_method_invocation_return_value (invocation, answer);
}

static void
on_owned (GDBusConnection *bus,
          const char      *name,
          gpointer         user_data)
{
  g_atomic_int_set (&is_there, TRUE);
}

static gpointer
run_session_manager (gpointer user_data)
{
  static const GDBusInterfaceVTable table = { .method_call = on_call };
  GMainLoop                        *loop = user_data;
  g_autofree char                  *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (interface_xml, NULL);
  g_autoptr (GDBusConnection) bus = NULL;
  guint id;

  g_main_context_push_thread_default (g_main_loop_get_context (loop));
  bus = g_dbus_connection_new_for_address_sync (address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, NULL);
  g_assert_nonnull (bus);
  g_assert_cmpuint (g_dbus_connection_register_object (bus, "/org/gnome/SessionManager", info->interfaces[0], &table, NULL, NULL, NULL), !=, 0);
  id = g_bus_own_name_on_connection (bus, "org.gnome.SessionManager", G_BUS_NAME_OWNER_FLAGS_NONE, on_owned, NULL, NULL, NULL);
  g_main_loop_run (loop);
  g_bus_unown_name (id);
  g_dbus_connection_close_sync (bus, NULL, NULL);
  g_main_context_pop_thread_default (g_main_loop_get_context (loop));
  return NULL;
}

/* --- What moves files --- */

#define MOVER_TYPE (mover_get_type ())
G_DECLARE_FINAL_TYPE (Mover, mover, TEST, MOVER, GObject)

struct _Mover
{
  GObject  parent_instance;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (Mover, mover, G_TYPE_OBJECT)

static void
mover_get_property (GObject    *object,
                    guint       id,
                    GValue     *value,
                    GParamSpec *spec)
{
  g_value_set_boolean (value, TEST_MOVER (object)->busy);
}

static void
mover_class_init (MoverClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = mover_get_property;
  g_object_class_install_property (G_OBJECT_CLASS (klass), 1, g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
}

static void
mover_init (Mover *self)
{
}

static void
set_busy (Mover   *mover,
          gboolean busy)
{
  mover->busy = busy;
  g_object_notify (G_OBJECT (mover), "busy");
}

/* --- The tests --- */

static GtkApplication *application;

typedef struct
{
  AppAwake *awake;
  Mover    *movers[2];
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  g_atomic_int_set (&n_inhibits, 0);
  g_atomic_int_set (&n_uninhibits, 0);
  fixture->awake = app_awake_new (application);
  app_awake_set_linger_ms (fixture->awake, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (fixture->movers); i++)
    {
      fixture->movers[i] = g_object_new (MOVER_TYPE, NULL);
      app_awake_watch (fixture->awake, fixture->movers[i]);
    }
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  AWAIT (g_atomic_int_get (&n_uninhibits) == g_atomic_int_get (&n_inhibits));
  g_assert_finalize_object (fixture->awake);
  for (gsize i = 0; i < G_N_ELEMENTS (fixture->movers); i++)
    if (fixture->movers[i] != NULL)
      g_assert_finalize_object (fixture->movers[i]);
}

static void
test_asked (Fixture      *fixture,
            gconstpointer user_data)
{
  set_busy (fixture->movers[0], TRUE);
  g_assert_cmpint (g_atomic_int_get (&n_inhibits), ==, 1);
  g_assert_cmpuint (flags, ==, SUSPEND);
  g_assert_cmpstr (reason, ==, _ ("A file is on its way"));
  set_busy (fixture->movers[0], FALSE);
  AWAIT (g_atomic_int_get (&n_uninhibits) == 1);
}

/* Once for all that move, as long as one does. */
static void
test_several (Fixture      *fixture,
              gconstpointer user_data)
{
  set_busy (fixture->movers[0], TRUE);
  set_busy (fixture->movers[1], TRUE);
  set_busy (fixture->movers[0], FALSE);
  await_idle ();
  g_assert_cmpint (g_atomic_int_get (&n_inhibits), ==, 1);
  g_assert_cmpint (g_atomic_int_get (&n_uninhibits), ==, 0);
  set_busy (fixture->movers[1], FALSE);
  AWAIT (g_atomic_int_get (&n_uninhibits) == 1);
  set_busy (fixture->movers[1], TRUE);
  g_assert_cmpint (g_atomic_int_get (&n_inhibits), ==, 2);
  set_busy (fixture->movers[1], FALSE);
}

/* One file after the other is one time of being awake. */
static void
test_one_after_the_other (Fixture      *fixture,
                          gconstpointer user_data)
{
  for (guint i = 0; i < 10; i++)
    {
      set_busy (fixture->movers[0], TRUE);
      set_busy (fixture->movers[0], FALSE);
    }
  g_assert_cmpint (g_atomic_int_get (&n_inhibits), ==, 1);
}

/* What goes in the middle of it moves nothing any more. */
static void
test_gone (Fixture      *fixture,
           gconstpointer user_data)
{
  set_busy (fixture->movers[0], TRUE);
  g_assert_finalize_object (g_steal_pointer (&fixture->movers[0]));
  AWAIT (g_atomic_int_get (&n_uninhibits) == 1);
}

int
main (int    argc,
      char **argv)
{
  GThread   *thread;
  GMainLoop *loop;
  int        status;

  ui_test_init (&argc, &argv);
  {
    g_autoptr (GMainContext) context = g_main_context_new ();

    loop = g_main_loop_new (context, FALSE);
  }
  thread = g_thread_new ("session-manager", run_session_manager, loop);
  AWAIT (g_atomic_int_get (&is_there));
  application = gtk_application_new (APP_ID, G_APPLICATION_NON_UNIQUE);
  g_object_set (application, "register-session", TRUE, NULL);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
#define ADD(name, func) g_test_add ("/app/awake/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("asked", test_asked);
  ADD ("several", test_several);
  ADD ("one-after-the-other", test_one_after_the_other);
  ADD ("gone", test_gone);
#undef ADD
  status = g_test_run ();
  g_object_unref (application);
  g_main_loop_quit (loop);
  g_thread_join (thread);
  g_main_loop_unref (loop);
  g_free (reason);
  return status;
}
