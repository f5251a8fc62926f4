// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "irc/irc-link.h"

#include "fixtures/locale.h"

#include <string.h>

static char *
mark (const char *text)
{
  g_autoptr (GArray) links = irc_link_find (text);
  GString *out = g_string_new (NULL);
  gsize    at = 0;

  for (guint i = 0; i < links->len; i++)
    {
      const IrcLink *link = &g_array_index (links, IrcLink, i);

      g_assert_cmpuint (link->start, >=, at);
      g_string_append_len (out, text + at, link->start - at);
      g_string_append_c (out, '{');
      g_string_append_len (out, text + link->start, link->end - link->start);
      g_string_append_c (out, '}');
      at = link->end;
    }
  g_string_append (out, text + at);
  return g_string_free (out, FALSE);
}

static void
test_vectors (void)
{
  static const char *const cases[][2] = {
    { "", "" },
    { "merhaba", "merhaba" },
    { "https://pardus.org.tr", "{https://pardus.org.tr}" },
    { "bak: http://a.b/c?d=e&f#g, olur mu?", "bak: {http://a.b/c?d=e&f#g}, olur mu?" },
    { "HTTPS://PARDUS.ORG.TR/İNDİR", "{HTTPS://PARDUS.ORG.TR/İNDİR}" },
    { "irc://oda/#merhaba ircs://x merhaba://y", "{irc://oda/#merhaba} {ircs://x} {merhaba://y}" },
    { "mailto:ayse@okul.edu.tr!", "{mailto:ayse@okul.edu.tr}!" },
    { "mailto:ayse", "mailto:ayse" },
    { "mailto:@x", "mailto:@x" },
    { "www.pardus.org.tr'yi aç", "{www.pardus.org.tr}'yi aç" },
    { "www.pardus www. awww.x.y", "www.pardus www. awww.x.y" },
    /* Turkish suffixes */
    { "https://pardus.org.tr'de", "{https://pardus.org.tr}'de" },
    { "https://pardus.org.tr/indir'den aldım", "{https://pardus.org.tr/indir}'den aldım" },
    { "https://pardus.org.tr/indir'dekini.", "{https://pardus.org.tr/indir}'dekini." },
    { "https://pardus.org.tr’nin", "{https://pardus.org.tr}’nin" },
    { "https://tr.wikipedia.org/wiki/Ağrı_Dağı’na", "{https://tr.wikipedia.org/wiki/Ağrı_Dağı}’na" },
    { "https://en.wikipedia.org/wiki/Schindler's_List", "{https://en.wikipedia.org/wiki/Schindler's_List}" },
    { "https://en.wikipedia.org/wiki/Murphy's", "{https://en.wikipedia.org/wiki/Murphy's}" },
    { "'https://a.b/c'", "'{https://a.b/c}'" },
    /* punctuation and brackets */
    { "https://a.b/c.", "{https://a.b/c}." },
    { "https://a.b/c...", "{https://a.b/c}..." },
    { "https://a.b/c…", "{https://a.b/c}…" },
    { "(https://a.b/c)", "({https://a.b/c})" },
    { "(bak https://en.wikipedia.org/wiki/C_(dil))", "(bak {https://en.wikipedia.org/wiki/C_(dil)})" },
    { "https://en.wikipedia.org/wiki/C_(dil)", "{https://en.wikipedia.org/wiki/C_(dil)}" },
    { "https://en.wikipedia.org/wiki/C_(dil).", "{https://en.wikipedia.org/wiki/C_(dil)}." },
    { "[https://a.b/[c]]", "[{https://a.b/[c]}]" },
    { "<https://a.b/c>", "<{https://a.b/c}>" },
    { "“https://a.b/c”", "“{https://a.b/c}”" },
    { "«https://a.b/c»,", "«{https://a.b/c}»," },
    { "https://a.b/?x=1!?", "{https://a.b/?x=1}!?" },
    { "https://a.b/~ayse/ x", "{https://a.b/~ayse/} x" },
    { "*https://a.b*", "*{https://a.b}*" },
    /* names in any script, addresses */
    { "https://çağrı.com.tr/ödev", "{https://çağrı.com.tr/ödev}" },
    { "https://пример.рф/а", "{https://пример.рф/а}" },
    { "https://例え.jp/パス", "{https://例え.jp/パス}" },
    { "http://192.168.1.5:8080/ http://[fe80::1]:80/x", "{http://192.168.1.5:8080/} {http://[fe80::1]:80/x}" },
    /* none */
    { "http://", "http://" },
    { "http:// x", "http:// x" },
    { "https://.", "https://." },
    { "javascript:alert(1) file:///etc/passwd ftp://a.b data:text/html,x", "javascript:alert(1) file:///etc/passwd ftp://a.b data:text/html,x" },
    { "xhttps://a.b svn+http://a.b", "xhttps://a.b svn+http://a.b" },
    { "şhttp://a.b", "şhttp://a.b" },
    { "a.b.c/d", "a.b.c/d" },
    /* what hides where it leads to is cut off */
    { "https://a.b/\xe2\x80\xaetxt.exe", "{https://a.b/}\xe2\x80\xaetxt.exe" },
    { "https://a.b,https://c.d", "{https://a.b,https://c.d}" },
    { "https://a.b\nhttps://c.d", "{https://a.b}\n{https://c.d}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *marked = mark (cases[i][0]);

      g_assert_cmpstr (marked, ==, cases[i][1]);
    }
}

static void
test_uri (void)
{
  static const char *const cases[][2] = {
    { "www.pardus.org.tr", "https://www.pardus.org.tr" },
    { "HTTP://a.b", "HTTP://a.b" },
    { "mailto:a@b", "mailto:a@b" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) links = irc_link_find (cases[i][0]);
      g_autofree char *uri = NULL;

      g_assert_cmpuint (links->len, ==, 1);
      uri = irc_link_dup_uri (cases[i][0], &g_array_index (links, IrcLink, 0));
      g_assert_cmpstr (uri, ==, cases[i][1]);
    }
}

/* Texts made to take long do not. */
static void
test_fast (void)
{
  static const char *const parts[] = { "http://", "http://a", "http://!", "mailto:", "mailto:a", "www.", "www.a,", "https://a.b/(", "https://a.b'", "((((", "'a", "h" };
  gint64                   start = g_get_monotonic_time ();

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      GString *text = g_string_new (NULL);
      g_autoptr (GArray) links = NULL;

      while (text->len < 10000)
        g_string_append (text, parts[i]);
      links = irc_link_find (text->str);
      g_assert_cmpuint (links->len, <, 10000);
      g_string_free (text, TRUE);
    }
  /* 30 ms here; a second is for slow and busy computers. */
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_TIME_SPAN_SECOND);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/irc/link/vectors", test_vectors);
  g_test_add_func ("/irc/link/uri", test_uri);
  g_test_add_func ("/irc/link/fast", test_fast);
  return g_test_run ();
}
