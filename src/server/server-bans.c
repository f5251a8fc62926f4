// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/server-bans.h"

#include "irc/irc-casemap.h"
#include "irc/irc-mask.h"
#include "server/server-client.h"

#include <string.h>

/* A list of those who may not: +b and +q of a channel. */

#define MAX_MASK 200

static void
ban_free (gpointer data)
{
  ServerBan *ban = data;

  g_free (ban->mask);
  g_free (ban->set_by);
  g_free (ban);
}

GPtrArray *
server_bans_new (void)
{
  return g_ptr_array_new_with_free_func (ban_free);
}

/**
 * server_bans_complete_mask:
 *
 * Returns: (transfer full) (nullable): the mask as it is kept: `Ali` means `Ali!*@*`;
 *   %NULL when it is too long
 */
char *
server_bans_complete_mask (const char *mask)
{
  const char *bang = strchr (mask, '!');
  const char *at = strchr (mask, '@');

  if (strlen (mask) > MAX_MASK)
    return NULL;
  if (g_str_has_prefix (mask, SERVER_BANS_ACCOUNT))
    return g_strdup (mask);
  if (bang == NULL && at == NULL)
    return g_strconcat (mask, "!*@*", NULL);
  if (bang == NULL)
    return g_strconcat ("*!", mask, NULL);
  if (at == NULL)
    return g_strconcat (mask, "@*", NULL);
  return g_strdup (mask);
}

static ServerBan *
find (GPtrArray  *bans,
      const char *mask)
{
  for (guint i = 0; i < bans->len; i++)
    if (irc_casemap_equal (((const ServerBan *)bans->pdata[i])->mask, mask))
      return bans->pdata[i];
  return NULL;
}

/**
 * server_bans_add:
 * @mask: complete
 *
 * Returns: %FALSE when it is there already, or the list is full
 */
gboolean
server_bans_add (GPtrArray  *bans,
                 const char *mask,
                 const char *set_by)
{
  ServerBan *ban;

  if (bans->len >= SERVER_BANS_MAX || find (bans, mask) != NULL)
    return FALSE;
  ban = g_new0 (ServerBan, 1);
  ban->mask = g_strdup (mask);
  ban->set_by = g_strdup (set_by);
  ban->set_at = g_get_real_time () / G_USEC_PER_SEC;
  g_ptr_array_add (bans, ban);
  return TRUE;
}

/**
 * server_bans_remove:
 * @mask: complete
 *
 * Returns: %FALSE when it was not there
 */
gboolean
server_bans_remove (GPtrArray  *bans,
                    const char *mask)
{
  ServerBan *ban = find (bans, mask);

  return ban != NULL && g_ptr_array_remove (bans, ban);
}

/**
 * server_bans_match:
 *
 * Returns: whether one of the masks means @client: the device, whatever it is called, or
 *   the name and address
 */
gboolean
server_bans_match (GPtrArray          *bans,
                   const ServerClient *client)
{
  for (guint i = 0; i < bans->len; i++)
    {
      const char *mask = ((const ServerBan *)bans->pdata[i])->mask;

      if (g_str_has_prefix (mask, SERVER_BANS_ACCOUNT))
        {
          if (g_strcmp0 (mask + strlen (SERVER_BANS_ACCOUNT), client->account) == 0)
            return TRUE;
        }
      else if (irc_mask_match (mask, client->source))
        return TRUE;
    }
  return FALSE;
}
