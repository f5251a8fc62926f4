// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "doctor/doctor-check.h"

#include "discovery/discovery-avahi.h"

#include <glib/gi18n.h>
#include <string.h>

/* Avahi: is it there, and does it run? Who asks it something starts it, where it is
 * installed so. */

/* Avahi's words for how it is. */
#define SERVER_REGISTERING 1
#define SERVER_RUNNING 2
#define SERVER_COLLISION 3

#define START_COMMAND "sudo systemctl enable --now avahi-daemon"
#define RESTART_COMMAND "sudo systemctl restart avahi-daemon"

static void
return_problem (GTask      *task,
                const char *headline,
                const char *sentence,
                const char *advice,
                const char *command)
{
  DoctorFinding *finding = doctor_finding_new (DOCTOR_SEVERITY_PROBLEM, headline, sentence);

  doctor_finding_set_advice (finding, advice, command);
  doctor_check_return (task, finding);
}

/* --- It is not there --- */

/* How each family of systems installs it; the words are those of os-release. */
static const char *
find_install_command (const char *os_release)
{
  static const struct
  {
    const char *system;
    const char *command;
  } rows[] = {
    { "debian", "sudo apt install avahi-daemon" },
    { "ubuntu", "sudo apt install avahi-daemon" },
    { "fedora", "sudo dnf install avahi && sudo systemctl enable --now avahi-daemon" },
    { "rhel", "sudo dnf install avahi && sudo systemctl enable --now avahi-daemon" },
    { "arch", "sudo pacman -S avahi && sudo systemctl enable --now avahi-daemon" },
    { "suse", "sudo zypper install avahi && sudo systemctl enable --now avahi-daemon" },
  };
  g_auto (GStrv) lines = g_strsplit (os_release != NULL ? os_release : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "ID=") || g_str_has_prefix (lines[i], "ID_LIKE="))
      for (gsize j = 0; j < G_N_ELEMENTS (rows); j++)
        if (strstr (lines[i], rows[j].system) != NULL)
          return rows[j].command;
  return NULL;
}

static void
os_release_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autofree char *os_release = doctor_view_load_finish (source, result);
  const char      *command = find_install_command (os_release);

  return_problem (task, _ ("Avahi is missing"), _ ("Avahi, the service that finds rooms nearby, is not installed."),
                  command != NULL ? _ ("Install it with this command:") : _ ("Install “avahi-daemon” with the software manager of your system."), command);
}

static void
return_not_running (GTask *task)
{
  return_problem (task, _ ("Avahi is not running"), _ ("Avahi, the service that finds rooms nearby, is installed but not running."),
                  _ ("Start it with this command:"), START_COMMAND);
}

/* --- It is there --- */

static void
return_state (GTask *task,
              int    state)
{
  DoctorFinding *finding;

  switch (state)
    {
    case SERVER_RUNNING:
      doctor_check_return (task, doctor_finding_new_fine (_ ("Avahi, the service that finds rooms nearby, is running.")));
      return;
    case SERVER_REGISTERING:
    case SERVER_COLLISION:
      finding = doctor_finding_new (DOCTOR_SEVERITY_WARNING, _ ("Avahi is not ready yet"),
                                    _ ("Avahi, the service that finds rooms nearby, is still choosing a name for this computer."));
      doctor_finding_set_advice (finding, _ ("Look again in a moment."), NULL);
      doctor_check_return (task, finding);
      return;
    default:
      return_problem (task, _ ("Avahi does not work"), _ ("Avahi, the service that finds rooms nearby, does not work as it should."),
                      _ ("Start it anew with this command:"), RESTART_COMMAND);
    }
}

static gboolean
is_installed (DoctorView *view)
{
  return doctor_view_has_file (view, "usr/sbin/avahi-daemon") || doctor_view_has_file (view, "usr/bin/avahi-daemon");
}

/* The bus knows nobody who speaks for Avahi, or could not start them. */
static gboolean
is_absence (const GError *error)
{
  g_autofree char *name = g_dbus_error_get_remote_error (error);

  return g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN) || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER) ||
         (name != NULL && (g_str_has_prefix (name, "org.freedesktop.systemd1.") || g_str_has_prefix (name, "org.freedesktop.DBus.Error.Spawn.")));
}

static void
state_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  DoctorView *view = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  GCancellable *cancellable = g_task_get_cancellable (task);
  int           state = -1;

  if (reply != NULL)
    g_variant_get (reply, "(i)", &state);
  if (reply != NULL || !is_absence (error))
    return_state (task, state);
  else if (is_installed (view) || !g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN))
    return_not_running (task);
  else
    doctor_view_load_async (view, "etc/os-release", cancellable, os_release_cb, g_steal_pointer (&task));
}

/**
 * doctor_avahi_async:
 *
 * Can rooms be announced and found?
 */
void
doctor_avahi_async (DoctorView         *view,
                    GCancellable       *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer            user_data)
{
  g_autoptr (GTask) task = doctor_check_task_new (view, cancellable, callback, user_data, doctor_avahi_async);

  if (view->bus == NULL)
    return_problem (task, _ ("Rooms cannot be found"), _ ("Rooms nearby cannot be found: the part of the system that programs talk through (D-Bus) does not answer."),
                    _ ("Join by address, or start this computer anew."), NULL);
  else
    g_dbus_connection_call (view->bus, DISCOVERY_AVAHI_NAME, "/", DISCOVERY_AVAHI_SERVER, "GetState", NULL, G_VARIANT_TYPE ("(i)"), G_DBUS_CALL_FLAGS_NONE, -1,
                            cancellable, state_cb, g_steal_pointer (&task));
}
