// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-connection-dialog.h"

#include "session/session-address.h"
#include "ui/ui-comparison.h"
#include "ui/ui-connection-person.h"
#include "ui/ui-invitation.h"
#include "ui/ui-trust-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

/* How the room is connected, and what the words mean. */

struct _UiConnectionDialog
{
  AdwWindow parent_instance;

  /* template children */
  AdwToastOverlay     *toasts;
  AdwActionRow        *state;
  AdwActionRow        *where;
  AdwActionRow        *port;
  AdwActionRow        *encryption;
  GtkImage            *lock;
  AdwActionRow        *voucher;
  AdwActionRow        *fingerprint;
  GtkWidget           *compare;
  UiComparison        *comparison;
  GtkListBox          *addresses;
  AdwPreferencesGroup *people_group;
  GtkListBox          *people;

  /* owned */
  Session *session;

  guint16 host_port;
};

G_DEFINE_FINAL_TYPE (UiConnectionDialog, ui_connection_dialog, ADW_TYPE_WINDOW)

static void
set_subtitle (AdwActionRow *row,
              const char   *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_action_row_set_subtitle (row, escaped);
  gtk_widget_set_visible (GTK_WIDGET (row), text[0] != '\0');
}

static GtkWidget *
create_row (const char *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  return row;
}

/* --- This computer --- */

static void
on_copy_clicked (GtkButton          *button,
                 UiConnectionDialog *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), g_object_get_data (G_OBJECT (button), "address"));
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("Address copied")));
}

static GtkWidget *
create_address_row (gpointer item,
                    gpointer user_data)
{
  UiConnectionDialog *self = user_data;
  SessionAddress     *address = item;
  GtkWidget          *row = create_row (session_address_get_text (address));
  GtkWidget          *copy = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  /* Translators: a kind of network and the system's name for it: Wi-Fi (wlan0) */
  g_autofree char *subtitle = g_strdup_printf (_ ("%s (%s)"), session_address_get_kind (address), session_address_get_interface (address));
  g_autofree char *label = g_strdup_printf (_ ("Copy %s"), session_address_get_text (address));

  set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (copy, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (copy, "flat");
  gtk_widget_set_tooltip_text (copy, _ ("Copy the address"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (copy), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (self->host_port != 0)
    g_object_set_data_full (G_OBJECT (copy), "address", ui_invitation_format_address (session_address_get_text (address), self->host_port), g_free);
  else
    g_object_set_data_full (G_OBJECT (copy), "address", g_strdup (session_address_get_text (address)), g_free);
  g_signal_connect_object (copy, "clicked", G_CALLBACK (on_copy_clicked), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), copy);
  return row;
}

static void
show_addresses (UiConnectionDialog *self)
{
  g_autoptr (GListModel) addresses = session_address_list ();

  gtk_list_box_set_placeholder (self->addresses, create_row (_ ("Not connected to a network")));
  gtk_list_box_bind_model (self->addresses, addresses, create_address_row, self, NULL);
}

/* --- People --- */

static GtkWidget *
create_person_row (gpointer item,
                   gpointer user_data)
{
  UiConnectionDialog *self = user_data;

  return ui_connection_person_new (self->session, item, self->host_port != 0);
}

/* --- The room --- */

static const char *
describe_state (UiConnectionDialog *self)
{
  switch (session_get_state (self->session))
    {
    case SESSION_STATE_IDLE:
    case SESSION_STATE_CONNECTING:
      return _ ("Connecting…");
    case SESSION_STATE_CONNECTED:
      return self->host_port != 0 ? _ ("Open, this computer hosts it") : _ ("Connected, another computer hosts it");
    case SESSION_STATE_LOST:
      return _ ("Connection lost");
    case SESSION_STATE_LEFT:
      return _ ("You left");
    }
  g_return_val_if_reached ("");
}

static void
update_encryption (UiConnectionDialog *self)
{
  gboolean         encrypted = session_is_encrypted (self->session);
  const char      *voucher = session_get_voucher (self->session);
  const char      *digits = session_get_fingerprint (self->session);
  g_autofree char *fingerprint = digits != NULL ? ui_trust_dialog_format_fingerprint (digits) : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->encryption), encrypted ? _ ("Encrypted") : _ ("Not encrypted"));
  gtk_image_set_from_icon_name (self->lock, encrypted ? "channel-secure-symbolic" : "channel-insecure-symbolic");
  if (self->host_port != 0)
    set_subtitle (self->encryption, _ ("What goes through this computer stays in it. The list of people tells whose connection is not encrypted; what is said in the room reaches them too, and could be read along there."));
  else if (encrypted)
    set_subtitle (self->encryption, _ ("Between this computer and the host nobody can read along. The host itself can, and so can those who watch the network of people who are not encrypted."));
  else
    set_subtitle (self->encryption, _ ("Whoever runs or watches this network could read along. Do not write passwords here."));
  set_subtitle (self->voucher, voucher != NULL ? voucher : "");
  set_subtitle (self->fingerprint, voucher == NULL && fingerprint != NULL ? fingerprint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->encryption), session_get_state (self->session) == SESSION_STATE_CONNECTED);
}

