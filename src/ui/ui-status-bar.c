// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-status-bar.h"

#include "ui/ui-buttons-layout.h"
#include "ui/ui-sentence-layout.h"

#include <glib/gi18n.h>

/* What a person should know while the room is not what it was, and what can be done. */

struct _UiStatusBar
{
  AdwBin parent_instance;

  /* template children */
  GtkWidget  *content;
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

static void
ui_status_bar_class_init (UiStatusBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_css_name (widget_class, "roomstatus");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ui-status-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, UiStatusBar, content);
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
  gtk_widget_set_layout_manager (self->content, ui_sentence_layout_new ());
  gtk_widget_set_layout_manager (gtk_widget_get_last_child (self->content), ui_buttons_layout_new ());
}
