// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-person-card.h"

#include "ui/ui-person-row.h"
#include "ui/ui-picture.h"

#include <glib/gi18n.h>

/* Who somebody is, as far as is known here. */

/* NULL when there is nothing to say, as on networks of others. */
static const char *
explain_device (SessionMember *member)
{
  if (session_member_get_guest (member))
    return _ ("A guest: in the room without a chat program, and under any name they like.");
  switch (session_member_get_device (member))
    {
    case SESSION_DEVICE_KNOWN:
      return _ ("Known: the same device was here under this name before.");
    case SESSION_DEVICE_NEW:
      return _ ("New: this device is here for the first time.");
    case SESSION_DEVICE_NOT_TOLD:
      return NULL;
    case SESSION_DEVICE_NONE:
      return _ ("Unknown: their program does not show which device it runs on, so the name alone says who it is.");
    }
  g_return_val_if_reached (NULL);
}

static void
add_row (AdwPreferencesGroup *group,
         const char          *title,
         const char          *text)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (group, row);
}

static GtkWidget *
create_details (Session       *session,
                SessionMember *member)
{
  GtkWidget       *group = adw_preferences_group_new ();
  g_autofree char *roles = ui_person_row_describe (member);
  const char      *address = session_member_get_address (member);

  if (roles[0] != '\0')
    add_row (ADW_PREFERENCES_GROUP (group), _ ("In this room"), roles);
  if (!session_member_get_own (member) && explain_device (member) != NULL)
    add_row (ADW_PREFERENCES_GROUP (group), _ ("Device"), explain_device (member));
  add_row (ADW_PREFERENCES_GROUP (group), _ ("Short name"), session_member_get_nick (member));
  if (address != NULL)
    add_row (ADW_PREFERENCES_GROUP (group), _ ("Address"), address);
  return group;
}

static void
write_privately (GtkButton *button,
                 GtkWindow *card)
{
  GtkWindow  *parent = gtk_window_get_transient_for (card);
  const char *nick = g_object_get_data (G_OBJECT (card), "nick");

  gtk_widget_activate_action (GTK_WIDGET (parent), "win.write-to", "s", nick);
  gtk_window_close (card);
}

static GtkWidget *
create_write_button (GtkWidget *card)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Write privately"));

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect (button, "clicked", G_CALLBACK (write_privately), card);
  return button;
}

static void
on_picture (SessionMember *member,
            GParamSpec    *pspec,
            AdwAvatar     *avatar)
{
  ui_picture_show (avatar, member);
}

static GtkWidget *
create_avatar (SessionMember *member)
{
  GtkWidget *avatar = adw_avatar_new (96, session_member_get_name (member), TRUE);

  g_signal_connect_object (member, "notify::picture", G_CALLBACK (on_picture), avatar, 0);
  ui_picture_show (ADW_AVATAR (avatar), member);
  return avatar;
}

static GtkWidget *
create_content (GtkWidget     *card,
                Session       *session,
                SessionMember *member)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *name = gtk_label_new (session_member_get_label (member));

  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_justify (GTK_LABEL (name), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (name, "title-1");
  gtk_box_append (GTK_BOX (box), create_avatar (member));
  gtk_box_append (GTK_BOX (box), name);
  if (!session_member_get_own (member))
    gtk_box_append (GTK_BOX (box), create_write_button (card));
  gtk_box_append (GTK_BOX (box), create_details (session, member));
  return box;
}

/**
 * ui_person_card_new:
 * @parent: a window that knows `win.write-to`
 */
GtkWidget *
ui_person_card_new (GtkWindow     *parent,
                    Session       *session,
                    SessionMember *member)
{
  GtkWidget          *card = g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "modal", TRUE, "default-width", 380, "width-request", 340, "title", session_member_get_label (member), NULL);
  GtkWidget          *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget          *header = adw_header_bar_new ();
  GtkWidget          *scrolled = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_widget_add_css_class (header, "flat");
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new ("", ""));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), create_content (card, session, member));
  gtk_box_append (GTK_BOX (all), header);
  gtk_box_append (GTK_BOX (all), scrolled);
  adw_window_set_content (ADW_WINDOW (card), all);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (card, keys);
  g_object_set_data_full (G_OBJECT (card), "nick", g_strdup (session_member_get_nick (member)), g_free);
  return card;
}
