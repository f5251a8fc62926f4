// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

/* gallery FOLDER [SCENE|all [VARIANT]]: a picture of every state of the window, to be looked
 * at by people: light and dark, narrow and wide, in the language of the locale. */

#include "discovery/avahi-mock.h"
#include "doctor/system-mock.h"
#include "gui/gallery-acts.h"
#include "gui/gallery-pictures.h"
#include "gui/gallery-talk.h"
#include "host/host.h"
#include "net/net-stream-link.h"
#include "session/session-beside.h"
#include "session/session-directory.h"
#include "session/session-draft.h"
#include "session/session-moderation.h"
#include "ui/ui-doctor-dialog.h"
#include "ui/ui-init.h"
#include "ui/ui-invite-dialog.h"
#include "ui/ui-message-menu.h"
#include "ui/ui-person-row.h"
#include "ui/ui-message-row.h"
#include "ui/ui-preferences.h"
#include "ui/ui-shortcuts.h"
#include "ui/ui-window.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

typedef struct
{
  const char       *folder;
  GtkApplication   *application;
  NetPoller        *poller;
  UiWindow         *window;
  gboolean          dark;
  int               width;
  const char       *variant; /* or NULL */
  Host             *host;
  Session          *session;
  Session          *other; /* somebody else in the room, or NULL */
  Store            *store; /* our copy of the room, or NULL */
  DiscoveryBrowser *browser;
  AvahiMock        *avahi; /* NULL until it is needed */
  Store            *kept;  /* what the start page searches */
} Gallery;

/* Long enough for a busy computer. */
#define DRAWING_SECONDS 20

static gboolean turkish;

/* --- Pictures --- */

static void
spin (int ms)
{
  gint64 end = g_get_monotonic_time () + ms * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
}

/* On a busy computer it is not drawn yet.
 *
 * Returns: (nullable): %NULL when it is not drawn in good time */
static GskRenderNode *
wait_for_drawing (GdkPaintable *paintable,
                  int           width,
                  int           height)
{
  gint64 deadline = g_get_monotonic_time () + DRAWING_SECONDS * G_TIME_SPAN_SECOND;

  while (g_get_monotonic_time () < deadline)
    {
      GtkSnapshot   *snapshot = gtk_snapshot_new ();
      GskRenderNode *node;

      gdk_paintable_snapshot (paintable, snapshot, width, height);
      node = gtk_snapshot_free_to_node (snapshot);
      if (node != NULL)
        return node;
      spin (20);
    }
  return NULL;
}

/* @area: (nullable): of the widget, when not all of it is wanted */
static void
save_picture (Gallery               *gallery,
              GtkWidget             *widget,
              const graphene_rect_t *area,
              const char            *name)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  int              width = gdk_paintable_get_intrinsic_width (paintable);
  int              height = gdk_paintable_get_intrinsic_height (paintable);
  g_autofree char *path = g_build_filename (gallery->folder, name, NULL);
  g_autoptr (GdkTexture) texture = NULL;
  GskRenderNode *node = wait_for_drawing (paintable, width, height);

  if (node == NULL)
    {
      g_printerr ("gallery: %s (%d by %d) was not drawn in %d seconds\n", name, width, height, DRAWING_SECONDS);
      exit (1);
    }
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)), node, area != NULL ? area : &GRAPHENE_RECT_INIT (0, 0, width, height));
  gdk_texture_save_to_png (texture, path);
  gsk_render_node_unref (node);
}

static void
photograph (Gallery    *gallery,
            GtkWidget  *widget,
            const char *scene)
{
  g_autofree char *name = g_strdup_printf ("%s-%s-%d-%s%s%s.png", scene, turkish ? "tr" : "en", gallery->width, gallery->dark ? "dark" : "light",
                                           gallery->variant != NULL ? "-" : "", gallery->variant != NULL ? gallery->variant : "");

  save_picture (gallery, widget, NULL, name);
}

