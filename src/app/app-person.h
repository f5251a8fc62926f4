// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *app_person_suggest_name (const char *real_name,
                               const char *user_name);

G_END_DECLS
