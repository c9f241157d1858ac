/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * BunkoItemType:
 * @BUNKO_ITEM_TYPE_NONE: no type; never sent to a server
 * @BUNKO_ITEM_TYPE_GALLERY: a gallery (one book)
 * @BUNKO_ITEM_TYPE_COLLECTION: a named set of galleries
 * @BUNKO_ITEM_TYPE_FILTER: a saved search; "GalleryFilter" on 0.3 servers
 * @BUNKO_ITEM_TYPE_PAGE: a page of a gallery
 * @BUNKO_ITEM_TYPE_GROUPING: a series of galleries
 * @BUNKO_ITEM_TYPE_TITLE: a title of a gallery
 * @BUNKO_ITEM_TYPE_ARTIST: an artist
 * @BUNKO_ITEM_TYPE_CATEGORY: a category
 * @BUNKO_ITEM_TYPE_LANGUAGE: a language
 * @BUNKO_ITEM_TYPE_STATUS: the state of a series
 * @BUNKO_ITEM_TYPE_CIRCLE: a circle (group of artists)
 * @BUNKO_ITEM_TYPE_URL: a link
 * @BUNKO_ITEM_TYPE_PARODY: a work that a gallery refers to
 *
 * The kinds of items. The numbers are the server's.
 */
typedef enum
{
  BUNKO_ITEM_TYPE_NONE = 0,
  BUNKO_ITEM_TYPE_GALLERY = 1,
  BUNKO_ITEM_TYPE_COLLECTION = 2,
  BUNKO_ITEM_TYPE_FILTER = 3,
  BUNKO_ITEM_TYPE_PAGE = 4,
  BUNKO_ITEM_TYPE_GROUPING = 5,
  BUNKO_ITEM_TYPE_TITLE = 6,
  BUNKO_ITEM_TYPE_ARTIST = 7,
  BUNKO_ITEM_TYPE_CATEGORY = 8,
  BUNKO_ITEM_TYPE_LANGUAGE = 9,
  BUNKO_ITEM_TYPE_STATUS = 10,
  BUNKO_ITEM_TYPE_CIRCLE = 11,
  BUNKO_ITEM_TYPE_URL = 12,
  BUNKO_ITEM_TYPE_PARODY = 13,
} BunkoItemType;

/**
 * BunkoViewType:
 * @BUNKO_VIEW_TYPE_LIBRARY: everything but inbox and trash
 * @BUNKO_VIEW_TYPE_FAVORITE: favorites
 * @BUNKO_VIEW_TYPE_INBOX: new items that are not yet sorted in
 * @BUNKO_VIEW_TYPE_TRASH: items marked for deletion
 * @BUNKO_VIEW_TYPE_READ_LATER: the reading list; shows everything on 0.3 servers
 * @BUNKO_VIEW_TYPE_ALL: everything but the trash
 *
 * The views of a library. The numbers are the server's.
 */
typedef enum
{
  BUNKO_VIEW_TYPE_LIBRARY = 1,
  BUNKO_VIEW_TYPE_FAVORITE = 2,
  BUNKO_VIEW_TYPE_INBOX = 3,
  BUNKO_VIEW_TYPE_TRASH = 4,
  BUNKO_VIEW_TYPE_READ_LATER = 5,
  BUNKO_VIEW_TYPE_ALL = 6,
} BunkoViewType;

/**
 * BunkoMetatags:
 * @BUNKO_METATAG_NONE: no mark
 * @BUNKO_METATAG_FAVORITE: a favorite
 * @BUNKO_METATAG_INBOX: in the inbox
 * @BUNKO_METATAG_READ_LATER: on the reading list
 * @BUNKO_METATAG_TRASH: in the trash
 * @BUNKO_METATAG_FOLLOW: followed
 * @BUNKO_METATAG_READ: read
 *
 * The marks that a person puts on galleries, pages, artists and collections.
 */
typedef enum
{
  BUNKO_METATAG_NONE = 0,
  BUNKO_METATAG_FAVORITE = 1 << 0,
  BUNKO_METATAG_INBOX = 1 << 1,
  BUNKO_METATAG_READ_LATER = 1 << 2,
  BUNKO_METATAG_TRASH = 1 << 3,
  BUNKO_METATAG_FOLLOW = 1 << 4,
  BUNKO_METATAG_READ = 1 << 5,
} BunkoMetatags;

