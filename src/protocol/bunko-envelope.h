/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "bunko-session.h"

G_BEGIN_DECLS

/* Private to the protocol layer. */

/**
 * BunkoEnvelopeKind:
 * @BUNKO_ENVELOPE_OTHER: none of the below
 * @BUNKO_ENVELOPE_WAIT: the server is not ready yet and will greet later
 * @BUNKO_ENVELOPE_GREETING: versions and whether guests are allowed
 * @BUNKO_ENVELOPE_AUTHENTICATED: a login succeeded, or was silently done in place of a call
 * @BUNKO_ENVELOPE_RESULTS: the results of a list of calls
 * @BUNKO_ENVELOPE_FAILED: the whole message was refused
 * @BUNKO_ENVELOPE_PUSH: the announcement of a server command, not a reply
 *
 * What a message of the server is.
 */
typedef enum
{
  BUNKO_ENVELOPE_OTHER,
  BUNKO_ENVELOPE_WAIT,
  BUNKO_ENVELOPE_GREETING,
  BUNKO_ENVELOPE_AUTHENTICATED,
  BUNKO_ENVELOPE_RESULTS,
  BUNKO_ENVELOPE_FAILED,
  BUNKO_ENVELOPE_PUSH,
} BunkoEnvelopeKind;

/**
 * BunkoEnvelope:
 * @kind: what it is
 * @root: the message itself, referenced
 * @session: (nullable): the session id in it
 * @name: (nullable): the server's name
 * @data: (nullable): the content, belongs to @root
 * @command: the announced command, of a push
 * @error: (nullable): the error, of a failed one
 *
 * A message of the server, read. Initialise with %BUNKO_ENVELOPE_INIT.
 */
typedef struct
{
  BunkoEnvelopeKind kind;
  JsonNode *root;
  const char *session;
  const char *name;
  JsonNode *data;
  BunkoServerCommand command;
  GError *error;
} BunkoEnvelope;

#define BUNKO_ENVELOPE_INIT { 0 }

void bunko_envelope_read (BunkoEnvelope *self, JsonNode *root);
void bunko_envelope_clear (BunkoEnvelope *self);
JsonNode *bunko_envelope_write (const char *session, JsonNode *data) G_GNUC_WARN_UNUSED_RESULT;
const char *bunko_envelope_command_name (BunkoServerCommand command);
GError *bunko_envelope_read_error (JsonNode *node) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BunkoEnvelope, bunko_envelope_clear)

G_END_DECLS
