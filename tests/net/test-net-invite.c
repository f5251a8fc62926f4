// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-invite.h"

#include "fixtures/locale.h"

#include <string.h>

#define ID "11111111-2222-4333-8444-555555555555"
#define FP "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"

static char *
dup_addresses (const NetInvite *invite)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < invite->addresses->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", (const char *)invite->addresses->pdata[i]);
  return g_string_free (text, FALSE);
}

static void
test_there_and_back (void)
{
  g_autoptr (NetInvite) invite = net_invite_new ();
  g_autoptr (NetInvite) copy = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *addresses = NULL;

  net_invite_add_address (invite, "192.168.1.5:12345");
  net_invite_add_address (invite, "[2001:db8::5]:12345");
  net_invite_add_address (invite, "10.0.0.2:12346");
  invite->room_id = g_strdup (ID);
  invite->room_name = g_strdup ("Şule’nin odası & 100 %");
  invite->fingerprint = g_strdup (FP);
  invite->key = g_strdup ("çay=şeker&süt?");
  uri = net_invite_to_uri (invite);
  g_assert_true (g_str_is_ascii (uri));
  g_assert_true (g_uri_is_valid (uri, G_URI_FLAGS_ENCODED_QUERY, NULL));

  copy = net_invite_parse (uri, &error);
  g_assert_no_error (error);
  addresses = dup_addresses (copy);
  g_assert_nonnull (strstr (addresses, "192.168.1.5:12345"));
  g_assert_true (g_str_has_suffix (addresses, " [2001:db8::5]:12345 10.0.0.2:12346"));
  g_assert_cmpstr (copy->room_id, ==, ID);
  g_assert_cmpstr (copy->room_name, ==, "Şule’nin odası & 100 %");
  g_assert_cmpstr (copy->fingerprint, ==, FP);
  g_assert_cmpstr (copy->key, ==, "çay=şeker&süt?");
}

static void
test_address_alone (void)
{
  static const char *const texts[] = { "192.168.1.5", " okul.local:12346 ", "irc://irc.example.org/#oda", "merhaba://10.0.0.1", "merhaba://10.0.0.1/?" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (NetInvite) invite = net_invite_parse (texts[i], &error);

      g_assert_no_error (error);
      g_assert_cmpuint (invite->addresses->len, ==, 1);
      g_assert_null (invite->room_id);
      g_assert_null (invite->fingerprint);
      g_assert_null (invite->key);
    }
}

static void
test_only_address_written (void)
{
  g_autoptr (NetInvite) invite = net_invite_new ();
  g_autofree char *uri = NULL;

  net_invite_add_address (invite, "192.168.1.5:12345");
  uri = net_invite_to_uri (invite);
  g_assert_cmpstr (uri, ==, "merhaba://192.168.1.5:12345");
}

/* Each is as if it were not there. */
static void
test_nonsense (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NetInvite) invite = net_invite_parse ("merhaba://10.0.0.1/?id=me&fp=" ID "&key=&key=a%0Ab&name=%FF&also=x:99999,irc://a,,[::1]:5&=&%zz&fp", &error);
  g_autofree char *addresses = NULL;

  g_assert_no_error (error);
  addresses = dup_addresses (invite);
  g_assert_cmpstr (addresses, ==, "merhaba://10.0.0.1/ [::1]:5");
  g_assert_null (invite->room_id);
  g_assert_null (invite->fingerprint);
  g_assert_null (invite->key);
  g_assert_null (invite->room_name);
}

/* The first of two counts: whoever adds to a link changes nothing. */
static void
test_twice (void)
{
  g_autoptr (NetInvite) invite = net_invite_parse ("merhaba://10.0.0.1/?key=a&key=b", NULL);

  g_assert_cmpstr (invite->key, ==, "a");
}

static void
test_many_addresses (void)
{
  g_autoptr (GString) text = g_string_new ("merhaba://10.0.0.1/?also=10.0.0.2");
  g_autoptr (NetInvite) invite = NULL;

  for (guint i = 3; i < 100; i++)
    g_string_append_printf (text, ",10.0.0.%u", i);
  invite = net_invite_parse (text->str, NULL);
  g_assert_cmpuint (invite->addresses->len, ==, 8);
}

static void
test_too_long (void)
{
  g_autofree char *padding = g_strnfill (5000, 'a');
  g_autofree char *text = g_strconcat ("merhaba://10.0.0.1/?name=", padding, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (net_invite_parse (text, &error));
  g_assert_error (error, NET_ENDPOINT_ERROR, NET_ENDPOINT_ERROR_HOST);
}

static void
test_no_address (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (net_invite_parse ("merhaba:///?id=" ID, &error));
  g_assert_error (error, NET_ENDPOINT_ERROR, NET_ENDPOINT_ERROR_EMPTY);
}

/* --- Calling --- */

static guint
count (NetAddressList *list)
{
  g_autoptr (GSocketAddressEnumerator) enumerator = g_socket_connectable_enumerate (G_SOCKET_CONNECTABLE (list));
  GSocketAddress *address;
  guint           n = 0;

  while ((address = g_socket_address_enumerator_next (enumerator, NULL, NULL)) != NULL)
    {
      n++;
      g_object_unref (address);
    }
  return n;
}

static void
test_list (void)
{
  g_autoptr (NetInvite) invite = net_invite_parse ("merhaba://10.0.0.1:5/?also=[::1]:5,okul.local", NULL);
  g_autoptr (NetAddressList) list = net_invite_list_addresses (invite);

  g_assert_cmpuint (count (list), ==, 2);
}

static void
test_list_name (void)
{
  g_autoptr (NetInvite) invite = net_invite_parse ("merhaba://okul.local/?also=10.0.0.1", NULL);

  g_assert_null (net_invite_list_addresses (invite));
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/net/net-invite/there-and-back", test_there_and_back);
  g_test_add_func ("/net/net-invite/address-alone", test_address_alone);
  g_test_add_func ("/net/net-invite/only-address-written", test_only_address_written);
  g_test_add_func ("/net/net-invite/nonsense", test_nonsense);
  g_test_add_func ("/net/net-invite/twice", test_twice);
  g_test_add_func ("/net/net-invite/many-addresses", test_many_addresses);
  g_test_add_func ("/net/net-invite/too-long", test_too_long);
  g_test_add_func ("/net/net-invite/no-address", test_no_address);
  g_test_add_func ("/net/net-invite/list", test_list);
  g_test_add_func ("/net/net-invite/list-name", test_list_name);
  return g_test_run ();
}
