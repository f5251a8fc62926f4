// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-people-list.h"

#include "ui/ui-order-button.h"
#include "ui/ui-person-row.h"

#include <glib/gi18n.h>

/* Who is in the room: you first, then everybody by name. */

struct _UiPeopleList
{
  AdwBin parent_instance;

  /* template children */
  GtkWidget     *header;
  GtkLabel      *title;
  UiOrderButton *order;
  GtkListView   *list;

  /* owned */
  SessionMembers *members;
  GtkSorter      *sorter;

  guint    sort_source;
  gboolean menus;
};

enum {
  PROP_MENUS = 1,
  N_PROPS
};

enum {
  SIGNAL_MENU,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UiPeopleList, ui_people_list, ADW_TYPE_BIN)

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      user_data)
{
  SessionMember *one = (SessionMember *)a;
  SessionMember *other = (SessionMember *)b;
  int            order = session_member_get_own (other) - session_member_get_own (one);

  if (order == 0)
    order = g_utf8_collate (session_member_get_label (one), session_member_get_label (other));
  return order == 0 ? GTK_ORDERING_EQUAL : order < 0 ? GTK_ORDERING_SMALLER
                                                     : GTK_ORDERING_LARGER;
}

static gboolean
sort_again (gpointer user_data)
{
  UiPeopleList *self = user_data;

  self->sort_source = 0;
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
  return G_SOURCE_REMOVE;
}

/* Members come first and get their names then; many at once cost one sorting. */
static void
on_order_changed (UiPeopleList *self)
{
  if (self->sort_source == 0)
    self->sort_source = g_idle_add (sort_again, self);
}

static void
on_members_changed (UiPeopleList *self,
                    guint         position,
                    guint         removed,
                    guint         added)
{
  guint            n = g_list_model_get_n_items (G_LIST_MODEL (self->members));
  g_autofree char *title = g_strdup_printf (ngettext ("%u person in the room", "%u people in the room", n), n);

  gtk_label_set_text (self->title, title);
  gtk_widget_set_visible (self->header, n > 0);
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (SessionMember) member = g_list_model_get_item (G_LIST_MODEL (self->members), i);

      g_signal_connect_object (member, "notify::label", G_CALLBACK (on_order_changed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (member, "notify::own", G_CALLBACK (on_order_changed), self, G_CONNECT_SWAPPED);
    }
}

static void
on_setup (UiPeopleList *self,
          GtkListItem  *item)
{
  GtkWidget *row = ui_person_row_new ();

  g_object_bind_property (self, "menus", row, "menus", G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (item, row);
}

/* A row that can be activated can be reached by the keyboard. */
static void
on_activate (UiPeopleList *self,
             guint         position)
{
  g_autoptr (SessionMember) member = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->list)), position);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.person", "s", session_member_get_nick (member));
}

static void
on_bind (UiPeopleList *self,
         GtkListItem  *item)
{
  ui_person_row_set_member (UI_PERSON_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
on_unbind (UiPeopleList *self,
           GtkListItem  *item)
{
  ui_person_row_set_member (UI_PERSON_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
forget_members (UiPeopleList *self)
{
  if (self->members == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->members, self);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->members)); i++)
    {
      g_autoptr (SessionMember) member = g_list_model_get_item (G_LIST_MODEL (self->members), i);

      g_signal_handlers_disconnect_by_data (member, self);
    }
  g_clear_object (&self->members);
}

/**
 * ui_people_list_set_members:
 * @members: (nullable): the people of the room
 */
void
ui_people_list_set_members (UiPeopleList   *self,
                            SessionMembers *members)
{
  g_autoptr (GtkSelectionModel) selection = NULL;

  g_return_if_fail (UI_IS_PEOPLE_LIST (self));

  forget_members (self);
  if (members == NULL)
    {
      gtk_list_view_set_model (self->list, NULL);
      return;
    }
  self->members = g_object_ref (members);
  g_signal_connect_object (members, "items-changed", G_CALLBACK (on_members_changed), self, G_CONNECT_SWAPPED);
  on_members_changed (self, 0, 0, g_list_model_get_n_items (G_LIST_MODEL (members)));
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (members)), g_object_ref (self->sorter)))));
  gtk_list_view_set_model (self->list, selection);
}

/**
 * ui_people_list_set_session:
 * @session: (nullable): whose room it is
 */
void
ui_people_list_set_session (UiPeopleList *self,
                            Session      *session)
{
  ui_people_list_set_members (self, session != NULL ? session_room_get_members (session_get_room (session)) : NULL);
  ui_order_button_set_session (self->order, session);
}

/**
 * ui_people_list_set_menus:
 * @menus: whether our person may do something with the others
 */
void
ui_people_list_set_menus (UiPeopleList *self,
                          gboolean      menus)
{
  if (self->menus == menus)
    return;
  self->menus = menus;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MENUS]);
}

static void
ui_people_list_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  g_assert (prop_id == PROP_MENUS);
  g_value_set_boolean (value, UI_PEOPLE_LIST (object)->menus);
}

static void
ui_people_list_dispose (GObject *object)
{
  UiPeopleList *self = UI_PEOPLE_LIST (object);

  forget_members (self);
  g_clear_handle_id (&self->sort_source, g_source_remove);
  g_clear_object (&self->sorter);
  G_OBJECT_CLASS (ui_people_list_parent_class)->dispose (object);
}

static void
ui_people_list_class_init (UiPeopleListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ui_people_list_dispose;
  G_OBJECT_CLASS (klass)->get_property = ui_people_list_get_property;
  properties[PROP_MENUS] = g_param_spec_boolean ("menus", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  /**
   * UiPeopleList::menu:
   * @member: whose menu is opened
   *
   * Returns: (transfer full) (nullable): what can be done with them
   */
  signals[SIGNAL_MENU] = g_signal_new ("menu", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_first_wins, NULL, NULL, G_TYPE_MENU_MODEL, 1, SESSION_TYPE_MEMBER);
  g_type_ensure (UI_TYPE_ORDER_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ui-people-list.ui");
  gtk_widget_class_bind_template_child (widget_class, UiPeopleList, header);
  gtk_widget_class_bind_template_child (widget_class, UiPeopleList, title);
  gtk_widget_class_bind_template_child (widget_class, UiPeopleList, order);
  gtk_widget_class_bind_template_child (widget_class, UiPeopleList, list);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
}

static void
ui_people_list_init (UiPeopleList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare, NULL, NULL));
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
}

GtkWidget *
ui_people_list_new (void)
{
  return g_object_new (UI_TYPE_PEOPLE_LIST, NULL);
}
