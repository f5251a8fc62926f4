// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-sasl.h"

#include "session/session-commands.h"

#include <glib/gi18n.h>
#include <string.h>

/* Saying who we are while registering (IRCv3 sasl-3.2): by our certificate where that is
 * the only way, as our hosts have it; by a name and a password on networks with accounts.
 * A password is said to nobody but a server that is encrypted and known: an authority
 * vouches for it, or it shows the certificate it had when we met it. */

/* Bytes of base64 a line holds (IRCv3 sasl-3.1, AUTHENTICATE). */
#define CHUNK 400

typedef enum {
  MECHANISM_NONE = 1,
  MECHANISM_EXTERNAL, /* our certificate says who we are */
  MECHANISM_PLAIN,    /* RFC 4616 */
} Mechanism;

struct _SessionSasl
{
  char    *name; /* of our person's account there, and its password; or NULL */
  char    *password;
  gboolean told; /* whether there is one is known */

  /* Begins anew with each link. */
  gboolean  plain;         /* the network takes names with passwords */
  gboolean  only_external; /* it knows devices by their certificate, and no other way */
  gboolean  waiting;       /* for who knows our person's account */
  gboolean  responded;
  Mechanism used;
};

SessionSasl *
session_sasl_new (void)
{
  SessionSasl *sasl = g_new0 (SessionSasl, 1);

  sasl->used = MECHANISM_NONE;
  return sasl;
}

static void
forget_password (SessionSasl *sasl)
{
  if (sasl->password != NULL)
    explicit_bzero (sasl->password, strlen (sasl->password));
  g_clear_pointer (&sasl->password, g_free);
}

void
session_sasl_free (SessionSasl *sasl)
{
  forget_password (sasl);
  g_free (sasl->name);
  g_free (sasl);
}

/**
 * session_sasl_reset:
 *
 * Forgets what the last server offered.
 */
void
session_sasl_reset (Session *self)
{
  self->sasl->waiting = FALSE;
  self->sasl->responded = FALSE;
  self->sasl->used = MECHANISM_NONE;
  session_sasl_withdraw (self);
}

/* --- What is offered --- */

static void
set_offered (Session *self,
             gboolean plain,
             gboolean only_external)
{
  SessionSasl *sasl = self->sasl;

  sasl->only_external = only_external;
  if (sasl->plain == plain)
    return;
  sasl->plain = plain;
  g_object_notify (G_OBJECT (self), "takes-account");
}

/**
 * session_sasl_offer:
 * @mechanisms: (nullable): names with commas between; %NULL when the server does not say
 */
void
session_sasl_offer (Session    *self,
                    const char *mechanisms)
{
  g_auto (GStrv) names = g_strsplit (mechanisms != NULL ? mechanisms : "PLAIN", ",", -1);

  set_offered (self, g_strv_contains ((const char *const *)names, "PLAIN"), g_strcmp0 (mechanisms, "EXTERNAL") == 0);
}

/**
 * session_sasl_withdraw:
 *
 * The server no longer takes anybody's word.
 */
void
session_sasl_withdraw (Session *self)
{
  set_offered (self, FALSE, FALSE);
}

/**
 * session_takes_account:
 *
 * Returns: whether the network knows people by a name and a password, and they can be said
 *   without others reading along
 */
gboolean
session_takes_account (Session *self)
{
  return self->sasl->plain && session_is_encrypted (self);
}

static gboolean
can_say_password (Session *self)
{
  return session_takes_account (self) && session_security_is_known (self);
}

static Mechanism
choose (Session *self)
{
  if (self->sasl->name != NULL && can_say_password (self))
    return MECHANISM_PLAIN;
  return self->sasl->only_external && session_is_encrypted (self) ? MECHANISM_EXTERNAL : MECHANISM_NONE;
}

