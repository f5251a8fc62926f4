// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-stream-link.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"
#include "net/link-recorder.h"
#include "net/net-plain-stream.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* A link on one end, a bare socket or a second link on the other. */
typedef struct
{
  NetPoller   *poller;
  LinkRecorder a;
  LinkRecorder b;
  int          peer; /* the bare socket, or -1 */
} Fixture;

static void
pair_up (Fixture      *fixture,
         gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  NetLink *a;
  NetLink *b;

  fixture->poller = net_poller_new (NULL);
  fixture->peer = -1;
  net_stream_link_new_pair (fixture->poller, fixture->poller, &a, &b, &error);
  g_assert_no_error (error);
  link_recorder_start (&fixture->a, a);
  link_recorder_start (&fixture->b, b);
}

static NetLink *
new_link_and_peer (Fixture *fixture)
{
  g_autoptr (GSocket) socket = NULL;
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (NetTransport) transport = NULL;
  int fds[2];

  fixture->poller = net_poller_new (NULL);
  g_assert_cmpint (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, fds), ==, 0);
  socket = g_socket_new_from_fd (fds[0], NULL);
  connection = g_socket_connection_factory_create_connection (socket);
  fixture->peer = fds[1];
  transport = net_plain_stream_new (connection);
  return net_stream_link_new (fixture->poller, transport);
}

static void
bare_peer (Fixture      *fixture,
           gconstpointer user_data)
{
  link_recorder_start (&fixture->a, new_link_and_peer (fixture));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  if (fixture->peer >= 0)
    close (fixture->peer);
  link_recorder_clear (&fixture->a);
  if (fixture->b.lines != NULL)
    link_recorder_clear (&fixture->b);
  /* Links keep themselves alive to say goodbye; all of them must come to an end. */
  AWAIT (net_poller_is_drained (fixture->poller));
  g_assert_finalize_object (fixture->poller);
}

static void
peer_says (Fixture    *fixture,
           const char *bytes)
{
  g_assert_cmpint (write (fixture->peer, bytes, strlen (bytes)), ==, strlen (bytes));
}

/* All the peer gets until the end of the stream. */
static char *
peer_hears_all (Fixture *fixture)
{
  GString *heard = g_string_new (NULL);
  char     bytes[4096];
  gssize   n = -1;

  while (n != 0)
    {
      AWAIT ((n = recv (fixture->peer, bytes, sizeof bytes, 0)) >= 0 || errno != EAGAIN);
      g_assert_cmpint (n, >=, 0); /* an orderly end, no reset */
      g_string_append_len (heard, bytes, n);
    }
  return g_string_free (heard, FALSE);
}

static void
test_lines (Fixture      *fixture,
            gconstpointer user_data)
{
  link_recorder_send (&fixture->a, "one\r\ntwo\nth");
  link_recorder_send (&fixture->a, "ree\r\n");
  link_recorder_send (&fixture->b, "back\r\n");
  AWAIT (fixture->b.n_lines == 3 && fixture->a.n_lines == 1);
  g_assert_cmpstr (fixture->b.lines->str, ==, "one|two|three|");
  g_assert_cmpstr (fixture->a.lines->str, ==, "back|");
}

/* More lines than one turn may take: all come, in order. */
static void
test_many_lines (Fixture      *fixture,
                 gconstpointer user_data)
{
  g_autoptr (GString) expected = g_string_new (NULL);

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *line = g_strdup_printf ("line %u\r\n", i);

      g_string_append_printf (expected, "line %u|", i);
      link_recorder_send (&fixture->a, line);
    }
  AWAIT (fixture->b.n_lines == 5000);
  g_assert_cmpstr (fixture->b.lines->str, ==, expected->str);
}

static void
test_byte_by_byte (Fixture      *fixture,
                   gconstpointer user_data)
{
  for (const char *p = "one\r\ntwo\n"; *p != '\0'; p++)
    {
      g_assert_cmpint (write (fixture->peer, p, 1), ==, 1);
      await_idle ();
    }
  AWAIT (fixture->a.n_lines == 2);
  g_assert_cmpstr (fixture->a.lines->str, ==, "one|two|");
}

