/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-quick-galleries.h"

/**
 * BunkoQuickGalleries:
 *
 * Knows the galleries of a library by their titles, and by all else that a search finds them by.
 */
struct _BunkoQuickGalleries
{
  GObject parent_instance;

  BunkoLibrary *library;
};

static void quick_provider_iface_init (BunkoQuickProviderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoQuickGalleries,
                               bunko_quick_galleries,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BUNKO_TYPE_QUICK_PROVIDER,
                                                      quick_provider_iface_init))

/* The server has an order of its own: the best are among so many. */
#define MAX_ASKED 40

static gboolean
bunko_quick_galleries_wants (BunkoQuickProvider *provider, const BunkoQuickQuery *query)
{
  return *query->text != '\0' && !query->only_actions && !query->only_tags &&
         (query->tag_namespace == NULL || g_ascii_strcasecmp (query->tag_namespace, "title") == 0);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) items =
      bunko_list_source_fetch_finish (BUNKO_LIST_SOURCE (source), result, &error);
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
bunko_quick_galleries_find_async (BunkoQuickProvider *provider,
                                  const BunkoQuickQuery *query,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  BunkoQuickGalleries *self = BUNKO_QUICK_GALLERIES (provider);
  g_autoptr (BunkoViewQuery) view = bunko_view_query_new ();
  g_autoptr (BunkoListSource) source = NULL;
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, bunko_quick_galleries_find_async);
  bunko_view_query_set_view (view, BUNKO_VIEW_TYPE_ALL);
  bunko_view_query_set_search (view, query->text);
  source = bunko_library_view (self->library, view);
  bunko_list_source_fetch_async (source, 0, MAX_ASKED, cancellable, fetched_cb, task);
}

static GPtrArray *
bunko_quick_galleries_find_finish (BunkoQuickProvider *provider,
                                   GAsyncResult *result,
                                   GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
quick_provider_iface_init (BunkoQuickProviderInterface *iface)
{
  iface->wants = bunko_quick_galleries_wants;
  iface->find_async = bunko_quick_galleries_find_async;
  iface->find_finish = bunko_quick_galleries_find_finish;
}

static void
bunko_quick_galleries_dispose (GObject *object)
{
  g_clear_object (&BUNKO_QUICK_GALLERIES (object)->library);

  G_OBJECT_CLASS (bunko_quick_galleries_parent_class)->dispose (object);
}

static void
bunko_quick_galleries_class_init (BunkoQuickGalleriesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bunko_quick_galleries_dispose;
}

static void
bunko_quick_galleries_init (BunkoQuickGalleries *self)
{
}

/**
 * bunko_quick_galleries_new:
 * @library: a library
 *
 * Returns: (transfer full): the provider
 */
BunkoQuickGalleries *
bunko_quick_galleries_new (BunkoLibrary *library)
{
  BunkoQuickGalleries *self;

  g_return_val_if_fail (BUNKO_IS_LIBRARY (library), NULL);

  self = g_object_new (BUNKO_TYPE_QUICK_GALLERIES, NULL);
  self->library = g_object_ref (library);
  return self;
}
