/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-reader-journal.h"
#include "bunko-reader-picture.h"
#include "images/bunko-image-loader.h"
#include "library/bunko-library.h"
#include "library/bunko-list-source.h"
#include "reader/layout/bunko-spreads.h"
#include "settings/bunko-reader-options.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_READER_STATE (bunko_reader_state_get_type ())
#define BUNKO_TYPE_READER_MODEL (bunko_reader_model_get_type ())

/**
 * BunkoReaderState:
 * @BUNKO_READER_STATE_LOADING: the gallery is on its way
 * @BUNKO_READER_STATE_READY: its pages are known; each has a state of its own
 * @BUNKO_READER_STATE_FAILED: the gallery could not be loaded
 * @BUNKO_READER_STATE_EMPTY: the gallery has no pages
 *
 * What is known of what is read.
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
                                          BunkoReaderOptions *options,
                                          guint start_page) G_GNUC_WARN_UNUSED_RESULT;
void bunko_reader_model_expect_page (BunkoReaderModel *self, guint page);
void bunko_reader_model_open (BunkoReaderModel *self);
void bunko_reader_model_set_hints (BunkoReaderModel *self,
                                   const char *language,
                                   const char *const *tags);
void bunko_reader_model_load_hints (BunkoReaderModel *self,
                                    BunkoLibrary *library,
                                    BunkoGallery *gallery);
void bunko_reader_model_leave (BunkoReaderModel *self);
void bunko_reader_model_note_unread (BunkoReaderModel *self);
void bunko_reader_model_retry (BunkoReaderModel *self);
guint bunko_reader_model_get_n_pages (BunkoReaderModel *self);
BunkoReaderState bunko_reader_model_get_state (BunkoReaderModel *self);
const GError *bunko_reader_model_get_error (BunkoReaderModel *self);
BunkoPage *bunko_reader_model_get_page (BunkoReaderModel *self, guint position);

/* Where somebody is */
guint bunko_reader_model_get_position (BunkoReaderModel *self);
void bunko_reader_model_set_position (BunkoReaderModel *self, guint page);
gboolean bunko_reader_model_go (BunkoReaderModel *self, guint position);
gboolean bunko_reader_model_next (BunkoReaderModel *self);
gboolean bunko_reader_model_previous (BunkoReaderModel *self);

/* What stands together there */
gboolean bunko_reader_model_is_strip (BunkoReaderModel *self);
BunkoSpreads *bunko_reader_model_get_spreads (BunkoReaderModel *self);
void bunko_reader_model_get_spread (BunkoReaderModel *self, BunkoSpread *spread);
gboolean bunko_reader_model_get_spread_at (BunkoReaderModel *self, int delta, BunkoSpread *spread);
void bunko_reader_model_shift_pairing (BunkoReaderModel *self);

/* Pictures */
BunkoReaderPicture *bunko_reader_model_get_picture (BunkoReaderModel *self, guint page);
double bunko_reader_model_get_aspect (BunkoReaderModel *self, guint page);
void bunko_reader_model_set_view_size (BunkoReaderModel *self, int width, int height);
void bunko_reader_model_set_view (BunkoReaderModel *self,
                                  guint first_page,
                                  guint n_pages,
                                  double page_width,
                                  double page_height);
void bunko_reader_model_refresh_page (BunkoReaderModel *self, guint page);

G_END_DECLS
