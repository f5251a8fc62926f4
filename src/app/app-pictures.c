// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "app/app-pictures.h"

#include "app/app-picture-refusal.h"
#include "session/session-metadata.h"
#include "transfer/transfer-client.h"
#include "ui/ui-picture.h"

#include <string.h>

/* The pictures of one room: ours goes to the host, those of others come from there. A
 * picture is known by the SHA-256 of its bytes. Whatever else somebody writes into the URL
 * of theirs, nothing is ever asked from anywhere but the room's own host, so that nobody
 * elsewhere learns who looks. */

#define PATH "/files/"
#define NAME_LENGTH 64

/* Bytes of a picture, pictures at a time, and those that may wait or are remembered. */
#define MAX_BYTES 65536
#define MAX_FETCHING 4
#define MAX_WAITING 512
#define MAX_KNOWN 256

/* What fails for no reason that stays is tried again; to bring ours, after longer and longer:
 * hosts take only some in a minute. */
#define MAX_TRIES 4
#define RETRY_MS 5000

struct _AppPictures
{
  GObject parent_instance;

  Session        *session; /* the first of its connection */
  AppOwnPicture  *own;
  NetCertificate *certificate;
  gboolean        identified; /* it is loaded, and a room hosted here is known by it */

  TransferClient *client;      /* while there is a room with a place for pictures, else NULL */
  GCancellable   *cancellable; /* of all that is asked of it */
  char           *host;        /* its URL */
  GHashTable     *wanted;      /* Wanted, owned, under its URI: waiting or on its way */
  GQueue          waiting;     /* Wanted, borrowed */
  GHashTable     *known;       /* GdkTexture under its name */
  guint           n_fetching;
  guint           n_uploads; /* tries of this picture */
  guint           retry_ms;
  guint           retry_id;
  guint           upload_id;
  gboolean        busy; /* a picture is on its way to or from the host */
};

enum {
  PROP_BUSY = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* What somebody shows. */
typedef struct
{
  char *uri;
  char *name;
  guint n_tries;
} Wanted;

/* One question to the host. */
typedef struct
{
  AppPictures  *self;
  GCancellable *cancellable;
  char         *uri;
  char         *name;
} Asking;

G_DEFINE_FINAL_TYPE (AppPictures, app_pictures, G_TYPE_OBJECT)

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->uri);
  g_free (wanted->name);
  g_free (wanted);
}

static Asking *
asking_new (AppPictures *self,
            const char  *uri,
            const char  *name)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->self = g_object_ref (self);
  asking->cancellable = g_object_ref (self->cancellable);
  asking->uri = g_strdup (uri);
  asking->name = g_strdup (name);
  return asking;
}

static void
asking_free (Asking *asking)
{
  g_object_unref (asking->self);
  g_object_unref (asking->cancellable);
  g_free (asking->uri);
  g_free (asking->name);
  g_free (asking);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asking, asking_free)

/**
 * app_pictures_parse_name:
 * @uri: as somebody has told it
 *
 * Returns: (transfer full) (nullable): the name of the picture; %NULL for an URL that is none
 *   of a picture in a room
 */
char *
app_pictures_parse_name (const char *uri)
{
  g_autoptr (GUri) parsed = g_uri_parse (uri, G_URI_FLAGS_NONE, NULL);
  const char *name;

  if (parsed == NULL || strcmp (g_uri_get_scheme (parsed), "https") != 0 || !g_str_has_prefix (g_uri_get_path (parsed), PATH))
    return NULL;
  name = g_uri_get_path (parsed) + strlen (PATH);
  if (strlen (name) != NAME_LENGTH || strspn (name, "0123456789abcdef") != NAME_LENGTH)
    return NULL;
  return g_strdup (name);
}

static char *
compute_name (GBytes *bytes)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

/* --- Those of others --- */

static void fetch_next (AppPictures *self);

static void
show (AppPictures *self,
      const char  *uri,
      const char  *name,
      GdkTexture  *texture)
{
  if (g_hash_table_size (self->known) >= MAX_KNOWN)
    g_hash_table_remove_all (self->known);
  g_hash_table_replace (self->known, g_strdup (name), g_object_ref (texture));
  session_show_picture (self->session, uri, G_OBJECT (texture));
}

static gboolean
retry_cb (gpointer user_data)
{
  AppPictures *self = user_data;

  self->retry_id = 0;
  fetch_next (self);
  return G_SOURCE_REMOVE;
}

/* One is done; what failed may come in its turn again, after a while. */
static void
end_fetching (Asking  *asking,
              gboolean failed)
{
  AppPictures *self = asking->self;
  Wanted      *wanted = g_hash_table_lookup (self->wanted, asking->uri);

  self->n_fetching--;
  if (failed && ++wanted->n_tries < MAX_TRIES)
    {
      g_queue_push_tail (&self->waiting, wanted);
      if (self->retry_id == 0)
        self->retry_id = g_timeout_add (self->retry_ms, retry_cb, self);
      return;
    }
  g_hash_table_remove (self->wanted, asking->uri);
  fetch_next (self);
}

