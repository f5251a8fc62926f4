// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "discovery/discovery-txt.h"

#include <string.h>

/* The version of this record, should its keys ever mean something else. */
#define VERSION "1"

/* A string of a TXT record is that long at the most, its key included. */
#define MAX_STRING 255

/* Strings of a foreign record that are looked at. */
#define MAX_STRINGS 32

#define MAX_ID 64
#define MAX_FINGERPRINT 128
#define MAX_PEOPLE 99999

/* --- Text --- */

/* Line ends and the like, and what turns the direction of the text around it: a name is
 * one line, and changes nothing outside itself. */
static gboolean
is_harmful (gunichar c)
{
  return g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029 || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) ||
         c == 0x200e || c == 0x200f || c == 0x061c;
}

/**
 * discovery_txt_clean:
 * @text: anything
 * @length: its length in bytes, or -1 if it ends with a zero
 * @max_bytes: how long the result may be; it is cut between characters
 *
 * Returns: (transfer full): one line of valid UTF-8, without spaces around it
 */
char *
discovery_txt_clean (const char *text,
                     gssize      length,
                     gsize       max_bytes)
{
  g_autofree char *valid = g_utf8_make_valid (text, length);
  g_autoptr (GString) clean = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gsize    size = g_utf8_next_char (p) - p;

      if (clean->len + size > max_bytes)
        break;
      if (is_harmful (c))
        g_string_append_c (clean, ' ');
      else
        g_string_append_len (clean, p, size);
    }
  return g_strstrip (g_string_free (g_steal_pointer (&clean), FALSE));
}

/* --- Writing --- */

static void
add_string (GVariantBuilder *builder,
            const char      *key,
            const char      *value)
{
  g_autofree char *clean = discovery_txt_clean (value, -1, MAX_STRING - strlen (key) - 1);
  g_autofree char *string = g_strconcat (key, "=", clean, NULL);

  g_variant_builder_add_value (builder, g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, string, strlen (string), 1));
}

/**
 * discovery_txt_to_variant:
 *
 * Returns: (transfer floating): the record as Avahi takes it, aay
 */
GVariant *
discovery_txt_to_variant (const DiscoveryTxt *self)
{
  GVariantBuilder  builder;
  g_autofree char *n = g_strdup_printf ("%u", self->n_people);

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aay"));
  add_string (&builder, "id", self->id);
  add_string (&builder, "v", VERSION);
  if (self->name != NULL)
    add_string (&builder, "name", self->name);
  if (self->fingerprint != NULL)
    add_string (&builder, "fp", self->fingerprint);
  add_string (&builder, "key", self->needs_key ? "1" : "0");
  add_string (&builder, "n", n);
  return g_variant_builder_end (&builder);
}

/* --- Reading --- */

static gboolean
consists_of (const char *value,
             gsize       length,
             gsize       max_length,
             const char *more,
             gboolean    hexadecimal)
{
  if (length == 0 || length > max_length)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (value[i] == '\0' || (strchr (more, value[i]) == NULL && !(hexadecimal ? g_ascii_isxdigit (value[i]) : g_ascii_isalnum (value[i]))))
      return FALSE;
  return TRUE;
}

static guint
parse_number (const char *value,
              gsize       length)
{
  g_autofree char *text = g_strndup (value, length);
  guint64          number = 0;

  /* What is no number leaves 0. */
  g_ascii_string_to_unsigned (text, 10, 0, MAX_PEOPLE, &number, NULL);
  return number;
}

static void
take_string (DiscoveryTxt *self,
             const char   *key,
             const char   *value,
             gsize         length)
{
  if (g_str_equal (key, "id") && consists_of (value, length, MAX_ID, "-_.", FALSE))
    self->id = g_strndup (value, length);
  else if (g_str_equal (key, "name"))
    self->name = discovery_txt_clean (value, length, MAX_STRING);
  else if (g_str_equal (key, "fp") && consists_of (value, length, MAX_FINGERPRINT, ":", TRUE))
    self->fingerprint = g_strndup (value, length);
  else if (g_str_equal (key, "key"))
    self->needs_key = !(length == 1 && value[0] == '0');
  else if (g_str_equal (key, "n"))
    self->n_people = parse_number (value, length);
}

/**
 * discovery_txt_parse:
 * @self: empty; discovery_txt_clear() it afterwards
 * @strings: aay, as Avahi gives it
 *
 * Reads a record. What it does not know or cannot be is as if it were not there; of a key
 * that comes twice, the first counts (RFC 6763, 6.4).
 */
void
discovery_txt_parse (DiscoveryTxt *self,
                     GVariant     *strings)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gsize n = MIN (g_variant_n_children (strings), MAX_STRINGS);

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GVariant) string = g_variant_get_child_value (strings, i);
      gsize       length;
      const char *bytes = g_variant_get_fixed_array (string, &length, 1);
      const char *equals = length > 0 ? memchr (bytes, '=', length) : NULL;
      gsize       key_length = equals != NULL ? (gsize)(equals - bytes) : length;
      char       *key = g_ascii_strdown (length > 0 ? bytes : "", key_length);

      /* A key without “=” is there, with no value. */
      if (g_hash_table_add (seen, key))
        take_string (self, key, equals != NULL ? equals + 1 : "", equals != NULL ? length - key_length - 1 : 0);
    }
}

void
discovery_txt_clear (DiscoveryTxt *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->fingerprint, g_free);
}
