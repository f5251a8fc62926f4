// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-window-private.h"

#include "session/session-beside.h"
#include "session/session-reading.h"
#include "session/session-search.h"
#include "ui/ui-account-dialog.h"
#include "ui/ui-connection-dialog.h"
#include "ui/ui-doctor.h"
#include "ui/ui-export.h"
#include "ui/ui-forget.h"
#include "ui/ui-invite-dialog.h"
#include "ui/ui-jump-dialog.h"
#include "ui/ui-key-dialog.h"
#include "ui/ui-order-button.h"
#include "ui/ui-room-settings.h"
#include "ui/ui-person-card.h"
#include "ui/ui-person-menu.h"
#include "ui/ui-rooms-dialog.h"
#include "ui/ui-trust-dialog.h"

#include <glib/gi18n.h>

/* What can be done in the window, by menu, button and key. */

void
ui_window_update_actions (UiWindow *self)
{
  gboolean     in_room = self->session != NULL;
  Session     *subject = ui_window_get_subject (self);
  SessionState state = in_room ? session_get_state (self->session) : SESSION_STATE_IDLE;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.leave", subject != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.mark-read", subject != NULL && session_get_n_unread (subject) > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.connection-details", in_room);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.go-to-end", in_room);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.people", in_room);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.search", !in_room || session_search_is_possible (self->session));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.go-to-date", in_room && session_search_is_possible (self->session));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.kept", g_list_model_get_n_items (G_LIST_MODEL (self->sessions)) == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.more-rooms", state == SESSION_STATE_CONNECTED && session_get_dialect (self->session) == SESSION_DIALECT_IRC);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.jump", g_list_model_get_n_items (self->conversations) > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export", in_room && session_search_is_possible (self->session));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.invite", state == SESSION_STATE_CONNECTED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.room-settings", in_room && session_is_moderator (self->session));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.room-key", in_room && session_is_moderator (self->session));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.account", in_room && state == SESSION_STATE_CONNECTED && session_takes_account (self->session));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.try-again", state == SESSION_STATE_LOST || state == SESSION_STATE_LEFT);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.settle", state == SESSION_STATE_LOST && session_get_trouble (self->session) != SESSION_TROUBLE_NONE);
}

static void
on_leave (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  ui_window_ask_leave (UI_WINDOW (widget), ui_window_get_subject (UI_WINDOW (widget)));
}

static void
on_mark_read (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  session_mark_read (ui_window_get_subject (UI_WINDOW (widget)));
}

static void
on_try_again (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  session_try_again (UI_WINDOW (widget)->session);
}

/**
 * ui_window_settle:
 *
 * Asks our person what stands between them and the room, see #SessionTrouble.
 */
void
ui_window_settle (UiWindow *self)
{
  GtkWidget *dialog;

  if (self->session == NULL || session_get_trouble (self->session) == SESSION_TROUBLE_NONE)
    return;
  if (session_get_trouble (self->session) == SESSION_TROUBLE_KEY)
    dialog = ui_key_dialog_new_ask (GTK_WINDOW (self), self->session);
  else if (session_get_trouble (self->session) == SESSION_TROUBLE_ACCOUNT)
    dialog = ui_account_dialog_new (GTK_WINDOW (self), self->session);
  else
    dialog = ui_trust_dialog_new (GTK_WINDOW (self), self->session);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_settle (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  ui_window_settle (UI_WINDOW (widget));
}

static void
on_room_key (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  gtk_window_present (GTK_WINDOW (ui_key_dialog_new_change (GTK_WINDOW (widget), UI_WINDOW (widget)->session)));
}

static void
on_room_settings (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  gtk_window_present (GTK_WINDOW (ui_room_settings_new (GTK_WINDOW (widget), UI_WINDOW (widget)->session)));
}

static void
on_account (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  gtk_window_present (GTK_WINDOW (ui_account_dialog_new (GTK_WINDOW (widget), UI_WINDOW (widget)->session)));
}

static void
on_invite (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  UiWindow *self = UI_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (ui_invite_dialog_new (GTK_WINDOW (widget), self->session, session_get_host_port (session_get_first (self->session)))));
}

static void
on_go_to_end (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  ui_room_page_go_to_end (UI_WINDOW (widget)->room_page);
}

static void
on_people (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  ui_room_page_toggle_people (UI_WINDOW (widget)->room_page);
}

static void
on_search (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  UiWindow *self = UI_WINDOW (widget);

  if (self->session != NULL)
    ui_room_page_search (self->room_page);
  else
    ui_start_page_search (self->start_page);
}

static void
on_kept (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  ui_forget_show_kept (GTK_WINDOW (widget), UI_WINDOW (widget)->history);
}

static void
on_go_to_date (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  ui_room_page_go_to_date (UI_WINDOW (widget)->room_page);
}

static void
on_export (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  ui_export (GTK_WINDOW (widget), UI_WINDOW (widget)->session);
}

static void
on_connection_details (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  UiWindow  *self = UI_WINDOW (widget);
  GtkWidget *dialog = ui_connection_dialog_new (session_get_first (self->session), session_get_host_port (session_get_first (self->session)));

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_doctor (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  UiWindow *self = UI_WINDOW (widget);

  if (self->session != NULL)
    ui_doctor_show (GTK_WINDOW (self), self->session, session_get_host_port (self->session), NULL);
  else
    ui_doctor_show (GTK_WINDOW (self), NULL, 0, ui_start_page_get_wrong_address (self->start_page));
}

static void
on_start (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  ui_window_show_start (UI_WINDOW (widget));
}

static void
on_list (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  UiWindow *self = UI_WINDOW (widget);

  if (self->sidebar == NULL)
    return;
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->sidebar));
  gtk_widget_grab_focus (GTK_WIDGET (self->sidebar));
}

