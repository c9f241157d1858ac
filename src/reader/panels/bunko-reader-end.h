/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "reader/model/bunko-reader-sequel.h"
#include "widgets/bunko-context.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_READER_END (bunko_reader_end_get_type ())

G_DECLARE_FINAL_TYPE (BunkoReaderEnd, bunko_reader_end, BUNKO, READER_END, AdwDialog)

AdwDialog *bunko_reader_end_new (BunkoContext *context,
                                 BunkoGallery *gallery,
                                 BunkoReaderSequel *sequel,
                                 guint countdown) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
