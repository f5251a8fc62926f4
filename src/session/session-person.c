// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "irc/irc-name.h"
#include "irc/irc-text.h"
#include "session/session-private.h"

#include <string.h>

/* What our person is called, from now on. */

static void
take_name (Session *self,
           gpointer name)
{
  char *copy = irc_text_truncate (name, IRC_NAME_MAX_REAL);

  g_free (self->name);
  self->name = copy;
}

/**
 * session_set_name:
 * @name: our person's name in any script
 *
 * The others see it at once, where the host or network knows how to tell them, and
 * otherwise when the connection is there the next time. The nick, by which programs know
 * our person, stays.
 */
void
session_set_name (Session    *self,
                  const char *name)
{
  Session *first = self->first;

  g_return_if_fail (name[0] != '\0');

  if (strcmp (first->name, name) == 0)
    return;
  session_beside_foreach (first, take_name, (gpointer)name);
  if (first->state == SESSION_STATE_CONNECTED && (first->capabilities & IRC_CAPABILITY_SETNAME) != 0)
    session_irc_send (first, NULL, "SETNAME", first->name, NULL);
}
