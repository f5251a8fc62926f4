// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "gui/gallery-talk.h"

#include "session/session-mention.h"
#include "session/session-presence.h"

#include <string.h>

/* A conversation with all that a text may have: links, names, code, emoji. */

#define B "\002"
#define I "\035"
#define C "\021"

static GDateTime *
get_time (int seconds)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) start = g_date_time_add_minutes (now, -25);

  return g_date_time_add_seconds (start, seconds);
}

static void
say (SessionTimeline *timeline,
     const char      *sender,
     const char      *text,
     int              seconds)
{
  g_autoptr (GDateTime) time = get_time (seconds);
  g_autofree char *nick = g_strndup (sender, strcspn (sender, " "));
  g_autoptr (SessionMessage) message = session_message_new (SESSION_MESSAGE_TEXT, nick, sender, text, time);

  session_message_set_mentioned (message, session_mention_find_us (session_message_get_text (message), "Ayşe", "Ayse"));
  session_timeline_append (timeline, message);
}

static void
say_own (SessionTimeline *timeline,
         const char      *text,
         int              seconds)
{
  g_autoptr (GDateTime) time = get_time (seconds);
  g_autoptr (SessionMessage) message = session_message_new (SESSION_MESSAGE_TEXT, "Ayse", "Ayşe", text, time);

  session_message_set_own (message, TRUE);
  session_message_set_delivered (message, NULL);
  session_timeline_append (timeline, message);
}

static void
fill_turkish (SessionTimeline *timeline)
{
  say (timeline, "Zeynep Yılmaz", "@Ayşe ödevin örneğini gönderir misin? Dünkü dersi kaçırdım.", 180);
  say (timeline, "Zeynep Yılmaz", "Bir de " B "saat kaçta" B " buluşuyoruz, " I "üçte" I " mi?", 185);
  say_own (timeline, "Saat üçte, " B "ikinci kattaki" B " salonda.", 240);
  say_own (timeline, C "import socket" C "\n" C "s = socket.socket()" C "\n" C "s.connect((\"192.168.1.20\", 12345))" C "\n" C "print(s.recv(1024).decode())" C, 250);
  say (timeline, "Mehmet Amca", "Anlatımı https://tr.wikipedia.org/wiki/Soket_(ağ)'ta var, " C "recv()" C " kısmına bakın.", 330);
  say (timeline, "Zeynep Yılmaz", "Teşekkürler!", 400);
  say (timeline, "Zeynep Yılmaz", "🎉🎉", 402);
  say_own (timeline, "👍", 430);
  say (timeline, "Mehmet Amca", "Ayşe’nin örneğini denedim:\n" C "    merhaba" C "\nyazdı, demek ki çalışıyor.", 700);
}

static void
fill_english (SessionTimeline *timeline)
{
  say (timeline, "Zoe Young", "@Ayşe could you send the example of the homework? I missed the lesson yesterday.", 180);
  say (timeline, "Zoe Young", "And " B "when" B " do we meet, " I "at three" I "?", 185);
  say_own (timeline, "At three, in the room on the " B "second floor" B ".", 240);
  say_own (timeline, C "import socket" C "\n" C "s = socket.socket()" C "\n" C "s.connect((\"192.168.1.20\", 12345))" C "\n" C "print(s.recv(1024).decode())" C, 250);
  say (timeline, "Grandpa Joe", "It is explained at https://en.wikipedia.org/wiki/Network_socket, see " C "recv()" C ".", 330);
  say (timeline, "Zoe Young", "Thank you!", 400);
  say (timeline, "Zoe Young", "🎉🎉", 402);
  say_own (timeline, "👍", 430);
  say (timeline, "Grandpa Joe", "I tried Ayşe’s example:\n" C "    merhaba" C "\nis what it said, so it works.", 700);
}

/**
 * gallery_talk_fill:
 *
 * Our person is called Ayşe.
 */
void
gallery_talk_fill (SessionTimeline *timeline,
                   gboolean         turkish)
{
  static const char *const turkish_names[] = { "Zeynep Yılmaz", "Mehmet Amca", "Çağla", "Eda", "Ömer" };
  static const char *const english_names[] = { "Zoe Young", "Grandpa Joe", "Charlotte", "Eve", "Oliver" };
  g_autoptr (GDateTime) came = get_time (0);
  g_autoptr (GDateTime) left = get_time (900);

  for (gsize i = 0; i < G_N_ELEMENTS (turkish_names); i++)
    session_presence_came (timeline, turkish ? turkish_names[i] : english_names[i], came);
  if (turkish)
    fill_turkish (timeline);
  else
    fill_english (timeline);
  session_presence_left (timeline, turkish ? "Eda" : "Eve", left);
  session_presence_left (timeline, turkish ? "Ömer" : "Oliver", left);
}

/* All colours people of other programs like to send. */
void
gallery_talk_fill_colors (SessionTimeline *timeline)
{
  g_autoptr (GString) few = g_string_new (NULL);
  g_autoptr (GString) many = g_string_new (NULL);

  for (int i = 0; i < 16; i++)
    g_string_append_printf (few, "\003%02drenk%d\003 ", i, i);
  for (int i = 16; i < 99; i++)
    g_string_append_printf (many, "\003%02d%d\003 ", i, i);
  say (timeline, "irssi", few->str, 0);
  say (timeline, "irssi", many->str, 70);
  say (timeline, "irssi", "\0031,8 black on yellow \0030,4 white on red \0038,0 yellow on white \003 \026 reverse \026 \0034\026 red reverse \017 plain", 140);
  say (timeline, "irssi", "\002bold\002 \035italic\035 \037underline\037 \036strikethrough\036 \021monospace\021 \004ff8000hex\004", 210);
}
