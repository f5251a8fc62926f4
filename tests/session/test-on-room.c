// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/far-side.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"

#include <string.h>

#define AWAIT_ROW(far, row_kind, row_text)                                                   \
  AWAIT (far_side_get_last (far) != NULL &&                                                  \
         session_message_get_kind (far_side_get_last (far)) == SESSION_MESSAGE_##row_kind && \
         strcmp (session_message_get_text (far_side_get_last (far)), row_text) == 0)

static void
test_coming (FarSide      *far,
             gconstpointer user_data)
{
  far_side_welcome (far, FAR_SIDE_ALL);
  g_assert_true (session_member_get_operator (far_side_find (far, "can")));
  g_assert_true (session_member_get_own (far_side_find (far, "SuleOzturk")));
  g_assert_cmpstr (session_member_get_address (far_side_find (far, "can")), ==, "10.0.0.2");

  far_side_say (far, "@time=2026-01-02T03:04:05.000Z :Guest1!guest@10.0.0.3 JOIN #merhaba * :Guest 1");
  AWAIT_ROW (far, CAME, "Guest 1 came");
  g_assert_true (session_member_get_guest (far_side_find (far, "guest1")));
  g_assert_cmpint (g_date_time_get_year (session_message_get_time (far_side_get_last (far))), ==, 2026);
  far_side_say (far, ":eda!~e@10.0.0.4 JOIN #other * :Eda");
  far_side_say (far, ":eda!~guest@10.0.0.4 JOIN #merhaba");
  AWAIT_ROW (far, CAME, "eda came");
  g_assert_false (session_member_get_guest (far_side_find (far, "eda")));
}

static void
test_going (FarSide      *far,
            gconstpointer user_data)
{
  far_side_welcome (far, FAR_SIDE_ALL);
  far_side_say (far, ":eda!~e@10.0.0.4 JOIN #merhaba * :Eda");
  far_side_say (far, ":can!~c@10.0.0.2 KICK #merhaba eda :yeter");
  AWAIT_ROW (far, LEFT, "Eda was removed by Can Yücel");
  g_assert_null (far_side_find (far, "eda"));
  far_side_say (far, ":eda!~e@10.0.0.4 JOIN #merhaba * :Eda");
  far_side_say (far, ":eda!~e@10.0.0.4 PART #merhaba");
  AWAIT_ROW (far, CAME, "Eda left");
  far_side_say (far, ":can!~c@10.0.0.2 QUIT :x");
  AWAIT_ROW (far, CAME, "Eda and Can Yücel left");
  g_assert_null (far_side_find (far, "can"));
}

static void
test_we_are_removed (FarSide      *far,
                     gconstpointer user_data)
{
  far_side_welcome (far, FAR_SIDE_ALL);
  far_side_say (far, ":can!~c@10.0.0.2 KICK #merhaba SuleOzturk :yeter");
  AWAIT (session_get_state (far->session) == SESSION_STATE_LOST);
  g_assert_cmpstr (session_get_reason (far->session), ==, "Can Yücel has removed you from the room.");
}

static void
test_names (FarSide      *far,
            gconstpointer user_data)
{
  far_side_welcome (far, FAR_SIDE_ALL);
  far_side_say (far, ":can!~c@10.0.0.2 SETNAME :Can Baba");
  AWAIT_ROW (far, CHANGED, "Can Yücel is now called Can Baba");
  /* Nobody sees the other name, so nobody is told of it. */
  far_side_say (far, ":can!~c@10.0.0.2 NICK baba");
  far_side_say (far, ":eda!~e@10.0.0.4 JOIN #merhaba");
  AWAIT_ROW (far, CAME, "eda came");
  g_assert_cmpstr (session_member_get_label (far_side_find (far, "baba")), ==, "Can Baba");
  far_side_say (far, ":eda!~e@10.0.0.4 NICK edanur");
  AWAIT_ROW (far, CHANGED, "eda is now called edanur");
  far_side_say (far, ":SuleOzturk!~m@10.0.0.1 NICK Sule");
  AWAIT (strcmp (session_get_nick (far->session), "Sule") == 0);
  g_assert_true (session_member_get_own (far_side_find (far, "sule")));
}

