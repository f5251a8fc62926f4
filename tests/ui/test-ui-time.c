// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-time.h"

#include "ui/ui-test.h"

static gboolean
is_turkish (void)
{
  return g_strcmp0 (g_getenv ("TEST_LANGUAGE"), "Turkish") == 0;
}

static void
check_day (int         year,
           int         month,
           int         day,
           const char *english,
           const char *turkish)
{
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 3, 1, 0, 30, 0);
  g_autoptr (GDateTime) time = g_date_time_new_local (year, month, day, 23, 59, 0);
  g_autofree char *text = ui_time_format_day (time, now);

  g_assert_cmpstr (text, ==, is_turkish () ? turkish : english);
}

static void
test_day (void)
{
  check_day (2026, 3, 1, "Today", "Bugün");
  check_day (2026, 2, 28, "Yesterday", "Dün");
  check_day (2026, 2, 27, "Friday, February 27", "27 Şubat Cuma");
  check_day (2026, 1, 1, "Thursday, January 1", "1 Ocak Perşembe");
  check_day (2025, 12, 31, "Wednesday, December 31, 2025", "31 Aralık 2025 Çarşamba");
  /* A clock that is set wrong on another computer must not make it yesterday. */
  check_day (2026, 3, 2, "Monday, March 2", "2 Mart Pazartesi");
}

static void
test_clock (void)
{
  g_autoptr (GDateTime) time = g_date_time_new_local (2026, 3, 1, 7, 5, 9);
  g_autofree char *text = ui_time_format_clock (time);

  g_assert_cmpstr (text, ==, "07:05");
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/time/day", test_day);
  g_test_add_func ("/ui/time/clock", test_clock);
  return g_test_run ();
}
