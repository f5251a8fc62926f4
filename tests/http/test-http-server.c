// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "http/http-server.h"

#include "fixtures/await.h"
#include "fixtures/folder.h"
#include "fixtures/locale.h"
#include "http/http-caller.h"

#include <string.h>

/* Who is served, who waits, and who is let go. */

#define REQUEST "GET / HTTP/1.1\r\nHost: x\r\n\r\n"

typedef struct
{
  NetPoller  *poller;
  HttpFiles  *files;
  HttpServer *server;
  GPtrArray  *callers;
} Fixture;

/* The thread that read the folder may hold them for a moment. */
static void
let_go (HttpFiles *files)
{
  gpointer alive = files;

  g_object_add_weak_pointer (G_OBJECT (files), &alive);
  g_object_unref (files);
  AWAIT (alive == NULL);
}

static gboolean
may_upload (const char *fingerprint,
            gpointer    user_data)
{
  return FALSE;
}

static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  fixture->poller = net_poller_new (NULL);
  fixture->files = http_files_new (user_data, 1024);
  fixture->server = http_server_new (fixture->poller, fixture->files, may_upload, NULL);
  fixture->callers = g_ptr_array_new_with_free_func ((GDestroyNotify)http_caller_free);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  g_ptr_array_unref (fixture->callers);
  http_server_stop (fixture->server);
  g_assert_finalize_object (fixture->server);
  AWAIT (net_poller_is_drained (fixture->poller));
  AWAIT (http_files_is_ready (fixture->files));
  let_go (fixture->files);
  g_assert_finalize_object (fixture->poller);
}

static HttpCaller *
call (Fixture *fixture)
{
  HttpCaller *caller = http_caller_new (fixture->poller, fixture->server);

  g_ptr_array_add (fixture->callers, caller);
  return caller;
}

static void
hang_up (Fixture    *fixture,
         HttpCaller *caller)
{
  g_ptr_array_remove (fixture->callers, caller);
}

static gboolean
is_answered (HttpCaller *caller,
             const char *line)
{
  return http_caller_hears_end (caller) && g_str_has_prefix (caller->heard->str, line);
}

/* So many are served; the next waits until one of them is done. */
static void
test_turns (Fixture      *fixture,
            gconstpointer user_data)
{
  HttpCaller *late;
  gint64      start;

  for (guint i = 0; i < HTTP_SERVER_MAX_SERVED; i++)
    http_caller_say (call (fixture), "GET / HTTP/1.1\r\n", -1);
  late = call (fixture);
  http_caller_say (late, REQUEST, -1);
  start = g_get_monotonic_time ();
  AWAIT (g_get_monotonic_time () - start > 100 * 1000);
  g_assert_false (http_caller_hears_end (late));
  g_assert_cmpuint (late->heard->len, ==, 0);
  hang_up (fixture, fixture->callers->pdata[3]);
  AWAIT (is_answered (late, "HTTP/1.1 404"));
}

/* Those who wait are many, and when all can be answered at once all are. */
static void
test_crowd (Fixture      *fixture,
            gconstpointer user_data)
{
  for (guint i = 0; i < HTTP_SERVER_MAX_SERVED + HTTP_SERVER_MAX_WAITING; i++)
    call (fixture);
  for (guint i = 0; i < fixture->callers->len; i++)
    http_caller_say (fixture->callers->pdata[i], REQUEST, -1);
  for (guint i = 0; i < fixture->callers->len; i++)
    AWAIT (is_answered (fixture->callers->pdata[i], "HTTP/1.1 404"));
}

static void
test_too_many (Fixture      *fixture,
               gconstpointer user_data)
{
  HttpCaller *one_more;

  for (guint i = 0; i < HTTP_SERVER_MAX_SERVED + HTTP_SERVER_MAX_WAITING; i++)
    call (fixture);
  one_more = call (fixture);
  AWAIT (is_answered (one_more, "HTTP/1.1 503"));
  g_assert_nonnull (strstr (one_more->heard->str, "\r\nRetry-After: "));
  g_assert_false (http_caller_hears_end (fixture->callers->pdata[0]));
}

/* Who says nothing, or half of it, or too little of what was announced. */
static void
test_deadline (Fixture      *fixture,
               gconstpointer user_data)
{
  static const char *const halves[] = {
    "",
    "G",
    "GET / HTTP/1.1\r\n",
    "GET / HTTP/1.1\r\nHost: x\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n40\r\nabc",
    "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 100\r\n\r\n",
  };

  http_server_set_deadline (fixture->server, 100);
  for (gsize i = 0; i < G_N_ELEMENTS (halves); i++)
    http_caller_say (call (fixture), halves[i], -1);
  for (gsize i = 0; i < G_N_ELEMENTS (halves); i++)
    AWAIT (http_caller_hears_end (fixture->callers->pdata[i]));
}

