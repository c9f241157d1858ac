/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-library-private.h"

#include "bunko-json-member.h"
#include "protocol/bunko-protocol-error.h"

/* One call of a function, and what all replies have in common. */

typedef struct
{
  BunkoLibrary *library;
  GTask *task;
  BunkoReplyFunc reply;
} Call;

static void
call_free (Call *call)
{
  g_clear_object (&call->task);
  g_clear_object (&call->library);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

static void
call_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = bunko_session_call_finish (BUNKO_SESSION (source), result, &error);

  if (data == NULL)
    g_task_return_error (call->task, g_steal_pointer (&error));
  else
    call->reply (call->library, call->task, data);
}

/* Calls @fname for @task and hands the data of the reply to @reply, which must return @task; errors
 * are returned here. Takes @task and @args. */
void
_bunko_library_call (BunkoLibrary *self,
                     GTask *task,
                     const char *fname,
                     JsonObject *args,
                     BunkoReplyFunc reply)
{
  Call *call = g_new0 (Call, 1);
  g_autoptr (JsonObject) owned_args = args;

  g_assert (BUNKO_IS_LIBRARY (self));

  call->library = g_object_ref (self);
  call->task = task;
  call->reply = reply;
  bunko_session_call_async (_bunko_library_get_session (self), fname, owned_args,
                            BUNKO_PRIORITY_INTERACTIVE, g_task_get_cancellable (task), call_cb,
                            call);
}

void
_bunko_task_return_unexpected (GTask *task, const char *fname)
{
  g_task_return_new_error (task, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_UNEXPECTED,
                           "The reply of %s has an unexpected form", fname);
}

/* The number in {"count": n}, or -1 if there is none. */
gint64
_bunko_count_from_json (JsonNode *data)
{
  if (JSON_NODE_HOLDS_OBJECT (data))
    return MAX (bunko_json_member_int (json_node_get_object (data), "count", -1), -1);
  return MAX (bunko_json_node_to_int (data, -1), -1);
}
