/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "bunko-length-sums.h"
#include "bunko-strip-layout.h"

/* Width by height of a page as long as nothing is known of any. */
#define GUESSED_ASPECT 0.7

/* In breadths of the strip: what is shorter or longer is drawn as if it were not. */
#define SHORTEST 0.01
#define LONGEST  1000.0

struct _BunkoStripLayout
{
  BunkoReaderDirection direction;
  double across; /* how broad the strip is */
  double gap;
  double pixel; /* every leaf begins at a multiple of this */

  /* How long leaves are, in breadths of the strip, so that another breadth costs nothing. */
  BunkoLengthSums *lengths;
};

/**
 * bunko_strip_layout_new: (skip)
 *
 * Makes an empty vertical strip.
 *
 * A strip is all pages of a gallery one after the other, all equally broad. Where a page is depends
 * on all pages before it, whose sizes become known one by one: sums are kept in a Fenwick tree, so
 * that telling a size, finding a place and finding a page cost the logarithm of the number of
 * pages. Pages of unknown size are taken for as long as the average of the known ones.
 *
 * Offsets are measured along the strip, from its beginning in reading order, also where that is at
 * the right. They are doubles: a strip of 20,000 pages is longer than floats can tell pixels.
 *
 * Returns: (transfer full): a new layout
 */
BunkoStripLayout *
bunko_strip_layout_new (void)
{
  BunkoStripLayout *self = g_new0 (BunkoStripLayout, 1);

  self->direction = BUNKO_READER_DIRECTION_TTB;
  self->pixel = 1;
  self->lengths = bunko_length_sums_new ();
  return self;
}

/**
 * bunko_strip_layout_free: (skip)
 * @self: a layout
 *
 * Frees @self.
 */
void
bunko_strip_layout_free (BunkoStripLayout *self)
{
  g_return_if_fail (self != NULL);

  bunko_length_sums_free (self->lengths);
  g_free (self);
}

static gboolean
is_horizontal (BunkoStripLayout *self)
{
  return self->direction == BUNKO_READER_DIRECTION_LTR ||
         self->direction == BUNKO_READER_DIRECTION_RTL;
}

/**
 * bunko_strip_layout_set_direction: (skip)
 * @self: a layout
 * @direction: where the strip goes: down, to the right or to the left
 *
 * Changes the direction. Offsets mean something else afterwards: see
 * bunko_strip_layout_get_place().
 */
void
bunko_strip_layout_set_direction (BunkoStripLayout *self, BunkoReaderDirection direction)
{
  gboolean was_horizontal;

  g_return_if_fail (self != NULL);

  was_horizontal = is_horizontal (self);
  self->direction = direction;
  if (is_horizontal (self) != was_horizontal)
    bunko_length_sums_turn_over (self->lengths);
}

/**
 * bunko_strip_layout_get_n_leaves: (skip)
 * @self: a layout
 *
 * Returns: how many leaves there are
 */
guint
bunko_strip_layout_get_n_leaves (BunkoStripLayout *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return bunko_length_sums_get_n_lengths (self->lengths);
}

/**
 * bunko_strip_layout_set_n_leaves: (skip)
 * @self: a layout
 * @n_leaves: how many there are
 *
 * Sets the number of leaves; of more than %BUNKO_STRIP_MAX_LEAVES the first ones are laid out. What
 * is known of leaves that are still there is kept.
 */
void
bunko_strip_layout_set_n_leaves (BunkoStripLayout *self, guint n_leaves)
{
  g_return_if_fail (self != NULL);

  n_leaves = MIN (n_leaves, BUNKO_STRIP_MAX_LEAVES);
  if (bunko_strip_layout_get_n_leaves (self) != n_leaves)
    bunko_length_sums_set_n_lengths (self->lengths, n_leaves);
}

/**
 * bunko_strip_layout_get_across: (skip)
 * @self: a layout
 *
 * Returns: how broad the strip is
 */
double
bunko_strip_layout_get_across (BunkoStripLayout *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->across;
}

/**
 * bunko_strip_layout_set_across: (skip)
 * @self: a layout
 * @across: how broad the strip is: the width of all pages of a vertical one, their height in a
 *   horizontal one
 *
 * Changes the breadth, and with it all offsets: see bunko_strip_layout_get_place().
 */
