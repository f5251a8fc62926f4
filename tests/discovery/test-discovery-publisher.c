// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "discovery/discovery-publisher.h"

#include "discovery/avahi-mock.h"
#include "fixtures/await.h"
#include "fixtures/locale.h"

#include <string.h>

#define ESTABLISHED 2
#define COLLISION 3
#define FAILURE 4
#define COLLISION_ERROR "org.freedesktop.Avahi.CollisionError"

typedef struct
{
  AvahiMock          *avahi;
  DiscoveryPublisher *publisher;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  fixture->avahi = avahi_mock_new ();
  fixture->publisher = discovery_publisher_new ("room-1", "Sınıf", 12345);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  if (fixture->publisher != NULL)
    g_assert_finalize_object (fixture->publisher);
  avahi_mock_free (fixture->avahi);
}

static gboolean
is (Fixture       *fixture,
    DiscoveryState state)
{
  return discovery_publisher_get_state (fixture->publisher) == state;
}

/* The group says it until it is heard. */
static void
await_established (Fixture *fixture)
{
  for (gint64 deadline = await_begin (); !is (fixture, DISCOVERY_STATE_WORKING);)
    {
      avahi_mock_set_group_state (fixture->avahi, ESTABLISHED);
      await_turn (deadline, __FILE__, __LINE__, "the announcement stands");
    }
}

/* Announced, and the calls for it forgotten. */
static void
announce (Fixture *fixture)
{
  AWAIT (avahi_mock_count (fixture->avahi, "Commit") == 1);
  await_established (fixture);
  avahi_mock_forget_calls (fixture->avahi);
}