static void
test_pause (Fixture      *fixture,
            gconstpointer user_data)
{
  fixture->a.pause_after_line = TRUE;
  peer_says (fixture, "one\ntwo\n");
  AWAIT (fixture->a.n_lines == 1);
  peer_says (fixture, "three\n");
  await_idle ();
  g_assert_cmpuint (fixture->a.n_lines, ==, 1);
  net_link_set_paused (fixture->a.link, FALSE);
  AWAIT (fixture->a.n_lines == 2);
  await_idle ();
  g_assert_cmpuint (fixture->a.n_lines, ==, 2);
  fixture->a.pause_after_line = FALSE;
  net_link_set_paused (fixture->a.link, FALSE);
  AWAIT (fixture->a.n_lines == 3);
  g_assert_cmpstr (fixture->a.lines->str, ==, "one|two|three|");
}

/* Lines that wait because of a pause are not lost when the peer has left since. */
static void
test_pause_and_end (Fixture      *fixture,
                    gconstpointer user_data)
{
  fixture->a.pause_after_line = TRUE;
  peer_says (fixture, "one\ntwo\n");
  AWAIT (fixture->a.n_lines == 1);
  shutdown (fixture->peer, SHUT_WR);
  await_idle ();
  fixture->a.pause_after_line = FALSE;
  net_link_set_paused (fixture->a.link, FALSE);
  AWAIT (fixture->a.closed);
  g_assert_no_error (fixture->a.error);
  g_assert_cmpstr (fixture->a.lines->str, ==, "one|two|");
}

static void
test_overlong_line (Fixture      *fixture,
                    gconstpointer user_data)
{
  g_autofree char *endless = g_strnfill (10000, 'x');

  peer_says (fixture, endless);
  AWAIT (fixture->a.n_too_long == 1);
  peer_says (fixture, endless);
  peer_says (fixture, "\nafter\n");
  AWAIT (fixture->a.n_lines == 1);
  g_assert_cmpstr (fixture->a.lines->str, ==, "after|");
  g_assert_cmpuint (fixture->a.n_too_long, ==, 1);
  g_assert_false (fixture->a.closed);
}

/* --- The end --- */

static void
test_goodbye (Fixture      *fixture,
              gconstpointer user_data)
{
  g_autofree char *heard = NULL;

  /* What the peer sent and we never read must not cost it our goodbye. */
  net_link_set_paused (fixture->a.link, TRUE);
  peer_says (fixture, "unread\nunread\n");
  link_recorder_send (&fixture->a, "ERROR :bye\r\n");
  net_link_close (fixture->a.link);
  g_clear_object (&fixture->a.link);
  heard = peer_hears_all (fixture);
  g_assert_cmpstr (heard, ==, "ERROR :bye\r\n");
  g_assert_false (fixture->a.closed);
}

/* Returns the far end, which is no link. */
static GSocketConnection *
call_by_tcp (Fixture *fixture)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) effective = NULL;
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) near = NULL;
  g_autoptr (NetTransport) transport = NULL;
  GSocketConnection *far;

  g_socket_listener_add_address (listener, any, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, &effective, NULL);
  far = g_socket_client_connect (client, G_SOCKET_CONNECTABLE (effective), NULL, NULL);
  near = g_socket_listener_accept (listener, NULL, NULL, NULL);
  g_assert_nonnull (far);
  g_assert_nonnull (near);
  fixture->poller = net_poller_new (NULL);
  transport = net_plain_stream_new (near);
  link_recorder_start (&fixture->a, net_stream_link_new (fixture->poller, transport));
  return far;
}

/* The same over TCP, where closing with bytes unread would reset the connection. */
static void
test_goodbye_over_tcp (void)
{
  Fixture fixture = { 0 };
  g_autoptr (GSocketConnection) far = call_by_tcp (&fixture);
  g_autofree char *heard = NULL;

  g_assert_cmpstr (net_link_get_remote_host (fixture.a.link), ==, "127.0.0.1");
  g_assert_cmpuint (net_link_get_remote_port (fixture.a.link), !=, 0);

  g_socket_set_blocking (g_socket_connection_get_socket (far), FALSE);
  fixture.peer = dup (g_socket_get_fd (g_socket_connection_get_socket (far)));
  fixture.a.pause_after_line = TRUE;
  peer_says (&fixture, "one\nunread\n");
  AWAIT (fixture.a.n_lines == 1);
  peer_says (&fixture, "unread\n");
  link_recorder_send (&fixture.a, "ERROR :bye\r\n");
  net_link_close (fixture.a.link);
  heard = peer_hears_all (&fixture);
  g_assert_cmpstr (heard, ==, "ERROR :bye\r\n");
  g_io_stream_close (G_IO_STREAM (far), NULL, NULL);
  tear_down (&fixture, NULL);
}

