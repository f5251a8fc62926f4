// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How bad it is. */
typedef enum {
  DOCTOR_SEVERITY_FINE = 1,
  DOCTOR_SEVERITY_WARNING, /* it may be the reason */
  DOCTOR_SEVERITY_PROBLEM, /* so it cannot work */
} DoctorSeverity;

#define DOCTOR_TYPE_FINDING (doctor_finding_get_type ())
G_DECLARE_FINAL_TYPE (DoctorFinding, doctor_finding, DOCTOR, FINDING, GObject)

DoctorFinding *doctor_finding_new_fine (const char *sentence);
DoctorFinding *doctor_finding_new (DoctorSeverity severity,
                                   const char    *headline,
                                   const char    *sentence);
void           doctor_finding_set_advice (DoctorFinding *self,
                                          const char    *advice,
                                          const char    *command);
void           doctor_finding_set_details (DoctorFinding *self,
                                           const char    *details);

void doctor_finding_set_number (DoctorFinding *self,
                                guint          number);
int  doctor_finding_compare (gconstpointer a,
                             gconstpointer b,
                             gpointer      user_data);

DoctorSeverity doctor_finding_get_severity (DoctorFinding *self);
const char    *doctor_finding_get_headline (DoctorFinding *self);
const char    *doctor_finding_get_sentence (DoctorFinding *self);
const char    *doctor_finding_get_details (DoctorFinding *self);
const char    *doctor_finding_get_advice (DoctorFinding *self);
const char    *doctor_finding_get_command (DoctorFinding *self);
char          *doctor_finding_to_text (DoctorFinding *self);

G_END_DECLS
