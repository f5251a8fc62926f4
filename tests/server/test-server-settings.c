// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/kept-room.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"

static void
test_kept (KeptRoom *room, gconstpointer user_data)
{
  Peer *op = peer_register (room->server, "op", NULL);
  g_autoptr (Peer) early = NULL;
  g_autoptr (Peer) late = NULL;
  g_autoptr (Peer) thief = NULL;

  peer_say (op, "TOPIC #merhaba :Perşembe: bahçe %s");
  peer_say (op, "MODE #merhaba +mkl-t gizli 20");
  peer_say (op, "MODE #merhaba +bb hirsiz *!*@10.0.0.9");
  AWAIT_LINE (op, "*MODE #merhaba +bb *");
  peer_free (op);
  kept_room_stop (room);
  kept_room_start (room, TRUE);

  early = peer_new (room->server, SERVER_CALLER_IRC);
  peer_say (early, "NICK late");
  peer_say (early, "USER late 0 * :Late");
  AWAIT_LINE (early, ":test.server 464 late :*");
  late = peer_new (room->server, SERVER_CALLER_IRC);
  peer_say (late, "PASS gizli");
  peer_say (late, "NICK late");
  peer_say (late, "USER late 0 * :Late");
  AWAIT_LINE (late, ":test.server 332 late #merhaba :Perşembe: bahçe %s");
  AWAIT_LINE (late, ":test.server 333 late #merhaba op *");
  peer_say (late, "MODE #merhaba");
  AWAIT_LINE (late, ":test.server 324 late #merhaba +mnkl gizli 20");
  peer_say (late, "MODE #merhaba +b");
  AWAIT_LINE (late, ":test.server 367 late #merhaba hirsiz!*@* *");
  AWAIT_LINE (late, ":test.server 367 late #merhaba *!*@10.0.0.9 *");
}

/* Nothing was set: the room is called as the host says now. */
static void
test_nothing_set (KeptRoom *room, gconstpointer user_data)
{
  g_autoptr (Peer) ali = peer_register (room->server, "ali", NULL);
  g_autoptr (Peer) can = NULL;

  peer_say (ali, "PRIVMSG #merhaba :selam");
  kept_room_stop (room);
  kept_room_start (room, TRUE);
  can = peer_new (room->server, SERVER_CALLER_IRC);
  peer_say (can, "NICK can");
  peer_say (can, "USER can 0 * :Can");
  AWAIT_LINE (can, ":test.server 332 can #merhaba :r");
}

/* The last one has left a room that takes nobody in without being invited. */
static void
test_empty_and_invite_only (KeptRoom *room, gconstpointer user_data)
{
  Peer *op = peer_register (room->server, "op", NULL);
  g_autoptr (Peer) can = peer_register (room->server, "can", NULL);

  peer_say (can, "PART #merhaba");
  peer_say (op, "MODE #merhaba +i");
  AWAIT_LINE (op, "*MODE #merhaba +i");
  peer_say (can, "JOIN #merhaba");
  AWAIT_LINE (can, ":test.server 473 can #merhaba :*");
  peer_free (op);
  peer_say (can, "JOIN #merhaba");
  AWAIT_LINE (can, ":test.server 366 can #merhaba :*");
}

int
main (int argc, char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/server/server-settings/" name, KeptRoom, NULL, kept_room_set_up, func, kept_room_tear_down)
  ADD ("kept", test_kept);
  ADD ("nothing-set", test_nothing_set);
  ADD ("empty-and-invite-only", test_empty_and_invite_only);
#undef ADD
  return g_test_run ();
}
