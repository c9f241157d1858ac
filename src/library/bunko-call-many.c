/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-call-many-private.h"

#include "bunko-error-text.h"
#include "bunko-library-private.h"

/* The same question about several things. One message may hold a function only once (HPX wire
 * notes, "Calls"), so that every thing has a message of its own; they go over several connections.
 */

typedef struct
{
  GPtrArray *replies; /* of JsonNode, NULL where there is none */
  GPtrArray *errors;  /* of GError, NULL where there is a reply */
  guint n_open;
} Many;

typedef struct
{
  GTask *task;
  guint index;
} Part;

static void
many_free (gpointer data)
{
  Many *many = data;

  g_clear_pointer (&many->replies, g_ptr_array_unref);
  g_clear_pointer (&many->errors, g_ptr_array_unref);
  g_free (many);
}

static void
clear_node (gpointer node)
{
  g_clear_pointer ((JsonNode **) &node, json_node_unref);
}

static void
clear_error (gpointer error)
{
  g_clear_error ((GError **) &error);
}

/* What concerns one thing only leaves the others as they are. */
static gboolean
is_about_one (const GError *error)
{
  BunkoErrorKind kind = bunko_error_get_kind (error);

  return kind != BUNKO_ERROR_KIND_UNREACHABLE && kind != BUNKO_ERROR_KIND_CANCELLED &&
         kind != BUNKO_ERROR_KIND_LOGIN && kind != BUNKO_ERROR_KIND_UNSUPPORTED &&
         kind != BUNKO_ERROR_KIND_TRUST;
}

static void
finish (GTask *task)
{
  Many *many = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    return;
  for (guint i = 0; i < many->errors->len; i++)
    {
      const GError *error = g_ptr_array_index (many->errors, i);

      if (error != NULL && !is_about_one (error))
        {
          g_task_return_error (task, g_error_copy (error));
          return;
        }
    }
  g_task_return_boolean (task, TRUE);
}

static void
part_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Part *part = user_data;
  g_autoptr (GTask) task = part->task;
  Many *many = g_task_get_task_data (task);
  GError *error = NULL;

  many->replies->pdata[part->index] =
      bunko_session_call_finish (BUNKO_SESSION (source), result, &error);
  many->errors->pdata[part->index] = error;
  if (--many->n_open == 0)
    finish (task);
}

/* Private: calls @fname once for every one of @args (JsonObject, 1 to BUNKO_CALL_MANY_MAX). */
void
_bunko_library_call_many_async (BunkoLibrary *self,
                                const char *fname,
                                GPtrArray *args,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Many *many = g_new0 (Many, 1);

  g_assert (args->len >= 1 && args->len <= BUNKO_CALL_MANY_MAX);

  g_task_set_source_tag (task, _bunko_library_call_many_async);
  g_task_set_task_data (task, many, many_free);
  many->replies = g_ptr_array_new_with_free_func (clear_node);
  many->errors = g_ptr_array_new_with_free_func (clear_error);
  g_ptr_array_set_size (many->replies, (gint) args->len);
  g_ptr_array_set_size (many->errors, (gint) args->len);
  many->n_open = args->len;
  for (guint i = 0; i < args->len; i++)
    {
      Part *part = g_new0 (Part, 1);

      part->task = g_object_ref (task);
      part->index = i;
      bunko_session_call_async (_bunko_library_get_session (self), fname,
                                g_ptr_array_index (args, i), BUNKO_PRIORITY_VISIBLE, cancellable,
                                part_cb, part);
    }
}

/* Private: the replies (JsonNode) in the order of the arguments, NULL where the server refused one;
 * then @errors (optional) has why at the same place. NULL with @error set if there is no connection
 * or no such function. */
GPtrArray *
_bunko_library_call_many_finish (BunkoLibrary *self,
                                 GAsyncResult *result,
                                 GPtrArray **errors,
                                 GError **error)
{
  GTask *task = G_TASK (result);
  Many *many = g_task_get_task_data (task);

  if (!g_task_propagate_boolean (task, error))
    return NULL;
  if (errors != NULL)
    *errors = g_steal_pointer (&many->errors);
  return g_steal_pointer (&many->replies);
}
