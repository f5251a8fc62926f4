// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "discovery/discovery-browser.h"

#include "discovery/avahi-mock.h"
#include "fixtures/await.h"
#include "fixtures/locale.h"

/* Interfaces this computer does not have. */
#define WIRED 1000002
#define WIRELESS 1000003
#define IPV4 0
#define IPV6 1

typedef struct
{
  AvahiMock        *avahi;
  DiscoveryBrowser *browser;
  guint             n_changes; /* of the list */
} Fixture;

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  fixture->n_changes = 0;
  fixture->avahi = avahi_mock_new ();
  fixture->browser = discovery_browser_new ();
  g_signal_connect_swapped (fixture->browser, "items-changed", G_CALLBACK (count_cb), &fixture->n_changes);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  if (fixture->browser != NULL)
    g_assert_finalize_object (fixture->browser);
  avahi_mock_free (fixture->avahi);
}

static guint
count_rooms (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->browser));
}

static DiscoveryRoom *
get_room (Fixture *fixture,
          guint    position)
{
  return g_list_model_get_item (G_LIST_MODEL (fixture->browser), position);
}

static void
await_looking (Fixture *fixture)
{
  AWAIT (avahi_mock_count (fixture->avahi, "ServiceBrowserNew*") == 2);
  AWAIT (discovery_browser_get_state (fixture->browser) == DISCOVERY_STATE_WORKING);
}

/* Somebody announces a service, and Avahi finds out all about it. */
static void
come (Fixture    *fixture,
      int         interface,
      int         protocol,
      const char *name,
      const char *address,
      const char *txt)
{
  avahi_mock_item (fixture->avahi, "ItemNew", interface, protocol, name, "_irc._tcp");
  avahi_mock_found (fixture->avahi, interface, protocol, name, "_irc._tcp", address, 12345, txt);
}

static void
go (Fixture    *fixture,
    int         interface,
    int         protocol,
    const char *name)
{
  avahi_mock_item (fixture->avahi, "ItemRemove", interface, protocol, name, "_irc._tcp");
}

static char *
dup_addresses (DiscoveryRoom *room)
{
  GPtrArray *addresses = discovery_room_get_addresses (room);
  GString   *text = g_string_new (NULL);

  for (guint i = 0; i < addresses->len; i++)
    {
      g_autofree char *string = discovery_address_to_string (addresses->pdata[i]);

      g_string_append_printf (text, "%s|", string);
    }
  return g_string_free (text, FALSE);
}

static gboolean
has_addresses (DiscoveryRoom *room,
               const char    *expected)
{
  g_autofree char *addresses = dup_addresses (room);

  return g_str_equal (addresses, expected);
}

static void
test_room (Fixture      *fixture,
           gconstpointer user_data)
{
  g_autoptr (DiscoveryRoom) room = NULL;

  await_looking (fixture);
  g_assert_cmpuint (avahi_mock_count (fixture->avahi, "ServiceBrowserNew '_irc._tcp' ''"), ==, 1);
  g_assert_cmpuint (avahi_mock_count (fixture->avahi, "ServiceBrowserNew '_ircs-u._tcp' ''"), ==, 1);
  come (fixture, WIRED, IPV4, "Label", "192.168.1.5", "id=room-1|v=1|name=Sınıf|fp=ab:cd|key=1|n=12");
  AWAIT (count_rooms (fixture) == 1);
  AWAIT (avahi_mock_count (fixture->avahi, "ServiceResolverNew 'Label' '_irc._tcp' 'local'") == 1);
  room = get_room (fixture, 0);
  g_assert_cmpstr (discovery_room_get_id (room), ==, "room-1");
  g_assert_cmpstr (discovery_room_get_name (room), ==, "Sınıf");
  g_assert_cmpstr (discovery_room_get_computer (room), ==, "laptop");
  g_assert_cmpstr (discovery_room_get_fingerprint (room), ==, "ab:cd");
  g_assert_cmpuint (discovery_room_get_n_people (room), ==, 12);
  g_assert_true (discovery_room_get_needs_key (room));
  g_assert_false (discovery_room_is_foreign (room));
  g_assert_false (discovery_room_uses_tls (room));
  g_assert_false (discovery_room_is_local (room));
  g_assert_true (has_addresses (room, "192.168.1.5:12345|"));
  g_assert_cmpint (((DiscoveryAddress *)discovery_room_get_addresses (room)->pdata[0])->interface_index, ==, WIRED);

  go (fixture, WIRED, IPV4, "Label");
  AWAIT (count_rooms (fixture) == 0);
  AWAIT (avahi_mock_count (fixture->avahi, "Free") == 1);
  g_assert_cmpuint (fixture->n_changes, ==, 2);
}

