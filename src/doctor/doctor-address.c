// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "doctor/doctor-check.h"

#include "net/net-address-list.h"
#include "net/net-addresses.h"
#include "net/net-endpoint.h"
#include "net/net-sniffer.h"

#include <glib/gi18n.h>
#include <string.h>

/* An address that could not be joined: is it one, whose is it, does anybody answer there,
 * and is it a chat? */

/* How long the other side may take to answer the call. */
#define ANSWER_SECONDS 5

/* Who greets does so within this; who is silent is asked something. */
#define GREETING_MS 1500

/* How long it may then think. */
#define REPLY_MS 2000

/* What every IRC server answers, and a room too. */
#define QUESTION "CAP LS 302\r\n"

/* Addresses of a name that are tried. */
#define MAX_ADDRESSES 8

typedef struct
{
  DoctorView        *view;
  NetEndpoint       *endpoint;
  char              *where;   /* as people see it */
  GInetAddress      *address; /* the first one of the endpoint; NULL until it is known */
  GSocketConnection *connection;
  GSource           *timeout;
  gboolean           has_asked;
  char               bytes[64];
} Visit;

static void
visit_free (gpointer data)
{
  Visit *visit = data;

  doctor_view_unref (visit->view);
  g_clear_pointer (&visit->endpoint, net_endpoint_free);
  g_free (visit->where);
  g_clear_object (&visit->address);
  g_clear_object (&visit->connection);
  g_free (visit);
}

static void
return_problem (GTask      *task,
                const char *headline,
                const char *sentence,
                const char *advice)
{
  DoctorFinding *finding = doctor_finding_new (DOCTOR_SEVERITY_PROBLEM, headline, sentence);

  doctor_finding_set_advice (finding, advice, NULL);
  doctor_check_return (task, finding);
}

/* --- What was typed --- */

static void
return_no_address (GTask        *task,
                   const GError *error)
{
  if (g_error_matches (error, NET_ENDPOINT_ERROR, NET_ENDPOINT_ERROR_PORT))
    return_problem (task, _ ("The address is wrong"), _ ("The port behind the colon is not a number from 1 to 65535."),
                    _ ("Type the address as the host’s screen shows it."));
  else
    return_problem (task, _ ("The address is wrong"), _ ("What was typed is not an address. An address looks like 192.168.1.5."),
                    _ ("Type the address as the host’s screen shows it."));
}

/* What the other side said is known already. */
static gboolean
return_refusal (GTask *task,
                Visit *visit)
{
  g_autofree char *sentence = NULL;

  switch (visit->view->refusal)
    {
    case DOCTOR_REFUSAL_NONE:
      return FALSE;
    case DOCTOR_REFUSAL_CERTIFICATE:
      sentence = g_strdup_printf (_ ("The computer at %s answers, but it is not the one it was, or not the one that was meant."), visit->where);
      return_problem (task, _ ("Another computer answers"), sentence, _ ("Ask the host whether it was installed anew, and for a new invitation."));
      break;
    case DOCTOR_REFUSAL_KEY:
      sentence = g_strdup_printf (_ ("The room at %s has a key, and it was not the one that was told."), visit->where);
      return_problem (task, _ ("The right key is missing"), sentence, _ ("Ask the host for the key."));
      break;
    case DOCTOR_REFUSAL_FULL:
      sentence = g_strdup_printf (_ ("The room at %s is full."), visit->where);
      return_problem (task, _ ("The room is full"), sentence, _ ("Ask the host to make room, or try again later."));
      break;
    case DOCTOR_REFUSAL_PERSON:
      sentence = g_strdup_printf (_ ("The host does not let you into the room at %s."), visit->where);
      return_problem (task, _ ("You are not let in"), sentence, _ ("Ask the host why."));
      break;
    }
  return TRUE;
}

/* --- Where it is --- */

typedef enum {
  PLACE_HERE = 1,
  PLACE_NEAR,
  PLACE_OTHER_LAN,
  PLACE_INTERNET,
} Place;

static gboolean
is_private (GInetAddress *address)
{
  return g_inet_address_get_is_site_local (address) || g_inet_address_get_is_link_local (address) ||
         (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV6 && (g_inet_address_to_bytes (address)[0] & 0xfe) == 0xfc);
}

static Place
find_place (DoctorView   *view,
            GInetAddress *address)
{
  if (g_inet_address_get_is_loopback (address))
    return PLACE_HERE;
  for (guint i = 0; i < view->addresses->len; i++)
    if (net_address_is_near (view->addresses->pdata[i], address))
      return PLACE_NEAR;
  return is_private (address) ? PLACE_OTHER_LAN : PLACE_INTERNET;
}

