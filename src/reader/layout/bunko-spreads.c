/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "bunko-spreads.h"

/* What a spread shows of its first page; with @PAIR also the page after it. */
typedef enum
{
  SHAPE_WHOLE,
  SHAPE_TURNED,
  SHAPE_LEFT,
  SHAPE_RIGHT,
  SHAPE_PAIR,
} Shape;

typedef struct
{
  guint page;
  Shape shape;
} Entry;

struct _BunkoSpreads
{
  BunkoSpreadOptions options;
  guint n_pages;
  GArray *aspects;   /* of double: only up to the last page whose aspect is known */
  GHashTable *alone; /* pages that the reader wants alone */

  /* What follows from these, made when it is asked for. */
  gboolean is_stale;
  GArray *entries; /* of Entry: the spreads */
  GArray *first;   /* of guint: the first spread of each page */
};

/**
 * bunko_spreads_new: (skip)
 *
 * Makes the spreads of a gallery without pages: single pages, left to right, the cover alone.
 *
 * Spreads say which pages are on the screen together. They are found again in one pass over all
 * pages, and only when they are asked for after something changed: as the sizes of pages become
 * known one after the other, this costs nothing while nobody looks.
 *
 * Returns: (transfer full): new spreads
 */
BunkoSpreads *
bunko_spreads_new (void)
{
  BunkoSpreads *self = g_new0 (BunkoSpreads, 1);

  self->options.cover_alone = TRUE;
  self->aspects = g_array_new (FALSE, TRUE, sizeof (double));
  self->alone = g_hash_table_new (NULL, NULL);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->first = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

/**
 * bunko_spreads_free: (skip)
 * @self: spreads
 *
 * Frees @self.
 */
void
bunko_spreads_free (BunkoSpreads *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->aspects);
  g_hash_table_unref (self->alone);
  g_array_unref (self->entries);
  g_array_unref (self->first);
  g_free (self);
}

static gboolean
options_equal (const BunkoSpreadOptions *a, const BunkoSpreadOptions *b)
{
  return !a->pairs == !b->pairs && !a->cover_alone == !b->cover_alone && a->wide == b->wide &&
         !a->right_to_left == !b->right_to_left && !a->shifted == !b->shifted &&
         !a->portrait_view == !b->portrait_view;
}

/**
 * bunko_spreads_set_options: (skip)
 * @self: spreads
 * @options: how pages become spreads
 *
 * Changes how pages become spreads. Indices of spreads mean something else afterwards; pages are
 * found again with bunko_spreads_find().
 */
void
bunko_spreads_set_options (BunkoSpreads *self, const BunkoSpreadOptions *options)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (options != NULL);

  if (options_equal (&self->options, options))
    return;
  self->options = *options;
  self->is_stale = TRUE;
}

/**
 * bunko_spreads_get_n_pages: (skip)
 * @self: spreads
 *
 * Returns: how many pages are laid out
 */
guint
bunko_spreads_get_n_pages (BunkoSpreads *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_pages;
}

/**
 * bunko_spreads_set_n_pages: (skip)
 * @self: spreads
 * @n_pages: how many pages there are
 *
 * Sets the number of pages; of more than %BUNKO_SPREADS_MAX_PAGES the first ones are laid out. What
 * is known of pages that are still there is kept.
 */
void
bunko_spreads_set_n_pages (BunkoSpreads *self, guint n_pages)
{
  g_return_if_fail (self != NULL);

  n_pages = MIN (n_pages, BUNKO_SPREADS_MAX_PAGES);
  if (self->n_pages == n_pages)
    return;
  self->n_pages = n_pages;
  if (self->aspects->len > n_pages)
    g_array_set_size (self->aspects, n_pages);
  self->is_stale = TRUE;
}

/**
 * bunko_spreads_get_aspect: (skip)
 * @self: spreads
 * @page: a page
 *
 * Returns: the width of @page by its height, 0 if it is not known yet
 */
double
bunko_spreads_get_aspect (BunkoSpreads *self, guint page)
{
  g_return_val_if_fail (self != NULL, 0);

  return page < self->aspects->len ? g_array_index (self->aspects, double, page) : 0;
}

