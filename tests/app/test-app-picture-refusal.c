// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "app/app-picture-refusal.h"

#include "fixtures/locale.h"
#include "transfer/transfer-error.h"

#include <gio/gio.h>
#include <string.h>

static void
test_explain (void)
{
  static const struct
  {
    int         code;
    gboolean    is_final;
    const char *part;
  } rows[] = {
    { TRANSFER_ERROR_TOO_LARGE, TRUE, "Choose another one" },
    { TRANSFER_ERROR_WRONG_KIND, TRUE, "Choose another one" },
    { TRANSFER_ERROR_NO_SPACE, FALSE, "no place left for pictures" },
    { TRANSFER_ERROR_TOO_MANY, FALSE, "Choose it again" },
    { TRANSFER_ERROR_BUSY, FALSE, "Choose it again" },
    { TRANSFER_ERROR_NOT_ALLOWED, FALSE, "Choose it again" },
  };
  g_autoptr (GError) network = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED, "x");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (TRANSFER_ERROR, rows[i].code, "x");

      g_assert_cmpint (app_picture_refusal_is_final (error), ==, rows[i].is_final);
      g_assert_nonnull (strstr (app_picture_refusal_explain (error), rows[i].part));
    }
  g_assert_false (app_picture_refusal_is_final (network));
  g_assert_nonnull (strstr (app_picture_refusal_explain (network), "Choose it again"));
  g_assert_false (app_picture_refusal_is_final (NULL));
  g_assert_nonnull (strstr (app_picture_refusal_explain (NULL), "Choose it again"));
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/app/app-picture-refusal/explain", test_explain);
  return g_test_run ();
}
