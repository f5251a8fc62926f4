// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-trust.h"

#include "irc/irc-time.h"
#include "net/net-certificate.h"

#include <stdio.h>
#include <string.h>

/* Which certificate each room showed when we were there first: trust on first use. A small
 * file, as a person who looks into the folder understands it:
 *
 *   [192.168.1.5:12345]
 *   fingerprint=…
 *   first-seen=2026-01-02T03:04:05.000Z
 *
 *   [ircs://irc.example.org:6697]
 *   vouched=true
 *   first-seen=2026-01-02T03:04:05.000Z
 *
 *   [sts irc.example.org]
 *   port=6697
 *   until=1767322800
 *
 * A server an authority has vouched for needs no fingerprint; one beside it is of the
 * certificate our person took without that. And to which port a server wants to be called
 * with encryption, until when in Unix time (IRCv3 sts). No room's name as it is written
 * here has a space in it.
 */

#define POLICY_GROUP "sts "

struct _SessionTrust
{
  GObject parent_instance;

  GHashTable *pins;     /* Pin under the room */
  GHashTable *policies; /* Policy under the host */
  char       *path;     /* or NULL */
  char       *set_aside;
  gboolean    writing;
  gboolean    changed; /* while it is being written */
};

typedef struct
{
  char    *fingerprint; /* or NULL */
  char    *first_seen;
  gboolean vouched; /* an authority has vouched for it */
} Pin;

typedef struct
{
  guint16 port;
  gint64  until;
} Policy;

G_DEFINE_FINAL_TYPE (SessionTrust, session_trust, G_TYPE_OBJECT)

static Pin *
pin_new (const char *fingerprint,
         const char *first_seen,
         gboolean    vouched)
{
  Pin *pin = g_new0 (Pin, 1);

  pin->fingerprint = g_strdup (fingerprint);
  pin->first_seen = g_strdup (first_seen);
  pin->vouched = vouched;
  return pin;
}

static void
pin_free (gpointer data)
{
  Pin *pin = data;

  g_free (pin->fingerprint);
  g_free (pin->first_seen);
  g_free (pin);
}

static void
session_trust_finalize (GObject *object)
{
  SessionTrust *self = SESSION_TRUST (object);

  g_hash_table_unref (self->pins);
  g_hash_table_unref (self->policies);
  g_free (self->path);
  g_free (self->set_aside);
  G_OBJECT_CLASS (session_trust_parent_class)->finalize (object);
}

static void
session_trust_class_init (SessionTrustClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = session_trust_finalize;
}

static void
session_trust_init (SessionTrust *self)
{
  self->pins = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, pin_free);
  self->policies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/* --- The file --- */

static void
add_policy (SessionTrust *self,
            const char   *host,
            guint16       port,
            gint64        until)
{
  Policy *policy = g_new0 (Policy, 1);

  policy->port = port;
  policy->until = until;
  g_hash_table_replace (self->policies, g_strdup (host), policy);
}

static gboolean
read_policy (SessionTrust *self,
             GKeyFile     *file,
             const char   *group)
{
  int    port = g_key_file_get_integer (file, group, "port", NULL);
  gint64 until = g_key_file_get_int64 (file, group, "until", NULL);

  if (port < 1 || port > G_MAXUINT16)
    return FALSE;
  add_policy (self, group + strlen (POLICY_GROUP), port, until);
  return TRUE;
}

static gboolean
read_pin (SessionTrust *self,
          GKeyFile     *file,
          const char   *group)
{
  g_autofree char *room = g_uri_unescape_string (group, NULL);
  g_autofree char *fingerprint = g_key_file_get_string (file, group, "fingerprint", NULL);
  g_autofree char *first_seen = g_key_file_get_string (file, group, "first-seen", NULL);
  gboolean         vouched = g_key_file_get_boolean (file, group, "vouched", NULL);

  if (room == NULL || (fingerprint == NULL && !vouched) || (fingerprint != NULL && !net_certificate_is_fingerprint (fingerprint)))
    return FALSE;
  g_hash_table_insert (self->pins, g_steal_pointer (&room), pin_new (fingerprint, first_seen != NULL ? first_seen : "", vouched));
  return TRUE;
}

static gboolean
read_all (SessionTrust *self,
          GKeyFile     *file)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    if (g_str_has_prefix (groups[i], POLICY_GROUP) ? !read_policy (self, file, groups[i]) : !read_pin (self, file, groups[i]))
      return FALSE;
  return TRUE;
}

/* What can be read of a damaged file still counts; the file is kept as it was. */
static void
load (SessionTrust *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *to = NULL;

  if (g_key_file_load_from_file (file, self->path, G_KEY_FILE_NONE, &error) && read_all (self, file))
    return;
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return;
  to = g_strdup_printf ("%s.damaged-%" G_GINT64_FORMAT, self->path, g_get_real_time () / 1000);
  if (rename (self->path, to) == 0)
    self->set_aside = g_steal_pointer (&to);
}

static void
write_pins (SessionTrust *self,
            GKeyFile     *file)
{
  GHashTableIter iter;
  gpointer       room;
  gpointer       value;

  g_hash_table_iter_init (&iter, self->pins);
  while (g_hash_table_iter_next (&iter, &room, &value))
    {
      const Pin *pin = value;
      /* A group's name has no brackets in it, and an IPv6 address has. */
      g_autofree char *group = g_uri_escape_string (room, ":", FALSE);

      if (pin->fingerprint != NULL)
        g_key_file_set_string (file, group, "fingerprint", pin->fingerprint);
      if (pin->vouched)
        g_key_file_set_boolean (file, group, "vouched", TRUE);
      g_key_file_set_string (file, group, "first-seen", pin->first_seen);
    }
}

