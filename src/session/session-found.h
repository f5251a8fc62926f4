// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SESSION_TYPE_FOUND (session_found_get_type ())
G_DECLARE_FINAL_TYPE (SessionFound, session_found, SESSION, FOUND, GObject)

/* Told of a part of the text, in bytes. */
typedef void (*SessionFoundFunc) (gsize    start,
                                  gsize    end,
                                  gpointer user_data);

SessionFound *session_found_new (const char *msgid,
                                 const char *name,
                                 const char *text,
                                 gboolean    own,
                                 GDateTime  *time);
const char   *session_found_get_msgid (SessionFound *self);
const char   *session_found_get_name (SessionFound *self);
const char   *session_found_get_text (SessionFound *self);
gboolean      session_found_get_own (SessionFound *self);
GDateTime    *session_found_get_time (SessionFound *self);
const char   *session_found_get_archive (SessionFound *self);
void          session_found_set_archive (SessionFound *self,
                                         const char   *archive);
void          session_found_set_words (SessionFound *self,
                                       const char   *words);
void          session_found_foreach_match (SessionFound    *self,
                                           SessionFoundFunc func,
                                           gpointer         user_data);

G_END_DECLS
