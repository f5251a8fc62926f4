// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "ui/ui-message-row.h"

G_BEGIN_DECLS

/* Pixels across. */
#define UI_MESSAGE_ROW_AVATAR 36

typedef enum {
  UI_PIECE_DAY,
  UI_PIECE_UNREAD,
  UI_PIECE_BUBBLE,
  UI_PIECE_AVATAR,
  UI_PIECE_SENDER,
  UI_PIECE_BADGE,
  UI_PIECE_QUOTE,
  UI_PIECE_TEXT,
  UI_PIECE_COPY,
  UI_PIECE_TIME,
  UI_PIECE_TICK,
  UI_PIECE_PROBLEM,
  UI_PIECE_AGAIN,
  UI_PIECE_REACTIONS,
  UI_PIECE_ACTS,
  UI_N_PIECES
} UiPiece;

struct _UiMessageRow
{
  GtkWidget parent_instance;

  /* children by their UiPiece, in this order; NULL until they are needed */
  GtkWidget *pieces[UI_N_PIECES];

  /* borrowed */
  UiMessageRow       *ruler;  /* measures for it while it is bare, or NULL */
  GtkEventController *motion; /* or NULL */

  /* owned */
  SessionMessage *message;
  SessionMessage *previous; /* the one above it, or NULL */
  SessionMessage *quoted;   /* what it answers, or NULL */
  SessionMembers *members;  /* whose pictures are shown, or NULL */
  GArray         *blocks;   /* SessionTextSpan of code */

  /* how high it was at that width; 0 when that is not known */
  int known_width;
  int known_height;

  gboolean bare;        /* nobody sees it: it has no pieces */
  gboolean continued;   /* the same person went on talking */
  gboolean same_minute; /* and in the same minute as before */
  gboolean event;
  gboolean own;
  gboolean pointed; /* the pointer is over it */
  gboolean focused; /* the keyboard is on it */
};

/* ui-message-row-acts.c */
void ui_message_row_watch_pointer (UiMessageRow *self);
void ui_message_row_ignore_pointer (UiMessageRow *self);
void ui_message_row_update_quote (UiMessageRow *self);
void ui_message_row_update_reactions (UiMessageRow *self);
void ui_message_row_forget_acts (UiMessageRow *self);
void ui_message_row_react (GtkWidget  *widget,
                           const char *action,
                           GVariant   *parameter);
void ui_message_row_show_menu (GtkWidget  *widget,
                               const char *action,
                               GVariant   *parameter);

/* ui-message-row-bare.c */
int  ui_message_row_measure_bare (UiMessageRow *self,
                                  int           width);
void ui_message_row_forget_height (UiMessageRow *self);

/* ui-message-row.c */
void ui_message_row_show_message (UiMessageRow *self);
void ui_message_row_watch (UiMessageRow *self);
void ui_message_row_unwatch (UiMessageRow *self);

/* ui-message-row-layout.c */

GtkSizeRequestMode ui_message_row_get_request_mode (GtkWidget *widget);
void               ui_message_row_measure (GtkWidget     *widget,
                                           GtkOrientation orientation,
                                           int            for_size,
                                           int           *minimum,
                                           int           *natural,
                                           int           *minimum_baseline,
                                           int           *natural_baseline);
void               ui_message_row_size_allocate (GtkWidget *widget,
                                                 int        width,
                                                 int        height,
                                                 int        baseline);
void               ui_message_row_snapshot (GtkWidget   *widget,
                                            GtkSnapshot *snapshot);

/* ui-message-row-pieces.c */
GtkWidget *ui_message_row_get_piece (UiMessageRow *self,
                                     UiPiece       piece);
GtkWidget *ui_message_row_show_piece (UiMessageRow *self,
                                      UiPiece       piece,
                                      gboolean      shown);
void       ui_message_row_show_text (UiMessageRow *self,
                                     UiPiece       piece,
                                     const char   *text);
void       ui_message_row_drop_pieces (UiMessageRow *self);

/* ui-message-row-words.c */
void     ui_message_row_set_css_class (UiMessageRow *self,
                                       const char   *css_class,
                                       gboolean      set);
void     ui_message_row_update_words (UiMessageRow *self);
void     ui_message_row_update_accessible (UiMessageRow *self);
gboolean ui_message_row_query_tooltip (GtkWidget  *widget,
                                       int         x,
                                       int         y,
                                       gboolean    keyboard,
                                       GtkTooltip *tooltip);
void     ui_message_row_copy_code (GtkWidget  *widget,
                                   const char *action,
                                   GVariant   *parameter);

G_END_DECLS
