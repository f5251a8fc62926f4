// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-preferences.h"

#include "ui/ui-forget.h"
#include "ui/ui-picture.h"

#include <glib/gi18n.h>
#include <string.h>

/* What our person can choose for all rooms. Its switches are actions of the application,
 * which has the settings. */

enum {
  PROP_PERSON_NAME = 1,
  PROP_PICTURE,
  N_PROPS
};

enum {
  SIGNAL_RENAMED,
  SIGNAL_PICTURE_CHOSEN,
  N_SIGNALS
};

struct _UiPreferences
{
  AdwPreferencesWindow parent_instance;

  /* template children */
  AdwEntryRow  *name;
  AdwAvatar    *avatar;
  GtkSpinner   *making;
  GtkWidget    *take_away;
  GtkWidget    *choose;
  AdwActionRow *kept;
  GtkWidget    *forget;

  /* owned */
  char           *person_name;
  GdkPaintable   *picture; /* or NULL */
  GCancellable   *cancellable;
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
  adw_avatar_set_text (self->avatar, name);
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

/* --- The picture --- */

static void
set_picture (UiPreferences *self,
             GdkPaintable  *picture)
{
  g_set_object (&self->picture, picture);
  adw_avatar_set_custom_image (self->avatar, picture);
  /* The keyboard is not left on what goes. */
  if (picture == NULL && gtk_widget_has_focus (self->take_away))
    gtk_widget_grab_focus (self->choose);
  gtk_widget_set_visible (self->take_away, picture != NULL);
}

static void
set_making (UiPreferences *self,
            gboolean       making)
{
  gtk_widget_set_visible (GTK_WIDGET (self->making), making);
  gtk_spinner_set_spinning (self->making, making);
  gtk_widget_set_sensitive (self->choose, !making);
  gtk_widget_set_sensitive (self->take_away, !making);
}

static void
made_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (UiPreferences) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ui_picture_make_finish (result, &error);
  g_autofree char *escaped = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  set_making (self, FALSE);
  if (bytes != NULL)
    {
      g_signal_emit (self, signals[SIGNAL_PICTURE_CHOSEN], 0, bytes);
      return;
    }
  escaped = g_markup_escape_text (error->message, -1);
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), adw_toast_new (escaped));
}

/**
 * ui_preferences_take_picture:
 * @file: chosen by our person
 *
 * Makes their picture of it, or says why not.
 */
void
ui_preferences_take_picture (UiPreferences *self,
                             GFile         *file)
{
  set_making (self, TRUE);
  ui_picture_make_async (file, self->cancellable, made_cb, g_object_ref (self));
}

static void
on_response (GtkNativeDialog *dialog,
             int              response,
             UiPreferences   *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;

  if (file != NULL)
    ui_preferences_take_picture (self, file);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
on_choose (UiPreferences *self)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Choose a picture"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Choose"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) filter = ui_picture_create_filter ();

  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
on_take_away (UiPreferences *self)
{
  g_signal_emit (self, signals[SIGNAL_PICTURE_CHOSEN], 0, NULL);
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
    case PROP_PICTURE:
      g_value_set_object (value, UI_PREFERENCES (object)->picture);
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
    case PROP_PICTURE:
      set_picture (UI_PREFERENCES (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ui_preferences_dispose (GObject *object)
{
  UiPreferences *self = UI_PREFERENCES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->picture);
  g_clear_object (&self->history);
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
  properties[PROP_PICTURE] = g_param_spec_object ("picture", NULL, NULL, GDK_TYPE_PAINTABLE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * UiPreferences::renamed:
   * @name: what our person wants to be called from now on
   */
  signals[SIGNAL_RENAMED] = g_signal_new ("renamed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * UiPreferences::picture-chosen:
   * @bytes: (nullable): the picture our person wants the others to see, as it is sent; %NULL for
   *   none
   */
  signals[SIGNAL_PICTURE_CHOSEN] = g_signal_new ("picture-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BYTES);

  gtk_widget_class_install_action (widget_class, "win.say", "s", on_say);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ui-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, UiPreferences, name);
  gtk_widget_class_bind_template_child (widget_class, UiPreferences, avatar);
  gtk_widget_class_bind_template_child (widget_class, UiPreferences, making);
  gtk_widget_class_bind_template_child (widget_class, UiPreferences, take_away);
  gtk_widget_class_bind_template_child (widget_class, UiPreferences, choose);
  gtk_widget_class_bind_template_child (widget_class, UiPreferences, kept);
  gtk_widget_class_bind_template_child (widget_class, UiPreferences, forget);
  gtk_widget_class_bind_template_callback (widget_class, on_name_applied);
  gtk_widget_class_bind_template_callback (widget_class, on_choose);
  gtk_widget_class_bind_template_callback (widget_class, on_take_away);
  gtk_widget_class_bind_template_callback (widget_class, on_forget);
}

static void
ui_preferences_init (UiPreferences *self)
{
  self->person_name = g_strdup ("");
  self->cancellable = g_cancellable_new ();
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
