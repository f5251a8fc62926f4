// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "app/app-picture-refusal.h"

#include "transfer/transfer-error.h"

#include <glib/gi18n.h>

/* Why a host does not take our person's picture, and what they can do about it. */

/**
 * app_picture_refusal_is_final:
 *
 * Returns: whether it is about the picture itself, which is the same the next time
 */
gboolean
app_picture_refusal_is_final (const GError *error)
{
  return g_error_matches (error, TRANSFER_ERROR, TRANSFER_ERROR_TOO_LARGE) || g_error_matches (error, TRANSFER_ERROR, TRANSFER_ERROR_WRONG_KIND);
}

/**
 * app_picture_refusal_explain:
 * @error: (nullable): what the host said; %NULL when it took something else for it
 *
 * Returns: sentences for our person to read
 */
const char *
app_picture_refusal_explain (const GError *error)
{
  if (app_picture_refusal_is_final (error))
    return _ ("The others here do not see your picture: the host’s computer does not take one of this kind. Choose another one in the preferences.");
  if (g_error_matches (error, TRANSFER_ERROR, TRANSFER_ERROR_NO_SPACE))
    return _ ("The others here do not see your picture: the host’s computer has no place left for pictures. Tell whoever hosts the room, and choose your picture again in the preferences later.");
  return _ ("The others here do not see your picture: the host’s computer does not take it now. Choose it again in the preferences later.");
}
