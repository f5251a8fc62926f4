// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-authorities.h"

#include "lazy/lazy-gnutls.h"


#include <string.h>

/* Who is believed when it says whose a certificate is: the authorities the system trusts.
 * To read them takes some milliseconds from a file, and nobody knows how long where they
 * are in a module; a thread does it, once, when they are asked for first. Whether one has taken its word back is not asked:
 * that would tell it whom our person visits. */

/* Certificates between a server and an authority; more are no honest chain. */
#define MAX_CHAIN 16

#define MAX_NAME 256

struct _NetAuthorities
{
  GObject parent_instance;

  char                    *path; /* or NULL for the system's */
  gnutls_x509_trust_list_t list; /* NULL before they are read */
  gboolean                 loading;
  GPtrArray               *waiting; /* GTask, owned */
};

G_DEFINE_FINAL_TYPE (NetAuthorities, net_authorities, G_TYPE_OBJECT)

static void
list_free (gpointer data)
{
  gnutls_x509_trust_list_deinit (data, 1);
}

static void
net_authorities_finalize (GObject *object)
{
  NetAuthorities *self = NET_AUTHORITIES (object);

  g_clear_pointer (&self->list, list_free);
  g_ptr_array_unref (self->waiting);
  g_free (self->path);
  G_OBJECT_CLASS (net_authorities_parent_class)->finalize (object);
}

static void
net_authorities_class_init (NetAuthoritiesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = net_authorities_finalize;
}

static void
net_authorities_init (NetAuthorities *self)
{
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

/* --- Loading --- */

/* Where none can be read there are none, and nobody is vouched for. */
static void
load_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const char              *path = task_data;
  gnutls_x509_trust_list_t list;
  int                      n;

  if (gnutls_x509_trust_list_init (&list, 0) < 0)
    {
      g_task_return_new_error (task, G_TLS_ERROR, G_TLS_ERROR_MISC, "No list of authorities");
      return;
    }
  if (path != NULL)
    n = gnutls_x509_trust_list_add_trust_file (list, path, NULL, GNUTLS_X509_FMT_PEM, 0, 0);
  else
    n = gnutls_x509_trust_list_add_system_trust (list, 0, 0);
  if (n <= 0)
    g_info ("No authority that vouches for servers could be read");
  g_task_return_pointer (task, list, list_free);
}

static void
load_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  NetAuthorities *self = NET_AUTHORITIES (object);
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->list = g_task_propagate_pointer (G_TASK (result), NULL);
  self->loading = FALSE;
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < waiting->len; i++)
    g_task_return_boolean (waiting->pdata[i], TRUE);
}

static void
load (NetAuthorities *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, load_cb, NULL);

  /* As for certificates: a program that ends must not take the library from under the
   * thread. */
  gnutls_global_init ();
  self->loading = TRUE;
  g_task_set_source_tag (task, load);
  g_task_set_task_data (task, g_strdup (self->path), g_free);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * net_authorities_new:
 * @path: (nullable): a file of certificates; %NULL for those the system trusts
 *
 * Nothing is read before somebody waits.
 */
NetAuthorities *
net_authorities_new (const char *path)
{
  NetAuthorities *self = g_object_new (NET_TYPE_AUTHORITIES, NULL);

  self->path = g_strdup (path);
  return self;
}

/**
 * net_authorities_wait_async:
 *
 * Calls back when they are read; never from inside this call.
 */
void
net_authorities_wait_async (NetAuthorities     *self,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, net_authorities_wait_async);
  if (self->list != NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  g_ptr_array_add (self->waiting, g_steal_pointer (&task));
  if (!self->loading)
    load (self);
}

void
net_authorities_wait_finish (NetAuthorities *self,
                             GAsyncResult   *result)
{
  g_return_if_fail (g_task_is_valid (result, self));

  g_task_propagate_boolean (G_TASK (result), NULL);
}

/* --- Asking --- */

/**
 * net_authorities_is_public_name:
 *
 * Returns: whether authorities vouch for hosts of such a name: not for addresses, nor for
 *   names that mean another computer in each network
 */
gboolean
net_authorities_is_public_name (const char *host)
{
  static const char *const local[] = { ".local", ".home.arpa", ".lan" };
  g_autofree char         *name = g_ascii_strdown (host, -1);

  if (g_str_has_suffix (name, "."))
    name[strlen (name) - 1] = '\0';
  if (g_hostname_is_ip_address (name) || strchr (name, '.') == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (local); i++)
    if (g_str_has_suffix (name, local[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_valid (NetAuthorities    *self,
          gnutls_x509_crt_t *chain,
          guint              n,
          const char        *host)
{
  g_autofree char      *name = g_strdup (host);
  guint                 status = GNUTLS_CERT_INVALID;
  gnutls_typed_vdata_st expected[] = {
    { GNUTLS_DT_DNS_HOSTNAME, NULL, 0 },
    { GNUTLS_DT_KEY_PURPOSE_OID, (guchar *)GNUTLS_KP_TLS_WWW_SERVER, 0 },
  };

  if (g_str_has_suffix (name, "."))
    name[strlen (name) - 1] = '\0';
  expected[0].data = (guchar *)name;
  return gnutls_x509_trust_list_verify_crt2 (self->list, chain, n, expected, G_N_ELEMENTS (expected), 0, &status, NULL) == GNUTLS_E_SUCCESS && status == 0;
}

static char *
dup_issuer (gnutls_x509_crt_t certificate)
{
  static const char *const parts[] = { GNUTLS_OID_X520_ORGANIZATION_NAME, GNUTLS_OID_X520_COMMON_NAME };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      char  name[MAX_NAME] = "";
      gsize size = sizeof name - 1;

      if (gnutls_x509_crt_get_issuer_dn_by_oid (certificate, parts[i], 0, 0, name, &size) == GNUTLS_E_SUCCESS && name[0] != '\0')
        return g_utf8_make_valid (name, -1);
    }
  return g_strdup ("?");
}

static guint
import_chain (gnutls_session_t   session,
              gnutls_x509_crt_t *chain)
{
  guint                 n_shown = 0;
  const gnutls_datum_t *shown = gnutls_certificate_get_peers (session, &n_shown);

  if (shown == NULL || n_shown > MAX_CHAIN)
    return 0;
  for (guint i = 0; i < n_shown; i++)
    if (gnutls_x509_crt_init (&chain[i]) < 0 || gnutls_x509_crt_import (chain[i], &shown[i], GNUTLS_X509_FMT_DER) < 0)
      return 0;
  return n_shown;
}

/**
 * net_authorities_dup_voucher:
 * @session: a gnutls_session_t behind its handshake
 * @host: the name that was called
 *
 * Returns: (transfer full) (nullable): which authority says that the other side is @host,
 *   by its name; %NULL when none does
 */
char *
net_authorities_dup_voucher (NetAuthorities *self,
                             gpointer        session,
                             const char     *host)
{
  gnutls_x509_crt_t chain[MAX_CHAIN] = { NULL };
  guint             n = self->list != NULL && net_authorities_is_public_name (host) ? import_chain (session, chain) : 0;
  char             *voucher = n > 0 && is_valid (self, chain, n, host) ? dup_issuer (chain[0]) : NULL;

  for (guint i = 0; i < MAX_CHAIN; i++)
    g_clear_pointer (&chain[i], gnutls_x509_crt_deinit);
  return voucher;
}
