// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/kept-room.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"

#include <string.h>

/* Devices: who they are, and what is theirs. */

#define EXPECT(peer, pattern) g_free (peer_expect (peer, pattern))
#define LAPTOP PEER_LAPTOP
#define PHONE PEER_PHONE
#define MODERN "account-notify account-tag message-tags server-time batch labeled-response echo-message extended-join standard-replies"

static Peer *
join (Server     *server,
      const char *nick,
      const char *device)
{
  Peer *peer = peer_new_device (server, device);

  peer_say_who (peer, nick);
  AWAIT_LINE (peer, ":test.server 001 *");
  AWAIT_LINE (peer, ":test.server 366 *");
  peer_forget (peer);
  return peer;
}

/* --- Saying who one is --- */

static void
test_offered (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) laptop = peer_new_device (server, LAPTOP);
  g_autoptr (Peer) none = peer_new_device (server, NULL);

  peer_say (laptop, "CAP LS 302");
  EXPECT (laptop, "*CAP * LS :* sasl=EXTERNAL *");
  peer_say (none, "CAP LS 302");
  peer_expect_nothing (none, "* sasl*");
  peer_say (none, "CAP REQ sasl");
  EXPECT (none, "*CAP * NAK *sasl*");
  peer_say (none, "AUTHENTICATE EXTERNAL");
  EXPECT (none, ":test.server 904 *");
}

static void
test_success (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) peer = peer_new_device (server, LAPTOP);

  peer_say (peer, "CAP REQ sasl");
  peer_say (peer, "NICK ali");
  peer_say (peer, "AUTHENTICATE external");
  EXPECT (peer, "AUTHENTICATE +");
  peer_say (peer, "AUTHENTICATE +");
  EXPECT (peer, ":test.server 900 ali ali!* " LAPTOP " :*");
  EXPECT (peer, ":test.server 903 ali :*");
  peer_say (peer, "AUTHENTICATE EXTERNAL");
  EXPECT (peer, ":test.server 907 *");
  peer_say (peer, "USER x 0 * :Ali");
  peer_expect_nothing (peer, "* 001 *");
  peer_say (peer, "CAP END");
  EXPECT (peer, ":test.server 001 ali *");
  peer_say (peer, "WHOIS ali");
  EXPECT (peer, ":test.server 330 ali ali " LAPTOP " :is logged in as");
  EXPECT (peer, ":test.server 671 ali ali :*");
  EXPECT (peer, ":test.server 276 ali ali :has client certificate fingerprint " LAPTOP);
}

static void
test_failures (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) peer = peer_new_device (server, LAPTOP);
  g_autofree char *other = g_base64_encode ((const guchar *)PHONE, strlen (PHONE));
  g_autofree char *own = g_base64_encode ((const guchar *)LAPTOP, strlen (LAPTOP));
  g_autofree char *long_chunk = g_strnfill (401, 'A');
  const struct
  {
    const char *chunk;
    const char *answer;
  } cases[] = {
    { "*", ":test.server 906 *" },
    { other, ":test.server 904 *" },
    { "%%%", ":test.server 904 *" },
    { long_chunk, ":test.server 905 *" },
    { own, ":test.server 903 *" },
  };

  peer_say (peer, "CAP REQ sasl");
  peer_say (peer, "AUTHENTICATE PLAIN");
  EXPECT (peer, ":test.server 908 * EXTERNAL :*");
  EXPECT (peer, ":test.server 904 *");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = g_strconcat ("AUTHENTICATE ", cases[i].chunk, NULL);

      peer_say (peer, "AUTHENTICATE EXTERNAL");
      EXPECT (peer, "AUTHENTICATE +");
      peer_say (peer, line);
      EXPECT (peer, cases[i].answer);
    }
}

static void
test_broken_off (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) peer = peer_new_device (server, LAPTOP);

  peer_say (peer, "CAP REQ sasl");
  peer_say (peer, "NICK ali");
  peer_say (peer, "USER x 0 * :Ali");
  peer_say (peer, "AUTHENTICATE EXTERNAL");
  peer_say (peer, "CAP END");
  EXPECT (peer, ":test.server 906 *");
  EXPECT (peer, ":test.server 001 ali *");
  peer_say (peer, "WHOIS ali");
  peer_expect_nothing (peer, "* 330 *");
}

