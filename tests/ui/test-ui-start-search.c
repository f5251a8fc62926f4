// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-start-search.h"

#include "fixtures/await.h"
#include "session/session-found.h"
#include "ui/ui-found-row.h"
#include "ui/ui-test.h"

#include <glib/gi18n.h>

#define OFFICE "11111111-2222-4333-8444-555555555555/#merhaba"
#define HOME "66666666-2222-4333-8444-555555555555/#merhaba"

/* What was said in two rooms, and the search of the first page. */
typedef struct
{
  Store          *store;
  SessionHistory *history;
  GtkWidget      *search;
  GtkWidget      *window;
  guint           n_told; /* that searching has begun or ended */
  char           *chosen; /* the msgid of what was */
} Fixture;

static void
result_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_set_object ((GAsyncResult **)user_data, result);
}

static void
say (Fixture    *fixture,
     const char *room,
     const char *msgid,
     gint64      time,
     const char *text)
{
  g_autoptr (StoreMessage) message = store_message_new ();
  g_autoptr (StoreMessage) stored = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  gboolean is_new;

  message->msgid = g_strdup (msgid);
  message->time = time;
  message->command = g_strdup ("PRIVMSG");
  message->source = g_strdup ("can!~c@h");
  message->name = g_strdup ("Can");
  message->params = g_strdup ("#merhaba");
  message->text = g_strdup (text);
  message->tags = g_strdup ("");
  store_append_async (fixture->store, room, message, result_cb, &result);
  AWAIT (result != NULL);
  stored = store_append_finish (fixture->store, result, &is_new, NULL);
  g_assert_nonnull (stored);
}

static void
on_searching (Fixture *fixture)
{
  fixture->n_told++;
}

static void
on_chosen (Fixture      *fixture,
           SessionFound *found)
{
  g_free (fixture->chosen);
  fixture->chosen = g_strdup (session_found_get_msgid (found));
}

static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  g_autoptr (SessionRecentRooms) rooms = session_recent_rooms_new (NULL);

  fixture->store = store_new (":memory:", FALSE);
  store_open_async (fixture->store, NULL, NULL);
  say (fixture, OFFICE, "1", 1000, "kedi geldi");
  say (fixture, HOME, "2", 2000, "kedi gitti");
  session_recent_rooms_remember (rooms, "Ofis", "127.0.0.1:1", OFFICE);
  session_recent_rooms_remember (rooms, "Ev", "127.0.0.1:2", HOME);
  fixture->history = session_history_new (fixture->store, "/nonexistent", rooms);
  fixture->search = ui_start_search_new (fixture->history);
  fixture->window = ui_test_show (fixture->search, 400, 400);
  g_signal_connect_swapped (fixture->search, "notify::searching", G_CALLBACK (on_searching), fixture);
  g_signal_connect_swapped (fixture->search, "chosen", G_CALLBACK (on_chosen), fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  g_autoptr (GAsyncResult) result = NULL;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->history);
  store_close_async (fixture->store, result_cb, &result);
  AWAIT (result != NULL);
  store_close_finish (fixture->store, result);
  g_object_unref (fixture->store);
  g_free (fixture->chosen);
}

/* Returns: (nullable): the entry, when it is there */
static GtkWidget *
find_entry (Fixture *fixture)
{
  return ui_test_find (fixture->search, GTK_TYPE_SEARCH_ENTRY);
}

static void
type (Fixture    *fixture,
      const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (find_entry (fixture)), words);
}

static gboolean
is_searching (Fixture *fixture)
{
  gboolean searching;

  g_object_get (fixture->search, "searching", &searching, NULL);
  return searching;
}

static guint
count_found (Fixture *fixture)
{
  GtkWidget *first = ui_test_find (fixture->search, UI_TYPE_FOUND_ROW);
  guint      n = 0;

  for (GtkWidget *row = first; row != NULL; row = gtk_widget_get_next_sibling (row))
    n++;
  return n;
}

static void
test_open (Fixture      *fixture,
           gconstpointer user_data)
{
  g_assert_null (find_entry (fixture));
  g_object_set (fixture->search, "active", TRUE, NULL);
  g_assert_nonnull (find_entry (fixture));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), find_entry (fixture)));
  /* A bar alone takes nothing of the page. */
  g_assert_false (is_searching (fixture));
  g_object_set (fixture->search, "active", FALSE, NULL);
  g_assert_null (find_entry (fixture));
}

static void
test_found (Fixture      *fixture,
            gconstpointer user_data)
{
  g_autofree char *office = g_strdup_printf (_ ("%1$s in “%2$s”"), "Can", "Ofis");
  g_autofree char *home = g_strdup_printf (_ ("%1$s in “%2$s”"), "Can", "Ev");

  g_object_set (fixture->search, "active", TRUE, NULL);
  type (fixture, "kedi");
  AWAIT (count_found (fixture) == 2);
  g_assert_true (is_searching (fixture));
  g_assert_cmpuint (fixture->n_told, >, 0);
  g_assert_true (ui_test_has_text (fixture->search, office));
  g_assert_true (ui_test_has_text (fixture->search, home));
  type (fixture, "gitti");
  AWAIT (count_found (fixture) == 1);
  /* Without words there is the page again. */
  fixture->n_told = 0;
  type (fixture, "");
  AWAIT (!is_searching (fixture) && fixture->n_told > 0);
  g_assert_cmpuint (count_found (fixture), ==, 0);
}

static void
test_nothing (Fixture      *fixture,
              gconstpointer user_data)
{
  g_autofree char *sentence = g_strdup_printf (_ ("Nothing found for “%s”"), "köpek");

  g_object_set (fixture->search, "active", TRUE, NULL);
  type (fixture, "köpek");
  AWAIT (ui_test_has_text (fixture->search, sentence));
  g_assert_true (is_searching (fixture));
}

static void
test_closed (Fixture      *fixture,
             gconstpointer user_data)
{
  g_object_set (fixture->search, "active", TRUE, NULL);
  type (fixture, "kedi");
  AWAIT (count_found (fixture) == 2);
  fixture->n_told = 0;
  g_object_set (fixture->search, "active", FALSE, NULL);
  g_assert_false (is_searching (fixture));
  g_assert_cmpuint (fixture->n_told, >, 0);
  g_assert_cmpuint (count_found (fixture), ==, 0);
}

/* Enter means the newest, also before the answer; the other one is chosen by its row. */
static void
test_chosen (Fixture      *fixture,
             gconstpointer user_data)
{
  GtkWidget *row;

  g_object_set (fixture->search, "active", TRUE, NULL);
  type (fixture, "kedi");
  g_signal_emit_by_name (find_entry (fixture), "activate");
  AWAIT (g_strcmp0 (fixture->chosen, "2") == 0);
  row = gtk_widget_get_next_sibling (ui_test_find (fixture->search, UI_TYPE_FOUND_ROW));
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  g_assert_cmpstr (fixture->chosen, ==, "1");
}

int
main (int    argc,
      char **argv)
{
#define ADD(name, func) g_test_add ("/ui/start-search/" name, Fixture, NULL, set_up, func, tear_down)
  ui_test_init (&argc, &argv);
  ADD ("open", test_open);
  ADD ("found", test_found);
  ADD ("nothing", test_nothing);
  ADD ("closed", test_closed);
  ADD ("chosen", test_chosen);
  return g_test_run ();
}
