/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-viewport.h"

#include <math.h>

/* Less than this is nowhere to go: what arithmetic leaves over, and less than a pixel anyway. */
#define NOTHING 0.01

/* Along one side: what is smaller than the view stands in its middle, all else leaves no gap. */
static double
clamp_side (double position, double content, double view)
{
  if (content <= view)
    return (content - view) / 2;
  return CLAMP (position, 0, content - view);
}

static void
clamp (BunkoViewport *self)
{
  self->x = clamp_side (self->x, self->content_width * self->zoom, self->view_width);
  self->y = clamp_side (self->y, self->content_height * self->zoom, self->view_height);
}

/**
 * bunko_viewport_init:
 * @self: (out caller-allocates): a viewport
 *
 * Makes it a view of nothing, at a zoom of 1.
 */
void
bunko_viewport_init (BunkoViewport *self)
{
  *self = (BunkoViewport) { .zoom = 1 };
}

/* What stands at an edge stays there, anything else stays in the middle. */
static double
resize_side (double position,
             double old_content,
             double old_view,
             double new_content,
             double new_view)
{
  if (old_content <= old_view || position <= NOTHING)
    return 0;
  if (position >= old_content - old_view - NOTHING)
    return new_content - new_view;
  return (position + old_view / 2) / old_content * new_content - new_view / 2;
}

/**
 * bunko_viewport_resize:
 * @self: a viewport
 * @view_width: width of the view
 * @view_height: height of the view
 * @content_width: width of the content, at a zoom of 1
 * @content_height: height of the content, at a zoom of 1
 *
 * Gives view and content another size. What was in the middle stays there, and what was at an edge
 * stays at it; the zoom stays.
 */
void
bunko_viewport_resize (BunkoViewport *self,
                       double view_width,
                       double view_height,
                       double content_width,
                       double content_height)
{
  self->x = resize_side (self->x, self->content_width * self->zoom, self->view_width,
                         content_width * self->zoom, view_width);
  self->y = resize_side (self->y, self->content_height * self->zoom, self->view_height,
                         content_height * self->zoom, view_height);
  self->view_width = view_width;
  self->view_height = view_height;
  self->content_width = content_width;
  self->content_height = content_height;
  clamp (self);
}

/**
 * bunko_viewport_zoom_to:
 * @self: a viewport
 * @zoom: the new zoom; limited to 0.1–8
 * @x: a place in the view
 * @y: a place in the view
 *
 * Zooms. What is seen at the given place stays there, as far as no gap opens at an edge.
 */
void
bunko_viewport_zoom_to (BunkoViewport *self, double zoom, double x, double y)
{
  double factor;

  zoom = CLAMP (zoom, BUNKO_VIEWPORT_MIN_ZOOM, BUNKO_VIEWPORT_MAX_ZOOM);
  factor = zoom / self->zoom;
  self->x = (self->x + x) * factor - x;
  self->y = (self->y + y) * factor - y;
  self->zoom = zoom;
  clamp (self);
}

/**
 * bunko_viewport_move_to:
 * @self: a viewport
 * @x: the new x
 * @y: the new y
 *
 * Moves the view, as far as there is content.
 *
 * Returns: whether it moved
 */
gboolean
bunko_viewport_move_to (BunkoViewport *self, double x, double y)
{
  double old_x = self->x;
  double old_y = self->y;

  self->x = x;
  self->y = y;
  clamp (self);
  return fabs (self->x - old_x) > NOTHING || fabs (self->y - old_y) > NOTHING;
}

/**
 * bunko_viewport_pan:
 * @self: a viewport
 * @dx: how far to go to the right
 * @dy: how far to go down
 *
 * Moves the view, as far as there is content.
 *
 * Returns: whether it moved
 */
gboolean
bunko_viewport_pan (BunkoViewport *self, double dx, double dy)
{
  return bunko_viewport_move_to (self, self->x + dx, self->y + dy);
}

/**
 * bunko_viewport_set_corner:
 * @self: a viewport
 * @right: whether to go to the right edge, and not to the left one
 * @bottom: whether to go to the lower edge, and not to the upper one
 *
 * Goes to a corner of the content.
 */
void
bunko_viewport_set_corner (BunkoViewport *self, gboolean right, gboolean bottom)
{
  self->x = right ? bunko_viewport_get_max_x (self) : 0;
  self->y = bottom ? bunko_viewport_get_max_y (self) : 0;
  clamp (self);
}

/**
 * bunko_viewport_get_max_x:
 * @self: a viewport
 *
 * Returns: how far to the right the view can go; 0 where all of the width is seen
 */
double
bunko_viewport_get_max_x (const BunkoViewport *self)
{
  return MAX (0, self->content_width * self->zoom - self->view_width);
}

/**
 * bunko_viewport_get_max_y:
 * @self: a viewport
 *
 * Returns: how far down the view can go; 0 where all of the height is seen
 */
double
bunko_viewport_get_max_y (const BunkoViewport *self)
{
  return MAX (0, self->content_height * self->zoom - self->view_height);
}

/**
 * bunko_viewport_can_pan:
 * @self: a viewport
 * @dx: a way to the right; only its sign counts
 * @dy: a way down; only its sign counts
 *
 * Returns: whether there is more to see there
 */
gboolean
bunko_viewport_can_pan (const BunkoViewport *self, double dx, double dy)
{
  double max_x = bunko_viewport_get_max_x (self);
  double max_y = bunko_viewport_get_max_y (self);

  /* What is smaller than the view has a negative place. */
  return (dx > 0 && max_x > 0 && self->x < max_x - NOTHING) || (dx < 0 && self->x > NOTHING) ||
         (dy > 0 && max_y > 0 && self->y < max_y - NOTHING) || (dy < 0 && self->y > NOTHING);
}

/**
 * bunko_viewport_place:
 * @self: a viewport
 * @content: a rectangle in the content, at a zoom of 1
 * @view: (out caller-allocates): where in the view it is seen
 *
 * Tells where a part of the content is. Rectangles are of floats: this is for what is on a page,
 * not for a place in a strip of thousands of them.
 */
void
bunko_viewport_place (const BunkoViewport *self,
                      const graphene_rect_t *content,
                      graphene_rect_t *view)
{
  *view = GRAPHENE_RECT_INIT ((float) (content->origin.x * self->zoom - self->x),
                              (float) (content->origin.y * self->zoom - self->y),
                              (float) (content->size.width * self->zoom),
                              (float) (content->size.height * self->zoom));
}
