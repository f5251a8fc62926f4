// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-metadata.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"
#include "session/far-side.h"
#include "session/session-private.h"

#define CAPABILITIES FAR_SIDE_ALL " draft/metadata-2"

static GString *wanted;

static void
on_wanted (Session    *session,
           const char *uri,
           gpointer    user_data)
{
  g_string_append_printf (wanted, "%s|", uri);
}

static void
set_up (FarSide      *far,
        gconstpointer user_data)
{
  far_side_set_up (far, user_data);
  wanted = g_string_new (NULL);
  g_signal_connect (far->session, "picture-wanted", G_CALLBACK (on_wanted), NULL);
}

static void
tear_down (FarSide      *far,
           gconstpointer user_data)
{
  far_side_tear_down (far, user_data);
  g_string_free (wanted, TRUE);
}

static void
assert_uri (FarSide    *far,
            const char *nick,
            const char *uri)
{
  far_side_expect_nothing (far, "METADATA *");
  g_assert_cmpstr (session_member_get_picture_uri (far_side_find (far, nick)), ==, uri);
}

static void
test_asked_for (FarSide      *far,
                gconstpointer user_data)
{
  g_autofree char *user = far_side_expect (far, "USER *");
  g_autofree char *request = NULL;

  far_side_say (far, ":s CAP * LS :batch draft/metadata-2=max-subs=2");
  request = far_side_expect (far, "CAP REQ *draft/metadata-2*");
  far_side_say (far, ":s CAP * ACK :batch draft/metadata-2");
  far_side_say (far, ":s 001 SuleOzturk :Welcome");
  g_free (far_side_expect (far, "METADATA * SUB :avatar"));
}

static void
test_not_asked_for (FarSide      *far,
                    gconstpointer user_data)
{
  far_side_welcome (far, FAR_SIDE_ALL);
  far_side_expect_nothing (far, "METADATA *");
  far_side_say (far, ":s 005 SuleOzturk soju.im/FILEHOST=https://h/files :are supported");
  far_side_expect_nothing (far, "METADATA *");
  g_assert_null (session_get_file_host (far->session));
  session_set_picture_uri (far->session, "https://h/files/x");
  far_side_expect_nothing (far, "METADATA *");
}

static void
test_told (FarSide      *far,
           gconstpointer user_data)
{
  g_autoptr (GObject) picture = g_object_new (G_TYPE_OBJECT, NULL);

  far_side_welcome (far, CAPABILITIES);
  far_side_say (far, ":s BATCH +1 metadata #merhaba");
  far_side_say (far, "@batch=1 :s METADATA can avatar * :https://h/files/one");
  far_side_say (far, "@batch=1 :s METADATA can status * :yemekte");
  far_side_say (far, "@batch=1 :s METADATA #merhaba avatar * :https://h/files/room");
  far_side_say (far, ":s BATCH -1");
  assert_uri (far, "can", "https://h/files/one");
  g_assert_cmpstr (wanted->str, ==, "https://h/files/one|");

  session_show_picture (far->session, "https://h/files/other", picture);
  g_assert_null (session_member_get_picture (far_side_find (far, "can")));
  session_show_picture (far->session, "https://h/files/one", picture);
  g_assert_true (session_member_get_picture (far_side_find (far, "can")) == picture);
  g_assert_null (session_member_get_picture (far_side_find (far, "SuleOzturk")));

  /* Another one is not shown before it is there; none is none. */
  far_side_say (far, ":can!~c@h METADATA can avatar * :https://h/files/two");
  assert_uri (far, "can", "https://h/files/two");
  g_assert_null (session_member_get_picture (far_side_find (far, "can")));
  session_show_picture (far->session, "https://h/files/two", picture);
  far_side_say (far, ":can!~c@h METADATA can avatar *");
  assert_uri (far, "can", NULL);
  g_assert_null (session_member_get_picture (far_side_find (far, "can")));
}

static void
test_goes_with_the_person (FarSide      *far,
                           gconstpointer user_data)
{
  far_side_welcome (far, CAPABILITIES);
  far_side_say (far, ":can!~c@h METADATA can avatar * :https://h/files/one");
  far_side_say (far, ":can!~c@h NICK jan");
  assert_uri (far, "jan", "https://h/files/one");
  far_side_say (far, ":jan!~c@h PART #merhaba");
  far_side_say (far, ":jan!~c@h JOIN #merhaba");
  assert_uri (far, "jan", NULL);
}

