// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean    app_picture_refusal_is_final (const GError *error);
const char *app_picture_refusal_explain (const GError *error);

G_END_DECLS
