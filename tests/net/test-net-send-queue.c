// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-send-queue.h"

#include "fixtures/locale.h"

#include <string.h>

static gboolean
push (NetSendQueue *queue,
      const char   *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return net_send_queue_push (queue, bytes);
}

static char *
dup_vectors (NetSendQueue *queue,
             guint         n_vectors)
{
  g_autofree struct iovec *vectors = g_new0 (struct iovec, n_vectors + 1);
  GString                 *text = g_string_new (NULL);
  guint                    n = net_send_queue_fill (queue, vectors, n_vectors);

  for (guint i = 0; i < n; i++)
    {
      g_string_append_len (text, vectors[i].iov_base, vectors[i].iov_len);
      g_string_append_c (text, '|');
    }
  return g_string_free (text, FALSE);
}

static void
assert_vectors (NetSendQueue *queue,
                guint         n_vectors,
                const char   *expected)
{
  g_autofree char *text = dup_vectors (queue, n_vectors);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_partial_writes (void)
{
  g_autoptr (NetSendQueue) queue = net_send_queue_new (100);

  g_assert_true (net_send_queue_is_empty (queue));
  assert_vectors (queue, 4, "");
  push (queue, "abc");
  push (queue, "de");
  push (queue, "f");
  assert_vectors (queue, 4, "abc|de|f|");
  assert_vectors (queue, 2, "abc|de|");
  net_send_queue_drop (queue, 1);
  assert_vectors (queue, 4, "bc|de|f|");
  net_send_queue_drop (queue, 3);
  assert_vectors (queue, 4, "e|f|");
  net_send_queue_drop (queue, 0);
  net_send_queue_drop (queue, 2);
  g_assert_true (net_send_queue_is_empty (queue));
  push (queue, "g");
  assert_vectors (queue, 4, "g|");
}

static void
test_limit (void)
{
  g_autoptr (NetSendQueue) queue = net_send_queue_new (5);

  g_assert_true (push (queue, "abc"));
  g_assert_false (push (queue, "def"));
  assert_vectors (queue, 4, "abc|");
  g_assert_true (push (queue, "de"));
  g_assert_false (push (queue, "f"));
  net_send_queue_drop (queue, 1);
  g_assert_true (push (queue, "f"));
  net_send_queue_clear (queue);
  g_assert_true (net_send_queue_is_empty (queue));
  assert_vectors (queue, 4, "");
  g_assert_true (push (queue, "abcde"));
}

/* However the socket takes the bytes, they leave in order and all of them. */
static void
test_random_writes (void)
{
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (NetSendQueue) queue = net_send_queue_new (G_MAXSIZE);
      g_autoptr (GString) in = g_string_new (NULL);
      g_autoptr (GString) out = g_string_new (NULL);

      for (guint step = 0; step < 100; step++)
        {
          struct iovec vectors[8];
          guint        n;
          gsize        left;
          gsize        taken = 0;

          if (g_test_rand_bit ())
            {
              g_autofree char *line = g_strdup_printf ("%u-%d\n", step, g_test_rand_int ());

              g_string_append (in, line);
              push (queue, line);
            }
          n = net_send_queue_fill (queue, vectors, G_N_ELEMENTS (vectors));
          left = g_test_rand_int_range (0, 40);
          for (guint i = 0; i < n && left > 0; i++)
            {
              gsize part = MIN (left, vectors[i].iov_len);

              g_string_append_len (out, vectors[i].iov_base, part);
              left -= part;
              taken += part;
            }
          net_send_queue_drop (queue, taken);
        }
      g_assert_true (strncmp (in->str, out->str, out->len) == 0);
    }
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/net/send-queue/partial-writes", test_partial_writes);
  g_test_add_func ("/net/send-queue/limit", test_limit);
  g_test_add_func ("/net/send-queue/random-writes", test_random_writes);
  return g_test_run ();
}