/**
 * session_sasl_ask:
 *
 * Asks who knows our person's account, when this network could be told it.
 *
 * Returns: whether the answer is still to come, by session_tell_account(); registering waits
 */
gboolean
session_sasl_ask (Session *self)
{
  guint id = g_signal_lookup ("account-wanted", SESSION_TYPE_SESSION);

  if (self->sasl->told || !can_say_password (self) || !g_signal_has_handler_pending (self, id, 0, FALSE))
    return FALSE;
  self->sasl->waiting = TRUE;
  g_signal_emit (self, id, 0);
  return TRUE;
}

/**
 * session_sasl_is_wanted:
 *
 * Returns: whether to say who we are
 */
gboolean
session_sasl_is_wanted (Session *self)
{
  Mechanism mechanism = choose (self);

  if (self->sasl->name != NULL && mechanism != MECHANISM_PLAIN)
    session_note (self, _ ("Your account was not used: here passwords are not taken, or others could read along."));
  return mechanism != MECHANISM_NONE;
}

/* --- Saying it --- */

/**
 * session_sasl_start:
 *
 * The server is ready to hear who we are.
 */
void
session_sasl_start (Session *self)
{
  static const char *const names[] = { [MECHANISM_EXTERNAL] = "EXTERNAL", [MECHANISM_PLAIN] = "PLAIN" };

  self->sasl->used = choose (self);
  if (self->sasl->used == MECHANISM_NONE)
    session_irc_send (self, NULL, "CAP", "END", NULL);
  else
    session_irc_send (self, NULL, "AUTHENTICATE", names[self->sasl->used], NULL);
}

/* Nobody to act for, NUL, the account, NUL, its password. */
static char *
encode_plain (SessionSasl *sasl)
{
  gsize            name = strlen (sasl->name);
  gsize            password = strlen (sasl->password);
  gsize            size = name + password + 2;
  g_autofree char *bytes = g_malloc0 (size);
  char            *text;

  memcpy (bytes + 1, sasl->name, name);
  memcpy (bytes + name + 2, sasl->password, password);
  text = g_base64_encode ((const guchar *)bytes, size);
  explicit_bzero (bytes, size);
  return text;
}

static void
say_password (Session *self)
{
  g_autofree char *text = encode_plain (self->sasl);
  gsize            length = strlen (text);
  gsize            at = 0;

  for (; length - at >= CHUNK; at += CHUNK)
    {
      g_autofree char *chunk = g_strndup (text + at, CHUNK);

      session_irc_send (self, NULL, "AUTHENTICATE", chunk, NULL);
    }
  session_irc_send (self, NULL, "AUTHENTICATE", at < length ? text + at : "+", NULL);
  explicit_bzero (text, length);
}

void
on_authenticate (Session          *self,
                 const IrcMessage *message)
{
  SessionSasl *sasl = self->sasl;

  if (strcmp (message->params[0], "+") != 0 || sasl->responded || sasl->used == MECHANISM_NONE)
    {
      session_irc_send (self, NULL, "AUTHENTICATE", "*", NULL);
      return;
    }
  sasl->responded = TRUE;
  if (sasl->used == MECHANISM_PLAIN)
    say_password (self);
  else
    /* The certificate has said who we are. */
    session_irc_send (self, NULL, "AUTHENTICATE", "+", NULL);
}

/* 900: us, our source, our account */
void
on_logged_in (Session          *self,
              const IrcMessage *message)
{
  g_free (self->account);
  self->account = g_strdup (message->params[2]);
}

/* 903; also 906 and 907, with which nothing is lost */
void
on_authenticated (Session          *self,
                  const IrcMessage *message)
{
  if (!self->registered)
    session_irc_send (self, NULL, "CAP", "END", NULL);
}

/* 902, 904, 905. Without the account our person asked for we do not go in: they may count
 * on what it hides. Our own hosts let everybody in. */
