/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-store-private.h"

static gboolean
is_made_up_series (BunkoSampleStore *self, gint64 id)
{
  BunkoSampleSeries place;

  if (id < 1 || id > self->world.n_galleries)
    return FALSE;
  bunko_sample_facts_series (&self->world, id, &place);
  return place.id == id;
}

/**
 * bunko_sample_store_get_grouping:
 * @self: a library
 * @id: the id of a series
 *
 * Returns: (transfer full) (nullable): a copy of the series
 */
BunkoSampleEntry *
bunko_sample_store_get_grouping (BunkoSampleStore *self, gint64 id)
{
  const BunkoSampleEntry *edited = g_hash_table_lookup (self->groupings, GSIZE_TO_POINTER (id));
  BunkoSampleEntry *entry;

  if (edited != NULL)
    {
      entry = bunko_sample_entry_new (id, edited->name);
      entry->related = edited->related;
    }
  else if (is_made_up_series (self, id))
    {
      g_autofree char *name = bunko_sample_facts_series_name (&self->world, id);

      entry = bunko_sample_entry_new (id, name);
      entry->related = id % 3 == 0 ? 0 : id % 3;
    }
  else
    return NULL;

  return entry;
}

/**
 * bunko_sample_store_edit_grouping:
 * @self: a library
 * @id: the id of a series
 *
 * Returns: (transfer none) (nullable): the series, to be changed
 */
BunkoSampleEntry *
bunko_sample_store_edit_grouping (BunkoSampleStore *self, gint64 id)
{
  BunkoSampleEntry *entry = g_hash_table_lookup (self->groupings, GSIZE_TO_POINTER (id));

  if (entry == NULL)
    {
      entry = bunko_sample_store_get_grouping (self, id);
      if (entry != NULL)
        g_hash_table_insert (self->groupings, GSIZE_TO_POINTER (id), entry);
    }
  bunko_sample_store_touch (self, BUNKO_SAMPLE_ASPECT_ENTRIES);
  return entry;
}

/**
 * bunko_sample_store_add_grouping:
 * @self: a library
 * @name: a name
 *
 * Returns: (transfer none): a new series without galleries
 */
BunkoSampleEntry *
bunko_sample_store_add_grouping (BunkoSampleStore *self, const char *name)
{
  BunkoSampleEntry *entry = bunko_sample_entry_new (++self->last_grouping, name);

  g_hash_table_insert (self->groupings, GSIZE_TO_POINTER (entry->id), entry);
  bunko_sample_store_touch (self, BUNKO_SAMPLE_ASPECT_ENTRIES | BUNKO_SAMPLE_ASPECT_FACTS);
  return entry;
}

/**
 * bunko_sample_store_get_last_grouping:
 * @self: a library
 *
 * Returns: the id of the series that was added last
 */
guint32
bunko_sample_store_get_last_grouping (BunkoSampleStore *self)
{
  return self->last_grouping;
}

static GArray *
make_grouping_ids (BunkoSampleStore *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 id = 1; id <= self->world.n_galleries;)
    {
      BunkoSampleSeries place;

      bunko_sample_facts_series (&self->world, id, &place);
      g_array_append_val (ids, id);
      id += place.size;
    }
  for (guint32 id = BUNKO_SAMPLE_FIRST_NEW_GROUPING; id <= self->last_grouping; id++)
    g_array_append_val (ids, id);

  return ids;
}

/**
 * bunko_sample_store_list_groupings:
 * @self: a library
 *
 * Returns: (transfer full) (element-type guint32): the ids of all series
 */
GArray *
bunko_sample_store_list_groupings (BunkoSampleStore *self)
{
  GArray *ids;

  g_mutex_lock (&self->grouping_mutex);
  if (self->grouping_ids == NULL)
    self->grouping_ids = make_grouping_ids (self);
  ids = g_array_ref (self->grouping_ids);
  g_mutex_unlock (&self->grouping_mutex);

  return ids;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  guint32 left = *(const guint32 *) a;
  guint32 right = *(const guint32 *) b;

  return (left > right) - (left < right);
}

/**
 * bunko_sample_store_list_grouping:
 * @self: a library
 * @id: the id of a series
 *
 * Returns: (transfer full) (element-type guint32): the ids of its galleries, lowest first
 */
GArray *
bunko_sample_store_list_grouping (BunkoSampleStore *self, gint64 id)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  BunkoSampleSeries place = { 0 };
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  if (is_made_up_series (self, id))
    bunko_sample_facts_series (&self->world, id, &place);
  for (guint32 i = place.id; i < place.id + place.size; i++)
    if (bunko_sample_store_has_gallery (self, i) &&
        !g_hash_table_contains (self->edited, GUINT_TO_POINTER (i)))
      g_array_append_val (ids, i);

  g_hash_table_iter_init (&iter, self->edited);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (((BunkoSampleGallery *) value)->grouping_id == id)
      {
        guint32 gallery = GPOINTER_TO_UINT (key);

        g_array_append_val (ids, gallery);
      }
  g_array_sort (ids, compare_ids);

  return ids;
}