static void
test_told (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) modern = peer_register (server, "modern", MODERN);
  g_autoptr (Peer) old = peer_register (server, "old", NULL);
  g_autoptr (Peer) ali = join (server, "ali", LAPTOP);
  g_autoptr (Peer) late = peer_new_device (server, PHONE);

  EXPECT (modern, "@*account=" LAPTOP "* JOIN #merhaba " LAPTOP " :A person");
  EXPECT (old, ":ali!* JOIN :#merhaba");
  peer_say (ali, "PRIVMSG #merhaba :selam");
  EXPECT (modern, "@*account=" LAPTOP "* PRIVMSG #merhaba :selam");
  EXPECT (old, ":ali!* PRIVMSG #merhaba :selam");
  peer_say (old, "PRIVMSG #merhaba :ben");
  peer_expect_nothing (modern, "*account=*");

  /* Later is not too late. */
  peer_say (late, "CAP REQ sasl");
  peer_say (late, "NICK late");
  peer_say (late, "USER x 0 * :Late");
  peer_say (late, "CAP END");
  EXPECT (modern, "*msgid=*merhaba.org/secure :late!* JOIN #merhaba * :Late");
  peer_say (late, "AUTHENTICATE EXTERNAL");
  peer_say (late, "AUTHENTICATE +");
  EXPECT (modern, "* ACCOUNT " PHONE);
  peer_expect_nothing (old, "*ACCOUNT*");
}

/* --- Names --- */

static void
test_name_is_kept (KeptRoom     *room,
                   gconstpointer user_data)
{
  Peer *ali = join (room->server, "Ali", LAPTOP);
  g_autoptr (Peer) stranger = NULL;
  g_autoptr (Peer) phone = NULL;
  g_autoptr (Peer) again = NULL;

  peer_free (ali);
  kept_room_stop (room);
  kept_room_start (room, TRUE);
  /* Without a device, and with another one. */
  stranger = peer_new_device (room->server, NULL);
  peer_say (stranger, "NICK aLI");
  peer_say (stranger, "USER x 0 * :x");
  EXPECT (stranger, ":test.server 433 * aLI :*");
  peer_say (stranger, "NICK veli");
  EXPECT (stranger, ":test.server 001 veli *");
  peer_say (stranger, "NICK ali");
  EXPECT (stranger, ":test.server 433 veli ali :*");
  phone = peer_new_device (room->server, PHONE);
  peer_say_who (phone, "ali");
  EXPECT (phone, ":test.server 433 * ali :*");
  again = join (room->server, "ali", LAPTOP);
}

static void
test_few_names (KeptRoom     *room,
                gconstpointer user_data)
{
  g_autoptr (Peer) ali = join (room->server, "a1", LAPTOP);
  g_autoptr (Peer) veli = peer_register (room->server, "veli", NULL);

  peer_say (ali, "NICK a2");
  peer_say (ali, "NICK a3");
  peer_say (veli, "NICK a1");
  EXPECT (veli, ":test.server 433 veli a1 :*");
  peer_say (ali, "NICK a4");
  EXPECT (ali, "*NICK :a4");
  peer_say (veli, "NICK a1");
  EXPECT (veli, "*NICK :a1");
}

static void
test_ghost (KeptRoom     *room,
            gconstpointer user_data)
{
  g_autoptr (Peer) witness = peer_register (room->server, "witness", NULL);
  g_autoptr (Peer) ghost = join (room->server, "ali", LAPTOP);
  g_autoptr (Peer) back = NULL;

  back = join (room->server, "ali", LAPTOP);
  EXPECT (ghost, "ERROR :This device has joined again");
  g_assert_true (peer_is_closed (ghost));
  EXPECT (witness, ":ali!* QUIT :This device has joined again");
  EXPECT (witness, ":ali!* JOIN *");
  peer_say (back, "PING x");
  EXPECT (back, "*PONG*");
}

/* The certificate alone is not enough: it has to say that it is it. And another device is
 * another one. */
static void
test_no_ghost (KeptRoom     *room,
               gconstpointer user_data)
{
  g_autoptr (Peer) ali = join (room->server, "ali", LAPTOP);
  g_autoptr (Peer) silent = peer_new_device (room->server, LAPTOP);
  g_autoptr (Peer) phone = peer_new_device (room->server, PHONE);

  peer_say (silent, "NICK ali");
  peer_say (silent, "USER x 0 * :x");
  EXPECT (silent, ":test.server 433 * ali :*");
  peer_say (phone, "NICK ali");
  EXPECT (phone, ":test.server 433 * ali :*");
  g_assert_false (peer_is_closed (ali));
  peer_say (silent, "NICK silent");
  EXPECT (silent, ":test.server 001 silent *");
}

