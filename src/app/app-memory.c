// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "app/app-memory.h"

#include <glib.h>
#include <malloc.h>

/* What reading the theme, drawing and a busy room have left over is no use to anybody: once nothing happens any more it is
 * given back to the system. At rest there is no timer. */

#define REST_SECONDS 1

struct _AppMemory
{
  GObject parent_instance;

  guint    rest_id; /* 0 at rest */
  gboolean worked;  /* since the timer came last */
};

G_DEFINE_FINAL_TYPE (AppMemory, app_memory, G_TYPE_OBJECT)

static gboolean
on_rest (gpointer user_data)
{
  AppMemory *self = user_data;

  if (self->worked)
    {
      self->worked = FALSE;
      return G_SOURCE_CONTINUE;
    }
  malloc_trim (0);
  self->rest_id = 0;
  return G_SOURCE_REMOVE;
}

/**
 * app_memory_worked:
 *
 * The program has done something.
 */
void
app_memory_worked (AppMemory *self)
{
  self->worked = TRUE;
  if (self->rest_id == 0)
    self->rest_id = g_timeout_add_seconds (REST_SECONDS, on_rest, self);
}

/**
 * app_memory_is_at_rest:
 *
 * Returns: whether everything was given back, and nothing done since
 */
gboolean
app_memory_is_at_rest (AppMemory *self)
{
  return self->rest_id == 0;
}

static void
app_memory_dispose (GObject *object)
{
  g_clear_handle_id (&APP_MEMORY (object)->rest_id, g_source_remove);
  G_OBJECT_CLASS (app_memory_parent_class)->dispose (object);
}

static void
app_memory_class_init (AppMemoryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = app_memory_dispose;
}

static void
app_memory_init (AppMemory *self)
{
}

AppMemory *
app_memory_new (void)
{
  return g_object_new (APP_TYPE_MEMORY, NULL);
}
