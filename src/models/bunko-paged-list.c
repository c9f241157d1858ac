/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-model-enums.h"
#include "bunko-paged-list-private.h"
#include "bunko-row-private.h"

/* The model stack, from the server to a grid:
 *
 *   BunkoListSource      what a view of the server, or what belongs to an item, answers:
 *     count, fetch       how many, and pages of 64
 *        │
 *   BunkoPagedList       GListModel of all rows at once: its length is the server's count
 *     BunkoPageMap       position → page and place on it, though pages may be short
 *     BunkoPageSlot      pages in hand: their items, and the rows that somebody holds
 *        │               at most 24 loaded, those nearest to the last request; at most 2 on the way
 *   BunkoRow             one place: no item yet, an item, or failed; lives as long as it is held
 *        │
 *   GtkSelectionModel    in the page
 *        │
 *   GtkGridView          cells follow row::item
 *
 * The list knows of items only by id. A row is created when somebody asks for it and forgotten
 * with the last reference, so that a million rows cost what the visible ones cost. Whoever holds
 * a row makes its page wanted: requests of the newest turn of the main loop go first, and what
 * nobody holds any more falls out of the queue.
 *
 * Servers join tables for some orders: the same item comes twice, a page is short, and there are
 * more pages than were counted. Rows that turn out not to exist vanish, and as long as rows are
 * missing the pages after the last one are asked for, too.
 *
 * A refresh asks for the number and for the pages in use anew, and only then changes anything, see
 * bunko-paged-list-refresh.c.
 */

#define MAX_IN_FLIGHT   2
#define MAX_PAGES       24
#define MAX_IDLE_QUEUE  8
#define MAX_BARREN      8
#define MAX_RANDOM_PAGE 2000
#define MAX_RANDOM_ROWS 20000

enum
{
  PROP_0,
  PROP_SOURCE,
  PROP_N_ITEMS,
  PROP_STATE,
  PROP_ERROR,
  PROP_TOTAL,
  PROP_HAS_FAILED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

typedef struct
{
  GWeakRef list;

  /* The one of the list when the request was made: another one there means another source. */
  GCancellable *cancellable;

  /* Which refresh wants the page, 0 for none. */
  guint refresh_serial;
  guint page;
} Request;

static void list_model_iface_init (GListModelInterface *iface);
static void fetch (BunkoPagedList *self, guint page, guint refresh_serial);
static void queue_pump (BunkoPagedList *self);
static void page_loaded (BunkoPagedList *self, BunkoPageSlot *slot, GPtrArray *items);
static void start_count (BunkoPagedList *self, gboolean refresh);

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoPagedList,
                               bunko_paged_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

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

static void
set_total (BunkoPagedList *self, gint64 total)
{
  if (self->total == total)
    return;

  self->total = total;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOTAL]);
}

static void
set_state (BunkoPagedList *self, BunkoPagedListState state, const GError *error)
{
  if (self->error != error)
    {
      g_clear_error (&self->error);
      if (error != NULL)
        self->error = g_error_copy (error);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
    }

  if (self->state != state)
    {
      self->state = state;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
    }
}

/* Whether there is anything is not known before the pages are: all of them may turn out empty. */
static void
update_settled_state (BunkoPagedList *self)
{
  if (self->state == BUNKO_PAGED_LIST_READY || self->state == BUNKO_PAGED_LIST_EMPTY)
    set_state (self,
               bunko_page_map_get_n_rows (self->map) > 0 ? BUNKO_PAGED_LIST_READY
                                                         : BUNKO_PAGED_LIST_EMPTY,
               self->error);
}

void
_bunko_paged_list_items_changed (BunkoPagedList *self,
                                 guint position,
                                 guint n_removed,
                                 guint n_added)
{
  if (n_removed == 0 && n_added == 0)
    return;

  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
  if (n_removed != n_added)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

BunkoPageSlot *
_bunko_paged_list_peek_slot (BunkoPagedList *self, guint page)
{
  return g_hash_table_lookup (self->slots, GUINT_TO_POINTER (page));
}

void
_bunko_paged_list_set_slot_state (BunkoPagedList *self, BunkoPageSlot *slot, BunkoSlotState state)
{
  if (slot->state == BUNKO_SLOT_QUEUED && state != BUNKO_SLOT_QUEUED)
    g_ptr_array_remove (self->queue, slot);
  self->n_loaded -= slot->state == BUNKO_SLOT_LOADED;
  self->n_failed -= slot->state == BUNKO_SLOT_FAILED;
  self->n_loaded += state == BUNKO_SLOT_LOADED;
  self->n_failed += state == BUNKO_SLOT_FAILED;

  /* First the state, since the rows tell others. */
  if (slot->state != state)
    {
      gboolean was_failed = slot->state == BUNKO_SLOT_FAILED;

      slot->state = state;
      if (was_failed || state == BUNKO_SLOT_FAILED)
        {
          bunko_page_slot_set_failed (slot, state == BUNKO_SLOT_FAILED);
          g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_FAILED]);
        }
    }
}

