// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "ui/ui-message-row.h"

G_BEGIN_DECLS

typedef enum {
  UI_PIECE_DAY,
  UI_PIECE_UNREAD,
  UI_PIECE_BUBBLE,
  UI_PIECE_AVATAR,
  UI_PIECE_SENDER,
  UI_PIECE_BADGE,
  UI_PIECE_TEXT,
  UI_PIECE_TIME,
  UI_PIECE_TICK,
  UI_PIECE_PROBLEM,
  UI_PIECE_AGAIN,
  UI_N_PIECES
} UiPiece;

struct _UiMessageRow
{
  GtkWidget parent_instance;

  /* template children, all by their UiPiece */
  GtkWidget *pieces[UI_N_PIECES];

  /* owned */
  SessionMessage *message;

  gboolean continued; /* the same person went on talking */
  gboolean event;
  gboolean own;
};

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

G_END_DECLS
