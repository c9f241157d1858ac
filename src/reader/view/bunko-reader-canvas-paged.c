/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-canvas-private.h"

#include "reader/layout/bunko-fit.h"
#include "reader/layout/bunko-smart-scroll.h"
#include "reader/layout/bunko-spread-place.h"

/* Pages that are turned: one spread on the screen, and its neighbour while it comes in. */

/* Between two spreads while they move, in pixels. */
#define SPREAD_GAP 24

/* All pages are known in the size that they have, and not only in one made for the screen. */
static gboolean
are_original (BunkoReaderCanvas *self, const BunkoSpread *spread)
{
  for (guint i = 0; i < spread->n_leaves; i++)
    {
      BunkoReaderPicture *picture =
          bunko_reader_model_get_picture (self->model, spread->leaves[i].page);

      if (picture == NULL || !bunko_reader_picture_is_original (picture))
        return FALSE;
    }
  return TRUE;
}

static void
scale_placed (BunkoPlacedSpread *placed, float scale)
{
  for (guint i = 0; i < placed->spread.n_leaves; i++)
    placed->rects[i] = GRAPHENE_RECT_INIT (
        placed->rects[i].origin.x * scale, placed->rects[i].origin.y * scale,
        placed->rects[i].size.width * scale, placed->rects[i].size.height * scale);
  placed->total = GRAPHENE_SIZE_INIT (placed->total.width * scale, placed->total.height * scale);
}

/* Places the leaves of a spread as they are at a zoom of 1. */
void
_bunko_reader_canvas_place_spread (BunkoReaderCanvas *self,
                                   const BunkoSpread *spread,
                                   BunkoPlacedSpread *placed)
{
  gboolean right_to_left = self->direction == BUNKO_READER_DIRECTION_RTL;
  double device_scale = _bunko_reader_canvas_get_device_scale (self);
  double gap = spread->n_leaves > 1 ? bunko_reader_options_get_page_gap (self->options) : 0;
  graphene_size_t sizes[2];
  graphene_size_t view;
  gboolean stretch;
  double scale;

  placed->spread = *spread;
  for (guint i = 0; i < spread->n_leaves; i++)
    _bunko_reader_canvas_measure (self, &spread->leaves[i], &sizes[i]);
  view = GRAPHENE_SIZE_INIT ((float) (MAX (1, self->viewport.view_width - gap) * device_scale),
                             (float) (self->viewport.view_height * device_scale));
  /* What is not known in its own size may well be larger than what is there of it. */
  stretch = bunko_reader_options_get_stretch (self->options) || !are_original (self, spread);

  bunko_spread_place (spread->n_leaves, sizes, right_to_left, 0, placed->rects, &placed->total);
  scale = bunko_fit_scale (_bunko_reader_canvas_get_fit (self), stretch, &placed->total, &view) /
          device_scale;
  if (gap > 0)
    bunko_spread_place (spread->n_leaves, sizes, right_to_left, gap / scale, placed->rects,
                        &placed->total);
  scale_placed (placed, (float) scale);
}

/* Goes to where reading starts, or ends. */
void
_bunko_reader_canvas_to_start (BunkoReaderCanvas *self, BunkoViewport *viewport, gboolean at_end)
{
  gboolean right_to_left = self->direction == BUNKO_READER_DIRECTION_RTL;

  bunko_viewport_set_corner (viewport, right_to_left != at_end, at_end);
}

static void
resize (BunkoReaderCanvas *self, BunkoViewport *viewport, const BunkoPlacedSpread *placed)
{
  bunko_viewport_resize (viewport, self->viewport.view_width, self->viewport.view_height,
                         placed->total.width, placed->total.height);
}

/* A spread that was not shown before: what becomes of the zoom is the reader's choice. */
static void
enter (BunkoReaderCanvas *self,
       BunkoViewport *viewport,
       const BunkoPlacedSpread *placed,
       gboolean at_end)
{
  BunkoReaderZoomLock lock = _bunko_reader_canvas_get_zoom_lock (self);

  if (lock == BUNKO_READER_ZOOM_LOCK_RESET)
    viewport->zoom = 1;
  resize (self, viewport, placed);
  if (lock != BUNKO_READER_ZOOM_LOCK_KEEP || self->placed.spread.n_leaves == 0)
    _bunko_reader_canvas_to_start (self, viewport, at_end);
}

static gboolean
is_other_place (const BunkoSpread *a, const BunkoSpread *b)
{
  return a->n_leaves == 0 || b->n_leaves == 0 || !bunko_leaf_equal (&a->leaves[0], &b->leaves[0]);
}

/* How many spreads further the model is than what was shown. */
static int
count_steps (BunkoReaderCanvas *self, const BunkoSpread *spread)
{
  BunkoSpreads *spreads = bunko_reader_model_get_spreads (self->model);

  if (spread->n_leaves == 0 || self->placed.spread.n_leaves == 0)
    return 0;
  return (int) bunko_spreads_find_leaf (spreads, &spread->leaves[0]) -
         (int) bunko_spreads_find_leaf (spreads, &self->placed.spread.leaves[0]);
}

