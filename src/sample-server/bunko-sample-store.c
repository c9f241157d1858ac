/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-store-private.h"
#include "bunko-sample-vocabulary.h"

static void
fill_metatags (BunkoSampleStore *self)
{
  g_byte_array_set_size (self->metatags, self->world.n_galleries);
  for (guint i = 0; i < self->world.n_galleries; i++)
    self->metatags->data[i] = bunko_sample_facts_metatags (&self->world, i + 1);
  self->n_alive = self->world.n_galleries;
}

static void
count_world (BunkoSampleStore *self)
{
  BunkoSampleWorld *world = &self->world;

  world->n_artists = bunko_sample_table_get_size (&self->tables[BUNKO_SAMPLE_TYPE_ARTIST]);
  world->n_circles = bunko_sample_table_get_size (&self->tables[BUNKO_SAMPLE_TYPE_CIRCLE]);
  world->n_parodies = bunko_sample_table_get_size (&self->tables[BUNKO_SAMPLE_TYPE_PARODY]);
  world->n_languages = bunko_sample_table_get_size (&self->tables[BUNKO_SAMPLE_TYPE_LANGUAGE]);
  world->n_categories = bunko_sample_table_get_size (&self->tables[BUNKO_SAMPLE_TYPE_CATEGORY]);
  world->n_collections = bunko_sample_table_get_size (&self->tables[BUNKO_SAMPLE_TYPE_COLLECTION]);
  world->n_tags = bunko_sample_table_get_size (&self->tags);
}

static void
fill_circles_of_artists (BunkoSampleStore *self)
{
  for (guint i = 1; i <= self->world.n_artists; i++)
    {
      guint32 circle = bunko_sample_facts_circle_of (&self->world, i);
      BunkoSampleEntry *artist = bunko_sample_store_get_entry (self, BUNKO_SAMPLE_TYPE_ARTIST, i);

      if (circle != 0)
        bunko_sample_ids_add (&artist->circles, circle);
    }
}

/**
 * bunko_sample_store_new:
 * @seed: what everything is made from
 * @n_galleries: how many galleries
 *
 * Returns: (transfer full): a library as it is before anybody edits it
 */
BunkoSampleStore *
bunko_sample_store_new (guint64 seed, guint n_galleries)
{
  BunkoSampleStore *self = g_new0 (BunkoSampleStore, 1);

  self->world.seed = seed;
  self->world.n_galleries = n_galleries;
  self->metatags = g_byte_array_new ();
  self->ratings = g_byte_array_new ();
  self->edited =
      g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) bunko_sample_gallery_free);
  self->page_metatags = g_hash_table_new (NULL, NULL);
  self->groupings =
      g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) bunko_sample_entry_free);
  self->last_grouping = BUNKO_SAMPLE_FIRST_NEW_GROUPING - 1;
  g_mutex_init (&self->grouping_mutex);
  for (guint i = 0; i < G_N_ELEMENTS (self->tables); i++)
    bunko_sample_table_init (&self->tables[i]);
  bunko_sample_table_init (&self->tags);
  self->namespaces = g_ptr_array_new_with_free_func (g_free);

  bunko_sample_vocabulary_fill (seed, self->tables);
  bunko_sample_vocabulary_fill_tags (self->namespaces, &self->tags);
  count_world (self);
  fill_circles_of_artists (self);
  fill_metatags (self);

  return self;
}

/**
 * bunko_sample_store_free:
 * @self: (transfer full): a library
 *
 * Frees it.
 */
void
bunko_sample_store_free (BunkoSampleStore *self)
{
  g_ptr_array_unref (self->namespaces);
  bunko_sample_table_clear (&self->tags);
  for (guint i = 0; i < G_N_ELEMENTS (self->tables); i++)
    bunko_sample_table_clear (&self->tables[i]);
  g_clear_pointer (&self->grouping_ids, g_array_unref);
  g_mutex_clear (&self->grouping_mutex);
  g_hash_table_unref (self->groupings);
  g_hash_table_unref (self->page_metatags);
  g_hash_table_unref (self->edited);
  g_byte_array_unref (self->ratings);
  g_byte_array_unref (self->metatags);
  g_free (self);
}

