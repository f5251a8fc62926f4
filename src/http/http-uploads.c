// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "http/http-uploads.h"

/* Who has uploaded how often in the last minute. */

#define MINUTE_US (60 * G_USEC_PER_SEC)

typedef struct
{
  gint64 since_us;
  guint  n;
} Uploads;

struct _HttpUploads
{
  GHashTable *devices; /* Uploads, owned; under the fingerprint */
};

HttpUploads *
http_uploads_new (void)
{
  HttpUploads *self = g_new0 (HttpUploads, 1);

  self->devices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
http_uploads_free (HttpUploads *self)
{
  g_hash_table_unref (self->devices);
  g_free (self);
}

static gboolean
is_over (gpointer key,
         gpointer value,
         gpointer user_data)
{
  return *(const gint64 *)user_data - ((const Uploads *)value)->since_us >= MINUTE_US;
}

/**
 * http_uploads_charge:
 * @fingerprint: of a device that may upload, so that there are no more than members
 * @now_us: monotonic time
 *
 * Returns: whether the device may upload once more now
 */
gboolean
http_uploads_charge (HttpUploads *self,
                     const char  *fingerprint,
                     gint64       now_us)
{
  Uploads *uploads;

  g_hash_table_foreach_remove (self->devices, is_over, &now_us);
  uploads = g_hash_table_lookup (self->devices, fingerprint);
  if (uploads == NULL)
    {
      uploads = g_new0 (Uploads, 1);
      uploads->since_us = now_us;
      g_hash_table_insert (self->devices, g_strdup (fingerprint), uploads);
    }
  return ++uploads->n <= HTTP_UPLOADS_MAX;
}
