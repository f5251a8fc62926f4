// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-search.h"

#include "session/session-export.h"
#include "session/kept-far-side.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"

#include <string.h>

/* A room of 5000 messages kept on this computer, of which the newest are shown. */

#define ROOM "here/#merhaba"
#define KEPT 5000

static void
keep (KeptFarSide        *fixture,
      guint               number,
      const char         *text,
      GAsyncReadyCallback callback,
      gpointer            user_data)
{
  g_autoptr (StoreMessage) message = store_message_new ();

  message->msgid = g_strdup_printf ("m%u", number);
  message->time = G_GINT64_CONSTANT (1700000000000) + number * 1000;
  message->command = g_strdup ("PRIVMSG");
  message->source = g_strdup ("zeynep!~z@h");
  message->account = number % 2 == 1 ? g_strdup ("self") : NULL;
  message->name = g_strdup (number == 7 ? "" : "Zeynep");
  message->params = g_strdup ("#merhaba");
  message->text = text != NULL ? g_strdup (text) : g_strdup_printf ("sıra %u", number);
  message->tags = g_strdup ("");
  store_append_async (fixture->store, ROOM, message, callback, user_data);
}

static SessionTimeline *
get_timeline (KeptFarSide *fixture)
{
  return session_room_get_timeline (session_get_room (fixture->far.session));
}

static guint
count_rows (KeptFarSide *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_timeline (fixture)));
}

static void
set_up (KeptFarSide  *fixture,
        gconstpointer user_data)
{
  g_autoptr (GAsyncResult) result = NULL;

  kept_far_side_set_up (fixture, NULL);
  for (guint i = 0; i < KEPT; i++)
    if (i == 7)
      keep (fixture, i, "\001ACTION \002Çağrı\002ya gidiyor\001", NULL, NULL);
    else
      keep (fixture, i, i == 4000 ? "İstanbul, istanbul" : NULL, i == KEPT - 1 ? kept_far_side_result_cb : NULL, &result);
  AWAIT (result != NULL);
}

static void
enter (KeptFarSide *fixture)
{
  g_assert_false (session_search_is_possible (fixture->far.session));
  far_side_welcome (&fixture->far, FAR_SIDE_ALL);
  AWAIT (session_timeline_find (get_timeline (fixture), "m4999", NULL));
  g_assert_true (session_search_is_possible (fixture->far.session));
}

static GListModel *
search (KeptFarSide *fixture,
        const char  *words)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GListModel *found;

  session_search_async (fixture->far.session, words, NULL, kept_far_side_result_cb, &result);
  AWAIT (result != NULL);
  found = session_search_finish (fixture->far.session, result, &error);
  g_assert_no_error (error);
  return found;
}

static gboolean
go_to (KeptFarSide *fixture,
       const char  *msgid)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean shown;

  session_show_around_async (fixture->far.session, msgid, NULL, kept_far_side_result_cb, &result);
  AWAIT (result != NULL);
  shown = session_show_around_finish (fixture->far.session, result, &error);
  g_assert_no_error (error);
  return shown;
}

static void
add_match (gsize    start,
           gsize    end,
           gpointer text)
{
  g_string_append_printf (text, "%zu-%zu ", start, end);
}

static void
test_found (KeptFarSide  *fixture,
            gconstpointer user_data)
{
  g_autoptr (GString) matches = g_string_new (NULL);
  g_autoptr (GListModel) nothing = NULL;
  g_autoptr (GListModel) action = NULL;
  g_autoptr (GListModel) many = NULL;
  g_autoptr (GListModel) found = NULL;
  g_autoptr (SessionFound) first = NULL;
  g_autoptr (SessionFound) act = NULL;

  enter (fixture);
  found = search (fixture, "ISTANBUL");
  g_assert_cmpuint (g_list_model_get_n_items (found), ==, 1);
  first = g_list_model_get_item (found, 0);
  g_assert_cmpstr (session_found_get_msgid (first), ==, "m4000");
  g_assert_cmpstr (session_found_get_name (first), ==, "Zeynep");
  g_assert_cmpstr (session_found_get_text (first), ==, "İstanbul, istanbul");
  g_assert_false (session_found_get_own (first));
  g_assert_cmpint (g_date_time_to_unix (session_found_get_time (first)), ==, 1700004000);
  session_found_foreach_match (first, add_match, matches);
  g_assert_cmpstr (matches->str, ==, "0-9 11-19 ");

  action = search (fixture, "cagri");
  act = g_list_model_get_item (action, 0);
  g_assert_cmpstr (session_found_get_text (act), ==, "Çağrıya gidiyor");
  g_assert_cmpstr (session_found_get_name (act), ==, "zeynep");
  g_assert_true (session_found_get_own (act));
  nothing = search (fixture, "yok");
  g_assert_cmpuint (g_list_model_get_n_items (nothing), ==, 0);
  many = search (fixture, "sıra");
  g_assert_cmpuint (g_list_model_get_n_items (many), ==, SESSION_SEARCH_LIMIT);
}

/* All rows are in the order they were said, without a hole from @first on. */
static void
assert_whole (KeptFarSide *fixture,
              guint        first)
{
  guint position;

  g_assert_true (session_timeline_find (get_timeline (fixture), "m4999", &position));
  for (guint i = KEPT - 1; i > first; i--, position--)
    {
      g_autoptr (SessionMessage) row = g_list_model_get_item (G_LIST_MODEL (get_timeline (fixture)), position);
      g_autofree char *msgid = g_strdup_printf ("m%u", i);

      g_assert_cmpstr (session_message_get_msgid (row), ==, msgid);
    }
}

