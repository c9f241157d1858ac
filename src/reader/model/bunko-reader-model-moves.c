/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-model-private.h"

/* Where somebody is, and what stands together there. */

/**
 * bunko_reader_model_is_strip:
 * @self: a model
 *
 * Returns: whether pages follow one another without end, so that they are scrolled and not turned
 */
gboolean
bunko_reader_model_is_strip (BunkoReaderModel *self)
{
  BunkoReaderMode mode;

  g_return_val_if_fail (BUNKO_IS_READER_MODEL (self), FALSE);

  mode = bunko_reader_options_get_mode (self->options);
  return mode == BUNKO_READER_MODE_STRIP || mode == BUNKO_READER_MODE_HORIZONTAL;
}

/**
 * bunko_reader_model_get_spreads:
 * @self: a model
 *
 * Gives the layout of pages that are turned. It belongs to the model, which alone changes it.
 *
 * Returns: (transfer none): the spreads
 */
BunkoSpreads *
bunko_reader_model_get_spreads (BunkoReaderModel *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_MODEL (self), NULL);

  return self->spreads;
}

static void
make_single (guint page, BunkoSpread *spread)
{
  *spread = (BunkoSpread) { .leaves = { { .page = page } }, .n_leaves = 1 };
}

/* Before their number is known there is one page, the one that is gone to. */
static void
find_spread (BunkoReaderModel *self, BunkoSpread *spread)
{
  *spread = (BunkoSpread) { 0 };
  if (!self->located)
    return;
  if (bunko_reader_model_is_strip (self) || self->n_pages == 0)
    make_single (self->anchor.page, spread);
  else
    bunko_spreads_get (self->spreads, bunko_spreads_find_leaf (self->spreads, &self->anchor),
                       spread);
}

/* Says what became of the current spread and position. */
void
_bunko_reader_model_update_spread (BunkoReaderModel *self)
{
  BunkoSpread spread;
  guint position;

  find_spread (self, &spread);
  position = spread.n_leaves > 0 ? spread.leaves[0].page : self->position;
  if (bunko_spread_equal (&spread, &self->spread) && position == self->position)
    return;
  self->spread = spread;
  if (self->position != position)
    {
      self->position = position;
      _bunko_reader_model_notify_position (self);
    }
  _bunko_reader_model_emit_spread_changed (self);
}

/**
 * bunko_reader_model_get_spread:
 * @self: a model
 * @spread: (out caller-allocates): return location for what is read now
 *
 * Gives what is on the screen: in strips the page at the position; no leaves as long as it is not
 * known where reading starts.
 */
void
bunko_reader_model_get_spread (BunkoReaderModel *self, BunkoSpread *spread)
{
  g_return_if_fail (BUNKO_IS_READER_MODEL (self));
  g_return_if_fail (spread != NULL);

  *spread = self->spread;
}

/**
 * bunko_reader_model_get_spread_at:
 * @self: a model
 * @delta: how many spreads ahead of the current one; below 0 for those before it
 * @spread: (out caller-allocates): return location for the spread; no leaves if there is none
 *
 * Gives what stands near what is on the screen.
 *
 * Returns: whether there is anything
 */
gboolean
bunko_reader_model_get_spread_at (BunkoReaderModel *self, int delta, BunkoSpread *spread)
{
  gint64 index;

  g_return_val_if_fail (BUNKO_IS_READER_MODEL (self), FALSE);
  g_return_val_if_fail (spread != NULL, FALSE);

  *spread = (BunkoSpread) { 0 };
  if (self->spread.n_leaves == 0)
    return FALSE;
  if (bunko_reader_model_is_strip (self) || self->n_pages == 0)
    {
      index = (gint64) self->position + delta;
      if (index >= 0 && index < MAX (self->n_pages, 1))
        make_single ((guint) index, spread);
      return spread->n_leaves > 0;
    }

  index = (gint64) bunko_spreads_find_leaf (self->spreads, &self->anchor) + delta;
  if (index >= 0 && index < bunko_spreads_get_count (self->spreads))
    bunko_spreads_get (self->spreads, (guint) index, spread);
  return spread->n_leaves > 0;
}

static void
release_aspects (BunkoReaderModel *self)
{
  GHashTableIter iter;
  gpointer page, aspect;

  g_hash_table_iter_init (&iter, self->held_aspects);
  while (g_hash_table_iter_next (&iter, &page, &aspect))
    {
      if (GPOINTER_TO_UINT (page) >= bunko_spreads_get_n_pages (self->spreads))
        continue;
      bunko_spreads_set_aspect (self->spreads, GPOINTER_TO_UINT (page), *(double *) aspect);
      g_hash_table_iter_remove (&iter);
    }
}

static void
hold_aspect (BunkoReaderModel *self, guint page, double aspect)
{
  g_hash_table_replace (self->held_aspects, GUINT_TO_POINTER (page),
                        g_memdup2 (&aspect, sizeof aspect));
}

