// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "app/app-pictures.h"

#include "app/app-picture-refusal.h"
#include "fixtures/await.h"
#include "fixtures/folder.h"
#include "host/host-stopping.h"
#include "http/http-uploads.h"
#include "session/session-metadata.h"
#include "session/session-private.h"
#include "transfer/transfer-error.h"
#include "ui/ui-test.h"

#include <string.h>

#define NAME "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

/* A room, and two in it: the hosting person, and somebody who has come over the network. */

static GApplication *application;

typedef struct
{
  Session       *session;
  AppOwnPicture *own;
  AppPictures   *pictures;
} Person;

typedef struct
{
  char           *folder;
  NetPoller      *poller;
  NetCertificate *host_certificate;
  NetCertificate *certificate;
  Host           *host;
  Person          ayse;
  Person          can;
} Fixture;

static void
add_person (Fixture        *fixture,
            Person         *person,
            Session        *session,
            NetCertificate *certificate)
{
  g_autofree char *path = g_build_filename (fixture->folder, session->name, NULL);

  person->session = session;
  person->own = app_own_picture_new (application, path);
  person->pictures = app_pictures_new (session, person->own, certificate);
  AWAIT (session_get_state (session) == SESSION_STATE_CONNECTED);
}

static void
remove_person (Person *person)
{
  g_clear_object (&person->pictures);
  session_leave (person->session);
  AWAIT (G_OBJECT (person->own)->ref_count == 1);
  g_clear_object (&person->own);
}

static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  const char *const listen[] = { "127.0.0.1:0", NULL };
  HostConfig        config = { .room_name = "Sınıf", .listen = listen };
  g_autoptr (SessionTrust) trust = session_trust_new (NULL);
  g_autoptr (NetLink) link = NULL;
  g_autofree char *address = NULL;
  Session         *session;

  fixture->folder = folder_make ();
  fixture->poller = net_poller_new (NULL);
  fixture->host_certificate = net_certificate_new (NULL);
  fixture->certificate = net_certificate_new (NULL);
  config.certificate = fixture->host_certificate;
  fixture->host = host_new (&config);
  g_assert_true (host_start (fixture->host, NULL));
  AWAIT (host_get_fingerprint (fixture->host) != NULL);

  session = session_new (fixture->poller, "Ayşe");
  link = host_connect_local (fixture->host, fixture->poller, NULL);
  session_join_link (session, link);
  add_person (fixture, &fixture->ayse, session, fixture->host_certificate);

  session = session_new (fixture->poller, "Can");
  session_set_identity (session, fixture->certificate, trust);
  address = g_strdup_printf ("127.0.0.1:%u", host_get_port (fixture->host));
  g_assert_true (session_join (session, address, NULL));
  add_person (fixture, &fixture->can, session, fixture->certificate);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  remove_person (&fixture->can);
  remove_person (&fixture->ayse);
  AWAIT (net_poller_is_drained (fixture->poller));
  g_assert_finalize_object (fixture->can.session);
  g_assert_finalize_object (fixture->ayse.session);
  host_stop_and_wait (fixture->host);
  g_assert_finalize_object (fixture->host);
  g_object_unref (fixture->host_certificate);
  g_object_unref (fixture->certificate);
  g_assert_finalize_object (fixture->poller);
  folder_remove (fixture->folder);
  g_free (fixture->folder);
}

static GBytes *
paint (guint32 rgba)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 128, 128);
  char *data;
  gsize size;

  gdk_pixbuf_fill (pixbuf, rgba);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "png", NULL, NULL));
  return g_bytes_new_take (data, size);
}

static SessionMember *
find (const Person *person,
      const Person *other)
{
  return session_members_find (session_room_get_members (session_get_room (person->session)), session_get_nick (other->session));
}

/* 0xRRGGBB of how @other looks in the window of @person; -1 without a picture. */
static int
see (const Person *person,
     const Person *other)
{
  SessionMember      *member = find (person, other);
  GObject            *picture = member != NULL ? session_member_get_picture (member) : NULL;
  g_autofree guint32 *pixels = NULL;

  if (picture == NULL)
    return -1;
  pixels = g_new (guint32, 128 * 128);
  gdk_texture_download (GDK_TEXTURE (picture), (guchar *)pixels, 128 * 4);
  return (int)(pixels[64 * 128 + 64] & 0xffffff);
}

