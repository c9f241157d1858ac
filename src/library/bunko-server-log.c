/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "bunko-library-private.h"
#include "bunko-server-log.h"

/**
 * BunkoServerLog:
 *
 * A log that the server keeps, as a list of #BunkoLogLine: its own, that of one of its queues, or
 * that of an item.
 *
 * The server hands out the whole of it each time. Lines that were there before stay the same ones
 * in the list, so that who reads it keeps the place. Of a long log the end is kept
 * (%BUNKO_LOG_TEXT_MAX_SIZE).
 */
struct _BunkoServerLog
{
  GObject parent_instance;

  BunkoLibrary *library;
  BunkoServerLogKind kind;
  BunkoItemType item_type;
  gint64 item_id;
  BunkoLogText *text; /* NULL before the first time */
  guint n_skipped;    /* of its first lines, for a moment */
};

/* A longer text is cut into lines in a thread. */
#define THREAD_THRESHOLD (128 * 1024)

/* HPX documentation, "LogType". */
enum
{
  LOG_TYPE_DOWNLOAD = 2,
  LOG_TYPE_METADATA = 3,
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoServerLog,
                               bunko_server_log,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GType
get_item_type (GListModel *model)
{
  return BUNKO_TYPE_LOG_LINE;
}

static guint
get_n_items (GListModel *model)
{
  BunkoServerLog *self = BUNKO_SERVER_LOG (model);

  return self->text != NULL ? bunko_log_text_get_n_lines (self->text) - self->n_skipped : 0;
}

static gpointer
get_item (GListModel *model, guint position)
{
  BunkoServerLog *self = BUNKO_SERVER_LOG (model);

  return position < get_n_items (model)
             ? bunko_log_line_new (self->text, self->n_skipped + position)
             : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
bunko_server_log_dispose (GObject *object)
{
  BunkoServerLog *self = BUNKO_SERVER_LOG (object);

  g_clear_object (&self->library);
  G_OBJECT_CLASS (bunko_server_log_parent_class)->dispose (object);
}

static void
bunko_server_log_finalize (GObject *object)
{
  BunkoServerLog *self = BUNKO_SERVER_LOG (object);

  g_clear_pointer (&self->text, bunko_log_text_unref);
  G_OBJECT_CLASS (bunko_server_log_parent_class)->finalize (object);
}

static void
bunko_server_log_class_init (BunkoServerLogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_server_log_dispose;
  object_class->finalize = bunko_server_log_finalize;
}

static void
bunko_server_log_init (BunkoServerLog *self)
{
}

/**
 * bunko_server_log_new:
 * @library: the library of the server
 * @kind: which log, not %BUNKO_SERVER_LOG_ITEM
 *
 * Returns: (transfer full): the log, empty until it is refreshed
 */
BunkoServerLog *
bunko_server_log_new (BunkoLibrary *library, BunkoServerLogKind kind)
{
  BunkoServerLog *self;

  g_return_val_if_fail (BUNKO_IS_LIBRARY (library) && kind != BUNKO_SERVER_LOG_ITEM, NULL);

  self = g_object_new (BUNKO_TYPE_SERVER_LOG, NULL);
  self->library = g_object_ref (library);
  self->kind = kind;
  return self;
}

/**
 * bunko_server_log_new_for_item:
 * @library: the library that the item is in
 * @item: an item
 *
 * Returns: (transfer full): the log of the item, empty until it is refreshed
 */
BunkoServerLog *
bunko_server_log_new_for_item (BunkoLibrary *library, BunkoItem *item)
{
  BunkoServerLog *self;

  g_return_val_if_fail (BUNKO_IS_LIBRARY (library) && BUNKO_IS_ITEM (item), NULL);

  self = g_object_new (BUNKO_TYPE_SERVER_LOG, NULL);
  self->library = g_object_ref (library);
  self->kind = BUNKO_SERVER_LOG_ITEM;
  self->item_type = bunko_item_get_item_type (item);
  self->item_id = bunko_item_get_id (item);
  return self;
}

/**
 * bunko_server_log_get_kind:
 * @self: a log
 *
 * Returns: which it is
 */
BunkoServerLogKind
bunko_server_log_get_kind (BunkoServerLog *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_LOG (self), BUNKO_SERVER_LOG_MAIN);

  return self->kind;
}

/**
 * bunko_server_log_is_shortened:
 * @self: a log
 *
 * Returns: whether the server has more of it than the list
 */
gboolean
bunko_server_log_is_shortened (BunkoServerLog *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_LOG (self), FALSE);

  return self->text != NULL && bunko_log_text_is_shortened (self->text);
}

static const char *
get_function (BunkoServerLog *self)
{
  return self->kind == BUNKO_SERVER_LOG_ITEM ? "get_item_log" : "get_log";
}

/**
 * bunko_server_log_is_supported:
 * @self: a log
 *
 * Tells what is known without asking: logs came with 0.12, those of items with 0.10.
 *
 * Returns: %FALSE if the server said before that it does not have the function
 */
