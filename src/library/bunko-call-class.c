/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-call-class.h"

#include <stdlib.h>
#include <string.h>

/*
 * What each function of a server does when it is called twice (HPX "Creating frontends"): sorted by
 * name.
 *
 * Functions that have the server work in the background, but only for an answer, read. A change
 * that names the items and what they shall be is repeatable; one of what a view shows is not, as
 * the view may show other items by then.
 */
static const struct
{
  const char *fname;
  BunkoCallClass class;
} functions[] = {
  { "add_item_log", BUNKO_CALL_ONCE },
  { "add_item_to_queue", BUNKO_CALL_ONCE },
  { "add_items_to_metadata_queue", BUNKO_CALL_ONCE },
  { "add_to_collection", BUNKO_CALL_REPEATABLE },
  { "add_to_filter", BUNKO_CALL_REPEATABLE },
  { "add_to_grouping", BUNKO_CALL_REPEATABLE },
  { "add_urls_to_download_queue", BUNKO_CALL_ONCE },
  { "check_plugin_update", BUNKO_CALL_READ },
  { "check_update", BUNKO_CALL_READ },
  { "clear_queue", BUNKO_CALL_ONCE },
  { "delete_item", BUNKO_CALL_ONCE },
  { "delete_items", BUNKO_CALL_ONCE },
  { "disable_plugin", BUNKO_CALL_ONCE },
  { "gallery_exists", BUNKO_CALL_READ },
  { "gallery_open_event", BUNKO_CALL_ONCE },
  { "gallery_read_event", BUNKO_CALL_ONCE },
  { "get_all_tags", BUNKO_CALL_READ },
  { "get_changelog", BUNKO_CALL_READ },
  { "get_command_progress", BUNKO_CALL_READ },
  { "get_command_state", BUNKO_CALL_READ },
  { "get_command_value", BUNKO_CALL_READ },
  { "get_common_tags", BUNKO_CALL_READ },
  { "get_config", BUNKO_CALL_READ },
  { "get_count", BUNKO_CALL_READ },
  { "get_download_info", BUNKO_CALL_READ },
  { "get_image", BUNKO_CALL_READ },
  { "get_image_from_path", BUNKO_CALL_READ },
  { "get_item", BUNKO_CALL_READ },
  { "get_item_config", BUNKO_CALL_READ },
  { "get_item_log", BUNKO_CALL_READ },
  { "get_items", BUNKO_CALL_READ },
  { "get_last_read_page", BUNKO_CALL_READ },
  { "get_locales", BUNKO_CALL_READ },
  { "get_log", BUNKO_CALL_READ },
  { "get_login_info", BUNKO_CALL_READ },
  { "get_metadata_info", BUNKO_CALL_READ },
  { "get_notification", BUNKO_CALL_READ },
  { "get_notifications", BUNKO_CALL_READ },
  { "get_page", BUNKO_CALL_READ },
  { "get_plugin", BUNKO_CALL_READ },
  { "get_plugin_config", BUNKO_CALL_READ },
  { "get_properties", BUNKO_CALL_READ },
  { "get_queue_items", BUNKO_CALL_READ },
  { "get_queue_state", BUNKO_CALL_READ },
  { "get_related_count", BUNKO_CALL_READ },
  { "get_related_items", BUNKO_CALL_READ },
  { "get_similar", BUNKO_CALL_READ },
  { "get_sort_indexes", BUNKO_CALL_READ },
  { "get_tags", BUNKO_CALL_READ },
  { "get_tags_count", BUNKO_CALL_READ },
  { "get_translations", BUNKO_CALL_READ },
  { "get_user", BUNKO_CALL_READ },
  { "get_version", BUNKO_CALL_READ },
  { "get_view_count", BUNKO_CALL_READ },
  { "install_plugin", BUNKO_CALL_ONCE },
  { "library_view", BUNKO_CALL_READ },
  { "list_plugins", BUNKO_CALL_READ },
  { "load_gallery_from_path", BUNKO_CALL_READ },
  { "mark_notification_read", BUNKO_CALL_REPEATABLE },
  { "new_item", BUNKO_CALL_ONCE },
  { "open_gallery", BUNKO_CALL_ONCE },
  { "page_read_event", BUNKO_CALL_REPEATABLE },
  { "reindex", BUNKO_CALL_REPEATABLE },
  { "remove_from_collection", BUNKO_CALL_REPEATABLE },
  { "remove_from_filter", BUNKO_CALL_REPEATABLE },
  { "remove_from_grouping", BUNKO_CALL_REPEATABLE },
  { "remove_item_from_queue", BUNKO_CALL_REPEATABLE },
  { "remove_plugin", BUNKO_CALL_ONCE },
  { "reply_notification", BUNKO_CALL_ONCE },
  { "restart_application", BUNKO_CALL_ONCE },
  { "save_config", BUNKO_CALL_REPEATABLE },
  { "scan_galleries", BUNKO_CALL_ONCE },
  { "search_items", BUNKO_CALL_READ },
  { "search_tags", BUNKO_CALL_READ },
  { "send_plugin_message", BUNKO_CALL_ONCE },
  { "set_config", BUNKO_CALL_REPEATABLE },
  { "set_item_config", BUNKO_CALL_REPEATABLE },
  { "set_plugin_config", BUNKO_CALL_REPEATABLE },
  { "shutdown_application", BUNKO_CALL_ONCE },
  { "source_exists", BUNKO_CALL_READ },
  { "start_command", BUNKO_CALL_ONCE },
  { "start_queue", BUNKO_CALL_REPEATABLE },
  { "stop_command", BUNKO_CALL_REPEATABLE },
  { "stop_queue", BUNKO_CALL_REPEATABLE },
  { "submit_login", BUNKO_CALL_ONCE },
  { "submit_temporary_view", BUNKO_CALL_ONCE },
  { "sweep_trash", BUNKO_CALL_ONCE },
  { "sync_with_source", BUNKO_CALL_ONCE },
  { "temporary_view", BUNKO_CALL_READ },
  { "translate", BUNKO_CALL_READ },
  { "update_application", BUNKO_CALL_ONCE },
  { "update_filters", BUNKO_CALL_REPEATABLE },
  { "update_item", BUNKO_CALL_REPEATABLE },
  { "update_item_tags", BUNKO_CALL_REPEATABLE },
  { "update_metatags", BUNKO_CALL_REPEATABLE },
  { "update_metatags_for_view", BUNKO_CALL_ONCE },
  { "update_plugin", BUNKO_CALL_ONCE },
};

static int
compare (const void *fname, const void *row)
{
  return strcmp (fname, *(const char *const *) row);
}

/**
 * bunko_call_get_class:
 * @fname: the name of a function of the server
 *
 * Returns: what happens when it is called twice; %BUNKO_CALL_UNKNOWN for one that nobody knows
 */
BunkoCallClass
bunko_call_get_class (const char *fname)
{
  gsize index;
  const void *row;

  g_return_val_if_fail (fname != NULL, BUNKO_CALL_UNKNOWN);

  row = bsearch (fname, functions, G_N_ELEMENTS (functions), sizeof functions[0], compare);
  if (row == NULL)
    return BUNKO_CALL_UNKNOWN;
  index = (gsize) ((const char *) row - (const char *) functions) / sizeof functions[0];
  return functions[index].class;
}

/**
 * bunko_call_is_read:
 * @fname: the name of a function of the server
 *
 * Returns: whether it only asks
 */
gboolean
bunko_call_is_read (const char *fname)
{
  return bunko_call_get_class (fname) == BUNKO_CALL_READ;
}
