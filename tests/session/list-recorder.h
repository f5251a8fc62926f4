// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Follows a list model by its items-changed signals alone, as a GtkListView does. */
typedef struct
{
  GListModel *model;
  GPtrArray  *items;
} ListRecorder;

void list_recorder_start (ListRecorder *recorder,
                          gpointer      model);
void list_recorder_check (ListRecorder *recorder);
void list_recorder_clear (ListRecorder *recorder);

G_END_DECLS
