// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <adwaita.h>

#include "doctor/doctor-finding.h"

G_BEGIN_DECLS

#define UI_TYPE_DOCTOR_ROW (ui_doctor_row_get_type ())
G_DECLARE_FINAL_TYPE (UiDoctorRow, ui_doctor_row, UI, DOCTOR_ROW, GtkListBoxRow)

GtkWidget  *ui_doctor_row_new (DoctorFinding *finding);
const char *ui_doctor_row_get_icon_name (DoctorSeverity severity);

G_END_DECLS
