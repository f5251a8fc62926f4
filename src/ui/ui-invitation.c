// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-invitation.h"

#include "session/session-address.h"

#include <glib/gi18n.h>
#include <string.h>

/* What somebody who is alone in the own room should do: tell the others its address. */

/* The port that need not be typed: session_join() takes it when there is none. */
#define USUAL_PORT 12345

struct _UiInvitation
{
  AdwBin parent_instance;

  /* template children */
  GtkLabel  *advice;
  GtkWidget *address_box;
  GtkLabel  *address;

  guint16 port;
};

G_DEFINE_FINAL_TYPE (UiInvitation, ui_invitation, ADW_TYPE_BIN)

/**
 * ui_invitation_format_address:
 *
 * Returns: (transfer full): what somebody types to join at @address
 */
char *
ui_invitation_format_address (const char *address,
                              guint16     port)
{
  if (port == USUAL_PORT)
    return g_strdup (address);
  return g_strdup_printf (strchr (address, ':') != NULL ? "[%s]:%u" : "%s:%u", address, port);
}

static void
update (UiInvitation *self)
{
  g_autoptr (GListModel) addresses = session_address_list ();
  g_autoptr (SessionAddress) first = g_list_model_get_item (addresses, 0);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->address_box, first != NULL);
  if (first == NULL)
    {
      gtk_label_set_text (self->advice, _ ("This computer is not connected to a network, so nobody can join yet. Connect it to the same Wi-Fi or cable as the others."));
      return;
    }
  text = ui_invitation_format_address (session_address_get_text (first), self->port);
  gtk_label_set_text (self->advice, _ ("Nobody else is here yet. The others open Merhaba on their computers, choose “Join by address” and type:"));
  gtk_label_set_text (self->address, text);
}

static void
on_copy_clicked (UiInvitation *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), gtk_label_get_text (self->address));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", _ ("Address copied"));
}

void
ui_invitation_set_port (UiInvitation *self,
                        guint16       port)
{
  self->port = port;
  if (port != 0)
    update (self);
}

void
ui_invitation_set_shown (UiInvitation *self,
                         gboolean      shown)
{
  if (shown && !gtk_widget_get_visible (GTK_WIDGET (self)))
    update (self);
  gtk_widget_set_visible (GTK_WIDGET (self), shown);
}

static void
ui_invitation_class_init (UiInvitationClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ui-invitation.ui");
  gtk_widget_class_bind_template_child (widget_class, UiInvitation, advice);
  gtk_widget_class_bind_template_child (widget_class, UiInvitation, address_box);
  gtk_widget_class_bind_template_child (widget_class, UiInvitation, address);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked);
}

static void
ui_invitation_init (UiInvitation *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (g_network_monitor_get_default (), "network-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}
