/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "bunko-reader-canvas-private.h"

/* All pages in one strip, down or across the screen. Nothing here takes longer with more pages, but
 * to lay them out for the first time.
 *
 * Along the strip, places are offsets from its beginning in reading order, also where that is at
 * the right; the viewport counts from the left. */

/* The page that is read is the one at this part of the view. */
#define READING_LINE (1 / 3.0)

/* Who goes further than so many views jumps. */
#define NEAR 2.0

static gboolean
is_horizontal (BunkoReaderCanvas *self)
{
  return self->mode == BUNKO_READER_MODE_HORIZONTAL;
}

/* As it is laid out: a change of direction shows when that is done again. */
static gboolean
is_right_to_left (BunkoReaderCanvas *self)
{
  return self->strip_reversed;
}

static double
get_view_length (BunkoReaderCanvas *self)
{
  return is_horizontal (self) ? self->viewport.view_width : self->viewport.view_height;
}

static double
get_max_offset (BunkoReaderCanvas *self)
{
  return MAX (0, bunko_strip_layout_get_extent (self->strip) - get_view_length (self));
}

/* Where the view begins in the strip: of x or y of the viewport. Turns one into the other. */
static double
turn_over (BunkoReaderCanvas *self, double offset)
{
  return is_right_to_left (self)
             ? bunko_strip_layout_get_extent (self->strip) - get_view_length (self) - offset
             : offset;
}

static double
get_offset (BunkoReaderCanvas *self)
{
  return turn_over (self, is_horizontal (self) ? self->viewport.x : self->viewport.y);
}

static void
set_offset (BunkoReaderCanvas *self, double offset)
{
  if (is_horizontal (self))
    bunko_viewport_move_to (&self->viewport, turn_over (self, offset), self->viewport.y);
  else
    bunko_viewport_move_to (&self->viewport, self->viewport.x, offset);
}

/* How broad the strip is at a zoom of 1. */
static double
get_breadth (BunkoReaderCanvas *self)
{
  double view = self->viewport.view_width;
  int width = bunko_reader_options_get_strip_width (self->options);

  if (is_horizontal (self))
    return self->viewport.view_height;
  if (bunko_reader_options_get_strip_unit (self->options) == BUNKO_READER_UNIT_PIXELS)
    return MIN (width, view);
  return round (view * width / 100);
}

/* Tells the strip how large it is drawn, and the viewport how large that makes the strip. */
static void
measure_strip (BunkoReaderCanvas *self)
{
  double zoom = self->viewport.zoom;
  double breadth = get_breadth (self);
  double length;

  self->strip_reversed = is_horizontal (self) && self->direction == BUNKO_READER_DIRECTION_RTL;
  bunko_strip_layout_set_direction (self->strip, is_horizontal (self) ? BUNKO_READER_DIRECTION_LTR
                                                                      : BUNKO_READER_DIRECTION_TTB);
  bunko_strip_layout_set_pixel (self->strip, 1 / _bunko_reader_canvas_get_device_scale (self));
  bunko_strip_layout_set_across (self->strip, breadth * zoom);
  bunko_strip_layout_set_gap (self->strip,
                              bunko_reader_options_get_strip_gap (self->options) * zoom);
  length = bunko_strip_layout_get_extent (self->strip) / zoom;
  bunko_viewport_resize (&self->viewport, self->viewport.view_width, self->viewport.view_height,
                         is_horizontal (self) ? length : breadth,
                         is_horizontal (self) ? breadth : length);
}

static void
learn_size (BunkoReaderCanvas *self, guint page)
{
  const BunkoLeaf leaf = { .page = page };
  graphene_size_t size;

  _bunko_reader_canvas_measure (self, &leaf, &size);
  bunko_strip_layout_set_size (self->strip, page, size.width, size.height, 0);
}

static void
learn_sizes (BunkoReaderCanvas *self)
{
  for (guint page = 0; page < bunko_strip_layout_get_n_leaves (self->strip); page++)
    if (bunko_reader_model_get_aspect (self->model, page) > 0)
      learn_size (self, page);
}

static void
make_strip (BunkoReaderCanvas *self)
{
  self->strip = bunko_strip_layout_new ();
  bunko_strip_layout_set_n_leaves (self->strip, bunko_reader_model_get_n_pages (self->model));
  bunko_strip_layout_set_direction (self->strip, is_horizontal (self) ? BUNKO_READER_DIRECTION_LTR
                                                                      : BUNKO_READER_DIRECTION_TTB);
  learn_sizes (self);
  measure_strip (self);
  set_offset (self, bunko_strip_layout_get_start (self->strip,
                                                  bunko_reader_model_get_position (self->model)));
}

void
_bunko_reader_canvas_leave_strip (BunkoReaderCanvas *self)
{
  g_clear_pointer (&self->strip, bunko_strip_layout_free);
}

/* What was at the beginning of the view stays there; or at its end, if that is where somebody is.
 */
void
_bunko_reader_canvas_relayout_strip (BunkoReaderCanvas *self)
{
  double fraction = 0;
  guint place = 0;
  gboolean at_end = FALSE;

  /* Before there are pages there is no place that could be kept. */
  if (self->strip != NULL && bunko_strip_layout_get_n_leaves (self->strip) == 0)
    _bunko_reader_canvas_leave_strip (self);
  if (self->strip != NULL)
    {
      double offset = get_offset (self);

      at_end = offset > 0 && offset >= get_max_offset (self) - 1;
      place = bunko_strip_layout_get_place (self->strip, offset, &fraction);
    }
  self->viewport.view_width = gtk_widget_get_width (GTK_WIDGET (self));
  self->viewport.view_height = gtk_widget_get_height (GTK_WIDGET (self));
  if (self->strip == NULL)
    {
      make_strip (self);
      return;
    }
  bunko_strip_layout_set_n_leaves (self->strip, bunko_reader_model_get_n_pages (self->model));
  measure_strip (self);
  set_offset (self, at_end ? get_max_offset (self)
                           : bunko_strip_layout_get_offset (self->strip, place, fraction));
}

