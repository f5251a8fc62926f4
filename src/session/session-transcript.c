// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-transcript.h"

#include "irc/irc-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* A conversation as plain text, or as one web page that needs nothing else. */

#define ACTION "\001ACTION "

struct _SessionTranscript
{
  SessionTranscriptFormat format;

  char  *title;
  char  *own_name;
  GDate *day; /* of the last message */
};

/**
 * session_transcript_new:
 * @own_name: what our person is called
 */
SessionTranscript *
session_transcript_new (SessionTranscriptFormat format,
                        const char             *title,
                        const char             *own_name)
{
  SessionTranscript *self = g_new0 (SessionTranscript, 1);

  self->format = format;
  self->title = g_strdup (title);
  self->own_name = g_strdup (own_name);
  self->day = g_date_new ();
  return self;
}

void
session_transcript_free (SessionTranscript *self)
{
  g_free (self->title);
  g_free (self->own_name);
  g_date_free (self->day);
  g_free (self);
}

static void
append_escaped (GString    *out,
                const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (out, escaped);
}

/**
 * session_transcript_begin:
 * @out: where the text is appended to, as for the others
 */
void
session_transcript_begin (SessionTranscript *self,
                          GString           *out)
{
  if (self->format == SESSION_TRANSCRIPT_TEXT)
    {
      g_string_append_printf (out, "%s\n", self->title);
      return;
    }
  g_string_append (out, "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"
                        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
  append_escaped (out, self->title);
  g_string_append (out, "</title>\n<style>\n"
                        ":root { color-scheme: light dark; }\n"
                        "body { font-family: sans-serif; line-height: 1.4; max-width: 45em; margin: 2em auto; padding: 0 1em; }\n"
                        "h2 { font-size: 1em; margin: 2em 0 0.5em; border-bottom: 1px solid #8888; }\n"
                        "p { margin: 0.3em 0; white-space: pre-wrap; overflow-wrap: anywhere; }\n"
                        "time { opacity: 0.65; font-size: 0.85em; }\n"
                        "</style>\n</head>\n<body>\n<h1 dir=\"auto\">");
  append_escaped (out, self->title);
  g_string_append (out, "</h1>\n");
}

static void
add_day (SessionTranscript *self,
         GDateTime         *time,
         GString           *out)
{
  int              year, month, day;
  g_autofree char *text = NULL;
  g_autoptr (GDate) date = NULL;

  g_date_time_get_ymd (time, &year, &month, &day);
  date = g_date_new_dmy (day, month, year);
  if (g_date_valid (self->day) && g_date_compare (self->day, date) == 0)
    return;
  *self->day = *date;
  text = g_date_time_format (time, C_ ("day", "%A, %B %-d, %Y"));
  if (self->format == SESSION_TRANSCRIPT_TEXT)
    g_string_append_printf (out, "\n%s\n\n", text);
  else
    {
      g_string_append (out, "<h2>");
      append_escaped (out, text);
      g_string_append (out, "</h2>\n");
    }
}

/* Further lines are moved in, so that nobody can put words in another's mouth. */
static void
append_text_row (GString    *out,
                 const char *clock,
                 const char *name,
                 const char *text,
                 gboolean    is_action)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *rest = g_strjoinv ("\n    ", lines);

  g_string_append_printf (out, is_action ? "[%s] * %s %s\n" : "[%s] %s: %s\n", clock, name, rest);
}

static void
append_html_row (GString    *out,
                 const char *clock,
                 const char *name,
                 const char *text,
                 gboolean    is_action)
{
  g_string_append (out, "<p><time>");
  append_escaped (out, clock);
  g_string_append (out, is_action ? "</time> <em><bdi>" : "</time> <b><bdi>");
  append_escaped (out, name);
  g_string_append (out, is_action ? "</bdi> <bdi>" : "</bdi>:</b> <bdi>");
  append_escaped (out, text);
  g_string_append (out, is_action ? "</bdi></em></p>\n" : "</bdi></p>\n");
}

/**
 * session_transcript_add:
 * @message: the next one; what is between programs is left out
 */
void
session_transcript_add (SessionTranscript  *self,
                        const StoreMessage *message,
                        GString            *out)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (message->time / 1000);
  g_autofree char *clock = g_date_time_format (time, "%X");
  g_autofree char *nick = g_strndup (message->source, strcspn (message->source, "!@"));
  const char      *name = store_message_is_own (message) ? self->own_name : message->name[0] != '\0' ? message->name
                                                                                                     : nick;
  gboolean         is_action = g_str_has_prefix (message->text, ACTION);
  g_autofree char *said = g_strdup (message->text + (is_action ? strlen (ACTION) : 0));
  g_autofree char *plain = NULL;

  if (said[0] == '\001')
    return;
  said[strcspn (said, "\001")] = '\0';
  plain = irc_text_strip_formatting (said);
  add_day (self, time, out);
  if (self->format == SESSION_TRANSCRIPT_TEXT)
    append_text_row (out, clock, name, plain, is_action);
  else
    append_html_row (out, clock, name, plain, is_action);
}

void
session_transcript_end (SessionTranscript *self,
                        GString           *out)
{
  if (self->format == SESSION_TRANSCRIPT_HTML)
    g_string_append (out, "</body>\n</html>\n");
}
