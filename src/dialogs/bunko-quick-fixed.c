/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-quick-fixed.h"

/**
 * BunkoQuickFixed:
 *
 * Knows what it was told: views, tabs, actions.
 */
struct _BunkoQuickFixed
{
  GObject parent_instance;

  GPtrArray *hits;
  gboolean offered; /* also where nothing was written yet */
};

static void quick_provider_iface_init (BunkoQuickProviderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoQuickFixed,
                               bunko_quick_fixed,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BUNKO_TYPE_QUICK_PROVIDER,
                                                      quick_provider_iface_init))

static gboolean
bunko_quick_fixed_wants (BunkoQuickProvider *provider, const BunkoQuickQuery *query)
{
  BunkoQuickFixed *self = BUNKO_QUICK_FIXED (provider);

  return !query->only_tags && query->tag_namespace == NULL &&
         (*query->text != '\0' || query->only_actions || self->offered);
}

static GPtrArray *
bunko_quick_fixed_find (BunkoQuickProvider *provider, const BunkoQuickQuery *query)
{
  BunkoQuickFixed *self = BUNKO_QUICK_FIXED (provider);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->hits->len; i++)
    {
      BunkoQuickHit *hit = g_ptr_array_index (self->hits, i);

      if ((!query->only_actions || bunko_quick_hit_get_kind (hit) == BUNKO_QUICK_KIND_ACTION) &&
          bunko_quick_hit_rank (hit, query->folded) < 4)
        g_ptr_array_add (found, g_object_ref (hit));
    }
  return found;
}

static void
quick_provider_iface_init (BunkoQuickProviderInterface *iface)
{
  iface->wants = bunko_quick_fixed_wants;
  iface->find = bunko_quick_fixed_find;
}

static void
bunko_quick_fixed_finalize (GObject *object)
{
  g_clear_pointer (&BUNKO_QUICK_FIXED (object)->hits, g_ptr_array_unref);

  G_OBJECT_CLASS (bunko_quick_fixed_parent_class)->finalize (object);
}

static void
bunko_quick_fixed_class_init (BunkoQuickFixedClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bunko_quick_fixed_finalize;
}

static void
bunko_quick_fixed_init (BunkoQuickFixed *self)
{
  self->hits = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * bunko_quick_fixed_new:
 * @offered: whether all is offered before anything was written
 *
 * Returns: (transfer full): a provider that knows nothing yet
 */
BunkoQuickFixed *
bunko_quick_fixed_new (gboolean offered)
{
  BunkoQuickFixed *self = g_object_new (BUNKO_TYPE_QUICK_FIXED, NULL);

  self->offered = offered;
  return self;
}

/**
 * bunko_quick_fixed_add:
 * @self: a provider
 * @hit: something to jump to
 *
 * Tells it about something.
 */
void
bunko_quick_fixed_add (BunkoQuickFixed *self, BunkoQuickHit *hit)
{
  g_return_if_fail (BUNKO_IS_QUICK_FIXED (self));
  g_return_if_fail (BUNKO_IS_QUICK_HIT (hit));

  g_ptr_array_add (self->hits, g_object_ref (hit));
}
