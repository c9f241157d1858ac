/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-list-diff.h"
#include "bunko-paged-list-private.h"
#include "bunko-row-private.h"

/* A refresh fetches the run of pages that somebody looks at ("hot") and compares them with what
 * is there:
 *
 *     head          │ hot: low … high │ tail
 *     pages before  │ diff by id      │ grows and shrinks at its end
 *
 * The pages before and after are not known, or loaded long ago: their items are forgotten and come
 * back when somebody looks, only their number can change, at the end. While the differences are
 * told one by one, all hot rows belong to the first hot page; before and after they are on the
 * page of the server that they come from. So the list is consistent at every signal.
 */

/* (out): the pages in use next to the last one asked for. FALSE if nobody looks at anything. */
static gboolean
find_hot_pages (BunkoPagedList *list, guint *low, guint *high)
{
  guint reach = BUNKO_PAGED_LIST_MAX_HOT_PAGES / 2;
  GHashTableIter iter;
  BunkoPageSlot *slot;

  *low = G_MAXUINT;
  *high = 0;
  g_hash_table_iter_init (&iter, list->slots);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &slot))
    if (slot->n_live > 0 && slot->page + reach >= list->last_page &&
        slot->page <= list->last_page + reach)
      {
        *low = MIN (*low, slot->page);
        *high = MAX (*high, slot->page);
      }

  return *low != G_MAXUINT;
}

/* Pages that did not arrive yet are NULL. */
static void
clear_page (gpointer page)
{
  if (page != NULL)
    g_ptr_array_unref (page);
}

/* Starts the second step of a refresh, when the number is known: which pages are needed. */
BunkoRefresh *
_bunko_refresh_new (BunkoPagedList *list, gint64 total, guint serial)
{
  BunkoRefresh *self = g_new0 (BunkoRefresh, 1);

  self->serial = serial;
  self->total = total;
  self->pages = g_ptr_array_new_with_free_func (clear_page);
  if (find_hot_pages (list, &self->low, &self->high))
    g_ptr_array_set_size (self->pages, self->high - self->low + 1);

  return self;
}

void
_bunko_refresh_free (BunkoRefresh *self)
{
  g_ptr_array_unref (self->pages);
  g_free (self);
}

static gboolean
is_hot (BunkoRefresh *self, guint page)
{
  return self->pages->len > 0 && page >= self->low && page <= self->high;
}

/* What was loaded elsewhere may be old news; rows in use there are asked for again. */
static void
forget_cold_pages (BunkoRefresh *self, BunkoPagedList *list)
{
  g_autoptr (GPtrArray) cold = g_ptr_array_new ();
  GHashTableIter iter;
  BunkoPageSlot *slot;

  g_hash_table_iter_init (&iter, list->slots);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &slot))
    if (!is_hot (self, slot->page) && slot->state != BUNKO_SLOT_LOADING)
      g_ptr_array_add (cold, slot);

  for (guint i = 0; i < cold->len; i++)
    {
      slot = cold->pdata[i];
      bunko_page_slot_set_items (slot, NULL);
      _bunko_paged_list_set_slot_state (list, slot, BUNKO_SLOT_IDLE);
      if (slot->n_live > 0)
        _bunko_paged_list_request (list, slot);
      else
        g_hash_table_remove (list->slots, GUINT_TO_POINTER (slot->page));
    }
}

static guint
full_rows (BunkoRefresh *self, BunkoPagedList *list, guint page)
{
  gint64 before = (gint64) page * list->page_size;

  return CLAMP (self->total - before, 0, list->page_size);
}

static void
resize_page (BunkoPagedList *list, guint page, guint n_rows)
{
  BunkoPageSlot *slot = _bunko_paged_list_peek_slot (list, page);

  bunko_page_map_set_page_rows (list->map, page, n_rows);
  if (slot != NULL)
    bunko_page_slot_set_n_rows (slot, n_rows);
}

/* Gives the pages from @first up to @end, without it, the length that the new number wants, and
 * tells. Pages known to be short stay short, but for the last, which was cut where the list ended.
 */
static void
resize_pages (BunkoRefresh *self, BunkoPagedList *list, guint first, guint end, guint n_old_pages)
{
  guint n_before = bunko_page_map_get_start (list->map, end);
  guint n_after;

  for (guint page = first; page < end; page++)
    {
      guint n_rows = full_rows (self, list, page);
      guint n_old_rows = bunko_page_map_get_page_rows (list->map, page);

      if (page + 1 < n_old_pages)
        n_rows = MIN (n_rows, n_old_rows);
      if (n_rows != n_old_rows)
        resize_page (list, page, n_rows);
    }

  n_after = bunko_page_map_get_start (list->map, end);
  if (n_after > n_before)
    _bunko_paged_list_items_changed (list, n_before, 0, n_after - n_before);
  else
    _bunko_paged_list_items_changed (list, n_after, n_before - n_after, 0);
}

static void
resize_tail (BunkoRefresh *self, BunkoPagedList *list, guint first)
{
  guint n_old_pages = bunko_page_map_get_n_pages (list->map);
  guint n_pages = self->total / list->page_size + (self->total % list->page_size != 0);

  n_pages = MAX (n_pages, first);
  if (n_pages > n_old_pages)
    bunko_page_map_set_n_pages (list->map, n_pages);
  resize_pages (self, list, first, MAX (n_pages, n_old_pages), n_old_pages);
  bunko_page_map_set_n_pages (list->map, n_pages);
}

