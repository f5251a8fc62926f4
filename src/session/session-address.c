// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-address.h"

#include "net/net-addresses.h"

#include <glib/gi18n.h>

struct _SessionAddress
{
  GObject parent_instance;

  char       *text;
  char       *interface;
  const char *kind;
};

G_DEFINE_FINAL_TYPE (SessionAddress, session_address, G_TYPE_OBJECT)

static void
session_address_finalize (GObject *object)
{
  SessionAddress *self = SESSION_ADDRESS (object);

  g_free (self->text);
  g_free (self->interface);
  G_OBJECT_CLASS (session_address_parent_class)->finalize (object);
}

static void
session_address_class_init (SessionAddressClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = session_address_finalize;
}

static void
session_address_init (SessionAddress *self)
{
}

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
    case NET_INTERFACE_MACHINES:
    case NET_INTERFACE_BRIDGE:
    case NET_INTERFACE_VPN:
    case NET_INTERFACE_OTHER:
      return _ ("Virtual network");
    }
  g_return_val_if_reached ("");
}

/**
 * session_address_list:
 *
 * Returns: (transfer full): a #GListModel of #SessionAddress, the one to tell others
 * first; empty without a network
 */
GListModel *
session_address_list (void)
{
  g_autoptr (GPtrArray) addresses = net_addresses_list ();
  GListStore *store = g_list_store_new (SESSION_TYPE_ADDRESS);

  for (guint i = 0; i < addresses->len; i++)
    {
      const NetAddress *address = addresses->pdata[i];
      g_autoptr (SessionAddress) item = g_object_new (SESSION_TYPE_ADDRESS, NULL);

      item->text = g_inet_address_to_string (address->address);
      item->interface = g_strdup (address->interface);
      item->kind = describe_kind (address->kind);
      g_list_store_append (store, item);
    }
  return G_LIST_MODEL (store);
}

const char *
session_address_get_text (SessionAddress *self)
{
  return self->text;
}

/**
 * session_address_get_interface:
 *
 * Returns: the system's name for the interface, such as wlan0
 */
const char *
session_address_get_interface (SessionAddress *self)
{
  return self->interface;
}

/**
 * session_address_get_kind:
 *
 * Returns: what kind of network it is, translated
 */
const char *
session_address_get_kind (SessionAddress *self)
{
  return self->kind;
}
