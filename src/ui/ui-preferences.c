// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-preferences.h"

#include "ui/ui-forget.h"

#include <glib/gi18n.h>
#include <string.h>

/* What our person can choose for all rooms. Its switches are actions of the application,
 * which has the settings. */

enum {
  PROP_PERSON_NAME = 1,
  N_PROPS
};

enum {
  SIGNAL_RENAMED,
  N_SIGNALS
};

struct _UiPreferences
{
  AdwPreferencesWindow parent_instance;

  /* template children */
  AdwEntryRow  *name;
  AdwActionRow *kept;
  GtkWidget    *forget;

  /* owned */
  char           *person_name;
  SessionHistory *history;
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UiPreferences, ui_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* --- The name --- */

static void
set_person_name (UiPreferences *self,
                 const char    *name)
{
  if (g_strcmp0 (self->person_name, name) == 0)
    return;
  g_free (self->person_name);
  self->person_name = g_strdup (name);
  gtk_editable_set_text (GTK_EDITABLE (self->name), name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERSON_NAME]);
}

/* Nobody is without a name. */
static void
on_name_applied (UiPreferences *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));

  if (name[0] == '\0' || strcmp (name, self->person_name) == 0)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->name), self->person_name);
      return;
    }
  set_person_name (self, name);
  g_signal_emit (self, signals[SIGNAL_RENAMED], 0, name);
}

/* --- What is kept --- */

static void
size_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (UiPreferences) self = user_data;
  gint64           size = session_history_get_size_finish (SESSION_HISTORY (object), result, NULL);
  gboolean         in_use = session_history_get_in_use (SESSION_HISTORY (object));
  g_autofree char *amount = g_format_size (MAX (size, 0));
  /* Translators: an amount such as "1.2 MB" */
  g_autofree char *subtitle = g_strdup_printf (in_use ? _ ("%s. Leave your rooms to delete them.") : "%s", amount);

  adw_action_row_set_subtitle (self->kept, subtitle);
  gtk_widget_set_sensitive (self->forget, !in_use);
}

static void
update_kept (UiPreferences *self)
{
  session_history_get_size_async (self->history, size_cb, g_object_ref (self));
}

static void
on_forget (UiPreferences *self)
{
  ui_forget_show_kept (GTK_WINDOW (self), self->history);
}

/* What is done from here says here how it went. */
static void
on_say (GtkWidget  *widget,
        const char *action_name,
        GVariant   *text)
{
  g_autofree char *escaped = g_markup_escape_text (g_variant_get_string (text, NULL), -1);

  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (widget), adw_toast_new (escaped));
  update_kept (UI_PREFERENCES (widget));
}

/* --- The object --- */

static void
ui_preferences_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_PERSON_NAME:
      g_value_set_string (value, UI_PREFERENCES (object)->person_name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ui_preferences_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_PERSON_NAME:
      set_person_name (UI_PREFERENCES (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ui_preferences_dispose (GObject *object)
{
  g_clear_object (&UI_PREFERENCES (object)->history);
  G_OBJECT_CLASS (ui_preferences_parent_class)->dispose (object);
}

static void
ui_preferences_finalize (GObject *object)
{
  g_free (UI_PREFERENCES (object)->person_name);
  G_OBJECT_CLASS (ui_preferences_parent_class)->finalize (object);
}

static void
ui_preferences_class_init (UiPreferencesClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ui_preferences_dispose;
  object_class->finalize = ui_preferences_finalize;
  object_class->get_property = ui_preferences_get_property;
  object_class->set_property = ui_preferences_set_property;

  properties[PROP_PERSON_NAME] = g_param_spec_string ("person-name", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * UiPreferences::renamed:
   * @name: what our person wants to be called from now on
   */
  signals[SIGNAL_RENAMED] = g_signal_new ("renamed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "win.say", "s", on_say);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ui-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, UiPreferences, name);
  gtk_widget_class_bind_template_child (widget_class, UiPreferences, kept);
  gtk_widget_class_bind_template_child (widget_class, UiPreferences, forget);
  gtk_widget_class_bind_template_callback (widget_class, on_name_applied);
  gtk_widget_class_bind_template_callback (widget_class, on_forget);
}

static void
ui_preferences_init (UiPreferences *self)
{
  self->person_name = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ui_preferences_new:
 * @parent: of the application whose actions are the switches
 * @history: all that is kept on this computer
 */
GtkWidget *
ui_preferences_new (GtkWindow      *parent,
                    SessionHistory *history)
{
  UiPreferences *self = g_object_new (UI_TYPE_PREFERENCES, "transient-for", parent, "application", gtk_window_get_application (parent), NULL);

  self->history = g_object_ref (history);
  update_kept (self);
  return GTK_WIDGET (self);
}
