// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/kept-room.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"
#include "server/server-private.h"

#include <string.h>

#define EXPECT(peer, pattern) g_free (peer_expect (peer, pattern))
#define MODERN "message-tags server-time batch labeled-response echo-message draft/multiline standard-replies"
#define UUID_A "11111111-2222-4333-8444-555555555555"

static char *
dup_tag (const char *line,
         const char *tag)
{
  const char *at = strstr (line, tag) + strlen (tag);

  return g_strndup (at, strcspn (at, "; "));
}

static void
test_the_echo_waits_for_the_disk (KeptRoom     *fixture,
                                  gconstpointer user_data)
{
  g_autoptr (Peer) ali = peer_register (fixture->server, "ali", MODERN);
  g_autoptr (Peer) can = peer_register (fixture->server, "can", NULL);

  peer_forget (ali);
  peer_say (ali, "@label=L PRIVMSG #merhaba :selam");
  /* Nothing is told in the turn in which it came. */
  g_assert_null (peer_take_line (ali));
  peer_expect_nothing (can, "*selam");
  AWAIT_LINE (ali, "@label=L;* :ali!~ali@localhost PRIVMSG #merhaba :selam");
  AWAIT_LINE (can, ":ali!~ali@localhost PRIVMSG #merhaba :selam");
}

/* What somebody does after they said something is heard after it. */
static void
test_deeds_follow_words (KeptRoom     *fixture,
                         gconstpointer user_data)
{
  g_autoptr (Peer) ali = peer_register (fixture->server, "ali", NULL);
  g_autoptr (Peer) can = peer_register (fixture->server, "can", NULL);

  peer_say (ali, "PRIVMSG #merhaba :bir");
  g_assert_false (peer_is_paused (ali));
  peer_say (ali, "NICK veli");
  g_assert_true (peer_is_paused (ali));
  AWAIT_LINE (can, ":ali!~ali@localhost PRIVMSG #merhaba :bir");
  AWAIT_LINE (can, ":ali!~ali@localhost NICK *veli");
  g_assert_false (peer_is_paused (ali));
  /* Words follow each other without waiting. */
  peer_say (ali, "PRIVMSG #merhaba :iki");
  peer_say (ali, "PRIVMSG #merhaba :üç");
  peer_say (ali, "QUIT :gidiyorum");
  AWAIT_LINE (can, ":veli!~ali@localhost PRIVMSG #merhaba :iki");
  AWAIT_LINE (can, ":veli!~ali@localhost PRIVMSG #merhaba :üç");
  AWAIT_LINE (can, ":veli!~ali@localhost QUIT *gidiyorum");
  g_assert_true (peer_is_closed (ali));
}

/* Who hangs up, or says goodbye, is gone after their last word. */
static void
test_last_words (KeptRoom     *fixture,
                 gconstpointer user_data)
{
  g_autoptr (Peer) can = peer_register (fixture->server, "can", NULL);
  g_autoptr (Peer) guest = peer_new (fixture->server, SERVER_CALLER_PLAIN_TEXT);
  g_autoptr (Peer) ali = peer_register (fixture->server, "ali", NULL);

  peer_say (ali, "PRIVMSG #merhaba :hoşça kalın");
  peer_hang_up (ali);
  AWAIT_LINE (can, ":ali!~ali@localhost PRIVMSG #merhaba :hoşça kalın");
  AWAIT_LINE (can, ":ali!~ali@localhost QUIT *");
  peer_say (guest, "selam");
  peer_say (guest, "quit");
  AWAIT_LINE (can, "* PRIVMSG #merhaba :selam");
  AWAIT_LINE (can, "* QUIT *");
  g_assert_true (peer_is_closed (guest));
  g_assert_cmpuint (server_get_n_people (fixture->server), ==, 1);
}

/* Who registers while the store is being opened is let in when it has answered, and told
 * the room's lasting name. */
static void
test_registration_waits_for_the_store (KeptRoom     *fixture,
                                       gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "room.db", NULL);
  g_autoptr (Peer) early = NULL;
  ServerConfig config = { .name = "test.server", .room_name = "r", .channel = "#merhaba", .max_clients = 9, .ping_ms = 60000, .auto_join = TRUE };

  kept_room_stop (fixture);
  config.store = fixture->store = store_new (path, TRUE);
  store_open_async (fixture->store, NULL, NULL);
  fixture->server = peer_server_new (&config);
  early = peer_new (fixture->server, SERVER_CALLER_IRC);
  peer_say (early, "NICK early");
  peer_say (early, "USER early 0 * :Early");
  g_assert_null (peer_take_line (early));
  AWAIT_LINE (early, ":test.server 005 early *merhaba.org/ROOM=*-*-4*-*");
}

