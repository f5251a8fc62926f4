// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-completion.h"

#include <glib/gi18n.h>

/* A small list of what may be meant by the letters one types. It never takes the focus: one
 * goes on typing, and the keys that choose are given to it. */

struct _UiCompletion
{
  GtkPopover parent_instance;

  GtkListBox *list;
  GPtrArray  *choices; /* UiChoice, owned */
};

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UiCompletion, ui_completion, GTK_TYPE_POPOVER)

UiChoice *
ui_choice_new (const char *text,
               const char *label,
               const char *sign)
{
  UiChoice *self = g_new0 (UiChoice, 1);

  self->text = g_strdup (text);
  self->label = g_strdup (label);
  self->sign = g_strdup (sign);
  return self;
}

void
ui_choice_free (UiChoice *self)
{
  g_free (self->text);
  g_free (self->label);
  g_free (self->sign);
  g_free (self);
}

static GtkWidget *
create_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  return label;
}

static GtkWidget *
create_row (const UiChoice *choice)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *row = gtk_list_box_row_new ();

  if (choice->sign != NULL)
    gtk_box_append (GTK_BOX (box), create_label (choice->sign));
  gtk_box_append (GTK_BOX (box), create_label (choice->label));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, choice->label, -1);
  return row;
}

/**
 * ui_completion_set_choices:
 * @choices: (transfer full) (element-type UiChoice): at least one; the first is chosen
 */
void
ui_completion_set_choices (UiCompletion *self,
                           GPtrArray    *choices)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  self->choices = choices;
  for (guint i = 0; i < choices->len; i++)
    gtk_list_box_append (self->list, create_row (choices->pdata[i]));
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

/**
 * ui_completion_move:
 * @step: 1 for the next, -1 for the one before; round and round
 */
void
ui_completion_move (UiCompletion *self,
                    int           step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int            n = self->choices->len;

  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (gtk_list_box_row_get_index (row) + step + n) % n));
}

/**
 * ui_completion_get_chosen:
 *
 * Returns: (transfer none) (nullable): the one that is marked
 */
const UiChoice *
ui_completion_get_chosen (UiCompletion *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? self->choices->pdata[gtk_list_box_row_get_index (row)] : NULL;
}

static void
on_row_activated (UiCompletion  *self,
                  GtkListBoxRow *row)
{
  gtk_list_box_select_row (self->list, row);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static void
ui_completion_finalize (GObject *object)
{
  g_clear_pointer (&UI_COMPLETION (object)->choices, g_ptr_array_unref);
  G_OBJECT_CLASS (ui_completion_parent_class)->finalize (object);
}

static void
ui_completion_class_init (UiCompletionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ui_completion_finalize;

  /**
   * UiCompletion::chosen:
   *
   * One of the choices was pressed.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ui_completion_init (UiCompletion *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Suggestions"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated), self, G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (self), GTK_WIDGET (self->list));
  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_TOP);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self), "completion");
}

GtkWidget *
ui_completion_new (void)
{
  return g_object_new (UI_TYPE_COMPLETION, NULL);
}
