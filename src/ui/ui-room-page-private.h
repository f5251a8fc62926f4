// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session-found.h"
#include "ui/ui-announcer.h"
#include "ui/ui-composer.h"
#include "ui/ui-conversation.h"
#include "ui/ui-invitation.h"
#include "ui/ui-joining-page.h"
#include "ui/ui-knocks.h"
#include "ui/ui-people-list.h"
#include "ui/ui-reply-bar.h"
#include "ui/ui-search.h"
#include "ui/ui-status-bar.h"
#include "ui/ui-room-page.h"

G_BEGIN_DECLS

struct _UiRoomPage
{
  AdwBin parent_instance;

  /* template children */
  AdwWindowTitle  *title;
  GtkWidget       *list_button;
  GtkWidget       *leave_button;
  GtkWidget       *people_button;
  GtkToggleButton *search_button;
  GMenuModel      *menu;
  GMenuModel      *notifications; /* a part of it */
  GtkMenuButton   *menu_button;
  GtkStack        *stack;
  AdwFlap         *flap;
  UiPeopleList    *people;
  GtkWidget       *people_separator;
  UiStatusBar     *status_bar;
  UiKnocks        *knocks;
  GtkWidget       *talk;
  UiInvitation    *invitation;
  UiConversation  *conversation;
  GtkWidget       *nothing_yet;
  GtkLabel        *typing;
  UiReplyBar      *reply_bar;
  UiComposer      *composer;
  UiAnnouncer     *announcer;

  /* borrowed from these */
  UiJoiningPage *joining;    /* NULL in the conversation */
  GtkSearchBar  *search_bar; /* NULL before the first search, as the next two */
  GtkEditable   *search_entry;
  UiSearch      *search;

  /* owned */
  Session *session;
  char    *lost_reason; /* why the connection was lost first */
  char    *last_words;  /* searched for when something was chosen; or NULL */

  guint16  host_port; /* 0 when somebody else hosts */
  gboolean present;   /* the person has the conversation before them */
  gboolean entered;   /* we have been in the room */
  gboolean tells_typing;
};

/* ui-room-page-acts.c */
void ui_room_page_install_acts (GtkWidgetClass *widget_class);
void ui_room_page_begin_acts (UiRoomPage *self);
void ui_room_page_note_draft (UiRoomPage *self);
void ui_room_page_show_draft (UiRoomPage *self);
void ui_room_page_update_acts (UiRoomPage *self);

/* ui-room-page-search.c */
void     ui_room_page_show_search (UiRoomPage *self,
                                   gboolean    in_conversation);
void     ui_room_page_on_search_toggled (UiRoomPage *self);
gboolean ui_room_page_is_searching (UiRoomPage *self);
void     ui_room_page_end_search (UiRoomPage *self);

G_END_DECLS
