// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "net/net-link.h"

G_BEGIN_DECLS

/* One who writes down what a link tells. */
typedef struct
{
  NetLink *link;
  GString *lines; /* "line|line|" */
  guint    n_lines;
  guint    n_too_long;
  gboolean closed;
  GError  *error;
  gboolean pause_after_line;
  gboolean close_after_line;
  gboolean become_text;
  gboolean become_lines; /* changes the framing at the next message */
} LinkRecorder;

void link_recorder_start (LinkRecorder *recorder,
                          NetLink      *link);
void link_recorder_send (LinkRecorder *recorder,
                         const char   *text);
void link_recorder_clear (LinkRecorder *recorder);

G_END_DECLS
