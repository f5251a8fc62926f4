// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-context-menu.h"

/* When the menu of something in a list is asked for: by the second mouse button, a long touch or the menu key. */

typedef struct
{
  UiContextMenuAt      show_at;
  UiContextMenuFocused show_focused;
} Watch;

static void
claim_if_shown (GtkGesture *gesture,
                double      x,
                double      y,
                Watch      *watch)
{
  if (watch->show_at (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)), x, y))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_pressed (GtkGesture *gesture,
            int         n_press,
            double      x,
            double      y,
            Watch      *watch)
{
  claim_if_shown (gesture, x, y, watch);
}

static gboolean
on_menu_key (GtkWidget *list,
             GVariant  *parameters,
             gpointer   watch)
{
  return ((Watch *)watch)->show_focused (list);
}

static void
watch_keys (GtkWidget *list,
            Watch     *watch)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkShortcutTrigger *trigger = gtk_alternative_trigger_new (gtk_keyval_trigger_new (GDK_KEY_Menu, 0), gtk_keyval_trigger_new (GDK_KEY_F10, GDK_SHIFT_MASK));

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (trigger, gtk_callback_action_new (on_menu_key, watch, NULL)));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (list, keys);
}

/**
 * ui_context_menu_watch:
 * @list: what has rows with menus
 *
 * Calls @show_at and @show_focused when a menu is asked for. What is in a row may have a menu of its own, which this one takes
 * the place of.
 */
void
ui_context_menu_watch (GtkWidget           *list,
                       UiContextMenuAt      show_at,
                       UiContextMenuFocused show_focused)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *touch = gtk_gesture_long_press_new ();
  Watch      *watch = g_new (Watch, 1);

  *watch = (Watch){ show_at, show_focused };
  g_object_set_data_full (G_OBJECT (list), "ui-context-menu", watch, g_free);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (touch), TRUE);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), watch);
  g_signal_connect (touch, "pressed", G_CALLBACK (claim_if_shown), watch);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (touch));
  watch_keys (list, watch);
}