static void
test_seen (Fixture      *fixture,
           gconstpointer user_data)
{
  g_autoptr (GBytes) red = paint (0xff0000ff);
  g_autoptr (GBytes) green = paint (0x00ff00ff);
  g_autoptr (GBytes) blue = paint (0x0000ffff);

  app_own_picture_set (fixture->can.own, red);
  app_own_picture_set (fixture->ayse.own, green);
  AWAIT (see (&fixture->ayse, &fixture->can) == 0xff0000);
  AWAIT (see (&fixture->can, &fixture->ayse) == 0x00ff00);
  /* And oneself. */
  AWAIT (see (&fixture->can, &fixture->can) == 0xff0000);
  AWAIT (see (&fixture->ayse, &fixture->ayse) == 0x00ff00);

  app_own_picture_set (fixture->can.own, blue);
  AWAIT (see (&fixture->ayse, &fixture->can) == 0x0000ff);
  app_own_picture_set (fixture->can.own, NULL);
  AWAIT (see (&fixture->ayse, &fixture->can) == -1 && see (&fixture->can, &fixture->can) == -1);
  /* It is known already. */
  app_own_picture_set (fixture->can.own, blue);
  AWAIT (see (&fixture->ayse, &fixture->can) == 0x0000ff);
}

static gboolean
is_busy (const Person *person)
{
  gboolean busy;

  g_object_get (person->pictures, "busy", &busy, NULL);
  return busy;
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* While a picture is on its way, and not when nobody waits for it any more. */
static void
test_busy (Fixture      *fixture,
           gconstpointer user_data)
{
  g_autoptr (GBytes) red = paint (0xff0000ff);
  g_autoptr (GBytes) green = paint (0x00ff00ff);
  guint n_changes = 0;

  g_signal_connect_swapped (fixture->ayse.pictures, "notify::busy", G_CALLBACK (count_cb), &n_changes);
  app_own_picture_set (fixture->can.own, red);
  AWAIT (is_busy (&fixture->can));
  AWAIT (see (&fixture->ayse, &fixture->can) == 0xff0000);
  AWAIT (!is_busy (&fixture->can) && !is_busy (&fixture->ayse));
  g_assert_cmpuint (n_changes, ==, 2);

  app_own_picture_set (fixture->can.own, green);
  AWAIT (is_busy (&fixture->can));
  session_lose (fixture->can.session, "");
  g_assert_false (is_busy (&fixture->can));
}

/* Whoever comes later sees those who are there; whoever comes back is seen again. */
static void
test_coming_later (Fixture      *fixture,
                   gconstpointer user_data)
{
  g_autoptr (GBytes) red = paint (0xff0000ff);
  g_autoptr (GBytes) green = paint (0x00ff00ff);

  app_own_picture_set (fixture->can.own, red);
  app_own_picture_set (fixture->ayse.own, green);
  AWAIT (see (&fixture->ayse, &fixture->can) == 0xff0000);
  session_lose (fixture->can.session, "");
  AWAIT (find (&fixture->ayse, &fixture->can) == NULL);
  session_try_again (fixture->can.session);
  AWAIT (see (&fixture->ayse, &fixture->can) == 0xff0000);
  AWAIT (see (&fixture->can, &fixture->ayse) == 0x00ff00);
}

static void
say_uri (const Person *person,
         const char   *uri)
{
  session_irc_send (person->session, NULL, "METADATA", "*", "SET", "avatar", uri, NULL);
}

static gboolean
is_told (const Person *person,
         const Person *other,
         const char   *uri)
{
  return g_strcmp0 (session_member_get_picture_uri (find (person, other)), uri) == 0;
}

/* Whatever URL somebody tells, it is the room's own host that is asked. */
static void
test_nobody_else_is_asked (Fixture      *fixture,
                           gconstpointer user_data)
{
  g_autoptr (GSocketListener) elsewhere = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (elsewhere, NULL, NULL);
  g_autoptr (GBytes) red = paint (0xff0000ff);
  g_autofree char *name = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, red);
  g_autofree char *known = g_strdup_printf ("https://127.0.0.1:%u/files/%s", port, name);
  g_autofree char *unknown = g_strdup_printf ("https://127.0.0.1:%u/files/" NAME, port);
  g_autofree char *other = g_strdup_printf ("https://127.0.0.1:%u/x.png", port);

  /* Put there while nobody looks. */
  g_clear_object (&fixture->ayse.pictures);
  app_own_picture_set (fixture->can.own, red);
  AWAIT (see (&fixture->can, &fixture->can) == 0xff0000);
  say_uri (&fixture->can, unknown);
  AWAIT (is_told (&fixture->ayse, &fixture->can, unknown));
  fixture->ayse.pictures = app_pictures_new (fixture->ayse.session, fixture->ayse.own, fixture->host_certificate);
  say_uri (&fixture->can, other);
  AWAIT (is_told (&fixture->ayse, &fixture->can, other));
  say_uri (&fixture->can, known);
  AWAIT (see (&fixture->ayse, &fixture->can) == 0xff0000);
  say_uri (&fixture->can, unknown);
  AWAIT (is_told (&fixture->ayse, &fixture->can, unknown));
  g_assert_cmpint (see (&fixture->ayse, &fixture->can), ==, -1);
  g_socket_listener_close (elsewhere);
}

