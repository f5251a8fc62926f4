// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "ui/ui-conversation.h"
#include "ui/ui-message-row.h"
#include "ui/ui-paced-list.h"

G_BEGIN_DECLS

struct _UiConversation
{
  AdwBin parent_instance;

  /* template children */
  GtkScrolledWindow *scrolled;
  GtkListView       *list;
  GtkRevealer       *to_end_revealer;
  GtkButton         *to_end;
  GtkLabel          *n_new_label;
  GtkRevealer       *to_unread_revealer;
  GtkButton         *to_unread;
  GtkLabel          *n_unread_label;

  /* owned */
  SessionTimeline *timeline;
  UiPacedList     *rows;    /* of the timeline; NULL without one */
  SessionMembers  *members; /* whose pictures are shown, or NULL */
  GdkFrameClock   *clock;
  GtkWidget       *hidden; /* holds the ruler */

  /* borrowed */
  UiMessageRow *ruler; /* measures for rows that are not in view */

  SessionMessage *target;       /* where one goes to, or NULL */
  SessionMessage *unread_first; /* borrowed from the timeline */
  SessionMessage *found;        /* marked, for a while; or NULL */

  GtkWidget *focused; /* weak: the row the keyboard is on, or NULL */

  guint    found_id;
  guint    strip_id; /* rows have come */
  guint    going;    /* frames left to bring the target into view */
  gboolean at_end;
  gboolean unread_seen; /* the line above what is unread was in view */
  gboolean in_frame;
  gboolean moving; /* we set the adjustment ourselves */
  guint    n_new;
};

/* ui-conversation.c */
void   ui_conversation_set_at_end (UiConversation *self,
                                   gboolean        at_end);
double ui_conversation_distance_to_end (UiConversation *self);

/* Less than this is no distance. */
#define UI_CONVERSATION_AT_END_PIXELS 4

/* ui-conversation-acts.c */
void ui_conversation_watch_focus (UiConversation *self);
void ui_conversation_show_quoted (UiConversation *self,
                                  UiMessageRow   *row);

/* ui-conversation-going.c */
UiMessageRow *ui_conversation_find_row (UiConversation *self,
                                        SessionMessage *message);
void          ui_conversation_set_found (UiConversation *self,
                                         SessionMessage *message);
void          ui_conversation_go_to_message (UiConversation *self,
                                             SessionMessage *message);
void          ui_conversation_stop_going (UiConversation *self);
void          ui_conversation_go_on (UiConversation *self);

/* ui-conversation-rows.c */
void     ui_conversation_make_ruler (UiConversation *self);
void     ui_conversation_update_rows (UiConversation *self);
void     ui_conversation_make_way (UiConversation *self);
gboolean ui_conversation_will_be_in_view (UiConversation *self,
                                          guint           position);

/* ui-conversation-selection.c */
gboolean ui_conversation_copy_selected (UiConversation *self);
void     ui_conversation_add_to_menu (UiConversation *self,
                                      GMenu          *menu,
                                      SessionMessage *message);
void     ui_conversation_watch_selection (UiConversation *self);

/* ui-conversation-unread.c */
void ui_conversation_on_unread_changed (UiConversation *self);
void ui_conversation_update_unread (UiConversation *self);
void ui_conversation_go_to_unread (UiConversation *self);

G_END_DECLS
