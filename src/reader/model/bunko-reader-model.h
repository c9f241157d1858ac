/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-reader-journal.h"
#include "images/bunko-image-loader.h"
#include "library/bunko-list-source.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_READER_STATE (bunko_reader_state_get_type ())
#define BUNKO_TYPE_READER_MODEL (bunko_reader_model_get_type ())

/**
 * BunkoReaderState:
 * @BUNKO_READER_STATE_LOADING: the page, or the gallery, is on its way
 * @BUNKO_READER_STATE_READY: there is a picture to show
 * @BUNKO_READER_STATE_FAILED: this page, or the whole gallery, could not be loaded
 * @BUNKO_READER_STATE_EMPTY: the gallery has no pages
 *
 * What a reader shows.
 */
typedef enum
{
  BUNKO_READER_STATE_LOADING,
  BUNKO_READER_STATE_READY,
  BUNKO_READER_STATE_FAILED,
  BUNKO_READER_STATE_EMPTY,
} BunkoReaderState;

GType bunko_reader_state_get_type (void) G_GNUC_CONST;

G_DECLARE_FINAL_TYPE (BunkoReaderModel, bunko_reader_model, BUNKO, READER_MODEL, GObject)

BunkoReaderModel *bunko_reader_model_new (BunkoListSource *pages,
                                          BunkoImageLoader *loader,
                                          BunkoReaderJournal *journal,
                                          guint start_page) G_GNUC_WARN_UNUSED_RESULT;
void bunko_reader_model_open (BunkoReaderModel *self);
void bunko_reader_model_leave (BunkoReaderModel *self);
void bunko_reader_model_set_view_size (BunkoReaderModel *self, int width, int height);
gboolean bunko_reader_model_go (BunkoReaderModel *self, guint position);
gboolean bunko_reader_model_next (BunkoReaderModel *self);
gboolean bunko_reader_model_previous (BunkoReaderModel *self);
void bunko_reader_model_retry (BunkoReaderModel *self);
guint bunko_reader_model_get_position (BunkoReaderModel *self);
guint bunko_reader_model_get_n_pages (BunkoReaderModel *self);
BunkoReaderState bunko_reader_model_get_state (BunkoReaderModel *self);
GdkPaintable *bunko_reader_model_get_paintable (BunkoReaderModel *self);
const GError *bunko_reader_model_get_error (BunkoReaderModel *self);

G_END_DECLS
