/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "bunko-panel-steps.h"

/* No more is shown of the ground around a panel than this, of the panel. */
#define MOST_MARGIN 1.0

/* Steps of a page or pair: 0 is the whole of it, then the panels from 1 on, and perhaps the whole
 * once more. */
static guint
get_last (guint n_panels, gboolean whole_at_end)
{
  if (n_panels == 0)
    return 0;
  return n_panels + (whole_at_end ? 1 : 0);
}

/**
 * bunko_panel_steps_enter: (skip)
 * @n_panels: how many panels there are
 * @whole_at_end: whether the whole is shown once more after the last panel
 * @backwards: whether the page was turned back
 *
 * Returns: the step at which reading begins: all of it first; going backwards, its end
 */
guint
bunko_panel_steps_enter (guint n_panels, gboolean whole_at_end, gboolean backwards)
{
  return backwards ? get_last (n_panels, whole_at_end) : 0;
}

/**
 * bunko_panel_steps_move: (skip)
 * @n_panels: how many panels there are; this may have changed since the last step
 * @whole_at_end: whether the whole is shown once more after the last panel
 * @backwards: whether to go back
 * @step: (inout): the step; it stays if there is no other
 *
 * Goes on in the guided view: all of the page, each panel, and perhaps all of it again.
 *
 * Returns: %FALSE if the page is to be turned, and always if it has no panels: then what does not
 * fit the view is to be scrolled through first
 */
gboolean
bunko_panel_steps_move (guint n_panels, gboolean whole_at_end, gboolean backwards, guint *step)
{
  guint last = get_last (n_panels, whole_at_end);

  g_return_val_if_fail (step != NULL, FALSE);

  *step = MIN (*step, last);
  if (backwards ? *step == 0 : *step == last)
    return FALSE;
  *step += backwards ? -1 : 1;
  return TRUE;
}

/**
 * bunko_panel_steps_get_panel: (skip)
 * @n_panels: how many panels there are
 * @step: a step
 * @panel: (out caller-allocates): the panel that it shows, from 0
 *
 * Returns: %FALSE if @step shows the whole
 */
gboolean
bunko_panel_steps_get_panel (guint n_panels, guint step, guint *panel)
{
  g_return_val_if_fail (panel != NULL, FALSE);

  if (step == 0 || step > n_panels)
    return FALSE;
  *panel = step - 1;
  return TRUE;
}

static void
swap (float *a, float *b)
{
  float c = *a;

  *a = *b;
  *b = c;
}

/* Turns a part of the square from 0 to 1 by a quarter, clockwise. */
static void
turn (graphene_rect_t *rect)
{
  float x = rect->origin.x;

  rect->origin.x = 1 - rect->origin.y - rect->size.height;
  rect->origin.y = x;
  swap (&rect->size.width, &rect->size.height);
}

/**
 * bunko_panel_place: (skip)
 * @panel: a panel, in fractions of the upright page
 * @source: what of the page a leaf shows, in fractions of the upright page
 * @quarter_turns: how often the leaf is turned clockwise by a quarter
 * @flip_h: whether left and right are swapped, after turning
 * @flip_v: whether top and bottom are
 * @dest: where the leaf is
 * @placed: (out caller-allocates): where the panel is, no larger than @dest
 *
 * Tells where a panel of a page is on a leaf that may show half of the page, without its borders,
 * turned.
 *
 * Returns: %FALSE if most of the panel is not on the leaf
 */
gboolean
bunko_panel_place (const graphene_rect_t *panel,
                   const graphene_rect_t *source,
                   int quarter_turns,
                   gboolean flip_h,
                   gboolean flip_v,
                   const graphene_rect_t *dest,
                   graphene_rect_t *placed)
{
  graphene_rect_t part;

  g_return_val_if_fail (panel != NULL && source != NULL, FALSE);
  g_return_val_if_fail (dest != NULL && placed != NULL, FALSE);

  if (!(source->size.width > 0 && source->size.height > 0) ||
      !graphene_rect_intersection (panel, source, &part) ||
      !(part.size.width * part.size.height > panel->size.width * panel->size.height / 2))
    return FALSE;

  part = GRAPHENE_RECT_INIT ((part.origin.x - source->origin.x) / source->size.width,
                             (part.origin.y - source->origin.y) / source->size.height,
                             part.size.width / source->size.width,
                             part.size.height / source->size.height);
  for (int i = 0; i < ((quarter_turns % 4) + 4) % 4; i++)
    turn (&part);
  if (flip_h)
    part.origin.x = 1 - part.origin.x - part.size.width;
  if (flip_v)
    part.origin.y = 1 - part.origin.y - part.size.height;
  *placed =
      GRAPHENE_RECT_INIT (dest->origin.x + part.origin.x * dest->size.width,
                          dest->origin.y + part.origin.y * dest->size.height,
                          part.size.width * dest->size.width, part.size.height * dest->size.height);
  return TRUE;
}

static double
be_length (float length, double fallback)
{
  return isfinite (length) && length > 0 ? length : fallback;
}

/**
 * bunko_panel_frame: (skip)
 * @panel: what is to be seen, at a zoom of 1
 * @margin: how much is to be seen around it, of its size; 0–1
 * @most_zoom: the largest zoom
 * @view: the size of the view
 * @zoom: (out caller-allocates): the zoom at which it fills the view
 * @offset: (out caller-allocates): the upper left corner of the view in the zoomed content, with
 * the panel in the middle; beyond the content's edges where the panel is at one, for who shows it
 * to decide
 *
 * Finds how to look at a panel.
 */
void
bunko_panel_frame (const graphene_rect_t *panel,
                   double margin,
                   double most_zoom,
                   const graphene_size_t *view,
                   double *zoom,
                   graphene_point_t *offset)
{
  double width, height;

  g_return_if_fail (panel != NULL && view != NULL);
  g_return_if_fail (zoom != NULL && offset != NULL);

  margin = 1 + 2 * (margin > 0 ? MIN (margin, MOST_MARGIN) : 0);
  width = be_length (panel->size.width, 1);
  height = be_length (panel->size.height, 1);
  *zoom = MIN (be_length (view->width, 1) / (width * margin),
               be_length (view->height, 1) / (height * margin));
  if (*zoom > most_zoom)
    *zoom = most_zoom;
  if (!(*zoom > 1e-3))
    *zoom = 1e-3;
  offset->x = (panel->origin.x + width / 2) * *zoom - be_length (view->width, 1) / 2;
  offset->y = (panel->origin.y + height / 2) * *zoom - be_length (view->height, 1) / 2;
  if (!isfinite (offset->x) || !isfinite (offset->y))
    *offset = GRAPHENE_POINT_INIT (0, 0);
}
