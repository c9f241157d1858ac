/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-call-pack-private.h"

#include "bunko-library-private.h"

/*
 * Calls that belong together, in as few messages as possible: each message costs a server some 40
 * ms (HPX wire notes, "Frames"), but a function may stand only once in one. The first message goes
 * over the connection for what a person waits for, the others at the same time over those for what
 * is on the screen; answers are handed out as they come.
 */

typedef struct
{
  guint index; /* in its batch */
  BunkoAnswerFunc func;
  gpointer user_data;
} Entry;

typedef struct
{
  BunkoCallBatch *batch;
  GArray *entries; /* of Entry */
} Message;

struct _BunkoCallPack
{
  BunkoLibrary *library;
  GPtrArray *messages; /* of Message */
  guint n_open;
  GError *error; /* the first one of a whole message */
};

typedef struct
{
  GTask *task;
  Message *message;
} Sent;

static void
message_free (gpointer data)
{
  Message *message = data;

  g_clear_object (&message->batch);
  g_clear_pointer (&message->entries, g_array_unref);
  g_free (message);
}

/* A pack without calls. */
BunkoCallPack *
_bunko_call_pack_new (BunkoLibrary *library)
{
  BunkoCallPack *self = g_new0 (BunkoCallPack, 1);

  self->library = g_object_ref (library);
  self->messages = g_ptr_array_new_with_free_func (message_free);

  return self;
}

void
_bunko_call_pack_free (BunkoCallPack *self)
{
  g_clear_object (&self->library);
  g_clear_pointer (&self->messages, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_free (self);
}

static gboolean
has_call (Message *message, const char *fname)
{
  for (guint i = 0; i < message->entries->len; i++)
    {
      guint index = g_array_index (message->entries, Entry, i).index;

      if (g_str_equal (bunko_call_batch_get_fname (message->batch, index), fname))
        return TRUE;
    }

  return FALSE;
}

static Message *
ensure_message_without (BunkoCallPack *self, const char *fname)
{
  Message *message;

  for (guint i = 0; i < self->messages->len; i++)
    if (!has_call (self->messages->pdata[i], fname))
      return self->messages->pdata[i];

  message = g_new0 (Message, 1);
  message->batch = bunko_call_batch_new ();
  message->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_ptr_array_add (self->messages, message);

  return message;
}

/* Adds a call; takes @args. What the server is known not to have is left out, and @func is not
 * called then. */
void
_bunko_call_pack_add (BunkoCallPack *self,
                      const char *fname,
                      JsonObject *args,
                      BunkoAnswerFunc func,
                      gpointer user_data)
{
  g_autoptr (JsonObject) owned_args = args;
  Message *message;
  Entry entry = { 0, func, user_data };

  if (!bunko_session_has_function (_bunko_library_get_session (self->library), fname))
    return;

  message = ensure_message_without (self, fname);
  entry.index = bunko_call_batch_add (message->batch, fname, owned_args);
  g_array_append_val (message->entries, entry);
}

static JsonObject *
make_item_args (BunkoItemType type, gint64 id)
{
  JsonObject *args = json_object_new ();

  json_object_set_int_member (args, "item_type", type);
  json_object_set_int_member (args, "item_id", id);

  return args;
}

/* Adds a question for an item. */
void
_bunko_call_pack_add_item (BunkoCallPack *self,
                           BunkoItemType type,
                           gint64 id,
                           BunkoAnswerFunc func,
                           gpointer user_data)
{
  _bunko_call_pack_add (self, "get_item", make_item_args (type, id), func, user_data);
}

/* Adds a question for the items of a kind that belong to an item. */
void
_bunko_call_pack_add_related (BunkoCallPack *self,
                              BunkoItemType type,
                              gint64 id,
                              BunkoItemType related,
                              guint limit,
                              BunkoAnswerFunc func,
                              gpointer user_data)
{
  JsonObject *args = make_item_args (type, id);

  json_object_set_int_member (args, "related_type", related);
  json_object_set_int_member (args, "limit", limit);
  _bunko_call_pack_add (self, "get_related_items", args, func, user_data);
}

static void
hand_out (BunkoCallPack *self, Message *message, const GError *error)
{
  for (guint i = 0; i < message->entries->len; i++)
    {
      Entry *entry = &g_array_index (message->entries, Entry, i);
      g_autoptr (GError) own_error = NULL;
      g_autoptr (JsonNode) data = NULL;

      if (error == NULL)
        data = bunko_call_batch_get_result (message->batch, entry->index, &own_error);
      entry->func (self->library, data, error != NULL ? error : own_error, entry->user_data);
    }
}

static void
end (GTask *task)
{
  BunkoCallPack *self = g_task_get_task_data (task);

  if (self->error != NULL)
    g_task_return_error (task, g_steal_pointer (&self->error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Sent *sent = user_data;
  g_autoptr (GTask) task = sent->task;
  BunkoCallPack *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  bunko_session_call_batch_finish (BUNKO_SESSION (source), result, &error);
  /* Who has given up does not want to hear of it any more. */
  if (!g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    hand_out (self, sent->message, error);
  g_free (sent);
  if (error != NULL && self->error == NULL)
    self->error = g_steal_pointer (&error);
  if (--self->n_open == 0)
    end (task);
}

static void
send_message (GTask *task, guint i)
{
  BunkoCallPack *self = g_task_get_task_data (task);
  Sent *sent = g_new0 (Sent, 1);

  sent->task = g_object_ref (task);
  sent->message = self->messages->pdata[i];
  bunko_session_call_batch_async (_bunko_library_get_session (self->library), sent->message->batch,
                                  i == 0 ? BUNKO_PRIORITY_INTERACTIVE : BUNKO_PRIORITY_VISIBLE,
                                  g_task_get_cancellable (task), answered_cb, sent);
}

/* Sends all messages; takes @self. */
void
_bunko_call_pack_run_async (BunkoCallPack *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self->library, cancellable, callback, user_data);

  g_task_set_source_tag (task, _bunko_call_pack_run_async);
  g_task_set_task_data (task, self, (GDestroyNotify) _bunko_call_pack_free);
  self->n_open = self->messages->len;
  if (self->n_open == 0)
    end (task);
  for (guint i = 0; i < self->messages->len; i++)
    send_message (task, i);
}

/* Whether all messages were answered. What became of each call its function was told. */
gboolean
_bunko_call_pack_run_finish (BunkoLibrary *library, GAsyncResult *result, GError **error)
{
  g_assert (g_task_is_valid (result, library));

  return g_task_propagate_boolean (G_TASK (result), error);
}
