// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-order-button.h"

#include "fixtures/await.h"
#include "session/far-side.h"
#include "ui/ui-people-list.h"
#include "ui/ui-test.h"

#include <glib/gi18n.h>

/* The header of the list of people in a window, and what the window is asked to offer. */

#define EXPECT(pattern) g_free (far_side_expect (far, pattern))

typedef struct
{
  FarSide    far;
  GtkWidget *window;
  GtkWidget *button;
  char      *offered; /* "what before", to undo */
} Shown;

static void
on_say_undo (Shown    *shown,
             GVariant *parameter)
{
  const char *text;
  const char *what;
  const char *before;

  g_variant_get (parameter, "(&s&s&s)", &text, &what, &before);
  g_assert_cmpstr (text, !=, "");
  g_free (shown->offered);
  shown->offered = g_strjoin (" ", what, before, NULL);
}

static void
add_window_actions (Shown *shown)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("say-undo", G_VARIANT_TYPE ("(sss)"));

  g_signal_connect_swapped (action, "activate", G_CALLBACK (on_say_undo), shown);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
  gtk_widget_insert_action_group (shown->window, "win", G_ACTION_GROUP (actions));
}

static void
set_up (Shown        *shown,
        gconstpointer user_data)
{
  GtkWidget *list = ui_people_list_new ();

  far_side_set_up (&shown->far, NULL);
  far_side_welcome (&shown->far, FAR_SIDE_ALL);
  shown->window = ui_test_show (list, 300, 400);
  add_window_actions (shown);
  ui_people_list_set_session (UI_PEOPLE_LIST (list), shown->far.session);
  g_assert_null (ui_test_find (list, UI_TYPE_ORDER_BUTTON));
  far_side_say (&shown->far, ":can!~c@10.0.0.2 MODE #merhaba +o SuleOzturk");
  AWAIT ((shown->button = ui_test_find (list, UI_TYPE_ORDER_BUTTON)) != NULL);
}

static void
tear_down (Shown        *shown,
           gconstpointer user_data)
{
  gtk_window_destroy (GTK_WINDOW (shown->window));
  far_side_tear_down (&shown->far, NULL);
  g_free (shown->offered);
}

/* An entry of the menu, which is open. */
static GtkWidget *
find_entry (GtkWidget  *widget,
            const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *its_text = NULL;
      GtkWidget       *found;

      if (g_object_class_find_property (G_OBJECT_GET_CLASS (child), "text") != NULL)
        g_object_get (child, "text", &its_text, NULL);
      found = g_strcmp0 (its_text, text) == 0 ? child : find_entry (child, text);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
open_entry (Shown      *shown,
            const char *text)
{
  GtkWidget *button = ui_test_find (shown->button, GTK_TYPE_MENU_BUTTON);
  GtkWidget *entry;

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  entry = find_entry (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))), text);
  g_assert_nonnull (entry);
  return entry;
}

static gboolean
is_checked (Shown      *shown,
            const char *text)
{
  gboolean checked;

  g_object_get (open_entry (shown, text), "active", &checked, NULL);
  return checked;
}

static void
choose (Shown      *shown,
        const char *text)
{
  g_signal_emit_by_name (open_entry (shown, text), "clicked");
}

static void
test_admission (Shown        *shown,
                gconstpointer user_data)
{
  FarSide *far = &shown->far;

  g_assert_true (is_checked (shown, _ ("Everybody")));
  choose (shown, _ ("Newcomers ask first"));
  EXPECT ("MODE #merhaba :+i-K");
  g_assert_cmpstr (shown->offered, ==, "admission all");
  /* Nothing is so before the room says it is. */
  g_assert_true (is_checked (shown, _ ("Everybody")));
  far_side_say (far, ":SuleOzturk!~merhaba@10.0.0.1 MODE #merhaba +i");
  AWAIT (is_checked (shown, _ ("Newcomers ask first")));
  choose (shown, _ ("Nobody new"));
  EXPECT ("MODE #merhaba :+iK");
  g_assert_cmpstr (shown->offered, ==, "admission ask");
  far_side_say (far, ":SuleOzturk!~merhaba@10.0.0.1 MODE #merhaba +K");
  AWAIT (is_checked (shown, _ ("Nobody new")));
  g_assert_true (ui_order_button_undo (far->session, "admission", "ask"));
  EXPECT ("MODE #merhaba :+i-K");
}

static void
test_moderated (Shown        *shown,
                gconstpointer user_data)
{
  FarSide *far = &shown->far;

  g_assert_false (is_checked (shown, _ ("Only moderators may write")));
  choose (shown, _ ("Only moderators may write"));
  EXPECT ("MODE #merhaba :+m");
  g_assert_cmpstr (shown->offered, ==, "moderated no");
  far_side_say (far, ":SuleOzturk!~merhaba@10.0.0.1 MODE #merhaba +m");
  AWAIT (is_checked (shown, _ ("Only moderators may write")));
  g_assert_true (ui_order_button_undo (far->session, "moderated", "no"));
  EXPECT ("MODE #merhaba :-m");
  g_assert_false (ui_order_button_undo (far->session, "mute", "can"));
}

/* Who no longer keeps the room in order has nothing to press. */
static void
test_shown (Shown        *shown,
            gconstpointer user_data)
{
  far_side_say (&shown->far, ":can!~c@10.0.0.2 MODE #merhaba -o SuleOzturk");
  AWAIT (!gtk_widget_get_visible (shown->button));
  far_side_say (&shown->far, ":can!~c@10.0.0.2 MODE #merhaba +o SuleOzturk");
  AWAIT (gtk_widget_get_visible (shown->button));
  ui_order_button_set_session (UI_ORDER_BUTTON (shown->button), NULL);
  g_assert_false (gtk_widget_get_visible (shown->button));
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/ui/order-button/" name, Shown, NULL, set_up, func, tear_down)
  ADD ("admission", test_admission);
  ADD ("moderated", test_moderated);
  ADD ("shown", test_shown);
#undef ADD
  return g_test_run ();
}
