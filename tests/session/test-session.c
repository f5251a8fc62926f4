// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"

#include <sched.h>
#include <stdlib.h>
#include <string.h>

/* The session as its window uses it, against real programs on the loopback. */

typedef struct
{
  NetPoller   *poller;
  Session     *session;
  GSubprocess *program;
  GString     *output;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  fixture->poller = net_poller_new (NULL);
  fixture->session = session_new (fixture->poller, "Şule");
  fixture->output = g_string_new (NULL);
}

static void
let_go (gpointer location)
{
  GObject *object = *(GObject **)location;
  gpointer alive = object;

  g_object_add_weak_pointer (object, &alive);
  g_object_unref (object);
  AWAIT (alive == NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  session_leave (fixture->session);
  if (fixture->program != NULL)
    {
      g_subprocess_force_exit (fixture->program);
      g_subprocess_wait (fixture->program, NULL, NULL);
    }
  g_clear_object (&fixture->program);
  /* A call that was given up holds them until it knows. */
  let_go (&fixture->session);
  let_go (&fixture->poller);
  g_string_free (fixture->output, TRUE);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (object), result, NULL);
  gsize       size;
  const char *data;

  if (bytes == NULL)
    return;
  data = g_bytes_get_data (bytes, &size);
  g_string_append_len (fixture->output, data, size);
  if (size > 0)
    g_input_stream_read_bytes_async (G_INPUT_STREAM (object), 4096, G_PRIORITY_DEFAULT, NULL, read_cb, fixture);
}

/* Starts one of the course's servers and gives where it listens. */
static char *
start_course_server (Fixture    *fixture,
                     const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "course", name, NULL);
  g_autoptr (GError) error = NULL;
  const char *port;

  fixture->program = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                       "python3", "-u", path, "127.0.0.1", "0", NULL);
  g_assert_no_error (error);
  g_input_stream_read_bytes_async (g_subprocess_get_stdout_pipe (fixture->program), 4096, G_PRIORITY_DEFAULT, NULL, read_cb, fixture);
  AWAIT (strchr (fixture->output->str, '\n') != NULL);
  port = strstr (fixture->output->str, "listening on ");
  g_assert_nonnull (port);
  return g_strdup_printf ("127.0.0.1:%d", atoi (port + strlen ("listening on ")));
}

static void
answer (Fixture    *fixture,
        const char *line)
{
  g_output_stream_write_all (g_subprocess_get_stdin_pipe (fixture->program), line, strlen (line), NULL, NULL, NULL);
}

static void
join (Fixture    *fixture,
      const char *address)
{
  g_autoptr (GError) error = NULL;

  session_join (fixture->session, address, &error);
  g_assert_no_error (error);
  g_assert_cmpint (session_get_state (fixture->session), ==, SESSION_STATE_CONNECTING);
}

static SessionMessage *
get_last (Fixture *fixture)
{
  GListModel     *timeline = G_LIST_MODEL (session_room_get_timeline (session_get_room (fixture->session)));
  guint           n = g_list_model_get_n_items (timeline);
  SessionMessage *message = n > 0 ? g_list_model_get_item (timeline, n - 1) : NULL;

  if (message != NULL)
    g_object_unref (message);
  return message;
}

static gboolean
last_is (Fixture    *fixture,
         const char *text)
{
  SessionMessage *message = get_last (fixture);

  return message != NULL && strcmp (session_message_get_text (message), text) == 0;
}

static void
await_lost (Fixture    *fixture,
            const char *part_of_reason)
{
  AWAIT (session_get_state (fixture->session) == SESSION_STATE_LOST);
  g_assert_nonnull (strstr (session_get_reason (fixture->session), part_of_reason));
}

static void
test_hello_server (Fixture      *fixture,
                   gconstpointer user_data)
{
  g_autofree char *address = start_course_server (fixture, "hello_server.py");

  join (fixture, address);
  AWAIT (last_is (fixture, "merhaba"));
  await_lost (fixture, "The other side left.");
  g_assert_cmpint (session_get_dialect (fixture->session), ==, SESSION_DIALECT_PLAIN_TEXT);
}

static void
test_chat_server_we_quit (Fixture      *fixture,
                          gconstpointer user_data)
{
  g_autofree char *address = start_course_server (fixture, "chat_server.py");

  join (fixture, address);
  AWAIT (last_is (fixture, "Sohbete hoş geldiniz"));
  session_send (fixture->session, "selam, nasılsın?");
  g_assert_cmpint (session_message_get_delivery (get_last (fixture)), ==, SESSION_DELIVERY_DELIVERED);
  AWAIT (strstr (fixture->output->str, "they: selam, nasılsın?\n") != NULL);
  answer (fixture, "iyiyim\n");
  AWAIT (last_is (fixture, "iyiyim"));
  session_leave (fixture->session);
  g_assert_cmpint (session_get_state (fixture->session), ==, SESSION_STATE_LEFT);
  AWAIT (strstr (fixture->output->str, "they quit\n") != NULL);
}

