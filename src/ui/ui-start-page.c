// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-start-page.h"

#include "session/session-found.h"
#include "ui/ui-forget.h"
#include "ui/ui-menu-later.h"
#include "ui/ui-nearby.h"
#include "ui/ui-start-search.h"
#include "ui/ui-style.h"
#include "ui/ui-time.h"

#include <glib/gi18n.h>

/* Where everything begins: who one is, and one's own room or somebody else's. What was
 * said in all rooms can be searched here. */

#define NAME_MAX_LENGTH 60

/* Below an error. */
#define ERROR_MARGIN 12

struct _UiStartPage
{
  AdwBin parent_instance;

  /* template children */
  GtkImage    *icon;
  AdwEntryRow *name;
  GtkWidget   *name_error;
  GtkWidget   *host;
  AdwEntryRow *address;
  GtkWidget   *join;
  GtkLabel    *address_error;
  GtkWidget   *recent_group;
  GtkListBox  *recent_list;
  UiNearby    *nearby;

  GMenuModel    *menu;
  GtkMenuButton *menu_button;

  GtkWidget       *list_button;
  GtkToggleButton *search_button;
  GtkWidget       *ways;

  GtkWidget *search; /* nullable */

  AdwEntryRow *wrong; /* what the error that is scrolled to is about; borrowed from the above */
  GtkWidget   *error;
  guint        n_frames; /* since it is there */
  guint        scroll_tick;

  /* owned */
  SessionHistory *history;
};

enum {
  PROP_PERSON_NAME = 1,
  N_PROPS
};

enum {
  SIGNAL_HOST,
  SIGNAL_JOIN,
  SIGNAL_OPEN,
  SIGNAL_JOIN_NEARBY,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UiStartPage, ui_start_page, ADW_TYPE_BIN)

static char *
get_stripped (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static void
mark_error (AdwEntryRow *row,
            GtkWidget   *label,
            gboolean     wrong)
{
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  gtk_widget_set_visible (label, wrong);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID, wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* So that the whole error is in view, and with it what it is about. */
static gboolean
scroll_to_error (GtkWidget     *ways,
                 GdkFrameClock *clock,
                 gpointer       user_data)
{
  UiStartPage    *self = user_data;
  GtkAdjustment  *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (ways));
  GtkWidget      *all = gtk_viewport_get_child (GTK_VIEWPORT (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (ways))));
  graphene_rect_t wrong, error;

  /* It has its place after the first one. */
  if (self->n_frames++ == 0)
    return G_SOURCE_CONTINUE;
  self->scroll_tick = 0;
  if (gtk_widget_get_mapped (self->error) && gtk_widget_compute_bounds (self->error, all, &error) && gtk_widget_compute_bounds (GTK_WIDGET (self->wrong), all, &wrong))
    gtk_adjustment_clamp_page (adjustment, wrong.origin.y, error.origin.y + error.size.height + ERROR_MARGIN);
  return G_SOURCE_REMOVE;
}

/* Says below @row what is wrong with it, and goes there. */
static void
show_error (UiStartPage *self,
            AdwEntryRow *row,
            GtkWidget   *label)
{
  mark_error (row, label, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  self->wrong = row;
  self->error = label;
  self->n_frames = 0;
  if (self->scroll_tick == 0)
    self->scroll_tick = gtk_widget_add_tick_callback (self->ways, scroll_to_error, self, NULL);
}

/* Returns whether there is a name; says so and goes there when not. */
static gboolean
check_name (UiStartPage *self)
{
  g_autofree char *name = get_stripped (self->name);

  if (name[0] != '\0')
    return TRUE;
  show_error (self, self->name, self->name_error);
  return FALSE;
}

static void
on_name_changed (UiStartPage *self)
{
  mark_error (self->name, self->name_error, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERSON_NAME]);
}

static void
on_address_changed (UiStartPage *self)
{
  g_autofree char *address = get_stripped (self->address);

  mark_error (self->address, GTK_WIDGET (self->address_error), FALSE);
  gtk_widget_set_sensitive (self->join, address[0] != '\0');
}

static void
on_host_clicked (UiStartPage *self)
{
  if (check_name (self))
    g_signal_emit (self, signals[SIGNAL_HOST], 0);
}

static void
on_join_clicked (UiStartPage *self)
{
  g_autofree char *address = get_stripped (self->address);

  if (address[0] != '\0' && check_name (self))
    g_signal_emit (self, signals[SIGNAL_JOIN], 0, address);
}

/**
 * ui_start_page_show_address_error:
 * @message: what is wrong with the typed address and what to do, translated
 */
void
ui_start_page_show_address_error (UiStartPage *self,
                                  const char  *message)
{
  g_return_if_fail (UI_IS_START_PAGE (self));

  gtk_label_set_text (self->address_error, message);
  show_error (self, self->address, GTK_WIDGET (self->address_error));
}

/**
 * ui_start_page_get_address:
 *
 * Returns: what is typed for an address; "" for nothing
 */