/* Avahi tells of it before it says under which path it will. */
static void
test_early_item (Fixture      *fixture,
                 gconstpointer user_data)
{
  fixture->avahi->early_item = "Early";
  AWAIT (avahi_mock_count (fixture->avahi, "ServiceResolverNew 'Early' *") == 1);
}

/* All interfaces and protocols are one room, which goes with the last of them. */
static void
test_merging (Fixture      *fixture,
              gconstpointer user_data)
{
  g_autoptr (DiscoveryRoom) room = NULL;

  await_looking (fixture);
  come (fixture, WIRED, IPV6, "Oda", "fe80::5", "id=room-1|name=Oda");
  come (fixture, WIRELESS, IPV4, "Oda", "10.0.0.5", "id=room-1|name=Oda");
  come (fixture, WIRED, IPV4, "Oda", "192.168.1.5", "id=room-1|name=Oda");
  AWAIT (count_rooms (fixture) == 1);
  room = get_room (fixture, 0);
  AWAIT (has_addresses (room, "10.0.0.5:12345|192.168.1.5:12345|[fe80::5%1000002]:12345|"));
  go (fixture, WIRED, IPV6, "Oda");
  go (fixture, WIRELESS, IPV4, "Oda");
  AWAIT (has_addresses (room, "192.168.1.5:12345|"));
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  go (fixture, WIRED, IPV4, "Oda");
  AWAIT (count_rooms (fixture) == 0);
}

/* A room that collided has another label, and is the same. */
static void
test_new_label (Fixture      *fixture,
                gconstpointer user_data)
{
  await_looking (fixture);
  come (fixture, WIRED, IPV4, "Oda", "10.0.0.5", "id=room-1|name=Oda");
  come (fixture, WIRED, IPV4, "Oda #2", "10.0.0.5", "id=room-1|name=Oda");
  go (fixture, WIRED, IPV4, "Oda");
  AWAIT (avahi_mock_count (fixture->avahi, "Free") == 1);
  g_assert_cmpuint (count_rooms (fixture), ==, 1);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
}

static void
test_changes (Fixture      *fixture,
              gconstpointer user_data)
{
  g_autoptr (DiscoveryRoom) room = NULL;
  guint n_notified = 0;

  await_looking (fixture);
  come (fixture, WIRED, IPV4, "Oda", "10.0.0.5", "id=room-1|name=Oda|n=1");
  AWAIT (count_rooms (fixture) == 1);
  room = get_room (fixture, 0);
  g_signal_connect_swapped (room, "notify", G_CALLBACK (count_cb), &n_notified);
  avahi_mock_found (fixture->avahi, WIRED, IPV4, "Oda", "_irc._tcp", "10.0.0.5", 12345, "id=room-1|name=Oda|n=2");
  AWAIT (discovery_room_get_n_people (room) == 2);
  g_assert_cmpuint (n_notified, ==, 1);
  avahi_mock_found (fixture->avahi, WIRED, IPV4, "Oda", "_irc._tcp", "10.0.0.6", 12345, "id=room-1|name=Yeni|n=2");
  AWAIT (has_addresses (room, "10.0.0.6:12345|"));
  g_assert_cmpstr (discovery_room_get_name (room), ==, "Yeni");
  g_assert_cmpuint (n_notified, ==, 3);
  g_assert_cmpuint (fixture->n_changes, ==, 1);

  /* Another room has taken the place. */
  avahi_mock_found (fixture->avahi, WIRED, IPV4, "Oda", "_irc._tcp", "10.0.0.6", 12345, "id=room-2|name=Oda");
  AWAIT (fixture->n_changes == 3);
  g_assert_cmpuint (count_rooms (fixture), ==, 1);
  g_assert_cmpstr (discovery_room_get_id (room), ==, "room-1");
}

