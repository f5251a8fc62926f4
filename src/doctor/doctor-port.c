// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "doctor/doctor-check.h"

#include "net/net-addresses.h"

#include <glib/gi18n.h>

/* Is the room that is hosted here really open, at the address the others are told? */

#define ANSWER_SECONDS 4

static GSocketAddress *
find_own_address (DoctorView *view)
{
  for (guint i = 0; i < view->addresses->len; i++)
    {
      const NetAddress *address = view->addresses->pdata[i];

      /* Those of IPv6 that need to know the interface are nothing one tells others. */
      if (address->is_running && net_interface_kind_has_people (address->kind) &&
          (g_inet_address_get_family (address->address) == G_SOCKET_FAMILY_IPV4 || !g_inet_address_get_is_link_local (address->address)))
        return g_inet_socket_address_new (address->address, view->port);
    }
  return NULL;
}

static void
connected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  DoctorView *view = g_task_get_task_data (task);
  g_autoptr (GSocketAddress) address = find_own_address (view);
  g_autofree char *text = g_socket_connectable_to_string (G_SOCKET_CONNECTABLE (address));
  g_autoptr (GSocketConnection) connection = g_socket_client_connect_finish (G_SOCKET_CLIENT (source), result, NULL);
  g_autofree char *sentence = g_strdup_printf (connection != NULL ? _ ("Your room answers at %s.") : _ ("Your room is open, but it does not answer at %s."), text);
  DoctorFinding   *finding;

  if (connection != NULL)
    {
      doctor_check_return (task, doctor_finding_new_fine (sentence));
      return;
    }
  finding = doctor_finding_new (DOCTOR_SEVERITY_PROBLEM, _ ("Your room does not answer"), sentence);
  doctor_finding_set_advice (finding, _ ("Leave the room and open it again."), NULL);
  doctor_check_return (task, finding);
}

/**
 * doctor_port_async:
 *
 * Does our room answer at our own address? While this computer hosts one.
 */
void
doctor_port_async (DoctorView         *view,
                   GCancellable       *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer            user_data)
{
  g_autoptr (GTask) task = doctor_check_task_new (view, cancellable, callback, user_data, doctor_port_async);
  g_autoptr (GSocketAddress) address = view->port != 0 ? find_own_address (view) : NULL;
  g_autoptr (GSocketClient) client = NULL;

  if (address == NULL)
    {
      doctor_check_return (task, NULL);
      return;
    }
  client = g_socket_client_new ();
  g_socket_client_set_enable_proxy (client, FALSE);
  g_socket_client_set_timeout (client, ANSWER_SECONDS);
  g_socket_client_connect_async (client, G_SOCKET_CONNECTABLE (address), cancellable, connected_cb, g_steal_pointer (&task));
}
