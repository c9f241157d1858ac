/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "reader/model/bunko-reader-model.h"
#include "library/bunko-gallery.h"
#include "settings/bunko-reader-options.h"
#include "widgets/bunko-context.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_READER_PAGE (bunko_reader_page_get_type ())

G_DECLARE_FINAL_TYPE (BunkoReaderPage, bunko_reader_page, BUNKO, READER_PAGE, AdwNavigationPage)

AdwNavigationPage *bunko_reader_page_new (BunkoContext *context,
                                          BunkoGallery *gallery,
                                          guint start_page) G_GNUC_WARN_UNUSED_RESULT;
AdwNavigationPage *
bunko_reader_page_new_for_model (BunkoReaderModel *model,
                                 BunkoReaderOptions *options,
                                 BunkoGallery *gallery) G_GNUC_WARN_UNUSED_RESULT;
void bunko_reader_page_set_thumbnails (BunkoReaderPage *self,
                                       BunkoListSource *pages,
                                       BunkoImageLoader *loader);

G_END_DECLS
