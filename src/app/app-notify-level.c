// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "app/app-notify-level.h"

#include "session/session-beside.h"

/* What our person wants to be told of a conversation: what they chose there, or else what
 * they chose for rooms in general. That begins with all messages, as in every messenger for
 * people who know each other: somebody who writes to a small room expects to be heard. On
 * networks of others there are rooms full of strangers; there only who is named is told,
 * as IRC programs do, unless something else is chosen there. */

#define KEY "notify"
#define KEY_ROOMS "notify-rooms"

/* Conversations whose own setting is remembered. */
#define MAX_REMEMBERED 200

static gboolean
is_of_others (Session *session)
{
  Session *first = session_get_first (session);

  return session_get_dialect (first) == SESSION_DIALECT_IRC && session_get_room_id (first) == NULL;
}

static const char *
get_default (GSettings *settings,
             Session   *session)
{
  g_autofree char *rooms = g_settings_get_string (settings, KEY_ROOMS);

  if (session_is_direct (session))
    return APP_NOTIFY_ALL;
  if (g_str_equal (rooms, APP_NOTIFY_NONE))
    return APP_NOTIFY_NONE;
  return g_str_equal (rooms, APP_NOTIFY_MENTIONS) || is_of_others (session) ? APP_NOTIFY_MENTIONS : APP_NOTIFY_ALL;
}

/**
 * app_notify_level_get:
 *
 * Returns: (transfer none): one of %APP_NOTIFY_ALL, %APP_NOTIFY_MENTIONS and %APP_NOTIFY_NONE
 */
const char *
app_notify_level_get (GSettings *settings,
                      Session   *session)
{
  g_autoptr (GVariant) all = g_settings_get_value (settings, KEY);
  const char *archive = session_get_archive (session);
  const char *level;

  if (archive == NULL || !g_variant_lookup (all, archive, "&s", &level))
    return get_default (settings, session);
  return g_str_equal (level, APP_NOTIFY_NONE) ? APP_NOTIFY_NONE : g_str_equal (level, APP_NOTIFY_MENTIONS) ? APP_NOTIFY_MENTIONS
                                                                                                           : APP_NOTIFY_ALL;
}

/**
 * app_notify_level_set:
 * @session: one of which is known where it is
 *
 * The last one that was set is the first in the list; the oldest falls off.
 */
void
app_notify_level_set (GSettings  *settings,
                      Session    *session,
                      const char *level)
{
  const char *archive = session_get_archive (session);
  g_autoptr (GVariant) all = g_settings_get_value (settings, KEY);
  GVariantBuilder builder;
  GVariantIter    iter;
  const char     *key;
  const char     *value;
  guint           n = 0;

  g_return_if_fail (archive != NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_add (&builder, "{ss}", archive, level);
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
    if (!g_str_equal (key, archive) && ++n < MAX_REMEMBERED)
      g_variant_builder_add (&builder, "{ss}", key, value);
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}
