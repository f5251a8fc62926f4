// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-trust-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

/* Going into a room that is not as it was: only on purpose. */

/**
 * ui_trust_dialog_format_fingerprint:
 * @fingerprint: hex digits
 *
 * Returns: (transfer full): the same in groups of four, as two people can compare them
 */
char *
ui_trust_dialog_format_fingerprint (const char *fingerprint)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; fingerprint[i] != '\0'; i++)
    {
      if (i > 0 && i % 4 == 0)
        g_string_append_c (text, ' ');
      g_string_append_c (text, g_ascii_toupper (fingerprint[i]));
    }
  return g_string_free (text, FALSE);
}

static void
on_trust (AdwMessageDialog *dialog,
          const char       *response,
          Session          *session)
{
  session_accept_certificate (session);
}

static void
describe (AdwMessageDialog *dialog,
          Session          *session)
{
  const char      *digits = session_get_fingerprint (session);
  g_autofree char *fingerprint = digits != NULL ? ui_trust_dialog_format_fingerprint (digits) : NULL;

  if (session_get_trouble (session) == SESSION_TROUBLE_NOT_ENCRYPTED)
    {
      adw_message_dialog_set_heading (dialog, _ ("Join without encryption?"));
      adw_message_dialog_set_body (dialog, _ ("Do this only if you know why the room is no longer encrypted. Whoever runs or watches the network could read along, and nobody can tell you whether this is the same host."));
      adw_message_dialog_add_response (dialog, "trust", _ ("Join _unencrypted"));
      return;
    }
  if (session_get_trouble (session) == SESSION_TROUBLE_NOT_VOUCHED)
    {
      adw_message_dialog_set_heading (dialog, _ ("Trust a certificate nobody vouches for?"));
      /* Translators: %s are letters and digits in groups of four */
      adw_message_dialog_format_body (dialog, _ ("Do this only if those who run the network have told you why. They can tell you its fingerprint too:\n\n%s"), fingerprint != NULL ? fingerprint : "");
      adw_message_dialog_add_response (dialog, "trust", _ ("_Trust and join"));
      return;
    }
  adw_message_dialog_set_heading (dialog, _ ("Trust the new certificate?"));
  /* Translators: %s are letters and digits in groups of four */
  adw_message_dialog_format_body (dialog, _ ("Do this only if the host has told you why the certificate is another one. On the host’s screen, Connection details shows the same fingerprint:\n\n%s"), fingerprint != NULL ? fingerprint : "");
  adw_message_dialog_add_response (dialog, "trust", _ ("_Trust and join"));
}

/**
 * ui_trust_dialog_new:
 * @session: stopped by a #SessionTrouble
 */
GtkWidget *
ui_trust_dialog_new (GtkWindow *parent,
                     Session   *session)
{
  GtkWidget        *widget = adw_message_dialog_new (parent, NULL, NULL);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);

  adw_message_dialog_add_response (dialog, "cancel", _ ("_Stay away"));
  describe (dialog, session);
  adw_message_dialog_set_response_appearance (dialog, "trust", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response::trust", G_CALLBACK (on_trust), session, 0);
  return widget;
}
