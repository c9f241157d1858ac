/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-page-analyst.h"

#include "bunko-page-crop.h"

/* How many pages before and behind the one that is read are looked at. */
#define REACH 6

/**
 * BunkoPageAnalyst:
 *
 * Looks at the pages that are read, and at those around them, if an option needs to know what is on
 * them: borders, panels or the colour at the edge. One page after the other, the next ones first;
 * what is found stays with the picture.
 */
struct _BunkoPageAnalyst
{
  GObject parent_instance;

  BunkoReaderModel *model;
  BunkoReaderOptions *options;
  GCancellable *cancellable;
  BunkoReaderPicture *picture; /* which is being looked at */

  /* What all pages of a strip leave free at its sides. */
  graphene_rect_t strip_crop;
  int strip_threshold; /* -1: nothing is known yet */
};

enum
{
  ANALYSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoPageAnalyst, bunko_page_analyst, G_TYPE_OBJECT)

static void look_at_next (BunkoPageAnalyst *self);

static gboolean
is_wanted (BunkoPageAnalyst *self)
{
  return bunko_reader_options_get_crop (self->options) ||
         bunko_reader_options_get_guided (self->options) ||
         bunko_reader_options_get_background (self->options) == BUNKO_READER_BACKGROUND_EDGE;
}

static gboolean
is_right_to_left (BunkoPageAnalyst *self)
{
  return bunko_reader_options_get_direction (self->options) == BUNKO_READER_DIRECTION_RTL;
}

static gboolean
is_fresh (BunkoPageAnalyst *self, const BunkoPageAnalysis *analysis)
{
  return analysis != NULL &&
         bunko_page_analysis_get_crop_threshold (analysis) ==
             bunko_reader_options_get_crop_threshold (self->options) &&
         (!bunko_reader_options_get_guided (self->options) ||
          (bunko_page_analysis_has_panels (analysis) &&
           bunko_page_analysis_is_right_to_left (analysis) == is_right_to_left (self)));
}

static BunkoReaderPicture *
get_picture_to_look_at (BunkoPageAnalyst *self, gint64 page)
{
  BunkoReaderPicture *picture;

  if (page < 0 || page >= bunko_reader_model_get_n_pages (self->model))
    return NULL;
  picture = bunko_reader_model_get_picture (self->model, (guint) page);
  if (picture == NULL || bunko_reader_picture_get_paintable (picture) == NULL ||
      is_fresh (self, bunko_reader_picture_get_analysis (picture)))
    return NULL;
  return picture;
}

static BunkoReaderPicture *
find_next (BunkoPageAnalyst *self)
{
  gint64 position = bunko_reader_model_get_position (self->model);
  BunkoReaderPicture *picture = get_picture_to_look_at (self, position);

  for (int distance = 1; picture == NULL && distance <= REACH; distance++)
    {
      picture = get_picture_to_look_at (self, position + distance);
      if (picture == NULL)
        picture = get_picture_to_look_at (self, position - distance);
    }
  return picture;
}

static void
add_to_strip (BunkoPageAnalyst *self, const BunkoPageAnalysis *analysis)
{
  graphene_rect_t crop;

  bunko_page_analysis_get_crop (analysis, &crop);
  if (self->strip_threshold != bunko_page_analysis_get_crop_threshold (analysis))
    self->strip_crop = crop;
  else
    graphene_rect_union (&self->strip_crop, &crop, &self->strip_crop);
  self->strip_threshold = bunko_page_analysis_get_crop_threshold (analysis);
}

static BunkoPageAnalysis *
make_empty (BunkoPageAnalyst *self)
{
  g_autoptr (GArray) panels = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));

  return bunko_page_analysis_new (NULL, panels, NULL,
                                  bunko_reader_options_get_crop_threshold (self->options),
                                  is_right_to_left (self));
}

static void
analysed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoPageAnalyst) self = user_data;
  g_autoptr (BunkoReaderPicture) picture = g_steal_pointer (&self->picture);
  g_autoptr (GError) error = NULL;
  BunkoPageAnalysis *analysis = bunko_page_analysis_run_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->model == NULL)
    {
      g_clear_pointer (&analysis, bunko_page_analysis_unref);
      return;
    }
  /* A picture that cannot be looked at is one on which there is nothing. */
  if (analysis == NULL)
    analysis = make_empty (self);
  add_to_strip (self, analysis);
  bunko_reader_picture_set_analysis (picture, analysis, (GDestroyNotify) bunko_page_analysis_unref);
  g_signal_emit (self, signals[ANALYSED], 0, bunko_reader_picture_get_page (picture));
  look_at_next (self);
}

static void
look_at_next (BunkoPageAnalyst *self)
{
  BunkoReaderPicture *picture;

  if (self->picture != NULL || self->model == NULL || !is_wanted (self))
    return;
  picture = find_next (self);
  if (picture == NULL)
    return;
  self->picture = g_object_ref (picture);
  bunko_page_analysis_run_async (bunko_reader_picture_get_paintable (picture),
                                 bunko_reader_options_get_crop_threshold (self->options),
                                 is_right_to_left (self),
                                 bunko_reader_options_get_guided (self->options), self->cancellable,
                                 analysed_cb, g_object_ref (self));
}

static void
bunko_page_analyst_dispose (GObject *object)
{
  BunkoPageAnalyst *self = BUNKO_PAGE_ANALYST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->model);
  g_clear_object (&self->options);

  G_OBJECT_CLASS (bunko_page_analyst_parent_class)->dispose (object);
}

