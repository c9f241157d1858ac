/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-panel-order.h"
#include "bunko-panel-split.h"
#include "bunko-panels.h"

/* Smaller pieces, of the page, are dust, page numbers and lettering outside of panels. Of very long
 * pages only so much counts, in squares over their breadth. */
#define LEAST_AREA   0.02
#define LEAST_SIDE   0.07 /* of the shorter side: what is thinner is no panel either */
#define LONGEST_PAGE 2

/* Pieces that overlap by this much of the smaller one are one. */
#define OVERLAP 0.4

/* What makes sense: all panels together take this much of the page, they fill this much of what
 * they stretch over, they are this solid, no more than this of the ink is in none of them, and no
 * more than this is in two. */
#define LEAST_OF_PAGE 0.35
#define LEAST_COVERED 0.6
#define LEAST_SOLID   0.72
#define MOST_LEFT_OUT 0.12
#define MOST_SHARED   0.15

/* Where less than this of the edge of the page is ground, panels would reach the edge. Pictures
 * without any have light and dark parts there, too: then two panels are not enough, and all must be
 * as solid as this. */
#define MARGINS       0.5
#define SOLID_AT_EDGE 0.88

#define MOST_PANELS 40

/* Pages that are this much broader than high may be two. */
#define TWO_PAGES 1.15

static int
get_overlap (const BunkoPanelPiece *a, const BunkoPanelPiece *b)
{
  int width = MIN (a->right, b->right) - MAX (a->left, b->left);
  int height = MIN (a->bottom, b->bottom) - MAX (a->top, b->top);

  return width > 0 && height > 0 ? width * height : 0;
}

static void
join (BunkoPanelPiece *self, const BunkoPanelPiece *other)
{
  self->left = MIN (self->left, other->left);
  self->top = MIN (self->top, other->top);
  self->right = MAX (self->right, other->right);
  self->bottom = MAX (self->bottom, other->bottom);
  self->n_cells += other->n_cells;
}

static gboolean
is_same_panel (const BunkoPanelPiece *a, const BunkoPanelPiece *b)
{
  int smaller = MIN (bunko_panel_piece_get_area (a), bunko_panel_piece_get_area (b));

  return get_overlap (a, b) >= smaller * OVERLAP;
}

/* Joins pieces that lie in one another, such as a figure and the frame around it where the ground
 * goes in between. There are MOST_PANELS at most. */
static void
join_overlapping (GArray *pieces)
{
  for (guint i = 0; i < pieces->len; i++)
    for (guint j = i + 1; j < pieces->len; j++)
      {
        BunkoPanelPiece *a = &g_array_index (pieces, BunkoPanelPiece, i);
        BunkoPanelPiece *b = &g_array_index (pieces, BunkoPanelPiece, j);

        if (!is_same_panel (a, b))
          continue;
        join (a, b);
        g_array_remove_index_fast (pieces, j);
        /* What is larger now may overlap others. */
        i = 0;
        j = 0;
      }
}

typedef struct
{
  int area;
  int side;
} Least;

static gboolean
is_large (const BunkoPanelPiece *piece, const Least *least)
{
  int side = MIN (piece->right - piece->left, piece->bottom - piece->top);

  return bunko_panel_piece_get_area (piece) >= least->area && side >= least->side;
}

/* Gives what is too small to be a panel to the panel it lies in. Returns how much lies in none. */
static gint64
give_to_panels (const GArray *all, GArray *panels, const Least *least)
{
  gint64 left_out = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const BunkoPanelPiece *piece = &g_array_index (all, BunkoPanelPiece, i);
      guint j = 0;

      if (is_large (piece, least))
        continue;
      while (j < panels->len && !is_same_panel (piece, &g_array_index (panels, BunkoPanelPiece, j)))
        j++;
      if (j < panels->len)
        join (&g_array_index (panels, BunkoPanelPiece, j), piece);
      else
        left_out += piece->n_cells;
    }
  return left_out;
}

static GArray *
pick_panels (const GArray *pieces, const Least *least)
{
  GArray *panels = g_array_new (FALSE, FALSE, sizeof (BunkoPanelPiece));

  for (guint i = 0; i < pieces->len && panels->len <= MOST_PANELS; i++)
    {
      const BunkoPanelPiece *piece = &g_array_index (pieces, BunkoPanelPiece, i);

      if (is_large (piece, least))
        g_array_append_val (panels, *piece);
    }
  return panels;
}

/* Whether two panels lie on one another, by more than leaning gutters make them. */
static gboolean
overlap (const GArray *panels)
{
  for (guint i = 0; i < panels->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const BunkoPanelPiece *a = &g_array_index (panels, BunkoPanelPiece, i);
        const BunkoPanelPiece *b = &g_array_index (panels, BunkoPanelPiece, j);
        int smaller = MIN (bunko_panel_piece_get_area (a), bunko_panel_piece_get_area (b));

        if (get_overlap (a, b) > smaller * OVERLAP)
          return TRUE;
      }
  return FALSE;
}

