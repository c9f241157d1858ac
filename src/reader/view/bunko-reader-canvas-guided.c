/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "bunko-reader-canvas-private.h"

#include "reader/layout/bunko-panel-steps.h"

/* The guided view: all of the page, then from panel to panel, and on to the next page. */

#define STEP_MS 280

/* How much of what is around a panel is seen, of its size, and how large small panels become. */
#define MARGIN    0.03
#define MOST_ZOOM 4.0

/* How much of what is not on the panel the ground covers, and how far around the panel, of its
 * size, it does not: lines have a breadth. */
#define SHADE      0.7f
#define LIT_MARGIN 0.012f

/* The whole is not shown again after the last panel: the next page is. */
#define WHOLE_AT_END FALSE

/* Whether pages are read panel by panel; strips are not. */
gboolean
_bunko_reader_canvas_is_guided (BunkoReaderCanvas *self)
{
  return self->guided && !_bunko_reader_canvas_is_strip (self);
}

/* Whether a panel is looked at, and not what somebody moved to. */
gboolean
_bunko_reader_canvas_is_on_panel (BunkoReaderCanvas *self)
{
  return _bunko_reader_canvas_is_guided (self) && self->corner == BUNKO_CANVAS_CORNER_PANEL;
}

/* How large pages are at a zoom of 1. The guided view begins with all of the page. */
BunkoReaderFit
_bunko_reader_canvas_get_fit (BunkoReaderCanvas *self)
{
  if (_bunko_reader_canvas_is_guided (self))
    return BUNKO_READER_FIT_SCREEN;
  return bunko_reader_options_get_fit (self->options);
}

/* What becomes of the zoom on the next page. In the guided view panels say what it is. */
BunkoReaderZoomLock
_bunko_reader_canvas_get_zoom_lock (BunkoReaderCanvas *self)
{
  if (_bunko_reader_canvas_is_guided (self))
    return BUNKO_READER_ZOOM_LOCK_RESET;
  return bunko_reader_options_get_zoom_lock (self->options);
}

static void
add_panels (BunkoReaderCanvas *self,
            const BunkoLeaf *leaf,
            const graphene_rect_t *dest,
            GArray *panels)
{
  const BunkoPageAnalysis *analysis = bunko_page_analyst_get_analysis (self->analyst, leaf->page);
  guint n_panels = analysis != NULL ? bunko_page_analysis_get_n_panels (analysis) : 0;
  graphene_rect_t source;

  _bunko_reader_canvas_get_source (self, leaf, &source);
  for (guint i = 0; i < n_panels; i++)
    {
      graphene_rect_t panel, placed;

      bunko_page_analysis_get_panel (analysis, i, &panel);
      if (bunko_panel_place (&panel, &source, _bunko_reader_canvas_get_turns (self, leaf),
                             self->flip_h, self->flip_v, dest, &placed))
        g_array_append_val (panels, placed);
    }
}

/* The panels of what is on the screen, in reading order, where they are at a zoom of 1. */
static GArray *
list_panels (BunkoReaderCanvas *self)
{
  GArray *panels = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));

  for (guint i = 0; self->analyst != NULL && i < self->placed.spread.n_leaves; i++)
    add_panels (self, &self->placed.spread.leaves[i], &self->placed.rects[i], panels);
  return panels;
}

/* Whether a page that is there has not been looked at. */
static gboolean
is_awaited (BunkoReaderCanvas *self)
{
  for (guint i = 0; self->analyst != NULL && i < self->placed.spread.n_leaves; i++)
    {
      guint page = self->placed.spread.leaves[i].page;
      BunkoReaderPicture *picture = bunko_reader_model_get_picture (self->model, page);

      if (picture != NULL && bunko_reader_picture_get_paintable (picture) != NULL &&
          bunko_page_analyst_get_analysis (self->analyst, page) == NULL)
        return TRUE;
    }
  return FALSE;
}

/* Moves a viewport to the step that it is at, and tells what is to be seen there. */
static void
frame (BunkoReaderCanvas *self, const GArray *panels, BunkoViewport *viewport, graphene_rect_t *lit)
{
  guint panel;
  double zoom;
  graphene_point_t offset;

  viewport->zoom = 1;
  bunko_viewport_move_to (viewport, 0, 0);
  *lit =
      GRAPHENE_RECT_INIT (0, 0, (float) viewport->content_width, (float) viewport->content_height);
  if (!bunko_panel_steps_get_panel (panels->len, self->panel_step, &panel))
    return;
  *lit = g_array_index (panels, graphene_rect_t, panel);
  bunko_panel_frame (
      lit, MARGIN, MOST_ZOOM,
      &GRAPHENE_SIZE_INIT ((float) viewport->view_width, (float) viewport->view_height), &zoom,
      &offset);
  graphene_rect_inset (lit, -lit->size.width * LIT_MARGIN, -lit->size.height * LIT_MARGIN);
  if (zoom <= 1)
    return;
  viewport->zoom = zoom;
  bunko_viewport_move_to (viewport, offset.x, offset.y);
}

