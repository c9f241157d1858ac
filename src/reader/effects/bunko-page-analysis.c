/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-page-analysis.h"

#include "reader/layout/bunko-crop.h"
#include "reader/layout/bunko-edge-colour.h"
#include "reader/layout/bunko-panels.h"
#include "bunko-page-sample.h"

struct _BunkoPageAnalysis
{
  gatomicrefcount refs;
  graphene_rect_t crop; /* all of the page if there are no borders */
  GArray *panels;       /* of graphene_rect_t; NULL if nobody looked for them */
  guint8 edge[3];
  gboolean has_edge;
  int crop_threshold;
  gboolean right_to_left;
};

G_DEFINE_BOXED_TYPE (BunkoPageAnalysis,
                     bunko_page_analysis,
                     bunko_page_analysis_ref,
                     bunko_page_analysis_unref)

/**
 * bunko_page_analysis_new: (skip)
 * @crop: (nullable): what is left without borders, in fractions of the page; %NULL if it has none
 * @panels: (nullable) (transfer none): of #graphene_rect_t, in reading order; %NULL if nobody
 * looked for them
 * @edge: (nullable): the colour at the edges of the page; %NULL if it has no single one
 * @crop_threshold: what it was looked for with, in percent
 * @right_to_left: and in which order
 *
 * Makes the result of an analysis. It never changes, and may be used in any thread.
 *
 * Returns: (transfer full): a new analysis
 */
BunkoPageAnalysis *
bunko_page_analysis_new (const graphene_rect_t *crop,
                         GArray *panels,
                         const guint8 edge[3],
                         int crop_threshold,
                         gboolean right_to_left)
{
  BunkoPageAnalysis *self = g_new0 (BunkoPageAnalysis, 1);

  g_atomic_ref_count_init (&self->refs);
  self->crop = crop != NULL ? *crop : GRAPHENE_RECT_INIT (0, 0, 1, 1);
  self->panels = panels != NULL ? g_array_ref (panels) : NULL;
  self->has_edge = edge != NULL;
  if (edge != NULL)
    memcpy (self->edge, edge, sizeof self->edge);
  self->crop_threshold = crop_threshold;
  self->right_to_left = right_to_left;
  return self;
}

/**
 * bunko_page_analysis_ref:
 * @self: an analysis
 *
 * Returns: (transfer full): the same
 */
BunkoPageAnalysis *
bunko_page_analysis_ref (BunkoPageAnalysis *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * bunko_page_analysis_unref:
 * @self: (transfer full): an analysis
 *
 * Lets go of it.
 */
void
bunko_page_analysis_unref (BunkoPageAnalysis *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->panels, g_array_unref);
  g_free (self);
}

typedef struct
{
  BunkoPageTiles *tiles;
  int crop_threshold;
  gboolean right_to_left;
  gboolean with_panels;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  bunko_page_tiles_free (job->tiles);
  g_free (job);
}

/* Samples are small pixels: the one at each edge of the content may hold a little of it. */
static void
leave_a_pixel (graphene_rect_t *crop, const BunkoPageSample *sample)
{
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, 1, 1);

  graphene_rect_inset (
      crop, crop->origin.x > 0 || crop->size.width < 1 ? -1.f / (float) sample->width : 0,
      crop->origin.y > 0 || crop->size.height < 1 ? -1.f / (float) sample->height : 0);
  graphene_rect_intersection (crop, &all, crop);
}

static BunkoPageAnalysis *
analyse (const Job *job, const BunkoPageSample *sample)
{
  g_autoptr (GArray) panels = NULL;
  graphene_rect_t crop;
  guint8 edge[3];
  gboolean has_crop, has_edge;

  has_crop = bunko_crop_find (sample->gray, sample->width, sample->height, (gsize) sample->width,
                              job->crop_threshold, &crop);
  if (has_crop)
    leave_a_pixel (&crop, sample);
  if (job->with_panels)
    panels = bunko_panels_find (sample->gray, sample->width, sample->height, (gsize) sample->width,
                                job->right_to_left);
  has_edge = bunko_edge_colour_find (sample->rgb, sample->width, sample->height,
                                     3 * (gsize) sample->width, edge);
  return bunko_page_analysis_new (has_crop ? &crop : NULL, panels, has_edge ? edge : NULL,
                                  job->crop_threshold, job->right_to_left);
}

