// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gtk/gtk.h>

/* A picture of somebody; another one for each @number. */
GdkTexture *gallery_pictures_paint (guint number);
