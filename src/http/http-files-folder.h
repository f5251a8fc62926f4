// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void       http_files_folder_load_async (const char         *folder,
                                         gsize               limit,
                                         gpointer            source_object,
                                         GAsyncReadyCallback callback);
GPtrArray *http_files_folder_load_finish (GAsyncResult *result);
void       http_files_folder_write_async (const char         *folder,
                                          const char         *name,
                                          GBytes             *content,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
void       http_files_folder_delete (const char *folder,
                                     const char *name);

G_END_DECLS
