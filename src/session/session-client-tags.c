// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-private.h"

/* Without labels, the refusal of tags would be taken for that of a message. */
#define NEEDED (IRC_CAPABILITY_MESSAGE_TAGS | IRC_CAPABILITY_LABELED_RESPONSE)

/* CLIENTTAGDENY of IRCv3 message-tags: names, or all but some. */
static gboolean
is_denied (Session    *self,
           const char *name)
{
  const char *denied = irc_isupport_get (self->first->isupport, IRC_ISUPPORT_CLIENT_TAG_DENY);
  g_auto (GStrv) names = g_strsplit (denied != NULL ? denied : "", ",", -1);
  g_autofree char *excepted = g_strconcat ("-", name, NULL);

  if (g_strv_contains ((const char *const *)names, "*"))
    return !g_strv_contains ((const char *const *)names, excepted);
  return g_strv_contains ((const char *const *)names, name);
}

/**
 * session_may_tag:
 * @tag: a client-only tag, with the `+`
 *
 * Returns: whether the server passes TAGMSG with that tag on now
 */
gboolean
session_may_tag (Session    *self,
                 const char *tag)
{
  return self->state == SESSION_STATE_CONNECTED && self->entered && (self->first->capabilities & NEEDED) == NEEDED && !is_denied (self, tag + 1);
}