/* The host compares with each of the people, and each of them with the host. On other
 * networks than ours there is no such person. */
static void
update_comparison (UiConnectionDialog *self)
{
  const char *comparison = session_get_comparison (self->session);
  gboolean    connected = session_get_state (self->session) == SESSION_STATE_CONNECTED;
  gboolean    has_host = self->host_port == 0 && session_get_room_id (self->session) != NULL;

  gtk_widget_set_visible (self->compare, has_host && connected && session_is_encrypted (self->session));
  if (comparison != NULL)
    ui_comparison_show (self->comparison, comparison,
                        _ ("Ask the host, face to face or on the phone: do you see the same pictures when you open my name in your connection details? "
                           "If not, somebody sits between your two computers: leave the room, and write nothing private there."));
  else
    ui_comparison_show (self->comparison, NULL, _ ("There is nothing to compare. With Merhaba on both sides there always is: ask the host which program they use. If it is Merhaba too, somebody may sit between your two computers."));
}

static void
update_room (UiConnectionDialog *self)
{
  const char      *address = session_get_address (self->session);
  guint16          local_port = session_get_local_port (self->session);
  g_autofree char *port = NULL;

  update_encryption (self);
  update_comparison (self);
  set_subtitle (self->state, describe_state (self));
  set_subtitle (self->where, self->host_port == 0 && address != NULL ? address : "");
  if (self->host_port != 0)
    port = g_strdup_printf (_ ("%u, where the others reach this room"), self->host_port);
  else if (local_port != 0)
    port = g_strdup_printf (_ ("%u, where this computer talks from"), local_port);
  set_subtitle (self->port, port != NULL ? port : "");
}

static void
ui_connection_dialog_dispose (GObject *object)
{
  UiConnectionDialog *self = UI_CONNECTION_DIALOG (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (ui_connection_dialog_parent_class)->dispose (object);
}

static void
ui_connection_dialog_class_init (UiConnectionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ui_connection_dialog_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ui-connection-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, UiConnectionDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, UiConnectionDialog, state);
  gtk_widget_class_bind_template_child (widget_class, UiConnectionDialog, where);
  gtk_widget_class_bind_template_child (widget_class, UiConnectionDialog, port);
  gtk_widget_class_bind_template_child (widget_class, UiConnectionDialog, encryption);
  gtk_widget_class_bind_template_child (widget_class, UiConnectionDialog, lock);
  gtk_widget_class_bind_template_child (widget_class, UiConnectionDialog, voucher);
  gtk_widget_class_bind_template_child (widget_class, UiConnectionDialog, fingerprint);
  gtk_widget_class_bind_template_child (widget_class, UiConnectionDialog, compare);
  gtk_widget_class_bind_template_child (widget_class, UiConnectionDialog, comparison);
  gtk_widget_class_bind_template_child (widget_class, UiConnectionDialog, addresses);
  gtk_widget_class_bind_template_child (widget_class, UiConnectionDialog, people_group);
  gtk_widget_class_bind_template_child (widget_class, UiConnectionDialog, people);
}

static void
ui_connection_dialog_init (UiConnectionDialog *self)
{
  g_type_ensure (UI_TYPE_COMPARISON);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ui_connection_dialog_new:
 * @host_port: the port when this computer hosts the room, otherwise 0
 */
GtkWidget *
ui_connection_dialog_new (Session *session,
                          guint16  host_port)
{
  UiConnectionDialog *self = g_object_new (UI_TYPE_CONNECTION_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->host_port = host_port;
  show_addresses (self);
  if (host_port != 0)
    adw_preferences_group_set_description (self->people_group, _ ("The address and port each computer talks from. Open a name to make sure that nobody sits between the two of you."));
  gtk_list_box_bind_model (self->people, G_LIST_MODEL (session_room_get_members (session_get_room (session))), create_person_row, self, NULL);
  g_signal_connect_object (session, "notify", G_CALLBACK (update_room), self, G_CONNECT_SWAPPED);
  update_room (self);
  return GTK_WIDGET (self);
}
