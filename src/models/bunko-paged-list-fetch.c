/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-paged-list-private.h"

/* What a list asks its source: the number of rows, and pages of them, two at a time. */

#define MAX_IN_FLIGHT   2
#define MAX_IDLE_QUEUE  8
#define MAX_BARREN      8
#define MAX_RANDOM_PAGE 2000
#define MAX_RANDOM_ROWS 20000

typedef struct
{
  GWeakRef list;

  /* The one of the list when the request was made: another one there means another source. */
  GCancellable *cancellable;

  /* Which refresh wants the page, 0 for none. */
  guint refresh_serial;
  guint page;
} Request;

static void fetch (BunkoPagedList *self, guint page, guint refresh_serial);
static void queue_pump (BunkoPagedList *self);
static void page_loaded (BunkoPagedList *self, BunkoPageSlot *slot, GPtrArray *items);

static Request *
request_new (BunkoPagedList *self, guint page, guint refresh_serial)
{
  Request *request = g_new0 (Request, 1);

  g_weak_ref_init (&request->list, self);
  request->cancellable = g_object_ref (self->cancellable);
  request->refresh_serial = refresh_serial;
  request->page = page;

  return request;
}

static void
request_free (Request *request)
{
  g_weak_ref_clear (&request->list);
  g_clear_object (&request->cancellable);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

/* The list that still waits for this, or NULL. */
static BunkoPagedList *
request_dup_list (Request *request)
{
  g_autoptr (BunkoPagedList) self = g_weak_ref_get (&request->list);

  if (self == NULL || self->cancellable != request->cancellable)
    return NULL;

  return g_steal_pointer (&self);
}

/* Requests for pages that were scrolled past: only the newest few are kept. */
static void
trim_queue (BunkoPagedList *self)
{
  guint n_idle = 0;

  for (guint i = self->queue->len; i-- > 0;)
    {
      BunkoPageSlot *slot = self->queue->pdata[i];

      if (slot->n_live == 0 && slot->rows->len > 0 && ++n_idle > MAX_IDLE_QUEUE)
        _bunko_paged_list_forget_slot (self, slot);
    }
}

void
_bunko_paged_list_request (BunkoPagedList *self, BunkoPageSlot *slot)
{
  if (slot->state == BUNKO_SLOT_LOADING || slot->state == BUNKO_SLOT_QUEUED)
    return;

  bunko_page_slot_set_items (slot, NULL);
  _bunko_paged_list_set_slot_state (self, slot, BUNKO_SLOT_QUEUED);
  slot->batch = self->batch;
  g_ptr_array_add (self->queue, slot);
  trim_queue (self);
  queue_pump (self);
}

static gboolean
is_focused (BunkoPagedList *self, BunkoPageSlot *slot)
{
  return slot->page >= self->first_focus_page && slot->page <= self->last_focus_page;
}

/* What is on the screen first, then what was asked for last; in one turn from the top. */
static gboolean
goes_before (BunkoPagedList *self, BunkoPageSlot *a, BunkoPageSlot *b)
{
  gboolean a_focused = is_focused (self, a);
  gboolean b_focused = is_focused (self, b);

  if (a_focused != b_focused)
    return a_focused;
  if (a->batch != b->batch)
    return a->batch > b->batch;

  return a->page < b->page;
}

static BunkoPageSlot *
pick_next (BunkoPagedList *self)
{
  BunkoPageSlot *best = NULL;

  for (guint i = 0; i < self->queue->len; i++)
    if (best == NULL || goes_before (self, self->queue->pdata[i], best))
      best = self->queue->pdata[i];

  return best;
}

static void
pump (BunkoPagedList *self)
{
  self->batch++;

  while (self->n_in_flight < MAX_IN_FLIGHT)
    {
      BunkoRefresh *refresh = self->refresh;
      BunkoPageSlot *slot;

      if (refresh != NULL && refresh->n_started < refresh->pages->len)
        {
          fetch (self, refresh->low + refresh->n_started, refresh->serial);
          refresh->n_started++;
          continue;
        }

      slot = pick_next (self);
      if (slot == NULL)
        break;
      _bunko_paged_list_set_slot_state (self, slot, BUNKO_SLOT_LOADING);
      fetch (self, slot->page, 0);
    }
}

static gboolean
pump_cb (gpointer user_data)
{
  BunkoPagedList *self = user_data;

  self->pump_source = 0;
  pump (self);

  return G_SOURCE_REMOVE;
}

/* Not at once: a grid asks for many rows in a row, and the order of their pages matters. */
static void
queue_pump (BunkoPagedList *self)
{
  if (self->pump_source == 0)
    self->pump_source = g_idle_add_full (G_PRIORITY_DEFAULT, pump_cb, self, NULL);
}

static void
clear_refresh (BunkoPagedList *self)
{
  g_clear_pointer (&self->refresh, _bunko_refresh_free);
}

static void
finish_refresh (BunkoPagedList *self)
{
  BunkoRefresh *refresh = g_steal_pointer (&self->refresh);

  g_object_freeze_notify (G_OBJECT (self));
  _bunko_refresh_apply (refresh, self);
  _bunko_paged_list_set_total (self, refresh->total);
  _bunko_refresh_free (refresh);
  _bunko_paged_list_set_state (self, BUNKO_PAGED_LIST_READY, NULL);
  _bunko_paged_list_settle (self);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
refresh_page_done (BunkoPagedList *self, guint page, GPtrArray *items, const GError *error)
{
  BunkoRefresh *refresh = self->refresh;

  if (items == NULL)
    {
      clear_refresh (self);
      _bunko_paged_list_set_state (self, BUNKO_PAGED_LIST_FAILED, error);
      return;
    }

  refresh->pages->pdata[page - refresh->low] = g_ptr_array_ref (items);
  refresh->n_done++;
  if (refresh->n_done == refresh->pages->len)
    finish_refresh (self);
}

static void
page_failed (BunkoPagedList *self, BunkoPageSlot *slot, const GError *error)
{
  guint n_pages = bunko_page_map_get_n_pages (self->map);

  _bunko_paged_list_set_state (self, self->state, error);
  if (slot->n_live > 0)
    {
      _bunko_paged_list_set_slot_state (self, slot, BUNKO_SLOT_FAILED);
      return;
    }

  /* A look beyond the end: the next load of the last page tries it again. */
  if (slot->rows->len == 0 && slot->page + 1 == n_pages)
    bunko_page_map_set_n_pages (self->map, n_pages - 1);
  _bunko_paged_list_forget_slot (self, slot);
}

static void
fetch_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (BunkoPagedList) self = NULL;
  BunkoPageSlot *slot;

  items = bunko_list_source_fetch_finish (BUNKO_LIST_SOURCE (object), result, &error);
  self = request_dup_list (request);
  if (self == NULL)
    return;

  self->n_in_flight--;
  queue_pump (self);
  if (request->refresh_serial != 0)
    {
      if (self->refresh != NULL && self->refresh->serial == request->refresh_serial)
        refresh_page_done (self, request->page, items, error);
      return;
    }

  slot = _bunko_paged_list_peek_slot (self, request->page);
  if (slot == NULL || slot->state != BUNKO_SLOT_LOADING)
    return;

  if (items == NULL)
    page_failed (self, slot, error);
  else if (slot->page < bunko_page_map_get_n_pages (self->map))
    page_loaded (self, slot, items);
  else
    _bunko_paged_list_forget_slot (self, slot);
}

static void
fetch (BunkoPagedList *self, guint page, guint refresh_serial)
{
  self->n_in_flight++;
  bunko_list_source_fetch_async (self->source, page, self->page_size, self->cancellable, fetch_cb,
                                 request_new (self, page, refresh_serial));
}

/* Leaves out what another loaded page, or the same one, already shows. */
static GPtrArray *
without_repetition (BunkoPagedList *self, BunkoPageSlot *target, GPtrArray *items)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree gint64 *keys = NULL;
  GPtrArray *fresh = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  BunkoPageSlot *slot;
  guint n_keys = 0;

  keys = g_new (gint64, (gsize) self->n_loaded * self->page_size + items->len);
  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &slot))
    for (guint i = 0; slot != target && i < MIN (slot->items->len, self->page_size); i++)
      {
        keys[n_keys] = bunko_item_get_id (slot->items->pdata[i]);
        g_hash_table_add (ids, &keys[n_keys++]);
      }

  for (guint i = 0; i < items->len; i++)
    {
      keys[n_keys] = bunko_item_get_id (items->pdata[i]);
      if (g_hash_table_add (ids, &keys[n_keys++]))
        g_ptr_array_add (fresh, g_object_ref (items->pdata[i]));
    }

  return fresh;
}

