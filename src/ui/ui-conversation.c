// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-conversation.h"

#include "ui/ui-conversation-private.h"
#include "ui/ui-message-menu.h"

#include <glib/gi18n.h>

/* The messages of a room. While its end is in view it stays in view; while one reads
 * above, nothing moves and a button says how much has come.
 *
 * GtkListView estimates the height of rows it has not made, so the adjustment jumps while
 * a frame is laid out. What a person does reaches the adjustment between frames, what the
 * layout does within one: in_frame tells them apart. The end is caught up with after the
 * frame, when the heights are known: a second layout within it makes the frame too long
 * when much is said. */

enum {
  PROP_AT_END = 1,
  N_PROPS
};

enum {
  SIGNAL_SEND_AGAIN,
  SIGNAL_READ_BACK,
  SIGNAL_MENU,
  SIGNAL_QUOTE_WANTED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UiConversation, ui_conversation, ADW_TYPE_BIN)

/* --- Following the end --- */

static void
update_to_end (UiConversation *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->n_new_label), self->n_new > 0);
  if (self->n_new > 0)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%u new message", "%u new messages", self->n_new), self->n_new);

      gtk_label_set_text (self->n_new_label, text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->to_end), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
    }
  else
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->to_end), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Go to the newest message"), -1);
    }
  gtk_revealer_set_reveal_child (self->to_end_revealer, !self->at_end);
  /* A faded button must not catch clicks or the Tab key. */
  gtk_widget_set_visible (GTK_WIDGET (self->to_end_revealer), !self->at_end);
}

void
ui_conversation_set_at_end (UiConversation *self,
                            gboolean        at_end)
{
  if (self->at_end == at_end)
    return;
  self->at_end = at_end;
  if (at_end)
    self->n_new = 0;
  update_to_end (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AT_END]);
}

double
ui_conversation_distance_to_end (UiConversation *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);

  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) - gtk_adjustment_get_value (adjustment);
}

static void
move_to_end (UiConversation *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);

  self->moving = TRUE;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment));
  self->moving = FALSE;
}

static void
on_value_changed (UiConversation *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);

  if (self->moving || self->going > 0)
    return;
  if (!self->in_frame && gtk_adjustment_get_value (adjustment) < gtk_adjustment_get_page_size (adjustment))
    g_signal_emit (self, signals[SIGNAL_READ_BACK], 0);
  if (ui_conversation_distance_to_end (self) < UI_CONVERSATION_AT_END_PIXELS)
    ui_conversation_set_at_end (self, TRUE);
  else if (!self->in_frame)
    ui_conversation_set_at_end (self, FALSE);
}

/* --- Frames --- */

static void
on_before_paint (UiConversation *self)
{
  self->in_frame = TRUE;
}

static void
on_after_paint (UiConversation *self)
{
  self->in_frame = FALSE;
  if (self->going > 0)
    ui_conversation_go_on (self);
  else if (self->at_end && ui_conversation_distance_to_end (self) > 0.5)
    move_to_end (self);
  else
    /* What is in view now stays there. */
    ui_conversation_update_unread (self);
}

/* --- Rows --- */

static void
on_send_again (UiConversation *self,
               SessionMessage *message)
{
  g_signal_emit (self, signals[SIGNAL_SEND_AGAIN], 0, message);
}

static GMenuModel *
on_menu (UiConversation *self,
         SessionMessage *message)
{
  GMenuModel *menu = NULL;

  g_signal_emit (self, signals[SIGNAL_MENU], 0, message, &menu);
  if (G_IS_MENU (menu))
    ui_conversation_add_to_menu (self, G_MENU (menu), message);
  return menu;
}

static void
on_copy_selected (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  ui_conversation_copy_selected (UI_CONVERSATION (widget));
}

/* When something came above or went, GTK gives all rows anew, most with the same message and the same one before it: these
 * are shown already. */
static void
show_message (UiConversation *self,
              UiMessageRow   *row,
              guint           position)
{
  g_autoptr (SessionMessage) message = g_list_model_get_item (G_LIST_MODEL (self->timeline), position);
  g_autoptr (SessionMessage) previous = position > 0 ? g_list_model_get_item (G_LIST_MODEL (self->timeline), position - 1) : NULL;

  if (ui_message_row_get_message (row) == message && ui_message_row_get_previous (row) == previous)
    return;
  ui_message_row_set_members (row, self->members);
  ui_message_row_set_message (row, message, previous);
  ui_conversation_show_quoted (self, row);
  ui_message_row_set_found (row, self->found != NULL && message == self->found);
}

