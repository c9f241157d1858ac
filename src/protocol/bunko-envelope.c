/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-envelope.h"
#include "bunko-protocol-error.h"
#include "bunko-wire-mask.h"

/* The name every message of this client carries. The server makes it the settings namespace
 * "this", so it must never change (HPX wire notes, "Root object").
 */
#define CLIENT_NAME "bunko"

static const struct
{
  BunkoServerCommand command;
  const char *name;
} server_commands[] = {
  { BUNKO_SERVER_COMMAND_QUIT, "serverquit" },
  { BUNKO_SERVER_COMMAND_RESTART, "serverrestart" },
  { BUNKO_SERVER_COMMAND_REQUEST_AUTH, "requestauth" },
  { BUNKO_SERVER_COMMAND_LOGOUT, "logout" },
};

static const char *
get_string (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

/* A push carries the number or the name of the command as its bare data; case does not count. */
static gboolean
read_push (JsonNode *data, BunkoServerCommand *command)
{
  GType type = json_node_get_value_type (data);

  for (guint i = 0; i < G_N_ELEMENTS (server_commands); i++)
    if ((type == G_TYPE_INT64 && json_node_get_int (data) == (gint64) server_commands[i].command) ||
        (type == G_TYPE_STRING &&
         g_ascii_strcasecmp (json_node_get_string (data), server_commands[i].name) == 0))
      {
        *command = server_commands[i].command;
        return TRUE;
      }
  return FALSE;
}

static BunkoEnvelopeKind
classify_object (JsonObject *object)
{
  return json_object_has_member (object, "version") ||
                 json_object_has_member (object, "guest_allowed")
             ? BUNKO_ENVELOPE_GREETING
             : BUNKO_ENVELOPE_OTHER;
}

static BunkoEnvelopeKind
classify (BunkoEnvelope *self)
{
  if (self->error != NULL)
    return BUNKO_ENVELOPE_FAILED;
  if (self->data == NULL)
    return BUNKO_ENVELOPE_OTHER;
  if (JSON_NODE_HOLDS_ARRAY (self->data))
    return BUNKO_ENVELOPE_RESULTS;
  if (JSON_NODE_HOLDS_OBJECT (self->data))
    return classify_object (json_node_get_object (self->data));
  if (read_push (self->data, &self->command))
    return BUNKO_ENVELOPE_PUSH;
  if (json_node_get_value_type (self->data) != G_TYPE_STRING)
    return BUNKO_ENVELOPE_OTHER;
  if (g_ascii_strcasecmp (json_node_get_string (self->data), "Authenticated") == 0)
    return BUNKO_ENVELOPE_AUTHENTICATED;
  if (g_ascii_strcasecmp (json_node_get_string (self->data), "wait") == 0)
    return BUNKO_ENVELOPE_WAIT;
  return BUNKO_ENVELOPE_OTHER;
}

/**
 * bunko_envelope_read: (skip)
 * @self: (out caller-allocates): the envelope to fill
 * @root: a message of the server
 *
 * Reads the outer part of a message and tells what kind it is. Every key is optional.
 */
void
bunko_envelope_read (BunkoEnvelope *self, JsonNode *root)
{
  g_return_if_fail (self != NULL && root != NULL);

  *self = (BunkoEnvelope) BUNKO_ENVELOPE_INIT;
  self->root = json_node_ref (root);
  if (!JSON_NODE_HOLDS_OBJECT (root))
    return;

  JsonObject *object = json_node_get_object (root);

  self->session = get_string (object, "session");
  self->name = get_string (object, "name");
  self->data = json_object_get_member (object, "data");
  self->error = bunko_envelope_read_error (json_object_get_member (object, "error"));
  self->kind = classify (self);
}

/**
 * bunko_envelope_clear: (skip)
 * @self: an envelope
 *
 * Drops what the envelope holds.
 */
void
bunko_envelope_clear (BunkoEnvelope *self)
{
  g_clear_pointer (&self->root, json_node_unref);
  g_clear_error (&self->error);
}

/**
 * bunko_envelope_write: (skip)
 * @session: (nullable): the session id, %NULL before login
 * @data: what the message says
 *
 * Makes a message with exactly the three keys that every server version takes (HPX wire notes,
 * "Root object": another key is refused by version 0.3).
 *
 * Returns: (transfer full): the message
 */
JsonNode *
bunko_envelope_write (const char *session, JsonNode *data)
{
  g_return_val_if_fail (data != NULL, NULL);

  g_autoptr (JsonObject) object = json_object_new ();
  JsonNode *root = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (object, "session", session != NULL ? session : "");
  json_object_set_string_member (object, "name", CLIENT_NAME);
  json_object_set_member (object, "data", json_node_ref (data));
  json_node_set_object (root, object);
  return root;
}

/**
 * bunko_envelope_command_name: (skip)
 * @command: a server command
 *
 * Returns: (transfer none): its name on the wire
 */
const char *
bunko_envelope_command_name (BunkoServerCommand command)
{
  for (guint i = 0; i < G_N_ELEMENTS (server_commands); i++)
    if (server_commands[i].command == command)
      return server_commands[i].name;
  g_return_val_if_reached (NULL);
}

/**
 * bunko_envelope_read_error: (skip)
 * @node: (nullable): the value of an `error` key
 *
 * Turns an error of the server, of a whole message or of one function, into a #GError of
 * %BUNKO_SERVER_ERROR with the server's code and text. Servers name session ids in some, which
 * belong on no screen and in no log.
 *
 * Returns: (transfer full) (nullable): the error, or %NULL where @node is none
 */
GError *
bunko_envelope_read_error (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  JsonObject *object = json_node_get_object (node);
  gint64 code = json_object_get_int_member_with_default (object, "code", BUNKO_SERVER_ERROR_BASE);
  g_autoptr (BunkoWireMask) mask = bunko_wire_mask_new ();
  g_autofree char *text = bunko_wire_mask_text (mask, get_string (object, "msg"));

  return bunko_server_error_new (code, text);
}
