// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session.h"

G_BEGIN_DECLS

void  session_show_date_async (Session            *self,
                               GDateTime          *day,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data);
char *session_show_date_finish (Session      *self,
                                GAsyncResult *result,
                                GError      **error);

G_END_DECLS