const char *
ui_start_page_get_address (UiStartPage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->address));
}

void
ui_start_page_set_address (UiStartPage *self,
                           const char  *address)
{
  gtk_editable_set_text (GTK_EDITABLE (self->address), address);
}

/**
 * ui_start_page_get_wrong_address:
 *
 * Returns: (nullable): what was typed for an address, while it is said to be wrong
 */
const char *
ui_start_page_get_wrong_address (UiStartPage *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->address_error)) ? ui_start_page_get_address (self) : NULL;
}

/* --- Rooms one was in --- */

static void
on_recent_activated (AdwActionRow *row,
                     UiStartPage  *self)
{
  SessionRecentRoom *room = g_object_get_data (G_OBJECT (row), "room");

  if (check_name (self))
    g_signal_emit (self, signals[SIGNAL_OPEN], 0, room, NULL);
}

static void
on_forget_clicked (GtkButton   *button,
                   UiStartPage *self)
{
  ui_forget_ask_room (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->history, g_object_get_data (G_OBJECT (button), "room"));
}

static GtkWidget *
create_forget_button (UiStartPage       *self,
                      SessionRecentRoom *room)
{
  GtkWidget       *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *label = g_strdup_printf (_ ("Forget “%s”"), session_recent_room_get_title (room));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, _ ("Forget this room"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "room", g_object_ref (room), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_forget_clicked), self, 0);
  return button;
}

static GtkWidget *
create_recent_row (gpointer item,
                   gpointer user_data)
{
  UiStartPage       *self = user_data;
  SessionRecentRoom *room = item;
  GtkWidget         *row = adw_action_row_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = ui_time_format_day (session_recent_room_get_time (room), now);
  const char      *place = session_recent_room_is_ours (room) ? _ ("Your room") : session_recent_room_get_address (room);
  /* Translators: a room one was in: its address, when one was there last */
  g_autofree char *subtitle = g_strdup_printf (_ ("%s · %s"), place, day);
  g_autofree char *escaped = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), session_recent_room_get_title (room));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_forget_button (self, room));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "room", g_object_ref (room), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_recent_activated), self, 0);
  return row;
}

static void
on_recent_changed (UiStartPage *self)
{
  gboolean some = g_list_model_get_n_items (G_LIST_MODEL (session_history_get_rooms (self->history))) > 0;

  gtk_widget_set_visible (self->recent_group, some);
  gtk_widget_set_visible (GTK_WIDGET (self->search_button), some);
  if (!some)
    gtk_toggle_button_set_active (self->search_button, FALSE);
}

/**
 * ui_start_page_set_rooms:
 * @history: all that is kept on this computer, with the rooms one was in
 * @browser: the rooms around
 */
void
ui_start_page_set_rooms (UiStartPage      *self,
                         SessionHistory   *history,
                         DiscoveryBrowser *browser)
{
  SessionRecentRooms *rooms = session_history_get_rooms (history);

  g_return_if_fail (UI_IS_START_PAGE (self));

  if (!g_set_object (&self->history, history))
    return;
  ui_nearby_set_browser (self->nearby, browser, rooms);
  gtk_list_box_bind_model (self->recent_list, G_LIST_MODEL (rooms), create_recent_row, self, NULL);
  g_signal_connect_object (rooms, "items-changed", G_CALLBACK (on_recent_changed), self, G_CONNECT_SWAPPED);
  on_recent_changed (self);
}

static void
on_nearby_chosen (UiStartPage   *self,
                  DiscoveryRoom *room)
{
  if (check_name (self))
    g_signal_emit (self, signals[SIGNAL_JOIN_NEARBY], 0, room);
}

/* --- Searching --- */

static void
on_found_chosen (UiStartPage  *self,
                 SessionFound *found)
{
  SessionRecentRoom *room = session_recent_rooms_find (session_history_get_rooms (self->history), session_found_get_archive (found));

  if (room == NULL || !check_name (self))
    return;
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, room, session_found_get_msgid (found));
  gtk_toggle_button_set_active (self->search_button, FALSE);
}

/* Made when somebody searches. */
static void
on_search_toggled (UiStartPage *self)
{
  if (self->search != NULL)
    return;
  self->search = ui_start_search_new (self->history);
  gtk_widget_insert_before (self->search, gtk_widget_get_parent (self->ways), self->ways);
  g_object_bind_property (self->search, "searching", self->ways, "visible", G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  g_signal_connect_object (self->search, "chosen", G_CALLBACK (on_found_chosen), self, G_CONNECT_SWAPPED);
  g_object_bind_property (self->search_button, "active", self->search, "active", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
}

/**
 * ui_start_page_search:
 *
 * Begins to search what was said in all rooms.
 */
void
ui_start_page_search (UiStartPage *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->search_button)))
    gtk_toggle_button_set_active (self->search_button, TRUE);
}

/* --- The object --- */

