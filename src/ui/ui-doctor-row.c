// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-doctor-row.h"

#include <glib/gi18n.h>

/* One finding. What is fine is quiet; what is not has a mark, a word and what to do. */

struct _UiDoctorRow
{
  GtkListBoxRow parent_instance;

  /* template children */
  GtkImage  *icon;
  GtkLabel  *word;
  GtkLabel  *sentence;
  GtkLabel  *details;
  GtkLabel  *advice;
  GtkWidget *command_box;
  GtkLabel  *command;
};

enum {
  SIGNAL_COPIED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UiDoctorRow, ui_doctor_row, GTK_TYPE_LIST_BOX_ROW)

const char *
ui_doctor_row_get_icon_name (DoctorSeverity severity)
{
  switch (severity)
    {
    case DOCTOR_SEVERITY_FINE:
      return "emblem-ok-symbolic";
    case DOCTOR_SEVERITY_WARNING:
      return "dialog-warning-symbolic";
    case DOCTOR_SEVERITY_PROBLEM:
      return "dialog-error-symbolic";
    }
  g_return_val_if_reached ("");
}

static void
on_copy_clicked (UiDoctorRow *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), gtk_label_get_text (self->command));
  g_signal_emit (self, signals[SIGNAL_COPIED], 0);
}

static void
set_text (GtkLabel   *label,
          const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
show_severity (UiDoctorRow   *self,
               DoctorSeverity severity)
{
  gtk_image_set_from_icon_name (self->icon, ui_doctor_row_get_icon_name (severity));
  switch (severity)
    {
    case DOCTOR_SEVERITY_FINE:
      set_text (self->word, NULL);
      gtk_widget_add_css_class (GTK_WIDGET (self), "fine");
      break;
    case DOCTOR_SEVERITY_WARNING:
      set_text (self->word, _ ("May matter"));
      gtk_widget_add_css_class (GTK_WIDGET (self), "matters");
      break;
    case DOCTOR_SEVERITY_PROBLEM:
      set_text (self->word, _ ("Problem"));
      gtk_widget_add_css_class (GTK_WIDGET (self), "problem");
      break;
    }
}

/* The whole of it is what a screen reader says for the row. */
static void
set_label (UiDoctorRow   *self,
           DoctorFinding *finding)
{
  g_autofree char *text = doctor_finding_to_text (finding);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (text), "\n", -1);
  g_autofree char *label = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    g_strstrip (lines[i]);
  label = g_strjoinv (" ", lines);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
ui_doctor_row_class_init (UiDoctorRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /**
   * UiDoctorRow::copied:
   *
   * The command is in the clipboard now.
   */
  signals[SIGNAL_COPIED] = g_signal_new ("copied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ui-doctor-row.ui");
  gtk_widget_class_bind_template_child (widget_class, UiDoctorRow, icon);
  gtk_widget_class_bind_template_child (widget_class, UiDoctorRow, word);
  gtk_widget_class_bind_template_child (widget_class, UiDoctorRow, sentence);
  gtk_widget_class_bind_template_child (widget_class, UiDoctorRow, details);
  gtk_widget_class_bind_template_child (widget_class, UiDoctorRow, advice);
  gtk_widget_class_bind_template_child (widget_class, UiDoctorRow, command_box);
  gtk_widget_class_bind_template_child (widget_class, UiDoctorRow, command);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked);
}

static void
ui_doctor_row_init (UiDoctorRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
ui_doctor_row_new (DoctorFinding *finding)
{
  UiDoctorRow *self = g_object_new (UI_TYPE_DOCTOR_ROW, NULL);

  show_severity (self, doctor_finding_get_severity (finding));
  set_text (self->sentence, doctor_finding_get_sentence (finding));
  set_text (self->details, doctor_finding_get_details (finding));
  set_text (self->advice, doctor_finding_get_advice (finding));
  set_text (self->command, doctor_finding_get_command (finding));
  gtk_widget_set_visible (self->command_box, doctor_finding_get_command (finding) != NULL);
  set_label (self, finding);
  return GTK_WIDGET (self);
}
