/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-list-origins.h"

typedef struct
{
  gint64 gallery;
  BunkoViewQuery *query;
  guint position;
} Origin;

/**
 * BunkoListOrigins:
 *
 * From which list a gallery was opened, and where it stood there, so that reading can go on with
 * the next one of that list. Only the last few are remembered.
 */
struct _BunkoListOrigins
{
  GObject parent_instance;

  GQueue origins; /* of Origin, the last one first */
};

G_DEFINE_FINAL_TYPE (BunkoListOrigins, bunko_list_origins, G_TYPE_OBJECT)

static void
origin_free (gpointer data)
{
  Origin *origin = data;

  g_object_unref (origin->query);
  g_free (origin);
}

static void
bunko_list_origins_finalize (GObject *object)
{
  g_queue_clear_full (&BUNKO_LIST_ORIGINS (object)->origins, origin_free);

  G_OBJECT_CLASS (bunko_list_origins_parent_class)->finalize (object);
}

static void
bunko_list_origins_class_init (BunkoListOriginsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bunko_list_origins_finalize;
}

static void
bunko_list_origins_init (BunkoListOrigins *self)
{
  g_queue_init (&self->origins);
}

/**
 * bunko_list_origins_new:
 *
 * Returns: (transfer full): a memory of nothing
 */
BunkoListOrigins *
bunko_list_origins_new (void)
{
  return g_object_new (BUNKO_TYPE_LIST_ORIGINS, NULL);
}

static GList *
find (BunkoListOrigins *self, gint64 gallery)
{
  for (GList *link = self->origins.head; link != NULL; link = link->next)
    if (((Origin *) link->data)->gallery == gallery)
      return link;
  return NULL;
}

/**
 * bunko_list_origins_note:
 * @self: a memory
 * @gallery: the id of a gallery
 * @query: the list that it is opened from
 * @position: where it stands there, from 0
 *
 * Remembers where a gallery is opened from; what was remembered of it before is forgotten.
 */
void
bunko_list_origins_note (BunkoListOrigins *self,
                         gint64 gallery,
                         BunkoViewQuery *query,
                         guint position)
{
  Origin *origin;
  GList *old;

  g_return_if_fail (BUNKO_IS_LIST_ORIGINS (self));
  g_return_if_fail (BUNKO_IS_VIEW_QUERY (query));

  origin = g_new0 (Origin, 1);
  origin->gallery = gallery;
  origin->query = bunko_view_query_copy (query);
  origin->position = position;
  old = find (self, gallery);
  if (old != NULL)
    {
      origin_free (old->data);
      g_queue_delete_link (&self->origins, old);
    }
  g_queue_push_head (&self->origins, origin);
  if (self->origins.length > BUNKO_LIST_ORIGINS_MAX)
    origin_free (g_queue_pop_tail (&self->origins));
}

/**
 * bunko_list_origins_lookup:
 * @self: a memory
 * @gallery: the id of a gallery
 * @position: (out): where it stood in the list, from 0
 *
 * Returns: (transfer none) (nullable): the list that the gallery was opened from last
 */
BunkoViewQuery *
bunko_list_origins_lookup (BunkoListOrigins *self, gint64 gallery, guint *position)
{
  GList *link;

  g_return_val_if_fail (BUNKO_IS_LIST_ORIGINS (self), NULL);
  g_return_val_if_fail (position != NULL, NULL);

  link = find (self, gallery);
  if (link == NULL)
    return NULL;
  *position = ((Origin *) link->data)->position;
  return ((Origin *) link->data)->query;
}
