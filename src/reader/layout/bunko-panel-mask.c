/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "bunko-panel-mask.h"

/* Pages are looked at in about this many cells: gutters of a hundredth of the width are still some
 * broad. */
#define MAX_CELLS 300000
#define MAX_SIDE  6000

/* The ground is about as light as the edge of the page, which is this light at least (dark grounds:
 * as dark). */
#define LIGHTEST_FROM 176
#define TOLERANCE     30

/* A ground that the edge of the page has less of than this is none. */
#define EDGE_SHARE 0.01

/* Labels of cells whose piece is not known yet. */
#define UNKNOWN    G_MAXUINT16
#define MAX_PIECES 4000

/**
 * bunko_panel_piece_add: (skip)
 * @self: a piece
 * @x: the column of a cell
 * @y: the line of the cell
 *
 * Makes @self larger by a cell; an empty piece is all zeroes.
 */
void
bunko_panel_piece_add (BunkoPanelPiece *self, int x, int y)
{
  if (self->n_cells++ == 0)
    {
      self->left = self->right = x;
      self->top = self->bottom = y;
    }
  self->left = MIN (self->left, x);
  self->top = MIN (self->top, y);
  self->right = MAX (self->right, x + 1);
  self->bottom = MAX (self->bottom, y + 1);
}

/**
 * bunko_panel_piece_get_area: (skip)
 * @self: a piece
 *
 * Returns: how many cells the rectangle around it has
 */
int
bunko_panel_piece_get_area (const BunkoPanelPiece *self)
{
  return (self->right - self->left) * (self->bottom - self->top);
}

/* A smaller copy in which each cell is the average of the pixels it stands for; dark grounds become
 * light ones. */
static guint8 *
scale_down (const guint8 *gray,
            int width,
            int height,
            gsize stride,
            gboolean dark,
            BunkoPanelMask *mask)
{
  double factor = MIN (1, sqrt ((double) MAX_CELLS / ((double) width * height)));
  guint8 *cells;

  factor = MIN (factor, (double) MAX_SIDE / MAX (width, height));
  mask->width = MAX (width * factor, 1);
  mask->height = MAX (height * factor, 1);
  cells = g_malloc ((gsize) mask->width * mask->height);
  for (int y = 0; y < mask->height; y++)
    for (int x = 0; x < mask->width; x++)
      {
        int from_x = (gint64) x * width / mask->width,
            to_x = (gint64) (x + 1) * width / mask->width;
        int from_y = (gint64) y * height / mask->height;
        int to_y = (gint64) (y + 1) * height / mask->height;
        guint64 sum = 0;

        for (int j = from_y; j < to_y; j++)
          for (int i = from_x; i < to_x; i++)
            sum += gray[j * stride + i];
        sum /= (guint64) (to_x - from_x) * (to_y - from_y);
        cells[y * mask->width + x] = dark ? 255 - sum : sum;
      }
  return cells;
}

static gboolean
is_edge (const BunkoPanelMask *self, int x, int y)
{
  return x == 0 || y == 0 || x == self->width - 1 || y == self->height - 1;
}

/* The lightness of the ground: the most frequent light one at the edge. Returns -1 if there is
 * none. */
static int
find_ground (const BunkoPanelMask *self, const guint8 *cells)
{
  guint counts[256 + 8] = { 0 };
  int n_edge = 0, n_light = 0, found = 255;
  guint most = 0;

  for (int y = 0; y < self->height; y++)
    for (int x = 0; x < self->width;
         x += y == 0 || y == self->height - 1 ? 1 : MAX (self->width - 1, 1))
      {
        guint8 level = cells[y * self->width + x];

        n_edge++;
        n_light += level >= LIGHTEST_FROM;
        counts[level]++;
      }
  if (n_light < n_edge * EDGE_SHARE)
    return -1;
  for (int level = 255; level >= LIGHTEST_FROM; level--)
    if (counts[level] > most)
      {
        most = counts[level];
        found = level;
      }
  return found;
}

static void
push (GArray *stack, guint32 at)
{
  g_array_append_val (stack, at);
}

/* Gives @label to all cells that hang together with those on the stack and have the label @from.
 * Cells are added to @piece, if there is one. */