/* With a name there is nothing left to type: Enter opens a room. */
static gboolean
ui_start_page_grab_focus (GtkWidget *widget)
{
  UiStartPage     *self = UI_START_PAGE (widget);
  g_autofree char *name = get_stripped (self->name);

  return gtk_widget_grab_focus (name[0] != '\0' ? self->host : GTK_WIDGET (self->name));
}

static void
ui_start_page_map (GtkWidget *widget)
{
  ui_style_show_picture (UI_START_PAGE (widget)->icon);
  GTK_WIDGET_CLASS (ui_start_page_parent_class)->map (widget);
}

static void
ui_start_page_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  UiStartPage *self = UI_START_PAGE (object);

  switch (prop_id)
    {
    case PROP_PERSON_NAME:
      g_value_take_string (value, get_stripped (self->name));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ui_start_page_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  UiStartPage     *self = UI_START_PAGE (object);
  g_autofree char *old_name = get_stripped (self->name);
  const char      *name = g_value_get_string (value);

  switch (prop_id)
    {
    case PROP_PERSON_NAME:
      if (g_strcmp0 (old_name, name) != 0)
        gtk_editable_set_text (GTK_EDITABLE (self->name), name != NULL ? name : "");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/**
 * ui_start_page_set_list_behind:
 * @behind: whether the list of rooms is there, but not beside this
 */
void
ui_start_page_set_list_behind (UiStartPage *self,
                               gboolean     behind)
{
  gtk_widget_set_visible (self->list_button, behind);
}

/* By Tab one goes through all of it, and not to where grabbing the focus leads. */
static gboolean
ui_start_page_focus (GtkWidget       *widget,
                     GtkDirectionType direction)
{
  return gtk_widget_child_focus (adw_bin_get_child (ADW_BIN (widget)), direction);
}

static void
ui_start_page_dispose (GObject *object)
{
  UiStartPage *self = UI_START_PAGE (object);

  if (self->recent_list != NULL)
    gtk_list_box_bind_model (self->recent_list, NULL, NULL, NULL, NULL);
  g_clear_object (&self->history);
  G_OBJECT_CLASS (ui_start_page_parent_class)->dispose (object);
}

static void
ui_start_page_class_init (UiStartPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ui_start_page_dispose;
  object_class->get_property = ui_start_page_get_property;
  object_class->set_property = ui_start_page_set_property;
  widget_class->grab_focus = ui_start_page_grab_focus;
  widget_class->map = ui_start_page_map;
  widget_class->focus = ui_start_page_focus;

  properties[PROP_PERSON_NAME] = g_param_spec_string ("person-name", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_HOST] = g_signal_new ("host", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_JOIN] = g_signal_new ("join", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * UiStartPage::open:
   * @room: one of those we were in
   * @msgid: (nullable): a message to go to
   */
  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, SESSION_TYPE_RECENT_ROOM, G_TYPE_STRING);

  signals[SIGNAL_JOIN_NEARBY] = g_signal_new ("join-nearby", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, DISCOVERY_TYPE_ROOM);

  g_type_ensure (UI_TYPE_NEARBY);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ui-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, UiStartPage, icon);
  gtk_widget_class_bind_template_child (widget_class, UiStartPage, menu);
  gtk_widget_class_bind_template_child (widget_class, UiStartPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, UiStartPage, name);
  gtk_widget_class_bind_template_child (widget_class, UiStartPage, name_error);
  gtk_widget_class_bind_template_child (widget_class, UiStartPage, host);
  gtk_widget_class_bind_template_child (widget_class, UiStartPage, address);
  gtk_widget_class_bind_template_child (widget_class, UiStartPage, join);
  gtk_widget_class_bind_template_child (widget_class, UiStartPage, address_error);
  gtk_widget_class_bind_template_child (widget_class, UiStartPage, recent_group);
  gtk_widget_class_bind_template_child (widget_class, UiStartPage, recent_list);
  gtk_widget_class_bind_template_child (widget_class, UiStartPage, nearby);
  gtk_widget_class_bind_template_callback (widget_class, on_nearby_chosen);
  gtk_widget_class_bind_template_child (widget_class, UiStartPage, list_button);
  gtk_widget_class_bind_template_child (widget_class, UiStartPage, search_button);
  gtk_widget_class_bind_template_child (widget_class, UiStartPage, ways);
  gtk_widget_class_bind_template_callback (widget_class, on_search_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_address_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_host_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_join_clicked);
}

static void
ui_start_page_init (UiStartPage *self)
{
  GtkEditable *name;

  gtk_widget_init_template (GTK_WIDGET (self));
  ui_menu_later (self->menu_button, self->menu);
  name = gtk_editable_get_delegate (GTK_EDITABLE (self->name));
  if (GTK_IS_TEXT (name))
    gtk_text_set_max_length (GTK_TEXT (name), NAME_MAX_LENGTH);
}

GtkWidget *
ui_start_page_new (void)
{
  return g_object_new (UI_TYPE_START_PAGE, NULL);
}
