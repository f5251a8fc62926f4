// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-trust.h"

#include "fixtures/await.h"
#include "fixtures/folder.h"
#include "fixtures/locale.h"

#include <string.h>
#include <sys/stat.h>

#define FIRST "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define SECOND "fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  fixture->folder = folder_make ();
  fixture->path = g_build_filename (fixture->folder, "known-rooms.ini", NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* What is on its way to the disk holds the object. */
static void
let_go (SessionTrust *trust)
{
  gpointer alive = trust;

  g_object_add_weak_pointer (G_OBJECT (trust), &alive);
  g_object_unref (trust);
  AWAIT (alive == NULL);
}

static void
test_kept (Fixture      *fixture,
           gconstpointer user_data)
{
  SessionTrust *trust = session_trust_new (fixture->path);
  struct stat   status;

  g_assert_null (session_trust_find (trust, "192.168.1.5:12345"));
  session_trust_remember (trust, "192.168.1.5:12345", FIRST);
  session_trust_remember (trust, "[fe80::1%eth0]:12345", FIRST);
  session_trust_remember (trust, "ircs://oda.local:6697", SECOND);
  session_trust_remember (trust, "İstanbul:1", SECOND);
  session_trust_remember (trust, "gone", SECOND);
  session_trust_remember (trust, "192.168.1.5:12345", SECOND);
  session_trust_forget (trust, "gone");
  g_assert_cmpstr (session_trust_find (trust, "192.168.1.5:12345"), ==, SECOND);
  let_go (trust);

  g_assert_cmpint (stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 077, ==, 0);
  trust = session_trust_new (fixture->path);
  g_assert_null (session_trust_get_set_aside (trust));
  g_assert_cmpstr (session_trust_find (trust, "192.168.1.5:12345"), ==, SECOND);
  g_assert_cmpstr (session_trust_find (trust, "[fe80::1%eth0]:12345"), ==, FIRST);
  g_assert_cmpstr (session_trust_find (trust, "ircs://oda.local:6697"), ==, SECOND);
  g_assert_cmpstr (session_trust_find (trust, "İstanbul:1"), ==, SECOND);
  g_assert_null (session_trust_find (trust, "gone"));
  let_go (trust);
}

/* An authority vouches for a server: whatever it shows, and besides what our person took. */
static void
test_vouched (Fixture      *fixture,
              gconstpointer user_data)
{
  SessionTrust *trust = session_trust_new (fixture->path);

  session_trust_remember (trust, "ircs://a.example:6697", FIRST);
  session_trust_remember_vouched (trust, "ircs://a.example:6697");
  session_trust_remember_vouched (trust, "ircs://b.example:6697");
  session_trust_remember (trust, "ircs://b.example:6697", SECOND);
  let_go (trust);
  trust = session_trust_new (fixture->path);
  g_assert_null (session_trust_get_set_aside (trust));
  g_assert_true (session_trust_is_vouched (trust, "ircs://a.example:6697"));
  g_assert_null (session_trust_find (trust, "ircs://a.example:6697"));
  g_assert_true (session_trust_is_vouched (trust, "ircs://b.example:6697"));
  g_assert_cmpstr (session_trust_find (trust, "ircs://b.example:6697"), ==, SECOND);
  g_assert_false (session_trust_is_vouched (trust, "ircs://c.example:6697"));
  let_go (trust);
}

static void
test_policies (Fixture      *fixture,
               gconstpointer user_data)
{
  SessionTrust *trust = session_trust_new (fixture->path);

  session_trust_set_policy (trust, "a.example", 6697, 1000);
  session_trust_set_policy (trust, "b.example", 6697, 1000);
  session_trust_set_policy (trust, "b.example", 0, 0);
  /* A room may call itself what it likes. */
  session_trust_remember (trust, "sts a.example", FIRST);
  let_go (trust);
  trust = session_trust_new (fixture->path);
  g_assert_null (session_trust_get_set_aside (trust));
  g_assert_cmpuint (session_trust_find_policy (trust, "a.example", 999), ==, 6697);
  g_assert_cmpuint (session_trust_find_policy (trust, "a.example", 1000), ==, 0);
  g_assert_cmpuint (session_trust_find_policy (trust, "b.example", 999), ==, 0);
  g_assert_cmpstr (session_trust_find (trust, "sts a.example"), ==, FIRST);
  let_go (trust);
}

static void
test_damaged (Fixture      *fixture,
              gconstpointer user_data)
{
  static const char *const contents[] = {
    "no group\n",
    "[a:1]\nfingerprint=" FIRST "\n[b:1]\nfingerprint=123\n",
    "[a:1]\nfirst-seen=2026\n",
    "[sts a.example]\nport=0\nuntil=5\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      SessionTrust    *trust;
      g_autofree char *kept = NULL;

      g_assert_true (g_file_set_contents (fixture->path, contents[i], -1, NULL));
      trust = session_trust_new (fixture->path);
      g_assert_nonnull (session_trust_get_set_aside (trust));
      g_assert_true (g_file_get_contents (session_trust_get_set_aside (trust), &kept, NULL, NULL));
      g_assert_cmpstr (kept, ==, contents[i]);
      g_assert_null (session_trust_find (trust, "b:1"));
      session_trust_remember (trust, "c:1", SECOND);
      let_go (trust);
      trust = session_trust_new (fixture->path);
      g_assert_null (session_trust_get_set_aside (trust));
      g_assert_cmpstr (session_trust_find (trust, "c:1"), ==, SECOND);
      let_go (trust);
    }
}

static void
test_without_file (void)
{
  g_autoptr (SessionTrust) trust = session_trust_new (NULL);

  session_trust_remember (trust, "a:1", FIRST);
  g_assert_cmpstr (session_trust_find (trust, "a:1"), ==, FIRST);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add ("/session/trust/kept", Fixture, NULL, set_up, test_kept, tear_down);
  g_test_add ("/session/trust/vouched", Fixture, NULL, set_up, test_vouched, tear_down);
  g_test_add ("/session/trust/policies", Fixture, NULL, set_up, test_policies, tear_down);
  g_test_add ("/session/trust/damaged", Fixture, NULL, set_up, test_damaged, tear_down);
  g_test_add_func ("/session/trust/without-file", test_without_file);
  return g_test_run ();
}
