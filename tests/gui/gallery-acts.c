// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "gui/gallery-acts.h"

/* A conversation in which people answer each other and react. */

typedef struct
{
  const char *msgid;
  const char *reply_to; /* or NULL */
  gboolean    own;
  int         seconds;
  const char *nick;
  const char *turkish_name;
  const char *turkish;
  const char *english_name;
  const char *english;
} Line;

static const Line lines[] = {
  { "a1", NULL, FALSE, 0, "Zeynep", "Zeynep Yılmaz", "Cumartesi pikniğe gidiyor muyuz? Hava güneşli olacakmış.", "Zoe Young", "Shall we go for a picnic on Saturday? They say it will be sunny." },
  { "a2", NULL, FALSE, 60, "Mehmet", "Mehmet Amca", "Ben varım. Mangalı ben getiririm.", "Grandpa Joe", "Count me in. I will bring the grill." },
  { "a3", "a1", TRUE, 100, "Ayse", "Ayşe", "Gidelim! Saat onda bizim kapının önünde buluşalım mı?", "Ayşe", "Let’s go! Shall we meet at ten in front of our house?" },
  { "a4", "a3", FALSE, 150, "Zeynep", "Zeynep Yılmaz", "Olur 👍", "Zoe Young", "Fine 👍" },
  { "a5", "a2", FALSE, 260, "Cagla", "Çağla Öztürk-Karaosmanoğlu", "Kömürü unutma, geçen sefer yarı yolda geri dönmüştük. Ben de salata ve içecek getiririm, herkese yetecek kadar.", "Charlotte Featherstonehaugh", "Do not forget the charcoal, last time we had to turn back half way. I will bring salad and drinks, enough for everyone." },
  { "a6", "gone", FALSE, 300, "Mehmet", "Mehmet Amca", "Onu da aldım.", "Grandpa Joe", "I have got that, too." },
  { "a7", "a5", TRUE, 320, "Ayse", "Ayşe", "Teşekkürler!", "Ayşe", "Thank you!" },
};

static void
say (SessionTimeline *timeline,
     const Line      *line,
     const char      *nick,
     const char      *name,
     gboolean         turkish)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) start = g_date_time_add_minutes (now, -14);
  g_autoptr (GDateTime) time = g_date_time_add_seconds (start, line->seconds);
  g_autoptr (GDateTime) written = g_date_time_add_seconds (time, -7);
  g_autoptr (SessionMessage) message = session_message_new (SESSION_MESSAGE_TEXT, nick, name, turkish ? line->turkish : line->english, time);

  session_message_set_msgid (message, line->msgid);
  session_message_set_reply_to (message, line->reply_to);
  session_message_set_own (message, line->own);
  session_message_set_account (message, "3fa1c09be2d47765801122334455667788990011aabbccddeeff001122334455");
  if (line->own)
    {
      session_message_set_delivered (message, NULL);
      session_message_set_written (message, written);
    }
  session_timeline_append (timeline, message);
}

static void
react (SessionTimeline   *timeline,
       const char        *msgid,
       const char        *emoji,
       guint              n,
       gboolean           own,
       const char *const *names)
{
  SessionMessage *message = session_timeline_get_named (timeline, msgid);

  for (guint i = 0; i < n; i++)
    session_message_react (message, emoji, names[i], names[i], TRUE);
  if (own)
    session_message_react (message, emoji, SESSION_REACTIONS_OWN, "", TRUE);
}

static const char *const names[] = { "Zeynep Yılmaz", "Mehmet Amca", "Çağla", "Eda", "Ömer" };

/**
 * gallery_acts_fill:
 * @room: with Zeynep and Mehmet in it; our person is called Ayşe
 */
void
gallery_acts_fill (SessionRoom *room,
                   gboolean     turkish)
{
  static const char *const emoji[] = { "😂", "❤️", "🎉", "👏", "🔥", "🙏", "😮", "🌞", "🥗" };
  SessionTimeline         *timeline = session_room_get_timeline (room);

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    say (timeline, &lines[i], lines[i].nick, turkish ? lines[i].turkish_name : lines[i].english_name, turkish);
  react (timeline, "a1", "👍", 3, TRUE, names);
  react (timeline, "a1", "🎉", 1, FALSE, names);
  react (timeline, "a3", "👍", 2, FALSE, names);
  for (gsize i = 0; i < G_N_ELEMENTS (emoji); i++)
    react (timeline, "a5", emoji[i], 1 + i % 5, i % 3 == 0, names);
  session_typing_note (session_room_get_typing (room), "Zeynep", "active", g_get_monotonic_time ());
  session_typing_note (session_room_get_typing (room), "Mehmet", "active", g_get_monotonic_time ());
}

/**
 * gallery_acts_fill_plain:
 * @room: with all of them in it
 * @nick: of Zeynep
 *
 * The same as it usually is: nothing is missing, and few react.
 */
void
gallery_acts_fill_plain (SessionRoom *room,
                         const char  *nick,
                         gboolean     turkish)
{
  SessionTimeline *timeline = session_room_get_timeline (room);
  SessionMembers  *members = session_room_get_members (room);

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      const char *sender = g_str_equal (lines[i].nick, "Zeynep") ? nick : lines[i].nick;

      if (g_strcmp0 (lines[i].reply_to, "gone") != 0)
        say (timeline, &lines[i], sender, session_member_get_name (session_members_find (members, sender)), turkish);
    }
  react (timeline, "a1", "👍", 3, TRUE, names);
  react (timeline, "a1", "🌞", 1, FALSE, names);
  react (timeline, "a5", "😂", 2, FALSE, names);
}