static void
test_a_resend_is_heard_once (KeptRoom     *fixture,
                             gconstpointer user_data)
{
  g_autoptr (Peer) ali = peer_register (fixture->server, "ali", MODERN);
  g_autoptr (Peer) can = peer_register (fixture->server, "can", MODERN);
  g_autofree char *first = NULL;
  g_autofree char *again = NULL;
  g_autofree char *first_id = NULL;
  g_autofree char *again_id = NULL;

  peer_say (ali, "@label=" UUID_A " PRIVMSG #merhaba :bir");
  peer_say (ali, "@label=" UUID_A " PRIVMSG #merhaba :bir");
  peer_say (ali, "PRIVMSG #merhaba :iki");
  first = kept_room_await_line (ali, "@label=" UUID_A ";*PRIVMSG #merhaba :bir");
  again = kept_room_await_line (ali, "@label=" UUID_A ";*PRIVMSG #merhaba :bir");
  first_id = dup_tag (first, "msgid=");
  again_id = dup_tag (again, "msgid=");
  g_assert_cmpstr (first_id, ==, again_id);
  AWAIT_LINE (can, "*PRIVMSG #merhaba :bir");
  g_free (kept_room_await_line (can, "*PRIVMSG #merhaba :*"));
  peer_expect_nothing (can, "*PRIVMSG*");
}

static void
test_a_label_that_is_no_uuid_may_come_again (KeptRoom     *fixture,
                                             gconstpointer user_data)
{
  g_autoptr (Peer) ali = peer_register (fixture->server, "ali", MODERN);
  g_autoptr (Peer) can = peer_register (fixture->server, "can", NULL);

  peer_say (ali, "@label=1 PRIVMSG #merhaba :bir");
  peer_say (ali, "@label=1 PRIVMSG #merhaba :iki");
  AWAIT_LINE (can, "*PRIVMSG #merhaba :bir");
  AWAIT_LINE (can, "*PRIVMSG #merhaba :iki");
}

static void
test_history (KeptRoom     *fixture,
              gconstpointer user_data)
{
  Peer *ali = peer_register (fixture->server, "ali", MODERN);
  g_autoptr (Peer) can = NULL;
  g_autofree char *bir = NULL;
  g_autofree char *bir_id = NULL;
  g_autofree char *ask = NULL;

  peer_say (ali, "@+reply=x PRIVMSG #merhaba :bir");
  bir = kept_room_await_line (ali, "*PRIVMSG #merhaba :bir");
  bir_id = dup_tag (bir, "msgid=");
  peer_say (ali, "BATCH +1 draft/multiline #merhaba");
  peer_say (ali, "@batch=1 PRIVMSG #merhaba :iki");
  peer_say (ali, "@batch=1 PRIVMSG #merhaba :üç");
  peer_say (ali, "BATCH -1");
  AWAIT_LINE (ali, "*BATCH :-*");
  peer_say (ali, "TOPIC #merhaba :yeni konu");
  peer_free (ali);

  /* Another run of the same room. */
  kept_room_stop (fixture);
  kept_room_start (fixture, TRUE);
  can = peer_register (fixture->server, "can", MODERN " draft/chathistory draft/event-playback");
  peer_expect_nothing (can, "*PRIVMSG*");

  peer_say (can, "@label=H CHATHISTORY LATEST #MERHABA * 50");
  AWAIT_LINE (can, "@label=H :test.server BATCH +r* chathistory #merhaba");
  AWAIT_LINE (can, "@batch=r*;time=*;msgid=* :ali!~ali@localhost JOIN *#merhaba");
  g_free (kept_room_await_line (can, "@batch=r*;time=*;msgid=*;merhaba.org/name=ali\\sPerson;+reply=x :ali!~ali@localhost PRIVMSG #merhaba :bir"));
  AWAIT_LINE (can, "@batch=r*;time=*;msgid=* :ali!~ali@localhost BATCH +* draft/multiline #merhaba");
  AWAIT_LINE (can, "@batch=* :ali!~ali@localhost PRIVMSG #merhaba :üç");
  AWAIT_LINE (can, "@batch=r*;time=*;msgid=* :ali!~ali@localhost TOPIC #merhaba :yeni konu");
  AWAIT_LINE (can, "@batch=r*;time=*;msgid=* :ali!~ali@localhost QUIT *");
  AWAIT_LINE (can, ":test.server BATCH -r*");

  ask = g_strdup_printf ("CHATHISTORY BEFORE #merhaba msgid=%s 1", bir_id);
  peer_say (can, ask);
  AWAIT_LINE (can, "* JOIN *#merhaba");
  peer_say (can, "CHATHISTORY TARGETS timestamp=2020-01-01T00:00:00.000Z timestamp=2199-01-01T00:00:00.000Z 10");
  AWAIT_LINE (can, ":test.server BATCH +r* draft/chathistory-targets");
  AWAIT_LINE (can, "@batch=r*;* :test.server CHATHISTORY TARGETS #merhaba :20*Z");
}

