// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One on the session's bus who shows notifications, as GNOME does, and is a portal. */
typedef struct
{
  GDBusConnection *bus;
  GHashTable      *shown; /* id -> GVariant */
  guint            n_adds;
  GPtrArray       *asked; /* of char *: arguments of what the portal was asked for */
  guint            owner_ids[2];
  guint            n_owned;
} DesktopMock;

DesktopMock *desktop_mock_new (void);
void         desktop_mock_free (DesktopMock *self);
GVariant    *desktop_mock_get (DesktopMock *self);
char        *desktop_mock_dup_text (DesktopMock *self,
                                    const char  *key);

G_END_DECLS
