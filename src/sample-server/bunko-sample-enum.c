/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-enum.h"
#include "bunko-sample-error.h"

#define ITEM_TYPES(filter)                                                                         \
  {                                                                                                \
    { BUNKO_SAMPLE_TYPE_GALLERY, "Gallery" },   { BUNKO_SAMPLE_TYPE_COLLECTION, "Collection" },    \
    { BUNKO_SAMPLE_TYPE_FILTER, filter },       { BUNKO_SAMPLE_TYPE_PAGE, "Page" },                \
    { BUNKO_SAMPLE_TYPE_GROUPING, "Grouping" }, { BUNKO_SAMPLE_TYPE_TITLE, "Title" },              \
    { BUNKO_SAMPLE_TYPE_ARTIST, "Artist" },     { BUNKO_SAMPLE_TYPE_CATEGORY, "Category" },        \
    { BUNKO_SAMPLE_TYPE_LANGUAGE, "Language" }, { BUNKO_SAMPLE_TYPE_STATUS, "Status" },            \
    { BUNKO_SAMPLE_TYPE_CIRCLE, "Circle" },     { BUNKO_SAMPLE_TYPE_URL, "Url" },                  \
    { BUNKO_SAMPLE_TYPE_PARODY, "Parody" },     { 0, NULL },                                       \
  }

static const BunkoSampleEnumMember item_types[] = ITEM_TYPES ("Filter");
static const BunkoSampleEnumMember item_types_legacy[] = ITEM_TYPES ("GalleryFilter");

static const BunkoSampleEnumMember view_types[] = {
  { BUNKO_SAMPLE_VIEW_LIBRARY, "Library" },
  { BUNKO_SAMPLE_VIEW_FAVORITE, "Favorite" },
  { BUNKO_SAMPLE_VIEW_INBOX, "Inbox" },
  { BUNKO_SAMPLE_VIEW_TRASH, "Trash" },
  { BUNKO_SAMPLE_VIEW_READ_LATER, "ReadLater" },
  { BUNKO_SAMPLE_VIEW_ALL, "All" },
  { 0, NULL },
};

static const BunkoSampleEnumMember sorts[] = {
  { BUNKO_SAMPLE_SORT_RANDOM, "GalleryRandom" },
  { BUNKO_SAMPLE_SORT_TITLE, "GalleryTitle" },
  { BUNKO_SAMPLE_SORT_ARTIST, "GalleryArtist" },
  { BUNKO_SAMPLE_SORT_DATE, "GalleryDate" },
  { BUNKO_SAMPLE_SORT_PUBLISHED, "GalleryPublished" },
  { BUNKO_SAMPLE_SORT_READ, "GalleryRead" },
  { BUNKO_SAMPLE_SORT_UPDATED, "GalleryUpdated" },
  { BUNKO_SAMPLE_SORT_RATING, "GalleryRating" },
  { BUNKO_SAMPLE_SORT_READ_COUNT, "GalleryReadCount" },
  { BUNKO_SAMPLE_SORT_PAGE_COUNT, "GalleryPageCount" },
  { BUNKO_SAMPLE_SORT_CIRCLE, "GalleryCircle" },
  { BUNKO_SAMPLE_SORT_ARTIST_NAME, "ArtistName" },
  { BUNKO_SAMPLE_SORT_TAG_NAMESPACE, "NamespaceTagNamespace" },
  { BUNKO_SAMPLE_SORT_TAG_NAME, "NamespaceTagTag" },
  { BUNKO_SAMPLE_SORT_FILTER_NAME, "FilterName" },
  { BUNKO_SAMPLE_SORT_CIRCLE_NAME, "CircleName" },
  { BUNKO_SAMPLE_SORT_PARODY_NAME, "ParodyName" },
  { BUNKO_SAMPLE_SORT_COLLECTION_RANDOM, "CollectionRandom" },
  { BUNKO_SAMPLE_SORT_COLLECTION_NAME, "CollectionName" },
  { BUNKO_SAMPLE_SORT_COLLECTION_DATE, "CollectionDate" },
  { BUNKO_SAMPLE_SORT_COLLECTION_PUBLISHED, "CollectionPublished" },
  { BUNKO_SAMPLE_SORT_COLLECTION_GALLERY_COUNT, "CollectionGalleryCount" },
  { 0, NULL },
};