void
bunko_strip_layout_set_across (BunkoStripLayout *self, double across)
{
  g_return_if_fail (self != NULL);

  self->across = isfinite (across) && across > 0 ? MIN (across, 1e6) : 0;
}

/**
 * bunko_strip_layout_set_gap: (skip)
 * @self: a layout
 * @gap: what is between two leaves
 *
 * Changes the gap, and with it all offsets: see bunko_strip_layout_get_place().
 */
void
bunko_strip_layout_set_gap (BunkoStripLayout *self, double gap)
{
  g_return_if_fail (self != NULL);

  self->gap = isfinite (gap) && gap > 0 ? MIN (gap, 1e6) : 0;
}

/**
 * bunko_strip_layout_set_pixel: (skip)
 * @self: a layout
 * @pixel: how long a pixel of the screen is in the units of this layout; 1 at first
 *
 * Leaves begin and end at whole pixels, so that without a gap nothing shines through between them.
 */
void
bunko_strip_layout_set_pixel (BunkoStripLayout *self, double pixel)
{
  g_return_if_fail (self != NULL);

  self->pixel = isfinite (pixel) && pixel > 1e-3 && pixel < 1e3 ? pixel : 1;
}

static double
snap (BunkoStripLayout *self, double length)
{
  return round (length / self->pixel) * self->pixel;
}

/* How long leaves of unknown size are, in breadths: as long as the others. */
static double
get_guess (BunkoStripLayout *self)
{
  gboolean horizontal = is_horizontal (self);

  return bunko_length_sums_get_average (self->lengths,
                                        horizontal ? GUESSED_ASPECT : 1 / GUESSED_ASPECT);
}

/**
 * bunko_strip_layout_get_start: (skip)
 * @self: a layout
 * @leaf: a leaf; any number after the last one means the end
 *
 * Returns: the offset at which @leaf begins
 */
double
bunko_strip_layout_get_start (BunkoStripLayout *self, guint leaf)
{
  double breadths;

  g_return_val_if_fail (self != NULL, 0);

  leaf = MIN (leaf, bunko_strip_layout_get_n_leaves (self));
  breadths = bunko_length_sums_get_sum (self->lengths, leaf, get_guess (self));
  return snap (self, breadths * self->across) + leaf * snap (self, self->gap);
}

/**
 * bunko_strip_layout_get_length: (skip)
 * @self: a layout
 * @leaf: a leaf
 *
 * Returns: how long @leaf is, without the gap after it
 */
double
bunko_strip_layout_get_length (BunkoStripLayout *self, guint leaf)
{
  double length;

  g_return_val_if_fail (self != NULL, 0);

  if (leaf >= bunko_strip_layout_get_n_leaves (self))
    return 0;
  length = bunko_strip_layout_get_start (self, leaf + 1) -
           bunko_strip_layout_get_start (self, leaf) - snap (self, self->gap);
  return MAX (length, 0);
}

/**
 * bunko_strip_layout_get_extent: (skip)
 * @self: a layout
 *
 * Returns: how long the strip is; 0 without leaves
 */
double
bunko_strip_layout_get_extent (BunkoStripLayout *self)
{
  g_return_val_if_fail (self != NULL, 0);

  if (bunko_strip_layout_get_n_leaves (self) == 0)
    return 0;
  return bunko_strip_layout_get_start (self, bunko_strip_layout_get_n_leaves (self)) -
         snap (self, self->gap);
}

/**
 * bunko_strip_layout_find: (skip)
 * @self: a layout
 * @offset: an offset
 *
 * Returns: the leaf at @offset; a gap belongs to the leaf before it. The first leaf for what is
 * before the strip, the last one for what is after it; 0 without leaves
 */
