// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Somebody who is kept out, or muted, or asks to be let in. */
#define SESSION_TYPE_OUTSIDER (session_outsider_get_type ())
G_DECLARE_FINAL_TYPE (SessionOutsider, session_outsider, SESSION, OUTSIDER, GObject)

const char *session_outsider_get_mask (SessionOutsider *self);
const char *session_outsider_get_name (SessionOutsider *self);
gboolean    session_outsider_is (SessionOutsider *self,
                                 const char      *who);

/* Who may come into a room. */
typedef enum {
  SESSION_ADMISSION_ALL = 1,
  SESSION_ADMISSION_ASK,  /* newcomers have to be let in */
  SESSION_ADMISSION_NONE, /* no newcomers */
} SessionAdmission;

/* What moderators have set in a room, and what they are asked. */
#define SESSION_TYPE_ORDER (session_order_get_type ())
G_DECLARE_FINAL_TYPE (SessionOrder, session_order, SESSION, ORDER, GObject)

SessionOrder    *session_order_new (void);
SessionAdmission session_order_get_admission (SessionOrder *self);
gboolean         session_order_get_moderated (SessionOrder *self);
GListModel      *session_order_get_kept_out (SessionOrder *self);
GListModel      *session_order_get_muted (SessionOrder *self);
GListModel      *session_order_get_knocks (SessionOrder *self);

/*< for the session >*/
void        session_order_set_mode (SessionOrder *self,
                                    char          letter,
                                    gboolean      set);
void        session_order_note_listed (SessionOrder *self,
                                       char          letter,
                                       const char   *mask,
                                       const char   *nick,
                                       const char   *name);
void        session_order_end_list (SessionOrder *self,
                                    char          letter);
void        session_order_knock (SessionOrder *self,
                                 const char   *nick,
                                 const char   *name);
void        session_order_forget_knock (SessionOrder *self,
                                        const char   *nick);
void        session_order_remember_name (SessionOrder *self,
                                         const char   *nick,
                                         const char   *name);
const char *session_order_find_name (SessionOrder *self,
                                     const char   *nick);
void        session_order_clear (SessionOrder *self);

G_END_DECLS
