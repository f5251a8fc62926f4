// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-person-menu.h"

#include "session/session-moderation.h"

#include <glib/gi18n.h>
#include <string.h>

/* What one can do with somebody in the room. */

static void
append (GMenu         *menu,
        const char    *label,
        const char    *what,
        SessionMember *member)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "room.moderate", "(ss)", what, session_member_get_nick (member));
  g_menu_append_item (menu, item);
}

static void
append_to_window (GMenu         *menu,
                  const char    *label,
                  const char    *action,
                  SessionMember *member)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", session_member_get_nick (member));
  g_menu_append_item (menu, item);
}

/**
 * ui_person_menu_new:
 *
 * Returns: (transfer full): the menu
 */
GMenuModel *
ui_person_menu_new (Session       *session,
                    SessionMember *member)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) person = g_menu_new ();
  g_autoptr (GMenu) rights = g_menu_new ();
  g_autoptr (GMenu) away = g_menu_new ();
  gboolean moderated = session_order_get_moderated (session_room_get_order (session_get_room (session)));

  append_to_window (person, _ ("_Write privately"), "win.write-to", member);
  append_to_window (person, _ ("_Information…"), "win.person", member);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (person));
  if (!session_is_moderator (session))
    return G_MENU_MODEL (menu);
  if (session_member_get_muted (member))
    append (rights, _ ("Let _write again"), "unmute", member);
  else if (!session_member_get_operator (member))
    append (rights, _ ("_Mute"), "mute", member);
  if (moderated && !session_member_get_operator (member))
    append (rights, session_member_get_voice (member) ? _ ("No longer let _write") : _ ("Let _write, though not everybody may"), session_member_get_voice (member) ? "-v" : "+v", member);
  append (rights, session_member_get_operator (member) ? _ ("No longer m_oderator") : _ ("Make m_oderator"), session_member_get_operator (member) ? "-o" : "+o", member);
  append (away, _ ("_Remove from the room"), "remove", member);
  append (away, _ ("Remove and _keep out"), "keep-out", member);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rights));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (away));
  return G_MENU_MODEL (menu);
}

/* Says what was done, with a way back. */
static void
offer_undo (GtkWidget  *widget,
            const char *sentence,
            const char *what,
            const char *who)
{
  gtk_widget_activate_action (widget, "win.say-undo", "(sss)", sentence, what, who);
}

/**
 * ui_person_menu_act:
 * @widget: in the window that says what was done
 * @what: as in the menu
 */
void
ui_person_menu_act (GtkWidget  *widget,
                    Session    *session,
                    const char *what,
                    const char *nick)
{
  SessionMember   *member = session_members_find (session_room_get_members (session_get_room (session)), nick);
  const char      *label = member != NULL ? session_member_get_label (member) : NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *mask = NULL;

  if (member == NULL)
    return;
  if (strcmp (what, "mute") == 0)
    {
      sentence = g_strdup_printf (_ ("%s may no longer write"), label);
      offer_undo (widget, sentence, what, nick);
      session_mute (session, member);
    }
  else if (strcmp (what, "unmute") == 0)
    session_unmute_member (session, member);
  else if (strcmp (what, "remove") == 0)
    session_remove (session, member);
  else if (strcmp (what, "keep-out") == 0)
    {
      mask = session_dup_mask (member);
      sentence = g_strdup_printf (_ ("%s is removed and kept out"), label);
      offer_undo (widget, sentence, what, mask);
      session_keep_out (session, member);
    }
  else
    session_give_rank (session, member, what[1], what[0] == '+');
}

/**
 * ui_person_menu_undo:
 * @what: "mute" or "keep-out"
 * @who: the nick or the mask of the one it was done to
 *
 * Takes it back, if it still holds.
 */
void
ui_person_menu_undo (Session    *session,
                     const char *what,
                     const char *who)
{
  SessionOrder *order = session_room_get_order (session_get_room (session));
  gboolean      muted = strcmp (what, "mute") == 0;
  GListModel   *list = muted ? session_order_get_muted (order) : session_order_get_kept_out (order);

  for (guint i = g_list_model_get_n_items (list); i > 0; i--)
    {
      g_autoptr (SessionOutsider) outsider = g_list_model_get_item (list, i - 1);

      if (!session_outsider_is (outsider, who))
        continue;
      if (muted)
        session_unmute (session, outsider);
      else
        session_let_back (session, outsider);
      return;
    }
}
