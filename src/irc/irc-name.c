// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "irc/irc-name.h"

#include <string.h>

static gboolean
is_nick_start (char c)
{
  return g_ascii_isalpha (c) || (c != '\0' && strchr ("[]\\`_^{|}", c) != NULL);
}

static gboolean
is_nick_char (char c)
{
  return is_nick_start (c) || g_ascii_isdigit (c) || c == '-';
}

/**
 * irc_name_is_nick:
 *
 * Whether @name may be a nick: RFC 2812 2.3.1, up to %IRC_NAME_MAX_NICK bytes.
 */
gboolean
irc_name_is_nick (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  if (!is_nick_start (name[0]) || strlen (name) > IRC_NAME_MAX_NICK)
    return FALSE;
  for (const char *p = name; *p != '\0'; p++)
    if (!is_nick_char (*p))
      return FALSE;
  return TRUE;
}

/**
 * irc_name_is_channel:
 *
 * Whether @name may be a channel: `#`, then printable UTF-8 without space or comma.
 */
gboolean
irc_name_is_channel (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  if (name[0] != '#' || name[1] == '\0' || strlen (name) > IRC_NAME_MAX_CHANNEL)
    return FALSE;
  for (const char *p = name; *p != '\0'; p++)
    if ((guchar)*p <= ' ' || *p == ',' || *p == 0x7f)
      return FALSE;
  return g_utf8_validate (name, -1, NULL);
}

static char *
to_ascii (const char *text)
{
  g_autoptr (GString) dotted = g_string_new (text);

  /* The one Turkish letter that GLib's own table of the C locale lacks. */
  g_string_replace (dotted, "ı", "i", 0);
  return g_str_to_ascii (dotted->str, "C");
}

/**
 * irc_name_nick_from_person:
 * @person: a person's name in any script
 * @fallback: a nick for names of which nothing is left
 *
 * Makes an ASCII nick: Şule Öztürk gives SuleOzturk. The same name gives the same
 * nick in every locale.
 *
 * Returns: (transfer full): a valid nick
 */
char *
irc_name_nick_from_person (const char *person,
                           const char *fallback)
{
  g_autoptr (GString) nick = g_string_new (NULL);
  g_autofree char *ascii = to_ascii (person);
  gboolean         word_start = TRUE;

  for (const char *p = ascii; *p != '\0' && nick->len < IRC_NAME_MAX_NICK; p++)
    {
      if (g_ascii_isalpha (*p) || (g_ascii_isdigit (*p) && nick->len > 0) || *p == '_')
        {
          g_string_append_c (nick, word_start ? g_ascii_toupper (*p) : *p);
          word_start = FALSE;
        }
      else if (*p != '?' && *p != '\'')
        word_start = TRUE;
    }
  if (nick->len == 0)
    return g_strdup (fallback);
  return g_strdup (nick->str);
}

/* A name for what has letters, but none of ours; the same for everybody who writes the same. */
static char *
name_by_digest (const char *title)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, title, -1);

  for (const char *p = title; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return g_strdup_printf ("#%.8s", digest);
  return NULL;
}

/**
 * irc_name_channel_from_title:
 * @title: what people call a room, in any script
 *
 * Makes an ASCII channel: Bahar Şenliği gives #bahar-senligi, a title in a script without such
 * letters some digits. The same title gives the same channel in every locale.
 *
 * Returns: (transfer full) (nullable): a valid channel; %NULL for a title without letters and digits
 */
char *
irc_name_channel_from_title (const char *title)
{
  g_autoptr (GString) channel = g_string_new ("#");
  g_autofree char *ascii = to_ascii (title);

  for (const char *p = ascii; *p != '\0' && channel->len < IRC_NAME_MAX_CHANNEL; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (channel, g_ascii_tolower (*p));
    else if (*p != '?' && *p != '\'' && channel->len > 1 && channel->str[channel->len - 1] != '-')
      g_string_append_c (channel, '-');
  if (channel->len > 1 && channel->str[channel->len - 1] == '-')
    g_string_truncate (channel, channel->len - 1);
  return channel->len > 1 ? g_strdup (channel->str) : name_by_digest (title);
}

/**
 * irc_name_nick_variant:
 * @nick: a nick that is taken
 * @number: 2, 3, ...
 *
 * Returns: (transfer full): @nick with @number behind it, within %IRC_NAME_MAX_NICK
 */
char *
irc_name_nick_variant (const char *nick,
                       guint       number)
{
  g_autofree char *suffix = g_strdup_printf ("%u", number);

  return g_strdup_printf ("%.*s%s", (int)(IRC_NAME_MAX_NICK - strlen (suffix)), nick, suffix);
}

/**
 * irc_name_is_key:
 *
 * Returns: whether @text can be a channel's key on the wire: one word, no comma
 */
gboolean
irc_name_is_key (const char *text)
{
  return text[0] != '\0' && text[0] != ':' && strlen (text) <= IRC_NAME_MAX_KEY && strpbrk (text, " ,") == NULL;
}
