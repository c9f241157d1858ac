/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-library.h"

G_BEGIN_DECLS

/**
 * BunkoReaderSequelKind:
 * @BUNKO_READER_SEQUEL_SERIES: the next gallery of the series
 * @BUNKO_READER_SEQUEL_LIST: the next gallery of the list that this one was opened from
 * @BUNKO_READER_SEQUEL_QUEUE: the first other gallery that is to be read later
 * @BUNKO_READER_SEQUEL_BEFORE_SERIES: the gallery before in the series
 * @BUNKO_READER_SEQUEL_BEFORE_LIST: the gallery before in the list
 * @BUNKO_READER_N_SEQUELS: how many kinds there are
 *
 * What may be read after a gallery, or before it. The likeliest stands first.
 */
typedef enum
{
  BUNKO_READER_SEQUEL_SERIES,
  BUNKO_READER_SEQUEL_LIST,
  BUNKO_READER_SEQUEL_QUEUE,
  BUNKO_READER_SEQUEL_BEFORE_SERIES,
  BUNKO_READER_SEQUEL_BEFORE_LIST,
  BUNKO_READER_N_SEQUELS,
} BunkoReaderSequelKind;

#define BUNKO_TYPE_READER_SEQUEL (bunko_reader_sequel_get_type ())

G_DECLARE_FINAL_TYPE (BunkoReaderSequel, bunko_reader_sequel, BUNKO, READER_SEQUEL, GObject)

BunkoReaderSequel *bunko_reader_sequel_new (BunkoLibrary *library,
                                            BunkoGallery *gallery,
                                            BunkoViewQuery *list,
                                            guint position) G_GNUC_WARN_UNUSED_RESULT;
void bunko_reader_sequel_load (BunkoReaderSequel *self);
gboolean bunko_reader_sequel_get_loading (BunkoReaderSequel *self);
BunkoGallery *bunko_reader_sequel_get (BunkoReaderSequel *self, BunkoReaderSequelKind kind);
BunkoGallery *bunko_reader_sequel_get_next (BunkoReaderSequel *self);
BunkoGallery *bunko_reader_sequel_get_previous (BunkoReaderSequel *self);
BunkoViewQuery *
bunko_reader_sequel_get_list (BunkoReaderSequel *self, BunkoGallery *gallery, guint *position);

G_END_DECLS
