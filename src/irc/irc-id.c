// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "irc/irc-id.h"

/**
 * irc_id_new:
 *
 * A new msgid or label: a UUID of version 7 (RFC 9562, 5.7), which begins with the time.
 * Those that are made one after the other lie side by side in an index, so that keeping
 * many of them touches few pages.
 *
 * Returns: (transfer full): 36 characters
 */
char *
irc_id_new (void)
{
  guint64 ms = g_get_real_time () / 1000;

  return g_strdup_printf ("%08x-%04x-7%03x-%04x-%04x%08x", (guint)(ms >> 16), (guint)(ms & 0xffff), g_random_int () & 0xfff,
                          0x8000 | (g_random_int () & 0x3fff), g_random_int () & 0xffff, g_random_int ());
}
