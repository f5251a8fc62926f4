// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "host/host-stopping.h"

#include "fixtures/await.h"

static void
stopped_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  host_stop_finish (HOST_HOST (object), result);
  *(gboolean *)user_data = TRUE;
}

/* Ends a room; everybody has heard goodbye then. */
void
host_stop_and_wait (Host *host)
{
  gboolean stopped = FALSE;

  host_stop_async (host, stopped_cb, &stopped);
  AWAIT (stopped);
}
