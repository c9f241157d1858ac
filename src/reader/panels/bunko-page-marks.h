/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-gallery.h"
#include "settings/bunko-reader-options.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_PAGE_MARKS (bunko_page_marks_get_type ())

G_DECLARE_FINAL_TYPE (BunkoPageMarks, bunko_page_marks, BUNKO, PAGE_MARKS, GObject)

BunkoPageMarks *
bunko_page_marks_new (BunkoReaderOptions *options, BunkoGallery *gallery) G_GNUC_WARN_UNUSED_RESULT;
void bunko_page_marks_set_current (BunkoPageMarks *self, guint first, guint n_shown);
guint bunko_page_marks_get_current (BunkoPageMarks *self);
gboolean bunko_page_marks_is_current (BunkoPageMarks *self, guint page);
gboolean bunko_page_marks_is_read (BunkoPageMarks *self, guint page);
const char *bunko_page_marks_get_bookmark (BunkoPageMarks *self, guint page);
GArray *bunko_page_marks_list_bookmarks (BunkoPageMarks *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
