/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-page-analysis.h"
#include "reader/model/bunko-reader-model.h"
#include "settings/bunko-reader-options.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_PAGE_ANALYST (bunko_page_analyst_get_type ())

G_DECLARE_FINAL_TYPE (BunkoPageAnalyst, bunko_page_analyst, BUNKO, PAGE_ANALYST, GObject)

BunkoPageAnalyst *bunko_page_analyst_new (BunkoReaderModel *model,
                                          BunkoReaderOptions *options) G_GNUC_WARN_UNUSED_RESULT;
const BunkoPageAnalysis *bunko_page_analyst_get_analysis (BunkoPageAnalyst *self, guint page);
gboolean bunko_page_analyst_get_crop (BunkoPageAnalyst *self, guint page, graphene_rect_t *crop);

G_END_DECLS
