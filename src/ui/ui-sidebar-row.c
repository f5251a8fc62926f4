// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-sidebar-row.h"

#include "session/session-beside.h"
#include "session/session-reading.h"
#include "ui/ui-picture.h"

#include <glib/gi18n.h>

/* A conversation one is in: what it is called, and what is new in it. */

struct _UiSidebarRow
{
  GtkListBoxRow parent_instance;

  /* template children */
  AdwAvatar *avatar;
  GtkLabel  *title;
  GtkLabel  *state;
  GtkLabel  *mention;
  GtkLabel  *unread;

  /* owned */
  Session *session;
};

G_DEFINE_FINAL_TYPE (UiSidebarRow, ui_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

/* What a screen reader says. */
static char *
describe (UiSidebarRow *self,
          const char   *title)
{
  guint n_unread = session_get_n_unread (self->session);
  g_autoptr (GString) words = g_string_new (title);

  if (gtk_widget_get_visible (GTK_WIDGET (self->state)))
    g_string_append_printf (words, ", %s", gtk_label_get_text (self->state));
  if (n_unread > 0)
    {
      g_string_append (words, ", ");
      g_string_append_printf (words, ngettext ("%u new message", "%u new messages", n_unread), n_unread);
    }
  if (session_get_n_mentions (self->session) > 0)
    g_string_append_printf (words, ", %s", _ ("you are mentioned"));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static const char *
name_state (UiSidebarRow *self)
{
  switch (session_get_state (self->session))
    {
    case SESSION_STATE_IDLE:
    case SESSION_STATE_CONNECTING:
      return _ ("Connecting…");
    case SESSION_STATE_LOST:
      return _ ("Not connected");
    case SESSION_STATE_CONNECTED:
    case SESSION_STATE_LEFT:
      return NULL;
    }
  g_return_val_if_reached (NULL);
}

static void
update (UiSidebarRow *self)
{
  const char      *title = session_room_get_title (session_get_room (self->session));
  const char      *state = name_state (self);
  guint            n_unread = session_get_n_unread (self->session);
  g_autofree char *number = n_unread > 99 ? g_strdup ("99+") : g_strdup_printf ("%u", n_unread);
  g_autofree char *description = NULL;

  if (title[0] == '\0' && session_get_address (self->session) != NULL)
    title = session_get_address (self->session);
  gtk_label_set_text (self->title, title);
  adw_avatar_set_text (self->avatar, title);
  gtk_label_set_text (self->state, state != NULL ? state : "");
  gtk_widget_set_visible (GTK_WIDGET (self->state), state != NULL);
  gtk_label_set_text (self->unread, number);
  gtk_widget_set_visible (GTK_WIDGET (self->unread), n_unread > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->mention), session_get_n_mentions (self->session) > 0);
  if (n_unread > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "unread");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "unread");
  description = describe (self, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);
}

/* Of a conversation with one person: theirs, while they are here. */
static void
update_picture (UiSidebarRow *self)
{
  GListModel *members = G_LIST_MODEL (session_room_get_members (session_get_room (self->session)));

  ui_picture_show (self->avatar, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (SessionMember) member = g_list_model_get_item (members, i);

      if (!session_member_get_own (member))
        ui_picture_show (self->avatar, member);
    }
}

static void
ui_sidebar_row_dispose (GObject *object)
{
  g_clear_object (&UI_SIDEBAR_ROW (object)->session);
  G_OBJECT_CLASS (ui_sidebar_row_parent_class)->dispose (object);
}

static void
ui_sidebar_row_class_init (UiSidebarRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ui_sidebar_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ui-sidebar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, UiSidebarRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, UiSidebarRow, title);
  gtk_widget_class_bind_template_child (widget_class, UiSidebarRow, state);
  gtk_widget_class_bind_template_child (widget_class, UiSidebarRow, mention);
  gtk_widget_class_bind_template_child (widget_class, UiSidebarRow, unread);
}

static void
ui_sidebar_row_init (UiSidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
ui_sidebar_row_new (Session *session)
{
  UiSidebarRow *self = g_object_new (UI_TYPE_SIDEBAR_ROW, NULL);

  self->session = g_object_ref (session);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
  adw_avatar_set_show_initials (self->avatar, session_is_direct (session));
  if (session_get_first (session) != session)
    gtk_widget_add_css_class (GTK_WIDGET (self), "beside");
  g_signal_connect_object (session, "notify::state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::n-unread", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session_get_room (session), "notify::title", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  if (session_is_direct (session))
    {
      g_signal_connect_object (session_room_get_members (session_get_room (session)), "picture-changed", G_CALLBACK (update_picture), self, G_CONNECT_SWAPPED);
      update_picture (self);
    }
  update (self);
  return GTK_WIDGET (self);
}

Session *
ui_sidebar_row_get_session (UiSidebarRow *self)
{
  return self->session;
}
