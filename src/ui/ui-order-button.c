// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-order-button.h"

#include "session/session-moderation.h"
#include "ui/ui-clear-room.h"
#include "ui/ui-menu-later.h"

#include <glib/gi18n.h>
#include <string.h>

/* Who may come in and who may write, at hand above the people. Only who keeps the room in
 * order sees it; the rest is in the dialog. */

struct _UiOrderButton
{
  AdwBin parent_instance;

  /* template children */
  GMenuModel    *menu;
  GtkMenuButton *button;

  /* owned */
  Session       *session;
  GSimpleAction *admission;
  GSimpleAction *moderated;
};

G_DEFINE_FINAL_TYPE (UiOrderButton, ui_order_button, ADW_TYPE_BIN)

static const struct
{
  const char *name; /* as in the menu */
  const char *done;
} admissions[] = {
  [SESSION_ADMISSION_ALL] = { "all", N_ ("Everybody may come in now") },
  [SESSION_ADMISSION_ASK] = { "ask", N_ ("Newcomers have to be let in now") },
  [SESSION_ADMISSION_NONE] = { "none", N_ ("Nobody new may come in now") },
};

static SessionOrder *
get_order (Session *session)
{
  return session_room_get_order (session_get_room (session));
}

static SessionAdmission
find_admission (const char *name)
{
  SessionAdmission admission = SESSION_ADMISSION_ALL;

  while (admission < SESSION_ADMISSION_NONE && strcmp (admissions[admission].name, name) != 0)
    admission++;
  return admission;
}

/* The menu shows what is; what is asked for shows when the room has it. */
static void
update (UiOrderButton *self)
{
  SessionOrder *order = get_order (self->session);

  gtk_widget_set_visible (GTK_WIDGET (self), session_is_moderator (self->session));
  g_simple_action_set_state (self->admission, g_variant_new_string (admissions[session_order_get_admission (order)].name));
  g_simple_action_set_state (self->moderated, g_variant_new_boolean (session_order_get_moderated (order)));
}

static void
offer_undo (UiOrderButton *self,
            const char    *sentence,
            const char    *what,
            const char    *before)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.say-undo", "(sss)", sentence, what, before);
}

static void
on_admission (UiOrderButton *self,
              GVariant      *value)
{
  SessionAdmission before = session_order_get_admission (get_order (self->session));
  SessionAdmission admission = find_admission (g_variant_get_string (value, NULL));

  if (admission == before)
    return;
  session_set_admission (self->session, admission);
  offer_undo (self, _ (admissions[admission].done), "admission", admissions[before].name);
}

static void
on_moderated (UiOrderButton *self,
              GVariant      *value)
{
  gboolean moderated = g_variant_get_boolean (value);

  session_set_moderated (self->session, moderated);
  offer_undo (self, moderated ? _ ("Only moderators may write now") : _ ("Everybody may write now"), "moderated", moderated ? "no" : "yes");
}

/**
 * ui_order_button_undo:
 * @what: "admission" or "moderated"
 * @before: what it was
 *
 * Returns: whether it was the room's order that is to be as before
 */
gboolean
ui_order_button_undo (Session    *session,
                      const char *what,
                      const char *before)
{
  if (strcmp (what, "admission") == 0)
    session_set_admission (session, find_admission (before));
  else if (strcmp (what, "moderated") == 0)
    session_set_moderated (session, strcmp (before, "yes") == 0);
  else
    return FALSE;
  return TRUE;
}

static void
on_clear (UiOrderButton *self)
{
  ui_clear_room_ask (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->session);
}

static void
forget_session (UiOrderButton *self)
{
  if (self->session == NULL)
    return;
  g_signal_handlers_disconnect_by_data (get_order (self->session), self);
  g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
}

/**
 * ui_order_button_set_session:
 * @session: (nullable): whose room it is
 */
void
ui_order_button_set_session (UiOrderButton *self,
                             Session       *session)
{
  g_return_if_fail (UI_IS_ORDER_BUTTON (self));

  forget_session (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (session == NULL)
    return;
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_order (session), "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
ui_order_button_dispose (GObject *object)
{
  UiOrderButton *self = UI_ORDER_BUTTON (object);

  forget_session (self);
  g_clear_object (&self->admission);
  g_clear_object (&self->moderated);
  G_OBJECT_CLASS (ui_order_button_parent_class)->dispose (object);
}

static void
ui_order_button_class_init (UiOrderButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ui_order_button_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ui-order-button.ui");
  gtk_widget_class_bind_template_child (widget_class, UiOrderButton, menu);
  gtk_widget_class_bind_template_child (widget_class, UiOrderButton, button);
}

static void
ui_order_button_init (UiOrderButton *self)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) clear = g_simple_action_new ("clear", NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  ui_menu_later (self->button, self->menu);
  self->admission = g_simple_action_new_stateful ("admission", G_VARIANT_TYPE_STRING, g_variant_new_string (admissions[SESSION_ADMISSION_ALL].name));
  self->moderated = g_simple_action_new_stateful ("moderated", NULL, g_variant_new_boolean (FALSE));
  g_signal_connect_object (self->admission, "change-state", G_CALLBACK (on_admission), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->moderated, "change-state", G_CALLBACK (on_moderated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (clear, "activate", G_CALLBACK (on_clear), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (self->admission));
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (self->moderated));
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (clear));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "order", G_ACTION_GROUP (actions));
}
