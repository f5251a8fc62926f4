// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-commands.h"

#include "irc/irc-mode.h"

#include <glib/gi18n.h>
#include <string.h>

/* What is set in the room: who may moderate, and what one needs to come in. */

static const IrcModeSpec modes[] = {
  { 'b', IRC_MODE_LIST, '\0' },
  { 'k', IRC_MODE_ALWAYS_PARAM, '\0' },
  { 'l', IRC_MODE_SET_PARAM, '\0' },
  { 'o', IRC_MODE_PREFIX, '@' },
  { 'v', IRC_MODE_PREFIX, '+' },
  { '\0', 0, '\0' },
};

static void
set_operator (Session          *self,
              const IrcMessage *message,
              const char       *nick,
              gboolean          is_operator)
{
  SessionMember *member = session_members_find (session_room_get_members (self->room), nick);

  if (member == NULL)
    return;
  session_member_set_operator (member, is_operator);
  if (session_member_get_own (member))
    g_object_notify (G_OBJECT (self), "moderator");
  if (is_operator)
    session_commands_add_event (self, SESSION_MESSAGE_CHANGED, message, g_strdup_printf (_ ("%s is now a moderator"), session_member_get_label (member)));
  else
    session_commands_add_event (self, SESSION_MESSAGE_CHANGED, message, g_strdup_printf (_ ("%s is no longer a moderator"), session_member_get_label (member)));
}

/* A key we are not told, because we are no member yet or it is hidden, is a star. */
static void
set_key (Session    *self,
         const char *key)
{
  if (key == NULL || strcmp (key, "*") != 0)
    session_set_key (self, key);
}

void
on_mode (Session          *self,
         const IrcMessage *message)
{
  g_autoptr (GArray) changes = NULL;

  if (!session_commands_is_room (self, message->params[0]))
    return;
  changes = irc_mode_parse (modes, message->params + 1, message->n_params - 1);
  for (guint i = 0; i < changes->len; i++)
    {
      const IrcModeChange *change = &g_array_index (changes, IrcModeChange, i);

      if (change->letter == 'o' && change->param != NULL)
        set_operator (self, message, change->param, change->add);
      else if (change->letter == 'k')
        {
          set_key (self, change->add ? change->param : NULL);
          session_commands_add_event (self, SESSION_MESSAGE_CHANGED, message, g_strdup (change->add ? _ ("The room has a new key") : _ ("The room has no key any more")));
        }
    }
}

/* 324: us, channel, modes, parameters. Our answer to having asked when we came in. */
void
on_mode_is (Session          *self,
            const IrcMessage *message)
{
  g_autoptr (GArray) changes = NULL;
  const char *key = NULL;

  if (!session_commands_is_room (self, message->params[1]))
    return;
  changes = irc_mode_parse (modes, message->params + 2, message->n_params - 2);
  for (guint i = 0; i < changes->len; i++)
    {
      const IrcModeChange *change = &g_array_index (changes, IrcModeChange, i);

      if (change->letter == 'k' && change->param != NULL)
        key = change->param;
    }
  set_key (self, key);
}
