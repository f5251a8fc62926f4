// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "doctor/doctor-finding.h"

#include <glib/gi18n.h>

/* What one check has found: a plain sentence, and at most one thing to do about it. All of
 * it is translated. */

struct _DoctorFinding
{
  GObject parent_instance;

  DoctorSeverity severity;
  guint          number;   /* of the check */
  char          *headline; /* a few words */
  char          *sentence;
  char          *details; /* lines, or NULL */
  char          *advice;  /* a sentence, or NULL */
  char          *command; /* to be typed in a terminal, or NULL */
};

G_DEFINE_FINAL_TYPE (DoctorFinding, doctor_finding, G_TYPE_OBJECT)

static void
doctor_finding_finalize (GObject *object)
{
  DoctorFinding *self = DOCTOR_FINDING (object);

  g_free (self->headline);
  g_free (self->sentence);
  g_free (self->details);
  g_free (self->advice);
  g_free (self->command);
  G_OBJECT_CLASS (doctor_finding_parent_class)->finalize (object);
}

static void
doctor_finding_class_init (DoctorFindingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = doctor_finding_finalize;
}

static void
doctor_finding_init (DoctorFinding *self)
{
}

/**
 * doctor_finding_new:
 * @headline: the same in a few words
 */
DoctorFinding *
doctor_finding_new (DoctorSeverity severity,
                    const char    *headline,
                    const char    *sentence)
{
  DoctorFinding *self = g_object_new (DOCTOR_TYPE_FINDING, NULL);

  self->severity = severity;
  self->headline = g_strdup (headline);
  self->sentence = g_strdup (sentence);
  return self;
}

DoctorFinding *
doctor_finding_new_fine (const char *sentence)
{
  return doctor_finding_new (DOCTOR_SEVERITY_FINE, sentence, sentence);
}

/**
 * doctor_finding_set_advice:
 * @advice: what to do, a whole sentence
 * @command: (nullable): what does it when it is typed in a terminal
 */
void
doctor_finding_set_advice (DoctorFinding *self,
                           const char    *advice,
                           const char    *command)
{
  g_free (self->advice);
  self->advice = g_strdup (advice);
  g_free (self->command);
  self->command = g_strdup (command);
}

/**
 * doctor_finding_set_details:
 * @details: (nullable): more about it, in lines
 */
void
doctor_finding_set_details (DoctorFinding *self,
                            const char    *details)
{
  g_free (self->details);
  self->details = g_strdup (details);
}

/**
 * doctor_finding_set_number:
 * @number: of the check: of two findings that are as bad, the lower one comes first
 */
void
doctor_finding_set_number (DoctorFinding *self,
                           guint          number)
{
  self->number = number;
}

/* A #GCompareDataFunc: what matters most comes first. */
int
doctor_finding_compare (gconstpointer a,
                        gconstpointer b,
                        gpointer      user_data)
{
  const DoctorFinding *left = a;
  const DoctorFinding *right = b;

  if (left->severity != right->severity)
    return (int)right->severity - (int)left->severity;
  return (int)left->number - (int)right->number;
}

DoctorSeverity
doctor_finding_get_severity (DoctorFinding *self)
{
  return self->severity;
}

const char *
doctor_finding_get_headline (DoctorFinding *self)
{
  return self->headline;
}

const char *
doctor_finding_get_sentence (DoctorFinding *self)
{
  return self->sentence;
}

const char *
doctor_finding_get_details (DoctorFinding *self)
{
  return self->details;
}

const char *
doctor_finding_get_advice (DoctorFinding *self)
{
  return self->advice;
}

const char *
doctor_finding_get_command (DoctorFinding *self)
{
  return self->command;
}

static char *
format_sentence (DoctorFinding *self)
{
  switch (self->severity)
    {
    case DOCTOR_SEVERITY_FINE:
      /* Translators: %s is a whole sentence */
      return g_strdup_printf (_ ("Fine: %s"), self->sentence);
    case DOCTOR_SEVERITY_WARNING:
      /* Translators: %s is a whole sentence */
      return g_strdup_printf (_ ("May matter: %s"), self->sentence);
    case DOCTOR_SEVERITY_PROBLEM:
      /* Translators: %s is a whole sentence */
      return g_strdup_printf (_ ("Problem: %s"), self->sentence);
    }
  g_return_val_if_reached (g_strdup (""));
}

static void
append_lines (GString    *text,
              const char *lines)
{
  g_auto (GStrv) parts = g_strsplit (lines != NULL ? lines : "", "\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    g_string_append_printf (text, "    %s\n", parts[i]);
}

/**
 * doctor_finding_to_text:
 *
 * Returns: (transfer full): all of it, in lines
 */
char *
doctor_finding_to_text (DoctorFinding *self)
{
  GString         *text = g_string_new (NULL);
  g_autofree char *sentence = format_sentence (self);

  g_string_append_printf (text, "%s\n", sentence);
  append_lines (text, self->details);
  append_lines (text, self->advice);
  append_lines (text, self->command);
  return g_string_free (text, FALSE);
}
