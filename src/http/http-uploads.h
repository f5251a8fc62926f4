// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Uploads of one device in a minute. */
#define HTTP_UPLOADS_MAX 10

typedef struct _HttpUploads HttpUploads;

HttpUploads *http_uploads_new (void);
void         http_uploads_free (HttpUploads *self);
gboolean     http_uploads_charge (HttpUploads *self,
                                  const char  *fingerprint,
                                  gint64       now_us);

G_END_DECLS
