/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-call-batch-private.h"
#include "bunko-envelope.h"
#include "bunko-protocol-error.h"

/**
 * BunkoCallBatch:
 *
 * Several functions that travel in one message, and what became of each.
 *
 * A server answers the functions of a message in any order, refused ones last, and without saying
 * which answer belongs to which (HPX wire notes, "Calls"): they are paired by name, and so a name
 * may stand only once in a batch.
 */
struct _BunkoCallBatch
{
  GObject parent_instance;

  GPtrArray *calls; /* of Call */
  guint timeout;
};

typedef struct
{
  char *fname;
  JsonNode *request;
  JsonNode *result;
  GError *error;
} Call;

G_DEFINE_FINAL_TYPE (BunkoCallBatch, bunko_call_batch, G_TYPE_OBJECT)

static void
call_free (Call *call)
{
  g_free (call->fname);
  json_node_unref (call->request);
  g_clear_pointer (&call->result, json_node_unref);
  g_clear_error (&call->error);
  g_free (call);
}

static Call *
find_call (BunkoCallBatch *self, const char *fname)
{
  for (guint i = 0; i < self->calls->len; i++)
    {
      Call *call = g_ptr_array_index (self->calls, i);

      if (g_str_equal (call->fname, fname))
        return call;
    }
  return NULL;
}

static void
bunko_call_batch_finalize (GObject *object)
{
  BunkoCallBatch *self = BUNKO_CALL_BATCH (object);

  g_ptr_array_unref (self->calls);
  G_OBJECT_CLASS (bunko_call_batch_parent_class)->finalize (object);
}

static void
bunko_call_batch_class_init (BunkoCallBatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bunko_call_batch_finalize;
}

static void
bunko_call_batch_init (BunkoCallBatch *self)
{
  self->calls = g_ptr_array_new_with_free_func ((GDestroyNotify) call_free);
}

/**
 * bunko_call_batch_new:
 *
 * Makes an empty batch.
 *
 * Returns: (transfer full): a new batch
 */
BunkoCallBatch *
bunko_call_batch_new (void)
{
  return g_object_new (BUNKO_TYPE_CALL_BATCH, NULL);
}

static JsonNode *
make_request (const char *fname, JsonObject *args)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (object, "fname", fname);
  if (args != NULL)
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *value;

      json_object_iter_init (&iter, args);
      while (json_object_iter_next (&iter, &name, &value))
        json_object_set_member (object, name, json_node_ref (value));
    }
  json_node_set_object (node, object);
  return node;
}

/**
 * bunko_call_batch_add:
 * @self: a batch that was not sent yet
 * @fname: the name of a function that is not in the batch yet
 * @args: (nullable) (transfer none): its arguments; must not have a key `fname`
 *
 * Adds a function.
 *
 * Returns: the index under which bunko_call_batch_get_result() has the result
 */
guint
bunko_call_batch_add (BunkoCallBatch *self, const char *fname, JsonObject *args)
{
  g_return_val_if_fail (BUNKO_IS_CALL_BATCH (self), G_MAXUINT);
  g_return_val_if_fail (fname != NULL && *fname != '\0', G_MAXUINT);
  g_return_val_if_fail (args == NULL || !json_object_has_member (args, "fname"), G_MAXUINT);
  g_return_val_if_fail (find_call (self, fname) == NULL, G_MAXUINT);

  Call *call = g_new0 (Call, 1);

  call->fname = g_strdup (fname);
  call->request = make_request (fname, args);
  g_ptr_array_add (self->calls, call);
  return self->calls->len - 1;
}

/**
 * bunko_call_batch_get_n_calls:
 * @self: a batch
 *
 * Returns: the number of functions in it
 */
guint
bunko_call_batch_get_n_calls (BunkoCallBatch *self)
{
  g_return_val_if_fail (BUNKO_IS_CALL_BATCH (self), 0);

  return self->calls->len;
}

/**
 * bunko_call_batch_get_fname:
 * @self: a batch
 * @index: an index that bunko_call_batch_add() returned
 *
 * Returns: (transfer none): the name of the function at @index
 */
const char *
bunko_call_batch_get_fname (BunkoCallBatch *self, guint index)
{
  g_return_val_if_fail (BUNKO_IS_CALL_BATCH (self) && index < self->calls->len, NULL);

  return ((Call *) g_ptr_array_index (self->calls, index))->fname;
}

/**
 * bunko_call_batch_set_timeout:
 * @self: a batch that was not sent yet
 * @seconds: how long to wait for the reply, from 1; 0 for the usual 60 seconds
 *
 * Sets the time limit of the whole batch. The time in the queue does not count.
 */
void
bunko_call_batch_set_timeout (BunkoCallBatch *self, guint seconds)
{
  g_return_if_fail (BUNKO_IS_CALL_BATCH (self) && seconds <= G_MAXUINT / 1000);

  self->timeout = seconds;
}

