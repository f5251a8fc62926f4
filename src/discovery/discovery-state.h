// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How it stands with announcing a room, or with looking for rooms. */
typedef enum {
  DISCOVERY_STATE_STARTING = 1, /* asking; nothing is known yet */
  DISCOVERY_STATE_NO_BUS,       /* this computer has no system bus */
  DISCOVERY_STATE_NO_AVAHI,     /* nobody on the bus speaks for Avahi */
  DISCOVERY_STATE_WORKING,      /* the room is announced; rooms are looked for */
  DISCOVERY_STATE_FAILED,       /* Avahi said no; there is a reason */
} DiscoveryState;

G_END_DECLS
