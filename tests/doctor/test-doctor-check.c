// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "doctor/doctor-check.h"

#include "doctor/system-mock.h"
#include "fixtures/await.h"
#include "fixtures/folder.h"
#include "fixtures/locale.h"

static void
test_network (void)
{
  static const struct
  {
    const char *interface;
    const char *address;
    gboolean    is_network;
  } rows[] = {
    { "eth0", "192.168.1.20", TRUE },
    { "wlan0", "169.254.7.1", TRUE },
    { "eth0", "fe80::1", TRUE },
    { "docker0", "172.17.0.1", FALSE },
    { "virbr0", "192.168.122.1", FALSE },
    { "tun0", "10.8.0.2", FALSE },
    { "br0", "192.168.1.20", TRUE },
    { "bond0", "192.168.1.20", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DoctorView) view = doctor_view_new ();

      g_assert_false (doctor_view_has_network (view));
      add_address (view, rows[i].interface, rows[i].address, 24);
      g_assert_cmpint (doctor_view_has_network (view), ==, rows[i].is_network);
    }
}

typedef struct
{
  gboolean is_over;
  char    *text;
} Load;

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Load *load = user_data;

  load->text = doctor_view_load_finish (source, result);
  load->is_over = TRUE;
}

static char *
load_file (DoctorView *view,
           const char *path)
{
  Load load = { FALSE, NULL };

  doctor_view_load_async (view, path, NULL, loaded_cb, &load);
  AWAIT (load.is_over);
  return load.text;
}

static void
test_files (void)
{
  g_autoptr (DoctorView) view = doctor_view_new ();
  g_autofree char *there = NULL;
  g_autofree char *missing = NULL;

  g_free (view->root);
  view->root = folder_make ();
  write_file (view->root, "etc/a/b", "words");
  g_assert_true (doctor_view_has_file (view, "etc/a/b"));
  g_assert_false (doctor_view_has_file (view, "etc/a/c"));
  there = load_file (view, "etc/a/b");
  missing = load_file (view, "etc/a/c");
  g_assert_cmpstr (there, ==, "words");
  g_assert_null (missing);
  folder_remove (view->root);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/doctor/check/network", test_network);
  g_test_add_func ("/doctor/check/files", test_files);
  return g_test_run ();
}
