// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a picture may be, as the header Accept-Post has it. */
#define HTTP_PICTURE_TYPES "image/png, image/jpeg, image/webp"

/* Bytes a picture may have. */
#define HTTP_PICTURE_MAX_SIZE (64 * 1024)

gboolean    http_picture_is_type (const char *type);
const char *http_picture_get_type_of (GBytes *content);

G_END_DECLS
