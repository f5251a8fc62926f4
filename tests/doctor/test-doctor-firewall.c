// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "doctor/doctor-check.h"

#include "doctor/system-mock.h"
#include "fixtures/folder.h"
#include "fixtures/locale.h"

#include <string.h>

#define FIREWALLD "org.fedoraproject.FirewallD1"
#define SYSTEMD "org.freedesktop.systemd1"

#define NOTHING "No firewall was found that keeps others out."

typedef struct
{
  GTestDBus  *bus;
  SystemMock *system;
  DoctorView *view;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  fixture->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (fixture->bus);
  fixture->system = system_mock_new (g_test_dbus_get_bus_address (fixture->bus));
  fixture->view = doctor_view_new ();
  fixture->view->bus = g_object_ref (fixture->system->bus);
  fixture->view->port = 12345;
  g_free (fixture->view->root);
  fixture->view->root = folder_make ();
  add_address (fixture->view, "wlan0", "192.168.1.20", 24);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  folder_remove (fixture->view->root);
  doctor_view_unref (fixture->view);
  system_mock_free (fixture->system);
  g_test_dbus_stop (fixture->bus);
  g_object_unref (fixture->bus);
}

static void
expect (Fixture       *fixture,
        DoctorSeverity severity,
        const char    *sentence,
        const char    *command)
{
  g_autoptr (DoctorFinding) finding = examine (doctor_firewall_async, fixture->view);

  g_assert_cmpint (doctor_finding_get_severity (finding), ==, severity);
  g_assert_cmpstr (doctor_finding_get_sentence (finding), ==, sentence);
  g_assert_cmpstr (doctor_finding_get_command (finding), ==, command);
}

static void
test_none (Fixture      *fixture,
           gconstpointer user_data)
{
  expect (fixture, DOCTOR_SEVERITY_FINE, NOTHING, NULL);
  g_clear_object (&fixture->view->bus);
  expect (fixture, DOCTOR_SEVERITY_FINE, NOTHING, NULL);
}

static void
test_firewalld (Fixture      *fixture,
                gconstpointer user_data)
{
  SystemMock *system = fixture->system;

  system_mock_own (system, FIREWALLD);
  system->services = "ssh mdns";
  expect (fixture, DOCTOR_SEVERITY_PROBLEM, "The firewall (firewalld) keeps others out of this room.",
          "sudo firewall-cmd --permanent --add-service=merhaba && sudo firewall-cmd --reload");
  system->services = "ssh merhaba";
  expect (fixture, DOCTOR_SEVERITY_FINE, "The firewall (firewalld) lets Merhaba through.", NULL);
  fixture->view->port = 12360;
  expect (fixture, DOCTOR_SEVERITY_PROBLEM, "The firewall (firewalld) keeps others out: this room is at port 12360, which Merhaba’s usual rule does not open.",
          "sudo firewall-cmd --permanent --add-port=12360/tcp --add-service=mdns && sudo firewall-cmd --reload");
  system->ports = "1025-65535/udp 1025-65535/tcp";
  expect (fixture, DOCTOR_SEVERITY_FINE, "The firewall (firewalld) lets Merhaba through.", NULL);
}

static void
test_firewalld_without_rule (Fixture      *fixture,
                             gconstpointer user_data)
{
  system_mock_own (fixture->system, FIREWALLD);
  fixture->system->known = "ssh mdns";
  expect (fixture, DOCTOR_SEVERITY_PROBLEM, "The firewall (firewalld) does not let rooms be found.",
          "sudo firewall-cmd --permanent --add-port=12345-12354/tcp --add-service=mdns && sudo firewall-cmd --reload");
}