guint
bunko_strip_layout_find (BunkoStripLayout *self, double offset)
{
  guint found;

  g_return_val_if_fail (self != NULL, 0);

  if (!(offset > 0) || self->across <= 0)
    return 0;
  found = bunko_length_sums_find (self->lengths, offset / self->across, get_guess (self),
                                  snap (self, self->gap) / self->across);
  /* Leaves begin at whole pixels: what is just before one may be on it already, or not yet. */
  if (found > 0 && bunko_strip_layout_get_start (self, found) > offset)
    return found - 1;
  if (found + 1 < bunko_strip_layout_get_n_leaves (self) &&
      bunko_strip_layout_get_start (self, found + 1) <= offset)
    return found + 1;
  return found;
}

/**
 * bunko_strip_layout_get_place: (skip)
 * @self: a layout
 * @offset: an offset
 * @fraction: (out caller-allocates): how far into the leaf it is, from 0 to 1
 *
 * Tells what is at an offset in words that stay true when breadth, gap, direction or sizes change.
 * bunko_strip_layout_get_offset() turns it into an offset again.
 *
 * Returns: the leaf at @offset
 */
guint
bunko_strip_layout_get_place (BunkoStripLayout *self, double offset, double *fraction)
{
  guint leaf;
  double start, length;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (fraction != NULL, 0);

  leaf = bunko_strip_layout_find (self, offset);
  start = bunko_strip_layout_get_start (self, leaf);
  length = bunko_strip_layout_get_start (self, leaf + 1) - start;
  *fraction = length > 0 && offset > start ? MIN ((offset - start) / length, 1) : 0;
  return leaf;
}

/**
 * bunko_strip_layout_get_offset: (skip)
 * @self: a layout
 * @leaf: a leaf
 * @fraction: how far into it, from 0 to 1
 *
 * Returns: the offset of a place that bunko_strip_layout_get_place() told
 */
double
bunko_strip_layout_get_offset (BunkoStripLayout *self, guint leaf, double fraction)
{
  double start;

  g_return_val_if_fail (self != NULL, 0);

  start = bunko_strip_layout_get_start (self, leaf);
  fraction = fraction > 0 ? MIN (fraction, 1) : 0;
  return start + fraction * (bunko_strip_layout_get_start (self, leaf + 1) - start);
}

/**
 * bunko_strip_layout_set_size: (skip)
 * @self: a layout
 * @leaf: a leaf
 * @width: its width in any unit, 0 for unknown
 * @height: its height in the same unit, 0 for unknown
 * @anchor: the offset that is looked at, as a rule the beginning of the view
 *
 * Tells the shape of a leaf. What is looked at moves if something before it becomes longer; adding
 * the result to the offset of the view keeps it where it is. This also holds for the guessed
 * lengths of other leaves, and for the leaf at @anchor itself.
 *
 * Returns: how much further away what was at @anchor is now
 */
double
bunko_strip_layout_set_size (BunkoStripLayout *self,
                             guint leaf,
                             double width,
                             double height,
                             double anchor)
{
  double ratio = is_horizontal (self) ? width / height : height / width;
  double fraction, before;
  guint place;

  g_return_val_if_fail (self != NULL, 0);

  if (!isfinite (ratio) || !(width > 0) || !(height > 0))
    ratio = 0;
  else
    ratio = CLAMP (ratio, SHORTEST, LONGEST);

  place = bunko_strip_layout_get_place (self, anchor, &fraction);
  before = bunko_strip_layout_get_offset (self, place, fraction);
  if (!bunko_length_sums_set (self->lengths, leaf, ratio) || !(anchor > 0))
    return 0;
  return bunko_strip_layout_get_offset (self, place, fraction) - before;
}

/**
 * bunko_strip_layout_get_visible: (skip)
 * @self: a layout
 * @offset: where the view begins
 * @view_length: how long the view is
 * @first: (out caller-allocates): the first leaf that is seen
 *
 * Finds what is to be drawn.
 *
 * Returns: how many leaves are seen; 0 without leaves
 */
guint
bunko_strip_layout_get_visible (BunkoStripLayout *self,
                                double offset,
                                double view_length,
                                guint *first)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (first != NULL, 0);

  *first = bunko_strip_layout_find (self, offset);
  if (bunko_strip_layout_get_n_leaves (self) == 0)
    return 0;
  return bunko_strip_layout_find (self, offset + MAX (view_length - self->pixel, 0)) - *first + 1;
}
