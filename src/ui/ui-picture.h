// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <adwaita.h>

#include "session/session-member.h"

G_BEGIN_DECLS

/* Pixels of each side of a picture that is sent, and its bytes at most. */
#define UI_PICTURE_SIZE 128
#define UI_PICTURE_MAX_BYTES 32768

void ui_picture_show (AdwAvatar     *avatar,
                      SessionMember *member);

void    ui_picture_make_async (GFile              *file,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data);
GBytes *ui_picture_make_finish (GAsyncResult *result,
                                GError      **error);

void        ui_picture_decode_async (GBytes             *bytes,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
GdkTexture *ui_picture_decode_finish (GAsyncResult *result,
                                      GError      **error);

GtkFileFilter *ui_picture_create_filter (void);

const char *ui_picture_get_type_of (GBytes *bytes);

G_END_DECLS
