// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "doctor/doctor-check.h"

#include "doctor/doctor-rule.h"
#include "net/net-addresses.h"

#include <glib/gi18n.h>
#include <string.h>

/* Which firewall is on? Asked without being root: firewalld and systemd over the bus, ufw by
 * the file that everybody may read. What ufw and nftables let through, only root may know. */

#define FIREWALLD "org.fedoraproject.FirewallD1"
#define FIREWALLD_PATH "/org/fedoraproject/FirewallD1"
#define FIREWALLD_ZONE "org.fedoraproject.FirewallD1.zone"
#define SYSTEMD "org.freedesktop.systemd1"

/* firewalld's zone that lets everything in. */
#define TRUSTED "trusted"

typedef struct
{
  DoctorView *view;
  DoctorRule  rule;
  char       *zone;     /* firewalld's for our network */
  char      **services; /* what it lets through by name */
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  doctor_view_unref (search->view);
  doctor_rule_clear (&search->rule);
  g_free (search->zone);
  g_strfreev (search->services);
  g_free (search);
}

static void
judge (GTask         *task,
       DoctorRuleKind kind)
{
  Search *search = g_task_get_task_data (task);

  search->rule.kind = kind;
  doctor_check_return (task, doctor_rule_judge (&search->rule, search->view->port));
}

/* Takes over @task. */
static void
call (GTask              *task,
      const char         *name,
      const char         *path,
      const char         *interface,
      const char         *method,
      GVariant           *parameters,
      const char         *reply_type,
      GAsyncReadyCallback callback)
{
  Search *search = g_task_get_task_data (task);

  g_dbus_connection_call (search->view->bus, name, path, interface, method, parameters, G_VARIANT_TYPE (reply_type), G_DBUS_CALL_FLAGS_NO_AUTO_START, -1,
                          g_task_get_cancellable (task), callback, task);
}

/* --- nftables --- */

static void
active_state_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autoptr (GVariant) value = NULL;

  if (reply != NULL)
    g_variant_get (reply, "(v)", &value);
  if (value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) && g_str_equal (g_variant_get_string (value, NULL), "active"))
    judge (task, DOCTOR_RULE_NFTABLES);
  else
    doctor_check_return (task, doctor_finding_new_fine (_ ("No firewall was found that keeps others out.")));
}

static void
unit_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  const char *path;

  if (reply == NULL)
    {
      doctor_check_return (task, doctor_finding_new_fine (_ ("No firewall was found that keeps others out.")));
      return;
    }
  g_variant_get (reply, "(&o)", &path);
  call (g_steal_pointer (&task), SYSTEMD, path, "org.freedesktop.DBus.Properties", "Get", g_variant_new ("(ss)", SYSTEMD ".Unit", "ActiveState"), "(v)", active_state_cb);
}

static void
look_for_nftables (GTask *task)
{
  Search *search = g_task_get_task_data (task);

  if (search->view->bus != NULL)
    call (task, SYSTEMD, "/org/freedesktop/systemd1", SYSTEMD ".Manager", "GetUnit", g_variant_new ("(s)", "nftables.service"), "(o)", unit_cb);
  else
    {
      doctor_check_return (task, doctor_finding_new_fine (_ ("No firewall was found that keeps others out.")));
      g_object_unref (task);
    }
}

/* --- ufw --- */

static gboolean
is_enabled (const char *configuration)
{
  return configuration != NULL && g_regex_match_simple ("^\\s*ENABLED\\s*=\\s*[\"']?yes\\b", configuration, G_REGEX_CASELESS | G_REGEX_MULTILINE, 0);
}

static void
ufw_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Search          *search = g_task_get_task_data (task);
  g_autofree char *configuration = doctor_view_load_finish (source, result);

  if (!is_enabled (configuration))
    {
      look_for_nftables (g_steal_pointer (&task));
      return;
    }
  search->rule.knows_merhaba = doctor_view_has_file (search->view, "etc/ufw/applications.d/merhaba");
  judge (task, DOCTOR_RULE_UFW);
}

