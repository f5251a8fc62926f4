// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-announcer.h"

#include "fixtures/await.h"
#include "ui/ui-test.h"

typedef struct
{
  UiAnnouncer *announcer;
  GString     *said; /* all texts that were in it, one after the other */
  guint        n_said;
} Fixture;

static char *
dup_text (Fixture *fixture)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->announcer));
  GtkTextIter    start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
on_changed (Fixture *fixture)
{
  g_autofree char *text = dup_text (fixture);

  if (text[0] == '\0')
    return;
  fixture->n_said++;
  g_string_append_printf (fixture->said, "%s|", text);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->announcer = g_object_ref_sink (g_object_new (UI_TYPE_ANNOUNCER, NULL));
  fixture->said = g_string_new (NULL);
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->announcer)), "changed", G_CALLBACK (on_changed), fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_unref (fixture->announcer);
  g_string_free (fixture->said, TRUE);
}

/* The first one at once, the others together. */
static void
test_saying (Fixture      *fixture,
             gconstpointer data)
{
  ui_announcer_say (fixture->announcer, "Ayşe: selam");
  g_assert_cmpstr (fixture->said->str, ==, "Ayşe: selam|");
  ui_announcer_say (fixture->announcer, "Can: merhaba");
  ui_announcer_say (fixture->announcer, "Ayşe: nasılsın?");
  g_assert_cmpuint (fixture->n_said, ==, 1);
  AWAIT (fixture->n_said == 2);
  g_assert_cmpstr (fixture->said->str, ==, "Ayşe: selam|Can: merhaba\nAyşe: nasılsın?|");
}

/* Nobody can listen to all of it: the newest are said. */
static void
test_much (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *last = NULL;

  for (guint i = 0; i <= 1000; i++)
    {
      g_autofree char *words = g_strdup_printf ("%u", i);

      ui_announcer_say (fixture->announcer, words);
    }
  AWAIT (fixture->n_said == 2);
  last = dup_text (fixture);
  g_assert_cmpstr (last, ==, "996\n997\n998\n999\n1000");
}

static void
test_hushing (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *text = NULL;

  ui_announcer_say (fixture->announcer, "Ayşe: selam");
  ui_announcer_say (fixture->announcer, "Can: merhaba");
  ui_announcer_hush (fixture->announcer);
  text = dup_text (fixture);
  g_assert_cmpstr (text, ==, "");
  /* What was waiting is not said with it. */
  ui_announcer_say (fixture->announcer, "Eda: günaydın");
  AWAIT (fixture->n_said == 2);
  g_assert_cmpstr (fixture->said->str, ==, "Ayşe: selam|Eda: günaydın|");
}

/* What waits when it goes is said to nobody. */
static void
test_end (Fixture      *fixture,
          gconstpointer data)
{
  ui_announcer_say (fixture->announcer, "Ayşe: selam");
  ui_announcer_say (fixture->announcer, "Can: merhaba");
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);
#define ADD(name, function) g_test_add ("/ui/announcer/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("saying", test_saying);
  ADD ("much", test_much);
  ADD ("hushing", test_hushing);
  ADD ("end", test_end);
#undef ADD
  return g_test_run ();
}
