/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-library.h"

G_BEGIN_DECLS

/*
 * Stands in for the real BunkoLibrary: it defines the same symbols, and the linker takes those of
 * the program before those of the library. It answers from the main loop what the test has put in.
 */
BunkoLibrary *stub_library_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* What all views, and all lists of pages, are; a new list is asked for each. */
void stub_library_set_view (BunkoLibrary *self, BunkoListSource *source);
void stub_library_set_pages (BunkoLibrary *self, BunkoListSource *source);
void stub_library_set_tags (BunkoLibrary *self, GListModel *groups);
/* What can be got by type and id. */
void stub_library_add_item (BunkoLibrary *self, BunkoItem *item);
void stub_library_set_progress (BunkoLibrary *self, const BunkoReadProgress *progress);
/* Everything that is asked for from now on, but the lists, fails with G_IO_ERROR_FAILED. */
void stub_library_set_broken (BunkoLibrary *self, gboolean broken);
/* The query of the last view, and how many there were. */
BunkoViewQuery *stub_library_get_query (BunkoLibrary *self);
guint stub_library_get_n_views (BunkoLibrary *self);
/* The last edit, as text: "favorite=1 of 12" or "rating=7 of 12". */
const char *stub_library_get_edit (BunkoLibrary *self);
/* For what stands in for edits, in stub-bulk-edit.c. */
void stub_library_take_edit (BunkoLibrary *self, char *edit);
gboolean stub_library_get_broken (BunkoLibrary *self);
guint stub_library_get_n_opened (BunkoLibrary *self);

G_END_DECLS
