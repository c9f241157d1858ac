/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz.h"
#include "library/bunko-item-parser.h"
#include "library/bunko-library.h"
#include "library/bunko-tags-private.h"
#include "protocol/bunko-json.h"

/* Whatever a server says about items, there are items of it or none, within their ranges, and no
 * warning. */

static void
check_item (BunkoItem *item)
{
  g_assert_cmpint (bunko_item_get_id (item), >=, 0);
  g_assert_true (g_utf8_validate (bunko_item_get_display_name (item), -1, NULL));
  if (BUNKO_IS_GALLERY (item))
    {
      BunkoGallery *gallery = BUNKO_GALLERY (item);

      g_assert_cmpfloat (bunko_gallery_get_rating (gallery), >=, 0);
      g_assert_cmpfloat (bunko_gallery_get_rating (gallery), <=, 10);
      g_assert_cmpint (bunko_gallery_get_page_count (gallery), >=, -1);
      g_assert_cmpstr (bunko_gallery_get_title (gallery), !=, "");
    }
}

static void
check_type (BunkoStore *store, BunkoItemType type, JsonNode *root)
{
  g_autoptr (GPtrArray) items = bunko_items_new_from_json (store, type, root);
  g_autoptr (GPtrArray) again = bunko_items_new_from_json (store, type, root);

  /* Loading the same twice finds the same items. */
  g_assert_cmpuint (items->len, ==, again->len);
  for (guint i = 0; i < items->len; i++)
    {
      g_assert_true (items->pdata[i] == again->pdata[i]);
      check_item (items->pdata[i]);
    }
  if (JSON_NODE_HOLDS_OBJECT (root))
    {
      g_autoptr (BunkoItem) item = bunko_item_new_from_json (type, json_node_get_object (root));

      check_item (item);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) text = g_bytes_new_static (data, size);
  g_autoptr (JsonNode) root = bunko_json_parse (text, NULL);
  g_autoptr (BunkoStore) store = bunko_store_new ();
  g_autoptr (GListModel) groups = NULL;

  if (root == NULL)
    return 0;

  for (int type = BUNKO_ITEM_TYPE_GALLERY; type <= BUNKO_ITEM_TYPE_PARODY; type++)
    check_type (store, (BunkoItemType) type, root);
  /* The store keeps nothing alive. */
  g_assert_cmpuint (bunko_store_get_size (store), ==, 0);

  groups = _bunko_tag_groups_from_json (root);
  g_assert_true (g_list_model_get_item_type (groups) == BUNKO_TYPE_TAG_GROUP);

  return 0;
}
