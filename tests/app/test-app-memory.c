// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "app/app-memory.h"

#include "fixtures/await.h"

#include <malloc.h>
#include <stdio.h>
#include <unistd.h>

/* The allocator of AddressSanitizer gives nothing back. */
#ifdef __SANITIZE_ADDRESS__
#define GIVES_BACK FALSE
#else
#define GIVES_BACK TRUE
#endif

#define BLOCKS 40000
#define BLOCK_BYTES 1000
#define KEPT_OF 200

static gint64
get_resident_bytes (void)
{
  FILE *file = fopen ("/proc/self/statm", "r");
  long  pages;

  g_assert_nonnull (file);
  g_assert_cmpint (fscanf (file, "%*d %ld", &pages), ==, 1);
  fclose (file);
  return pages * sysconf (_SC_PAGESIZE);
}

/* Much is freed between what is kept: the C library holds on to it. */
static void
leave_holes (char **blocks)
{
  for (guint i = 0; i < BLOCKS; i++)
    {
      blocks[i] = g_malloc (BLOCK_BYTES);
      memset (blocks[i], 1, BLOCK_BYTES);
    }
  for (guint i = 0; i < BLOCKS; i++)
    if (i % KEPT_OF != 0)
      g_clear_pointer (&blocks[i], g_free);
}

static void
test_rest (void)
{
  g_autoptr (AppMemory) memory = app_memory_new ();
  g_autofree char **blocks = g_new0 (char *, BLOCKS);
  gint64            before;

  g_assert_true (app_memory_is_at_rest (memory));
  leave_holes (blocks);
  before = get_resident_bytes ();
  app_memory_worked (memory);
  g_assert_false (app_memory_is_at_rest (memory));
  AWAIT (app_memory_is_at_rest (memory));
  if (GIVES_BACK)
    g_assert_cmpint (get_resident_bytes (), <, before - BLOCKS * BLOCK_BYTES / 2);
  for (guint i = 0; i < BLOCKS; i++)
    g_free (blocks[i]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/memory/rest", test_rest);
  return g_test_run ();
}
