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

  gtk_widget_set_visible (GTK_WIDGET (self->search_button), possible);
  if (!possible)
    ui_room_page_end_search (self);
}

/* The results take the conversation's place while there is something to search for. */
static void
on_words_changed (UiRoomPage *self)
{
  const char *words = gtk_editable_get_text (self->search_entry);
  gboolean    searching = ui_room_page_is_searching (self) && words[0] != '\0';

  ui_search_set_words (self->search, searching ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->search), searching);
  gtk_widget_set_visible (self->talk, !searching);
}

/* Perhaps sooner than the entry tells of the last letters. */
static void
on_activate (UiRoomPage *self)
{
  on_words_changed (self);
  ui_search_choose_first (self->search);
}

static void
on_found_chosen (UiRoomPage   *self,
                 SessionFound *found)
{
  g_free (self->last_words);
  self->last_words = g_strdup (gtk_editable_get_text (self->search_entry));
  ui_room_page_end_search (self);
  ui_room_page_go_to (self, session_found_get_msgid (found));
}

/* Made when somebody searches. */
static void
ensure_search (UiRoomPage *self)
{
  g_autoptr (GtkBuilder) builder = NULL;

  if (self->search != NULL)
    return;
  g_type_ensure (UI_TYPE_SEARCH);
  builder = gtk_builder_new_from_resource (RESOURCE_PATH "/ui/ui-room-page-search.ui");
  self->search = UI_SEARCH (gtk_builder_get_object (builder, "results"));
  self->search_bar = GTK_SEARCH_BAR (gtk_builder_get_object (builder, "bar"));
  self->search_entry = GTK_EDITABLE (gtk_builder_get_object (builder, "entry"));
  gtk_widget_insert_before (GTK_WIDGET (self->search_bar), gtk_widget_get_parent (GTK_WIDGET (self->stack)), GTK_WIDGET (self->stack));
  gtk_widget_insert_after (GTK_WIDGET (self->search), gtk_widget_get_parent (self->talk), self->talk);
  gtk_search_bar_connect_entry (self->search_bar, self->search_entry);
  g_signal_connect_object (self->search_entry, "search-changed", G_CALLBACK (on_words_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "activate", G_CALLBACK (on_activate), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "chosen", G_CALLBACK (on_found_chosen), self, G_CONNECT_SWAPPED);
  ui_search_set_session (self->search, self->session);
  g_object_bind_property (self->search_button, "active", self->search_bar, "search-mode-enabled", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
}

void
ui_room_page_on_search_toggled (UiRoomPage *self)
{
  gboolean searching = ui_room_page_is_searching (self);

  ensure_search (self);
  /* Folded away it would still be found by screen readers. */
  gtk_widget_set_visible (GTK_WIDGET (self->search_bar), searching);
  if (!searching)
    {
      on_words_changed (self);
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
ui_room_page_search (UiRoomPage *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self->search_button)))
    return;
  gtk_toggle_button_set_active (self->search_button, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

gboolean
ui_room_page_is_searching (UiRoomPage *self)
{
  return gtk_toggle_button_get_active (self->search_button);
}

/* Back to the conversation. */
void
ui_room_page_end_search (UiRoomPage *self)
{
  gtk_toggle_button_set_active (self->search_button, FALSE);
}
