// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-message-acts.h"

#include <glib/gi18n.h>

/* The few buttons that lie over a row one points at. */

static GtkWidget *
add_button (GtkWidget  *box,
            const char *icon,
            const char *name,
            const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

/**
 * ui_message_acts_new:
 *
 * Returns: a bar for a row that has the actions `message.react` and `message.menu`
 */
GtkWidget *
ui_message_acts_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *reply;

  gtk_widget_add_css_class (box, "acts");
  gtk_widget_add_css_class (box, "linked");
  add_button (box, "face-smile-symbolic", _ ("React"), "message.react");
  reply = add_button (box, "mail-reply-sender-symbolic", _ ("Reply"), NULL);
  add_button (box, "view-more-symbolic", _ ("More"), "message.menu");
  g_object_set_data (G_OBJECT (box), "reply", reply);
  return box;
}

/**
 * ui_message_acts_set_message:
 * @msgid: of the message that is replied to
 */
void
ui_message_acts_set_message (GtkWidget  *acts,
                             const char *msgid)
{
  GtkActionable *reply = g_object_get_data (G_OBJECT (acts), "reply");

  gtk_actionable_set_action_target (reply, "s", msgid);
  gtk_actionable_set_action_name (reply, "room.reply");
}
