// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-preferences.h"

#include "fixtures/await.h"
#include "fixtures/folder.h"
#include "ui/ui-picture.h"
#include "ui/ui-test.h"

#include <glib/gi18n.h>

/* The window of preferences, and an application with the actions that are its switches. */

static GtkApplication *application;

typedef struct
{
  Store          *store;
  SessionHistory *history;
  GtkWidget      *parent;
  GtkWidget      *window;
  GString        *names; /* that our person took */
  GBytes         *bytes; /* the picture our person took; NULL for none */
  guint           n_pictures;
} Shown;

static void
on_renamed (Shown      *shown,
            const char *name)
{
  g_string_append_printf (shown->names, "%s|", name);
}

static void
on_picture_chosen (Shown  *shown,
                   GBytes *bytes)
{
  g_clear_pointer (&shown->bytes, g_bytes_unref);
  shown->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  shown->n_pictures++;
}

static void
set_up (Shown        *shown,
        gconstpointer in_use)
{
  g_autoptr (SessionRecentRooms) rooms = session_recent_rooms_new (NULL);

  shown->names = g_string_new (NULL);
  shown->store = store_new (":memory:", FALSE);
  store_open_async (shown->store, NULL, NULL);
  shown->history = session_history_new (shown->store, "/nonexistent", rooms);
  session_history_set_in_use (shown->history, in_use != NULL);
  shown->parent = gtk_application_window_new (application);
  gtk_window_present (GTK_WINDOW (shown->parent));
  shown->window = ui_preferences_new (GTK_WINDOW (shown->parent), shown->history);
  g_object_set (shown->window, "person-name", "Ayşe", NULL);
  g_signal_connect_swapped (shown->window, "renamed", G_CALLBACK (on_renamed), shown);
  g_signal_connect_swapped (shown->window, "picture-chosen", G_CALLBACK (on_picture_chosen), shown);
  gtk_window_present (GTK_WINDOW (shown->window));
  ui_test_settle (shown->window);
}

static void
closed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  store_close_finish (STORE_STORE (object), result);
  *(gboolean *)user_data = TRUE;
}

static void
tear_down (Shown        *shown,
           gconstpointer in_use)
{
  gboolean closed = FALSE;

  gtk_window_destroy (GTK_WINDOW (shown->window));
  gtk_window_destroy (GTK_WINDOW (shown->parent));
  store_close_async (shown->store, closed_cb, &closed);
  AWAIT (closed);
  g_object_unref (shown->history);
  g_object_unref (shown->store);
  g_string_free (shown->names, TRUE);
  g_clear_pointer (&shown->bytes, g_bytes_unref);
}

static GtkWidget *
find_acting (GtkWidget  *widget,
             const char *action,
             const char *target)
{
  if (GTK_IS_ACTIONABLE (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    {
      GVariant *value = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget));

      if (target == NULL || (value != NULL && g_str_equal (g_variant_get_string (value, NULL), target)))
        return widget;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_acting (child, action, target);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
apply_name (Shown      *shown,
            const char *name)
{
  GtkWidget *row = ui_test_find (shown->window, ADW_TYPE_ENTRY_ROW);

  gtk_editable_set_text (GTK_EDITABLE (row), name);
  g_signal_emit_by_name (row, "apply");
}

/* A name counts when it is applied, and nobody is without one. */
static void
test_name (Shown        *shown,
           gconstpointer in_use)
{
  GtkWidget       *row = ui_test_find (shown->window, ADW_TYPE_ENTRY_ROW);
  g_autofree char *name = NULL;

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Ayşe");
  apply_name (shown, "  Ayşe Su ");
  apply_name (shown, "Ayşe Su");
  apply_name (shown, "   ");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Ayşe Su");
  g_assert_cmpstr (shown->names->str, ==, "Ayşe Su|");
  g_object_get (shown->window, "person-name", &name, NULL);
  g_assert_cmpstr (name, ==, "Ayşe Su");
}

static void
test_switches (Shown        *shown,
               gconstpointer in_use)
{
  const char *const actions[] = { "do-not-disturb", "run-in-background", "start-at-login", "notify-sound" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *name = g_strconcat ("app.", actions[i], NULL);
      GtkWidget       *control = find_acting (shown->window, name, NULL);
      gboolean         before = g_str_equal (actions[i], "notify-sound");
      g_autoptr (GVariant) state = NULL;

      g_assert_true (gtk_switch_get_active (GTK_SWITCH (control)) == before);
      gtk_widget_activate (control);
      state = g_action_group_get_action_state (G_ACTION_GROUP (application), actions[i]);
      g_assert_true (g_variant_get_boolean (state) != before);
      g_action_group_change_action_state (G_ACTION_GROUP (application), actions[i], g_variant_new_boolean (before));
      AWAIT (gtk_switch_get_active (GTK_SWITCH (control)) == before);
    }
}

static void
test_rooms (Shown        *shown,
            gconstpointer in_use)
{
  GtkWidget *all = find_acting (shown->window, "app.notify-rooms", "all");
  GtkWidget *none = find_acting (shown->window, "app.notify-rooms", "none");
  g_autoptr (GVariant) state = NULL;

  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (all)));
  gtk_widget_activate (none);
  state = g_action_group_get_action_state (G_ACTION_GROUP (application), "notify-rooms");
  g_assert_cmpstr (g_variant_get_string (state, NULL), ==, "none");
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (all)));
  g_action_group_change_action_state (G_ACTION_GROUP (application), "notify-rooms", g_variant_new_string ("all"));
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Nothing may be forgotten while somebody is in a room, and that is said. */
static void
test_kept (Shown        *shown,
           gconstpointer in_use)
{
  GtkWidget       *forget = find_button (shown->window, _ ("_Forget…"));
  g_autofree char *none = g_format_size (0);
  g_autofree char *expected = in_use != NULL ? g_strdup_printf (_ ("%s. Leave your rooms to delete them."), none) : g_strdup (none);

  AWAIT (ui_test_has_text (shown->window, expected));
  g_assert_true (gtk_widget_get_sensitive (forget) == (in_use == NULL));
}