static void
test_refusals (KeptRoom     *fixture,
               gconstpointer user_data)
{
  static const struct
  {
    const char *line;
    const char *answer;
  } rows[] = {
    { "CHATHISTORY FOO #merhaba * 5", "*FAIL CHATHISTORY INVALID_PARAMS FOO :*" },
    { "CHATHISTORY LATEST #merhaba", "*FAIL CHATHISTORY INVALID_PARAMS LATEST :Insufficient*" },
    { "CHATHISTORY LATEST #merhaba * 5 6", "*FAIL CHATHISTORY INVALID_PARAMS LATEST :Too many*" },
    { "CHATHISTORY AFTER #merhaba * 5", "*FAIL CHATHISTORY INVALID_PARAMS AFTER * :*" },
    { "CHATHISTORY AFTER #merhaba timestamp=yesterday 5", "*FAIL CHATHISTORY INVALID_PARAMS AFTER timestamp=yesterday :*" },
    { "CHATHISTORY LATEST #merhaba * many", "*FAIL CHATHISTORY INVALID_PARAMS LATEST many :*" },
    { "CHATHISTORY LATEST #gizli * 5", "*FAIL CHATHISTORY INVALID_TARGET LATEST #gizli :*" },
    { "CHATHISTORY LATEST #yok * 5", "*FAIL CHATHISTORY INVALID_TARGET LATEST #yok :*" },
    { "CHATHISTORY TARGETS * * 5", "*FAIL CHATHISTORY INVALID_PARAMS TARGETS :*" },
  };
  g_autoptr (Peer) ali = peer_register (fixture->server, "ali", MODERN);
  g_autoptr (Peer) can = peer_register (fixture->server, "can", MODERN);

  peer_say (ali, "JOIN #gizli");
  peer_say (ali, "PRIVMSG #gizli :sır");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      peer_say (can, rows[i].line);
      EXPECT (can, rows[i].answer);
    }
}

/* A guest hears bytes and not lines. */
static gboolean
has_heard (Peer       *guest,
           GString    *heard,
           const char *text)
{
  g_autofree char *bytes = peer_take_bytes (guest);

  g_string_append (heard, bytes);
  return strstr (heard->str, text) != NULL;
}

static void
test_newcomers_see_the_past (KeptRoom     *fixture,
                             gconstpointer user_data)
{
  g_autoptr (Peer) ali = peer_register (fixture->server, "ali", MODERN);
  g_autoptr (Peer) old = NULL;
  g_autoptr (Peer) timed = NULL;
  g_autoptr (Peer) guest = NULL;
  g_autoptr (GString) heard = g_string_new (NULL);

  peer_say (ali, "PRIVMSG #merhaba :bir");
  peer_say (ali, "PRIVMSG #merhaba :iki");
  AWAIT_LINE (ali, "*PRIVMSG #merhaba :iki");
  old = peer_register (fixture->server, "old", NULL);
  timed = peer_register (fixture->server, "timed", "server-time");
  guest = peer_new (fixture->server, SERVER_CALLER_PLAIN_TEXT);
  AWAIT_LINE (old, ":ali!~ali@localhost PRIVMSG #merhaba :bir");
  AWAIT_LINE (old, ":ali!~ali@localhost PRIVMSG #merhaba :iki");
  AWAIT_LINE (timed, "@time=*Z :ali!~ali@localhost PRIVMSG #merhaba :iki");
  AWAIT (has_heard (guest, heard, "iki\n"));
  g_assert_cmpstr (heard->str, ==, "merhaba\nali Person: bir\nali Person: iki\n");
  /* And none of it twice. */
  peer_say (ali, "PRIVMSG #merhaba :üç");
  AWAIT_LINE (old, ":ali!~ali@localhost PRIVMSG #merhaba :üç");
  peer_expect_nothing (old, "*PRIVMSG*");
}

