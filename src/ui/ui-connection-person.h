// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gtk/gtk.h>

#include "session/session.h"

G_BEGIN_DECLS

GtkWidget *ui_connection_person_new (Session       *session,
                                     SessionMember *member,
                                     gboolean       hosting);

G_END_DECLS