/* How good these panels are: how much of the page stepping through them shows; 0 if they make no
 * sense. */
static double
rate (const GArray *panels, gint64 left_out, const BunkoPanelMask *mask)
{
  gint64 n_page = (gint64) mask->width * mask->height;
  gboolean has_margins = mask->ground_at_edge >= MARGINS;
  gint64 n_cells = 0, area = 0, shared = 0;
  BunkoPanelPiece all = { 0 };

  if (panels->len < (has_margins ? 2 : 3) || panels->len > MOST_PANELS || overlap (panels))
    return 0;
  for (guint i = 0; i < panels->len; i++)
    {
      const BunkoPanelPiece *panel = &g_array_index (panels, BunkoPanelPiece, i);

      if (i == 0)
        all = *panel;
      join (&all, panel);
      n_cells += MIN (panel->n_cells, bunko_panel_piece_get_area (panel));
      area += bunko_panel_piece_get_area (panel);
      for (guint j = 0; j < i; j++)
        shared += get_overlap (panel, &g_array_index (panels, BunkoPanelPiece, j));
    }
  if (area - shared < n_page * LEAST_OF_PAGE ||
      area - shared < bunko_panel_piece_get_area (&all) * LEAST_COVERED ||
      n_cells < area * (has_margins ? LEAST_SOLID : SOLID_AT_EDGE) ||
      left_out > (n_cells + left_out) * MOST_LEFT_OUT)
    return 0;
  /* The more panels, the less likely by chance. */
  return (double) (area - shared) / n_page * (1 - 1.0 / panels->len);
}

static GArray *
find_on (const guint8 *gray, int width, int height, gsize stride, gboolean dark, double *rating)
{
  g_autoptr (BunkoPanelMask) mask = bunko_panel_mask_new (gray, width, height, stride, dark);
  g_autoptr (GArray) panels = NULL;
  GArray *found;
  gint64 n_page, left_out;
  int shorter;
  Least least;

  *rating = 0;
  if (mask == NULL)
    return NULL;
  n_page = (gint64) mask->width * mask->height;
  shorter = MIN (mask->width, mask->height);
  least.side = shorter * LEAST_SIDE;
  least.area = MIN (n_page, (gint64) shorter * shorter * LONGEST_PAGE) * LEAST_AREA;
  bunko_panel_mask_split (mask);
  panels = pick_panels (mask->pieces, &least);
  if (panels->len > MOST_PANELS)
    return NULL;
  join_overlapping (panels);
  left_out = give_to_panels (mask->pieces, panels, &least);
  *rating = rate (panels, left_out, mask);
  if (*rating <= 0)
    return NULL;

  found = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  for (guint i = 0; i < panels->len; i++)
    {
      const BunkoPanelPiece *panel = &g_array_index (panels, BunkoPanelPiece, i);
      graphene_rect_t rect =
          GRAPHENE_RECT_INIT ((float) panel->left / mask->width, (float) panel->top / mask->height,
                              (float) (panel->right - panel->left) / mask->width,
                              (float) (panel->bottom - panel->top) / mask->height);

      g_array_append_val (found, rect);
    }
  return found;
}

/**
 * bunko_panels_find: (skip)
 * @gray: a page, a byte a pixel
 * @width: its width in pixels
 * @height: its height in pixels
 * @stride: how many bytes a line takes
 * @right_to_left: whether the panel at the right is read first
 *
 * Finds the panels of a page by the light or dark ground between them, which may have any form:
 * gutters may lean, and panels may reach the edge of the page. What crosses a gutter, such as a
 * speech balloon, is cut where a straight line goes through.
 *
 * What makes no sense is not returned: a single panel, panels that leave out much of the page, and
 * pieces that are none, as on covers and pages of text. Then the page is to be read without panels.
 *
 * This looks at every pixel once and takes some hundredths of a second, so it belongs in a thread.
 *
 * Returns: (transfer full) (element-type graphene_rect_t): the panels in reading order, in
 * fractions of the page; empty if none were found
 */
GArray *
bunko_panels_find (const guint8 *gray, int width, int height, gsize stride, gboolean right_to_left)
{
  double rating, dark_rating;
  g_autoptr (GArray) panels = find_on (gray, width, height, stride, FALSE, &rating);
  g_autoptr (GArray) dark = find_on (gray, width, height, stride, TRUE, &dark_rating);

  if (dark_rating > rating)
    {
      g_clear_pointer (&panels, g_array_unref);
      panels = g_steal_pointer (&dark);
    }
  if (panels == NULL)
    return g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  bunko_panels_sort ((graphene_rect_t *) panels->data, panels->len, right_to_left,
                     width > height * TWO_PAGES);
  return g_steal_pointer (&panels);
}
