// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-message-row.h"

#include "ui/ui-message-quote.h"
#include "ui/ui-message-reactions.h"

#include "fixtures/await.h"
#include "ui/ui-test.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  GtkWidget *row;
  GtkWidget *window;
  char      *activated; /* the action that was asked for last */
} Fixture;

static void
on_action (GSimpleAction *action,
           GVariant      *parameter,
           Fixture       *fixture)
{
  g_autofree char *printed = g_variant_print (parameter, FALSE);

  g_free (fixture->activated);
  fixture->activated = g_strdup_printf ("%s %s", g_action_get_name (G_ACTION (action)), printed);
}

static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  static const char *const names[] = { "reply", "go-to", "react" };
  static const char *const types[] = { "s", "s", "(ss)" };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  fixture->row = ui_message_row_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GVariantType) type = g_variant_type_new (types[i]);
      g_autoptr (GSimpleAction) action = g_simple_action_new (names[i], type);

      g_signal_connect (action, "activate", G_CALLBACK (on_action), fixture);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  fixture->window = ui_test_show (fixture->row, 400, 300);
  gtk_widget_insert_action_group (fixture->window, "room", G_ACTION_GROUP (group));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_free (fixture->activated);
}

static SessionMessage *
create (const char *msgid,
        const char *text,
        const char *reply_to)
{
  SessionMessage *message = session_message_new (SESSION_MESSAGE_TEXT, "Ayse", "Ayşe", text, NULL);

  session_message_set_msgid (message, msgid);
  session_message_set_reply_to (message, reply_to);
  return message;
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *tooltip)
{
  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, tooltip);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static int
get_height (Fixture *fixture)
{
  int height;

  gtk_widget_measure (fixture->row, GTK_ORIENTATION_VERTICAL, 400, &height, NULL, NULL, NULL);
  return height;
}

static void
show (Fixture        *fixture,
      SessionMessage *message)
{
  ui_message_row_set_message (UI_MESSAGE_ROW (fixture->row), message, NULL);
  ui_test_settle (fixture->window);
}

static void
test_quote (Fixture      *fixture,
            gconstpointer user_data)
{
  g_autoptr (SessionMessage) original = create ("m1", "ilk\nsatır", NULL);
  g_autoptr (SessionMessage) answer = create ("m2", "cevap", "m1");
  g_autoptr (SessionMessage) plain = create ("m3", "düz", NULL);
  int plain_height;

  show (fixture, plain);
  g_assert_null (ui_test_find (fixture->row, UI_TYPE_MESSAGE_QUOTE));
  plain_height = get_height (fixture);
  show (fixture, answer);
  g_assert_true (ui_test_has_text (fixture->row, _ ("A message that is not here")));
  g_assert_cmpint (get_height (fixture), >, plain_height);
  ui_message_row_set_quoted (UI_MESSAGE_ROW (fixture->row), original);
  g_assert_true (ui_test_has_text (fixture->row, "ilk satır"));
  gtk_widget_activate (ui_test_find (fixture->row, UI_TYPE_MESSAGE_QUOTE));
  AWAIT (fixture->activated != NULL);
  g_assert_cmpstr (fixture->activated, ==, "go-to 'm1'");
  session_message_redact (original);
  g_assert_false (ui_test_has_text (fixture->row, "ilk satır"));
  g_assert_true (ui_test_has_text (fixture->row, _ ("This message was deleted")));
  /* An answer that is gone answers nothing. */
  session_message_redact (answer);
  g_assert_null (ui_test_find (fixture->row, UI_TYPE_MESSAGE_QUOTE));
  show (fixture, plain);
  g_assert_cmpint (get_height (fixture), ==, plain_height);
}

/* It is found while the row is shown. */
static void
test_quote_comes_later (Fixture      *fixture,
                        gconstpointer user_data)
{
  g_autoptr (SessionMessage) original = create ("m1", "eski", NULL);
  g_autoptr (SessionMessage) answer = create ("m2", "cevap", "m1");

  show (fixture, answer);
  session_message_set_quoted (answer, original);
  g_assert_true (ui_test_has_text (fixture->row, "eski"));
}

static void
test_reactions (Fixture      *fixture,
                gconstpointer user_data)
{
  g_autoptr (SessionMessage) message = create ("m1", "selam", NULL);
  GtkWidget *chip;
  int        height;

  show (fixture, message);
  height = get_height (fixture);
  g_assert_null (ui_test_find (fixture->row, UI_TYPE_MESSAGE_REACTIONS));
  session_message_react (message, "👍", "can", "Can", TRUE);
  g_assert_true (ui_test_has_text (fixture->row, "👍 1"));
  g_assert_cmpint (get_height (fixture), >, height);
  chip = find_button (fixture->row, "Can");
  g_assert_false (gtk_widget_has_css_class (chip, "own"));
  session_message_react (message, "👍", SESSION_REACTIONS_OWN, "", TRUE);
  g_assert_true (ui_test_has_text (fixture->row, "👍 2"));
  /* The very same button, so that the keyboard stays on it. */
  g_assert_true (gtk_widget_has_css_class (chip, "own"));
  ui_test_settle (fixture->window);
  gtk_widget_activate (chip);
  AWAIT (fixture->activated != NULL);
  g_assert_cmpstr (fixture->activated, ==, "react ('m1', '👍')");
  session_message_redact (message);
  g_assert_null (ui_test_find (fixture->row, UI_TYPE_MESSAGE_REACTIONS));
}

