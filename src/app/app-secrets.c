// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "app/app-secrets.h"

#include "lazy/lazy-secret.h"

/* What nobody else may know, in the desktop's password store (org.freedesktop.secrets)
 * and never in a file of ours. Where there is none, people are asked each time. */

static const SecretSchema *
get_schema (void)
{
  static const SecretSchema schema = {
    .name = APP_ID,
    .flags = SECRET_SCHEMA_NONE,
    .attributes = { { "kind", SECRET_SCHEMA_ATTRIBUTE_STRING }, { "name", SECRET_SCHEMA_ATTRIBUTE_STRING }, { NULL, 0 } },
  };

  return &schema;
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError      *error = NULL;
  SecretValue *value = secret_retrievable_retrieve_secret_finish ((SecretRetrievable *)object, result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, value != NULL ? g_strdup (secret_value_get_text (value)) : NULL, g_free);
  g_clear_pointer (&value, secret_value_unref);
}

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GList  *found = secret_password_search_finish (result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else if (found == NULL)
    g_task_return_pointer (task, NULL, NULL);
  else
    secret_retrievable_retrieve_secret (found->data, g_task_get_cancellable (task), loaded_cb, g_object_ref (task));
  g_list_free_full (found, g_object_unref);
}

/**
 * app_secrets_find_async:
 * @kind: what it is for, such as "room-key"
 * @name: whose it is
 *
 * Looks for a secret. A store that is locked stays locked: nobody asked for it to be opened.
 */
void
app_secrets_find_async (const char         *kind,
                        const char         *name,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, app_secrets_find_async);
  secret_password_search (get_schema (), SECRET_SEARCH_NONE, cancellable, found_cb, task, "kind", kind, "name", name, NULL);
}

/**
 * app_secrets_find_finish:
 *
 * Returns: (transfer full) (nullable): the secret; %NULL without @error when none is known
 */
char *
app_secrets_find_finish (GAsyncResult *result,
                         GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
kept_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (!secret_password_store_finish (result, &error))
    g_info ("A secret is not kept: %s", error->message);
}

/**
 * app_secrets_keep:
 * @label: what the desktop's own list of passwords calls it, translated
 *
 * Keeps a secret, in the place of one of the same kind and name.
 */
void
app_secrets_keep (const char *kind,
                  const char *name,
                  const char *label,
                  const char *secret)
{
  secret_password_store (get_schema (), SECRET_COLLECTION_DEFAULT, label, secret, NULL, kept_cb, NULL, "kind", kind, "name", name, NULL);
}

static void
forgotten_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  secret_password_clear_finish (result, &error);
  if (error != NULL)
    g_info ("A secret is not forgotten: %s", error->message);
}

/**
 * app_secrets_forget:
 *
 * Takes a secret out of the store, if it is there.
 */
void
app_secrets_forget (const char *kind,
                    const char *name)
{
  secret_password_clear (get_schema (), NULL, forgotten_cb, NULL, "kind", kind, "name", name, NULL);
}
