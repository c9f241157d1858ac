/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-pending-edit-private.h"

/* How edits get into the list of those that are pending, and out of it without being asked for:
 * what the person does anew takes the place of what failed before. */

static BunkoPendingEdit *
find_call (BunkoPendingEdits *self, const char *key)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr (BunkoPendingEdit) edit = g_list_model_get_item (G_LIST_MODEL (self), i);

      if (edit->kind == BUNKO_PENDING_CALL && g_str_equal (edit->key, key))
        return g_steal_pointer (&edit);
    }
  return NULL;
}

/* Private: a call is about to be made that makes or deletes something. Returns the edit that it
 * would be; if the same failed before, that one, which says whether it may have been made. */
BunkoPendingEdit *
_bunko_pending_edits_begin_call (BunkoPendingEdits *self,
                                 const char *fname,
                                 JsonObject *args,
                                 const char *text)
{
  g_autoptr (BunkoPendingEdit) edit = _bunko_pending_edit_new_call (fname, args, text);
  BunkoPendingEdit *before = find_call (self, edit->key);

  _bunko_pending_edit_set_saving (before != NULL ? before : edit, TRUE);
  if (before == NULL)
    return g_steal_pointer (&edit);
  _bunko_pending_edit_set_args (before, args);
  _bunko_pending_edit_set_text (before, text);
  return before;
}

/* Private: it is over. What was lost is kept; takes @edit. @was_sent says whether the server may
 * have got it if @error is set. */
void
_bunko_pending_edits_end_call (BunkoPendingEdits *self,
                               BunkoPendingEdit *edit,
                               const GError *error,
                               gboolean was_sent)
{
  g_autoptr (BunkoPendingEdit) owned = edit;
  gboolean is_known = _bunko_pending_edits_contains (self, edit);

  _bunko_pending_edit_set_saving (edit, FALSE);
  if (error != NULL && _bunko_error_is_loss (error))
    {
      _bunko_pending_edit_note_lost (edit, was_sent);
      if (!is_known)
        _bunko_pending_edits_add (self, edit);
      else
        _bunko_pending_edits_changed (self);
    }
  else if (error != NULL && is_known)
    {
      _bunko_pending_edit_set_problem (edit, error);
      _bunko_pending_edits_changed (self);
    }
  else if (error == NULL)
    _bunko_pending_edits_remove (self, edit);
}

/* Private: the server has @change of an item, or it waits: what waited before is out of date. What
 * is just being made again is left to who makes it. */
void
_bunko_pending_edits_supersede (BunkoPendingEdits *self,
                                BunkoItemType type,
                                gint64 id,
                                const BunkoBulkChange *change)
{
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self)); i > 0; i--)
    {
      g_autoptr (BunkoPendingEdit) edit = g_list_model_get_item (G_LIST_MODEL (self), i - 1);

      if (edit->kind != BUNKO_PENDING_ITEMS || edit->saving ||
          !_bunko_pending_edit_drop_items (edit, type, id, change))
        continue;
      if (edit->entries->len == 0)
        _bunko_pending_edits_remove (self, edit);
      else
        _bunko_pending_edits_changed (self);
    }
}

/* Private: keeps the change of one item, which failed for want of a connection. */
void
_bunko_pending_edits_note_item (BunkoPendingEdits *self,
                                BunkoLibrary *library,
                                BunkoItem *item,
                                const BunkoBulkChange *change,
                                gboolean maybe_made)
{
  BunkoPendingEntry entry = { .type = bunko_item_get_item_type (item),
                              .id = bunko_item_get_id (item),
                              .change = *change,
                              .old_metatags = bunko_item_get_metatags (item) };
  g_autofree char *text = _bunko_pending_edit_describe_change (library, change, item, 1);
  g_autoptr (BunkoPendingEdit) edit = _bunko_pending_edit_new (BUNKO_PENDING_ITEMS, text);

  if (BUNKO_IS_GALLERY (item))
    {
      entry.old_rating = bunko_gallery_get_rating (BUNKO_GALLERY (item));
      entry.old_grouping = bunko_gallery_get_grouping_id (BUNKO_GALLERY (item));
    }
  _bunko_pending_edits_supersede (self, entry.type, entry.id, change);
  g_array_append_val (edit->entries, entry);
  edit->maybe_made = maybe_made;
  _bunko_pending_edits_add (self, edit);
}