/* Who closes without having read resets the connection; what they said counts. */
static void
test_last_words_over_tcp (gconstpointer framing)
{
  Fixture fixture = { .peer = -1 };
  g_autoptr (GSocketConnection) far = call_by_tcp (&fixture);
  int      fd = g_socket_get_fd (g_socket_connection_get_socket (far));
  char     byte;
  gboolean by_text = GPOINTER_TO_INT (framing) == NET_FRAMING_TEXT;

  net_link_set_framing (fixture.a.link, GPOINTER_TO_INT (framing));
  fixture.a.pause_after_line = TRUE;
  link_recorder_send (&fixture.a, "merhaba\n");
  AWAIT (recv (fd, &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 1);
  g_assert_cmpint (send (fd, "one\ntwo\nthree", 13, 0), ==, 13);
  AWAIT (fixture.a.n_lines >= 1);
  g_io_stream_close (G_IO_STREAM (far), NULL, NULL);
  AWAIT (fixture.a.closed);
  g_assert_error (fixture.a.error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED);
  g_assert_cmpstr (fixture.a.lines->str, ==, by_text ? "one|two|three|" : "one|two|");
  tear_down (&fixture, NULL);
}

static void
test_close_inside (Fixture      *fixture,
                   gconstpointer user_data)
{
  fixture->a.close_after_line = TRUE;
  peer_says (fixture, "one\ntwo\n");
  AWAIT (fixture->a.n_lines == 1);
  await_idle ();
  g_assert_cmpuint (fixture->a.n_lines, ==, 1);
  g_assert_false (fixture->a.closed);
}

static void
test_peer_leaves (Fixture      *fixture,
                  gconstpointer user_data)
{
  peer_says (fixture, "one\nhalf");
  close (fixture->peer);
  fixture->peer = -1;
  AWAIT (fixture->a.closed);
  g_assert_no_error (fixture->a.error);
  g_assert_cmpstr (fixture->a.lines->str, ==, "one|");
  link_recorder_send (&fixture->a, "to nobody\r\n");
}

/* nc -N: the peer says all it has to say and still listens. */
static void
test_half_closed (Fixture      *fixture,
                  gconstpointer user_data)
{
  g_autofree char *heard = NULL;

  link_recorder_send (&fixture->a, "first\r\n");
  peer_says (fixture, "one\n");
  shutdown (fixture->peer, SHUT_WR);
  AWAIT (fixture->a.closed);
  heard = peer_hears_all (fixture);
  g_assert_cmpstr (heard, ==, "first\r\n");
  g_assert_cmpstr (fixture->a.lines->str, ==, "one|");
}

static void
test_peer_never_reads (Fixture      *fixture,
                       gconstpointer user_data)
{
  g_autofree char *text = g_strnfill (1023, 'x');
  g_autofree char *line = g_strconcat (text, "\n", NULL);

  for (guint i = 0; i < 4096; i++)
    {
      link_recorder_send (&fixture->a, line);
      g_assert_false (fixture->a.closed); /* never from inside the call */
    }
  AWAIT (fixture->a.closed);
  g_assert_error (fixture->a.error, NET_LINK_ERROR, NET_LINK_ERROR_SEND_QUEUE_FULL);
}

/* A peer that never reads and never leaves cannot hold a closed link for ever. */
static void
test_close_to_one_who_never_reads (Fixture      *fixture,
                                   gconstpointer user_data)
{
  g_autofree char *text = g_strnfill (1023, 'x');
  g_autofree char *line = g_strconcat (text, "\n", NULL);

  for (guint i = 0; i < 900; i++)
    link_recorder_send (&fixture->a, line);
  await_idle ();
  net_link_close (fixture->a.link);
  AWAIT (net_poller_is_drained (fixture->poller));
}

/* A slow reader gets all, in order. */
static void
test_slow_reader (Fixture      *fixture,
                  gconstpointer user_data)
{
  g_autoptr (GString) sent = g_string_new (NULL);
  g_autoptr (GString) heard = g_string_new (NULL);

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *line = g_strdup_printf ("a line with the number %u\r\n", i);

      g_string_append (sent, line);
      link_recorder_send (&fixture->a, line);
    }
  while (heard->len < sent->len)
    {
      char   bytes[777];
      gssize n;

      AWAIT ((n = recv (fixture->peer, bytes, sizeof bytes, 0)) > 0);
      g_string_append_len (heard, bytes, n);
    }
  g_assert_cmpstr (heard->str, ==, sent->str);
}

