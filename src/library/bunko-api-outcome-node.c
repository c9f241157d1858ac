/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-api-outcome-private.h"

#include "protocol/bunko-protocol-error.h"

/* What is known of a call, in the form that the server would give it. */

static void
add_error (JsonObject *object, const GError *error)
{
  JsonObject *member = json_object_new ();

  if (error->domain == BUNKO_SERVER_ERROR)
    json_object_set_int_member (member, "code", error->code);
  json_object_set_string_member (member, "msg", error->message);
  json_object_set_object_member (object, "error", member);
}

static JsonNode *
followed_to_node (BunkoApiFollowed *followed)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (object, "command", bunko_command_get_id (followed->command));
  if (followed->value != NULL)
    json_object_set_member (object, "value", json_node_ref (followed->value));
  else if (followed->error != NULL)
    add_error (object, followed->error);
  else
    json_object_set_string_member (object, "state", "running");
  json_node_take_object (node, object);
  return node;
}

static JsonNode *
answer_to_node (BunkoApiOutcome *self)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObjectIter iter;
  const char *key;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, json_node_get_object (self->answer));
  while (json_object_iter_next_ordered (&iter, &key, &value))
    json_object_set_member (object, key, json_node_ref (value));
  for (guint i = 0; i < self->followed->len; i++)
    {
      BunkoApiFollowed *followed = self->followed->pdata[i];

      json_object_set_member (object, followed->key, followed_to_node (followed));
    }
  json_node_take_object (node, object);
  return node;
}

static JsonNode *
data_to_node (BunkoApiOutcome *self)
{
  if (self->followed->len == 0)
    return json_node_ref (self->answer);
  if (((BunkoApiFollowed *) self->followed->pdata[0])->key == NULL)
    return followed_to_node (self->followed->pdata[0]);
  return answer_to_node (self);
}

/* As an element of the server's reply; where ids of commands were, there is what is known of the
 * commands. What is in it must not be changed. */
JsonNode *
_bunko_api_outcome_to_node (BunkoApiOutcome *self)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (object, "fname", self->fname);
  if (self->answer != NULL)
    json_object_set_member (object, "data", data_to_node (self));
  else if (self->error != NULL)
    add_error (object, self->error);
  json_node_take_object (node, object);
  return node;
}
