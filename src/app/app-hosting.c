// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "app/app-hosting.h"

#include "host/host.h"

#include <glib/gi18n.h>

/* A room on this computer and our own seat in it. */

/* How long everybody is given to hear goodbye. */
#define STOP_SECONDS 3

struct _AppHosting
{
  GObject parent_instance;

  NetPoller      *poller;
  NetCertificate *certificate;
  Host           *host;
  Session        *session;
};

enum {
  PROP_REQUIRE_TLS = 1,
  PROP_SHOW_PAST,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AppHosting, app_hosting, G_TYPE_OBJECT)

/* Only the host knows the ports people talk from; the session shows them. */
static void
fill_in_ports (AppHosting *self)
{
  GListModel *members = G_LIST_MODEL (session_room_get_members (session_get_room (self->session)));

  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (SessionMember) member = g_list_model_get_item (members, i);

      if (session_member_get_port (member) == 0)
        session_member_set_port (member, host_get_caller_port (self->host, session_member_get_nick (member)));
    }
}

/**
 * app_hosting_start:
 * @person_name: who hosts; the room is named after them
 *
 * Opens the room and goes into it.
 *
 * Returns: (transfer none): our session in the room, or %NULL with @error
 */
Session *
app_hosting_start (AppHosting *self,
                   const char *person_name,
                   GError    **error)
{
  /* Translators: the name of a room, made from the name of the person who hosts it */
  g_autofree char *room_name = g_strdup_printf (_ ("%s’s room"), person_name);
  g_autofree char *data_dir = g_build_filename (g_get_user_data_dir (), "merhaba", "host", NULL);
  HostConfig       config = { .room_name = room_name, .data_dir = data_dir, .certificate = self->certificate };
  g_autoptr (Host) host = host_new (&config);
  g_autoptr (NetLink) link = NULL;

  g_return_val_if_fail (self->host == NULL, NULL);

  if (!host_start (host, error))
    return NULL;
  link = host_connect_local (host, self->poller, error);
  if (link == NULL)
    return NULL;

  self->host = g_steal_pointer (&host);
  self->session = session_new (self->poller, person_name);
  g_signal_connect_object (self->host, "trouble", G_CALLBACK (session_note), self->session, G_CONNECT_SWAPPED);
  g_signal_connect_object (session_room_get_members (session_get_room (self->session)), "items-changed", G_CALLBACK (fill_in_ports), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  session_join_link (self->session, link);
  return self->session;
}

guint16
app_hosting_get_port (AppHosting *self)
{
  return self->host != NULL ? host_get_port (self->host) : 0;
}

/* --- Stopping --- */

static gboolean
on_stop_timeout (gpointer user_data)
{
  g_task_return_boolean (user_data, TRUE);
  return G_SOURCE_REMOVE;
}

static void
on_host_stopped (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GSource *timeout = g_task_get_task_data (task);

  host_stop_finish (HOST_HOST (source), result);
  if (g_source_is_destroyed (timeout))
    return;
  g_source_destroy (timeout);
  g_task_return_boolean (task, TRUE);
}

/**
 * app_hosting_stop_async:
 *
 * Leaves and closes the room; everybody in it hears goodbye. It is over after a few
 * seconds, whoever does not listen.
 */
void
app_hosting_stop_async (AppHosting         *self,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  GSource *timeout;

  g_task_set_source_tag (task, app_hosting_stop_async);
  if (self->host == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  session_leave (self->session);
  timeout = g_timeout_source_new_seconds (STOP_SECONDS);
  g_source_set_callback (timeout, on_stop_timeout, g_object_ref (task), g_object_unref);
  g_source_attach (timeout, NULL);
  g_task_set_task_data (task, timeout, (GDestroyNotify)g_source_unref);
  host_stop_async (self->host, on_host_stopped, g_steal_pointer (&task));
}

void
app_hosting_stop_finish (AppHosting   *self,
                         GAsyncResult *result)
{
  g_return_if_fail (g_task_is_valid (result, self));

  g_task_propagate_boolean (G_TASK (result), NULL);
}

/* --- The object --- */

static void
app_hosting_dispose (GObject *object)
{
  AppHosting *self = APP_HOSTING (object);

  g_clear_object (&self->session);
  g_clear_object (&self->host);
  g_clear_object (&self->certificate);
  g_clear_object (&self->poller);
  G_OBJECT_CLASS (app_hosting_parent_class)->dispose (object);
}

static void
app_hosting_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  AppHosting *self = APP_HOSTING (object);

  switch (prop_id)
    {
    case PROP_REQUIRE_TLS:
      host_set_require_tls (self->host, g_value_get_boolean (value));
      break;
    case PROP_SHOW_PAST:
      host_set_show_past (self->host, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
app_hosting_class_init (AppHostingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = app_hosting_dispose;
  G_OBJECT_CLASS (klass)->set_property = app_hosting_set_property;

  /**
   * AppHosting:require-tls:
   *
   * See host_set_require_tls().
   */
  properties[PROP_REQUIRE_TLS] = g_param_spec_boolean ("require-tls", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);

  /**
   * AppHosting:show-past:
   *
   * Whether newcomers see what was said before they came. While the room is open.
   */
  properties[PROP_SHOW_PAST] = g_param_spec_boolean ("show-past", NULL, NULL, TRUE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
app_hosting_init (AppHosting *self)
{
}

/**
 * app_hosting_new:
 * @certificate: what guests are shown; need not be loaded yet
 */
AppHosting *
app_hosting_new (NetPoller      *poller,
                 NetCertificate *certificate)
{
  AppHosting *self = g_object_new (APP_TYPE_HOSTING, NULL);

  self->poller = g_object_ref (poller);
  self->certificate = g_object_ref (certificate);
  return self;
}
