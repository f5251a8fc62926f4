// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-certificate-file.h"

#include "lazy/lazy-gnutls.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* A private key and its certificate as one file, made once and kept. These functions wait
 * for the disk: they are for a thread. */

#define FOLDER_MODE 0700
#define FILE_MODE 0600

/* No such file is longer. */
#define MAX_SIZE 16384

/* Who is asked for a name sees one that tells nothing of the person. */
#define COMMON_NAME "Merhaba"

/* The beginning of 2000: a computer whose clock is wrong takes the certificate too. */
#define VALID_FROM 946684800

static gboolean
check (int         result,
       const char *what,
       GError    **error)
{
  if (result >= 0)
    return TRUE;
  g_set_error (error, G_TLS_ERROR, G_TLS_ERROR_MISC, "%s: %s", what, gnutls_strerror (result));
  return FALSE;
}

static gboolean
fail_from_errno (const char *what,
                 GError    **error)
{
  int errsv = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errsv), "%s: %s", what, g_strerror (errsv));
  return FALSE;
}

/* --- Making --- */

/* It never runs out: nobody renews it, and what counts is that it stays the same. */
static gboolean
fill_in (gnutls_x509_crt_t     certificate,
         gnutls_x509_privkey_t key,
         GError              **error)
{
  guchar serial[16];

  if (!check (gnutls_rnd (GNUTLS_RND_NONCE, serial, sizeof serial), "No random number", error))
    return FALSE;
  /* A positive number (RFC 5280, 4.1.2.2). */
  serial[0] = (serial[0] & 0x7f) | 1;
  return check (gnutls_x509_crt_set_version (certificate, 3), "Version", error) &&
         check (gnutls_x509_crt_set_serial (certificate, serial, sizeof serial), "Serial number", error) &&
         check (gnutls_x509_crt_set_activation_time (certificate, VALID_FROM), "Beginning", error) &&
         check (gnutls_x509_crt_set_expiration_time (certificate, GNUTLS_X509_NO_WELL_DEFINED_EXPIRATION), "End", error) &&
         check (gnutls_x509_crt_set_dn_by_oid (certificate, GNUTLS_OID_X520_COMMON_NAME, 0, COMMON_NAME, sizeof COMMON_NAME - 1), "Name", error) &&
         check (gnutls_x509_crt_set_basic_constraints (certificate, 0, -1), "Constraints", error) &&
         check (gnutls_x509_crt_set_key_usage (certificate, GNUTLS_KEY_DIGITAL_SIGNATURE), "Usage", error) &&
         check (gnutls_x509_crt_set_key_purpose_oid (certificate, GNUTLS_KP_TLS_WWW_SERVER, 0), "Purpose", error) &&
         check (gnutls_x509_crt_set_key_purpose_oid (certificate, GNUTLS_KP_TLS_WWW_CLIENT, 0), "Purpose", error) &&
         check (gnutls_x509_crt_set_key (certificate, key), "Key", error) &&
         check (gnutls_x509_crt_sign2 (certificate, certificate, key, GNUTLS_DIG_SHA256, 0), "Signature", error);
}

static GBytes *
export_pem (gnutls_x509_crt_t     certificate,
            gnutls_x509_privkey_t key,
            GError              **error)
{
  gnutls_datum_t key_pem = { NULL, 0 };
  gnutls_datum_t certificate_pem = { NULL, 0 };
  GByteArray    *pem = NULL;

  if (check (gnutls_x509_privkey_export2_pkcs8 (key, GNUTLS_X509_FMT_PEM, NULL, GNUTLS_PKCS_PLAIN, &key_pem), "Key", error) &&
      check (gnutls_x509_crt_export2 (certificate, GNUTLS_X509_FMT_PEM, &certificate_pem), "Certificate", error))
    {
      pem = g_byte_array_new ();
      g_byte_array_append (pem, key_pem.data, key_pem.size);
      g_byte_array_append (pem, certificate_pem.data, certificate_pem.size);
    }
  if (key_pem.data != NULL)
    gnutls_memset (key_pem.data, 0, key_pem.size);
  gnutls_free (key_pem.data);
  gnutls_free (certificate_pem.data);
  return pem != NULL ? g_byte_array_free_to_bytes (pem) : NULL;
}

