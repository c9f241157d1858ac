/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-bulk-edit-private.h"
#include "bunko-json-member.h"
#include "bunko-library-command-private.h"
#include "bunko-view-source-private.h"
#include "protocol/bunko-protocol-error.h"

#include <glib/gi18n-lib.h>

/* The change of everything that a view shows: by its items, or by one call of the server. */

#define PAGE_SIZE 200

/* Seconds: a change of a whole large library takes long, but not for ever. */
#define VIEW_TIMEOUT 3600

/* So many items that were shown are asked for when nobody knows what the server did to them. */
#define MAX_REFRESHED 200

static void list_page (BunkoBulkEdit *self);

/* HPX "Creating frontends", update_metatags_for_view, since 0.11. A collection may show every
 * gallery instead of its own (happypandax#255): there each one is named. */
static gboolean
can_change_as_one (BunkoBulkEdit *self)
{
  BunkoSession *session = _bunko_library_get_session (self->library);
  BunkoItemType type = bunko_view_query_get_item_type (self->query);

  return self->change.kind == BUNKO_BULK_METATAGS &&
         bunko_session_is_version_at_least (session, 0, 11, 0) &&
         bunko_session_has_function (session, "update_metatags_for_view") &&
         bunko_view_query_get_parent_id (self->query) <= 0 &&
         (type == BUNKO_ITEM_TYPE_GALLERY || type == BUNKO_ITEM_TYPE_COLLECTION);
}

/* Whether the items are listed first, which makes an undo possible. */
void
_bunko_bulk_edit_choose_way (BunkoBulkEdit *self)
{
  gboolean can_change = can_change_as_one (self);

  self->as_one = can_change && self->n_matches > BUNKO_BULK_MAX_LISTED;
  _bunko_bulk_edit_set_can_undo (self, !can_change || (self->n_matches >= 0 && !self->as_one));
}

/* Takes @error. */
static void
fail (BunkoBulkEdit *self, GError *error)
{
  self->aborted = TRUE;
  _bunko_bulk_edit_take_error (self, error);
  _bunko_bulk_edit_end (self);
}

static void
take_page (BunkoBulkEdit *self, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      BunkoItem *item = g_ptr_array_index (items, i);
      gint64 id = bunko_item_get_id (item);
      BunkoBulkEntry *entry;

      if (!_bunko_bulk_edit_is_about (self, item) || g_hash_table_contains (self->listed_ids, &id))
        continue;
      entry = _bunko_bulk_edit_add_entry (self, item, bunko_item_get_item_type (item), id,
                                          &self->change);
      _bunko_bulk_entry_remember (entry);
      /* What nothing shows need not be kept. */
      g_clear_object (&entry->item);
      g_hash_table_add (self->listed_ids, &entry->id);
    }
}

static void
page_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoBulkEdit) self = user_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) items =
      bunko_list_source_fetch_finish (BUNKO_LIST_SOURCE (source), result, &error);

  if (items == NULL)
    {
      self->maybe_made = FALSE;
      fail (self, error);
      return;
    }
  take_page (self, items);
  self->page++;
  list_page (self);
}

static void
list_page (BunkoBulkEdit *self)
{
  if (_bunko_bulk_edit_is_halted (self))
    _bunko_bulk_edit_end (self);
  else if ((gint64) self->page * PAGE_SIZE < self->n_matches)
    bunko_list_source_fetch_async (self->source, self->page, PAGE_SIZE, NULL, page_cb,
                                   g_object_ref (self));
  else
    {
      self->n_matches = self->entries->len;
      g_clear_object (&self->source);
      g_clear_pointer (&self->listed_ids, g_hash_table_unref);
      _bunko_bulk_edit_begin (self);
    }
}

static void
list_view (BunkoBulkEdit *self)
{
  if (self->n_matches > BUNKO_BULK_MAX_ENTRIES)
    {
      fail (self, g_error_new (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                               _ ("This server changes items one by one, and these are more than "
                                  "%d. Narrow the search down."),
                               BUNKO_BULK_MAX_ENTRIES));
      return;
    }
  g_ptr_array_set_size (self->entries, 0);
  self->listed_ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->page = 0;
  list_page (self);
}

static void
finish_shown (BunkoBulkEdit *self, BunkoBulkResult result)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      BunkoBulkEntry *entry = g_ptr_array_index (self->entries, i);

      _bunko_bulk_entry_finish (entry, result);
      if (result == BUNKO_BULK_REFUSED && i < MAX_REFRESHED)
        _bunko_bulk_edit_refresh_item (self, entry->type, entry->id);
    }
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoBulkEdit) self = user_data;
  GError *error = NULL;
  g_autoptr (JsonNode) value =
      _bunko_library_run_command_finish (BUNKO_LIBRARY (source), result, &error);

  self->n_in_flight--;
  self->maybe_made = _bunko_library_run_command_was_sent (result);
  if (value != NULL && bunko_json_node_to_int (value, 1) != 0)
    {
      finish_shown (self, BUNKO_BULK_CHANGED);
      self->n_done = bunko_bulk_edit_get_n_total (self);
      _bunko_bulk_edit_end (self);
      return;
    }
  if (g_error_matches (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_INVALID_MESSAGE))
    {
      /* It does not have the function after all. */
      g_clear_error (&error);
      self->as_one = FALSE;
      _bunko_bulk_edit_set_can_undo (self, TRUE);
      finish_shown (self, BUNKO_BULK_WAITING);
      list_view (self);
      return;
    }
  finish_shown (self, BUNKO_BULK_REFUSED);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_error (&error);
      _bunko_bulk_edit_end (self);
      return;
    }
  fail (self, error != NULL ? error
                            : g_error_new_literal (BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_COMMAND,
                                                   "The server could not change the view"));
}

static void
progress_cb (double fraction, const char *text, gpointer user_data)
{
  BunkoBulkEdit *self = user_data;

  self->command_progress = fraction;
  _bunko_bulk_edit_notify_progress (self);
}

static void
change_as_one (BunkoBulkEdit *self)
{
  JsonObject *args = _bunko_view_source_make_selectors (BUNKO_VIEW_SOURCE (self->source));
  g_autoptr (JsonObject) owned_args = args;

  for (guint i = 0; i < self->entries->len; i++)
    _bunko_bulk_entry_show (g_ptr_array_index (self->entries, i));
  json_object_set_object_member (args, "metatags",
                                 _bunko_bulk_change_make_metatags (&self->change));
  json_object_set_null_member (args, "limit");
  self->n_in_flight++;
  _bunko_library_run_command_async (
      self->library, "update_metatags_for_view", args, BUNKO_PRIORITY_PREFETCH, VIEW_TIMEOUT,
      progress_cb, self, g_task_get_cancellable (self->task), changed_cb, g_object_ref (self));
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoBulkEdit) self = user_data;
  GError *error = NULL;
  gint64 count = bunko_list_source_count_finish (BUNKO_LIST_SOURCE (source), result, &error);

  if (count < 0)
    {
      fail (self, error);
      return;
    }
  self->n_matches = count;
  _bunko_bulk_edit_choose_way (self);
  _bunko_bulk_edit_notify_progress (self);
  if (_bunko_bulk_edit_is_halted (self))
    _bunko_bulk_edit_end (self);
  else if (self->as_one)
    change_as_one (self);
  else
    list_view (self);
}

/* The view is counted in any case: it may have changed, and what is wrong about it is found out. */
void
_bunko_bulk_edit_begin_view (BunkoBulkEdit *self)
{
  self->source = bunko_library_view (self->library, self->query);
  bunko_list_source_count_async (self->source, NULL, counted_cb, g_object_ref (self));
}