/* The programs of the course take turns: what they hear first after the greeting answers
 * what they said. */
static void
test_a_program_is_not_shown_the_past (KeptRoom     *fixture,
                                      gconstpointer user_data)
{
  g_autoptr (Peer) ali = peer_register (fixture->server, "ali", MODERN);
  g_autoptr (Peer) program = NULL;
  g_autoptr (Peer) reader = NULL;
  g_autoptr (GString) read = g_string_new (NULL);
  g_autofree char *heard = NULL;

  peer_say (ali, "PRIVMSG #merhaba :eski");
  AWAIT_LINE (ali, "*PRIVMSG #merhaba :eski");
  program = peer_new (fixture->server, SERVER_CALLER_PLAIN_TEXT);
  peer_say (program, "ben geldim");
  AWAIT_LINE (ali, "*PRIVMSG #merhaba :ben geldim");
  reader = peer_new (fixture->server, SERVER_CALLER_PLAIN_TEXT);
  AWAIT (has_heard (reader, read, "ben geldim\n"));
  heard = peer_take_bytes (program);
  g_assert_cmpstr (heard, ==, "merhaba\n");
}

/* A message on its way to the disk when somebody comes in is heard by them once. */
static void
test_who_comes_in_between_hears_it_once (KeptRoom     *fixture,
                                         gconstpointer user_data)
{
  g_autoptr (Peer) ali = peer_register (fixture->server, "ali", MODERN);
  g_autoptr (Peer) old = NULL;

  peer_say (ali, "PRIVMSG #merhaba :önce");
  AWAIT_LINE (ali, "*PRIVMSG #merhaba :önce");
  peer_say (ali, "PRIVMSG #merhaba :arada");
  old = peer_register (fixture->server, "old", NULL);
  peer_say (ali, "PRIVMSG #merhaba :sonra");
  AWAIT_LINE (ali, "*PRIVMSG #merhaba :sonra");
  AWAIT_LINE (old, "*PRIVMSG #merhaba :arada");
  AWAIT_LINE (old, "*PRIVMSG #merhaba :sonra");
  peer_expect_nothing (old, "*:arada");
}

static void
test_a_room_may_hide_its_past (KeptRoom     *fixture,
                               gconstpointer user_data)
{
  Peer *ali = peer_register (fixture->server, "ali", MODERN);
  g_autoptr (Peer) old = NULL;
  g_autoptr (Peer) asks = NULL;
  g_autoptr (Peer) can = NULL;

  peer_say (ali, "PRIVMSG #merhaba :sır");
  AWAIT_LINE (ali, "*PRIVMSG #merhaba :sır");
  peer_free (ali);
  kept_room_stop (fixture);
  kept_room_start (fixture, FALSE);
  old = peer_register (fixture->server, "old", NULL);
  asks = peer_register (fixture->server, "asks", MODERN " draft/chathistory");
  can = peer_register (fixture->server, "can", "echo-message");
  peer_say (can, "PRIVMSG #merhaba :şimdi");
  AWAIT_LINE (can, "*PRIVMSG #merhaba :şimdi");
  peer_expect_nothing (old, "*:sır");

  /* Nor does it tell who asks; of what they heard themselves it does. */
  peer_say (asks, "CHATHISTORY LATEST #merhaba * 50");
  AWAIT_LINE (asks, "*PRIVMSG #merhaba :şimdi");
  peer_forget (asks);
  peer_say (asks, "CHATHISTORY BEFORE #merhaba timestamp=2199-01-01T00:00:00.000Z 50");
  AWAIT_LINE (asks, "*PRIVMSG #merhaba :şimdi");
  peer_expect_nothing (asks, "*:sır");
  server_set_show_past (fixture->server, TRUE);
  peer_say (asks, "CHATHISTORY LATEST #merhaba * 50");
  AWAIT_LINE (asks, "*PRIVMSG #merhaba :sır");
}

/* Who is in hears the new key; who asks for the past later does not, nor is it in there. */
static void
test_keys_are_not_kept (KeptRoom     *fixture,
                        gconstpointer user_data)
{
  g_autoptr (Peer) ali = peer_register (fixture->server, "ali", MODERN);
  g_autoptr (Peer) can = peer_register (fixture->server, "can", MODERN " draft/chathistory draft/event-playback");

  peer_say (ali, "MODE #merhaba +klo gizli 20 can");
  AWAIT_LINE (can, "*MODE #merhaba +klo gizli 20 can");
  peer_say (ali, "MODE #merhaba -k+k gizli saklı");
  AWAIT_LINE (can, "*MODE #merhaba -k+k ? saklı");
  peer_say (can, "CHATHISTORY LATEST #merhaba * 10");
  AWAIT_LINE (can, "*MODE #merhaba +klo ? 20 can");
  AWAIT_LINE (can, "*MODE #merhaba -k+k ? ?");
}

