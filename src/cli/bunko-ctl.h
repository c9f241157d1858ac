/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bunko-ctl-options.h"
#include "protocol/bunko-session.h"

G_BEGIN_DECLS

/**
 * BunkoCtlExit:
 * @BUNKO_CTL_EXIT_DONE: done
 * @BUNKO_CTL_EXIT_LOCAL: something on this machine failed, such as writing a file
 * @BUNKO_CTL_EXIT_USAGE: the command line makes no sense
 * @BUNKO_CTL_EXIT_CONNECTION: no connection, or it broke, or no answer came in time
 * @BUNKO_CTL_EXIT_AUTH: not authenticated
 * @BUNKO_CTL_EXIT_SERVER: the server answered with an error
 * @BUNKO_CTL_EXIT_PROTOCOL: what answered does not keep to the protocol
 *
 * What the program returns. Scripts rely on it.
 */
typedef enum
{
  BUNKO_CTL_EXIT_DONE = 0,
  BUNKO_CTL_EXIT_LOCAL = 1,
  BUNKO_CTL_EXIT_USAGE = 2,
  BUNKO_CTL_EXIT_CONNECTION = 3,
  BUNKO_CTL_EXIT_AUTH = 4,
  BUNKO_CTL_EXIT_SERVER = 5,
  BUNKO_CTL_EXIT_PROTOCOL = 6,
} BunkoCtlExit;

typedef struct _BunkoCtl BunkoCtl;

int bunko_ctl_run (BunkoCtlOptions *options);

/* For the commands: each ends with exactly one of the three. */
void bunko_ctl_finish (BunkoCtl *self);
void bunko_ctl_finish_with_error (BunkoCtl *self, const GError *error);
void bunko_ctl_finish_with_status (BunkoCtl *self, BunkoCtlExit status, const char *message);

BunkoCtlOptions *bunko_ctl_get_options (BunkoCtl *self);
BunkoSession *bunko_ctl_get_session (BunkoCtl *self);
GCancellable *bunko_ctl_get_cancellable (BunkoCtl *self);
BunkoCtlExit bunko_ctl_report_error (const char *prefix, const GError *error);
void bunko_ctl_print (JsonNode *node);

G_END_DECLS
