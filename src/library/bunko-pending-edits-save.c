/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-pending-edit-private.h"

/* Making them again, one after another: in the order in which the person made them. */

typedef struct
{
  GPtrArray *edits; /* of BunkoPendingEdit */
  guint next;
  guint n_saved;
  GError *error; /* the first one */
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_ptr_array_unref (saving->edits);
  g_clear_error (&saving->error);
  g_free (saving);
}

static void save_next (GTask *task);

static void
set_n_saving (BunkoPendingEdits *self, guint n)
{
  gboolean changed = (n > 0) != (self->n_saving > 0);

  self->n_saving = n;
  if (changed)
    g_object_notify (G_OBJECT (self), "saving");
}

static void
end_saving (GTask *task)
{
  BunkoPendingEdits *self = g_task_get_source_object (task);
  Saving *saving = g_task_get_task_data (task);

  set_n_saving (self, self->n_saving - 1);
  if (saving->error != NULL)
    g_task_return_error (task, g_error_copy (saving->error));
  else
    g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BunkoPendingEdit *edit = BUNKO_PENDING_EDIT (source);
  GTask *task = user_data;
  BunkoPendingEdits *self = g_task_get_source_object (task);
  Saving *saving = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gboolean lost = FALSE;

  _bunko_pending_edit_set_saving (edit, FALSE);
  if (_bunko_pending_edit_save_finish (edit, result, &error))
    {
      saving->n_saved++;
      _bunko_pending_edits_remove (self, edit);
    }
  else
    {
      lost = _bunko_error_is_loss (error);
      if (!lost)
        _bunko_pending_edit_set_problem (edit, error);
      if (saving->error == NULL)
        saving->error = g_steal_pointer (&error);
    }
  _bunko_pending_edits_changed (self);
  if (lost)
    end_saving (task);
  else
    save_next (task);
}

/* Takes @task. */
static void
save_next (GTask *task)
{
  BunkoPendingEdits *self = g_task_get_source_object (task);
  Saving *saving = g_task_get_task_data (task);
  g_autoptr (BunkoLibrary) library = g_weak_ref_get (&self->library);
  BunkoPendingEdit *edit;

  /* What was discarded or done again meanwhile is left out. */
  while (saving->next < saving->edits->len &&
         (!_bunko_pending_edits_contains (self, saving->edits->pdata[saving->next]) ||
          bunko_pending_edit_get_saving (saving->edits->pdata[saving->next])))
    saving->next++;
  if (saving->next >= saving->edits->len || library == NULL ||
      g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      end_saving (task);
      return;
    }
  edit = g_ptr_array_index (saving->edits, saving->next++);
  _bunko_pending_edit_set_saving (edit, TRUE);
  _bunko_pending_edits_changed (self);
  _bunko_pending_edit_save_async (edit, library, g_task_get_cancellable (task), saved_cb, task);
}

static GPtrArray *
list_edits (BunkoPendingEdits *self, BunkoPendingEdit *edit)
{
  GPtrArray *edits = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr (BunkoPendingEdit) other = g_list_model_get_item (G_LIST_MODEL (self), i);

      if (edit == NULL || other == edit)
        g_ptr_array_add (edits, g_steal_pointer (&other));
    }
  return edits;
}

/**
 * bunko_pending_edits_save_async:
 * @self: the edits
 * @edit: (nullable): one of them, %NULL for all
 * @cancellable: (nullable): stops it after the edit that is under way
 * @callback: (nullable): called when it is over
 * @user_data: data for @callback
 *
 * Makes edits again, the oldest first. What the server takes leaves the list; when the connection
 * is lost again the rest stays; what the server refuses stays with the reason.
 */
void
bunko_pending_edits_save_async (BunkoPendingEdits *self,
                                BunkoPendingEdit *edit,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  Saving *saving;
  GTask *task;

  g_return_if_fail (BUNKO_IS_PENDING_EDITS (self));
  g_return_if_fail (edit == NULL || BUNKO_IS_PENDING_EDIT (edit));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_pending_edits_save_async);
  g_task_set_check_cancellable (task, FALSE);
  saving = g_new0 (Saving, 1);
  saving->edits = list_edits (self, edit);
  g_task_set_task_data (task, saving, saving_free);
  set_n_saving (self, self->n_saving + 1);
  save_next (task);
}

/**
 * bunko_pending_edits_save_finish:
 * @self: the edits
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: how many were saved; some may be, also with @error set to the first error
 */
guint
bunko_pending_edits_save_finish (BunkoPendingEdits *self, GAsyncResult *result, GError **error)
{
  Saving *saving;

  g_return_val_if_fail (BUNKO_IS_PENDING_EDITS (self), 0);
  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  saving = g_task_get_task_data (G_TASK (result));
  g_task_propagate_boolean (G_TASK (result), error);
  return saving->n_saved;
}
