/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-api-table-private.h"

/* Plugins of the server. */

const BunkoApiValue _bunko_api_plugin_states[] = {
  { "Disabled", 0 }, { "Unloaded", 1 }, { "Registered", 2 }, { "Installed", 3 }, { "Enabled", 4 },
  { "Failed", 5 },   { NULL },
};

#define PLUGIN_IDS                                                                                 \
  { "plugin_ids", STRING_LIST, "null", N_ ("The ids of the plugins; all if null"),                 \
    .nullable = TRUE }

const BunkoApiEntry _bunko_api_table_plugins[] = {
  {
      "list_plugins",
      BUNKO_API_GROUP_PLUGINS,
      N_ ("Lists the plugins of the server."),
      N_ ("a list of plugins"),
      ARGS ({ "state", ENUM, "null", N_ ("Only those in this state"), _bunko_api_plugin_states,
              .nullable = TRUE }),
  },
  {
      "get_plugin",
      BUNKO_API_GROUP_PLUGINS,
      N_ ("Tells about a plugin."),
      N_ ("the plugin"),
      ARGS (PLUGIN_ID),
  },
  {
      "install_plugin",
      BUNKO_API_GROUP_PLUGINS,
      N_ ("Installs a plugin that the server has found."),
      N_ ("the state of the plugin"),
      ARGS (PLUGIN_ID),
      .danger = BUNKO_API_DANGER_HIGH,
      .warning = N_ ("Runs the code of the plugin on the server."),
  },
  {
      "disable_plugin",
      BUNKO_API_GROUP_PLUGINS,
      N_ ("Switches a plugin off."),
      N_ ("the state of the plugin"),
      ARGS (PLUGIN_ID),
      .danger = BUNKO_API_DANGER_HIGH,
      .warning = N_ ("What the plugin does for the server no longer works, for everybody."),
  },
  {
      "remove_plugin",
      BUNKO_API_GROUP_PLUGINS,
      N_ ("Removes a plugin."),
      N_ ("the state of the plugin"),
      ARGS (PLUGIN_ID),
      .danger = BUNKO_API_DANGER_HIGH,
      .warning = N_ ("Deletes the plugin from the server."),
  },
  {
      "get_plugin_config",
      BUNKO_API_GROUP_PLUGINS,
      N_ ("Reads the settings of a plugin."),
      N_ ("{plugin_id, config}"),
      ARGS (PLUGIN_ID),
      .since = 10,
  },
  {
      "set_plugin_config",
      BUNKO_API_GROUP_PLUGINS,
      N_ ("Changes the settings of a plugin."),
      N_ ("true or false"),
      ARGS (PLUGIN_ID, { "cfg", OBJECT, "{}", N_ ("Names of settings with their new values") }),
      .danger = BUNKO_API_DANGER_HIGH,
      .warning = N_ ("Changes how the plugin works, for everybody."),
      .since = 10,
  },
  {
      "send_plugin_message",
      BUNKO_API_GROUP_PLUGINS,
      N_ ("Sends a message to a plugin."),
      N_ ("what the plugin answers"),
      ARGS (PLUGIN_ID, { "msg", OBJECT, "{}", N_ ("What the plugin expects") }),
      .danger = BUNKO_API_DANGER_EDIT,
      .since = 10,
  },
  {
      "check_plugin_update",
      BUNKO_API_GROUP_PLUGINS,
      N_ ("Looks whether there are newer versions of plugins."),
      N_ ("a list of {plugin_id, url, version}"),
      ARGS (PLUGIN_IDS,
            { "force", BOOL, "true", N_ ("Also if that was done lately") },
            { "push", BOOL, "false", N_ ("Tell all clients of it") }),
      .is_async = TRUE,
      .since = 10,
  },
  {
      "update_plugin",
      BUNKO_API_GROUP_PLUGINS,
      N_ ("Installs newer versions of plugins."),
      N_ ("a list of plugins"),
      ARGS (PLUGIN_IDS,
            { "force", BOOL, "false", N_ ("Also if it is the same version") },
            { "push", BOOL, "true", N_ ("Tell all clients of it") }),
      .is_async = TRUE,
      .danger = BUNKO_API_DANGER_HIGH,
      .warning = N_ ("Downloads the code of plugins and runs it on the server."),
      .since = 10,
  },
  { NULL },
};
