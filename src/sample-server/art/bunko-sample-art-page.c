/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-sample-art-figure.h"
#include "bunko-sample-art-page.h"

/**
 * bunko_art_page:
 * @canvas: a canvas
 * @spec: which page of which gallery
 * @plan: what kind of page it is
 *
 * Draws a page inside of a gallery.
 */
void
bunko_art_page (const BunkoArtCanvas *canvas,
                const BunkoSampleArtSpec *spec,
                const BunkoArtPlan *plan)
{
  BunkoArtRandom random = bunko_art_random (spec->seed, 0x9a9e + spec->page);
  guint n_rows = MAX (3, (guint) (canvas->height / 560));
  double height = (canvas->height - 120) / n_rows;
  BunkoArtCanvas inside = *canvas;

  inside.palette = plan->is_colored ? canvas->palette : bunko_art_palette_gray ();
  bunko_art_background (canvas, 0xffffff);
  for (guint i = 0; i < n_rows; i++)
    {
      BunkoArtFigure figure;

      bunko_art_figure_init (&figure, spec->seed, i % 3, inside.palette);
      cairo_save (canvas->cr);
      cairo_rectangle (canvas->cr, 70, 70 + i * height, canvas->width - 140, height - 24);
      cairo_clip_preserve (canvas->cr);
      bunko_art_fill (&inside, inside.palette->soft);
      bunko_art_figure_bust (&inside, &figure, bunko_art_random_below (&random, BUNKO_ART_N_MOODS),
                             canvas->width * bunko_art_random_real (&random, 0.3, 0.7),
                             70 + (i + 0.5) * height, height * 0.28, 0.3);
      cairo_rectangle (canvas->cr, 70, 70 + i * height, canvas->width - 140, height - 24);
      bunko_art_stroke (&inside, inside.palette->ink, 12);
      cairo_restore (canvas->cr);
    }
}