static void
fill (BunkoPanelMask *self, GArray *stack, guint16 from, guint16 label, BunkoPanelPiece *piece)
{
  while (stack->len > 0)
    {
      guint32 at = g_array_index (stack, guint32, stack->len - 1);
      int x = at % self->width, y = at / self->width;

      g_array_set_size (stack, stack->len - 1);
      if (self->labels[at] != from)
        continue;
      self->labels[at] = label;
      if (piece != NULL)
        bunko_panel_piece_add (piece, x, y);
      if (x > 0 && self->labels[at - 1] == from)
        push (stack, at - 1);
      if (x + 1 < self->width && self->labels[at + 1] == from)
        push (stack, at + 1);
      if (y > 0 && self->labels[at - self->width] == from)
        push (stack, at - self->width);
      if (y + 1 < self->height && self->labels[at + self->width] == from)
        push (stack, at + self->width);
    }
}

/* Marks what of the ground is outside of all panels: what is reached from the edge of the page. */
static void
find_outside (BunkoPanelMask *self, const guint8 *cells, int ground)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint32));
  gsize n_cells = (gsize) self->width * self->height;
  int n_edge = 0;

  /* For now, 1 is what could be ground. */
  for (gsize i = 0; i < n_cells; i++)
    self->labels[i] = cells[i] >= ground - TOLERANCE ? 1 : UNKNOWN;
  for (int y = 0; y < self->height; y++)
    for (int x = 0; x < self->width; x++)
      if (is_edge (self, x, y))
        {
          n_edge++;
          if (self->labels[y * self->width + x] == 1)
            push (stack, y * self->width + x);
        }
  self->ground_at_edge = (double) stack->len / MAX (n_edge, 1);
  fill (self, stack, 1, 0, NULL);
  for (gsize i = 0; i < n_cells; i++)
    if (self->labels[i] == 1)
      self->labels[i] = UNKNOWN;
}

/* Numbers the pieces. Returns FALSE if there are so many that this is no page with panels. */
static gboolean
find_pieces (BunkoPanelMask *self)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 n_cells = self->width * self->height;

  for (guint32 i = 0; i < n_cells; i++)
    {
      BunkoPanelPiece piece = { 0 };

      if (self->labels[i] != UNKNOWN)
        continue;
      if (self->pieces->len == MAX_PIECES)
        return FALSE;
      push (stack, i);
      fill (self, stack, UNKNOWN, self->pieces->len + 1, &piece);
      g_array_append_val (self->pieces, piece);
    }
  return TRUE;
}

/**
 * bunko_panel_mask_new: (skip)
 * @gray: a page, a byte a pixel
 * @width: its width in pixels
 * @height: its height in pixels
 * @stride: how many bytes a line takes
 * @dark: whether what is between panels is dark
 *
 * Finds what the ground of a page goes around: the ground is what is reached from the edge of the
 * page through pixels of about the colour of the edge. White inside of a frame is not reached, so
 * that panels are pieces whatever is drawn in them, and gutters may have any form. Large pages are
 * made smaller first.
 *
 * Returns: (transfer full) (nullable): the pieces; %NULL if the page has no such ground
 */
BunkoPanelMask *
bunko_panel_mask_new (const guint8 *gray, int width, int height, gsize stride, gboolean dark)
{
  g_autoptr (BunkoPanelMask) self = NULL;
  g_autofree guint8 *cells = NULL;
  int ground;

  if (gray == NULL || width <= 0 || height <= 0 || stride < (gsize) width)
    return NULL;
  self = g_new0 (BunkoPanelMask, 1);
  self->pieces = g_array_new (FALSE, TRUE, sizeof (BunkoPanelPiece));
  cells = scale_down (gray, width, height, stride, dark, self);
  ground = find_ground (self, cells);
  if (ground < 0)
    return NULL;
  self->labels = g_new (guint16, (gsize) self->width * self->height);
  find_outside (self, cells, ground);
  return find_pieces (self) ? g_steal_pointer (&self) : NULL;
}

/**
 * bunko_panel_mask_free: (skip)
 * @self: a mask
 *
 * Frees @self.
 */
void
bunko_panel_mask_free (BunkoPanelMask *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->labels);
  g_array_unref (self->pieces);
  g_free (self);
}
