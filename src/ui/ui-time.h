// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ui_time_format_clock (GDateTime *time);
char *ui_time_format_day (GDateTime *time,
                          GDateTime *now);

G_END_DECLS
