/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "bunko-json.h"
#include "bunko-secret.h"
#include "bunko-wire-mask-private.h"

/* Takes the secrets out of messages: _bunko_wire_mask_write() knows how they are written without
 * them, and bunko-wire-mask-text.c how they are found in texts. Here it is remembered which they
 * are.
 */

/* Shorter ones would be found in everything. */
#define MIN_SECRET 4

#define SESSION_KEY "session"

/**
 * bunko_wire_mask_new: (skip)
 *
 * Returns: (transfer full): a mask that knows no secrets yet
 */
BunkoWireMask *
bunko_wire_mask_new (void)
{
  return g_new0 (BunkoWireMask, 1);
}

/**
 * bunko_wire_mask_free: (skip)
 * @self: (transfer full): a mask
 *
 * Frees the mask and wipes what it knew.
 */
void
bunko_wire_mask_free (BunkoWireMask *self)
{
  for (guint i = 0; i < BUNKO_WIRE_MASK_MAX_SECRETS; i++)
    bunko_secret_free (self->secrets[i]);
  g_free (self);
}

static gboolean
knows (BunkoWireMask *self, const char *secret)
{
  for (guint i = 0; i < BUNKO_WIRE_MASK_MAX_SECRETS && self->secrets[i] != NULL; i++)
    if (strcmp (self->secrets[i], secret) == 0)
      return TRUE;
  return FALSE;
}

/**
 * bunko_wire_mask_learn: (skip)
 * @self: a mask
 * @secret: (nullable): what must not be shown, wherever it stands
 *
 * Remembers a secret; one of less than four bytes is only masked where its name tells. The latest
 * 32 are remembered.
 */
void
bunko_wire_mask_learn (BunkoWireMask *self, const char *secret)
{
  if (secret == NULL || strnlen (secret, MIN_SECRET) < MIN_SECRET || knows (self, secret))
    return;
  bunko_secret_set (&self->secrets[self->next], secret);
  self->next = (self->next + 1) % BUNKO_WIRE_MASK_MAX_SECRETS;
}

/* Messages. */

static void
learn_session (BunkoWireMask *self, JsonNode *root)
{
  JsonNode *node = NULL;

  if (JSON_NODE_HOLDS_OBJECT (root))
    node = json_object_get_member (json_node_get_object (root), SESSION_KEY);
  if (node != NULL && json_node_get_value_type (node) == G_TYPE_STRING)
    bunko_wire_mask_learn (self, json_node_get_string (node));
}

static void
learn_node (BunkoWireMask *self, JsonNode *node, BunkoSecretKind kind, guint depth)
{
  if (depth > BUNKO_JSON_MAX_DEPTH)
    return;
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *value;

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &name, &value))
        learn_node (self, value, MAX (kind, _bunko_wire_mask_judge_name (name, strlen (name))),
                    depth + 1);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        learn_node (self, json_array_get_element (array, i), kind, depth + 1);
    }
  else if (kind != BUNKO_SECRET_NONE && json_node_get_value_type (node) == G_TYPE_STRING)
    bunko_wire_mask_learn (self, json_node_get_string (node));
}

/**
 * bunko_wire_mask_request: (skip)
 * @self: a mask
 * @root: a message to the server
 * @limit: after how many bytes to leave out the rest, about
 *
 * Writes a message as it may be shown: without the session id, the user and password of a login,
 * and whatever stands under a name that says that it is secret. The secrets are remembered, so that
 * they are found where the server repeats them in a sentence.
 *
 * Returns: (transfer full): valid JSON on one line
 */
char *
bunko_wire_mask_request (BunkoWireMask *self, JsonNode *root, gsize limit)
{
  g_return_val_if_fail (self != NULL && root != NULL, NULL);

  learn_session (self, root);
  learn_node (self, root, BUNKO_SECRET_NONE, 0);
  return _bunko_wire_mask_write (self, root, limit, TRUE);
}

/**
 * bunko_wire_mask_reply: (skip)
 * @self: a mask
 * @root: a message of the server
 * @limit: after how many bytes to leave out the rest, about
 *
 * As bunko_wire_mask_request(), but of what the message holds only the session id is remembered.
 *
 * Returns: (transfer full): valid JSON on one line
 */
char *
bunko_wire_mask_reply (BunkoWireMask *self, JsonNode *root, gsize limit)
{
  g_return_val_if_fail (self != NULL && root != NULL, NULL);

  learn_session (self, root);
  return _bunko_wire_mask_write (self, root, limit, FALSE);
}

/**
 * bunko_wire_mask_text: (skip)
 * @self: a mask
 * @text: (nullable): what an error says, or another text for a person
 *
 * Takes the secrets out of a text.
 *
 * Returns: (transfer full) (nullable): the text, %NULL for %NULL
 */
char *
bunko_wire_mask_text (BunkoWireMask *self, const char *text)
{
  GString *out;

  if (text == NULL)
    return NULL;
  out = g_string_new (NULL);
  _bunko_wire_mask_append (self, out, text, strlen (text));
  return g_string_free (out, FALSE);
}

/**
 * bunko_wire_mask_is_secret_name: (skip)
 * @name: the name of a member, a setting or an argument
 *
 * Returns: whether what stands under it must not be shown
 */
gboolean
bunko_wire_mask_is_secret_name (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  return _bunko_wire_mask_judge_name (name, strlen (name)) != BUNKO_SECRET_NONE;
}
