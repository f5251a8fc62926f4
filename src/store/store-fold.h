// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A part of a text, in bytes. */
typedef struct
{
  gsize start;
  gsize end;
} StoreRange;

char   *store_fold (const char *text);
char   *store_fold_map (const char *text,
                        GArray     *origins);
char   *store_fold_query (const char *words);
GArray *store_fold_find (const char *text,
                         const char *words);

G_END_DECLS
