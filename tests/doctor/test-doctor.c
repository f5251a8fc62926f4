// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "doctor/doctor.h"

#include "discovery/avahi-mock.h"
#include "doctor/system-mock.h"
#include "fixtures/await.h"
#include "fixtures/folder.h"
#include "fixtures/locale.h"

#include <string.h>

typedef struct
{
  AvahiMock  *avahi;
  DoctorView *view; /* whose addresses are the computer's */
  char       *root;
  Doctor     *doctor;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  fixture->avahi = avahi_mock_new ();
  fixture->view = doctor_view_new ();
  fixture->root = folder_make ();
  add_address (fixture->view, "eth0", "192.168.1.20", 24);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  g_assert_finalize_object (fixture->doctor);
  doctor_view_unref (fixture->view);
  folder_remove (fixture->root);
  g_free (fixture->root);
  avahi_mock_free (fixture->avahi);
}

static void
begin (Fixture    *fixture,
       const char *address)
{
  fixture->doctor = doctor_new (0, address, DOCTOR_REFUSAL_NONE);
  doctor_set_surroundings (fixture->doctor, fixture->view->addresses, g_test_dbus_get_bus_address (fixture->avahi->bus), fixture->root);
  doctor_start (fixture->doctor);
  g_assert_true (doctor_get_busy (fixture->doctor));
}

/* A device is heard, so that nobody need wait. */
static void
finish (Fixture *fixture)
{
  AWAIT (avahi_mock_count (fixture->avahi, "ServiceTypeBrowserNew*") > 0);
  avahi_mock_item_with_flags (fixture->avahi, "Printer", "_ipp._tcp", 0);
  AWAIT (!doctor_get_busy (fixture->doctor));
}

static void
check_findings (Fixture           *fixture,
                const char *const *sentences)
{
  GListModel *findings = doctor_get_findings (fixture->doctor);

  for (guint i = 0; sentences[i] != NULL; i++)
    {
      g_autoptr (DoctorFinding) finding = g_list_model_get_item (findings, i);

      g_assert_cmpstr (finding != NULL ? doctor_finding_get_sentence (finding) : NULL, ==, sentences[i]);
    }
  g_assert_cmpuint (g_list_model_get_n_items (findings), ==, g_strv_length ((char **)sentences));
}

static const char *const all_well[] = {
  "This computer is connected to a network.",
  "Avahi, the service that finds rooms nearby, is running.",
  "No firewall was found that keeps others out.",
  "No VPN is on.",
  "Other devices are heard on this network.",
  NULL,
};

static void
test_all_well (Fixture      *fixture,
               gconstpointer user_data)
{
  g_autofree char *headline = NULL;

  begin (fixture, NULL);
  finish (fixture);
  check_findings (fixture, all_well);
  headline = doctor_dup_headline (fixture->doctor);
  g_assert_cmpstr (headline, ==, "Everything looks fine here");
}

/* Problems first, as the table has them; then what may matter; then what is fine. */
static void
test_order (Fixture      *fixture,
            gconstpointer user_data)
{
  static const char *const expected[] = {
    "What was typed is not an address. An address looks like 192.168.1.5.",
    "Avahi, the service that finds rooms nearby, does not work as it should.",
    "A firewall is on (ufw). It may keep others out of a room that you host.",
    "A VPN is on (tun0). You may not see the rooms near you.",
    "This computer is connected to a network.",
    "Other devices are heard on this network.",
    NULL,
  };
  g_autofree char *headline = NULL;
  g_autofree char *text = NULL;

  write_file (fixture->root, "etc/ufw/ufw.conf", "ENABLED=yes");
  add_address (fixture->view, "tun0", "10.8.0.2", 24);
  fixture->avahi->server_state = 4;
  begin (fixture, "192.168.1");
  finish (fixture);
  check_findings (fixture, expected);
  headline = doctor_dup_headline (fixture->doctor);
  g_assert_cmpstr (headline, ==, "The address is wrong");
  text = doctor_to_text (fixture->doctor);
  g_assert_true (g_str_has_prefix (text, "Merhaba: The address is wrong\n\nProblem: What was typed is not an address."));
  g_assert_nonnull (strstr (text, "May matter: A VPN is on (tun0)."));
  g_assert_nonnull (strstr (text, "\n    sudo ufw allow 12345:12354/tcp\n"));
  g_assert_true (g_str_has_suffix (text, "Fine: Other devices are heard on this network.\n"));
}

