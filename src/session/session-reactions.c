// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-reactions.h"

#include "session/session-emoji.h"

#include <glib/gi18n.h>
#include <string.h>

#define EMOJI_SELECTOR "\xef\xb8\x8f"

typedef struct
{
  char *who;
  char *name;
} Person;

typedef struct
{
  char      *emoji;
  GPtrArray *people; /* Person, our own first */
} Kind;

struct _SessionReactions
{
  GPtrArray *kinds;
};

static void
person_free (Person *person)
{
  g_free (person->who);
  g_free (person->name);
  g_free (person);
}

static void
kind_free (Kind *kind)
{
  g_free (kind->emoji);
  g_ptr_array_unref (kind->people);
  g_free (kind);
}

/* GTK’s chooser has one behind every emoji, other programs only where it makes a
 * difference: it is the same reaction. */
static void
drop_needless_selectors (char *emoji)
{
  while (g_str_has_suffix (emoji, EMOJI_SELECTOR))
    {
      char *end = emoji + strlen (emoji) - strlen (EMOJI_SELECTOR);

      *end = '\0';
      if (session_emoji_is_all (emoji, 1))
        continue;
      *end = EMOJI_SELECTOR[0];
      return;
    }
}

/**
 * session_reactions_dup_emoji:
 * @text: what somebody reacted, untrusted
 *
 * Returns: (transfer full) (nullable): the emoji, drawn as a picture and always written the
 *   same; %NULL when it is not exactly one
 */
char *
session_reactions_dup_emoji (const char *text)
{
  g_autofree char *as_picture = NULL;
  g_autofree char *emoji = NULL;

  if (strlen (text) > SESSION_REACTIONS_MAX_BYTES || strchr (text, ' ') != NULL || !g_utf8_validate (text, -1, NULL))
    return NULL;
  if (session_emoji_is_all (text, 1))
    {
      emoji = g_strdup (text);
      drop_needless_selectors (emoji);
      return g_steal_pointer (&emoji);
    }
  /* Some programs leave out what makes a picture of ❤. */
  as_picture = g_strconcat (text, EMOJI_SELECTOR, NULL);
  return text[0] != '\0' && session_emoji_is_all (as_picture, 1) ? g_steal_pointer (&as_picture) : NULL;
}

SessionReactions *
session_reactions_new (void)
{
  SessionReactions *self = g_new0 (SessionReactions, 1);

  self->kinds = g_ptr_array_new_with_free_func ((GDestroyNotify)kind_free);
  return self;
}

void
session_reactions_free (SessionReactions *self)
{
  g_ptr_array_unref (self->kinds);
  g_free (self);
}

static Kind *
find_kind (SessionReactions *self,
           const char       *emoji,
           guint            *position)
{
  for (guint i = 0; i < self->kinds->len; i++)
    {
      Kind *kind = self->kinds->pdata[i];

      *position = i;
      if (strcmp (kind->emoji, emoji) == 0)
        return kind;
    }
  return NULL;
}

static gboolean
find_person (const Kind *kind,
             const char *who,
             guint      *position)
{
  for (guint i = 0; i < kind->people->len; i++)
    {
      *position = i;
      if (strcmp (((const Person *)kind->people->pdata[i])->who, who) == 0)
        return TRUE;
    }
  return FALSE;
}

static Kind *
add_kind (SessionReactions *self,
          const char       *emoji)
{
  Kind *kind;

  if (self->kinds->len >= SESSION_REACTIONS_MAX)
    return NULL;
  kind = g_new0 (Kind, 1);
  kind->emoji = g_strdup (emoji);
  kind->people = g_ptr_array_new_with_free_func ((GDestroyNotify)person_free);
  g_ptr_array_add (self->kinds, kind);
  return kind;
}

/**
 * session_reactions_add:
 * @who: by which a person is known again, %SESSION_REACTIONS_OWN for our own
 * @name: as people see it
 *
 * Returns: whether that changed anything; what passes the limits is left out
 */
gboolean
session_reactions_add (SessionReactions *self,
                       const char       *emoji,
                       const char       *who,
                       const char       *name)
{
  guint   position;
  Kind   *kind = find_kind (self, emoji, &position);
  Person *person;

  if (kind == NULL)
    kind = add_kind (self, emoji);
  if (kind == NULL || kind->people->len >= SESSION_REACTIONS_MAX_PEOPLE || find_person (kind, who, &position))
    return FALSE;
  person = g_new0 (Person, 1);
  person->who = g_strdup (who);
  person->name = g_strdup (name);
  g_ptr_array_insert (kind->people, strcmp (who, SESSION_REACTIONS_OWN) == 0 ? 0 : -1, person);
  return TRUE;
}

/**
 * session_reactions_remove:
 *
 * Returns: whether that changed anything
 */
gboolean
session_reactions_remove (SessionReactions *self,
                          const char       *emoji,
                          const char       *who)
{
  guint kind_position, position;
  Kind *kind = find_kind (self, emoji, &kind_position);

  if (kind == NULL || !find_person (kind, who, &position))
    return FALSE;
  g_ptr_array_remove_index (kind->people, position);
  if (kind->people->len == 0)
    g_ptr_array_remove_index (self->kinds, kind_position);
  return TRUE;
}

gboolean
session_reactions_has (SessionReactions *self,
                       const char       *emoji,
                       const char       *who)
{
  guint       position;
  const Kind *kind = find_kind (self, emoji, &position);

  return kind != NULL && find_person (kind, who, &position);
}

/**
 * session_reactions_get_n:
 *
 * Returns: how many different emoji there are
 */
guint
session_reactions_get_n (SessionReactions *self)
{
  return self->kinds->len;
}

const char *
session_reactions_get_emoji (SessionReactions *self,
                             guint             i)
{
  return ((const Kind *)self->kinds->pdata[i])->emoji;
}

guint
session_reactions_count_people (SessionReactions *self,
                                guint             i)
{
  return ((const Kind *)self->kinds->pdata[i])->people->len;
}

static const char *
get_name (const Kind *kind,
          guint       i)
{
  const Person *person = kind->people->pdata[i];

  return strcmp (person->who, SESSION_REACTIONS_OWN) == 0 ? _ ("You") : person->name;
}

/**
 * session_reactions_describe_people:
 *
 * Returns: (transfer full): who reacted so, for people
 */
char *
session_reactions_describe_people (SessionReactions *self,
                                   guint             i)
{
  const Kind *kind = self->kinds->pdata[i];
  guint       n = kind->people->len;

  if (n == 1)
    return g_strdup (get_name (kind, 0));
  if (n == 2)
    /* Translators: two people */
    return g_strdup_printf (_ ("%s and %s"), get_name (kind, 0), get_name (kind, 1));
  if (n == 3)
    /* Translators: three people */
    return g_strdup_printf (_ ("%s, %s and %s"), get_name (kind, 0), get_name (kind, 1), get_name (kind, 2));
  /* Translators: two people, and how many others */
  return g_strdup_printf (ngettext ("%s, %s and %u other", "%s, %s and %u others", n - 2), get_name (kind, 0), get_name (kind, 1), n - 2);
}
