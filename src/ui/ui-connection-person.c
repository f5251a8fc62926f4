// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-connection-person.h"

#include "ui/ui-comparison.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Somebody in the connection details: where they are, and for who hosts what they see when
 * nobody sits between the two. */

static char *
describe (SessionMember *member)
{
  const char *address = session_member_get_address (member);
  guint16     port = session_member_get_port (member);

  if (session_member_get_own (member) && (address == NULL || !g_hostname_is_ip_address (address)))
    return g_strdup (_ ("This computer"));
  if (address == NULL)
    return g_strdup (_ ("Address not known"));
  /* Who hosts is not connected over the network. */
  if (g_str_equal (address, "localhost"))
    return g_strdup (_ ("The computer that hosts the room"));
  if (port == 0)
    return g_strdup (address);
  /* Translators: where somebody is: an address, and the port there */
  return g_strdup_printf (_ ("%s, port %u"), address, port);
}

static void
update (SessionMember *member,
        GParamSpec    *pspec,
        GtkWidget     *row)
{
  g_autofree char *subtitle = describe (member);
  g_autofree char *escaped = g_markup_escape_text (subtitle, -1);

  g_object_set (row, "title", session_member_get_label (member), "subtitle", escaped, NULL);
}

static void
update_comparison (SessionMember *member,
                   GParamSpec    *pspec,
                   UiComparison  *comparison)
{
  const char      *numbers = session_member_get_comparison (member);
  g_autofree char *sentence = NULL;

  if (numbers == NULL)
    sentence = g_strdup (_ ("One moment…"));
  else if (numbers[0] == '\0' && session_member_get_unencrypted (member))
    sentence = g_strdup (_ ("There is nothing to compare: this connection is not encrypted."));
  else if (numbers[0] == '\0')
    sentence = g_strdup (_ ("There is nothing to compare: the program used there cannot do it. Merhaba can: if that is what they use, somebody may sit between your two computers."));
  else
    sentence = g_strdup_printf (_ ("Ask %s, face to face or on the phone: do you see the same pictures under “Compare”? "
                                   "If not, somebody sits between your two computers: trust nothing that is said from there."),
                                session_member_get_name (member));
  ui_comparison_show (comparison, numbers, sentence);
}

/* Made when it is opened for the first time: a room may have hundreds of people. */
static void
add_comparison (AdwExpanderRow *row,
                SessionMember  *member)
{
  GtkWidget *comparison = ui_comparison_new ();

  adw_expander_row_add_row (row, comparison);
  g_object_set_data (G_OBJECT (row), "comparison", comparison);
  g_signal_connect_object (member, "notify", G_CALLBACK (update_comparison), comparison, 0);
  update_comparison (member, NULL, UI_COMPARISON (comparison));
}

static void
on_expanded (AdwExpanderRow *row,
             GParamSpec     *pspec,
             Session        *session)
{
  SessionMember *member = g_object_get_data (G_OBJECT (row), "member");

  if (!adw_expander_row_get_expanded (row))
    return;
  if (g_object_get_data (G_OBJECT (row), "comparison") == NULL)
    add_comparison (row, member);
  session_ask_comparison (session, member);
}

static GtkWidget *
create_expander (Session       *session,
                 SessionMember *member)
{
  GtkWidget *row = adw_expander_row_new ();

  g_object_set_data_full (G_OBJECT (row), "member", g_object_ref (member), g_object_unref);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (on_expanded), session, 0);
  return row;
}

/**
 * ui_connection_person_new:
 * @session: in the room
 * @hosting: whether this computer hosts it; then the row opens
 */
GtkWidget *
ui_connection_person_new (Session       *session,
                          SessionMember *member,
                          gboolean       hosting)
{
  GtkWidget *row = hosting && !session_member_get_own (member) ? create_expander (session, member) : adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  update (member, NULL, row);
  g_signal_connect_object (member, "notify", G_CALLBACK (update), row, 0);
  return row;
}
