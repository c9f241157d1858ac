/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-reader-journal.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_READER_WATCH (bunko_reader_watch_get_type ())

G_DECLARE_FINAL_TYPE (BunkoReaderWatch, bunko_reader_watch, BUNKO, READER_WATCH, GObject)

BunkoReaderWatch *bunko_reader_watch_new (BunkoReaderJournal *journal) G_GNUC_WARN_UNUSED_RESULT;
void bunko_reader_watch_set_pages (BunkoReaderWatch *self, GPtrArray *pages);
void bunko_reader_watch_report (BunkoReaderWatch *self);
void bunko_reader_watch_forget (BunkoReaderWatch *self);

G_END_DECLS
