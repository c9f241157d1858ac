/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-quick-recent.h"

/**
 * BunkoQuickRecent:
 *
 * Knows what was jumped to last, as long as nothing was written.
 */
struct _BunkoQuickRecent
{
  GObject parent_instance;

  BunkoRecentList *list;
};

static void quick_provider_iface_init (BunkoQuickProviderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoQuickRecent,
                               bunko_quick_recent,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BUNKO_TYPE_QUICK_PROVIDER,
                                                      quick_provider_iface_init))

static gboolean
bunko_quick_recent_wants (BunkoQuickProvider *provider, const BunkoQuickQuery *query)
{
  return *query->text == '\0' && !query->only_actions && !query->only_tags &&
         query->tag_namespace == NULL;
}

static GPtrArray *
bunko_quick_recent_find (BunkoQuickProvider *provider, const BunkoQuickQuery *query)
{
  BunkoQuickRecent *self = BUNKO_QUICK_RECENT (provider);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < bunko_recent_list_get_length (self->list); i++)
    {
      BunkoQuickHit *hit =
          bunko_quick_hit_new_from_variant (bunko_recent_list_get_value (self->list, i));

      if (hit != NULL)
        g_ptr_array_add (found, hit);
    }
  return found;
}

static void
quick_provider_iface_init (BunkoQuickProviderInterface *iface)
{
  iface->wants = bunko_quick_recent_wants;
  iface->find = bunko_quick_recent_find;
}

static void
bunko_quick_recent_dispose (GObject *object)
{
  g_clear_object (&BUNKO_QUICK_RECENT (object)->list);

  G_OBJECT_CLASS (bunko_quick_recent_parent_class)->dispose (object);
}

static void
bunko_quick_recent_class_init (BunkoQuickRecentClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bunko_quick_recent_dispose;
}

static void
bunko_quick_recent_init (BunkoQuickRecent *self)
{
}

/**
 * bunko_quick_recent_new:
 * @list: what was jumped to, as bunko_quick_hit_to_variant() writes it
 *
 * Returns: (transfer full): the provider
 */
BunkoQuickRecent *
bunko_quick_recent_new (BunkoRecentList *list)
{
  BunkoQuickRecent *self;

  g_return_val_if_fail (BUNKO_IS_RECENT_LIST (list), NULL);

  self = g_object_new (BUNKO_TYPE_QUICK_RECENT, NULL);
  self->list = g_object_ref (list);
  return self;
}
