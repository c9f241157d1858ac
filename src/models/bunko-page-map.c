/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-page-map.h"

/* How many rows every page of the server gives, and at which position each page starts.
 *
 * Pages are full as long as nothing else is known, but a page may turn out short, and then all
 * later rows move up while the numbers of the server's pages stay. The prefix sums are a Fenwick
 * tree: a change of one page and a search for a position each take log2(pages) steps, which is 14
 * for a million rows.
 */
struct _BunkoPageMap
{
  /* Both of n_pages elements; tree is numbered from 1 in the usual notation, here from 0. */
  GArray *rows;
  GArray *tree;
  guint n_rows;
};

static inline guint *
rows_at (BunkoPageMap *self, guint index)
{
  return &g_array_index (self->rows, guint, index);
}

static inline guint *
tree_at (BunkoPageMap *self, guint number)
{
  return &g_array_index (self->tree, guint, number - 1);
}

/* Each node of the tree passes its sum on to the next one that covers it. */
static void
rebuild (BunkoPageMap *self)
{
  guint n = self->rows->len;

  g_array_set_size (self->tree, n);
  self->n_rows = 0;
  for (guint i = 1; i <= n; i++)
    *tree_at (self, i) = *rows_at (self, i - 1);
  for (guint i = 1; i <= n; i++)
    {
      guint parent = i + (i & -i);

      self->n_rows += *rows_at (self, i - 1);
      if (parent <= n)
        *tree_at (self, parent) += *tree_at (self, i);
    }
}

/**
 * bunko_page_map_new:
 *
 * Creates a map without pages.
 *
 * Returns: (transfer full): the new map
 */
BunkoPageMap *
bunko_page_map_new (void)
{
  BunkoPageMap *self = g_new0 (BunkoPageMap, 1);

  self->rows = g_array_new (FALSE, TRUE, sizeof (guint));
  self->tree = g_array_new (FALSE, TRUE, sizeof (guint));

  return self;
}

/**
 * bunko_page_map_free:
 * @self: (transfer full): a map
 *
 * Frees the map.
 */
void
bunko_page_map_free (BunkoPageMap *self)
{
  g_array_unref (self->rows);
  g_array_unref (self->tree);
  g_free (self);
}

/**
 * bunko_page_map_fill:
 * @self: a map
 * @n_rows: how many rows there are
 * @page_size: how many of them a page has, at least 1
 *
 * Forgets what was known and makes all pages full, but for the last.
 */
void
bunko_page_map_fill (BunkoPageMap *self, guint n_rows, guint page_size)
{
  guint n_pages;

  g_return_if_fail (page_size > 0);

  n_pages = n_rows / page_size + (n_rows % page_size != 0);
  g_array_set_size (self->rows, n_pages);
  for (guint i = 0; i < n_pages; i++)
    *rows_at (self, i) = MIN (page_size, n_rows - i * page_size);
  rebuild (self);
}

/**
 * bunko_page_map_get_n_pages:
 * @self: a map
 *
 * Returns: how many pages there are, empty ones included
 */
guint
bunko_page_map_get_n_pages (BunkoPageMap *self)
{
  return self->rows->len;
}

/**
 * bunko_page_map_get_n_rows:
 * @self: a map
 *
 * Returns: how many rows all pages have together
 */
guint
bunko_page_map_get_n_rows (BunkoPageMap *self)
{
  return self->n_rows;
}

/**
 * bunko_page_map_get_page_rows:
 * @self: a map
 * @page: the number of a page, from 0
 *
 * Returns: how many rows the page has, 0 for a page that does not exist
 */
guint
bunko_page_map_get_page_rows (BunkoPageMap *self, guint page)
{
  return page < self->rows->len ? *rows_at (self, page) : 0;
}

/**
 * bunko_page_map_set_page_rows:
 * @self: a map
 * @page: the number of an existing page, from 0
 * @n_rows: how many rows it has
 *
 * Makes a page shorter or longer; later pages move.
 */
void
bunko_page_map_set_page_rows (BunkoPageMap *self, guint page, guint n_rows)
{
  guint delta;

  g_return_if_fail (page < self->rows->len);

  /* Unsigned on purpose: a shrinking page adds 2^32 - n, which wraps to the right sum. */
  delta = n_rows - *rows_at (self, page);
  *rows_at (self, page) = n_rows;
  self->n_rows += delta;
  for (guint i = page + 1; i <= self->rows->len; i += i & -i)
    *tree_at (self, i) += delta;
}

/**
 * bunko_page_map_set_n_pages:
 * @self: a map
 * @n_pages: the new number of pages
 *
 * Cuts pages off the end, or adds empty ones there.
 */
void
bunko_page_map_set_n_pages (BunkoPageMap *self, guint n_pages)
{
  if (n_pages == self->rows->len)
    return;

  g_array_set_size (self->rows, n_pages);
  rebuild (self);
}

/**
 * bunko_page_map_get_start:
 * @self: a map
 * @page: the number of a page, from 0; may be one past the last
 *
 * Returns: the position of the first row of the page
 */
guint
bunko_page_map_get_start (BunkoPageMap *self, guint page)
{
  guint sum = 0;

  for (guint i = MIN (page, self->rows->len); i > 0; i -= i & -i)
    sum += *tree_at (self, i);

  return sum;
}

/**
 * bunko_page_map_find:
 * @self: a map
 * @position: the position of a row
 * @page: (out): the number of the page that it is on
 * @offset: (out): its place on that page, from 0
 *
 * Finds out which page of the server a row is on.
 *
 * Returns: %FALSE if there are not that many rows
 */
gboolean
bunko_page_map_find (BunkoPageMap *self, guint position, guint *page, guint *offset)
{
  guint number = 0;
  guint step = 1;

  if (position >= self->n_rows)
    return FALSE;

  while (step <= self->rows->len / 2)
    step *= 2;
  for (; step > 0; step /= 2)
    if (number + step <= self->rows->len && *tree_at (self, number + step) <= position)
      {
        number += step;
        position -= *tree_at (self, number);
      }

  *page = number;
  *offset = position;
  return TRUE;
}
