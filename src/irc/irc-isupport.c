// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "irc/irc-isupport.h"

#include <string.h>

struct _IrcIsupport
{
  GHashTable *tokens;
};

IrcIsupport *
irc_isupport_new (void)
{
  IrcIsupport *self = g_new0 (IrcIsupport, 1);

  self->tokens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
irc_isupport_free (IrcIsupport *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->tokens);
  g_free (self);
}

/* `\x20` and the like stand for bytes that a token cannot hold. */
static char *
unescape (const char *value)
{
  GString *text = g_string_new (NULL);

  while (*value != '\0')
    {
      if (value[0] == '\\' && value[1] == 'x' && g_ascii_isxdigit (value[2]) && g_ascii_isxdigit (value[3]))
        {
          g_string_append_c (text, (char)(g_ascii_xdigit_value (value[2]) * 16 + g_ascii_xdigit_value (value[3])));
          value += 4;
        }
      else
        g_string_append_c (text, *value++);
    }
  return g_string_free (text, FALSE);
}

/**
 * irc_isupport_apply:
 * @token: one parameter of a 005: `NAME`, `NAME=value` or `-NAME`
 */
void
irc_isupport_apply (IrcIsupport *self,
                    const char  *token)
{
  const char *equals = strchr (token, '=');

  g_return_if_fail (self != NULL);

  if (token[0] == '-')
    g_hash_table_remove (self->tokens, token + 1);
  else if (equals != NULL)
    g_hash_table_replace (self->tokens, g_strndup (token, equals - token), unescape (equals + 1));
  else
    g_hash_table_replace (self->tokens, g_strdup (token), g_strdup (""));
}

/**
 * irc_isupport_get:
 *
 * Returns: (nullable): the token's value, "" for one without, %NULL if the server
 * did not announce it
 */
const char *
irc_isupport_get (const IrcIsupport *self,
                  const char        *name)
{
  return g_hash_table_lookup (self->tokens, name);
}

/**
 * irc_isupport_escape:
 * @value: text that may hold spaces
 *
 * Returns: (transfer full): the value as a token carries it, `\x20` for a space
 */
char *
irc_isupport_escape (const char *value)
{
  GString *text = g_string_new (NULL);

  for (; *value != '\0'; value++)
    if (*value == ' ' || *value == '=' || *value == '\\')
      g_string_append_printf (text, "\\x%02X", (guchar)*value);
    else
      g_string_append_c (text, *value);
  return g_string_free (text, FALSE);
}