static void
look_for_ufw (GTask *task)
{
  Search *search = g_task_get_task_data (task);

  doctor_view_load_async (search->view, "etc/ufw/ufw.conf", g_task_get_cancellable (task), ufw_cb, task);
}

/* --- firewalld --- */

static void
known_services_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Search *search = g_task_get_task_data (task);
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autofree const char **services = NULL;

  if (reply != NULL)
    g_variant_get (reply, "(^a&s)", &services);
  search->rule.knows_merhaba = services != NULL && g_strv_contains (services, "merhaba");
  judge (task, DOCTOR_RULE_FIREWALLD);
}

static void
ports_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Search *search = g_task_get_task_data (task);
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autoptr (GVariant) ports = NULL;

  if (reply != NULL)
    {
      ports = g_variant_get_child_value (reply, 0);
      doctor_rule_read_zone (&search->rule, search->view->port != 0 ? search->view->port : DOCTOR_RULE_FIRST_PORT, (const char *const *)search->services, ports);
    }
  if (g_str_equal (search->zone, TRUSTED))
    search->rule.is_known = search->rule.lets_callers_in = search->rule.lets_rooms_be_found = TRUE;
  call (g_steal_pointer (&task), FIREWALLD, FIREWALLD_PATH, FIREWALLD, "listServices", NULL, "(as)", known_services_cb);
}

static void
services_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Search *search = g_task_get_task_data (task);
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  /* It is there, but does not tell us. */
  if (reply == NULL)
    {
      judge (task, DOCTOR_RULE_FIREWALLD);
      return;
    }
  g_variant_get (reply, "(^as)", &search->services);
  call (g_steal_pointer (&task), FIREWALLD, FIREWALLD_PATH, FIREWALLD_ZONE, "getPorts", g_variant_new ("(s)", search->zone), "(aas)", ports_cb);
}

/* It becomes a part of a command that people copy. */
static gboolean
is_word (const char *text)
{
  return text[strspn (text, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_-")] == '\0';
}

static void
default_zone_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Search *search = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (reply != NULL)
    {
      const char *zone;

      g_variant_get (reply, "(&s)", &zone);
      if (search->zone[0] == '\0')
        {
          g_free (search->zone);
          search->zone = g_strdup (zone);
        }
      else if (!g_str_equal (search->zone, zone) && is_word (search->zone))
        search->rule.zone = g_strdup (search->zone);
      call (g_steal_pointer (&task), FIREWALLD, FIREWALLD_PATH, FIREWALLD_ZONE, "getServices", g_variant_new ("(s)", search->zone), "(as)", services_cb);
    }
  else if (g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN) || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER))
    look_for_ufw (g_steal_pointer (&task));
  else
    judge (task, DOCTOR_RULE_FIREWALLD);
}

/* The zone of our network; an empty one is the usual one. */
static void
zone_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GTask  *task = user_data;
  Search *search = g_task_get_task_data (task);
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  if (reply != NULL)
    g_variant_get (reply, "(s)", &search->zone);
  else
    search->zone = g_strdup ("");
  call (task, FIREWALLD, FIREWALLD_PATH, FIREWALLD, "getDefaultZone", NULL, "(s)", default_zone_cb);
}

/**
 * doctor_firewall_async:
 *
 * Which firewall is on, and does it let others in?
 */
void
doctor_firewall_async (DoctorView         *view,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  GTask      *task = g_task_new (NULL, cancellable, callback, user_data);
  Search     *search = g_new0 (Search, 1);
  const char *interface = view->addresses->len > 0 ? ((const NetAddress *)view->addresses->pdata[0])->interface : "";

  g_task_set_source_tag (task, doctor_firewall_async);
  search->view = doctor_view_ref (view);
  g_task_set_task_data (task, search, search_free);
  if (view->bus != NULL)
    call (task, FIREWALLD, FIREWALLD_PATH, FIREWALLD_ZONE, "getZoneOfInterface", g_variant_new ("(s)", interface), "(s)", zone_cb);
  else
    look_for_ufw (task);
}