/* How often it was noted in the conversation. */
static guint
count_notes (const Person *person,
             const char   *text)
{
  GListModel *timeline = G_LIST_MODEL (session_room_get_timeline (session_get_room (person->session)));
  guint       n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (timeline); i++)
    {
      g_autoptr (SessionMessage) message = g_list_model_get_item (timeline, i);

      n += session_message_get_kind (message) == SESSION_MESSAGE_NOTE && strcmp (session_message_get_text (message), text) == 0;
    }
  return n;
}

/* A host takes ten pictures a minute from each; the eleventh is tried again, and then our
 * person hears of it. */
static void
test_given_up (Fixture      *fixture,
               gconstpointer user_data)
{
  const char *sentence = app_picture_refusal_explain (NULL);

  app_pictures_set_retry_ms (fixture->can.pictures, 1);
  for (guint i = 1; i <= HTTP_UPLOADS_MAX; i++)
    {
      g_autoptr (GBytes) picture = paint (i * 0x10000000u | 0xff);

      app_own_picture_set (fixture->can.own, picture);
      AWAIT (see (&fixture->ayse, &fixture->can) == (int)(i * 0x100000u));
    }
  g_assert_cmpuint (count_notes (&fixture->can, sentence), ==, 0);
  for (guint i = 1; i <= 2; i++)
    {
      g_autoptr (GBytes) picture = paint (0xffffff00u - i * 0x100u);

      app_own_picture_set (fixture->can.own, picture);
      AWAIT (count_notes (&fixture->can, sentence) == i);
    }
}

/* The same bytes would be refused again: nobody has to wait. */
static void
test_refused (Fixture      *fixture,
              gconstpointer user_data)
{
  g_autoptr (GError) error = g_error_new_literal (TRANSFER_ERROR, TRANSFER_ERROR_TOO_LARGE, "x");
  const char *sentence = app_picture_refusal_explain (error);
  g_autoptr (GBytes) red = paint (0xff0000ff);
  g_autofree char *large = g_malloc0 (70000);
  g_autoptr (GBytes) too_large = NULL;

  memcpy (large, g_bytes_get_data (red, NULL), g_bytes_get_size (red));
  too_large = g_bytes_new (large, 70000);
  app_own_picture_set (fixture->can.own, too_large);
  AWAIT (count_notes (&fixture->can, sentence) == 1);
  /* Once, even when it comes to the same host again. */
  session_lose (fixture->can.session, "");
  AWAIT (find (&fixture->ayse, &fixture->can) == NULL);
  session_try_again (fixture->can.session);
  AWAIT (find (&fixture->ayse, &fixture->can) != NULL);
  app_own_picture_set (fixture->can.own, red);
  AWAIT (see (&fixture->ayse, &fixture->can) == 0xff0000);
  g_assert_cmpuint (count_notes (&fixture->can, sentence), ==, 1);
}

static void
test_names (void)
{
  static const struct
  {
    const char *uri;
    gboolean    good;
  } rows[] = {
    { "https://h:1/files/" NAME, TRUE },
    { "https://[::1]:1/files/" NAME, TRUE },
    { "http://h/files/" NAME, FALSE },
    { "https://h/files/" NAME "0", FALSE },
    { "https://h/files/../" NAME, FALSE },
    { "https://h/files/0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef", FALSE },
    { "https://h/files/0123", FALSE },
    { "https://h/other/" NAME, FALSE },
    { "file:///files/" NAME, FALSE },
    { NAME, FALSE },
    { "", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = app_pictures_parse_name (rows[i].uri);

      g_assert_cmpstr (name, ==, rows[i].good ? NAME : NULL);
    }
}

int
main (int    argc,
      char **argv)
{
#define ADD(name, func) g_test_add ("/app/app-pictures/" name, Fixture, NULL, set_up, func, tear_down)
  ui_test_init (&argc, &argv);
  application = g_application_new (APP_ID, G_APPLICATION_NON_UNIQUE);
  g_test_add_func ("/app/app-pictures/names", test_names);
  ADD ("seen", test_seen);
  ADD ("busy", test_busy);
  ADD ("coming-later", test_coming_later);
  ADD ("nobody-else", test_nobody_else_is_asked);
  ADD ("given-up", test_given_up);
  ADD ("refused", test_refused);
#undef ADD
  return g_test_run ();
}
