// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-joining-page.h"

#include "fixtures/await.h"
#include "session/far-side.h"
#include "session/session-private.h"
#include "ui/ui-test.h"

#include <glib/gi18n.h>

typedef struct
{
  FarSide    far;
  GtkWidget *page;
  GtkWidget *window;
} Fixture;

/* What the buttons are for. */
static const GActionEntry actions[] = { { .name = "leave" }, { .name = "try-again" }, { .name = "settle" }, { .name = "doctor" } };

static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  far_side_set_up (&fixture->far, NULL);
  fixture->page = ui_joining_page_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), NULL);
  gtk_widget_insert_action_group (fixture->page, "win", G_ACTION_GROUP (group));
  fixture->window = ui_test_show (fixture->page, 360, 600);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  far_side_tear_down (&fixture->far, NULL);
}

static void
show (Fixture    *fixture,
      const char *reason)
{
  ui_joining_page_show (UI_JOINING_PAGE (fixture->page), fixture->far.session, reason);
}

static gboolean
says (Fixture    *fixture,
      const char *text)
{
  return ui_test_has_text (fixture->page, text);
}

static void
test_waiting (Fixture      *fixture,
              gconstpointer user_data)
{
  show (fixture, NULL);
  g_assert_true (says (fixture, _ ("Connecting…")));
  g_assert_true (says (fixture, _ ("Cancel")));
  g_assert_false (says (fixture, _ ("Go back")));
  g_assert_false (says (fixture, _ ("Try again")));
  g_assert_false (says (fixture, _ ("Find out why")));
  g_assert_nonnull (ui_test_find (fixture->page, GTK_TYPE_SPINNER));

  session_set_knocked (fixture->far.session, TRUE);
  show (fixture, NULL);
  g_assert_true (says (fixture, _ ("Waiting to be let in")));
  g_assert_false (says (fixture, _ ("Connecting…")));
}

static void
test_failed (Fixture      *fixture,
             gconstpointer user_data)
{
  session_lose (fixture->far.session, "Olmadı & bitti.");
  AWAIT (session_get_state (fixture->far.session) == SESSION_STATE_LOST);
  show (fixture, "Olmadı & bitti.");
  g_assert_true (says (fixture, _ ("Could not join")));
  g_assert_true (says (fixture, "Olmadı & bitti."));
  g_assert_true (says (fixture, _ ("Try again")));
  g_assert_true (says (fixture, _ ("Find out why")));
  g_assert_true (says (fixture, _ ("Go back")));
  g_assert_false (says (fixture, _ ("Cancel")));
  g_assert_null (ui_test_find (fixture->page, GTK_TYPE_SPINNER));
}

/* Returns: (nullable): what the button with the focus says */
static const char *
get_focused (Fixture *fixture)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  return GTK_IS_BUTTON (focus) ? gtk_button_get_label (GTK_BUTTON (focus)) : NULL;
}

/* Enter tries again and again; it cancels only what goes on. */
static void
test_focus (Fixture      *fixture,
            gconstpointer user_data)
{
  show (fixture, NULL);
  gtk_widget_grab_focus (ui_test_find (fixture->page, GTK_TYPE_BUTTON));
  g_assert_cmpstr (get_focused (fixture), ==, _ ("Cancel"));
  session_lose (fixture->far.session, "?");
  AWAIT (session_get_state (fixture->far.session) == SESSION_STATE_LOST);
  show (fixture, "?");
  g_assert_cmpstr (get_focused (fixture), ==, _ ("Try again"));
  fixture->far.session->trouble = SESSION_TROUBLE_KEY;
  show (fixture, "?");
  g_assert_cmpstr (get_focused (fixture), ==, _ ("Enter the key…"));
}

/* What is in the way can be settled, and without that trying again may be in vain. */
static void
test_trouble (Fixture      *fixture,
              gconstpointer user_data)
{
  session_lose (fixture->far.session, "?");
  AWAIT (session_get_state (fixture->far.session) == SESSION_STATE_LOST);
  fixture->far.session->trouble = SESSION_TROUBLE_KEY;
  show (fixture, "?");
  g_assert_true (says (fixture, _ ("Key needed")));
  g_assert_true (says (fixture, _ ("Enter the key…")));
  g_assert_false (says (fixture, _ ("Try again")));
  fixture->far.session->trouble = SESSION_TROUBLE_CERTIFICATE;
  show (fixture, "?");
  g_assert_true (says (fixture, _ ("This room is not as it was")));
  g_assert_true (says (fixture, _ ("Try again")));
  g_assert_false (says (fixture, _ ("Enter the key…")));
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/ui/joining-page/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("waiting", test_waiting);
  ADD ("failed", test_failed);
  ADD ("focus", test_focus);
  ADD ("trouble", test_trouble);
#undef ADD
  return g_test_run ();
}
