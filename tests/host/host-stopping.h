// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "host/host.h"

G_BEGIN_DECLS

void host_stop_and_wait (Host *host);

G_END_DECLS
