// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-sentence-layout.h"

#define SPACING 8

/* A sentence, the first child, and the buttons that answer it, the last one: beside it, or
 * below it where the sentence would become narrower than they are. */

struct _UiSentenceLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (UiSentenceLayout, ui_sentence_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
measure_natural (GtkWidget     *widget,
                 GtkOrientation orientation,
                 int            for_size)
{
  int natural;

  gtk_widget_measure (widget, orientation, for_size, NULL, &natural, NULL, NULL);
  return natural;
}

static int
measure_minimum (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* How much of @width the sentence has beside the buttons; 0 when it stands above them. */
static int
get_width_beside (GtkWidget *widget,
                  int        width)
{
  GtkWidget *sentence = gtk_widget_get_first_child (widget);
  int        buttons_width = measure_natural (gtk_widget_get_last_child (widget), GTK_ORIENTATION_HORIZONTAL, -1);
  int        rest = width - SPACING - buttons_width;

  return rest >= MIN (buttons_width, measure_natural (sentence, GTK_ORIENTATION_HORIZONTAL, -1)) ? rest : 0;
}

static GtkSizeRequestMode
ui_sentence_layout_get_request_mode (GtkLayoutManager *manager,
                                     GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ui_sentence_layout_measure (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            GtkOrientation    orientation,
                            int               for_size,
                            int              *minimum,
                            int              *natural,
                            int              *minimum_baseline,
                            int              *natural_baseline)
{
  GtkWidget *sentence = gtk_widget_get_first_child (widget);
  GtkWidget *buttons = gtk_widget_get_last_child (widget);
  int        narrowest = MAX (measure_minimum (sentence), measure_minimum (buttons));
  int        width = MAX (for_size, narrowest);
  int        beside = get_width_beside (widget, width);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = narrowest;
      *natural = measure_natural (sentence, orientation, -1) + SPACING + measure_natural (buttons, orientation, -1);
      return;
    }
  if (beside > 0)
    *minimum = MAX (measure_natural (buttons, orientation, -1), measure_natural (sentence, orientation, beside));
  else
    *minimum = measure_natural (sentence, orientation, width) + SPACING + measure_natural (buttons, orientation, width);
  *natural = *minimum;
}

static void
ui_sentence_layout_allocate (GtkLayoutManager *manager,
                             GtkWidget        *widget,
                             int               width,
                             int               height,
                             int               baseline)
{
  GtkWidget *sentence = gtk_widget_get_first_child (widget);
  GtkWidget *buttons = gtk_widget_get_last_child (widget);
  int        beside = get_width_beside (widget, width);
  int        buttons_height = measure_natural (buttons, GTK_ORIENTATION_VERTICAL, width);
  int        rest = width - beside - SPACING;
  gboolean   rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  if (beside > 0)
    {
      gtk_widget_size_allocate (sentence, &(GtkAllocation){ rtl ? rest + SPACING : 0, 0, beside, height }, -1);
      gtk_widget_size_allocate (buttons, &(GtkAllocation){ rtl ? 0 : beside + SPACING, 0, rest, height }, -1);
      return;
    }
  gtk_widget_size_allocate (sentence, &(GtkAllocation){ 0, 0, width, height - SPACING - buttons_height }, -1);
  gtk_widget_size_allocate (buttons, &(GtkAllocation){ 0, height - buttons_height, width, buttons_height }, -1);
}

static void
ui_sentence_layout_class_init (UiSentenceLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = ui_sentence_layout_get_request_mode;
  manager_class->measure = ui_sentence_layout_measure;
  manager_class->allocate = ui_sentence_layout_allocate;
}

static void
ui_sentence_layout_init (UiSentenceLayout *self)
{
}

/**
 * ui_sentence_layout_new:
 *
 * Returns: (transfer full): for a widget of two children
 */
GtkLayoutManager *
ui_sentence_layout_new (void)
{
  return g_object_new (UI_TYPE_SENTENCE_LAYOUT, NULL);
}
