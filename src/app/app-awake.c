// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "app/app-awake.h"

#include <glib/gi18n.h>

/* The computer does not go to sleep by itself while a file is on its way. Whatever moves
 * files has a property "busy" and is watched here. */

/* Files often come one after the other, and the desktop need not be told of each. */
#define LINGER_MS 1000

struct _AppAwake
{
  GObject parent_instance;

  GtkApplication *application; /* whose part this is */
  GHashTable     *watched;     /* of GObject, borrowed, with a weak reference */
  GHashTable     *busy;        /* those of them that are */
  guint           cookie;      /* while the desktop is asked not to sleep, else 0 */
  guint           linger_ms;
  guint           linger_id;
};

G_DEFINE_FINAL_TYPE (AppAwake, app_awake, G_TYPE_OBJECT)

static gboolean
linger_cb (gpointer user_data)
{
  AppAwake *self = user_data;

  self->linger_id = 0;
  gtk_application_uninhibit (self->application, self->cookie);
  self->cookie = 0;
  return G_SOURCE_REMOVE;
}

static void
update (AppAwake *self)
{
  gboolean busy = g_hash_table_size (self->busy) > 0;

  if (busy)
    g_clear_handle_id (&self->linger_id, g_source_remove);
  if (busy && self->cookie == 0)
    self->cookie = gtk_application_inhibit (self->application, gtk_application_get_active_window (self->application), GTK_APPLICATION_INHIBIT_SUSPEND,
                                            _ ("A file is on its way"));
  else if (!busy && self->cookie != 0 && self->linger_id == 0)
    self->linger_id = g_timeout_add (self->linger_ms, linger_cb, self);
}

static void
on_busy_changed (AppAwake   *self,
                 GParamSpec *spec,
                 GObject    *object)
{
  gboolean busy;

  g_object_get (object, "busy", &busy, NULL);
  if (busy)
    g_hash_table_add (self->busy, object);
  else
    g_hash_table_remove (self->busy, object);
  update (self);
}

/* Nothing tells of its properties while it goes. */
static void
on_gone (gpointer user_data,
         GObject *object)
{
  AppAwake *self = user_data;

  g_hash_table_remove (self->watched, object);
  g_hash_table_remove (self->busy, object);
  update (self);
}

/**
 * app_awake_watch:
 * @object: (type GObject): has a property "busy", of whether it moves a file
 */
void
app_awake_watch (AppAwake *self,
                 gpointer  object)
{
  g_hash_table_add (self->watched, object);
  g_object_weak_ref (object, on_gone, self);
  g_signal_connect_object (object, "notify::busy", G_CALLBACK (on_busy_changed), self, G_CONNECT_SWAPPED);
  on_busy_changed (self, NULL, object);
}

static void
app_awake_dispose (GObject *object)
{
  AppAwake      *self = APP_AWAKE (object);
  GHashTableIter iter;
  gpointer       watched;

  g_hash_table_iter_init (&iter, self->watched);
  while (g_hash_table_iter_next (&iter, &watched, NULL))
    g_object_weak_unref (watched, on_gone, self);
  g_hash_table_remove_all (self->watched);
  g_hash_table_remove_all (self->busy);
  /* The desktop need not be told that the program has ended, and by then it cannot be. */
  g_clear_handle_id (&self->linger_id, g_source_remove);
  G_OBJECT_CLASS (app_awake_parent_class)->dispose (object);
}

static void
app_awake_finalize (GObject *object)
{
  AppAwake *self = APP_AWAKE (object);

  g_hash_table_unref (self->watched);
  g_hash_table_unref (self->busy);
  G_OBJECT_CLASS (app_awake_parent_class)->finalize (object);
}

static void
app_awake_class_init (AppAwakeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = app_awake_dispose;
  G_OBJECT_CLASS (klass)->finalize = app_awake_finalize;
}

static void
app_awake_init (AppAwake *self)
{
  self->linger_ms = LINGER_MS;
  self->watched = g_hash_table_new (NULL, NULL);
  self->busy = g_hash_table_new (NULL, NULL);
}

AppAwake *
app_awake_new (GtkApplication *application)
{
  AppAwake *self = g_object_new (APP_TYPE_AWAKE, NULL);

  self->application = application;
  return self;
}

/**
 * app_awake_set_linger_ms:
 * @ms: how long nothing has to move before the computer may go to sleep again
 */
void
app_awake_set_linger_ms (AppAwake *self,
                         guint     ms)
{
  self->linger_ms = ms;
}
