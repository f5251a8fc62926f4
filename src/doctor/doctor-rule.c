// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "doctor/doctor-rule.h"

#include <glib/gi18n.h>
#include <stdio.h>

/* What a firewall lets through, and the one command that makes it let Merhaba through. */

/* Where rooms are found (RFC 6762). */
#define MDNS_PORT 5353

void
doctor_rule_clear (DoctorRule *self)
{
  g_clear_pointer (&self->zone, g_free);
}

/* --- What firewalld says --- */

/* @range is a port or two with a hyphen between them. */
static gboolean
is_in_range (const char *range,
             guint       port)
{
  guint first, last;
  int   n = sscanf (range, "%5u-%5u", &first, &last);

  return n == 2 ? first <= port && port <= last : n == 1 && first == port;
}

static gboolean
has_port (GVariant   *ports,
          guint       port,
          const char *protocol)
{
  for (gsize i = 0; i < g_variant_n_children (ports); i++)
    {
      g_autofree const char **pair = NULL;

      g_variant_get_child (ports, i, "^a&s", &pair);
      if (pair[0] != NULL && pair[1] != NULL && g_str_equal (pair[1], protocol) && is_in_range (pair[0], port))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_covered (guint16 port)
{
  return port >= DOCTOR_RULE_FIRST_PORT && port <= DOCTOR_RULE_LAST_PORT;
}

/**
 * doctor_rule_read_zone:
 * @port: where callers come in
 * @services: what firewalld lets through by name
 * @ports: type aas, and by port and protocol
 */
void
doctor_rule_read_zone (DoctorRule        *self,
                       guint16            port,
                       const char *const *services,
                       GVariant          *ports)
{
  gboolean merhaba = g_strv_contains (services, "merhaba");

  self->is_known = TRUE;
  self->lets_callers_in = (merhaba && is_covered (port)) || has_port (ports, port, "tcp");
  self->lets_rooms_be_found = merhaba || g_strv_contains (services, "mdns") || has_port (ports, MDNS_PORT, "udp");
}

/* --- The command --- */

static char *
get_firewalld_command (const DoctorRule *self,
                       guint16           port)
{
  g_autofree char *zone = self->zone != NULL ? g_strdup_printf ("--zone=%s ", self->zone) : g_strdup ("");
  g_autofree char *what = NULL;

  if (!is_covered (port))
    what = g_strdup_printf ("--add-port=%u/tcp --add-service=mdns", port);
  else if (self->knows_merhaba)
    what = g_strdup ("--add-service=merhaba");
  else
    what = g_strdup_printf ("--add-port=%u-%u/tcp --add-service=mdns", DOCTOR_RULE_FIRST_PORT, DOCTOR_RULE_LAST_PORT);
  return g_strdup_printf ("sudo firewall-cmd --permanent %s%s && sudo firewall-cmd --reload", zone, what);
}

static char *
get_command (const DoctorRule *self,
             guint16           port)
{
  switch (self->kind)
    {
    case DOCTOR_RULE_FIREWALLD:
      return get_firewalld_command (self, port);
    case DOCTOR_RULE_UFW:
      if (!is_covered (port))
        return g_strdup_printf ("sudo ufw allow %u/tcp", port);
      if (self->knows_merhaba)
        return g_strdup ("sudo ufw allow Merhaba");
      return g_strdup_printf ("sudo ufw allow %u:%u/tcp", DOCTOR_RULE_FIRST_PORT, DOCTOR_RULE_LAST_PORT);
    case DOCTOR_RULE_NFTABLES:
      if (!is_covered (port))
        return g_strdup_printf ("sudo nft insert rule inet filter input tcp dport %u accept", port);
      return g_strdup_printf ("sudo nft insert rule inet filter input tcp dport %u-%u accept", DOCTOR_RULE_FIRST_PORT, DOCTOR_RULE_LAST_PORT);
    }
  g_return_val_if_reached (NULL);
}

/* --- The judgement --- */

static const char *
get_name (const DoctorRule *self)
{
  static const char *const names[] = { "", "firewalld", "ufw", "nftables" };

  return names[self->kind];
}

static char *
describe_unknown (const DoctorRule *self,
                  guint16           port)
{
  if (port == 0)
    return g_strdup_printf (_ ("A firewall is on (%s). It may keep others out of a room that you host."), get_name (self));
  if (!is_covered (port))
    return g_strdup_printf (_ ("A firewall is on (%s), and this room is at port %u, which Merhaba’s usual rule does not open."), get_name (self), port);
  return g_strdup_printf (_ ("A firewall is on (%s). It may keep others out of this room."), get_name (self));
}

static char *
describe_known (const DoctorRule *self,
                guint16           port)
{
  if (!self->lets_rooms_be_found)
    return g_strdup_printf (_ ("The firewall (%s) does not let rooms be found."), get_name (self));
  if (port == 0)
    return g_strdup_printf (_ ("The firewall (%s) keeps others out of a room that you host."), get_name (self));
  if (!is_covered (port))
    return g_strdup_printf (_ ("The firewall (%s) keeps others out: this room is at port %u, which Merhaba’s usual rule does not open."), get_name (self), port);
  return g_strdup_printf (_ ("The firewall (%s) keeps others out of this room."), get_name (self));
}

/**
 * doctor_rule_judge:
 * @port: of the room that is hosted here, or 0
 */
DoctorFinding *
doctor_rule_judge (const DoctorRule *self,
                   guint16           port)
{
  g_autofree char *command = get_command (self, port != 0 ? port : DOCTOR_RULE_FIRST_PORT);
  g_autofree char *sentence = NULL;
  DoctorFinding   *finding;

  if (self->is_known && self->lets_callers_in && self->lets_rooms_be_found)
    {
      sentence = g_strdup_printf (_ ("The firewall (%s) lets Merhaba through."), get_name (self));
      return doctor_finding_new_fine (sentence);
    }
  if (!self->is_known)
    {
      sentence = describe_unknown (self, port);
      finding = doctor_finding_new (DOCTOR_SEVERITY_WARNING, _ ("A firewall is on"), sentence);
      doctor_finding_set_advice (finding, _ ("If others cannot come in, let Merhaba through with this command:"), command);
      return finding;
    }
  sentence = describe_known (self, port);
  finding = doctor_finding_new (port != 0 || !self->lets_rooms_be_found ? DOCTOR_SEVERITY_PROBLEM : DOCTOR_SEVERITY_WARNING, _ ("The firewall is in the way"), sentence);
  doctor_finding_set_advice (finding, _ ("Let Merhaba through with this command:"), command);
  return finding;
}
