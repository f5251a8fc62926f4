// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "irc/irc-time.h"

/**
 * irc_time_format:
 * @unix_us: microseconds since 1970-01-01 UTC
 *
 * The value of a `time` tag, `YYYY-MM-DDThh:mm:ss.sssZ`, cut to milliseconds
 * (IRCv3 server-time). The caller frees it.
 */
char *
irc_time_format (gint64 unix_us)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (unix_us / G_USEC_PER_SEC);
  g_autofree char *seconds = NULL;

  g_return_val_if_fail (time != NULL, NULL);

  seconds = g_date_time_format (time, "%Y-%m-%dT%H:%M:%S");
  return g_strdup_printf ("%s.%03dZ", seconds, (int)(unix_us % G_USEC_PER_SEC / 1000));
}

/**
 * irc_time_parse:
 * @text: the value of a `time` tag
 *
 * Returns: (nullable): the moment in UTC, or %NULL when @text is no such value.
 */
GDateTime *
irc_time_parse (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  /* ISO 8601 allows local times and dates alone; the tag does not. */
  if (!g_str_has_suffix (text, "Z"))
    return NULL;
  return g_date_time_new_from_iso8601 (text, NULL);
}
