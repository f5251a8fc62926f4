// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "irc/irc-capability.h"
#include "irc/irc-isupport.h"
#include "irc/irc-message.h"
#include "net/net-address-list.h"
#include "net/net-endpoint.h"
#include "session/session-batch.h"
#include "session/session-beside.h"
#include "session/session-connector.h"
#include "session/session-outbox.h"
#include "session/session-sasl.h"
#include "session/session.h"

G_BEGIN_DECLS

typedef struct _SessionDraft   SessionDraft;
typedef struct _SessionReading SessionReading;

struct _Session
{
  GObject parent_instance;

  Session    *first;     /* who has the connection: ourselves, or owned; see session-beside.c */
  GListStore *beside;    /* of Session: who uses ours */
  GListStore *directory; /* of SessionListed */
  gboolean    is_direct;
  gboolean    absent; /* our person is */
  guint16     host_port;

  NetPoller      *poller;
  char           *name;
  char           *nick;
  SessionRoom    *room;
  SessionOutbox  *outbox;
  SessionReading *reading;
  SessionDraft   *draft;
  NetCertificate *certificate;
  NetAuthorities *authorities; /* or NULL */
  SessionTrust   *trust;
  SessionSasl    *sasl;
  Store          *store;       /* or NULL */
  char           *archive_key; /* of the room in the store; NULL until it is known */
  char           *room_id;     /* the host’s, once we were in; NULL for a server without */

  SessionState    state;
  char           *reason;
  SessionRefusal  refusal; /* of the last try to join */
  SessionDialect  dialect;
  NetEndpoint    *endpoint;  /* NULL when the link was handed in */
  NetAddressList *addresses; /* the endpoint's, when they are known; or NULL */
  char           *address;
  GCancellable   *cancellable;
  NetLink        *link;
  gint64          heard_us; /* monotonic */
  guint           watchdog_id;
  char           *last_msgid; /* the newest message we know of, through all connections */
  SessionTrouble  trouble;
  gboolean        sought_by_id;         /* the room is known by its id, wherever it is now */
  char           *expected_fingerprint; /* that an invitation or an announcement told; or NULL */
  char           *key;                  /* said to the room, or NULL */
  char           *refused_fingerprint;  /* of the certificate that is not the one it was */
  gboolean        has_accepted;         /* our person goes in all the same, if it shows this certificate: */
  char           *accepted_fingerprint; /* or NULL for none */
  gboolean        told_not_encrypted;
  gboolean        was_connected;  /* so that a lost connection is taken up again */
  gint64          typing_told_us; /* monotonic: when the others were told so last, or 0 */
  const char     *typing_state;   /* what they were told last of it, static; or NULL */
  guint           typing_timer_id;
  gboolean        retrying;
  guint           n_retries;
  guint           retry_id;

  /* IRC, from here on; begins anew with each link. */
  IrcCapability offered;
  IrcCapability capabilities;
  gsize         multiline_max_bytes;
  guint         multiline_max_lines;
  IrcIsupport  *isupport;
  GHashTable   *batches;
  guint16       sts_port;     /* where the server wants to be called with encryption, or 0 */
  gint64        sts_duration; /* for how long it says so, in seconds; 0 to end it, -1 when it does not say */
  char         *account;      /* ours, as the server has it; NULL without one */
  char         *source;       /* how the server shows us to others */
  char         *goodbye;      /* what the server said last, translated */
  char         *nonce;        /* we have committed to, and not told yet; or NULL */
  char         *comparison;
  char         *picture_uri; /* where we have told that ours is, or NULL */
  guint         sync_id;     /* asks for what others tell of themselves, when it was too much at once */
  guint         nick_number;
  guint         n_unlabeled_echoes; /* still to come; they say nothing new */
  char         *catch_up_msgid;     /* up to here the past is filled in; NULL when nothing is asked */
  char         *behind_gap_msgid;   /* the newest message meanwhile */
  gboolean      gap_open;           /* between what we know and what is said now something may be missing */
  GQueue        reactions_waiting;  /* for the host's answer, see session-reacting.c */
  GQueue        held;               /* StoreMessage, owned: said behind the gap, and not kept before it is filled */
  gboolean      archive_loading;    /* what is kept of the room is on its way */
  gboolean      entered;            /* what waits may go out */
  char         *history_anchor;     /* msgid of the past message that was shown before the next one */
  gboolean      page_missing;       /* the newest history did not come: it is older than what was heard */
  gboolean      asked_latest;       /* the newest history, coming in for the first time */
  gboolean      asked_older;        /* history before what is shown */
  gboolean      at_beginning;       /* there is nothing before what is shown */
  gboolean      knocked;            /* we have asked to be let in, and wait */
  gboolean      spoke_irc;          /* the other side did */
  gboolean      registered;
  gboolean      is_merhaba;
};

typedef void (*SessionBesideFunc) (Session *self,
                                   gpointer user_data);

/* session-absence.c */
void session_absence_begin (Session *self);

