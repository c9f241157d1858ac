/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "protocol/bunko-credentials.h"
#include "protocol/bunko-endpoint.h"

G_BEGIN_DECLS

typedef struct _BunkoCtlCommand BunkoCtlCommand;

/**
 * BunkoCtlOptions:
 * @endpoint: where the server listens
 * @credentials: who logs in
 * @asked_to_log_in: whether the command line says who logs in, else it is a guest by default
 * @fingerprint: (nullable): the certificate to trust, %NULL for those that are vouched for
 * @plaintext_password: whether a password may go over foreign networks without encryption
 * @timeout: how long an answer may take, in seconds
 * @command: what to do
 * @args: the words behind the command's name
 *
 * The command line, checked.
 */
typedef struct
{
  BunkoEndpoint *endpoint;
  BunkoCredentials *credentials;
  gboolean asked_to_log_in;
  char *fingerprint;
  gboolean plaintext_password;
  guint timeout;
  const BunkoCtlCommand *command;
  GStrv args;
} BunkoCtlOptions;

BunkoCtlOptions *bunko_ctl_options_parse (GStrv argv, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bunko_ctl_options_free (BunkoCtlOptions *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoCtlOptions, bunko_ctl_options_free)

G_END_DECLS
