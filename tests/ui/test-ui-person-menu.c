// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-person-menu.h"

#include "fixtures/await.h"
#include "session/far-side.h"
#include "session/session-moderation.h"
#include "ui/ui-test.h"

#define EXPECT(pattern) g_free (far_side_expect (far, pattern))

typedef struct
{
  FarSide    far;
  GtkWidget *window;
  char      *what; /* what the window was asked to offer to undo */
  char      *who;
} Shown;

static void
on_say_undo (Shown    *shown,
             GVariant *parameter)
{
  g_free (shown->what);
  g_free (shown->who);
  g_variant_get (parameter, "(sss)", NULL, &shown->what, &shown->who);
}

static void
set_up (Shown        *shown,
        gconstpointer user_data)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("say-undo", G_VARIANT_TYPE ("(sss)"));
  FarSide *far = &shown->far;

  g_signal_connect_swapped (action, "activate", G_CALLBACK (on_say_undo), shown);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
  shown->window = ui_test_show (gtk_label_new (NULL), 100, 100);
  gtk_widget_insert_action_group (shown->window, "win", G_ACTION_GROUP (actions));
  far_side_set_up (far, NULL);
  far_side_welcome (far, FAR_SIDE_ALL);
  far_side_say (far, ":can!~c@10.0.0.2 MODE #merhaba +o SuleOzturk");
  EXPECT ("MODE #merhaba :q");
}

static void
tear_down (Shown        *shown,
           gconstpointer user_data)
{
  gtk_window_destroy (GTK_WINDOW (shown->window));
  far_side_tear_down (&shown->far, NULL);
  g_free (shown->what);
  g_free (shown->who);
}

static guint
count (GListModel *list)
{
  return g_list_model_get_n_items (list);
}

/* Two are called the same: the one it was done to may write again. */
static void
test_undo_mute (Shown        *shown,
                gconstpointer user_data)
{
  FarSide      *far = &shown->far;
  SessionOrder *order = session_room_get_order (session_get_room (far->session));

  ui_person_menu_act (shown->window, far->session, "mute", "can");
  EXPECT ("MODE #merhaba +q :can");
  far_side_say (far, ":s 728 SuleOzturk #merhaba q can!*@* op 1700000000");
  far_side_say (far, ":s 728 SuleOzturk #merhaba q $a:1 op 1700000000 :Yücel");
  far_side_say (far, ":s 729 SuleOzturk #merhaba q :End");
  AWAIT (count (session_order_get_muted (order)) == 2);
  far_side_say (far, ":can!~c@10.0.0.2 SETNAME :Can Bey");
  far_side_expect_nothing (far, "MODE *");
  ui_person_menu_undo (far->session, shown->what, shown->who);
  EXPECT ("MODE #merhaba -q :can!?@?");
}

/* A guest is kept out by the address, and let back in by it. */
static void
test_undo_keep_out (Shown        *shown,
                    gconstpointer user_data)
{
  FarSide      *far = &shown->far;
  SessionOrder *order = session_room_get_order (session_get_room (far->session));

  far_side_say (far, ":Konuk1!guest@10.0.0.9 JOIN #merhaba");
  AWAIT (far_side_find (far, "Konuk1") != NULL);
  ui_person_menu_act (shown->window, far->session, "keep-out", "Konuk1");
  EXPECT ("MODE #merhaba +b :?!?@10.0.0.9");
  far_side_say (far, ":Konuk1!guest@10.0.0.9 PART #merhaba");
  far_side_say (far, ":s 367 SuleOzturk #merhaba $a:1 op 1700000000 :Konuk1");
  far_side_say (far, ":s 367 SuleOzturk #merhaba *!*@10.0.0.9 op 1700000000");
  far_side_say (far, ":s 368 SuleOzturk #merhaba :End");
  AWAIT (count (session_order_get_kept_out (order)) == 2);
  ui_person_menu_undo (far->session, shown->what, shown->who);
  EXPECT ("MODE #merhaba -b :?!?@10.0.0.9");
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/ui/person-menu/" name, Shown, NULL, set_up, func, tear_down)
  ADD ("undo-mute", test_undo_mute);
  ADD ("undo-keep-out", test_undo_keep_out);
#undef ADD
  return g_test_run ();
}
