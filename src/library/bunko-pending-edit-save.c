/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-pending-edit-private.h"

#include "bunko-json-member.h"
#include "bunko-library-delete.h"
#include "bunko-library-filters-private.h"
#include "bunko-library-members.h"

/* Making an edit again: by the same call of the library as the first time, which finds it in the
 * list and looks first whether it was made where that may be. */

/* Takes @task and @error. */
static void
end (GTask *task, gboolean saved, GError *error)
{
  if (saved)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
  g_object_unref (task);
}

static void
bulk_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  gboolean saved = bunko_bulk_edit_run_finish (BUNKO_BULK_EDIT (source), result, &error);

  end (user_data, saved, error);
}

/* What the items were before is that of the first time: they may show the change already. */
static BunkoBulkEdit *
make_bulk_edit (BunkoPendingEdit *self, BunkoLibrary *library)
{
  BunkoBulkEdit *bulk;

  if (self->kind == BUNKO_PENDING_VIEW)
    return bunko_bulk_edit_new_for_view (library, self->query, -1, NULL, &self->change);
  bulk = _bunko_bulk_edit_new_empty (library,
                                     &g_array_index (self->entries, BunkoPendingEntry, 0).change);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const BunkoPendingEntry *pending = &g_array_index (self->entries, BunkoPendingEntry, i);
      BunkoBulkEntry *entry =
          _bunko_bulk_edit_add_entry (bulk, NULL, pending->type, pending->id, &pending->change);

      entry->old_metatags = pending->old_metatags;
      entry->old_rating = pending->old_rating;
      entry->old_grouping = pending->old_grouping;
      entry->remembered = TRUE;
    }
  return bulk;
}

static void
save_bulk (GTask *task, BunkoLibrary *library)
{
  BunkoPendingEdit *self = g_task_get_source_object (task);
  g_autoptr (BunkoBulkEdit) bulk = make_bulk_edit (self, library);

  bulk->pending = g_object_ref (self);
  bunko_bulk_edit_run_async (bulk, g_task_get_cancellable (task), bulk_cb, task);
}

static void
container_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  g_autoptr (BunkoItem) item =
      bunko_library_new_container_finish (BUNKO_LIBRARY (source), result, &error);

  end (user_data, item != NULL, error);
}

static void
filter_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  g_autoptr (BunkoFilter) filter =
      bunko_library_new_filter_finish (BUNKO_LIBRARY (source), result, &error);

  end (user_data, filter != NULL, error);
}

static void
filter_edited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  gboolean saved = _bunko_library_edit_filter_finish (BUNKO_LIBRARY (source), result, &error);

  end (user_data, saved, error);
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;

  bunko_library_delete_finish (BUNKO_LIBRARY (source), result, &error);
  end (user_data, error == NULL, error);
}

static gboolean
save_new (GTask *task, BunkoLibrary *library, JsonObject *args)
{
  gint64 type = bunko_json_member_int (args, "item_type", 0);
  JsonObject *item = bunko_json_member_object (args, "item");
  const char *name = item != NULL ? bunko_json_member_string (item, "name", "") : "";

  if (*name == '\0')
    return FALSE;
  if (type == BUNKO_ITEM_TYPE_COLLECTION || type == BUNKO_ITEM_TYPE_GROUPING)
    bunko_library_new_container_async (library, (BunkoItemType) type, name, NULL, container_cb,
                                       task);
  else if (type == BUNKO_ITEM_TYPE_FILTER)
    bunko_library_new_filter_async (library, name, bunko_json_member_string (item, "filter", ""),
                                    bunko_json_member_bool (item, "enforce", FALSE), NULL,
                                    filter_cb, task);
  else
    return FALSE;
  return TRUE;
}

static gboolean
save_delete_filter (GTask *task, BunkoLibrary *library, JsonObject *args)
{
  gint64 id = bunko_json_member_int (args, "item_id", 0);
  g_autoptr (BunkoFilter) filter = NULL;

  if (id <= 0 || bunko_json_member_int (args, "item_type", 0) != BUNKO_ITEM_TYPE_FILTER)
    return FALSE;
  filter = bunko_filter_new (id);
  bunko_library_delete_filter_async (library, filter, NULL, filter_edited_cb, task);
  return TRUE;
}

static gboolean
save_update_filter (GTask *task, BunkoLibrary *library, JsonObject *args)
{
  JsonObject *item = bunko_json_member_object (args, "item");

  if (item == NULL || bunko_json_member_int (item, "id", 0) <= 0 ||
      bunko_json_member_int (args, "item_type", 0) != BUNKO_ITEM_TYPE_FILTER)
    return FALSE;
  _bunko_library_update_filter_again_async (
      library, args, bunko_pending_edit_get_text (g_task_get_source_object (task)),
      filter_edited_cb, task);
  return TRUE;
}

static gboolean
save_delete (GTask *task, BunkoLibrary *library, JsonObject *args)
{
  g_autoptr (GPtrArray) galleries = g_ptr_array_new_with_free_func (g_object_unref);
  JsonArray *ids = bunko_json_member_get_array (args, "item_ids");
  JsonObject *options = bunko_json_member_object (args, "options");

  for (guint i = 0; ids != NULL && i < json_array_get_length (ids); i++)
    {
      gint64 id = bunko_json_node_to_int (json_array_get_element (ids, i), 0);

      if (id > 0)
        g_ptr_array_add (galleries, bunko_gallery_new (id));
    }
  if (galleries->len == 0 || options == NULL ||
      bunko_json_member_int (args, "item_type", 0) != BUNKO_ITEM_TYPE_GALLERY)
    return FALSE;
  bunko_library_delete_async (library, galleries,
                              bunko_json_member_bool (options, "gallery.delete_files", FALSE),
                              bunko_json_member_bool (options, "core.send_to_systemtrash", TRUE),
                              NULL, NULL, NULL, deleted_cb, task);
  return TRUE;
}

/* The call takes @task if it is one that is known. */
static gboolean
save_call (GTask *task, BunkoLibrary *library)
{
  BunkoPendingEdit *self = g_task_get_source_object (task);
  g_autoptr (JsonObject) args = json_object_ref (self->args);

  if (g_str_equal (self->fname, "new_item"))
    return save_new (task, library, args);
  if (g_str_equal (self->fname, "update_item"))
    return save_update_filter (task, library, args);
  if (g_str_equal (self->fname, "delete_item"))
    return save_delete_filter (task, library, args);
  return g_str_equal (self->fname, "delete_items") && save_delete (task, library, args);
}

/* Private: makes the edit once more. What becomes of it is noted in it. */
void
_bunko_pending_edit_save_async (BunkoPendingEdit *self,
                                BunkoLibrary *library,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, _bunko_pending_edit_save_async);
  g_task_set_check_cancellable (task, FALSE);
  if (self->kind != BUNKO_PENDING_CALL)
    save_bulk (task, library);
  else if (!save_call (task, library))
    {
      g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                                       "Nobody knows how to make this edit");
      g_object_unref (task);
    }
}

gboolean
_bunko_pending_edit_save_finish (BunkoPendingEdit *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