static GtkWidget *
find_dialog (Gallery *gallery)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (l->data != gallery->window && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

static GtkWidget *
find_child (GtkWidget  *widget,
            const char *type)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_child (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_label (GtkWidget  *widget,
            const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Opens what is folded, so that all of it is in the picture. */
static void
unfold (GtkWidget *widget)
{
  if (ADW_IS_EXPANDER_ROW (widget))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    unfold (child);
}

static void
scroll_to_end (GtkWidget *dialog)
{
  GtkWidget     *scrolled = gtk_widget_get_ancestor (find_child (dialog, "AdwExpanderRow"), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
}

static void
photograph_dialog (Gallery    *gallery,
                   const char *scene)
{
  GtkWidget *dialog;

  spin (300);
  dialog = find_dialog (gallery);
  g_assert_nonnull (dialog);
  if (g_str_equal (scene, "details"))
    {
      gtk_window_set_default_size (GTK_WINDOW (dialog), gallery->width < 500 ? 360 : 560, 2000);
      unfold (dialog);
      spin (300);
    }
  photograph (gallery, dialog, scene);
  if (g_str_equal (scene, "details"))
    {
      scroll_to_end (dialog);
      spin (200);
      photograph (gallery, dialog, "explanations");
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* --- Things to show --- */

typedef enum {
  EVERYBODY,
  GUEST,
  PRIVATE,
} Manner;

static void
append_as (SessionTimeline   *timeline,
           Manner             manner,
           SessionMessageKind kind,
           const char        *sender,
           const char        *text,
           int                minutes_ago)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) time = g_date_time_add_minutes (now, -minutes_ago);
  g_autoptr (SessionMessage) message = session_message_new (kind, sender, sender, text, time);

  session_message_set_guest (message, manner == GUEST);
  session_message_set_private (message, manner == PRIVATE);
  session_timeline_append (timeline, message);
}

static void
append (SessionTimeline   *timeline,
        SessionMessageKind kind,
        const char        *sender,
        const char        *text,
        int                minutes_ago)
{
  append_as (timeline, EVERYBODY, kind, sender, text, minutes_ago);
}

static void
append_own (SessionTimeline *timeline,
            const char      *text,
            int              minutes_ago)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) time = g_date_time_add_minutes (now, -minutes_ago);
  g_autoptr (SessionMessage) message = session_message_new (SESSION_MESSAGE_TEXT, "Ayse", "Ayşe", text, time);

  session_message_set_own (message, TRUE);
  session_message_set_delivered (message, NULL);
  session_timeline_append (timeline, message);
}

static void
fill_conversation (SessionTimeline *timeline)
{
  append (timeline, SESSION_MESSAGE_CAME, "", turkish ? "Mehmet Amca geldi" : "Grandpa Joe came", 60 * 26);
  append (timeline, SESSION_MESSAGE_TEXT, "Mehmet Amca", turkish ? "Akşam yemeğe geliyor musunuz?" : "Are you coming for dinner tonight?", 60 * 26 - 1);
  append_own (timeline, turkish ? "Geliyoruz, yedide orada oluruz." : "We are, we will be there at seven.", 60 * 26 - 3);
  append (timeline, SESSION_MESSAGE_CAME, "", turkish ? "Zeynep geldi" : "Zoe came", 42);
  append (timeline, SESSION_MESSAGE_TEXT, "Zeynep Yılmaz", turkish ? "Merhaba! 👋" : "Hello! 👋", 41);
  append (timeline, SESSION_MESSAGE_TEXT, "Zeynep Yılmaz", turkish ? "Toplantı saat üçte, yeri değişti: ikinci kattaki küçük salon. Gelirken projeksiyonun kablosunu da getirir misiniz, burada yok." : "The meeting is at three and has moved: the small room on the second floor. Could you bring the cable of the projector, there is none here.", 41);
  append (timeline, SESSION_MESSAGE_TEXT, "Zeynep Yılmaz", turkish ? "Teşekkürler" : "Thanks", 40);
  append_own (timeline, turkish ? "Tamam" : "OK", 38);
  append_own (timeline, turkish ? "Kabloyu aldım, listesi de şöyle:\n• kablo\n• kumanda\n• iki uzatma" : "I have the cable, and here is the list:\n• cable\n• remote control\n• two extension cords", 37);
  append_as (timeline, GUEST, SESSION_MESSAGE_TEXT, turkish ? "Misafir 3" : "Guest 3", "<b>%s</b> & printf(\"merhaba\");", 20);
  append (timeline, SESSION_MESSAGE_TEXT, "سارة", "مرحبا، كيف حالكم اليوم؟ هل بدأ الاجتماع؟", 12);
  append (timeline, SESSION_MESSAGE_ACTION, "Zeynep Yılmaz", turkish ? "el sallıyor" : "waves", 9);
  append_as (timeline, PRIVATE, SESSION_MESSAGE_TEXT, "Mehmet Amca", turkish ? "Anahtar paspasın altında" : "The key is under the mat", 8);
  append (timeline, SESSION_MESSAGE_TEXT, "Mehmet Amca", "https://example.org/cok-uzun-bir-adres/asagidaki-gibi/hic-bosluk-icermeyen/Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft", 6);
  append (timeline, SESSION_MESSAGE_LEFT, "", turkish ? "Misafir 3 ayrıldı" : "Guest 3 left", 5);
  append_own (timeline, turkish ? "Görüşürüz 👍" : "See you 👍", 2);
}

static void
append_unsent (SessionTimeline *timeline)
{
  g_autoptr (SessionMessage) failed = session_message_new (SESSION_MESSAGE_TEXT, "Ayse", "Ayşe", turkish ? "Kapıda bekliyorum" : "I am waiting at the door", NULL);
  g_autoptr (SessionMessage) queued = session_message_new (SESSION_MESSAGE_TEXT, "Ayse", "Ayşe", turkish ? "Geliyorum" : "On my way", NULL);

  session_message_set_own (failed, TRUE);
  session_message_set_failed (failed, turkish ? "Bağlantı koptu." : "The connection was lost.");
  session_timeline_append (timeline, failed);
  session_message_set_own (queued, TRUE);
  session_message_set_queued (queued);
  session_timeline_append (timeline, queued);
}

static void
add_person (SessionMembers *members,
            const char     *nick,
            const char     *name,
            guint16         port)
{
  SessionMember *member = session_members_add (members, nick);

  session_members_set_name (members, member, name);
  session_member_set_address (member, port % 2 == 0 ? "192.168.1.31" : "192.168.1.27");
  session_member_set_port (member, port);
}

static void
fill_members (SessionMembers *members)
{
  add_person (members, "Zeynep", "Zeynep Yılmaz", 50122);
  add_person (members, "Mehmet", "Mehmet Amca", 40001);
  add_person (members, "Guest3", turkish ? "Misafir 3" : "Guest 3", 40312);
  session_member_set_guest (session_members_find (members, "Guest3"), TRUE);
  session_member_set_unencrypted (session_members_find (members, "Guest3"), TRUE);
  add_person (members, "Sara", "سارة", 33333);
  session_member_set_away (session_members_find (members, "Sara"), TRUE);
  add_person (members, "Cagla", "Çağla Öztürk-Karaosmanoğlu", 33335);
}

/* --- Scenes --- */

static UiWindow *
new_window (Gallery            *gallery,
            SessionRecentRooms *rooms)
{
  g_autoptr (SessionHistory) history = session_history_new (gallery->kept, "/nonexistent", rooms);

  return ui_window_new (gallery->application, history, gallery->browser);
}

static void
begin (Gallery *gallery)
{
  g_autoptr (SessionRecentRooms) rooms = session_recent_rooms_new (NULL);

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), gallery->dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  gallery->window = new_window (gallery, rooms);
  gtk_window_set_default_size (GTK_WINDOW (gallery->window), gallery->width, gallery->width < 500 ? 680 : 720);
  g_object_set (gallery->window, "person-name", "Ayşe", NULL);
  gtk_window_present (GTK_WINDOW (gallery->window));
  spin (150);
}

static void
end (Gallery *gallery)
{
  gtk_window_destroy (GTK_WINDOW (gallery->window));
  gallery->window = NULL;
  g_clear_object (&gallery->session);
  g_clear_object (&gallery->host);
  spin (50);
}

static void
shoot (Gallery    *gallery,
       const char *scene)
{
  spin (350);
  photograph (gallery, GTK_WIDGET (gallery->window), scene);
}

static void
open_room (Gallery *gallery)
{
  const char *const listen[] = { "127.0.0.1:0", NULL };
  HostConfig        config = { .room_name = turkish ? "Ayşe’nin odası" : "Ayşe’s room", .listen = listen };
  g_autoptr (NetLink) link = NULL;
  g_autoptr (GError) error = NULL;

  gallery->host = host_new (&config);
  g_assert_true (host_start (gallery->host, NULL));
  link = host_connect_local (gallery->host, gallery->poller, &error);
  gallery->session = session_new (gallery->poller, "Ayşe");
  session_set_store (gallery->session, gallery->store);
  session_join_link (gallery->session, link);
  session_set_host_port (gallery->session, 12345);
  ui_window_open_room (gallery->window, gallery->session);
  while (session_get_state (gallery->session) != SESSION_STATE_CONNECTED)
    spin (10);
  spin (50);
}

static void
on_closed (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Gallery *gallery = user_data;

  store_close_finish (gallery->store, result);
  g_clear_object (&gallery->store);
}

static void
open_kept_room (Gallery *gallery)
{
  g_autofree char *address = NULL;

  gallery->store = store_new (":memory:", FALSE);
  store_open_async (gallery->store, NULL, NULL);
  open_room (gallery);
  address = g_strdup_printf ("ircs://127.0.0.1:%u", host_get_port (gallery->host));
  gallery->other = session_new (gallery->poller, turkish ? "Zeynep Yılmaz" : "Zoe Young");
  session_join (gallery->other, address, NULL);
  while (session_get_state (gallery->other) != SESSION_STATE_CONNECTED)
    spin (10);
}

static void
close_kept_room (Gallery *gallery)
{
  session_leave (gallery->other);
  g_clear_object (&gallery->other);
  session_set_store (gallery->session, NULL);
  store_close_async (gallery->store, on_closed, gallery);
  while (gallery->store != NULL)
    spin (10);
}

static SessionTimeline *
get_timeline (Gallery *gallery)
{
  return session_room_get_timeline (session_get_room (gallery->session));
}

static void
scene_start (Gallery *gallery)
{
  shoot (gallery, "start");
}

static void
add_recent (Gallery *gallery)
{
  GVariant *variant = g_variant_new_parsed ("[('Ayşe’nin odası', '', 'a/#merhaba', int64 %x), ('<b>3-B</b> Sınıfı & bilgisayar laboratuvarı', 'okul-sunucusu.ornek-universite.edu.tr:12346', 'b/#merhaba', 1750000000)]", g_get_real_time () / G_USEC_PER_SEC - 86400);
  g_autoptr (SessionRecentRooms) rooms = session_recent_rooms_new (g_variant_ref_sink (variant));

  g_variant_unref (variant);
  gtk_window_destroy (GTK_WINDOW (gallery->window));
  gallery->window = new_window (gallery, rooms);
  gtk_window_set_default_size (GTK_WINDOW (gallery->window), gallery->width, gallery->width < 500 ? 680 : 900);
  g_object_set (gallery->window, "person-name", "Ayşe", NULL);
  gtk_window_present (GTK_WINDOW (gallery->window));
}

static void
scene_recent (Gallery *gallery)
{
  add_recent (gallery);
  shoot (gallery, "recent");
}

static void
announce (AvahiMock  *avahi,
          int         interface,
          const char *service,
          const char *address,
          const char *txt)
{
  avahi_mock_item (avahi, "ItemNew", interface, 0, service, "_irc._tcp");
  avahi_mock_found (avahi, interface, 0, service, "_irc._tcp", address, 12345, txt);
}

/* One for all scenes: it ends with the program. */
static AvahiMock *
get_avahi (Gallery *gallery)
{
  if (gallery->avahi == NULL)
    gallery->avahi = avahi_mock_new ();
  return gallery->avahi;
}

/* Returns: (nullable): %NULL when the rooms had been announced before */
static AvahiMock *
announce_rooms (Gallery *gallery)
{
  static gboolean announced;
  AvahiMock      *avahi = get_avahi (gallery);

  if (announced)
    return NULL;
  announced = TRUE;
  g_object_unref (gallery->browser);
  gallery->browser = discovery_browser_new ();
  spin (300);
  announce (avahi, 1000002, "1", "192.168.1.20", turkish ? "id=a|name=Öğretmenler odası|n=12" : "id=a|name=Teachers’ room|n=12");
  announce (avahi, 1000002, "2", "192.168.1.31", turkish ? "id=b|name=Ayşe’nin odası|n=1|key=1" : "id=b|name=Ayşe’s room|n=1|key=1");
  return avahi;
}

static void
scene_nearby (Gallery *gallery)
{
  AvahiMock *avahi = announce_rooms (gallery);

  if (avahi != NULL)
    announce (avahi, 1000002, "InspIRCd", "192.168.1.40", "");
  add_recent (gallery);
  shoot (gallery, "nearby");
}

static void
scene_address_error (Gallery *gallery)
{
  g_autoptr (Session) session = session_new (gallery->poller, "Ayşe");
  g_autoptr (GError) error = NULL;

  g_assert_false (session_join (session, "192.168.1", &error));
  ui_window_show_address_error (gallery->window, error->message);
  shoot (gallery, "address-error");
}

static void
scene_connecting (Gallery *gallery)
{
  g_autoptr (GSocketListener) silent = g_socket_listener_new ();
  guint16          port = g_socket_listener_add_any_inet_port (silent, NULL, NULL);
  g_autofree char *address = g_strdup_printf ("127.0.0.1:%u", port);

  gallery->session = session_new (gallery->poller, "Ayşe");
  session_join (gallery->session, address, NULL);
  ui_window_open_room (gallery->window, gallery->session);
  shoot (gallery, "connecting");
  session_leave (gallery->session);
}

static void
scene_failed (Gallery *gallery)
{
  gallery->session = session_new (gallery->poller, "Ayşe");
  session_join (gallery->session, "127.0.0.1:9", NULL);
  ui_window_open_room (gallery->window, gallery->session);
  shoot (gallery, "failed");
}

static void
scene_alone (Gallery *gallery)
{
  open_room (gallery);
  shoot (gallery, "alone");
}

static void
scene_room (Gallery *gallery)
{
  open_room (gallery);
  fill_members (session_room_get_members (session_get_room (gallery->session)));
  fill_conversation (get_timeline (gallery));
  shoot (gallery, "room");
  if (gallery->width < 500)
    {
      gtk_widget_activate_action (GTK_WIDGET (gallery->window), "win.people", NULL);
      shoot (gallery, "people");
      gtk_widget_activate_action (GTK_WIDGET (gallery->window), "win.people", NULL);
    }
  append_unsent (get_timeline (gallery));
  shoot (gallery, "unsent");
  gtk_widget_activate_action (GTK_WIDGET (gallery->window), "win.connection-details", NULL);
  photograph_dialog (gallery, "details");
  gtk_window_close (GTK_WINDOW (gallery->window));
  photograph_dialog (gallery, "question");
}

/* What happens at the start makes room for the talk. */
static SessionTimeline *
open_empty_room (Gallery *gallery)
{
  open_room (gallery);
  fill_members (session_room_get_members (session_get_room (gallery->session)));
  session_timeline_trim (get_timeline (gallery), 0);
  return get_timeline (gallery);
}

static void
scene_talk (Gallery *gallery)
{
  gallery_talk_fill (open_empty_room (gallery), turkish);
  shoot (gallery, "talk");
}

static void
give_picture (SessionMembers *members,
              const char     *nick,
              guint           number)
{
  g_autoptr (GdkTexture) picture = gallery_pictures_paint (number);

  session_member_set_picture (session_members_find (members, nick), G_OBJECT (picture));
}

/* Some have pictures, and some have not. */
static void
scene_pictures (Gallery *gallery)
{
  SessionTimeline *timeline = open_empty_room (gallery);
  SessionMembers  *members = session_room_get_members (session_get_room (gallery->session));

  gallery_talk_fill (timeline, turkish);
  give_picture (members, session_get_nick (gallery->session), 0);
  give_picture (members, "Zeynep", 2);
  give_picture (members, "Mehmet", 1);
  give_picture (members, "Sara", 3);
  session_open_beside (gallery->session, "Zeynep");
  session_open_beside (gallery->session, "Cagla");
  shoot (gallery, "pictures");
  if (gallery->width < 500)
    {
      gtk_widget_activate_action (GTK_WIDGET (gallery->window), "win.people", NULL);
      shoot (gallery, "pictures-people");
      gtk_widget_activate_action (GTK_WIDGET (gallery->window), "win.people", NULL);
      gtk_widget_activate_action (GTK_WIDGET (gallery->window), "win.list", NULL);
      spin (400);
      shoot (gallery, "pictures-list");
    }
  gtk_widget_activate_action (GTK_WIDGET (gallery->window), "win.person", "s", "Zeynep");
  photograph_dialog (gallery, "pictures-card");
  gtk_widget_activate_action (GTK_WIDGET (gallery->window), "win.jump", NULL);
  photograph_dialog (gallery, "pictures-jump");
}

static void
scene_colors (Gallery *gallery)
{
  gallery_talk_fill_colors (open_empty_room (gallery));
  shoot (gallery, "colors");
}

static void
scene_reading (Gallery *gallery)
{
  GtkAdjustment *adjustment;

  open_room (gallery);
  fill_members (session_room_get_members (session_get_room (gallery->session)));
  fill_conversation (get_timeline (gallery));
  fill_conversation (get_timeline (gallery));
  spin (200);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (find_child (GTK_WIDGET (gallery->window), "GtkListView"), GTK_TYPE_SCROLLED_WINDOW)));
  gtk_adjustment_set_value (adjustment, 100);
  spin (100);
  append (get_timeline (gallery), SESSION_MESSAGE_TEXT, "Mehmet Amca", "!", 0);
  append (get_timeline (gallery), SESSION_MESSAGE_TEXT, "Mehmet Amca", "?", 0);
  shoot (gallery, "reading");
}

