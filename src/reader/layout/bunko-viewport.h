/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <graphene.h>

G_BEGIN_DECLS

#define BUNKO_VIEWPORT_MIN_ZOOM 0.1
#define BUNKO_VIEWPORT_MAX_ZOOM 8.0

/**
 * BunkoViewport:
 * @view_width: width of what is seen
 * @view_height: height of what is seen
 * @content_width: width of what is looked at, at a zoom of 1
 * @content_height: height of what is looked at, at a zoom of 1
 * @zoom: how much larger than fitted it is shown
 * @x: where the left edge of the view is in the zoomed content; negative where the content is
 *   narrower, and in the middle
 * @y: where the upper edge of the view is in the zoomed content
 *
 * A view onto something that may be larger. All lengths are in one unit, that of the view.
 */
typedef struct
{
  double view_width;
  double view_height;
  double content_width;
  double content_height;
  double zoom;
  double x;
  double y;
} BunkoViewport;

void bunko_viewport_init (BunkoViewport *self);
void bunko_viewport_resize (BunkoViewport *self,
                            double view_width,
                            double view_height,
                            double content_width,
                            double content_height);
void bunko_viewport_zoom_to (BunkoViewport *self, double zoom, double x, double y);
gboolean bunko_viewport_move_to (BunkoViewport *self, double x, double y);
gboolean bunko_viewport_pan (BunkoViewport *self, double dx, double dy);
void bunko_viewport_set_corner (BunkoViewport *self, gboolean right, gboolean bottom);
double bunko_viewport_get_max_x (const BunkoViewport *self);
double bunko_viewport_get_max_y (const BunkoViewport *self);
gboolean bunko_viewport_can_pan (const BunkoViewport *self, double dx, double dy);
void bunko_viewport_place (const BunkoViewport *self,
                           const graphene_rect_t *content,
                           graphene_rect_t *view);

G_END_DECLS