static const BunkoSampleEnumMember image_sizes[] = {
  { 1, "Original" }, { 2, "Big" },    { 3, "Medium" }, { 4, "Small" }, { 10, "x2400" },
  { 11, "x1600" },   { 12, "x1280" }, { 13, "x960" },  { 14, "x768" }, { 0, NULL },
};

static const BunkoSampleEnumMember server_commands[] = {
  { BUNKO_SAMPLE_COMMAND_QUIT, "ServerQuit" },
  { BUNKO_SAMPLE_COMMAND_RESTART, "ServerRestart" },
  { BUNKO_SAMPLE_COMMAND_REQUEST_AUTH, "RequestAuth" },
  { BUNKO_SAMPLE_COMMAND_LOGOUT, "Logout" },
  { 0, NULL },
};

static const BunkoSampleEnumMember temporary_views[] = {
  { 1, "GalleryAddition" },
  { 0, NULL },
};

const BunkoSampleEnum bunko_sample_enum_item_type = { "ItemType", "enum member", item_types };
const BunkoSampleEnum bunko_sample_enum_item_type_legacy = { "ItemType", "enum member",
                                                             item_types_legacy };
const BunkoSampleEnum bunko_sample_enum_view_type = { "ViewType", "enum member", view_types };
const BunkoSampleEnum bunko_sample_enum_sort = { "ItemSort", "enum member or sort index", sorts };
const BunkoSampleEnum bunko_sample_enum_image_size = { "ImageSize", "enum member", image_sizes };
const BunkoSampleEnum bunko_sample_enum_server_command = { "ServerCommand", "enum member",
                                                           server_commands };
const BunkoSampleEnum bunko_sample_enum_temporary_view = { "TemporaryViewType", "enum member",
                                                           temporary_views };

static gboolean
member_matches (const BunkoSampleEnumMember *member, JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    return g_ascii_strcasecmp (json_node_get_string (node), member->name) == 0;
  /* In Python True equals 1: the real server quits for `true`. */
  if (type == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node) == member->value;
  if (type == G_TYPE_DOUBLE)
    return json_node_get_double (node) == member->value;
  return json_node_get_int (node) == member->value;
}

/**
 * bunko_sample_enum_find:
 * @self: an enum of the API
 * @node: (nullable): a value of a request
 * @value: (out): the member's number
 *
 * Looks a member up by number or by name, case-insensitively (HPX wire notes, "Calls": Enums).
 *
 * Returns: whether @node is a member
 */
gboolean
bunko_sample_enum_find (const BunkoSampleEnum *self, JsonNode *node, int *value)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return FALSE;

  for (const BunkoSampleEnumMember *member = self->members; member->name != NULL; member++)
    if (member_matches (member, node))
      {
        *value = member->value;
        return TRUE;
      }

  return FALSE;
}

/**
 * bunko_sample_enum_parse:
 * @self: an enum of the API
 * @node: (nullable): a value of a request
 * @value: (out): the member's number
 * @error: %BUNKO_SAMPLE_ERROR_ENUM
 *
 * Like bunko_sample_enum_find(), with the real server's error text.
 *
 * Returns: whether @node is a member
 */
gboolean
bunko_sample_enum_parse (const BunkoSampleEnum *self, JsonNode *node, int *value, GError **error)
{
  g_autofree char *repr = NULL;

  if (bunko_sample_enum_find (self, node, value))
    return TRUE;

  repr = bunko_sample_python_repr (node);
  g_set_error (error, BUNKO_SAMPLE_ERROR, BUNKO_SAMPLE_ERROR_ENUM, "%s: %s doesn't exist '%s'",
               self->name, self->complaint, repr);
  return FALSE;
}

/**
 * bunko_sample_enum_name:
 * @self: an enum of the API
 * @value: a member's number
 *
 * Returns: (nullable): the member's name
 */
const char *
bunko_sample_enum_name (const BunkoSampleEnum *self, int value)
{
  for (const BunkoSampleEnumMember *member = self->members; member->name != NULL; member++)
    if (member->value == value)
      return member->name;
  return NULL;
}
