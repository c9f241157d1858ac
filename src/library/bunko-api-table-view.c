/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-api-table-private.h"

/* Lists as they are shown, pictures, and what is read. */

const BunkoApiValue _bunko_api_item_types[] = {
  { "Gallery", 1 }, { "Collection", 2 }, { "Filter", 3 },   { "Page", 4 },     { "Grouping", 5 },
  { "Title", 6 },   { "Artist", 7 },     { "Category", 8 }, { "Language", 9 }, { "Status", 10 },
  { "Circle", 11 }, { "Url", 12 },       { "Parody", 13 },  { NULL },
};

const BunkoApiValue _bunko_api_view_types[] = {
  { "Library", 1 },   { "Favorite", 2 }, { "Inbox", 3 }, { "Trash", 4 },
  { "ReadLater", 5 }, { "All", 6 },      { NULL },
};

const BunkoApiValue _bunko_api_image_sizes[] = {
  { "Original", 1 }, { "Big", 2 },    { "Medium", 3 }, { "Small", 4 }, { "x2400", 10 },
  { "x1600", 11 },   { "x1280", 12 }, { "x960", 13 },  { "x768", 14 }, { NULL },
};

#define VIEW_ITEM_ID                                                                               \
  { "item_id", INT, "null", N_ ("Only what belongs to this item"), .nullable = TRUE }
#define VIEW_RELATED_TYPE                                                                          \
  { "related_type",                                                                                \
    ENUM,                                                                                          \
    "null",                                                                                        \
    N_ ("The kind of items that belong to it"),                                                    \
    _bunko_api_item_types,                                                                         \
    .nullable = TRUE }
#define FILTER_ID                                                                                  \
  { "filter_id", INT, "null", N_ ("Only what this filter lets through"), .nullable = TRUE }
#define VIEW_FILTER                                                                                \
  { "view_filter",   ENUM, "1", N_ ("Which part of the library"), _bunko_api_view_types,           \
    .nullable = TRUE }