/* A page further back that turns out to be wide would make other pages stand together from there
 * on. Who reads has seen them as they are, so that waits until they go there. */
void
_bunko_reader_model_learn_aspect (BunkoReaderModel *self, guint page, double aspect)
{
  double known = bunko_reader_model_get_aspect (self, page);
  BunkoSpread spread;

  if (aspect <= 0 || known == aspect)
    return;
  g_hash_table_remove (self->held_aspects, GUINT_TO_POINTER (page));
  if (page >= bunko_spreads_get_n_pages (self->spreads))
    {
      hold_aspect (self, page, aspect);
      return;
    }

  known = bunko_spreads_get_aspect (self->spreads, page);
  bunko_spreads_set_aspect (self->spreads, page, aspect);
  find_spread (self, &spread);
  if (page < self->position && !bunko_spread_equal (&spread, &self->spread))
    {
      bunko_spreads_set_aspect (self->spreads, page, known);
      hold_aspect (self, page, aspect);
    }
  if (page >= self->first_page)
    _bunko_reader_model_guess (self);
  _bunko_reader_model_update_spread (self);
}

/**
 * bunko_reader_model_get_aspect:
 * @self: a model
 * @page: a page, from 0
 *
 * Returns: the width of the page by its height; 0 as long as it is not known
 */
double
bunko_reader_model_get_aspect (BunkoReaderModel *self, guint page)
{
  const double *held;

  g_return_val_if_fail (BUNKO_IS_READER_MODEL (self), 0);

  held = g_hash_table_lookup (self->held_aspects, GUINT_TO_POINTER (page));
  return held != NULL ? *held : bunko_spreads_get_aspect (self->spreads, page);
}

void
_bunko_reader_model_apply_alone_pages (BunkoReaderModel *self)
{
  guint n_pages;
  const guint *pages = bunko_reader_options_get_alone_pages (self->options, &n_pages);

  for (guint i = 0; i < self->alone_pages->len; i++)
    bunko_spreads_set_alone (self->spreads, g_array_index (self->alone_pages, guint, i), FALSE);
  g_array_set_size (self->alone_pages, 0);
  for (guint i = 0; i < n_pages; i++)
    if (pages[i] < BUNKO_SPREADS_MAX_PAGES)
      {
        bunko_spreads_set_alone (self->spreads, pages[i], TRUE);
        g_array_append_val (self->alone_pages, pages[i]);
      }
  _bunko_reader_model_update (self);
}

void
_bunko_reader_model_apply_options (BunkoReaderModel *self)
{
  BunkoReaderOptions *options = self->options;
  BunkoSpreadOptions layout = {
    .pairs = bunko_reader_options_get_mode (options) == BUNKO_READER_MODE_DOUBLE,
    .cover_alone = bunko_reader_options_get_cover_alone (options),
    .wide = bunko_reader_options_get_wide_pages (options),
    .right_to_left = bunko_reader_options_get_direction (options) == BUNKO_READER_DIRECTION_RTL,
    .shifted = bunko_reader_options_get_shifted (options),
    .portrait_view = self->view_height > self->view_width,
  };

  bunko_spreads_set_options (self->spreads, &layout);
  bunko_reader_images_set_size (self->images, bunko_reader_options_get_image_size (options));
  _bunko_reader_model_update (self);
}

/* Where all pages come to stand in another way, they do so by all that is known of them. */
void
_bunko_reader_model_change_mode (BunkoReaderModel *self)
{
  release_aspects (self);
  _bunko_reader_model_apply_options (self);
}

/* What a gallery lost at its end is not read any more. */
void
_bunko_reader_model_set_n_pages (BunkoReaderModel *self, guint n_pages)
{
  guint most = MIN (n_pages, BUNKO_SPREADS_MAX_PAGES);

  bunko_spreads_set_n_pages (self->spreads, n_pages);
  release_aspects (self);
  g_array_set_size (self->bytes, most);
  if (most > 0 && self->anchor.page >= most)
    self->anchor = (BunkoLeaf) { .page = most - 1 };
}

void
_bunko_reader_model_locate (BunkoReaderModel *self, guint position)
{
  self->located = TRUE;
  self->anchor = (BunkoLeaf) { .page = position };
  _bunko_reader_model_update (self);
}

/* Leaves what is on the screen for something else. */
static void
move_to (BunkoReaderModel *self, const BunkoLeaf *leaf)
{
  guint from = self->position;

  bunko_reader_watch_forget (self->watch);
  self->anchor = *leaf;
  self->located = TRUE;
  _bunko_reader_model_update_spread (self);
  if (self->position != from)
    bunko_reader_pace_move (&self->pace, g_get_monotonic_time (),
                            (guint) ABS ((gint64) self->position - from), self->position < from);
  _bunko_reader_model_update (self);
}

/* Turns by one spread. Going back, the pages before may have come to stand otherwise: then the one
 * that was before what is read now is shown. */
