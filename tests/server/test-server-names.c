// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/kept-room.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"
#include "server/server-private.h"

/* What the host calls a device. Whom a name belongs to: test-cmd-authenticate.c. */

static Peer *
join (Server     *server,
      const char *nick,
      const char *device)
{
  Peer *peer = peer_new_device (server, device);

  peer_say_who (peer, nick);
  AWAIT_LINE (peer, ":test.server 366 *");
  return peer;
}

/* One device has had several names: it is called as it is now, or was last. */
static void
test_find_nick (KeptRoom     *room,
                gconstpointer user_data)
{
  Peer *can = join (room->server, "can", PEER_LAPTOP);
  g_autoptr (Peer) ali = join (room->server, "ali", PEER_PHONE);

  peer_say (can, "NICK deniz");
  AWAIT_LINE (can, "*NICK :deniz");
  g_assert_cmpstr (server_names_find_nick (room->server, PEER_LAPTOP), ==, "deniz");
  peer_say (can, "NICK can");
  AWAIT_LINE (can, "*NICK :can");
  g_assert_cmpstr (server_names_find_nick (room->server, PEER_LAPTOP), ==, "can");
  peer_free (can);
  AWAIT (server_find_client (room->server, "can") == NULL);
  g_assert_cmpstr (server_names_find_nick (room->server, PEER_LAPTOP), ==, "deniz");
  g_assert_cmpstr (server_names_find_nick (room->server, PEER_PHONE), ==, "ali");
  g_assert_null (server_names_find_nick (room->server, "none"));
}

/* As it was written, through a restart too; and nobody else's in other letters. */
static void
test_as_written (KeptRoom     *room,
                 gconstpointer user_data)
{
  Peer *ali = join (room->server, "AliVeli", PEER_LAPTOP);
  g_autoptr (Peer) other = NULL;

  peer_free (ali);
  kept_room_stop (room);
  kept_room_start (room, TRUE);
  g_assert_cmpstr (server_names_find_nick (room->server, PEER_LAPTOP), ==, "AliVeli");
  other = peer_new_device (room->server, PEER_PHONE);
  peer_say_who (other, "aliVELI");
  AWAIT_LINE (other, ":test.server 433 * aliVELI :*");
}

/* The oldest of too many is forgotten on the disk as well. */
static void
test_released (KeptRoom     *room,
               gconstpointer user_data)
{
  Peer *peer = join (room->server, "Bir", PEER_LAPTOP);

  peer_say (peer, "NICK Iki");
  peer_say (peer, "NICK Uc");
  peer_say (peer, "NICK Dort");
  AWAIT_LINE (peer, "*NICK :Dort");
  peer_free (peer);
  kept_room_stop (room);
  kept_room_start (room, TRUE);
  g_assert_true (server_names_is_free (room->server, "bir"));
  g_assert_false (server_names_is_free (room->server, "iki"));
  g_assert_false (server_names_is_free (room->server, "dort"));
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/server/server-names/" name, KeptRoom, NULL, kept_room_set_up, func, kept_room_tear_down)
  ADD ("find-nick", test_find_nick);
  ADD ("as-written", test_as_written);
  ADD ("released", test_released);
#undef ADD
  return g_test_run ();
}
