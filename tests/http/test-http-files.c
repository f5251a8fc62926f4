// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "http/http-files.h"

#include "fixtures/await.h"
#include "fixtures/folder.h"
#include "fixtures/locale.h"
#include "http/http-caller.h"

#include <glib/gstdio.h>
#include <string.h>

#define SIZE 100

/* The thread that read the folder may hold them for a moment. */
static void
let_go (HttpFiles *files)
{
  gpointer alive = files;

  g_object_add_weak_pointer (G_OBJECT (files), &alive);
  g_object_unref (files);
  AWAIT (alive == NULL);
}

typedef struct
{
  gboolean done;
  char    *name;
  GError  *error;
} Adding;

static void
added_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Adding *adding = user_data;

  adding->name = http_files_add_finish (HTTP_FILES (object), result, &adding->error);
  adding->done = TRUE;
}

/* A picture of SIZE bytes, another one for each letter. */
static GBytes *
paint (char letter)
{
  char bytes[SIZE] = PNG;

  memset (bytes + strlen (PNG), letter, SIZE - strlen (PNG));
  return g_bytes_new (bytes, SIZE);
}

/* The name, or NULL for no place. */
static char *
add (HttpFiles *files,
     char       letter)
{
  g_autoptr (GBytes) content = paint (letter);
  g_autoptr (GError) error = NULL;
  Adding adding = { 0 };

  http_files_add_async (files, content, added_cb, &adding);
  AWAIT (adding.done);
  if (adding.error != NULL)
    g_assert_error (adding.error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_clear_error (&adding.error);
  return adding.name;
}

static gboolean
has (HttpFiles  *files,
     const char *name,
     char        letter)
{
  g_autoptr (GBytes) expected = paint (letter);
  GBytes *content = http_files_find (files, name);

  return content != NULL && g_bytes_equal (content, expected);
}

static void
test_names (void)
{
  g_assert_true (http_files_is_name ("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
  g_assert_false (http_files_is_name ("E3B0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
  g_assert_false (http_files_is_name ("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85"));
  g_assert_false (http_files_is_name ("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b8555"));
  g_assert_false (http_files_is_name ("../0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
  g_assert_false (http_files_is_name (""));
}

static void
test_memory (void)
{
  HttpFiles       *files = http_files_new (NULL, 10 * SIZE);
  g_autofree char *name = NULL;
  g_autofree char *again = NULL;

  g_assert_true (http_files_is_ready (files));
  name = add (files, 'a');
  g_assert_true (http_files_is_name (name));
  g_assert_true (has (files, name, 'a'));
  again = add (files, 'a');
  g_assert_cmpstr (again, ==, name);
  g_assert_null (http_files_find (files, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
  let_go (files);
}

/* What was not asked for the longest makes place. */
static void
test_limit (void)
{
  HttpFiles       *files = http_files_new (NULL, 3 * SIZE);
  g_autofree char *a = add (files, 'a');
  g_autofree char *b = add (files, 'b');
  g_autofree char *c = add (files, 'c');
  g_autofree char *d = NULL;

  g_assert_true (has (files, a, 'a'));
  d = add (files, 'd');
  g_assert_true (has (files, a, 'a') && has (files, c, 'c') && has (files, d, 'd'));
  g_assert_null (http_files_find (files, b));
  let_go (files);
}

static gboolean
shown (const char *name,
       gpointer    user_data)
{
  return g_hash_table_contains (user_data, name);
}

static void
test_shown (void)
{
  HttpFiles *files = http_files_new (NULL, 2 * SIZE);
  g_autoptr (GHashTable) all_shown = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *a = add (files, 'a');
  g_autofree char *b = add (files, 'b');
  g_autofree char *c = NULL;

  http_files_set_shown (files, shown, all_shown);
  g_hash_table_add (all_shown, a);
  c = add (files, 'c');
  g_assert_nonnull (c);
  g_assert_true (has (files, a, 'a'));
  g_assert_null (http_files_find (files, b));
  g_hash_table_add (all_shown, c);
  g_assert_null (add (files, 'd'));
  g_assert_true (has (files, a, 'a') && has (files, c, 'c'));
  let_go (files);
}

static gboolean
is_gone (const char *folder,
         const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return !g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
test_kept (void)
{
  g_autofree char *parent = folder_make ();
  g_autofree char *folder = g_build_filename (parent, "files", NULL);
  HttpFiles       *files = http_files_new (folder, 2 * SIZE);
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  g_autofree char *c = NULL;

  AWAIT (http_files_is_ready (files));
  a = add (files, 'a');
  b = add (files, 'b');
  c = add (files, 'c');
  AWAIT (is_gone (folder, a));
  let_go (files);

  files = http_files_new (folder, 2 * SIZE);
  AWAIT (http_files_is_ready (files));
  g_assert_null (http_files_find (files, a));
  g_assert_true (has (files, b, 'b') && has (files, c, 'c'));
  /* They count. */
  g_free (add (files, 'd'));
  g_assert_null (http_files_find (files, b));
  AWAIT (is_gone (folder, b));
  let_go (files);
  folder_remove (parent);
}

/* The same one twice at once, and it takes its place once. */
static void
test_twins (void)
{
  g_autofree char *folder = folder_make ();
  HttpFiles       *files = http_files_new (folder, 3 * SIZE);
  g_autoptr (GBytes) content = paint ('a');
  Adding           twins[2] = { 0 };
  g_autofree char *b = NULL;
  g_autofree char *c = NULL;

  AWAIT (http_files_is_ready (files));
  http_files_add_async (files, content, added_cb, &twins[0]);
  http_files_add_async (files, content, added_cb, &twins[1]);
  AWAIT (twins[0].done && twins[1].done);
  g_assert_cmpstr (twins[0].name, ==, twins[1].name);
  b = add (files, 'b');
  c = add (files, 'c');
  g_assert_true (has (files, twins[0].name, 'a') && has (files, b, 'b') && has (files, c, 'c'));
  g_free (twins[0].name);
  g_free (twins[1].name);
  let_go (files);
  folder_remove (folder);
}

/* What the disk did not take is not there, and takes no place. */
static void
test_no_disk (void)
{
  g_autofree char *parent = folder_make ();
  g_autofree char *folder = g_build_filename (parent, "files", NULL);
  HttpFiles       *files = NULL;
  g_autoptr (GBytes) content = paint ('a');
  Adding adding = { 0 };

  g_assert_true (g_file_set_contents (folder, "no folder", -1, NULL));
  files = http_files_new (folder, SIZE);
  AWAIT (http_files_is_ready (files));
  for (guint i = 0; i < 3; i++)
    {
      adding.done = FALSE;
      http_files_add_async (files, content, added_cb, &adding);
      AWAIT (adding.done);
      g_assert_null (adding.name);
      g_assert_nonnull (adding.error);
      g_assert_false (g_error_matches (adding.error, G_IO_ERROR, G_IO_ERROR_NO_SPACE));
      g_clear_error (&adding.error);
    }
  let_go (files);
  folder_remove (parent);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/http/files/names", test_names);
  g_test_add_func ("/http/files/memory", test_memory);
  g_test_add_func ("/http/files/limit", test_limit);
  g_test_add_func ("/http/files/shown", test_shown);
  g_test_add_func ("/http/files/kept", test_kept);
  g_test_add_func ("/http/files/twins", test_twins);
  g_test_add_func ("/http/files/no-disk", test_no_disk);
  return g_test_run ();
}
