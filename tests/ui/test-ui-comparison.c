// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-comparison.h"

#include "session/session-pictures.h"
#include "ui/ui-test.h"

#include <string.h>

#define NUMBERS "10 0 63 9 27 40 1"

static gboolean
is_turkish (void)
{
  return g_strcmp0 (g_getenv ("TEST_LANGUAGE"), "Turkish") == 0;
}

static void
append_pictures (GtkWidget *widget,
                 GString   *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget))
    g_string_append_printf (text, "%s;", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    append_pictures (child, text);
}

static void
assert_shows (GtkWidget  *row,
              const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  ui_test_settle (row);
  append_pictures (row, text);
  g_assert_cmpstr (text->str, ==, expected);
}

static GtkWidget *
show (int width)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = ui_comparison_new ();

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  ui_test_show (list, width, 500);
  return row;
}

static void
test_pictures (void)
{
  GtkWidget *row = show (360);

  ui_comparison_show (UI_COMPARISON (row), NUMBERS, "Do ask.");
  assert_shows (row, is_turkish () ? "🐟;Balık;🐶;Köpek;🔭;Teleskop;🐢;Kaplumbağa;🌋;Yanardağ;👓;Gözlük;🐱;Kedi;Do ask.;"
                                   : "🐟;Fish;🐶;Dog;🔭;Telescope;🐢;Turtle;🌋;Volcano;👓;Glasses;🐱;Cat;Do ask.;");
  /* Another connection has others; none has none, and says why. */
  ui_comparison_show (UI_COMPARISON (row), "0 0 0 0 0 0 63", "Do ask.");
  assert_shows (row, is_turkish () ? "🐶;Köpek;🐶;Köpek;🐶;Köpek;🐶;Köpek;🐶;Köpek;🐶;Köpek;🔭;Teleskop;Do ask.;"
                                   : "🐶;Dog;🐶;Dog;🐶;Dog;🐶;Dog;🐶;Dog;🐶;Dog;🔭;Telescope;Do ask.;");
  ui_comparison_show (UI_COMPARISON (row), NULL, "There is nothing.");
  assert_shows (row, "There is nothing.;");
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (row)));
}

/* The same place on every screen, and no wider than a phone. */
static void
test_width (void)
{
  GtkWidget *row = show (360);
  int        minimum;

  for (guint i = 0; i < SESSION_PICTURES_CHOICES; i += SESSION_PICTURES_LENGTH)
    {
      g_autoptr (GString) numbers = g_string_new (NULL);

      for (guint j = 0; j < SESSION_PICTURES_LENGTH; j++)
        g_string_append_printf (numbers, "%s%u", j > 0 ? " " : "", (i + j) % SESSION_PICTURES_CHOICES);
      ui_comparison_show (UI_COMPARISON (row), numbers->str, "Do ask.");
      gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_assert_cmpint (minimum, <=, 336);
    }
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (row)));
}

/* In this language too every name is there once, and not too long to be said. */
static void
test_names (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpstr (session_pictures_get (3).name, ==, is_turkish () ? "Maymun" : "Monkey");
  for (guint i = 0; i < SESSION_PICTURES_CHOICES; i++)
    {
      const char *name = session_pictures_get (i).name;

      g_assert_cmpint (g_utf8_strlen (name, -1), <=, 12);
      g_assert_true (g_hash_table_add (names, (gpointer)name));
    }
}

/* None is an empty box, and each is drawn as one picture in colour. */
static void
test_fonts (void)
{
  GtkWidget *row = show (360);

  for (guint i = 0; i < SESSION_PICTURES_CHOICES; i++)
    {
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (row, session_pictures_get (i).emoji);
      PangoGlyphItem       *run = pango_layout_get_line_readonly (layout, 0)->runs->data;
      PangoFontDescription *font = pango_font_describe (run->item->analysis.font);

      g_assert_cmpint (pango_layout_get_unknown_glyphs_count (layout), ==, 0);
      g_assert_cmpint (run->glyphs->num_glyphs, ==, 1);
      g_assert_nonnull (strstr (pango_font_description_get_family (font), "Emoji"));
      pango_font_description_free (font);
    }
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (row)));
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/comparison/pictures", test_pictures);
  g_test_add_func ("/ui/comparison/width", test_width);
  g_test_add_func ("/ui/comparison/names", test_names);
  g_test_add_func ("/ui/comparison/fonts", test_fonts);
  return g_test_run ();
}
