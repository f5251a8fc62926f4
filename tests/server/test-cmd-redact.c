// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/kept-room.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"

#include <string.h>

#define EXPECT(peer, pattern) g_free (peer_expect (peer, pattern))
#define MODERN "message-tags server-time batch labeled-response echo-message standard-replies draft/message-redaction draft/chathistory"

/* Says something and returns its msgid. */
static char *
say (Peer *peer, const char *text)
{
  g_autofree char *line = g_strconcat ("PRIVMSG #merhaba :", text, NULL);
  g_autofree char *pattern = g_strconcat ("*PRIVMSG #merhaba :", text, NULL);
  g_autofree char *echo = NULL;
  const char      *at;

  peer_say (peer, line);
  echo = kept_room_await_line (peer, pattern);
  at = strstr (echo, "msgid=") + strlen ("msgid=");
  return g_strndup (at, strcspn (at, "; "));
}

static void
redact (Peer *peer, const char *msgid, const char *rest)
{
  g_autofree char *line = g_strdup_printf ("@label=R REDACT #merhaba %s%s", msgid, rest);

  peer_say (peer, line);
}

static void
test_own (KeptRoom *room, gconstpointer user_data)
{
  g_autoptr (Peer) op = peer_register (room->server, "op", MODERN);
  g_autoptr (Peer) ali = peer_register (room->server, "ali", MODERN);
  g_autoptr (Peer) old = peer_register (room->server, "old", "message-tags draft/event-playback");
  g_autoptr (Peer) late = NULL;
  g_autofree char *wrong = say (ali, "yanlış");
  g_autofree char *right = say (ali, "doğru");
  g_autofree char *told = g_strdup_printf ("@*time=*;msgid=* :ali!~ali@localhost REDACT #merhaba %s", wrong);

  peer_forget (old);
  redact (ali, wrong, "");
  AWAIT_LINE (ali, "@label=R;*REDACT #merhaba *");
  AWAIT_LINE (op, told);
  peer_expect_nothing (old, "*REDACT*");

  /* Who comes later never sees it, and is told that something was taken back. */
  late = peer_register (room->server, "late", MODERN);
  peer_say (late, "CHATHISTORY LATEST #merhaba * 50");
  AWAIT_LINE (late, "*PRIVMSG #merhaba :do*");
  AWAIT_LINE (late, "@batch=*REDACT #merhaba *");
  AWAIT_LINE (late, "*BATCH -*");
}

static void
test_the_text_is_nowhere (KeptRoom *room, gconstpointer user_data)
{
  g_autoptr (Peer) ali = peer_register (room->server, "ali", MODERN);
  g_autoptr (Peer) late = NULL;
  g_autofree char *wrong = say (ali, "gizlikelime");
  g_autofree char *ask = g_strdup_printf ("CHATHISTORY AFTER #merhaba msgid=%s 50", wrong);
  g_autofree char *line = NULL;

  redact (ali, wrong, " :typo");
  AWAIT_LINE (ali, "*REDACT #merhaba * :typo");
  kept_room_stop (room);
  kept_room_start (room, TRUE);
  late = peer_register (room->server, "late", MODERN);
  peer_say (late, "CHATHISTORY LATEST #merhaba * 50");
  line = kept_room_await_line (late, "@batch=*");
  g_assert_null (strstr (line, "gizli"));
  g_assert_nonnull (strstr (line, "REDACT"));
  AWAIT_LINE (late, "*BATCH -*");
  /* Its place is still known: a gap may begin there. */
  peer_say (late, ask);
  AWAIT_LINE (late, "@batch=*REDACT*");
}

static void
test_who_may (KeptRoom *room, gconstpointer user_data)
{
  g_autoptr (Peer) op = peer_register (room->server, "op", MODERN);
  g_autoptr (Peer) ali = peer_register (room->server, "ali", MODERN);
  g_autoptr (Peer) can = peer_register (room->server, "can", MODERN);
  g_autoptr (Peer) outside = peer_register (room->server, "outside", MODERN);
  g_autofree char *msgid = say (ali, "bir");

  redact (can, msgid, "");
  AWAIT_LINE (can, "*FAIL REDACT REDACT_FORBIDDEN #merhaba * :*");
  redact (can, "unknown", "");
  AWAIT_LINE (can, "*FAIL REDACT UNKNOWN_MSGID #merhaba unknown :*");
  peer_say (outside, "PART #merhaba");
  redact (outside, msgid, "");
  AWAIT_LINE (outside, "*FAIL REDACT INVALID_TARGET #merhaba :*");
  redact (op, msgid, "");
  AWAIT_LINE (can, "*:op!~op@localhost REDACT #merhaba *");
  /* What is gone cannot go once more. */
  AWAIT_LINE (op, "@label=R;*REDACT*");
  redact (op, msgid, "");
  AWAIT_LINE (op, "*FAIL REDACT UNKNOWN_MSGID *");
}

/* All of it, for everybody, and for who comes later; what is said then stays. */
static void
test_everything (KeptRoom *room, gconstpointer user_data)
{
  g_autoptr (Peer) op = peer_register (room->server, "op", MODERN);
  g_autoptr (Peer) ali = peer_register (room->server, "ali", MODERN);
  g_autoptr (Peer) late = NULL;
  g_autofree char *first = say (ali, "bir");
  g_autofree char *second = say (op, "iki");
  g_autofree char *third = NULL;

  redact (ali, "*", "");
  AWAIT_LINE (ali, "*FAIL REDACT REDACT_FORBIDDEN #merhaba :*");
  redact (op, "*", "");
  AWAIT_LINE (ali, "*:op!~op@localhost REDACT #merhaba ?");
  third = say (ali, "üç");
  redact (op, first, "");
  AWAIT_LINE (op, "*FAIL REDACT UNKNOWN_MSGID *");

  late = peer_register (room->server, "late", MODERN);
  peer_say (late, "CHATHISTORY LATEST #merhaba * 50");
  AWAIT_LINE (late, "*BATCH +*");
  AWAIT_LINE (late, "@batch=*REDACT #merhaba *");
  AWAIT_LINE (late, "@batch=*PRIVMSG #merhaba :ü*");
  AWAIT_LINE (late, "*BATCH -*");
}

int
main (int argc, char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/server/cmd-redact/" name, KeptRoom, NULL, kept_room_set_up, func, kept_room_tear_down)
  ADD ("own", test_own);
  ADD ("nowhere", test_the_text_is_nowhere);
  ADD ("who-may", test_who_may);
  ADD ("everything", test_everything);
#undef ADD
  return g_test_run ();
}
