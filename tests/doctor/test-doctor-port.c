// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "doctor/doctor-check.h"

#include "doctor/system-mock.h"
#include "fixtures/locale.h"

/* The computer's own address stands for the one in a network: it can be called wherever the
 * test runs. */
static DoctorView *
make_view (guint16 port)
{
  DoctorView *view = doctor_view_new ();

  view->port = port;
  add_address (view, "eth0", "127.0.0.1", 8);
  return view;
}

static void
test_answers (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);
  g_autoptr (DoctorView) view = make_view (port);
  g_autoptr (DoctorFinding) finding = examine (doctor_port_async, view);
  g_autofree char *sentence = g_strdup_printf ("Your room answers at 127.0.0.1:%u.", port);

  g_assert_cmpint (doctor_finding_get_severity (finding), ==, DOCTOR_SEVERITY_FINE);
  g_assert_cmpstr (doctor_finding_get_sentence (finding), ==, sentence);
}

static void
test_does_not_answer (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);
  g_autoptr (DoctorView) view = make_view (port);
  g_autoptr (DoctorFinding) finding = NULL;
  g_autofree char *sentence = g_strdup_printf ("Your room is open, but it does not answer at 127.0.0.1:%u.", port);

  g_socket_listener_close (listener);
  finding = examine (doctor_port_async, view);
  g_assert_cmpint (doctor_finding_get_severity (finding), ==, DOCTOR_SEVERITY_PROBLEM);
  g_assert_cmpstr (doctor_finding_get_sentence (finding), ==, sentence);
  g_assert_nonnull (doctor_finding_get_advice (finding));
}

/* Neither without a room nor without a network to be reached in. */
static void
test_nothing_to_look_at (void)
{
  g_autoptr (DoctorView) guest = make_view (0);
  g_autoptr (DoctorView) alone = doctor_view_new ();

  g_assert_null (examine (doctor_port_async, guest));
  alone->port = 12345;
  add_address (alone, "docker0", "127.0.0.1", 8);
  add_address (alone, "eth0", "fe80::1", 64);
  g_assert_null (examine (doctor_port_async, alone));
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/doctor/port/answers", test_answers);
  g_test_add_func ("/doctor/port/does-not-answer", test_does_not_answer);
  g_test_add_func ("/doctor/port/nothing-to-look-at", test_nothing_to_look_at);
  return g_test_run ();
}
