// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

/* first-frame PROGRAM [ARGUMENT...]: starts a program and looks at the screen until something is painted in its window. Says
 * its process id, and the milliseconds until then by the clock and of the processor. Ends the program when standard input
 * ends. */

#include <X11/Xlib.h>
#include <X11/extensions/Xdamage.h>
#include <glib.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static pid_t
start (char *argv[])
{
  pid_t pid = fork ();

  if (pid != 0)
    return pid;
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  execv (argv[0], argv);
  _exit (127);
}

static double
get_processor_ms (pid_t pid)
{
  clockid_t       clock;
  struct timespec time = { 0 };

  if (clock_getcpuclockid (pid, &clock) == 0)
    clock_gettime (clock, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

/* Windows that show nothing of themselves, for selections and the like, are never painted in. */
static void
wait_for_paint (Display *display,
                int      damage_event)
{
  XEvent event;

  do
    {
      XNextEvent (display, &event);
      if (event.type == MapNotify && event.xmap.event == DefaultRootWindow (display))
        XDamageCreate (display, event.xmap.window, XDamageReportNonEmpty);
    }
  while (event.type != damage_event + XDamageNotify);
}

static int
ignore_error (Display     *display,
              XErrorEvent *event)
{
  return 0;
}

int
main (int   argc,
      char *argv[])
{
  Display *display = XOpenDisplay (NULL);
  int      damage_event, damage_error;
  gint64   begin;
  pid_t    pid;

  if (argc < 2 || display == NULL || !XDamageQueryExtension (display, &damage_event, &damage_error))
    {
      fputs ("first-frame: needs a program and a screen that tells of changes\n", stderr);
      return 2;
    }
  XSetErrorHandler (ignore_error);
  XSelectInput (display, DefaultRootWindow (display), SubstructureNotifyMask);
  XSync (display, False);

  begin = g_get_monotonic_time ();
  pid = start (argv + 1);
  wait_for_paint (display, damage_event);
  printf ("%d %.2f %.2f\n", (int)pid, (g_get_monotonic_time () - begin) / 1e3, get_processor_ms (pid));
  fflush (stdout);

  while (getchar () != EOF)
    ;
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
  return 0;
}
