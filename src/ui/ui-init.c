// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-init.h"

#include "ui/ui-resources.h"

#include <adwaita.h>

/**
 * ui_init:
 *
 * Makes the templates and icons known. Call it before any widget is made; calling it
 * again does nothing.
 */
void
ui_init (void)
{
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      ui_register_resource ();
      g_once_init_leave (&done, 1);
    }
}