/**
 * net_certificate_file_make:
 * @error: where a #GTlsError goes
 *
 * Makes a key on the curve P-256, which every browser takes, and a certificate that it
 * signs itself.
 *
 * Returns: (transfer full) (nullable): both, in PEM
 */
GBytes *
net_certificate_file_make (GError **error)
{
  gnutls_x509_privkey_t key = NULL;
  gnutls_x509_crt_t     certificate = NULL;
  GBytes               *pem = NULL;

  if (check (gnutls_x509_privkey_init (&key), "Key", error) &&
      check (gnutls_x509_privkey_generate (key, GNUTLS_PK_ECDSA, GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1), 0), "Key", error) &&
      check (gnutls_x509_crt_init (&certificate), "Certificate", error) && fill_in (certificate, key, error))
    pem = export_pem (certificate, key, error);
  if (certificate != NULL)
    gnutls_x509_crt_deinit (certificate);
  if (key != NULL)
    gnutls_x509_privkey_deinit (key);
  return pem;
}

/* --- Reading --- */

static gboolean
matches (gnutls_x509_crt_t     certificate,
         gnutls_x509_privkey_t key,
         GError              **error)
{
  guchar of_certificate[32];
  guchar of_key[32];
  size_t certificate_size = sizeof of_certificate;
  size_t key_size = sizeof of_key;

  if (!check (gnutls_x509_crt_get_key_id (certificate, GNUTLS_KEYID_USE_SHA256, of_certificate, &certificate_size), "Certificate", error) ||
      !check (gnutls_x509_privkey_get_key_id (key, GNUTLS_KEYID_USE_SHA256, of_key, &key_size), "Key", error))
    return FALSE;
  if (certificate_size == key_size && memcmp (of_certificate, of_key, key_size) == 0)
    return TRUE;
  g_set_error_literal (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE, "The key and the certificate do not belong together");
  return FALSE;
}

static char *
dup_fingerprint (gnutls_x509_crt_t certificate,
                 GError          **error)
{
  GString *text = g_string_new (NULL);
  guchar   digest[32];
  size_t   size = sizeof digest;

  if (!check (gnutls_x509_crt_get_fingerprint (certificate, GNUTLS_DIG_SHA256, digest, &size), "Fingerprint", error))
    {
      g_string_free (text, TRUE);
      return NULL;
    }
  for (size_t i = 0; i < size; i++)
    g_string_append_printf (text, "%02x", digest[i]);
  return g_string_free (text, FALSE);
}

/**
 * net_certificate_file_dup_fingerprint:
 * @pem: a key and a certificate
 * @error: where a #GTlsError goes
 *
 * Returns: (transfer full) (nullable): SHA-256 over the certificate, in lower-case hex;
 *   %NULL when @pem is damaged
 */
char *
net_certificate_file_dup_fingerprint (GBytes  *pem,
                                      GError **error)
{
  gsize                 size;
  const guchar         *bytes = g_bytes_get_data (pem, &size);
  const gnutls_datum_t  datum = { (guchar *)bytes, size };
  gnutls_x509_privkey_t key = NULL;
  gnutls_x509_crt_t     certificate = NULL;
  char                 *fingerprint = NULL;

  if (check (gnutls_x509_privkey_init (&key), "Key", error) &&
      check (gnutls_x509_privkey_import2 (key, &datum, GNUTLS_X509_FMT_PEM, NULL, 0), "Key", error) &&
      check (gnutls_x509_crt_init (&certificate), "Certificate", error) &&
      check (gnutls_x509_crt_import (certificate, &datum, GNUTLS_X509_FMT_PEM), "Certificate", error) && matches (certificate, key, error))
    fingerprint = dup_fingerprint (certificate, error);
  if (certificate != NULL)
    gnutls_x509_crt_deinit (certificate);
  if (key != NULL)
    gnutls_x509_privkey_deinit (key);
  return fingerprint;
}

/* --- The file --- */

