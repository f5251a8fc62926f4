// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-address-list.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"

static void
connected_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  *(GSocketConnection **)user_data = g_socket_client_connect_finish (G_SOCKET_CLIENT (object), result, NULL);
}

static void
add (NetAddressList *list, const char *text, guint16 port)
{
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string (text, port);

  net_address_list_add (list, address);
}

/* Nobody listens at the first two. */
static void
test_the_one_that_answers (void)
{
  g_autoptr (NetAddressList) list = net_address_list_new ();
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GSocketAddress) remote = NULL;
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);

  add (list, "::1", 1);
  add (list, "127.0.0.1", 1);
  add (list, "127.0.0.1", port);
  g_socket_client_connect_async (client, G_SOCKET_CONNECTABLE (list), NULL, connected_cb, &connection);
  AWAIT (connection != NULL);
  remote = g_socket_connection_get_remote_address (connection, NULL);
  g_assert_cmpuint (g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (remote)), ==, port);
}

static void
failed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_assert_null (g_socket_client_connect_finish (G_SOCKET_CLIENT (object), result, user_data));
}

static void
test_nobody (void)
{
  g_autoptr (NetAddressList) list = net_address_list_new ();
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GError) error = NULL;

  add (list, "127.0.0.1", 1);
  g_socket_client_connect_async (client, G_SOCKET_CONNECTABLE (list), NULL, failed_cb, &error);
  AWAIT (error != NULL);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
}

int
main (int argc, char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/net/address-list/answers", test_the_one_that_answers);
  g_test_add_func ("/net/address-list/nobody", test_nobody);
  return g_test_run ();
}
