// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/far-side.h"
#include "ui/ui-window.h"

G_BEGIN_DECLS

/* A window, and a session that is on the way to a room we host. */
typedef struct
{
  FarSide   far;
  UiWindow *window;
} WindowFixture;

int  window_fixture_run (void);
void window_fixture_set_up (WindowFixture *self,
                            int            width);
void window_fixture_present (WindowFixture *self);
void window_fixture_open_room (WindowFixture *self);
void window_fixture_tear_down (WindowFixture *self);

G_END_DECLS
