// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "host/host.h"
#include "ui/ui-window.h"

G_BEGIN_DECLS

/* The window as the program has it, hosting a room that is open in it and kept on the disk. */
typedef struct
{
  char             *folder;
  GtkApplication   *application;
  NetPoller        *poller;
  DiscoveryBrowser *browser;
  Store            *store;
  Host             *host;
  Session          *session;
  UiWindow         *window;
} OpenRoom;

OpenRoom *open_room_new (void);
void      open_room_free (OpenRoom *self);

/* Another room instead, of which there is a copy in the store and whose host is away. */
void open_room_enter_kept (OpenRoom   *self,
                           const char *archive);

GtkWidget *open_room_find (GtkWidget  *widget,
                           const char *type);

/* Many people in it, in a process of their own. */
GSubprocess *open_room_let_speak (OpenRoom   *self,
                                  const char *python,
                                  const char *speaking,
                                  guint       n_people,
                                  guint       n_each_second);
void         open_room_hush (GSubprocess *people);

G_END_DECLS
