// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "doctor/doctor.h"

#include <stdlib.h>

/* findings PORT [ADDRESS]: prints what the doctor finds on this computer: for one who hosts
 * a room at PORT, which may be 0, or could not join ADDRESS. */

static void
busy_cb (Doctor     *doctor,
         GParamSpec *pspec,
         GMainLoop  *loop)
{
  if (!doctor_get_busy (doctor))
    g_main_loop_quit (loop);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (Doctor) doctor = NULL;
  g_autofree char *text = NULL;

  if (argc < 2)
    return 2;
  doctor = doctor_new (atoi (argv[1]), argv[2], DOCTOR_REFUSAL_NONE);
  g_signal_connect (doctor, "notify::busy", G_CALLBACK (busy_cb), loop);
  doctor_start (doctor);
  g_main_loop_run (loop);
  text = doctor_to_text (doctor);
  g_print ("%s", text);
  return 0;
}
