// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-room-page-private.h"

#include <glib/gi18n.h>

#include "session/session-search.h"

/* Searching the room, and going to what was found. */

/* Without our own copy of the room there is nothing to search in. */
void
ui_room_page_show_search (UiRoomPage *self,
                          gboolean    in_conversation)
{
  gboolean possible = in_conversation && session_search_is_possible (self->session);

  gtk_widget_set_visible (self->search_button, possible);
  if (!possible)
    gtk_search_bar_set_search_mode (self->search_bar, FALSE);
}

/* The results take the conversation's place while there is something to search for. */
void
ui_room_page_on_search_changed (UiRoomPage *self)
{
  const char *words = gtk_editable_get_text (self->search_entry);
  gboolean    searching = gtk_search_bar_get_search_mode (self->search_bar) && words[0] != '\0';

  ui_search_set_words (self->search, searching ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->search), searching);
  gtk_widget_set_visible (self->talk, !searching);
}

void
ui_room_page_on_search_mode_changed (UiRoomPage *self)
{
  gboolean searching = gtk_search_bar_get_search_mode (self->search_bar);

  /* Folded away it would still be found by screen readers. */
  gtk_widget_set_visible (GTK_WIDGET (self->search_bar), searching);
  if (!searching)
    {
      ui_room_page_on_search_changed (self);
      gtk_widget_grab_focus (GTK_WIDGET (self->composer));
      return;
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  /* Who went to one of several goes on to the next. */
  if (self->last_words != NULL)
    {
      gtk_editable_set_text (self->search_entry, self->last_words);
      gtk_editable_select_region (self->search_entry, 0, -1);
      g_clear_pointer (&self->last_words, g_free);
    }
}

/* Perhaps sooner than the entry tells of the last letters. */
void
ui_room_page_on_search_activate (UiRoomPage *self)
{
  ui_room_page_on_search_changed (self);
  ui_search_choose_first (self->search);
}

typedef struct
{
  UiRoomPage *page;
  char       *msgid;
} Going;

static void
going_free (Going *going)
{
  g_object_unref (going->page);
  g_free (going->msgid);
  g_free (going);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Going, going_free)

static void
shown_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Going) going = user_data;
  g_autoptr (GError) error = NULL;
  gboolean shown = session_show_around_finish (SESSION_SESSION (object), result, &error);

  if (error != NULL)
    g_warning ("The messages on this computer cannot be read: %s", error->message);
  if (going->page->session != SESSION_SESSION (object))
    return;
  if (shown)
    ui_conversation_go_to (going->page->conversation, going->msgid);
  else
    gtk_widget_activate_action (GTK_WIDGET (going->page), "win.say", "s", _ ("That message is not on this computer."));
}

/**
 * ui_room_page_go_to:
 * @msgid: of a message; one that is not in our own copy is not found
 */
void
ui_room_page_go_to (UiRoomPage *self,
                    const char *msgid)
{
  Going *going = g_new0 (Going, 1);

  going->page = g_object_ref (self);
  going->msgid = g_strdup (msgid);
  session_show_around_async (self->session, msgid, NULL, shown_cb, going);
}

void
ui_room_page_on_found_chosen (UiRoomPage   *self,
                              SessionFound *found)
{
  g_free (self->last_words);
  self->last_words = g_strdup (gtk_editable_get_text (self->search_entry));
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  ui_room_page_go_to (self, session_found_get_msgid (found));
}

void
ui_room_page_search (UiRoomPage *self)
{
  if (!gtk_widget_get_visible (self->search_button))
    return;
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
