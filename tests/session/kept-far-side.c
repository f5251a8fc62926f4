// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/kept-far-side.h"

#include "fixtures/await.h"
#include "fixtures/folder.h"

/* Hands the result to who waits for it. */
void
kept_far_side_result_cb (GObject      *object,
                         GAsyncResult *result,
                         gpointer      user_data)
{
  g_set_object ((GAsyncResult **)user_data, result);
}

/* The program is started, again or for the first time. */
void
kept_far_side_open (KeptFarSide *self)
{
  g_autofree char *path = g_build_filename (self->folder, "messages.db", NULL);

  self->store = store_new (path, FALSE);
  store_open_async (self->store, NULL, NULL);
  session_set_store (self->far.session, self->store);
}

void
kept_far_side_close (KeptFarSide *self)
{
  g_autoptr (GAsyncResult) result = NULL;

  session_set_store (self->far.session, NULL);
  store_close_async (self->store, kept_far_side_result_cb, &result);
  AWAIT (result != NULL);
  store_close_finish (self->store, result);
}

void
kept_far_side_set_up (KeptFarSide  *self,
                      gconstpointer user_data)
{
  self->folder = folder_make ();
  far_side_set_up (&self->far, NULL);
  kept_far_side_open (self);
}

void
kept_far_side_tear_down (KeptFarSide  *self,
                         gconstpointer user_data)
{
  session_leave (self->far.session);
  kept_far_side_close (self);
  far_side_tear_down (&self->far, NULL);
  g_assert_finalize_object (self->store);
  folder_remove (self->folder);
  g_free (self->folder);
}
