// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void  app_secrets_find_async (const char         *kind,
                              const char         *name,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data);
char *app_secrets_find_finish (GAsyncResult *result,
                               GError      **error);
void  app_secrets_keep (const char *kind,
                        const char *name,
                        const char *label,
                        const char *secret);

void app_secrets_forget (const char *kind,
                         const char *name);

G_END_DECLS