static gboolean
is_stepping (BunkoReaderCanvas *self)
{
  return self->stepping != NULL &&
         adw_animation_get_state (self->stepping) == ADW_ANIMATION_PLAYING;
}

/* Looks again at the same panel: the view, the page or what is known of it has changed. */
void
_bunko_reader_canvas_frame_panel (BunkoReaderCanvas *self)
{
  g_autoptr (GArray) panels = list_panels (self);
  BunkoViewport to = self->viewport;

  frame (self, panels, &to, &self->lit_to);
  /* Who is on the way there goes on. */
  if (is_stepping (self))
    {
      self->step_to = to;
      return;
    }
  self->viewport = to;
  self->lit = self->lit_to;
}

/* Begins with a page or pair, or with its end for who goes back. */
void
_bunko_reader_canvas_enter_panels (BunkoReaderCanvas *self, gboolean at_end)
{
  g_autoptr (GArray) panels = list_panels (self);

  self->panel_awaited = 0;
  self->panel_at_end = at_end && panels->len == 0;
  self->panel_step = bunko_panel_steps_enter (panels->len, WHOLE_AT_END, at_end);
  self->corner = BUNKO_CANVAS_CORNER_PANEL;
  frame (self, panels, &self->viewport, &self->lit);
}

void
_bunko_reader_canvas_stop_stepping (BunkoReaderCanvas *self)
{
  if (self->stepping != NULL)
    adw_animation_pause (self->stepping);
  g_clear_object (&self->stepping);
}

static double
mix (double from, double to, double value)
{
  return from + (to - from) * value;
}

/* What is seen is a rectangle of the page that moves and changes its size evenly. */
static void
step_cb (double value, gpointer user_data)
{
  BunkoReaderCanvas *self = user_data;
  const BunkoViewport *from = &self->step_from, *to = &self->step_to;
  double seen = mix (1 / from->zoom, 1 / to->zoom, value);

  self->viewport.zoom = value < 1 ? 1 / seen : to->zoom;
  bunko_viewport_move_to (
      &self->viewport, mix (from->x / from->zoom, to->x / to->zoom, value) * self->viewport.zoom,
      mix (from->y / from->zoom, to->y / to->zoom, value) * self->viewport.zoom);
  graphene_rect_interpolate (&self->lit_from, &self->lit_to, value, &self->lit);
  _bunko_reader_canvas_zoom_changed (self);
  _bunko_reader_canvas_update (self);
}

static void
go_to_frame (BunkoReaderCanvas *self, const GArray *panels)
{
  BunkoViewport to = self->viewport;

  _bunko_reader_canvas_stop (self);
  frame (self, panels, &to, &self->lit_to);
  self->corner = BUNKO_CANVAS_CORNER_PANEL;
  self->step_from = self->viewport;
  self->step_to = to;
  self->lit_from = self->lit;
  if (!_bunko_reader_canvas_is_animated (self))
    {
      step_cb (1, self);
      return;
    }
  self->stepping = adw_timed_animation_new (
      GTK_WIDGET (self), 0, 1, STEP_MS, adw_callback_animation_target_new (step_cb, self, NULL));
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->stepping), ADW_EASE_IN_OUT_CUBIC);
  adw_animation_play (self->stepping);
}

/* Moves the edges of a rectangle to whole pixels of the screen, where nothing shines through. */
static void
round_to_pixels (graphene_rect_t *rect, float scale)
{
  float left = roundf (rect->origin.x * scale) / scale;
  float top = roundf (rect->origin.y * scale) / scale;
  float right = roundf ((rect->origin.x + rect->size.width) * scale) / scale;
  float bottom = roundf ((rect->origin.y + rect->size.height) * scale) / scale;

  *rect = GRAPHENE_RECT_INIT (left, top, right - left, bottom - top);
}