static void
test_topic_and_roles (FarSide      *far,
                      gconstpointer user_data)
{
  far_side_welcome (far, FAR_SIDE_ALL);
  far_side_say (far, ":can!~c@10.0.0.2 TOPIC #merhaba :\002Yeni\002 Ev");
  AWAIT_ROW (far, CHANGED, "Can Yücel changed the topic to “Yeni Ev”");
  g_assert_cmpstr (session_room_get_title (session_get_room (far->session)), ==, "Yeni Ev");
  far_side_say (far, ":can!~c@10.0.0.2 MODE #merhaba +mlbo-v 5 a!b@c SuleOzturk can");
  AWAIT_ROW (far, CHANGED, "Şule Öztürk is now a moderator");
  g_assert_true (session_member_get_operator (far_side_find (far, "SuleOzturk")));
  far_side_say (far, ":s MODE #merhaba -o can");
  AWAIT_ROW (far, CHANGED, "Can Yücel is no longer a moderator");
  far_side_say (far, ":can!~c@10.0.0.2 AWAY :yemekte");
  AWAIT (session_member_get_away (far_side_find (far, "can")));
  far_side_say (far, ":can!~c@10.0.0.2 AWAY");
  AWAIT (!session_member_get_away (far_side_find (far, "can")));
}

/* Nothing a server says may break the client. */
static void
test_nonsense (FarSide      *far,
               gconstpointer user_data)
{
  static const char *const lines[] = {
    ":can!~c@10.0.0.2 JOIN",
    "JOIN #merhaba",
    ":x",
    "353",
    ":s 353 a b",
    ":s 353 SuleOzturk = #merhaba :@ +  @@",
    ":s 352 SuleOzturk #merhaba a b c nobody H :0",
    ":s 352 SuleOzturk #merhaba a b c can  :",
    "KICK #merhaba nobody",
    ":can!~c@10.0.0.2 MODE #merhaba +o",
    "MODE #merhaba :",
    "BATCH +",
    "BATCH -",
    "BATCH :",
    "@batch=no PRIVMSG #merhaba :x",
    ":s 433",
    "CAP * LS",
    ":s 005 x",
    ":s 332 a #merhaba",
    "TOPIC #merhaba",
    "NICK :",
    "AWAY",
    "QUIT",
    "\001\002",
    NULL,
  };

  far_side_welcome (far, FAR_SIDE_ALL);
  for (guint i = 0; lines[i] != NULL; i++)
    far_side_say (far, lines[i]);
  far_side_expect_nothing (far, "JOIN *");
  g_assert_cmpint (session_get_state (far->session), ==, SESSION_STATE_CONNECTED);
}

static void
test_devices (FarSide      *far,
              gconstpointer user_data)
{
  far_side_welcome (far, FAR_SIDE_ALL);
  far_side_say (far, "@merhaba.org/device=new :eda!~e@10.0.0.4 JOIN #merhaba abc :Eda");
  far_side_say (far, "@merhaba.org/device=known :ece!~e@10.0.0.5 JOIN #merhaba abc :Ece");
  far_side_say (far, ":ela!~e@10.0.0.6 JOIN #merhaba * :Ela");
  AWAIT (far_side_find (far, "ela") != NULL);
  g_assert_cmpint (session_member_get_device (far_side_find (far, "eda")), ==, SESSION_DEVICE_NEW);
  g_assert_cmpint (session_member_get_device (far_side_find (far, "ece")), ==, SESSION_DEVICE_KNOWN);
  g_assert_cmpint (session_member_get_device (far_side_find (far, "ela")), ==, SESSION_DEVICE_NONE);
  far_side_say (far, ":s 352 SuleOzturk #merhaba ~e 10.0.0.6 s ela Hsr :0 Ela");
  AWAIT (session_member_get_device (far_side_find (far, "ela")) == SESSION_DEVICE_KNOWN);
  far_side_say (far, ":s 352 SuleOzturk #merhaba ~e 10.0.0.6 s ela Hsrn :0 Ela");
  AWAIT (session_member_get_device (far_side_find (far, "ela")) == SESSION_DEVICE_NEW);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/session/on-room/" name, FarSide, NULL, far_side_set_up, func, far_side_tear_down)
  ADD ("coming", test_coming);
  ADD ("going", test_going);
  ADD ("we-are-removed", test_we_are_removed);
  ADD ("names", test_names);
  ADD ("topic-and-roles", test_topic_and_roles);
  ADD ("devices", test_devices);
  ADD ("nonsense", test_nonsense);
#undef ADD
  return g_test_run ();
}
