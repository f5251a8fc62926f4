// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-doctor.h"

#include "ui/ui-doctor-dialog.h"

/* What the doctor is told of where the person stands. */

static DoctorRefusal
translate_refusal (Session *session)
{
  SessionTrouble trouble = session_get_trouble (session);

  if (trouble == SESSION_TROUBLE_CERTIFICATE || trouble == SESSION_TROUBLE_NOT_VOUCHED || trouble == SESSION_TROUBLE_NOT_ENCRYPTED)
    return DOCTOR_REFUSAL_CERTIFICATE;
  switch (session_get_refusal (session))
    {
    case SESSION_REFUSAL_NONE:
      return DOCTOR_REFUSAL_NONE;
    case SESSION_REFUSAL_KEY:
      return DOCTOR_REFUSAL_KEY;
    case SESSION_REFUSAL_FULL:
      return DOCTOR_REFUSAL_FULL;
    case SESSION_REFUSAL_PERSON:
      return DOCTOR_REFUSAL_PERSON;
    }
  g_return_val_if_reached (DOCTOR_REFUSAL_NONE);
}

/**
 * ui_doctor_show:
 * @session: (nullable): of the room one is in, or wants to be in
 * @host_port: the port when this computer hosts the room, otherwise 0
 * @typed: (nullable): an address that could not be understood
 *
 * Looks why something does not work, and shows what is found.
 */
void
ui_doctor_show (GtkWindow  *parent,
                Session    *session,
                guint16     host_port,
                const char *typed)
{
  gboolean      is_lost = session != NULL && session_get_state (session) == SESSION_STATE_LOST;
  DoctorRefusal refusal = is_lost ? translate_refusal (session) : DOCTOR_REFUSAL_NONE;
  g_autoptr (Doctor) doctor = doctor_new (host_port, is_lost ? session_get_address (session) : typed, refusal);
  GtkWidget *dialog = ui_doctor_dialog_new (doctor);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), parent);
  gtk_window_present (GTK_WINDOW (dialog));
  doctor_start (doctor);
}
