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
 *        │               at most 16 loaded, those nearest to the last request; at most 2 on the way
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

/* What is on a screen at most. */
#define MAX_FOCUS_PAGES 4

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

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoPagedList,
                               bunko_paged_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

void
_bunko_paged_list_set_total (BunkoPagedList *self, gint64 total)
{
  if (self->total == total)
    return;

  self->total = total;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOTAL]);
}

void
_bunko_paged_list_set_state (BunkoPagedList *self, BunkoPagedListState state, const GError *error)
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
void
_bunko_paged_list_settle (BunkoPagedList *self)
{
  if (self->state == BUNKO_PAGED_LIST_READY || self->state == BUNKO_PAGED_LIST_EMPTY)
    _bunko_paged_list_set_state (self,
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

static void
clear (BunkoPagedList *self)
{
  guint n_rows = bunko_page_map_get_n_rows (self->map);
  gboolean had_failed = self->n_failed > 0;

  g_object_freeze_notify (G_OBJECT (self));
  _bunko_paged_list_abandon_requests (self);
  _bunko_paged_list_forget_slots (self);
  bunko_page_map_fill (self->map, 0, 1);
  self->last_page = 0;
  self->first_focus_page = G_MAXUINT;
  self->last_focus_page = 0;
  self->cancellable = g_cancellable_new ();

  _bunko_paged_list_set_total (self, 0);
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
    _bunko_paged_list_abandon_requests (self);
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
install_properties (GObjectClass *object_class)
{
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  /**
   * BunkoPagedList:source:
   *
   * Where the items come from. Setting another one empties the list at once.
   */
  properties[PROP_SOURCE] = g_param_spec_object ("source", NULL, NULL, BUNKO_TYPE_LIST_SOURCE,
                                                 readable | G_PARAM_WRITABLE);

  /**
   * BunkoPagedList:n-items:
   *
   * How many rows there are, as far as known.
   */
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, readable);

  /**
   * BunkoPagedList:state:
   *
   * Whether the list is being counted, there, or failed.
   */
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, BUNKO_TYPE_PAGED_LIST_STATE,
                                              BUNKO_PAGED_LIST_EMPTY, readable);

  /**
   * BunkoPagedList:error:
   *
   * Why the list, or a page of it, could not be loaded.
   */
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, readable);

  /**
   * BunkoPagedList:total:
   *
   * What the server says how many there are. Rows that it does not deliver are counted.
   */
  properties[PROP_TOTAL] = g_param_spec_uint ("total", NULL, NULL, 0, G_MAXUINT, 0, readable);

  /**
   * BunkoPagedList:has-failed:
   *
   * Whether there are rows in use that could not be loaded; bunko_paged_list_retry() tries again.
   */
  properties[PROP_HAS_FAILED] = g_param_spec_boolean ("has-failed", NULL, NULL, FALSE, readable);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_paged_list_class_init (BunkoPagedListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_paged_list_dispose;
  object_class->finalize = bunko_paged_list_finalize;
  object_class->get_property = bunko_paged_list_get_property;
  object_class->set_property = bunko_paged_list_set_property;

  install_properties (object_class);
}

static void
bunko_paged_list_init (BunkoPagedList *self)
{
  self->map = bunko_page_map_new ();
  self->slots = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) bunko_page_slot_free);
  self->queue = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  self->page_size = BUNKO_PAGED_LIST_PAGE_SIZE;
  self->max_pages = BUNKO_PAGED_LIST_MAX_PAGES;
  self->first_focus_page = G_MAXUINT;
  self->last_focus_page = 0;
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
    _bunko_paged_list_start_count (self, FALSE);
  else
    _bunko_paged_list_set_state (self, BUNKO_PAGED_LIST_EMPTY, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOURCE]);
}

/**
 * bunko_paged_list_set_focus:
 * @self: a list
 * @first: the position of the first row on the screen
 * @last: the position of the last row on the screen
 *
 * Says what is on the screen, or is about to be: its pages are fetched first. A grid holds rows far
 * above and below of it, and asks for all of them only when it gives out places.
 */
void
bunko_paged_list_set_focus (BunkoPagedList *self, guint first, guint last)
{
  guint first_page, last_page, offset;

  g_return_if_fail (BUNKO_IS_PAGED_LIST (self));
  g_return_if_fail (first <= last);

  if (!bunko_page_map_find (self->map, first, &first_page, &offset) ||
      !bunko_page_map_find (self->map, last, &last_page, &offset))
    return;

  self->first_focus_page = first_page;
  self->last_focus_page = last_page;
  for (guint page = first_page; page <= last_page && page - first_page < MAX_FOCUS_PAGES; page++)
    {
      BunkoPageSlot *slot = _bunko_paged_list_ensure_slot (self, page);

      if (slot->state == BUNKO_SLOT_IDLE)
        _bunko_paged_list_request (self, slot);
      slot->batch = self->batch;
    }
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

  _bunko_paged_list_start_count (self, bunko_page_map_get_n_rows (self->map) > 0);
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
