// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-composer-private.h"

#include "session/session-emoji.h"
#include "session/session-mention.h"

#include <glib/gi18n.h>
#include <string.h>

/* What one has begun to type: "@ay" may be Ayşe, ":kal" a heart. */

#define MAX_CHOICES 8
#define MAX_LETTERS 40
#define MIN_EMOJI_LETTERS 2

/* --- What is before the cursor --- */

/* The sign that begins a name or an emoji, and what follows up to the cursor. */
typedef struct
{
  gunichar    sign;
  GtkTextIter start; /* at the sign */
  GtkTextIter end;
  char       *letters;
} Partial;

static void
partial_clear (Partial *partial)
{
  g_clear_pointer (&partial->letters, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Partial, partial_clear)

/* A sign counts where a word begins: not in an address, not in the time of the day. */
static gboolean
begins_word (const GtkTextIter *sign)
{
  GtkTextIter before = *sign;
  gunichar    c;

  if (!gtk_text_iter_backward_char (&before))
    return TRUE;
  c = gtk_text_iter_get_char (&before);
  return g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_OPEN_PUNCTUATION || c == '"' || c == '\'' || c == '*' || c == '_';
}

static gboolean
is_letter_of (gunichar sign,
              gunichar c)
{
  if (sign == ':')
    return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '_' || c == '-' || c == '+';
  return c != '\n' && c != '@' && c != ',' && c != ';' && c != ':';
}

/* Names may have spaces in them, so it is the last sign that counts. */
static gboolean
find_partial (UiComposer *self,
              gunichar    sign,
              Partial    *partial)
{
  GtkTextIter at;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &partial->end, gtk_text_buffer_get_insert (self->buffer));
  at = partial->end;
  for (int n = 0; n <= MAX_LETTERS && gtk_text_iter_backward_char (&at); n++)
    {
      gunichar c = gtk_text_iter_get_char (&at);

      if (c == sign)
        {
          if (!begins_word (&at))
            return FALSE;
          partial->sign = sign;
          partial->start = at;
          gtk_text_iter_forward_char (&at);
          partial->letters = gtk_text_buffer_get_text (self->buffer, &at, &partial->end, FALSE);
          return !g_ascii_isspace (partial->letters[0]);
        }
      if (!is_letter_of (sign, c))
        return FALSE;
    }
  return FALSE;
}

/* --- What may be meant --- */

static void
add_person (GPtrArray     *choices,
            SessionMember *member)
{
  g_autofree char *text = g_strconcat ("@", session_mention_get_word (member), NULL);

  g_ptr_array_add (choices, ui_choice_new (text, session_member_get_label (member), NULL));
}

static GPtrArray *
find_people (UiComposer *self,
             const char *letters)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func ((GDestroyNotify)ui_choice_free);
  guint      n = self->members != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->members)) : 0;

  for (guint i = 0; i < n && choices->len < MAX_CHOICES; i++)
    {
      g_autoptr (SessionMember) member = g_list_model_get_item (G_LIST_MODEL (self->members), i);

      if (!session_member_get_own (member) && session_mention_matches (member, letters))
        add_person (choices, member);
    }
  return choices;
}

static GPtrArray *
find_emoji (const char *letters)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func ((GDestroyNotify)ui_choice_free);
  g_autoptr (GPtrArray) found = NULL;

  if (g_utf8_strlen (letters, -1) < MIN_EMOJI_LETTERS)
    return choices;
  found = session_emoji_find (letters, MAX_CHOICES);
  for (guint i = 0; i < found->len; i++)
    {
      const SessionEmoji *emoji = found->pdata[i];
      g_autofree char    *name = session_emoji_dup_name (emoji);

      g_ptr_array_add (choices, ui_choice_new (emoji->emoji, name, emoji->emoji));
    }
  return choices;
}

/* When it is there already there is nothing to choose. */
static gboolean
is_complete (GPtrArray     *choices,
             const Partial *partial)
{
  const UiChoice *first = choices->pdata[0];

  return choices->len == 1 && partial->sign == '@' && g_str_equal (first->text + 1, partial->letters);
}

/* --- Showing it --- */

static void
describe_chosen (UiComposer *self)
{
  const UiChoice *chosen = ui_completion_get_chosen (self->completion);
  /* Translators: what a screen reader says of a suggestion for what is being typed */
  g_autofree char *description = g_strdup_printf (_ ("Suggestion: %s"), chosen->label);

  ui_composer_describe (self, description);
}

static void
show (UiComposer    *self,
      const Partial *partial)
{
  GtkWidget   *widget = GTK_WIDGET (self);
  GdkRectangle place;
  double       x, y;

  gtk_text_view_get_iter_location (self->view, &partial->start, &place);
  gtk_text_view_buffer_to_window_coords (self->view, GTK_TEXT_WINDOW_WIDGET, place.x, place.y, &place.x, &place.y);
  gtk_widget_translate_coordinates (GTK_WIDGET (self->view), widget, place.x, place.y, &x, &y);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->completion), &(GdkRectangle){ x, y, 1, place.height });
  describe_chosen (self);
  gtk_popover_popup (GTK_POPOVER (self->completion));
  gtk_popover_present (GTK_POPOVER (self->completion));
}

