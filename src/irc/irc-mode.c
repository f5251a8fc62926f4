// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "irc/irc-mode.h"

/* A table of IrcModeSpec ends with the letter '\0'. */

/**
 * irc_mode_find:
 *
 * Returns: (nullable): the row for @letter
 */
const IrcModeSpec *
irc_mode_find (const IrcModeSpec *specs,
               char               letter)
{
  for (; specs->letter != '\0'; specs++)
    if (specs->letter == letter)
      return specs;
  return NULL;
}

static gboolean
takes_param (const IrcModeSpec *spec,
             gboolean           add)
{
  switch (spec->type)
    {
    case IRC_MODE_LIST:
    case IRC_MODE_ALWAYS_PARAM:
    case IRC_MODE_PREFIX:
      return TRUE;
    case IRC_MODE_SET_PARAM:
      return add;
    case IRC_MODE_FLAG:
      return FALSE;
    }
  g_return_val_if_reached (FALSE);
}

/**
 * irc_mode_parse:
 * @specs: the modes there are
 * @params: the mode string and what follows it; must outlive the result
 * @n_params: how many those are
 *
 * Takes `+ov-t Ali Can` apart. Letters without a row come with a %NULL spec, so that
 * the caller can answer 472; a missing parameter is a %NULL param.
 *
 * Returns: (transfer full) (element-type IrcModeChange): the changes in order
 */
GArray *
irc_mode_parse (const IrcModeSpec *specs,
                const char *const *params,
                guint              n_params)
{
  GArray  *changes = g_array_new (FALSE, FALSE, sizeof (IrcModeChange));
  gboolean add = TRUE;
  guint    next = 1;

  if (n_params == 0)
    return changes;

  for (const char *p = params[0]; *p != '\0'; p++)
    {
      IrcModeChange change = { .add = add, .letter = *p };

      if (*p == '+' || *p == '-')
        {
          add = *p == '+';
          continue;
        }
      change.spec = irc_mode_find (specs, *p);
      if (change.spec != NULL && takes_param (change.spec, add) && next < n_params)
        change.param = params[next++];
      g_array_append_val (changes, change);
    }
  return changes;
}

/**
 * irc_mode_dup_chanmodes:
 *
 * Returns: (transfer full): the value of ISUPPORT CHANMODES, `A,B,C,D`
 */
char *
irc_mode_dup_chanmodes (const IrcModeSpec *specs)
{
  GString *value = g_string_new (NULL);

  for (IrcModeType type = IRC_MODE_LIST; type <= IRC_MODE_FLAG; type++)
    {
      if (type > IRC_MODE_LIST)
        g_string_append_c (value, ',');
      for (const IrcModeSpec *spec = specs; spec->letter != '\0'; spec++)
        if (spec->type == type)
          g_string_append_c (value, spec->letter);
    }
  return g_string_free (value, FALSE);
}

/**
 * irc_mode_dup_prefix:
 *
 * Returns: (transfer full): the value of ISUPPORT PREFIX, such as `(ov)@+`
 */
char *
irc_mode_dup_prefix (const IrcModeSpec *specs)
{
  g_autoptr (GString) letters = g_string_new ("(");
  g_autoptr (GString) signs = g_string_new (")");

  for (; specs->letter != '\0'; specs++)
    if (specs->type == IRC_MODE_PREFIX)
      {
        g_string_append_c (letters, specs->letter);
        g_string_append_c (signs, specs->prefix);
      }
  return g_strconcat (letters->str, signs->str, NULL);
}

/**
 * irc_mode_dup_letters:
 * @with_param_only: leave out the plain flags, as the last field of 004 wants
 *
 * Returns: (transfer full): all letters in a row, as in 004
 */
char *
irc_mode_dup_letters (const IrcModeSpec *specs,
                      gboolean           with_param_only)
{
  GString *letters = g_string_new (NULL);

  for (; specs->letter != '\0'; specs++)
    if (!with_param_only || specs->type != IRC_MODE_FLAG)
      g_string_append_c (letters, specs->letter);
  return g_string_free (letters, FALSE);
}
