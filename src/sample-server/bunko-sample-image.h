/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-sample-backend.h"

G_BEGIN_DECLS

typedef enum
{
  BUNKO_SAMPLE_IMAGE_ORIGINAL = 1,
  BUNKO_SAMPLE_IMAGE_BIG = 2,
  BUNKO_SAMPLE_IMAGE_MEDIUM = 3,
  BUNKO_SAMPLE_IMAGE_SMALL = 4,
  BUNKO_SAMPLE_IMAGE_X2400 = 10,
  BUNKO_SAMPLE_IMAGE_X1600 = 11,
  BUNKO_SAMPLE_IMAGE_X1280 = 12,
  BUNKO_SAMPLE_IMAGE_X960 = 13,
  BUNKO_SAMPLE_IMAGE_X768 = 14,
} BunkoSampleImageSize;

typedef enum
{
  BUNKO_SAMPLE_IMAGE_BASE64,
  BUNKO_SAMPLE_IMAGE_DATA_URI,
  BUNKO_SAMPLE_IMAGE_URL,
} BunkoSampleImageForm;

gint64 bunko_sample_image_start (BunkoSampleBackend *backend,
                                 BunkoSampleItemType type,
                                 gint64 id,
                                 BunkoSampleImageSize size,
                                 BunkoSampleImageForm form);
GBytes *bunko_sample_image_lookup (const char *name,
                                   const char **content_type,
                                   gpointer data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