static void
test_foreign (Fixture      *fixture,
              gconstpointer user_data)
{
  g_autoptr (DiscoveryRoom) plain = NULL;
  g_autoptr (DiscoveryRoom) tls = NULL;

  await_looking (fixture);
  come (fixture, WIRED, IPV4, "Ergo", "10.0.0.5", "network=okul|n=5|key=1|name=x");
  come (fixture, WIRELESS, IPV4, "Ergo", "10.1.0.5", "");
  avahi_mock_item (fixture->avahi, "ItemNew", WIRED, IPV4, "Ergo", "_ircs-u._tcp");
  avahi_mock_found (fixture->avahi, WIRED, IPV4, "Ergo", "_ircs-u._tcp", "10.0.0.5", 6697, "id=room-1");
  AWAIT (count_rooms (fixture) == 2);
  plain = get_room (fixture, 0);
  tls = get_room (fixture, 1);
  g_assert_true (discovery_room_is_foreign (plain));
  g_assert_null (discovery_room_get_id (plain));
  g_assert_cmpstr (discovery_room_get_name (plain), ==, "Ergo");
  g_assert_cmpuint (discovery_room_get_n_people (plain), ==, 0);
  g_assert_false (discovery_room_get_needs_key (plain));
  g_assert_false (discovery_room_uses_tls (plain));
  g_assert_true (has_addresses (plain, "10.0.0.5:12345|10.1.0.5:12345|"));
  g_assert_true (discovery_room_is_foreign (tls));
  g_assert_true (discovery_room_uses_tls (tls));
}

/* Who comes later with somebody's id changes nothing, and does not get his callers. */
static void
test_impostor (Fixture      *fixture,
               gconstpointer user_data)
{
  g_autoptr (DiscoveryRoom) room = NULL;

  await_looking (fixture);
  come (fixture, WIRED, IPV4, "Oda", "10.0.0.5", "id=room-1|name=Oda|fp=aa");
  come (fixture, WIRED, IPV4, "Tuzak", "10.0.0.66", "id=room-1|name=Tuzak|fp=bb|n=40");
  come (fixture, WIRED, IPV4, "Sonra", "10.0.0.7", "id=room-2|name=Sonra");
  AWAIT (count_rooms (fixture) == 2);
  room = get_room (fixture, 0);
  g_assert_cmpstr (discovery_room_get_name (room), ==, "Oda");
  g_assert_cmpuint (discovery_room_get_n_people (room), ==, 0);
  g_assert_true (has_addresses (room, "10.0.0.5:12345|"));
}

static void
test_nonsense (Fixture      *fixture,
               gconstpointer user_data)
{
  g_autoptr (DiscoveryRoom) room = NULL;

  await_looking (fixture);
  /* Nobody can be there, or only oneself. */
  come (fixture, WIRED, IPV4, "a", "0.0.0.0", "id=a");
  come (fixture, WIRED, IPV4, "b", "127.0.0.1", "id=b");
  come (fixture, WIRED, IPV4, "c", "nowhere", "id=c");
  come (fixture, -1, IPV4, "d", "10.0.0.5", "id=d");
  /* What nobody asked for, and what is not as it should be. */
  avahi_mock_item (fixture->avahi, "ItemNew", WIRED, IPV4, "e", "_ipp._tcp");
  avahi_mock_item (fixture->avahi, "ItemRemove", WIRED, IPV4, "nobody", "_irc._tcp");
  avahi_mock_found (fixture->avahi, WIRED, IPV4, "nobody", "_irc._tcp", "10.0.0.5", 1, "id=x");
  avahi_mock_found_variant (fixture->avahi, g_variant_new ("(s)", "Found"));
  avahi_mock_found_variant (fixture->avahi, NULL);
  /* Twice is once. */
  come (fixture, WIRED, IPV4, "f", "10.0.0.5", "id=f");
  come (fixture, WIRED, IPV4, "f", "10.0.0.5", "id=f");
  AWAIT (count_rooms (fixture) == 1);
  room = get_room (fixture, 0);
  g_assert_cmpstr (discovery_room_get_name (room), ==, "f");
  /* A room that was in reach and no longer is. */
  avahi_mock_found (fixture->avahi, WIRED, IPV4, "f", "_irc._tcp", "0.0.0.0", 1, "id=f");
  AWAIT (count_rooms (fixture) == 0);
}

