/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-bulk-edit-private.h"
#include "bunko-gallery-private.h"
#include "bunko-item-private.h"

/* One item of many that are changed. It shows the change as long as the server was not heard, and
 * then what the server has. */

void
_bunko_bulk_entry_free (BunkoBulkEntry *entry)
{
  _bunko_bulk_entry_finish (entry, entry->result);
  g_clear_object (&entry->item);
  g_free (entry);
}

/* Keeps what the item is now. */
void
_bunko_bulk_entry_remember (BunkoBulkEntry *entry)
{
  if (entry->remembered)
    return;
  entry->remembered = TRUE;
  entry->old_metatags = bunko_item_get_metatags (entry->item);
  if (!BUNKO_IS_GALLERY (entry->item))
    return;
  entry->old_rating = bunko_gallery_get_rating (BUNKO_GALLERY (entry->item));
  entry->old_grouping = bunko_gallery_get_grouping_id (BUNKO_GALLERY (entry->item));
}

/* Shows the change before the server has it. */
void
_bunko_bulk_entry_show (BunkoBulkEntry *entry)
{
  const BunkoBulkChange *change = &entry->change;
  BunkoMetatags cleared = change->mask & ~change->values;

  if (entry->item == NULL)
    return;
  g_object_freeze_notify (G_OBJECT (entry->item));
  if (change->kind == BUNKO_BULK_METATAGS && change->values != 0)
    entry->set_edit = _bunko_item_begin_edit (entry->item, change->values, TRUE);
  if (change->kind == BUNKO_BULK_METATAGS && cleared != 0)
    entry->clear_edit = _bunko_item_begin_edit (entry->item, cleared, FALSE);
  if (change->kind == BUNKO_BULK_RATING && BUNKO_IS_GALLERY (entry->item))
    entry->rating_edit = _bunko_gallery_begin_rating (BUNKO_GALLERY (entry->item), change->rating);
  g_object_thaw_notify (G_OBJECT (entry->item));
}

/* The server has it, or the item is again what it was. */
void
_bunko_bulk_entry_finish (BunkoBulkEntry *entry, BunkoBulkResult result)
{
  gboolean success = result == BUNKO_BULK_CHANGED || result == BUNKO_BULK_UNCHANGED;

  entry->result = result;
  if (entry->item == NULL)
    return;
  g_object_freeze_notify (G_OBJECT (entry->item));
  if (entry->set_edit != 0)
    _bunko_item_end_edit (entry->item, entry->set_edit, success);
  if (entry->clear_edit != 0)
    _bunko_item_end_edit (entry->item, entry->clear_edit, success);
  if (entry->rating_edit != 0)
    _bunko_gallery_end_rating (BUNKO_GALLERY (entry->item), entry->rating_edit,
                               entry->change.rating, success);
  entry->set_edit = 0;
  entry->clear_edit = 0;
  entry->rating_edit = 0;
  g_object_thaw_notify (G_OBJECT (entry->item));
}
