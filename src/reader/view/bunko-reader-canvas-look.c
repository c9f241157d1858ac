/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-canvas-private.h"

#include "reader/effects/bunko-page-background.h"

/* How pages look: which part of them is shown, through which filter, and on which ground. */

static void
update_edge (BunkoReaderCanvas *self)
{
  g_autoptr (GPtrArray) analyses = g_ptr_array_new ();
  gboolean has_edge = FALSE;

  if (self->analyst != NULL &&
      bunko_reader_options_get_background (self->options) == BUNKO_READER_BACKGROUND_EDGE)
    {
      for (guint i = 0; i < self->items->len; i++)
        g_ptr_array_add (analyses, (gpointer) bunko_page_analyst_get_analysis (
                                       self->analyst,
                                       g_array_index (self->items, BunkoCanvasItem, i).leaf.page));
      /* While the next page is on its way the ground stays as it is. */
      has_edge =
          bunko_page_background_find_edge ((const BunkoPageAnalysis *const *) analyses->pdata,
                                           analyses->len, &self->filter, &self->edge) ||
          (self->has_edge && self->busy);
    }
  self->has_edge = has_edge;
}

static void
set_class (BunkoReaderCanvas *self, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

/* The style sheet has the grounds, and what is written on them; but for the colour of the edge,
 * which is drawn. */
void
_bunko_reader_canvas_update_ground (BunkoReaderCanvas *self)
{
  BunkoReaderBackground ground = bunko_reader_options_get_background (self->options);
  gboolean is_dark;

  update_edge (self);
  is_dark = self->has_edge && bunko_page_background_is_dark (&self->edge);
  set_class (self, "black", ground == BUNKO_READER_BACKGROUND_BLACK || is_dark);
  set_class (self, "gray", ground == BUNKO_READER_BACKGROUND_GRAY);
  set_class (self, "white",
             ground == BUNKO_READER_BACKGROUND_WHITE || (self->has_edge && !is_dark));
}

/* The ground for who draws it in another place: as it is in the style sheet. */
void
_bunko_reader_canvas_get_ground (BunkoReaderCanvas *self, GdkRGBA *colour)
{
  static const GdkRGBA grounds[] = {
    [BUNKO_READER_BACKGROUND_THEME] = { 0.118f, 0.118f, 0.118f, 1 },
    [BUNKO_READER_BACKGROUND_BLACK] = { 0, 0, 0, 1 },
    [BUNKO_READER_BACKGROUND_GRAY] = { 0.502f, 0.502f, 0.502f, 1 },
    [BUNKO_READER_BACKGROUND_WHITE] = { 1, 1, 1, 1 },
    [BUNKO_READER_BACKGROUND_EDGE] = { 0.118f, 0.118f, 0.118f, 1 },
  };
  static const GdkRGBA dark = { 0.016f, 0.016f, 0.018f, 1 };
  BunkoReaderBackground ground = bunko_reader_options_get_background (self->options);

  *colour = self->has_edge ? self->edge : grounds[ground];
  if (!self->has_edge &&
      (ground == BUNKO_READER_BACKGROUND_THEME || ground == BUNKO_READER_BACKGROUND_EDGE) &&
      adw_style_manager_get_dark (adw_style_manager_get_default ()))
    *colour = dark;
}

/* The options have changed. Returns whether pages are cut otherwise than before. */
gboolean
_bunko_reader_canvas_update_look (BunkoReaderCanvas *self)
{
  gboolean crop = bunko_reader_options_get_crop (self->options);
  gboolean changed = self->crop != crop;

  bunko_colour_filter_init_from_options (&self->filter, self->options);
  self->crop = crop;
  _bunko_reader_canvas_update_ground (self);
  return changed;
}

/* What is left of a page without its borders, in parts of it. Returns %NULL if all of it is. */
const graphene_rect_t *
_bunko_reader_canvas_get_crop (BunkoReaderCanvas *self, guint page, graphene_rect_t *crop)
{
  if (self->analyst == NULL || !bunko_page_analyst_get_crop (self->analyst, page, crop))
    return NULL;
  return crop;
}

static void
analysed_cb (BunkoReaderCanvas *self, guint page)
{
  graphene_rect_t crop = GRAPHENE_RECT_INIT (0, 0, 1, 1);

  if (!self->crop)
    {
      _bunko_reader_canvas_update_ground (self);
      gtk_widget_queue_draw (GTK_WIDGET (self));
      _bunko_reader_canvas_panels_found (self);
      return;
    }
  if (_bunko_reader_canvas_is_strip (self))
    {
      /* All pages of a strip are cut alike, so mostly nothing has changed. */
      bunko_page_analyst_get_crop (self->analyst, page, &crop);
      if (!graphene_rect_equal (&crop, &self->strip_crop))
        _bunko_reader_canvas_reshape_strip (self);
      self->strip_crop = crop;
    }
  _bunko_reader_canvas_relayout (self);
  _bunko_reader_canvas_update_ground (self);
  _bunko_reader_canvas_panels_found (self);
}

void
_bunko_reader_canvas_start_look (BunkoReaderCanvas *self)
{
  self->strip_crop = GRAPHENE_RECT_INIT (0, 0, 1, 1);
  self->analyst = bunko_page_analyst_new (self->model, self->options);
  g_signal_connect_swapped (self->analyst, "analysed", G_CALLBACK (analysed_cb), self);
}

void
_bunko_reader_canvas_end_look (BunkoReaderCanvas *self)
{
  if (self->analyst == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->analyst, self);
  g_object_run_dispose (G_OBJECT (self->analyst));
  g_clear_object (&self->analyst);
  self->has_edge = FALSE;
}

/**
 * bunko_reader_canvas_set_magnification:
 * @self: a canvas
 * @magnification: how much larger than on the canvas its pages are looked at elsewhere, from 1 on
 *
 * Asks for pictures that are sharp also under a lens.
 */
void
bunko_reader_canvas_set_magnification (BunkoReaderCanvas *self, double magnification)
{
  g_return_if_fail (BUNKO_IS_READER_CANVAS (self));
  g_return_if_fail (magnification >= 1);

  if (self->magnification == magnification)
    return;
  self->magnification = magnification;
  if (self->model != NULL && self->viewport.view_width > 0)
    _bunko_reader_canvas_tell_model (self);
}