/* Pages are turned around or cut otherwise: all of them have another shape. */
void
_bunko_reader_canvas_reshape_strip (BunkoReaderCanvas *self)
{
  double fraction;
  guint place;

  if (self->strip == NULL)
    return;
  place = bunko_strip_layout_get_place (self->strip, get_offset (self), &fraction);
  learn_sizes (self);
  measure_strip (self);
  set_offset (self, bunko_strip_layout_get_offset (self->strip, place, fraction));
}

/* Lists what is on the screen. */
void
_bunko_reader_canvas_list_strip (BunkoReaderCanvas *self)
{
  double offset, extent;
  guint first, n_leaves;

  /* Not laid out yet. */
  if (self->strip == NULL)
    return;
  offset = get_offset (self);
  extent = bunko_strip_layout_get_extent (self->strip);
  n_leaves = bunko_strip_layout_get_visible (self->strip, offset, get_view_length (self), &first);
  for (guint i = first; i < first + n_leaves; i++)
    {
      const BunkoLeaf leaf = { .page = i };
      double start = bunko_strip_layout_get_start (self->strip, i);
      double length = bunko_strip_layout_get_length (self->strip, i);
      double breadth = bunko_strip_layout_get_across (self->strip);

      if (is_right_to_left (self))
        start = extent - start - length;
      if (is_horizontal (self))
        _bunko_reader_canvas_add_item (self, &leaf, start - self->viewport.x, -self->viewport.y,
                                       length, breadth);
      else
        _bunko_reader_canvas_add_item (self, &leaf, -self->viewport.x, start - self->viewport.y,
                                       breadth, length);
    }
}

/* A page shows how large it is: what is read stays where it is, whatever was before it. */
void
_bunko_reader_canvas_strip_picture_changed (BunkoReaderCanvas *self, guint page)
{
  double offset, moved;
  const BunkoLeaf leaf = { .page = page };
  graphene_size_t size;

  if (self->strip == NULL || page >= bunko_strip_layout_get_n_leaves (self->strip))
    return;
  offset = get_offset (self);
  _bunko_reader_canvas_measure (self, &leaf, &size);
  moved = bunko_strip_layout_set_size (self->strip, page, size.width, size.height, offset);
  measure_strip (self);
  set_offset (self, offset + moved);
  if (is_horizontal (self))
    {
      self->scroll_from[0] += is_right_to_left (self) ? 0 : moved;
      self->scroll_to[0] += is_right_to_left (self) ? 0 : moved;
    }
  else
    {
      self->scroll_from[1] += moved;
      self->scroll_to[1] += moved;
    }
  _bunko_reader_canvas_update (self);
}

/* The page that is read: at both ends of the strip that is the outermost one. */
static guint
find_read_page (BunkoReaderCanvas *self)
{
  double offset = get_offset (self);

  if (offset <= 1)
    return 0;
  if (offset >= get_max_offset (self) - 1)
    return bunko_strip_layout_get_n_leaves (self->strip) - 1;
  return bunko_strip_layout_find (self->strip, offset + get_view_length (self) * READING_LINE);
}

/* Somebody scrolled: the model follows. */
void
_bunko_reader_canvas_strip_scrolled (BunkoReaderCanvas *self)
{
  if (self->strip == NULL || bunko_strip_layout_get_n_leaves (self->strip) == 0)
    return;
  self->following = TRUE;
  bunko_reader_model_set_position (self->model, find_read_page (self));
  self->following = FALSE;
}

/* Goes to the start of the page that the model is at. */
void
_bunko_reader_canvas_strip_show (BunkoReaderCanvas *self)
{
  double offset, target;

  if (self->strip == NULL)
    return;
  offset = get_offset (self);
  target = CLAMP (
      bunko_strip_layout_get_start (self->strip, bunko_reader_model_get_position (self->model)), 0,
      get_max_offset (self));
  _bunko_reader_canvas_stop (self);
  if (fabs (target - offset) > NEAR * get_view_length (self) ||
      !_bunko_reader_canvas_is_animated (self))
    {
      set_offset (self, target);
      _bunko_reader_canvas_update (self);
    }
  else if (is_horizontal (self))
    _bunko_reader_canvas_show_at (self, turn_over (self, target), self->viewport.y);
  else
    _bunko_reader_canvas_show_at (self, self->viewport.x, target);
}

/* Zooms around a place in the view. */
void
_bunko_reader_canvas_zoom_strip (BunkoReaderCanvas *self, double zoom, double x, double y)
{
  double along = is_horizontal (self) ? x : y;
  double fraction;
  guint place;

  if (is_right_to_left (self))
    along = get_view_length (self) - along;
  place = bunko_strip_layout_get_place (self->strip, get_offset (self) + along, &fraction);
  bunko_viewport_zoom_to (&self->viewport, zoom, x, y);
  measure_strip (self);
  set_offset (self, bunko_strip_layout_get_offset (self->strip, place, fraction) - along);
}

/* Moves along the strip, in reading order.
 * Returns: FALSE at its end */
gboolean
_bunko_reader_canvas_scroll_strip (BunkoReaderCanvas *self, double distance, gboolean animate)
{
  if (is_right_to_left (self))
    distance = -distance;
  return _bunko_reader_canvas_scroll_px (self, is_horizontal (self) ? distance : 0,
                                         is_horizontal (self) ? 0 : distance, animate);
}