static void
forget_slot (BunkoPagedList *self, BunkoPageSlot *slot)
{
  _bunko_paged_list_set_slot_state (self, slot, BUNKO_SLOT_IDLE);
  g_hash_table_remove (self->slots, GUINT_TO_POINTER (slot->page));
}

/* Nobody holds a row of the page any more. A request on its way is not taken back: its answer is
 * soon here, and the connection would have to wait for it in any case. */
static void
slot_unused_cb (BunkoPageSlot *slot, gpointer user_data)
{
  BunkoPagedList *self = user_data;

  if (slot->state == BUNKO_SLOT_IDLE || slot->state == BUNKO_SLOT_FAILED)
    forget_slot (self, slot);
}

BunkoPageSlot *
_bunko_paged_list_ensure_slot (BunkoPagedList *self, guint page)
{
  BunkoPageSlot *slot = _bunko_paged_list_peek_slot (self, page);

  if (slot != NULL)
    return slot;

  slot = bunko_page_slot_new (page, bunko_page_map_get_page_rows (self->map, page), slot_unused_cb,
                              self);
  g_hash_table_insert (self->slots, GUINT_TO_POINTER (page), slot);

  return slot;
}

static guint
distance (guint a, guint b)
{
  return a > b ? a - b : b - a;
}

/* Keeps the loaded pages that are nearest to the last one asked for. */
static void
evict (BunkoPagedList *self)
{
  while (self->n_loaded > self->max_pages)
    {
      GHashTableIter iter;
      BunkoPageSlot *slot;
      BunkoPageSlot *farthest = NULL;

      g_hash_table_iter_init (&iter, self->slots);
      while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &slot))
        if (slot->state == BUNKO_SLOT_LOADED &&
            (farthest == NULL ||
             distance (slot->page, self->last_page) > distance (farthest->page, self->last_page)))
          farthest = slot;

      g_assert (farthest != NULL);
      bunko_page_slot_set_items (farthest, NULL);
      _bunko_paged_list_set_slot_state (self, farthest, BUNKO_SLOT_IDLE);
      if (farthest->n_live == 0)
        forget_slot (self, farthest);
    }
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
        forget_slot (self, slot);
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

