/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BunkoSampleArtSpec:
 * @seed: the seed of the gallery: it decides everything that is drawn
 * @page: 0 for the cover, else the number of a page, counted from 1
 * @page_count: how many pages the gallery has
 * @title: (nullable): the title, lettered on the cover; its script decides the reading direction
 * @artist: (nullable): the author line of the cover
 *
 * What a picture of the sample library shows.
 */
typedef struct
{
  guint64 seed;
  guint page;
  guint page_count;
  const char *title;
  const char *artist;
} BunkoSampleArtSpec;

void bunko_sample_art_size (const BunkoSampleArtSpec *spec, int *width, int *height);
const char *bunko_sample_art_ext (const BunkoSampleArtSpec *spec);
GBytes *bunko_sample_art_image (const BunkoSampleArtSpec *spec,
                                int max_width,
                                int max_height,
                                const char **ext) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
