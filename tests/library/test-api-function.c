/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-api-request.h"
#include "sample-server/bunko-sample-functions.h"

/* The functions of HPX 0.13.3 (its documentation, "Functions"), and two of 0.3 that are gone. */
static const char *const names[] = {
  "get_version",
  "get_properties",
  "get_changelog",
  "get_command_state",
  "get_command_value",
  "get_command_progress",
  "start_command",
  "stop_command",
  "get_notifications",
  "mark_notification_read",
  "get_queue_state",
  "get_queue_items",
  "start_queue",
  "stop_queue",
  "clear_queue",
  "add_item_to_queue",
  "remove_item_from_queue",
  "add_items_to_metadata_queue",
  "add_urls_to_download_queue",
  "get_metadata_info",
  "get_download_info",
  "get_login_info",
  "submit_login",
  "get_log",
  "get_locales",
  "check_update",
  "update_application",
  "restart_application",
  "shutdown_application",
  "reindex",
  "sweep_trash",
  "library_view",
  "get_view_count",
  "update_metatags_for_view",
  "get_sort_indexes",
  "get_translations",
  "translate",
  "get_image_from_path",
  "temporary_view",
  "submit_temporary_view",
  "gallery_open_event",
  "gallery_read_event",
  "page_read_event",
  "get_page",
  "get_similar",
  "get_last_read_page",
  "gallery_exists",
  "add_to_collection",
  "add_to_grouping",
  "add_to_filter",
  "remove_from_collection",
  "remove_from_grouping",
  "remove_from_filter",
  "load_gallery_from_path",
  "scan_galleries",
  "sync_with_source",
  "source_exists",
  "open_gallery",
  "update_filters",
  "add_item_log",
  "get_item_log",
  "get_all_tags",
  "get_tags",
  "get_common_tags",
  "get_tags_count",
  "search_tags",
  "update_item_tags",
  "get_item",
  "get_items",
  "get_count",
  "get_related_items",
  "get_related_count",
  "search_items",
  "get_image",
  "new_item",
  "update_item",
  "delete_item",
  "delete_items",
  "update_metatags",
  "list_plugins",
  "get_plugin",
  "install_plugin",
  "disable_plugin",
  "remove_plugin",
  "get_plugin_config",
  "set_plugin_config",
  "send_plugin_message",
  "check_plugin_update",
  "update_plugin",
  "get_config",
  "set_config",
  "save_config",
  "get_item_config",
  "set_item_config",
  "get_notification",
  "reply_notification",
};

/* Those that answer with the id of a command. */
static const char *const async_names[] = {
  "check_update",
  "update_application",
  "reindex",
  "submit_login",
  "sweep_trash",
  "get_image",
  "get_image_from_path",
  "update_metatags_for_view",
  "submit_temporary_view",
  "get_similar",
  "scan_galleries",
  "sync_with_source",
  "update_filters",
  "delete_item",
  "delete_items",
  "new_item",
  "update_metatags",
  "check_plugin_update",
  "update_plugin",
};

static const char *const dangerous_names[] = {
  "delete_item",         "delete_items",  "shutdown_application",
  "restart_application", "set_config",    "install_plugin",
  "update_plugin",       "remove_plugin", "disable_plugin",
  "update_application",  "sweep_trash",   "update_metatags_for_view",
  "clear_queue",         "reindex",       "save_config",
};

static gboolean
contains (const char *const *list, gsize n, const char *name)
{
  for (gsize i = 0; i < n; i++)
    {
      if (g_str_equal (list[i], name))
        return TRUE;
    }
  return FALSE;
}

static void
test_complete (void)
{
  GListModel *all = bunko_api_function_get_all ();

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (bunko_api_function_find (names[i]) == NULL)
        g_error ("%s is missing", names[i]);
    }
  g_assert_cmpuint (g_list_model_get_n_items (all), ==, G_N_ELEMENTS (names));
  g_assert_null (bunko_api_function_find ("get_everything"));
}

