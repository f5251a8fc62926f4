// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TRANSFER_ERROR (transfer_error_quark ())

/* What the host says instead of doing it. */
typedef enum {
  TRANSFER_ERROR_NOT_ALLOWED = 1, /* who is not in the room may not upload */
  TRANSFER_ERROR_NOT_FOUND,       /* there is no such file, or no longer */
  TRANSFER_ERROR_TOO_LARGE,
  TRANSFER_ERROR_WRONG_KIND, /* it is none of the kinds the host takes */
  TRANSFER_ERROR_TOO_MANY,   /* too often; later it may work */
  TRANSFER_ERROR_NO_SPACE,   /* the host has no place for it */
  TRANSFER_ERROR_BUSY,       /* the host has no time for it; soon it may work */
  TRANSFER_ERROR_STRANGER,   /* it is not the host that was expected */
  TRANSFER_ERROR_FAILED,     /* any other answer */
} TransferError;

GQuark transfer_error_quark (void);

G_END_DECLS
