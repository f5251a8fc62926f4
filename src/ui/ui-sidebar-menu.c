// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-sidebar-menu.h"

#include "session/session-beside.h"

#include <glib/gi18n.h>

/**
 * ui_sidebar_menu_new:
 * @notifications: what one can be told of a conversation
 *
 * Returns: (transfer full): what can be done with a conversation without going there
 */
GMenuModel *
ui_sidebar_menu_new (Session    *session,
                     GMenuModel *notifications)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) reading = g_menu_new ();
  g_autoptr (GMenu) leaving = g_menu_new ();

  g_menu_append (reading, _ ("Mark as _read"), "win.mark-read");
  g_menu_append (leaving, session_is_direct (session) ? _ ("_Close the conversation") : _ ("_Leave the room"), "win.leave");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (reading));
  g_menu_append_section (menu, _ ("Notifications"), notifications);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (leaving));
  return G_MENU_MODEL (menu);
}
