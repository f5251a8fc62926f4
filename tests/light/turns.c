// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "light/turns.h"

#include <time.h>

/* The function a main context waits with is given nothing of ours. */
static Turns   *current;
static double   begin_ms;
static double   begin_processor_ms;
static gboolean drew;

static double
get_ms (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static void
add (GArray *times,
     double  ms)
{
  g_array_append_val (times, ms);
}

static int
poll_between (GPollFD *fds,
              guint    n_fds,
              int      timeout)
{
  double ms = get_ms (CLOCK_MONOTONIC) - begin_ms;
  double processor_ms = get_ms (CLOCK_THREAD_CPUTIME_ID) - begin_processor_ms;
  int    n;

  add (current->all, ms);
  add (current->all_processor, processor_ms);
  if (drew)
    {
      add (current->drawn, ms);
      add (current->drawn_processor, processor_ms);
    }
  n = g_poll (fds, n_fds, timeout);
  drew = FALSE;
  begin_ms = get_ms (CLOCK_MONOTONIC);
  begin_processor_ms = get_ms (CLOCK_THREAD_CPUTIME_ID);
  return n;
}

static void
on_after_paint (GdkFrameClock *clock,
                gpointer       user_data)
{
  drew = TRUE;
}

/**
 * turns_begin:
 * @widget: in the window whose frames count
 *
 * One at a time.
 */
Turns *
turns_begin (GtkWidget *widget)
{
  Turns *self = g_new0 (Turns, 1);

  g_assert_null (current);
  self->all = g_array_new (FALSE, FALSE, sizeof (double));
  self->all_processor = g_array_new (FALSE, FALSE, sizeof (double));
  self->drawn = g_array_new (FALSE, FALSE, sizeof (double));
  self->drawn_processor = g_array_new (FALSE, FALSE, sizeof (double));
  current = self;
  drew = FALSE;
  begin_ms = get_ms (CLOCK_MONOTONIC);
  begin_processor_ms = get_ms (CLOCK_THREAD_CPUTIME_ID);
  g_signal_connect (gtk_widget_get_frame_clock (widget), "after-paint", G_CALLBACK (on_after_paint), NULL);
  g_main_context_set_poll_func (NULL, poll_between);
  return self;
}

void
turns_end (Turns *self)
{
  g_main_context_set_poll_func (NULL, NULL);
  current = NULL;
}

void
turns_free (Turns *self)
{
  g_array_unref (self->all);
  g_array_unref (self->all_processor);
  g_array_unref (self->drawn);
  g_array_unref (self->drawn_processor);
  g_free (self);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double difference = *(const double *)a - *(const double *)b;

  return difference < 0 ? -1 : difference > 0;
}

/**
 * turns_get_percentile:
 * @part: 0.5 for the median, 1 for the longest
 */
double
turns_get_percentile (GArray *times,
                      double  part)
{
  g_assert_cmpuint (times->len, >, 0);
  g_array_sort (times, compare);
  return g_array_index (times, double, MIN (times->len - 1, (guint)(times->len * part)));
}

static gboolean
on_time (gpointer user_data)
{
  *(gboolean *)user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets the program do its work for so long. */
void
turns_run_for (guint seconds)
{
  gboolean over = FALSE;

  g_timeout_add_seconds (seconds, on_time, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}