void
on_not_authenticated (Session          *self,
                      const IrcMessage *message)
{
  if (self->registered)
    return;
  if (self->sasl->used == MECHANISM_PLAIN && self->sasl->plain)
    {
      self->trouble = SESSION_TROUBLE_ACCOUNT;
      session_end (self, _ ("This network does not know this account with this password. Please check both and try again."));
      return;
    }
  if (self->sasl->used == MECHANISM_PLAIN)
    session_note (self, _ ("Your account was not used: here passwords are not taken, or others could read along."));
  session_irc_send (self, NULL, "CAP", "END", NULL);
}

/* 908: us, what it takes */
void
on_mechanisms (Session          *self,
               const IrcMessage *message)
{
  session_sasl_offer (self, message->params[1]);
}

/**
 * session_sasl_take_refusal:
 * @words: why a network does not let us in, as it says it
 *
 * Returns: whether it is for the want of an account; then the conversation has ended, and
 *   our person can tell theirs
 */
gboolean
session_sasl_take_refusal (Session    *self,
                           const char *words)
{
  g_autofree char *lower = g_ascii_strdown (words, -1);
  gboolean         wanted = strstr (lower, "sasl") != NULL || g_str_has_prefix (lower, "account_required");

  if (!wanted || self->account != NULL || !session_is_joining (self))
    return FALSE;
  if (!session_is_encrypted (self))
    {
      session_end (self, _ ("This network lets in only those who have an account there, and passwords are never said where others could read along. "
                            "Please join with an address that begins with ircs://."));
      return TRUE;
    }
  session_security_note_met (self);
  self->trouble = SESSION_TROUBLE_ACCOUNT;
  session_end (self, _ ("This network lets in only those who have an account there."));
  return TRUE;
}

/* 477: us, the room. It lets in who is logged in. */
void
on_account_needed (Session          *self,
                   const IrcMessage *message)
{
  if (self->first == self)
    session_sasl_take_refusal (self, "account_required");
  else
    session_end (self, _ ("This room lets in only those who have an account on the network."));
}

/* --- Our person's account --- */

static void
set_account (Session    *self,
             const char *name,
             const char *password)
{
  SessionSasl *sasl = self->sasl;
  char        *name_copy = g_strdup (name);
  char        *password_copy = g_strdup (password);

  forget_password (sasl);
  g_free (sasl->name);
  sasl->name = name_copy;
  sasl->password = password_copy;
  sasl->told = TRUE;
}

/**
 * session_tell_account:
 * @name: (nullable): what our person’s account there is called; %NULL without one
 * @password: (nullable): together with @name
 *
 * Answers #Session::account-wanted, at once or later.
 */
void
session_tell_account (Session    *self,
                      const char *name,
                      const char *password)
{
  if (!self->sasl->told)
    set_account (self, name, password);
  if (!self->sasl->waiting)
    return;
  self->sasl->waiting = FALSE;
  session_request_capabilities (self);
}

/**
 * session_join_with_account:
 * @name: (nullable): %NULL for going without one from now on
 * @password: (nullable): together with @name
 *
 * Joins the same room once more, as who has this account.
 */
void
session_join_with_account (Session    *self,
                           const char *name,
                           const char *password)
{
  g_return_if_fail ((name == NULL) == (password == NULL));

  self = self->first;
  set_account (self, name, password);
  if (self->endpoint == NULL)
    return;
  if (self->state == SESSION_STATE_CONNECTED)
    session_irc_leave (self);
  session_start_connecting (self);
}

/**
 * session_get_account_name:
 *
 * Returns: (nullable): what our person has said their account there is called
 */
const char *
session_get_account_name (Session *self)
{
  return self->first->sasl->name;
}

/**
 * session_get_account_password:
 *
 * Returns: (nullable): of the account, once the network has taken it
 */
const char *
session_get_account_password (Session *self)
{
  return self->account != NULL && self->sasl->used == MECHANISM_PLAIN ? self->sasl->password : NULL;
}
