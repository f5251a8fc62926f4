// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "http/http-uploads.h"

#include "fixtures/locale.h"

static void
test_minute (void)
{
  HttpUploads *uploads = http_uploads_new ();
  const gint64 start = 1000 * G_USEC_PER_SEC;

  for (guint i = 0; i < HTTP_UPLOADS_MAX; i++)
    g_assert_true (http_uploads_charge (uploads, "a", start + i));
  g_assert_false (http_uploads_charge (uploads, "a", start + 59 * G_USEC_PER_SEC));
  /* Others are not kept from it. */
  g_assert_true (http_uploads_charge (uploads, "b", start + 59 * G_USEC_PER_SEC));
  for (guint i = 0; i < HTTP_UPLOADS_MAX; i++)
    g_assert_true (http_uploads_charge (uploads, "a", start + 60 * G_USEC_PER_SEC));
  g_assert_false (http_uploads_charge (uploads, "a", start + 60 * G_USEC_PER_SEC));
  http_uploads_free (uploads);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/http/uploads/minute", test_minute);
  return g_test_run ();
}
