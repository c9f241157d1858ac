/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-sample-views.h"

G_BEGIN_DECLS

GArray *bunko_sample_selection_make (BunkoSampleStore *store,
                                     const BunkoSampleSelector *selector) G_GNUC_WARN_UNUSED_RESULT;
gboolean bunko_sample_selection_is_in (BunkoSampleStore *store,
                                       BunkoSampleItemType parent_type,
                                       gint64 parent_id,
                                       const BunkoSampleGallery *gallery);

G_END_DECLS