/* --- Nobody answers --- */

static void
return_refused (GTask *task,
                Visit *visit)
{
  g_autofree char *sentence = NULL;

  if (find_place (visit->view, visit->address) == PLACE_HERE)
    {
      sentence = g_strdup_printf (_ ("%s means this computer itself, and no room is open here."), visit->where);
      return_problem (task, _ ("The address means this computer"), sentence, _ ("Type the address as the host’s screen shows it."));
      return;
    }
  sentence = g_strdup_printf (_ ("A computer answers at %s, but no room is open there."), visit->where);
  return_problem (task, _ ("No room is open there"), sentence, _ ("Ask the host whether the room is open, and compare the number behind the colon."));
}

static void
return_internet (GTask *task,
                 Visit *visit)
{
  g_autofree char *sentence = g_strdup_printf (_ ("%s is outside your network, on the internet, and does not answer."), visit->where);
  g_autofree char *advice = g_strdup_printf (_ ("Ask the host to set up port forwarding for port %u in their router."), visit->endpoint->port);
  DoctorFinding   *finding = doctor_finding_new (DOCTOR_SEVERITY_PROBLEM, _ ("The room is in another network"), sentence);

  doctor_finding_set_details (finding, _ ("A router lets nobody in from outside by itself. It has to be told to which computer it passes callers on."));
  doctor_finding_set_advice (finding, advice, NULL);
  doctor_check_return (task, finding);
}

static void
return_no_answer (GTask *task,
                  Visit *visit)
{
  g_autofree char *sentence = NULL;

  switch (find_place (visit->view, visit->address))
    {
    case PLACE_HERE:
    case PLACE_NEAR:
      sentence = g_strdup_printf (_ ("%s does not answer."), visit->where);
      return_problem (task, _ ("The other computer does not answer"), sentence,
                      _ ("Ask the host to look there whether the computer is in this network and its firewall lets Merhaba through."));
      return;
    case PLACE_OTHER_LAN:
      sentence = g_strdup_printf (_ ("%s is an address of another local network than the one this computer is in."), visit->where);
      return_problem (task, _ ("The room is in another network"), sentence, _ ("Connect both computers to the same Wi-Fi or cable network."));
      return;
    case PLACE_INTERNET:
      return_internet (task, visit);
      return;
    }
}

/* --- Somebody answers --- */

static void
finish_visit (GTask   *task,
              gboolean is_chat)
{
  Visit           *visit = g_task_get_task_data (task);
  g_autofree char *sentence = NULL;
  DoctorFinding   *finding;

  if (!is_chat)
    {
      sentence = g_strdup_printf (_ ("Something answers at %s, but it is not a room."), visit->where);
      return_problem (task, _ ("That is not a room"), sentence, _ ("Compare the address and the number behind the colon with the host’s screen."));
      return;
    }
  sentence = g_strdup_printf (_ ("A room answers at %s."), visit->where);
  finding = doctor_finding_new_fine (sentence);
  doctor_finding_set_advice (finding, _ ("Try to join again."), NULL);
  doctor_check_return (task, finding);
}

/* Words are a chat; a beginner's program says anything. What other servers say first is
 * known. */
static gboolean
sounds_like_chat (const char *bytes,
                  gsize       length)
{
  static const char *const others[] = { "HTTP/", "SSH-", "RFB ", "220 ", "220-", "+OK", "* OK", "<!DOCTYPE", "<html", "-ERR", NULL };

  if (net_sniffer_is_irc_server (bytes, length))
    return TRUE;
  for (guint i = 0; others[i] != NULL; i++)
    if (length >= strlen (others[i]) && memcmp (bytes, others[i], strlen (others[i])) == 0)
      return FALSE;
  for (gsize i = 0; i < length; i++)
    if ((guchar)bytes[i] < ' ' && strchr ("\r\n\t", bytes[i]) == NULL)
      return FALSE;
  return length > 0;
}

static void
stop_waiting (Visit *visit)
{
  if (visit->timeout != NULL)
    g_source_destroy (visit->timeout);
  g_clear_pointer (&visit->timeout, g_source_unref);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Visit *visit = g_task_get_task_data (task);
  gssize length = g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);

  stop_waiting (visit);
  finish_visit (task, sounds_like_chat (visit->bytes, MAX (length, 0)));
}

static gboolean silent_cb (gpointer user_data);

