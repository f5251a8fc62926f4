// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "app/app-account.h"

#include "app/app-secrets.h"

#include <glib/gi18n.h>
#include <string.h>

/* Our person's account on the network they go to: looked up when the network could be told
 * it, asked for when it lets nobody in without, and remembered once the network took it.
 * Name and password lie in the desktop's password store together, with a line end between. */

#define KIND "account"

struct _AppAccount
{
  GObject parent_instance;

  Session      *session;
  UiWindow     *window;
  GCancellable *cancellable;
  char         *kept; /* what the store has; or NULL */
};

G_DEFINE_FINAL_TYPE (AppAccount, app_account, G_TYPE_OBJECT)

static void
forget_kept (AppAccount *self)
{
  if (self->kept != NULL)
    explicit_bzero (self->kept, strlen (self->kept));
  g_clear_pointer (&self->kept, g_free);
}

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AppAccount) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *secret = app_secrets_find_finish (result, &error);
  g_auto (GStrv) parts = g_strsplit (secret != NULL ? secret : "", "\n", 2);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    g_info ("No account was looked up: %s", error->message);
  if (g_strv_length (parts) != 2)
    {
      session_tell_account (self->session, NULL, NULL);
      return;
    }
  forget_kept (self);
  self->kept = g_steal_pointer (&secret);
  session_tell_account (self->session, parts[0], parts[1]);
}

static void
look_up (AppAccount *self)
{
  app_secrets_find_async (KIND, session_get_address (self->session), self->cancellable, found_cb, g_object_ref (self));
}

static void
remember (AppAccount *self)
{
  const char      *name = session_get_account_name (self->session);
  const char      *password = session_get_account_password (self->session);
  const char      *address = session_get_address (self->session);
  g_autofree char *secret = password != NULL ? g_strdup_printf ("%s\n%s", name, password) : NULL;
  g_autofree char *label = NULL;

  if (address == NULL || secret == NULL || g_strcmp0 (secret, self->kept) == 0)
    return;
  /* Translators: what the list of passwords of the desktop calls it; %s is a network’s address */
  label = g_strdup_printf (_ ("Account on %s in Merhaba"), address);
  app_secrets_keep (KIND, address, label, secret);
  forget_kept (self);
  self->kept = g_steal_pointer (&secret);
}

/* Our person goes without the one that is kept. */
static void
forget (AppAccount *self)
{
  if (self->kept == NULL || session_get_account_name (self->session) != NULL)
    return;
  forget_kept (self);
  app_secrets_forget (KIND, session_get_address (self->session));
}

static void
update (AppAccount *self)
{
  SessionState state = session_get_state (self->session);

  if (state == SESSION_STATE_CONNECTED)
    {
      remember (self);
      forget (self);
    }
  else if (state == SESSION_STATE_LOST && session_get_trouble (self->session) == SESSION_TROUBLE_ACCOUNT)
    ui_window_settle (self->window);
}

static void
app_account_dispose (GObject *object)
{
  AppAccount *self = APP_ACCOUNT (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_object (&self->window);
  forget_kept (self);
  G_OBJECT_CLASS (app_account_parent_class)->dispose (object);
}

static void
app_account_class_init (AppAccountClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = app_account_dispose;
}

static void
app_account_init (AppAccount *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * app_account_new:
 * @window: shows @session
 */
AppAccount *
app_account_new (Session  *session,
                 UiWindow *window)
{
  AppAccount *self = g_object_new (APP_TYPE_ACCOUNT, NULL);

  self->session = g_object_ref (session);
  self->window = g_object_ref (window);
  g_signal_connect_object (session, "account-wanted", G_CALLBACK (look_up), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return self;
}
