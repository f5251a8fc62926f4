// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "host/host.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

/* merhaba-host: a room without a window, for a classroom's spare computer. */

typedef struct
{
  char    *name;
  char    *server_name;
  char    *key;
  char    *data_dir;
  GStrv    listen;
  int      max_clients;
  gboolean no_discovery;
  gboolean no_plain_text;
  gboolean no_web;
  gboolean no_auto_join;
  gboolean no_flood_limits;
  gboolean require_tls;
  gboolean hide_past;
  gboolean verbose;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->name);
  g_free (options->server_name);
  g_free (options->key);
  g_free (options->data_dir);
  g_strfreev (options->listen);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* Says one line on standard error. */
static int
complain (const char *message)
{
  g_printerr ("merhaba-host: %s\n", message);
  return EXIT_FAILURE;
}

/* Names are UTF-8 in whatever locale a service is started. */
static gboolean
check_text (const char *text,
            GError    **error)
{
  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return TRUE;
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("Names and keys must be UTF-8 text"));
  return FALSE;
}

/* As one word on the wire. */
static gboolean
check_key (const char *key,
           GError    **error)
{
  if (!check_text (key, error))
    return FALSE;
  if (key == NULL || key[0] == '\0' || host_is_key (key))
    return TRUE;
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("A key is one word of at most 64 bytes, without commas and with no colon in front"));
  return FALSE;
}

static gboolean
parse_options (Options *options,
               int     *argc,
               char  ***argv,
               GError **error)
{
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_FILENAME, &options->name, N_ ("The room’s name"), N_ ("ROOM") },
    { "listen", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->listen, N_ ("Where to take callers; may be given several times"), N_ ("ADDRESS:PORT") },
    { "key", 0, 0, G_OPTION_ARG_FILENAME, &options->key, N_ ("The key people need to come in from now on, “” for none"), N_ ("KEY") },
    { "data-dir", 0, 0, G_OPTION_ARG_FILENAME, &options->data_dir, N_ ("Where to keep what is said"), N_ ("DIR") },
    { "server-name", 0, 0, G_OPTION_ARG_FILENAME, &options->server_name, N_ ("The name the server goes by"), N_ ("NAME") },
    { "no-discovery", 0, 0, G_OPTION_ARG_NONE, &options->no_discovery, N_ ("Do not announce the room to people nearby"), NULL },
    { "no-plain-text", 0, 0, G_OPTION_ARG_NONE, &options->no_plain_text, N_ ("Take no guests who speak plain text"), NULL },
    { "no-web", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &options->no_web, NULL, NULL },
    { "require-tls", 0, 0, G_OPTION_ARG_NONE, &options->require_tls, N_ ("Let nobody in unencrypted"), NULL },
    { "no-auto-join", 0, 0, G_OPTION_ARG_NONE, &options->no_auto_join, N_ ("Do not put everyone into the room’s channel"), NULL },
    { "hide-past", 0, 0, G_OPTION_ARG_NONE, &options->hide_past, N_ ("Show newcomers nothing of what was said before them"), NULL },
    { "max-clients", 0, 0, G_OPTION_ARG_INT, &options->max_clients, N_ ("How many may be connected at once"), N_ ("N") },
    { "no-flood-limits", 0, 0, G_OPTION_ARG_NONE, &options->no_flood_limits, N_ ("Let clients send as fast as they like"), NULL },
    { "verbose", 0, 0, G_OPTION_ARG_NONE, &options->verbose, N_ ("Say on standard error who calls"), NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_summary (context, _ ("Hosts a Merhaba room without a window."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  if (*argc > 1)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, _ ("“%s” is not an option"), (*argv)[1]);
      return FALSE;
    }
  if (options->max_clients < 0)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("The number of clients cannot be negative"));
      return FALSE;
    }
  return check_text (options->name, error) && check_key (options->key, error) && check_text (options->server_name, error);
}

/* Each caller takes a descriptor: take as many as the system gives. */
static void
raise_descriptor_limit (void)
{
  struct rlimit limit;

  if (getrlimit (RLIMIT_NOFILE, &limit) < 0 || limit.rlim_cur == limit.rlim_max)
    return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit (RLIMIT_NOFILE, &limit);
}

static void
called_cb (Host       *host,
           const char *address,
           guint       port,
           const char *manner,
           gpointer    user_data)
{
  g_printerr ("%s port %u: %s\n", address, port, manner);
}

static void
trouble_cb (Host       *host,
            const char *sentence,
            gpointer    user_data)
{
  complain (sentence);
}

static void
print_addresses (Host *host)
{
  GPtrArray *addresses = host_get_addresses (host);

  for (guint i = 0; i < addresses->len; i++)
    {
      g_autofree char *text = g_socket_connectable_to_string (G_SOCKET_CONNECTABLE (addresses->pdata[i]));

      g_print ("listening on %s\n", text);
    }
  fflush (stdout);
}

static void
stopped_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  host_stop_finish (HOST_HOST (object), result);
  g_main_loop_quit (user_data);
}

typedef struct
{
  Host      *host;
  GMainLoop *loop;
  gboolean   stopping;
} Running;

static gboolean
signal_cb (gpointer user_data)
{
  Running *running = user_data;

  if (!running->stopping)
    host_stop_async (running->host, stopped_cb, running->loop);
  running->stopping = TRUE;
  return G_SOURCE_CONTINUE;
}

static int
run (const Options *options)
{
  HostConfig config = {
    .room_name = options->name != NULL ? options->name : g_get_host_name (),
    .server_name = options->server_name,
    .listen = (const char *const *)options->listen,
    .key = options->key,
    .data_dir = options->data_dir,
    .max_clients = options->max_clients,
    .no_discovery = options->no_discovery,
    .require_tls = options->require_tls,
    .no_plain_text = options->no_plain_text,
    .no_auto_join = options->no_auto_join,
    .no_flood_limits = options->no_flood_limits,
    .hide_past = options->hide_past,
  };
  g_autoptr (Host) host = host_new (&config);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GError) error = NULL;
  Running running = { .host = host, .loop = loop };

  if (options->verbose)
    g_signal_connect (host, "called", G_CALLBACK (called_cb), NULL);
  g_signal_connect (host, "trouble", G_CALLBACK (trouble_cb), NULL);
  if (!host_start (host, &error))
    return complain (error->message);

  g_unix_signal_add (SIGINT, signal_cb, &running);
  g_unix_signal_add (SIGTERM, signal_cb, &running);
  print_addresses (host);
  g_main_loop_run (loop);
  return EXIT_SUCCESS;
}

int
main (int    argc,
      char **argv)
{
  g_auto (Options) options = { NULL };
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  signal (SIGPIPE, SIG_IGN);
  /* A file that may grow no more is a full disk: an error, not the end of the room. */
  signal (SIGXFSZ, SIG_IGN);

  if (!parse_options (&options, &argc, &argv, &error))
    return complain (error->message);
  raise_descriptor_limit ();
  return run (&options);
}
