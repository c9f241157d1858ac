/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-panel-split.h"

/* A line between two panels may lean by this much of its length, and this much of it may be covered
 * by what crosses it. */
#define LEAN  0.12
#define CROSS 0.3

/* What is cut off must be as large as this, of the page, as this, of the piece, and fill this much
 * of the rectangle around it. */
#define LEAST_OF_PAGE  0.02
#define LEAST_OF_PIECE 0.12
#define SOLID          0.7

#define MAX_PIECES 64

/* A piece alone, in the rectangle around it; perhaps with lines and columns exchanged. */
typedef struct
{
  int width;
  int height;
  guint8 *cells; /* 1 where the piece is */
  guint *above;  /* how many cells of the piece are above each cell, in its column */
} Bitmap;

/* A line from the left to the right edge of a bitmap. */
typedef struct
{
  int left;
  int right;
  int crossed; /* how many cells of the piece are on it; -1 for no line */
} Line;

static void
bitmap_clear (Bitmap *self)
{
  g_free (self->cells);
  g_free (self->above);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Bitmap, bitmap_clear)

static guint16
get_label (const BunkoPanelMask *mask, const BunkoPanelPiece *piece, gboolean upright, int x, int y)
{
  int column = piece->left + (upright ? x : y), line = piece->top + (upright ? y : x);

  return mask->labels[(gsize) line * mask->width + column];
}

static void
bitmap_init (Bitmap *self, const BunkoPanelMask *mask, guint16 label, gboolean upright)
{
  const BunkoPanelPiece *piece = &g_array_index (mask->pieces, BunkoPanelPiece, label - 1);
  int across = piece->right - piece->left, down = piece->bottom - piece->top;

  self->width = upright ? across : down;
  self->height = upright ? down : across;
  self->cells = g_malloc ((gsize) self->width * self->height);
  self->above = g_new (guint, (gsize) self->width * (self->height + 1));
  for (int x = 0; x < self->width; x++)
    self->above[x] = 0;
  for (int y = 0; y < self->height; y++)
    for (int x = 0; x < self->width; x++)
      {
        gsize at = (gsize) y * self->width + x;

        self->cells[at] = get_label (mask, piece, upright, x, y) == label;
        self->above[at + self->width] = self->above[at] + self->cells[at];
      }
}

static int
line_at (const Line *self, const Bitmap *bitmap, int x)
{
  return self->left + (gint64) (self->right - self->left) * x / MAX (bitmap->width - 1, 1);
}

/* Counts what crosses a line, up to @most. */
static int
count_crossed (const Bitmap *self, const Line *line, int most)
{
  /* In fixed point: this is what nearly all of the time is spent with. */
  gint64 step = (gint64) (line->right - line->left) * (1 << 16) / MAX (self->width - 1, 1);
  gint64 y = (gint64) line->left * (1 << 16) + (1 << 15);
  int crossed = 0;

  for (int x = 0; x < self->width && crossed <= most; x++, y += step)
    crossed += self->cells[(y >> 16) * self->width + x];
  return crossed;
}

static gint64
count_above (const Bitmap *self, const Line *line)
{
  gint64 sum = 0;

  for (int x = 0; x < self->width; x++)
    sum += self->above[(gsize) line_at (line, self, x) * self->width + x];
  return sum;
}

/* Whether both sides of a line are large enough to be panels. */
static gboolean
is_balanced (const Bitmap *self, const Line *line, int n_cells, gint64 n_page)
{
  gint64 above = count_above (self, line);
  gint64 less = MIN (above, n_cells - above);

  return less >= n_cells * LEAST_OF_PIECE && less >= n_page * LEAST_OF_PAGE;
}

/* The line that the least crosses; of lines that are as good, the one that leans the least. */
static Line
find_line (const Bitmap *self, int n_cells, gint64 n_page)
{
  int most_lean = MIN (self->width * LEAN, self->height / 4);
  int most_crossed = self->width * CROSS;
  Line best = { 0, 0, -1 };

  /* 0, 1, −1, 2, −2 … */
  for (int lean = 0; lean <= most_lean && most_crossed >= 0; lean = lean <= 0 ? 1 - lean : -lean)
    for (int y = MAX (0, lean); y < self->height + MIN (0, lean) && most_crossed >= 0; y++)
      {
        Line line = { y, y - lean, 0 };

        line.crossed = count_crossed (self, &line, most_crossed);
        if (line.crossed > most_crossed || !is_balanced (self, &line, n_cells, n_page))
          continue;
        best = line;
        most_crossed = line.crossed - 1;
      }
  return best;
}

