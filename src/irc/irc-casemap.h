// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint    irc_casemap_hash (gconstpointer name);
gboolean irc_casemap_equal (gconstpointer a,
                            gconstpointer b);

G_END_DECLS
