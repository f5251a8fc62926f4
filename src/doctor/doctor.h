// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "doctor/doctor-check.h"

G_BEGIN_DECLS

#define DOCTOR_TYPE_DOCTOR (doctor_get_type ())
G_DECLARE_FINAL_TYPE (Doctor, doctor, DOCTOR, DOCTOR, GObject)

Doctor *doctor_new (guint16       port,
                    const char   *address,
                    DoctorRefusal refusal);
void    doctor_set_surroundings (Doctor     *self,
                                 GPtrArray  *addresses,
                                 const char *bus_address,
                                 const char *root);

void        doctor_start (Doctor *self);
void        doctor_stop (Doctor *self);
GListModel *doctor_get_findings (Doctor *self);
gboolean    doctor_get_busy (Doctor *self);
char       *doctor_dup_headline (Doctor *self);
char       *doctor_to_text (Doctor *self);

G_END_DECLS
