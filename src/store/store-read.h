// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Up to where somebody has read a room. */
typedef struct
{
  char  *room; /* the room's key */
  char  *reader;
  gint64 time; /* Unix time in milliseconds; -1 for no mark */
} StoreRead;

G_END_DECLS