/**
 * BunkoImageSize:
 * @BUNKO_IMAGE_SIZE_ORIGINAL: the file as it is
 * @BUNKO_IMAGE_SIZE_BIG: fits 300 × 416 pixels
 * @BUNKO_IMAGE_SIZE_MEDIUM: fits 200 × 276 pixels
 * @BUNKO_IMAGE_SIZE_SMALL: fits 100 × 136 pixels
 * @BUNKO_IMAGE_SIZE_X2400: at most 2400 pixels wide
 * @BUNKO_IMAGE_SIZE_X1600: at most 1600 pixels wide
 * @BUNKO_IMAGE_SIZE_X1280: at most 1280 pixels wide
 * @BUNKO_IMAGE_SIZE_X960: at most 960 pixels wide
 * @BUNKO_IMAGE_SIZE_X768: at most 768 pixels wide
 *
 * The sizes in which a server offers images. The numbers are the server's; the pixels are its
 * defaults.
 */
typedef enum
{
  BUNKO_IMAGE_SIZE_ORIGINAL = 1,
  BUNKO_IMAGE_SIZE_BIG = 2,
  BUNKO_IMAGE_SIZE_MEDIUM = 3,
  BUNKO_IMAGE_SIZE_SMALL = 4,
  BUNKO_IMAGE_SIZE_X2400 = 10,
  BUNKO_IMAGE_SIZE_X1600 = 11,
  BUNKO_IMAGE_SIZE_X1280 = 12,
  BUNKO_IMAGE_SIZE_X960 = 13,
  BUNKO_IMAGE_SIZE_X768 = 14,
} BunkoImageSize;

/**
 * BunkoImagePriority:
 * @BUNKO_IMAGE_PRIORITY_VISIBLE: the image is on the screen
 * @BUNKO_IMAGE_PRIORITY_PREFETCH: the image may come on the screen soon
 *
 * How urgent an image is.
 */
typedef enum
{
  BUNKO_IMAGE_PRIORITY_VISIBLE,
  BUNKO_IMAGE_PRIORITY_PREFETCH,
} BunkoImagePriority;

/**
 * BunkoBulkEditState:
 * @BUNKO_BULK_EDIT_READY: not begun yet
 * @BUNKO_BULK_EDIT_RUNNING: under way
 * @BUNKO_BULK_EDIT_DONE: all of it is done
 * @BUNKO_BULK_EDIT_STOPPED: stopped by the person; what was done until then stays
 * @BUNKO_BULK_EDIT_FAILED: something of it, or all, was refused
 *
 * How far a change of many items has come.
 */
typedef enum
{
  BUNKO_BULK_EDIT_READY,
  BUNKO_BULK_EDIT_RUNNING,
  BUNKO_BULK_EDIT_DONE,
  BUNKO_BULK_EDIT_STOPPED,
  BUNKO_BULK_EDIT_FAILED,
} BunkoBulkEditState;

/**
 * BunkoSuggestionKind:
 * @BUNKO_SUGGESTION_NAMESPACE: a namespace, whose term comes next
 * @BUNKO_SUGGESTION_TAG: a tag
 * @BUNKO_SUGGESTION_ARTIST: an artist
 * @BUNKO_SUGGESTION_CIRCLE: a circle
 * @BUNKO_SUGGESTION_PARODY: a parody
 * @BUNKO_SUGGESTION_SERIES: a series
 * @BUNKO_SUGGESTION_COLLECTION: a collection
 * @BUNKO_SUGGESTION_LANGUAGE: a language
 * @BUNKO_SUGGESTION_CATEGORY: a category
 * @BUNKO_SUGGESTION_STATUS: the state of a series
 *
 * What a suggestion for a search is.
 */