static gboolean
turn (BunkoReaderModel *self, gboolean backwards)
{
  BunkoSpread spread;
  BunkoLeaf leaf;

  if (!bunko_reader_model_get_spread_at (self, backwards ? -1 : 1, &spread))
    return FALSE;
  leaf = spread.leaves[0];
  if (backwards && !bunko_reader_model_is_strip (self))
    {
      leaf = spread.leaves[spread.n_leaves - 1];
      release_aspects (self);
      bunko_spreads_get (self->spreads, bunko_spreads_find_leaf (self->spreads, &leaf), &spread);
      leaf = spread.leaves[0];
    }
  move_to (self, &leaf);
  return TRUE;
}

static gboolean
is_seen (BunkoReaderModel *self, guint page)
{
  for (guint i = 0; i < self->spread.n_leaves; i++)
    if (self->spread.leaves[i].page == page)
      return TRUE;
  return FALSE;
}

/* Whether it is more than what turning a page does. */
static gboolean
is_far (BunkoReaderModel *self, guint page)
{
  BunkoSpread spread;

  for (int delta = -1; delta <= 1; delta += 2)
    if (bunko_reader_model_get_spread_at (self, delta, &spread))
      for (guint i = 0; i < spread.n_leaves; i++)
        if (spread.leaves[i].page == page)
          return FALSE;
  return TRUE;
}

/**
 * bunko_reader_model_go:
 * @self: a model
 * @position: a page, from 0
 *
 * Goes to a page. #BunkoReaderModel::jumped tells if that is farther than the next or last ones.
 *
 * Returns: %FALSE if there is no such page; nothing changes then
 */
gboolean
bunko_reader_model_go (BunkoReaderModel *self, guint position)
{
  BunkoLeaf leaf = { .page = position };
  guint from;
  gboolean far;

  g_return_val_if_fail (BUNKO_IS_READER_MODEL (self), FALSE);

  if (position >= self->n_pages)
    return FALSE;
  if (self->located && is_seen (self, position))
    {
      if (self->anchor.page != position)
        self->anchor = leaf;
      /* The page may be scrolled. */
      if (bunko_reader_model_is_strip (self))
        _bunko_reader_model_emit_spread_changed (self);
      return TRUE;
    }

  from = self->position;
  far = self->located && is_far (self, position);
  release_aspects (self);
  if (far)
    bunko_reader_pace_reset (&self->pace);
  move_to (self, &leaf);
  if (far)
    _bunko_reader_model_emit_jumped (self, from);
  return TRUE;
}

/**
 * bunko_reader_model_next:
 * @self: a model
 *
 * Goes on by one spread, in strips by one page.
 *
 * Returns: %FALSE if this is the last one
 */
gboolean
bunko_reader_model_next (BunkoReaderModel *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_MODEL (self), FALSE);

  return self->n_pages > 0 && turn (self, FALSE);
}

/**
 * bunko_reader_model_previous:
 * @self: a model
 *
 * Goes back by one spread, in strips by one page.
 *
 * Returns: %FALSE if this is the first one
 */
gboolean
bunko_reader_model_previous (BunkoReaderModel *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_MODEL (self), FALSE);

  return self->n_pages > 0 && turn (self, TRUE);
}

/**
 * bunko_reader_model_set_position:
 * @self: a model
 * @page: the first page that is seen, from 0
 *
 * Tells where a strip was scrolled to.
 */
void
bunko_reader_model_set_position (BunkoReaderModel *self, guint page)
{
  BunkoLeaf leaf = { .page = page };

  g_return_if_fail (BUNKO_IS_READER_MODEL (self));

  if (page < self->n_pages && self->located && page != self->position)
    move_to (self, &leaf);
}

/**
 * bunko_reader_model_get_position:
 * @self: a model
 *
 * Returns: the first page of what is seen, from 0
 */
guint
bunko_reader_model_get_position (BunkoReaderModel *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_MODEL (self), 0);

  return self->position;
}

/**
 * bunko_reader_model_shift_pairing:
 * @self: a model
 *
 * Lets the pairs around what is on the screen move by one page; a second time moves them back. The
 * options remember it.
 */
void
bunko_reader_model_shift_pairing (BunkoReaderModel *self)
{
  guint page;

  g_return_if_fail (BUNKO_IS_READER_MODEL (self));

  if (bunko_spreads_find_shift (self->spreads, self->position, &page))
    bunko_reader_options_set_page_alone (self->options, page,
                                         !bunko_reader_options_is_page_alone (self->options, page));
  else
    bunko_reader_options_set_shifted (self->options,
                                      !bunko_reader_options_get_shifted (self->options));
}

/**
 * bunko_reader_model_note_unread:
 * @self: a model
 *
 * Tells the journal that the gallery was marked as unread: what of it was not reported yet shall
 * not be.
 */
void
bunko_reader_model_note_unread (BunkoReaderModel *self)
{
  g_return_if_fail (BUNKO_IS_READER_MODEL (self));

  bunko_reader_journal_report_unread (self->journal);
}
