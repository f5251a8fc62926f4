// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

/* benchmark-scrolling: somebody reads back, by the wheel, in a room of a hundred thousand messages of all heights. What is under the pointer
 * moves as far as one scrolls, and not at all when something comes at the end or above, or the window gets another width. */

#include "fixtures/await.h"
#include "light/open-room.h"
#include "ui/ui-message-row.h"

#include <math.h>

#define MESSAGES 100000
#define ARCHIVE "b/#merhaba"
#define STEPS 1000
#define STEP_PIXELS 120
#define POINTER 0.5

/* Less nobody sees. */
#define JUMP_PIXELS 2.0
/* Of all steps, how many may jump. */
#define TARGET 0.01

typedef struct
{
  OpenRoom      *room;
  GtkWidget     *conversation;
  GtkAdjustment *adjustment;
  guint          n_frames;
} Reader;

typedef struct
{
  const char *what;
  guint       n;
  guint       n_jumps;
  double      farthest;
} Tally;

/* --- What there is to read --- */

static void
on_kept (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_assert_true (store_keep_finish (STORE_STORE (object), result, NULL));
  (*(guint *)user_data)++;
}

static char *
make_text (guint number)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%u", number);
  for (guint i = 0; i < number * 2654435761U % 11 * (number % 9 == 0 ? 8 : 1); i++)
    g_string_append (text, " merhaba akşama çay");
  for (guint i = 0; i < (number % 37 == 0 ? 6 : 0); i++)
    g_string_append (text, "\nbir satır daha");
  return g_string_free (text, FALSE);
}

static void
keep_messages (Store *store)
{
  guint n_kept = 0;

  for (guint i = 0; i < MESSAGES; i++)
    {
      g_autoptr (StoreMessage) message = store_message_new ();

      message->msgid = g_strdup_printf ("m%u", i);
      message->time = G_GINT64_CONSTANT (1700000000000) + i * G_GINT64_CONSTANT (40000);
      message->command = g_strdup ("PRIVMSG");
      message->source = g_strdup_printf ("kisi%u!~k@h", i / 3 % 5);
      message->name = g_strdup_printf ("Kişi %u", i / 3 % 5);
      message->params = g_strdup ("#merhaba");
      message->text = make_text (i);
      message->tags = g_strdup ("");
      store_keep_async (store, ARCHIVE, message, on_kept, &n_kept);
      while (n_kept + 2000 < i)
        g_main_context_iteration (NULL, TRUE);
    }
  while (n_kept < MESSAGES)
    g_main_context_iteration (NULL, TRUE);
}

/* --- Looking --- */

static void
on_after_paint (Reader *reader)
{
  reader->n_frames++;
}

static void
wait_frames (Reader *reader,
             guint   n)
{
  for (guint end = reader->n_frames + n; reader->n_frames < end;)
    {
      gtk_widget_queue_draw (reader->conversation);
      g_main_context_iteration (NULL, TRUE);
    }
}

static GListModel *
get_rows (Reader *reader)
{
  return G_LIST_MODEL (session_room_get_timeline (session_get_room (reader->room->session)));
}

/* Where the row of a message begins, or NAN if it has none. */
static double
get_top (Reader         *reader,
         GtkWidget      *widget,
         SessionMessage *message)
{
  graphene_rect_t bounds;

  if (UI_IS_MESSAGE_ROW (widget))
    return ui_message_row_get_message (UI_MESSAGE_ROW (widget)) == message && gtk_widget_get_mapped (widget) && gtk_widget_compute_bounds (widget, reader->conversation, &bounds) ? bounds.origin.y : NAN;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      double top = get_top (reader, child, message);

      if (!isnan (top))
        return top;
    }
  return NAN;
}

/* Returns: (transfer full): what is under the pointer, which a person may rest in the middle */
static SessionMessage *
point (Reader *reader,
       double *top)
{
  GtkWidget *widget = gtk_widget_pick (reader->conversation, 150, gtk_widget_get_height (reader->conversation) * POINTER, GTK_PICK_INSENSITIVE | GTK_PICK_NON_TARGETABLE);

  while (widget != NULL && !UI_IS_MESSAGE_ROW (widget))
    {
      GtkWidget *child = gtk_widget_get_first_child (widget);

      widget = child != NULL && UI_IS_MESSAGE_ROW (child) ? child : gtk_widget_get_parent (widget);
    }
  g_assert_nonnull (widget);
  *top = get_top (reader, widget, ui_message_row_get_message (UI_MESSAGE_ROW (widget)));
  return g_object_ref (ui_message_row_get_message (UI_MESSAGE_ROW (widget)));
}

