// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-composer.h"

#include "fixtures/await.h"
#include "session/session-emoji.h"
#include "ui/ui-completion.h"
#include "ui/ui-test.h"

static void
on_send (UiComposer *composer,
         const char *text,
         GString    *sent)
{
  g_string_append_printf (sent, "[%s]", text);
}

static void
type_text (GtkWidget  *composer,
           const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (ui_test_find (composer, GTK_TYPE_TEXT_VIEW))), text, -1);
}

static void
press (GtkWidget *composer)
{
  GtkWidget *button = gtk_widget_get_last_child (gtk_widget_get_parent (ui_test_find (composer, GTK_TYPE_MENU_BUTTON)));

  if (gtk_widget_is_sensitive (button))
    g_signal_emit_by_name (button, "clicked");
}

static void
test_send (void)
{
  GtkWidget *composer = ui_composer_new ();
  GtkWidget *window = ui_test_show (composer, 400, 200);
  g_autoptr (GString) sent = g_string_new (NULL);

  g_signal_connect (composer, "send", G_CALLBACK (on_send), sent);
  type_text (composer, "merhaba");
  press (composer);
  press (composer); /* it is empty now */
  type_text (composer, " \n\t ");
  press (composer);
  type_text (composer, "\n\n  girintili\niki\n\n");
  press (composer);
  g_assert_cmpstr (sent->str, ==, "[merhaba][  girintili\niki]");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_explanation (void)
{
  GtkWidget *composer = ui_composer_new ();
  GtkWidget *window = ui_test_show (composer, 400, 200);
  g_autoptr (GString) sent = g_string_new (NULL);

  g_signal_connect (composer, "send", G_CALLBACK (on_send), sent);
  ui_composer_set_explanation (UI_COMPOSER (composer), "Bağlı değil");
  g_assert_true (ui_test_has_text (composer, "Bağlı değil"));
  type_text (composer, "taslak");
  press (composer);
  g_assert_cmpstr (sent->str, ==, "");
  /* What was written is still there once it can be sent. */
  ui_composer_set_explanation (UI_COMPOSER (composer), NULL);
  press (composer);
  g_assert_cmpstr (sent->str, ==, "[taslak]");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* It grows with its lines, up to a point. */
static void
test_growth (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *composer = ui_composer_new ();
  GtkWidget *window;
  int        one, three, twenty;

  gtk_box_append (GTK_BOX (box), composer);
  window = ui_test_show (box, 400, 600);
  type_text (composer, "1");
  ui_test_settle (window);
  one = gtk_widget_get_height (composer);
  type_text (composer, "1\n2\n3");
  AWAIT (gtk_widget_get_height (composer) > one);
  ui_test_settle (window);
  three = gtk_widget_get_height (composer);
  type_text (composer, "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n19\n20");
  AWAIT (gtk_widget_get_height (composer) > three);
  ui_test_settle (window);
  twenty = gtk_widget_get_height (composer);
  g_assert_cmpint (one, <, 70);
  g_assert_cmpint (twenty, <, 220);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* --- Suggestions --- */

typedef struct
{
  SessionMembers *members;
  GtkWidget      *composer;
  GtkWidget      *window;
  GtkWidget      *completion;
  GtkTextBuffer  *buffer;
} Completing;

static void
add_person (Completing *self,
            const char *nick,
            const char *name)
{
  session_members_set_name (self->members, session_members_add (self->members, nick), name);
}

static void
set_up (Completing   *self,
        gconstpointer user_data)
{
  self->members = session_members_new ();
  add_person (self, "AyseYilmaz", "Ayşe Yılmaz");
  add_person (self, "AyseDemir", "Ayşe Demir");
  add_person (self, "memo", "Mehmet");
  add_person (self, "Isil", "Işıl");
  session_member_set_own (session_members_find (self->members, "Isil"), TRUE);
  self->composer = ui_composer_new ();
  ui_composer_set_members (UI_COMPOSER (self->composer), self->members);
  self->window = ui_test_show (self->composer, 400, 300);
  self->completion = gtk_widget_get_last_child (self->composer);
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (ui_test_find (self->composer, GTK_TYPE_TEXT_VIEW)));
  gtk_widget_grab_focus (self->composer);
  g_assert_true (UI_IS_COMPLETION (self->completion));
}

static void
tear_down (Completing   *self,
           gconstpointer user_data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->members);
}

static gboolean
press_key (Completing *self,
           guint       keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (ui_test_find (self->composer, GTK_TYPE_TEXT_VIEW));
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !taken; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &taken);
    }
  return taken;
}

static gboolean
buffer_is (Completing *self,
           const char *text)
{
  g_autofree char *now = NULL;

  g_object_get (self->buffer, "text", &now, NULL);
  return g_str_equal (now, text);
}

/* What is offered for @text, parted by commas. */
static void
assert_offered (Completing *self,
                const char *text,
                const char *labels)
{
  g_autoptr (GString) offered = g_string_new (NULL);

  gtk_text_buffer_set_text (self->buffer, "", -1);
  gtk_text_buffer_insert_at_cursor (self->buffer, text, -1);
  ui_test_settle (self->window);
  AWAIT (gtk_widget_get_visible (self->completion) == (labels != NULL));
  if (labels == NULL)
    return;
  for (GtkWidget *row = gtk_widget_get_first_child (ui_test_find (self->completion, GTK_TYPE_LIST_BOX)); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *label = gtk_widget_get_last_child (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)));

      g_string_append_printf (offered, "%s%s", offered->len > 0 ? "," : "", gtk_label_get_text (GTK_LABEL (label)));
    }
  g_assert_cmpstr (offered->str, ==, labels);
}

