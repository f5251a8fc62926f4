// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean irc_mask_match (const char *mask,
                         const char *text);

G_END_DECLS
