// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <adwaita.h>

#include "session/session-room.h"

G_BEGIN_DECLS

#define UI_TYPE_CONVERSATION (ui_conversation_get_type ())
G_DECLARE_FINAL_TYPE (UiConversation, ui_conversation, UI, CONVERSATION, AdwBin)

GtkWidget *ui_conversation_new (void);
void       ui_conversation_set_members (UiConversation *self,
                                        SessionMembers *members);
void       ui_conversation_set_timeline (UiConversation  *self,
                                         SessionTimeline *timeline);
gboolean   ui_conversation_is_at_end (UiConversation *self);
guint      ui_conversation_get_n_new (UiConversation *self);
void       ui_conversation_go_to_end (UiConversation *self);
void       ui_conversation_give_way (UiConversation *self);
void       ui_conversation_go_to (UiConversation *self,
                                  const char     *msgid);

G_END_DECLS
