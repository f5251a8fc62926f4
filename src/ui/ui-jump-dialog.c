// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-jump-dialog.h"

#include "session/session-beside.h"
#include "session/session-mention.h"
#include "ui/ui-picture.h"

#include <glib/gi18n.h>

/* Going to any conversation or person by typing a part of the name. */

/* Rows at once; more are found by typing more. */
#define MAX_ROWS 50

struct _UiJumpDialog
{
  AdwWindow parent_instance;

  /* template children */
  GtkEditable *entry;
  GtkListBox  *list;

  /* owned */
  GListModel *conversations;
};

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UiJumpDialog, ui_jump_dialog, ADW_TYPE_WINDOW)

static void
add_row (UiJumpDialog *self,
         Session      *session,
         const char   *nick,
         const char   *name,
         const char   *where)
{
  GtkWidget   *row = adw_action_row_new ();
  SessionRoom *room = session_get_room (session);
  GtkWidget   *avatar = adw_avatar_new (28, name, nick != NULL || session_is_direct (session));

  adw_avatar_set_icon_name (ADW_AVATAR (avatar), "system-users-symbolic");
  ui_picture_show (ADW_AVATAR (avatar), session_members_find (session_room_get_members (room), nick != NULL ? nick : session_room_get_channel (room)));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), avatar);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), where);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "session", g_object_ref (session), g_object_unref);
  g_object_set_data_full (G_OBJECT (row), "nick", g_strdup (nick), g_free);
  gtk_list_box_append (self->list, row);
}

/* Those one has no conversation with yet. */
static guint
add_people (UiJumpDialog *self,
            Session      *session,
            const char   *words)
{
  GListModel *members = G_LIST_MODEL (session_room_get_members (session_get_room (session)));
  guint       n = 0;

  if (session_get_dialect (session) != SESSION_DIALECT_IRC || session_get_first (session) != session)
    return 0;
  for (guint i = 0; i < g_list_model_get_n_items (members) && n < MAX_ROWS; i++)
    {
      g_autoptr (SessionMember) member = g_list_model_get_item (members, i);

      if (session_member_get_own (member) || !session_mention_matches (member, words) || session_beside_find (session, session_member_get_nick (member)) != NULL)
        continue;
      add_row (self, session, session_member_get_nick (member), session_member_get_label (member), _ ("Write privately"));
      n++;
    }
  return n;
}

static void
clear (UiJumpDialog *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
update (UiJumpDialog *self)
{
  const char *words = gtk_editable_get_text (self->entry);
  guint       n_conversations = g_list_model_get_n_items (self->conversations);
  guint       n = 0;

  clear (self);
  for (guint i = 0; i < n_conversations && n < MAX_ROWS; i++)
    {
      g_autoptr (Session) session = g_list_model_get_item (self->conversations, i);
      const char *title = session_room_get_title (session_get_room (session));

      if (!session_mention_matches_name (title, words))
        continue;
      add_row (self, session, NULL, title, session_is_direct (session) ? _ ("Person") : _ ("Room"));
      n++;
    }
  for (guint i = 0; i < n_conversations && n < MAX_ROWS; i++)
    {
      g_autoptr (Session) session = g_list_model_get_item (self->conversations, i);

      n += add_people (self, session, words);
    }
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
choose (UiJumpDialog  *self,
        GtkListBoxRow *row)
{
  Session    *session = g_object_get_data (G_OBJECT (row), "session");
  const char *nick = g_object_get_data (G_OBJECT (row), "nick");
  Session    *chosen = nick != NULL ? session_open_beside (session, nick) : session;

  if (chosen != NULL)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, chosen);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_activate (UiJumpDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    choose (self, row);
}

/* Up and Down move through the list while one types. */
static gboolean
on_key_pressed (UiJumpDialog *self,
                guint         keyval)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int            step = keyval == GDK_KEY_Down ? 1 : keyval == GDK_KEY_Up ? -1
                                                                          : 0;

  if (step == 0 || row == NULL)
    return GDK_EVENT_PROPAGATE;
  row = gtk_list_box_get_row_at_index (self->list, gtk_list_box_row_get_index (row) + step);
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
  return GDK_EVENT_STOP;
}

static void
ui_jump_dialog_dispose (GObject *object)
{
  g_clear_object (&UI_JUMP_DIALOG (object)->conversations);
  G_OBJECT_CLASS (ui_jump_dialog_parent_class)->dispose (object);
}

static void
ui_jump_dialog_class_init (UiJumpDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ui_jump_dialog_dispose;

  /**
   * UiJumpDialog::chosen:
   * @session: the conversation to show
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, SESSION_TYPE_SESSION);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ui-jump-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, UiJumpDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, UiJumpDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, choose);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ui_jump_dialog_init (UiJumpDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ui_jump_dialog_new:
 * @conversations: a #GListModel of #Session
 */
GtkWidget *
ui_jump_dialog_new (GtkWindow  *parent,
                    GListModel *conversations)
{
  UiJumpDialog *self = g_object_new (UI_TYPE_JUMP_DIALOG, "transient-for", parent, NULL);

  self->conversations = g_object_ref (conversations);
  update (self);
  return GTK_WIDGET (self);
}