/* Much was said while one was away. */
static void
scene_unread (Gallery *gallery)
{
  g_autoptr (SessionMessage) first = NULL;

  open_room (gallery);
  fill_members (session_room_get_members (session_get_room (gallery->session)));
  fill_conversation (get_timeline (gallery));
  fill_conversation (get_timeline (gallery));
  first = g_list_model_get_item (G_LIST_MODEL (get_timeline (gallery)), 6);
  session_timeline_set_unread (get_timeline (gallery), first, 17);
  shoot (gallery, "unread");
  g_signal_emit_by_name (gtk_widget_get_parent (gtk_widget_get_parent (find_label (GTK_WIDGET (gallery->window), turkish ? "17 okunmamış mesaj" : "17 unread messages"))), "clicked");
  shoot (gallery, "unread-line");
}

static void
scene_date (Gallery *gallery)
{
  open_kept_room (gallery);
  gtk_widget_activate_action (GTK_WIDGET (gallery->window), "win.go-to-date", NULL);
  photograph_dialog (gallery, "date");
  close_kept_room (gallery);
}

static void
scene_lost (Gallery *gallery)
{
  open_room (gallery);
  fill_members (session_room_get_members (session_get_room (gallery->session)));
  fill_conversation (get_timeline (gallery));
  spin (100);
  host_stop_async (gallery->host, NULL, NULL);
  shoot (gallery, "lost");
}