static gboolean
read_file (const char *path,
           GBytes    **pem,
           GError    **error)
{
  int         fd = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
  struct stat status;
  char        bytes[MAX_SIZE];
  gssize      size;

  *pem = NULL;
  if (fd < 0)
    return errno == ENOENT || fail_from_errno (path, error);
  /* Somebody may have copied it with less care. */
  if (fstat (fd, &status) == 0 && (status.st_mode & 077) != 0)
    fchmod (fd, FILE_MODE);
  size = read (fd, bytes, sizeof bytes);
  if (size < 0)
    {
      fail_from_errno (path, error);
      close (fd);
      return FALSE;
    }
  close (fd);
  *pem = g_bytes_new (bytes, size);
  return TRUE;
}

static gboolean
write_all (int     fd,
           GBytes *pem)
{
  gsize       size;
  const char *bytes = g_bytes_get_data (pem, &size);

  while (size > 0)
    {
      gssize written = write (fd, bytes, size);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      bytes += written;
      size -= written;
    }
  return fsync (fd) == 0;
}

/* At every moment there is no file or a whole one, and nobody else could ever read it. */
static gboolean
write_file (const char *path,
            GBytes     *pem,
            int         folder_fd,
            GError    **error)
{
  g_autofree char *temporary = g_strdup_printf ("%s.%d-%08x", path, (int)getpid (), g_random_int ());
  int              fd = open (temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, FILE_MODE);
  gboolean         ok;

  if (fd < 0)
    return fail_from_errno (path, error);
  ok = write_all (fd, pem) || fail_from_errno (path, error);
  close (fd);
  if (ok && rename (temporary, path) < 0)
    ok = fail_from_errno (path, error);
  if (!ok)
    unlink (temporary);
  else
    fsync (folder_fd);
  return ok;
}

static gboolean
set_file_aside (const char *path,
                char      **set_aside,
                GError    **error)
{
  g_autofree char *to = g_strdup_printf ("%s.damaged-%" G_GINT64_FORMAT, path, g_get_real_time () / 1000);

  if (rename (path, to) < 0)
    return fail_from_errno (path, error);
  *set_aside = g_steal_pointer (&to);
  return TRUE;
}

static GBytes *
load_or_make (const char *path,
              int         folder_fd,
              char      **set_aside,
              GError    **error)
{
  g_autoptr (GBytes) pem = NULL;
  g_autofree char *fingerprint = NULL;

  if (!read_file (path, &pem, error))
    return NULL;
  if (pem != NULL)
    {
      fingerprint = net_certificate_file_dup_fingerprint (pem, NULL);
      if (fingerprint != NULL)
        return g_steal_pointer (&pem);
      if (!set_file_aside (path, set_aside, error))
        return NULL;
      g_clear_pointer (&pem, g_bytes_unref);
    }
  pem = net_certificate_file_make (error);
  if (pem == NULL || !write_file (path, pem, folder_fd, error))
    return NULL;
  return g_steal_pointer (&pem);
}

/**
 * net_certificate_file_load:
 * @folder: made if it is not there
 * @set_aside: (out) (nullable): where a damaged file was put
 * @error: where a #GIOErrorEnum or #GTlsError goes
 *
 * Reads the folder's key and certificate, or makes them. Two programs that do so at the
 * same moment get the same ones.
 *
 * Returns: (transfer full) (nullable): both, in PEM
 */
GBytes *
net_certificate_file_load (const char *folder,
                           char      **set_aside,
                           GError    **error)
{
  g_autofree char *path = g_build_filename (folder, NET_CERTIFICATE_FILE_NAME, NULL);
  GBytes          *pem;
  int              folder_fd;

  *set_aside = NULL;
  if (g_mkdir_with_parents (folder, FOLDER_MODE) < 0)
    {
      fail_from_errno (folder, error);
      return NULL;
    }
  folder_fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder_fd < 0)
    {
      fail_from_errno (folder, error);
      return NULL;
    }
  /* Ends with the descriptor, and with the program however that ends. */
  flock (folder_fd, LOCK_EX);
  pem = load_or_make (path, folder_fd, set_aside, error);
  close (folder_fd);
  return pem;
}
