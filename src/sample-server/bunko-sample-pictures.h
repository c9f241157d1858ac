/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-sample-picture-files.h"

G_BEGIN_DECLS

/* Draws pictures and remembers the last of them. Thread-safe. */
typedef struct _BunkoSamplePictures BunkoSamplePictures;

/* What to draw: a page of a gallery, 0 for its cover, to fit into a box; 0 is no limit. */
typedef struct
{
  guint64 seed;
  guint page;
  guint page_count;
  char *title;
  char *artist;
  int width;
  int height;
} BunkoSamplePicture;

void bunko_sample_picture_free (BunkoSamplePicture *self);

BunkoSamplePictures *bunko_sample_pictures_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bunko_sample_pictures_take_files (BunkoSamplePictures *self, BunkoSamplePictureFiles *files);
void bunko_sample_pictures_free (BunkoSamplePictures *self);
const char *bunko_sample_pictures_get_ext (BunkoSamplePictures *self,
                                           guint64 seed,
                                           guint page,
                                           guint page_count);
GBytes *bunko_sample_pictures_draw (BunkoSamplePictures *self,
                                    const BunkoSamplePicture *picture,
                                    const char **ext) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoSamplePicture, bunko_sample_picture_free)

G_END_DECLS
