/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-canvas-private.h"

#include "reader/layout/bunko-panel-steps.h"

/* The guided view: the page as a whole, then from panel to panel. */

#define STEP_MS 300

/* What is seen around a panel, as a part of it. */
#define MARGIN 0.03

/* A small panel is not shown larger than this. */
#define MOST_ZOOM 5.0

/* The panels of what is on the screen, in reading order, at a zoom of 1. */
static GArray *
list_panels (BunkoReaderCanvas *self)
{
  GArray *panels = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));

  for (guint i = 0; i < self->placed.spread.n_leaves; i++)
    {
      const BunkoLeaf *leaf = &self->placed.spread.leaves[i];
      const BunkoPageAnalysis *analysis =
          bunko_page_analyst_get_analysis (self->analyst, leaf->page);
      graphene_rect_t source, panel, placed;

      _bunko_reader_canvas_get_source (self, leaf, &source);
      for (guint j = 0; analysis != NULL && j < bunko_page_analysis_get_n_panels (analysis); j++)
        {
          bunko_page_analysis_get_panel (analysis, j, &panel);
          if (bunko_panel_place (&panel, &source, _bunko_reader_canvas_get_turns (self, leaf),
                                 self->flip_h, self->flip_v, &self->placed.rects[i], &placed))
            g_array_append_val (panels, placed);
        }
    }
  return panels;
}

/* The part of the content that is seen is a rectangle: this one, on its way from one to another. */
static void
step_cb (double value, gpointer user_data)
{
  BunkoReaderCanvas *self = user_data;
  double width = self->frame_from[2] + (self->frame_to[2] - self->frame_from[2]) * value;
  double zoom = self->viewport.view_width / width;

  if (value >= 1)
    zoom = self->frame_zoom;
  bunko_viewport_zoom_to (&self->viewport, zoom, 0, 0);
  bunko_viewport_move_to (
      &self->viewport,
      (self->frame_from[0] + (self->frame_to[0] - self->frame_from[0]) * value) * zoom,
      (self->frame_from[1] + (self->frame_to[1] - self->frame_from[1]) * value) * zoom);
  _bunko_reader_canvas_zoom_changed (self);
  _bunko_reader_canvas_moved (self);
}

static void
show_frame (BunkoReaderCanvas *self, double zoom, double x, double y, gboolean animate)
{
  const BunkoViewport *viewport = &self->viewport;

  _bunko_reader_canvas_stop (self);
  self->frame_zoom = zoom;
  self->frame_from[0] = viewport->x / viewport->zoom;
  self->frame_from[1] = viewport->y / viewport->zoom;
  self->frame_from[2] = viewport->view_width / viewport->zoom;
  self->frame_to[0] = x / zoom;
  self->frame_to[1] = y / zoom;
  self->frame_to[2] = viewport->view_width / zoom;
  if (!animate || !_bunko_reader_canvas_is_animated (self))
    {
      step_cb (1, self);
      return;
    }
  self->zoom_target = zoom;
  self->zooming = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, STEP_MS,
                                           adw_callback_animation_target_new (step_cb, self, NULL));
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->zooming), ADW_EASE_IN_OUT_CUBIC);
  adw_animation_play (self->zooming);
}

static void
show_step (BunkoReaderCanvas *self, GArray *panels, gboolean animate)
{
  const graphene_size_t view =
      GRAPHENE_SIZE_INIT ((float) self->viewport.view_width, (float) self->viewport.view_height);
  graphene_point_t offset;
  double zoom;
  guint panel;

  if (!bunko_panel_steps_get_panel (panels->len, self->panel_step, &panel))
    {
      show_frame (self, 1, 0, 0, animate);
      return;
    }
  bunko_panel_frame (&g_array_index (panels, graphene_rect_t, panel), MARGIN, MOST_ZOOM, &view,
                     &zoom, &offset);
  zoom = CLAMP (zoom, BUNKO_VIEWPORT_MIN_ZOOM, BUNKO_VIEWPORT_MAX_ZOOM);
  show_frame (self, zoom, offset.x, offset.y, animate);
}

gboolean
_bunko_reader_canvas_is_guided (BunkoReaderCanvas *self)
{
  return self->options != NULL && bunko_reader_options_get_guided (self->options) &&
         !_bunko_reader_canvas_is_strip (self);
}

/* To the next page as a whole, or the last panel of the one before. */
static void
turn (BunkoReaderCanvas *self, gboolean backwards)
{
  g_autoptr (GArray) panels = NULL;
  guint page = self->placed.spread.leaves[0].page;

  bunko_reader_canvas_turn (self, backwards ? -1 : 1);
  if (!backwards || self->placed.spread.n_leaves == 0 || self->placed.spread.leaves[0].page == page)
    return;
  panels = list_panels (self);
  self->panel_step = bunko_panel_steps_enter (panels->len, FALSE, TRUE);
  if (self->panel_step > 0)
    show_step (self, panels, FALSE);
}

/* Returns: FALSE where no panels are known, so that the page is read as any other. */
gboolean
_bunko_reader_canvas_step (BunkoReaderCanvas *self, gboolean backwards)
{
  g_autoptr (GArray) panels = NULL;

  if (self->model == NULL || self->analyst == NULL || _bunko_reader_canvas_is_strip (self))
    return FALSE;
  panels = list_panels (self);
  if (panels->len == 0)
    return FALSE;
  if (bunko_panel_steps_move (panels->len, FALSE, backwards, &self->panel_step))
    show_step (self, panels, TRUE);
  else
    turn (self, backwards);
  return TRUE;
}

/**
 * bunko_reader_canvas_step_panel:
 * @self: a canvas
 * @backwards: whether to go back
 *
 * Goes to the next panel, if the option guided is on; after the last one to the next page. Where no
 * panels are found, and in strips, it goes on reading as bunko_reader_canvas_scroll_forward() does.
 */
void
bunko_reader_canvas_step_panel (BunkoReaderCanvas *self, gboolean backwards)
{
  g_return_if_fail (BUNKO_IS_READER_CANVAS (self));

  bunko_reader_canvas_scroll_forward (self, backwards);
}
