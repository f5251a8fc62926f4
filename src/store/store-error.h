// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define STORE_ERROR (store_error_quark ())

typedef enum {
  STORE_ERROR_FAILED = 1,
  STORE_ERROR_FULL,  /* no space on the disk */
  STORE_ERROR_NEWER, /* written by a newer version of the program */
} StoreError;

GQuark store_error_quark (void);

G_END_DECLS
