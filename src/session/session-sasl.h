// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session.h"

G_BEGIN_DECLS

typedef struct _SessionSasl SessionSasl;

SessionSasl *session_sasl_new (void);
void         session_sasl_free (SessionSasl *sasl);
void         session_sasl_reset (Session *self);

void     session_sasl_offer (Session    *self,
                             const char *mechanisms);
void     session_sasl_withdraw (Session *self);
gboolean session_sasl_ask (Session *self);
gboolean session_sasl_is_wanted (Session *self);
void     session_sasl_start (Session *self);
gboolean session_sasl_take_refusal (Session    *self,
                                    const char *words);

G_END_DECLS
