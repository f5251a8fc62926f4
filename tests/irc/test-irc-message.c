// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "irc/irc-message.h"

#include "fixtures/locale.h"

#include <string.h>

static void
test_parse (void)
{
  static const struct
  {
    const char *line;
    const char *source;
    const char *command;
    const char *params; /* joined with | */
  } cases[] = {
    { "PING", NULL, "PING", "" },
    { "ping x", NULL, "PING", "x" },
    { "join #i", NULL, "JOIN", "#i" }, /* never JOİN */
    { "  PING   x  ", NULL, "PING", "x" },
    { "PRIVMSG #a :hi there", NULL, "PRIVMSG", "#a|hi there" },
    { "PRIVMSG #a :", NULL, "PRIVMSG", "#a|" },
    { "PRIVMSG #a ::)", NULL, "PRIVMSG", "#a|:)" },
    { "PRIVMSG #a hi", NULL, "PRIVMSG", "#a|hi" },
    { "PRIVMSG #a : two  spaces ", NULL, "PRIVMSG", "#a| two  spaces " },
    { "TOPIC #a a:b", NULL, "TOPIC", "#a|a:b" },
    { ":ali!u@h NICK veli", "ali!u@h", "NICK", "veli" },
    { ":irc.local 001 ali :Welcome", "irc.local", "001", "ali|Welcome" },
    { ":a  b  c", "a", "B", "c" },
    { "X 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15", NULL, "X", "1|2|3|4|5|6|7|8|9|10|11|12|13|14|15" },
    { "X 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17", NULL, "X", "1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16 17" },
    { "X 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 :16 17", NULL, "X", "1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16 17" },
    { "PRIVMSG #çay :şğüöçıİ 👋🏽", NULL, "PRIVMSG", "#çay|şğüöçıİ 👋🏽" },
    { "@a=b PING x", NULL, "PING", "x" },
    { "@a=b :s PING x", "s", "PING", "x" },
    { "@ PING x", NULL, "PING", "x" },
    { "PRIVMSG a\tb :c", NULL, "PRIVMSG", "a\tb|c" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IrcMessage) message = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *params = NULL;

      g_test_message ("%s", cases[i].line);
      message = irc_message_parse (cases[i].line, strlen (cases[i].line), &error);
      g_assert_no_error (error);
      params = g_strjoinv ("|", (char **)message->params);
      g_assert_cmpstr (message->source, ==, cases[i].source);
      g_assert_cmpstr (message->command, ==, cases[i].command);
      g_assert_cmpstr (params, ==, cases[i].params);
      g_assert_null (irc_message_get_param (message, message->n_params));
    }
}

static void
test_parse_errors (void)
{
  static const struct
  {
    const char     *line;
    gsize           length;
    IrcMessageError code;
  } cases[] = {
    { "", 0, IRC_MESSAGE_ERROR_EMPTY },
    { NULL, 0, IRC_MESSAGE_ERROR_EMPTY },
    { "A\0B", 3, IRC_MESSAGE_ERROR_CONTROL },
    { "A\0", 2, IRC_MESSAGE_ERROR_CONTROL },
    { "A\rB", 3, IRC_MESSAGE_ERROR_CONTROL },
    { "A\nB", 3, IRC_MESSAGE_ERROR_CONTROL },
    { "A \xff", 3, IRC_MESSAGE_ERROR_UTF8 },
    { "A \xc5", 3, IRC_MESSAGE_ERROR_UTF8 },             /* the first half of ş */
    { "A \xc0\x80", 4, IRC_MESSAGE_ERROR_UTF8 },         /* NUL in two bytes */
    { "A \xed\xa0\x80", 5, IRC_MESSAGE_ERROR_UTF8 },     /* half a surrogate pair */
    { "A \xf4\x90\x80\x80", 6, IRC_MESSAGE_ERROR_UTF8 }, /* past U+10FFFF */
    { "   ", 3, IRC_MESSAGE_ERROR_NO_COMMAND },
    { ":source", 7, IRC_MESSAGE_ERROR_NO_COMMAND },
    { ":source  ", 9, IRC_MESSAGE_ERROR_NO_COMMAND },
    { "@a=b", 4, IRC_MESSAGE_ERROR_NO_COMMAND },
    { "@a=b :s ", 8, IRC_MESSAGE_ERROR_NO_COMMAND },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_null (irc_message_parse (cases[i].line, cases[i].length, &error));
      g_assert_error (error, IRC_MESSAGE_ERROR, (int)cases[i].code);
    }
}

/* 510 bytes of body and 8189 of tags are whole; one more of either is too much. */
static void
test_limits (void)
{
  for (guint over = 0; over <= 1; over++)
    {
      g_autoptr (IrcMessage) message = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GString) line = g_string_new ("X :");

      while (line->len < IRC_MESSAGE_MAX_BODY + over)
        g_string_append_c (line, 'a');
      message = irc_message_parse (line->str, line->len, &error);
      if (over == 0)
        g_assert_cmpuint (strlen (message->params[0]), ==, 507);
      else
        g_assert_error (error, IRC_MESSAGE_ERROR, IRC_MESSAGE_ERROR_BODY_TOO_LONG);
    }
  for (guint over = 0; over <= 1; over++)
    {
      g_autoptr (IrcMessage) message = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GString) line = g_string_new ("@t=");

      /* 8191 bytes with the @ and the space (IRCv3 message-tags). */
      while (line->len < 8190 + over)
        g_string_append_c (line, 'a');
      g_string_append (line, " PING x");
      message = irc_message_parse (line->str, line->len, &error);
      if (over == 0)
        g_assert_cmpuint (strlen (irc_tags_get (message->tags, "t")), ==, 8187);
      else
        g_assert_error (error, IRC_MESSAGE_ERROR, IRC_MESSAGE_ERROR_TAGS_TOO_LONG);
    }
}