/* Reactions are kept and told with what they belong to; that somebody is typing is not. */
static void
test_reactions (KeptRoom     *fixture,
                gconstpointer user_data)
{
  Peer *ali = peer_register (fixture->server, "ali", MODERN);
  Peer *guest = peer_new (fixture->server, SERVER_CALLER_PLAIN_TEXT);
  g_autoptr (Peer) can = NULL;
  g_autoptr (Peer) eda = NULL;
  g_autofree char *bir = NULL;
  g_autofree char *bir_id = NULL;
  g_autofree char *react = NULL;
  g_autofree char *told = NULL;
  g_autofree char *after = NULL;

  peer_say (ali, "PRIVMSG #merhaba :bir");
  bir = kept_room_await_line (ali, "*PRIVMSG #merhaba :bir");
  bir_id = dup_tag (bir, "msgid=");
  peer_forget (guest);
  peer_say (ali, "@+typing=active TAGMSG #merhaba");
  /* It waits for no disk. */
  EXPECT (ali, "*+typing=active* TAGMSG *#merhaba");
  react = g_strdup_printf ("@+draft/react=👍;+draft/reply=%s TAGMSG #merhaba", bir_id);
  peer_say (ali, react);
  AWAIT_LINE (ali, "*+draft/react=👍* TAGMSG *#merhaba");
  peer_say (ali, "PRIVMSG #merhaba :iki");
  AWAIT_LINE (ali, "*PRIVMSG #merhaba :iki");
  told = peer_take_bytes (guest);
  g_assert_cmpstr (told, ==, "ali Person: iki\n");
  peer_free (ali);
  peer_free (guest);

  kept_room_stop (fixture);
  kept_room_start (fixture, TRUE);
  can = peer_register (fixture->server, "can", MODERN " draft/chathistory merhaba.org/reactions");
  peer_say (can, "CHATHISTORY LATEST #merhaba * 50");
  AWAIT_LINE (can, "*PRIVMSG #merhaba :bir");
  AWAIT_LINE (can, "*PRIVMSG #merhaba :iki");
  AWAIT_LINE (can, "@batch=*;draft/chathistory-context;*+draft/react=👍;+draft/reply=* :ali!~ali@localhost TAGMSG *#merhaba");
  AWAIT_LINE (can, "*BATCH *-r*");
  after = g_strdup_printf ("CHATHISTORY AFTER #merhaba msgid=%s 1", bir_id);
  peer_say (can, after);
  AWAIT_LINE (can, "*BATCH +*");
  AWAIT_LINE (can, "@batch=*+draft/react=👍* TAGMSG *#merhaba");
  peer_expect_nothing (can, "*typing*");

  /* By the standard alone: as one of the events. */
  eda = peer_register (fixture->server, "eda", MODERN " draft/chathistory draft/event-playback");
  peer_say (eda, "CHATHISTORY LATEST #merhaba * 50");
  AWAIT_LINE (eda, "*+draft/react=👍* TAGMSG *#merhaba");
  AWAIT_LINE (eda, "*PRIVMSG #merhaba :iki");
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/server/" name, KeptRoom, NULL, kept_room_set_up, func, kept_room_tear_down)
  ADD ("server-history/echo-waits", test_the_echo_waits_for_the_disk);
  ADD ("server-history/deeds", test_deeds_follow_words);
  ADD ("server-history/last-words", test_last_words);
  ADD ("server-history/registration-waits", test_registration_waits_for_the_store);
  ADD ("server-history/resend", test_a_resend_is_heard_once);
  ADD ("server-history/label-again", test_a_label_that_is_no_uuid_may_come_again);
  ADD ("cmd-history/history", test_history);
  ADD ("cmd-history/refusals", test_refusals);
  ADD ("server-history/newcomers", test_newcomers_see_the_past);
  ADD ("server-guest/program", test_a_program_is_not_shown_the_past);
  ADD ("server-history/in-between", test_who_comes_in_between_hears_it_once);
  ADD ("server-history/keys", test_keys_are_not_kept);
  ADD ("server-history/hidden-past", test_a_room_may_hide_its_past);
  ADD ("server-history/reactions", test_reactions);
#undef ADD
  return g_test_run ();
}