static void
write_policies (SessionTrust *self,
                GKeyFile     *file)
{
  GHashTableIter iter;
  gpointer       host;
  gpointer       value;

  g_hash_table_iter_init (&iter, self->policies);
  while (g_hash_table_iter_next (&iter, &host, &value))
    {
      const Policy    *policy = value;
      g_autofree char *group = g_strconcat (POLICY_GROUP, host, NULL);

      g_key_file_set_integer (file, group, "port", policy->port);
      g_key_file_set_int64 (file, group, "until", policy->until);
    }
}

static GBytes *
format (SessionTrust *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  gsize length;
  char *text;

  write_pins (self, file);
  write_policies (self, file);
  text = g_key_file_to_data (file, &length, NULL);
  return g_bytes_new_take (text, length);
}

static void save (SessionTrust *self);

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (SessionTrust) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (object), result, NULL, &error))
    g_warning ("It is not kept which rooms are known: %s", error->message);
  self->writing = FALSE;
  if (self->changed)
    save (self);
}

static void
save (SessionTrust *self)
{
  g_autoptr (GFile) file = self->path != NULL ? g_file_new_for_path (self->path) : NULL;
  g_autoptr (GBytes) bytes = NULL;

  self->changed = self->writing;
  if (file == NULL || self->writing)
    return;
  self->writing = TRUE;
  bytes = format (self);
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, saved_cb, g_object_ref (self));
}

/* --- Asking and telling --- */

/**
 * session_trust_new:
 * @path: (nullable): the file; read at once. %NULL to remember for as long as the object
 *   lasts
 */
SessionTrust *
session_trust_new (const char *path)
{
  SessionTrust *self = g_object_new (SESSION_TYPE_TRUST, NULL);

  self->path = g_strdup (path);
  if (path != NULL)
    load (self);
  return self;
}

/**
 * session_trust_find:
 * @room: a room's lasting id, or its address
 *
 * Returns: (nullable): the fingerprint of the certificate that belongs to it; %NULL also
 *   for a server an authority vouches for
 */
const char *
session_trust_find (SessionTrust *self,
                    const char   *room)
{
  const Pin *pin = g_hash_table_lookup (self->pins, room);

  return pin != NULL ? pin->fingerprint : NULL;
}

/**
 * session_trust_remember:
 *
 * From here on this certificate belongs to the room, besides those an authority vouches
 * for, if one has.
 */
void
session_trust_remember (SessionTrust *self,
                        const char   *room,
                        const char   *fingerprint)
{
  g_autofree char *now = NULL;
  gboolean         vouched = session_trust_is_vouched (self, room);

  g_return_if_fail (net_certificate_is_fingerprint (fingerprint));

  if (g_strcmp0 (session_trust_find (self, room), fingerprint) == 0)
    return;
  now = irc_time_format (g_get_real_time ());
  g_hash_table_replace (self->pins, g_strdup (room), pin_new (fingerprint, now, vouched));
  save (self);
}

/**
 * session_trust_is_vouched:
 * @address: of a server
 *
 * Returns: whether an authority has vouched for it
 */
gboolean
session_trust_is_vouched (SessionTrust *self,
                          const char   *address)
{
  const Pin *pin = g_hash_table_lookup (self->pins, address);

  return pin != NULL && pin->vouched;
}

/**
 * session_trust_remember_vouched:
 *
 * An authority vouches for the server: from here on one has to, and what certificate it
 * shows is up to them.
 */
void
session_trust_remember_vouched (SessionTrust *self,
                                const char   *address)
{
  g_autofree char *now = NULL;

  if (session_trust_is_vouched (self, address) && session_trust_find (self, address) == NULL)
    return;
  now = irc_time_format (g_get_real_time ());
  g_hash_table_replace (self->pins, g_strdup (address), pin_new (NULL, now, TRUE));
  save (self);
}

/**
 * session_trust_forget:
 *
 * The room is met for the first time again.
 */
void
session_trust_forget (SessionTrust *self,
                      const char   *room)
{
  if (g_hash_table_remove (self->pins, room))
    save (self);
}

/* --- Policies --- */

/**
 * session_trust_find_policy:
 * @now: Unix time
 *
 * Returns: the port at which @host wants to be called with encryption, 0 when it has not
 *   said so or its word holds no longer
 */
guint16
session_trust_find_policy (SessionTrust *self,
                           const char   *host,
                           gint64        now)
{
  const Policy *policy = g_hash_table_lookup (self->policies, host);

  return policy != NULL && policy->until > now ? policy->port : 0;
}

/**
 * session_trust_set_policy:
 * @host: a name, in lower case
 * @port: 0 to forget what it said
 * @until: Unix time
 */
void
session_trust_set_policy (SessionTrust *self,
                          const char   *host,
                          guint16       port,
                          gint64        until)
{
  if (port != 0)
    add_policy (self, host, port, until);
  else if (!g_hash_table_remove (self->policies, host))
    return;
  save (self);
}

/**
 * session_trust_get_set_aside:
 *
 * Returns: (nullable): where a damaged file was put; rooms may be forgotten then
 */
const char *
session_trust_get_set_aside (SessionTrust *self)
{
  return self->set_aside;
}
