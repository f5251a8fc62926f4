// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define HTTP_TYPE_FILES (http_files_get_type ())
G_DECLARE_FINAL_TYPE (HttpFiles, http_files, HTTP, FILES, GObject)

/* Whether somebody shows the file now, and it has to stay. */
typedef gboolean (*HttpFilesShown) (const char *name,
                                    gpointer    user_data);

gboolean http_files_is_name (const char *text);

HttpFiles *http_files_new (const char *folder,
                           gsize       limit);
void       http_files_set_shown (HttpFiles     *self,
                                 HttpFilesShown shown,
                                 gpointer       user_data);
gboolean   http_files_is_ready (HttpFiles *self);
GBytes    *http_files_find (HttpFiles  *self,
                            const char *name);
void       http_files_add_async (HttpFiles          *self,
                                 GBytes             *content,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);
char      *http_files_add_finish (HttpFiles    *self,
                                  GAsyncResult *result,
                                  GError      **error);

G_END_DECLS
