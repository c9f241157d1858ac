/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-sample-call.h"

G_BEGIN_DECLS

gboolean bunko_sample_selector_read_view (BunkoSampleCall *call,
                                          BunkoSampleSelector *selector,
                                          GError **error);
gboolean bunko_sample_selector_read_search (BunkoSampleCall *call,
                                            BunkoSampleSelector *selector,
                                            GError **error);
gboolean bunko_sample_selector_read_options (BunkoSampleCall *call,
                                             BunkoSampleSearchOptions *options,
                                             GError **error);

G_END_DECLS
