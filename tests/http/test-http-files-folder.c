// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "http/http-files-folder.h"

#include "fixtures/await.h"
#include "fixtures/folder.h"
#include "fixtures/locale.h"
#include "http/http-caller.h"
#include "http/http-picture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#define NO_LIMIT G_MAXSIZE

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  GPtrArray **contents = g_object_get_data (object, "contents");

  *contents = http_files_folder_load_finish (result);
}

static GPtrArray *
load (const char *folder,
      gsize       limit)
{
  g_autoptr (GObject) holder = g_object_new (G_TYPE_OBJECT, NULL);
  GPtrArray *contents = NULL;

  g_object_set_data (holder, "contents", &contents);
  http_files_folder_load_async (folder, limit, holder, loaded_cb);
  AWAIT (contents != NULL);
  return contents;
}

static void
put (const char *folder,
     const char *name,
     const char *bytes,
     gsize       length,
     time_t      time)
{
  g_autofree char *checksum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)bytes, length);
  g_autofree char *path = g_build_filename (folder, name != NULL ? name : checksum, NULL);
  struct utimbuf   times = { time, time };

  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
  g_assert_cmpint (utime (path, &times), ==, 0);
}

static void
assert_content (GPtrArray  *contents,
                guint       i,
                const char *expected)
{
  gsize       size;
  const char *bytes = g_bytes_get_data (contents->pdata[i], &size);

  g_assert_cmpmem (bytes, size, expected, strlen (expected));
}

/* A folder that is not there is made, and empty. */
static void
test_new (void)
{
  g_autofree char *parent = folder_make ();
  g_autofree char *folder = g_build_filename (parent, "a", "b", NULL);
  g_autoptr (GPtrArray) contents = load (folder, NO_LIMIT);

  g_assert_cmpuint (contents->len, ==, 0);
  g_assert_true (g_file_test (folder, G_FILE_TEST_IS_DIR));
  folder_remove (parent);
}

static void
test_order_and_limit (void)
{
  g_autofree char *folder = folder_make ();
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) some = NULL;

  put (folder, NULL, PNG "2", strlen (PNG) + 1, 2000);
  put (folder, NULL, PNG "1", strlen (PNG) + 1, 1000);
  put (folder, NULL, PNG "3", strlen (PNG) + 1, 3000);
  all = load (folder, NO_LIMIT);
  g_assert_cmpuint (all->len, ==, 3);
  assert_content (all, 0, PNG "1");
  assert_content (all, 1, PNG "2");
  assert_content (all, 2, PNG "3");
  some = load (folder, 2 * strlen (PNG "3"));
  g_assert_cmpuint (some->len, ==, 2);
  assert_content (some, 0, PNG "2");
  folder_remove (folder);
}

static void
test_others (void)
{
  g_autofree char *folder = folder_make ();
  g_autofree char *large = g_malloc0 (HTTP_PICTURE_MAX_SIZE + 1);
  g_autofree char *path = g_build_filename (folder, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", NULL);
  g_autoptr (GPtrArray) contents = NULL;

  memcpy (large, PNG, strlen (PNG));
  put (folder, NULL, large, HTTP_PICTURE_MAX_SIZE + 1, 1000);
  put (folder, NULL, "<html>", 6, 1000);
  put (folder, "0000000000000000000000000000000000000000000000000000000000000000", PNG, strlen (PNG), 1000);
  put (folder, "notes.txt", PNG, strlen (PNG), 1000);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  contents = load (folder, NO_LIMIT);
  g_assert_cmpuint (contents->len, ==, 0);
  g_assert_cmpint (g_rmdir (path), ==, 0);
  folder_remove (folder);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/http/files-folder/new", test_new);
  g_test_add_func ("/http/files-folder/order-and-limit", test_order_and_limit);
  g_test_add_func ("/http/files-folder/others", test_others);
  return g_test_run ();
}