static void
test_announce (Fixture      *fixture,
               gconstpointer user_data)
{
  static const char *const expected[] = {
    "GetState",
    "EntryGroupNew",
    "Reset",
    "AddService 'Sınıf' '_irc._tcp' '' '' 12345 id=room-1 v=1 name=Sınıf fp=ab:cd key=1 n=3",
    "AddServiceSubtype 'Sınıf' '_irc._tcp' '' '_merhaba._sub._irc._tcp'",
    "Commit",
  };

  discovery_publisher_set_fingerprint (fixture->publisher, "ab:cd");
  discovery_publisher_set_needs_key (fixture->publisher, TRUE);
  discovery_publisher_set_n_people (fixture->publisher, 3);
  AWAIT (avahi_mock_count (fixture->avahi, "Commit") == 1);
  g_assert_cmpuint (fixture->avahi->calls->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (fixture->avahi->calls->pdata[i], ==, expected[i]);
  g_assert_true (is (fixture, DISCOVERY_STATE_STARTING));
  avahi_mock_set_group_state (fixture->avahi, ESTABLISHED);
  AWAIT (is (fixture, DISCOVERY_STATE_WORKING));
  g_assert_null (discovery_publisher_get_reason (fixture->publisher));
}

/* People come and go: the first is told at once, the others together, and nothing is
 * announced anew. */
static void
test_changes (Fixture      *fixture,
              gconstpointer user_data)
{
  gint64 before;

  announce (fixture);
  before = g_get_monotonic_time ();
  for (guint i = 1; i <= 50; i++)
    discovery_publisher_set_n_people (fixture->publisher, i);
  AWAIT (avahi_mock_count (fixture->avahi, "UpdateServiceTxt 'Sınıf' '_irc._tcp' '' id=room-1 v=1 name=Sınıf key=0 n=1") == 1);
  discovery_publisher_set_needs_key (fixture->publisher, TRUE);
  AWAIT (avahi_mock_count (fixture->avahi, "UpdateServiceTxt * key=1 n=50") == 1);
  g_assert_cmpint (g_get_monotonic_time () - before, >, G_USEC_PER_SEC * 9 / 10);
  g_assert_cmpuint (fixture->avahi->calls->len, ==, 2);
  /* What is the same is not told again. */
  discovery_publisher_set_n_people (fixture->publisher, 50);
  discovery_publisher_set_name (fixture->publisher, "Sınıf");
  avahi_mock_settle (fixture->avahi);
  g_assert_cmpuint (fixture->avahi->calls->len, ==, 2);
}

/* Somebody comes while Avahi still asks whether the name is free. */
static void
test_early_change (Fixture      *fixture,
                   gconstpointer user_data)
{
  AWAIT (avahi_mock_count (fixture->avahi, "Commit") == 1);
  discovery_publisher_set_n_people (fixture->publisher, 7);
  AWAIT (avahi_mock_count (fixture->avahi, "UpdateServiceTxt * n=7") == 1);
}

static void
test_rename (Fixture      *fixture,
             gconstpointer user_data)
{
  announce (fixture);
  /* What Avahi still says about the old name is not meant for the new one. */
  fixture->avahi->stale_group_state = COLLISION;
  discovery_publisher_set_name (fixture->publisher, "Şube");
  AWAIT (avahi_mock_count (fixture->avahi, "Commit") == 1);
  g_assert_cmpuint (avahi_mock_count (fixture->avahi, "AddService 'Şube' * id=room-1 * name=Şube *"), ==, 1);
  g_assert_cmpuint (avahi_mock_count (fixture->avahi, "EntryGroupNew"), ==, 0);
  avahi_mock_set_group_state (fixture->avahi, ESTABLISHED);
  AWAIT (is (fixture, DISCOVERY_STATE_WORKING));
  g_assert_cmpuint (avahi_mock_count (fixture->avahi, "GetAlternative*"), ==, 0);
}

/* Another computer has the name. */
static void
test_collision (Fixture      *fixture,
                gconstpointer user_data)
{
  AWAIT (avahi_mock_count (fixture->avahi, "Commit") == 1);
  await_idle ();
  avahi_mock_set_group_state (fixture->avahi, COLLISION);
  AWAIT (avahi_mock_count (fixture->avahi, "Commit") == 2);
  g_assert_cmpuint (avahi_mock_count (fixture->avahi, "AddService 'Sınıf+' * name=Sınıf *"), ==, 1);
  await_idle ();
  avahi_mock_set_group_state (fixture->avahi, ESTABLISHED);
  AWAIT (is (fixture, DISCOVERY_STATE_WORKING));
  discovery_publisher_set_n_people (fixture->publisher, 2);
  AWAIT (avahi_mock_count (fixture->avahi, "UpdateServiceTxt 'Sınıf+' *") == 1);
}

/* Another room of this computer has it, and then it seems that somebody has all names. */
static void
test_local_collision (Fixture      *fixture,
                      gconstpointer user_data)
{
  fixture->avahi->refused_method = "AddService";
  fixture->avahi->refusal = COLLISION_ERROR;
  AWAIT (is (fixture, DISCOVERY_STATE_FAILED));
  g_assert_cmpstr (discovery_publisher_get_reason (fixture->publisher), ==, "every name is taken");
  g_assert_cmpuint (avahi_mock_count (fixture->avahi, "GetAlternative*"), ==, 14);
  g_assert_cmpuint (avahi_mock_count (fixture->avahi, "AddService 'Sınıf' *"), ==, 1);
  g_assert_cmpuint (avahi_mock_count (fixture->avahi, "AddService 'Sınıf+' *"), ==, 1);
  g_assert_cmpuint (avahi_mock_count (fixture->avahi, "AddService 'Sınıf room-1' *"), ==, 1);
  g_assert_cmpuint (avahi_mock_count (fixture->avahi, "AddService 'Sınıf room-1+' *"), ==, 1);
  fixture->avahi->refused_method = NULL;
  avahi_mock_forget_calls (fixture->avahi);
  discovery_publisher_set_name (fixture->publisher, "Başka");
  announce (fixture);
}

static void
test_refusals (Fixture      *fixture,
               gconstpointer user_data)
{
  static const char *const methods[] = { "EntryGroupNew", "Reset", "AddService", "AddServiceSubtype", "Commit" };

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      fixture->avahi->refused_method = methods[i];
      fixture->avahi->refusal = "org.freedesktop.Avahi.NotPermittedError";
      AWAIT (is (fixture, DISCOVERY_STATE_FAILED));
      g_assert_cmpstr (discovery_publisher_get_reason (fixture->publisher), ==, "As the test wants it");
      avahi_mock_vanish (fixture->avahi);
      AWAIT (is (fixture, DISCOVERY_STATE_NO_AVAHI));
      g_assert_null (discovery_publisher_get_reason (fixture->publisher));
      avahi_mock_appear (fixture->avahi);
    }
  fixture->avahi->refused_method = NULL;
  avahi_mock_vanish (fixture->avahi);
  AWAIT (is (fixture, DISCOVERY_STATE_NO_AVAHI));
  avahi_mock_forget_calls (fixture->avahi);
  avahi_mock_appear (fixture->avahi);
  announce (fixture);
  avahi_mock_set_group_state (fixture->avahi, FAILURE);
  AWAIT (is (fixture, DISCOVERY_STATE_FAILED));
}