static void
test_again (Fixture      *fixture,
            gconstpointer user_data)
{
  fixture->avahi->server_state = 4;
  begin (fixture, NULL);
  finish (fixture);
  fixture->avahi->server_state = 2;
  avahi_mock_forget_calls (fixture->avahi);
  doctor_start (fixture->doctor);
  finish (fixture);
  check_findings (fixture, all_well);
}

/* Who does not answer holds up nobody, and not for long. */
static void
test_late (Fixture      *fixture,
           gconstpointer user_data)
{
  g_autoptr (DoctorFinding) first = NULL;

  fixture->avahi->held_method = "GetState";
  begin (fixture, NULL);
  AWAIT (avahi_mock_count (fixture->avahi, "ServiceTypeBrowserNew*") > 0);
  avahi_mock_item_with_flags (fixture->avahi, "Printer", "_ipp._tcp", 0);
  AWAIT (g_list_model_get_n_items (doctor_get_findings (fixture->doctor)) == 4);
  g_assert_true (doctor_get_busy (fixture->doctor));
  AWAIT (!doctor_get_busy (fixture->doctor));
  first = g_list_model_get_item (doctor_get_findings (fixture->doctor), 0);
  g_assert_cmpstr (doctor_finding_get_sentence (first), ==, "Avahi, the service that finds rooms nearby, does not answer.");
  g_assert_cmpint (doctor_finding_get_severity (first), ==, DOCTOR_SEVERITY_WARNING);
  await_idle ();
}

static void
test_stop (Fixture      *fixture,
           gconstpointer user_data)
{
  guint n;

  begin (fixture, NULL);
  AWAIT (avahi_mock_count (fixture->avahi, "ServiceTypeBrowserNew*") > 0);
  n = g_list_model_get_n_items (doctor_get_findings (fixture->doctor));
  doctor_stop (fixture->doctor);
  g_assert_false (doctor_get_busy (fixture->doctor));
  avahi_mock_settle (fixture->avahi);
  g_assert_cmpuint (g_list_model_get_n_items (doctor_get_findings (fixture->doctor)), ==, n);
}

/* Before the bus answers. */
static void
test_stop_at_once (Fixture      *fixture,
                   gconstpointer user_data)
{
  begin (fixture, NULL);
  doctor_stop (fixture->doctor);
  doctor_start (fixture->doctor);
  doctor_stop (fixture->doctor);
  avahi_mock_settle (fixture->avahi);
  g_assert_cmpuint (g_list_model_get_n_items (doctor_get_findings (fixture->doctor)), ==, 0);
  AWAIT (G_OBJECT (fixture->doctor)->ref_count == 1);
}

static void
test_no_bus (Fixture      *fixture,
             gconstpointer user_data)
{
  static const char *const expected[] = {
    "Rooms nearby cannot be found: the part of the system that programs talk through (D-Bus) does not answer.",
    "This computer is connected to a network.",
    "No firewall was found that keeps others out.",
    "No VPN is on.",
    NULL,
  };

  fixture->doctor = doctor_new (0, NULL, DOCTOR_REFUSAL_NONE);
  doctor_set_surroundings (fixture->doctor, fixture->view->addresses, "unix:path=/nowhere", fixture->root);
  doctor_start (fixture->doctor);
  AWAIT (!doctor_get_busy (fixture->doctor));
  check_findings (fixture, expected);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/doctor/doctor/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("all-well", test_all_well);
  ADD ("order", test_order);
  ADD ("again", test_again);
  ADD ("late", test_late);
  ADD ("stop", test_stop);
  ADD ("stop-at-once", test_stop_at_once);
  ADD ("no-bus", test_no_bus);
#undef ADD
  return g_test_run ();
}