static void
test_names (Completing   *self,
            gconstpointer user_data)
{
  assert_offered (self, "@", "Ayşe Yılmaz,Ayşe Demir,Mehmet");
  assert_offered (self, "bak @ays", "Ayşe Yılmaz,Ayşe Demir");
  assert_offered (self, "(@AYŞE D", "Ayşe Demir");
  assert_offered (self, "@yıl", "Ayşe Yılmaz");
  assert_offered (self, "@isil", NULL); /* oneself */
  assert_offered (self, "a@m", NULL);
  assert_offered (self, "@ m", NULL);
  assert_offered (self, "@Ayşe Demir", NULL); /* there already */
  assert_offered (self, "@m, ", NULL);
}

static void
test_choosing (Completing   *self,
               gconstpointer user_data)
{
  assert_offered (self, "bak @ay", "Ayşe Yılmaz,Ayşe Demir");
  g_assert_true (press_key (self, GDK_KEY_Down));
  g_assert_true (press_key (self, GDK_KEY_Return));
  AWAIT (buffer_is (self, "bak @Ayşe Demir"));
  AWAIT (!gtk_widget_get_visible (self->completion));
  assert_offered (self, "@me", "Mehmet");
  g_assert_true (press_key (self, GDK_KEY_Tab));
  AWAIT (buffer_is (self, "@memo")); /* the nick is not made from the name */
  assert_offered (self, "@ay", "Ayşe Yılmaz,Ayşe Demir");
  g_assert_true (press_key (self, GDK_KEY_Up));
  g_assert_true (press_key (self, GDK_KEY_Tab));
  AWAIT (buffer_is (self, "@Ayşe Demir"));
}

/* The key comes right behind the letters. */
static void
test_fast (Completing   *self,
           gconstpointer user_data)
{
  gtk_text_buffer_insert_at_cursor (self->buffer, "@me", -1);
  g_assert_true (press_key (self, GDK_KEY_Return));
  g_assert_true (buffer_is (self, "@memo"));
}

/* Tab moves the focus unless there is a name to complete. */
static void
test_tab (Completing   *self,
          gconstpointer user_data)
{
  assert_offered (self, "merhaba", NULL);
  g_assert_false (press_key (self, GDK_KEY_Tab));
  assert_offered (self, "", NULL);
  g_assert_false (press_key (self, GDK_KEY_Tab));
  assert_offered (self, "@x", NULL);
  g_assert_false (press_key (self, GDK_KEY_Tab));
  assert_offered (self, "@me", "Mehmet");
  g_assert_true (press_key (self, GDK_KEY_Escape));
  AWAIT (!gtk_widget_get_visible (self->completion));
  g_assert_false (press_key (self, GDK_KEY_Escape));
  g_assert_true (press_key (self, GDK_KEY_Tab));
  AWAIT (buffer_is (self, "@memo"));
}

static void
test_emoji (Completing   *self,
            gconstpointer user_data)
{
  g_autoptr (GPtrArray) found = session_emoji_find ("kalp", 1);
  const SessionEmoji *heart = found->pdata[0];

  assert_offered (self, "saat 14:05", NULL);
  assert_offered (self, ":k", NULL);
  assert_offered (self, ":)", NULL);
  gtk_text_buffer_set_text (self->buffer, "", -1);
  gtk_text_buffer_insert_at_cursor (self->buffer, "iyi :kalp", -1);
  AWAIT (gtk_widget_get_visible (self->completion));
  g_assert_true (press_key (self, GDK_KEY_Return));
  AWAIT (buffer_is (self, "iyi ❤️"));
  g_assert_cmpstr (heart->emoji, ==, "❤️");
  assert_offered (self, "a:kalp", NULL);
  gtk_text_buffer_set_text (self->buffer, "", -1);
  gtk_text_buffer_insert_at_cursor (self->buffer, "x :thumbsup:", -1);
  AWAIT (buffer_is (self, "x 👍"));
  assert_offered (self, ":böyle_yok:", NULL);
  g_assert_true (buffer_is (self, ":böyle_yok:"));
}

static void
on_typing (GtkWidget  *composer,
           const char *text,
           GString    *typed)
{
  g_string_append_printf (typed, "[%s]", text);
}

/* What is sent is no longer being typed, and nobody has deleted it. */
static void
test_typing (void)
{
  GtkWidget *composer = ui_composer_new ();
  GtkWidget *window = ui_test_show (composer, 400, 200);
  g_autoptr (GString) typed = g_string_new (NULL);

  g_signal_connect (composer, "typing", G_CALLBACK (on_typing), typed);
  type_text (composer, "a");
  type_text (composer, "");
  type_text (composer, "b");
  press (composer);
  ui_composer_clear (UI_COMPOSER (composer));
  /* Nor is somebody typing what was there before. */
  ui_composer_set_text (UI_COMPOSER (composer), "c");
  g_assert_cmpstr (typed->str, ==, "[a][][b]");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/composer/send", test_send);
  g_test_add_func ("/ui/composer/explanation", test_explanation);
  g_test_add_func ("/ui/composer/growth", test_growth);
#define ADD(name, func) g_test_add ("/ui/composer/" name, Completing, NULL, set_up, func, tear_down)
  ADD ("names", test_names);
  ADD ("choosing", test_choosing);
  ADD ("fast", test_fast);
  ADD ("tab", test_tab);
  ADD ("emoji", test_emoji);
#undef ADD
  g_test_add_func ("/ui/ui-composer/typing", test_typing);
  return g_test_run ();
}
