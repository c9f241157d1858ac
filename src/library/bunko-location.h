/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-view-query.h"

G_BEGIN_DECLS

/**
 * BunkoLocationKind:
 * @BUNKO_LOCATION_HOME: the shelves that one starts at
 * @BUNKO_LOCATION_LIST: a list of items, with its search and order
 * @BUNKO_LOCATION_ITEM: one item, such as a gallery or an artist
 * @BUNKO_LOCATION_TAG: one tag
 * @BUNKO_LOCATION_DIRECTORY: all items of one kind, such as all artists
 * @BUNKO_LOCATION_TAG_DIRECTORY: all tags
 * @BUNKO_LOCATION_READER: a gallery that is being read
 * @BUNKO_LOCATION_SERVER: the server itself
 *
 * The kinds of places in a library.
 */
typedef enum
{
  BUNKO_LOCATION_HOME,
  BUNKO_LOCATION_LIST,
  BUNKO_LOCATION_ITEM,
  BUNKO_LOCATION_TAG,
  BUNKO_LOCATION_DIRECTORY,
  BUNKO_LOCATION_TAG_DIRECTORY,
  BUNKO_LOCATION_READER,
  BUNKO_LOCATION_SERVER,
} BunkoLocationKind;

#define BUNKO_TYPE_LOCATION (bunko_location_get_type ())

G_DECLARE_FINAL_TYPE (BunkoLocation, bunko_location, BUNKO, LOCATION, GObject)

BunkoLocation *bunko_location_new_home (void) G_GNUC_WARN_UNUSED_RESULT;
BunkoLocation *bunko_location_new_list (BunkoViewQuery *query) G_GNUC_WARN_UNUSED_RESULT;
BunkoLocation *bunko_location_new_item (BunkoItemType item_type,
                                        gint64 id,
                                        const char *title) G_GNUC_WARN_UNUSED_RESULT;
BunkoLocation *
bunko_location_new_tag (const char *tag_namespace, const char *tag) G_GNUC_WARN_UNUSED_RESULT;
BunkoLocation *bunko_location_new_directory (BunkoItemType item_type) G_GNUC_WARN_UNUSED_RESULT;
BunkoLocation *bunko_location_new_tag_directory (void) G_GNUC_WARN_UNUSED_RESULT;
BunkoLocation *bunko_location_new_reader (gint64 gallery, guint page) G_GNUC_WARN_UNUSED_RESULT;
BunkoLocation *bunko_location_new_server (void) G_GNUC_WARN_UNUSED_RESULT;
BunkoLocation *bunko_location_new_server_section (const char *section) G_GNUC_WARN_UNUSED_RESULT;
BunkoLocation *bunko_location_new_from_variant (GVariant *variant) G_GNUC_WARN_UNUSED_RESULT;
GVariant *bunko_location_to_variant (BunkoLocation *self);

BunkoLocationKind bunko_location_get_kind (BunkoLocation *self);
BunkoViewQuery *bunko_location_get_query (BunkoLocation *self);
BunkoItemType bunko_location_get_item_type (BunkoLocation *self);
gint64 bunko_location_get_id (BunkoLocation *self);
const char *bunko_location_get_tag_namespace (BunkoLocation *self);
const char *bunko_location_get_tag (BunkoLocation *self);
guint bunko_location_get_page (BunkoLocation *self);
const char *bunko_location_get_title (BunkoLocation *self);
const char *bunko_location_get_section (BunkoLocation *self);
gboolean bunko_location_equal (BunkoLocation *a, BunkoLocation *b);

G_END_DECLS
