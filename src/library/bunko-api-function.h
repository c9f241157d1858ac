/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BunkoApiType:
 * @BUNKO_API_TYPE_INT: a whole number
 * @BUNKO_API_TYPE_BOOL: true or false
 * @BUNKO_API_TYPE_STRING: a text
 * @BUNKO_API_TYPE_ENUM: one of some values, as a number or by its name
 * @BUNKO_API_TYPE_OBJECT: a JSON object
 * @BUNKO_API_TYPE_INT_LIST: a list of whole numbers
 * @BUNKO_API_TYPE_STRING_LIST: a list of texts
 * @BUNKO_API_TYPE_ID_LIST: a list of command ids, which are numbers or texts
 * @BUNKO_API_TYPE_ANY: any JSON
 *
 * What an argument of a function of the server may be.
 */
typedef enum
{
  BUNKO_API_TYPE_INT,
  BUNKO_API_TYPE_BOOL,
  BUNKO_API_TYPE_STRING,
  BUNKO_API_TYPE_ENUM,
  BUNKO_API_TYPE_OBJECT,
  BUNKO_API_TYPE_INT_LIST,
  BUNKO_API_TYPE_STRING_LIST,
  BUNKO_API_TYPE_ID_LIST,
  BUNKO_API_TYPE_ANY,
} BunkoApiType;

/**
 * BunkoApiDanger:
 * @BUNKO_API_DANGER_NONE: it only reads
 * @BUNKO_API_DANGER_EDIT: it changes something, in a way that can be changed again
 * @BUNKO_API_DANGER_HIGH: it destroys something, or disturbs others
 *
 * What a function of the server may do.
 */
typedef enum
{
  BUNKO_API_DANGER_NONE,
  BUNKO_API_DANGER_EDIT,
  BUNKO_API_DANGER_HIGH,
} BunkoApiDanger;

/**
 * BunkoApiGroup:
 * @BUNKO_API_GROUP_SERVER: the server itself
 * @BUNKO_API_GROUP_COMMANDS: what runs in the background
 * @BUNKO_API_GROUP_QUEUES: metadata and downloads
 * @BUNKO_API_GROUP_VIEW: lists as they are shown
 * @BUNKO_API_GROUP_READING: what is read
 * @BUNKO_API_GROUP_ITEMS: items of the library
 * @BUNKO_API_GROUP_MEMBERS: what belongs to collections, series and filters
 * @BUNKO_API_GROUP_IMPORT: from files into the library
 * @BUNKO_API_GROUP_TAGS: tags
 * @BUNKO_API_GROUP_PLUGINS: plugins
 * @BUNKO_API_GROUP_CONFIG: settings
 * @BUNKO_API_N_GROUPS: how many there are
 *
 * What the functions of a server are about.
 */
typedef enum
{
  BUNKO_API_GROUP_SERVER,
  BUNKO_API_GROUP_COMMANDS,
  BUNKO_API_GROUP_QUEUES,
  BUNKO_API_GROUP_VIEW,
  BUNKO_API_GROUP_READING,
  BUNKO_API_GROUP_ITEMS,
  BUNKO_API_GROUP_MEMBERS,
  BUNKO_API_GROUP_IMPORT,
  BUNKO_API_GROUP_TAGS,
  BUNKO_API_GROUP_PLUGINS,
  BUNKO_API_GROUP_CONFIG,
  BUNKO_API_N_GROUPS,
} BunkoApiGroup;

/**
 * BunkoApiValue:
 * @name: (nullable): the name of a value; %NULL ends a list
 * @value: its number
 *
 * One of the values of an argument of type %BUNKO_API_TYPE_ENUM.
 */
typedef struct
{
  const char *name;
  int value;
} BunkoApiValue;

/**
 * BunkoApiArgument:
 * @name: its name
 * @type: what it may be
 * @fallback: (nullable): what the server takes where it is not given, as JSON; %NULL: it must be
 *   given
 * @doc: what it means, not translated
 * @values: (nullable): the values of an enumeration
 * @nullable: whether it may be null
 * @secret: whether it must not be kept anywhere
 * @since: the minor version of the first HPX 0.x that has it; 0: as long as its function
 *
 * An argument of a function of the server.
 */
typedef struct
{
  const char *name;
  BunkoApiType type;
  const char *fallback;
  const char *doc;
  const BunkoApiValue *values;
  gboolean nullable;
  gboolean secret;
  guint since;
} BunkoApiArgument;

const char *bunko_api_type_get_label (BunkoApiType type);
const char *bunko_api_group_get_label (BunkoApiGroup group);
const char *bunko_api_argument_get_doc (const BunkoApiArgument *argument);

#define BUNKO_TYPE_API_FUNCTION (bunko_api_function_get_type ())

G_DECLARE_FINAL_TYPE (BunkoApiFunction, bunko_api_function, BUNKO, API_FUNCTION, GObject)

GListModel *bunko_api_function_get_all (void);
BunkoApiFunction *bunko_api_function_find (const char *name);
const char *bunko_api_function_get_name (BunkoApiFunction *self);
BunkoApiGroup bunko_api_function_get_group (BunkoApiFunction *self);
const char *bunko_api_function_get_summary (BunkoApiFunction *self);
const char *bunko_api_function_get_answer (BunkoApiFunction *self);
gboolean bunko_api_function_get_is_async (BunkoApiFunction *self);
BunkoApiDanger bunko_api_function_get_danger (BunkoApiFunction *self);
const char *bunko_api_function_get_warning (BunkoApiFunction *self);
guint bunko_api_function_get_since (BunkoApiFunction *self);
guint bunko_api_function_get_until (BunkoApiFunction *self);
guint bunko_api_function_get_n_arguments (BunkoApiFunction *self);
const BunkoApiArgument *bunko_api_function_get_argument (BunkoApiFunction *self, guint index);
const BunkoApiArgument *bunko_api_function_find_argument (BunkoApiFunction *self, const char *name);
char *bunko_api_function_dup_signature (BunkoApiFunction *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