static void
take (Shown      *shown,
      const char *contents,
      gsize       length)
{
  g_autofree char *folder = folder_make ();
  g_autofree char *path = g_build_filename (folder, "chosen", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *choose = find_button (shown->window, _ ("_Choose…"));

  g_assert_true (g_file_set_contents (path, contents, length, NULL));
  ui_preferences_take_picture (UI_PREFERENCES (shown->window), file);
  g_assert_false (gtk_widget_get_sensitive (choose));
  AWAIT (gtk_widget_get_sensitive (choose));
  folder_remove (folder);
}

/* A picture is handed on as it is sent; what is none is named as such, and changes nothing. */
static void
test_picture (Shown        *shown,
              gconstpointer in_use)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 300, 200);
  g_autoptr (GdkPaintable) picture = gdk_paintable_new_empty (1, 1);
  g_autofree char *png = NULL;
  AdwAvatar       *avatar = ADW_AVATAR (ui_test_find (shown->window, ADW_TYPE_AVATAR));
  GtkWidget       *take_away;
  gsize            size;

  gdk_pixbuf_fill (pixbuf, 0xff0000ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &png, &size, "png", NULL, NULL));
  take (shown, png, size);
  g_assert_cmpuint (shown->n_pictures, ==, 1);
  g_assert_cmpstr (ui_picture_get_type_of (shown->bytes), ==, "image/png");

  take (shown, "merhaba", 7);
  AWAIT (ui_test_has_text (shown->window, _ ("This file is not a picture that can be shown.")));
  g_assert_cmpuint (shown->n_pictures, ==, 1);

  take_away = gtk_widget_get_prev_sibling (find_button (shown->window, _ ("_Choose…")));
  g_assert_false (gtk_widget_get_visible (take_away));
  g_object_set (shown->window, "picture", picture, NULL);
  g_assert_true (adw_avatar_get_custom_image (avatar) == picture);
  g_assert_true (gtk_widget_get_visible (take_away));
  gtk_widget_activate (take_away);
  AWAIT (shown->n_pictures == 2);
  g_assert_null (shown->bytes);
  g_object_set (shown->window, "picture", NULL, NULL);
  g_assert_false (gtk_widget_get_visible (take_away));
}

static void
add_actions (void)
{
  const char *const actions[] = { "do-not-disturb", "run-in-background", "start-at-login", "notify-rooms", "notify-sound" };
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (GAction) action = g_settings_create_action (settings, actions[i]);

      g_action_map_add_action (G_ACTION_MAP (application), action);
    }
}

int
main (int    argc,
      char **argv)
{
#define ADD(name, data, func) g_test_add ("/ui/preferences/" name, Shown, data, set_up, func, tear_down)
  int result;

  ui_test_init (&argc, &argv);
  application = gtk_application_new (APP_ID, G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  add_actions ();
  ADD ("name", NULL, test_name);
  ADD ("switches", NULL, test_switches);
  ADD ("rooms", NULL, test_rooms);
  ADD ("picture", NULL, test_picture);
  ADD ("kept", NULL, test_kept);
  ADD ("kept/in-use", "in use", test_kept);
  result = g_test_run ();
  g_object_unref (application);
  return result;
}
