// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-message-row.h"

#include "fixtures/await.h"
#include "ui/ui-test.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *const texts[] = {
  "merhaba",
  "<b>kalın</b> &amp; %s %d \\n",
  "bir\niki\n\nüç",
  "مرحبا بالعالم",
  "👋👩‍👩‍👧‍👦",
  "  iki boşluk  ",
};

static SessionMessage *
create (SessionMessageKind kind,
        const char        *text)
{
  g_autoptr (GDateTime) time = g_date_time_new_local (2026, 3, 1, 14, 5, 0);

  return session_message_new (kind, "Ayse", "Ayşe", text, time);
}

static int
get_height (GtkWidget *row,
            int        width)
{
  int height;

  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

static void
test_text_as_typed (void)
{
  GtkWidget *row = ui_message_row_new ();
  GtkWidget *window = ui_test_show (row, 400, 300);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SessionMessage) message = create (SESSION_MESSAGE_TEXT, texts[i]);

      ui_message_row_set_message (UI_MESSAGE_ROW (row), message, NULL);
      ui_test_settle (window);
      g_assert_true (ui_test_has_text (row, texts[i]));
      g_assert_true (ui_test_has_text (row, "Ayşe"));
      g_assert_true (ui_test_has_text (row, "14:05"));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Whatever is in it, a row fits into the narrowest window and needs more height there. */
static void
test_size (void)
{
  GtkWidget       *row = ui_message_row_new ();
  GtkWidget       *window = ui_test_show (row, 400, 300);
  g_autofree char *word = g_strnfill (3000, 'w');
  const char      *long_texts[] = { word, "bir iki üç dört beş altı yedi sekiz dokuz on on bir on iki on üç on dört on beş on altı on yedi" };

  for (guint i = 0; i < G_N_ELEMENTS (long_texts); i++)
    for (SessionMessageKind kind = SESSION_MESSAGE_TEXT; kind <= SESSION_MESSAGE_NOTE; kind++)
      {
        g_autoptr (SessionMessage) message = create (kind, long_texts[i]);
        int minimum;

        ui_message_row_set_message (UI_MESSAGE_ROW (row), message, NULL);
        gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
        g_assert_cmpint (minimum, <=, 360);
        g_assert_cmpint (get_height (row, 360), >, get_height (row, 900));
        g_assert_cmpint (get_height (row, 900), >, 10);
      }
  gtk_window_destroy (GTK_WINDOW (window));
}

static SessionMessage *
create_bare (guint i)
{
  return create (i % 3 == 2 ? SESSION_MESSAGE_NOTE : SESSION_MESSAGE_TEXT, texts[i]);
}

/* A row that nobody sees has no widgets, and is as high as if it had them: whatever was measured before it. */
static void
test_bare (void)
{
  GtkWidget *ruler = ui_message_row_new ();
  GtkWidget *row = ui_message_row_new_bare (UI_MESSAGE_ROW (ruler));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window = ui_test_show (box, 400, 300);
  int        heights[G_N_ELEMENTS (texts)];

  gtk_box_append (GTK_BOX (box), row);
  gtk_box_append (GTK_BOX (box), ruler);
  for (int width = 240; width < 900; width += 150)
    {
      ui_message_row_set_bare (UI_MESSAGE_ROW (row), TRUE);
      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        {
          g_autoptr (SessionMessage) message = create_bare (i);

          ui_message_row_set_message (UI_MESSAGE_ROW (row), message, NULL);
          heights[i] = get_height (row, width);
          g_assert_false (ui_test_has_text (row, texts[i]));
        }
      ui_message_row_set_bare (UI_MESSAGE_ROW (row), FALSE);
      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        {
          g_autoptr (SessionMessage) message = create_bare (i);

          ui_message_row_set_message (UI_MESSAGE_ROW (row), message, NULL);
          ui_test_settle (window);
          g_assert_true (ui_test_has_text (row, texts[i]));
          g_assert_cmpint (get_height (row, width), ==, heights[i]);
        }
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* It has another height when its message changes. */
static void
test_bare_changes (void)
{
  GtkWidget *ruler = ui_message_row_new ();
  GtkWidget *row = ui_message_row_new_bare (UI_MESSAGE_ROW (ruler));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window = ui_test_show (box, 400, 300);
  g_autoptr (SessionMessage) message = create (SESSION_MESSAGE_TEXT, "bir\niki\nüç\ndört");
  int high;

  gtk_box_append (GTK_BOX (box), row);
  gtk_box_append (GTK_BOX (box), ruler);
  ui_message_row_set_message (UI_MESSAGE_ROW (row), message, NULL);
  high = get_height (row, 400);
  session_message_redact (message);
  g_assert_cmpint (get_height (row, 400), <, high);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_deleted (void)
{
  GtkWidget *row = ui_message_row_new ();
  GtkWidget *window = ui_test_show (row, 400, 300);
  g_autoptr (SessionMessage) message = create (SESSION_MESSAGE_TEXT, "gizli");

  ui_message_row_set_message (UI_MESSAGE_ROW (row), message, NULL);
  session_message_redact (message);
  ui_test_settle (window);
  g_assert_false (ui_test_has_text (row, "gizli"));
  g_assert_true (ui_test_has_text (row, _ ("This message was deleted")));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_marks (void)
{
  GtkWidget *row = ui_message_row_new ();
  GtkWidget *window = ui_test_show (row, 400, 300);
  g_autoptr (SessionMessage) guest = create (SESSION_MESSAGE_TEXT, "a");
  g_autoptr (SessionMessage) private = create (SESSION_MESSAGE_TEXT, "b");
  g_autoptr (SessionMessage) event = create (SESSION_MESSAGE_CAME, "c");

  session_message_set_guest (guest, TRUE);
  session_message_set_private (private, TRUE);
  ui_message_row_set_message (UI_MESSAGE_ROW (row), guest, NULL);
  g_assert_true (ui_test_has_text (row, _ ("Guest")));
  ui_message_row_set_message (UI_MESSAGE_ROW (row), private, guest);
  g_assert_true (ui_test_has_text (row, _ ("Only to you")));
  g_assert_false (ui_test_has_text (row, _ ("Guest")));
  ui_message_row_set_message (UI_MESSAGE_ROW (row), event, private);
  g_assert_true (ui_test_has_text (row, "c"));
  g_assert_false (ui_test_has_text (row, "Ayşe"));
  g_assert_false (ui_test_has_text (row, _ ("Only to you")));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
on_send_again (UiMessageRow    *row,
               SessionMessage  *message,
               SessionMessage **sent)
{
  *sent = message;
}

static void
test_delivery (void)
{
  GtkWidget *row = ui_message_row_new ();
  GtkWidget *window = ui_test_show (row, 400, 300);
  g_autoptr (SessionMessage) message = create (SESSION_MESSAGE_TEXT, "a");
  SessionMessage *again = NULL;
  GtkWidget      *button;

  session_message_set_own (message, TRUE);
  session_message_set_queued (message);
  ui_message_row_set_message (UI_MESSAGE_ROW (row), message, NULL);
  g_assert_true (ui_test_has_text (row, _ ("Not sent yet")));
  g_assert_null (ui_test_find (row, GTK_TYPE_IMAGE));

  session_message_set_failed (message, "Neden?");
  button = ui_test_find (row, GTK_TYPE_BUTTON);
  g_assert_nonnull (button);
  g_assert_true (ui_test_has_text (row, g_strcmp0 (g_getenv ("TEST_LANGUAGE"), "Turkish") == 0 ? "Gönderilmedi. Neden?" : "Not sent. Neden?"));
  g_signal_connect (row, "send-again", G_CALLBACK (on_send_again), &again);
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (again == message);

  session_message_set_delivered (message, NULL);
  g_assert_null (ui_test_find (row, GTK_TYPE_BUTTON));
  g_assert_nonnull (ui_test_find (row, GTK_TYPE_IMAGE));
  g_assert_false (ui_test_has_text (row, _ ("Not sent yet")));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Who goes on talking is not named anew; somebody else is, and so is the next day. */
static void
test_continuation (void)
{
  GtkWidget *row = ui_message_row_new ();
  GtkWidget *window = ui_test_show (row, 400, 300);
  g_autoptr (SessionMessage) first = create (SESSION_MESSAGE_TEXT, "a");
  g_autoptr (SessionMessage) second = create (SESSION_MESSAGE_TEXT, "b");
  g_autoptr (SessionMessage) other = session_message_new (SESSION_MESSAGE_TEXT, "Ayse2", "Ayşe", "c", session_message_get_time (first));

  ui_message_row_set_message (UI_MESSAGE_ROW (row), second, first);
  g_assert_false (ui_test_has_text (row, "Ayşe"));
  ui_message_row_set_message (UI_MESSAGE_ROW (row), other, first);
  g_assert_true (ui_test_has_text (row, "Ayşe"));
  session_message_set_day_first (second, TRUE);
  ui_message_row_set_message (UI_MESSAGE_ROW (row), second, first);
  g_assert_true (ui_test_has_text (row, "Ayşe"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The line is there in words, and parts what one person said. */
static void
test_unread (void)
{
  GtkWidget *row = ui_message_row_new ();
  GtkWidget *window = ui_test_show (row, 400, 300);
  g_autoptr (SessionMessage) previous = create (SESSION_MESSAGE_TEXT, "bir");
  g_autoptr (SessionMessage) message = create (SESSION_MESSAGE_TEXT, "iki");
  int height;

  ui_message_row_set_message (UI_MESSAGE_ROW (row), message, previous);
  g_assert_false (ui_test_has_text (row, _ ("New messages")));
  g_assert_false (ui_test_has_text (row, "Ayşe"));
  height = get_height (row, 400);
  session_message_set_unread_first (message, TRUE);
  ui_test_settle (window);
  g_assert_true (ui_test_has_text (row, _ ("New messages")));
  g_assert_true (ui_test_has_text (row, "Ayşe"));
  g_assert_cmpint (get_height (row, 400), >, height);
  session_message_set_unread_first (message, FALSE);
  ui_test_settle (window);
  g_assert_false (ui_test_has_text (row, _ ("New messages")));
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkLabel *
find_label (GtkWidget  *widget,
            const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return GTK_LABEL (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkLabel *found = find_label (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The kinds of attributes that begin at a byte of the label. */
static gboolean
has_attribute (GtkLabel     *label,
               PangoAttrType type,
               guint         start,
               guint         end)
{
  g_autoptr (GSList) attributes = pango_attr_list_get_attributes (gtk_label_get_attributes (label));
  gboolean found = FALSE;

  for (GSList *l = attributes; l != NULL; l = l->next)
    {
      const PangoAttribute *attribute = l->data;

      found = found || (attribute->klass->type == type && attribute->start_index == start && attribute->end_index == end);
    }
  g_slist_foreach (attributes, (GFunc)(void (*) (void))pango_attribute_destroy, NULL);
  return found;
}

static void
test_formatting (void)
{
  GtkWidget *row = ui_message_row_new ();
  GtkWidget *window = ui_test_show (row, 400, 300);
  g_autoptr (SessionMessage) message = create (SESSION_MESSAGE_TEXT, "\x02kalın\x02 <b> \x11kod\x11 \x03"
                                                                     "4x");
  g_autoptr (SessionMessage) plain = create (SESSION_MESSAGE_TEXT, "düz");
  GtkLabel *label;

  ui_message_row_set_message (UI_MESSAGE_ROW (row), message, NULL);
  label = find_label (row, "kalın <b> kod x");
  g_assert_nonnull (label);
  g_assert_true (has_attribute (label, PANGO_ATTR_WEIGHT, 0, 6));
  g_assert_true (has_attribute (label, PANGO_ATTR_FAMILY, 11, 14));
  g_assert_true (has_attribute (label, PANGO_ATTR_FOREGROUND, 15, 16));
  g_assert_false (ui_test_has_text (row, _ ("Copy code"))); /* it is within a line */
  /* The row is used again for another message. */
  ui_message_row_set_message (UI_MESSAGE_ROW (row), plain, NULL);
  g_assert_false (has_attribute (find_label (row, "düz"), PANGO_ATTR_WEIGHT, 0, 6));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_links (void)
{
  GtkWidget *row = ui_message_row_new ();
  GtkWidget *window = ui_test_show (row, 400, 300);
  g_autoptr (SessionMessage) message = create (SESSION_MESSAGE_TEXT, "bak: https://a.b/?c=<d>&e=\"f\"");
  g_autoptr (SessionMessage) linked = create (SESSION_MESSAGE_TEXT, "<a href=\"x\">www.a.b'de</a> & https://çay.tr/?a&b");
  GtkLabel *label;

  ui_message_row_set_message (UI_MESSAGE_ROW (row), message, NULL);
  label = find_label (row, "bak: https://a.b/?c=<d>&e=\"f\"");
  g_assert_nonnull (label);
  g_assert_nonnull (strstr (gtk_label_get_label (label), "<a href=\"https://a.b/?c=\" title=\"https://a.b/?c=\">https://a.b/?c=</a>&lt;d&gt;"));
  ui_message_row_set_message (UI_MESSAGE_ROW (row), linked, NULL);
  label = find_label (row, "<a href=\"x\">www.a.b'de</a> & https://çay.tr/?a&b");
  g_assert_nonnull (label);
  g_assert_nonnull (strstr (gtk_label_get_label (label), "<a href=\"https://www.a.b\" title=\"https://www.a.b\">www.a.b</a>"));
  /* What is behind other letters is told. */
  g_assert_nonnull (strstr (gtk_label_get_label (label), "xn--"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
on_read (GObject      *clipboard,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(char **)user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static void
test_code (void)
{
  GtkWidget *row = ui_message_row_new ();
  GtkWidget *window = ui_test_show (row, 400, 300);
  g_autoptr (SessionMessage) message = create (SESSION_MESSAGE_TEXT, "bak:\n\x11  bir\x11\n\x11    iki\x11\nson");
  g_autofree char *copied = NULL;
  GtkWidget       *button;

  ui_message_row_set_message (UI_MESSAGE_ROW (row), message, NULL);
  ui_test_settle (window);
  button = ui_test_find (row, GTK_TYPE_BUTTON);
  g_assert_nonnull (button);
  g_assert_true (ui_test_has_text (button, _ ("Copy code")));
  g_signal_emit_by_name (button, "clicked");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (row), NULL, on_read, &copied);
  AWAIT (copied != NULL);
  g_assert_cmpstr (copied, ==, "  bir\n    iki");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_mentions (void)
{
  GtkWidget *row = ui_message_row_new ();
  GtkWidget *window = ui_test_show (row, 400, 300);
  g_autoptr (SessionMessage) message = create (SESSION_MESSAGE_TEXT, "bak @Can'a");

  ui_message_row_set_message (UI_MESSAGE_ROW (row), message, NULL);
  g_assert_false (gtk_widget_has_css_class (row, "mentioned"));
  session_message_set_mentioned (message, "Can");
  ui_message_row_set_message (UI_MESSAGE_ROW (row), message, NULL);
  g_assert_true (gtk_widget_has_css_class (row, "mentioned"));
  g_assert_true (has_attribute (find_label (row, "bak @Can'a"), PANGO_ATTR_WEIGHT, 4, 8));
  session_message_redact (message);
  g_assert_false (gtk_widget_has_css_class (row, "mentioned"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_emoji (void)
{
  GtkWidget *row = ui_message_row_new ();
  GtkWidget *window = ui_test_show (row, 400, 300);
  g_autoptr (SessionMessage) emoji = create (SESSION_MESSAGE_TEXT, "👋🎉");
  g_autoptr (SessionMessage) text = create (SESSION_MESSAGE_TEXT, "👋 a");
  g_autoptr (SessionMessage) many = create (SESSION_MESSAGE_TEXT, "👋👋👋👋👋👋");
  int height;

  ui_message_row_set_message (UI_MESSAGE_ROW (row), text, NULL);
  height = get_height (row, 400);
  ui_message_row_set_message (UI_MESSAGE_ROW (row), emoji, NULL);
  g_assert_cmpint (get_height (row, 400), >, height + 10);
  ui_message_row_set_message (UI_MESSAGE_ROW (row), many, NULL);
  g_assert_cmpint (get_height (row, 400), <, height + 10);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The time stands where the minute is another one. */
static void
test_time (void)
{
  GtkWidget *row = ui_message_row_new ();
  GtkWidget *window = ui_test_show (row, 400, 300);
  g_autoptr (SessionMessage) first = create (SESSION_MESSAGE_TEXT, "a");
  g_autoptr (SessionMessage) second = create (SESSION_MESSAGE_TEXT, "b");
  g_autoptr (GDateTime) later = g_date_time_add_minutes (session_message_get_time (first), 1);
  g_autoptr (SessionMessage) third = session_message_new (SESSION_MESSAGE_TEXT, "Ayse", "Ayşe", "c", later);

  ui_message_row_set_message (UI_MESSAGE_ROW (row), first, NULL);
  g_assert_true (ui_test_has_text (row, "14:05"));
  ui_message_row_set_message (UI_MESSAGE_ROW (row), second, first);
  g_assert_false (ui_test_has_text (row, "14:05"));
  ui_message_row_set_message (UI_MESSAGE_ROW (row), third, second);
  g_assert_true (ui_test_has_text (row, "14:06"));
  g_assert_false (ui_test_has_text (row, "Ayşe"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A row that says who came says it anew when somebody else comes. */
static void
test_sentence (void)
{
  GtkWidget *row = ui_message_row_new ();
  GtkWidget *window = ui_test_show (row, 400, 300);
  g_autoptr (SessionMessage) message = create (SESSION_MESSAGE_CAME, "Can geldi");

  ui_message_row_set_message (UI_MESSAGE_ROW (row), message, NULL);
  session_message_set_sentence (message, "Can ve Eda geldi");
  g_assert_true (ui_test_has_text (row, "Can ve Eda geldi"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static GdkPaintable *
get_picture (GtkWidget *row)
{
  return adw_avatar_get_custom_image (ADW_AVATAR (ui_test_find (row, ADW_TYPE_AVATAR)));
}

/* Whoever said it is shown as they look now, and with initials when they are gone. */
static void
test_picture (void)
{
  GtkWidget *row = ui_message_row_new ();
  GtkWidget *window = ui_test_show (row, 400, 300);
  g_autoptr (SessionMessage) message = create (SESSION_MESSAGE_TEXT, "Merhaba");
  g_autoptr (SessionMembers) members = session_members_new ();
  g_autoptr (GdkPaintable) picture = gdk_paintable_new_empty (1, 1);
  g_autoptr (GdkPaintable) other = gdk_paintable_new_empty (2, 2);
  const char *nick = session_message_get_sender_nick (message);

  session_member_set_picture (session_members_add (members, "somebody"), G_OBJECT (other));
  ui_message_row_set_members (UI_MESSAGE_ROW (row), members);
  ui_message_row_set_message (UI_MESSAGE_ROW (row), message, NULL);
  g_assert_null (get_picture (row));
  session_member_set_picture (session_members_add (members, nick), G_OBJECT (picture));
  g_assert_true (get_picture (row) == picture);
  session_member_set_picture (session_members_find (members, nick), G_OBJECT (other));
  g_assert_true (get_picture (row) == other);
  session_members_remove (members, nick);
  g_assert_null (get_picture (row));
  ui_message_row_set_members (UI_MESSAGE_ROW (row), NULL);
  session_member_set_picture (session_members_add (members, nick), G_OBJECT (picture));
  g_assert_null (get_picture (row));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/message-row/text-as-typed", test_text_as_typed);
  g_test_add_func ("/ui/message-row/size", test_size);
  g_test_add_func ("/ui/message-row/bare", test_bare);
  g_test_add_func ("/ui/message-row/bare-changes", test_bare_changes);
  g_test_add_func ("/ui/message-row/marks", test_marks);
  g_test_add_func ("/ui/message-row/deleted", test_deleted);
  g_test_add_func ("/ui/message-row/delivery", test_delivery);
  g_test_add_func ("/ui/message-row/continuation", test_continuation);
  g_test_add_func ("/ui/message-row/unread", test_unread);
  g_test_add_func ("/ui/message-row/formatting", test_formatting);
  g_test_add_func ("/ui/message-row/links", test_links);
  g_test_add_func ("/ui/message-row/code", test_code);
  g_test_add_func ("/ui/message-row/mentions", test_mentions);
  g_test_add_func ("/ui/message-row/emoji", test_emoji);
  g_test_add_func ("/ui/message-row/time", test_time);
  g_test_add_func ("/ui/message-row/sentence", test_sentence);
  g_test_add_func ("/ui/ui-message-row/picture", test_picture);
  return g_test_run ();
}
