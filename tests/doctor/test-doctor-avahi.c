// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "doctor/doctor-check.h"

#include "discovery/avahi-mock.h"
#include "doctor/system-mock.h"
#include "fixtures/await.h"
#include "fixtures/folder.h"
#include "fixtures/locale.h"

typedef struct
{
  AvahiMock  *avahi;
  SystemMock *system;
  DoctorView *view;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  fixture->avahi = avahi_mock_new ();
  fixture->system = system_mock_new (g_test_dbus_get_bus_address (fixture->avahi->bus));
  fixture->view = doctor_view_new ();
  fixture->view->bus = g_object_ref (fixture->system->bus);
  g_free (fixture->view->root);
  fixture->view->root = folder_make ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  folder_remove (fixture->view->root);
  doctor_view_unref (fixture->view);
  system_mock_free (fixture->system);
  avahi_mock_free (fixture->avahi);
}

static void
expect (Fixture       *fixture,
        DoctorSeverity severity,
        const char    *headline,
        const char    *command)
{
  g_autoptr (DoctorFinding) finding = examine (doctor_avahi_async, fixture->view);

  g_assert_cmpint (doctor_finding_get_severity (finding), ==, severity);
  g_assert_cmpstr (doctor_finding_get_headline (finding), ==, headline);
  g_assert_cmpstr (doctor_finding_get_command (finding), ==, command);
  g_assert_cmpint (doctor_finding_get_advice (finding) != NULL, ==, severity != DOCTOR_SEVERITY_FINE);
}

static void
test_states (Fixture      *fixture,
             gconstpointer user_data)
{
  static const struct
  {
    int            state;
    DoctorSeverity severity;
    const char    *headline;
    const char    *command;
  } rows[] = {
    { 2, DOCTOR_SEVERITY_FINE, "Avahi, the service that finds rooms nearby, is running.", NULL },
    { 1, DOCTOR_SEVERITY_WARNING, "Avahi is not ready yet", NULL },
    { 3, DOCTOR_SEVERITY_WARNING, "Avahi is not ready yet", NULL },
    { 4, DOCTOR_SEVERITY_PROBLEM, "Avahi does not work", "sudo systemctl restart avahi-daemon" },
    { 0, DOCTOR_SEVERITY_PROBLEM, "Avahi does not work", "sudo systemctl restart avahi-daemon" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      fixture->avahi->server_state = rows[i].state;
      expect (fixture, rows[i].severity, rows[i].headline, rows[i].command);
    }
}

static void
test_refuses (Fixture      *fixture,
              gconstpointer user_data)
{
  fixture->avahi->refused_method = "GetState";
  fixture->avahi->refusal = "org.freedesktop.DBus.Error.AccessDenied";
  expect (fixture, DOCTOR_SEVERITY_PROBLEM, "Avahi does not work", "sudo systemctl restart avahi-daemon");
}

static void
test_not_running (Fixture      *fixture,
                  gconstpointer user_data)
{
  avahi_mock_vanish (fixture->avahi);
  write_file (fixture->view->root, "usr/sbin/avahi-daemon", "");
  expect (fixture, DOCTOR_SEVERITY_PROBLEM, "Avahi is not running", "sudo systemctl enable --now avahi-daemon");
}

static void
test_missing (Fixture      *fixture,
              gconstpointer user_data)
{
  static const struct
  {
    const char *os_release;
    const char *command;
  } rows[] = {
    { "PRETTY_NAME=\"Debian\"\nID=debian\n", "sudo apt install avahi-daemon" },
    { "ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n", "sudo apt install avahi-daemon" },
    { "ID=fedora\n", "sudo dnf install avahi && sudo systemctl enable --now avahi-daemon" },
    { "ID=\"opensuse-leap\"\n", "sudo zypper install avahi && sudo systemctl enable --now avahi-daemon" },
    { "ID=arch\n", "sudo pacman -S avahi && sudo systemctl enable --now avahi-daemon" },
    { "NAME=debian\nID=plan9\n", NULL },
    { "", NULL },
  };

  avahi_mock_vanish (fixture->avahi);
  expect (fixture, DOCTOR_SEVERITY_PROBLEM, "Avahi is missing", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      write_file (fixture->view->root, "etc/os-release", rows[i].os_release);
      expect (fixture, DOCTOR_SEVERITY_PROBLEM, "Avahi is missing", rows[i].command);
    }
}

static void
test_no_bus (Fixture      *fixture,
             gconstpointer user_data)
{
  g_clear_object (&fixture->view->bus);
  expect (fixture, DOCTOR_SEVERITY_PROBLEM, "Rooms cannot be found", NULL);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/doctor/avahi/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("states", test_states);
  ADD ("refuses", test_refuses);
  ADD ("not-running", test_not_running);
  ADD ("missing", test_missing);
  ADD ("no-bus", test_no_bus);
#undef ADD
  return g_test_run ();
}