static void
run_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (BunkoPageSample) sample = bunko_page_sample_new (job->tiles, cancellable);

  if (g_task_return_error_if_cancelled (task))
    return;
  if (sample == NULL)
    {
      g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                                       "The picture cannot be read");
      return;
    }
  g_task_return_pointer (task, analyse (job, sample), (GDestroyNotify) bunko_page_analysis_unref);
}

/**
 * bunko_page_analysis_run_async:
 * @paintable: the picture of a page
 * @crop_threshold: how far a border may be from white or black, in percent
 * @right_to_left: whether panels are read from the right
 * @with_panels: whether to look for panels, which takes longer than all the rest
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for the callback
 *
 * Looks at a small copy of a page in another thread: where its content is, its panels, and the
 * colour of its edges. Time and memory do not depend on the size of the picture.
 */
void
bunko_page_analysis_run_async (GdkPaintable *paintable,
                               int crop_threshold,
                               gboolean right_to_left,
                               gboolean with_panels,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  BunkoPageTiles *tiles;
  Job *job;

  g_return_if_fail (GDK_IS_PAINTABLE (paintable));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_page_analysis_run_async);
  tiles = bunko_page_tiles_new (paintable);
  if (tiles == NULL)
    {
      g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                                       "The picture has no pixels");
      return;
    }
  job = g_new0 (Job, 1);
  job->tiles = tiles;
  job->crop_threshold = crop_threshold;
  job->right_to_left = right_to_left;
  job->with_panels = with_panels;
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run_thread);
}

/**
 * bunko_page_analysis_run_finish:
 * @result: what the callback got
 * @error: return location: %G_IO_ERROR_CANCELLED, or %G_IO_ERROR_NOT_SUPPORTED for pictures that
 *   are not made of pixels
 *
 * Returns: (transfer full): what was found, or %NULL with @error set
 */
BunkoPageAnalysis *
bunko_page_analysis_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, bunko_page_analysis_run_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * bunko_page_analysis_get_crop:
 * @self: an analysis
 * @crop: (out caller-allocates): what is left without borders, in fractions of the upright page
 *
 * Returns: whether the page has borders; if not, @crop is all of it
 */
gboolean
bunko_page_analysis_get_crop (const BunkoPageAnalysis *self, graphene_rect_t *crop)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (crop != NULL, FALSE);

  *crop = self->crop;
  return crop->size.width < 1 || crop->size.height < 1;
}

/**
 * bunko_page_analysis_has_panels:
 * @self: an analysis
 *
 * Returns: whether somebody looked for panels, also if there are none
 */
gboolean
bunko_page_analysis_has_panels (const BunkoPageAnalysis *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->panels != NULL;
}

/**
 * bunko_page_analysis_get_n_panels:
 * @self: an analysis
 *
 * Returns: how many panels were found; 0 if the page has no gutters, or nobody looked for them
 */
guint
bunko_page_analysis_get_n_panels (const BunkoPageAnalysis *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->panels != NULL ? self->panels->len : 0;
}

/**
 * bunko_page_analysis_get_panel:
 * @self: an analysis
 * @i: which one, in reading order
 * @panel: (out caller-allocates): where it is, in fractions of the upright page
 *
 * Gets the place of a panel.
 */
void
bunko_page_analysis_get_panel (const BunkoPageAnalysis *self, guint i, graphene_rect_t *panel)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (panel != NULL);
  g_return_if_fail (self->panels != NULL && i < self->panels->len);

  *panel = g_array_index (self->panels, graphene_rect_t, i);
}

/**
 * bunko_page_analysis_get_edge_colour:
 * @self: an analysis
 * @colour: (out caller-allocates): the colour, opaque; unchanged if there is none
 *
 * Returns: whether the edges of the page have one colour
 */
gboolean
bunko_page_analysis_get_edge_colour (const BunkoPageAnalysis *self, GdkRGBA *colour)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (colour != NULL, FALSE);

  if (!self->has_edge)
    return FALSE;
  colour->red = (float) self->edge[0] / 255;
  colour->green = (float) self->edge[1] / 255;
  colour->blue = (float) self->edge[2] / 255;
  colour->alpha = 1;
  return TRUE;
}

/**
 * bunko_page_analysis_get_crop_threshold:
 * @self: an analysis
 *
 * Returns: what its borders were looked for with, in percent
 */
int
bunko_page_analysis_get_crop_threshold (const BunkoPageAnalysis *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->crop_threshold;
}

/**
 * bunko_page_analysis_is_right_to_left:
 * @self: an analysis
 *
 * Returns: whether its panels are in an order from the right
 */
gboolean
bunko_page_analysis_is_right_to_left (const BunkoPageAnalysis *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->right_to_left;
}
