// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes of the longest line taken in, its tags included (IRCv3 message-tags: 8191 for
 * the tags, 512 for the rest). */
#define NET_LINE_BUFFER_MAX_LINE (8191 + 512)

typedef struct _NetLineBuffer NetLineBuffer;

typedef enum {
  NET_LINE_NONE = 1, /* no whole line is there */
  NET_LINE_READY,
  NET_LINE_TOO_LONG, /* said once per overlong line, which is dropped */
} NetLineResult;

NetLineBuffer *net_line_buffer_new (void);
void           net_line_buffer_free (NetLineBuffer *self);
void           net_line_buffer_push (NetLineBuffer *self,
                                     const char    *bytes,
                                     gsize          length);
NetLineResult  net_line_buffer_pop (NetLineBuffer *self,
                                    const char   **line,
                                    gsize         *length);
GBytes        *net_line_buffer_steal (NetLineBuffer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NetLineBuffer, net_line_buffer_free)

G_END_DECLS