/* session-beside.c */
void     session_beside_foreach (Session          *self,
                                 SessionBesideFunc func,
                                 gpointer          user_data);
Session *session_beside_find_waiting (Session    *self,
                                      const char *label);
void     session_beside_note_person (Session    *self,
                                     const char *nick);
void     session_beside_enter (Session *self);
void     session_beside_lose (Session    *self,
                              const char *reason);
void     session_beside_come_back (Session *self);
void     session_beside_end (Session    *self,
                             const char *reason);
void     session_beside_leave (Session *self);
void     session_beside_leave_all (Session *self);

/* session-join.c */
void session_start_connecting (Session *self);

/* session-moderation.c */
void session_moderation_begin (Session *self);
void session_moderation_ask_lists (Session *self);

/* session.c */
void     session_set_state (Session     *self,
                            SessionState state,
                            const char  *reason);
void     session_set_dialect (Session       *self,
                              SessionDialect dialect);
void     session_set_retrying (Session *self,
                               gboolean retrying);
void     session_set_knocked (Session *self,
                              gboolean knocked);
void     session_set_nick (Session    *self,
                           const char *nick);
gboolean session_is_joining (Session *self);
gboolean session_was_in_room (Session *self);
void     session_end (Session    *self,
                      const char *reason);
void     session_give_up_waiting (Session    *self,
                                  const char *reason);

/* session-link.c */
void session_link_take (Session       *self,
                        NetLink       *link,
                        SessionDialect dialect);
void session_link_connect (Session *self);
void session_link_drop (Session *self);
void session_link_stop_retrying (Session *self);
void session_switch_to_plain_text (Session *self);
void session_lose (Session    *self,
                   const char *reason);

/* session-security.c */
SessionEncryption session_security_get_needed (Session *self);
gboolean          session_security_check_link (Session *self,
                                               NetLink *link);
gboolean          session_security_check_room (Session    *self,
                                               const char *room_id);
gboolean          session_security_take_refusal (Session      *self,
                                                 const GError *error);
void              session_security_note_entered (Session *self);
void              session_security_note_met (Session *self);
gboolean          session_security_is_known (Session *self);

/* session-comparison.c */
void session_comparison_begin (Session *self);
void session_comparison_reset (Session *self);

/* session-client-tags.c */
gboolean session_may_tag (Session    *self,
                          const char *tag);

/* session-metadata.c */
void session_metadata_begin (Session *self);
void session_metadata_forget (Session *self);

/* session-telling.c */
void session_telling_forget (Session *self);

/* session-said.c */
void session_said_begin_history (Session    *self,
                                 const char *after);

/* session-reading.c */
SessionReading *session_reading_new (void);
void            session_reading_free (SessionReading *reading);
void            session_reading_open (Session *self);
void            session_reading_lose_touch (Session *self);
void            session_reading_note (Session        *self,
                                      SessionMessage *message,
                                      gboolean        is_history);
void            session_reading_spoke (Session *self);
void            session_reading_set_told (Session *self,
                                          gint64   time);
void            session_reading_recount (Session *self);
void            session_reading_flush (Session *self);

/* session-draft.c */
SessionDraft *session_draft_new (void);
void          session_draft_free (SessionDraft *draft);
void          session_draft_open (Session    *self,
                                  const char *before);
void          session_draft_flush (Session *self);

/* session-quote.c */
gboolean        session_quote_ask (Session            *self,
                                   const char         *msgid,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
SessionMessage *session_quote_finish (Store        *store,
                                      GAsyncResult *result,
                                      const char   *msgid);

/* session-irc.c */
void     session_irc_start (Session *self);
void     session_irc_reset (Session *self);
void     session_irc_forget (Session *self);
void     session_irc_line (Session    *self,
                           const char *line,
                           gsize       length);
void     session_irc_handle (Session          *self,
                             const IrcMessage *message);
void     session_irc_send (Session       *self,
                           const IrcTags *tags,
                           const char    *command,
                           ...) G_GNUC_NULL_TERMINATED;
void     session_irc_say (Session        *self,
                          SessionMessage *message);
void     session_irc_say_queued (Session    *self,
                                 const char *label);
void     session_irc_join (Session    *self,
                           const char *channel);
void     session_irc_enter (Session *self);
void     session_irc_ask_history (Session *self);
gboolean session_irc_ask_older (Session    *self,
                                const char *msgid);
void     session_irc_watch (Session *self,
                            gint64   silence_us);
gint64   session_irc_get_patience (Session *self,
                                   gint64   silence_us);
void     session_irc_probe (Session *self);
void     session_irc_leave (Session *self);

/* on-registration.c */
void session_request_capabilities (Session *self);

/* session-plain-text.c */
void session_plain_text_start (Session *self);
void session_plain_text_line (Session    *self,
                              const char *text,
                              gsize       length);
void session_plain_text_say (Session        *self,
                             SessionMessage *message);
void session_plain_text_leave (Session *self);

G_END_DECLS
