// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <adwaita.h>

#include "session/session-room.h"

G_BEGIN_DECLS

GtkWidget *ui_message_information_new (GtkWindow      *parent,
                                       SessionRoom    *room,
                                       SessionMessage *message);

G_END_DECLS