static void
wait_a_while (GTask *task,
              guint  ms)
{
  Visit *visit = g_task_get_task_data (task);

  stop_waiting (visit);
  visit->timeout = g_timeout_source_new (ms);
  g_source_set_callback (visit->timeout, silent_cb, task, NULL);
  g_source_attach (visit->timeout, g_task_get_context (task));
}

/* The question goes out at once: a new connection takes these few bytes. One that stays
 * silent is closed, which ends the reading. */
static gboolean
silent_cb (gpointer user_data)
{
  GTask *task = user_data;
  Visit *visit = g_task_get_task_data (task);

  if (visit->has_asked)
    {
      stop_waiting (visit);
      g_socket_shutdown (g_socket_connection_get_socket (visit->connection), TRUE, TRUE, NULL);
    }
  else
    {
      visit->has_asked = TRUE;
      g_socket_send (g_socket_connection_get_socket (visit->connection), QUESTION, strlen (QUESTION), NULL, NULL);
      wait_a_while (task, REPLY_MS);
    }
  return G_SOURCE_REMOVE;
}

static void
connected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Visit        *visit = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GError) error = NULL;

  visit->connection = g_socket_client_connect_finish (G_SOCKET_CLIENT (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED))
    return_refused (task, visit);
  else if (visit->connection == NULL)
    return_no_answer (task, visit);
  else
    {
      g_socket_set_timeout (g_socket_connection_get_socket (visit->connection), 0);
      g_socket_set_blocking (g_socket_connection_get_socket (visit->connection), FALSE);
      wait_a_while (task, GREETING_MS);
      g_input_stream_read_async (g_io_stream_get_input_stream (G_IO_STREAM (visit->connection)), visit->bytes, sizeof visit->bytes, G_PRIORITY_DEFAULT,
                                 cancellable, read_cb, g_steal_pointer (&task));
    }
}

static void
call (GTask              *task,
      GSocketConnectable *connectable)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();

  g_socket_client_set_enable_proxy (client, FALSE);
  g_socket_client_set_timeout (client, ANSWER_SECONDS);
  g_socket_client_connect_async (client, connectable, g_task_get_cancellable (task), connected_cb, g_object_ref (task));
}

/* --- From a name to addresses --- */

static void
resolved_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Visit *visit = g_task_get_task_data (task);
  GList *found = g_resolver_lookup_by_name_finish (G_RESOLVER (source), result, NULL);
  g_autoptr (NetAddressList) list = net_address_list_new ();
  guint n = 0;

  if (found == NULL)
    {
      g_autofree char *sentence = g_strdup_printf (_ ("No computer with the name %s was found."), visit->endpoint->host);

      return_problem (task, _ ("The name is not known"), sentence, _ ("Join with the address in numbers, as the host’s screen shows it."));
      return;
    }
  visit->address = g_object_ref (found->data);
  for (GList *l = found; l != NULL && n < MAX_ADDRESSES; l = l->next, n++)
    {
      g_autoptr (GSocketAddress) address = g_inet_socket_address_new (l->data, visit->endpoint->port);

      net_address_list_add (list, address);
    }
  g_resolver_free_addresses (found);
  call (task, G_SOCKET_CONNECTABLE (list));
}

static void
begin (GTask *task)
{
  Visit *visit = g_task_get_task_data (task);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string (visit->endpoint->host, visit->endpoint->port);
  g_autoptr (GResolver) resolver = NULL;

  if (address != NULL)
    {
      visit->address = g_object_ref (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address)));
      call (task, G_SOCKET_CONNECTABLE (address));
      return;
    }
  resolver = g_resolver_get_default ();
  g_resolver_lookup_by_name_async (resolver, visit->endpoint->host, g_task_get_cancellable (task), resolved_cb, g_object_ref (task));
}

/**
 * doctor_address_async:
 *
 * Why does joining that address not work? When there is one.
 */
void
doctor_address_async (DoctorView         *view,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GError) error = NULL;
  Visit *visit = g_new0 (Visit, 1);

  g_task_set_source_tag (task, doctor_address_async);
  visit->view = doctor_view_ref (view);
  g_task_set_task_data (task, visit, visit_free);
  if (view->address == NULL)
    {
      doctor_check_return (task, NULL);
      return;
    }
  visit->endpoint = net_endpoint_parse (view->address, &error);
  if (visit->endpoint == NULL)
    {
      return_no_address (task, error);
      return;
    }
  visit->where = net_endpoint_to_string (visit->endpoint);
  if (!return_refusal (task, visit))
    begin (task);
}
