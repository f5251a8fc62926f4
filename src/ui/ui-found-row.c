// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-found-row.h"

#include "ui/ui-time.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

/* A message that was searched for, with the words marked. */

/* So much of a long message stands before the first of the words, in characters. */
#define BEFORE_FIRST 60

struct _UiFoundRow
{
  GtkListBoxRow parent_instance;

  /* template children */
  GtkLabel *name;
  GtkLabel *time;
  GtkLabel *text;

  /* owned */
  SessionFound *found;
  char         *room; /* where it was said; NULL when that is clear */
};

G_DEFINE_FINAL_TYPE (UiFoundRow, ui_found_row, GTK_TYPE_LIST_BOX_ROW)

static void
take_first (gsize    start,
            gsize    end,
            gpointer first)
{
  if (*(gssize *)first < 0)
    *(gssize *)first = start;
}

/* Where to begin so that the first of the words can be seen, at a word. */
static const char *
choose_start (SessionFound *found,
              const char   *text)
{
  gssize      first = -1;
  const char *at;

  session_found_foreach_match (found, take_first, &first);
  if (first < 0 || g_utf8_strlen (text, first) <= BEFORE_FIRST)
    return text;
  at = g_utf8_offset_to_pointer (text + first, -BEFORE_FIRST);
  while (at < text + first && !g_unichar_isspace (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  while (at < text + first && g_unichar_isspace (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

typedef struct
{
  PangoAttrList *attributes;
  gssize         shift; /* from the message's text to the row's */
  gboolean       dark;
} Marking;

static void
mark_part (Marking        *marking,
           PangoAttribute *attribute,
           gsize           start,
           gsize           end)
{
  attribute->start_index = start + marking->shift;
  attribute->end_index = end + marking->shift;
  pango_attr_list_insert (marking->attributes, attribute);
}

static void
mark (gsize    start,
      gsize    end,
      gpointer user_data)
{
  Marking *marking = user_data;

  if ((gssize)start + marking->shift < 0)
    return;
  mark_part (marking, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, end);
  if (marking->dark)
    {
      mark_part (marking, pango_attr_background_new (0x7a00, 0x5c00, 0x0000), start, end);
      mark_part (marking, pango_attr_foreground_new (0xffff, 0xffff, 0xffff), start, end);
    }
  else
    mark_part (marking, pango_attr_background_new (0xffff, 0xe600, 0x8000), start, end);
}

static void
show_text (UiFoundRow *self)
{
  const char      *text = session_found_get_text (self->found);
  const char      *start = choose_start (self->found, text);
  g_autofree char *shown = g_strconcat (start == text ? "" : "… ", start, NULL);
  Marking          marking = {
             .attributes = pango_attr_list_new (),
             .shift = text - start + (start == text ? 0 : (gssize)strlen ("… ")),
             .dark = adw_style_manager_get_dark (adw_style_manager_get_default ()),
  };

  /* As many bytes as the line end has, for the marks. */
  g_strdelimit (shown, "\n", ' ');
  session_found_foreach_match (self->found, mark, &marking);
  gtk_label_set_text (self->text, shown);
  gtk_label_set_attributes (self->text, marking.attributes);
  pango_attr_list_unref (marking.attributes);
}

static char *
format_time (GDateTime *time)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = ui_time_format_day (time, now);
  g_autofree char *clock = ui_time_format_clock (time);

  /* Translators: a day and the time of the day, such as "Yesterday, 14:05" */
  return g_strdup_printf (_ ("%1$s, %2$s"), day, clock);
}

static void
show (UiFoundRow *self)
{
  const char      *name = session_found_get_own (self->found) ? _ ("You") : session_found_get_name (self->found);
  g_autofree char *time = format_time (session_found_get_time (self->found));
  /* Translators: who said something, and in which room */
  g_autofree char *place = self->room != NULL ? g_strdup_printf (_ ("%1$s in “%2$s”"), name, self->room) : g_strdup (name);
  g_autofree char *label = g_strdup_printf ("%s, %s: %s", place, time, session_found_get_text (self->found));

  gtk_label_set_text (self->name, place);
  gtk_label_set_text (self->time, time);
  show_text (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

SessionFound *
ui_found_row_get_found (UiFoundRow *self)
{
  return self->found;
}

static void
ui_found_row_dispose (GObject *object)
{
  g_clear_object (&UI_FOUND_ROW (object)->found);
  G_OBJECT_CLASS (ui_found_row_parent_class)->dispose (object);
}

static void
ui_found_row_finalize (GObject *object)
{
  g_free (UI_FOUND_ROW (object)->room);
  G_OBJECT_CLASS (ui_found_row_parent_class)->finalize (object);
}

static void
ui_found_row_class_init (UiFoundRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ui_found_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = ui_found_row_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ui-found-row.ui");
  gtk_widget_class_bind_template_child (widget_class, UiFoundRow, name);
  gtk_widget_class_bind_template_child (widget_class, UiFoundRow, time);
  gtk_widget_class_bind_template_child (widget_class, UiFoundRow, text);
}

static void
ui_found_row_init (UiFoundRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ui_found_row_new:
 * @room: (nullable): the title of the room in which it was said, when that has to be told
 */
GtkWidget *
ui_found_row_new (SessionFound *found,
                  const char   *room)
{
  UiFoundRow *self = g_object_new (UI_TYPE_FOUND_ROW, NULL);

  self->found = g_object_ref (found);
  self->room = g_strdup (room);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (show_text), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}