/* Where tables are joined there are more pages than the count says: goes on as long as rows are
 * missing and the server has something. */
static void
look_beyond (BunkoPagedList *self, BunkoPageSlot *slot, guint n_received, guint n_fresh)
{
  guint n_pages = bunko_page_map_get_n_pages (self->map);

  self->n_barren = n_fresh > 0 ? 0 : self->n_barren + 1;
  if (slot->page + 1 != n_pages || n_received == 0 || self->n_barren > MAX_BARREN)
    return;
  if (bunko_page_map_get_n_rows (self->map) >= self->total)
    return;

  bunko_page_map_set_n_pages (self->map, n_pages + 1);
  _bunko_paged_list_request (self, _bunko_paged_list_ensure_slot (self, n_pages));
}

static void
page_loaded (BunkoPagedList *self, BunkoPageSlot *slot, GPtrArray *items)
{
  g_autoptr (GPtrArray) fresh = without_repetition (self, slot, items);
  guint n_before = bunko_page_map_get_page_rows (self->map, slot->page);
  guint n_after = fresh->len;
  guint start = bunko_page_map_get_start (self->map, slot->page);

  _bunko_paged_list_set_slot_state (self, slot, BUNKO_SLOT_LOADED);
  if (n_after != n_before)
    {
      bunko_page_map_set_page_rows (self->map, slot->page, n_after);
      bunko_page_slot_set_n_rows (slot, n_after);
    }
  bunko_page_slot_set_items (slot, fresh);
  look_beyond (self, slot, items->len, n_after);
  _bunko_paged_list_evict (self);

  /* Last, since others may call us now. */
  if (n_after < n_before)
    _bunko_paged_list_items_changed (self, start + n_after, n_before - n_after, 0);
  else
    _bunko_paged_list_items_changed (self, start + n_before, 0, n_after - n_before);
  _bunko_paged_list_settle (self);
}