/* Somebody else joins; their room shows another certificate than they know. */
static void
scene_trust (Gallery *gallery)
{
  g_autoptr (SessionTrust) trust = session_trust_new (NULL);
  g_autoptr (NetCertificate) certificate = net_certificate_new (NULL);
  g_autofree char *address = NULL;

  open_room (gallery);
  ui_window_close_room (gallery->window, gallery->session);
  address = g_strdup_printf ("127.0.0.1:%u", host_get_port (gallery->host));
  gallery->other = session_new (gallery->poller, "Zeynep");
  session_set_identity (gallery->other, certificate, trust);
  session_trust_remember (trust, address, "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
  session_join (gallery->other, address, NULL);
  ui_window_open_room (gallery->window, gallery->other);
  while (session_get_state (gallery->other) != SESSION_STATE_LOST)
    spin (10);
  shoot (gallery, "changed");
  gtk_widget_activate_action (GTK_WIDGET (gallery->window), "win.settle", NULL);
  photograph_dialog (gallery, "trust");
  session_accept_certificate (gallery->other);
  while (session_get_state (gallery->other) != SESSION_STATE_CONNECTED)
    spin (10);
  spin (200);
  shoot (gallery, "encrypted");
  gtk_widget_activate_action (GTK_WIDGET (gallery->window), "win.connection-details", NULL);
  photograph_dialog (gallery, "encrypted-details");
  ui_window_close_room (gallery->window, gallery->other);
  session_leave (gallery->other);
  g_clear_object (&gallery->other);
}

/* An authority vouched for the server once, and none does now. */
static void
scene_not_vouched (Gallery *gallery)
{
  g_autoptr (SessionTrust) trust = session_trust_new (NULL);
  g_autoptr (NetCertificate) certificate = net_certificate_new (NULL);
  g_autofree char *address = NULL;

  open_room (gallery);
  ui_window_close_room (gallery->window, gallery->session);
  address = g_strdup_printf ("127.0.0.1:%u", host_get_port (gallery->host));
  gallery->other = session_new (gallery->poller, "Zeynep");
  session_set_identity (gallery->other, certificate, trust);
  session_trust_remember_vouched (trust, address);
  session_join (gallery->other, address, NULL);
  ui_window_open_room (gallery->window, gallery->other);
  while (session_get_state (gallery->other) != SESSION_STATE_LOST)
    spin (10);
  shoot (gallery, "not-vouched");
  gtk_widget_activate_action (GTK_WIDGET (gallery->window), "win.settle", NULL);
  photograph_dialog (gallery, "not-vouched-ask");
  ui_window_close_room (gallery->window, gallery->other);
  g_clear_object (&gallery->other);
}

/* Who knocked waits, and is told that it is not now. */
static void
scene_turned_away (Gallery *gallery)
{
  g_autoptr (SessionOutsider) knock = NULL;
  g_autofree char *address = NULL;
  GListModel      *knocks;

  open_room (gallery);
  session_set_admission (gallery->session, SESSION_ADMISSION_ASK);
  knocks = session_order_get_knocks (session_room_get_order (session_get_room (gallery->session)));
  while (session_order_get_admission (session_room_get_order (session_get_room (gallery->session))) != SESSION_ADMISSION_ASK)
    spin (10);
  address = g_strdup_printf ("127.0.0.1:%u", host_get_port (gallery->host));
  gallery->other = session_new (gallery->poller, "Zeynep");
  session_join (gallery->other, address, NULL);
  while (g_list_model_get_n_items (knocks) == 0)
    spin (10);
  knock = g_list_model_get_item (knocks, 0);
  ui_window_close_room (gallery->window, gallery->session);
  ui_window_open_room (gallery->window, gallery->other);
  shoot (gallery, "waiting");
  session_turn_away (gallery->session, knock);
  while (session_get_state (gallery->other) != SESSION_STATE_LOST)
    spin (10);
  shoot (gallery, "turned-away");
  ui_window_close_room (gallery->window, gallery->other);
  g_clear_object (&gallery->other);
}

static AdwExpanderRow *
find_person (GtkWidget  *widget,
             const char *name)
{
  if (ADW_IS_EXPANDER_ROW (widget) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), name))
    return ADW_EXPANDER_ROW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      AdwExpanderRow *found = find_person (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
open_details (Gallery *gallery)
{
  gtk_widget_activate_action (GTK_WIDGET (gallery->window), "win.connection-details", NULL);
  spin (300);
  gtk_window_set_default_size (GTK_WINDOW (find_dialog (gallery)), gallery->width < 500 ? 360 : 560, 980);
}

/* The host and somebody else look at the same pictures; somebody without encryption has
 * none. */
static void
scene_compare (Gallery *gallery)
{
  g_autoptr (NetCertificate) certificate = net_certificate_new (NULL);
  g_autoptr (SessionTrust) trust = session_trust_new (NULL);
  g_autofree char *address = NULL;

  open_room (gallery);
  address = g_strdup_printf ("127.0.0.1:%u", host_get_port (gallery->host));
  gallery->other = session_new (gallery->poller, "Zeynep");
  session_set_identity (gallery->other, certificate, trust);
  session_join (gallery->other, address, NULL);
  while (session_get_comparison (gallery->other) == NULL)
    spin (10);
  add_person (session_room_get_members (session_get_room (gallery->session)), "Guest3", turkish ? "Misafir 3" : "Guest 3", 40312);
  session_member_set_unencrypted (session_members_find (session_room_get_members (session_get_room (gallery->session)), "Guest3"), TRUE);
  open_details (gallery);
  adw_expander_row_set_expanded (find_person (find_dialog (gallery), "Zeynep"), TRUE);
  adw_expander_row_set_expanded (find_person (find_dialog (gallery), turkish ? "Misafir 3" : "Guest 3"), TRUE);
  spin (300);
  scroll_to_end (find_dialog (gallery));
  photograph_dialog (gallery, "compare-host");
  ui_window_close_room (gallery->window, gallery->session);
  ui_window_open_room (gallery->window, gallery->other);
  open_details (gallery);
  photograph_dialog (gallery, "compare-member");
  ui_window_close_room (gallery->window, gallery->other);
  session_leave (gallery->other);
  g_clear_object (&gallery->other);
}

/* Where no network is there is nothing to invite to. */
static void
scene_invite_nowhere (Gallery *gallery)
{
  open_room (gallery);
  gtk_window_present (GTK_WINDOW (ui_invite_dialog_new (GTK_WINDOW (gallery->window), gallery->session, 0)));
  photograph_dialog (gallery, "invite-nowhere");
}

/* The room gets a key; an invitation holds it, and somebody else is asked for it. */
static void
scene_key (Gallery *gallery)
{
  g_autofree char *address = NULL;

  open_room (gallery);
  gtk_widget_activate_action (GTK_WIDGET (gallery->window), "win.room-key", NULL);
  photograph_dialog (gallery, "key-new");
  session_change_key (gallery->session, "kiraz-çiçeği");
  while (session_get_key (gallery->session) == NULL)
    spin (10);
  gtk_widget_activate_action (GTK_WIDGET (gallery->window), "win.room-key", NULL);
  photograph_dialog (gallery, "key-change");
  gtk_widget_activate_action (GTK_WIDGET (gallery->window), "win.invite", NULL);
  photograph_dialog (gallery, "invite");
  ui_window_close_room (gallery->window, gallery->session);
  address = g_strdup_printf ("127.0.0.1:%u", host_get_port (gallery->host));
  gallery->other = session_new (gallery->poller, "Zeynep");
  session_join (gallery->other, address, NULL);
  ui_window_open_room (gallery->window, gallery->other);
  while (session_get_state (gallery->other) != SESSION_STATE_LOST)
    spin (10);
  shoot (gallery, "key-needed");
  ui_window_settle (gallery->window);
  photograph_dialog (gallery, "key-ask");
  ui_window_close_room (gallery->window, gallery->other);
  g_clear_object (&gallery->other);
}

/* Returns: the button with what can be done with somebody */
static GtkWidget *
find_menu_of (GtkWidget  *window,
              const char *name)
{
  GtkWidget *people = find_child (window, "UiPeopleList");
  GtkWidget *row = gtk_widget_get_ancestor (find_label (find_child (people, "GtkListView"), name), UI_TYPE_PERSON_ROW);

  return find_child (row, "GtkMenuButton");
}

/* A menu, which is a surface of its own. */
static void
photograph_menu (Gallery    *gallery,
                 GtkWidget  *button,
                 const char *scene)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  spin (300);
  photograph (gallery, GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))), scene);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  spin (100);
}