static void
decoded_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Asking) asking = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = ui_picture_decode_finish (result, &error);

  if (g_cancellable_is_cancelled (asking->cancellable))
    return;
  if (texture != NULL)
    show (asking->self, asking->uri, asking->name, texture);
  else
    g_debug ("A picture cannot be shown: %s", error->message);
  end_fetching (asking, FALSE);
}

static gboolean
is_final (const GError *error)
{
  return g_error_matches (error, TRANSFER_ERROR, TRANSFER_ERROR_NOT_FOUND) || g_error_matches (error, TRANSFER_ERROR, TRANSFER_ERROR_TOO_LARGE) ||
         g_error_matches (error, TRANSFER_ERROR, TRANSFER_ERROR_STRANGER);
}

static void
got_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (Asking) asking = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = transfer_client_get_finish (TRANSFER_CLIENT (object), result, &error);
  g_autofree char *name = bytes != NULL ? compute_name (bytes) : NULL;

  if (g_cancellable_is_cancelled (asking->cancellable))
    return;
  if (bytes == NULL)
    g_debug ("A picture cannot be had: %s", error->message);
  if (g_strcmp0 (name, asking->name) == 0)
    {
      Asking *next = g_steal_pointer (&asking);

      ui_picture_decode_async (bytes, next->cancellable, decoded_cb, next);
    }
  else
    end_fetching (asking, error != NULL && !is_final (error));
}

static void
fetch (AppPictures  *self,
       const Wanted *wanted)
{
  g_autofree char *uri = g_strconcat (self->host, g_str_has_suffix (self->host, "/") ? "" : "/", wanted->name, NULL);

  self->n_fetching++;
  transfer_client_get_async (self->client, uri, MAX_BYTES, self->cancellable, got_cb, asking_new (self, wanted->uri, wanted->name));
}

static void
fetch_next (AppPictures *self)
{
  while (self->n_fetching < MAX_FETCHING && self->retry_id == 0 && !g_queue_is_empty (&self->waiting))
    {
      const Wanted *wanted = g_queue_pop_head (&self->waiting);
      GdkTexture   *known = g_hash_table_lookup (self->known, wanted->name);

      if (known == NULL)
        {
          fetch (self, wanted);
          continue;
        }
      session_show_picture (self->session, wanted->uri, G_OBJECT (known));
      g_hash_table_remove (self->wanted, wanted->uri);
    }
}

static void
on_wanted (AppPictures *self,
           const char  *uri)
{
  g_autofree char *name = app_pictures_parse_name (uri);
  Wanted          *wanted;

  if (self->client == NULL || name == NULL || g_hash_table_contains (self->wanted, uri) || g_hash_table_size (self->wanted) >= MAX_WAITING)
    return;
  wanted = g_new0 (Wanted, 1);
  wanted->uri = g_strdup (uri);
  wanted->name = g_steal_pointer (&name);
  g_hash_table_insert (self->wanted, wanted->uri, wanted);
  g_queue_push_tail (&self->waiting, wanted);
  fetch_next (self);
}

/* --- Ours --- */

static void upload (AppPictures *self);

static gboolean
upload_cb (gpointer user_data)
{
  AppPictures *self = user_data;

  self->upload_id = 0;
  upload (self);
  return G_SOURCE_REMOVE;
}

/* The host does not take it now, or takes something else for it. */
static void
go_on_uploading (AppPictures  *self,
                 const GError *error)
{
  if (error != NULL && !app_picture_refusal_is_final (error) && ++self->n_uploads < MAX_TRIES)
    self->upload_id = g_timeout_add (self->retry_ms << self->n_uploads, upload_cb, self);
  else if (app_own_picture_note_refused (self->own, session_get_fingerprint (self->session)))
    session_note (self->session, app_picture_refusal_explain (error));
}

static void
posted_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Asking) asking = user_data;
  AppPictures *self = asking->self;
  GBytes      *bytes = app_own_picture_get_bytes (self->own);
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = transfer_client_post_finish (TRANSFER_CLIENT (object), result, &error);
  g_autofree char *name = bytes != NULL ? compute_name (bytes) : NULL;
  g_autofree char *told = uri != NULL ? app_pictures_parse_name (uri) : NULL;

  /* Meanwhile another one may have been chosen. */
  if (g_cancellable_is_cancelled (asking->cancellable) || g_strcmp0 (name, asking->name) != 0)
    return;
  if (g_strcmp0 (name, told) == 0)
    session_set_picture_uri (self->session, uri);
  else if (self->upload_id == 0)
    go_on_uploading (self, error);
  if (error != NULL)
    g_debug ("The own picture cannot be put to the host: %s", error->message);
}