static void
test_all_between_is_shown (KeptFarSide  *fixture,
                           gconstpointer user_data)
{
  guint n;

  enter (fixture);
  g_assert_false (session_timeline_find (get_timeline (fixture), "m4000", NULL));
  g_assert_true (go_to (fixture, "m4000"));
  assert_whole (fixture, 3960);
  n = count_rows (fixture);
  g_assert_true (go_to (fixture, "m4001"));
  g_assert_cmpuint (count_rows (fixture), ==, n);
  g_assert_false (go_to (fixture, "unknown"));
  g_assert_cmpuint (count_rows (fixture), ==, n);
}

static void
test_a_gap_is_told (KeptFarSide  *fixture,
                    gconstpointer user_data)
{
  guint position, n;
  g_autoptr (SessionMessage) note = NULL;

  enter (fixture);
  g_assert_true (go_to (fixture, "m100"));
  assert_whole (fixture, 4901);
  g_assert_true (session_timeline_find (get_timeline (fixture), "m149", &position));
  note = g_list_model_get_item (G_LIST_MODEL (get_timeline (fixture)), position + 1);
  g_assert_cmpint (session_message_get_kind (note), ==, SESSION_MESSAGE_NOTE);
  /* What lies close to it adds no second one. */
  n = count_rows (fixture);
  g_assert_true (go_to (fixture, "m20"));
  g_assert_cmpuint (count_rows (fixture), ==, n + 50);
}

/* --- Exporting --- */

static gboolean export(KeptFarSide *fixture,
                       const char  *name,
                       char       **text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean ok;

  session_export_async (fixture->far.session, file, NULL, kept_far_side_result_cb, &result);
  AWAIT (result != NULL);
  ok = session_export_finish (fixture->far.session, result, &error);
  g_assert_true (ok == (error == NULL));
  return ok && g_file_get_contents (path, text, NULL, NULL);
}

static void
assert_no_part_is_left (KeptFarSide *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);

  for (const char *name; (name = g_dir_read_name (folder)) != NULL;)
    g_assert_false (g_str_has_suffix (name, ".part"));
}

static void
say_last (KeptFarSide *fixture,
          const char  *text)
{
  g_autoptr (GAsyncResult) result = NULL;

  keep (fixture, KEPT, text, kept_far_side_result_cb, &result);
  AWAIT (result != NULL);
}

static void
test_export_text (KeptFarSide  *fixture,
                  gconstpointer user_data)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  enter (fixture);
  say_last (fixture, "ilk\n[00:00:00] Ali: sahte");
  g_assert_true (export(fixture, "oda.txt", &text));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] == '[')
      {
        g_autofree char *sentence = g_strdup_printf ("Zeynep: sıra %u", n);

        g_assert_true (n == 7 || n == 4000 || n == KEPT || n % 2 == 1 || g_str_has_suffix (lines[i], sentence));
        g_assert_true (n != 9 || g_str_has_suffix (lines[i], "Şule Öztürk: sıra 9"));
        g_assert_true (n != 7 || g_str_has_suffix (lines[i], "* Şule Öztürk Çağrıya gidiyor"));
        n++;
      }
  g_assert_cmpuint (n, ==, KEPT + 1);
  g_assert_nonnull (strstr (text, "Zeynep: ilk\n    [00:00:00] Ali: sahte\n"));
  g_assert_nonnull (strstr (text, "2023\n\n["));
  assert_no_part_is_left (fixture);
}

static void
test_export_html (KeptFarSide  *fixture,
                  gconstpointer user_data)
{
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;

  enter (fixture);
  say_last (fixture, "<script>alert('&')</script>");
  g_assert_true (export(fixture, "oda.HTML", &text));
  g_assert_true (g_str_has_prefix (text, "<!DOCTYPE html>\n"));
  g_assert_true (g_str_has_suffix (text, "</html>\n"));
  g_assert_null (strstr (text, "<script"));
  g_assert_nonnull (strstr (text, "&lt;script&gt;alert(&apos;&amp;&apos;)&lt;/script&gt;"));
  /* Over the one that is there. */
  g_assert_true (export(fixture, "oda.HTML", &again));
  g_assert_cmpstr (again, ==, text);
  assert_no_part_is_left (fixture);
}

static void
test_export_nowhere (KeptFarSide  *fixture,
                     gconstpointer user_data)
{
  g_autofree char *text = NULL;
  g_autofree char *folder = g_build_filename (fixture->folder, "there.txt", NULL);
  g_autofree char *inside = g_build_filename (folder, "x", NULL);

  enter (fixture);
  g_assert_false (export(fixture, "no-such-folder/oda.txt", &text));
  /* A folder has the name: found only at the end. */
  g_assert_cmpint (g_mkdir_with_parents (inside, 0700), ==, 0);
  g_assert_false (export(fixture, "there.txt", &text));
  assert_no_part_is_left (fixture);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/session/session-search/" name, KeptFarSide, NULL, set_up, func, kept_far_side_tear_down)
  ADD ("found", test_found);
  ADD ("between", test_all_between_is_shown);
  ADD ("gap", test_a_gap_is_told);
  ADD ("export/text", test_export_text);
  ADD ("export/html", test_export_html);
  ADD ("export/nowhere", test_export_nowhere);
#undef ADD
  return g_test_run ();
}
