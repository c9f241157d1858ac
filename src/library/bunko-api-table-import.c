/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-api-table-private.h"

/* From files on the server's computer into the library. */

const BunkoApiValue _bunko_api_temporary_views[] = {
  { "GalleryAddition", 1 },
  { NULL },
};

#define VIEW_TYPE { "view_type", ENUM, "1", N_ ("What it holds"), _bunko_api_temporary_views }
#define VIEW_ID   { "view_id", INT, "null", N_ ("Which one; the last if null"), .nullable = TRUE }

const BunkoApiEntry _bunko_api_table_import[] = {
  {
      "load_gallery_from_path",
      BUNKO_API_GROUP_IMPORT,
      N_ ("Reads a folder or archive as a gallery, without adding it."),
      N_ ("{gallery, sources, page_count, …}"),
      ARGS ({ "path", STRING, "\"\"", N_ ("A folder or file on the server's computer") }),
  },
  {
      "scan_galleries",
      BUNKO_API_GROUP_IMPORT,
      N_ ("Looks for galleries in a folder on the server's computer."),
      N_ ("{command_id, view_id}; what was found is in the temporary view"),
      ARGS (
          { "path", STRING, NULL, N_ ("A folder, or a pattern such as /m/{artist}/{gallery}") },
          { "scan_options", OBJECT, "{}", N_ ("Settings for this time only, by their full names") },
          { "limit", INT, "0", N_ ("How many at most; 0 for all") },
          { "offset", INT, "0", N_ ("How many to leave out at the beginning") }),
      .is_async = TRUE,
      .danger = BUNKO_API_DANGER_EDIT,
  },
  {
      "temporary_view",
      BUNKO_API_GROUP_IMPORT,
      N_ ("Lists what a scan found."),
      N_ ("{items, count}"),
      ARGS (VIEW_TYPE,
            VIEW_ID,
            LIMIT,
            { "offset", INT, "0", N_ ("How many to leave out at the beginning") }),
  },
  {
      "submit_temporary_view",
      BUNKO_API_GROUP_IMPORT,
      N_ ("Adds everything that a scan found to the library."),
      N_ ("true or false"),
      ARGS (VIEW_TYPE, VIEW_ID),
      .is_async = TRUE,
      .danger = BUNKO_API_DANGER_HIGH,
      .warning = N_ ("Adds many galleries at once, and moves their files if the settings say so."),
  },
  {
      "sync_with_source",
      BUNKO_API_GROUP_IMPORT,
      N_ ("Makes the pages of a gallery those that its folder or archive has now."),
      N_ ("true or false"),
      ARGS (GALLERY_ITEM_ID,
            { "delete_existing", BOOL, "false", N_ ("Forget all pages first") },
            { "true_to_source", BOOL, "true", N_ ("Also forget pages that are not there") }),
      .is_async = TRUE,
      .danger = BUNKO_API_DANGER_HIGH,
      .warning = N_ ("Removes pages from the gallery, with what is known of them."),
      .since = 9,
  },
  { NULL },
};
