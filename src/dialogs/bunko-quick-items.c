/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-library-find.h"

#include "bunko-quick-items.h"

/**
 * BunkoQuickItems:
 *
 * Knows what has a name and a page: artists, circles, parodies, series, collections, languages and
 * categories.
 */
struct _BunkoQuickItems
{
  GObject parent_instance;

  BunkoLibrary *library;
};

static void quick_provider_iface_init (BunkoQuickProviderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoQuickItems,
                               bunko_quick_items,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BUNKO_TYPE_QUICK_PROVIDER,
                                                      quick_provider_iface_init))

/* The server has an order of its own: the best of each kind are among so many. */
#define MAX_ASKED 30

/* What a person writes before a colon to get one kind of items, as in a search. */
static const struct
{
  const char *name;
  BunkoItemType type;
} namespaces[] = {
  { "artist", BUNKO_ITEM_TYPE_ARTIST },     { "circle", BUNKO_ITEM_TYPE_CIRCLE },
  { "parody", BUNKO_ITEM_TYPE_PARODY },     { "series", BUNKO_ITEM_TYPE_GROUPING },
  { "grouping", BUNKO_ITEM_TYPE_GROUPING }, { "collection", BUNKO_ITEM_TYPE_COLLECTION },
  { "language", BUNKO_ITEM_TYPE_LANGUAGE }, { "category", BUNKO_ITEM_TYPE_CATEGORY },
};

static BunkoItemType
find_type (const char *tag_namespace)
{
  for (guint i = 0; i < G_N_ELEMENTS (namespaces); i++)
    {
      if (g_ascii_strcasecmp (namespaces[i].name, tag_namespace) == 0)
        return namespaces[i].type;
    }
  return BUNKO_ITEM_TYPE_NONE;
}

static gboolean
bunko_quick_items_wants (BunkoQuickProvider *provider, const BunkoQuickQuery *query)
{
  return *query->text != '\0' && !query->only_actions && !query->only_tags &&
         (query->tag_namespace == NULL || find_type (query->tag_namespace) != BUNKO_ITEM_TYPE_NONE);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) items =
      bunko_library_find_items_finish (BUNKO_LIBRARY (source), result, &error);
  GPtrArray *found;

  if (items == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  found = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (found, bunko_quick_hit_new_for_item (g_ptr_array_index (items, i)));
  g_task_return_pointer (task, found, (GDestroyNotify) g_ptr_array_unref);
}

static void
bunko_quick_items_find_async (BunkoQuickProvider *provider,
                              const BunkoQuickQuery *query,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  BunkoQuickItems *self = BUNKO_QUICK_ITEMS (provider);
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  BunkoItemType type =
      query->tag_namespace != NULL ? find_type (query->tag_namespace) : BUNKO_ITEM_TYPE_NONE;

  g_task_set_source_tag (task, bunko_quick_items_find_async);
  bunko_library_find_items_async (self->library, query->text, type, MAX_ASKED, cancellable,
                                  found_cb, task);
}

static GPtrArray *
bunko_quick_items_find_finish (BunkoQuickProvider *provider, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
quick_provider_iface_init (BunkoQuickProviderInterface *iface)
{
  iface->wants = bunko_quick_items_wants;
  iface->find_async = bunko_quick_items_find_async;
  iface->find_finish = bunko_quick_items_find_finish;
}

static void
bunko_quick_items_dispose (GObject *object)
{
  g_clear_object (&BUNKO_QUICK_ITEMS (object)->library);

  G_OBJECT_CLASS (bunko_quick_items_parent_class)->dispose (object);
}

static void
bunko_quick_items_class_init (BunkoQuickItemsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bunko_quick_items_dispose;
}

static void
bunko_quick_items_init (BunkoQuickItems *self)
{
}

/**
 * bunko_quick_items_new:
 * @library: a library
 *
 * Returns: (transfer full): the provider
 */
BunkoQuickItems *
bunko_quick_items_new (BunkoLibrary *library)
{
  BunkoQuickItems *self;

  g_return_val_if_fail (BUNKO_IS_LIBRARY (library), NULL);

  self = g_object_new (BUNKO_TYPE_QUICK_ITEMS, NULL);
  self->library = g_object_ref (library);
  return self;
}
