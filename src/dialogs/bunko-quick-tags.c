/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-library-find.h"

#include "bunko-quick-tags.h"

/**
 * BunkoQuickTags:
 *
 * Knows the tags of a library.
 */
struct _BunkoQuickTags
{
  GObject parent_instance;

  BunkoLibrary *library;
};

static void quick_provider_iface_init (BunkoQuickProviderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoQuickTags,
                               bunko_quick_tags,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BUNKO_TYPE_QUICK_PROVIDER,
                                                      quick_provider_iface_init))

#define MAX_ASKED 60

static gboolean
bunko_quick_tags_wants (BunkoQuickProvider *provider, const BunkoQuickQuery *query)
{
  return *query->text != '\0' && !query->only_actions;
}

static void
add_group (GPtrArray *found, BunkoTagGroup *group)
{
  const char *tag_namespace = bunko_tag_group_get_namespace (group);
  GListModel *tags = bunko_tag_group_get_tags (group);

  for (guint i = 0; i < g_list_model_get_n_items (tags); i++)
    {
      g_autoptr (BunkoTag) tag = g_list_model_get_item (tags, i);
      g_autoptr (BunkoLocation) location =
          bunko_location_new_tag (tag_namespace, bunko_tag_get_name (tag));
      BunkoQuickHit *hit =
          bunko_quick_hit_new (BUNKO_QUICK_KIND_TAG, bunko_tag_get_name (tag), location);

      bunko_quick_hit_set_subtitle (hit, tag_namespace);
      g_ptr_array_add (found, hit);
    }
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GListModel) groups =
      bunko_library_find_tags_finish (BUNKO_LIBRARY (source), result, &error);
  GPtrArray *found;

  if (groups == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  found = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (BunkoTagGroup) group = g_list_model_get_item (groups, i);

      add_group (found, group);
    }
  g_task_return_pointer (task, found, (GDestroyNotify) g_ptr_array_unref);
}

static void
bunko_quick_tags_find_async (BunkoQuickProvider *provider,
                             const BunkoQuickQuery *query,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  BunkoQuickTags *self = BUNKO_QUICK_TAGS (provider);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, bunko_quick_tags_find_async);
  bunko_library_find_tags_async (self->library, query->tag_namespace, query->text, MAX_ASKED,
                                 cancellable, found_cb, task);
}

static GPtrArray *
bunko_quick_tags_find_finish (BunkoQuickProvider *provider, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
quick_provider_iface_init (BunkoQuickProviderInterface *iface)
{
  iface->wants = bunko_quick_tags_wants;
  iface->find_async = bunko_quick_tags_find_async;
  iface->find_finish = bunko_quick_tags_find_finish;
}

static void
bunko_quick_tags_dispose (GObject *object)
{
  g_clear_object (&BUNKO_QUICK_TAGS (object)->library);

  G_OBJECT_CLASS (bunko_quick_tags_parent_class)->dispose (object);
}

static void
bunko_quick_tags_class_init (BunkoQuickTagsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bunko_quick_tags_dispose;
}

static void
bunko_quick_tags_init (BunkoQuickTags *self)
{
}

/**
 * bunko_quick_tags_new:
 * @library: a library
 *
 * Returns: (transfer full): the provider
 */
BunkoQuickTags *
bunko_quick_tags_new (BunkoLibrary *library)
{
  BunkoQuickTags *self;

  g_return_val_if_fail (BUNKO_IS_LIBRARY (library), NULL);

  self = g_object_new (BUNKO_TYPE_QUICK_TAGS, NULL);
  self->library = g_object_ref (library);
  return self;
}
