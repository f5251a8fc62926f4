// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-message-reactions.h"

#include <glib/gi18n.h>

/* What people reacted to a message: a chip for each emoji, as many in a line as fit. One
 * presses it to react the same, or no longer. */

#define GAP 4

struct _UiMessageReactions
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (UiMessageReactions, ui_message_reactions, GTK_TYPE_WIDGET)

/* --- Where the chips go --- */

/* Returns the height; chips are placed if @allocate. */
static int
arrange (UiMessageReactions *self,
         int                 width,
         gboolean            allocate)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int      x = 0, y = 0, line = 0;

  for (GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self)); chip != NULL; chip = gtk_widget_get_next_sibling (chip))
    {
      int chip_width, chip_height;

      gtk_widget_measure (chip, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &chip_width, NULL, NULL);
      gtk_widget_measure (chip, GTK_ORIENTATION_VERTICAL, chip_width, NULL, &chip_height, NULL, NULL);
      if (x > 0 && x + chip_width > width)
        {
          x = 0;
          y += line + GAP;
          line = 0;
        }
      if (allocate)
        gtk_widget_size_allocate (chip, &(GtkAllocation){ mirrored ? width - x - chip_width : x, y, chip_width, chip_height }, -1);
      x += chip_width + GAP;
      line = MAX (line, chip_height);
    }
  return y + line;
}

static GtkSizeRequestMode
ui_message_reactions_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ui_message_reactions_measure (GtkWidget     *widget,
                              GtkOrientation orientation,
                              int            for_size,
                              int           *minimum,
                              int           *natural,
                              int           *minimum_baseline,
                              int           *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = arrange (UI_MESSAGE_REACTIONS (widget), for_size >= 0 ? for_size : G_MAXINT16, FALSE);
      return;
    }
  for (GtkWidget *chip = gtk_widget_get_first_child (widget); chip != NULL; chip = gtk_widget_get_next_sibling (chip))
    {
      int chip_width;

      gtk_widget_measure (chip, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &chip_width, NULL, NULL);
      *minimum = MAX (*minimum, chip_width);
      *natural += chip_width + (*natural > 0 ? GAP : 0);
    }
}

static void
ui_message_reactions_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  arrange (UI_MESSAGE_REACTIONS (widget), width, TRUE);
}

/* --- What they show --- */

static GtkWidget *
create_chip (void)
{
  GtkWidget *chip = gtk_button_new_with_label ("");

  gtk_widget_add_css_class (chip, "chip");
  return chip;
}

/* Own ones have a frame and bold letters, and screen readers say that they are pressed. */
static void
show_kind (GtkWidget        *chip,
           SessionReactions *reactions,
           guint             i,
           const char       *msgid)
{
  const char      *emoji = session_reactions_get_emoji (reactions, i);
  gboolean         own = session_reactions_has (reactions, emoji, SESSION_REACTIONS_OWN);
  guint            n = session_reactions_count_people (reactions, i);
  g_autofree char *label = g_strdup_printf ("%s %u", emoji, n);
  g_autofree char *people = session_reactions_describe_people (reactions, i);
  /* Translators: what a screen reader says for a reaction: emoji and number, who */
  g_autofree char *spoken = g_strdup_printf (_ ("%s, %s"), label, people);

  gtk_button_set_label (GTK_BUTTON (chip), label);
  gtk_widget_set_tooltip_text (chip, people);
  if (own)
    gtk_widget_add_css_class (chip, "own");
  else
    gtk_widget_remove_css_class (chip, "own");
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_STATE_PRESSED, own ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "(ss)", msgid, emoji);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "room.react");
}

/**
 * ui_message_reactions_show:
 * @message: one with reactions
 *
 * The chips there are stay, so that the keyboard stays on one that was pressed.
 */
void
ui_message_reactions_show (UiMessageReactions *self,
                           SessionMessage     *message)
{
  SessionReactions *reactions = session_message_get_reactions (message);
  GtkWidget        *chip = gtk_widget_get_first_child (GTK_WIDGET (self));

  for (guint i = 0; i < session_reactions_get_n (reactions); i++)
    {
      if (chip == NULL)
        {
          chip = create_chip ();
          gtk_widget_set_parent (chip, GTK_WIDGET (self));
        }
      show_kind (chip, reactions, i, session_message_get_msgid (message));
      chip = gtk_widget_get_next_sibling (chip);
    }
  while (chip != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (chip);

      gtk_widget_unparent (chip);
      chip = next;
    }
}

static void
ui_message_reactions_dispose (GObject *object)
{
  GtkWidget *chip;

  while ((chip = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (chip);
  G_OBJECT_CLASS (ui_message_reactions_parent_class)->dispose (object);
}

static void
ui_message_reactions_class_init (UiMessageReactionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ui_message_reactions_dispose;
  widget_class->get_request_mode = ui_message_reactions_get_request_mode;
  widget_class->measure = ui_message_reactions_measure;
  widget_class->size_allocate = ui_message_reactions_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "reactions");
}

static void
ui_message_reactions_init (UiMessageReactions *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Reactions"), -1);
}

GtkWidget *
ui_message_reactions_new (void)
{
  return g_object_new (UI_TYPE_MESSAGE_REACTIONS, NULL);
}
