/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-sample-art-animation.h"
#include "bunko-sample-art-cover.h"
#include "bunko-sample-art-fonts.h"
#include "bunko-sample-art-gif.h"
#include "bunko-sample-art-page.h"
#include "bunko-sample-art-plan.h"
#include "bunko-sample-art.h"

static void
draw (const BunkoArtCanvas *canvas,
      const BunkoSampleArtSpec *spec,
      const BunkoArtPlan *plan,
      guint frame)
{
  if (plan->kind == BUNKO_ART_KIND_COVER)
    bunko_art_cover (canvas, spec);
  else if (plan->kind == BUNKO_ART_KIND_ANIMATION)
    bunko_art_animation_frame (canvas, spec, frame);
  else
    bunko_art_page (canvas, spec, plan);
}

static cairo_surface_t *
render (const BunkoSampleArtSpec *spec,
        const BunkoArtPlan *plan,
        int width,
        int height,
        guint frame)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  BunkoArtCanvas canvas = {
    .cr = cairo_create (surface),
    .pango = bunko_art_fonts_take (),
    .width = plan->width * plan->unit,
    .height = plan->height * plan->unit,
    .scale = width / (plan->width * plan->unit),
    .palette = bunko_art_palette_for_seed (spec->seed),
  };

  /*
   * Both directions scale by themselves, so that rounding leaves no seam at the edges. Pango is not
   * told: it would look up all fonts anew for each scale, and cairo scales the glyphs anyway.
   */
  cairo_scale (canvas.cr, width / canvas.width, height / canvas.height);
  draw (&canvas, spec, plan, frame);

  cairo_destroy (canvas.cr);
  bunko_art_fonts_give_back (canvas.pango);
  cairo_surface_flush (surface);

  return surface;
}

static GBytes *
make_animation (const BunkoSampleArtSpec *spec, const BunkoArtPlan *plan)
{
  g_autoptr (GPtrArray) frames = NULL;

  frames = g_ptr_array_new_with_free_func ((GDestroyNotify) cairo_surface_destroy);
  for (guint i = 0; i < BUNKO_ART_N_FRAMES; i++)
    g_ptr_array_add (frames, render (spec, plan, plan->width, plan->height, i));

  return bunko_art_gif_encode (frames, 120);
}

/* FALSE if the original fits the box: it is never enlarged. */
static gboolean
fit_box (const BunkoArtPlan *plan, int max_width, int max_height, int *width, int *height)
{
  double scale = 1;

  if (max_width > 0)
    scale = MIN (scale, (double) max_width / plan->width);
  if (max_height > 0)
    scale = MIN (scale, (double) max_height / plan->height);

  *width = MAX (1, (int) (plan->width * scale + 0.5));
  *height = MAX (1, (int) (plan->height * scale + 0.5));

  return scale < 1;
}

/**
 * bunko_sample_art_size:
 * @spec: what the picture shows
 * @width: (out): its width in pixels
 * @height: (out): its height in pixels
 *
 * Tells how large the original of a picture is, without drawing it.
 */
void
bunko_sample_art_size (const BunkoSampleArtSpec *spec, int *width, int *height)
{
  BunkoArtPlan plan;

  g_return_if_fail (spec != NULL);

  bunko_art_plan_init (&plan, spec);
  *width = plan.width;
  *height = plan.height;
}

/**
 * bunko_sample_art_ext:
 * @spec: what the picture shows
 *
 * Returns: the extension of the original's format, as ".png"
 */
const char *
bunko_sample_art_ext (const BunkoSampleArtSpec *spec)
{
  BunkoArtPlan plan;

  g_return_val_if_fail (spec != NULL, ".jpg");

  bunko_art_plan_init (&plan, spec);
  return plan.format == BUNKO_ART_FORMAT_GIF ? ".gif" : bunko_art_encode_get_ext (plan.format);
}

/**
 * bunko_sample_art_image:
 * @spec: what the picture shows
 * @max_width: the widest it may be, in pixels; 0 for the original
 * @max_height: the highest it may be, in pixels; 0 for any height
 * @ext: (out) (transfer none): the extension of its format: ".jpg", ".png", ".webp" or ".gif"
 *
 * Draws a cover or a page. The same @spec gives the same bytes on the same machine. Like HPX, it
 * keeps the aspect, never enlarges, sends what fits the box as it is, and makes thumbnails JPEG,
 * whatever the original is (HPX wire notes, get_image). May be called in any thread.
 *
 * Returns: (transfer full): the file
 */
GBytes *
bunko_sample_art_image (const BunkoSampleArtSpec *spec,
                        int max_width,
                        int max_height,
                        const char **ext)
{
  cairo_surface_t *surface;
  BunkoArtPlan plan;
  GBytes *bytes;
  int width;
  int height;

  g_return_val_if_fail (spec != NULL, NULL);
  g_return_val_if_fail (ext != NULL, NULL);

  bunko_art_plan_init (&plan, spec);
  if (fit_box (&plan, max_width, max_height, &width, &height))
    plan.format = BUNKO_ART_FORMAT_JPEG;

  if (plan.format == BUNKO_ART_FORMAT_GIF)
    {
      *ext = ".gif";
      return make_animation (spec, &plan);
    }

  surface = render (spec, &plan, width, height, 0);
  bytes = bunko_art_encode (surface, plan.format, ext);
  cairo_surface_destroy (surface);

  return bytes;
}