/* A thousand rooms that do not exist: the list stays one that can be read, and who found no
 * place in it does when they go. */
static void
test_flood (Fixture      *fixture,
            gconstpointer user_data)
{
  g_autoptr (DiscoveryRoom) room = NULL;

  await_looking (fixture);
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *name = g_strdup_printf ("r%u", i);
      g_autofree char *txt = g_strdup_printf ("id=%s", name);

      come (fixture, WIRED, IPV4, name, "10.0.0.66", txt);
    }
  AWAIT (count_rooms (fixture) == DISCOVERY_BROWSER_MAX_ROOMS);
  AWAIT (avahi_mock_count (fixture->avahi, "ServiceResolverNew 'r799' *") == 1);
  avahi_mock_settle (fixture->avahi);
  g_assert_cmpuint (count_rooms (fixture), ==, DISCOVERY_BROWSER_MAX_ROOMS);
  g_assert_cmpuint (avahi_mock_count (fixture->avahi, "ServiceResolverNew*"), ==, 800);
  avahi_mock_forget_calls (fixture->avahi);

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *name = g_strdup_printf ("r%u", i);

      go (fixture, WIRED, IPV4, name);
    }
  await_looking (fixture);
  come (fixture, WIRED, IPV4, "Oda", "10.0.0.5", "id=room-1");
  AWAIT (count_rooms (fixture) > 0 && avahi_mock_count (fixture->avahi, "ServiceResolverNew 'Oda' *") > 0);
  AWAIT (count_rooms (fixture) == 1);
  room = get_room (fixture, 0);
  g_assert_cmpstr (discovery_room_get_id (room), ==, "room-1");
}

/* One room on a thousand ways. */
static void
test_many_ways (Fixture      *fixture,
                gconstpointer user_data)
{
  g_autoptr (DiscoveryRoom) room = NULL;

  await_looking (fixture);
  for (int i = 1; i <= 700; i++)
    come (fixture, i, IPV4, "Oda", "10.0.0.5", "id=room-1");
  AWAIT (avahi_mock_count (fixture->avahi, "ServiceResolverNew*") == 700);
  avahi_mock_settle (fixture->avahi);
  g_assert_cmpuint (count_rooms (fixture), ==, 1);
  room = get_room (fixture, 0);
  g_assert_cmpuint (discovery_room_get_addresses (room)->len, <=, 32);
}

/* Nobody says goodbye, but nobody answers any more; and then somebody does. */
static void
test_silence (Fixture      *fixture,
              gconstpointer user_data)
{
  await_looking (fixture);
  come (fixture, WIRED, IPV4, "Oda", "10.0.0.5", "id=room-1");
  AWAIT (count_rooms (fixture) == 1);
  AWAIT (g_hash_table_size (fixture->avahi->resolvers) == 1);
  await_idle ();
  avahi_mock_fail (fixture->avahi, WIRED, IPV4, "Oda");
  AWAIT (count_rooms (fixture) == 0);
  AWAIT (avahi_mock_count (fixture->avahi, "ServiceResolverNew 'Oda' *") == 2);
  avahi_mock_found (fixture->avahi, WIRED, IPV4, "Oda", "_irc._tcp", "10.0.0.5", 12345, "id=room-1");
  AWAIT (count_rooms (fixture) == 1);
}

