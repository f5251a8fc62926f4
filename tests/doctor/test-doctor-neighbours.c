// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "doctor/doctor-check.h"

#include "discovery/avahi-mock.h"
#include "doctor/system-mock.h"
#include "fixtures/await.h"
#include "fixtures/locale.h"

#define LOCAL 8

typedef struct
{
  AvahiMock     *avahi;
  SystemMock    *system;
  DoctorView    *view;
  GCancellable  *cancellable;
  gboolean       is_over;
  GError        *error;
  DoctorFinding *finding;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  fixture->avahi = avahi_mock_new ();
  fixture->system = system_mock_new (g_test_dbus_get_bus_address (fixture->avahi->bus));
  fixture->view = doctor_view_new ();
  fixture->view->bus = g_object_ref (fixture->system->bus);
  fixture->cancellable = g_cancellable_new ();
  add_address (fixture->view, "eth0", "192.168.1.20", 24);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  g_clear_object (&fixture->finding);
  g_clear_error (&fixture->error);
  g_object_unref (fixture->cancellable);
  doctor_view_unref (fixture->view);
  system_mock_free (fixture->system);
  avahi_mock_free (fixture->avahi);
}

static void
over_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Fixture *fixture = user_data;

  fixture->finding = doctor_check_finish (result, &fixture->error);
  fixture->is_over = TRUE;
}

static void
begin (Fixture *fixture)
{
  doctor_neighbours_async (fixture->view, fixture->cancellable, over_cb, fixture);
  AWAIT (fixture->is_over || avahi_mock_count (fixture->avahi, "ServiceTypeBrowserNew*") == 1);
}

static void
test_heard (Fixture      *fixture,
            gconstpointer user_data)
{
  begin (fixture);
  avahi_mock_type (fixture->avahi, "_ipp._tcp");
  AWAIT (avahi_mock_count (fixture->avahi, "ServiceBrowserNew '_ipp._tcp'*") == 1);
  avahi_mock_item_with_flags (fixture->avahi, "Ours", "_ipp._tcp", LOCAL);
  avahi_mock_settle (fixture->avahi);
  g_assert_false (fixture->is_over);
  avahi_mock_item_with_flags (fixture->avahi, "Printer", "_ipp._tcp", 0);
  AWAIT (fixture->is_over);
  g_assert_cmpstr (doctor_finding_get_sentence (fixture->finding), ==, "Other devices are heard on this network.");
}

static void
test_only_ourselves (Fixture      *fixture,
                     gconstpointer user_data)
{
  begin (fixture);
  avahi_mock_item_with_flags (fixture->avahi, "Ours", "_irc._tcp", LOCAL);
  AWAIT (fixture->is_over);
  g_assert_cmpint (doctor_finding_get_severity (fixture->finding), ==, DOCTOR_SEVERITY_WARNING);
  g_assert_cmpstr (doctor_finding_get_headline (fixture->finding), ==, "Nobody else is heard");
}

/* Somebody makes up kinds of services. */
static void
test_many_types (Fixture      *fixture,
                 gconstpointer user_data)
{
  begin (fixture);
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *type = g_strdup_printf ("_x%u._tcp", i);

      avahi_mock_type (fixture->avahi, type);
    }
  AWAIT (avahi_mock_count (fixture->avahi, "ServiceBrowserNew*") == 16);
  avahi_mock_settle (fixture->avahi);
  g_assert_cmpuint (avahi_mock_count (fixture->avahi, "ServiceBrowserNew*"), ==, 16);
  g_cancellable_cancel (fixture->cancellable);
  AWAIT (fixture->is_over);
}

static void
test_cancelled (Fixture      *fixture,
                gconstpointer user_data)
{
  begin (fixture);
  g_cancellable_cancel (fixture->cancellable);
  AWAIT (fixture->is_over);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_nothing_to_listen_with (Fixture      *fixture,
                             gconstpointer user_data)
{
  avahi_mock_vanish (fixture->avahi);
  begin (fixture);
  AWAIT (fixture->is_over);
  g_assert_no_error (fixture->error);
  g_assert_null (fixture->finding);
}

static void
test_no_network (Fixture      *fixture,
                 gconstpointer user_data)
{
  g_ptr_array_set_size (fixture->view->addresses, 0);
  begin (fixture);
  AWAIT (fixture->is_over);
  g_assert_null (fixture->finding);
  g_assert_cmpuint (avahi_mock_count (fixture->avahi, "*"), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/doctor/neighbours/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("heard", test_heard);
  ADD ("only-ourselves", test_only_ourselves);
  ADD ("many-types", test_many_types);
  ADD ("cancelled", test_cancelled);
  ADD ("nothing-to-listen-with", test_nothing_to_listen_with);
  ADD ("no-network", test_no_network);
#undef ADD
  return g_test_run ();
}
