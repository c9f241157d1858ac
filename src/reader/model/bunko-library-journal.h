/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-reader-journal.h"
#include "library/bunko-library.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_LIBRARY_JOURNAL (bunko_library_journal_get_type ())

G_DECLARE_FINAL_TYPE (BunkoLibraryJournal, bunko_library_journal, BUNKO, LIBRARY_JOURNAL, GObject)

BunkoReaderJournal *
bunko_library_journal_new (BunkoLibrary *library, BunkoGallery *gallery) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
