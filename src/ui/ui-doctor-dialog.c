// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-doctor-dialog.h"

#include "ui/ui-doctor-row.h"

#include <glib/gi18n.h>

/* What the doctor finds: the most important thing in large letters, then all of it. */

struct _UiDoctorDialog
{
  AdwWindow parent_instance;

  /* template children */
  AdwToastOverlay *toasts;
  GtkSpinner      *spinner;
  GtkImage        *icon;
  GtkLabel        *headline;
  GtkListBox      *findings;
  GtkWidget       *again;
  GtkWidget       *copy;

  /* owned */
  Doctor *doctor;
};

G_DEFINE_FINAL_TYPE (UiDoctorDialog, ui_doctor_dialog, ADW_TYPE_WINDOW)

static void
show_icon (UiDoctorDialog *self,
           GListModel     *findings)
{
  static const char *const classes[][2] = {
    [DOCTOR_SEVERITY_FINE] = { "success" },
    [DOCTOR_SEVERITY_WARNING] = { "warning" },
    [DOCTOR_SEVERITY_PROBLEM] = { "error" },
  };
  g_autoptr (DoctorFinding) first = g_list_model_get_item (findings, 0);
  DoctorSeverity severity = first != NULL ? doctor_finding_get_severity (first) : DOCTOR_SEVERITY_FINE;

  gtk_image_set_from_icon_name (self->icon, ui_doctor_row_get_icon_name (severity));
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), (const char **)classes[severity]);
}

/* What is found first need not be what matters most: that is said at the end. */
static void
update (UiDoctorDialog *self)
{
  GListModel      *findings = doctor_get_findings (self->doctor);
  gboolean         busy = doctor_get_busy (self->doctor);
  g_autofree char *headline = busy ? g_strdup (_ ("Looking for the reason…")) : doctor_dup_headline (self->doctor);

  gtk_label_set_text (self->headline, headline);
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), !busy);
  show_icon (self, findings);
  gtk_widget_set_visible (GTK_WIDGET (self->findings), g_list_model_get_n_items (findings) > 0);
  gtk_widget_set_sensitive (self->again, !busy);
  gtk_widget_set_sensitive (self->copy, !busy);
}

static void
on_again_clicked (UiDoctorDialog *self)
{
  doctor_start (self->doctor);
}

static void
say (UiDoctorDialog *self,
     const char     *text)
{
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text));
}

static void
on_copy_clicked (UiDoctorDialog *self)
{
  g_autofree char *text = doctor_to_text (self->doctor);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  say (self, _ ("Result copied"));
}

static void
on_command_copied (UiDoctorDialog *self)
{
  say (self, _ ("Command copied"));
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  GtkWidget *row = ui_doctor_row_new (item);

  g_signal_connect_object (row, "copied", G_CALLBACK (on_command_copied), user_data, G_CONNECT_SWAPPED);
  return row;
}

/* --- The object --- */

static void
ui_doctor_dialog_dispose (GObject *object)
{
  UiDoctorDialog *self = UI_DOCTOR_DIALOG (object);

  if (self->doctor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->doctor, self);
      gtk_list_box_bind_model (self->findings, NULL, NULL, NULL, NULL);
      doctor_stop (self->doctor);
    }
  g_clear_object (&self->doctor);
  G_OBJECT_CLASS (ui_doctor_dialog_parent_class)->dispose (object);
}

static void
ui_doctor_dialog_class_init (UiDoctorDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ui_doctor_dialog_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ui-doctor-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, UiDoctorDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, UiDoctorDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, UiDoctorDialog, icon);
  gtk_widget_class_bind_template_child (widget_class, UiDoctorDialog, headline);
  gtk_widget_class_bind_template_child (widget_class, UiDoctorDialog, findings);
  gtk_widget_class_bind_template_child (widget_class, UiDoctorDialog, again);
  gtk_widget_class_bind_template_child (widget_class, UiDoctorDialog, copy);
  gtk_widget_class_bind_template_callback (widget_class, on_again_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked);
}

static void
ui_doctor_dialog_init (UiDoctorDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ui_doctor_dialog_new:
 * @doctor: at work or about to be; it is stopped when the dialog closes
 */
GtkWidget *
ui_doctor_dialog_new (Doctor *doctor)
{
  UiDoctorDialog *self = g_object_new (UI_TYPE_DOCTOR_DIALOG, NULL);

  self->doctor = g_object_ref (doctor);
  gtk_list_box_bind_model (self->findings, doctor_get_findings (doctor), create_row, self, NULL);
  g_signal_connect_object (doctor_get_findings (doctor), "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (doctor, "notify::busy", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