static void
check_argument (BunkoApiFunction *function, const BunkoApiArgument *argument)
{
  g_autofree char *message = NULL;

  g_assert_cmpstr (bunko_api_argument_get_doc (argument), !=, "");
  g_assert_true (bunko_api_function_find_argument (function, argument->name) == argument);
  g_assert_nonnull (bunko_api_type_get_label (argument->type));
  g_assert_cmpint (argument->type == BUNKO_API_TYPE_ENUM, ==, argument->values != NULL);
  /* What the server takes by itself is a value that it takes. */
  if (argument->fallback != NULL &&
      !bunko_api_argument_check (argument, argument->fallback, &message))
    g_error ("%s: %s", bunko_api_function_get_name (function), message);
}

static void
test_described (void)
{
  GListModel *all = bunko_api_function_get_all ();
  BunkoApiGroup group = BUNKO_API_GROUP_SERVER;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (BunkoApiFunction) function = g_list_model_get_item (all, i);
      const char *name = bunko_api_function_get_name (function);

      g_assert_true (g_str_has_suffix (bunko_api_function_get_summary (function), "."));
      g_assert_cmpstr (bunko_api_function_get_answer (function), !=, "");
      g_assert_cmpint (bunko_api_function_get_group (function), >=, group);
      group = bunko_api_function_get_group (function);
      g_assert_cmpint (bunko_api_function_get_is_async (function), ==,
                       contains (async_names, G_N_ELEMENTS (async_names), name));
      g_assert_cmpint (bunko_api_function_get_danger (function) == BUNKO_API_DANGER_HIGH, ==,
                       bunko_api_function_get_warning (function) != NULL);
      g_assert_cmpuint (bunko_api_function_get_since (function), >=, 3);
      for (guint j = 0; j < bunko_api_function_get_n_arguments (function); j++)
        check_argument (function, bunko_api_function_get_argument (function, j));
    }
}

static void
test_dangerous (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (dangerous_names); i++)
    g_assert_cmpint (bunko_api_function_get_danger (bunko_api_function_find (dangerous_names[i])),
                     ==, BUNKO_API_DANGER_HIGH);
  g_assert_cmpint (bunko_api_function_get_danger (bunko_api_function_find ("get_item")), ==,
                   BUNKO_API_DANGER_NONE);
  g_assert_cmpint (bunko_api_function_get_danger (bunko_api_function_find ("update_item")), ==,
                   BUNKO_API_DANGER_EDIT);
}

static void
compare_arguments (BunkoApiFunction *function, const BunkoSampleFunction *sample)
{
  g_auto (GStrv) args = g_strsplit (sample->args, ",", -1);

  for (guint i = 0; args[i] != NULL; i++)
    {
      gboolean required = g_str_has_suffix (args[i], "!");
      char *name = args[i] + (args[i][0] == '+');
      const BunkoApiArgument *argument;

      if (required)
        name[strlen (name) - 1] = '\0';
      argument = bunko_api_function_find_argument (function, name);
      if (argument == NULL)
        g_error ("%s has no %s", sample->name, name);
      if (required)
        g_assert_null (argument->fallback);
    }
}

/* The server that the tests talk to takes the same. */
static void
test_sample_server (void)
{
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      BunkoApiFunction *function = bunko_api_function_find (names[i]);
      const BunkoSampleFunction *now = bunko_sample_functions_find (names[i], FALSE);
      const BunkoSampleFunction *then = bunko_sample_functions_find (names[i], TRUE);

      if (now == NULL && then == NULL)
        continue;
      n++;
      compare_arguments (function, now != NULL ? now : then);
      g_assert_cmpint (bunko_api_function_get_until (function) != 0, ==, now == NULL);
    }
  g_assert_cmpuint (n, >, 50);
}

static void
test_signature (void)
{
  g_autofree char *item = bunko_api_function_dup_signature (bunko_api_function_find ("get_item"));
  g_autofree char *version =
      bunko_api_function_dup_signature (bunko_api_function_find ("get_version"));
  g_autofree char *config =
      bunko_api_function_dup_signature (bunko_api_function_find ("set_config"));

  g_assert_cmpstr (item, ==, "get_item (item_type=1, item_id=0)");
  g_assert_cmpstr (version, ==, "get_version ()");
  g_assert_cmpstr (config, ==, "set_config (cfg)");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/api-function/complete", test_complete);
  g_test_add_func ("/library/api-function/described", test_described);
  g_test_add_func ("/library/api-function/dangerous", test_dangerous);
  g_test_add_func ("/library/api-function/sample-server", test_sample_server);
  g_test_add_func ("/library/api-function/signature", test_signature);
  return g_test_run ();
}