static void
test_firewalld_zones (Fixture      *fixture,
                      gconstpointer user_data)
{
  SystemMock *system = fixture->system;

  system_mock_own (system, FIREWALLD);
  system->services = "mdns";
  system->zone_of_interface = "home";
  expect (fixture, DOCTOR_SEVERITY_PROBLEM, "The firewall (firewalld) keeps others out of this room.",
          "sudo firewall-cmd --permanent --zone=home --add-service=merhaba && sudo firewall-cmd --reload");
  system->zone_of_interface = "public";
  expect (fixture, DOCTOR_SEVERITY_PROBLEM, "The firewall (firewalld) keeps others out of this room.",
          "sudo firewall-cmd --permanent --add-service=merhaba && sudo firewall-cmd --reload");
  /* Nothing but a word gets into a command. */
  system->zone_of_interface = "x; rm -rf ~";
  expect (fixture, DOCTOR_SEVERITY_PROBLEM, "The firewall (firewalld) keeps others out of this room.",
          "sudo firewall-cmd --permanent --add-service=merhaba && sudo firewall-cmd --reload");
  system->zone_of_interface = "trusted";
  expect (fixture, DOCTOR_SEVERITY_FINE, "The firewall (firewalld) lets Merhaba through.", NULL);
}

static void
test_firewalld_tells_nothing (Fixture      *fixture,
                              gconstpointer user_data)
{
  system_mock_own (fixture->system, FIREWALLD);
  fixture->system->is_secret = TRUE;
  expect (fixture, DOCTOR_SEVERITY_WARNING, "A firewall is on (firewalld). It may keep others out of this room.",
          "sudo firewall-cmd --permanent --add-port=12345-12354/tcp --add-service=mdns && sudo firewall-cmd --reload");
}

static void
test_ufw (Fixture      *fixture,
          gconstpointer user_data)
{
  static const struct
  {
    const char *configuration;
    gboolean    is_on;
  } rows[] = {
    { "# Set to yes to start on boot.\nENABLED=yes\nLOGLEVEL=low\n", TRUE },
    { "ENABLED=\"YES\"\n", TRUE },
    { "ENABLED=no\n", FALSE },
    { "#ENABLED=yes\nENABLED=no\n", FALSE },
    { "", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      write_file (fixture->view->root, "etc/ufw/ufw.conf", rows[i].configuration);
      if (rows[i].is_on)
        expect (fixture, DOCTOR_SEVERITY_WARNING, "A firewall is on (ufw). It may keep others out of this room.", "sudo ufw allow 12345:12354/tcp");
      else
        expect (fixture, DOCTOR_SEVERITY_FINE, NOTHING, NULL);
    }
  write_file (fixture->view->root, "etc/ufw/ufw.conf", "ENABLED=yes\n");
  write_file (fixture->view->root, "etc/ufw/applications.d/merhaba", "");
  expect (fixture, DOCTOR_SEVERITY_WARNING, "A firewall is on (ufw). It may keep others out of this room.", "sudo ufw allow Merhaba");
  fixture->view->port = 12360;
  expect (fixture, DOCTOR_SEVERITY_WARNING, "A firewall is on (ufw), and this room is at port 12360, which Merhaba’s usual rule does not open.", "sudo ufw allow 12360/tcp");
}

static void
test_nftables (Fixture      *fixture,
               gconstpointer user_data)
{
  system_mock_own (fixture->system, SYSTEMD);
  expect (fixture, DOCTOR_SEVERITY_FINE, NOTHING, NULL);
  fixture->system->nftables = "inactive";
  expect (fixture, DOCTOR_SEVERITY_FINE, NOTHING, NULL);
  fixture->system->nftables = "active";
  expect (fixture, DOCTOR_SEVERITY_WARNING, "A firewall is on (nftables). It may keep others out of this room.",
          "sudo nft insert rule inet filter input tcp dport 12345-12354 accept");
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/doctor/firewall/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("none", test_none);
  ADD ("firewalld", test_firewalld);
  ADD ("firewalld-without-rule", test_firewalld_without_rule);
  ADD ("firewalld-zones", test_firewalld_zones);
  ADD ("firewalld-tells-nothing", test_firewalld_tells_nothing);
  ADD ("ufw", test_ufw);
  ADD ("nftables", test_nftables);
#undef ADD
  return g_test_run ();
}
