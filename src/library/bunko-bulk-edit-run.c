/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-bulk-edit-private.h"
#include "bunko-pending-edit-private.h"

#include <math.h>

/* Beginning and end of a change of many items. */

gboolean
_bunko_bulk_edit_is_halted (BunkoBulkEdit *self)
{
  return self->aborted || g_cancellable_is_cancelled (g_task_get_cancellable (self->task));
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BunkoLibrary *library = g_task_get_source_object (task);
  BunkoItemType type = GPOINTER_TO_INT (g_task_get_task_data (task));
  g_autoptr (JsonNode) data = bunko_session_call_finish (BUNKO_SESSION (source), result, NULL);
  g_autoptr (BunkoItem) item = NULL;

  if (data != NULL && JSON_NODE_HOLDS_OBJECT (data))
    item = bunko_store_intern_json (_bunko_library_get_store (library), type,
                                    json_node_get_object (data));
  g_task_return_boolean (task, item != NULL);
}

/* Brings an item up to date that the server may have changed more than it was told to. */
void
_bunko_bulk_edit_refresh_item (BunkoBulkEdit *self, BunkoItemType type, gint64 id)
{
  g_autoptr (JsonObject) args = json_object_new ();
  GTask *task = g_task_new (self->library, NULL, NULL, NULL);

  g_task_set_source_tag (task, _bunko_bulk_edit_refresh_item);
  g_task_set_task_data (task, GINT_TO_POINTER (type), NULL);
  json_object_set_int_member (args, "item_type", type);
  json_object_set_int_member (args, "item_id", id);
  bunko_session_call_async (_bunko_library_get_session (self->library), "get_item", args,
                            BUNKO_PRIORITY_PREFETCH, NULL, refreshed_cb, task);
}

/* Changes that are the same stand together, to travel together. */
static gint
compare_changes (gconstpointer a, gconstpointer b)
{
  const BunkoBulkEntry *one = a;
  const BunkoBulkEntry *other = b;

  if (one->type != other->type)
    return one->type < other->type ? -1 : 1;
  if (one->change.kind != other->change.kind)
    return one->change.kind < other->change.kind ? -1 : 1;
  if (one->change.mask != other->change.mask)
    return one->change.mask < other->change.mask ? -1 : 1;
  if (one->change.values != other->change.values)
    return one->change.values < other->change.values ? -1 : 1;
  return 0;
}

/* Servers of version 0.3 refuse fractions. */
static void
round_ratings (BunkoBulkEdit *self)
{
  if (bunko_session_is_version_at_least (_bunko_library_get_session (self->library), 0, 4, 0))
    return;
  for (guint i = 0; i < self->entries->len; i++)
    {
      BunkoBulkEntry *entry = g_ptr_array_index (self->entries, i);

      entry->change.rating = round (entry->change.rating);
    }
}

/* All items are known: shows the change on those that are alive, and sends it. */
void
_bunko_bulk_edit_begin (BunkoBulkEdit *self)
{
  BunkoStore *store = _bunko_library_get_store (self->library);

  round_ratings (self);
  g_ptr_array_sort_values (self->entries, compare_changes);
  for (guint i = 0; i < self->entries->len; i++)
    {
      BunkoBulkEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->item == NULL)
        g_set_object (&entry->item, bunko_store_lookup (store, entry->type, entry->id));
      if (entry->item != NULL)
        _bunko_bulk_entry_remember (entry);
      _bunko_bulk_entry_show (entry);
    }
  _bunko_bulk_edit_notify_progress (self);
  _bunko_bulk_edit_send (self);
}

static BunkoBulkEditState
find_end_state (BunkoBulkEdit *self, gboolean complete)
{
  if (self->error != NULL && (complete || self->aborted))
    return BUNKO_BULK_EDIT_FAILED;
  return complete ? BUNKO_BULK_EDIT_DONE : BUNKO_BULK_EDIT_STOPPED;
}

static gboolean
is_complete (BunkoBulkEdit *self)
{
  if (self->aborted)
    return FALSE;
  return self->as_one ? self->n_done > 0 || self->n_matches == 0
                      : self->next >= self->entries->len && self->source == NULL;
}

/* What was lost is kept, to be made again when the person wants it: what was sent and not answered,
 * and all that would have come after it. */
static void
keep_lost (BunkoBulkEdit *self)
{
  gboolean is_lost = self->error != NULL && _bunko_error_is_loss (self->error) && self->aborted;

  for (guint i = 0; is_lost && i < self->entries->len; i++)
    {
      BunkoBulkEntry *entry = g_ptr_array_index (self->entries, i);

      entry->lost |= entry->result == BUNKO_BULK_WAITING;
    }
  if (is_lost || (self->pending != NULL && self->error != NULL))
    self->n_kept =
        _bunko_pending_edits_note_bulk (bunko_library_get_pending_edits (self->library), self);
}

/* Nothing is under way any more. What was not done goes back to what it was. */
void
_bunko_bulk_edit_end (BunkoBulkEdit *self)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);
  BunkoBulkEditState state = find_end_state (self, is_complete (self));

  g_assert (self->n_in_flight == 0);

  keep_lost (self);
  for (guint i = 0; i < self->entries->len; i++)
    {
      BunkoBulkEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->result == BUNKO_BULK_WAITING)
        _bunko_bulk_entry_finish (entry, BUNKO_BULK_REFUSED);
    }
  g_clear_object (&self->source);
  g_clear_pointer (&self->listed_ids, g_hash_table_unref);
  if (state == BUNKO_BULK_EDIT_STOPPED)
    {
      g_clear_error (&self->error);
      _bunko_bulk_edit_take_error (
          self, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "The edit was stopped"));
    }
  _bunko_bulk_edit_set_can_undo (self, _bunko_bulk_edit_has_undo (self));
  _bunko_bulk_edit_set_state (self, state);
  _bunko_bulk_edit_notify_progress (self);
  if (self->n_done > 0)
    _bunko_library_emit_edited (self->library);
  if (state == BUNKO_BULK_EDIT_DONE)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_error_copy (self->error));
}

/**
 * bunko_bulk_edit_run_async:
 * @self: an edit that was not begun
 * @cancellable: (nullable): stops it: what is under way is waited for, the rest goes back to what
 *   it was
 * @callback: (nullable): called when it is over
 * @user_data: data for @callback
 *
 * Makes the change. Servers since HPX 0.11 get the items together, others one by one, three at a
 * time.
 */
void
bunko_bulk_edit_run_async (BunkoBulkEdit *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (BUNKO_IS_BULK_EDIT (self));
  g_return_if_fail (self->state == BUNKO_BULK_EDIT_READY);

  self->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, bunko_bulk_edit_run_async);
  /* What was begun is finished: the edit itself says whether it was stopped. */
  g_task_set_check_cancellable (self->task, FALSE);
  _bunko_bulk_edit_set_state (self, BUNKO_BULK_EDIT_RUNNING);
  if (self->query != NULL)
    _bunko_bulk_edit_begin_view (self);
  else
    _bunko_bulk_edit_begin (self);
}

/**
 * bunko_bulk_edit_run_finish:
 * @self: an edit
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: %TRUE if all of it is done; %FALSE with @error set: %G_IO_ERROR_CANCELLED if it was
 *   stopped, else the first error. Part of it may be done, see bunko_bulk_edit_get_n_done()
 */
gboolean
bunko_bulk_edit_run_finish (BunkoBulkEdit *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_BULK_EDIT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
