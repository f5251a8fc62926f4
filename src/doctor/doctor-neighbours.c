// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "doctor/doctor-check.h"

#include "discovery/discovery-avahi.h"

#include <glib/gi18n.h>

/* Is anybody else heard? Where devices are kept apart, Avahi hears only itself. Most
 * networks have a printer, a phone or a television that announces something. */

/* Who answers at all answers within these. */
#define LISTEN_MS 4000

/* Kinds of services that are looked into; more are made up. */
#define MAX_TYPES 16

typedef struct
{
  DoctorView *view;
  guint       subscription;
  GSource    *timeout;
  GSource    *cancelled;
  guint       n_types;
  gboolean    is_over;
} Listening;

static void
destroy_source (GSource *source)
{
  g_source_destroy (source);
  g_source_unref (source);
}

static void
listening_free (gpointer data)
{
  Listening *listening = data;

  doctor_view_unref (listening->view);
  g_free (listening);
}

/* Ends it, once. The daemon forgets what we asked when the bus connection closes. */
static void
finish (GTask         *task,
        DoctorFinding *finding)
{
  Listening *listening = g_task_get_task_data (task);

  if (listening->is_over)
    return;
  listening->is_over = TRUE;
  g_clear_pointer (&listening->timeout, destroy_source);
  g_clear_pointer (&listening->cancelled, destroy_source);
  doctor_check_return (task, finding);
  /* The last thing: it lets go of the task. */
  g_dbus_connection_signal_unsubscribe (listening->view->bus, listening->subscription);
}

static gboolean
timeout_cb (gpointer user_data)
{
  DoctorFinding *finding = doctor_finding_new (DOCTOR_SEVERITY_WARNING, _ ("Nobody else is heard"),
                                               _ ("No other device is heard on this network. Some networks, such as Wi-Fi for guests, keep devices apart."));

  doctor_finding_set_advice (finding, _ ("If somebody is near you, meet in another Wi-Fi or in the hotspot of a phone."), NULL);
  finish (user_data, finding);
  return G_SOURCE_REMOVE;
}

static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  finish (user_data, NULL);
  return G_SOURCE_REMOVE;
}

static void
browse (Listening  *listening,
        const char *type)
{
  if (listening->n_types++ < MAX_TYPES)
    g_dbus_connection_call (listening->view->bus, DISCOVERY_AVAHI_NAME, "/", DISCOVERY_AVAHI_SERVER, "ServiceBrowserNew",
                            g_variant_new ("(iissu)", DISCOVERY_AVAHI_ANY, DISCOVERY_AVAHI_ANY, type, "local", 0),
                            NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, NULL);
}

static void
told_cb (GDBusConnection *bus,
         const char      *sender,
         const char      *path,
         const char      *interface,
         const char      *signal,
         GVariant        *parameters,
         gpointer         user_data)
{
  GTask     *task = user_data;
  Listening *listening = g_task_get_task_data (task);

  if (listening->is_over)
    return;
  if (g_str_equal (interface, DISCOVERY_AVAHI_SERVICE_TYPE_BROWSER) && g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(iissu)")))
    {
      const char *type;

      g_variant_get (parameters, "(ii&s&su)", NULL, NULL, &type, NULL, NULL);
      browse (listening, type);
    }
  else if (g_str_equal (interface, DISCOVERY_AVAHI_SERVICE_BROWSER) && g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(iisssu)")))
    {
      guint flags;

      g_variant_get (parameters, "(ii&s&s&su)", NULL, NULL, NULL, NULL, NULL, &flags);
      if ((flags & DISCOVERY_AVAHI_LOCAL) == 0)
        finish (task, doctor_finding_new_fine (_ ("Other devices are heard on this network.")));
    }
}

static void
browsing_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  /* Without Avahi there is nothing to listen with; that is told elsewhere. */
  if (reply == NULL)
    finish (task, NULL);
}

static GSource *
attach (GSource    *source,
        GSourceFunc function,
        GTask      *task)
{
  g_source_set_callback (source, function, g_object_ref (task), g_object_unref);
  g_source_attach (source, g_task_get_context (task));
  return source;
}

static void
listen_to_all (GTask      *task,
               DoctorView *view)
{
  Listening    *listening = g_new0 (Listening, 1);
  GCancellable *cancellable = g_task_get_cancellable (task);

  listening->view = doctor_view_ref (view);
  g_task_set_task_data (task, listening, listening_free);
  listening->timeout = attach (g_timeout_source_new (LISTEN_MS), timeout_cb, task);
  if (cancellable != NULL)
    listening->cancelled = attach (g_cancellable_source_new (cancellable), G_SOURCE_FUNC (cancelled_cb), task);
  /* Before anything is asked: an answer may come before the reply. */
  listening->subscription = g_dbus_connection_signal_subscribe (view->bus, DISCOVERY_AVAHI_NAME, NULL, "ItemNew", NULL, NULL, G_DBUS_SIGNAL_FLAGS_NONE, told_cb,
                                                                g_object_ref (task), g_object_unref);
  g_dbus_connection_call (view->bus, DISCOVERY_AVAHI_NAME, "/", DISCOVERY_AVAHI_SERVER, "ServiceTypeBrowserNew",
                          g_variant_new ("(iisu)", DISCOVERY_AVAHI_ANY, DISCOVERY_AVAHI_ANY, "local", 0), G_VARIANT_TYPE ("(o)"),
                          G_DBUS_CALL_FLAGS_NONE, -1, cancellable, browsing_cb, g_object_ref (task));
}

/**
 * doctor_neighbours_async:
 *
 * Does anything that other devices announce come through?
 */
void
doctor_neighbours_async (DoctorView         *view,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, doctor_neighbours_async);
  if (view->bus == NULL || !doctor_view_has_network (view))
    doctor_check_return (task, NULL);
  else
    listen_to_all (task, view);
}
