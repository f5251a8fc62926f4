// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

/* benchmark-typing PYTHON SPEAKING: how long a character that is typed takes until it is drawn, while the same process hosts
 * three hundred people who say a hundred messages a second; and while it hosts nobody. */

#include "light/open-room.h"
#include "light/turns.h"

#define PEOPLE 300
#define RATE 100
#define CHARACTERS 150
#define LINE_LENGTH 40

/* What nobody notices: two frames of a screen. */
#define MOST_MORE_MS 33

/* And most of the time less than one: the next one is not waited for. */
#define MOST_MORE_P50_MS 10

typedef struct
{
  GtkTextView   *view;
  GtkTextBuffer *buffer;
  GArray        *latencies;
  gint64         typed_us; /* of the first character that is not drawn yet; 0 for none */
  gboolean       over;
} Typing;

typedef struct
{
  Typing *typing;
  gint64  us;
} Key;

static gboolean
on_typed (gpointer user_data)
{
  Key    *key = user_data;
  Typing *typing = key->typing;

  if (gtk_text_buffer_get_char_count (typing->buffer) >= LINE_LENGTH)
    gtk_text_buffer_set_text (typing->buffer, "", -1);
  gtk_text_buffer_insert_interactive_at_cursor (typing->buffer, "a", -1, TRUE);
  /* As after a key: the cursor stands still while one types. When it blinks, there is a frame every sixtieth of a second. */
  gtk_text_view_reset_cursor_blink (typing->view);
  if (typing->typed_us == 0)
    typing->typed_us = key->us;
  return G_SOURCE_REMOVE;
}

static gboolean
on_over (gpointer user_data)
{
  ((Typing *)user_data)->over = TRUE;
  return G_SOURCE_REMOVE;
}

static void
on_after_paint (Typing *typing)
{
  double ms = (g_get_monotonic_time () - typing->typed_us) / 1e3;

  if (typing->typed_us == 0)
    return;
  g_array_append_val (typing->latencies, ms);
  typing->typed_us = 0;
}

/* Hands that do not wait for the program: a key comes with the priority of the screen's events, at a moment of its own. */
static gpointer
type_characters (gpointer user_data)
{
  Typing *typing = user_data;

  for (guint i = 0; i < CHARACTERS; i++)
    {
      Key *key = g_new (Key, 1);

      g_usleep (100000 + (i * 7919 % 17) * 1000);
      key->typing = typing;
      key->us = g_get_monotonic_time ();
      g_main_context_invoke_full (NULL, GDK_PRIORITY_EVENTS, on_typed, key, g_free);
    }
  g_usleep (500000);
  g_idle_add (on_over, typing);
  return NULL;
}

static GArray *
measure (OpenRoom *room)
{
  GtkWidget   *composer = open_room_find (GTK_WIDGET (room->window), "UiComposer");
  GtkTextView *view = GTK_TEXT_VIEW (open_room_find (composer, "GtkTextView"));
  Typing       typing = { view, gtk_text_view_get_buffer (view), g_array_new (FALSE, FALSE, sizeof (double)) };
  gulong       id = g_signal_connect_swapped (gtk_widget_get_frame_clock (composer), "after-paint", G_CALLBACK (on_after_paint), &typing);
  GThread     *hands = g_thread_new ("hands", type_characters, &typing);

  while (!typing.over)
    g_main_context_iteration (NULL, TRUE);
  g_thread_join (hands);
  g_signal_handler_disconnect (gtk_widget_get_frame_clock (composer), id);
  return typing.latencies;
}

int
main (int   argc,
      char *argv[])
{
  OpenRoom    *room;
  GSubprocess *people;
  g_autoptr (GArray) alone = NULL;
  g_autoptr (GArray) hosting = NULL;
  double alone_p50, alone_p99, hosting_p50, hosting_p90, hosting_p99;

  g_assert_cmpint (argc, ==, 3);
  room = open_room_new ();
  turns_run_for (2);
  alone = measure (room);
  people = open_room_let_speak (room, argv[1], argv[2], PEOPLE, RATE);
  turns_run_for (5);
  hosting = measure (room);

  alone_p50 = turns_get_percentile (alone, 0.5);
  alone_p99 = turns_get_percentile (alone, 0.99);
  hosting_p50 = turns_get_percentile (hosting, 0.5);
  hosting_p90 = turns_get_percentile (hosting, 0.9);
  hosting_p99 = turns_get_percentile (hosting, 0.99);
  g_print ("a character is drawn, nobody in the room: p50 %.1f ms, p99 %.1f ms\n", alone_p50, alone_p99);
  g_print ("a character is drawn, hosting %d who say %d messages a second: p50 %.1f ms, p90 %.1f ms, p99 %.1f ms\n", PEOPLE, RATE, hosting_p50, hosting_p90, hosting_p99);
  g_print ("hosting against not: p50 x%.2f, p99 x%.2f (at most %d and %d ms more)\n", hosting_p50 / alone_p50, hosting_p99 / alone_p99, MOST_MORE_P50_MS, MOST_MORE_MS);
  open_room_hush (people);
  open_room_free (room);
  return hosting_p50 > alone_p50 + MOST_MORE_P50_MS || hosting_p99 > alone_p99 + MOST_MORE_MS;
}