static void
on_bind (UiConversation *self,
         GtkListItem    *item)
{
  UiMessageRow *row = UI_MESSAGE_ROW (gtk_list_item_get_child (item));
  guint         position = gtk_list_item_get_position (item);

  if (ui_conversation_will_be_in_view (self, position))
    ui_message_row_set_bare (row, FALSE);
  show_message (self, row, position);
}

/* The row at @position has another one above it. */
static void
update_below (UiConversation *self,
              guint           position)
{
  g_autoptr (SessionMessage) message = g_list_model_get_item (G_LIST_MODEL (self->timeline), position);
  UiMessageRow *row = message != NULL ? ui_conversation_find_row (self, message) : NULL;

  if (row != NULL)
    show_message (self, row, position);
}

static void
on_setup (UiConversation *self,
          GtkListItem    *item)
{
  gtk_list_item_set_child (item, ui_message_row_new_bare (self->ruler));
  gtk_list_item_set_activatable (item, FALSE);
}

static void
on_items_changed (UiConversation *self,
                  guint           position,
                  guint           removed,
                  guint           added)
{
  gboolean newest = position + added == g_list_model_get_n_items (G_LIST_MODEL (self->timeline));
  gboolean own = FALSE;

  update_below (self, position + added);
  /* What comes above is of the past. */
  if (!newest)
    return;
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (SessionMessage) message = g_list_model_get_item (G_LIST_MODEL (self->timeline), i);

      own |= session_message_get_own (message);
      if (!self->at_end && !session_message_is_event (message) && !session_message_get_own (message))
        self->n_new++;
    }
  /* Who says something wants to see it. */
  if (own)
    ui_conversation_go_to_end (self);
  else
    update_to_end (self);
}

/**
 * ui_conversation_set_members:
 * @members: (nullable): the people of the timeline that is set next
 */
void
ui_conversation_set_members (UiConversation *self,
                             SessionMembers *members)
{
  g_set_object (&self->members, members);
}

/**
 * ui_conversation_set_timeline:
 * @timeline: (nullable): what to show, from its end
 */