/* Who has come for the first time, and who only says to be somebody; what the host can do
 * with the room, and with one of them. */
static void
scene_people (Gallery *gallery)
{
  GtkWidget      *window = GTK_WIDGET (gallery->window);
  SessionMembers *members;

  open_room (gallery);
  members = session_room_get_members (session_get_room (gallery->session));
  fill_members (members);
  fill_conversation (get_timeline (gallery));
  session_member_set_device (session_members_find (members, "Mehmet"), SESSION_DEVICE_NEW);
  session_member_set_device (session_members_find (members, "Cagla"), SESSION_DEVICE_NONE);
  session_order_set_mode (session_room_get_order (session_get_room (gallery->session)), 'i', TRUE);
  spin (200);
  if (gallery->width < 500)
    gtk_widget_activate_action (window, "win.people", NULL);
  shoot (gallery, "people");
  photograph_menu (gallery, find_child (find_child (window, "UiOrderButton"), "GtkMenuButton"), "people-menu");
  photograph_menu (gallery, find_menu_of (window, "Mehmet Amca"), "person-menu");
}

/* As the program has them. */
static void
add_application_actions (Gallery *gallery)
{
  const char *const switches[] = { "send-typing", "run-in-background", "notify-sound", "do-not-disturb", "start-at-login", "away", "require-tls", "show-past" };
  const char *const choices[] = { "notify", "notify-rooms" };

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (switches[i], NULL, g_variant_new_boolean (i < 3));

      g_action_map_add_action (G_ACTION_MAP (gallery->application), G_ACTION (action));
    }
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (choices[i], G_VARIANT_TYPE_STRING, g_variant_new_string ("all"));

      g_action_map_add_action (G_ACTION_MAP (gallery->application), G_ACTION (action));
    }
}

/* A moderator's menu of somebody, what is asked of them, and what they have set. */
static void
scene_order (Gallery *gallery)
{
  SessionOrder *order;

  open_room (gallery);
  fill_members (session_room_get_members (session_get_room (gallery->session)));
  fill_conversation (get_timeline (gallery));
  order = session_room_get_order (session_get_room (gallery->session));
  session_order_knock (order, "deniz", "Deniz Ak");
  spin (200);
  shoot (gallery, "knock");
  session_order_forget_knock (order, "deniz");
  session_order_set_mode (order, 'i', TRUE);
  session_order_note_listed (order, 'b', "$a:0123", NULL, turkish ? "Hakan Usta" : "Mark Miller");
  session_order_end_list (order, 'b');
  add_application_actions (gallery);
  gtk_widget_activate_action (GTK_WIDGET (gallery->window), "win.room-settings", NULL);
  photograph_dialog (gallery, "room-settings");
}

static void
ignore_line (NetLink    *link,
             const char *line,
             gsize       length,
             gpointer    user_data)
{
}

static void
ignore_end (NetLink      *link,
            const GError *error,
            gpointer      user_data)
{
}

/* A network of others that says @lines to who comes. */
static NetLink *
visit_network (Gallery    *gallery,
               const char *lines)
{
  static const NetLinkHandler deaf = { .line = ignore_line, .closed = ignore_end };
  g_autoptr (NetLink) near_end = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (lines, strlen (lines));
  NetLink *far_end;

  g_assert_true (net_stream_link_new_pair (gallery->poller, gallery->poller, &near_end, &far_end, NULL));
  net_link_set_security (near_end, TRUE, NULL);
  net_link_set_voucher (near_end, "Let’s Encrypt");
  gallery->other = session_new (gallery->poller, "Zeynep");
  session_join_link (gallery->other, near_end);
  ui_window_open_room (gallery->window, gallery->other);
  net_link_start (far_end, &deaf, NULL);
  net_link_send (far_end, bytes);
  return far_end;
}

static void
leave_network (Gallery *gallery,
               NetLink *far_end)
{
  ui_window_close_room (gallery->window, gallery->other);
  session_leave (gallery->other);
  net_link_close (far_end);
  g_object_unref (far_end);
  g_clear_object (&gallery->other);
}

/* A network lets nobody in without an account; in another one our person tells theirs. */
static void
scene_account (Gallery *gallery)
{
  NetLink *far_end = visit_network (gallery, ":s CAP * LS :sasl=PLAIN\r\n:s 465 Zeynep :SASL access only\r\n");

  while (session_get_state (gallery->other) != SESSION_STATE_LOST)
    spin (10);
  shoot (gallery, "account-needed");
  ui_window_settle (gallery->window);
  photograph_dialog (gallery, "account-ask");
  leave_network (gallery, far_end);

  far_end = visit_network (gallery, ":s CAP * LS :sasl=PLAIN\r\n:s 001 Zeynep :Welcome\r\n:Zeynep!z@h JOIN #merhaba\r\n:s 353 Zeynep = #merhaba :Zeynep\r\n:s 366 Zeynep #merhaba :End\r\n");
  while (session_get_state (gallery->other) != SESSION_STATE_CONNECTED)
    spin (10);
  session_join_with_account (gallery->other, "zeynep", "gül");
  gtk_widget_activate_action (GTK_WIDGET (gallery->window), "win.account", NULL);
  photograph_dialog (gallery, "account-change");
  gtk_widget_activate_action (GTK_WIDGET (gallery->window), "win.connection-details", NULL);
  photograph_dialog (gallery, "vouched-details");
  leave_network (gallery, far_end);
}

/* The program at the other end makes nothing to compare, as each side sees it. */
static void
scene_compare_nothing (Gallery *gallery)
{
  SessionMembers *members;
  NetLink        *far_end;

  open_room (gallery);
  members = session_room_get_members (session_get_room (gallery->session));
  add_person (members, "Mehmet", "Mehmet Amca", 40001);
  open_details (gallery);
  session_member_set_comparison (session_members_find (members, "Mehmet"), "");
  adw_expander_row_set_expanded (find_person (find_dialog (gallery), "Mehmet Amca"), TRUE);
  spin (300);
  scroll_to_end (find_dialog (gallery));
  photograph_dialog (gallery, "compare-nothing-host");
  ui_window_close_room (gallery->window, gallery->session);

  far_end = visit_network (gallery, ":s CAP * LS :batch\r\n:s 001 Zeynep :Welcome\r\n:s 005 Zeynep merhaba.org/ROOM=1 :are supported\r\n:Zeynep!z@h JOIN #merhaba\r\n:s 353 Zeynep = #merhaba :Zeynep\r\n:s 366 Zeynep #merhaba :End\r\n");
  while (session_get_state (gallery->other) != SESSION_STATE_CONNECTED)
    spin (10);
  open_details (gallery);
  photograph_dialog (gallery, "compare-nothing-member");
  leave_network (gallery, far_end);
}

