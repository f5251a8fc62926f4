// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-status-bar.h"

#include <glib/gi18n.h>

#define SPACING 8

/* From here on the buttons stand beside the sentence, below it otherwise. */
#define WIDTH_FOR_ONE_LINE 600

/* What a person should know while the room is not what it was, and what can be done. */

struct _UiStatusBar
{
  AdwBin parent_instance;

  /* template children */
  GtkWidget  *content;
  GtkWidget  *sentence;
  GtkWidget  *buttons;
  GtkSpinner *spinner;
  GtkLabel   *label;
  GtkButton  *leave;
  GtkButton  *settle;
  GtkButton  *again;
};

G_DEFINE_FINAL_TYPE (UiStatusBar, ui_status_bar, ADW_TYPE_BIN)

static char *
describe (SessionState state,
          gboolean     retrying,
          const char  *reason)
{
  switch (state)
    {
    case SESSION_STATE_IDLE:
    case SESSION_STATE_CONNECTED:
      return NULL;
    case SESSION_STATE_CONNECTING:
      return g_strdup (_ ("Connecting…"));
    case SESSION_STATE_LOST:
      if (reason == NULL)
        reason = _ ("The connection to the room was lost.");
      if (retrying)
        /* Translators: %s is why the connection is lost, a whole sentence */
        return g_strdup_printf (_ ("%s Merhaba goes on trying to get back in; what you write is sent then."), reason);
      return g_strdup (reason);
    case SESSION_STATE_LEFT:
      return g_strdup (reason != NULL ? reason : _ ("You left the room."));
    }
  g_return_val_if_reached (NULL);
}

/**
 * ui_status_bar_name_settling:
 *
 * Returns: what the button says that settles @trouble
 */
const char *
ui_status_bar_name_settling (SessionTrouble trouble)
{
  if (trouble == SESSION_TROUBLE_KEY)
    return _ ("Enter the key…");
  return trouble == SESSION_TROUBLE_ACCOUNT ? _ ("Enter the account…") : _ ("Join all the same…");
}

/**
 * ui_status_bar_set_state:
 * @retrying: whether the session goes on trying by itself
 * @reason: (nullable): why, a whole sentence
 * @trouble: what the person can settle
 */
void
ui_status_bar_set_state (UiStatusBar   *self,
                         SessionState   state,
                         gboolean       retrying,
                         const char    *reason,
                         SessionTrouble trouble)
{
  g_autofree char *text = describe (state, retrying, reason);
  gboolean         connecting = state == SESSION_STATE_CONNECTING;

  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
  if (text == NULL)
    return;
  gtk_label_set_text (self->label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_spinner_set_spinning (self->spinner, connecting || retrying);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), connecting || retrying);
  gtk_widget_set_visible (GTK_WIDGET (self->settle), trouble != SESSION_TROUBLE_NONE);
  gtk_button_set_label (self->settle, ui_status_bar_name_settling (trouble));
  gtk_widget_set_visible (GTK_WIDGET (self->again), !connecting && trouble != SESSION_TROUBLE_KEY && trouble != SESSION_TROUBLE_ACCOUNT);
  gtk_button_set_label (self->leave, connecting ? _ ("Cancel") : _ ("Go back"));
  if (state == SESSION_STATE_LOST)
    gtk_widget_add_css_class (GTK_WIDGET (self), "lost");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "lost");
}

/* --- Layout --- */

static int
measure (GtkWidget     *widget,
         GtkOrientation orientation,
         int            for_size,
         gboolean       natural)
{
  int minimum_size, natural_size;

  gtk_widget_measure (widget, orientation, for_size, &minimum_size, &natural_size, NULL, NULL);
  return natural ? natural_size : minimum_size;
}

static void
measure_height (UiStatusBar *self,
                int          width,
                int         *height)
{
  int buttons_width = measure (self->buttons, GTK_ORIENTATION_HORIZONTAL, -1, TRUE);
  int buttons_height = measure (self->buttons, GTK_ORIENTATION_VERTICAL, -1, TRUE);

  if (width >= WIDTH_FOR_ONE_LINE)
    *height = MAX (buttons_height, measure (self->sentence, GTK_ORIENTATION_VERTICAL, width - SPACING - buttons_width, TRUE));
  else
    *height = buttons_height + SPACING + measure (self->sentence, GTK_ORIENTATION_VERTICAL, width, TRUE);
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *content)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_content (GtkWidget     *content,
                 GtkOrientation orientation,
                 int            for_size,
                 int           *minimum,
                 int           *natural,
                 int           *minimum_baseline,
                 int           *natural_baseline)
{
  UiStatusBar *self = UI_STATUS_BAR (gtk_widget_get_ancestor (content, UI_TYPE_STATUS_BAR));

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (measure (self->sentence, orientation, -1, FALSE), measure (self->buttons, orientation, -1, TRUE));
      *natural = MAX (*minimum, measure (self->sentence, orientation, -1, TRUE) + SPACING + measure (self->buttons, orientation, -1, TRUE));
      return;
    }
  if (for_size < 0)
    for_size = measure (content, GTK_ORIENTATION_HORIZONTAL, -1, FALSE);
  measure_height (self, for_size, minimum);
  *natural = *minimum;
}

static void
allocate_content (GtkWidget *content,
                  int        width,
                  int        height,
                  int        baseline)
{
  UiStatusBar *self = UI_STATUS_BAR (gtk_widget_get_ancestor (content, UI_TYPE_STATUS_BAR));
  int          buttons_width = measure (self->buttons, GTK_ORIENTATION_HORIZONTAL, -1, TRUE);
  int          buttons_height = measure (self->buttons, GTK_ORIENTATION_VERTICAL, -1, TRUE);
  gboolean     rtl = gtk_widget_get_direction (content) == GTK_TEXT_DIR_RTL;

  if (width >= WIDTH_FOR_ONE_LINE)
    {
      int rest = width - SPACING - buttons_width;

      gtk_widget_size_allocate (self->sentence, &(GtkAllocation){ rtl ? width - rest : 0, 0, rest, height }, -1);
      gtk_widget_size_allocate (self->buttons, &(GtkAllocation){ rtl ? 0 : width - buttons_width, 0, buttons_width, height }, -1);
      return;
    }
  gtk_widget_size_allocate (self->sentence, &(GtkAllocation){ 0, 0, width, height - SPACING - buttons_height }, -1);
  gtk_widget_size_allocate (self->buttons, &(GtkAllocation){ 0, height - buttons_height, width, buttons_height }, -1);
}

/* --- The object --- */

static void
ui_status_bar_class_init (UiStatusBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_css_name (widget_class, "roomstatus");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ui-status-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, UiStatusBar, content);
  gtk_widget_class_bind_template_child (widget_class, UiStatusBar, sentence);
  gtk_widget_class_bind_template_child (widget_class, UiStatusBar, buttons);
  gtk_widget_class_bind_template_child (widget_class, UiStatusBar, spinner);
  gtk_widget_class_bind_template_child (widget_class, UiStatusBar, label);
  gtk_widget_class_bind_template_child (widget_class, UiStatusBar, leave);
  gtk_widget_class_bind_template_child (widget_class, UiStatusBar, settle);
  gtk_widget_class_bind_template_child (widget_class, UiStatusBar, again);
}

static void
ui_status_bar_init (UiStatusBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->content, gtk_custom_layout_new (get_request_mode, measure_content, allocate_content));
}
