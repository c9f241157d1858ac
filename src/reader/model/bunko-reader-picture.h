/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_READER_PICTURE_STATE (bunko_reader_picture_state_get_type ())
#define BUNKO_TYPE_READER_PICTURE       (bunko_reader_picture_get_type ())

/**
 * BunkoReaderPictureState:
 * @BUNKO_READER_PICTURE_NONE: not asked for
 * @BUNKO_READER_PICTURE_LOADING: on its way
 * @BUNKO_READER_PICTURE_READY: there is something to show; a sharper one may be on its way
 * @BUNKO_READER_PICTURE_FAILED: this page could not be loaded
 *
 * How far the picture of one page is.
 */
typedef enum
{
  BUNKO_READER_PICTURE_NONE,
  BUNKO_READER_PICTURE_LOADING,
  BUNKO_READER_PICTURE_READY,
  BUNKO_READER_PICTURE_FAILED,
} BunkoReaderPictureState;

GType bunko_reader_picture_state_get_type (void) G_GNUC_CONST;

G_DECLARE_FINAL_TYPE (BunkoReaderPicture, bunko_reader_picture, BUNKO, READER_PICTURE, GObject)

guint bunko_reader_picture_get_page (BunkoReaderPicture *self);
BunkoReaderPictureState bunko_reader_picture_get_state (BunkoReaderPicture *self);
GdkPaintable *bunko_reader_picture_get_paintable (BunkoReaderPicture *self);
const GError *bunko_reader_picture_get_error (BunkoReaderPicture *self);
int bunko_reader_picture_get_width (BunkoReaderPicture *self);
int bunko_reader_picture_get_height (BunkoReaderPicture *self);
gboolean bunko_reader_picture_is_original (BunkoReaderPicture *self);
gpointer bunko_reader_picture_get_analysis (BunkoReaderPicture *self);
void bunko_reader_picture_set_analysis (BunkoReaderPicture *self,
                                        gpointer analysis,
                                        GDestroyNotify analysis_free);

G_END_DECLS
