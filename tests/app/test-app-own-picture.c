// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "app/app-own-picture.h"

#include "fixtures/await.h"
#include "fixtures/folder.h"
#include "ui/ui-test.h"

static GApplication *application;

static GBytes *
paint (void)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 128, 128);
  char *data;
  gsize size;

  gdk_pixbuf_fill (pixbuf, 0xff00ffff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "png", NULL, NULL));
  return g_bytes_new_take (data, size);
}

static gboolean
is_kept (const char *path,
         GBytes     *expected)
{
  g_autofree char *data = NULL;
  g_autoptr (GBytes) kept = NULL;
  gsize size;

  if (!g_file_get_contents (path, &data, &size, NULL))
    return expected == NULL;
  kept = g_bytes_new (data, size);
  return expected != NULL && g_bytes_equal (kept, expected);
}

static gboolean
is_gone (AppOwnPicture *picture)
{
  return G_OBJECT (picture)->ref_count == 1;
}

static void
test_kept (void)
{
  g_autofree char *folder = folder_make ();
  g_autofree char *path = g_build_filename (folder, "picture", NULL);
  g_autoptr (GBytes) bytes = paint ();
  g_autoptr (AppOwnPicture) picture = app_own_picture_new (application, path);
  g_autoptr (AppOwnPicture) next_time = NULL;

  AWAIT (is_gone (picture));
  g_assert_null (app_own_picture_get_texture (picture));
  app_own_picture_set (picture, bytes);
  g_assert_true (app_own_picture_get_bytes (picture) == bytes);
  AWAIT (app_own_picture_get_texture (picture) != NULL && is_kept (path, bytes));

  next_time = app_own_picture_new (application, path);
  AWAIT (app_own_picture_get_texture (next_time) != NULL);
  g_assert_true (g_bytes_equal (app_own_picture_get_bytes (next_time), bytes));
  AWAIT (is_gone (picture) && is_gone (next_time));
  folder_remove (folder);
}

/* What was chosen last counts, however fast it was. */
static void
test_taken_away (void)
{
  g_autofree char *folder = folder_make ();
  g_autofree char *path = g_build_filename (folder, "picture", NULL);
  g_autoptr (GBytes) bytes = paint ();
  g_autoptr (AppOwnPicture) picture = app_own_picture_new (application, path);

  app_own_picture_set (picture, bytes);
  app_own_picture_set (picture, NULL);
  app_own_picture_set (picture, bytes);
  app_own_picture_set (picture, NULL);
  AWAIT (is_gone (picture));
  g_assert_null (app_own_picture_get_bytes (picture));
  g_assert_null (app_own_picture_get_texture (picture));
  g_assert_true (is_kept (path, NULL));
  app_own_picture_set (picture, NULL);
  AWAIT (is_gone (picture));
  folder_remove (folder);
}

static void
test_file_that_is_none (void)
{
  g_autofree char *folder = folder_make ();
  g_autofree char *path = g_build_filename (folder, "picture", NULL);
  g_autoptr (AppOwnPicture) picture = NULL;

  g_assert_true (g_file_set_contents (path, "merhaba", -1, NULL));
  picture = app_own_picture_new (application, path);
  AWAIT (is_gone (picture));
  g_assert_null (app_own_picture_get_bytes (picture));
  folder_remove (folder);
}

static void
on_not_kept (GString    *sentences,
             const char *sentence)
{
  g_string_append (sentences, sentence);
}

static void
test_not_kept (void)
{
  g_autoptr (GBytes) bytes = paint ();
  g_autoptr (AppOwnPicture) picture = app_own_picture_new (application, "/nonexistent/picture");
  g_autoptr (GString) sentences = g_string_new (NULL);

  g_signal_connect_swapped (picture, "not-kept", G_CALLBACK (on_not_kept), sentences);
  app_own_picture_set (picture, bytes);
  AWAIT (sentences->len > 0);
  AWAIT (app_own_picture_get_texture (picture) != NULL);
  AWAIT (is_gone (picture));
}

/* Our person hears once from each host that it does not take their picture. */
static void
test_refused (void)
{
  g_autofree char *folder = folder_make ();
  g_autofree char *path = g_build_filename (folder, "picture", NULL);
  g_autoptr (GBytes) bytes = paint ();
  g_autoptr (AppOwnPicture) picture = app_own_picture_new (application, path);

  app_own_picture_set (picture, bytes);
  g_assert_true (app_own_picture_note_refused (picture, "a"));
  g_assert_true (app_own_picture_note_refused (picture, "b"));
  g_assert_false (app_own_picture_note_refused (picture, "a"));
  g_assert_false (app_own_picture_note_refused (picture, "b"));
  app_own_picture_set (picture, bytes);
  g_assert_true (app_own_picture_note_refused (picture, "a"));
  AWAIT (is_gone (picture));
  folder_remove (folder);
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  application = g_application_new (APP_ID, G_APPLICATION_NON_UNIQUE);
  g_test_add_func ("/app/app-own-picture/kept", test_kept);
  g_test_add_func ("/app/app-own-picture/taken-away", test_taken_away);
  g_test_add_func ("/app/app-own-picture/none", test_file_that_is_none);
  g_test_add_func ("/app/app-own-picture/not-kept", test_not_kept);
  g_test_add_func ("/app/app-own-picture/refused", test_refused);
  return g_test_run ();
}