/* What is on the screen first, then what was asked for last; in one turn from the top. */
static gboolean
goes_before (BunkoPagedList *self, BunkoPageSlot *a, BunkoPageSlot *b)
{
  gboolean a_focused = a->page == self->focus_page;
  gboolean b_focused = b->page == self->focus_page;

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
  set_total (self, refresh->total);
  _bunko_refresh_free (refresh);
  set_state (self, BUNKO_PAGED_LIST_READY, NULL);
  update_settled_state (self);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
refresh_page_done (BunkoPagedList *self, guint page, GPtrArray *items, const GError *error)
{
  BunkoRefresh *refresh = self->refresh;

  if (items == NULL)
    {
      clear_refresh (self);
      set_state (self, BUNKO_PAGED_LIST_FAILED, error);
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

  set_state (self, self->state, error);
  if (slot->n_live > 0)
    {
      _bunko_paged_list_set_slot_state (self, slot, BUNKO_SLOT_FAILED);
      return;
    }

  /* A look beyond the end: the next load of the last page tries it again. */
  if (slot->rows->len == 0 && slot->page + 1 == n_pages)
    bunko_page_map_set_n_pages (self->map, n_pages - 1);
  forget_slot (self, slot);
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
    forget_slot (self, slot);
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
  evict (self);

  /* Last, since others may call us now. */
  if (n_after < n_before)
    _bunko_paged_list_items_changed (self, start + n_after, n_before - n_after, 0);
  else
    _bunko_paged_list_items_changed (self, start + n_before, 0, n_after - n_before);
  update_settled_state (self);
}

static void
forget_all_slots (BunkoPagedList *self)
{
  g_ptr_array_set_size (self->queue, 0);
  g_hash_table_remove_all (self->slots);
  self->n_loaded = 0;
  self->n_failed = 0;
  self->n_barren = 0;
}

/* Where every request gives another order, a library of usual size comes in one: only then does
 * each item come once. */
static void
choose_page_size (BunkoPagedList *self, gint64 total)
{
  self->page_size = BUNKO_PAGED_LIST_PAGE_SIZE;
  self->max_pages = MAX_PAGES;
  if (bunko_list_source_is_random (self->source))
    {
      self->page_size = CLAMP (total, BUNKO_PAGED_LIST_PAGE_SIZE, MAX_RANDOM_PAGE);
      self->max_pages = MAX_RANDOM_ROWS / self->page_size;
    }
}

static void
first_count_done (BunkoPagedList *self, gint64 total)
{
  /* Whoever hears of the number shall find the rows. */
  g_object_freeze_notify (G_OBJECT (self));
  choose_page_size (self, total);
  forget_all_slots (self);
  bunko_page_map_fill (self->map, total, self->page_size);
  set_total (self, total);
  set_state (self, total > 0 ? BUNKO_PAGED_LIST_READY : BUNKO_PAGED_LIST_EMPTY, NULL);
  _bunko_paged_list_items_changed (self, 0, 0, total);
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
count_done (BunkoPagedList *self, gboolean refresh, gint64 total, const GError *error)
{
  if (total < 0)
    set_state (self, BUNKO_PAGED_LIST_FAILED, error);
  else if (refresh)
    refresh_count_done (self, MIN (total, G_MAXINT));
  else
    first_count_done (self, MIN (total, G_MAXINT));
}

static void
first_count_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GError) error = NULL;
  gint64 total = bunko_list_source_count_finish (BUNKO_LIST_SOURCE (object), result, &error);
  g_autoptr (BunkoPagedList) self = request_dup_list (request);

  if (self != NULL)
    count_done (self, FALSE, total, error);
}

static void
refresh_count_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GError) error = NULL;
  gint64 total = bunko_list_source_count_finish (BUNKO_LIST_SOURCE (object), result, &error);
  g_autoptr (BunkoPagedList) self = request_dup_list (request);

  if (self != NULL)
    count_done (self, TRUE, total, error);
}

static void
start_count (BunkoPagedList *self, gboolean refresh)
{
  set_state (self, BUNKO_PAGED_LIST_LOADING, NULL);
  bunko_list_source_count_async (self->source, self->cancellable,
                                 refresh ? refresh_count_cb : first_count_cb,
                                 request_new (self, 0, 0));
}

/* Everything that is on its way will find another cancellable here, and be dropped. */
static void
abandon_requests (BunkoPagedList *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->pump_source, g_source_remove);
  clear_refresh (self);
  self->n_in_flight = 0;
}

static void
clear (BunkoPagedList *self)
{
  guint n_rows = bunko_page_map_get_n_rows (self->map);
  gboolean had_failed = self->n_failed > 0;

  g_object_freeze_notify (G_OBJECT (self));
  abandon_requests (self);
  forget_all_slots (self);
  bunko_page_map_fill (self->map, 0, 1);
  self->last_page = 0;
  self->focus_page = G_MAXUINT;
  self->cancellable = g_cancellable_new ();

  set_total (self, 0);
  _bunko_paged_list_items_changed (self, 0, n_rows, 0);
  if (had_failed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_FAILED]);
  g_object_thaw_notify (G_OBJECT (self));
}

static GType
bunko_paged_list_get_item_type (GListModel *model)
{
  return BUNKO_TYPE_ROW;
}

static guint
bunko_paged_list_get_n_items (GListModel *model)
{
  return bunko_page_map_get_n_rows (BUNKO_PAGED_LIST (model)->map);
}

static gpointer
bunko_paged_list_get_item (GListModel *model, guint position)
{
  BunkoPagedList *self = BUNKO_PAGED_LIST (model);
  BunkoPageSlot *slot;
  BunkoRow *row;
  guint page, offset;
  gboolean first;

  if (!bunko_page_map_find (self->map, position, &page, &offset))
    return NULL;

  self->last_page = page;
  slot = _bunko_paged_list_ensure_slot (self, page);
  first = slot->n_live == 0;
  row = bunko_page_slot_dup_row (slot, offset);
  _bunko_row_set_position (row, position);

  /* What failed is not asked for again and again, but when somebody comes back to it. */
  if (bunko_row_get_item (row) == NULL &&
      (slot->state == BUNKO_SLOT_IDLE || (slot->state == BUNKO_SLOT_FAILED && first)))
    _bunko_paged_list_request (self, slot);
  else if (slot->state == BUNKO_SLOT_QUEUED)
    slot->batch = self->batch;

  return row;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = bunko_paged_list_get_item_type;
  iface->get_n_items = bunko_paged_list_get_n_items;
  iface->get_item = bunko_paged_list_get_item;
}

