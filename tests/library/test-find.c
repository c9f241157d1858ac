/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-library-find.h"
#include "sample-fixture.h"

#include <string.h>

static GPtrArray *
find (SampleFixture *self, const char *text, BunkoItemType type)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *items;

  bunko_library_find_items_async (self->library.library, text, type, 20, NULL, keep_result_cb,
                                  &result);
  RUN_UNTIL (result != NULL);
  items = bunko_library_find_items_finish (self->library.library, result, &error);
  g_assert_no_error (error);
  return items;
}

static gboolean
has_item (GPtrArray *items, BunkoItemType type, gint64 id)
{
  for (guint i = 0; i < items->len; i++)
    {
      if (bunko_item_get_item_type (items->pdata[i]) == type &&
          bunko_item_get_id (items->pdata[i]) == id)
        return TRUE;
    }
  return FALSE;
}

/* Everything is found by its name. */
static void
test_items (SampleFixture *self, gconstpointer legacy)
{
  BunkoItemType types[] = { BUNKO_ITEM_TYPE_ARTIST,     BUNKO_ITEM_TYPE_CIRCLE,
                            BUNKO_ITEM_TYPE_PARODY,     BUNKO_ITEM_TYPE_GROUPING,
                            BUNKO_ITEM_TYPE_COLLECTION, BUNKO_ITEM_TYPE_LANGUAGE,
                            BUNKO_ITEM_TYPE_CATEGORY };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (BunkoItem) item = get_item (&self->library, types[i], 1, NULL);
      const char *name = bunko_item_get_display_name (item);
      g_autoptr (GPtrArray) everywhere = find (self, name, BUNKO_ITEM_TYPE_NONE);
      g_autoptr (GPtrArray) of_kind = find (self, name, types[i]);

      g_assert_true (has_item (everywhere, types[i], 1));
      g_assert_true (has_item (of_kind, types[i], 1));
      for (guint j = 0; j < of_kind->len; j++)
        g_assert_cmpint (bunko_item_get_item_type (of_kind->pdata[j]), ==, types[i]);
    }
}

static void
test_nothing (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) nothing = find (self, "no such \"name", BUNKO_ITEM_TYPE_NONE);
  g_autoptr (GPtrArray) galleries = find (self, "a", BUNKO_ITEM_TYPE_GALLERY);

  g_assert_cmpuint (nothing->len, ==, 0);
  g_assert_cmpuint (galleries->len, ==, 0);
}

static void
test_tags (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GListModel) groups = NULL;

  bunko_library_find_tags_async (self->library.library, NULL, "s", 20, NULL, keep_result_cb,
                                 &result);
  RUN_UNTIL (result != NULL);
  groups = bunko_library_find_tags_finish (self->library.library, result, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (groups), >, 0);
  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (BunkoTagGroup) group = g_list_model_get_item (groups, i);
      g_autoptr (BunkoTag) tag = g_list_model_get_item (bunko_tag_group_get_tags (group), 0);

      g_assert_nonnull (strstr (bunko_tag_get_name (tag), "s"));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  SAMPLE_TEST ("find/items", test_items);
  SAMPLE_TEST ("find/nothing", test_nothing);
  SAMPLE_TEST ("find/tags", test_tags);

  return g_test_run ();
}
