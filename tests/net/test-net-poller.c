// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-poller.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"

#include <sys/socket.h>
#include <unistd.h>

typedef struct
{
  NetPollerWatch *watch;
  NetPollerWatch *victim; /* removed when the callback runs */
  int             fds[2];
  guint           runs;
  GIOCondition    seen;
  gboolean        keep_running; /* asks for another turn each time */
  gboolean        remove_self;
} Probe;

static void
probe_cb (NetPollerWatch *watch,
          GIOCondition    condition,
          gpointer        user_data)
{
  Probe *probe = user_data;
  char   byte;

  g_assert_true (watch == probe->watch);
  probe->runs++;
  probe->seen |= condition;
  if ((condition & G_IO_IN) != 0)
    g_assert_cmpint (read (probe->fds[0], &byte, 1), >=, 0);
  g_clear_pointer (&probe->victim, net_poller_watch_remove);
  if (probe->keep_running)
    net_poller_watch_run_later (watch);
  if (probe->remove_self)
    g_clear_pointer (&probe->watch, net_poller_watch_remove);
}

static void
probe_init (Probe       *probe,
            NetPoller   *poller,
            GIOCondition condition)
{
  g_assert_cmpint (socketpair (AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, probe->fds), ==, 0);
  probe->watch = net_poller_add (poller, probe->fds[0], condition, probe_cb, probe);
}

static void
probe_clear (Probe *probe)
{
  g_clear_pointer (&probe->watch, net_poller_watch_remove);
  close (probe->fds[0]);
  if (probe->fds[1] >= 0)
    close (probe->fds[1]);
}

static void
test_conditions (void)
{
  g_autoptr (NetPoller) poller = net_poller_new (NULL);
  Probe probe = { 0 };

  probe_init (&probe, poller, G_IO_IN);
  await_idle ();
  g_assert_cmpuint (probe.runs, ==, 0);
  g_assert_cmpint (write (probe.fds[1], "x", 1), ==, 1);
  AWAIT (probe.runs == 1);
  g_assert_cmpint (probe.seen, ==, G_IO_IN);
  await_idle ();
  g_assert_cmpuint (probe.runs, ==, 1);

  net_poller_watch_set_condition (probe.watch, 0);
  g_assert_cmpint (write (probe.fds[1], "x", 1), ==, 1);
  await_idle ();
  g_assert_cmpuint (probe.runs, ==, 1);
  net_poller_watch_set_condition (probe.watch, G_IO_OUT);
  AWAIT (probe.runs > 1);
  g_assert_cmpint (probe.seen, ==, G_IO_IN | G_IO_OUT);
  probe_clear (&probe);
}

/* Trouble is told even to a watch that asks for nothing. */
static void
test_hang_up (void)
{
  g_autoptr (NetPoller) poller = net_poller_new (NULL);
  Probe probe = { .remove_self = TRUE };

  probe_init (&probe, poller, 0);
  close (probe.fds[1]);
  probe.fds[1] = -1;
  AWAIT (probe.runs > 0);
  g_assert_cmpint (probe.seen, ==, G_IO_HUP);
  probe_clear (&probe);
}

/* Many are ready in one turn, and the first to run removes another: that one never runs. */
static void
test_removal_inside (void)
{
  g_autoptr (NetPoller) poller = net_poller_new (NULL);
  Probe probes[2] = { 0 };

  for (guint i = 0; i < 2; i++)
    {
      probe_init (&probes[i], poller, G_IO_IN);
      g_assert_cmpint (write (probes[i].fds[1], "x", 1), ==, 1);
    }
  probes[0].victim = probes[1].watch;
  probes[1].victim = probes[0].watch;
  AWAIT (probes[0].runs + probes[1].runs > 0);
  await_idle ();
  g_assert_cmpuint (probes[0].runs + probes[1].runs, ==, 1);
  for (guint i = 0; i < 2; i++)
    if (probes[i].runs == 0)
      probes[i].watch = NULL;
  for (guint i = 0; i < 2; i++)
    probe_clear (&probes[i]);
}

static void
test_removal_of_itself (void)
{
  g_autoptr (NetPoller) poller = net_poller_new (NULL);
  Probe probe = { .remove_self = TRUE, .keep_running = TRUE };

  probe_init (&probe, poller, G_IO_IN);
  net_poller_watch_run_later (probe.watch);
  AWAIT (probe.runs > 0);
  await_idle ();
  g_assert_cmpuint (probe.runs, ==, 1);
  g_assert_true (net_poller_is_drained (poller));
  probe_clear (&probe);
}

