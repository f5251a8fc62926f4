// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-reason.h"

#include "fixtures/locale.h"
#include "net/net-endpoint.h"
#include "net/net-link.h"

#include <string.h>

static void
test_connecting (void)
{
  static const struct
  {
    GIOErrorEnum code;
    const char  *words;
  } rows[] = {
    { G_IO_ERROR_CONNECTION_REFUSED, "No room is open at x" },
    { G_IO_ERROR_TIMED_OUT, "x does not answer" },
    { G_IO_ERROR_NETWORK_UNREACHABLE, "no way from this computer to x" },
    { G_IO_ERROR_HOST_UNREACHABLE, "no way from this computer to x" },
    { G_IO_ERROR_HOST_NOT_FOUND, "No computer with the name x" },
    { G_IO_ERROR_FAILED, "Joining x did not work: why" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, rows[i].code, "why");
      g_autofree char *reason = session_reason_from_connect_error (error, "x");

      g_assert_nonnull (strstr (reason, rows[i].words));
    }
}

static void
test_endings (void)
{
  g_autofree char *ours = session_reason_from_server_words ("The room has ended");
  g_autofree char *theirs = session_reason_from_server_words ("Closing Link");
  g_autofree char *orderly = session_reason_from_link_error (NULL);
  g_autoptr (GError) reset = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED, "reset by peer");
  g_autofree char *lost = session_reason_from_link_error (reset);

  g_assert_cmpstr (ours, ==, "The host has closed the room.");
  g_assert_cmpstr (theirs, ==, "The other side ended the connection: Closing Link");
  g_assert_cmpstr (orderly, ==, "The other side left.");
  g_assert_null (strstr (lost, "reset by peer"));
}

static void
test_refusals (void)
{
  g_assert_cmpint (session_refusal_from_server_words ("Too many wrong keys"), ==, SESSION_REFUSAL_KEY);
  g_assert_cmpint (session_refusal_from_server_words ("The room is full"), ==, SESSION_REFUSAL_FULL);
  g_assert_cmpint (session_refusal_from_server_words ("The room has ended"), ==, SESSION_REFUSAL_NONE);
  g_assert_cmpint (session_refusal_from_server_words ("Closing Link"), ==, SESSION_REFUSAL_NONE);
  g_assert_cmpint (session_refusal_from_numeric ("464"), ==, SESSION_REFUSAL_KEY);
  g_assert_cmpint (session_refusal_from_numeric ("475"), ==, SESSION_REFUSAL_KEY);
  g_assert_cmpint (session_refusal_from_numeric ("471"), ==, SESSION_REFUSAL_FULL);
  g_assert_cmpint (session_refusal_from_numeric ("465"), ==, SESSION_REFUSAL_PERSON);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/session/session-reason/connecting", test_connecting);
  g_test_add_func ("/session/session-reason/endings", test_endings);
  g_test_add_func ("/session/session-reason/refusals", test_refusals);
  return g_test_run ();
}