static void
judge (Reader         *reader,
       Tally          *tally,
       SessionMessage *message,
       double          expected)
{
  double top = get_top (reader, reader->conversation, message);
  double off = isnan (top) ? gtk_widget_get_height (reader->conversation) : fabs (top - expected);

  tally->n++;
  tally->n_jumps += off > JUMP_PIXELS;
  tally->farthest = MAX (tally->farthest, off);
}

/* --- Reading --- */

static void
scroll (Reader *reader,
        Tally  *tally,
        double  pixels)
{
  double top;
  g_autoptr (SessionMessage) message = point (reader, &top);
  double before = gtk_adjustment_get_value (reader->adjustment);

  gtk_adjustment_set_value (reader->adjustment, before + pixels);
  pixels = gtk_adjustment_get_value (reader->adjustment) - before;
  wait_frames (reader, 1);
  judge (reader, tally, message, top - pixels);
}

static void
rest (Reader *reader,
      Tally  *tally)
{
  double top;
  g_autoptr (SessionMessage) message = point (reader, &top);

  wait_frames (reader, 4);
  judge (reader, tally, message, top);
}

static void
hear (Reader *reader,
      Tally  *tally)
{
  double top;
  g_autoptr (SessionMessage) message = point (reader, &top);

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *text = make_text (i * 31);
      g_autoptr (SessionMessage) said = session_message_new (SESSION_MESSAGE_TEXT, "can", "Can", text, NULL);

      session_timeline_append (SESSION_TIMELINE (get_rows (reader)), said);
    }
  wait_frames (reader, 4);
  judge (reader, tally, message, top);
}

static void
change_width (Reader *reader,
              Tally  *tally,
              int     width)
{
  double top;
  g_autoptr (SessionMessage) message = point (reader, &top);
  double pointer = gtk_widget_get_height (reader->conversation) * POINTER;
  int    before = gtk_widget_get_width (reader->conversation);
  double after;

  gtk_window_set_default_size (GTK_WINDOW (reader->room->window), width, 640);
  AWAIT (gtk_widget_get_width (reader->conversation) != before);
  wait_frames (reader, 8);
  /* It has another height now; where it begins is to be within reach of the pointer. */
  after = get_top (reader, reader->conversation, message);
  judge (reader, tally, message, isnan (after) || fabs (after - top) > pointer / 2 ? top : after);
}

static gboolean
print (const Tally *tally)
{
  g_print ("%s: %u times, %u jumps, farthest %.0f pixels (at most %.0f jump)\n", tally->what, tally->n, tally->n_jumps, tally->farthest, tally->n * TARGET);
  return tally->n_jumps > tally->n * TARGET;
}

static gboolean
read_back (Reader *reader)
{
  Tally    scrolling = { "scrolling" };
  Tally    resting = { "nothing happens" };
  Tally    hearing = { "messages come" };
  Tally    widths = { "another width" };
  gboolean failed = FALSE;

  wait_frames (reader, 10);
  for (guint i = 0; i < STEPS; i++)
    {
      /* Back mostly, and now and then on. */
      scroll (reader, &scrolling, i % 10 < 8 ? -STEP_PIXELS : STEP_PIXELS);
      if (i % 10 == 0)
        rest (reader, &resting);
      if (i % 50 == 25)
        hear (reader, &hearing);
      if (i % 100 == 75)
        change_width (reader, &widths, i % 200 == 75 ? 600 : 900);
    }
  g_print ("%d steps of %d pixels, %u rows of %d messages\n", STEPS, STEP_PIXELS, g_list_model_get_n_items (get_rows (reader)), MESSAGES);
  failed |= print (&scrolling);
  failed |= print (&resting);
  failed |= print (&hearing);
  failed |= print (&widths);
  return failed;
}

int
main (void)
{
  Reader   reader = { open_room_new () };
  gulong   id;
  gboolean failed;

  keep_messages (reader.room->store);
  open_room_enter_kept (reader.room, ARCHIVE);
  reader.conversation = open_room_find (GTK_WIDGET (reader.room->window), "UiConversation");
  reader.adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (open_room_find (reader.conversation, "GtkScrolledWindow")));
  id = g_signal_connect_swapped (gtk_widget_get_frame_clock (reader.conversation), "after-paint", G_CALLBACK (on_after_paint), &reader);
  AWAIT (g_list_model_get_n_items (get_rows (&reader)) >= 100);
  failed = read_back (&reader);
  g_signal_handler_disconnect (gtk_widget_get_frame_clock (reader.conversation), id);
  open_room_free (reader.room);
  return failed;
}
