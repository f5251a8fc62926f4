// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-sidebar.h"

#include "session/session-beside.h"
#include "session/session-reading.h"
#include "ui/ui-context-menu.h"
#include "ui/ui-menu-later.h"
#include "ui/ui-sidebar-row.h"

/* The conversations one is in: the rooms of each host or network together, and those with
 * one person alone. */

/* Room for a dozen letters of a name, and the same for letters of another size; but no more than the narrowest window has. */
#define WIDTH 240
#define MAX_WIDTH 360

struct _UiSidebar
{
  AdwBin parent_instance;

  /* template children */
  AdwHeaderBar  *header;
  GtkMenuButton *add;
  GMenuModel    *add_menu;
  GtkListBox    *list;

  /* owned */
  GListModel *conversations;
  Session    *shown; /* or NULL */

  GtkWidget *menu; /* of a row; NULL until one is asked for */
  guint      close_source;
};

enum {
  PROP_FOLDED = 1,
  N_PROPS
};

enum {
  SIGNAL_CHOSEN,
  SIGNAL_MENU,
  SIGNAL_MENU_CLOSED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UiSidebar, ui_sidebar, ADW_TYPE_BIN)

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  return ui_sidebar_row_new (item);
}

static void
on_row_activated (UiSidebar    *self,
                  UiSidebarRow *row)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, ui_sidebar_row_get_session (row));
}

/* A line between what is over one connection and over another. */
static void
update_header (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer       user_data)
{
  Session *session = ui_sidebar_row_get_session (UI_SIDEBAR_ROW (row));

  if (before == NULL || session_get_first (session) != session)
    gtk_list_box_row_set_header (row, NULL);
  else if (gtk_list_box_row_get_header (row) == NULL)
    gtk_list_box_row_set_header (row, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
}

static guint
find (UiSidebar *self,
      Session   *session)
{
  guint n = g_list_model_get_n_items (self->conversations);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (Session) one = g_list_model_get_item (self->conversations, i);

      if (one == session)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/**
 * ui_sidebar_select:
 * @session: (nullable): the one that is shown; %NULL when none is
 */
void
ui_sidebar_select (UiSidebar *self,
                   Session   *session)
{
  guint position = session != NULL ? find (self, session) : GTK_INVALID_LIST_POSITION;

  g_set_object (&self->shown, session);
  gtk_list_box_select_row (self->list, position != GTK_INVALID_LIST_POSITION ? gtk_list_box_get_row_at_index (self->list, position) : NULL);
}

/* GTK selects what the keyboard is led to; here it is what is shown, and nothing else. */
static void
on_row_selected (UiSidebar *self)
{
  ui_sidebar_select (self, self->shown);
}

/**
 * ui_sidebar_find_other:
 * @step: how many below the selected one; negative for above
 *
 * Returns: (transfer none) (nullable): it, round at the ends
 */
Session *
ui_sidebar_find_other (UiSidebar *self,
                       int        step)
{
  guint          n = g_list_model_get_n_items (self->conversations);
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  int            from = selected != NULL ? gtk_list_box_row_get_index (selected) : step > 0 ? -1
                                                                                            : 0;

  if (n == 0)
    return NULL;
  return ui_sidebar_row_get_session (UI_SIDEBAR_ROW (gtk_list_box_get_row_at_index (self->list, (from + step + (int)n) % (int)n)));
}

/**
 * ui_sidebar_find_unread:
 * @direction: 1 for below the selected one, -1 for above
 *
 * Returns: (transfer none) (nullable): the next one with something to read, round at the ends
 */
Session *
ui_sidebar_find_unread (UiSidebar *self,
                        int        direction)
{
  int n = g_list_model_get_n_items (self->conversations);
  int n_others = gtk_list_box_get_selected_row (self->list) != NULL ? n - 1 : n;

  for (int i = 1; i <= n_others; i++)
    {
      Session *other = ui_sidebar_find_other (self, i * direction);

      if (session_get_n_unread (other) > 0)
        return other;
    }
  return NULL;
}

/* --- The menu of a row --- */

static gboolean
end_menu (gpointer user_data)
{
  UiSidebar *self = user_data;

  self->close_source = 0;
  g_signal_emit (self, signals[SIGNAL_MENU_CLOSED], 0);
  return G_SOURCE_REMOVE;
}

/* What was chosen is activated after this. */
static void
on_closed (UiSidebar *self)
{
  if (self->close_source == 0)
    self->close_source = g_idle_add (end_menu, self);
}

static void
ensure_menu (UiSidebar *self)
{
  if (self->menu != NULL)
    return;
  self->menu = gtk_popover_menu_new_from_model (NULL);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  g_signal_connect_object (self->menu, "closed", G_CALLBACK (on_closed), self, G_CONNECT_SWAPPED);
}

/* Belongs to the list and not to the row, which may go while it is open. */
static gboolean
show_menu (UiSidebar    *self,
           UiSidebarRow *row,
           GtkWidget    *widget,
           double        x,
           double        y)
{
  g_autoptr (GMenuModel) menu = NULL;

  g_signal_emit (self, signals[SIGNAL_MENU], 0, ui_sidebar_row_get_session (row), &menu);
  if (menu == NULL || !gtk_widget_translate_coordinates (widget, GTK_WIDGET (self), x, y, &x, &y))
    return FALSE;
  g_clear_handle_id (&self->close_source, g_source_remove);
  ensure_menu (self);
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), menu);
  gtk_widget_set_halign (self->menu, gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? GTK_ALIGN_END : GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ x, y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
  return TRUE;
}

static gboolean
show_menu_at (GtkWidget *list,
              double     x,
              double     y)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (GTK_LIST_BOX (list), y);

  return row != NULL && show_menu (UI_SIDEBAR (gtk_widget_get_ancestor (list, UI_TYPE_SIDEBAR)), UI_SIDEBAR_ROW (row), list, x, y);
}

