// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-color.h"

#include "ui/ui-test.h"

static void
test_contrast (void)
{
  g_assert_cmpfloat_with_epsilon (ui_color_contrast (0x000000, 0xffffff), 21, 0.01);
  g_assert_cmpfloat_with_epsilon (ui_color_contrast (0xffffff, 0x777777), 4.48, 0.01);
  g_assert_cmpfloat_with_epsilon (ui_color_contrast (0x123456, 0x123456), 1, 0.001);
  g_assert_cmpint (ui_color_get_opposite (0xebebeb), ==, 0x000000);
  g_assert_cmpint (ui_color_get_opposite (0x303030), ==, 0xffffff);
}

/* Whatever the colours are, one can be read on the other, and what can be read stays. */
static void
test_readable (void)
{
  g_assert_cmpint (ui_color_make_readable (0x7f0000, 0xebebeb), ==, 0x7f0000);
  for (int i = 0; i < 3000; i++)
    {
      int color = g_test_rand_int_range (0, 0x1000000);
      int background = g_test_rand_int_range (0, 0x1000000);

      g_assert_cmpfloat (ui_color_contrast (ui_color_make_readable (color, background), background), >=, 4.5);
    }
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/color/contrast", test_contrast);
  g_test_add_func ("/ui/color/readable", test_readable);
  return g_test_run ();
}
