// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session.h"

G_BEGIN_DECLS

const char     *session_get_file_host (Session *self);
GSocketAddress *session_get_remote_address (Session *self);
void            session_set_picture_uri (Session    *self,
                                         const char *uri);
void            session_show_picture (Session    *self,
                                      const char *uri,
                                      GObject    *picture);

G_END_DECLS
