// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-message-row-private.h"

#include "ui/ui-message-acts.h"
#include "ui/ui-message-quote.h"
#include "ui/ui-message-reactions.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* What a row is made of. A piece is made when it is first shown: a list keeps some two
 * hundred rows, and most never have more than a few of them. */

#define TICK_SIZE 12
#define COPY_ICON_SIZE 14

#define CSS_CLASSES(...) ((const char *[]){ __VA_ARGS__, NULL })

static GtkWidget *
make_day (void)
{
  return g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_END, "css-classes", CSS_CLASSES ("day"), NULL);
}

static GtkWidget *
make_line (void)
{
  return g_object_new (GTK_TYPE_SEPARATOR, "hexpand", TRUE, "valign", GTK_ALIGN_CENTER, NULL);
}

static GtkWidget *
make_unread (void)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "spacing", 10, "css-classes", CSS_CLASSES ("unread"), NULL);

  gtk_box_append (GTK_BOX (box), make_line ());
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", _ ("New messages"), "ellipsize", PANGO_ELLIPSIZE_END, NULL));
  gtk_box_append (GTK_BOX (box), make_line ());
  return box;
}

static GtkWidget *
make_bubble (void)
{
  return g_object_new (ADW_TYPE_BIN, "css-classes", CSS_CLASSES ("bubble"), NULL);
}

static GtkWidget *
make_avatar (void)
{
  return adw_avatar_new (UI_MESSAGE_ROW_AVATAR, NULL, TRUE);
}

static GtkWidget *
make_sender (void)
{
  return g_object_new (GTK_TYPE_LABEL, "single-line-mode", TRUE, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "css-classes", CSS_CLASSES ("sender"), NULL);
}

static GtkWidget *
make_badge (void)
{
  return g_object_new (GTK_TYPE_LABEL, "css-classes", CSS_CLASSES ("badge"), NULL);
}

static GtkWidget *
make_text (void)
{
  return g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "selectable", TRUE, "css-classes", CSS_CLASSES ("text"), NULL);
}

static GtkWidget *
make_copy (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "child", box, "action-name", "message.copy-code", "css-classes", CSS_CLASSES ("copy", "flat"), NULL);

  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "icon-name", "edit-copy-symbolic", "pixel-size", COPY_ICON_SIZE, NULL));
  gtk_box_append (GTK_BOX (box), gtk_label_new (_ ("Copy code")));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Copy code"), -1);
  return button;
}

static GtkWidget *
make_time (void)
{
  return g_object_new (GTK_TYPE_LABEL, "css-classes", CSS_CLASSES ("time", "numeric"), NULL);
}

static GtkWidget *
make_tick (void)
{
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "icon-name", "object-select-symbolic", "pixel-size", TICK_SIZE, "tooltip-text", _ ("Delivered"), "css-classes", CSS_CLASSES ("tick"), NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Delivered"), -1);
  return image;
}

static GtkWidget *
make_problem (void)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  return g_object_new (GTK_TYPE_LABEL, "attributes", attributes, "xalign", 1.0, "justify", GTK_JUSTIFY_RIGHT, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "css-classes", CSS_CLASSES ("problem"), NULL);
}

static GtkWidget *
make_again (void)
{
  return g_object_new (GTK_TYPE_BUTTON, "label", _ ("Try again"), "action-name", "message.send-again", "css-classes", CSS_CLASSES ("again"), NULL);
}

/* Behind the last one that comes before it: what comes later is painted over it and read after it. */
static void
insert (UiMessageRow *self,
        UiPiece       piece)
{
  GtkWidget *before = NULL;

  for (int i = 0; i < (int)piece; i++)
    if (self->pieces[i] != NULL)
      before = self->pieces[i];
  gtk_widget_insert_after (self->pieces[piece], GTK_WIDGET (self), before);
}

/**
 * ui_message_row_get_piece:
 *
 * Returns: (transfer none): the piece, made if it is not there
 */
GtkWidget *
ui_message_row_get_piece (UiMessageRow *self,
                          UiPiece       piece)
{
  static GtkWidget *(*const makers[UI_N_PIECES]) (void) = {
    [UI_PIECE_DAY] = make_day,
    [UI_PIECE_UNREAD] = make_unread,
    [UI_PIECE_BUBBLE] = make_bubble,
    [UI_PIECE_AVATAR] = make_avatar,
    [UI_PIECE_SENDER] = make_sender,
    [UI_PIECE_BADGE] = make_badge,
    [UI_PIECE_QUOTE] = ui_message_quote_new,
    [UI_PIECE_TEXT] = make_text,
    [UI_PIECE_COPY] = make_copy,
    [UI_PIECE_TIME] = make_time,
    [UI_PIECE_TICK] = make_tick,
    [UI_PIECE_PROBLEM] = make_problem,
    [UI_PIECE_AGAIN] = make_again,
    [UI_PIECE_REACTIONS] = ui_message_reactions_new,
    [UI_PIECE_ACTS] = ui_message_acts_new,
  };

  if (self->pieces[piece] == NULL)
    {
      self->pieces[piece] = makers[piece]();
      insert (self, piece);
    }
  return self->pieces[piece];
}

/**
 * ui_message_row_show_piece:
 *
 * Returns: (transfer none) (nullable): the piece, if it is shown
 */
GtkWidget *
ui_message_row_show_piece (UiMessageRow *self,
                           UiPiece       piece,
                           gboolean      shown)
{
  if (!shown && self->pieces[piece] == NULL)
    return NULL;
  gtk_widget_set_visible (ui_message_row_get_piece (self, piece), shown);
  return shown ? self->pieces[piece] : NULL;
}

/**
 * ui_message_row_show_text:
 * @piece: a label
 * @text: (nullable): what it says; %NULL when it is not to be seen
 */
void
ui_message_row_show_text (UiMessageRow *self,
                          UiPiece       piece,
                          const char   *text)
{
  GtkWidget *label = ui_message_row_show_piece (self, piece, text != NULL);

  if (label != NULL)
    gtk_label_set_text (GTK_LABEL (label), text);
}

/**
 * ui_message_row_drop_pieces:
 *
 * They are made anew when they are needed.
 */
void
ui_message_row_drop_pieces (UiMessageRow *self)
{
  for (guint i = 0; i < UI_N_PIECES; i++)
    g_clear_pointer (&self->pieces[i], gtk_widget_unparent);
}
