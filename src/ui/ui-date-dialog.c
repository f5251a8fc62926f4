// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-date-dialog.h"

#include <glib/gi18n.h>

/* Asks for a day. Its response is "go" or "cancel". */

struct _UiDateDialog
{
  AdwMessageDialog parent_instance;

  GtkCalendar *calendar;
};

G_DEFINE_FINAL_TYPE (UiDateDialog, ui_date_dialog, ADW_TYPE_MESSAGE_DIALOG)

static void
ui_date_dialog_class_init (UiDateDialogClass *klass)
{
}

static void
ui_date_dialog_init (UiDateDialog *self)
{
  AdwMessageDialog *question = ADW_MESSAGE_DIALOG (self);

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->calendar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Date"), -1);
  adw_message_dialog_set_heading (question, _ ("Go to a date"));
  adw_message_dialog_set_extra_child (question, GTK_WIDGET (self->calendar));
  adw_message_dialog_add_responses (question, "cancel", _ ("_Cancel"), "go", _ ("_Go"), NULL);
  adw_message_dialog_set_response_appearance (question, "go", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (question, "go");
  adw_message_dialog_set_close_response (question, "cancel");
}

GtkWidget *
ui_date_dialog_new (GtkWindow *parent)
{
  return g_object_new (UI_TYPE_DATE_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
}

/**
 * ui_date_dialog_get_day:
 *
 * Returns: (transfer full): the day that was chosen
 */
GDateTime *
ui_date_dialog_get_day (UiDateDialog *self)
{
  return gtk_calendar_get_date (self->calendar);
}
