// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "irc/irc-casemap.h"

/* CASEMAPPING=ascii: only a-z and A-Z are folded, in every locale. */

/**
 * irc_casemap_hash:
 * @name: a nick or channel name
 *
 * A #GHashFunc under which names that differ in case alone are one key.
 */
guint
irc_casemap_hash (gconstpointer name)
{
  guint hash = 5381;

  for (const char *p = name; *p != '\0'; p++)
    hash = hash * 33 + (guchar)g_ascii_tolower (*p);
  return hash;
}

/**
 * irc_casemap_equal:
 *
 * The #GEqualFunc that goes with irc_casemap_hash().
 */
gboolean
irc_casemap_equal (gconstpointer a,
                   gconstpointer b)
{
  return g_ascii_strcasecmp (a, b) == 0;
}
