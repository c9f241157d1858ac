/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-sample-views.h"

G_BEGIN_DECLS

GArray *bunko_sample_sorter_sort (BunkoSampleStore *store,
                                  const BunkoSampleSelector *selector,
                                  GArray *ids) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