static void
scene_search (Gallery *gallery)
{
  GtkEditable *entry;

  open_kept_room (gallery);
  session_send (gallery->other, turkish ? "Çağrı merkezinden arıyorlar, çağrıyı alır mısın?" : "Café at three? The café on the corner.");
  session_send (gallery->session, turkish ? "ÇAĞRI GELMEDİ" : "THE CAFÉ IS CLOSED");
  spin (100);
  session_send (gallery->other, turkish ? "Uzun bir mesaj bu: sabah erkenden kalktık, yola çıktık, köprüde çok bekledik, sonunda vardık ama kimse yoktu; anlaşılan çağrıyı duymamışlar. Öğleden sonra bir daha deneyeceğiz, o zamana kadar burada bekliyoruz." : "A long message: we got up early, set off, waited for ages at the bridge, arrived at last and nobody was there; it seems that they never found the café. We will try again in the afternoon and wait here until then.");
  for (guint i = 0; i < 30; i++)
    session_send (gallery->session, i % 3 == 0 ? "<b>&lt;</b>" : turkish ? "Tamam"
                                                                         : "OK");
  spin (300);
  gtk_widget_activate_action (GTK_WIDGET (gallery->window), "win.search", NULL);
  shoot (gallery, "search-begun");
  entry = GTK_EDITABLE (find_child (GTK_WIDGET (gallery->window), "GtkSearchEntry"));
  gtk_editable_set_text (entry, "xyz <b>&");
  spin (200);
  shoot (gallery, "search-nothing");
  gtk_editable_set_text (entry, turkish ? "cagri" : "cafe");
  spin (200);
  shoot (gallery, "search");
  gtk_widget_activate (find_child (GTK_WIDGET (gallery->window), "UiFoundRow"));
  shoot (gallery, "found");
  close_kept_room (gallery);
}

/* --- The past --- */

static void
keep (Gallery    *gallery,
      const char *msgid,
      const char *name,
      const char *text)
{
  g_autoptr (StoreMessage) message = store_message_new ();

  message->msgid = g_strdup (msgid);
  message->time = g_get_real_time () / 1000 - 86400000 + atoi (msgid) * 60000;
  message->command = g_strdup ("PRIVMSG");
  message->source = g_strdup ("x!~x@h");
  message->account = g_str_equal (name, "Ayşe") ? g_strdup ("self") : NULL;
  message->name = g_strdup (name);
  message->params = g_strdup ("#merhaba");
  message->text = g_strdup (text);
  message->tags = g_strdup ("");
  store_append_async (gallery->kept, "b/#merhaba", message, NULL, NULL);
}

static void
scene_past (Gallery *gallery)
{
  g_autoptr (SessionMessage) message = NULL;
  GtkWidget *row;

  add_recent (gallery);
  keep (gallery, "1", "Zeynep Yılmaz", turkish ? "Yarın saat kaçta buluşuyoruz? Çağrı da gelecek." : "When do we meet tomorrow? We could try the café.");
  keep (gallery, "2", "Ayşe", turkish ? "Onda, kapının önünde" : "At ten, in front of the café");
  gtk_widget_activate_action (GTK_WIDGET (gallery->window), "win.search", NULL);
  gtk_editable_set_text (GTK_EDITABLE (find_child (GTK_WIDGET (gallery->window), "GtkSearchEntry")), turkish ? "cagri" : "cafe");
  spin (300);
  shoot (gallery, "search-all");
  gtk_widget_activate_action (GTK_WIDGET (gallery->window), "win.kept", NULL);
  photograph_dialog (gallery, "kept");

  gallery->session = session_new (gallery->poller, "Ayşe");
  session_set_store (gallery->session, gallery->kept);
  g_assert_true (session_open_room (gallery->session, "127.0.0.1:1", turkish ? "3-B Sınıfı" : "Class 3-B", "b/#merhaba", NULL));
  ui_window_open_room (gallery->window, gallery->session);
  while (!session_get_retrying (gallery->session))
    spin (20);
  session_send (gallery->session, turkish ? "Ben geldim, kimse yok mu?" : "I am here, is nobody around?");
  message = g_list_model_get_item (G_LIST_MODEL (get_timeline (gallery)), 0);
  session_message_redact (message);
  shoot (gallery, "away");
  row = find_child (GTK_WIDGET (gallery->window), "UiMessageRow");
  ui_message_menu_ask_take_back (row, gallery->session, "2");
  photograph_dialog (gallery, "delete");
  session_leave (gallery->session);
  session_set_store (gallery->session, NULL);
}

/* --- Why it does not work --- */

/* Shows what is found on a computer with these addresses. */
static void
show_doctor (Gallery    *gallery,
             const char *scene,
             Doctor     *doctor,
             DoctorView *view,
             const char *bus_address,
             AvahiMock  *avahi)
{
  GtkWidget *dialog = ui_doctor_dialog_new (doctor);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gallery->window));
  gtk_window_set_default_size (GTK_WINDOW (dialog), gallery->width < 500 ? 360 : 560, gallery->width < 500 ? 680 : 760);
  gtk_window_present (GTK_WINDOW (dialog));
  doctor_set_surroundings (doctor, view->addresses, bus_address, gallery->folder);
  doctor_start (doctor);
  while (doctor_get_busy (doctor))
    {
      spin (200);
      if (avahi != NULL)
        avahi_mock_item_with_flags (avahi, "Printer", "_ipp._tcp", 0);
    }
  photograph_dialog (gallery, scene);
}

static void
scene_doctor (Gallery *gallery)
{
  g_autoptr (Doctor) well = doctor_new (0, NULL, DOCTOR_REFUSAL_NONE);
  g_autoptr (Doctor) ill = doctor_new (12360, NULL, DOCTOR_REFUSAL_NONE);
  g_autoptr (Doctor) joining = doctor_new (0, "192.0.2.1", DOCTOR_REFUSAL_KEY);
  g_autoptr (Doctor) refused = doctor_new (0, "127.0.0.1:9", DOCTOR_REFUSAL_NONE);
  g_autoptr (DoctorView) view = doctor_view_new ();
  g_autoptr (DoctorView) virtual = doctor_view_new ();
  g_autofree char *no_firewall = g_build_filename (gallery->folder, "etc", "ufw", "ufw.conf", NULL);
  AvahiMock       *avahi = get_avahi (gallery);
  const char      *bus = g_test_dbus_get_bus_address (avahi->bus);

  add_address (view, "wlan0", "192.168.1.20", 24);
  add_address (view, "docker0", "172.17.0.1", 16);
  g_remove (no_firewall);
  show_doctor (gallery, "doctor-well", well, view, bus, avahi);
  show_doctor (gallery, "doctor-key", joining, view, bus, avahi);
  show_doctor (gallery, "doctor-refused", refused, view, bus, avahi);

  write_file (gallery->folder, "etc/ufw/ufw.conf", "ENABLED=yes");
  write_file (gallery->folder, "etc/os-release", "ID=fedora");
  add_address (virtual, "virbr0", "192.168.122.1", 24);
  add_address (virtual, "wg0", "10.8.0.6", 24);
  avahi_mock_vanish (avahi);
  show_doctor (gallery, "doctor-ill", ill, virtual, bus, NULL);
  avahi_mock_appear (avahi);
}

/* The menu of the second one in the list of rooms, as the other mouse button opens it. */
static void
photograph_row_menu (Gallery    *gallery,
                     const char *scene)
{
  GtkWidget *list = find_child (find_child (GTK_WIDGET (gallery->window), "UiSidebar"), "GtkListBox");
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (list);
  GtkWidget *menu;
  double     x, y;

  gtk_widget_translate_coordinates (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1)), list, 0, 0, &x, &y);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller) && gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) == GDK_BUTTON_SECONDARY)
        g_signal_emit_by_name (controller, "pressed", 1, x, y);
    }
  spin (300);
  menu = find_child (find_child (GTK_WIDGET (gallery->window), "UiSidebar"), "GtkPopoverMenu");
  photograph (gallery, menu, scene);
  gtk_popover_popdown (GTK_POPOVER (menu));
  spin (100);
}