/**
 * bunko_call_batch_get_timeout:
 * @self: a batch
 *
 * Returns: the time limit in seconds, 0 for the usual one
 */
guint
bunko_call_batch_get_timeout (BunkoCallBatch *self)
{
  g_return_val_if_fail (BUNKO_IS_CALL_BATCH (self), 0);

  return self->timeout;
}

/**
 * bunko_call_batch_get_result:
 * @self: a batch that bunko_session_call_batch_finish() reported as done
 * @index: an index that bunko_call_batch_add() returned
 * @error: return location for an error
 *
 * Gets what one function of the batch returned. JSON null is a node of type %JSON_NODE_NULL.
 *
 * Returns: (transfer full) (nullable): the result, or %NULL with an error of %BUNKO_SERVER_ERROR,
 *   or with %BUNKO_PROTOCOL_ERROR_UNEXPECTED where the reply had none for this function
 */
JsonNode *
bunko_call_batch_get_result (BunkoCallBatch *self, guint index, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_CALL_BATCH (self) && index < self->calls->len, NULL);

  Call *call = g_ptr_array_index (self->calls, index);

  if (call->result != NULL)
    return json_node_ref (call->result);
  if (call->error != NULL)
    {
      g_propagate_error (error, g_error_copy (call->error));
      return NULL;
    }
  g_set_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_UNEXPECTED,
               _ ("The server sent no result for “%s”"), call->fname);
  return NULL;
}

/**
 * _bunko_call_batch_to_data: (skip)
 * @self: a batch
 *
 * Returns: (transfer full): the batch as the `data` of a message
 */
JsonNode *
_bunko_call_batch_to_data (BunkoCallBatch *self)
{
  g_return_val_if_fail (BUNKO_IS_CALL_BATCH (self), NULL);

  g_autoptr (JsonArray) array = json_array_sized_new (self->calls->len);
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < self->calls->len; i++)
    {
      Call *call = g_ptr_array_index (self->calls, i);

      json_array_add_element (array, json_node_ref (call->request));
    }
  json_node_set_array (node, array);
  return node;
}

/* A function that ran comes before any refusal, and of two refusals of one function the first
 * says enough: the first element of a name wins. Elements of other names are left over from an
 * earlier message on the connection (HPX wire notes, "Stale errors").
 */
static void
take_element (BunkoCallBatch *self, JsonNode *element)
{
  if (!JSON_NODE_HOLDS_OBJECT (element))
    return;

  JsonObject *object = json_node_get_object (element);
  const char *fname = json_object_get_string_member_with_default (object, "fname", NULL);
  Call *call = fname != NULL ? find_call (self, fname) : NULL;

  if (call == NULL || call->result != NULL || call->error != NULL)
    return;
  call->error = bunko_envelope_read_error (json_object_get_member (object, "error"));
  if (call->error == NULL && json_object_has_member (object, "data"))
    call->result = json_node_ref (json_object_get_member (object, "data"));
}

/**
 * _bunko_call_batch_take_reply: (skip)
 * @self: a batch
 * @results: the list of results of a reply
 *
 * Pairs the elements of a reply with the functions of the batch.
 */
void
_bunko_call_batch_take_reply (BunkoCallBatch *self, JsonArray *results)
{
  g_return_if_fail (BUNKO_IS_CALL_BATCH (self) && results != NULL);

  for (guint i = 0; i < json_array_get_length (results); i++)
    take_element (self, json_array_get_element (results, i));
}

/**
 * _bunko_call_batch_is_missing: (skip)
 * @self: a batch with a reply
 * @index: an index that bunko_call_batch_add() returned
 *
 * Tells whether the server said that it does not have the function, rather than that an argument
 * is wrong: both have the code 403.
 *
 * Returns: whether the function at @index does not exist on the server
 */
gboolean
_bunko_call_batch_is_missing (BunkoCallBatch *self, guint index)
{
  g_return_val_if_fail (BUNKO_IS_CALL_BATCH (self) && index < self->calls->len, FALSE);

  Call *call = g_ptr_array_index (self->calls, index);

  if (!g_error_matches (call->error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_INVALID_MESSAGE))
    return FALSE;

  g_autofree char *text = g_ascii_strdown (call->error->message, -1);

  return strstr (text, "function not found") != NULL;
}

/**
 * _bunko_call_batch_is_refused: (skip)
 * @self: a batch with a reply
 * @index: an index that bunko_call_batch_add() returned
 *
 * Returns: whether the user may not call the function at @index
 */
gboolean
_bunko_call_batch_is_refused (BunkoCallBatch *self, guint index)
{
  g_return_val_if_fail (BUNKO_IS_CALL_BATCH (self) && index < self->calls->len, FALSE);

  Call *call = g_ptr_array_index (self->calls, index);

  return g_error_matches (call->error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_NO_PERMISSION);
}
