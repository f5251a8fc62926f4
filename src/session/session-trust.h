// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SESSION_TYPE_TRUST (session_trust_get_type ())
G_DECLARE_FINAL_TYPE (SessionTrust, session_trust, SESSION, TRUST, GObject)

SessionTrust *session_trust_new (const char *path);
const char   *session_trust_find (SessionTrust *self,
                                  const char   *room);
void          session_trust_remember (SessionTrust *self,
                                      const char   *room,
                                      const char   *fingerprint);
void          session_trust_forget (SessionTrust *self,
                                    const char   *room);
gboolean      session_trust_is_vouched (SessionTrust *self,
                                        const char   *address);
void          session_trust_remember_vouched (SessionTrust *self,
                                              const char   *address);
guint16       session_trust_find_policy (SessionTrust *self,
                                         const char   *host,
                                         gint64        now);
void          session_trust_set_policy (SessionTrust *self,
                                        const char   *host,
                                        guint16       port,
                                        gint64        until);
const char   *session_trust_get_set_aside (SessionTrust *self);

G_END_DECLS