static void
bunko_page_analyst_finalize (GObject *object)
{
  BunkoPageAnalyst *self = BUNKO_PAGE_ANALYST (object);

  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (bunko_page_analyst_parent_class)->finalize (object);
}

static void
bunko_page_analyst_class_init (BunkoPageAnalystClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bunko_page_analyst_dispose;
  G_OBJECT_CLASS (klass)->finalize = bunko_page_analyst_finalize;

  /**
   * BunkoPageAnalyst::analysed:
   * @self: the analyst
   * @page: which page, from 0
   *
   * A page was looked at: bunko_page_analyst_get_analysis() may say something new.
   */
  signals[ANALYSED] = g_signal_new ("analysed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
bunko_page_analyst_init (BunkoPageAnalyst *self)
{
  self->cancellable = g_cancellable_new ();
  self->strip_threshold = -1;
}

/**
 * bunko_page_analyst_new:
 * @model: what is read
 * @options: how; they say whether there is anything to look for
 *
 * Makes an analyst, which starts at once and goes on whenever a picture comes.
 *
 * Returns: (transfer full): a new analyst; ends what it does when disposed of
 */
BunkoPageAnalyst *
bunko_page_analyst_new (BunkoReaderModel *model, BunkoReaderOptions *options)
{
  static const char *const signal_names[] = { "notify::crop", "notify::crop-threshold",
                                              "notify::guided", "notify::background",
                                              "notify::direction" };
  BunkoPageAnalyst *self;

  g_return_val_if_fail (BUNKO_IS_READER_MODEL (model), NULL);
  g_return_val_if_fail (BUNKO_IS_READER_OPTIONS (options), NULL);

  self = g_object_new (BUNKO_TYPE_PAGE_ANALYST, NULL);
  self->model = g_object_ref (model);
  self->options = g_object_ref (options);
  g_signal_connect_object (model, "picture-changed", G_CALLBACK (look_at_next), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "notify::position", G_CALLBACK (look_at_next), self,
                           G_CONNECT_SWAPPED);
  for (gsize i = 0; i < G_N_ELEMENTS (signal_names); i++)
    g_signal_connect_object (options, signal_names[i], G_CALLBACK (look_at_next), self,
                             G_CONNECT_SWAPPED);
  look_at_next (self);
  return self;
}

/**
 * bunko_page_analyst_get_analysis:
 * @self: an analyst
 * @page: a page, from 0
 *
 * Returns: (transfer none) (nullable): what is known of the page; while it is looked at again with
 *   other options, what was found before
 */
const BunkoPageAnalysis *
bunko_page_analyst_get_analysis (BunkoPageAnalyst *self, guint page)
{
  BunkoReaderPicture *picture;

  g_return_val_if_fail (BUNKO_IS_PAGE_ANALYST (self), NULL);

  picture = self->model != NULL ? bunko_reader_model_get_picture (self->model, page) : NULL;
  return picture != NULL ? bunko_reader_picture_get_analysis (picture) : NULL;
}

static void
crop_pair (BunkoPageAnalyst *self, guint page, graphene_rect_t *crop)
{
  BunkoSpreads *spreads = bunko_reader_model_get_spreads (self->model);
  graphene_rect_t other = GRAPHENE_RECT_INIT (0, 0, 1, 1);
  const BunkoPageAnalysis *analysis;
  BunkoSpread spread;

  if (page >= bunko_reader_model_get_n_pages (self->model))
    return;
  bunko_spreads_get (spreads, bunko_spreads_find (spreads, page), &spread);
  if (spread.n_leaves < 2)
    return;
  analysis = bunko_page_analyst_get_analysis (
      self, spread.leaves[0].page == page ? spread.leaves[1].page : spread.leaves[0].page);
  if (analysis != NULL)
    bunko_page_analysis_get_crop (analysis, &other);
  bunko_page_crop_for_pair (&other, crop);
}

/**
 * bunko_page_analyst_get_crop:
 * @self: an analyst
 * @page: a page, from 0
 * @crop: (out caller-allocates): what is to be shown of the page, in fractions of it, upright
 *
 * Says what of a page is shown in the mode of now: of a page alone, what is left without borders;
 * of the pages of a pair, as much above and below of both; of all pages of a strip the same, so
 * that what goes on from one to the next does, and never less above and below.
 *
 * Returns: %FALSE if all of the page is shown; @crop is all of it then
 */
gboolean
bunko_page_analyst_get_crop (BunkoPageAnalyst *self, guint page, graphene_rect_t *crop)
{
  const BunkoPageAnalysis *analysis;
  BunkoReaderMode mode;

  g_return_val_if_fail (BUNKO_IS_PAGE_ANALYST (self), FALSE);
  g_return_val_if_fail (crop != NULL, FALSE);

  *crop = GRAPHENE_RECT_INIT (0, 0, 1, 1);
  if (self->model == NULL || !bunko_reader_options_get_crop (self->options))
    return FALSE;

  mode = bunko_reader_options_get_mode (self->options);
  if (mode == BUNKO_READER_MODE_STRIP || mode == BUNKO_READER_MODE_HORIZONTAL)
    {
      if (self->strip_threshold < 0)
        return FALSE;
      *crop = self->strip_crop;
      bunko_page_crop_for_mode (mode, crop);
    }
  else
    {
      analysis = bunko_page_analyst_get_analysis (self, page);
      if (analysis == NULL)
        return FALSE;
      bunko_page_analysis_get_crop (analysis, crop);
      if (mode == BUNKO_READER_MODE_DOUBLE)
        crop_pair (self, page, crop);
    }
  return crop->size.width < 1 || crop->size.height < 1;
}
