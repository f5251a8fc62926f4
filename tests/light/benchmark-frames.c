// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

/* benchmark-frames PYTHON SPEAKING: the work of the window's one loop while two hundred messages a second arrive in the
 * conversation that is open, in a room hosted by the same process. */

#include "light/open-room.h"
#include "light/turns.h"

#define RATE 200
#define WARM_UP_SECONDS 5
#define SECONDS 20

/* A screen that is drawn sixty times a second. */
#define FRAME_MS (1000 / 60.0)
#define MARGIN 1.1

int
main (int   argc,
      char *argv[])
{
  OpenRoom        *room;
  GSubprocess     *people;
  Turns           *turns;
  GListModel      *timeline;
  g_autofree char *text = NULL;
  double           p99;

  g_assert_cmpint (argc, ==, 3);
  room = open_room_new ();
  people = open_room_let_speak (room, argv[1], argv[2], 10, RATE);
  turns_run_for (WARM_UP_SECONDS);
  turns = turns_begin (GTK_WIDGET (room->window));
  turns_run_for (SECONDS);
  turns_end (turns);
  timeline = G_LIST_MODEL (session_room_get_timeline (session_get_room (room->session)));

  p99 = turns_get_percentile (turns->drawn_processor, 0.99);
  g_print ("%d messages a second, %u rows, %.1f frames a second\n", RATE, g_list_model_get_n_items (timeline), turns->drawn->len / (double)SECONDS);
  g_print ("turns with a frame, processor: p50 %.1f ms, p99 %.1f ms, longest %.1f ms (p99 at most %.1f)\n", turns_get_percentile (turns->drawn_processor, 0.5), p99,
           turns_get_percentile (turns->drawn_processor, 1), FRAME_MS);
  g_print ("turns with a frame, clock: p50 %.1f ms, p99 %.1f ms, longest %.1f ms\n", turns_get_percentile (turns->drawn, 0.5), turns_get_percentile (turns->drawn, 0.99), turns_get_percentile (turns->drawn, 1));
  g_print ("all turns, clock: p50 %.2f ms, p99 %.1f ms, longest %.1f ms\n", turns_get_percentile (turns->all, 0.5), turns_get_percentile (turns->all, 0.99), turns_get_percentile (turns->all, 1));
  turns_free (turns);
  open_room_hush (people);
  open_room_free (room);
  return p99 > FRAME_MS * MARGIN;
}
