// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "app/app-application.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <malloc.h>

/* Of memory: enough for the threads there are when the window comes, so that none waits for another. With one for each that
 * ever was, there are more holes. */
#define N_ARENAS 4

/* Bytes. What a good part of the window is painted into is larger: it goes back to the system once that is done, and leaves
 * no hole. */
#define LARGE (256 * 1024)

/* Bytes that may be free at the end of the heap: they are given back at rest, by app-memory.c. */
#define RESERVE (4 * 1024 * 1024)

/* Up to GLib 2.74 small things lie in slices, whose holes never go back to the system; later ones have no slices. It has to
 * be said before GLib makes the first one, when it is loaded. */
static void
do_without_slices (void)
{
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  g_slice_set_config (G_SLICE_CONFIG_ALWAYS_MALLOC, TRUE);
  G_GNUC_END_IGNORE_DEPRECATIONS
}

/* What loads the program calls these before the libraries make themselves ready. */
__attribute__ ((section (".preinit_array"), used)) static void (*const before_libraries) (void) = do_without_slices;

/* Where the translations are; the build folder has its own. */
static const char *
get_locale_dir (void)
{
  const char *folder = g_getenv ("MERHABA_LOCALE_DIR");

  return folder != NULL ? folder : LOCALEDIR;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (AppApplication) application = NULL;

  mallopt (M_ARENA_MAX, N_ARENAS);
  mallopt (M_MMAP_THRESHOLD, LARGE);
  mallopt (M_TRIM_THRESHOLD, RESERVE);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, get_locale_dir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name ("Merhaba");

  application = app_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
