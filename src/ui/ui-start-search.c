// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-start-search.h"

#include "session/session-found.h"
#include "ui/ui-search.h"

/* The search of the first page, in what was said in all rooms: a bar for the words, and below it what is found. */

struct _UiStartSearch
{
  AdwBin parent_instance;

  /* template children */
  GtkSearchBar *bar;
  GtkEditable  *entry;
  UiSearch     *found;
};

enum {
  PROP_ACTIVE = 1,
  PROP_SEARCHING,
  N_PROPS
};

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UiStartSearch, ui_start_search, ADW_TYPE_BIN)

static gboolean
is_searching (UiStartSearch *self)
{
  return gtk_search_bar_get_search_mode (self->bar) && gtk_editable_get_text (self->entry)[0] != '\0';
}

static void
on_search_changed (UiStartSearch *self)
{
  gboolean searching = is_searching (self);

  ui_search_set_words (self->found, searching ? gtk_editable_get_text (self->entry) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->found), searching);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCHING]);
}

static void
on_mode_changed (UiStartSearch *self)
{
  gboolean active = gtk_search_bar_get_search_mode (self->bar);

  /* Folded away it would still be found by screen readers. */
  gtk_widget_set_visible (GTK_WIDGET (self->bar), active);
  if (active)
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  else
    on_search_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}

static void
on_activate (UiStartSearch *self)
{
  on_search_changed (self);
  ui_search_choose_first (self->found);
}

static void
on_chosen (UiStartSearch *self,
           SessionFound  *found)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, found);
}

static void
ui_start_search_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  UiStartSearch *self = UI_START_SEARCH (object);

  switch (prop_id)
    {
    case PROP_ACTIVE:
      g_value_set_boolean (value, gtk_search_bar_get_search_mode (self->bar));
      break;
    case PROP_SEARCHING:
      g_value_set_boolean (value, is_searching (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ui_start_search_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_ACTIVE:
      gtk_search_bar_set_search_mode (UI_START_SEARCH (object)->bar, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ui_start_search_class_init (UiStartSearchClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ui_start_search_get_property;
  object_class->set_property = ui_start_search_set_property;

  /**
   * UiStartSearch:active:
   *
   * Whether there is a bar for words.
   */
  properties[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * UiStartSearch:searching:
   *
   * Whether there are words, so that what is found takes the page.
   */
  properties[PROP_SEARCHING] = g_param_spec_boolean ("searching", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * UiStartSearch::chosen:
   * @found: what is to be opened
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, SESSION_TYPE_FOUND);

  g_type_ensure (UI_TYPE_SEARCH);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ui-start-search.ui");
  gtk_widget_class_bind_template_child (widget_class, UiStartSearch, bar);
  gtk_widget_class_bind_template_child (widget_class, UiStartSearch, entry);
  gtk_widget_class_bind_template_child (widget_class, UiStartSearch, found);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_mode_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
}

static void
ui_start_search_init (UiStartSearch *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->bar, self->entry);
}

/**
 * ui_start_search_new:
 * @history: what is searched
 */
GtkWidget *
ui_start_search_new (SessionHistory *history)
{
  UiStartSearch *self = g_object_new (UI_TYPE_START_SEARCH, NULL);

  ui_search_set_history (self->found, history);
  return GTK_WIDGET (self);
}