/* Those who wait are told. */
static void
test_deadline_waiting (Fixture      *fixture,
                       gconstpointer user_data)
{
  HttpCaller *late;

  for (guint i = 0; i < HTTP_SERVER_MAX_SERVED; i++)
    call (fixture);
  http_server_set_deadline (fixture->server, 100);
  late = call (fixture);
  AWAIT (is_answered (late, "HTTP/1.1 503"));
  g_assert_false (http_caller_hears_end (fixture->callers->pdata[0]));
}

/* No answer but an end, at whichever byte the other side stops. */
static void
test_torn (Fixture      *fixture,
           gconstpointer user_data)
{
  static const char request[] = "POST /files HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc";

  for (gsize length = 0; length <= strlen (request); length++)
    {
      HttpCaller *caller = call (fixture);

      http_caller_say (caller, request, length);
      await_idle ();
      hang_up (fixture, caller);
    }
  AWAIT (net_poller_is_drained (fixture->poller));
  http_caller_say (call (fixture), REQUEST, -1);
  AWAIT (is_answered (fixture->callers->pdata[0], "HTTP/1.1 404"));
}

/* What is no HTTP ends, and nobody else is disturbed. */
static void
test_rubbish (Fixture      *fixture,
              gconstpointer user_data)
{
  static const char *const rubbish[] = {
    "GET \r\n\r\n",
    "GET / HTTP/9.9\r\n\r\n",
    "GET / HTTP/1.1\r\n\r\n",
    "GET http:// HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: \xff\xfe\r\n\r\n",
    "GET /\xff%zz%00 HTTP/1.1\r\nHost: x\r\n\r\n",
    "POST /files HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
    "POST /files HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999999\r\n\r\n",
    "POST /files HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: rot13\r\n\r\n",
    "POST /files HTTP/1.1\nHost: x\nTransfer-Encoding: rot13\n\nGET / HTTP/1.1\r\n\r\n",
    "POST /files HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    "POST /files HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
    "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: x\r\nRange: bytes=5-1,-,9999999999999-\r\n\r\n",
    "GET / HTTP/1.0\r\n\r\n",
  };

  http_server_set_deadline (fixture->server, 500);
  G_STATIC_ASSERT (G_N_ELEMENTS (rubbish) <= HTTP_SERVER_MAX_WAITING);
  for (gsize i = 0; i < G_N_ELEMENTS (rubbish); i++)
    http_caller_say (call (fixture), rubbish[i], -1);
  for (gsize i = 0; i < G_N_ELEMENTS (rubbish); i++)
    AWAIT (http_caller_hears_end (fixture->callers->pdata[i]));
  http_caller_say (call (fixture), REQUEST, -1);
  AWAIT (is_answered (fixture->callers->pdata[G_N_ELEMENTS (rubbish)], "HTTP/1.1 404"));
}

/* Headers without an end. */
static void
test_endless (Fixture      *fixture,
              gconstpointer user_data)
{
  HttpCaller *caller = call (fixture);
  g_autoptr (GString) header = g_string_new ("X: ");

  for (guint i = 0; i < 1000; i++)
    g_string_append_c (header, 'x');
  g_string_append (header, "\r\n");
  http_caller_say (caller, "GET / HTTP/1.1\r\nHost: x\r\n", -1);
  for (guint i = 0; i < 1000 && !http_caller_hears_end (caller); i++)
    http_caller_say (caller, header->str, header->len);
  AWAIT (is_answered (caller, "HTTP/1.1 431"));
}

/* Nobody is left, whatever they were doing. */
static void
test_stop (Fixture      *fixture,
           gconstpointer user_data)
{
  HttpCaller *late;

  for (guint i = 0; i < HTTP_SERVER_MAX_SERVED + 5; i++)
    http_caller_say (call (fixture), i % 2 == 0 ? "GET / HT" : "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n", -1);
  await_idle ();
  http_server_stop (fixture->server);
  for (guint i = 0; i < fixture->callers->len; i++)
    AWAIT (http_caller_hears_end (fixture->callers->pdata[i]));
  late = call (fixture);
  AWAIT (is_answered (late, "HTTP/1.1 503"));
}

/* Who comes before the folder is read waits for it. */
static void
test_not_ready (void)
{
  g_autofree char *folder = folder_make ();
  Fixture          fixture = { 0 };

  set_up (&fixture, folder);
  g_assert_false (http_files_is_ready (fixture.files));
  http_caller_say (call (&fixture), REQUEST, -1);
  AWAIT (is_answered (fixture.callers->pdata[0], "HTTP/1.1 404"));
  g_assert_true (http_files_is_ready (fixture.files));
  tear_down (&fixture, NULL);
  folder_remove (folder);
}

#define ADD(name, function) g_test_add ("/http/server/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  ADD ("turns", test_turns);
  ADD ("crowd", test_crowd);
  ADD ("too-many", test_too_many);
  ADD ("deadline", test_deadline);
  ADD ("deadline-waiting", test_deadline_waiting);
  ADD ("torn", test_torn);
  ADD ("rubbish", test_rubbish);
  ADD ("endless", test_endless);
  ADD ("stop", test_stop);
  g_test_add_func ("/http/server/not-ready", test_not_ready);
  return g_test_run ();
}