/* A room, another one beside it, and two people alone. */
static void
scene_rooms (Gallery *gallery)
{
  g_autofree char *address = NULL;
  Session         *project;
  Session         *theirs;

  add_application_actions (gallery);
  open_room (gallery);
  address = g_strdup_printf ("127.0.0.1:%u", host_get_port (gallery->host));
  gallery->other = session_new (gallery->poller, "Zeynep Yılmaz");
  session_join (gallery->other, address, NULL);
  while (session_get_state (gallery->other) != SESSION_STATE_CONNECTED)
    spin (10);
  gallery_talk_fill (get_timeline (gallery), turkish);
  project = session_create_beside (gallery->session, turkish ? "Bahar şenliği" : "Spring party");
  spin (200);
  theirs = session_create_beside (gallery->other, turkish ? "Bahar şenliği" : "Spring party");
  spin (200);
  session_send (theirs, turkish ? "@Ayşe pankartı kim boyuyor?" : "@Ayşe who paints the banner?");
  session_send (theirs, turkish ? "Boyalar bende." : "I have the paint.");
  session_send (session_open_beside (gallery->other, session_get_nick (gallery->session)), turkish ? "Sana bir şey sorabilir miyim?" : "May I ask you something?");
  spin (300);
  shoot (gallery, "rooms");
  if (gallery->width < 500)
    {
      gtk_widget_activate_action (GTK_WIDGET (gallery->window), "win.list", NULL);
      spin (400);
      shoot (gallery, "rooms-list");
    }
  photograph_row_menu (gallery, "room-row-menu");
  ui_window_show (gallery->window, session_open_beside (gallery->session, session_get_nick (gallery->other)));
  spin (300);
  shoot (gallery, "person");
  ui_window_show (gallery->window, project);
  gtk_widget_activate_action (GTK_WIDGET (gallery->window), "win.person", "s", session_get_nick (gallery->other));
  photograph_dialog (gallery, "card");
  gtk_widget_activate_action (GTK_WIDGET (gallery->window), "win.more-rooms", NULL);
  photograph_dialog (gallery, "more-rooms");
  gtk_widget_activate_action (GTK_WIDGET (gallery->window), "win.jump", NULL);
  photograph_dialog (gallery, "jump");
  session_leave (gallery->other);
  g_clear_object (&gallery->other);
}

/* The row that shows a message. */
static GtkWidget *
find_row (GtkWidget  *widget,
          const char *msgid)
{
  if (UI_IS_MESSAGE_ROW (widget))
    {
      SessionMessage *message = ui_message_row_get_message (UI_MESSAGE_ROW (widget));

      return message != NULL && g_strcmp0 (session_message_get_msgid (message), msgid) == 0 ? widget : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, msgid);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
scene_acts (Gallery *gallery)
{
  GtkWidget *page, *row, *popover;

  open_room (gallery);
  page = find_child (GTK_WIDGET (gallery->window), "UiRoomPage");
  fill_members (session_room_get_members (session_get_room (gallery->session)));
  gallery_acts_fill (session_get_room (gallery->session), turkish);
  spin (300);
  gtk_widget_activate_action (page, "room.reply", "s", GALLERY_ACTS_ANSWERED);
  row = find_row (page, GALLERY_ACTS_POINTED);
  if (row != NULL)
    ui_message_row_set_focused (UI_MESSAGE_ROW (row), TRUE);
  shoot (gallery, "acts");
  row = find_row (page, "a5");
  gtk_widget_activate_action (row, "message.react", NULL);
  spin (300);
  popover = gtk_widget_get_last_child (row);
  photograph (gallery, popover, "acts-react");
  gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_widget_activate_action (page, "room.information", "s", "a3");
  photograph_dialog (gallery, "acts-information");
  /* What somebody had begun is in the entry again, and what a host did not do is told. */
  session_set_draft (gallery->session, turkish ? "Yarın sabah olur, ama" : "Tomorrow morning is fine, but", NULL);
  g_signal_emit_by_name (gallery->session, "draft-restored");
  session_note (gallery->session, _ ("Your reaction was not passed on: you may not speak in this room now."));
  session_note (gallery->session, _ ("The others here do not see your picture: the host’s computer has no place left for pictures. Tell whoever hosts the room, and choose your picture again in the preferences later."));
  spin (300);
  shoot (gallery, "acts-told");
}

/* --- Pictures to show the program with, where it is offered --- */

/* What the shops of programs take. */
#define SCREENSHOT_WIDTH 1000
#define SCREENSHOT_HEIGHT 700
/* Drawn around a window where nothing composes the screen. */
#define FRAME 5

static void
begin_screenshot (Gallery *gallery)
{
  gtk_window_set_default_size (GTK_WINDOW (gallery->window), SCREENSHOT_WIDTH + 2 * FRAME, SCREENSHOT_HEIGHT + 2 * FRAME);
  spin (200);
}

static void
take_screenshot (Gallery    *gallery,
                 const char *scene)
{
  g_autofree char *name = g_strdup_printf ("%s-%s.png", scene, turkish ? "tr" : "en");

  spin (350);
  save_picture (gallery, GTK_WIDGET (gallery->window), &GRAPHENE_RECT_INIT (FRAME, FRAME, SCREENSHOT_WIDTH, SCREENSHOT_HEIGHT), name);
}

static void
begin_anew (Gallery *gallery)
{
  end (gallery);
  begin (gallery);
  begin_screenshot (gallery);
}

static void
screenshot_start (Gallery *gallery)
{
  announce_rooms (gallery);
  add_recent (gallery);
  begin_screenshot (gallery);
  take_screenshot (gallery, "start");
}

/* Somebody else is in the room, and knows it of old. */
static void
join_as_other (Gallery *gallery)
{
  SessionMembers  *members = session_room_get_members (session_get_room (gallery->session));
  g_autofree char *address = g_strdup_printf ("127.0.0.1:%u", host_get_port (gallery->host));

  gallery->other = session_new (gallery->poller, turkish ? "Zeynep Yılmaz" : "Zoe Young");
  session_join (gallery->other, address, NULL);
  while (session_get_state (gallery->other) != SESSION_STATE_CONNECTED)
    spin (10);
  spin (200);
  session_member_set_device (session_members_find (members, session_get_nick (gallery->other)), SESSION_DEVICE_KNOWN);
}

static void
screenshot_room (Gallery *gallery)
{
  SessionMembers *members;
  Session        *theirs;

  open_room (gallery);
  members = session_room_get_members (session_get_room (gallery->session));
  join_as_other (gallery);
  add_person (members, "Mehmet", turkish ? "Mehmet Amca" : "Grandpa Joe", 40001);
  add_person (members, "Cagla", turkish ? "Çağla Öztürk" : "Charlotte", 33335);
  session_timeline_trim (get_timeline (gallery), 0);
  gallery_acts_fill_plain (session_get_room (gallery->session), session_get_nick (gallery->other), turkish);
  give_picture (members, session_get_nick (gallery->session), 3);
  give_picture (members, session_get_nick (gallery->other), 2);
  give_picture (members, "Mehmet", 1);
  session_create_beside (gallery->session, turkish ? "Bahar şenliği" : "Spring party");
  spin (200);
  theirs = session_create_beside (gallery->other, turkish ? "Bahar şenliği" : "Spring party");
  spin (200);
  session_send (theirs, turkish ? "@Ayşe pankartı kim boyuyor?" : "@Ayşe who paints the banner?");
  session_send (session_open_beside (gallery->other, session_get_nick (gallery->session)), turkish ? "Sana bir şey sorabilir miyim?" : "May I ask you something?");
  spin (300);
  take_screenshot (gallery, "room");
  session_leave (gallery->other);
  g_clear_object (&gallery->other);
}

static void
screenshot_search (Gallery *gallery)
{
  static const struct
  {
    gboolean    own;
    const char *turkish;
    const char *english;
  } said[] = {
    { FALSE, "Pazar günü kahvaltıda kim var? Kahve pişirecek birine ihtiyacımız olacak.", "Where was the café we went to with grandma? The one with the plum cake." },
    { TRUE, "Kahvem pek övülmez ama denerim 🙂", "The Blue Café, behind the station." },
    { FALSE, "Yarın çarşıda buluşalım mı? Yeni bir kahveci açılmış.", "Shall we meet in town tomorrow? There is a new café by the market." },
    { TRUE, "Olur, saat onda kahvecinin önünde.", "Fine, at ten in front of the café." },
    { FALSE, "Biraz geç kalabilirim. Siz kahvelerinizi söyleyin, beni beklemeyin; çarşıya inen otobüs pazarları yarım saatte bir geliyor.", "I may be a little late. Order at the café and do not wait for me: on Sundays the bus to town comes only every half hour." },
    { TRUE, "Bekleriz. Kahveler benden ☕", "We will wait. The coffee at the café is on me ☕" },
  };

  open_kept_room (gallery);
  spin (200);
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      session_send (said[i].own ? gallery->session : gallery->other, turkish ? said[i].turkish : said[i].english);
      spin (100);
    }
  session_member_set_device (session_members_find (session_room_get_members (session_get_room (gallery->session)), session_get_nick (gallery->other)), SESSION_DEVICE_KNOWN);
  gtk_widget_activate_action (GTK_WIDGET (gallery->window), "win.search", NULL);
  gtk_editable_set_text (GTK_EDITABLE (find_child (GTK_WIDGET (gallery->window), "GtkSearchEntry")), turkish ? "kahve" : "cafe");
  spin (300);
  take_screenshot (gallery, "search");
  close_kept_room (gallery);
}