/* The new items of all hot pages in a row, each once; says how many are from each page. */
static GPtrArray *
join_items (BunkoRefresh *self, guint *counts)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GPtrArray *joined = g_ptr_array_new ();

  for (guint i = 0; i < self->pages->len; i++)
    {
      GPtrArray *items = self->pages->pdata[i];

      counts[i] = 0;
      for (guint j = 0; j < items->len; j++)
        {
          gint64 id = bunko_item_get_id (items->pdata[j]);

          if (g_hash_table_add (seen, g_memdup2 (&id, sizeof id)))
            {
              g_ptr_array_add (joined, items->pdata[j]);
              counts[i]++;
            }
        }
    }

  return joined;
}

static void
put_on_first_page (BunkoRefresh *self, BunkoPagedList *list)
{
  BunkoPageSlot *first = _bunko_paged_list_ensure_slot (list, self->low);

  _bunko_paged_list_set_slot_state (list, first, BUNKO_SLOT_LOADED);
  for (guint page = self->low + 1; page <= self->high; page++)
    {
      BunkoPageSlot *slot = _bunko_paged_list_ensure_slot (list, page);

      _bunko_paged_list_set_slot_state (list, slot, BUNKO_SLOT_LOADED);
      bunko_page_slot_take_rows (first, slot, 0, slot->rows->len);
      bunko_page_map_set_page_rows (list->map, page, 0);
    }
  bunko_page_map_set_page_rows (list->map, self->low, first->rows->len);
}

static void
put_on_own_pages (BunkoRefresh *self, BunkoPagedList *list, guint *counts)
{
  BunkoPageSlot *first = _bunko_paged_list_peek_slot (list, self->low);

  bunko_page_map_set_page_rows (list->map, self->low, counts[0]);
  for (guint i = 1; i < self->pages->len; i++)
    {
      BunkoPageSlot *slot = _bunko_paged_list_ensure_slot (list, self->low + i);

      bunko_page_slot_take_rows (slot, first, counts[0], counts[i]);
      bunko_page_map_set_page_rows (list->map, slot->page, counts[i]);
    }
}

static gboolean
all_unknown (BunkoPageSlot *slot, guint offset, guint n_rows)
{
  for (guint i = 0; i < n_rows; i++)
    if (bunko_page_slot_get_item (slot, offset + i) != NULL)
      return FALSE;

  return TRUE;
}

/* One difference, told at once. Rows that waited for their item are just given it. */
static void
apply_change (BunkoPagedList *list, BunkoPageSlot *slot, BunkoListChange *change, GPtrArray *items)
{
  guint offset = change->old_start;
  guint source = change->new_start;
  guint n_removed = change->n_removed;
  guint n_added = change->n_added;
  guint n_kept = all_unknown (slot, offset, n_removed) ? MIN (n_removed, n_added) : 0;
  guint start = bunko_page_map_get_start (list->map, slot->page);

  bunko_page_slot_splice (slot, offset + n_kept, n_removed - n_kept, n_added - n_kept);
  for (guint i = 0; i < n_added; i++)
    {
      BunkoRow *row = slot->rows->pdata[offset + i];

      g_set_object ((BunkoItem **) &slot->items->pdata[offset + i], items->pdata[source + i]);
      if (row != NULL)
        _bunko_row_set_item (row, items->pdata[source + i]);
    }
  bunko_page_map_set_page_rows (list->map, slot->page, slot->rows->len);
  _bunko_paged_list_items_changed (list, start + offset + n_kept, n_removed - n_kept,
                                   n_added - n_kept);
}

static gint64 *
collect_ids (gpointer *items, guint n_items)
{
  gint64 *ids = g_new0 (gint64, n_items + 1);

  for (guint i = 0; i < n_items; i++)
    ids[i] = items[i] != NULL ? bunko_item_get_id (items[i]) : 0;

  return ids;
}

/* Back to front, so that the places of what is still to come stay right. */
static void
apply_hot_pages (BunkoRefresh *self, BunkoPagedList *list)
{
  g_autofree guint *counts = g_new (guint, self->pages->len);
  g_autoptr (GPtrArray) items = join_items (self, counts);
  g_autoptr (GArray) changes = NULL;
  g_autofree gint64 *old_ids = NULL;
  g_autofree gint64 *new_ids = NULL;
  BunkoPageSlot *slot;

  put_on_first_page (self, list);
  slot = _bunko_paged_list_peek_slot (list, self->low);
  g_ptr_array_set_size (slot->items, slot->rows->len);
  old_ids = collect_ids (slot->items->pdata, slot->items->len);
  new_ids = collect_ids (items->pdata, items->len);
  changes = bunko_list_diff (old_ids, slot->items->len, new_ids, items->len);

  for (guint i = changes->len; i-- > 0;)
    apply_change (list, slot, &g_array_index (changes, BunkoListChange, i), items);
  bunko_page_slot_set_items (slot, items);
  put_on_own_pages (self, list, counts);
}

/* Takes over the answer: the end first, then the pages in use, then what is before them. */
void
_bunko_refresh_apply (BunkoRefresh *self, BunkoPagedList *list)
{
  gboolean any_hot = self->pages->len > 0;
  guint n_hot_pages = any_hot ? self->high + 1 : 0;

  forget_cold_pages (self, list);
  if (self->total != list->total)
    resize_tail (self, list, n_hot_pages);
  if (any_hot)
    apply_hot_pages (self, list);
  if (any_hot && self->total < list->total)
    resize_pages (self, list, 0, self->low, G_MAXUINT);
}