static void
fill_entries (BunkoPendingEdit *edit, BunkoBulkEdit *bulk)
{
  g_array_set_size (edit->entries, 0);
  for (guint i = 0; i < bulk->entries->len; i++)
    {
      const BunkoBulkEntry *entry = g_ptr_array_index (bulk->entries, i);
      BunkoPendingEntry pending = { entry->type,         entry->id,         entry->change,
                                    entry->old_metatags, entry->old_rating, entry->old_grouping };

      if (entry->lost || (bulk->pending != NULL && entry->result == BUNKO_BULK_REFUSED))
        g_array_append_val (edit->entries, pending);
    }
}

static BunkoItem *
find_lost_item (BunkoBulkEdit *bulk)
{
  for (guint i = 0; i < bulk->entries->len; i++)
    {
      const BunkoBulkEntry *entry = g_ptr_array_index (bulk->entries, i);

      if (entry->lost)
        return entry->item;
    }
  return NULL;
}

static void
supersede_all (BunkoPendingEdits *self, GArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const BunkoPendingEntry *entry = &g_array_index (entries, BunkoPendingEntry, i);

      _bunko_pending_edits_supersede (self, entry->type, entry->id, &entry->change);
    }
}

/* An edit of a view of which not even the items are known, or which the server makes as one. */
static guint
note_view (BunkoPendingEdits *self, BunkoBulkEdit *bulk, BunkoPendingEdit *edit)
{
  guint n = MAX (bunko_bulk_edit_get_n_total (bulk), 1);

  edit->kind = BUNKO_PENDING_VIEW;
  edit->change = bulk->change;
  g_set_object (&edit->query, bulk->query);
  return _bunko_pending_edits_add (self, edit) ? n : 0;
}

/* Private: keeps what of an edit that ends was lost, and says how much that is. Of an edit that is
 * made again everything stays that was not done. */
guint
_bunko_pending_edits_note_bulk (BunkoPendingEdits *self, BunkoBulkEdit *bulk)
{
  g_autoptr (BunkoPendingEdit) edit = NULL;
  g_autoptr (BunkoPendingEdit) known = NULL;
  g_autofree char *text = NULL;

  g_set_object (&known, bulk->pending);
  edit = known != NULL ? g_object_ref (known) : _bunko_pending_edit_new (BUNKO_PENDING_ITEMS, "");
  edit->maybe_made |= bulk->maybe_made;
  if (bulk->query != NULL && bulk->source != NULL)
    {
      text = _bunko_pending_edit_describe_change (bulk->library, &bulk->change, NULL,
                                                  MAX (bunko_bulk_edit_get_n_total (bulk), 1));
      _bunko_pending_edit_set_text (edit, text);
      return known != NULL ? 1 : note_view (self, bulk, edit);
    }
  edit->kind = BUNKO_PENDING_ITEMS;
  fill_entries (edit, bulk);
  if (edit->entries->len == 0)
    return 0;
  text = _bunko_pending_edit_describe_change (
      bulk->library, &g_array_index (edit->entries, BunkoPendingEntry, 0).change,
      find_lost_item (bulk), edit->entries->len);
  /* The one item of an edit that comes from a file is not known by its name. */
  if (known == NULL || edit->entries->len > 1)
    _bunko_pending_edit_set_text (edit, text);
  if (known != NULL)
    return edit->entries->len;
  supersede_all (self, edit->entries);
  return _bunko_pending_edits_add (self, edit) ? edit->entries->len : 0;
}