/**
 * bunko_sample_store_get_last_id:
 * @self: a library
 *
 * Returns: the highest gallery id ever given
 */
guint
bunko_sample_store_get_last_id (BunkoSampleStore *self)
{
  return self->metatags->len;
}

/**
 * bunko_sample_store_count_galleries:
 * @self: a library
 *
 * Returns: how many galleries there are
 */
guint
bunko_sample_store_count_galleries (BunkoSampleStore *self)
{
  return self->n_alive;
}

/**
 * bunko_sample_store_get_metatags:
 * @self: a library
 *
 * Returns: the #BunkoSampleMetatags of all galleries; that of id 1 first
 */
const guint8 *
bunko_sample_store_get_metatags (BunkoSampleStore *self)
{
  return self->metatags->data;
}

/**
 * bunko_sample_store_has_gallery:
 * @self: a library
 * @id: an id
 *
 * Returns: whether there is such a gallery
 */
gboolean
bunko_sample_store_has_gallery (BunkoSampleStore *self, gint64 id)
{
  return id >= 1 && id <= self->metatags->len &&
         !(self->metatags->data[id - 1] & BUNKO_SAMPLE_METATAG_DELETED);
}

/**
 * bunko_sample_store_get_gallery:
 * @self: a library
 * @id: an id
 * @gallery: (out caller-allocates): the gallery; what it points at is the library's
 *
 * Reads a gallery.
 *
 * Returns: whether there is one
 */
gboolean
bunko_sample_store_get_gallery (BunkoSampleStore *self, gint64 id, BunkoSampleGallery *gallery)
{
  const BunkoSampleGallery *edited;

  if (!bunko_sample_store_has_gallery (self, id))
    return FALSE;

  edited = g_hash_table_lookup (self->edited, GUINT_TO_POINTER (id));
  if (edited != NULL)
    *gallery = *edited;
  else
    bunko_sample_facts_make (&self->world, id, gallery);
  if (id <= self->ratings->len && self->ratings->data[id - 1] != BUNKO_SAMPLE_NO_RATING)
    gallery->rating = self->ratings->data[id - 1];
  return TRUE;
}

/**
 * bunko_sample_store_get_n_titles:
 * @self: a library
 * @gallery: one of its galleries
 *
 * Returns: how many titles it has, counting an empty first one
 */
guint
bunko_sample_store_get_n_titles (BunkoSampleStore *self, const BunkoSampleGallery *gallery)
{
  return gallery->titles != NULL ? gallery->titles->len
                                 : bunko_sample_facts_n_titles (&self->world, gallery->id);
}

/**
 * bunko_sample_store_dup_title:
 * @self: a library
 * @gallery: one of its galleries
 * @index: which title
 * @language_id: (out) (optional): its language, 0 for none
 *
 * Returns: (transfer full): the title, empty beyond the last
 */
char *
bunko_sample_store_dup_title (BunkoSampleStore *self,
                              const BunkoSampleGallery *gallery,
                              guint index,
                              guint32 *language_id)
{
  const BunkoSampleTitle *title;

  if (language_id != NULL)
    *language_id = index == 0 ? gallery->language_id : 0;
  if (gallery->titles == NULL)
    return bunko_sample_facts_title (&self->world, gallery->id, index);
  if (index >= gallery->titles->len)
    return g_strdup ("");

  title = &g_array_index (gallery->titles, BunkoSampleTitle, index);
  if (language_id != NULL)
    *language_id = title->language_id;
  return g_strdup (title->name);
}

/**
 * bunko_sample_store_dup_info:
 * @self: a library
 * @gallery: one of its galleries
 *
 * Returns: (transfer full): its description; may be empty
 */
