/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-list-source.h"
#include "library/bunko-page.h"

G_BEGIN_DECLS

/* Pages asked for at once, and how many of these windows are kept. */
#define BUNKO_READER_WINDOW      64
#define BUNKO_READER_MAX_WINDOWS 6

#define BUNKO_TYPE_READER_PAGES (bunko_reader_pages_get_type ())

G_DECLARE_FINAL_TYPE (BunkoReaderPages, bunko_reader_pages, BUNKO, READER_PAGES, GObject)

BunkoReaderPages *bunko_reader_pages_new (BunkoListSource *source) G_GNUC_WARN_UNUSED_RESULT;
void bunko_reader_pages_load (BunkoReaderPages *self, guint position);
int bunko_reader_pages_get_count (BunkoReaderPages *self);
const GError *bunko_reader_pages_get_count_error (BunkoReaderPages *self);
BunkoPage *bunko_reader_pages_lookup (BunkoReaderPages *self, guint position);
const GError *bunko_reader_pages_get_error (BunkoReaderPages *self, guint position);
void bunko_reader_pages_retry (BunkoReaderPages *self);

G_END_DECLS
