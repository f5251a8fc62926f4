// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "net/net-authorities.h"
#include "net/net-certificate.h"
#include "net/net-invite.h"
#include "net/net-link.h"
#include "net/net-poller.h"
#include "session/session-reason.h"
#include "session/session-room.h"
#include "session/session-trust.h"
#include "store/store.h"

G_BEGIN_DECLS

#define SESSION_TYPE_SESSION (session_get_type ())
G_DECLARE_FINAL_TYPE (Session, session, SESSION, SESSION, GObject)

typedef enum {
  SESSION_STATE_IDLE = 1,
  SESSION_STATE_CONNECTING,
  SESSION_STATE_CONNECTED,
  SESSION_STATE_LOST, /* not by our wish: see session_get_reason() */
  SESSION_STATE_LEFT, /* we left */
} SessionState;

typedef enum {
  SESSION_DIALECT_UNKNOWN = 1,
  SESSION_DIALECT_IRC,
  SESSION_DIALECT_PLAIN_TEXT, /* a program that knows nothing of rooms, as in the course */
} SessionDialect;

/* What our person has to settle before we can go in. */
typedef enum {
  SESSION_TROUBLE_NONE = 1,
  SESSION_TROUBLE_CERTIFICATE,   /* it shows another certificate than it should */
  SESSION_TROUBLE_NOT_ENCRYPTED, /* it was encrypted, and no longer is */
  SESSION_TROUBLE_KEY,           /* it asks for a key, or for another one */
  SESSION_TROUBLE_NOT_VOUCHED,   /* an authority vouched for it, and none does now */
  SESSION_TROUBLE_ACCOUNT,       /* it lets in who has an account, or the password was wrong */
} SessionTrouble;

Session *session_new (NetPoller  *poller,
                      const char *name);

void session_set_name (Session    *self,
                       const char *name);
void session_set_store (Session *self,
                        Store   *store);
void session_set_identity (Session        *self,
                           NetCertificate *certificate,
                           SessionTrust   *trust);
void session_set_authorities (Session        *self,
                              NetAuthorities *authorities);

NetInvite *session_parse_invite (const char *address,
                                 GError    **error);

gboolean session_join (Session    *self,
                       const char *address,
                       GError    **error);
gboolean session_join_invite (Session         *self,
                              const NetInvite *invite,
                              const char      *archive,
                              GError         **error);
gboolean session_open_room (Session    *self,
                            const char *address,
                            const char *title,
                            const char *archive,
                            GError    **error);
void     session_join_link (Session *self,
                            NetLink *link);
void     session_try_again (Session *self);
void     session_accept_certificate (Session *self);
void     session_tell_account (Session    *self,
                               const char *name,
                               const char *password);
void     session_join_with_account (Session    *self,
                                    const char *name,
                                    const char *password);
void     session_set_key (Session    *self,
                          const char *key);
void     session_probe (Session *self);
void     session_leave (Session *self);

void     session_note (Session    *self,
                       const char *sentence);
void     session_send (Session    *self,
                       const char *text);
void     session_reply (Session        *self,
                        const char     *text,
                        SessionMessage *answered);
void     session_send_again (Session        *self,
                             SessionMessage *message);
void     session_load_older (Session *self);
gboolean session_can_take_back (Session        *self,
                                SessionMessage *message);
void     session_take_back (Session        *self,
                            SessionMessage *message);

gboolean   session_is_key (const char *text);
void       session_change_key (Session    *self,
                               const char *key);
NetInvite *session_dup_invite (Session *self,
                               guint16  host_port);

SessionState   session_get_state (Session *self);
const char    *session_get_reason (Session *self);
SessionRefusal session_get_refusal (Session *self);
gboolean       session_get_retrying (Session *self);
SessionDialect session_get_dialect (Session *self);
SessionRoom   *session_get_room (Session *self);
const char    *session_get_archive (Session *self);
const char    *session_get_nick (Session *self);
const char    *session_get_address (Session *self);
void           session_set_host_port (Session *self,
                                      guint16  port);
guint16        session_get_host_port (Session *self);
guint16        session_get_local_port (Session *self);
SessionTrouble session_get_trouble (Session *self);
gboolean       session_is_encrypted (Session *self);
const char    *session_get_fingerprint (Session *self);
const char    *session_get_voucher (Session *self);
gboolean       session_is_vouched_for (Session *self);
gboolean       session_takes_account (Session *self);
const char    *session_get_account_name (Session *self);
const char    *session_get_account_password (Session *self);
const char    *session_get_comparison (Session *self);
void           session_ask_comparison (Session       *self,
                                       SessionMember *member);
const char    *session_get_key (Session *self);
const char    *session_get_room_id (Session *self);
gboolean       session_is_moderator (Session *self);
gboolean       session_get_knocked (Session *self);

G_END_DECLS
