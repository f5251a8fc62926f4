// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-paced-list.h"

/* A list whose end grows at a pace at which a window can be drawn and something else be done in between, such as typing:
 * when much is said, it comes a few rows at a time. What comes after a pause comes at once, and so does everything that
 * happens elsewhere in the list. The items are always the first ones of the model. */

#define PACE_MS 50

/* While it gives way, and how long it does so each time. */
#define SLOW_PACE_MS 200
#define GIVE_WAY_MS 1500

struct _UiPacedList
{
  GObject parent_instance;

  GListModel *model;
  guint       n; /* how many of its items are told of */
  gint64      told_us;
  gint64      give_way_us; /* until then */
  guint       pace_id;
};

static GType
ui_paced_list_get_item_type (GListModel *list)
{
  return g_list_model_get_item_type (UI_PACED_LIST (list)->model);
}

static guint
ui_paced_list_get_n_items (GListModel *list)
{
  return UI_PACED_LIST (list)->n;
}

static gpointer
ui_paced_list_get_item (GListModel *list,
                        guint       position)
{
  UiPacedList *self = UI_PACED_LIST (list);

  return position < self->n ? g_list_model_get_item (self->model, position) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = ui_paced_list_get_item_type;
  interface->get_n_items = ui_paced_list_get_n_items;
  interface->get_item = ui_paced_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (UiPacedList, ui_paced_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/**
 * ui_paced_list_catch_up:
 *
 * Tells of all there is.
 */
void
ui_paced_list_catch_up (UiPacedList *self)
{
  guint before = self->n;

  g_clear_handle_id (&self->pace_id, g_source_remove);
  self->n = g_list_model_get_n_items (self->model);
  self->told_us = g_get_monotonic_time ();
  if (self->n > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, self->n - before);
}

static gboolean
on_pace (gpointer user_data)
{
  UiPacedList *self = user_data;

  self->pace_id = 0;
  ui_paced_list_catch_up (self);
  return G_SOURCE_REMOVE;
}

/* Something has come at the end. */
static void
grow (UiPacedList *self)
{
  gint64 now_us = g_get_monotonic_time ();
  gint64 elapsed_ms = (now_us - self->told_us) / 1000;
  gint64 pace_ms = now_us < self->give_way_us ? SLOW_PACE_MS : PACE_MS;

  if (self->pace_id != 0)
    return;
  if (elapsed_ms >= pace_ms)
    ui_paced_list_catch_up (self);
  else
    self->pace_id = g_timeout_add (pace_ms - elapsed_ms, on_pace, self);
}

/**
 * ui_paced_list_give_way:
 *
 * Something else has to be quick now: for a while more comes at a time, and seldom.
 */
void
ui_paced_list_give_way (UiPacedList *self)
{
  self->give_way_us = g_get_monotonic_time () + GIVE_WAY_MS * 1000;
}

static void
on_items_changed (UiPacedList *self,
                  guint        position,
                  guint        removed,
                  guint        added)
{
  if (position >= self->n)
    {
      grow (self);
      return;
    }
  removed = MIN (removed, self->n - position);
  self->n += added - removed;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
ui_paced_list_dispose (GObject *object)
{
  UiPacedList *self = UI_PACED_LIST (object);

  g_clear_handle_id (&self->pace_id, g_source_remove);
  G_OBJECT_CLASS (ui_paced_list_parent_class)->dispose (object);
}

static void
ui_paced_list_finalize (GObject *object)
{
  g_object_unref (UI_PACED_LIST (object)->model);
  G_OBJECT_CLASS (ui_paced_list_parent_class)->finalize (object);
}

static void
ui_paced_list_class_init (UiPacedListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ui_paced_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = ui_paced_list_finalize;
}

static void
ui_paced_list_init (UiPacedList *self)
{
}

/**
 * ui_paced_list_new:
 * @model: a reference is taken
 */
UiPacedList *
ui_paced_list_new (GListModel *model)
{
  UiPacedList *self = g_object_new (UI_TYPE_PACED_LIST, NULL);

  self->model = g_object_ref (model);
  self->n = g_list_model_get_n_items (model);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (on_items_changed), self, G_CONNECT_SWAPPED);
  return self;
}
