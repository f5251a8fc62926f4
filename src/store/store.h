// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "store/store-draft.h"
#include "store/store-error.h"
#include "store/store-message.h"
#include "store/store-name.h"
#include "store/store-query.h"
#include "store/store-queued.h"
#include "store/store-room.h"
#include "store/store-read.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define STORE_TYPE_STORE (store_get_type ())
G_DECLARE_FINAL_TYPE (Store, store, STORE, STORE, GObject)

Store *store_new (const char *path,
                  gboolean    durable);

void        store_open_async (Store              *self,
                              GAsyncReadyCallback callback,
                              gpointer            user_data);
gboolean    store_open_finish (Store        *self,
                               GAsyncResult *result,
                               GError      **error);
const char *store_get_set_aside (Store *self);
void        store_close_async (Store              *self,
                               GAsyncReadyCallback callback,
                               gpointer            user_data);
void        store_close_finish (Store        *self,
                                GAsyncResult *result);

void          store_append_async (Store              *self,
                                  const char         *room,
                                  StoreMessage       *message,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
StoreMessage *store_append_finish (Store        *self,
                                   GAsyncResult *result,
                                   gboolean     *is_new,
                                   GError      **error);
void          store_keep_async (Store              *self,
                                const char         *room,
                                StoreMessage       *message,
                                GAsyncReadyCallback callback,
                                gpointer            user_data);
gboolean      store_keep_finish (Store        *self,
                                 GAsyncResult *result,
                                 GError      **error);
void          store_find_history_async (Store                   *self,
                                        const char              *room,
                                        const StoreHistoryQuery *query,
                                        GAsyncReadyCallback      callback,
                                        gpointer                 user_data);
GPtrArray    *store_find_history_finish (Store        *self,
                                         GAsyncResult *result,
                                         GError      **error);
void          store_find_last_times_async (Store              *self,
                                           const char *const  *rooms,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
GArray       *store_find_last_times_finish (Store        *self,
                                            GAsyncResult *result,
                                            GError      **error);

void       store_search_async (Store              *self,
                               const char         *room,
                               const char         *text,
                               guint               limit,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data);
GPtrArray *store_search_finish (Store        *self,
                                GAsyncResult *result,
                                GError      **error);

void       store_queue_async (Store              *self,
                              const char         *room,
                              const char         *label,
                              const char         *text,
                              const char         *reply_to,
                              gint64              time,
                              GAsyncReadyCallback callback,
                              gpointer            user_data);
gboolean   store_queue_finish (Store        *self,
                               GAsyncResult *result,
                               GError      **error);
void       store_unqueue (Store      *self,
                          const char *label);
void       store_find_queued_async (Store              *self,
                                    const char         *room,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
GPtrArray *store_find_queued_finish (Store        *self,
                                     GAsyncResult *result,
                                     GError      **error);

void        store_keep_draft_async (Store              *self,
                                    const char         *room,
                                    const char         *text,
                                    const char         *reply_to,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
gboolean    store_keep_draft_finish (Store        *self,
                                     GAsyncResult *result,
                                     GError      **error);
void        store_find_draft_async (Store              *self,
                                    const char         *room,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
StoreDraft *store_find_draft_finish (Store        *self,
                                     GAsyncResult *result,
                                     GError      **error);

void     store_mark_read_async (Store              *self,
                                const char         *room,
                                const char         *reader,
                                gint64              time,
                                GAsyncReadyCallback callback,
                                gpointer            user_data);
void     store_find_read_async (Store              *self,
                                const char         *room,
                                const char         *reader,
                                GAsyncReadyCallback callback,
                                gpointer            user_data);
gboolean store_read_finish (Store        *self,
                            GAsyncResult *result,
                            gint64       *time,
                            GError      **error);

void       store_find_all_reads_async (Store              *self,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
GPtrArray *store_find_all_reads_finish (Store        *self,
                                        GAsyncResult *result,
                                        GError      **error);

void       store_save_room_async (Store              *self,
                                  const char         *key,
                                  StoreRoom          *room,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
gboolean   store_save_room_finish (Store        *self,
                                   GAsyncResult *result,
                                   GError      **error);
void       store_load_room_async (Store              *self,
                                  const char         *key,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
StoreRoom *store_load_room_finish (Store        *self,
                                   GAsyncResult *result,
                                   GError      **error);

void       store_keep_name (Store           *self,
                            const StoreName *name);
void       store_release_name (Store           *self,
                               const StoreName *name);
void       store_find_all_names_async (Store              *self,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
GPtrArray *store_find_all_names_finish (Store        *self,
                                        GAsyncResult *result,
                                        GError      **error);

void     store_forget_async (Store              *self,
                             const char         *room,
                             GAsyncReadyCallback callback,
                             gpointer            user_data);
gboolean store_forget_finish (Store        *self,
                              GAsyncResult *result,
                              GError      **error);
void     store_get_size_async (Store              *self,
                               GAsyncReadyCallback callback,
                               gpointer            user_data);
gint64   store_get_size_finish (Store        *self,
                                GAsyncResult *result,
                                GError      **error);

void  store_get_id_async (Store              *self,
                          GAsyncReadyCallback callback,
                          gpointer            user_data);
char *store_get_id_finish (Store        *self,
                           GAsyncResult *result,
                           GError      **error);

G_END_DECLS
