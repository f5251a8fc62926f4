// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-certificate.h"

#include "fixtures/await.h"
#include "fixtures/folder.h"
#include "fixtures/locale.h"
#include "net/net-certificate-file.h"

#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  g_autofree char *parent = folder_make ();

  /* It need not be there. */
  fixture->folder = g_build_filename (parent, "merhaba", NULL);
  fixture->path = g_build_filename (fixture->folder, NET_CERTIFICATE_FILE_NAME, NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  g_autofree char *parent = g_path_get_dirname (fixture->folder);

  chmod (fixture->folder, 0700);
  folder_remove (parent);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
waited_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (net_certificate_wait_finish (NET_CERTIFICATE (object), result, &error));
  g_assert_no_error (error);
  ++*(guint *)user_data;
}

static NetCertificate *
load (const char *folder)
{
  NetCertificate *certificate = net_certificate_new (folder);
  guint           n_answers = 0;

  g_assert_null (net_certificate_get_fingerprint (certificate));
  net_certificate_wait_async (certificate, waited_cb, &n_answers);
  net_certificate_wait_async (certificate, waited_cb, &n_answers);
  AWAIT (n_answers == 2);
  net_certificate_wait_async (certificate, waited_cb, &n_answers);
  AWAIT (n_answers == 3);
  return certificate;
}

static void
assert_is_fingerprint (const char *text)
{
  g_assert_cmpuint (strlen (text), ==, 64);
  g_assert_cmpuint (strspn (text, "0123456789abcdef"), ==, 64);
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

static void
test_made_once (Fixture      *fixture,
                gconstpointer user_data)
{
  g_autoptr (NetCertificate) first = load (fixture->folder);
  g_autoptr (NetCertificate) second = load (fixture->folder);
  struct stat status;

  assert_is_fingerprint (net_certificate_get_fingerprint (first));
  g_assert_cmpstr (net_certificate_get_fingerprint (first), ==, net_certificate_get_fingerprint (second));
  g_assert_null (net_certificate_get_trouble (first));
  g_assert_null (net_certificate_get_set_aside (first));
  g_assert_nonnull (net_certificate_get_credentials (first));
  g_assert_cmpint (stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (stat (fixture->folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

static void
test_in_memory (void)
{
  g_autoptr (NetCertificate) first = load (NULL);
  g_autoptr (NetCertificate) second = load (NULL);

  assert_is_fingerprint (net_certificate_get_fingerprint (first));
  g_assert_cmpstr (net_certificate_get_fingerprint (first), !=, net_certificate_get_fingerprint (second));
  g_assert_null (net_certificate_get_trouble (first));
}

/* What is there is no key: cut off, of two different pairs, something else, nothing. */
static void
test_damaged (Fixture      *fixture,
              gconstpointer user_data)
{
  g_autoptr (GBytes) pem = net_certificate_file_make (NULL);
  g_autoptr (GBytes) other = net_certificate_file_make (NULL);
  g_autofree char  *text = g_strndup (g_bytes_get_data (pem, NULL), g_bytes_get_size (pem));
  g_autofree char  *other_text = g_strndup (g_bytes_get_data (other, NULL), g_bytes_get_size (other));
  g_autofree char  *half = g_strndup (text, strlen (text) / 2);
  g_autofree char  *one = g_strndup (text, strstr (text, "-----BEGIN CERT") - text);
  g_autofree char  *another = g_strndup (strstr (other_text, "-----BEGIN CERT"), strlen (half));
  g_autofree char  *mixed = g_strconcat (one, strstr (other_text, "-----BEGIN CERT"), NULL);
  const char *const contents[] = { "", "merhaba", half, one, another, mixed };

  g_mkdir_with_parents (fixture->folder, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (NetCertificate) certificate = NULL;
      g_autoptr (NetCertificate) again = NULL;
      g_autofree char *kept = NULL;

      g_assert_true (g_file_set_contents (fixture->path, contents[i], MIN (strlen (contents[i]), 4000), NULL));
      certificate = load (fixture->folder);
      g_assert_nonnull (net_certificate_get_set_aside (certificate));
      g_assert_true (g_file_get_contents (net_certificate_get_set_aside (certificate), &kept, NULL, NULL));
      g_assert_cmpstr (kept, ==, contents[i]);
      again = load (fixture->folder);
      g_assert_null (net_certificate_get_set_aside (again));
      g_assert_cmpstr (net_certificate_get_fingerprint (certificate), ==, net_certificate_get_fingerprint (again));
      unlink (fixture->path);
    }
}

/* A folder that cannot be: there is one for this run, and it is said why. */
static void
test_no_folder (Fixture      *fixture,
                gconstpointer user_data)
{
  g_autofree char *inside = g_build_filename (fixture->path, "deeper", NULL);
  g_autoptr (NetCertificate) certificate = NULL;

  g_mkdir_with_parents (fixture->folder, 0700);
  g_assert_true (g_file_set_contents (fixture->path, "a file", -1, NULL));
  certificate = load (inside);
  assert_is_fingerprint (net_certificate_get_fingerprint (certificate));
  g_assert_error (net_certificate_get_trouble (certificate), G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY);
}

static void
test_open_to_others (Fixture      *fixture,
                     gconstpointer user_data)
{
  g_autoptr (NetCertificate) first = load (fixture->folder);
  g_autoptr (NetCertificate) second = NULL;
  struct stat status;

  g_assert_cmpint (chmod (fixture->path, 0644), ==, 0);
  second = load (fixture->folder);
  g_assert_cmpint (stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static G_NORETURN void
load_and_tell (const char *folder,
               int         fd)
{
  char            *set_aside;
  GBytes          *pem = net_certificate_file_load (folder, &set_aside, NULL);
  g_autofree char *fingerprint = pem != NULL ? net_certificate_file_dup_fingerprint (pem, NULL) : NULL;

  _exit (fingerprint != NULL && write (fd, fingerprint, 64) == 64 ? 0 : 1);
}

/* Several programs start at the same moment, over a damaged file at that. */
static void
test_several_at_once (Fixture      *fixture,
                      gconstpointer user_data)
{
  enum { N = 8 };
  int  fds[N];
  char first[65] = "";

  g_mkdir_with_parents (fixture->folder, 0700);
  g_assert_true (g_file_set_contents (fixture->path, "damaged", -1, NULL));
  for (guint i = 0; i < N; i++)
    {
      int   ends[2];
      pid_t pid;

      g_assert_cmpint (pipe (ends), ==, 0);
      pid = fork ();
      if (pid == 0)
        load_and_tell (fixture->folder, ends[1]);
      close (ends[1]);
      fds[i] = ends[0];
    }
  for (guint i = 0; i < N; i++)
    {
      char fingerprint[65] = "";
      int  status;

      g_assert_cmpint (read (fds[i], fingerprint, 64), ==, 64);
      g_assert_cmpint (wait (&status), >, 0);
      g_assert_cmpint (status, ==, 0);
      if (i == 0)
        memcpy (first, fingerprint, sizeof first);
      g_assert_cmpstr (fingerprint, ==, first);
      close (fds[i]);
    }
  /* The one they have, and the damaged one. */
  g_assert_cmpuint (count_files (fixture), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/net/certificate/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("several-at-once", test_several_at_once);
  ADD ("made-once", test_made_once);
  g_test_add_func ("/net/certificate/in-memory", test_in_memory);
  ADD ("damaged", test_damaged);
  ADD ("no-folder", test_no_folder);
  ADD ("open-to-others", test_open_to_others);
#undef ADD
  return g_test_run ();
}