const BunkoApiEntry _bunko_api_table_view[] = {
  {
      "library_view",
      BUNKO_API_GROUP_VIEW,
      N_ ("Fetches a page of galleries, collections or series, or of what belongs to one of them."),
      N_ ("a list of items"),
      ARGS (ITEM_TYPE,
            VIEW_ITEM_ID,
            VIEW_RELATED_TYPE,
            { "page", INT, "0", N_ ("Which page, from 0") },
            LIMIT,
            SORT_BY,
            SORT_DESC,
            SEARCH_QUERY,
            SEARCH_OPTIONS,
            FILTER_ID,
            VIEW_FILTER,
            { "include_profile", BOOL, "false", N_ ("With pictures, which takes longer"),
              .since = 13 },
            { "profile_sizes", INT_LIST, "[]", N_ ("The sizes of these pictures"), .since = 13 },
            { "url", BOOL, "false", N_ ("Addresses at the web server instead of the pictures"),
              .since = 13 },
            { "uri", BOOL, "false", N_ ("The pictures as data: addresses"), .since = 13 }),
  },
  {
      "get_view_count",
      BUNKO_API_GROUP_VIEW,
      N_ ("Counts what library_view would list on all pages."),
      N_ ("{count}"),
      ARGS (ITEM_TYPE,
            VIEW_ITEM_ID,
            VIEW_RELATED_TYPE,
            SEARCH_QUERY,
            SEARCH_OPTIONS,
            FILTER_ID,
            VIEW_FILTER),
  },
  {
      "update_metatags_for_view",
      BUNKO_API_GROUP_VIEW,
      N_ ("Sets or clears marks, such as favorite, of everything that library_view would list."),
      N_ ("true or false"),
      ARGS (ITEM_TYPE,
            { "metatags", OBJECT, "{}", N_ ("Marks, such as {\"favorite\": true}") },
            VIEW_ITEM_ID,
            VIEW_RELATED_TYPE,
            { "page", INT, "0", N_ ("Which page, from 0") },
            { "limit", INT, "100", N_ ("How many at most; all if null"), .nullable = TRUE },
            SEARCH_QUERY,
            SEARCH_OPTIONS,
            FILTER_ID,
            VIEW_FILTER),
      .is_async = TRUE,
      .danger = BUNKO_API_DANGER_HIGH,
      .warning = N_ ("Changes many items at once; with “trash” they are deleted later."),
      .since = 11,
  },
  {
      "get_sort_indexes",
      BUNKO_API_GROUP_VIEW,
      N_ ("Lists the orders that lists can have."),
      N_ ("a list of {index, name, item_type}"),
      ARGS ({ "item_type", ENUM, "null", N_ ("Only for this kind of item"), _bunko_api_item_types,
              .nullable = TRUE },
            { "translate", BOOL, "true", N_ ("With names that can be read") },
            { "locale", STRING, "null", N_ ("In which language"), .nullable = TRUE }),
  },
  {
      "search_items",
      BUNKO_API_GROUP_VIEW,
      N_ ("Finds items of any kind but pages."),
      N_ ("a list of items"),
      ARGS (ITEM_TYPE,
            SEARCH_QUERY,
            SEARCH_OPTIONS,
            SORT_BY,
            SORT_DESC,
            { "full_search", BOOL, "true", N_ ("Search everywhere, not only in names") },
            LIMIT,
            OFFSET),
  },
  {
      "get_image",
      BUNKO_API_GROUP_VIEW,
      N_ ("Fetches the pictures of items: one command for each."),
      N_ ("{id, data, ext, size}, or null where there is none"),
      ARGS (ITEM_TYPE,
            { "item_ids", INT_LIST, NULL, N_ ("The ids of the items") },
            IMAGE_SIZE,
            IMAGE_URL,
            IMAGE_URI),
      .is_async = TRUE,
  },
  {
      "get_image_from_path",
      BUNKO_API_GROUP_VIEW,
      N_ ("Fetches a picture of a file on the server's computer."),
      N_ ("{data, ext, size}, or null"),
      ARGS ({ "path", STRING, NULL, N_ ("A file, or one in an archive") },
            IMAGE_SIZE,
            IMAGE_URL,
            IMAGE_URI),
      .is_async = TRUE,
      .since = 8,
  },
  {
      "gallery_open_event",
      BUNKO_API_GROUP_READING,
      N_ ("Tells the server that a gallery was opened."),
      N_ ("true or false"),
      ARGS (GALLERY_ITEM_ID),
      .danger = BUNKO_API_DANGER_EDIT,
      .since = 9,
  },
  {
      "gallery_read_event",
      BUNKO_API_GROUP_READING,
      N_ ("Tells the server that a gallery was read."),
      N_ ("true or false"),
      ARGS (GALLERY_ITEM_ID,
            { "update_to_last_page", BOOL, "true", N_ ("Also the place where the person is"),
              .since = 9 }),
      .danger = BUNKO_API_DANGER_EDIT,
  },
  {
      "page_read_event",
      BUNKO_API_GROUP_READING,
      N_ ("Tells the server that a page was read."),
      N_ ("true or false"),
      ARGS ({ "item_id", INT, "0", N_ ("The id of the page") }),
      .danger = BUNKO_API_DANGER_EDIT,
      .since = 9,
  },
  {
      "get_last_read_page",
      BUNKO_API_GROUP_READING,
      N_ ("Tells how far a gallery was read."),
      N_ ("{page, end, percent, count, timestamp}, or {}"),
      ARGS (GALLERY_ITEM_ID),
      .since = 9,
  },
  {
      "get_page",
      BUNKO_API_GROUP_READING,
      N_ ("Fetches a page by its number, or the one after or before another."),
      N_ ("a page, or null"),
      ARGS ({ "page_id", INT, "null", N_ ("The id of a page, for the next one"), .nullable = TRUE },
            { "gallery_id", INT, "null", N_ ("The id of the gallery"), .nullable = TRUE },
            { "number", INT, "null", N_ ("Which page of the gallery, from 1"), .nullable = TRUE },
            { "prev", BOOL, "false", N_ ("The one before instead of the next one") }),
  },
  {
      "open_gallery",
      BUNKO_API_GROUP_READING,
      N_ ("Opens a gallery or page in a program on the server's computer."),
      N_ ("true or false"),
      ARGS (ITEM_ID,
            ITEM_TYPE,
            { "viewer_args", STRING, "null", N_ ("More arguments for the program"),
              .nullable = TRUE }),
      .danger = BUNKO_API_DANGER_HIGH,
      .warning = N_ ("Starts a program on the server's computer, in front of whoever sits there."),
  },
  { NULL },
};
