// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "doctor/doctor-rule.h"

#include "fixtures/locale.h"

static void
test_zone (void)
{
  static const struct
  {
    guint16     port;
    const char *service;
    const char *ports;
    gboolean    lets_callers_in;
    gboolean    lets_rooms_be_found;
  } rows[] = {
    { 12345, "ssh", "@aas []", FALSE, FALSE },
    { 12345, "mdns", "@aas []", FALSE, TRUE },
    { 12345, "merhaba", "@aas []", TRUE, TRUE },
    { 12354, "merhaba", "@aas []", TRUE, TRUE },
    { 12355, "merhaba", "@aas []", FALSE, TRUE },
    { 12345, "ssh", "[['12345', 'tcp']]", TRUE, FALSE },
    { 12345, "ssh", "[['12345', 'udp']]", FALSE, FALSE },
    { 12346, "ssh", "[['12345', 'tcp']]", FALSE, FALSE },
    { 40000, "ssh", "[['1025-65535', 'udp'], ['1025-65535', 'tcp']]", TRUE, TRUE },
    { 12345, "ssh", "[['12345-12354', 'tcp']]", TRUE, FALSE },
    { 12354, "ssh", "[['12345-12354', 'tcp']]", TRUE, FALSE },
    { 12355, "ssh", "[['12345-12354', 'tcp']]", FALSE, FALSE },
    { 12345, "ssh", "[['nonsense', 'tcp'], ['12345'], @as []]", FALSE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *const services[] = { "dhcpv6-client", rows[i].service, NULL };
      g_autoptr (GVariant) ports = g_variant_ref_sink (g_variant_new_parsed (rows[i].ports));
      g_auto (DoctorRule) rule = { 0 };

      doctor_rule_read_zone (&rule, rows[i].port, services, ports);
      g_assert_true (rule.is_known);
      g_assert_cmpint (rule.lets_callers_in, ==, rows[i].lets_callers_in);
      g_assert_cmpint (rule.lets_rooms_be_found, ==, rows[i].lets_rooms_be_found);
    }
}

static void
test_commands (void)
{
  static const struct
  {
    DoctorRuleKind kind;
    gboolean       knows_merhaba;
    const char    *zone;
    guint16        port;
    const char    *command;
  } rows[] = {
    { DOCTOR_RULE_FIREWALLD, TRUE, NULL, 12345, "sudo firewall-cmd --permanent --add-service=merhaba && sudo firewall-cmd --reload" },
    { DOCTOR_RULE_FIREWALLD, TRUE, NULL, 0, "sudo firewall-cmd --permanent --add-service=merhaba && sudo firewall-cmd --reload" },
    { DOCTOR_RULE_FIREWALLD, TRUE, "home", 12345, "sudo firewall-cmd --permanent --zone=home --add-service=merhaba && sudo firewall-cmd --reload" },
    { DOCTOR_RULE_FIREWALLD, FALSE, NULL, 12345, "sudo firewall-cmd --permanent --add-port=12345-12354/tcp --add-service=mdns && sudo firewall-cmd --reload" },
    { DOCTOR_RULE_FIREWALLD, TRUE, NULL, 12360, "sudo firewall-cmd --permanent --add-port=12360/tcp --add-service=mdns && sudo firewall-cmd --reload" },
    { DOCTOR_RULE_UFW, TRUE, NULL, 12345, "sudo ufw allow Merhaba" },
    { DOCTOR_RULE_UFW, FALSE, NULL, 12345, "sudo ufw allow 12345:12354/tcp" },
    { DOCTOR_RULE_UFW, TRUE, NULL, 12360, "sudo ufw allow 12360/tcp" },
    { DOCTOR_RULE_NFTABLES, FALSE, NULL, 12345, "sudo nft insert rule inet filter input tcp dport 12345-12354 accept" },
    { DOCTOR_RULE_NFTABLES, FALSE, NULL, 12360, "sudo nft insert rule inet filter input tcp dport 12360 accept" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (DoctorRule) rule = { .kind = rows[i].kind, .knows_merhaba = rows[i].knows_merhaba, .zone = g_strdup (rows[i].zone) };
      g_autoptr (DoctorFinding) finding = doctor_rule_judge (&rule, rows[i].port);

      g_assert_cmpstr (doctor_finding_get_command (finding), ==, rows[i].command);
    }
}

static void
test_judgement (void)
{
  static const struct
  {
    gboolean       is_known;
    gboolean       lets_callers_in;
    gboolean       lets_rooms_be_found;
    guint16        port;
    DoctorSeverity severity;
    const char    *sentence;
  } rows[] = {
    { TRUE, TRUE, TRUE, 12345, DOCTOR_SEVERITY_FINE, "The firewall (firewalld) lets Merhaba through." },
    { TRUE, FALSE, TRUE, 12345, DOCTOR_SEVERITY_PROBLEM, "The firewall (firewalld) keeps others out of this room." },
    { TRUE, FALSE, TRUE, 12360, DOCTOR_SEVERITY_PROBLEM, "The firewall (firewalld) keeps others out: this room is at port 12360, which Merhaba’s usual rule does not open." },
    { TRUE, FALSE, TRUE, 0, DOCTOR_SEVERITY_WARNING, "The firewall (firewalld) keeps others out of a room that you host." },
    { TRUE, FALSE, FALSE, 0, DOCTOR_SEVERITY_PROBLEM, "The firewall (firewalld) does not let rooms be found." },
    { TRUE, TRUE, FALSE, 12345, DOCTOR_SEVERITY_PROBLEM, "The firewall (firewalld) does not let rooms be found." },
    { FALSE, FALSE, FALSE, 12345, DOCTOR_SEVERITY_WARNING, "A firewall is on (firewalld). It may keep others out of this room." },
    { FALSE, FALSE, FALSE, 12360, DOCTOR_SEVERITY_WARNING, "A firewall is on (firewalld), and this room is at port 12360, which Merhaba’s usual rule does not open." },
    { FALSE, FALSE, FALSE, 0, DOCTOR_SEVERITY_WARNING, "A firewall is on (firewalld). It may keep others out of a room that you host." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      DoctorRule rule = { .kind = DOCTOR_RULE_FIREWALLD, .is_known = rows[i].is_known, .lets_callers_in = rows[i].lets_callers_in, .lets_rooms_be_found = rows[i].lets_rooms_be_found };
      g_autoptr (DoctorFinding) finding = doctor_rule_judge (&rule, rows[i].port);

      g_assert_cmpint (doctor_finding_get_severity (finding), ==, rows[i].severity);
      g_assert_cmpstr (doctor_finding_get_sentence (finding), ==, rows[i].sentence);
    }
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/doctor/rule/zone", test_zone);
  g_test_add_func ("/doctor/rule/commands", test_commands);
  g_test_add_func ("/doctor/rule/judgement", test_judgement);
  return g_test_run ();
}
