// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "irc/irc-time.h"

#include "fixtures/locale.h"

static void
test_format (void)
{
  g_autofree char *epoch = irc_time_format (0);
  g_autofree char *later = irc_time_format (G_GINT64_CONSTANT (1319042451765999));

  g_assert_cmpstr (epoch, ==, "1970-01-01T00:00:00.000Z");
  g_assert_cmpstr (later, ==, "2011-10-19T16:40:51.765Z");
}

static void
test_parse (void)
{
  static const char *const bad[] = { "", "Z", "x", "2011-10-19", "2011-10-19T16:40:51", "2011-10-19T16:40:51.620+03:00", "2011-13-19T16:40:51Z", "2011-10-19T25:40:51Z", "1319042451", NULL };
  g_autoptr (GDateTime) time = irc_time_parse ("2011-10-19T16:40:51.765Z");
  g_autoptr (GDateTime) whole = irc_time_parse ("2011-10-19T16:40:51Z");

  g_assert_cmpint (g_date_time_to_unix (time), ==, 1319042451);
  g_assert_cmpint (g_date_time_get_microsecond (time) / 1000, ==, 765);
  g_assert_cmpint (g_date_time_get_utc_offset (time), ==, 0);
  g_assert_nonnull (whole);
  for (guint i = 0; bad[i] != NULL; i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_null (irc_time_parse (bad[i]));
    }
}

static void
test_round_trip (void)
{
  for (guint round = 0; round < 200; round++)
    {
      gint64           seconds = g_test_rand_int_range (0, G_MAXINT32);
      gint64           ms = g_test_rand_int_range (0, 1000);
      g_autofree char *text = irc_time_format (seconds * G_USEC_PER_SEC + ms * 1000);
      g_autoptr (GDateTime) time = irc_time_parse (text);

      g_assert_cmpint (g_date_time_to_unix (time), ==, seconds);
      g_assert_cmpint ((g_date_time_get_microsecond (time) + 500) / 1000, ==, ms);
    }
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/irc/time/format", test_format);
  g_test_add_func ("/irc/time/parse", test_parse);
  g_test_add_func ("/irc/time/round-trip", test_round_trip);
  return g_test_run ();
}
