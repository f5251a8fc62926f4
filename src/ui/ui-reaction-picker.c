// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-reaction-picker.h"

#include "ui/ui-message-menu.h"

#include <glib/gi18n.h>

/* Which emoji to react with: one of a few, or any. */

static const struct
{
  const char *emoji;
  const char *name;
} quick[] = {
  { "👍", N_ ("Thumbs up") },
  { "❤️", N_ ("Heart") },
  { "😂", N_ ("Laughing") },
  { "🎉", N_ ("Celebrating") },
  { "😮", N_ ("Surprised") },
  { "😢", N_ ("Sad") },
};

typedef struct
{
  GtkWidget   *row; /* not owned: it owns the popover this belongs to */
  GdkRectangle place;
  char        *msgid;
} Picking;

static void
picking_free (gpointer  data,
              GClosure *closure)
{
  g_free (((Picking *)data)->msgid);
  g_free (data);
}

static void
on_emoji_picked (GtkWidget  *chooser,
                 const char *emoji,
                 Picking    *picking)
{
  gtk_widget_activate_action (picking->row, "room.react", "(ss)", picking->msgid, emoji);
}

static Picking *
picking_new (GtkWidget          *row,
             const GdkRectangle *place,
             const char         *msgid)
{
  Picking *picking = g_new0 (Picking, 1);

  picking->row = row;
  picking->place = *place;
  picking->msgid = g_strdup (msgid);
  return picking;
}

/* All there are: it is large, so it is made when it is wanted. */
static void
on_more (GtkButton *button,
         Picking   *picking)
{
  GtkWidget *chooser = gtk_emoji_chooser_new ();

  g_signal_connect_data (chooser, "emoji-picked", G_CALLBACK (on_emoji_picked), picking_new (picking->row, &picking->place, picking->msgid), picking_free, 0);
  ui_message_menu_popup (picking->row, chooser, &picking->place);
}

static GtkWidget *
create_quick (guint       i,
              const char *msgid)
{
  GtkWidget *button = gtk_button_new_with_label (quick[i].emoji);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "quick-reaction");
  gtk_widget_set_tooltip_text (button, _ (quick[i].name));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (quick[i].name), -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", msgid, quick[i].emoji);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "room.react");
  return button;
}

/**
 * ui_reaction_picker_show:
 * @row: in a widget that has the action `room.react`
 * @place: where in the row
 * @msgid: of the message that is reacted to
 */
void
ui_reaction_picker_show (GtkWidget          *row,
                         const GdkRectangle *place,
                         const char         *msgid)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *more = gtk_button_new_from_icon_name ("view-more-horizontal-symbolic");

  for (guint i = 0; i < G_N_ELEMENTS (quick); i++)
    {
      GtkWidget *button = create_quick (i, msgid);

      g_signal_connect_object (button, "clicked", G_CALLBACK (gtk_popover_popdown), popover, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_widget_add_css_class (more, "flat");
  gtk_widget_add_css_class (more, "quick-reaction");
  gtk_widget_set_tooltip_text (more, _ ("Other emoji"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (more), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Other emoji"), -1);
  g_signal_connect_object (more, "clicked", G_CALLBACK (gtk_popover_popdown), popover, G_CONNECT_SWAPPED);
  g_signal_connect_data (more, "clicked", G_CALLBACK (on_more), picking_new (row, place, msgid), picking_free, 0);
  gtk_box_append (GTK_BOX (box), more);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_widget_add_css_class (popover, "quick-reactions");
  ui_message_menu_popup (row, popover, place);
}
