/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-filter.h"
#include "library/bunko-location.h"

G_BEGIN_DECLS

/**
 * BunkoSidebarSection:
 * @BUNKO_SIDEBAR_SECTION_VIEWS: what one starts at, and the views of the library
 * @BUNKO_SIDEBAR_SECTION_BROWSE: the kinds of items
 * @BUNKO_SIDEBAR_SECTION_FILTERS: the saved filters
 * @BUNKO_SIDEBAR_SECTION_SERVER: the server itself
 *
 * The parts of the sidebar, in their order.
 */
typedef enum
{
  BUNKO_SIDEBAR_SECTION_VIEWS,
  BUNKO_SIDEBAR_SECTION_BROWSE,
  BUNKO_SIDEBAR_SECTION_FILTERS,
  BUNKO_SIDEBAR_SECTION_SERVER,
} BunkoSidebarSection;

#define BUNKO_TYPE_SIDEBAR_ENTRY (bunko_sidebar_entry_get_type ())

G_DECLARE_FINAL_TYPE (BunkoSidebarEntry, bunko_sidebar_entry, BUNKO, SIDEBAR_ENTRY, GObject)

BunkoSidebarEntry *bunko_sidebar_entry_new (BunkoSidebarSection section,
                                            const char *title,
                                            const char *icon_name,
                                            BunkoLocation *location) G_GNUC_WARN_UNUSED_RESULT;
BunkoSidebarEntry *
bunko_sidebar_entry_new_for_filter (BunkoFilter *filter) G_GNUC_WARN_UNUSED_RESULT;
BunkoSidebarSection bunko_sidebar_entry_get_section (BunkoSidebarEntry *self);
const char *bunko_sidebar_entry_get_title (BunkoSidebarEntry *self);
const char *bunko_sidebar_entry_get_subtitle (BunkoSidebarEntry *self);
void bunko_sidebar_entry_set_subtitle (BunkoSidebarEntry *self, const char *subtitle);
const char *bunko_sidebar_entry_get_icon_name (BunkoSidebarEntry *self);
gint64 bunko_sidebar_entry_get_count (BunkoSidebarEntry *self);
void bunko_sidebar_entry_set_count (BunkoSidebarEntry *self, gint64 count);
BunkoLocation *bunko_sidebar_entry_get_location (BunkoSidebarEntry *self);
BunkoFilter *bunko_sidebar_entry_get_filter (BunkoSidebarEntry *self);
gboolean bunko_sidebar_entry_shows (BunkoSidebarEntry *self, BunkoLocation *location);

G_END_DECLS
