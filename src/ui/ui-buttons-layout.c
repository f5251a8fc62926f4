// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-buttons-layout.h"

#define SPACING 8

/* Buttons side by side, or, where there is no place for that, one below the other. */

struct _UiButtonsLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (UiButtonsLayout, ui_buttons_layout, GTK_TYPE_LAYOUT_MANAGER)

/* What the visible children need of one direction: the largest of them, and all of them with the space between. */
static void
measure_children (GtkWidget     *widget,
                  GtkOrientation orientation,
                  int           *largest_minimum,
                  int           *largest,
                  int           *sum)
{
  *largest_minimum = *largest = *sum = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int minimum, natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation, -1, &minimum, &natural, NULL, NULL);
      *largest_minimum = MAX (*largest_minimum, minimum);
      *largest = MAX (*largest, natural);
      *sum += natural + (*sum > 0 ? SPACING : 0);
    }
}

static GtkSizeRequestMode
ui_buttons_layout_get_request_mode (GtkLayoutManager *manager,
                                    GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ui_buttons_layout_measure (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           GtkOrientation    orientation,
                           int               for_size,
                           int              *minimum,
                           int              *natural,
                           int              *minimum_baseline,
                           int              *natural_baseline)
{
  int narrowest, widest, width, lowest, highest, height;

  measure_children (widget, GTK_ORIENTATION_HORIZONTAL, &narrowest, &widest, &width);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = narrowest;
      *natural = width;
      return;
    }
  measure_children (widget, GTK_ORIENTATION_VERTICAL, &lowest, &highest, &height);
  *minimum = *natural = for_size >= 0 && for_size < width ? height : highest;
}

static void
ui_buttons_layout_allocate (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            int               width,
                            int               height,
                            int               baseline)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int      narrowest, widest, sum;
  int      used = 0;

  measure_children (widget, GTK_ORIENTATION_HORIZONTAL, &narrowest, &widest, &sum);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation place = { 0, used, width, height };

      if (!gtk_widget_should_layout (child))
        continue;
      if (sum <= width)
        {
          gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &place.width, NULL, NULL);
          place.x = rtl ? width - used - place.width : used;
          place.y = 0;
          used += place.width + SPACING;
        }
      else
        {
          gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, NULL, &place.height, NULL, NULL);
          used += place.height + SPACING;
        }
      gtk_widget_size_allocate (child, &place, -1);
    }
}

static void
ui_buttons_layout_class_init (UiButtonsLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = ui_buttons_layout_get_request_mode;
  manager_class->measure = ui_buttons_layout_measure;
  manager_class->allocate = ui_buttons_layout_allocate;
}

static void
ui_buttons_layout_init (UiButtonsLayout *self)
{
}

/**
 * ui_buttons_layout_new:
 *
 * Returns: (transfer full): for a widget of buttons
 */
GtkLayoutManager *
ui_buttons_layout_new (void)
{
  return g_object_new (UI_TYPE_BUTTONS_LAYOUT, NULL);
}
