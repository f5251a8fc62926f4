// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/far-side.h"

#include "net/net-stream-link.h"

#include "fixtures/await.h"

#include <string.h>

void
far_side_set_up (FarSide      *self,
                 gconstpointer user_data)
{
  NetLink *near_end;
  NetLink *far_end;

  self->poller = net_poller_new (NULL);
  self->session = session_new (self->poller, "Şule Öztürk");
  g_assert_true (net_stream_link_new_pair (self->poller, self->poller, &near_end, &far_end, NULL));
  link_recorder_start (&self->server, far_end);
  session_join_link (self->session, near_end);
  g_object_unref (near_end);
}

void
far_side_tear_down (FarSide      *self,
                    gconstpointer user_data)
{
  session_leave (self->session);
  link_recorder_clear (&self->server);
  AWAIT (net_poller_is_drained (self->poller));
  g_assert_finalize_object (self->session);
  g_assert_finalize_object (self->poller);
}

void
far_side_say (FarSide    *self,
              const char *line)
{
  g_autofree char *text = g_strconcat (line, "\r\n", NULL);

  link_recorder_send (&self->server, text);
}

static char *
find_and_cut (FarSide    *self,
              const char *pattern)
{
  g_auto (GStrv) lines = g_strsplit (self->server.lines->str, "|", -1);
  gsize length = 0;

  for (guint i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      length += strlen (lines[i]) + 1;
      if (!g_pattern_match_simple (pattern, lines[i]))
        continue;
      g_string_erase (self->server.lines, 0, length);
      return g_strdup (lines[i]);
    }
  return NULL;
}

/* Waits for a line the session sends; those before it are passed over. */
char *
far_side_expect (FarSide    *self,
                 const char *pattern)
{
  char *line = NULL;

  AWAIT ((line = find_and_cut (self, pattern)) != NULL);
  return line;
}

/* What was asked before is answered by now: a PING says so. */
void
far_side_expect_nothing (FarSide    *self,
                         const char *pattern)
{
  g_autofree char *until = NULL;

  far_side_say (self, "PING :barrier");
  AWAIT (strstr (self->server.lines->str, "PONG :barrier|") != NULL);
  g_assert_null (find_and_cut (self, pattern));
  until = find_and_cut (self, "PONG :barrier");
}

/* Registers the session and puts it into #merhaba, with Can in it. */
void
far_side_welcome (FarSide    *self,
                  const char *capabilities)
{
  g_autofree char *offer = g_strdup_printf (":s CAP * LS :%s", capabilities);
  g_autofree char *user = far_side_expect (self, "USER *");
  g_autofree char *who = NULL;

  far_side_say (self, offer);
  if (capabilities[0] != '\0')
    {
      g_autofree char *request = far_side_expect (self, "CAP REQ *");
      g_autofree char *answer = g_strdup_printf (":s CAP SuleOzturk ACK :%s", strchr (request, ':') + 1);

      far_side_say (self, answer);
    }
  g_free (far_side_expect (self, "CAP :END"));
  far_side_say (self, ":s 001 SuleOzturk :Welcome");
  far_side_say (self, ":s 004 SuleOzturk s merhaba-1 o o o");
  far_side_say (self, ":s 005 SuleOzturk NETWORK=Ev\\x20Odası :are supported");
  far_side_say (self, ":s 376 SuleOzturk :End");
  far_side_say (self, ":SuleOzturk!~merhaba@10.0.0.1 JOIN #merhaba");
  far_side_say (self, ":s 332 SuleOzturk #merhaba :Bizim Ev");
  far_side_say (self, ":s 353 SuleOzturk = #merhaba :SuleOzturk @can");
  far_side_say (self, ":s 366 SuleOzturk #merhaba :End");
  who = far_side_expect (self, "WHO :#merhaba");
  far_side_say (self, ":s 352 SuleOzturk #merhaba ~merhaba 10.0.0.1 s SuleOzturk H :0 Şule Öztürk");
  far_side_say (self, ":s 352 SuleOzturk #merhaba ~c 10.0.0.2 s can H@ :0 Can Yücel");
  far_side_say (self, ":s 315 SuleOzturk #merhaba :End");
  AWAIT (session_get_state (self->session) == SESSION_STATE_CONNECTED);
  AWAIT (far_side_find (self, "can") != NULL && strcmp (session_member_get_label (far_side_find (self, "can")), "Can Yücel") == 0);
  far_side_expect_nothing (self, "PRIVMSG *");
}

/* The newest row of the conversation, or NULL. */
SessionMessage *
far_side_get_last (FarSide *self)
{
  GListModel     *timeline = G_LIST_MODEL (session_room_get_timeline (session_get_room (self->session)));
  guint           n = g_list_model_get_n_items (timeline);
  SessionMessage *message = n > 0 ? g_list_model_get_item (timeline, n - 1) : NULL;

  /* The timeline holds it. */
  if (message != NULL)
    g_object_unref (message);
  return message;
}

SessionMember *
far_side_find (FarSide    *self,
               const char *nick)
{
  return session_members_find (session_room_get_members (session_get_room (self->session)), nick);
}