/* A quick restart of Avahi is not seen in the list; a long absence empties it. */
static void
test_avahi_restarts (Fixture      *fixture,
                     gconstpointer user_data)
{
  g_autoptr (DiscoveryRoom) kept = NULL;

  await_looking (fixture);
  come (fixture, WIRED, IPV4, "Kalan", "10.0.0.5", "id=room-1");
  come (fixture, WIRED, IPV4, "Giden", "10.0.0.6", "id=room-2");
  AWAIT (count_rooms (fixture) == 2);
  avahi_mock_vanish (fixture->avahi);
  AWAIT (discovery_browser_get_state (fixture->browser) == DISCOVERY_STATE_NO_AVAHI);
  g_assert_cmpuint (count_rooms (fixture), ==, 2);
  avahi_mock_forget_calls (fixture->avahi);
  avahi_mock_appear (fixture->avahi);
  await_looking (fixture);
  come (fixture, WIRED, IPV4, "Kalan", "10.0.0.5", "id=room-1");
  AWAIT (avahi_mock_count (fixture->avahi, "ServiceResolverNew 'Kalan' *") == 1);
  g_assert_cmpuint (fixture->n_changes, ==, 2);
  AWAIT (count_rooms (fixture) == 1);
  kept = get_room (fixture, 0);
  g_assert_cmpstr (discovery_room_get_id (kept), ==, "room-1");

  avahi_mock_vanish (fixture->avahi);
  AWAIT (count_rooms (fixture) == 0);
  avahi_mock_forget_calls (fixture->avahi);
  avahi_mock_appear (fixture->avahi);
  await_looking (fixture);
  come (fixture, WIRED, IPV4, "Kalan", "10.0.0.5", "id=room-1");
  AWAIT (count_rooms (fixture) == 1);
}

static void
test_refused (Fixture      *fixture,
              gconstpointer user_data)
{
  fixture->avahi->refused_method = "ServiceBrowserNew";
  fixture->avahi->refusal = "org.freedesktop.Avahi.TooManyObjectsError";
  AWAIT (discovery_browser_get_state (fixture->browser) == DISCOVERY_STATE_FAILED);
  g_assert_cmpstr (discovery_browser_get_reason (fixture->browser), ==, "As the test wants it");
}

static void
test_no_bus (void)
{
  DiscoveryBrowser *browser;

  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/no/such/bus", TRUE);
  browser = discovery_browser_new ();
  AWAIT (discovery_browser_get_state (browser) == DISCOVERY_STATE_NO_BUS);
  g_assert_finalize_object (browser);
}

/* Whatever it waits for, it can go. */
static void
test_going (void)
{
  static const char *const methods[] = { "GetState", "ServiceBrowserNew", "ServiceResolverNew", "Free" };

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      Fixture fixture;

      set_up (&fixture, NULL);
      fixture.avahi->held_method = methods[i];
      AWAIT (avahi_mock_count (fixture.avahi, "ServiceBrowserNew*") == 2);
      come (&fixture, WIRED, IPV4, "Oda", "10.0.0.5", "id=room-1");
      come (&fixture, WIRED, IPV4, "Giden", "10.0.0.6", "id=room-2");
      AWAIT (avahi_mock_count (fixture.avahi, "ServiceResolverNew*") == 2);
      go (&fixture, WIRED, IPV4, "Giden");
      AWAIT (fixture.avahi->held->len > 0 && count_rooms (&fixture) == 1);
      g_assert_finalize_object (g_steal_pointer (&fixture.browser));
      avahi_mock_answer_held (fixture.avahi);
      await_idle ();
      tear_down (&fixture, NULL);
    }
}

/* A service that went while Avahi was still making its resolver. */
static void
test_late_resolver (Fixture      *fixture,
                    gconstpointer user_data)
{
  await_looking (fixture);
  fixture->avahi->held_method = "ServiceResolverNew";
  come (fixture, WIRED, IPV4, "Oda", "10.0.0.5", "id=room-1");
  go (fixture, WIRED, IPV4, "Oda");
  come (fixture, WIRED, IPV4, "Son", "10.0.0.6", "id=room-2");
  AWAIT (fixture->avahi->held->len == 2);
  avahi_mock_answer_held (fixture->avahi);
  AWAIT (avahi_mock_count (fixture->avahi, "Free") == 1);
  AWAIT (count_rooms (fixture) == 1);
}

