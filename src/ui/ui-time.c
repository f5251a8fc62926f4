// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-time.h"

#include <glib/gi18n.h>
#include <langinfo.h>
#include <string.h>

static gboolean
is_twelve_hour (void)
{
  const char *format = nl_langinfo (T_FMT);

  return strstr (format, "%r") != NULL || strstr (format, "%I") != NULL || strstr (format, "%l") != NULL;
}

/**
 * ui_time_format_clock:
 *
 * Returns: (transfer full): the time of day without seconds, as the locale writes it
 */
char *
ui_time_format_clock (GDateTime *time)
{
  return g_date_time_format (time, is_twelve_hour () ? "%-I:%M %p" : "%H:%M");
}

static GDate *
to_date (GDateTime *time)
{
  int year, month, day;

  g_date_time_get_ymd (time, &year, &month, &day);
  return g_date_new_dmy (day, month, year);
}

/**
 * ui_time_format_day:
 * @now: what "today" is
 *
 * Returns: (transfer full): the day in words, as close as people say it
 */
char *
ui_time_format_day (GDateTime *time,
                    GDateTime *now)
{
  g_autoptr (GDate) day = to_date (time);
  g_autoptr (GDate) today = to_date (now);
  int days = g_date_days_between (day, today);

  if (days == 0)
    return g_strdup (_ ("Today"));
  if (days == 1)
    return g_strdup (_ ("Yesterday"));
  if (g_date_get_year (day) == g_date_get_year (today))
    /* Translators: a day of this year, as g_date_time_format() writes it: Monday, March 4 */
    return g_date_time_format (time, C_ ("day", "%A, %B %-d"));
  /* Translators: a day of another year, as g_date_time_format() writes it: Monday, March 4, 2024 */
  return g_date_time_format (time, C_ ("day", "%A, %B %-d, %Y"));
}
