// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/list-recorder.h"

static void
items_changed_cb (GListModel   *model,
                  guint         position,
                  guint         removed,
                  guint         added,
                  ListRecorder *recorder)
{
  g_assert_cmpuint (position + removed, <=, recorder->items->len);
  if (removed > 0)
    g_ptr_array_remove_range (recorder->items, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (recorder->items, position + i, g_list_model_get_item (model, position + i));
}

/**
 * list_recorder_start:
 * @model: a #GListModel that is empty or filled; a reference is taken
 */
void
list_recorder_start (ListRecorder *recorder,
                     gpointer      model)
{
  recorder->model = g_object_ref (model);
  recorder->items = g_ptr_array_new_with_free_func (g_object_unref);
  items_changed_cb (model, 0, 0, g_list_model_get_n_items (model), recorder);
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), recorder);
}

/**
 * list_recorder_check:
 *
 * Fails unless what the signals told is what the model has.
 */
void
list_recorder_check (ListRecorder *recorder)
{
  g_assert_cmpuint (g_list_model_get_n_items (recorder->model), ==, recorder->items->len);
  for (guint i = 0; i < recorder->items->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (recorder->model, i);

      g_assert_true (item == recorder->items->pdata[i]);
      g_assert_true (g_type_is_a (G_OBJECT_TYPE (item), g_list_model_get_item_type (recorder->model)));
    }
  g_assert_null (g_list_model_get_item (recorder->model, recorder->items->len));
}

void
list_recorder_clear (ListRecorder *recorder)
{
  list_recorder_check (recorder);
  g_signal_handlers_disconnect_by_data (recorder->model, recorder);
  g_ptr_array_unref (recorder->items);
  g_assert_finalize_object (recorder->model);
}
