// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  IRC_MODE_LIST = 1,     /* CHANMODES A: a list such as bans; without parameter a question */
  IRC_MODE_ALWAYS_PARAM, /* CHANMODES B: parameter to set and to unset */
  IRC_MODE_SET_PARAM,    /* CHANMODES C: parameter to set alone */
  IRC_MODE_FLAG,         /* CHANMODES D: no parameter */
  IRC_MODE_PREFIX,       /* a member's rank, such as o and v */
} IrcModeType;

typedef struct
{
  char        letter;
  IrcModeType type;
  char        prefix; /* the sign before a nick, for IRC_MODE_PREFIX */
} IrcModeSpec;

typedef struct
{
  gboolean           add;
  char               letter;
  const IrcModeSpec *spec;  /* NULL for a letter that is not known */
  const char        *param; /* NULL where none was given or needed */
} IrcModeChange;

const IrcModeSpec *irc_mode_find (const IrcModeSpec *specs,
                                  char               letter);
GArray            *irc_mode_parse (const IrcModeSpec *specs,
                                   const char *const *params,
                                   guint              n_params);
char              *irc_mode_dup_chanmodes (const IrcModeSpec *specs);
char              *irc_mode_dup_prefix (const IrcModeSpec *specs);
char              *irc_mode_dup_letters (const IrcModeSpec *specs,
                                         gboolean           with_param_only);

G_END_DECLS
