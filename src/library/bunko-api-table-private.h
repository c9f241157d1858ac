/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "bunko-api-function.h"

G_BEGIN_DECLS

/* The tables of the functions, one file a few groups. The facts are those of HPX's documentation of
 * 0.13.3, "Functions", and of its server of 0.3.0; the words are Bunko's. */

typedef struct
{
  const char *name;
  BunkoApiGroup group;
  const char *summary;
  const char *answer;
  const BunkoApiArgument *arguments; /* NULL: none; else ended by one without a name */
  gboolean is_async;
  BunkoApiDanger danger;
  const char *warning; /* where danger is high: what it does to whom */
  guint since;         /* minor version of HPX 0.x; 0: 0.3, the first that is known */
  guint until;         /* the first that no longer has it; 0: none */
} BunkoApiEntry;

extern const BunkoApiEntry _bunko_api_table_server[];
extern const BunkoApiEntry _bunko_api_table_work[];
extern const BunkoApiEntry _bunko_api_table_view[];
extern const BunkoApiEntry _bunko_api_table_items[];
extern const BunkoApiEntry _bunko_api_table_import[];
extern const BunkoApiEntry _bunko_api_table_plugins[];

extern const BunkoApiValue _bunko_api_item_types[];
extern const BunkoApiValue _bunko_api_view_types[];
extern const BunkoApiValue _bunko_api_queue_types[];
extern const BunkoApiValue _bunko_api_priorities[];
extern const BunkoApiValue _bunko_api_image_sizes[];
extern const BunkoApiValue _bunko_api_items_kinds[];
extern const BunkoApiValue _bunko_api_log_types[];
extern const BunkoApiValue _bunko_api_log_levels[];
extern const BunkoApiValue _bunko_api_plugin_states[];
extern const BunkoApiValue _bunko_api_temporary_views[];

#define INT         BUNKO_API_TYPE_INT
#define BOOL        BUNKO_API_TYPE_BOOL
#define STRING      BUNKO_API_TYPE_STRING
#define ENUM        BUNKO_API_TYPE_ENUM
#define OBJECT      BUNKO_API_TYPE_OBJECT
#define INT_LIST    BUNKO_API_TYPE_INT_LIST
#define STRING_LIST BUNKO_API_TYPE_STRING_LIST
#define ID_LIST     BUNKO_API_TYPE_ID_LIST
#define ANY         BUNKO_API_TYPE_ANY

#define ARGS(...)                                                                                  \
  (const BunkoApiArgument[])                                                                       \
  {                                                                                                \
    __VA_ARGS__, { NULL }                                                                          \
  }

#define ITEM_TYPE       { "item_type", ENUM, "1", N_ ("The kind of item"), _bunko_api_item_types }
#define ITEM_ID         { "item_id", INT, "0", N_ ("The id of the item") }
#define GALLERY_ID      { "gallery_id", INT, "0", N_ ("The id of the gallery") }
#define GALLERY_ITEM_ID { "item_id", INT, "0", N_ ("The id of the gallery") }
#define RELATED_TYPE                                                                               \
  { "related_type", ENUM, "4", N_ ("The kind of items that belong to it"), _bunko_api_item_types }
#define LIMIT { "limit", INT, "100", N_ ("How many at most") }
#define OFFSET                                                                                     \
  { "offset", INT, "null", N_ ("How many to leave out at the beginning"), .nullable = TRUE }
#define QUEUE_TYPE   { "queue_type", ENUM, "1", N_ ("Which queue"), _bunko_api_queue_types }
#define PRIORITY     { "priority", ENUM, "2", N_ ("How soon it is its turn"), _bunko_api_priorities }
#define OPTIONS      { "options", OBJECT, "{}", N_ ("Settings for this time only, by their full names") }
#define SEARCH_QUERY { "search_query", STRING, "\"\"", N_ ("What to search for") }
#define SEARCH_OPTIONS                                                                             \
  { "search_options", OBJECT, "{}", N_ ("How to search, such as {\"search.regex\": true}") }
#define SORT_BY                                                                                    \
  { "sort_by", INT, "null", N_ ("The number of an order, see get_sort_indexes"), .nullable = TRUE }
#define SORT_DESC  { "sort_desc", BOOL, "false", N_ ("From the last to the first") }
#define IMAGE_SIZE { "size", ENUM, "3", N_ ("How large the picture is"), _bunko_api_image_sizes }
#define IMAGE_URL                                                                                  \
  { "url", BOOL, "false", N_ ("An address at the web server instead of the picture itself") }
#define IMAGE_URI   { "uri", BOOL, "false", N_ ("The picture as a data: address") }
#define COMMAND_IDS { "command_ids", ID_LIST, NULL, N_ ("Ids that functions answered with") }
#define PLUGIN_ID   { "plugin_id", STRING, "\"\"", N_ ("The id of the plugin") }

G_END_DECLS