static void
test_run_later (void)
{
  g_autoptr (NetPoller) poller = net_poller_new (NULL);
  Probe probe = { 0 };

  probe_init (&probe, poller, 0);
  net_poller_watch_run_later (probe.watch);
  net_poller_watch_run_later (probe.watch);
  g_assert_cmpuint (probe.runs, ==, 0);
  AWAIT (probe.runs > 0);
  await_idle ();
  g_assert_cmpuint (probe.runs, ==, 1);
  g_assert_cmpint (probe.seen, ==, 0);

  net_poller_watch_run_later (probe.watch);
  probe_clear (&probe);
  await_idle ();
  g_assert_cmpuint (probe.runs, ==, 1);
}

/* Who asks again while it runs waits for the next turn. */
static void
test_run_later_again (void)
{
  g_autoptr (NetPoller) poller = net_poller_new (NULL);
  Probe probe = { .keep_running = TRUE };

  probe_init (&probe, poller, 0);
  net_poller_watch_run_later (probe.watch);
  for (guint turn = 1; turn <= 3; turn++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpuint (probe.runs, ==, turn);
    }
  probe.keep_running = FALSE;
  probe_clear (&probe);
}

static gboolean
count_cb (gpointer user_data)
{
  (*(guint *)user_data)++;
  return G_SOURCE_CONTINUE;
}

/* One that always asks for more keeps neither the others nor the window from running. */
static void
test_fairness (void)
{
  g_autoptr (NetPoller) poller = net_poller_new (NULL);
  Probe greedy = { .keep_running = TRUE };
  Probe modest = { 0 };
  guint drawn = 0;
  guint idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 20, count_cb, &drawn, NULL);

  probe_init (&greedy, poller, 0);
  probe_init (&modest, poller, G_IO_IN);
  net_poller_watch_run_later (greedy.watch);
  while (drawn < 20)
    g_main_context_iteration (NULL, FALSE);
  g_source_remove (idle);
  g_assert_cmpint (write (modest.fds[1], "x", 1), ==, 1);
  for (guint turn = 0; turn < 20; turn++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (modest.runs, ==, 1);
  g_assert_cmpuint (greedy.runs, >, 0);
  greedy.keep_running = FALSE;
  probe_clear (&greedy);
  probe_clear (&modest);
}

static void
drained_cb (NetPoller *poller,
            guint     *count)
{
  (*count)++;
}

static void
test_drained (void)
{
  g_autoptr (NetPoller) poller = net_poller_new (NULL);
  Probe probes[2] = { 0 };
  guint drained = 0;

  g_signal_connect (poller, "drained", G_CALLBACK (drained_cb), &drained);
  g_assert_true (net_poller_is_drained (poller));
  probe_init (&probes[0], poller, G_IO_IN);
  probe_init (&probes[1], poller, G_IO_IN);
  probe_clear (&probes[0]);
  g_assert_false (net_poller_is_drained (poller));
  g_assert_cmpuint (drained, ==, 0);
  probe_clear (&probes[1]);
  g_assert_true (net_poller_is_drained (poller));
  g_assert_cmpuint (drained, ==, 1);
}

/* More sockets than one epoll_wait() returns: all are served. */
static void
test_many (void)
{
  g_autoptr (NetPoller) poller = net_poller_new (NULL);
  g_autofree Probe *probes = g_new0 (Probe, 300);
  guint             served = 0;

  for (guint i = 0; i < 300; i++)
    {
      probe_init (&probes[i], poller, G_IO_IN);
      g_assert_cmpint (write (probes[i].fds[1], "x", 1), ==, 1);
    }
  while (served < 300)
    {
      AWAIT (g_main_context_iteration (NULL, FALSE));
      served = 0;
      for (guint i = 0; i < 300; i++)
        served += probes[i].runs;
    }
  for (guint i = 0; i < 300; i++)
    {
      g_assert_cmpuint (probes[i].runs, ==, 1);
      probe_clear (&probes[i]);
    }
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/net/poller/conditions", test_conditions);
  g_test_add_func ("/net/poller/hang-up", test_hang_up);
  g_test_add_func ("/net/poller/removal-inside", test_removal_inside);
  g_test_add_func ("/net/poller/removal-of-itself", test_removal_of_itself);
  g_test_add_func ("/net/poller/run-later", test_run_later);
  g_test_add_func ("/net/poller/run-later-again", test_run_later_again);
  g_test_add_func ("/net/poller/fairness", test_fairness);
  g_test_add_func ("/net/poller/drained", test_drained);
  g_test_add_func ("/net/poller/many", test_many);
  return g_test_run ();
}
