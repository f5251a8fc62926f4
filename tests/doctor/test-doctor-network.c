// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "doctor/doctor-check.h"

#include "doctor/system-mock.h"
#include "fixtures/locale.h"

typedef struct
{
  const char    *name;
  const char    *addresses[5][2];
  guint16        port;
  DoctorSeverity severity;
  const char    *sentence;
  const char    *details;
} Row;

static const Row networks[] = {
  { "none", { { NULL } }, 0, DOCTOR_SEVERITY_PROBLEM, "This computer is not connected to any network.", NULL },
  { "wired", { { "eth0", "192.168.1.20" } }, 0, DOCTOR_SEVERITY_FINE, "This computer is connected to a network.", "Cable network (eth0): 192.168.1.20" },
  { "made up", { { "docker0", "172.17.0.1" }, { "virbr0", "192.168.122.1" } }, 0, DOCTOR_SEVERITY_PROBLEM, "This computer is not connected to a network that other people are in.", "Only for containers (docker0): 172.17.0.1\nOnly for virtual computers (virbr0): 192.168.122.1" },
  { "all kinds", { { "wlan0", "10.0.0.7" }, { "wlan0", "fe80::1" }, { "br0", "10.1.0.1" }, { "wg0", "10.9.0.2" } }, 0, DOCTOR_SEVERITY_FINE, "This computer is connected to a network.", "Wi-Fi (wlan0): 10.0.0.7\nBridge (br0): 10.1.0.1\nVPN (wg0): 10.9.0.2" },
  { "no router", { { "eth0", "169.254.7.1" } }, 0, DOCTOR_SEVERITY_FINE, "This computer is connected to others without a router, which is enough.", "Cable network (eth0): 169.254.7.1" },
};

static const Row vpns[] = {
  { "none", { { "eth0", "192.168.1.20" } }, 0, DOCTOR_SEVERITY_FINE, "No VPN is on.", NULL },
  { "tun", { { "eth0", "192.168.1.20" }, { "tun0", "10.8.0.6" } }, 0, DOCTOR_SEVERITY_WARNING, "A VPN is on (tun0). You may not see the rooms near you.", NULL },
  { "wireguard at a host", { { "eth0", "192.168.1.20" }, { "wg0", "10.8.0.6" } }, 12345, DOCTOR_SEVERITY_WARNING, "A VPN is on (wg0). People near you may not see this room.", NULL },
  { "ppp", { { "ppp0", "100.64.0.2" } }, 0, DOCTOR_SEVERITY_WARNING, "A VPN is on (ppp0). You may not see the rooms near you.", NULL },
};

static void
check_rows (DoctorCheckFunc check,
            const Row      *rows,
            gsize           n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autoptr (DoctorView) view = doctor_view_new ();
      g_autoptr (DoctorFinding) finding = NULL;

      g_test_message ("%s", rows[i].name);
      view->port = rows[i].port;
      for (guint j = 0; rows[i].addresses[j][0] != NULL; j++)
        add_address (view, rows[i].addresses[j][0], rows[i].addresses[j][1], 24);
      finding = examine (check, view);
      g_assert_cmpint (doctor_finding_get_severity (finding), ==, rows[i].severity);
      g_assert_cmpstr (doctor_finding_get_sentence (finding), ==, rows[i].sentence);
      g_assert_cmpstr (doctor_finding_get_details (finding), ==, rows[i].details);
      g_assert_cmpint (doctor_finding_get_advice (finding) != NULL, ==, rows[i].severity != DOCTOR_SEVERITY_FINE);
    }
}

static void
test_networks (void)
{
  check_rows (doctor_network_async, networks, G_N_ELEMENTS (networks));
}

static void
test_vpns (void)
{
  check_rows (doctor_vpn_async, vpns, G_N_ELEMENTS (vpns));
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/doctor/network/networks", test_networks);
  g_test_add_func ("/doctor/network/vpns", test_vpns);
  return g_test_run ();
}
