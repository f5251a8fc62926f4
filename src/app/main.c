// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "app/app-application.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <malloc.h>

/* Of memory: enough for the threads there are when the window comes, so that none waits for another. With one for each that
 * ever was, there are more holes. */
#define N_ARENAS 4

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
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, get_locale_dir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name ("Merhaba");

  application = app_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
