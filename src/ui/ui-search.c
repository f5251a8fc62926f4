// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-search.h"

#include "session/session-search.h"
#include "ui/ui-found-row.h"

#include <glib/gi18n.h>

/* What was found in a room, or in all of them, while one types. A search that is superseded is given up;
 * until the next one is answered the last one's rows stay, so that nothing flickers. */

struct _UiSearch
{
  AdwBin parent_instance;

  /* template children */
  GtkWidget     *results;
  GtkListBox    *list;
  GtkLabel      *more;
  AdwStatusPage *nothing;

  /* owned */
  Session        *session; /* where to search: in its room */
  SessionHistory *history; /* … or in all */
  char           *words;
  GCancellable   *cancellable; /* of the search that goes on; NULL when it is answered */

  gboolean choose; /* the first, as soon as it is found */
};

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UiSearch, ui_search, ADW_TYPE_BIN)

static void
give_up (UiSearch *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
clear (UiSearch *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

/* Says so instead of results. */
static void
show_nothing (UiSearch   *self,
              const char *sentence,
              const char *advice)
{
  clear (self);
  adw_status_page_set_title (self->nothing, sentence);
  adw_status_page_set_description (self->nothing, advice);
  gtk_widget_set_visible (self->results, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), TRUE);
}

/* Among all rooms it matters in which one it was. */
static const char *
find_title (UiSearch     *self,
            SessionFound *found)
{
  SessionRecentRoom *room = self->history != NULL ? session_recent_rooms_find (session_history_get_rooms (self->history), session_found_get_archive (found)) : NULL;

  return room != NULL ? session_recent_room_get_title (room) : NULL;
}

static void
show_found (UiSearch   *self,
            GListModel *found)
{
  guint            n = g_list_model_get_n_items (found);
  g_autofree char *sentence = NULL;

  if (n == 0)
    {
      sentence = g_strdup_printf (_ ("Nothing found for “%s”"), self->words);
      show_nothing (self, sentence, _ ("Try another word, or only the first letters of it."));
      return;
    }
  clear (self);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SessionFound) each = g_list_model_get_item (found, i);

      /* A room that is no longer on the list cannot be gone to. */
      if (self->history != NULL && find_title (self, each) == NULL)
        continue;
      gtk_list_box_append (self->list, ui_found_row_new (each, find_title (self, each)));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->more), n == SESSION_SEARCH_LIMIT);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->results)), 0);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), FALSE);
  gtk_widget_set_visible (self->results, TRUE);
  if (self->choose)
    ui_search_choose_first (self);
}

static void
search_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (UiSearch) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) found = SESSION_IS_SESSION (object) ? session_search_finish (SESSION_SESSION (object), result, &error)
                                                             : session_history_search_finish (SESSION_HISTORY (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (found != NULL)
    show_found (self, found);
  else
    {
      g_warning ("The messages on this computer cannot be searched: %s", error->message);
      show_nothing (self, _ ("The messages on this computer cannot be read"), NULL);
    }
}

static gboolean
is_possible (UiSearch *self)
{
  return self->history != NULL || (self->session != NULL && session_search_is_possible (self->session));
}

/**
 * ui_search_set_words:
 * @words: what to search for, as typed
 */
void
ui_search_set_words (UiSearch   *self,
                     const char *words)
{
  char *copy = g_strstrip (g_strdup (words));

  g_return_if_fail (UI_IS_SEARCH (self));

  if (g_strcmp0 (self->words, copy) == 0)
    {
      g_free (copy);
      return;
    }
  give_up (self);
  self->choose = FALSE;
  g_free (self->words);
  self->words = copy;
  if (copy[0] == '\0' || !is_possible (self))
    {
      clear (self);
      gtk_widget_set_visible (GTK_WIDGET (self->nothing), FALSE);
      gtk_widget_set_visible (self->results, TRUE);
      gtk_widget_set_visible (GTK_WIDGET (self->more), FALSE);
      return;
    }
  self->cancellable = g_cancellable_new ();
  if (self->history != NULL)
    session_history_search_async (self->history, copy, self->cancellable, search_cb, g_object_ref (self));
  else
    session_search_async (self->session, copy, self->cancellable, search_cb, g_object_ref (self));
}

/**
 * ui_search_set_session:
 * @session: (nullable): in whose room to search
 */
void
ui_search_set_session (UiSearch *self,
                       Session  *session)
{
  g_return_if_fail (UI_IS_SEARCH (self));

  g_clear_pointer (&self->words, g_free);
  g_set_object (&self->session, session);
  ui_search_set_words (self, "");
}

/**
 * ui_search_set_history:
 * @history: all rooms, to search in them
 */
void
ui_search_set_history (UiSearch       *self,
                       SessionHistory *history)
{
  g_return_if_fail (UI_IS_SEARCH (self));

  g_set_object (&self->history, history);
}

static void
on_row_activated (UiSearch   *self,
                  UiFoundRow *row)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, ui_found_row_get_found (row));
}

/**
 * ui_search_choose_first:
 *
 * Enter in the entry means the newest, also when it comes before the answer.
 */
void
ui_search_choose_first (UiSearch *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  self->choose = self->cancellable != NULL;
  if (!self->choose && row != NULL)
    on_row_activated (self, UI_FOUND_ROW (row));
}

static void
ui_search_dispose (GObject *object)
{
  UiSearch *self = UI_SEARCH (object);

  give_up (self);
  g_clear_object (&self->session);
  g_clear_object (&self->history);
  G_OBJECT_CLASS (ui_search_parent_class)->dispose (object);
}

static void
ui_search_finalize (GObject *object)
{
  g_free (UI_SEARCH (object)->words);
  G_OBJECT_CLASS (ui_search_parent_class)->finalize (object);
}

static void
ui_search_class_init (UiSearchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ui_search_dispose;
  G_OBJECT_CLASS (klass)->finalize = ui_search_finalize;

  /**
   * UiSearch::chosen:
   * @found: the message the person wants to go to
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, SESSION_TYPE_FOUND);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ui-search.ui");
  gtk_widget_class_bind_template_child (widget_class, UiSearch, results);
  gtk_widget_class_bind_template_child (widget_class, UiSearch, list);
  gtk_widget_class_bind_template_child (widget_class, UiSearch, more);
  gtk_widget_class_bind_template_child (widget_class, UiSearch, nothing);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
ui_search_init (UiSearch *self)
{
  g_autofree char *more = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  /* Translators: below a list of found messages */
  more = g_strdup_printf (ngettext ("This is the newest message. Type more to find others.", "These are the newest %d messages. Type more to find others.", SESSION_SEARCH_LIMIT), SESSION_SEARCH_LIMIT);
  gtk_label_set_text (self->more, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more), FALSE);
}

GtkWidget *
ui_search_new (void)
{
  return g_object_new (UI_TYPE_SEARCH, NULL);
}