void
ui_conversation_set_timeline (UiConversation  *self,
                              SessionTimeline *timeline)
{
  g_autoptr (GtkSelectionModel) selection = NULL;

  g_return_if_fail (UI_IS_CONVERSATION (self));

  if (self->timeline == timeline)
    return;
  if (self->timeline != NULL)
    g_signal_handlers_disconnect_by_data (self->timeline, self);
  /* Rows are unbound with the old timeline, bound with the new one. */
  gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->rows);
  ui_message_row_set_message (self->ruler, NULL, NULL);
  g_set_object (&self->timeline, timeline);
  ui_conversation_set_found (self, NULL);
  ui_conversation_stop_going (self);
  self->n_new = 0;
  ui_conversation_set_at_end (self, TRUE);
  update_to_end (self);
  ui_conversation_on_unread_changed (self);
  if (timeline == NULL)
    return;

  self->rows = ui_paced_list_new (G_LIST_MODEL (timeline));
  /* Before the list hears of it. */
  g_signal_connect_object (self->rows, "items-changed", G_CALLBACK (ui_conversation_make_way), self, G_CONNECT_SWAPPED);
  selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->rows))));
  gtk_list_view_set_model (self->list, selection);
  g_signal_connect_object (timeline, "items-changed", G_CALLBACK (on_items_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (timeline, "unread-changed", G_CALLBACK (ui_conversation_on_unread_changed), self, G_CONNECT_SWAPPED);
}

gboolean
ui_conversation_is_at_end (UiConversation *self)
{
  return self->at_end;
}

/**
 * ui_conversation_get_n_new:
 *
 * Returns: how many messages came while one read above
 */
guint
ui_conversation_get_n_new (UiConversation *self)
{
  return self->n_new;
}

void
ui_conversation_go_to_end (UiConversation *self)
{
  ui_conversation_stop_going (self);
  /* Who wants to be here does not want to be elsewhere. */
  self->unread_seen = TRUE;
  if (self->rows != NULL)
    ui_paced_list_catch_up (self->rows);
  ui_conversation_set_at_end (self, TRUE);
  move_to_end (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * ui_conversation_give_way:
 *
 * Somebody types: keys are to be quick, and what is said comes seldom, more at a time.
 */
void
ui_conversation_give_way (UiConversation *self)
{
  if (self->rows != NULL)
    ui_paced_list_give_way (self->rows);
}

/* --- The object --- */

static void
ui_conversation_realize (GtkWidget *widget)
{
  UiConversation *self = UI_CONVERSATION (widget);

  GTK_WIDGET_CLASS (ui_conversation_parent_class)->realize (widget);
  self->clock = g_object_ref (gtk_widget_get_frame_clock (widget));
  g_signal_connect_object (self->clock, "before-paint", G_CALLBACK (on_before_paint), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clock, "layout", G_CALLBACK (ui_conversation_update_rows), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->clock, "after-paint", G_CALLBACK (on_after_paint), self, G_CONNECT_SWAPPED);
}

static void
ui_conversation_unrealize (GtkWidget *widget)
{
  UiConversation *self = UI_CONVERSATION (widget);

  g_signal_handlers_disconnect_by_data (self->clock, self);
  g_clear_object (&self->clock);
  self->in_frame = FALSE;
  GTK_WIDGET_CLASS (ui_conversation_parent_class)->unrealize (widget);
}

static void
ui_conversation_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_AT_END:
      g_value_set_boolean (value, UI_CONVERSATION (object)->at_end);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ui_conversation_dispose (GObject *object)
{
  UiConversation *self = UI_CONVERSATION (object);

  if (self->timeline != NULL)
    g_signal_handlers_disconnect_by_data (self->timeline, self);
  g_clear_handle_id (&self->found_id, g_source_remove);
  g_clear_handle_id (&self->strip_id, g_source_remove);
  g_clear_object (&self->found);
  g_clear_weak_pointer (&self->focused);
  g_clear_object (&self->target);
  g_clear_object (&self->rows);
  g_clear_object (&self->timeline);
  g_clear_object (&self->members);
  /* No row is left to measure. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_pointer (&self->hidden, gtk_widget_unparent);
  G_OBJECT_CLASS (ui_conversation_parent_class)->dispose (object);
}

static void
ui_conversation_class_init (UiConversationClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ui_conversation_dispose;
  G_OBJECT_CLASS (klass)->get_property = ui_conversation_get_property;
  widget_class->realize = ui_conversation_realize;
  widget_class->unrealize = ui_conversation_unrealize;

  properties[PROP_AT_END] = g_param_spec_boolean ("at-end", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  signals[SIGNAL_SEND_AGAIN] = g_signal_new ("send-again", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, SESSION_TYPE_MESSAGE);

  /**
   * UiConversation::menu:
   *
   * Returns: (transfer full) (nullable): what can be done with a message
   */
  signals[SIGNAL_MENU] = g_signal_new ("menu", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_MENU_MODEL, 1, SESSION_TYPE_MESSAGE);

  /**
   * UiConversation::quote-wanted:
   *
   * What a message answers is not among the rows.
   */
  signals[SIGNAL_QUOTE_WANTED] = g_signal_new ("quote-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, SESSION_TYPE_MESSAGE);

  /**
   * UiConversation::read-back:
   *
   * Somebody scrolled near to the oldest row: what was said before it is wanted soon.
   */
  signals[SIGNAL_READ_BACK] = g_signal_new ("read-back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "conversation.copy", NULL, on_copy_selected);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ui-conversation.ui");
  gtk_widget_class_bind_template_child (widget_class, UiConversation, scrolled);
  gtk_widget_class_bind_template_child (widget_class, UiConversation, list);
  gtk_widget_class_bind_template_child (widget_class, UiConversation, to_end_revealer);
  gtk_widget_class_bind_template_child (widget_class, UiConversation, to_end);
  gtk_widget_class_bind_template_child (widget_class, UiConversation, n_new_label);
  gtk_widget_class_bind_template_child (widget_class, UiConversation, to_unread_revealer);
  gtk_widget_class_bind_template_child (widget_class, UiConversation, to_unread);
  gtk_widget_class_bind_template_child (widget_class, UiConversation, n_unread_label);
  gtk_widget_class_bind_template_callback (widget_class, ui_conversation_go_to_end);
  gtk_widget_class_bind_template_callback (widget_class, ui_conversation_go_to_unread);
}

static void
ui_conversation_init (UiConversation *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->at_end = TRUE;
  ui_conversation_make_ruler (self);
  g_signal_connect_object (self->ruler, "send-again", G_CALLBACK (on_send_again), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->ruler, "menu", G_CALLBACK (on_menu), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  ui_message_menu_watch (GTK_WIDGET (self->list));
  ui_conversation_watch_focus (self);
  ui_conversation_watch_selection (self);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scrolled), "value-changed", G_CALLBACK (on_value_changed), self, G_CONNECT_SWAPPED);
  update_to_end (self);
}

GtkWidget *
ui_conversation_new (void)
{
  return g_object_new (UI_TYPE_CONVERSATION, NULL);
}