/* --- What is theirs --- */

static char *
say_and_get_msgid (Peer *peer)
{
  g_autofree char *echo = NULL;
  const char      *at;

  peer_say (peer, "PRIVMSG #merhaba :benim");
  echo = kept_room_await_line (peer, "@*account=" LAPTOP "*PRIVMSG #merhaba :benim");
  at = strstr (echo, "msgid=") + strlen ("msgid=");
  return g_strndup (at, strcspn (at, "; "));
}

static void
test_own_messages (KeptRoom     *room,
                   gconstpointer user_data)
{
  g_autoptr (Peer) op = peer_register (room->server, "op", MODERN " draft/message-redaction draft/chathistory draft/read-marker");
  Peer            *ali = join (room->server, "ali", LAPTOP);
  g_autofree char *msgid = say_and_get_msgid (ali);
  g_autofree char *redaction = g_strdup_printf ("REDACT #merhaba %s", msgid);
  g_autoptr (Peer) phone = NULL;
  g_autoptr (Peer) again = NULL;

  peer_free (ali);
  /* Under the same user name and address, but another device. */
  phone = join (room->server, "ali2", PHONE);
  peer_say (phone, redaction);
  AWAIT_LINE (phone, "*FAIL REDACT REDACT_FORBIDDEN *");
  /* Under another name, the same device; the history says whose it was. */
  again = join (room->server, "otherwise", LAPTOP);
  peer_say (again, "CHATHISTORY LATEST #merhaba * 10");
  AWAIT_LINE (again, "@*account=" LAPTOP "*PRIVMSG #merhaba :benim");
  AWAIT_LINE (again, "*BATCH -*");
  peer_say (again, redaction);
  AWAIT_LINE (again, "*REDACT #merhaba *");
}

static void
test_own_marks (KeptRoom     *room,
                gconstpointer user_data)
{
  Peer *ali = join (room->server, "ali", LAPTOP);
  g_autoptr (Peer) again = NULL;

  peer_say (ali, "MARKREAD #merhaba timestamp=2026-01-02T03:04:05.678Z");
  AWAIT_LINE (ali, "*MARKREAD #merhaba *2026-01-02T03:04:05.678Z");
  peer_free (ali);
  again = join (room->server, "otherwise", LAPTOP);
  peer_say (again, "MARKREAD #merhaba");
  AWAIT_LINE (again, "*MARKREAD #merhaba *2026-01-02T03:04:05.678Z");
}

/* Everybody sees who was here before, who is new and who shows no device. */
static void
test_known_and_new (KeptRoom     *room,
                    gconstpointer user_data)
{
  g_autoptr (Peer) op = peer_register (room->server, "op", MODERN);
  Peer *laptop = join (room->server, "ali", LAPTOP);
  g_autoptr (Peer) again = NULL;
  g_autoptr (Peer) none = NULL;

  AWAIT_LINE (op, "@*merhaba.org/device=new* :ali!* JOIN *");
  peer_say (op, "WHO ali");
  AWAIT_LINE (op, ":test.server 352 op ? * ali Hsr :*");
  peer_say (op, "WHO #merhaba");
  AWAIT_LINE (op, ":test.server 352 op #merhaba * ali Hsrn :*");
  peer_free (laptop);
  again = join (room->server, "ali", LAPTOP);
  AWAIT_LINE (op, "@*merhaba.org/device=known* :ali!* JOIN *");
  none = peer_register (room->server, "eda", NULL);
  peer_say (op, "WHO #merhaba");
  AWAIT_LINE (op, ":test.server 352 op #merhaba * ali Hsr :*");
  AWAIT_LINE (op, ":test.server 352 op #merhaba * eda H :*");
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/server/authenticate/" name, KeptRoom, NULL, kept_room_set_up, func, kept_room_tear_down)
  g_test_add_func ("/server/authenticate/offered", test_offered);
  g_test_add_func ("/server/authenticate/success", test_success);
  g_test_add_func ("/server/authenticate/failures", test_failures);
  g_test_add_func ("/server/authenticate/broken-off", test_broken_off);
  g_test_add_func ("/server/authenticate/told", test_told);
  ADD ("name-is-kept", test_name_is_kept);
  ADD ("few-names", test_few_names);
  ADD ("ghost", test_ghost);
  ADD ("no-ghost", test_no_ghost);
  ADD ("own-messages", test_own_messages);
  ADD ("known-and-new", test_known_and_new);
  ADD ("own-marks", test_own_marks);
#undef ADD
  return g_test_run ();
}