gboolean
bunko_server_log_is_supported (BunkoServerLog *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_LOG (self), FALSE);

  return bunko_session_has_function (_bunko_library_get_session (self->library),
                                     get_function (self));
}

/* Refreshing. */

/* Lines that the log lost at its start are told first: for that moment the list is the old one
 * without them.
 */
static void
remove_first (BunkoServerLog *self, guint n)
{
  self->n_skipped = n;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n, 0);
  self->n_skipped = 0;
}

static void
take_text (BunkoServerLog *self, BunkoLogText *text)
{
  guint n_before = get_n_items (G_LIST_MODEL (self));
  guint n_after = bunko_log_text_get_n_lines (text);
  guint shift, kept = 0;

  if (self->text != NULL && bunko_log_text_find_shift (self->text, text, &shift))
    {
      if (shift > 0)
        remove_first (self, shift);
      kept = n_before = n_before - shift;
    }
  g_clear_pointer (&self->text, bunko_log_text_unref);
  self->text = bunko_log_text_ref (text);
  if (n_before > kept || n_after > kept)
    g_list_model_items_changed (G_LIST_MODEL (self), kept, n_before - kept, n_after - kept);
}

static void
cut_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  gsize length;
  const char *text = g_bytes_get_data (data, &length);

  g_task_return_pointer (task, bunko_log_text_new (text, length),
                         (GDestroyNotify) bunko_log_text_unref);
}

static void
cut_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (BunkoLogText) text = g_task_propagate_pointer (G_TASK (result), NULL);

  if (g_task_return_error_if_cancelled (task))
    return;
  take_text (g_task_get_source_object (task), text);
  g_task_return_boolean (task, TRUE);
}

static void
cut_in_thread (GTask *task, const char *log, gsize length)
{
  g_autoptr (GTask) cut = g_task_new (NULL, NULL, cut_cb, g_object_ref (task));

  g_task_set_source_tag (cut, cut_in_thread);
  g_task_set_task_data (cut, g_bytes_new (log, length), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (cut, cut_thread);
}

/* {"log": "…"}; anything else than a text is an empty log. */
static const char *
find_log (JsonNode *data)
{
  JsonNode *node = JSON_NODE_HOLDS_OBJECT (data)
                       ? json_object_get_member (json_node_get_object (data), "log")
                       : data;

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : "";
}

static void
replied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = bunko_session_call_finish (BUNKO_SESSION (source), result, &error);
  const char *log;
  gsize length;

  if (data == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (g_task_return_error_if_cancelled (task))
    return;
  log = find_log (data);
  length = strlen (log);
  if (length > THREAD_THRESHOLD)
    cut_in_thread (task, log, length);
  else
    {
      g_autoptr (BunkoLogText) text = bunko_log_text_new (log, length);

      take_text (g_task_get_source_object (task), text);
      g_task_return_boolean (task, TRUE);
    }
}

static JsonObject *
make_args (BunkoServerLog *self)
{
  JsonObject *args = json_object_new ();

  switch (self->kind)
    {
    case BUNKO_SERVER_LOG_ITEM:
      json_object_set_int_member (args, "item_type", self->item_type);
      json_object_set_int_member (args, "item_id", self->item_id);
      break;
    case BUNKO_SERVER_LOG_METADATA:
      json_object_set_int_member (args, "log_type", LOG_TYPE_METADATA);
      break;
    case BUNKO_SERVER_LOG_DOWNLOAD:
      json_object_set_int_member (args, "log_type", LOG_TYPE_DOWNLOAD);
      break;
    case BUNKO_SERVER_LOG_MAIN:
    default:
      json_object_set_null_member (args, "log_type");
      break;
    }
  return args;
}

/**
 * bunko_server_log_refresh_async:
 * @self: a log
 * @cancellable: (nullable): to give up
 * @callback: called when the list is as the server has it
 * @user_data: data for @callback
 *
 * Asks the server for the log (HPX documentation, get_log() and get_item_log()).
 */
void
bunko_server_log_refresh_async (BunkoServerLog *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (BUNKO_IS_SERVER_LOG (self));

  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (JsonObject) args = make_args (self);

  g_task_set_source_tag (task, bunko_server_log_refresh_async);
  bunko_session_call_async (_bunko_library_get_session (self->library), get_function (self), args,
                            BUNKO_PRIORITY_POLL, cancellable, replied_cb, task);
}

/**
 * bunko_server_log_refresh_finish:
 * @self: a log
 * @result: the result that the callback got
 * @error: return location for an error
 *
 * Finishes bunko_server_log_refresh_async().
 *
 * Returns: whether the list is up to date; if not, @error is one of bunko_session_call_finish(), of
 *   the kind %BUNKO_ERROR_KIND_UNSUPPORTED where the server does not have logs
 */
gboolean
bunko_server_log_refresh_finish (BunkoServerLog *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
