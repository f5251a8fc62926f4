// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-presence.h"

#include <glib/gi18n.h>

/* Who came and who left, one after another, is one row: "Ayşe, Can and 3 others came". It
 * says of each how it is now. */

/* People of one row; who comes then begins another. */
#define MAX_PEOPLE 500

typedef struct
{
  GPtrArray *came;
  GPtrArray *left;
} Presence;

static void
presence_free (Presence *presence)
{
  g_ptr_array_unref (presence->came);
  g_ptr_array_unref (presence->left);
  g_free (presence);
}

static GQuark
presence_quark (void)
{
  return g_quark_from_static_string ("session-presence");
}

/* --- Sentences --- */

static char *
say_came (GPtrArray *names)
{
  const char *first = names->pdata[0];
  guint       rest = names->len - 2;

  switch (names->len)
    {
    case 1:
      return g_strdup_printf (_ ("%s came"), first);
    case 2:
      /* Translators: two people */
      return g_strdup_printf (_ ("%s and %s came"), first, (char *)names->pdata[1]);
    case 3:
      /* Translators: three people */
      return g_strdup_printf (_ ("%s, %s and %s came"), first, (char *)names->pdata[1], (char *)names->pdata[2]);
    default:
      /* Translators: two people and how many besides */
      return g_strdup_printf (ngettext ("%s, %s and %u other came", "%s, %s and %u others came", rest), first, (char *)names->pdata[1], rest);
    }
}

static char *
say_left (GPtrArray *names)
{
  const char *first = names->pdata[0];
  guint       rest = names->len - 2;

  switch (names->len)
    {
    case 1:
      return g_strdup_printf (_ ("%s left"), first);
    case 2:
      /* Translators: two people */
      return g_strdup_printf (_ ("%s and %s left"), first, (char *)names->pdata[1]);
    case 3:
      /* Translators: three people */
      return g_strdup_printf (_ ("%s, %s and %s left"), first, (char *)names->pdata[1], (char *)names->pdata[2]);
    default:
      /* Translators: two people and how many besides */
      return g_strdup_printf (ngettext ("%s, %s and %u other left", "%s, %s and %u others left", rest), first, (char *)names->pdata[1], rest);
    }
}

/* A line for each of both. */
static char *
say_both (Presence *presence)
{
  g_autofree char *came = presence->came->len > 0 ? say_came (presence->came) : NULL;
  g_autofree char *left = presence->left->len > 0 ? say_left (presence->left) : NULL;

  if (came == NULL || left == NULL)
    return g_strdup (came != NULL ? came : left);
  return g_strconcat (came, "\n", left, NULL);
}

/* --- Rows --- */

static gboolean
is_same_day (GDateTime *a,
             GDateTime *b)
{
  return g_date_time_get_year (a) == g_date_time_get_year (b) && g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b);
}

/* The newest row, if it is one of these and can take up more. */
static SessionMessage *
find_row (SessionTimeline *timeline,
          GDateTime       *time)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (timeline));
  g_autoptr (SessionMessage) last = n > 0 ? g_list_model_get_item (G_LIST_MODEL (timeline), n - 1) : NULL;
  g_autoptr (GDateTime) local = g_date_time_to_local (time);
  const Presence *presence = last != NULL ? g_object_get_qdata (G_OBJECT (last), presence_quark ()) : NULL;

  if (presence == NULL || presence->came->len + presence->left->len >= MAX_PEOPLE || !is_same_day (session_message_get_time (last), local))
    return NULL;
  /* The timeline keeps it. */
  return last;
}

static void
move (GPtrArray  *from,
      GPtrArray  *to,
      const char *name)
{
  guint index;

  if (g_ptr_array_find_with_equal_func (from, name, g_str_equal, &index))
    g_ptr_array_remove_index (from, index);
  if (!g_ptr_array_find_with_equal_func (to, name, g_str_equal, NULL))
    g_ptr_array_add (to, g_strdup (name));
}

static void
begin_row (SessionTimeline   *timeline,
           SessionMessageKind kind,
           const char        *name,
           GDateTime         *time)
{
  Presence        *presence = g_new0 (Presence, 1);
  g_autofree char *sentence = NULL;
  g_autoptr (SessionMessage) row = NULL;

  presence->came = g_ptr_array_new_with_free_func (g_free);
  presence->left = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (kind == SESSION_MESSAGE_CAME ? presence->came : presence->left, g_strdup (name));
  sentence = say_both (presence);
  row = session_message_new_event (kind, sentence, time);
  g_object_set_qdata_full (G_OBJECT (row), presence_quark (), presence, (GDestroyNotify)presence_free);
  session_timeline_append (timeline, row);
}

static void
note (SessionTimeline   *timeline,
      SessionMessageKind kind,
      const char        *name,
      GDateTime         *time)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  GDateTime       *when = time != NULL ? time : now;
  SessionMessage  *row = find_row (timeline, when);
  Presence        *presence = row != NULL ? g_object_get_qdata (G_OBJECT (row), presence_quark ()) : NULL;
  g_autofree char *sentence = NULL;

  if (presence == NULL)
    {
      begin_row (timeline, kind, name, when);
      return;
    }
  if (kind == SESSION_MESSAGE_CAME)
    move (presence->left, presence->came, name);
  else
    move (presence->came, presence->left, name);
  sentence = say_both (presence);
  session_message_set_time (row, when);
  session_message_set_sentence (row, sentence);
}

/**
 * session_presence_came:
 * @time: (nullable): when, %NULL for now
 *
 * Says in the conversation that somebody came.
 */
void
session_presence_came (SessionTimeline *timeline,
                       const char      *name,
                       GDateTime       *time)
{
  note (timeline, SESSION_MESSAGE_CAME, name, time);
}

void
session_presence_left (SessionTimeline *timeline,
                       const char      *name,
                       GDateTime       *time)
{
  note (timeline, SESSION_MESSAGE_LEFT, name, time);
}
