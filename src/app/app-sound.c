// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "app/app-sound.h"

#include "lazy/lazy-gsound.h"

/* The sound of a message that our person is told of: the desktop's own, by its theme. Sound
 * servers are waited for in a thread. Where there is none it is silent. */

/* Two sounds are at least so far apart, however many messages come. */
#define REST (2 * G_TIME_SPAN_SECOND)

/* The name in the XDG sound naming specification, and the theme that is always there. */
#define EVENT "message-new-instant"
#define THEME "freedesktop"

struct _AppSound
{
  GObject parent_instance;

  GSettings     *settings;
  gint64         begun;   /* when the last one was, or 0 */
  gboolean       busy;    /* a thread is at it, and has what follows */
  GSoundContext *context; /* of the last one, which would end with it; or NULL */
};

G_DEFINE_FINAL_TYPE (AppSound, app_sound, G_TYPE_OBJECT)

/* --- What the desktop wants --- */

/* Returns: (nullable): what the desktop has set; not every desktop has all that GNOME has */
static GVariant *
ask_desktop (const char *id,
             const char *key)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = source != NULL ? g_settings_schema_source_lookup (source, id, TRUE) : NULL;
  g_autoptr (GSettings) settings = NULL;

  if (schema == NULL || !g_settings_schema_has_key (schema, key))
    return NULL;
  settings = g_settings_new_full (schema, NULL, NULL);
  return g_settings_get_value (settings, key);
}

static gboolean
does_desktop_allow (const char *id,
                    const char *key)
{
  g_autoptr (GVariant) allowed = ask_desktop (id, key);

  return allowed == NULL || g_variant_get_boolean (allowed);
}

static char *
dup_theme (void)
{
  g_autoptr (GVariant) theme = ask_desktop ("org.gnome.desktop.sound", "theme-name");

  return theme != NULL ? g_variant_dup_string (theme, NULL) : g_strdup (THEME);
}

/* The desktop's Do Not Disturb counts as well as our own, which lets nothing come here. */
static gboolean
is_wanted (AppSound *self)
{
  return g_settings_get_boolean (self->settings, "notify-sound") && does_desktop_allow ("org.gnome.desktop.sound", "event-sounds") && does_desktop_allow ("org.gnome.desktop.notifications", "show-banners");
}

/* --- Playing --- */

/* Each begins anew, with the sound server there is now. */
static void
play_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  AppSound *self = source;
  GError   *error = NULL;

  g_clear_object (&self->context);
  self->context = gsound_context_new (NULL, &error);
  if (self->context != NULL && gsound_context_open (self->context, &error) && gsound_context_play_simple (self->context, NULL, &error, GSOUND_ATTR_EVENT_ID, EVENT, GSOUND_ATTR_CANBERRA_XDG_THEME_NAME, (const char *)task_data, NULL))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  g_clear_object (&self->context);
  g_task_return_error (task, error);
}

static void
played_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  AppSound *self = APP_SOUND (object);
  g_autoptr (GError) error = NULL;

  self->busy = FALSE;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_debug ("No sound: %s", error->message);
}

/**
 * app_sound_play:
 *
 * Begins the sound, and does not wait for it; nothing when sounds are switched off, here or
 * for the whole desktop, or when one was just now or is still to come.
 */
void
app_sound_play (AppSound *self)
{
  gint64 now = g_get_monotonic_time ();
  g_autoptr (GTask) task = NULL;

  if (self->busy || (self->begun != 0 && now - self->begun < REST) || !is_wanted (self))
    return;
  self->begun = now;
  self->busy = TRUE;
  task = g_task_new (self, NULL, played_cb, NULL);
  g_task_set_source_tag (task, app_sound_play);
  g_task_set_task_data (task, dup_theme (), g_free);
  g_task_run_in_thread (task, play_in_thread);
}

/* --- The object --- */

static void
app_sound_dispose (GObject *object)
{
  AppSound *self = APP_SOUND (object);

  g_clear_object (&self->context);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (app_sound_parent_class)->dispose (object);
}

static void
app_sound_class_init (AppSoundClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = app_sound_dispose;
}

static void
app_sound_init (AppSound *self)
{
}

/**
 * app_sound_new:
 * @settings: whether there is a sound at all
 */
AppSound *
app_sound_new (GSettings *settings)
{
  AppSound *self = g_object_new (APP_TYPE_SOUND, NULL);

  self->settings = g_object_ref (settings);
  return self;
}