void
ui_composer_stop_completion (UiComposer *self)
{
  g_clear_handle_id (&self->completing_id, g_source_remove);
  if (!gtk_widget_get_visible (GTK_WIDGET (self->completion)))
    return;
  gtk_popover_popdown (GTK_POPOVER (self->completion));
  ui_composer_describe (self, NULL);
}

static gboolean
offer (UiComposer *self,
       gunichar    sign)
{
  g_auto (Partial) partial = { 0 };
  g_autoptr (GPtrArray) choices = NULL;

  if (!find_partial (self, sign, &partial))
    return FALSE;
  choices = sign == '@' ? find_people (self, partial.letters) : find_emoji (partial.letters);
  if (choices->len == 0 || is_complete (choices, &partial))
    return FALSE;
  ui_completion_set_choices (self->completion, g_steal_pointer (&choices));
  show (self, &partial);
  return TRUE;
}

/* --- Writing it --- */

static void
replace (UiComposer  *self,
         GtkTextIter *start,
         GtkTextIter *end,
         const char  *text)
{
  self->choosing = TRUE;
  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_delete (self->buffer, start, end);
  gtk_text_buffer_insert (self->buffer, start, text, -1);
  gtk_text_buffer_end_user_action (self->buffer);
  self->choosing = FALSE;
}

/* No space follows: in Turkish it is as often an apostrophe and a suffix. */
static void
choose (UiComposer *self)
{
  const UiChoice *chosen = ui_completion_get_chosen (self->completion);
  g_auto (Partial) partial = { 0 };

  if (chosen != NULL && (find_partial (self, chosen->sign != NULL ? ':' : '@', &partial)))
    replace (self, &partial.start, &partial.end, chosen->text);
  ui_composer_stop_completion (self);
}

/* ":kalp:" */
static gboolean
replace_named_emoji (UiComposer *self)
{
  g_auto (Partial) partial = { 0 };
  GtkTextIter         cursor, colon;
  const SessionEmoji *emoji = NULL;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &cursor, gtk_text_buffer_get_insert (self->buffer));
  colon = cursor;
  if (!gtk_text_iter_backward_char (&colon) || gtk_text_iter_get_char (&colon) != ':')
    return FALSE;
  for (GtkTextIter at = colon; gtk_text_iter_backward_char (&at) && is_letter_of (':', gtk_text_iter_get_char (&at));)
    colon = at;
  if (!gtk_text_iter_backward_char (&colon) || gtk_text_iter_get_char (&colon) != ':' || !begins_word (&colon))
    return FALSE;
  partial.start = partial.end = colon;
  gtk_text_iter_forward_char (&partial.start);
  partial.letters = gtk_text_buffer_get_slice (self->buffer, &partial.start, &cursor, FALSE);
  partial.letters[strlen (partial.letters) - 1] = '\0';
  if (g_utf8_strlen (partial.letters, -1) >= MIN_EMOJI_LETTERS)
    emoji = session_emoji_get_named (partial.letters);
  if (emoji != NULL)
    replace (self, &colon, &cursor, emoji->emoji);
  return emoji != NULL;
}

static gboolean
on_complete (gpointer user_data)
{
  UiComposer *self = user_data;

  self->completing_id = 0;
  if (replace_named_emoji (self) || (!offer (self, '@') && !offer (self, ':')))
    ui_composer_stop_completion (self);
  return G_SOURCE_REMOVE;
}

/**
 * ui_composer_queue_completion:
 *
 * The text has changed. What is before the cursor is looked at a moment later, as nobody may
 * change the text while it is being changed.
 */
void
ui_composer_queue_completion (UiComposer *self)
{
  if (!self->choosing && self->completing_id == 0)
    self->completing_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_complete, self, NULL);
}

/**
 * ui_composer_complete_key:
 *
 * Returns: whether the key was for the suggestions. Tab is one only behind the beginning of
 *   a name; anywhere else it moves the focus.
 */
gboolean
ui_composer_complete_key (UiComposer *self,
                          guint       keyval)
{
  gboolean shown;

  /* Who types fast may choose before the list was there. */
  if (self->completing_id != 0)
    {
      g_clear_handle_id (&self->completing_id, g_source_remove);
      on_complete (self);
    }
  shown = gtk_widget_get_visible (GTK_WIDGET (self->completion));
  if (keyval == GDK_KEY_Tab && (shown || offer (self, '@')))
    {
      choose (self);
      return TRUE;
    }
  if (!shown)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      ui_completion_move (self->completion, -1);
      describe_chosen (self);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      ui_completion_move (self->completion, 1);
      describe_chosen (self);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      choose (self);
      return TRUE;
    case GDK_KEY_Escape:
      ui_composer_stop_completion (self);
      return TRUE;
    default:
      return FALSE;
    }
}

/* Who goes elsewhere in the text wants no more of them. */
static void
on_cursor_moved (UiComposer *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->completion)))
    ui_composer_queue_completion (self);
}

void
ui_composer_init_completion (UiComposer *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->completion = UI_COMPLETION (ui_completion_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->completion), GTK_WIDGET (self));
  g_signal_connect_object (self->completion, "chosen", G_CALLBACK (choose), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (ui_composer_stop_completion), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "notify::cursor-position", G_CALLBACK (on_cursor_moved), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);
}

void
ui_composer_dispose_completion (UiComposer *self)
{
  g_clear_handle_id (&self->completing_id, g_source_remove);
  if (self->completion != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->completion));
  self->completion = NULL;
}