static gboolean
is_wide (BunkoSpreads *self, guint page)
{
  return bunko_spreads_get_aspect (self, page) > 1;
}

/**
 * bunko_spreads_set_aspect: (skip)
 * @self: spreads
 * @page: a page
 * @aspect: its width by its height, 0 for unknown
 *
 * Tells the shape of a page. Pages of unknown shape count as higher than wide, as most pages are.
 *
 * Returns: %TRUE if spreads may have changed by it
 */
gboolean
bunko_spreads_set_aspect (BunkoSpreads *self, guint page, double aspect)
{
  gboolean was_wide;

  g_return_val_if_fail (self != NULL, FALSE);

  if (page >= self->n_pages)
    return FALSE;
  if (!isfinite (aspect) || aspect < 0)
    aspect = 0;
  was_wide = is_wide (self, page);
  if (page >= self->aspects->len)
    g_array_set_size (self->aspects, page + 1);
  g_array_index (self->aspects, double, page) = aspect;
  if (is_wide (self, page) == was_wide)
    return FALSE;
  self->is_stale = TRUE;
  return TRUE;
}

/**
 * bunko_spreads_get_alone: (skip)
 * @self: spreads
 * @page: a page
 *
 * Returns: %TRUE if the reader wants @page alone
 */
gboolean
bunko_spreads_get_alone (BunkoSpreads *self, guint page)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return g_hash_table_contains (self->alone, GUINT_TO_POINTER (page));
}

/**
 * bunko_spreads_set_alone: (skip)
 * @self: spreads
 * @page: a page
 * @alone: whether it never has a partner
 *
 * Marks a page as standing alone, whatever its shape; pairs begin anew after it. Pages may be
 * marked before their number is known.
 */
void
bunko_spreads_set_alone (BunkoSpreads *self, guint page, gboolean alone)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (page < BUNKO_SPREADS_MAX_PAGES);

  if (alone ? g_hash_table_add (self->alone, GUINT_TO_POINTER (page))
            : g_hash_table_remove (self->alone, GUINT_TO_POINTER (page)))
    self->is_stale = TRUE;
}

/* Whether @page can be half of a pair, but for the shift. */
static gboolean
can_pair (BunkoSpreads *self, guint page)
{
  return page < self->n_pages && !is_wide (self, page) &&
         !(page == 0 && self->options.cover_alone) && !bunko_spreads_get_alone (self, page);
}

/**
 * bunko_spreads_find_shift: (skip)
 * @self: spreads
 * @page: a page that is seen
 * @alone: (out caller-allocates): the page to change
 *
 * Finds what has to change so that the pairs around @page move by one. Wide pages and pages that
 * stand alone begin the pairs anew, so shifting the whole gallery moves nothing after the first of
 * these: there, @alone is the page whose mark of bunko_spreads_set_alone() has to be turned over.
 * Doing so twice changes nothing.
 *
 * Returns: %TRUE if the mark of @alone is to be turned over, %FALSE if
 *   [struct@SpreadOptions].shifted is
 */
gboolean
bunko_spreads_find_shift (BunkoSpreads *self, guint page, guint *alone)
{
  guint start, first = 0;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (alone != NULL, FALSE);

  *alone = 0;
  if (self->n_pages == 0)
    return FALSE;

  start = MIN (page, self->n_pages - 1);
  while (start + 1 < self->n_pages && is_wide (self, start))
    start++;
  while (start > 0 && can_pair (self, start) && can_pair (self, start - 1))
    start--;
  while (first < self->n_pages && !can_pair (self, first))
    first++;
  if (start <= first)
    return FALSE;

  if (bunko_spreads_get_alone (self, start) && !is_wide (self, start))
    *alone = start;
  else if (bunko_spreads_get_alone (self, start - 1) && !is_wide (self, start - 1))
    *alone = start - 1;
  else
    *alone = start;
  return TRUE;
}

static void
add (BunkoSpreads *self, guint page, Shape shape)
{
  Entry entry = { page, shape };
  guint index = self->entries->len;

  g_array_append_val (self->entries, entry);
  if (self->first->len <= page)
    g_array_append_val (self->first, index);
  if (shape == SHAPE_PAIR)
    g_array_append_val (self->first, index);
}

/* Two halves side by side are the whole page, so pages are split only where one is seen at a time.
 */