static gboolean
show_menu_of_focused (GtkWidget *list)
{
  GtkWidget *row = gtk_widget_get_focus_child (list);

  return row != NULL && show_menu (UI_SIDEBAR (gtk_widget_get_ancestor (list, UI_TYPE_SIDEBAR)), UI_SIDEBAR_ROW (row), row, gtk_widget_get_width (row) / 2.0, gtk_widget_get_height (row) / 2.0);
}

/* --- The object --- */

static void
ui_sidebar_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  UiSidebar *self = UI_SIDEBAR (object);

  switch (prop_id)
    {
    case PROP_FOLDED:
      adw_header_bar_set_show_end_title_buttons (self->header, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
ui_sidebar_grab_focus (GtkWidget *widget)
{
  UiSidebar     *self = UI_SIDEBAR (widget);
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);

  return gtk_widget_grab_focus (selected != NULL ? GTK_WIDGET (selected) : GTK_WIDGET (self->list));
}

/* By Tab one goes through all of it, or of the menu that is open, and not to where grabbing the focus leads. */
static gboolean
ui_sidebar_focus (GtkWidget       *widget,
                  GtkDirectionType direction)
{
  GtkWidget *within = gtk_widget_get_focus_child (widget);

  return gtk_widget_child_focus (within != NULL ? within : adw_bin_get_child (ADW_BIN (widget)), direction);
}

static void
ui_sidebar_dispose (GObject *object)
{
  UiSidebar *self = UI_SIDEBAR (object);

  g_clear_handle_id (&self->close_source, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->conversations);
  g_clear_object (&self->shown);
  G_OBJECT_CLASS (ui_sidebar_parent_class)->dispose (object);
}

static void
ui_sidebar_class_init (UiSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ui_sidebar_dispose;
  G_OBJECT_CLASS (klass)->set_property = ui_sidebar_set_property;
  widget_class->grab_focus = ui_sidebar_grab_focus;
  widget_class->focus = ui_sidebar_focus;

  /**
   * UiSidebar:folded:
   *
   * Whether it stands alone in a narrow window, which then has its buttons here.
   */
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  /**
   * UiSidebar::chosen:
   * @session: a conversation to show
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, SESSION_TYPE_SESSION);

  /**
   * UiSidebar::menu:
   * @session: the conversation whose menu is opened
   *
   * Returns: (transfer full) (nullable): what can be done with it
   */
  signals[SIGNAL_MENU] = g_signal_new ("menu", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_first_wins, NULL, NULL, G_TYPE_MENU_MODEL, 1, SESSION_TYPE_SESSION);

  /**
   * UiSidebar::menu-closed:
   *
   * What was chosen from the menu is done.
   */
  signals[SIGNAL_MENU_CLOSED] = g_signal_new ("menu-closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ui-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, UiSidebar, header);
  gtk_widget_class_bind_template_child (widget_class, UiSidebar, add);
  gtk_widget_class_bind_template_child (widget_class, UiSidebar, add_menu);
  gtk_widget_class_bind_template_child (widget_class, UiSidebar, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
update_width (UiSidebar *self)
{
  int dpi; /* 1024 times, and with the size that our person wants letters to have */

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  gtk_widget_set_size_request (GTK_WIDGET (self), CLAMP (WIDTH * (gint64)dpi / (96 * 1024), WIDTH, MAX_WIDTH), -1);
}

static void
ui_sidebar_init (UiSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi", G_CALLBACK (update_width), self, G_CONNECT_SWAPPED);
  update_width (self);
  ui_menu_later (self->add, self->add_menu);
  ui_context_menu_watch (GTK_WIDGET (self->list), show_menu_at, show_menu_of_focused);
}

/**
 * ui_sidebar_new:
 * @conversations: a #GListModel of #Session
 */
UiSidebar *
ui_sidebar_new (GListModel *conversations)
{
  UiSidebar *self = g_object_new (UI_TYPE_SIDEBAR, NULL);

  self->conversations = g_object_ref (conversations);
  gtk_list_box_bind_model (self->list, conversations, create_row, NULL, NULL);
  return self;
}
