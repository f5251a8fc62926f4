// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* A store in a folder of its own, and calls that wait for their answer. */
typedef struct
{
  char  *folder;
  char  *path;
  Store *store;
} StoreFixture;

void  store_fixture_result_cb (GObject *object, GAsyncResult *result, gpointer user_data);
void  store_fixture_open (StoreFixture *fixture);
void  store_fixture_close (StoreFixture *fixture);
void  store_fixture_set_up_closed (StoreFixture *fixture,
                                   gconstpointer user_data);
void  store_fixture_set_up (StoreFixture *fixture,
                            gconstpointer user_data);
void  store_fixture_tear_down (StoreFixture *fixture,
                               gconstpointer user_data);
void  store_fixture_say_as (StoreFixture *fixture,
                            const char   *room,
                            const char   *command,
                            const char   *msgid,
                            gint64        time,
                            const char   *params,
                            const char   *text);
void  store_fixture_say (StoreFixture *fixture,
                         const char   *room,
                         const char   *msgid,
                         gint64        time,
                         const char   *text);
char *store_fixture_search (StoreFixture *fixture,
                            const char   *room,
                            const char   *text,
                            guint         limit);
void  store_fixture_assert_found (StoreFixture *fixture,
                                  const char   *room,
                                  const char   *text,
                                  const char   *expected);
void  store_fixture_load (StoreFixture *fixture,
                          const char   *dump);
char *store_fixture_query (const char *path,
                           const char *sql);

gboolean    store_fixture_is_on_disk (StoreFixture *fixture,
                                      const char   *bytes);
void        store_fixture_keep_draft (StoreFixture *fixture,
                                      const char   *room,
                                      const char   *text,
                                      const char   *reply_to);
StoreDraft *store_fixture_find_draft (StoreFixture *fixture,
                                      const char   *room);

G_END_DECLS
