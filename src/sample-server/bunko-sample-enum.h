/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef enum
{
  BUNKO_SAMPLE_TYPE_GALLERY = 1,
  BUNKO_SAMPLE_TYPE_COLLECTION = 2,
  BUNKO_SAMPLE_TYPE_FILTER = 3,
  BUNKO_SAMPLE_TYPE_PAGE = 4,
  BUNKO_SAMPLE_TYPE_GROUPING = 5,
  BUNKO_SAMPLE_TYPE_TITLE = 6,
  BUNKO_SAMPLE_TYPE_ARTIST = 7,
  BUNKO_SAMPLE_TYPE_CATEGORY = 8,
  BUNKO_SAMPLE_TYPE_LANGUAGE = 9,
  BUNKO_SAMPLE_TYPE_STATUS = 10,
  BUNKO_SAMPLE_TYPE_CIRCLE = 11,
  BUNKO_SAMPLE_TYPE_URL = 12,
  BUNKO_SAMPLE_TYPE_PARODY = 13,
} BunkoSampleItemType;

typedef enum
{
  BUNKO_SAMPLE_VIEW_NONE = 0,
  BUNKO_SAMPLE_VIEW_LIBRARY = 1,
  BUNKO_SAMPLE_VIEW_FAVORITE = 2,
  BUNKO_SAMPLE_VIEW_INBOX = 3,
  BUNKO_SAMPLE_VIEW_TRASH = 4,
  BUNKO_SAMPLE_VIEW_READ_LATER = 5,
  BUNKO_SAMPLE_VIEW_ALL = 6,
} BunkoSampleViewType;

typedef enum
{
  BUNKO_SAMPLE_SORT_NONE = 0,
  BUNKO_SAMPLE_SORT_RANDOM = 1,
  BUNKO_SAMPLE_SORT_TITLE = 2,
  BUNKO_SAMPLE_SORT_ARTIST = 3,
  BUNKO_SAMPLE_SORT_DATE = 4,
  BUNKO_SAMPLE_SORT_PUBLISHED = 5,
  BUNKO_SAMPLE_SORT_READ = 6,
  BUNKO_SAMPLE_SORT_UPDATED = 7,
  BUNKO_SAMPLE_SORT_RATING = 8,
  BUNKO_SAMPLE_SORT_READ_COUNT = 9,
  BUNKO_SAMPLE_SORT_PAGE_COUNT = 10,
  BUNKO_SAMPLE_SORT_CIRCLE = 11,
  BUNKO_SAMPLE_SORT_ARTIST_NAME = 20,
  BUNKO_SAMPLE_SORT_TAG_NAMESPACE = 30,
  BUNKO_SAMPLE_SORT_TAG_NAME = 31,
  BUNKO_SAMPLE_SORT_FILTER_NAME = 35,
  BUNKO_SAMPLE_SORT_CIRCLE_NAME = 40,
  BUNKO_SAMPLE_SORT_PARODY_NAME = 45,
  BUNKO_SAMPLE_SORT_COLLECTION_RANDOM = 50,
  BUNKO_SAMPLE_SORT_COLLECTION_NAME = 51,
  BUNKO_SAMPLE_SORT_COLLECTION_DATE = 52,
  BUNKO_SAMPLE_SORT_COLLECTION_PUBLISHED = 53,
  BUNKO_SAMPLE_SORT_COLLECTION_GALLERY_COUNT = 54,
} BunkoSampleSort;

typedef enum
{
  BUNKO_SAMPLE_COMMAND_QUIT = 1,
  BUNKO_SAMPLE_COMMAND_RESTART = 2,
  BUNKO_SAMPLE_COMMAND_REQUEST_AUTH = 3,
  BUNKO_SAMPLE_COMMAND_LOGOUT = 4,
} BunkoSampleServerCommand;

typedef struct
{
  int value;
  const char *name;
} BunkoSampleEnumMember;

/* An enum of the API: members are accepted by number and by name in any case. */
typedef struct
{
  const char *name;
  const char *complaint; /* "enum member" or more, before "doesn't exist" */
  const BunkoSampleEnumMember *members;
} BunkoSampleEnum;

extern const BunkoSampleEnum bunko_sample_enum_item_type;
extern const BunkoSampleEnum bunko_sample_enum_item_type_legacy;
extern const BunkoSampleEnum bunko_sample_enum_view_type;
extern const BunkoSampleEnum bunko_sample_enum_sort;
extern const BunkoSampleEnum bunko_sample_enum_image_size;
extern const BunkoSampleEnum bunko_sample_enum_server_command;
extern const BunkoSampleEnum bunko_sample_enum_temporary_view;

gboolean bunko_sample_enum_find (const BunkoSampleEnum *self, JsonNode *node, int *value);
gboolean
bunko_sample_enum_parse (const BunkoSampleEnum *self, JsonNode *node, int *value, GError **error);
const char *bunko_sample_enum_name (const BunkoSampleEnum *self, int value);

G_END_DECLS
