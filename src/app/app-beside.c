// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "app/app-beside.h"

#include "session/session-beside.h"

/* The conversations beside the first one of a host or network are there again the next
 * time one comes. */

#define KEY "conversations"

/* Hosts and networks whose conversations are remembered. */
#define MAX_REMEMBERED 50

struct _AppBeside
{
  GObject parent_instance;

  Session   *session;
  GSettings *settings;
  gboolean   opened; /* those of last time */
};

G_DEFINE_FINAL_TYPE (AppBeside, app_beside, G_TYPE_OBJECT)

static void
open_again (AppBeside *self)
{
  g_autoptr (GVariant) all = g_settings_get_value (self->settings, KEY);
  g_auto (GStrv) targets = NULL;

  g_variant_lookup (all, session_get_archive (self->session), "^as", &targets);
  for (guint i = 0; targets != NULL && targets[i] != NULL; i++)
    session_open_beside (self->session, targets[i]);
}

static GVariant *
list_targets (AppBeside *self)
{
  GListModel     *beside = session_get_beside (self->session);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < g_list_model_get_n_items (beside); i++)
    {
      g_autoptr (Session) one = g_list_model_get_item (beside, i);

      g_variant_builder_add (&builder, "s", session_room_get_channel (session_get_room (one)));
    }
  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

/* The last one that changed is the first in the list; the oldest falls off. */
static void
remember (AppBeside *self)
{
  const char *archive = session_get_archive (self->session);
  g_autoptr (GVariant) targets = NULL;
  g_autoptr (GVariant) all = NULL;
  GVariantBuilder builder;
  GVariantIter    iter;
  const char     *key;
  GVariant       *value;
  guint           n = 0;

  /* Who leaves takes all along, and does not mean to forget them. */
  if (!self->opened || session_get_state (self->session) != SESSION_STATE_CONNECTED)
    return;
  targets = list_targets (self);
  all = g_settings_get_value (self->settings, KEY);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sas}"));
  if (g_variant_n_children (targets) > 0)
    g_variant_builder_add (&builder, "{s@as}", archive, targets);
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_loop (&iter, "{&s@as}", &key, &value))
    if (!g_str_equal (key, archive) && ++n < MAX_REMEMBERED)
      g_variant_builder_add (&builder, "{s@as}", key, value);
  g_settings_set_value (self->settings, KEY, g_variant_builder_end (&builder));
}

static void
update (AppBeside *self)
{
  if (self->opened || session_get_state (self->session) != SESSION_STATE_CONNECTED || session_get_archive (self->session) == NULL)
    return;
  open_again (self);
  self->opened = TRUE;
}

static void
app_beside_dispose (GObject *object)
{
  g_clear_object (&APP_BESIDE (object)->session);
  g_clear_object (&APP_BESIDE (object)->settings);
  G_OBJECT_CLASS (app_beside_parent_class)->dispose (object);
}

static void
app_beside_class_init (AppBesideClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = app_beside_dispose;
}

static void
app_beside_init (AppBeside *self)
{
}

/**
 * app_beside_new:
 * @session: the first conversation with a host or network
 * @settings: where it is remembered
 */
AppBeside *
app_beside_new (Session   *session,
                GSettings *settings)
{
  AppBeside *self = g_object_new (APP_TYPE_BESIDE, NULL);

  self->session = g_object_ref (session);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (session, "notify::state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::searchable", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session_get_beside (session), "items-changed", G_CALLBACK (remember), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}
