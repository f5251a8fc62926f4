// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "doctor/doctor-check.h"

#include "net/net-addresses.h"

#include <glib/gi18n.h>

/* The networks this computer is in, and a VPN over them. */

/* Lines that are shown; a computer with more addresses is no person's. */
#define MAX_LINES 8

/* --- Networks --- */

static const char *
describe_kind (NetInterfaceKind kind)
{
  switch (kind)
    {
    case NET_INTERFACE_WIRED:
      return _ ("Cable network");
    case NET_INTERFACE_WIRELESS:
      return _ ("Wi-Fi");
    case NET_INTERFACE_CONTAINERS:
      return _ ("Only for containers");
    case NET_INTERFACE_MACHINES:
      return _ ("Only for virtual computers");
    case NET_INTERFACE_BRIDGE:
      return _ ("Bridge");
    case NET_INTERFACE_VPN:
      return _ ("VPN");
    case NET_INTERFACE_OTHER:
      return _ ("Virtual network");
    }
  g_return_val_if_reached ("");
}

/* A cable that is not plugged in is none. IPv6 makes itself an address on every interface,
 * which is no news. */
static gboolean
is_worth_a_line (const NetAddress *address)
{
  return address->is_running && (g_inet_address_get_family (address->address) == G_SOCKET_FAMILY_IPV4 || !g_inet_address_get_is_link_local (address->address));
}

static char *
list_addresses (GPtrArray *addresses)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < addresses->len && lines->len < MAX_LINES; i++)
    {
      const NetAddress *address = addresses->pdata[i];
      g_autofree char  *text = g_inet_address_to_string (address->address);

      if (is_worth_a_line (address))
        /* Translators: a kind of network, the system's name for it, the address there:
         * Wi-Fi (wlan0): 192.168.1.20 */
        g_ptr_array_add (lines, g_strdup_printf (_ ("%s (%s): %s"), describe_kind (address->kind), address->interface, text));
    }
  if (lines->len == 0)
    return NULL;
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **)lines->pdata);
}

static gboolean
has_router (GPtrArray *addresses)
{
  for (guint i = 0; i < addresses->len; i++)
    {
      const NetAddress *address = addresses->pdata[i];

      if (net_interface_kind_has_people (address->kind) && !g_inet_address_get_is_link_local (address->address))
        return TRUE;
    }
  return FALSE;
}

static DoctorFinding *
examine (DoctorView *view)
{
  g_autofree char *details = list_addresses (view->addresses);
  DoctorFinding   *finding;

  if (doctor_view_has_network (view))
    finding = doctor_finding_new_fine (has_router (view->addresses) ? _ ("This computer is connected to a network.")
                                                                    : _ ("This computer is connected to others without a router, which is enough."));
  else
    {
      finding = doctor_finding_new (DOCTOR_SEVERITY_PROBLEM, _ ("No network"),
                                    details == NULL ? _ ("This computer is not connected to any network.")
                                                    : _ ("This computer is not connected to a network that other people are in."));
      doctor_finding_set_advice (finding, _ ("Turn Wi-Fi on or plug in a network cable."), NULL);
    }
  doctor_finding_set_details (finding, details);
  return finding;
}

/**
 * doctor_network_async:
 *
 * Is there a network with other people in it, and which addresses are ours?
 */
void
doctor_network_async (DoctorView         *view,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  g_autoptr (GTask) task = doctor_check_task_new (view, cancellable, callback, user_data, doctor_network_async);

  doctor_check_return (task, examine (view));
}

/* --- VPN --- */

static const char *
find_vpn (GPtrArray *addresses)
{
  for (guint i = 0; i < addresses->len; i++)
    {
      const NetAddress *address = addresses->pdata[i];

      if (address->kind == NET_INTERFACE_VPN)
        return address->interface;
    }
  return NULL;
}

static DoctorFinding *
examine_vpn (DoctorView *view)
{
  const char      *interface = find_vpn (view->addresses);
  DoctorFinding   *finding;
  g_autofree char *sentence = NULL;

  if (interface == NULL)
    return doctor_finding_new_fine (_ ("No VPN is on."));
  if (view->port != 0)
    sentence = g_strdup_printf (_ ("A VPN is on (%s). People near you may not see this room."), interface);
  else
    sentence = g_strdup_printf (_ ("A VPN is on (%s). You may not see the rooms near you."), interface);
  finding = doctor_finding_new (DOCTOR_SEVERITY_WARNING, _ ("A VPN is on"), sentence);
  doctor_finding_set_advice (finding, _ ("Switch the VPN off for as long as you talk with people near you."), NULL);
  return finding;
}

/**
 * doctor_vpn_async:
 *
 * Does a VPN take the way to the people nearby?
 */
void
doctor_vpn_async (DoctorView         *view,
                  GCancellable       *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer            user_data)
{
  g_autoptr (GTask) task = doctor_check_task_new (view, cancellable, callback, user_data, doctor_vpn_async);

  doctor_check_return (task, examine_vpn (view));
}
