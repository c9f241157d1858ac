/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-sample-call.h"

G_BEGIN_DECLS

typedef struct
{
  guint8 set;
  guint8 clear;
} BunkoSampleMetatagsChange;

gboolean
bunko_sample_metatags_read (JsonNode *node, BunkoSampleMetatagsChange *change, GError **error);
gboolean bunko_sample_metatags_apply (BunkoSampleBackend *backend,
                                      BunkoSampleItemType type,
                                      gint64 id,
                                      BunkoSampleMetatagsChange change);

G_END_DECLS
