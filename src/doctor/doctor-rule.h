// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "doctor/doctor-finding.h"

G_BEGIN_DECLS

/* What Merhaba's own rules for firewalls open: data/firewall. */
#define DOCTOR_RULE_FIRST_PORT 12345
#define DOCTOR_RULE_LAST_PORT 12354

typedef enum {
  DOCTOR_RULE_FIREWALLD = 1,
  DOCTOR_RULE_UFW,
  DOCTOR_RULE_NFTABLES,
} DoctorRuleKind;

/* A firewall that is on, and what is known of it. */
typedef struct
{
  DoctorRuleKind kind;
  char          *zone;          /* firewalld: one that is not the usual one, or NULL */
  gboolean       knows_merhaba; /* it has our rule, which need only be switched on */
  gboolean       is_known;      /* what it lets through, the next two */
  gboolean       lets_callers_in;
  gboolean       lets_rooms_be_found;
} DoctorRule;

void           doctor_rule_clear (DoctorRule *self);
void           doctor_rule_read_zone (DoctorRule        *self,
                                      guint16            port,
                                      const char *const *services,
                                      GVariant          *ports);
DoctorFinding *doctor_rule_judge (const DoctorRule *self,
                                  guint16           port);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DoctorRule, doctor_rule_clear)

G_END_DECLS
