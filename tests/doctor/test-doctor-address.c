// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "doctor/doctor-check.h"

#include "doctor/system-mock.h"
#include "fixtures/await.h"
#include "fixtures/locale.h"

#include <string.h>

static DoctorView *
make_view (const char *address)
{
  DoctorView *view = doctor_view_new ();

  view->address = g_strdup (address);
  add_address (view, "eth0", "192.168.1.20", 24);
  return view;
}

static void
expect (DoctorView *view,
        const char *headline,
        const char *sentence)
{
  g_autoptr (DoctorFinding) finding = examine (doctor_address_async, view);

  g_assert_cmpstr (doctor_finding_get_headline (finding), ==, headline);
  g_assert_cmpstr (doctor_finding_get_sentence (finding), ==, sentence);
  g_assert_nonnull (doctor_finding_get_advice (finding));
}

static void
test_no_address (void)
{
  static const struct
  {
    const char *address;
    const char *sentence;
  } rows[] = {
    { "192.168.1", "What was typed is not an address. An address looks like 192.168.1.5." },
    { "300.1.1.1", "What was typed is not an address. An address looks like 192.168.1.5." },
    { "  ", "What was typed is not an address. An address looks like 192.168.1.5." },
    { "192.168.1.5:99999", "The port behind the colon is not a number from 1 to 65535." },
  };
  g_autoptr (DoctorView) nobody_joins = make_view (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DoctorView) view = make_view (rows[i].address);

      expect (view, "The address is wrong", rows[i].sentence);
    }
  g_assert_null (examine (doctor_address_async, nobody_joins));
}

/* What the other side said need not be asked again. */
static void
test_refusals (void)
{
  static const struct
  {
    DoctorRefusal refusal;
    const char   *headline;
    const char   *sentence;
  } rows[] = {
    { DOCTOR_REFUSAL_KEY, "The right key is missing", "The room at 192.168.1.5:12345 has a key, and it was not the one that was told." },
    { DOCTOR_REFUSAL_FULL, "The room is full", "The room at 192.168.1.5:12345 is full." },
    { DOCTOR_REFUSAL_PERSON, "You are not let in", "The host does not let you into the room at 192.168.1.5:12345." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DoctorView) view = make_view ("192.168.1.5");

      view->refusal = rows[i].refusal;
      expect (view, rows[i].headline, rows[i].sentence);
    }
}

/* --- Nobody there --- */

static guint16
find_closed_port (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);

  g_socket_listener_close (listener);
  return port;
}

static void
test_refused (void)
{
  guint16          port = find_closed_port ();
  g_autofree char *here = g_strdup_printf ("127.0.0.1:%u", port);
  g_autoptr (DoctorView) loopback = make_view (here);
  g_autofree char *sentence = g_strdup_printf ("127.0.0.1:%u means this computer itself, and no room is open here.", port);

  expect (loopback, "The address means this computer", sentence);
}

static void
test_unknown_name (void)
{
  g_autoptr (DoctorView) view = make_view ("kimse.invalid");

  expect (view, "The name is not known", "No computer with the name kimse.invalid was found.");
}

/* --- Somebody there --- */

typedef struct
{
  GSocketService *service;
  guint16         port;
  const char     *greeting; /* said at once, or NULL */
  const char     *reply;    /* said to whatever one says, or NULL */
  char            heard[64];
  GPtrArray      *connections;
} OtherSide;

static void
heard_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  OtherSide *other = user_data;
  GIOStream *connection = g_object_get_data (source, "connection");

  if (g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL) > 0 && other->reply != NULL)
    g_output_stream_write_all (g_io_stream_get_output_stream (connection), other->reply, strlen (other->reply), NULL, NULL, NULL);
}

static gboolean
incoming_cb (GSocketService    *service,
             GSocketConnection *connection,
             GObject           *source,
             gpointer           user_data)
{
  OtherSide    *other = user_data;
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (connection));

  g_ptr_array_add (other->connections, g_object_ref (connection));
  g_object_set_data (G_OBJECT (input), "connection", connection);
  if (other->greeting != NULL)
    g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), other->greeting, strlen (other->greeting), NULL, NULL, NULL);
  g_input_stream_read_async (input, other->heard, sizeof other->heard - 1, G_PRIORITY_DEFAULT, NULL, heard_cb, other);
  return TRUE;
}