static void
bunko_paged_list_dispose (GObject *object)
{
  BunkoPagedList *self = BUNKO_PAGED_LIST (object);

  if (self->cancellable != NULL)
    abandon_requests (self);
  g_clear_object (&self->source);

  G_OBJECT_CLASS (bunko_paged_list_parent_class)->dispose (object);
}

static void
bunko_paged_list_finalize (GObject *object)
{
  BunkoPagedList *self = BUNKO_PAGED_LIST (object);

  g_clear_pointer (&self->queue, g_ptr_array_unref);
  g_clear_pointer (&self->slots, g_hash_table_unref);
  g_clear_pointer (&self->map, bunko_page_map_free);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (bunko_paged_list_parent_class)->finalize (object);
}

static void
bunko_paged_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoPagedList *self = BUNKO_PAGED_LIST (object);

  switch (prop_id)
    {
    case PROP_SOURCE:
      g_value_set_object (value, self->source);
      break;

    case PROP_N_ITEMS:
      g_value_set_uint (value, bunko_page_map_get_n_rows (self->map));
      break;

    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;

    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;

    case PROP_TOTAL:
      g_value_set_uint (value, bunko_paged_list_get_total (self));
      break;

    case PROP_HAS_FAILED:
      g_value_set_boolean (value, self->n_failed > 0);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_paged_list_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  BunkoPagedList *self = BUNKO_PAGED_LIST (object);

  switch (prop_id)
    {
    case PROP_SOURCE:
      bunko_paged_list_set_source (self, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_paged_list_class_init (BunkoPagedListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_paged_list_dispose;
  object_class->finalize = bunko_paged_list_finalize;
  object_class->get_property = bunko_paged_list_get_property;
  object_class->set_property = bunko_paged_list_set_property;

  /**
   * BunkoPagedList:source:
   *
   * Where the items come from. Setting another one empties the list at once.
   */
  properties[PROP_SOURCE] =
      g_param_spec_object ("source", NULL, NULL, BUNKO_TYPE_LIST_SOURCE,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * BunkoPagedList:n-items:
   *
   * How many rows there are, as far as known.
   */
  properties[PROP_N_ITEMS] =
      g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * BunkoPagedList:state:
   *
   * Whether the list is being counted, there, or failed.
   */
  properties[PROP_STATE] =
      g_param_spec_enum ("state", NULL, NULL, BUNKO_TYPE_PAGED_LIST_STATE, BUNKO_PAGED_LIST_EMPTY,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * BunkoPagedList:error:
   *
   * Why the list, or a page of it, could not be loaded.
   */
  properties[PROP_ERROR] =
      g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * BunkoPagedList:total:
   *
   * What the server says how many there are. Rows that it does not deliver are counted.
   */
  properties[PROP_TOTAL] =
      g_param_spec_uint ("total", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * BunkoPagedList:has-failed:
   *
   * Whether there are rows in use that could not be loaded; bunko_paged_list_retry() tries again.
   */
  properties[PROP_HAS_FAILED] =
      g_param_spec_boolean ("has-failed", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_paged_list_init (BunkoPagedList *self)
{
  self->map = bunko_page_map_new ();
  self->slots = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) bunko_page_slot_free);
  self->queue = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  self->page_size = BUNKO_PAGED_LIST_PAGE_SIZE;
  self->max_pages = MAX_PAGES;
  self->focus_page = G_MAXUINT;
}

/**
 * bunko_paged_list_new:
 * @source: (nullable): where the items come from
 *
 * Creates a list and starts to ask how long it is.
 *
 * Returns: (transfer full): the new list
 */
BunkoPagedList *
bunko_paged_list_new (BunkoListSource *source)
{
  g_return_val_if_fail (source == NULL || BUNKO_IS_LIST_SOURCE (source), NULL);

  return g_object_new (BUNKO_TYPE_PAGED_LIST, "source", source, NULL);
}

/**
 * bunko_paged_list_get_source:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): where the items come from
 */
BunkoListSource *
bunko_paged_list_get_source (BunkoPagedList *self)
{
  g_return_val_if_fail (BUNKO_IS_PAGED_LIST (self), NULL);

  return self->source;
}

/**
 * bunko_paged_list_set_source:
 * @self: a list
 * @source: (nullable): where the items come from
 *
 * Empties the list, cancels what is under way, and starts anew with another source.
 */
void
bunko_paged_list_set_source (BunkoPagedList *self, BunkoListSource *source)
{
  g_return_if_fail (BUNKO_IS_PAGED_LIST (self));
  g_return_if_fail (source == NULL || BUNKO_IS_LIST_SOURCE (source));

  if (!g_set_object (&self->source, source))
    return;

  clear (self);
  if (source != NULL)
    start_count (self, FALSE);
  else
    set_state (self, BUNKO_PAGED_LIST_EMPTY, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOURCE]);
}

/**
 * bunko_paged_list_get_state:
 * @self: a list
 *
 * Returns: whether the list is being counted, there, or failed
 */
BunkoPagedListState
bunko_paged_list_get_state (BunkoPagedList *self)
{
  g_return_val_if_fail (BUNKO_IS_PAGED_LIST (self), BUNKO_PAGED_LIST_EMPTY);

  return self->state;
}

/**
 * bunko_paged_list_get_error:
 * @self: a list
 *
 * Gets why the list, or the last page of it that failed, could not be loaded: what the source
 * reported.
 *
 * Returns: (transfer none) (nullable): the error
 */
const GError *
bunko_paged_list_get_error (BunkoPagedList *self)
{
  g_return_val_if_fail (BUNKO_IS_PAGED_LIST (self), NULL);

  return self->error;
}

/**
 * bunko_paged_list_get_total:
 * @self: a list
 *
 * Returns: what the server says how many there are
 */
guint
bunko_paged_list_get_total (BunkoPagedList *self)
{
  g_return_val_if_fail (BUNKO_IS_PAGED_LIST (self), 0);

  return self->total;
}

/**
 * bunko_paged_list_get_has_failed:
 * @self: a list
 *
 * Returns: whether there are rows in use that could not be loaded
 */
gboolean
bunko_paged_list_get_has_failed (BunkoPagedList *self)
{
  g_return_val_if_fail (BUNKO_IS_PAGED_LIST (self), FALSE);

  return self->n_failed > 0;
}

/**
 * bunko_paged_list_set_focus:
 * @self: a list
 * @position: the position of a row
 *
 * Says what is on the screen. A grid holds rows far above and below of it; the page of this one is
 * fetched first.
 */
void
bunko_paged_list_set_focus (BunkoPagedList *self, guint position)
{
  guint page, offset;

  g_return_if_fail (BUNKO_IS_PAGED_LIST (self));

  if (bunko_page_map_find (self->map, position, &page, &offset))
    self->focus_page = page;
}

/**
 * bunko_paged_list_refresh:
 * @self: a list
 *
 * Asks the server again. All that is shown stays until the answer is complete; then only what
 * differs is changed. If it fails, the list stays as it is, in state %BUNKO_PAGED_LIST_FAILED.
 */
void
bunko_paged_list_refresh (BunkoPagedList *self)
{
  g_return_if_fail (BUNKO_IS_PAGED_LIST (self));

  /* A first count that is still under way is as fresh as can be. */
  if (self->source == NULL ||
      (self->state == BUNKO_PAGED_LIST_LOADING && bunko_page_map_get_n_rows (self->map) == 0))
    return;

  clear_refresh (self);
  start_count (self, bunko_page_map_get_n_rows (self->map) > 0);
}

/**
 * bunko_paged_list_retry:
 * @self: a list
 *
 * Tries again what failed: the whole list, its refresh, or single pages.
 */
void
bunko_paged_list_retry (BunkoPagedList *self)
{
  g_autoptr (GPtrArray) failed = NULL;
  GHashTableIter iter;
  BunkoPageSlot *slot;

  g_return_if_fail (BUNKO_IS_PAGED_LIST (self));

  failed = g_ptr_array_new ();
  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &slot))
    if (slot->state == BUNKO_SLOT_FAILED)
      g_ptr_array_add (failed, slot);
  for (guint i = 0; i < failed->len; i++)
    _bunko_paged_list_request (self, failed->pdata[i]);

  if (self->state == BUNKO_PAGED_LIST_FAILED)
    bunko_paged_list_refresh (self);
}
