// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "discovery/discovery-browser.h"

#include <stdio.h>

/* rooms: prints the rooms nearby as a line of JSON, the whole list each time it changes. */

typedef struct
{
  DiscoveryBrowser *browser;
  GPtrArray        *rooms; /* those whose properties are watched */
  guint             idle_id;
} Watch;

static void
print_text (const char *text)
{
  if (text == NULL)
    {
      printf ("null");
      return;
    }
  putchar ('"');
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '"' || *p == '\\')
      printf ("\\%c", *p);
    else
      putchar (*p);
  putchar ('"');
}

static void
print_addresses (DiscoveryRoom *room)
{
  GPtrArray *addresses = discovery_room_get_addresses (room);

  for (guint i = 0; i < addresses->len; i++)
    {
      g_autofree char *text = discovery_address_to_string (addresses->pdata[i]);

      printf (i == 0 ? "" : ", ");
      print_text (text);
    }
}

static const char *
get_word (gboolean value)
{
  return value ? "true" : "false";
}

static void
print_room (DiscoveryRoom *room)
{
  printf ("{\"id\": ");
  print_text (discovery_room_get_id (room));
  printf (", \"name\": ");
  print_text (discovery_room_get_name (room));
  printf (", \"computer\": ");
  print_text (discovery_room_get_computer (room));
  printf (", \"n\": %u, \"key\": %s, \"foreign\": %s, \"tls\": %s, \"local\": %s, \"addresses\": [", discovery_room_get_n_people (room),
          get_word (discovery_room_get_needs_key (room)), get_word (discovery_room_is_foreign (room)), get_word (discovery_room_uses_tls (room)),
          get_word (discovery_room_is_local (room)));
  print_addresses (room);
  printf ("]}");
}

static gboolean
print_cb (gpointer user_data)
{
  Watch *watch = user_data;

  watch->idle_id = 0;
  printf ("{\"state\": %d, \"rooms\": [", discovery_browser_get_state (watch->browser));
  for (guint i = 0; i < watch->rooms->len; i++)
    {
      printf (i == 0 ? "" : ", ");
      print_room (watch->rooms->pdata[i]);
    }
  printf ("]}\n");
  fflush (stdout);
  return G_SOURCE_REMOVE;
}

static void
print_soon (Watch *watch)
{
  if (watch->idle_id == 0)
    watch->idle_id = g_idle_add (print_cb, watch);
}

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Watch      *watch)
{
  for (guint i = 0; i < removed; i++)
    {
      g_signal_handlers_disconnect_by_data (watch->rooms->pdata[position], watch);
      g_ptr_array_remove_index (watch->rooms, position);
    }
  for (guint i = 0; i < added; i++)
    {
      DiscoveryRoom *room = g_list_model_get_item (model, position + i);

      g_ptr_array_insert (watch->rooms, position + i, room);
      g_signal_connect_swapped (room, "notify", G_CALLBACK (print_soon), watch);
    }
  print_soon (watch);
}

int
main (void)
{
  g_autoptr (DiscoveryBrowser) browser = discovery_browser_new ();
  g_autoptr (GPtrArray) rooms = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Watch watch = { .browser = browser, .rooms = rooms };

  g_signal_connect (browser, "items-changed", G_CALLBACK (items_changed_cb), &watch);
  g_signal_connect_swapped (browser, "notify::state", G_CALLBACK (print_soon), &watch);
  print_soon (&watch);
  g_main_loop_run (loop);
  return 0;
}