static void
check_other_side (const char *greeting,
                  const char *reply,
                  gboolean    is_chat)
{
  OtherSide        other = { .greeting = greeting, .reply = reply };
  g_autofree char *address = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (DoctorView) view = NULL;
  g_autoptr (DoctorFinding) finding = NULL;

  other.connections = g_ptr_array_new_with_free_func (g_object_unref);
  other.service = g_socket_service_new ();
  g_signal_connect (other.service, "incoming", G_CALLBACK (incoming_cb), &other);
  other.port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (other.service), NULL, NULL);
  address = g_strdup_printf ("127.0.0.1:%u", other.port);
  view = make_view (address);
  finding = examine (doctor_address_async, view);
  sentence = g_strdup_printf (is_chat ? "A room answers at %s." : "Something answers at %s, but it is not a room.", address);
  g_assert_cmpstr (doctor_finding_get_sentence (finding), ==, sentence);
  g_assert_cmpint (doctor_finding_get_severity (finding), ==, is_chat ? DOCTOR_SEVERITY_FINE : DOCTOR_SEVERITY_PROBLEM);
  if (greeting == NULL)
    g_assert_cmpstr (other.heard, ==, "CAP LS 302\r\n");
  /* What waits for our words hears the end of the connection. */
  await_idle ();
  g_socket_service_stop (other.service);
  g_socket_listener_close (G_SOCKET_LISTENER (other.service));
  for (guint i = 0; i < other.connections->len; i++)
    g_io_stream_close (other.connections->pdata[i], NULL, NULL);
  await_idle ();
  g_ptr_array_unref (other.connections);
  g_object_unref (other.service);
}

static void
test_chats (void)
{
  check_other_side ("merhaba", NULL, TRUE);
  check_other_side (":irc.example NOTICE * :*** Looking up your hostname\r\n", NULL, TRUE);
  check_other_side (NULL, ":merhaba CAP * LS :batch\r\n", TRUE);
}

static void
test_other_programs (void)
{
  check_other_side ("SSH-2.0-OpenSSH_9.2p1\r\n", NULL, FALSE);
  check_other_side ("220 mail.example ESMTP\r\n", NULL, FALSE);
  check_other_side ("J\001\001\n8.0.32", NULL, FALSE);
  check_other_side (NULL, "HTTP/1.1 400 Bad Request\r\n\r\n", FALSE);
}

static void
test_silent_program (void)
{
  check_other_side (NULL, NULL, FALSE);
}

/* --- Giving up --- */

typedef struct
{
  gboolean is_over;
  GError  *error;
} End;

static void
over_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  End *end = user_data;

  g_assert_null (doctor_check_finish (result, &end->error));
  end->is_over = TRUE;
}

static void
test_cancelled (void)
{
  g_autoptr (GSocketListener) silent = g_socket_listener_new ();
  g_autofree char *address = g_strdup_printf ("127.0.0.1:%u", g_socket_listener_add_any_inet_port (silent, NULL, NULL));
  g_autoptr (DoctorView) view = make_view (address);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  End    end = { FALSE, NULL };
  gint64 start = g_get_monotonic_time ();

  doctor_address_async (view, cancellable, over_cb, &end);
  await_idle ();
  g_cancellable_cancel (cancellable);
  AWAIT (end.is_over);
  g_assert_error (end.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
  g_clear_error (&end.error);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/doctor/address/no-address", test_no_address);
  g_test_add_func ("/doctor/address/refusals", test_refusals);
  g_test_add_func ("/doctor/address/refused", test_refused);
  g_test_add_func ("/doctor/address/unknown-name", test_unknown_name);
  g_test_add_func ("/doctor/address/chats", test_chats);
  g_test_add_func ("/doctor/address/other-programs", test_other_programs);
  g_test_add_func ("/doctor/address/silent-program", test_silent_program);
  g_test_add_func ("/doctor/address/cancelled", test_cancelled);
  return g_test_run ();
}
