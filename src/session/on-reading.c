// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-commands.h"

#include "irc/irc-casemap.h"
#include "irc/irc-time.h"

#include <string.h>

/* MARKREAD channel timestamp=…, or `*` when there is no mark. */
void
on_markread (Session          *self,
             const IrcMessage *message)
{
  const char *word = message->params[1];
  g_autoptr (GDateTime) time = g_str_has_prefix (word, "timestamp=") ? irc_time_parse (word + 10) : NULL;

  if (!irc_casemap_equal (message->params[0], session_room_get_channel (self->room)))
    return;
  if (time != NULL)
    session_reading_set_told (self, g_date_time_to_unix (time) * 1000 + g_date_time_get_microsecond (time) / 1000);
  else if (strcmp (word, "*") == 0)
    session_reading_set_told (self, -1);
}
