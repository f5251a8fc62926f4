// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-style.h"

#include "ui/ui-test.h"

/* --- What a process shows that began with or without high contrast --- */

static float
get_alpha (const char *css_class)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new ("Ayşe is typing"));
  GdkRGBA    color;

  gtk_widget_add_css_class (label, css_class);
  gtk_style_context_get_color (gtk_widget_get_style_context (label), &color);
  g_object_unref (label);
  return color.alpha;
}

static void
test_ordinary (void)
{
  g_assert_false (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()));
  g_assert_cmpfloat (get_alpha ("typing"), <, 1);
}

static void
test_high_contrast (void)
{
  if (!g_test_subprocess ())
    {
      /* libadwaita reads it when it begins. */
      g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      g_unsetenv ("ADW_DEBUG_HIGH_CONTRAST");
      return;
    }
  g_assert_true (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()));
  g_assert_cmpfloat (get_alpha ("typing"), ==, 1);
}

/* --- What the style names --- */

static void
on_parsing_error (GtkCssProvider *provider,
                  GtkCssSection  *section,
                  const GError   *error,
                  gpointer        user_data)
{
  g_autofree char *where = gtk_css_section_to_string (section);

  g_error ("%s: %s", where, error->message);
}

static void
test_is_right (void)
{
  const char *const sheets[] = { RESOURCE_PATH "/style.css", RESOURCE_PATH "/style-hc.css" };

  for (gsize i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

      g_signal_connect (provider, "parsing-error", G_CALLBACK (on_parsing_error), NULL);
      gtk_css_provider_load_from_resource (provider, sheets[i]);
    }
}

static void
test_picture (void)
{
  GtkWidget    *image = g_object_ref_sink (gtk_image_new ());
  GdkPaintable *picture;

  ui_style_show_picture (GTK_IMAGE (image));
  picture = gtk_image_get_paintable (GTK_IMAGE (image));
  g_assert_cmpint (gdk_paintable_get_intrinsic_width (picture), ==, 96 * gtk_widget_get_scale_factor (image));
  g_assert_cmpint (gdk_paintable_get_intrinsic_height (picture), ==, 96 * gtk_widget_get_scale_factor (image));
  g_object_unref (image);
}

/* A ring in the text's colour is drawn: without its picture, or in a colour of the picture's, nothing of it is red. */
static void
test_spinner (void)
{
  g_autoptr (GtkCssProvider) red = gtk_css_provider_new ();
  GtkWidget *spinner = gtk_spinner_new ();
  GtkWidget *window;
  guint      n_red = 0;

  gtk_css_provider_load_from_data (red, "spinner { color: #ff0000; }", -1);
  gtk_style_context_add_provider (gtk_widget_get_style_context (spinner), GTK_STYLE_PROVIDER (red), GTK_STYLE_PROVIDER_PRIORITY_USER);
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_size_request (spinner, 32, 32);
  window = ui_test_show (spinner, 64, 64);
  {
    g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (spinner);
    g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
    g_autoptr (GskRenderNode) node = NULL;
    g_autoptr (GdkTexture) texture = NULL;
    g_autofree guchar *pixels = NULL;
    int                width, height;

    gdk_paintable_snapshot (paintable, snapshot, 32, 32);
    node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
    g_assert_nonnull (node);
    texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (spinner)), node, NULL);
    width = gdk_texture_get_width (texture);
    height = gdk_texture_get_height (texture);
    pixels = g_malloc0 ((gsize)width * height * 4);
    gdk_texture_download (texture, pixels, (gsize)width * 4);
    /* Blue, green, red, opacity, as processors of today have it. */
    for (gsize i = 0; i < (gsize)width * height * 4; i += 4)
      n_red += pixels[i + 2] > 100 && pixels[i + 1] == 0 && pixels[i] == 0;
  }
  g_assert_cmpuint (n_red, >, 20);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/style/ordinary", test_ordinary);
  g_test_add_func ("/ui/style/high-contrast", test_high_contrast);
  g_test_add_func ("/ui/style/is-right", test_is_right);
  g_test_add_func ("/ui/style/picture", test_picture);
  g_test_add_func ("/ui/style/spinner", test_spinner);
  return g_test_run ();
}
