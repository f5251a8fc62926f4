// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "discovery/discovery-txt.h"

#include "fixtures/locale.h"

#include <string.h>

static GVariant *
make_record (const char *first,
             ...)
{
  GVariantBuilder builder;
  va_list         strings;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aay"));
  va_start (strings, first);
  for (const char *string = first; string != NULL; string = va_arg (strings, const char *))
    g_variant_builder_add_value (&builder, g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, string, strlen (string), 1));
  va_end (strings);
  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

static void
test_round_trip (void)
{
  const DiscoveryTxt written = { .id = (char *)"4f2a-x_1.b", .name = (char *)"Işıl’s room", .fingerprint = (char *)"AB:cd:09", .n_people = 37, .needs_key = TRUE };
  g_autoptr (GVariant) record = g_variant_ref_sink (discovery_txt_to_variant (&written));
  g_auto (DiscoveryTxt) read = { NULL };

  discovery_txt_parse (&read, record);
  g_assert_cmpstr (read.id, ==, written.id);
  g_assert_cmpstr (read.name, ==, written.name);
  g_assert_cmpstr (read.fingerprint, ==, written.fingerprint);
  g_assert_cmpuint (read.n_people, ==, 37);
  g_assert_true (read.needs_key);
}

static void
test_nothing (void)
{
  g_autoptr (GVariant) record = make_record (NULL);
  g_auto (DiscoveryTxt) txt = { NULL };

  discovery_txt_parse (&txt, record);
  g_assert_null (txt.id);
  g_assert_null (txt.name);
  g_assert_null (txt.fingerprint);
  g_assert_cmpuint (txt.n_people, ==, 0);
  g_assert_false (txt.needs_key);
}

static void
test_keys (void)
{
  /* Any case, the first of two counts, no value is a value, what is unknown is skipped. */
  g_autoptr (GVariant) record = make_record ("ID=a", "id=b", "=x", "", "=", "surprise", "name", "KEY", "n=5=6", NULL);
  g_auto (DiscoveryTxt) txt = { NULL };

  discovery_txt_parse (&txt, record);
  g_assert_cmpstr (txt.id, ==, "a");
  g_assert_cmpstr (txt.name, ==, "");
  g_assert_true (txt.needs_key);
  g_assert_cmpuint (txt.n_people, ==, 0);
}

static void
check_id (const char *value,
          const char *expected)
{
  g_autofree char *string = g_strconcat ("id=", value, NULL);
  g_autoptr (GVariant) record = make_record (string, NULL);
  g_auto (DiscoveryTxt) txt = { NULL };

  discovery_txt_parse (&txt, record);
  g_assert_cmpstr (txt.id, ==, expected);
}

static void
test_ids (void)
{
  g_autofree char *longest = g_strnfill (64, 'x');
  g_autofree char *too_long = g_strnfill (65, 'x');

  check_id ("0-9_a.Z", "0-9_a.Z");
  check_id (longest, longest);
  check_id (too_long, NULL);
  check_id ("", NULL);
  check_id ("a b", NULL);
  check_id ("a/b", NULL);
  check_id ("ı", NULL);
  check_id ("a\xff", NULL);
  check_id ("a\n", NULL);
}

static void
check_n (const char *value,
         guint       expected)
{
  g_autofree char *string = g_strconcat ("n=", value, NULL);
  g_autoptr (GVariant) record = make_record (string, NULL);
  g_auto (DiscoveryTxt) txt = { NULL };

  discovery_txt_parse (&txt, record);
  g_assert_cmpuint (txt.n_people, ==, expected);
}

static void
test_numbers (void)
{
  check_n ("0", 0);
  check_n ("12", 12);
  check_n ("99999", 99999);
  check_n ("100000", 0);
  check_n ("99999999999999999999999", 0);
  check_n ("-1", 0);
  check_n ("+1", 0);
  check_n (" 1", 0);
  check_n ("1x", 0);
  check_n ("0x10", 0);
  check_n ("", 0);
}

static void
test_fingerprints (void)
{
  g_autoptr (GVariant) record = make_record ("fp=<b>", "v=2", NULL);
  g_auto (DiscoveryTxt) txt = { NULL };

  discovery_txt_parse (&txt, record);
  g_assert_null (txt.fingerprint);
}

static void
check_clean (const char *text,
             gsize       max_bytes,
             const char *expected)
{
  g_autofree char *clean = discovery_txt_clean (text, -1, max_bytes);

  g_assert_cmpstr (clean, ==, expected);
}

static void
test_clean (void)
{
  g_autofree char *with_zero = discovery_txt_clean ("a\0b", 3, 9);

  check_clean ("Sınıf 5-B", 63, "Sınıf 5-B");
  check_clean ("  a\nb\tc\x7f ", 63, "a b c");
  check_clean ("\u202egnp.exe\u202c", 63, "gnp.exe");
  check_clean ("a\u2028b\u2067c\u200fd", 63, "a b c d");
  check_clean ("ab\xff\xfe", 63, "ab\xef\xbf\xbd\xef\xbf\xbd");
  check_clean ("aşşş", 4, "aş");
  check_clean ("aşşş", 5, "aşş");
  check_clean ("ş", 1, "");
  check_clean ("👋🏽👋🏽", 10, "👋🏽");
  check_clean ("", 9, "");
  g_assert_cmpstr (with_zero, ==, "a\xef\xbf\xbd"
                                  "b");
}

/* Bytes of chance: it ends, and what comes out is text. */
static void
test_chance (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      GVariantBuilder builder;
      g_autoptr (GVariant) record = NULL;
      g_auto (DiscoveryTxt) txt = { NULL };

      g_variant_builder_init (&builder, G_VARIANT_TYPE ("aay"));
      for (int i = g_test_rand_int_range (0, 50); i > 0; i--)
        {
          char bytes[300];
          int  length = g_test_rand_int_range (0, sizeof bytes);

          for (int k = 0; k < length; k++)
            bytes[k] = g_test_rand_int_range (0, 256);
          if (length > 6)
            memcpy (bytes, i % 3 == 0 ? "id=" : i % 3 == 1 ? "name="
                                                           : "n=",
                    i % 3 == 1 ? 5 : 2 + (i % 3 == 0));
          g_variant_builder_add_value (&builder, g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, bytes, length, 1));
        }
      record = g_variant_ref_sink (g_variant_builder_end (&builder));
      discovery_txt_parse (&txt, record);
      g_assert_true (txt.name == NULL || g_utf8_validate (txt.name, -1, NULL));
    }
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/discovery/txt/round-trip", test_round_trip);
  g_test_add_func ("/discovery/txt/nothing", test_nothing);
  g_test_add_func ("/discovery/txt/keys", test_keys);
  g_test_add_func ("/discovery/txt/ids", test_ids);
  g_test_add_func ("/discovery/txt/numbers", test_numbers);
  g_test_add_func ("/discovery/txt/fingerprints", test_fingerprints);
  g_test_add_func ("/discovery/txt/clean", test_clean);
  g_test_add_func ("/discovery/txt/chance", test_chance);
  return g_test_run ();
}