static void
test_avahi_restarts (Fixture      *fixture,
                     gconstpointer user_data)
{
  announce (fixture);
  avahi_mock_vanish (fixture->avahi);
  AWAIT (is (fixture, DISCOVERY_STATE_NO_AVAHI));
  discovery_publisher_set_n_people (fixture->publisher, 9);
  avahi_mock_appear (fixture->avahi);
  AWAIT (avahi_mock_count (fixture->avahi, "AddService 'Sınıf' * n=9") == 1);
  announce (fixture);
}

/* While the computer's own name is disputed, the room waits for how it ends. */
static void
test_computer_name (Fixture      *fixture,
                    gconstpointer user_data)
{
  announce (fixture);
  avahi_mock_set_server_state (fixture->avahi, COLLISION);
  AWAIT (is (fixture, DISCOVERY_STATE_STARTING));
  discovery_publisher_set_name (fixture->publisher, "Şube");
  avahi_mock_settle (fixture->avahi);
  g_assert_cmpuint (fixture->avahi->calls->len, ==, 0);
  avahi_mock_set_server_state (fixture->avahi, 2);
  AWAIT (avahi_mock_count (fixture->avahi, "AddService 'Şube' *") == 1);
  announce (fixture);
}

/* Avahi is there before the computer has a name. */
static void
test_starting_avahi (Fixture      *fixture,
                     gconstpointer user_data)
{
  fixture->avahi->server_state = 1;
  AWAIT (avahi_mock_count (fixture->avahi, "GetState") == 1);
  avahi_mock_settle (fixture->avahi);
  g_assert_cmpuint (fixture->avahi->calls->len, ==, 1);
  avahi_mock_set_server_state (fixture->avahi, 2);
  announce (fixture);
}

static void
test_bus_ends (Fixture      *fixture,
               gconstpointer user_data)
{
  announce (fixture);
  avahi_mock_vanish (fixture->avahi);
  avahi_mock_stop_bus (fixture->avahi);
  AWAIT (is (fixture, DISCOVERY_STATE_NO_BUS));
  /* It asks again, of itself. */
  avahi_mock_start_bus (fixture->avahi);
  avahi_mock_appear (fixture->avahi);
  announce (fixture);
}

static void
test_no_bus (void)
{
  DiscoveryPublisher *publisher;

  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/no/such/bus", TRUE);
  publisher = discovery_publisher_new ("room-1", "", 1);
  AWAIT (discovery_publisher_get_state (publisher) == DISCOVERY_STATE_NO_BUS);
  discovery_publisher_set_n_people (publisher, 1);
  g_assert_finalize_object (publisher);
}

