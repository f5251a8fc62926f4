// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/kept-room.h"

#include "fixtures/await.h"
#include "fixtures/folder.h"
#include "server/server-private.h"

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

void
kept_room_start (KeptRoom *fixture,
                 gboolean  show_past)
{
  g_autofree char *path = g_build_filename (fixture->folder, "room.db", NULL);
  ServerConfig     config = { .name = "test.server", .room_name = "r", .channel = "#merhaba", .max_clients = 99, .ping_ms = 60000, .auto_join = TRUE, .show_past = show_past };

  config.store = fixture->store = store_new (path, TRUE);
  store_open_async (fixture->store, NULL, NULL);
  fixture->server = peer_server_new (&config);
  AWAIT (fixture->server->ready);
}

void
kept_room_stop (KeptRoom *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;

  server_shut_down (fixture->server);
  store_close_async (fixture->store, done_cb, &result);
  AWAIT (result != NULL);
  store_close_finish (fixture->store, result);
  g_clear_object (&result);
  g_assert_finalize_object (g_steal_pointer (&fixture->server));
  g_assert_finalize_object (g_steal_pointer (&fixture->store));
}

void
kept_room_set_up (KeptRoom     *fixture,
                  gconstpointer user_data)
{
  fixture->folder = folder_make ();
  kept_room_start (fixture, TRUE);
}

void
kept_room_tear_down (KeptRoom     *fixture,
                     gconstpointer user_data)
{
  kept_room_stop (fixture);
  folder_remove (fixture->folder);
  g_free (fixture->folder);
}

/* Waits until the peer is told a line like this. */
char *
kept_room_await_line (Peer       *peer,
                      const char *pattern)
{
  char *line = NULL;

  for (;;)
    {
      AWAIT ((line = peer_take_line (peer)) != NULL);
      if (g_pattern_match_simple (pattern, line))
        return line;
      g_test_message ("passed over: %s", line);
      g_free (line);
    }
}
