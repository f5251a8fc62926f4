// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A system bus of the test's own, and on it one who speaks as Avahi does, and does what the
 * test wants. */
typedef struct
{
  GTestDBus       *bus;
  GDBusConnection *connection;
  GPtrArray       *calls; /* what it was asked, as text */
  GPtrArray       *objects;
  GHashTable      *resolvers; /* path of the last resolver, by "interface protocol name" */
  guint            n_objects;
  char            *group; /* path of the last group */
  int              server_state;
  const char      *held_method;    /* not answered */
  const char      *refused_method; /* answered with refusal */
  const char      *refusal;
  const char      *early_item;        /* told before the reply to ServiceBrowserNew */
  int              stale_group_state; /* told before the reply to Reset */
  GPtrArray       *held;
} AvahiMock;

AvahiMock *avahi_mock_new (void);
void       avahi_mock_free (AvahiMock *self);
void       avahi_mock_start_bus (AvahiMock *self);
void       avahi_mock_stop_bus (AvahiMock *self);
void       avahi_mock_appear (AvahiMock *self);
void       avahi_mock_vanish (AvahiMock *self);
void       avahi_mock_answer_held (AvahiMock *self);

void  avahi_mock_set_server_state (AvahiMock *self,
                                   int        state);
void  avahi_mock_set_group_state (AvahiMock *self,
                                  int        state);
void  avahi_mock_item (AvahiMock  *self,
                       const char *signal,
                       int         interface,
                       int         protocol,
                       const char *name,
                       const char *type);
void  avahi_mock_item_with_flags (AvahiMock  *self,
                                  const char *name,
                                  const char *type,
                                  guint       flags);
void  avahi_mock_type (AvahiMock  *self,
                       const char *type);
void  avahi_mock_found (AvahiMock  *self,
                        int         interface,
                        int         protocol,
                        const char *name,
                        const char *type,
                        const char *address,
                        guint16     port,
                        const char *txt);
void  avahi_mock_found_variant (AvahiMock *self,
                                GVariant  *parameters);
void  avahi_mock_fail (AvahiMock  *self,
                       int         interface,
                       int         protocol,
                       const char *name);
guint avahi_mock_count (AvahiMock  *self,
                        const char *pattern);
void  avahi_mock_settle (AvahiMock *self);
void  avahi_mock_forget_calls (AvahiMock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvahiMock, avahi_mock_free)

G_END_DECLS
