// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-date-dialog.h"

#include "ui/ui-time.h"

#include <glib/gi18n.h>

/* Asks for a day. Its response is "go" or "cancel". */

struct _UiDateDialog
{
  AdwMessageDialog parent_instance;

  GtkCalendar *calendar;
};

G_DEFINE_FINAL_TYPE (UiDateDialog, ui_date_dialog, ADW_TYPE_MESSAGE_DIALOG)

/* Says the day in words, which is all of it that a screen reader hears. */
static void
update_body (UiDateDialog *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *text = ui_time_format_day (day, now);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (self), text);
}

static GDateTime *
move (GDateTime *day,
      guint      key)
{
  switch (key)
    {
    case GDK_KEY_Left:
      return g_date_time_add_days (day, -1);
    case GDK_KEY_Right:
      return g_date_time_add_days (day, 1);
    case GDK_KEY_Up:
      return g_date_time_add_weeks (day, -1);
    case GDK_KEY_Down:
      return g_date_time_add_weeks (day, 1);
    case GDK_KEY_Page_Up:
      return g_date_time_add_months (day, -1);
    case GDK_KEY_Page_Down:
      return g_date_time_add_months (day, 1);
    default:
      return NULL;
    }
}

/* By itself the calendar moves a frame that begins in its last corner, and another key
 * takes the day below it. */
static gboolean
on_key_pressed (UiDateDialog   *self,
                guint           key,
                guint           code,
                GdkModifierType modifiers)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autoptr (GDateTime) other = modifiers == 0 ? move (day, key) : NULL;

  if (other == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_calendar_select_day (self->calendar, other);
  return GDK_EVENT_STOP;
}

/* The day comes first: with the arrows one is there at once. */
static void
ui_date_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ui_date_dialog_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (UI_DATE_DIALOG (widget)->calendar));
}

static void
ui_date_dialog_class_init (UiDateDialogClass *klass)
{
  GTK_WIDGET_CLASS (klass)->map = ui_date_dialog_map;
}

/* The calendar's arrows, in the order they stand in; GTK 4.8 gives them no names. */
static guint
name_arrows (GtkWidget *widget,
             guint      n)
{
  static const char *const names[] = { N_ ("Previous month"), N_ ("Next month"), N_ ("Previous year"), N_ ("Next year") };

  if (GTK_IS_BUTTON (widget) && n < G_N_ELEMENTS (names))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (names[n++]), -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n = name_arrows (child, n);
  return n;
}

static void
ui_date_dialog_init (UiDateDialog *self)
{
  AdwMessageDialog   *question = ADW_MESSAGE_DIALOG (self);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->calendar = g_object_new (GTK_TYPE_CALENDAR, "accessible-role", GTK_ACCESSIBLE_ROLE_GRID, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->calendar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Date"), -1);
  name_arrows (GTK_WIDGET (self->calendar), 0);
  g_signal_connect_object (self->calendar, "notify::day", G_CALLBACK (update_body), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "notify::month", G_CALLBACK (update_body), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "notify::year", G_CALLBACK (update_body), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->calendar), keys);
  adw_message_dialog_set_heading (question, _ ("Go to a date"));
  adw_message_dialog_set_extra_child (question, GTK_WIDGET (self->calendar));
  adw_message_dialog_add_responses (question, "cancel", _ ("_Cancel"), "go", _ ("_Go"), NULL);
  adw_message_dialog_set_response_appearance (question, "go", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (question, "go");
  adw_message_dialog_set_close_response (question, "cancel");
  update_body (self);
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