/* However many, they take lines and not width. */
static void
test_many_reactions (Fixture      *fixture,
                     gconstpointer user_data)
{
  g_autoptr (SessionMessage) message = create ("m1", "selam", NULL);
  int minimum, narrow, wide;

  for (guint i = 0; i < SESSION_REACTIONS_MAX; i++)
    {
      char emoji[7] = { 0 };

      g_unichar_to_utf8 (0x1f600 + i, emoji);
      session_message_react (message, emoji, "can", "Can", TRUE);
    }
  show (fixture, message);
  gtk_widget_measure (fixture->row, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  gtk_widget_measure (fixture->row, GTK_ORIENTATION_VERTICAL, 340, &narrow, NULL, NULL, NULL);
  gtk_widget_measure (fixture->row, GTK_ORIENTATION_VERTICAL, 900, &wide, NULL, NULL, NULL);
  g_assert_cmpint (narrow, >, wide);
}

/* The buttons are there while the keyboard is, and move nothing. */
static void
test_buttons (Fixture      *fixture,
              gconstpointer user_data)
{
  g_autoptr (SessionMessage) message = create ("m1", "selam", NULL);
  g_autoptr (SessionMessage) unknown = create (NULL, "bekliyor", NULL);
  int height;

  show (fixture, message);
  height = get_height (fixture);
  g_assert_null (find_button (fixture->row, _ ("Reply")));
  ui_message_row_set_focused (UI_MESSAGE_ROW (fixture->row), TRUE);
  ui_test_settle (fixture->window);
  g_assert_cmpint (get_height (fixture), ==, height);
  gtk_widget_activate (find_button (fixture->row, _ ("Reply")));
  AWAIT (fixture->activated != NULL);
  g_assert_cmpstr (fixture->activated, ==, "reply 'm1'");
  ui_message_row_set_focused (UI_MESSAGE_ROW (fixture->row), FALSE);
  g_assert_null (find_button (fixture->row, _ ("Reply")));
  /* What only we know cannot be answered. */
  show (fixture, unknown);
  ui_message_row_set_focused (UI_MESSAGE_ROW (fixture->row), TRUE);
  g_assert_null (find_button (fixture->row, _ ("Reply")));
}

/* A few emoji, by one press. */
static void
test_picker (Fixture      *fixture,
             gconstpointer user_data)
{
  g_autoptr (SessionMessage) message = create ("m1", "selam", NULL);
  GtkWidget *button = NULL;

  show (fixture, message);
  gtk_widget_activate_action (fixture->row, "message.react", NULL);
  AWAIT ((button = find_button (fixture->row, _ ("Heart"))) != NULL && gtk_widget_get_mapped (button));
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (fixture->activated, ==, "react ('m1', '❤️')");
  AWAIT (find_button (fixture->row, _ ("Heart")) == NULL);
}

/* Any other is one press further; the buttons go with the last of it. */
static void
test_chooser (Fixture      *fixture,
              gconstpointer user_data)
{
  g_autoptr (SessionMessage) message = create ("m1", "selam", NULL);
  GtkWidget *more = NULL;
  GtkWidget *chooser = NULL;

  show (fixture, message);
  ui_message_row_set_focused (UI_MESSAGE_ROW (fixture->row), TRUE);
  gtk_widget_activate_action (fixture->row, "message.react", NULL);
  AWAIT ((more = find_button (fixture->row, _ ("Other emoji"))) != NULL && gtk_widget_get_mapped (more));
  g_signal_emit_by_name (more, "clicked");
  AWAIT ((chooser = ui_test_find (fixture->row, GTK_TYPE_EMOJI_CHOOSER)) != NULL);
  ui_message_row_set_focused (UI_MESSAGE_ROW (fixture->row), FALSE);
  g_assert_nonnull (find_button (fixture->row, _ ("Reply")));
  g_signal_emit_by_name (chooser, "emoji-picked", "🥗");
  g_assert_cmpstr (fixture->activated, ==, "react ('m1', '🥗')");
  gtk_popover_popdown (GTK_POPOVER (chooser));
  AWAIT (find_button (fixture->row, _ ("Reply")) == NULL);
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/ui/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("ui-message-quote/quote", test_quote);
  ADD ("ui-message-quote/later", test_quote_comes_later);
  ADD ("ui-message-reactions/chips", test_reactions);
  ADD ("ui-message-reactions/many", test_many_reactions);
  ADD ("ui-message-acts/buttons", test_buttons);
  ADD ("ui-reaction-picker/quick", test_picker);
  ADD ("ui-reaction-picker/any", test_chooser);
#undef ADD
  return g_test_run ();
}
