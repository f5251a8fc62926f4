// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-address-list.h"

/* Several addresses of one host, the best first, as a GSocketConnectable: GSocketClient
 * begins with the next one when one has not answered for a quarter of a second, and takes
 * whichever answers first (RFC 8305, Happy Eyeballs). */

struct _NetAddressList
{
  GObject parent_instance;

  GPtrArray *addresses; /* GSocketAddress */
};

/* --- Counting them up --- */

#define NET_TYPE_ADDRESS_LIST_ENUMERATOR (net_address_list_enumerator_get_type ())
G_DECLARE_FINAL_TYPE (NetAddressListEnumerator, net_address_list_enumerator, NET, ADDRESS_LIST_ENUMERATOR, GSocketAddressEnumerator)

struct _NetAddressListEnumerator
{
  GSocketAddressEnumerator parent_instance;

  GPtrArray *addresses;
  guint      next;
};

G_DEFINE_FINAL_TYPE (NetAddressListEnumerator, net_address_list_enumerator, G_TYPE_SOCKET_ADDRESS_ENUMERATOR)

static GSocketAddress *
net_address_list_enumerator_next (GSocketAddressEnumerator *enumerator,
                                  GCancellable             *cancellable,
                                  GError                  **error)
{
  NetAddressListEnumerator *self = NET_ADDRESS_LIST_ENUMERATOR (enumerator);

  return self->next < self->addresses->len ? g_object_ref (self->addresses->pdata[self->next++]) : NULL;
}

static void
net_address_list_enumerator_finalize (GObject *object)
{
  g_ptr_array_unref (NET_ADDRESS_LIST_ENUMERATOR (object)->addresses);
  G_OBJECT_CLASS (net_address_list_enumerator_parent_class)->finalize (object);
}

static void
net_address_list_enumerator_class_init (NetAddressListEnumeratorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = net_address_list_enumerator_finalize;
  G_SOCKET_ADDRESS_ENUMERATOR_CLASS (klass)->next = net_address_list_enumerator_next;
}

static void
net_address_list_enumerator_init (NetAddressListEnumerator *self)
{
}

/* --- The list --- */

static GSocketAddressEnumerator *
net_address_list_enumerate (GSocketConnectable *connectable)
{
  NetAddressListEnumerator *enumerator = g_object_new (NET_TYPE_ADDRESS_LIST_ENUMERATOR, NULL);

  enumerator->addresses = g_ptr_array_ref (NET_ADDRESS_LIST (connectable)->addresses);
  return G_SOCKET_ADDRESS_ENUMERATOR (enumerator);
}

static void
connectable_init (GSocketConnectableIface *interface)
{
  interface->enumerate = net_address_list_enumerate;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (NetAddressList, net_address_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_SOCKET_CONNECTABLE, connectable_init))

static void
net_address_list_finalize (GObject *object)
{
  g_ptr_array_unref (NET_ADDRESS_LIST (object)->addresses);
  G_OBJECT_CLASS (net_address_list_parent_class)->finalize (object);
}

static void
net_address_list_class_init (NetAddressListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = net_address_list_finalize;
}

static void
net_address_list_init (NetAddressList *self)
{
  self->addresses = g_ptr_array_new_with_free_func (g_object_unref);
}

NetAddressList *
net_address_list_new (void)
{
  return g_object_new (NET_TYPE_ADDRESS_LIST, NULL);
}

/**
 * net_address_list_add:
 * @address: with its port; a reference is taken
 *
 * Adds one that is tried after the others.
 */
void
net_address_list_add (NetAddressList *self,
                      GSocketAddress *address)
{
  g_ptr_array_add (self->addresses, g_object_ref (address));
}
