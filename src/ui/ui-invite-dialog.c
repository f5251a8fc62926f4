// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-invite-dialog.h"

#include "ui/ui-qr.h"

#include <glib/gi18n.h>

/* An invitation into the room one is in: a link to send, and a picture to scan. */

struct _UiInviteDialog
{
  AdwWindow parent_instance;

  /* template children */
  AdwToastOverlay *toasts;
  GtkStack        *stack;
  GtkWidget       *invitation;
  GtkWidget       *nowhere;
  UiQr            *qr;
  GtkLabel        *link;
  GtkWidget       *with_key;
  GtkWidget       *copy;

  /* owned */
  Session *session;

  guint16 host_port;
};

G_DEFINE_FINAL_TYPE (UiInviteDialog, ui_invite_dialog, ADW_TYPE_WINDOW)

/* The key, and the addresses, may change while it is open. */
static void
update (UiInviteDialog *self)
{
  g_autoptr (NetInvite) invite = session_dup_invite (self->session, self->host_port);
  g_autofree char *uri = invite != NULL ? net_invite_to_uri (invite) : NULL;

  gtk_stack_set_visible_child (self->stack, uri != NULL ? self->invitation : self->nowhere);
  gtk_widget_set_visible (self->invitation, uri != NULL);
  gtk_widget_set_visible (self->nowhere, uri == NULL);
  if (uri == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->qr), ui_qr_set_text (self->qr, uri));
  gtk_label_set_text (self->link, uri);
  gtk_widget_set_visible (self->with_key, invite->key != NULL);
}

static void
on_copy_clicked (UiInviteDialog *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), gtk_label_get_text (self->link));
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("Invitation copied")));
}

static void
ui_invite_dialog_dispose (GObject *object)
{
  g_clear_object (&UI_INVITE_DIALOG (object)->session);
  G_OBJECT_CLASS (ui_invite_dialog_parent_class)->dispose (object);
}

static void
ui_invite_dialog_class_init (UiInviteDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ui_invite_dialog_dispose;
  g_type_ensure (UI_TYPE_QR);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ui-invite-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, UiInviteDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, UiInviteDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, UiInviteDialog, invitation);
  gtk_widget_class_bind_template_child (widget_class, UiInviteDialog, nowhere);
  gtk_widget_class_bind_template_child (widget_class, UiInviteDialog, qr);
  gtk_widget_class_bind_template_child (widget_class, UiInviteDialog, link);
  gtk_widget_class_bind_template_child (widget_class, UiInviteDialog, with_key);
  gtk_widget_class_bind_template_child (widget_class, UiInviteDialog, copy);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked);
}

static void
ui_invite_dialog_init (UiInviteDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ui_invite_dialog_new:
 * @session: in a room
 * @host_port: the port when this computer hosts the room, otherwise 0
 */
GtkWidget *
ui_invite_dialog_new (GtkWindow *parent,
                      Session   *session,
                      guint16    host_port)
{
  UiInviteDialog *self = g_object_new (UI_TYPE_INVITE_DIALOG, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  self->host_port = host_port;
  g_signal_connect_object (session, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  gtk_widget_grab_focus (self->copy);
  return GTK_WIDGET (self);
}
