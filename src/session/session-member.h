// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How well the room knows somebody's device. */
typedef enum {
  SESSION_DEVICE_NOT_TOLD = 1,
  SESSION_DEVICE_NONE, /* shows none: it may be anybody under this name */
  SESSION_DEVICE_NEW,
  SESSION_DEVICE_KNOWN,
} SessionDevice;

#define SESSION_TYPE_MEMBER (session_member_get_type ())
G_DECLARE_FINAL_TYPE (SessionMember, session_member, SESSION, MEMBER, GObject)

SessionMember *session_member_new (const char *nick);

const char   *session_member_get_nick (SessionMember *self);
void          session_member_set_nick (SessionMember *self,
                                       const char    *nick);
const char   *session_member_get_name (SessionMember *self);
void          session_member_set_name (SessionMember *self,
                                       const char    *name);
const char   *session_member_get_label (SessionMember *self);
void          session_member_set_ambiguous (SessionMember *self,
                                            gboolean       ambiguous);
const char   *session_member_get_address (SessionMember *self);
void          session_member_set_address (SessionMember *self,
                                          const char    *address);
guint16       session_member_get_port (SessionMember *self);
void          session_member_set_port (SessionMember *self,
                                       guint16        port);
const char   *session_member_get_comparison (SessionMember *self);
void          session_member_set_comparison (SessionMember *self,
                                             const char    *comparison);
gboolean      session_member_get_own (SessionMember *self);
void          session_member_set_own (SessionMember *self,
                                      gboolean       own);
gboolean      session_member_get_guest (SessionMember *self);
void          session_member_set_guest (SessionMember *self,
                                        gboolean       guest);
gboolean      session_member_get_unencrypted (SessionMember *self);
void          session_member_set_unencrypted (SessionMember *self,
                                              gboolean       unencrypted);
SessionDevice session_member_get_device (SessionMember *self);
void          session_member_set_device (SessionMember *self,
                                         SessionDevice  device);
gboolean      session_member_get_operator (SessionMember *self);
void          session_member_set_operator (SessionMember *self,
                                           gboolean       is_operator);
gboolean      session_member_get_voice (SessionMember *self);
void          session_member_set_voice (SessionMember *self,
                                        gboolean       voice);
gboolean      session_member_get_muted (SessionMember *self);
void          session_member_set_muted (SessionMember *self,
                                        gboolean       muted);
gboolean      session_member_get_away (SessionMember *self);
void          session_member_set_away (SessionMember *self,
                                       gboolean       away);
const char   *session_member_get_picture_uri (SessionMember *self);
void          session_member_set_picture_uri (SessionMember *self,
                                              const char    *uri);
GObject      *session_member_get_picture (SessionMember *self);
void          session_member_set_picture (SessionMember *self,
                                          GObject       *picture);

G_END_DECLS
