// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The file in the folder: the private key and the certificate, in PEM. */
#define NET_CERTIFICATE_FILE_NAME "certificate.pem"

GBytes *net_certificate_file_make (GError **error);
char   *net_certificate_file_dup_fingerprint (GBytes  *pem,
                                              GError **error);
GBytes *net_certificate_file_load (const char *folder,
                                   char      **set_aside,
                                   GError    **error);

G_END_DECLS
