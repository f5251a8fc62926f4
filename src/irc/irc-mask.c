// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "irc/irc-mask.h"

/**
 * irc_mask_match:
 * @mask: a pattern in which `*` stands for any run of bytes and `?` for one
 * @text: what it is held against
 *
 * Matches without regard to ASCII case. The time is bounded by the product of
 * the two lengths, whatever the pattern: only the last `*` is ever retried.
 */
gboolean
irc_mask_match (const char *mask,
                const char *text)
{
  const char *star = NULL;
  const char *retry = NULL;

  g_return_val_if_fail (mask != NULL && text != NULL, FALSE);

  while (*text != '\0')
    {
      if (*mask == '*')
        {
          star = mask++;
          retry = text;
        }
      else if (*mask == '?' || g_ascii_tolower (*mask) == g_ascii_tolower (*text))
        {
          mask++;
          text++;
        }
      else if (star != NULL)
        {
          mask = star + 1;
          text = ++retry;
        }
      else
        return FALSE;
    }

  while (*mask == '*')
    mask++;
  return *mask == '\0';
}
