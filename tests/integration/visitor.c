// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session.h"

#include <gio/gunixinputstream.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* visitor ADDRESS FOLDER AUTHORITIES: somebody who goes to a network, without a window.
 * AUTHORITIES is the file of those who are believed. Tells on standard output, fields with
 * tabs between:
 *
 *   connected ADDRESS VOUCHER
 *   lost TROUBLE REASON
 *   note TEXT
 *
 * and takes on standard input: `account NAME PASSWORD`, `accept`. */

typedef struct
{
  Session          *session;
  GMainLoop        *loop;
  GDataInputStream *input;
} Visitor;

static void
state_cb (Session    *session,
          GParamSpec *pspec,
          Visitor    *visitor)
{
  const char *voucher = session_get_voucher (session);

  if (session_get_state (session) == SESSION_STATE_CONNECTED)
    printf ("connected\t%s\t%s\n", session_get_address (session), voucher != NULL ? voucher : "");
  else if (session_get_state (session) == SESSION_STATE_LOST)
    printf ("lost\t%d\t%s\n", session_get_trouble (session), session_get_reason (session));
  fflush (stdout);
}

static void
items_changed_cb (GListModel *timeline,
                  guint       position,
                  guint       n_removed,
                  guint       n_added,
                  Visitor    *visitor)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (SessionMessage) message = g_list_model_get_item (timeline, i);

      if (session_message_is_event (message))
        printf ("note\t%s\n", session_message_get_text (message));
    }
  fflush (stdout);
}

static void
read_line_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  Visitor         *visitor = user_data;
  g_autofree char *line = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (object), result, NULL, NULL);
  g_auto (GStrv) words = g_strsplit (line != NULL ? line : "", " ", 3);

  if (line == NULL)
    {
      g_main_loop_quit (visitor->loop);
      return;
    }
  if (g_str_equal (words[0], "accept"))
    session_accept_certificate (visitor->session);
  else if (g_strv_length (words) == 3)
    session_join_with_account (visitor->session, words[1], words[2]);
  g_data_input_stream_read_line_async (visitor->input, G_PRIORITY_DEFAULT, NULL, read_line_cb, visitor);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (NetPoller) poller = net_poller_new (NULL);
  Session *session = session_new (poller, "Ziyaretçi");
  g_autoptr (GInputStream) standard_input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GDataInputStream) input = g_data_input_stream_new (standard_input);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autofree char *known_rooms = g_build_filename (argc == 4 ? argv[2] : "", "known-rooms.ini", NULL);
  g_autoptr (NetCertificate) certificate = net_certificate_new (argc == 4 ? argv[2] : NULL);
  g_autoptr (NetAuthorities) authorities = net_authorities_new (argc == 4 ? argv[3] : NULL);
  SessionTrust *trust = session_trust_new (known_rooms);
  gpointer      alive = trust;
  Visitor       visitor = { .session = session, .loop = loop, .input = input };

  session_set_identity (session, certificate, trust);
  session_set_authorities (session, authorities);
  g_signal_connect (session_room_get_timeline (session_get_room (session)), "items-changed", G_CALLBACK (items_changed_cb), &visitor);
  g_signal_connect (session, "notify::state", G_CALLBACK (state_cb), &visitor);
  if (argc != 4 || !session_join (session, argv[1], NULL))
    return EXIT_FAILURE;
  g_data_input_stream_read_line_async (input, G_PRIORITY_DEFAULT, NULL, read_line_cb, &visitor);
  g_main_loop_run (loop);
  g_signal_handlers_disconnect_by_data (session, &visitor);
  session_leave (session);
  /* What is on its way to the disk gets there; it holds the object. */
  g_object_add_weak_pointer (G_OBJECT (trust), &alive);
  g_object_unref (session);
  g_object_unref (trust);
  while (alive != NULL)
    g_main_context_iteration (NULL, TRUE);
  return EXIT_SUCCESS;
}
