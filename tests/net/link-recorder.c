// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/link-recorder.h"

#include <string.h>

static void
line_cb (NetLink    *link,
         const char *line,
         gsize       length,
         gpointer    user_data)
{
  LinkRecorder *recorder = user_data;

  g_assert_true (link == recorder->link);
  g_assert_false (recorder->closed);
  if (recorder->become_text)
    net_link_set_framing (link, NET_FRAMING_TEXT);
  g_string_append_len (recorder->lines, line, length);
  g_string_append_c (recorder->lines, '|');
  recorder->n_lines++;
  if (recorder->become_lines)
    net_link_set_framing (link, NET_FRAMING_LINES);
  if (recorder->pause_after_line)
    net_link_set_paused (link, TRUE);
  if (recorder->close_after_line)
    {
      net_link_close (link);
      g_clear_object (&recorder->link);
    }
}

static void
line_too_long_cb (NetLink *link,
                  gpointer user_data)
{
  ((LinkRecorder *)user_data)->n_too_long++;
}

static void
closed_cb (NetLink      *link,
           const GError *error,
           gpointer      user_data)
{
  LinkRecorder *recorder = user_data;

  g_assert_false (recorder->closed);
  recorder->closed = TRUE;
  recorder->error = error != NULL ? g_error_copy (error) : NULL;
}

static const NetLinkHandler handler = {
  .line = line_cb,
  .line_too_long = line_too_long_cb,
  .closed = closed_cb,
};

/**
 * link_recorder_start:
 * @link: (transfer full): the link to listen to
 */
void
link_recorder_start (LinkRecorder *recorder,
                     NetLink      *link)
{
  recorder->link = link;
  recorder->lines = g_string_new (NULL);
  net_link_start (link, &handler, recorder);
}

void
link_recorder_send (LinkRecorder *recorder,
                    const char   *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  net_link_send (recorder->link, bytes);
}

void
link_recorder_clear (LinkRecorder *recorder)
{
  if (recorder->link != NULL)
    net_link_close (recorder->link);
  g_clear_object (&recorder->link);
  g_string_free (recorder->lines, TRUE);
  g_clear_error (&recorder->error);
}
