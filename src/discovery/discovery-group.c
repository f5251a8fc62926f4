// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "discovery/discovery-group.h"

#include "discovery/discovery-service.h"

/* Avahi's words for the states of a group. */
#define STATE_ESTABLISHED 2
#define STATE_COLLISION 3
#define STATE_FAILURE 4

#define COLLISION_ERROR "org.freedesktop.Avahi.CollisionError"

static void
fail (DiscoveryGroup *self,
      GError         *error)
{
  discovery_group_renounce (self);
  g_dbus_error_strip_remote_error (error);
  self->callback (DISCOVERY_GROUP_FAILED, error->message, self->user_data);
}

static void
told_cb (DiscoveryAvahi *avahi,
         const char     *path,
         const char     *interface,
         const char     *signal,
         GVariant       *parameters,
         DiscoveryGroup *self)
{
  const char *reason;
  int         state;

  if (!self->is_listening || !g_str_equal (path, self->path) || !g_str_equal (signal, "StateChanged") || !g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(is)")))
    return;
  g_variant_get (parameters, "(i&s)", &state, &reason);
  if (state == STATE_ESTABLISHED)
    {
      self->callback (DISCOVERY_GROUP_ESTABLISHED, NULL, self->user_data);
      return;
    }
  if (state != STATE_COLLISION && state != STATE_FAILURE)
    return;
  discovery_group_renounce (self);
  self->callback (state == STATE_COLLISION ? DISCOVERY_GROUP_COLLISION : DISCOVERY_GROUP_FAILED, reason, self->user_data);
}

/**
 * discovery_group_new:
 * @callback: told how it goes; not before the main loop turns
 */
DiscoveryGroup *
discovery_group_new (DiscoveryAvahi        *avahi,
                     DiscoveryGroupCallback callback,
                     gpointer               user_data)
{
  DiscoveryGroup *self = g_new0 (DiscoveryGroup, 1);

  self->avahi = g_object_ref (avahi);
  self->callback = callback;
  self->user_data = user_data;
  g_signal_connect (avahi, "told", G_CALLBACK (told_cb), self);
  return self;
}

/**
 * discovery_group_free:
 *
 * discovery_avahi_stop() comes before it.
 */
void
discovery_group_free (DiscoveryGroup *self)
{
  discovery_group_forget_daemon (self);
  g_signal_handlers_disconnect_by_data (self->avahi, self);
  g_object_unref (self->avahi);
  g_free (self->name);
  g_clear_pointer (&self->txt, g_variant_unref);
  g_free (self);
}

/* --- Announcing --- */

static void
reset_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, &error);
  DiscoveryGroup *self = user_data;

  if (reply != NULL)
    self->is_listening = TRUE;
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    fail (self, error);
}

/* The first step that fails ends the announcement, and with it the replies to come. */
static void
step_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, &error);
  g_autofree char *remote = NULL;
  DiscoveryGroup  *self = user_data;

  if (reply != NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  remote = g_dbus_error_get_remote_error (error);
  if (g_strcmp0 (remote, COLLISION_ERROR) != 0)
    {
      fail (self, error);
      return;
    }
  /* Another room of this computer has the name: Avahi knows at once. */
  discovery_group_renounce (self);
  self->callback (DISCOVERY_GROUP_COLLISION, NULL, self->user_data);
}

static void
call (DiscoveryGroup     *self,
      const char         *method,
      GVariant           *parameters,
      GAsyncReadyCallback callback)
{
  discovery_avahi_call (self->avahi, self->path, DISCOVERY_AVAHI_ENTRY_GROUP, method, parameters, NULL, self->announcing, callback, self);
}

/* All steps at once: Avahi takes them in order. What the group told before the reply to the
 * first one is about an announcement before this one. */
static void
take_steps (DiscoveryGroup *self)
{
  const int any = DISCOVERY_AVAHI_ANY;

  self->announcing = g_cancellable_new ();
  call (self, "Reset", NULL, reset_cb);
  call (self, "AddService", g_variant_new ("(iiussssq@aay)", any, any, 0, self->name, DISCOVERY_SERVICE_TYPE, "", "", self->port, self->txt), step_cb);
  call (self, "AddServiceSubtype", g_variant_new ("(iiussss)", any, any, 0, self->name, DISCOVERY_SERVICE_TYPE, "", DISCOVERY_SERVICE_SUBTYPE), step_cb);
  call (self, "Commit", NULL, step_cb);
}

static void
group_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, &error);
  DiscoveryGroup *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->is_asking = FALSE;
  if (reply == NULL)
    {
      fail (self, error);
      return;
    }
  g_variant_get (reply, "(o)", &self->path);
  if (self->name != NULL)
    take_steps (self);
}

/**
 * discovery_group_announce:
 * @name: the service's name
 * @txt: (transfer floating): its record, aay
 *
 * Announces a service, instead of the one before if there is one. There must be a daemon.
 */
void
discovery_group_announce (DiscoveryGroup *self,
                          const char     *name,
                          guint16         port,
                          GVariant       *txt)
{
  discovery_group_renounce (self);
  self->name = g_strdup (name);
  self->port = port;
  self->txt = g_variant_ref_sink (txt);
  if (self->path != NULL)
    {
      take_steps (self);
      return;
    }
  if (self->is_asking)
    return;
  self->is_asking = TRUE;
  discovery_avahi_call (self->avahi, "/", DISCOVERY_AVAHI_SERVER, "EntryGroupNew", NULL, "(o)", NULL, group_cb, self);
}

/**
 * discovery_group_renounce:
 *
 * Waits for nothing about the announcement made last any more. It stands until the next one
 * is made, unless Avahi has dropped it.
 */
void
discovery_group_renounce (DiscoveryGroup *self)
{
  if (self->announcing != NULL)
    g_cancellable_cancel (self->announcing);
  g_clear_object (&self->announcing);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->txt, g_variant_unref);
  self->is_listening = FALSE;
}

/**
 * discovery_group_forget_daemon:
 *
 * The daemon is gone, and what it announced.
 */
void
discovery_group_forget_daemon (DiscoveryGroup *self)
{
  discovery_group_renounce (self);
  g_clear_pointer (&self->path, g_free);
  self->is_asking = FALSE;
}

/* --- Changing --- */

static void
updated_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, &error);

  if (reply == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_debug ("The room's record is not changed: %s", error->message);
}

/**
 * discovery_group_update:
 * @txt: (transfer floating): the record from now on, aay
 *
 * Changes the record of what is announced, or about to be; else does nothing.
 */
void
discovery_group_update (DiscoveryGroup *self,
                        GVariant       *txt)
{
  const int any = DISCOVERY_AVAHI_ANY;
  g_autoptr (GVariant) sunk = g_variant_ref_sink (txt);

  if (self->name == NULL)
    return;
  g_variant_unref (self->txt);
  self->txt = g_variant_ref (sunk);
  if (self->announcing != NULL)
    call (self, "UpdateServiceTxt", g_variant_new ("(iiusss@aay)", any, any, 0, self->name, DISCOVERY_SERVICE_TYPE, "", sunk), updated_cb);
}
