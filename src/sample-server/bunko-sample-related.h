/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-sample-call.h"

G_BEGIN_DECLS

gboolean bunko_sample_related_list (BunkoSampleCall *call,
                                    BunkoSampleItemType parent_type,
                                    gint64 parent_id,
                                    BunkoSampleItemType type,
                                    GArray **ids,
                                    GError **error);

G_END_DECLS
