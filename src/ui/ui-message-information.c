// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-message-information.h"

#include "ui/ui-trust-dialog.h"

#include <glib/gi18n.h>

/* Who said something, when and where, to be read, selected and copied. */

#define WIDTH 340

static char *
format_time (GDateTime *time)
{
  return g_date_time_format (time, C_ ("time of a message", "%A, %B %-d, %Y, %H:%M:%S"));
}

static char *
describe_device (SessionMessage *message)
{
  const char      *account = session_message_get_account (message);
  g_autofree char *digits = session_message_dup_device (message);

  if (session_message_get_guest (message))
    return g_strdup (_ ("A guest without Merhaba"));
  /* The key that makes it ours is of this installation. */
  if (session_message_get_own (message))
    return g_strdup (_ ("This computer"));
  if (account == NULL)
    return g_strdup (_ ("Not known"));
  return digits != NULL ? ui_trust_dialog_format_fingerprint (digits) : g_strdup (account);
}

static char *
describe_delivery (SessionMessage *message)
{
  switch (session_message_get_delivery (message))
    {
    case SESSION_DELIVERY_QUEUED:
      return g_strdup (_ ("Not sent yet"));
    case SESSION_DELIVERY_FAILED:
      return g_strdup (_ ("Not sent"));
    case SESSION_DELIVERY_NONE:
    case SESSION_DELIVERY_DELIVERED:
      return format_time (session_message_get_time (message));
    }
  g_return_val_if_reached (NULL);
}

/* A title, and below it what one may select. */
static void
add_row (GtkListBox *list,
         GString    *all,
         const char *title,
         const char *value)
{
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget       *caption = gtk_label_new (title);
  GtkWidget       *label = gtk_label_new (value);
  g_autofree char *name = g_strdup_printf ("%s, %s", title, value);

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "information");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title, -1);
  gtk_list_box_append (list, row);
  g_string_append_printf (all, "%s: %s\n", title, value);
}

static void
on_copy (GtkWidget *button)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (button), g_object_get_data (G_OBJECT (button), "all"));
}

static void
fill (GtkListBox     *list,
      GString        *all,
      SessionRoom    *room,
      SessionMessage *message)
{
  GDateTime       *written = session_message_get_written (message);
  const char      *name = session_message_get_sender_name (message);
  const char      *title = session_room_get_title (room);
  g_autofree char *device = describe_device (message);
  g_autofree char *delivered = describe_delivery (message);
  g_autofree char *written_text = written != NULL ? format_time (written) : NULL;

  add_row (list, all, _ ("From"), name);
  add_row (list, all, _ ("Device"), device);
  add_row (list, all, _ ("Room"), title[0] != '\0' ? title : session_room_get_channel (room));
  if (written_text != NULL)
    add_row (list, all, _ ("Written"), written_text);
  add_row (list, all, session_message_get_own (message) ? _ ("Delivered to the host") : _ ("Sent"), delivered);
}

static GtkWidget *
create_header (const GString *all)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *copy = gtk_button_new_from_icon_name ("edit-copy-symbolic");

  gtk_widget_set_tooltip_text (copy, _ ("Copy all"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (copy), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Copy all"), -1);
  g_object_set_data_full (G_OBJECT (copy), "all", g_strdup (all->str), g_free);
  g_signal_connect (copy, "clicked", G_CALLBACK (on_copy), NULL);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), copy);
  gtk_widget_add_css_class (header, "flat");
  return header;
}

/**
 * ui_message_information_new:
 * @room: where @message is
 *
 * Returns: a window over @parent
 */
GtkWidget *
ui_message_information_new (GtkWindow      *parent,
                            SessionRoom    *room,
                            SessionMessage *message)
{
  GtkWidget          *window = g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "modal", TRUE, "title", _ ("Message"), "default-width", WIDTH, "resizable", FALSE, NULL);
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget          *list = gtk_list_box_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();
  g_autoptr (GString) all = g_string_new (NULL);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (list, "information");
  fill (GTK_LIST_BOX (list), all, room, message);
  gtk_box_append (GTK_BOX (box), create_header (all));
  gtk_box_append (GTK_BOX (box), list);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  return window;
}
