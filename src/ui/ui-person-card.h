// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <adwaita.h>

#include "session/session.h"

G_BEGIN_DECLS

GtkWidget *ui_person_card_new (GtkWindow     *parent,
                               Session       *session,
                               SessionMember *member);

G_END_DECLS