static void
upload (AppPictures *self)
{
  GBytes          *bytes = app_own_picture_get_bytes (self->own);
  g_autofree char *name = NULL;

  g_clear_handle_id (&self->upload_id, g_source_remove);
  if (bytes == NULL)
    {
      session_set_picture_uri (self->session, NULL);
      return;
    }
  name = compute_name (bytes);
  transfer_client_post_async (self->client, self->host, bytes, ui_picture_get_type_of (bytes), self->cancellable, posted_cb, asking_new (self, NULL, name));
}

static void
on_own_changed (AppPictures *self)
{
  GBytes     *bytes = app_own_picture_get_bytes (self->own);
  GdkTexture *texture = app_own_picture_get_texture (self->own);

  if (bytes != NULL && texture != NULL)
    g_hash_table_replace (self->known, compute_name (bytes), g_object_ref (texture));
  self->n_uploads = 0;
  if (self->client != NULL)
    upload (self);
}

/* --- The room --- */

static void
update_busy (AppPictures *self)
{
  gboolean busy = FALSE;

  if (self->client != NULL)
    g_object_get (self->client, "busy", &busy, NULL);
  if (busy == self->busy)
    return;
  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
begin (AppPictures *self)
{
  const char     *host = session_get_file_host (self->session);
  const char     *fingerprint = session_get_fingerprint (self->session);
  GSocketAddress *address = session_get_remote_address (self->session);

  if (host == NULL || fingerprint == NULL)
    return;
  self->host = g_strdup (host);
  self->cancellable = g_cancellable_new ();
  self->client = transfer_client_new (self->certificate, fingerprint);
  g_signal_connect_object (self->client, "notify::busy", G_CALLBACK (update_busy), self, G_CONNECT_SWAPPED);
  if (address != NULL)
    transfer_client_set_address (self->client, G_SOCKET_CONNECTABLE (address));
  self->n_uploads = 0;
  upload (self);
}

static void
end (AppPictures *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->client);
  update_busy (self);
  g_clear_pointer (&self->host, g_free);
  g_clear_handle_id (&self->retry_id, g_source_remove);
  g_clear_handle_id (&self->upload_id, g_source_remove);
  g_queue_clear (&self->waiting);
  g_hash_table_remove_all (self->wanted);
  self->n_fetching = 0;
}

static void
update (AppPictures *self)
{
  gboolean connected = self->identified && session_get_state (self->session) == SESSION_STATE_CONNECTED;

  if (connected && self->client == NULL)
    begin (self);
  else if (!connected && self->client != NULL)
    end (self);
}

/* Who hosts the room has waited for it before. */
static void
certificate_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (AppPictures) self = user_data;

  self->identified = net_certificate_wait_finish (NET_CERTIFICATE (object), result, NULL);
  if (self->session != NULL)
    update (self);
}

/* --- The object --- */

static void
app_pictures_dispose (GObject *object)
{
  AppPictures *self = APP_PICTURES (object);

  end (self);
  g_clear_object (&self->session);
  g_clear_object (&self->own);
  g_clear_object (&self->certificate);
  G_OBJECT_CLASS (app_pictures_parent_class)->dispose (object);
}

static void
app_pictures_finalize (GObject *object)
{
  AppPictures *self = APP_PICTURES (object);

  g_hash_table_unref (self->wanted);
  g_hash_table_unref (self->known);
  G_OBJECT_CLASS (app_pictures_parent_class)->finalize (object);
}

static void
app_pictures_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *spec)
{
  switch (id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, APP_PICTURES (object)->busy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
app_pictures_class_init (AppPicturesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = app_pictures_dispose;
  object_class->finalize = app_pictures_finalize;
  object_class->get_property = app_pictures_get_property;

  /**
   * AppPictures:busy:
   *
   * Whether a picture is on its way, to or from the host.
   */
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
app_pictures_init (AppPictures *self)
{
  self->retry_ms = RETRY_MS;
  self->wanted = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, wanted_free);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

/**
 * app_pictures_new:
 * @session: the first conversation with a host
 * @own: what our person wants to be seen with
 * @certificate: by which the host knows who may bring pictures
 */
AppPictures *
app_pictures_new (Session        *session,
                  AppOwnPicture  *own,
                  NetCertificate *certificate)
{
  AppPictures *self = g_object_new (APP_TYPE_PICTURES, NULL);

  self->session = g_object_ref (session);
  self->own = g_object_ref (own);
  self->certificate = g_object_ref (certificate);
  g_signal_connect_object (session, "notify::state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "picture-wanted", G_CALLBACK (on_wanted), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (own, "notify::texture", G_CALLBACK (on_own_changed), self, G_CONNECT_SWAPPED);
  on_own_changed (self);
  net_certificate_wait_async (certificate, certificate_cb, g_object_ref (self));
  return self;
}

/**
 * app_pictures_set_retry_ms:
 * @ms: how long it is waited before something is tried again; ours, for longer each time
 */
void
app_pictures_set_retry_ms (AppPictures *self,
                           guint        ms)
{
  self->retry_ms = ms;
}
