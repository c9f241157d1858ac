/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-sample-art-plan.h"
#include "bunko-sample-art-random.h"

static const int cover_sizes[][2] = {
  { 1200, 1700 }, { 1200, 1656 }, { 1180, 1700 }, { 1280, 1800 }, { 1140, 1680 }, { 1200, 1740 },
};

/* What all pages of a gallery have in common. */
typedef struct
{
  gboolean is_webtoon;
  gboolean has_spreads;
  gboolean has_animations;
  gboolean is_colored;
  BunkoArtFormat format;
} Gallery;

static void
gallery_init (Gallery *self, guint64 seed)
{
  BunkoArtRandom random = bunko_art_random (seed, 0x91a2);
  guint format = bunko_art_random_below (&random, 20);

  self->is_webtoon = bunko_art_random_once_in (&random, 20);
  self->has_spreads = bunko_art_random_once_in (&random, 12);
  self->has_animations = bunko_art_random_once_in (&random, 25);
  self->is_colored = self->is_webtoon || bunko_art_random_once_in (&random, 7);
  self->format = format < 14   ? BUNKO_ART_FORMAT_JPEG
                 : format < 17 ? BUNKO_ART_FORMAT_PNG
                               : BUNKO_ART_FORMAT_WEBP;
}

/* Japanese, Arabic and Hebrew comics are read from right to left. */
static gboolean
reads_from_right (const char *title)
{
  for (const char *p = title != NULL ? title : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c >= 0x0590 && c < 0x0700) || (c >= 0x3040 && c < 0x3100))
        return TRUE;
    }

  return FALSE;
}

static BunkoArtKind
choose_kind (const Gallery *gallery, const BunkoSampleArtSpec *spec)
{
  if (spec->page <= 1)
    return BUNKO_ART_KIND_COVER;
  if (gallery->is_webtoon)
    return BUNKO_ART_KIND_STRIP;
  if (spec->page > 3 && spec->page == spec->page_count)
    return BUNKO_ART_KIND_END;
  if (gallery->has_animations && spec->page % 6 == 3)
    return BUNKO_ART_KIND_ANIMATION;
  if (gallery->has_spreads && spec->page % 5 == 4)
    return BUNKO_ART_KIND_SPREAD;

  return BUNKO_ART_KIND_PAGE;
}

static void
set_size (BunkoArtPlan *self, guint64 seed)
{
  BunkoArtRandom random = bunko_art_random (seed, 0x512e);
  guint i = bunko_art_random_below (&random, G_N_ELEMENTS (cover_sizes));

  self->width = cover_sizes[i][0];
  self->height = cover_sizes[i][1];
  self->unit = 1;

  if (self->kind == BUNKO_ART_KIND_SPREAD)
    self->width *= 2;
  else if (self->kind == BUNKO_ART_KIND_STRIP)
    {
      self->width = 800;
      self->height = 8000;
    }
  else if (self->kind == BUNKO_ART_KIND_ANIMATION)
    {
      self->width = 480;
      self->height = 680;
      self->unit = 2.5;
    }
}

/**
 * bunko_art_plan_init:
 * @self: (out caller-allocates): a plan
 * @spec: what is asked for
 *
 * Decides what a picture is: its kind, size and format. The first page is the cover, as it is in
 * most galleries; one gallery in twenty is a webtoon of long strips, one in twelve has double
 * spreads and one in 25 has animated pages.
 */
void
bunko_art_plan_init (BunkoArtPlan *self, const BunkoSampleArtSpec *spec)
{
  Gallery gallery;

  gallery_init (&gallery, spec->seed);
  self->kind = choose_kind (&gallery, spec);
  self->format = self->kind == BUNKO_ART_KIND_ANIMATION ? BUNKO_ART_FORMAT_GIF : gallery.format;
  self->is_colored = gallery.is_colored || self->kind != BUNKO_ART_KIND_PAGE;
  if (self->kind == BUNKO_ART_KIND_SPREAD)
    self->is_colored = gallery.is_colored;
  self->is_rtl = reads_from_right (spec->title);
  set_size (self, spec->seed);
}
