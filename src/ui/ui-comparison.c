// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-comparison.h"

#include "session/session-pictures.h"

/* A row with the pictures two people compare, and how to. They stand in two lines of four
 * and three at any width, so that they lie the same way on both screens. */

#define PER_LINE 4

struct _UiComparison
{
  AdwPreferencesRow parent_instance;

  /* template children */
  GtkGrid  *pictures;
  GtkLabel *sentence;
};

G_DEFINE_FINAL_TYPE (UiComparison, ui_comparison, ADW_TYPE_PREFERENCES_ROW)

static GtkWidget *
create_label (const char *text,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
create_picture (const SessionPicture *picture)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (box), create_label (picture->emoji, "picture"));
  gtk_box_append (GTK_BOX (box), create_label (picture->name, "caption"));
  return box;
}

static void
clear (UiComparison *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pictures))) != NULL)
    gtk_grid_remove (self->pictures, child);
}

/**
 * ui_comparison_show:
 * @comparison: (nullable): of session_get_comparison() or session_member_get_comparison()
 * @sentence: what to do with it, or why there is nothing
 */
void
ui_comparison_show (UiComparison *self,
                    const char   *comparison,
                    const char   *sentence)
{
  SessionPicture pictures[SESSION_PICTURES_LENGTH];
  gboolean       has_pictures = session_pictures_from_comparison (comparison, pictures);
  g_autoptr (GString) names = g_string_new (NULL);

  g_return_if_fail (UI_IS_COMPARISON (self));

  clear (self);
  for (guint i = 0; has_pictures && i < SESSION_PICTURES_LENGTH; i++)
    {
      gtk_grid_attach (self->pictures, create_picture (&pictures[i]), i % PER_LINE, i / PER_LINE, 1, 1);
      g_string_append_printf (names, "%s, ", pictures[i].name);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->pictures), has_pictures);
  if (has_pictures)
    g_string_overwrite (names, names->len - 2, ". ");
  gtk_label_set_text (self->sentence, sentence);
  g_string_append (names, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, names->str, -1);
}

static void
ui_comparison_class_init (UiComparisonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ui-comparison.ui");
  gtk_widget_class_bind_template_child (widget_class, UiComparison, pictures);
  gtk_widget_class_bind_template_child (widget_class, UiComparison, sentence);
}

static void
ui_comparison_init (UiComparison *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
ui_comparison_new (void)
{
  return g_object_new (UI_TYPE_COMPARISON, NULL);
}
