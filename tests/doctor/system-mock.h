// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "doctor/doctor-check.h"

G_BEGIN_DECLS

/* firewalld and systemd on a bus, saying what the test wants. */
typedef struct
{
  GDBusConnection *connection;
  GDBusConnection *bus; /* for whoever asks them */

  const char *zone_of_interface;
  const char *default_zone;
  const char *services; /* what the zone lets through, with spaces between */
  const char *ports;    /* with spaces between: 12345-12354/tcp */
  const char *known;    /* services firewalld has rules for */
  gboolean    is_secret;
  const char *nftables; /* the unit's state, or NULL for no such unit */
} SystemMock;

SystemMock *system_mock_new (const char *bus_address);
void        system_mock_own (SystemMock *self,
                             const char *name);
void        system_mock_free (SystemMock *self);

/* Views and what comes of looking at them. */
void           add_address (DoctorView *view,
                            const char *interface,
                            const char *address,
                            guint       prefix_length);
DoctorFinding *examine (DoctorCheckFunc check,
                        DoctorView     *view);
void           write_file (const char *root,
                           const char *path,
                           const char *contents);

G_END_DECLS
