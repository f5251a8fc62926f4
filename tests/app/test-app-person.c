// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "app/app-person.h"

#include "fixtures/locale.h"

static void
check (const char *real_name,
       const char *user_name,
       const char *expected)
{
  g_autofree char *name = app_person_suggest_name (real_name, user_name);

  g_assert_cmpstr (name, ==, expected);
}

static void
test_suggestion (void)
{
  check ("Ayşe Yılmaz", "ayse", "Ayşe Yılmaz");
  check ("  Ayşe  ", "ayse", "Ayşe");
  check ("Unknown", "ayse", "Ayse");
  check ("", "mehmet", "Mehmet");
  check ("", "şule", "Şule");
  check (" ", "x", "X");
  check ("", "", "");
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/app/person/suggestion", test_suggestion);
  return g_test_run ();
}
