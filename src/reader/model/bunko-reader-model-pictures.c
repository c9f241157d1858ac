/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-model-private.h"

#include "bunko-reader-prefetch.h"
#include "bunko-reader-size.h"

/* Which pictures are loaded, in what order and how large. */

#define MEGABYTE ((guint64) 1024 * 1024)

/* Bytes of a picture when nothing is known: a page of a scanned book. */
#define USUAL_BYTES ((guint64) 1600 * 2240 * 4)

/* What is on the screen: the view knows better in strips, as long as it shows the position. */
static void
find_visible (BunkoReaderModel *self, guint *first, guint *n_visible)
{
  *first = self->position;
  *n_visible = MAX (self->spread.n_leaves, 1);
  if (bunko_reader_model_is_strip (self) && self->position >= self->first_seen &&
      self->position - self->first_seen < self->n_seen)
    {
      *first = self->first_seen;
      *n_visible = self->n_seen;
    }
}

static guint64
find_usual_bytes (BunkoReaderModel *self, const guint *loaded, guint n_loaded)
{
  guint64 sum = 0;

  for (guint i = 0; i < n_loaded; i++)
    sum += bunko_reader_images_get_bytes (self->images, loaded[i]);
  return n_loaded > 0 ? MAX (sum / n_loaded, 1) : USUAL_BYTES;
}

static void
make_plan (BunkoReaderModel *self, BunkoReaderPlan *plan, guint *n_to_load)
{
  guint loaded[BUNKO_READER_PREFETCH_MAX];
  guint n_loaded =
      bunko_reader_images_list_loaded (self->images, loaded, BUNKO_READER_PREFETCH_MAX);
  BunkoReaderReach reach = {
    .n_pages = MAX (self->n_pages, self->position + 1),
    .backwards = bunko_reader_pace_is_backwards (&self->pace),
    .speed = bunko_reader_pace_get_speed (&self->pace, g_get_monotonic_time ()),
    .limit = bunko_reader_options_get_prefetch_limit (self->options) * MEGABYTE,
    .usual = find_usual_bytes (self, loaded, n_loaded),
  };

  find_visible (self, &reach.first, &reach.n_visible);
  if (self->bytes->len >= reach.n_pages)
    reach.bytes = (const guint64 *) (gpointer) self->bytes->data;
  bunko_reader_prefetch_plan (&reach, plan);
  *n_to_load = plan->n_pages;
  bunko_reader_prefetch_keep (&reach, loaded, n_loaded, plan);
}

/* What comes next is shown as it fits, however far somebody has zoomed in here, unless the zoom
 * stays.
 */
static void
forget_zoom (BunkoReaderModel *self, double *width, double *height)
{
  if (bunko_reader_model_is_strip (self) ||
      bunko_reader_options_get_zoom_lock (self->options) != BUNKO_READER_ZOOM_LOCK_RESET ||
      self->view_width <= 0 || self->view_height <= 0)
    return;
  *width = MIN (*width, self->view_width);
  *height = MIN (*height, self->view_height);
}

/* The box is that of a page as most are: half of a page, or a turned one, fills it as well; and a
 * wide one has the place of both pages of a pair. */
static void
find_box (BunkoReaderModel *self, BunkoReaderWish *wish)
{
  double *width = &wish->width;
  double *height = &wish->height;
  BunkoReaderWide wide = bunko_reader_options_get_wide_pages (self->options);
  gboolean known = self->page_width >= 0;

  *width = known ? self->page_width : self->view_width;
  *height = known ? self->page_height : self->view_height;
  if (wish->urgency == BUNKO_READER_URGENCY_PREFETCH)
    forget_zoom (self, width, height);
  if (bunko_reader_model_is_strip (self) ||
      bunko_reader_model_get_aspect (self, wish->position) <= 1)
    return;
  if (bunko_reader_options_get_mode (self->options) == BUNKO_READER_MODE_DOUBLE
          ? known && self->spread.n_leaves == 2
          : wide == BUNKO_READER_WIDE_SPLIT)
    *width *= 2;
  else if (wide == BUNKO_READER_WIDE_ROTATE && self->view_height > self->view_width)
    {
      double across = *width;

      *width = *height;
      *height = across;
    }
}

/* Brings what is loaded in line with where somebody is. Pages are looked up before it is known how
 * large they are shown, so that they are there by then. */