/* Where a cell of @bitmap is on the page. */
static void
locate (const BunkoPanelPiece *piece, gboolean upright, int x, int y, int *column, int *row)
{
  *column = piece->left + (upright ? x : y);
  *row = piece->top + (upright ? y : x);
}

static gboolean
is_solid (const BunkoPanelPiece *piece)
{
  return piece->n_cells >= bunko_panel_piece_get_area (piece) * SOLID;
}

/* Finds what @line makes of a piece. Returns FALSE if one of the parts does not look like a panel.
 */
static gboolean
measure_parts (const BunkoPanelPiece *piece,
               gboolean upright,
               const Bitmap *bitmap,
               const Line *line,
               BunkoPanelPiece parts[2])
{
  for (int y = 0; y < bitmap->height; y++)
    for (int x = 0; x < bitmap->width; x++)
      {
        int column, row;

        if (!bitmap->cells[(gsize) y * bitmap->width + x])
          continue;
        locate (piece, upright, x, y, &column, &row);
        bunko_panel_piece_add (&parts[y >= line_at (line, bitmap, x)], column, row);
      }
  return is_solid (&parts[0]) && is_solid (&parts[1]);
}

/* Gives what is behind @line a number of its own. */
static void
relabel (BunkoPanelMask *mask,
         const BunkoPanelPiece *piece,
         gboolean upright,
         const Bitmap *bitmap,
         const Line *line,
         guint16 label)
{
  for (int x = 0; x < bitmap->width; x++)
    for (int y = line_at (line, bitmap, x); y < bitmap->height; y++)
      {
        int column, row;

        locate (piece, upright, x, y, &column, &row);
        if (bitmap->cells[(gsize) y * bitmap->width + x])
          mask->labels[(gsize) row * mask->width + column] = label;
      }
}

/* Cuts a piece in two, along its lines or, not @upright, along its columns. @most is how much of
 * the line may be crossed; returns how much is, or @most if nothing was cut. */
static gboolean
try_cut (BunkoPanelMask *mask,
         guint index,
         gboolean upright,
         gboolean only_measure,
         double *crossed)
{
  BunkoPanelPiece piece = g_array_index (mask->pieces, BunkoPanelPiece, index);
  BunkoPanelPiece parts[2] = { 0 };
  g_auto (Bitmap) bitmap = { 0 };
  Line line;

  bitmap_init (&bitmap, mask, index + 1, upright);
  line = find_line (&bitmap, piece.n_cells, (gint64) mask->width * mask->height);
  if (line.crossed < 0 || !measure_parts (&piece, upright, &bitmap, &line, parts))
    return FALSE;
  *crossed = (double) line.crossed / bitmap.width;
  if (only_measure)
    return TRUE;
  g_array_append_val (mask->pieces, parts[1]);
  g_array_index (mask->pieces, BunkoPanelPiece, index) = parts[0];
  relabel (mask, &piece, upright, &bitmap, &line, mask->pieces->len);
  return TRUE;
}

static gboolean
split_piece (BunkoPanelMask *mask, guint index)
{
  double crossed[2] = { 1, 1 };
  gboolean can_lie = try_cut (mask, index, TRUE, TRUE, &crossed[0]);
  gboolean can_stand = try_cut (mask, index, FALSE, TRUE, &crossed[1]);

  if (!can_lie && !can_stand)
    return FALSE;
  return try_cut (mask, index, crossed[0] <= crossed[1], FALSE, &crossed[0]);
}

/**
 * bunko_panel_mask_split: (skip)
 * @self: a mask
 *
 * Cuts pieces in two that look like two panels with something across the gutter between them, such
 * as a speech balloon: where a straight line, perhaps a leaning one, goes through with little in
 * its way, and both sides are large and fill the rectangles around them.
 */
void
bunko_panel_mask_split (BunkoPanelMask *self)
{
  gint64 n_page;

  g_return_if_fail (self != NULL);

  n_page = (gint64) self->width * self->height;
  for (guint i = 0; i < self->pieces->len && self->pieces->len < MAX_PIECES; i++)
    {
      const BunkoPanelPiece *piece = &g_array_index (self->pieces, BunkoPanelPiece, i);

      if (piece->n_cells < 2 * n_page * LEAST_OF_PAGE)
        continue;
      /* The first part stands in the same place: it may be two panels still. */
      while (self->pieces->len < MAX_PIECES && split_piece (self, i))
        ;
    }
}
