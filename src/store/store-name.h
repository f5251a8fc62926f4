// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whose name a nick is. */
typedef struct
{
  char  *room; /* the room's key */
  char  *nick; /* as it was written */
  char  *account;
  gint64 time; /* since when, Unix time in milliseconds */
} StoreName;

G_END_DECLS
