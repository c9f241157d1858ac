/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bunko-ctl.h"

G_BEGIN_DECLS

/**
 * BunkoCtlLogin:
 * @BUNKO_CTL_LOGIN_NEVER: the greeting is enough
 * @BUNKO_CTL_LOGIN_IF_ASKED: only if the command line says who
 * @BUNKO_CTL_LOGIN_ALWAYS: as guest unless the command line says who
 *
 * Whether a command needs a login.
 */
typedef enum
{
  BUNKO_CTL_LOGIN_NEVER,
  BUNKO_CTL_LOGIN_IF_ASKED,
  BUNKO_CTL_LOGIN_ALWAYS,
} BunkoCtlLogin;

/**
 * BunkoCtlCommand:
 * @name: its name on the command line
 * @login: whether it needs a login
 * @check: looks at the arguments before anything is connected
 * @start: does it; must lead to one call of bunko_ctl_finish() or its siblings
 *
 * Something that the program can do.
 */
struct _BunkoCtlCommand
{
  const char *name;
  BunkoCtlLogin login;
  gboolean (*check) (GStrv args, GError **error);
  void (*start) (BunkoCtl *ctl, GStrv args);
};

const BunkoCtlCommand *bunko_ctl_commands_find (const char *name);

/* In files of their own. */
gboolean bunko_ctl_call_check (GStrv args, GError **error);
void bunko_ctl_call_start (BunkoCtl *ctl, GStrv args);
gboolean bunko_ctl_image_check (GStrv args, GError **error);
void bunko_ctl_image_start (BunkoCtl *ctl, GStrv args);

G_END_DECLS
