// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-certificate.h"

#include "lazy/lazy-gnutls.h"
#include "net/net-certificate-file.h"

#include <string.h>


/* By what this installation is known to others, as host and as guest: one key and one
 * certificate, made once. It is loaded on a thread of its own when somebody first waits for
 * it. */

struct _NetCertificate
{
  GObject parent_instance;

  char      *folder; /* or NULL */
  gboolean   begun;
  gboolean   done;
  GPtrArray *waiting; /* GTask, owned */

  gnutls_certificate_credentials_t credentials; /* NULL before it is done, or when nothing worked */

  char   *fingerprint;
  char   *set_aside;
  GError *trouble;
};

G_DEFINE_FINAL_TYPE (NetCertificate, net_certificate, G_TYPE_OBJECT)

/* What the thread finds. */
typedef struct
{
  char   *folder; /* or NULL */
  GBytes *pem;
  char   *set_aside;
  GError *trouble; /* why the folder was not used */
} Loading;

static void
loading_free (gpointer data)
{
  Loading *loading = data;

  g_free (loading->folder);
  g_clear_pointer (&loading->pem, g_bytes_unref);
  g_free (loading->set_aside);
  g_clear_error (&loading->trouble);
  g_free (loading);
}

static void
net_certificate_finalize (GObject *object)
{
  NetCertificate *self = NET_CERTIFICATE (object);

  g_free (self->folder);
  g_ptr_array_unref (self->waiting);
  g_clear_pointer (&self->credentials, gnutls_certificate_free_credentials);
  g_free (self->fingerprint);
  g_free (self->set_aside);
  g_clear_error (&self->trouble);
  G_OBJECT_CLASS (net_certificate_parent_class)->finalize (object);
}

static void
net_certificate_class_init (NetCertificateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = net_certificate_finalize;
}

static void
net_certificate_init (NetCertificate *self)
{
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

/* --- Loading --- */

static void
load_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Loading *loading = task_data;
  g_autoptr (GError) error = NULL;

  if (loading->folder != NULL)
    loading->pem = net_certificate_file_load (loading->folder, &loading->set_aside, &loading->trouble);
  /* Encrypted with one for this run alone is better than not at all. */
  if (loading->pem == NULL)
    loading->pem = net_certificate_file_make (&error);
  if (loading->pem == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
take (NetCertificate *self,
      GBytes         *pem,
      GError        **error)
{
  gsize                size;
  const guchar        *bytes = g_bytes_get_data (pem, &size);
  const gnutls_datum_t datum = { (guchar *)bytes, size };
  int                  result;

  self->fingerprint = net_certificate_file_dup_fingerprint (pem, error);
  if (self->fingerprint == NULL)
    return;
  result = gnutls_certificate_allocate_credentials (&self->credentials);
  if (result == GNUTLS_E_SUCCESS)
    result = gnutls_certificate_set_x509_key_mem (self->credentials, &datum, &datum, GNUTLS_X509_FMT_PEM);
  if (result < 0)
    {
      g_clear_pointer (&self->credentials, gnutls_certificate_free_credentials);
      g_set_error_literal (error, G_TLS_ERROR, G_TLS_ERROR_MISC, gnutls_strerror (result));
    }
}

static void
answer (GTask *task)
{
  NetCertificate *self = g_task_get_source_object (task);

  if (self->credentials != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_error_copy (self->trouble));
}

static void
load_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  NetCertificate *self = NET_CERTIFICATE (object);
  Loading        *loading = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) waiting = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    take (self, loading->pem, &error);
  self->trouble = error != NULL ? g_steal_pointer (&error) : g_steal_pointer (&loading->trouble);
  self->set_aside = g_steal_pointer (&loading->set_aside);
  self->done = TRUE;
  waiting = g_steal_pointer (&self->waiting);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < waiting->len; i++)
    answer (waiting->pdata[i]);
}

/**
 * net_certificate_new:
 * @folder: (nullable): where it is kept, made if it is not there; %NULL for one that
 *   lasts as long as the object
 */
NetCertificate *
net_certificate_new (const char *folder)
{
  NetCertificate *self = g_object_new (NET_TYPE_CERTIFICATE, NULL);

  self->folder = g_strdup (folder);
  return self;
}

static void
load (NetCertificate *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, load_cb, NULL);
  Loading *loading = g_new0 (Loading, 1);

  /* A program may end before the thread does, and must not take the library from under
   * it: once more begun than ended, GnuTLS stays. */
  gnutls_global_init ();
  loading->folder = g_strdup (self->folder);
  g_task_set_source_tag (task, load);
  g_task_set_task_data (task, loading, loading_free);
  g_task_run_in_thread (task, load_in_thread);
  self->begun = TRUE;
}

/**
 * net_certificate_wait_async:
 *
 * Calls back when the certificate is there; never from inside this call. The first call begins
 * to load it, or to make it.
 */
void
net_certificate_wait_async (NetCertificate     *self,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, net_certificate_wait_async);
  if (!self->begun)
    load (self);
  if (self->done)
    answer (task);
  else
    g_ptr_array_add (self->waiting, g_steal_pointer (&task));
}

/**
 * net_certificate_wait_finish:
 * @error: where a #GTlsError goes
 *
 * Returns: whether there is a certificate; when its folder could not be used it is one
 *   for this run, see net_certificate_get_trouble()
 */
gboolean
net_certificate_wait_finish (NetCertificate *self,
                             GAsyncResult   *result,
                             GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- Asking --- */

/**
 * net_certificate_get_fingerprint:
 *
 * Returns: (nullable): SHA-256 over the certificate, in lower-case hex; %NULL before it
 *   is there
 */
const char *
net_certificate_get_fingerprint (NetCertificate *self)
{
  return self->fingerprint;
}

/**
 * net_certificate_is_fingerprint:
 *
 * Returns: whether @text is written as net_certificate_get_fingerprint() writes
 */
gboolean
net_certificate_is_fingerprint (const char *text)
{
  return text != NULL && strlen (text) == 64 && strspn (text, "0123456789abcdef") == 64;
}

/**
 * net_certificate_get_set_aside:
 *
 * Returns: (nullable): where a damaged file was put; the certificate is a new one then
 */
const char *
net_certificate_get_set_aside (NetCertificate *self)
{
  return self->set_aside;
}

/**
 * net_certificate_get_trouble:
 *
 * Returns: (transfer none) (nullable): why the certificate is not the one of the folder
 *   and lasts for this run alone
 */
const GError *
net_certificate_get_trouble (NetCertificate *self)
{
  return self->trouble;
}

/**
 * net_certificate_get_credentials:
 *
 * Returns: (transfer none) (nullable): the gnutls_certificate_credentials_t
 */
gpointer
net_certificate_get_credentials (NetCertificate *self)
{
  return self->credentials;
}