/* Puts all but the panel in the shade, so that the eye stays on it. */
void
_bunko_reader_canvas_snapshot_shade (BunkoReaderCanvas *self, GtkSnapshot *snapshot)
{
  float width = (float) self->viewport.view_width, height = (float) self->viewport.view_height;
  graphene_rect_t lit;
  GdkRGBA shade;

  if (self->model == NULL || !_bunko_reader_canvas_is_on_panel (self) || self->slide != 0 ||
      (self->panel_step == 0 && !is_stepping (self)))
    return;
  bunko_viewport_place (&self->viewport, &self->lit, &lit);
  if (!graphene_rect_intersection (&lit, &GRAPHENE_RECT_INIT (0, 0, width, height), &lit))
    return;
  round_to_pixels (&lit, (float) _bunko_reader_canvas_get_device_scale (self));
  _bunko_reader_canvas_get_ground (self, &shade);
  shade.alpha = SHADE;
  gtk_snapshot_append_color (snapshot, &shade, &GRAPHENE_RECT_INIT (0, 0, width, lit.origin.y));
  gtk_snapshot_append_color (snapshot, &shade,
                             &GRAPHENE_RECT_INIT (0, lit.origin.y + lit.size.height, width,
                                                  height - lit.origin.y - lit.size.height));
  gtk_snapshot_append_color (snapshot, &shade,
                             &GRAPHENE_RECT_INIT (0, lit.origin.y, lit.origin.x, lit.size.height));
  gtk_snapshot_append_color (snapshot, &shade,
                             &GRAPHENE_RECT_INIT (lit.origin.x + lit.size.width, lit.origin.y,
                                                  width - lit.origin.x - lit.size.width,
                                                  lit.size.height));
}

/* Goes to the next panel, once it is known where that is.
 * Returns: %BUNKO_CANVAS_STEP_NO_PANELS if there are none, %BUNKO_CANVAS_STEP_END after the last
 * one */
BunkoCanvasStep
_bunko_reader_canvas_go_to_panel (BunkoReaderCanvas *self, gboolean backwards)
{
  g_autoptr (GArray) panels = list_panels (self);

  self->panel_awaited = 0;
  self->panel_at_end = FALSE;
  if (is_awaited (self))
    {
      self->panel_awaited = backwards ? -1 : 1;
      return BUNKO_CANVAS_STEP_DONE;
    }
  if (panels->len == 0)
    return BUNKO_CANVAS_STEP_NO_PANELS;
  if (!bunko_panel_steps_move (panels->len, WHOLE_AT_END, backwards, &self->panel_step))
    return BUNKO_CANVAS_STEP_END;
  go_to_frame (self, panels);
  return BUNKO_CANVAS_STEP_DONE;
}

static void
go_to_end (BunkoReaderCanvas *self)
{
  g_autoptr (GArray) panels = list_panels (self);

  self->panel_step = bunko_panel_steps_enter (panels->len, WHOLE_AT_END, TRUE);
  self->panel_at_end = panels->len == 0;
  if (panels->len > 0)
    go_to_frame (self, panels);
}

/* A page was looked at. Who has pressed on meanwhile, or has come back to its end, gets where they
 * wanted. */
void
_bunko_reader_canvas_panels_found (BunkoReaderCanvas *self)
{
  int awaited = self->panel_awaited;

  if (!_bunko_reader_canvas_is_guided (self) || is_awaited (self))
    return;
  self->panel_awaited = 0;
  if (awaited != 0)
    bunko_reader_canvas_scroll_forward (self, awaited < 0);
  else if (self->panel_at_end && _bunko_reader_canvas_is_on_panel (self))
    go_to_end (self);
}

/* The options have changed. */
void
_bunko_reader_canvas_update_guided (BunkoReaderCanvas *self)
{
  gboolean guided = bunko_reader_options_get_guided (self->options);

  if (self->guided == guided)
    return;
  self->guided = guided;
  self->panel_step = 0;
  self->panel_awaited = 0;
  if (_bunko_reader_canvas_is_strip (self))
    return;
  _bunko_reader_canvas_stop (self);
  self->viewport.zoom = 1;
  self->corner = guided ? BUNKO_CANVAS_CORNER_PANEL : BUNKO_CANVAS_CORNER_START;
  _bunko_reader_canvas_zoom_changed (self);
}

/**
 * bunko_reader_canvas_step_panel:
 * @self: a canvas
 * @backwards: whether to go back instead
 *
 * Goes to the next panel where pages are read panel by panel, and from the last one to the next
 * page; pages without panels are scrolled through. Elsewhere it turns the page.
 */
void
bunko_reader_canvas_step_panel (BunkoReaderCanvas *self, gboolean backwards)
{
  g_return_if_fail (BUNKO_IS_READER_CANVAS (self));

  if (self->model != NULL && _bunko_reader_canvas_is_guided (self))
    bunko_reader_canvas_scroll_forward (self, backwards);
  else
    bunko_reader_canvas_turn (self, backwards ? -1 : 1);
}
