/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "images/bunko-image-loader.h"
#include "models/bunko-paged-list.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_READER_CONTROLS (bunko_reader_controls_get_type ())

G_DECLARE_FINAL_TYPE (BunkoReaderControls, bunko_reader_controls, BUNKO, READER_CONTROLS, AdwBin)

void bunko_reader_controls_set_page (BunkoReaderControls *self,
                                     guint position,
                                     guint n_shown,
                                     guint n_pages);
void bunko_reader_controls_set_pages (BunkoReaderControls *self,
                                      BunkoPagedList *pages,
                                      BunkoImageLoader *loader);
void bunko_reader_controls_set_right_to_left (BunkoReaderControls *self, gboolean right_to_left);
void bunko_reader_controls_ask_page (BunkoReaderControls *self);
gboolean bunko_reader_controls_is_asking (BunkoReaderControls *self);
gboolean bunko_reader_controls_is_in_use (BunkoReaderControls *self);

G_END_DECLS