static void
forget_pose (BunkoReaderCanvas *self)
{
  if (bunko_reader_options_get_keep_rotation (self->options))
    return;
  self->quarters = 0;
  self->flip_h = self->flip_v = FALSE;
}

static void
show_other_place (BunkoReaderCanvas *self, const BunkoSpread *spread)
{
  int steps = count_steps (self, spread);
  gboolean at_end = self->enter_at_end;
  BunkoPlacedSpread placed;

  forget_pose (self);
  _bunko_reader_canvas_place_spread (self, spread, &placed);
  enter (self, &self->viewport, &placed, at_end);
  self->placed = placed;
  self->corner = at_end ? BUNKO_CANVAS_CORNER_END : BUNKO_CANVAS_CORNER_START;
  if (_bunko_reader_canvas_get_zoom_lock (self) == BUNKO_READER_ZOOM_LOCK_KEEP)
    self->corner = BUNKO_CANVAS_CORNER_NONE;
  if (_bunko_reader_canvas_is_guided (self))
    _bunko_reader_canvas_enter_panels (self, at_end);
  self->enter_at_end = FALSE;
  self->smart_target = BUNKO_SMART_SCROLL_ANY;
  self->holding = self->items->len > 0;
  self->waited = FALSE;
  g_clear_handle_id (&self->wait_id, g_source_remove);
  _bunko_reader_canvas_turned (self, steps);
}

void
_bunko_reader_canvas_relayout_paged (BunkoReaderCanvas *self)
{
  BunkoPlacedSpread placed;
  BunkoSpread spread;

  bunko_reader_model_get_spread (self->model, &spread);
  self->viewport.view_width = gtk_widget_get_width (GTK_WIDGET (self));
  self->viewport.view_height = gtk_widget_get_height (GTK_WIDGET (self));
  if (is_other_place (&spread, &self->placed.spread))
    {
      show_other_place (self, &spread);
      return;
    }
  _bunko_reader_canvas_place_spread (self, &spread, &placed);
  resize (self, &self->viewport, &placed);
  self->placed = placed;
  if (self->corner == BUNKO_CANVAS_CORNER_PANEL)
    _bunko_reader_canvas_frame_panel (self);
  else if (self->corner != BUNKO_CANVAS_CORNER_NONE)
    _bunko_reader_canvas_to_start (self, &self->viewport, self->corner == BUNKO_CANVAS_CORNER_END);
}

/* Which way on the screen the next spread is: the one or the other is 1 or −1. */
void
_bunko_reader_canvas_get_way_on (BunkoReaderCanvas *self, double *x, double *y)
{
  *x = self->direction == BUNKO_READER_DIRECTION_LTR   ? 1
       : self->direction == BUNKO_READER_DIRECTION_RTL ? -1
                                                       : 0;
  *y = self->direction == BUNKO_READER_DIRECTION_TTB ? 1 : 0;
}

/* How much of a spread passes by when the view goes this far. */
double
_bunko_reader_canvas_to_slide (BunkoReaderCanvas *self, double dx, double dy)
{
  double way_x, way_y;

  _bunko_reader_canvas_get_way_on (self, &way_x, &way_y);
  return dx * way_x / (self->viewport.view_width + SPREAD_GAP) +
         dy * way_y / (self->viewport.view_height + SPREAD_GAP);
}

static void
list_spread (BunkoReaderCanvas *self,
             const BunkoPlacedSpread *placed,
             const BunkoViewport *viewport,
             double offset)
{
  double way_x, way_y;

  _bunko_reader_canvas_get_way_on (self, &way_x, &way_y);
  way_x *= offset * (viewport->view_width + SPREAD_GAP);
  way_y *= offset * (viewport->view_height + SPREAD_GAP);
  for (guint i = 0; i < placed->spread.n_leaves; i++)
    {
      graphene_rect_t rect;

      bunko_viewport_place (viewport, &placed->rects[i], &rect);
      _bunko_reader_canvas_add_item (self, &placed->spread.leaves[i], rect.origin.x + way_x,
                                     rect.origin.y + way_y, rect.size.width, rect.size.height);
    }
}

/* Lists what is on the screen. */
void
_bunko_reader_canvas_list_paged (BunkoReaderCanvas *self)
{
  int side = self->slide > 0 ? 1 : -1;
  BunkoPlacedSpread neighbour;
  BunkoViewport viewport = self->viewport;
  BunkoSpread spread;

  list_spread (self, &self->placed, &self->viewport, -self->slide);
  if (self->slide == 0 || !bunko_reader_model_get_spread_at (self->model, side, &spread))
    return;
  _bunko_reader_canvas_place_spread (self, &spread, &neighbour);
  enter (self, &viewport, &neighbour, FALSE);
  list_spread (self, &neighbour, &viewport, side - self->slide);
}