static void
on_more_rooms (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  GtkWidget *dialog = ui_rooms_dialog_new (GTK_WINDOW (widget), UI_WINDOW (widget)->session);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (ui_window_show), widget, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_jump (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  GtkWidget *dialog = ui_jump_dialog_new (GTK_WINDOW (widget), UI_WINDOW (widget)->conversations);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (ui_window_show), widget, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_step (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  UiWindow *self = UI_WINDOW (widget);
  Session  *other = self->sidebar != NULL ? ui_sidebar_find_other (self->sidebar, g_variant_get_int32 (parameter)) : NULL;

  if (other != NULL)
    ui_window_show (self, other);
}

static void
on_step_unread (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  UiWindow *self = UI_WINDOW (widget);
  Session  *other = self->sidebar != NULL ? ui_sidebar_find_unread (self->sidebar, g_variant_get_int32 (parameter)) : NULL;

  if (other != NULL)
    ui_window_show (self, other);
}

static void
on_write_to (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  UiWindow *self = UI_WINDOW (widget);
  Session  *beside = session_open_beside (self->session, g_variant_get_string (parameter, NULL));

  if (beside != NULL)
    ui_window_show (self, beside);
}

static void
on_person (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  UiWindow      *self = UI_WINDOW (widget);
  SessionMember *member = session_members_find (session_room_get_members (session_get_room (self->session)), g_variant_get_string (parameter, NULL));

  if (member != NULL)
    gtk_window_present (GTK_WINDOW (ui_person_card_new (GTK_WINDOW (self), self->session, member)));
}

static void
on_say (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  ui_window_say (UI_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* A notice with a way back: what to undo, and to whom it was done or what it was before. */
static void
on_say_undo (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  const char      *text;
  const char      *what;
  const char      *name;
  g_autofree char *escaped = NULL;
  AdwToast        *toast;

  g_variant_get (parameter, "(&s&s&s)", &text, &what, &name);
  escaped = g_markup_escape_text (text, -1);
  toast = adw_toast_new (escaped);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_set_action_target (toast, "(ss)", what, name);
  g_set_weak_pointer (&UI_WINDOW (widget)->undo, toast);
  adw_toast_overlay_add_toast (UI_WINDOW (widget)->toasts, toast);
}

static void
on_undo (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  UiWindow   *self = UI_WINDOW (widget);
  const char *what;
  const char *name;

  g_variant_get (parameter, "(&s&s)", &what, &name);
  if (self->session != NULL && !ui_order_button_undo (self->session, what, name))
    ui_person_menu_undo (self->session, what, name);
}

void
ui_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.leave", NULL, on_leave);
  gtk_widget_class_install_action (widget_class, "win.mark-read", NULL, on_mark_read);
  gtk_widget_class_install_action (widget_class, "win.try-again", NULL, on_try_again);
  gtk_widget_class_install_action (widget_class, "win.settle", NULL, on_settle);
  gtk_widget_class_install_action (widget_class, "win.room-key", NULL, on_room_key);
  gtk_widget_class_install_action (widget_class, "win.room-settings", NULL, on_room_settings);
  gtk_widget_class_install_action (widget_class, "win.account", NULL, on_account);
  gtk_widget_class_install_action (widget_class, "win.invite", NULL, on_invite);
  gtk_widget_class_install_action (widget_class, "win.go-to-end", NULL, on_go_to_end);
  gtk_widget_class_install_action (widget_class, "win.people", NULL, on_people);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, on_search);
  gtk_widget_class_install_action (widget_class, "win.go-to-date", NULL, on_go_to_date);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, on_export);
  gtk_widget_class_install_action (widget_class, "win.kept", NULL, on_kept);
  gtk_widget_class_install_action (widget_class, "win.connection-details", NULL, on_connection_details);
  gtk_widget_class_install_action (widget_class, "win.doctor", NULL, on_doctor);
  gtk_widget_class_install_action (widget_class, "win.start", NULL, on_start);
  gtk_widget_class_install_action (widget_class, "win.list", NULL, on_list);
  gtk_widget_class_install_action (widget_class, "win.more-rooms", NULL, on_more_rooms);
  gtk_widget_class_install_action (widget_class, "win.jump", NULL, on_jump);
  gtk_widget_class_install_action (widget_class, "win.step", "i", on_step);
  gtk_widget_class_install_action (widget_class, "win.step-unread", "i", on_step_unread);
  gtk_widget_class_install_action (widget_class, "win.write-to", "s", on_write_to);
  gtk_widget_class_install_action (widget_class, "win.person", "s", on_person);
  gtk_widget_class_install_action (widget_class, "win.say", "s", on_say);
  gtk_widget_class_install_action (widget_class, "win.say-undo", "(sss)", on_say_undo);
  gtk_widget_class_install_action (widget_class, "win.undo", "(ss)", on_undo);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.go-to-end", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "win.step", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "win.step", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK | GDK_SHIFT_MASK, "win.step-unread", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK | GDK_SHIFT_MASK, "win.step-unread", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "win.start", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
}
