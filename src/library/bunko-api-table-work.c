/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-api-table-private.h"

/* What runs in the background: commands, and the queues for metadata and downloads. */

const BunkoApiValue _bunko_api_queue_types[] = {
  { "Metadata", 1 },
  { "Download", 2 },
  { NULL },
};

const BunkoApiValue _bunko_api_priorities[] = {
  { "Low", 1 },
  { "Medium", 2 },
  { "High", 3 },
  { NULL },
};

const BunkoApiValue _bunko_api_items_kinds[] = {
  { "all", 1 },
  { "library", 2 },
  { "inbox", 3 },
  { "tags_missing", 4 },
  { "tags_missing_library", 5 },
  { "tags_missing_inbox", 6 },
  { NULL },
};

const BunkoApiEntry _bunko_api_table_work[] = {
  {
      "get_command_state",
      BUNKO_API_GROUP_COMMANDS,
      N_ ("Tells how far commands are: waiting, started, finished, stopped or failed."),
      N_ ("an object: id to state"),
      ARGS (COMMAND_IDS),
  },
  {
      "get_command_value",
      BUNKO_API_GROUP_COMMANDS,
      N_ ("Fetches what finished commands came to."),
      N_ ("an object: id to value"),
      ARGS (COMMAND_IDS,
            { "raise_error", BOOL, "true", N_ ("Fail as a whole if one of the commands failed"),
              .since = 7 }),
  },
  {
      "get_command_progress",
      BUNKO_API_GROUP_COMMANDS,
      N_ ("Tells what commands are doing."),
      N_ ("an object: id to progress, or a list for all"),
      ARGS (
          { "command_ids", ID_LIST, "null", N_ ("Which commands; all if null"), .nullable = TRUE }),
  },
  {
      "start_command",
      BUNKO_API_GROUP_COMMANDS,
      N_ ("Starts commands that wait to be started."),
      N_ ("an object: id to state"),
      ARGS (COMMAND_IDS),
      .danger = BUNKO_API_DANGER_EDIT,
  },
  {
      "stop_command",
      BUNKO_API_GROUP_COMMANDS,
      N_ ("Stops commands."),
      N_ ("an object: id to state"),
      ARGS (COMMAND_IDS),
      .danger = BUNKO_API_DANGER_EDIT,
  },
  {
      "get_queue_state",
      BUNKO_API_GROUP_QUEUES,
      N_ ("Tells how far a queue is."),
      N_ ("{running, size, percent, …}"),
      ARGS (QUEUE_TYPE,
            { "include_finished", BOOL, "true", N_ ("Also what is done"), .since = 12 }),
  },
  {
      "get_queue_items",
      BUNKO_API_GROUP_QUEUES,
      N_ ("Lists what is in a queue."),
      N_ ("a list of items of the queue"),
      ARGS (LIMIT, QUEUE_TYPE),
  },
  {
      "start_queue",
      BUNKO_API_GROUP_QUEUES,
      N_ ("Lets a queue go on."),
      N_ ("true or false"),
      ARGS (QUEUE_TYPE),
      .danger = BUNKO_API_DANGER_EDIT,
  },
  {
      "stop_queue",
      BUNKO_API_GROUP_QUEUES,
      N_ ("Lets a queue rest."),
      N_ ("true or false"),
      ARGS (QUEUE_TYPE),
      .danger = BUNKO_API_DANGER_EDIT,
  },
  {
      "clear_queue",
      BUNKO_API_GROUP_QUEUES,
      N_ ("Empties a queue."),
      N_ ("true or false"),
      ARGS (QUEUE_TYPE),
      .danger = BUNKO_API_DANGER_HIGH,
      .warning = N_ ("Drops everything that waits in the queue, whoever put it there."),
  },
  {
      "add_item_to_queue",
      BUNKO_API_GROUP_QUEUES,
      N_ ("Puts an item into a queue."),
      N_ ("true or false"),
      ARGS (ITEM_ID, ITEM_TYPE, OPTIONS, QUEUE_TYPE, PRIORITY),
      .danger = BUNKO_API_DANGER_EDIT,
  },
  {
      "remove_item_from_queue",
      BUNKO_API_GROUP_QUEUES,
      N_ ("Takes an item out of a queue."),
      N_ ("true or false"),
      ARGS (ITEM_ID, ITEM_TYPE, QUEUE_TYPE),
      .danger = BUNKO_API_DANGER_EDIT,
  },
  {
      "add_items_to_metadata_queue",
      BUNKO_API_GROUP_QUEUES,
      N_ ("Puts many items into the queue for metadata."),
      N_ ("true or false"),
      ARGS ({ "items_kind", ENUM, "4", N_ ("Which items"), _bunko_api_items_kinds },
            ITEM_TYPE,
            OPTIONS,
            PRIORITY),
      .danger = BUNKO_API_DANGER_HIGH,
      .warning = N_ ("May fetch the metadata of the whole library, and overwrite what is there."),
  },
  {
      "add_urls_to_download_queue",
      BUNKO_API_GROUP_QUEUES,
      N_ ("Lets the server download what is at these addresses."),
      N_ ("true or false"),
      ARGS ({ "urls", STRING_LIST, NULL, N_ ("Web addresses") },
            { "identifier", STRING_LIST, "[]", N_ ("Which downloaders may do it; any if empty") },
            OPTIONS,
            PRIORITY),
      .danger = BUNKO_API_DANGER_EDIT,
      .since = 12,
  },
  {
      "get_metadata_info",
      BUNKO_API_GROUP_QUEUES,
      N_ ("Lists where metadata can come from."),
      N_ ("a list of handlers, the most important one first"),
  },
  {
      "get_download_info",
      BUNKO_API_GROUP_QUEUES,
      N_ ("Lists where downloads can come from."),
      N_ ("a list of handlers, the most important one first"),
      .since = 12,
  },
  {
      "get_login_info",
      BUNKO_API_GROUP_QUEUES,
      N_ ("Tells for which web sites the server has a login."),
      N_ ("a login, or a list of all"),
      ARGS ({ "identifier", STRING, "null", N_ ("Which login; all if null"), .nullable = TRUE }),
  },
  {
      "submit_login",
      BUNKO_API_GROUP_QUEUES,
      N_ ("Logs the server in to a web site."),
      N_ ("{status, logged_in}"),
      ARGS ({ "identifier", STRING, NULL, N_ ("Which login") },
            { "credentials", OBJECT, NULL, N_ ("Names, passwords or cookies; never kept by Bunko"),
              .secret = TRUE },
            OPTIONS),
      .is_async = TRUE,
      .danger = BUNKO_API_DANGER_EDIT,
  },
  { NULL },
};