static void
add_wide (BunkoSpreads *self, guint page)
{
  gboolean rtl = self->options.right_to_left;

  if (self->options.wide == BUNKO_READER_WIDE_SPLIT && !self->options.pairs)
    {
      add (self, page, rtl ? SHAPE_RIGHT : SHAPE_LEFT);
      add (self, page, rtl ? SHAPE_LEFT : SHAPE_RIGHT);
    }
  else if (self->options.wide == BUNKO_READER_WIDE_ROTATE && self->options.portrait_view)
    add (self, page, SHAPE_TURNED);
  else
    add (self, page, SHAPE_WHOLE);
}

static void
refresh (BunkoSpreads *self)
{
  gboolean shift = self->options.shifted;
  guint page = 0;

  if (!self->is_stale)
    return;
  self->is_stale = FALSE;
  g_array_set_size (self->entries, 0);
  g_array_set_size (self->first, 0);

  while (page < self->n_pages)
    {
      gboolean pairs = self->options.pairs && can_pair (self, page);

      if (is_wide (self, page))
        add_wide (self, page);
      else if (pairs && !shift && can_pair (self, page + 1))
        add (self, page++, SHAPE_PAIR);
      else
        add (self, page, SHAPE_WHOLE);
      shift = shift && !pairs;
      page++;
    }
}

/**
 * bunko_spreads_get_count: (skip)
 * @self: spreads
 *
 * Returns: how many spreads there are; 0 only without pages
 */
guint
bunko_spreads_get_count (BunkoSpreads *self)
{
  g_return_val_if_fail (self != NULL, 0);

  refresh (self);
  return self->entries->len;
}

/**
 * bunko_spreads_get: (skip)
 * @self: spreads
 * @index: which spread, from 0
 * @spread: (out caller-allocates): what it shows, in reading order; no leaves if there is none
 *
 * Gets a spread.
 */
void
bunko_spreads_get (BunkoSpreads *self, guint index, BunkoSpread *spread)
{
  const Entry *entry;

  g_return_if_fail (self != NULL);
  g_return_if_fail (spread != NULL);

  refresh (self);
  *spread = (BunkoSpread) { 0 };
  if (index >= self->entries->len)
    return;

  entry = &g_array_index (self->entries, Entry, index);
  spread->n_leaves = entry->shape == SHAPE_PAIR ? 2 : 1;
  spread->leaves[0].page = entry->page;
  spread->leaves[0].turned = entry->shape == SHAPE_TURNED;
  if (entry->shape == SHAPE_LEFT)
    spread->leaves[0].part = BUNKO_LEAF_LEFT;
  else if (entry->shape == SHAPE_RIGHT)
    spread->leaves[0].part = BUNKO_LEAF_RIGHT;
  else if (entry->shape == SHAPE_PAIR)
    spread->leaves[1].page = entry->page + 1;
}

/**
 * bunko_spreads_find: (skip)
 * @self: spreads
 * @page: a page
 *
 * Returns: the first spread with @page on it: of a split page the half that is read first. The last
 *   spread for pages after the last one, 0 if there are no pages
 */
guint
bunko_spreads_find (BunkoSpreads *self, guint page)
{
  g_return_val_if_fail (self != NULL, 0);

  refresh (self);
  if (page < self->first->len)
    return g_array_index (self->first, guint, page);
  return self->entries->len > 0 ? self->entries->len - 1 : 0;
}

/**
 * bunko_spreads_find_leaf: (skip)
 * @self: spreads
 * @leaf: what is seen
 *
 * Returns: the spread that shows @leaf; where the page is not split (any more), the one of its page
 */
guint
bunko_spreads_find_leaf (BunkoSpreads *self, const BunkoLeaf *leaf)
{
  guint index;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (leaf != NULL, 0);

  index = bunko_spreads_find (self, leaf->page);
  for (guint i = index; i <= index + 1 && leaf->page < self->n_pages; i++)
    {
      BunkoSpread spread;

      bunko_spreads_get (self, i, &spread);
      if (spread.n_leaves > 0 && spread.leaves[0].page == leaf->page &&
          spread.leaves[0].part == leaf->part)
        return i;
    }
  return index;
}
