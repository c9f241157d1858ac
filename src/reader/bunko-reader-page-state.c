/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-page-private.h"

/* What a tab remembers of a reader besides the page: how far it is zoomed, and where in a strip
 * somebody is. */

#define LEAST_ZOOM 0.1
#define MOST_ZOOM  8.0

GVariant *
_bunko_reader_page_save_state (BunkoLocationPage *page)
{
  BunkoReaderPage *self = BUNKO_READER_PAGE (page);
  GVariantDict state;

  /* What is to be taken up again is still what there is. */
  if (self->wanted_state != NULL)
    return g_variant_ref (self->wanted_state);

  g_variant_dict_init (&state, NULL);
  g_variant_dict_insert (&state, "zoom", "d", bunko_reader_canvas_get_zoom (self->canvas));
  g_variant_dict_insert (&state, "place", "d", bunko_reader_canvas_get_place (self->canvas));
  return g_variant_ref_sink (g_variant_dict_end (&state));
}

/* The page that was read is there, and has its size. */
void
_bunko_reader_page_take_up_state (BunkoReaderPage *self)
{
  g_autoptr (GVariant) state = g_steal_pointer (&self->wanted_state);
  double zoom, place;

  if (state == NULL)
    return;
  if (g_variant_lookup (state, "zoom", "d", &zoom) && zoom >= LEAST_ZOOM && zoom <= MOST_ZOOM &&
      zoom != 1)
    bunko_reader_canvas_set_zoom (self->canvas, zoom);
  if (g_variant_lookup (state, "place", "d", &place) && place > -MOST_ZOOM && place < MOST_ZOOM)
    bunko_reader_canvas_set_place (self->canvas, place);
}

static gboolean
is_page_there (BunkoReaderPage *self)
{
  BunkoReaderPicture *picture =
      bunko_reader_model_get_picture (self->model, bunko_reader_model_get_position (self->model));

  return picture != NULL && bunko_reader_picture_get_paintable (picture) != NULL;
}

void
_bunko_reader_page_restore_state (BunkoLocationPage *page, GVariant *state)
{
  BunkoReaderPage *self = BUNKO_READER_PAGE (page);

  if (!g_variant_is_of_type (state, G_VARIANT_TYPE_VARDICT))
    return;
  g_clear_pointer (&self->wanted_state, g_variant_unref);
  self->wanted_state = g_variant_ref_sink (state);
  if (is_page_there (self))
    _bunko_reader_page_take_up_state (self);
}
