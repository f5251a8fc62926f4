// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "irc/irc-capability.h"

#include <string.h>

typedef struct
{
  const char   *name;
  IrcCapability flag;
  const char   *value;
} Row;

static const Row rows[] = {
  { "account-notify", IRC_CAPABILITY_ACCOUNT_NOTIFY, NULL },
  { "account-tag", IRC_CAPABILITY_ACCOUNT_TAG, NULL },
  { "away-notify", IRC_CAPABILITY_AWAY_NOTIFY, NULL },
  { "batch", IRC_CAPABILITY_BATCH, NULL },
  { "cap-notify", IRC_CAPABILITY_CAP_NOTIFY, NULL },
  { "draft/chathistory", IRC_CAPABILITY_CHATHISTORY, NULL },
  { "draft/event-playback", IRC_CAPABILITY_EVENT_PLAYBACK, NULL },
  { "draft/message-redaction", IRC_CAPABILITY_MESSAGE_REDACTION, NULL },
  { "draft/metadata-2", IRC_CAPABILITY_METADATA, "max-subs=" G_STRINGIFY (IRC_METADATA_MAX_SUBS) ",max-keys=" G_STRINGIFY (IRC_METADATA_MAX_KEYS) ",max-value-bytes=" G_STRINGIFY (IRC_METADATA_MAX_VALUE) },
  { "draft/multiline", IRC_CAPABILITY_MULTILINE, "max-bytes=" G_STRINGIFY (IRC_MULTILINE_MAX_BYTES) ",max-lines=" G_STRINGIFY (IRC_MULTILINE_MAX_LINES) },
  { "draft/read-marker", IRC_CAPABILITY_READ_MARKER, NULL },
  { "echo-message", IRC_CAPABILITY_ECHO_MESSAGE, NULL },
  { "extended-join", IRC_CAPABILITY_EXTENDED_JOIN, NULL },
  { "labeled-response", IRC_CAPABILITY_LABELED_RESPONSE, NULL },
  { "merhaba.org/reactions", IRC_CAPABILITY_REACTIONS, NULL },
  { "message-tags", IRC_CAPABILITY_MESSAGE_TAGS, NULL },
  { "multi-prefix", IRC_CAPABILITY_MULTI_PREFIX, NULL },
  { "sasl", IRC_CAPABILITY_SASL, "EXTERNAL" },
  { "server-time", IRC_CAPABILITY_SERVER_TIME, NULL },
  { "setname", IRC_CAPABILITY_SETNAME, NULL },
  { "standard-replies", IRC_CAPABILITY_STANDARD_REPLIES, NULL },
  { "userhost-in-names", IRC_CAPABILITY_USERHOST_IN_NAMES, NULL },
};

/**
 * irc_capability_find:
 * @name: a capability's name, with or without `=value`
 *
 * Returns: its flag, or 0 for one that is not known
 */
IrcCapability
irc_capability_find (const char *name)
{
  gsize length = strcspn (name, "=");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (strlen (rows[i].name) == length && strncmp (rows[i].name, name, length) == 0)
      return rows[i].flag;
  return 0;
}

/**
 * irc_capability_list:
 * @set: the capabilities to name
 * @with_values: whether the other side understands `name=value` (CAP LS 302)
 *
 * Returns: (transfer full): the names in order, with spaces between
 */
char *
irc_capability_list (IrcCapability set,
                     gboolean      with_values)
{
  GString *list = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if ((set & rows[i].flag) == 0)
        continue;
      if (list->len > 0)
        g_string_append_c (list, ' ');
      g_string_append (list, rows[i].name);
      if (with_values && rows[i].value != NULL)
        g_string_append_printf (list, "=%s", rows[i].value);
    }
  return g_string_free (list, FALSE);
}

/**
 * irc_capability_apply:
 * @request: names with spaces between, each with `-` in front to give it up
 * @set: (inout): the capabilities in use
 *
 * Changes @set as a CAP REQ asks, all or nothing.
 *
 * Returns: whether every name is known; if not, @set stays as it was
 */
gboolean
irc_capability_apply (const char    *request,
                      IrcCapability *set)
{
  g_auto (GStrv) names = g_strsplit (request, " ", -1);
  IrcCapability result = *set;

  for (guint i = 0; names[i] != NULL; i++)
    {
      gboolean      remove = names[i][0] == '-';
      IrcCapability flag;

      if (names[i][0] == '\0')
        continue;
      flag = irc_capability_find (names[i] + (remove ? 1 : 0));
      if (flag == 0)
        return FALSE;
      result = remove ? result & ~flag : result | flag;
    }
  *set = result;
  return TRUE;
}
