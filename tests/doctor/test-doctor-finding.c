// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "doctor/doctor-finding.h"

#include "fixtures/locale.h"

static void
test_order (void)
{
  static const struct
  {
    DoctorSeverity severity;
    guint          number;
  } rows[] = { { DOCTOR_SEVERITY_PROBLEM, 2 }, { DOCTOR_SEVERITY_PROBLEM, 5 }, { DOCTOR_SEVERITY_WARNING, 0 }, { DOCTOR_SEVERITY_WARNING, 1 }, { DOCTOR_SEVERITY_FINE, 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (rows); j++)
      {
        g_autoptr (DoctorFinding) a = doctor_finding_new (rows[i].severity, "h", "s");
        g_autoptr (DoctorFinding) b = doctor_finding_new (rows[j].severity, "h", "s");
        int order;

        doctor_finding_set_number (a, rows[i].number);
        doctor_finding_set_number (b, rows[j].number);
        order = doctor_finding_compare (a, b, NULL);
        g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
      }
}

static void
test_text (void)
{
  g_autoptr (DoctorFinding) finding = doctor_finding_new (DOCTOR_SEVERITY_PROBLEM, "No", "It does not.");
  g_autoptr (DoctorFinding) fine = doctor_finding_new_fine ("It does.");
  g_autofree char *text = NULL;
  g_autofree char *quiet = doctor_finding_to_text (fine);

  doctor_finding_set_details (finding, "one\ntwo");
  doctor_finding_set_advice (finding, "Type this:", "sudo make it");
  text = doctor_finding_to_text (finding);
  g_assert_cmpstr (text, ==, "Problem: It does not.\n    one\n    two\n    Type this:\n    sudo make it\n");
  g_assert_cmpstr (quiet, ==, "Fine: It does.\n");
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/doctor/finding/order", test_order);
  g_test_add_func ("/doctor/finding/text", test_text);
  return g_test_run ();
}
