// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "app/app-person.h"

/**
 * app_person_suggest_name:
 * @real_name: as g_get_real_name() has it
 * @user_name: as g_get_user_name() has it
 *
 * Returns: (transfer full): what to suggest as the person's name
 */
char *
app_person_suggest_name (const char *real_name,
                         const char *user_name)
{
  g_autofree char *name = g_strstrip (g_strdup (real_name));
  g_autofree char *first = NULL;

  /* GLib says "Unknown" for an account without a name. */
  if (name[0] != '\0' && !g_str_equal (name, "Unknown"))
    return g_steal_pointer (&name);
  if (user_name[0] == '\0')
    return g_strdup ("");
  first = g_utf8_strup (user_name, g_utf8_next_char (user_name) - user_name);
  return g_strconcat (first, g_utf8_next_char (user_name), NULL);
}