/* Where every request gives another order, a library of usual size comes in one: only then does
 * each item come once. */
static void
choose_page_size (BunkoPagedList *self, gint64 total)
{
  self->page_size = BUNKO_PAGED_LIST_PAGE_SIZE;
  self->max_pages = BUNKO_PAGED_LIST_MAX_PAGES;
  if (bunko_list_source_is_random (self->source))
    {
      self->page_size = CLAMP (total, BUNKO_PAGED_LIST_PAGE_SIZE, MAX_RANDOM_PAGE);
      self->max_pages = MAX_RANDOM_ROWS / self->page_size;
    }
}

/* Items that came with the number are in their rows before anybody sees these. Returns FALSE if
 * they do not fill them. */
static gboolean
fill_first_page (BunkoPagedList *self, GPtrArray *items)
{
  g_autoptr (GPtrArray) fresh = NULL;
  BunkoPageSlot *slot;

  if (items->len != bunko_page_map_get_page_rows (self->map, 0))
    return FALSE;

  slot = _bunko_paged_list_ensure_slot (self, 0);
  fresh = without_repetition (self, slot, items);
  if (fresh->len != items->len)
    return FALSE;

  _bunko_paged_list_set_slot_state (self, slot, BUNKO_SLOT_LOADED);
  bunko_page_slot_set_items (slot, fresh);

  return TRUE;
}

static void
first_count_done (BunkoPagedList *self, gint64 total, GPtrArray *first_page)
{
  gboolean filled;

  /* Whoever hears of the number shall find the rows. */
  g_object_freeze_notify (G_OBJECT (self));
  choose_page_size (self, total);
  _bunko_paged_list_forget_slots (self);
  bunko_page_map_fill (self->map, total, self->page_size);
  filled = first_page == NULL || total == 0 || fill_first_page (self, first_page);
  _bunko_paged_list_set_total (self, total);
  _bunko_paged_list_set_state (self, total > 0 ? BUNKO_PAGED_LIST_READY : BUNKO_PAGED_LIST_EMPTY,
                               NULL);
  _bunko_paged_list_items_changed (self, 0, 0, total);
  if (!filled)
    page_loaded (self, _bunko_paged_list_ensure_slot (self, 0), first_page);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
refresh_count_done (BunkoPagedList *self, gint64 total)
{
  clear_refresh (self);
  self->refresh = _bunko_refresh_new (self, total, ++self->refresh_serial);
  if (self->refresh->pages->len == 0)
    finish_refresh (self);
  else
    queue_pump (self);
}

static void
first_count_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) first_page = NULL;
  gint64 total =
      bunko_list_source_begin_finish (BUNKO_LIST_SOURCE (object), result, &first_page, &error);
  g_autoptr (BunkoPagedList) self = request_dup_list (request);

  if (self == NULL)
    return;
  if (total < 0)
    _bunko_paged_list_set_state (self, BUNKO_PAGED_LIST_FAILED, error);
  else
    first_count_done (self, MIN (total, BUNKO_PAGED_LIST_MAX_ROWS), first_page);
}

static void
refresh_count_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GError) error = NULL;
  gint64 total = bunko_list_source_count_finish (BUNKO_LIST_SOURCE (object), result, &error);
  g_autoptr (BunkoPagedList) self = request_dup_list (request);

  if (self == NULL)
    return;
  if (total < 0)
    _bunko_paged_list_set_state (self, BUNKO_PAGED_LIST_FAILED, error);
  else
    refresh_count_done (self, MIN (total, BUNKO_PAGED_LIST_MAX_ROWS));
}

void
_bunko_paged_list_start_count (BunkoPagedList *self, gboolean refresh)
{
  clear_refresh (self);
  _bunko_paged_list_set_state (self, BUNKO_PAGED_LIST_LOADING, NULL);
  if (refresh)
    bunko_list_source_count_async (self->source, self->cancellable, refresh_count_cb,
                                   request_new (self, 0, 0));
  else
    bunko_list_source_begin_async (self->source, BUNKO_PAGED_LIST_PAGE_SIZE, self->cancellable,
                                   first_count_cb, request_new (self, 0, 0));
}

/* Everything that is on its way will find another cancellable here, and be dropped. */
void
_bunko_paged_list_abandon_requests (BunkoPagedList *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->pump_source, g_source_remove);
  clear_refresh (self);
  self->n_in_flight = 0;
}