typedef enum
{
  BUNKO_SUGGESTION_NAMESPACE,
  BUNKO_SUGGESTION_TAG,
  BUNKO_SUGGESTION_ARTIST,
  BUNKO_SUGGESTION_CIRCLE,
  BUNKO_SUGGESTION_PARODY,
  BUNKO_SUGGESTION_SERIES,
  BUNKO_SUGGESTION_COLLECTION,
  BUNKO_SUGGESTION_LANGUAGE,
  BUNKO_SUGGESTION_CATEGORY,
  BUNKO_SUGGESTION_STATUS,
} BunkoSuggestionKind;

/**
 * BunkoSearchOptions:
 * @BUNKO_SEARCH_OPTION_NONE: none of the options
 * @BUNKO_SEARCH_OPTION_CASE_SENSITIVE: upper and lower case differ
 * @BUNKO_SEARCH_OPTION_REGEX: each term is a regular expression
 * @BUNKO_SEARCH_OPTION_MATCH_EXACT: a term must be the whole text, not a part of it
 * @BUNKO_SEARCH_OPTION_MATCH_ALL_TERMS: every term must be found, not only one
 * @BUNKO_SEARCH_OPTION_CHILDREN: look in what belongs to an item, too
 *
 * How a search is made.
 */
typedef enum
{
  BUNKO_SEARCH_OPTION_NONE = 0,
  BUNKO_SEARCH_OPTION_CASE_SENSITIVE = 1 << 0,
  BUNKO_SEARCH_OPTION_REGEX = 1 << 1,
  BUNKO_SEARCH_OPTION_MATCH_EXACT = 1 << 2,
  BUNKO_SEARCH_OPTION_MATCH_ALL_TERMS = 1 << 3,
  BUNKO_SEARCH_OPTION_CHILDREN = 1 << 4,
} BunkoSearchOptions;

/**
 * BunkoShelfKind:
 * @BUNKO_SHELF_CONTINUE_READING: what was begun and is not finished
 * @BUNKO_SHELF_UNREAD_IN_SERIES: what comes next in each series that was read in
 * @BUNKO_SHELF_RECENTLY_ADDED: what came last to the library
 * @BUNKO_SHELF_RECENTLY_READ: what was read last
 * @BUNKO_SHELF_FAVORITES: favorites, the newest first
 * @BUNKO_SHELF_HIGHEST_RATED: what has the most stars
 * @BUNKO_SHELF_RANDOM: anything
 * @BUNKO_SHELF_RECENTLY_VIEWED: what this client showed last; the server does not know that
 *
 * The shelves of a library's home. Their nicks name them in settings.
 */
typedef enum
{
  BUNKO_SHELF_CONTINUE_READING,
  BUNKO_SHELF_UNREAD_IN_SERIES,
  BUNKO_SHELF_RECENTLY_ADDED,
  BUNKO_SHELF_RECENTLY_READ,
  BUNKO_SHELF_FAVORITES,
  BUNKO_SHELF_HIGHEST_RATED,
  BUNKO_SHELF_RANDOM,
  BUNKO_SHELF_RECENTLY_VIEWED,
} BunkoShelfKind;

#define BUNKO_SHELF_N_KINDS (BUNKO_SHELF_RECENTLY_VIEWED + 1)

/**
 * BunkoShelfState:
 * @BUNKO_SHELF_STATE_LOADING: the first answer is on its way
 * @BUNKO_SHELF_STATE_READY: it shows what the server answered last
 * @BUNKO_SHELF_STATE_FAILED: the last question failed; what was known before is still there
 * @BUNKO_SHELF_STATE_UNSUPPORTED: the server is too old for this shelf
 *
 * What a shelf can show.
 */
typedef enum
{
  BUNKO_SHELF_STATE_LOADING,
  BUNKO_SHELF_STATE_READY,
  BUNKO_SHELF_STATE_FAILED,
  BUNKO_SHELF_STATE_UNSUPPORTED,
} BunkoShelfState;

/* What a server does when it is told nothing (HPX settings search.*). */
#define BUNKO_SEARCH_OPTIONS_DEFAULT                                                               \
  ((BunkoSearchOptions) (BUNKO_SEARCH_OPTION_MATCH_ALL_TERMS | BUNKO_SEARCH_OPTION_CHILDREN))

G_END_DECLS
