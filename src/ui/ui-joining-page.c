// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-joining-page.h"

#include "ui/ui-status-bar.h"

#include <glib/gi18n.h>

/* How the joining of a room goes, before one is in it; and when it has failed, what can be
 * done. */

struct _UiJoiningPage
{
  AdwBin parent_instance;

  /* template children */
  AdwStatusPage *status;
  GtkWidget     *spinner;
  GtkWidget     *again;
  GtkButton     *settle;
  GtkWidget     *doctor;
  GtkButton     *back;
};

G_DEFINE_FINAL_TYPE (UiJoiningPage, ui_joining_page, ADW_TYPE_BIN)

static void
set_description (UiJoiningPage *self,
                 const char    *text)
{
  g_autofree char *escaped = g_markup_escape_text (text != NULL ? text : "", -1);

  adw_status_page_set_description (self->status, escaped);
}

static void
show_waiting (UiJoiningPage *self,
              Session       *session)
{
  gboolean knocked = session_get_knocked (session);

  adw_status_page_set_title (self->status, knocked ? _ ("Waiting to be let in") : _ ("Connecting…"));
  adw_status_page_set_icon_name (self->status, NULL);
  set_description (self, knocked ? _ ("In this room newcomers ask first. As soon as somebody lets you in, it opens.") : session_get_address (session));
}

static void
show_failed (UiJoiningPage *self,
             Session       *session,
             const char    *reason)
{
  static const struct
  {
    const char *title;
    const char *icon;
  } pages[] = {
    [SESSION_TROUBLE_NONE] = { N_ ("Could not join"), "network-offline-symbolic" },
    [SESSION_TROUBLE_CERTIFICATE] = { N_ ("This room is not as it was"), "dialog-warning-symbolic" },
    [SESSION_TROUBLE_NOT_ENCRYPTED] = { N_ ("This room is not as it was"), "dialog-warning-symbolic" },
    [SESSION_TROUBLE_KEY] = { N_ ("Key needed"), "dialog-password-symbolic" },
    [SESSION_TROUBLE_NOT_VOUCHED] = { N_ ("This server is not as it was"), "dialog-warning-symbolic" },
    [SESSION_TROUBLE_ACCOUNT] = { N_ ("Account needed"), "dialog-password-symbolic" },
  };
  SessionTrouble trouble = session_get_trouble (session);
  gboolean       turned_away = trouble == SESSION_TROUBLE_NONE && session_get_refusal (session) == SESSION_REFUSAL_PERSON;

  adw_status_page_set_title (self->status, _ (pages[trouble].title));
  /* It is not for the network that we are not in. */
  adw_status_page_set_icon_name (self->status, turned_away ? "action-unavailable-symbolic" : pages[trouble].icon);
  set_description (self, reason);
  gtk_button_set_label (self->settle, ui_status_bar_name_settling (trouble));
  gtk_widget_set_visible (GTK_WIDGET (self->settle), trouble != SESSION_TROUBLE_NONE);
  gtk_widget_set_visible (self->again, trouble != SESSION_TROUBLE_KEY && trouble != SESSION_TROUBLE_ACCOUNT);
}

/* Whoever goes on by Enter alone tries again, and does not leave. */
static void
lead_on (UiJoiningPage *self,
         GtkWidget     *button)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    gtk_widget_grab_focus (button);
}

/**
 * ui_joining_page_show:
 * @session: on the way to a room, or lost
 * @reason: (nullable): why it is lost, translated
 */
void
ui_joining_page_show (UiJoiningPage *self,
                      Session       *session,
                      const char    *reason)
{
  gboolean failed = session_get_state (session) == SESSION_STATE_LOST;

  g_return_if_fail (UI_IS_JOINING_PAGE (self));

  gtk_widget_set_visible (self->spinner, !failed);
  gtk_widget_set_visible (self->doctor, failed);
  gtk_button_set_label (self->back, failed ? _ ("Go back") : _ ("Cancel"));
  if (failed)
    {
      show_failed (self, session, reason);
      lead_on (self, gtk_widget_get_visible (self->again) ? self->again : GTK_WIDGET (self->settle));
      return;
    }
  gtk_widget_set_visible (self->again, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->settle), FALSE);
  show_waiting (self, session);
}

static void
ui_joining_page_class_init (UiJoiningPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ui-joining-page.ui");
  gtk_widget_class_bind_template_child (widget_class, UiJoiningPage, status);
  gtk_widget_class_bind_template_child (widget_class, UiJoiningPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, UiJoiningPage, again);
  gtk_widget_class_bind_template_child (widget_class, UiJoiningPage, settle);
  gtk_widget_class_bind_template_child (widget_class, UiJoiningPage, doctor);
  gtk_widget_class_bind_template_child (widget_class, UiJoiningPage, back);
}

static void
ui_joining_page_init (UiJoiningPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
ui_joining_page_new (void)
{
  return g_object_new (UI_TYPE_JOINING_PAGE, NULL);
}
