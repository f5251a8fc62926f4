// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/far-side.h"
#include "store/store.h"

G_BEGIN_DECLS

/* A session that keeps what is said, and a server at the other end. */
typedef struct
{
  FarSide far;
  char   *folder;
  Store  *store;
} KeptFarSide;

void kept_far_side_result_cb (GObject      *object,
                              GAsyncResult *result,
                              gpointer      user_data);
void kept_far_side_open (KeptFarSide *self);
void kept_far_side_close (KeptFarSide *self);
void kept_far_side_set_up (KeptFarSide  *self,
                           gconstpointer user_data);
void kept_far_side_tear_down (KeptFarSide  *self,
                              gconstpointer user_data);

G_END_DECLS
