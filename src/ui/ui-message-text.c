// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-message-text.h"

#include "ui/ui-color.h"

#include <string.h>

/* The text of a message in a label: links are markup, so that the label knows of them, and
 * everything else is attributes. */

#define EMOJI_SCALE 2.6
#define CODE_SCALE 0.93
#define CODE_LINE_HEIGHT 1.3

/* --- Attributes --- */

static void
insert (PangoAttrList         *attributes,
        const SessionTextSpan *span,
        PangoAttribute        *attribute)
{
  attribute->start_index = span->start;
  attribute->end_index = span->end;
  pango_attr_list_insert (attributes, attribute);
}

static int
get_part (int color,
          int shift)
{
  return ((color >> shift) & 0xff) * 0x101;
}

static void
insert_colors (PangoAttrList         *attributes,
               const SessionTextSpan *span,
               int                    bubble)
{
  gboolean reverse = (span->style & SESSION_TEXT_REVERSE) != 0;
  int      text = ui_color_get_opposite (bubble);
  int      foreground = reverse ? span->background : span->foreground;
  int      background = reverse ? span->foreground : span->background;
  int      behind;

  if (reverse && background == SESSION_TEXT_NO_COLOR)
    background = text;
  if (reverse && foreground == SESSION_TEXT_NO_COLOR)
    foreground = bubble;
  behind = background != SESSION_TEXT_NO_COLOR ? background : bubble;
  if (foreground == SESSION_TEXT_NO_COLOR && background == SESSION_TEXT_NO_COLOR)
    return;
  foreground = ui_color_make_readable (foreground != SESSION_TEXT_NO_COLOR ? foreground : text, behind);
  insert (attributes, span, pango_attr_foreground_new (get_part (foreground, 16), get_part (foreground, 8), get_part (foreground, 0)));
  if (background != SESSION_TEXT_NO_COLOR)
    insert (attributes, span, pango_attr_background_new (get_part (background, 16), get_part (background, 8), get_part (background, 0)));
}

static void
insert_style (PangoAttrList         *attributes,
              const SessionTextSpan *span,
              int                    bubble)
{
  if ((span->style & (SESSION_TEXT_BOLD | SESSION_TEXT_MENTION)) != 0)
    insert (attributes, span, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  if ((span->style & SESSION_TEXT_ITALIC) != 0)
    insert (attributes, span, pango_attr_style_new (PANGO_STYLE_ITALIC));
  if ((span->style & SESSION_TEXT_UNDERLINE) != 0)
    insert (attributes, span, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE));
  if ((span->style & SESSION_TEXT_STRIKETHROUGH) != 0)
    insert (attributes, span, pango_attr_strikethrough_new (TRUE));
  if ((span->style & SESSION_TEXT_MONOSPACE) != 0)
    {
      insert (attributes, span, pango_attr_family_new ("monospace"));
      insert (attributes, span, pango_attr_scale_new (CODE_SCALE));
    }
  /* Air around the ground that a block lies on. */
  if ((span->style & SESSION_TEXT_CODE_BLOCK) != 0)
    insert (attributes, span, pango_attr_line_height_new (CODE_LINE_HEIGHT));
  insert_colors (attributes, span, bubble);
}

/* --- Links --- */

static void
append_escaped (GString    *markup,
                const char *text,
                gsize       length)
{
  g_autofree char *escaped = g_markup_escape_text (text, length);

  g_string_append (markup, escaped);
}

/* The whole address is seen before one follows it. A name in other letters is told in the
 * letters of the wire too, as some look the same. */
static char *
describe_uri (const char *uri)
{
  g_autoptr (GUri) parsed = g_uri_parse (uri, G_URI_FLAGS_PARSE_RELAXED, NULL);
  const char *host = parsed != NULL ? g_uri_get_host (parsed) : NULL;

  /* It is in the letters of the wire after parsing. */
  if (host == NULL || !g_hostname_is_ascii_encoded (host) || strstr (uri, host) != NULL)
    return g_strdup (uri);
  return g_strdup_printf ("%s\n(%s)", uri, host);
}

static void
append_link (GString               *markup,
             SessionText           *text,
             const SessionTextSpan *link)
{
  g_autofree char *uri = session_text_dup_uri (text, link);
  g_autofree char *title = describe_uri (uri);
  /* Once for the markup, and once as a label reads the title as markup again. */
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  g_string_append (markup, "<a href=\"");
  append_escaped (markup, uri, strlen (uri));
  g_string_append (markup, "\" title=\"");
  append_escaped (markup, escaped, strlen (escaped));
  g_string_append (markup, "\">");
  append_escaped (markup, text->text + link->start, link->end - link->start);
  g_string_append (markup, "</a>");
}

static void
show_with_links (GtkLabel    *label,
                 SessionText *text)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  gsize at = 0;

  for (guint i = 0; i < text->spans->len; i++)
    {
      const SessionTextSpan *span = &g_array_index (text->spans, SessionTextSpan, i);

      if ((span->style & SESSION_TEXT_LINK) == 0)
        continue;
      append_escaped (markup, text->text + at, span->start - at);
      append_link (markup, text, span);
      at = span->end;
    }
  append_escaped (markup, text->text + at, strlen (text->text) - at);
  gtk_label_set_markup (label, markup->str);
}

/**
 * ui_message_text_show:
 * @background: 0xrrggbb, what is behind the text
 * @large: whether it is nothing but a few emoji
 */
void
ui_message_text_show (GtkLabel    *label,
                      SessionText *text,
                      int          background,
                      gboolean     large)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  guint          styles = 0;

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  if (large)
    pango_attr_list_insert (attributes, pango_attr_scale_new (EMOJI_SCALE));
  for (guint i = 0; i < text->spans->len; i++)
    {
      const SessionTextSpan *span = &g_array_index (text->spans, SessionTextSpan, i);

      insert_style (attributes, span, background);
      styles |= span->style;
    }
  if ((styles & SESSION_TEXT_LINK) != 0)
    show_with_links (label, text);
  else
    gtk_label_set_text (label, text->text);
  gtk_label_set_attributes (label, attributes);
  pango_attr_list_unref (attributes);
}
