// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-person-row.h"

#include "ui/ui-people-list.h"
#include "ui/ui-picture.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Somebody in the room, and in words what they are. */

struct _UiPersonRow
{
  GtkBox parent_instance;

  /* template children */
  AdwAvatar *avatar;
  GtkLabel  *name;
  GtkLabel  *role;
  GtkWidget *open_lock;
  GtkWidget *menu;

  /* owned */
  SessionMember *member;

  gboolean menus;
};

enum {
  PROP_MENUS = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (UiPersonRow, ui_person_row, GTK_TYPE_BOX)

/**
 * ui_person_row_describe:
 *
 * Returns: (transfer full): what there is to say about somebody, "" when there is nothing
 */
char *
ui_person_row_describe (SessionMember *member)
{
  const char *words[9] = { NULL };
  int         n = 0;

  if (session_member_get_own (member))
    words[n++] = _ ("You");
  if (session_member_get_operator (member))
    words[n++] = _ ("Moderator");
  if (session_member_get_guest (member))
    words[n++] = _ ("Guest");
  if (session_member_get_muted (member))
    words[n++] = _ ("Muted");
  if (session_member_get_away (member))
    words[n++] = _ ("Away");
  if (session_member_get_unencrypted (member))
    words[n++] = _ ("Not encrypted");
  if (session_member_get_device (member) == SESSION_DEVICE_NEW && !session_member_get_own (member))
    words[n++] = _ ("New here");
  else if (session_member_get_device (member) == SESSION_DEVICE_NONE && !session_member_get_own (member) && !session_member_get_guest (member))
    words[n++] = _ ("Unknown device");
  return g_strjoinv (" · ", (char **)words);
}

static void
update (UiPersonRow *self)
{
  const char      *name = session_member_get_label (self->member);
  GtkWidget       *item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *role = ui_person_row_describe (self->member);
  g_autofree char *label = role[0] != '\0' ? g_strdup_printf ("%s, %s", name, role) : g_strdup (name);
  /* Translators: a button that opens a menu; %s is a person */
  g_autofree char *menu_label = g_strdup_printf (_ ("What to do with %s"), name);

  adw_avatar_set_text (self->avatar, session_member_get_name (self->member));
  ui_picture_show (self->avatar, self->member);
  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->role, role);
  gtk_widget_set_visible (GTK_WIDGET (self->role), role[0] != '\0');
  gtk_widget_set_visible (self->menu, self->menus && !session_member_get_own (self->member));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, menu_label, -1);
  gtk_widget_set_visible (self->open_lock, session_member_get_unencrypted (self->member));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), label);
  gtk_widget_set_opacity (GTK_WIDGET (self->avatar), session_member_get_away (self->member) ? 0.5 : 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * ui_person_row_set_member:
 * @member: (nullable): whom to show
 */
void
ui_person_row_set_member (UiPersonRow   *self,
                          SessionMember *member)
{
  g_return_if_fail (UI_IS_PERSON_ROW (self));

  if (self->member != NULL)
    g_signal_handlers_disconnect_by_data (self->member, self);
  g_set_object (&self->member, member);
  if (member == NULL)
    return;
  g_signal_connect_object (member, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
on_menu_wanted (GtkMenuButton *button,
                gpointer       user_data)
{
  GtkWidget *list = gtk_widget_get_ancestor (GTK_WIDGET (button), UI_TYPE_PEOPLE_LIST);
  g_autoptr (GMenuModel) menu = NULL;

  g_signal_emit_by_name (list, "menu", UI_PERSON_ROW (user_data)->member, &menu);
  gtk_menu_button_set_menu_model (button, menu);
}

static void
ui_person_row_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  g_assert (prop_id == PROP_MENUS);
  g_value_set_boolean (value, UI_PERSON_ROW (object)->menus);
}

static void
ui_person_row_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  UiPersonRow *self = UI_PERSON_ROW (object);

  g_assert (prop_id == PROP_MENUS);
  self->menus = g_value_get_boolean (value);
  if (self->member != NULL)
    update (self);
}

static void
ui_person_row_dispose (GObject *object)
{
  ui_person_row_set_member (UI_PERSON_ROW (object), NULL);
  G_OBJECT_CLASS (ui_person_row_parent_class)->dispose (object);
}

static void
ui_person_row_class_init (UiPersonRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ui_person_row_dispose;
  G_OBJECT_CLASS (klass)->get_property = ui_person_row_get_property;
  G_OBJECT_CLASS (klass)->set_property = ui_person_row_set_property;
  properties[PROP_MENUS] = g_param_spec_boolean ("menus", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "person");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ui-person-row.ui");
  gtk_widget_class_bind_template_child (widget_class, UiPersonRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, UiPersonRow, name);
  gtk_widget_class_bind_template_child (widget_class, UiPersonRow, role);
  gtk_widget_class_bind_template_child (widget_class, UiPersonRow, open_lock);
  gtk_widget_class_bind_template_child (widget_class, UiPersonRow, menu);
}

static void
ui_person_row_init (UiPersonRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->menu), on_menu_wanted, self, NULL);
}

GtkWidget *
ui_person_row_new (void)
{
  return g_object_new (UI_TYPE_PERSON_ROW, NULL);
}
