// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes of the longest message taken in without a line end. */
#define NET_TEXT_FRAMER_MAX_MESSAGE 16384

typedef struct _NetTextFramer NetTextFramer;

NetTextFramer *net_text_framer_new (void);
void           net_text_framer_free (NetTextFramer *self);
void           net_text_framer_push (NetTextFramer *self,
                                     const char    *bytes,
                                     gsize          length);
GBytes        *net_text_framer_pop (NetTextFramer *self);
GBytes        *net_text_framer_pause (NetTextFramer *self,
                                      gboolean       final);
gboolean       net_text_framer_is_empty (NetTextFramer *self);
GBytes        *net_text_framer_steal (NetTextFramer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NetTextFramer, net_text_framer_free)

G_END_DECLS
