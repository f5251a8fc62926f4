// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "net/net-endpoint.h"
#include "session/session.h"

G_BEGIN_DECLS

void     session_sts_apply (Session     *self,
                            NetEndpoint *endpoint);
void     session_sts_offer (Session    *self,
                            const char *value);
gboolean session_sts_upgrade (Session *self);
void     session_sts_renew (Session *self);

G_END_DECLS