/* Cut between characters, whatever it is: 63 bytes for the label, 255 for a string. */
static void
test_long_names (Fixture      *fixture,
                 gconstpointer user_data)
{
  g_autoptr (GString) name = g_string_new ("a");
  g_autofree char *label = NULL;
  g_autofree char *string = NULL;
  g_autofree char *pattern = NULL;

  for (guint i = 0; i < 400; i++)
    g_string_append (name, "ş");
  label = g_strndup (name->str, 63);
  string = g_strndup (name->str, 249);
  pattern = g_strdup_printf ("AddService '%s' * name=%s key=0 *", label, string);
  discovery_publisher_set_name (fixture->publisher, name->str);
  AWAIT (avahi_mock_count (fixture->avahi, "Commit") == 1);
  g_assert_cmpuint (avahi_mock_count (fixture->avahi, pattern), ==, 1);

  discovery_publisher_set_name (fixture->publisher, "\n \xff\n");
  AWAIT (avahi_mock_count (fixture->avahi, "AddService '\xef\xbf\xbd' *") == 1);
  discovery_publisher_set_name (fixture->publisher, " \t");
  AWAIT (avahi_mock_count (fixture->avahi, "AddService 'Merhaba' * name= *") == 1);
}

/* Whatever it waits for, it can go. */
static void
test_going (void)
{
  static const char *const methods[] = { "GetState", "EntryGroupNew", "Reset", "AddService", "Commit", "GetAlternativeServiceName", "UpdateServiceTxt" };

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      Fixture fixture;

      set_up (&fixture, NULL);
      fixture.avahi->held_method = methods[i];
      fixture.avahi->refused_method = g_str_has_prefix (methods[i], "GetAlt") ? "AddService" : NULL;
      fixture.avahi->refusal = COLLISION_ERROR;
      if (g_str_equal (methods[i], "UpdateServiceTxt"))
        {
          announce (&fixture);
          discovery_publisher_set_n_people (fixture.publisher, 4);
        }
      AWAIT (fixture.avahi->held->len > 0);
      g_assert_finalize_object (g_steal_pointer (&fixture.publisher));
      avahi_mock_answer_held (fixture.avahi);
      await_idle ();
      tear_down (&fixture, NULL);
    }
}

/* Before the bus has answered, and between its answer and Avahi's. */
static void
test_going_at_once (Fixture      *fixture,
                    gconstpointer user_data)
{
  for (guint turns = 0; turns < 30; turns++)
    {
      DiscoveryPublisher *publisher = discovery_publisher_new ("room-2", "Oda", 1);

      for (guint i = 0; i < turns; i++)
        g_main_context_iteration (NULL, FALSE);
      g_assert_finalize_object (publisher);
    }
  AWAIT (avahi_mock_count (fixture->avahi, "AddService 'Sınıf' *") == 1);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add ("/discovery/publisher/announce", Fixture, NULL, set_up, test_announce, tear_down);
  g_test_add ("/discovery/publisher/changes", Fixture, NULL, set_up, test_changes, tear_down);
  g_test_add ("/discovery/publisher/early-change", Fixture, NULL, set_up, test_early_change, tear_down);
  g_test_add ("/discovery/publisher/rename", Fixture, NULL, set_up, test_rename, tear_down);
  g_test_add ("/discovery/publisher/collision", Fixture, NULL, set_up, test_collision, tear_down);
  g_test_add ("/discovery/publisher/local-collision", Fixture, NULL, set_up, test_local_collision, tear_down);
  g_test_add ("/discovery/publisher/refusals", Fixture, NULL, set_up, test_refusals, tear_down);
  g_test_add ("/discovery/publisher/avahi-restarts", Fixture, NULL, set_up, test_avahi_restarts, tear_down);
  g_test_add ("/discovery/publisher/computer-name", Fixture, NULL, set_up, test_computer_name, tear_down);
  g_test_add ("/discovery/publisher/starting-avahi", Fixture, NULL, set_up, test_starting_avahi, tear_down);
  g_test_add ("/discovery/publisher/bus-ends", Fixture, NULL, set_up, test_bus_ends, tear_down);
  g_test_add_func ("/discovery/publisher/no-bus", test_no_bus);
  g_test_add ("/discovery/publisher/long-names", Fixture, NULL, set_up, test_long_names, tear_down);
  g_test_add_func ("/discovery/publisher/going", test_going);
  g_test_add ("/discovery/publisher/going-at-once", Fixture, NULL, set_up, test_going_at_once, tear_down);
  return g_test_run ();
}
