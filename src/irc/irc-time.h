// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char      *irc_time_format (gint64 unix_us);
GDateTime *irc_time_parse (const char *text);

G_END_DECLS
