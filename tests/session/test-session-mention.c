// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-mention.h"

#include "fixtures/locale.h"

static char *
mark (const char *text,
      const char *name)
{
  g_autoptr (GArray) ranges = session_mention_find (text, name);
  GString *out = g_string_new (NULL);
  gsize    at = 0;

  for (guint i = 0; i < ranges->len; i++)
    {
      const SessionRange *range = &g_array_index (ranges, SessionRange, i);

      g_string_append_len (out, text + at, range->start - at);
      g_string_append_printf (out, "[%.*s]", (int)(range->end - range->start), text + range->start);
      at = range->end;
    }
  g_string_append (out, text + at);
  return g_string_free (out, FALSE);
}

static void
test_find (void)
{
  static const char *const cases[][3] = {
    { "Ayşe", "", "" },
    { "", "Ayşe", "Ayşe" },
    { "Ayşe", "Ayşe bakar mısın", "[Ayşe] bakar mısın" },
    { "Ayşe", "@Ayşe bakar mısın", "[@Ayşe] bakar mısın" },
    { "Ayşe", "bunu AYŞE'ye, @ayse’ye ve ayşe'ye ver", "bunu [AYŞE]'ye, [@ayse]’ye ve [ayşe]'ye ver" },
    { "Ayşe", "Ayşen geldi, bayşe, ayşe2, ayşe_x", "Ayşen geldi, bayşe, ayşe2, ayşe_x" },
    { "Ayşe", "(Ayşe), Ayşe: Ayşe!", "([Ayşe]), [Ayşe]: [Ayşe]!" },
    { "Ayşe", "ayse@okul.edu.tr x@ayse.com", "ayse@okul.edu.tr x@ayse.com" },
    { "Ayşe", "https://ayse.com/ayse ayşe", "https://ayse.com/ayse [ayşe]" },
    { "Ayşe Yılmaz", "@ayşe yılmaz ve Ayşe Yıldız", "[@ayşe yılmaz] ve Ayşe Yıldız" },
    { "İpek", "ipek IPEK İPEK ıpek", "[ipek] [IPEK] [İPEK] [ıpek]" },
    { "Işıl", "ışıl ISIL isil", "[ışıl] [ISIL] [isil]" },
    { "Straß", "STRASS strass stras", "[STRASS] [strass] stras" },
    { "Stras", "Straß", "Straß" }, /* half a letter */
    { "Ольга", "привет, ольга!", "привет, [ольга]!" },
    { "李雷", "你好 李雷", "你好 [李雷]" },
    { "o", "o o'na oo", "[o] [o]'na oo" },
    { "*a*", "*a*", "[*a*]" },
    { "👋", "a 👋", "a [👋]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *marked = mark (cases[i][1], cases[i][0]);

      g_assert_cmpstr (marked, ==, cases[i][2]);
    }
}

static void
test_us (void)
{
  g_assert_cmpstr (session_mention_find_us ("Şule Öztürk burada mı", "Şule Öztürk", "SuleOzturk"), ==, "Şule Öztürk");
  g_assert_cmpstr (session_mention_find_us ("suleozturk: hi", "Şule Öztürk", "SuleOzturk"), ==, "SuleOzturk");
  g_assert_null (session_mention_find_us ("Şule?", "Şule Öztürk", "SuleOzturk"));
  g_assert_null (session_mention_find_us ("Şule?", "Şule Öztürk", NULL));
}

static void
test_word (void)
{
  static const struct
  {
    const char *nick;
    const char *name;
    const char *word;
  } cases[] = {
    { "AyseYilmaz", "Ayşe Yılmaz", "Ayşe Yılmaz" },
    { "AyseYilmaz2", "Ayşe Yılmaz", "Ayşe Yılmaz" },
    { "ayse", "Ayşe Yılmaz", "ayse" }, /* irssi knows the nick alone */
    { "memo", "realname", "memo" },
    { "ayse", NULL, "ayse" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SessionMember) member = session_member_new (cases[i].nick);

      if (cases[i].name != NULL)
        session_member_set_name (member, cases[i].name);
      g_assert_cmpstr (session_mention_get_word (member), ==, cases[i].word);
      session_member_set_ambiguous (member, TRUE);
      g_assert_cmpstr (session_mention_get_word (member), ==, cases[i].nick);
    }
}

static void
test_matches (void)
{
  g_autoptr (SessionMember) member = session_member_new ("ayy");

  session_member_set_name (member, "Ayşe Işık Yılmaz");
  g_assert_true (session_mention_matches (member, ""));
  g_assert_true (session_mention_matches (member, "a"));
  g_assert_true (session_mention_matches (member, "ayse"));
  g_assert_true (session_mention_matches (member, "AYŞE I"));
  g_assert_true (session_mention_matches (member, "isik"));
  g_assert_true (session_mention_matches (member, "yıl"));
  g_assert_true (session_mention_matches (member, "ayy"));
  g_assert_false (session_mention_matches (member, "şe"));
  g_assert_false (session_mention_matches (member, "ayşen"));
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/session/mention/find", test_find);
  g_test_add_func ("/session/mention/us", test_us);
  g_test_add_func ("/session/mention/word", test_word);
  g_test_add_func ("/session/mention/matches", test_matches);
  return g_test_run ();
}