static void
test_too_long (FarSide      *far,
               gconstpointer user_data)
{
  g_autofree char *long_uri = g_strnfill (401, 'x');
  g_autofree char *line = g_strdup_printf (":s METADATA can avatar * :%s", long_uri);

  far_side_welcome (far, CAPABILITIES);
  far_side_say (far, line);
  assert_uri (far, "can", NULL);
  g_assert_cmpstr (wanted->str, ==, "");
}

/* The same person in a conversation alone with them. */
static void
test_beside (FarSide      *far,
             gconstpointer user_data)
{
  g_autoptr (GObject) picture = g_object_new (G_TYPE_OBJECT, NULL);
  SessionMembers *members;
  Session        *beside;

  far_side_welcome (far, CAPABILITIES);
  far_side_say (far, ":s METADATA can avatar * :https://h/files/one");
  assert_uri (far, "can", "https://h/files/one");
  session_show_picture (far->session, "https://h/files/one", picture);
  beside = session_open_beside (far->session, "can");
  members = session_room_get_members (session_get_room (beside));
  g_assert_true (session_member_get_picture (session_members_find (members, "can")) == picture);
  far_side_say (far, ":can!~c@h METADATA can avatar * :https://h/files/two");
  assert_uri (far, "can", "https://h/files/two");
  g_assert_null (session_member_get_picture (session_members_find (members, "can")));
  session_show_picture (beside, "https://h/files/two", picture);
  g_assert_true (session_member_get_picture (session_members_find (members, "can")) == picture);
  g_assert_true (session_member_get_picture (far_side_find (far, "can")) == picture);
}

static void
test_ones_own (FarSide      *far,
               gconstpointer user_data)
{
  far_side_welcome (far, CAPABILITIES);
  g_assert_null (session_get_file_host (far->session));
  far_side_say (far, ":s 005 SuleOzturk soju.im/FILEHOST=https://h:1/files :are supported");
  far_side_expect_nothing (far, "METADATA * SET *");
  g_assert_cmpstr (session_get_file_host (far->session), ==, "https://h:1/files");

  session_set_picture_uri (far->session, "https://h/files/me");
  g_free (far_side_expect (far, "METADATA * SET avatar :https://h/files/me"));
  far_side_say (far, ":s 761 SuleOzturk SuleOzturk avatar * :https://h/files/me");
  assert_uri (far, "SuleOzturk", "https://h/files/me");
  g_assert_cmpstr (wanted->str, ==, "https://h/files/me|");
  session_set_picture_uri (far->session, "https://h/files/me");
  far_side_expect_nothing (far, "METADATA *");
  session_set_picture_uri (far->session, NULL);
  g_free (far_side_expect (far, "METADATA * SET :avatar"));
  far_side_say (far, ":s 766 SuleOzturk SuleOzturk avatar :not set");
  assert_uri (far, "SuleOzturk", NULL);
}

static void
test_sync_later (FarSide      *far,
                 gconstpointer user_data)
{
  far_side_welcome (far, CAPABILITIES);
  far_side_say (far, ":s 774 SuleOzturk #merhaba :0");
  far_side_say (far, ":s 774 SuleOzturk #other :0");
  g_free (far_side_expect (far, "METADATA #merhaba :SYNC"));
  far_side_expect_nothing (far, "METADATA *");
}

int
main (int    argc,
      char **argv)
{
#define ADD(name, func) g_test_add ("/session/session-metadata/" name, FarSide, NULL, set_up, func, tear_down)
  locale_test_init (&argc, &argv);
  ADD ("asked-for", test_asked_for);
  ADD ("not-asked-for", test_not_asked_for);
  ADD ("told", test_told);
  ADD ("goes", test_goes_with_the_person);
  ADD ("too-long", test_too_long);
  ADD ("beside", test_beside);
  ADD ("own", test_ones_own);
  ADD ("sync-later", test_sync_later);
#undef ADD
  return g_test_run ();
}