static void
screenshot_code (Gallery *gallery)
{
  SessionMembers *members;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  open_room (gallery);
  members = session_room_get_members (session_get_room (gallery->session));
  add_person (members, turkish ? "Zeynep" : "Zoe", turkish ? "Zeynep Yılmaz" : "Zoe Young", 50122);
  add_person (members, turkish ? "Mehmet" : "Grandpa", turkish ? "Mehmet Amca" : "Grandpa Joe", 40001);
  add_person (members, turkish ? "Çağla" : "Charlotte", turkish ? "Çağla" : "Charlotte", 33335);
  session_timeline_trim (get_timeline (gallery), 0);
  gallery_talk_fill (get_timeline (gallery), turkish);
  take_screenshot (gallery, "code");
}

/* They have a size and a name of their own. */
static void
scene_screenshots (Gallery *gallery)
{
  if (gallery->dark || gallery->width != 800)
    return;
  screenshot_start (gallery);
  begin_anew (gallery);
  screenshot_room (gallery);
  begin_anew (gallery);
  screenshot_search (gallery);
  begin_anew (gallery);
  screenshot_code (gallery);
}

static void
scene_shortcuts (Gallery *gallery)
{
  ui_shortcuts_show (GTK_WINDOW (gallery->window));
  photograph_dialog (gallery, "shortcuts");
}

/* What one is told of, in the room's menu. */
static void
scene_told (Gallery *gallery)
{
  GtkWidget *button, *popover;

  add_application_actions (gallery);
  open_empty_room (gallery);
  button = find_child (find_child (GTK_WIDGET (gallery->window), "UiRoomPage"), "GtkMenuButton");
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  popover = find_child (button, "GtkPopoverMenu");
  spin (300);
  photograph (gallery, popover, "main-menu");
  g_object_set (popover, "visible-submenu", _ ("No_tifications"), NULL);
  spin (300);
  photograph (gallery, popover, "told-menu");
  gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
scene_preferences (Gallery *gallery)
{
  g_autoptr (SessionRecentRooms) rooms = session_recent_rooms_new (NULL);
  g_autoptr (SessionHistory) history = session_history_new (gallery->kept, "/nonexistent", rooms);
  g_autoptr (GdkTexture) picture = gallery_pictures_paint (0);
  GtkWidget *preferences;

  add_application_actions (gallery);
  preferences = ui_preferences_new (GTK_WINDOW (gallery->window), history);
  g_object_set (preferences, "person-name", "Ayşe", NULL);
  gtk_window_set_default_size (GTK_WINDOW (preferences), gallery->width < 500 ? 360 : 520, gallery->width < 500 ? 960 : 900);
  gtk_window_present (GTK_WINDOW (preferences));
  spin (300);
  photograph (gallery, preferences, "preferences");
  g_object_set (preferences, "picture", picture, NULL);
  photograph_dialog (gallery, "preferences-picture");
}

static const struct
{
  const char *name;
  void (*show) (Gallery *gallery);
} scenes[] = {
  { "start", scene_start },
  { "recent", scene_recent },
  { "nearby", scene_nearby },
  { "address-error", scene_address_error },
  { "connecting", scene_connecting },
  { "failed", scene_failed },
  { "alone", scene_alone },
  { "room", scene_room },
  { "talk", scene_talk },
  { "acts", scene_acts },
  { "pictures", scene_pictures },
  { "colors", scene_colors },
  { "reading", scene_reading },
  { "unread", scene_unread },
  { "date", scene_date },
  { "lost", scene_lost },
  { "trust", scene_trust },
  { "not-vouched", scene_not_vouched },
  { "turned-away", scene_turned_away },
  { "compare", scene_compare },
  { "compare-nothing", scene_compare_nothing },
  { "invite-nowhere", scene_invite_nowhere },
  { "key", scene_key },
  { "people", scene_people },
  { "order", scene_order },
  { "account", scene_account },
  { "search", scene_search },
  { "past", scene_past },
  { "doctor", scene_doctor },
  { "rooms", scene_rooms },
  { "shortcuts", scene_shortcuts },
  { "screenshots", scene_screenshots },
  { "told", scene_told },
  { "preferences", scene_preferences },
};

/* How people may have set up their computer. */
static gboolean
set_up_variant (Gallery    *gallery,
                const char *variant)
{
  if (g_str_equal (variant, "plain"))
    return TRUE;
  if (g_str_equal (variant, "large"))
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  else if (g_str_equal (variant, "mirrored"))
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  else if (g_str_equal (variant, "contrast"))
    g_assert_true (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()));
  else
    return FALSE;
  gallery->variant = variant;
  return TRUE;
}

int
main (int   argc,
      char *argv[])
{
  Gallery          gallery = { 0 };
  g_autofree char *kept = NULL;
  int              widths[] = { 360, 800, 1400 };
  const char      *variant = argc > 3 ? argv[3] : "plain";

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  if (argc < 2)
    {
      g_printerr ("gallery FOLDER [SCENE|all [large|mirrored|contrast]]\n");
      return 2;
    }
  turkish = g_str_has_prefix (g_get_language_names ()[0], "tr");
  gallery.folder = argv[1];
  g_mkdir_with_parents (gallery.folder, 0755);
  /* Read when libadwaita begins. */
  if (g_str_equal (variant, "contrast"))
    g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
  ui_init ();
  gallery.application = GTK_APPLICATION (g_object_new (ADW_TYPE_APPLICATION, "application-id", APP_ID, "resource-base-path", NULL, "flags", G_APPLICATION_NON_UNIQUE, NULL));
  g_application_register (G_APPLICATION (gallery.application), NULL, NULL);
  if (!set_up_variant (&gallery, variant))
    {
      g_printerr ("gallery: there is no variant %s\n", variant);
      return 2;
    }
  gallery.poller = net_poller_new (NULL);
  kept = g_build_filename (gallery.folder, "kept.db", NULL);
  gallery.browser = discovery_browser_new ();
  gallery.kept = store_new (kept, FALSE);
  store_open_async (gallery.kept, NULL, NULL);

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    for (guint dark = 0; dark < 2; dark++)
      for (guint i = 0; i < G_N_ELEMENTS (scenes); i++)
        {
          if (argc > 2 && !g_str_equal (argv[2], "all") && !g_str_equal (argv[2], scenes[i].name))
            continue;
          gallery.width = widths[w];
          gallery.dark = dark;
          begin (&gallery);
          scenes[i].show (&gallery);
          end (&gallery);
        }
  return 0;
}
