// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes the head of a request may have. */
#define HTTP_HEAD_MAX 8192

typedef enum {
  HTTP_HEAD_PARTIAL = 1, /* its end is not there yet */
  HTTP_HEAD_SOUND,
  HTTP_HEAD_BAD,
  HTTP_HEAD_TOO_LARGE,
} HttpHead;

HttpHead http_head_check (const char *bytes,
                          gsize       length);

G_END_DECLS
