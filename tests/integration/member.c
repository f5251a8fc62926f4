// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session.h"

#include <gio/gunixinputstream.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Somebody in a room, without a window: takes what to say from standard input, a text a
 * line, and tells on standard output what is shown and what becomes of it, fields with
 * tabs between, the first of them the kind:
 *
 *   shown TEXT       somebody else said it
 *   removed TEXT     it is shown no more
 *   delivered TEXT   the host has what we said
 *   failed TEXT
 *   connected NICK
 *
 * The line `?` asks for the whole conversation: a line `row` each, with whether it is
 * ours, its delivery and its text, and `end` behind them. Line ends and tabs in texts are
 * escaped as in C. */

#define TRY_AGAIN_MS 100

typedef struct
{
  Session          *session;
  GMainLoop        *loop;
  GDataInputStream *input;
  GPtrArray        *rows;    /* their texts */
  GQueue            waiting; /* texts to say, for as long as we are nowhere */
} Member;

static void
tell (const char *kind,
      const char *text)
{
  g_autofree char *escaped = g_strescape (text, NULL);

  printf ("%s\t%s\n", kind, escaped);
  fflush (stdout);
}

/* --- What is shown --- */

static void
delivery_cb (SessionMessage *message,
             GParamSpec     *pspec,
             gpointer        user_data)
{
  if (session_message_get_delivery (message) == SESSION_DELIVERY_DELIVERED)
    tell ("delivered", session_message_get_text (message));
  else if (session_message_get_delivery (message) == SESSION_DELIVERY_FAILED)
    tell ("failed", session_message_get_text (message));
}

static void
items_changed_cb (GListModel *timeline,
                  guint       position,
                  guint       n_removed,
                  guint       n_added,
                  Member     *member)
{
  for (guint i = 0; i < n_removed; i++)
    {
      tell ("removed", member->rows->pdata[position]);
      g_ptr_array_remove_index (member->rows, position);
    }
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (SessionMessage) message = g_list_model_get_item (timeline, i);

      g_ptr_array_insert (member->rows, i, g_strdup (session_message_get_text (message)));
      if (session_message_is_event (message))
        continue;
      if (!session_message_get_own (message))
        tell ("shown", session_message_get_text (message));
      else
        {
          g_signal_connect (message, "notify::delivery", G_CALLBACK (delivery_cb), NULL);
          delivery_cb (message, NULL, NULL);
        }
    }
}

static void
tell_all (Member *member)
{
  GListModel *timeline = G_LIST_MODEL (session_room_get_timeline (session_get_room (member->session)));

  for (guint i = 0; i < g_list_model_get_n_items (timeline); i++)
    {
      g_autoptr (SessionMessage) message = g_list_model_get_item (timeline, i);
      g_autofree char *text = g_strescape (session_message_get_text (message), NULL);

      if (!session_message_is_event (message))
        printf ("row\t%d\t%d\t%s\n", session_message_get_own (message), session_message_get_delivery (message), text);
    }
  tell ("end", "");
}

/* --- What is said --- */

static void
say_waiting (Member *member)
{
  while (!g_queue_is_empty (&member->waiting) && (session_get_state (member->session) == SESSION_STATE_CONNECTED || session_get_retrying (member->session)))
    {
      g_autofree char *text = g_queue_pop_head (&member->waiting);

      session_send (member->session, text);
    }
}

static gboolean
try_again_cb (gpointer user_data)
{
  session_try_again (user_data);
  return G_SOURCE_REMOVE;
}

static void
state_cb (Session    *session,
          GParamSpec *pspec,
          Member     *member)
{
  if (session_get_state (session) == SESSION_STATE_CONNECTED)
    tell ("connected", session_get_nick (session));
  else if (session_get_state (session) == SESSION_STATE_LOST && !session_get_retrying (session))
    g_timeout_add (TRY_AGAIN_MS, try_again_cb, session);
  say_waiting (member);
}

static void
read_line_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  Member          *member = user_data;
  g_autofree char *line = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (object), result, NULL, NULL);

  if (line == NULL)
    {
      g_main_loop_quit (member->loop);
      return;
    }
  if (strcmp (line, "?") == 0)
    tell_all (member);
  else
    {
      g_queue_push_tail (&member->waiting, g_strcompress (line));
      say_waiting (member);
    }
  g_data_input_stream_read_line_async (member->input, G_PRIORITY_DEFAULT, NULL, read_line_cb, member);
}

static int
run (const char *address,
     const char *name,
     const char *path)
{
  g_autoptr (NetPoller) poller = net_poller_new (NULL);
  g_autoptr (Session) session = session_new (poller, name);
  g_autoptr (GInputStream) standard_input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GDataInputStream) input = g_data_input_stream_new (standard_input);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *known_rooms = g_build_filename (folder, "known-rooms.ini", NULL);
  g_autoptr (NetCertificate) certificate = net_certificate_new (folder);
  g_autoptr (SessionTrust) trust = session_trust_new (known_rooms);
  Store *store = store_new (path, FALSE);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  Member member = { .session = session, .rows = rows, .loop = loop, .input = input, .waiting = G_QUEUE_INIT };

  store_open_async (store, NULL, NULL);
  session_set_store (session, store);
  session_set_identity (session, certificate, trust);
  g_signal_connect (session_room_get_timeline (session_get_room (session)), "items-changed", G_CALLBACK (items_changed_cb), &member);
  g_signal_connect (session, "notify::state", G_CALLBACK (state_cb), &member);
  if (!session_join (session, address, NULL))
    return EXIT_FAILURE;
  g_data_input_stream_read_line_async (input, G_PRIORITY_DEFAULT, NULL, read_line_cb, &member);
  g_main_loop_run (loop);
  g_signal_handlers_disconnect_by_data (session, &member);
  g_queue_clear_full (&member.waiting, g_free);
  /* The store's thread ends with the program, as it does with a killed one. */
  return EXIT_SUCCESS;
}

int
main (int    argc,
      char **argv)
{
  if (argc != 4)
    {
      g_printerr ("usage: member ADDRESS NAME DATABASE\n");
      return EXIT_FAILURE;
    }
  return run (argv[1], argv[2], argv[3]);
}
