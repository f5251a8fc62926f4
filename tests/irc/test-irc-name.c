// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "irc/irc-name.h"

#include "fixtures/locale.h"

#include <string.h>

static void
test_nick_from_person (void)
{
  static const struct
  {
    const char *person;
    const char *nick;
  } cases[] = {
    { "Şule Öztürk", "SuleOzturk" },
    { "Ayşe Gül", "AyseGul" },
    { "İbrahim Çağlar", "IbrahimCaglar" },
    { "ibrahim ışık", "IbrahimIsik" },
    { "IŞIK ılgaz", "ISIKIlgaz" },
    { "ğ", "G" },
    { "Ada", "Ada" },
    { "ada lovelace", "AdaLovelace" },
    { "O'Neil", "ONeil" },
    { "Jean-Luc", "JeanLuc" },
    { "  Ali   Veli  ", "AliVeli" },
    { "Ali\tVeli", "AliVeli" },
    { "Ali\r\nQUIT", "AliQUIT" },
    { "3 Ali", "Ali" },
    { "Ali 3", "Ali3" },
    { "42", "Misafir" },
    { "", "Misafir" },
    { "?", "Misafir" },
    { "!@:,#", "Misafir" },
    { "👋", "Misafir" },
    { "山田太郎", "Misafir" },
    { "Ali 👋", "Ali" },
    { "Weiß", "Weiss" },
    { "Zoë", "Zoe" },
    { "snake_case", "Snake_case" },
    { "Abcdefghijabcdefghijabcdefghijxyz", "Abcdefghijabcdefghijabcdefghij" },
    { "S\xcc\xa7ule", "Sule" }, /* S with a combining cedilla */
    { "I\xcc\x87smail", "Ismail" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *nick = irc_name_nick_from_person (cases[i].person, "Misafir");

      g_test_message ("%s", cases[i].person);
      g_assert_cmpstr (nick, ==, cases[i].nick);
      g_assert_true (irc_name_is_nick (nick));
    }
}

/* Whatever a person is called, the nick is valid. */
static void
test_nick_from_anything (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GString) person = g_string_new (NULL);
      g_autofree char *nick = NULL;

      for (int n = g_test_rand_int_range (0, 50); n > 0; n--)
        g_string_append_unichar (person, g_test_rand_int_range (1, g_test_rand_bit () ? 0x250 : 0xd800));
      nick = irc_name_nick_from_person (person->str, "Guest");
      g_assert_true (irc_name_is_nick (nick));
    }
}

static void
test_nick_variant (void)
{
  g_autofree char *two = irc_name_nick_variant ("Ali", 2);
  g_autofree char *cut = irc_name_nick_variant ("Abcdefghijabcdefghijabcdefghij", 10);

  g_assert_cmpstr (two, ==, "Ali2");
  g_assert_cmpstr (cut, ==, "Abcdefghijabcdefghijabcdefgh10");
  g_assert_true (irc_name_is_nick (cut));
}

static void
test_is_nick (void)
{
  static const char *const good[] = { "a", "Ali", "I", "i", "_", "[x]", "a-b", "a1", "{|}^`\\", "Abcdefghijabcdefghijabcdefghij", NULL };
  static const char *const bad[] = { "", "1a", "-a", "a b", "a!b", "a@b", "a.b", "#a", "a:b", "a,b", "a*", "şule", "ı", "a\n", "~a", "+a", "@a", "Abcdefghijabcdefghijabcdefghijk", NULL };

  for (guint i = 0; good[i] != NULL; i++)
    g_assert_true (irc_name_is_nick (good[i]));
  for (guint i = 0; bad[i] != NULL; i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_false (irc_name_is_nick (bad[i]));
    }
}

static void
test_is_channel (void)
{
  static const char *const bad[] = { "", "#", "a", "&a", "#a b", "#a,b", "#a\n", "#a\x07", "#a\x7f", "#\xff", "#a\xc5", NULL };
  g_autofree char         *filler = g_strnfill (IRC_NAME_MAX_CHANNEL - 1, 'x');
  g_autofree char         *longest = g_strconcat ("#", filler, NULL);
  g_autofree char         *too_long = g_strconcat (longest, "x", NULL);

  g_assert_true (irc_name_is_channel ("#merhaba"));
  g_assert_true (irc_name_is_channel ("#çay"));
  g_assert_true (irc_name_is_channel ("##"));
  g_assert_true (irc_name_is_channel (longest));
  g_assert_false (irc_name_is_channel (too_long));
  for (guint i = 0; bad[i] != NULL; i++)
    g_assert_false (irc_name_is_channel (bad[i]));
}

static void
test_key (void)
{
  g_assert_true (irc_name_is_key ("a"));
  g_assert_true (irc_name_is_key ("çay-şeker"));
  g_assert_false (irc_name_is_key (""));
  g_assert_false (irc_name_is_key ("iki kelime"));
  g_assert_false (irc_name_is_key ("a,b"));
  g_assert_false (irc_name_is_key (":a"));
  g_assert_false (irc_name_is_key ("0123456789012345678901234567890123456789012345678901234567890123x"));
}

static void
test_channel_from_title (void)
{
  static const struct
  {
    const char *title, *channel;
  } cases[] = {
    { "Bahar Şenliği", "#bahar-senligi" },
    { "  3. kat: çay?  ", "#3-kat-cay" },
    { "IĞDIR", "#igdir" },
    { "Встреча", "#f94b1e4d" },
    { "!? …", NULL },
    { "", NULL },
  };
  g_autofree char *one = irc_name_channel_from_title ("会議");
  g_autofree char *other = irc_name_channel_from_title ("会议");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *channel = irc_name_channel_from_title (cases[i].title);

      g_assert_cmpstr (channel, ==, cases[i].channel);
      g_assert_true (channel == NULL || irc_name_is_channel (channel));
    }
  g_assert_cmpstr (one, !=, other);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/irc/name/nick-from-person", test_nick_from_person);
  g_test_add_func ("/irc/name/nick-from-anything", test_nick_from_anything);
  g_test_add_func ("/irc/name/nick-variant", test_nick_variant);
  g_test_add_func ("/irc/name/is-nick", test_is_nick);
  g_test_add_func ("/irc/name/is-channel", test_is_channel);
  g_test_add_func ("/irc/name/key", test_key);
  g_test_add_func ("/irc/name/channel-from-title", test_channel_from_title);
  return g_test_run ();
}
