// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define APP_TYPE_MEMORY (app_memory_get_type ())
G_DECLARE_FINAL_TYPE (AppMemory, app_memory, APP, MEMORY, GObject)

AppMemory *app_memory_new (void);
void       app_memory_worked (AppMemory *self);
gboolean   app_memory_is_at_rest (AppMemory *self);

G_END_DECLS