/* A line comes from a buffer that goes on behind it. */
static void
test_length_counts (void)
{
  g_autoptr (IrcMessage) message = irc_message_parse ("PING xyzzy", 6, NULL);

  g_assert_cmpstr (irc_message_get_param (message, 0), ==, "x");
}

static void
test_source_nick (void)
{
  static const struct
  {
    const char *line;
    const char *nick;
  } cases[] = {
    { ":ali!u@h X", "ali" },
    { ":ali@h X", "ali" },
    { ":irc.local X", "irc.local" },
    { "X", "" },
    { ":!u@h X", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IrcMessage) message = irc_message_parse (cases[i].line, strlen (cases[i].line), NULL);
      g_autofree char *nick = irc_message_dup_source_nick (message);

      g_assert_cmpstr (nick, ==, cases[i].nick);
    }
}

static void
assert_bytes (GBytes     *bytes,
              const char *expected)
{
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected, strlen (expected));
}

static void
test_encode (void)
{
  const char *const middle[] = { "#a", "b", NULL };
  g_autoptr (IrcTags) tags = irc_tags_new ();
  g_autoptr (GBytes) bare = irc_message_encode (NULL, NULL, "PING", NULL, NULL);
  g_autoptr (GBytes) empty = irc_message_encode (NULL, "s", "TOPIC", middle, "");
  g_autoptr (GBytes) list = irc_message_encode_list (NULL, "s", "001", "ali", "Hello you", NULL);
  g_autoptr (GBytes) nothing = irc_message_encode_list (tags, "s", "A", NULL);
  g_autoptr (GBytes) tagged = NULL;
  g_autoptr (GBytes) inject = irc_message_encode_list (NULL, NULL, "PRIVMSG", "a\nb", "c\r\nQUIT", NULL);

  irc_tags_set (tags, "label", "a b;c");
  irc_tags_set (tags, "+x", NULL);
  tagged = irc_message_encode_list (tags, NULL, "A", "b", NULL);
  assert_bytes (bare, "PING\r\n");
  assert_bytes (empty, ":s TOPIC #a b :\r\n");
  assert_bytes (list, ":s 001 ali :Hello you\r\n");
  assert_bytes (nothing, ":s A\r\n");
  assert_bytes (tagged, "@label=a\\sb\\:c;+x A :b\r\n");
  assert_bytes (inject, "PRIVMSG a b :c  QUIT\r\n");
}

/* However long the text: 512 bytes with the line end, and no letter cut in two. */
static void
test_encode_limit (void)
{
  static const char *const letters[] = { "a", "ş", "€", "👋", NULL };

  for (guint i = 0; letters[i] != NULL; i++)
    for (guint shift = 0; shift < 4; shift++)
      {
        g_autoptr (GString) text = g_string_new (NULL);
        g_autoptr (GBytes) line = NULL;
        g_autoptr (IrcTags) tags = irc_tags_new ();
        const char *data;
        gsize       size;

        for (guint n = 0; n < shift; n++)
          g_string_append_c (text, 'x');
        while (text->len < 600)
          g_string_append (text, letters[i]);
        irc_tags_set (tags, "t", "v");
        line = irc_message_encode_list (tags, NULL, "X", text->str, NULL);
        data = g_bytes_get_data (line, &size);
        g_assert_cmpuint (size - strlen ("@t=v "), <=, 512);
        g_assert_cmpuint (size - strlen ("@t=v "), >, 508);
        g_assert_cmpmem (data + size - 2, 2, "\r\n", 2);
        g_assert_true (g_utf8_validate_len (data, size, NULL));
      }
}

/* What we write, we read. */
static void
test_round_trip (void)
{
  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (IrcTags) tags = irc_tags_new ();
      g_autoptr (IrcMessage) message = NULL;
      g_autoptr (GBytes) line = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GString) value = g_string_new (NULL);
      g_autoptr (GString) text = g_string_new (NULL);

      for (int n = g_test_rand_int_range (1, 30); n > 0; n--)
        g_string_append_unichar (value, g_test_rand_int_range (1, 0x300));
      for (int n = g_test_rand_int_range (0, 60); n > 0; n--)
        g_string_append_unichar (text, g_test_rand_int_range (' ', 0x3000));
      irc_tags_set (tags, "+v", value->str);
      line = irc_message_encode_list (tags, "ali!u@h", "PRIVMSG", "#a", text->str, NULL);
      message = irc_message_parse (g_bytes_get_data (line, NULL), g_bytes_get_size (line) - 2, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (irc_tags_get (message->tags, "+v"), ==, value->str);
      g_assert_cmpstr (message->params[1], ==, text->str);
    }
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/irc/message/parse", test_parse);
  g_test_add_func ("/irc/message/parse-errors", test_parse_errors);
  g_test_add_func ("/irc/message/limits", test_limits);
  g_test_add_func ("/irc/message/length-counts", test_length_counts);
  g_test_add_func ("/irc/message/source-nick", test_source_nick);
  g_test_add_func ("/irc/message/encode", test_encode);
  g_test_add_func ("/irc/message/encode-limit", test_encode_limit);
  g_test_add_func ("/irc/message/round-trip", test_round_trip);
  return g_test_run ();
}
