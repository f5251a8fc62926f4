// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "app/app-account.h"

#include "app/app-secrets.h"
#include "fixtures/await.h"
#include "fixtures/folder.h"
#include "session/far-side.h"
#include "session/session-private.h"
#include "ui/ui-test.h"

#include <glib/gi18n.h>

/* A network with accounts, the window it is shown in, and a password store in a file. */

#define EXPECT(pattern) g_free (far_side_expect (far, pattern))
#define ADDRESS "ircs://irc.invalid"
#define SECRET "sule\ngül-bahçesi"
/* NUL sule NUL gül-bahçesi */
#define SAID "AUTHENTICATE :AHN1bGUAZ8O8bC1iYWjDp2VzaQ=="

typedef struct
{
  FarSide     far;
  char       *folder;
  Store      *store;
  UiWindow   *window;
  AppAccount *account;
} Network;

/* There is one in a program. */
static GtkApplication *application;

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  char **found = user_data;

  *found = app_secrets_find_finish (result, NULL);
  if (*found == NULL)
    *found = g_strdup ("");
}

static gboolean
is_kept (const char *expected)
{
  g_autofree char *found = NULL;

  app_secrets_find_async ("account", ADDRESS, NULL, found_cb, &found);
  AWAIT (found != NULL);
  return g_str_equal (found, expected);
}

static void
show (Network *network)
{
  g_autoptr (SessionRecentRooms) rooms = session_recent_rooms_new (NULL);
  g_autoptr (SessionHistory) history = NULL;
  g_autoptr (DiscoveryBrowser) browser = discovery_browser_new ();

  network->store = store_new (":memory:", FALSE);
  store_open_async (network->store, NULL, NULL);
  history = session_history_new (network->store, "/nonexistent", rooms);
  network->window = g_object_ref (ui_window_new (application, history, browser));
  ui_window_open_room (network->window, network->far.session);
  gtk_window_present (GTK_WINDOW (network->window));
}

static void
set_up (Network      *network,
        gconstpointer user_data)
{
  g_autofree char *path = NULL;

  network->folder = folder_make ();
  path = g_build_filename (network->folder, "keyring", NULL);
  g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
  far_side_set_up (&network->far, NULL);
  network->far.session->address = g_strdup (ADDRESS);
  net_link_set_security (network->far.session->link, TRUE, NULL);
  net_link_set_voucher (network->far.session->link, "An authority");
  show (network);
  network->account = app_account_new (network->far.session, network->window);
}

static void
closed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  store_close_finish (STORE_STORE (object), result);
  *(gboolean *)user_data = TRUE;
}

static void
tear_down (Network      *network,
           gconstpointer user_data)
{
  gpointer account = network->account;
  gboolean closed = FALSE;

  g_object_add_weak_pointer (account, &account);
  g_object_unref (network->account);
  AWAIT (account == NULL);
  ui_window_close_room (network->window, network->far.session);
  gtk_window_destroy (GTK_WINDOW (network->window));
  g_object_unref (network->window);
  far_side_tear_down (&network->far, NULL);
  store_close_async (network->store, closed_cb, &closed);
  AWAIT (closed);
  g_object_unref (network->store);
  folder_remove (network->folder);
  g_free (network->folder);
}

static void
take_in (FarSide *far)
{
  EXPECT ("CAP :END");
  far_side_say (far, ":s 001 SuleOzturk :Welcome");
  far_side_say (far, ":s 422 SuleOzturk :no MOTD");
  far_side_say (far, ":SuleOzturk!~m@h JOIN #merhaba");
  far_side_say (far, ":s 366 SuleOzturk #merhaba :End");
  AWAIT (session_get_state (far->session) == SESSION_STATE_CONNECTED);
}

static void
begin_sasl (FarSide *far)
{
  far_side_say (far, ":s CAP * LS :sasl=PLAIN");
  EXPECT ("CAP REQ :sasl");
  far_side_say (far, ":s CAP * ACK :sasl");
  EXPECT ("AUTHENTICATE :PLAIN");
  far_side_say (far, "AUTHENTICATE +");
  EXPECT (SAID);
}

/* It is kept once the network took it, and not before. */
static void
test_kept (Network      *network,
           gconstpointer user_data)
{
  FarSide *far = &network->far;

  session_join_with_account (far->session, "sule", "gül-bahçesi");
  begin_sasl (far);
  g_assert_true (is_kept (""));
  far_side_say (far, ":s 900 SuleOzturk SuleOzturk!m@h sule :You are now logged in");
  far_side_say (far, ":s 903 SuleOzturk :ok");
  take_in (far);
  AWAIT (is_kept (SECRET));
}

static void
test_told (Network      *network,
           gconstpointer user_data)
{
  app_secrets_keep ("account", ADDRESS, "label", SECRET);
  AWAIT (is_kept (SECRET));
  begin_sasl (&network->far);
}

/* Our person goes without it from here on. */
static void
test_forgotten (Network      *network,
                gconstpointer user_data)
{
  FarSide *far = &network->far;

  app_secrets_keep ("account", ADDRESS, "label", SECRET);
  AWAIT (is_kept (SECRET));
  begin_sasl (far);
  far_side_say (far, ":s 900 SuleOzturk SuleOzturk!m@h sule :You are now logged in");
  far_side_say (far, ":s 903 SuleOzturk :ok");
  session_join_with_account (far->session, NULL, NULL);
  take_in (far);
  AWAIT (is_kept (""));
}

/* What is kept is no account: it is as if there were none. */
static void
test_damaged (Network      *network,
              gconstpointer user_data)
{
  FarSide *far = &network->far;

  app_secrets_keep ("account", ADDRESS, "label", "one line");
  AWAIT (is_kept ("one line"));
  far_side_say (far, ":s CAP * LS :sasl=PLAIN");
  take_in (far);
  g_assert_null (session_get_account_name (far->session));
  g_assert_true (is_kept ("one line"));
}

static GtkWidget *
find_question (Network *network)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

static void
test_asked (Network      *network,
            gconstpointer user_data)
{
  FarSide   *far = &network->far;
  GtkWidget *question = NULL;

  far_side_say (far, ":s CAP * LS :sasl=PLAIN");
  EXPECT ("CAP :END");
  g_assert_null (find_question (network));
  far_side_say (far, ":s 465 SuleOzturk :SASL access only");
  AWAIT ((question = find_question (network)) != NULL);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (question)), ==, _ ("Account on this network"));
  gtk_window_destroy (GTK_WINDOW (question));
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "x", TRUE);
  ui_test_init (&argc, &argv);
  application = GTK_APPLICATION (g_object_new (ADW_TYPE_APPLICATION, "application-id", APP_ID, "resource-base-path", NULL, "flags", G_APPLICATION_NON_UNIQUE, NULL));
  g_application_register (G_APPLICATION (application), NULL, NULL);
#define ADD(name, func) g_test_add ("/app/account/" name, Network, NULL, set_up, func, tear_down)
  ADD ("kept", test_kept);
  ADD ("told", test_told);
  ADD ("forgotten", test_forgotten);
  ADD ("damaged", test_damaged);
  ADD ("asked", test_asked);
#undef ADD
  return g_test_run ();
}