char *
bunko_sample_store_dup_info (BunkoSampleStore *self, const BunkoSampleGallery *gallery)
{
  if (gallery->info != NULL)
    return g_strdup (gallery->info);
  return bunko_sample_vocabulary_info (gallery->seed);
}

/**
 * bunko_sample_store_dup_url:
 * @self: a library
 * @gallery: one of its galleries
 *
 * Returns: (transfer full) (nullable): the address of a gallery that nobody edited the addresses of
 */
char *
bunko_sample_store_dup_url (BunkoSampleStore *self, const BunkoSampleGallery *gallery)
{
  if (gallery->id % 5 != 0)
    return NULL;
  return g_strdup_printf ("https://example.org/gallery/%u", gallery->id);
}

/**
 * bunko_sample_store_get_table:
 * @self: a library
 * @type: artist, circle, parody, language, category, status, collection or filter
 *
 * Returns: all items of a small type
 */
const BunkoSampleTable *
bunko_sample_store_get_table (BunkoSampleStore *self, BunkoSampleItemType type)
{
  return &self->tables[type];
}

/**
 * bunko_sample_store_get_entry:
 * @self: a library
 * @type: as for bunko_sample_store_get_table()
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the item
 */
BunkoSampleEntry *
bunko_sample_store_get_entry (BunkoSampleStore *self, BunkoSampleItemType type, gint64 id)
{
  return bunko_sample_table_get (&self->tables[type], id);
}

/**
 * bunko_sample_store_add_tags:
 * @self: a library
 * @n_tags: how many tags there are to be
 *
 * Adds tags that no gallery has, so that there are as many as wanted.
 */
void
bunko_sample_store_add_tags (BunkoSampleStore *self, guint n_tags)
{
  bunko_sample_vocabulary_add_tags (self->namespaces->len, &self->tags, n_tags);
}

/**
 * bunko_sample_store_set_n_pages:
 * @self: a library that was not used yet
 * @n_pages: how many pages every gallery has; 0 for a different number each
 *
 * Makes all galleries equally long.
 */
void
bunko_sample_store_set_n_pages (BunkoSampleStore *self, guint n_pages)
{
  self->world.n_pages = n_pages;
}

/**
 * bunko_sample_store_get_tags:
 * @self: a library
 *
 * Returns: all tags
 */
const BunkoSampleTable *
bunko_sample_store_get_tags (BunkoSampleStore *self)
{
  return &self->tags;
}

/**
 * bunko_sample_store_get_namespace:
 * @self: a library
 * @id: a namespace's id
 *
 * Returns: (nullable): its name
 */
const char *
bunko_sample_store_get_namespace (BunkoSampleStore *self, guint32 id)
{
  return id >= 1 && id <= self->namespaces->len ? g_ptr_array_index (self->namespaces, id - 1)
                                                : NULL;
}

/**
 * bunko_sample_store_get_n_namespaces:
 * @self: a library
 *
 * Returns: how many namespaces there are
 */
guint
bunko_sample_store_get_n_namespaces (BunkoSampleStore *self)
{
  return self->namespaces->len;
}

/**
 * bunko_sample_store_get_page_metatags:
 * @self: a library
 * @page_id: a page's id
 *
 * Returns: its #BunkoSampleMetatags
 */
guint8
bunko_sample_store_get_page_metatags (BunkoSampleStore *self, gint64 page_id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->page_metatags, GSIZE_TO_POINTER (page_id)));
}

/**
 * bunko_sample_store_get_generation:
 * @self: a library
 * @aspects: what an answer depends on
 *
 * Returns: a number that changes whenever one of @aspects does
 */
guint64
bunko_sample_store_get_generation (BunkoSampleStore *self, BunkoSampleAspects aspects)
{
  guint64 sum = 0;

  for (guint i = 0; i < BUNKO_SAMPLE_N_ASPECTS; i++)
    if (aspects & (1u << i))
      sum += self->generations[i];
  return sum;
}