static void
test_send_before_start (void)
{
  Fixture  fixture = { 0 };
  NetLink *link = new_link_and_peer (&fixture);
  g_autoptr (GBytes) greeting = g_bytes_new_static ("merhaba\n", 8);
  char bytes[16];

  net_link_send (link, greeting);
  link_recorder_start (&fixture.a, link);
  AWAIT (recv (fixture.peer, bytes, sizeof bytes, 0) == 8);
  tear_down (&fixture, NULL);
}

static void
test_close_before_start (void)
{
  Fixture  fixture = { .a.lines = g_string_new (NULL) };
  NetLink *link = new_link_and_peer (&fixture);
  g_autoptr (GBytes) greeting = g_bytes_new_static ("no\n", 3);
  g_autofree char *heard = NULL;

  net_link_send (link, greeting);
  net_link_close (link);
  g_object_unref (link);
  heard = peer_hears_all (&fixture);
  g_assert_cmpstr (heard, ==, "no\n");
  tear_down (&fixture, NULL);
}

/* --- Plain text --- */

static void
test_text (Fixture      *fixture,
           gconstpointer user_data)
{
  net_link_set_framing (fixture->a.link, NET_FRAMING_TEXT);
  peer_says (fixture, "with a line end\nwithout");
  AWAIT (fixture->a.n_lines == 2);
  g_assert_cmpstr (fixture->a.lines->str, ==, "with a line end|without|");
}

static void
test_letter_in_two (Fixture      *fixture,
                    gconstpointer user_data)
{
  gint64 start;

  net_link_set_framing (fixture->a.link, NET_FRAMING_TEXT);
  peer_says (fixture, "ak\xc5");
  /* Longer than the pause that ends a message. */
  start = g_get_monotonic_time ();
  AWAIT (g_get_monotonic_time () - start > 400 * 1000);
  g_assert_cmpuint (fixture->a.n_lines, ==, 0);
  peer_says (fixture, "\x9f"
                      "am");
  AWAIT (fixture->a.n_lines == 1);
  g_assert_cmpstr (fixture->a.lines->str, ==, "akşam|");
}

static void
test_half_a_letter (Fixture      *fixture,
                    gconstpointer user_data)
{
  net_link_set_framing (fixture->a.link, NET_FRAMING_TEXT);
  peer_says (fixture, "ak\xc5");
  AWAIT (fixture->a.n_lines == 1);
  g_assert_cmpstr (fixture->a.lines->str, ==, "ak\xc5|");
}

/* The last words count though no line end and no pause follows them. */
static void
test_text_and_end (Fixture      *fixture,
                   gconstpointer user_data)
{
  net_link_set_framing (fixture->a.link, NET_FRAMING_TEXT);
  peer_says (fixture, "one\nlast words\xc5");
  shutdown (fixture->peer, SHUT_WR);
  AWAIT (fixture->a.closed);
  g_assert_cmpstr (fixture->a.lines->str, ==, "one|last words\xc5|");
}

/* A plain-text guest turns out to be an IRC client: what it sent since is lines. */
static void
test_text_becomes_lines (Fixture      *fixture,
                         gconstpointer user_data)
{
  net_link_set_framing (fixture->a.link, NET_FRAMING_TEXT);
  fixture->a.become_lines = TRUE;
  peer_says (fixture, "NICK ali\r\nUSER a 0 * :x\r\nPI");
  AWAIT (fixture->a.n_lines == 2);
  peer_says (fixture, "NG x\r\n");
  AWAIT (fixture->a.n_lines == 3);
  g_assert_cmpstr (fixture->a.lines->str, ==, "NICK ali|USER a 0 * :x|PING x|");
}

