/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "settings/bunko-settings.h"

#include "bunko-library-page-private.h"

/* The orders of a library page: what the server offers, and what the person chose last in each
 * view, as a dictionary in the settings. */

/* Gives a query that has no order the one that was last used in its view. */
void
_bunko_library_page_load_sort (BunkoLibraryPage *self, BunkoViewQuery *query)
{
  g_autoptr (GVariant) all =
      g_settings_get_value (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_VIEW_SORT);
  gboolean descending;
  int sort_index;

  if (bunko_view_query_get_sort_index (query) >= 0 ||
      !g_variant_lookup (all, _bunko_library_page_get_view_name (self), "(ib)", &sort_index,
                         &descending))
    return;

  bunko_view_query_set_sort_index (query, sort_index);
  bunko_view_query_set_sort_descending (query, descending);
}

static void
save_sort (BunkoLibraryPage *self)
{
  GSettings *settings = bunko_settings_get_default ();
  g_autoptr (GVariant) all = g_settings_get_value (settings, BUNKO_SETTINGS_KEY_VIEW_SORT);
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{s(ib)}"));
  const char *view = _bunko_library_page_get_view_name (self);
  const char *name;
  GVariantIter iter;
  GVariant *value;

  g_variant_iter_init (&iter, all);
  while (g_variant_iter_loop (&iter, "{&s@(ib)}", &name, &value))
    if (!g_str_equal (name, view))
      g_variant_builder_add (&builder, "{s@(ib)}", name, value);
  g_variant_builder_add (&builder, "{s(ib)}", view, bunko_view_query_get_sort_index (self->query),
                         bunko_view_query_get_sort_descending (self->query));
  g_settings_set_value (settings, BUNKO_SETTINGS_KEY_VIEW_SORT, g_variant_builder_end (&builder));
}

int
_bunko_library_page_get_sort (BunkoLibraryPage *self)
{
  return bunko_view_query_get_sort_index (self->query);
}

void
_bunko_library_page_set_sort (BunkoLibraryPage *self, int sort_index)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_copy (self->query);

  bunko_view_query_set_sort_index (query, sort_index);
  _bunko_library_page_apply_query (self, query);
  save_sort (self);
}

void
_bunko_library_page_set_descending (BunkoLibraryPage *self, gboolean descending)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_copy (self->query);

  bunko_view_query_set_sort_descending (query, descending);
  _bunko_library_page_apply_query (self, query);
  save_sort (self);
}

static void
append_order (BunkoLibraryPage *self, const char *name, int sort_index)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (name, NULL);

  g_menu_item_set_action_and_target (item, "library.sort", "i", sort_index);
  g_menu_append_item (self->sort_section, item);
}

static void
sort_indexes_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoLibraryPage) self = user_data;
  g_autoptr (GPtrArray) indexes = NULL;

  /* Without them the server's own order is still there. */
  indexes = bunko_library_get_sort_indexes_finish (BUNKO_LIBRARY (object), result, NULL);
  if (indexes == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  for (guint i = 0; i < indexes->len; i++)
    {
      BunkoSortIndex *index = indexes->pdata[i];

      append_order (self, index->name, index->index);
    }
}

/* After the list was asked for: what the menu offers can come later. */
void
_bunko_library_page_fill_sort_menu (BunkoLibraryPage *self)
{
  append_order (self, _ ("Default"), -1);
  bunko_library_get_sort_indexes_async (bunko_context_get_library (self->context),
                                        bunko_view_query_get_item_type (self->query),
                                        self->cancellable, sort_indexes_cb, g_object_ref (self));
}