static void
test_going_at_once (Fixture      *fixture,
                    gconstpointer user_data)
{
  for (guint turns = 0; turns < 30; turns++)
    {
      DiscoveryBrowser *browser = discovery_browser_new ();

      for (guint i = 0; i < turns; i++)
        g_main_context_iteration (NULL, FALSE);
      g_assert_finalize_object (browser);
    }
  /* The one that stays listens from some turn on: say it until it is heard. */
  for (gint64 deadline = await_begin (); count_rooms (fixture) == 0;)
    {
      come (fixture, WIRED, IPV4, "Oda", "10.0.0.5", "id=room-1");
      await_turn (deadline, __FILE__, __LINE__, "a room");
    }
}

/* Whoever watches the list lets go of it because of what is told. */
static void
drop_cb (Fixture *fixture)
{
  g_clear_object (&fixture->browser);
}

static void
test_dropped_by_watcher (Fixture      *fixture,
                         gconstpointer user_data)
{
  await_looking (fixture);
  g_signal_connect_swapped (fixture->browser, "items-changed", G_CALLBACK (drop_cb), fixture);
  come (fixture, WIRED, IPV4, "Oda", "10.0.0.5", "id=room-1");
  AWAIT (fixture->browser == NULL);

  fixture->browser = discovery_browser_new ();
  avahi_mock_forget_calls (fixture->avahi);
  await_looking (fixture);
  come (fixture, WIRED, IPV4, "Oda", "10.0.0.5", "id=room-1");
  AWAIT (count_rooms (fixture) == 1);
  g_signal_connect_swapped (fixture->browser, "items-changed", G_CALLBACK (drop_cb), fixture);
  go (fixture, WIRED, IPV4, "Oda");
  AWAIT (fixture->browser == NULL);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add ("/discovery/browser/room", Fixture, NULL, set_up, test_room, tear_down);
  g_test_add ("/discovery/browser/early-item", Fixture, NULL, set_up, test_early_item, tear_down);
  g_test_add ("/discovery/browser/merging", Fixture, NULL, set_up, test_merging, tear_down);
  g_test_add ("/discovery/browser/new-label", Fixture, NULL, set_up, test_new_label, tear_down);
  g_test_add ("/discovery/browser/changes", Fixture, NULL, set_up, test_changes, tear_down);
  g_test_add ("/discovery/browser/foreign", Fixture, NULL, set_up, test_foreign, tear_down);
  g_test_add ("/discovery/browser/impostor", Fixture, NULL, set_up, test_impostor, tear_down);
  g_test_add ("/discovery/browser/nonsense", Fixture, NULL, set_up, test_nonsense, tear_down);
  g_test_add ("/discovery/browser/flood", Fixture, NULL, set_up, test_flood, tear_down);
  g_test_add ("/discovery/browser/many-ways", Fixture, NULL, set_up, test_many_ways, tear_down);
  g_test_add ("/discovery/browser/silence", Fixture, NULL, set_up, test_silence, tear_down);
  g_test_add ("/discovery/browser/avahi-restarts", Fixture, NULL, set_up, test_avahi_restarts, tear_down);
  g_test_add ("/discovery/browser/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add_func ("/discovery/browser/no-bus", test_no_bus);
  g_test_add_func ("/discovery/browser/going", test_going);
  g_test_add ("/discovery/browser/late-resolver", Fixture, NULL, set_up, test_late_resolver, tear_down);
  g_test_add ("/discovery/browser/going-at-once", Fixture, NULL, set_up, test_going_at_once, tear_down);
  g_test_add ("/discovery/browser/dropped-by-watcher", Fixture, NULL, set_up, test_dropped_by_watcher, tear_down);
  return g_test_run ();
}