/* The same from outside a callback: lines that are whole come without a further read. */
static void
test_framing_from_outside (Fixture      *fixture,
                           gconstpointer user_data)
{
  net_link_set_framing (fixture->a.link, NET_FRAMING_TEXT);
  fixture->a.pause_after_line = TRUE;
  peer_says (fixture, "one\ntwo\nthree\n");
  AWAIT (fixture->a.n_lines == 1);
  fixture->a.pause_after_line = FALSE;
  net_link_set_framing (fixture->a.link, NET_FRAMING_LINES);
  net_link_set_paused (fixture->a.link, FALSE);
  AWAIT (fixture->a.n_lines == 3);
  g_assert_cmpstr (fixture->a.lines->str, ==, "one|two|three|");
}

static void
test_lines_become_text (Fixture      *fixture,
                        gconstpointer user_data)
{
  peer_says (fixture, "half a line");
  await_idle ();
  g_assert_cmpuint (fixture->a.n_lines, ==, 0);
  net_link_set_framing (fixture->a.link, NET_FRAMING_TEXT);
  AWAIT (fixture->a.n_lines == 1);
  g_assert_cmpstr (fixture->a.lines->str, ==, "half a line|");
}

/* The other side turns out not to speak IRC: the line that shows it is still whole, and what
 * came behind it is text. */
static void
test_lines_become_text_inside (Fixture      *fixture,
                               gconstpointer user_data)
{
  fixture->a.become_text = TRUE;
  peer_says (fixture, "merhaba, this is no IRC\nand neither is this");
  AWAIT (fixture->a.n_lines == 2);
  g_assert_cmpstr (fixture->a.lines->str, ==, "merhaba, this is no IRC|and neither is this|");
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, set_up, func) g_test_add ("/net/stream-link/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("lines", pair_up, test_lines);
  ADD ("many-lines", pair_up, test_many_lines);
  ADD ("byte-by-byte", bare_peer, test_byte_by_byte);
  ADD ("pause", bare_peer, test_pause);
  ADD ("pause-and-end", bare_peer, test_pause_and_end);
  ADD ("overlong-line", bare_peer, test_overlong_line);
  ADD ("goodbye", bare_peer, test_goodbye);
  g_test_add_func ("/net/stream-link/goodbye-over-tcp", test_goodbye_over_tcp);
  g_test_add_data_func ("/net/stream-link/last-lines-over-tcp", GINT_TO_POINTER (NET_FRAMING_LINES), test_last_words_over_tcp);
  g_test_add_data_func ("/net/stream-link/last-text-over-tcp", GINT_TO_POINTER (NET_FRAMING_TEXT), test_last_words_over_tcp);
  ADD ("close-inside", bare_peer, test_close_inside);
  ADD ("peer-leaves", bare_peer, test_peer_leaves);
  ADD ("half-closed", bare_peer, test_half_closed);
  ADD ("peer-never-reads", bare_peer, test_peer_never_reads);
  ADD ("close-to-one-who-never-reads", bare_peer, test_close_to_one_who_never_reads);
  ADD ("slow-reader", bare_peer, test_slow_reader);
  g_test_add_func ("/net/stream-link/send-before-start", test_send_before_start);
  g_test_add_func ("/net/stream-link/close-before-start", test_close_before_start);
  ADD ("text", bare_peer, test_text);
  ADD ("letter-in-two", bare_peer, test_letter_in_two);
  ADD ("half-a-letter", bare_peer, test_half_a_letter);
  ADD ("text-and-end", bare_peer, test_text_and_end);
  ADD ("text-becomes-lines", bare_peer, test_text_becomes_lines);
  ADD ("framing-from-outside", bare_peer, test_framing_from_outside);
  ADD ("lines-become-text", bare_peer, test_lines_become_text);
  ADD ("lines-become-text-inside", bare_peer, test_lines_become_text_inside);
#undef ADD
  return g_test_run ();
}
