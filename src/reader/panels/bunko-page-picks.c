/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-page-picks.h"

/**
 * BunkoPagePicks:
 *
 * All rows of a list of pages, or some of them by their position. Rows that nobody looks at are not
 * asked for, so that thousands of pages cost nothing but their numbers.
 */
struct _BunkoPagePicks
{
  GObject parent_instance;

  BunkoPagedList *pages;
  GArray *positions; /* of guint; NULL for all */
  guint n_items;     /* as it was told */
};

static void bunko_page_picks_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoPagePicks,
                               bunko_page_picks,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      bunko_page_picks_iface_init))

static GType
bunko_page_picks_get_item_type (GListModel *model)
{
  return BUNKO_TYPE_ROW;
}

static guint
bunko_page_picks_get_n_items (GListModel *model)
{
  return BUNKO_PAGE_PICKS (model)->n_items;
}

static gpointer
bunko_page_picks_get_item (GListModel *model, guint index)
{
  BunkoPagePicks *self = BUNKO_PAGE_PICKS (model);

  if (index >= self->n_items)
    return NULL;
  return g_list_model_get_item (G_LIST_MODEL (self->pages),
                                bunko_page_picks_get_position (self, index));
}

static void
bunko_page_picks_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = bunko_page_picks_get_item_type;
  iface->get_n_items = bunko_page_picks_get_n_items;
  iface->get_item = bunko_page_picks_get_item;
}

static void
bunko_page_picks_dispose (GObject *object)
{
  BunkoPagePicks *self = BUNKO_PAGE_PICKS (object);

  if (self->pages != NULL)
    g_signal_handlers_disconnect_by_data (self->pages, self);
  g_clear_object (&self->pages);
  g_clear_pointer (&self->positions, g_array_unref);
  self->n_items = 0;

  G_OBJECT_CLASS (bunko_page_picks_parent_class)->dispose (object);
}

static void
bunko_page_picks_class_init (BunkoPagePicksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bunko_page_picks_dispose;
}

static void
bunko_page_picks_init (BunkoPagePicks *self)
{
}

/* Everything is another row now. */
static void
replace (BunkoPagePicks *self, guint n_items)
{
  guint n_before = self->n_items;

  self->n_items = n_items;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, n_items);
}

/* How many of the picked positions there are: they may be of a gallery that has lost pages. */
static guint
count_valid (BunkoPagePicks *self)
{
  guint n_pages = g_list_model_get_n_items (G_LIST_MODEL (self->pages));
  guint n = 0;

  while (n < self->positions->len && g_array_index (self->positions, guint, n) < n_pages)
    n++;
  return n;
}

static void
pages_changed_cb (BunkoPagePicks *self, guint position, guint removed, guint added)
{
  if (self->positions != NULL)
    {
      replace (self, count_valid (self));
      return;
    }
  self->n_items = self->n_items - removed + added;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/**
 * bunko_page_picks_new:
 * @pages: the pages
 *
 * Makes a list of all of them.
 *
 * Returns: (transfer full): the list, of #BunkoRow
 */
BunkoPagePicks *
bunko_page_picks_new (BunkoPagedList *pages)
{
  BunkoPagePicks *self;

  g_return_val_if_fail (BUNKO_IS_PAGED_LIST (pages), NULL);

  self = g_object_new (BUNKO_TYPE_PAGE_PICKS, NULL);
  self->pages = g_object_ref (pages);
  self->n_items = g_list_model_get_n_items (G_LIST_MODEL (pages));
  g_signal_connect_swapped (pages, "items-changed", G_CALLBACK (pages_changed_cb), self);
  return self;
}

/**
 * bunko_page_picks_set_all:
 * @self: the list
 *
 * Holds all pages.
 */
void
bunko_page_picks_set_all (BunkoPagePicks *self)
{
  g_return_if_fail (BUNKO_IS_PAGE_PICKS (self));

  if (self->positions == NULL)
    return;
  g_clear_pointer (&self->positions, g_array_unref);
  replace (self, g_list_model_get_n_items (G_LIST_MODEL (self->pages)));
}

/**
 * bunko_page_picks_set_positions:
 * @self: the list
 * @positions: (array length=n): pages, from 0, the lower ones first
 * @n: how many
 *
 * Holds some pages. Nothing changes for those who look if these are the same.
 */
void
bunko_page_picks_set_positions (BunkoPagePicks *self, const guint *positions, guint n)
{
  GArray *picked;

  g_return_if_fail (BUNKO_IS_PAGE_PICKS (self));

  if (self->positions != NULL && self->positions->len == n &&
      (n == 0 || memcmp (self->positions->data, positions, n * sizeof *positions) == 0))
    return;

  picked = g_array_sized_new (FALSE, FALSE, sizeof *positions, n);
  if (n > 0)
    g_array_append_vals (picked, positions, n);
  g_clear_pointer (&self->positions, g_array_unref);
  self->positions = picked;
  replace (self, count_valid (self));
}

/**
 * bunko_page_picks_get_position:
 * @self: the list
 * @index: an index in it
 *
 * Returns: which page that is, from 0
 */
guint
bunko_page_picks_get_position (BunkoPagePicks *self, guint index)
{
  g_return_val_if_fail (BUNKO_IS_PAGE_PICKS (self), 0);
  g_return_val_if_fail (index < self->n_items, 0);

  return self->positions != NULL ? g_array_index (self->positions, guint, index) : index;
}

/**
 * bunko_page_picks_find:
 * @self: the list
 * @position: a page, from 0
 *
 * Returns: the index of it, or of the first one after it; the last one if there is none. 0 for an
 *   empty list
 */
guint
bunko_page_picks_find (BunkoPagePicks *self, guint position)
{
  guint first = 0, after;

  g_return_val_if_fail (BUNKO_IS_PAGE_PICKS (self), 0);

  after = self->n_items;
  while (first < after)
    {
      guint middle = first + (after - first) / 2;

      if (bunko_page_picks_get_position (self, middle) < position)
        first = middle + 1;
      else
        after = middle;
    }
  return self->n_items > 0 ? MIN (first, self->n_items - 1) : 0;
}
