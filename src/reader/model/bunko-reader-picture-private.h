/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-reader-picture.h"

G_BEGIN_DECLS

/* How bunko-reader-images.c fills a picture. Nothing is emitted: it says what changed itself. */
BunkoReaderPicture *_bunko_reader_picture_new (guint page) G_GNUC_WARN_UNUSED_RESULT;
void _bunko_reader_picture_set_loading (BunkoReaderPicture *self, gboolean loading);
void _bunko_reader_picture_set_paintable (BunkoReaderPicture *self,
                                          GdkPaintable *paintable,
                                          gboolean original);
void _bunko_reader_picture_set_error (BunkoReaderPicture *self, const GError *error);

G_END_DECLS
