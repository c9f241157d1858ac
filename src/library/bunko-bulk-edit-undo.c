/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-bulk-edit-private.h"
#include "bunko-gallery-private.h"

/* The way back from a change of many items. */

static gboolean
invert_metatags (const BunkoBulkEntry *entry, BunkoBulkChange *inverse)
{
  inverse->mask = entry->change.mask & (entry->old_metatags ^ entry->change.values);
  inverse->values = entry->old_metatags & inverse->mask;
  return inverse->mask != 0;
}

static gboolean
invert_rating (const BunkoBulkEntry *entry, BunkoBulkChange *inverse)
{
  inverse->rating = entry->old_rating;
  return inverse->rating != entry->change.rating;
}

/* A gallery is always in a series: the way back leads into the old one. */
static gboolean
invert_membership (const BunkoBulkEntry *entry, BunkoBulkChange *inverse)
{
  inverse->add = !entry->change.add;
  if (entry->change.container_type != BUNKO_ITEM_TYPE_GROUPING || !entry->change.add ||
      entry->old_grouping <= 0)
    return TRUE;
  inverse->add = TRUE;
  inverse->container_id = entry->old_grouping;
  return inverse->container_id != entry->change.container_id;
}

/* What makes the item what it was; FALSE if it is that. */
static gboolean
invert (const BunkoBulkEntry *entry, BunkoBulkChange *inverse)
{
  if (entry->result != BUNKO_BULK_CHANGED)
    return FALSE;
  *inverse = entry->change;
  switch (entry->change.kind)
    {
    case BUNKO_BULK_METATAGS:
      return invert_metatags (entry, inverse);
    case BUNKO_BULK_RATING:
      return invert_rating (entry, inverse);
    case BUNKO_BULK_MEMBERSHIP:
      return invert_membership (entry, inverse);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* What the item is before its undo, for the redo, where no object tells. */
static void
remember_changed (BunkoBulkEntry *undo, const BunkoBulkEntry *entry)
{
  undo->old_metatags =
      (entry->old_metatags & ~entry->change.mask) | (entry->change.values & entry->change.mask);
  undo->old_rating =
      entry->change.kind == BUNKO_BULK_RATING ? entry->change.rating : entry->old_rating;
  undo->old_grouping = entry->change.container_type == BUNKO_ITEM_TYPE_GROUPING && entry->change.add
                           ? entry->change.container_id
                           : 0;
}

/* A server may rate what becomes a favorite (setting gallery.auto_rate_on_favorite): that goes
 * back, too, where it is known. */
static void
add_rating (BunkoBulkEdit *undo, const BunkoBulkEntry *entry)
{
  BunkoBulkChange inverse = { .kind = BUNKO_BULK_RATING, .rating = entry->old_rating };
  double rating;

  if (entry->change.kind != BUNKO_BULK_METATAGS || !BUNKO_IS_GALLERY (entry->item) ||
      (entry->change.values & BUNKO_METATAG_FAVORITE) == 0)
    return;
  rating = bunko_gallery_get_rating (BUNKO_GALLERY (entry->item));
  if (entry->old_rating == 0 && rating > 0)
    _bunko_bulk_edit_add_entry (undo, entry->item, entry->type, entry->id, &inverse)->old_rating =
        rating;
}

gboolean
_bunko_bulk_edit_has_undo (BunkoBulkEdit *self)
{
  BunkoBulkChange inverse;

  for (guint i = 0; !self->as_one && i < self->entries->len; i++)
    {
      if (invert (g_ptr_array_index (self->entries, i), &inverse))
        return TRUE;
    }
  return FALSE;
}

/**
 * bunko_bulk_edit_get_undo:
 * @self: an edit that has run, to its end or not
 *
 * Makes the edit that turns every item that was changed into what it was before. It can be undone
 * in turn.
 *
 * Returns: (transfer full) (nullable): the edit, not begun yet; %NULL if it cannot be undone, see
 *   bunko_bulk_edit_get_can_undo()
 */
BunkoBulkEdit *
bunko_bulk_edit_get_undo (BunkoBulkEdit *self)
{
  BunkoBulkEdit *undo;

  g_return_val_if_fail (BUNKO_IS_BULK_EDIT (self), NULL);
  g_return_val_if_fail (self->state > BUNKO_BULK_EDIT_RUNNING, NULL);

  if (!self->can_undo)
    return NULL;
  undo = _bunko_bulk_edit_new_empty (self->library, &self->change);
  for (guint i = 0; i < self->entries->len; i++)
    {
      BunkoBulkEntry *entry = g_ptr_array_index (self->entries, i);
      BunkoBulkChange inverse;

      if (!invert (entry, &inverse))
        continue;
      remember_changed (
          _bunko_bulk_edit_add_entry (undo, entry->item, entry->type, entry->id, &inverse), entry);
      add_rating (undo, entry);
    }
  return undo;
}