static void
test_chat_server_quits (Fixture      *fixture,
                        gconstpointer user_data)
{
  g_autofree char *address = start_course_server (fixture, "chat_server.py");

  join (fixture, address);
  AWAIT (last_is (fixture, "Sohbete hoş geldiniz"));
  session_send (fixture->session, "selam");
  answer (fixture, "quit\n");
  await_lost (fixture, "The other side said goodbye.");
  AWAIT (strstr (fixture->output->str, "they answer: quit\n") != NULL);
}

/* --- Bad luck --- */

static void
test_bad_addresses (Fixture      *fixture,
                    gconstpointer user_data)
{
  static const char *const addresses[] = { "", "  ", "a b", "1.2.3.4:0", "1.2.3.4:65536", "1.2.3.4:x", "300.1.1.1", NULL };

  for (guint i = 0; addresses[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (session_join (fixture->session, addresses[i], &error));
      g_assert_nonnull (error);
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
  g_assert_cmpint (session_get_state (fixture->session), ==, SESSION_STATE_IDLE);
}

static void
test_refused_and_again (Fixture      *fixture,
                        gconstpointer user_data)
{
  g_autofree char *address = start_course_server (fixture, "hello_server.py");

  join (fixture, address);
  AWAIT (last_is (fixture, "merhaba"));
  await_lost (fixture, "The other side left.");
  AWAIT (g_subprocess_get_identifier (fixture->program) == NULL);
  session_try_again (fixture->session);
  g_assert_cmpint (session_get_state (fixture->session), ==, SESSION_STATE_CONNECTING);
  await_lost (fixture, "No room is open at");
  /* What was said stays. */
  g_assert_true (last_is (fixture, "merhaba"));
}

static void
test_unknown_name (Fixture      *fixture,
                   gconstpointer user_data)
{
  join (fixture, "no-such-computer.invalid");
  await_lost (fixture, "No computer with the name no-such-computer.invalid");
}

/* A port that lets callers wait for ever: its backlog is full. */
static GSocket *
new_deaf_port (GPtrArray *callers)
{
  GSocket *socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  g_autoptr (GSocketAddress) address = NULL;

  g_socket_set_listen_backlog (socket, 0);
  g_assert_true (g_socket_bind (socket, any, FALSE, NULL));
  g_assert_true (g_socket_listen (socket, NULL));
  address = g_socket_get_local_address (socket, NULL);
  for (guint i = 0; i < 4; i++)
    {
      GSocket *caller = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);

      g_socket_set_blocking (caller, FALSE);
      g_socket_connect (caller, address, NULL, NULL);
      g_ptr_array_add (callers, caller);
    }
  return socket;
}

static char *
dup_address (GSocket *socket)
{
  g_autoptr (GSocketAddress) address = g_socket_get_local_address (socket, NULL);

  return g_strdup_printf ("127.0.0.1:%u", g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address)));
}

static void
test_no_answer (Fixture      *fixture,
                gconstpointer user_data)
{
  g_autoptr (GPtrArray) callers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GSocket) deaf = new_deaf_port (callers);
  g_autofree char *address = dup_address (deaf);

  join (fixture, address);
  await_lost (fixture, "does not answer");
}

static void
test_cancel (Fixture      *fixture,
             gconstpointer user_data)
{
  g_autoptr (GPtrArray) callers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GSocket) deaf = new_deaf_port (callers);
  g_autofree char *address = dup_address (deaf);

  join (fixture, address);
  session_leave (fixture->session);
  g_assert_cmpint (session_get_state (fixture->session), ==, SESSION_STATE_LEFT);
}

/* A computer without any network: the cable is out. */
static void
test_no_network (void)
{
  Fixture fixture = { NULL };

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }
  g_assert_true (unshare (CLONE_NEWUSER | CLONE_NEWNET) == 0 || unshare (CLONE_NEWNET) == 0);
  set_up (&fixture, NULL);
  join (&fixture, "192.0.2.1");
  await_lost (&fixture, "There is no way from this computer to 192.0.2.1:12345.");
  tear_down (&fixture, NULL);
}

/* Somebody listens who never says a word: perhaps a person at netcat. */
static void
test_silent_listener (Fixture      *fixture,
                      gconstpointer user_data)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint16          port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);
  g_autofree char *address = g_strdup_printf ("127.0.0.1:%u", port);

  join (fixture, address);
  AWAIT (session_get_state (fixture->session) == SESSION_STATE_CONNECTED);
  g_assert_cmpint (session_get_dialect (fixture->session), ==, SESSION_DIALECT_PLAIN_TEXT);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/session/session/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("hello-server", test_hello_server);
  ADD ("chat-server-we-quit", test_chat_server_we_quit);
  ADD ("chat-server-quits", test_chat_server_quits);
  ADD ("bad-addresses", test_bad_addresses);
  ADD ("refused-and-again", test_refused_and_again);
  ADD ("unknown-name", test_unknown_name);
  ADD ("no-answer", test_no_answer);
  ADD ("cancel", test_cancel);
  g_test_add_func ("/session/session/no-network", test_no_network);
  ADD ("silent-listener", test_silent_listener);
#undef ADD
  return g_test_run ();
}
