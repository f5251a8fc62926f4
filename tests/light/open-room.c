// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "light/open-room.h"

#include "fixtures/await.h"
#include "fixtures/folder.h"
#include "ui/ui-init.h"

/* --- The room --- */

static void
host_room (OpenRoom *self)
{
  const char *const listen[] = { "127.0.0.1:0", NULL };
  g_autofree char  *data_dir = g_build_filename (self->folder, "host", NULL);
  HostConfig        config = { .room_name = "Ayşe’nin odası", .listen = listen, .data_dir = data_dir, .no_discovery = TRUE, .no_flood_limits = TRUE };
  g_autoptr (NetLink) link = NULL;

  self->host = host_new (&config);
  g_assert_true (host_start (self->host, NULL));
  link = host_connect_local (self->host, self->poller, NULL);
  self->session = session_new (self->poller, "Ayşe");
  session_set_store (self->session, self->store);
  session_join_link (self->session, link);
  session_set_host_port (self->session, host_get_port (self->host));
  ui_window_open_room (self->window, self->session);
  AWAIT (session_get_state (self->session) == SESSION_STATE_CONNECTED);
}

OpenRoom *
open_room_new (void)
{
  OpenRoom        *self = g_new0 (OpenRoom, 1);
  g_autofree char *path = NULL;
  g_autoptr (SessionRecentRooms) rooms = session_recent_rooms_new (NULL);
  g_autoptr (SessionHistory) history = NULL;

  ui_init ();
  self->folder = folder_make ();
  path = g_build_filename (self->folder, "messages.db", NULL);
  self->application = GTK_APPLICATION (g_object_new (ADW_TYPE_APPLICATION, "application-id", APP_ID, "resource-base-path", NULL, "flags", G_APPLICATION_NON_UNIQUE, NULL));
  g_application_register (G_APPLICATION (self->application), NULL, NULL);
  self->poller = net_poller_new (NULL);
  self->browser = discovery_browser_new ();
  self->store = store_new (path, FALSE);
  store_open_async (self->store, NULL, NULL);
  history = session_history_new (self->store, "/nonexistent", rooms);
  self->window = ui_window_new (self->application, history, self->browser);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 900, 640);
  gtk_window_present (GTK_WINDOW (self->window));
  host_room (self);
  return self;
}

static void
on_store_closed (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  store_close_finish (STORE_STORE (object), result);
  *(gboolean *)user_data = TRUE;
}

static void
on_host_stopped (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  host_stop_finish (HOST_HOST (object), result);
  *(gboolean *)user_data = TRUE;
}

void
open_room_free (OpenRoom *self)
{
  gboolean stopped = FALSE;
  gboolean closed = FALSE;

  session_leave (self->session);
  session_set_store (self->session, NULL);
  host_stop_async (self->host, on_host_stopped, &stopped);
  AWAIT (stopped);
  gtk_window_destroy (GTK_WINDOW (self->window));
  store_close_async (self->store, on_store_closed, &closed);
  AWAIT (closed);
  g_object_unref (self->session);
  g_object_unref (self->host);
  g_object_unref (self->store);
  g_object_unref (self->browser);
  g_object_unref (self->poller);
  g_object_unref (self->application);
  folder_remove (self->folder);
  g_free (self->folder);
  g_free (self);
}

void
open_room_enter_kept (OpenRoom   *self,
                      const char *archive)
{
  session_leave (self->session);
  session_set_store (self->session, NULL);
  ui_window_close_room (self->window, self->session);
  g_object_unref (self->session);
  self->session = session_new (self->poller, "Ayşe");
  session_set_store (self->session, self->store);
  g_assert_true (session_open_room (self->session, "127.0.0.1:1", "Oda", archive, NULL));
  ui_window_open_room (self->window, self->session);
}

/* Returns: (transfer none) (nullable): the first widget of that type */
GtkWidget *
open_room_find (GtkWidget  *widget,
                const char *type)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = open_room_find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* --- People --- */

static void
on_ready (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error), ==, 1);
  *(gboolean *)user_data = TRUE;
}

/**
 * open_room_let_speak:
 *
 * Returns: (transfer full): people who are in the room and begin to speak
 */
GSubprocess *
open_room_let_speak (OpenRoom   *self,
                     const char *python,
                     const char *speaking,
                     guint       n_people,
                     guint       n_each_second)
{
  g_autofree char *port = g_strdup_printf ("%u", host_get_port (self->host));
  g_autofree char *people = g_strdup_printf ("%u", n_people);
  g_autofree char *rate = g_strdup_printf ("%u", n_each_second);
  g_autoptr (GError) error = NULL;
  GSubprocess *process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, python, speaking, port, people, rate, NULL);
  gboolean     ready = FALSE;
  char         byte;

  g_assert_no_error (error);
  g_input_stream_read_async (g_subprocess_get_stdout_pipe (process), &byte, 1, 0, NULL, on_ready, &ready);
  AWAIT (ready);
  return process;
}

static void
on_exited (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_assert_true (g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, NULL));
  *(gboolean *)user_data = TRUE;
}

/* They go. */
void
open_room_hush (GSubprocess *people)
{
  gboolean exited = FALSE;

  g_output_stream_close (g_subprocess_get_stdin_pipe (people), NULL, NULL);
  g_subprocess_wait_check_async (people, NULL, on_exited, &exited);
  AWAIT (exited);
  g_object_unref (people);
}