void
_bunko_reader_model_wish (BunkoReaderModel *self)
{
  BunkoReaderWish wishes[BUNKO_READER_PREFETCH_MAX];
  gboolean can_load = self->page_width >= 0 || (self->view_width > 0 && self->view_height > 0);
  BunkoReaderPlan plan;
  guint n_to_load;

  if (!self->located || bunko_reader_pages_get_count (self->pages) == 0)
    {
      bunko_reader_images_set_wishes (self->images, NULL, 0);
      return;
    }
  make_plan (self, &plan, &n_to_load);
  for (guint i = 0; i < plan.n_pages; i++)
    {
      BunkoReaderWish *wish = &wishes[i];

      *wish = (BunkoReaderWish) { .position = plan.pages[i] };
      wish->urgency = i < plan.n_visible ? BUNKO_READER_URGENCY_VISIBLE
                      : i < n_to_load    ? BUNKO_READER_URGENCY_PREFETCH
                                         : BUNKO_READER_URGENCY_KEEP;
      /* What is only kept is not asked for: it may be far away. */
      if (wish->urgency != BUNKO_READER_URGENCY_KEEP)
        {
          wish->page = bunko_reader_pages_lookup (self->pages, wish->position);
          wish->error = bunko_reader_pages_get_error (self->pages, wish->position);
        }
      find_box (self, wish);
    }
  bunko_reader_images_set_wishes (self->images, wishes, can_load ? plan.n_pages : 0);
}

void
_bunko_reader_model_picture_changed_cb (BunkoReaderModel *self, BunkoReaderPicture *picture)
{
  guint page = bunko_reader_picture_get_page (picture);
  GdkPaintable *paintable = bunko_reader_picture_get_paintable (picture);

  if (paintable != NULL)
    {
      if (page < self->bytes->len)
        g_array_index (self->bytes, guint64, page) =
            bunko_reader_images_get_bytes (self->images, page);
      _bunko_reader_model_learn_aspect (self, page,
                                        gdk_paintable_get_intrinsic_aspect_ratio (paintable));
    }
  _bunko_reader_model_emit_picture_changed (self, picture);
  _bunko_reader_model_update (self);
}

/**
 * bunko_reader_model_get_picture:
 * @self: a model
 * @page: a page, from 0
 *
 * Gives the picture of a page, as far as it is there. #BunkoReaderModel::picture-changed tells when
 * that changes.
 *
 * Returns: (transfer none) (nullable): the picture; %NULL of pages that are out of reach
 */
BunkoReaderPicture *
bunko_reader_model_get_picture (BunkoReaderModel *self, guint page)
{
  g_return_val_if_fail (BUNKO_IS_READER_MODEL (self), NULL);

  return bunko_reader_images_get_picture (self->images, page);
}

/**
 * bunko_reader_model_set_view_size:
 * @self: a model
 * @width: width of the view, in device pixels
 * @height: height of the view, in device pixels
 *
 * Tells how large the view is. As long as bunko_reader_model_set_view() did not tell more, pages
 * are shown as large as fits into it. What is read stays the same.
 */
void
bunko_reader_model_set_view_size (BunkoReaderModel *self, int width, int height)
{
  g_return_if_fail (BUNKO_IS_READER_MODEL (self));

  if (self->view_width == width && self->view_height == height)
    return;
  self->view_width = width;
  self->view_height = height;
  _bunko_reader_model_apply_options (self);
}

/**
 * bunko_reader_model_set_view:
 * @self: a model
 * @first_page: the first page that is seen, from 0
 * @n_pages: how many are seen; matters in strips
 * @page_width: width of the box that a page is shown in, in device pixels; 0 if nothing bounds it
 * @page_height: height of that box; 0 if nothing bounds it
 *
 * Tells what the view shows and how large one page is there: it is as large as fits into the box,
 * such as half of the view for one of a pair, or the width of a strip and no height. Zooming makes
 * the box larger. Split and turned pages are taken into account by the model. That decides in which
 * form pages are asked for, those that come next, too.
 */
void
bunko_reader_model_set_view (BunkoReaderModel *self,
                             guint first_page,
                             guint n_pages,
                             double page_width,
                             double page_height)
{
  g_return_if_fail (BUNKO_IS_READER_MODEL (self));

  if (self->first_seen == first_page && self->n_seen == n_pages && self->page_width == page_width &&
      self->page_height == page_height)
    return;
  self->first_seen = first_page;
  self->n_seen = n_pages;
  self->page_width = MAX (page_width, 0);
  self->page_height = MAX (page_height, 0);
  _bunko_reader_model_update (self);
}

/**
 * bunko_reader_model_refresh_page:
 * @self: a model
 * @page: a page, from 0
 *
 * Loads a page again from the server, past all caches. What is there stays until then.
 */
void
bunko_reader_model_refresh_page (BunkoReaderModel *self, guint page)
{
  g_return_if_fail (BUNKO_IS_READER_MODEL (self));

  bunko_reader_images_refresh (self->images, page);
}
