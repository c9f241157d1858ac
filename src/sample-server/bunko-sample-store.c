/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "art/bunko-sample-names.h"
#include "bunko-sample-facts.h"
#include "bunko-sample-store.h"
#include "bunko-sample-vocabulary.h"

/* Series that were made by an edit; those from the seed have the ids of galleries. */
#define FIRST_NEW_GROUPING 10000001

struct _BunkoSampleStore
{
  BunkoSampleWorld world;

  /* A byte for each gallery that ever was: the only thing that is kept of galleries nobody edited.
   */
  GByteArray *metatags;
  guint n_alive;

  GHashTable *edited;        /* gallery id to owned BunkoSampleGallery */
  GHashTable *page_metatags; /* page id to BunkoSampleMetatags, where not 0 */
  GHashTable *groupings;     /* series id to owned BunkoSampleEntry, of edited and new ones */
  guint32 last_grouping;
  GArray *grouping_ids;  /* of all series; NULL until somebody asks and after edits */
  GMutex grouping_mutex; /* readers may make @grouping_ids at the same time */

  BunkoSampleTable tables[BUNKO_SAMPLE_TYPE_PARODY + 1];
  BunkoSampleTable tags;
  GPtrArray *namespaces;

  guint64 generations[BUNKO_SAMPLE_N_ASPECTS];
};

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
  self->edited =
      g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) bunko_sample_gallery_free);
  self->page_metatags = g_hash_table_new (NULL, NULL);
  self->groupings =
      g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) bunko_sample_entry_free);
  self->last_grouping = FIRST_NEW_GROUPING - 1;
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
  g_byte_array_unref (self->metatags);
  g_free (self);
}

/**
 * bunko_sample_store_get_seed:
 * @self: a library
 *
 * Returns: what everything is made from
 */
guint64
bunko_sample_store_get_seed (BunkoSampleStore *self)
{
  return self->world.seed;
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

static void
touch (BunkoSampleStore *self, BunkoSampleAspects aspects)
{
  for (guint i = 0; i < BUNKO_SAMPLE_N_ASPECTS; i++)
    if (aspects & (1u << i))
      self->generations[i]++;
  if (aspects & BUNKO_SAMPLE_ASPECT_FACTS)
    g_clear_pointer (&self->grouping_ids, g_array_unref);
}

/**
 * bunko_sample_store_edit_gallery:
 * @self: a library
 * @id: an id
 * @aspects: what the caller is about to change
 *
 * Returns: (transfer none) (nullable): the gallery, to be changed in place
 */
BunkoSampleGallery *
bunko_sample_store_edit_gallery (BunkoSampleStore *self, gint64 id, BunkoSampleAspects aspects)
{
  BunkoSampleGallery current;
  BunkoSampleGallery *edited = g_hash_table_lookup (self->edited, GUINT_TO_POINTER (id));

  if (!bunko_sample_store_get_gallery (self, id, &current))
    return NULL;
  if (edited == NULL)
    {
      edited = bunko_sample_gallery_copy (&current);
      g_hash_table_insert (self->edited, GUINT_TO_POINTER (id), edited);
    }
  touch (self, aspects);
  return edited;
}

/**
 * bunko_sample_store_add_gallery:
 * @self: a library
 *
 * Adds a gallery without anything, in a series of its own.
 *
 * Returns: (transfer none): the gallery, to be filled
 */
BunkoSampleGallery *
bunko_sample_store_add_gallery (BunkoSampleStore *self)
{
  BunkoSampleGallery *gallery = g_new0 (BunkoSampleGallery, 1);
  guint8 metatags = 0;

  g_byte_array_append (self->metatags, &metatags, 1);
  self->n_alive++;
  gallery->id = self->metatags->len;
  gallery->seed = bunko_sample_mix (self->world.seed, gallery->id);
  gallery->titles = bunko_sample_titles_new ();
  gallery->info = g_strdup ("");
  gallery->urls = g_new0 (char *, 1);
  gallery->number = -1;
  gallery->phantom = TRUE;
  gallery->timestamp = gallery->last_updated = g_get_real_time () / G_USEC_PER_SEC;
  g_hash_table_insert (self->edited, GUINT_TO_POINTER (gallery->id), gallery);
  touch (self, BUNKO_SAMPLE_ASPECT_FACTS);

  return gallery;
}

/**
 * bunko_sample_store_delete_gallery:
 * @self: a library
 * @id: an id
 *
 * Deletes a gallery for good.
 *
 * Returns: whether there was one
 */
gboolean
bunko_sample_store_delete_gallery (BunkoSampleStore *self, gint64 id)
{
  if (!bunko_sample_store_has_gallery (self, id))
    return FALSE;

  self->metatags->data[id - 1] = BUNKO_SAMPLE_METATAG_DELETED;
  self->n_alive--;
  g_hash_table_remove (self->edited, GUINT_TO_POINTER (id));
  touch (self, BUNKO_SAMPLE_ASPECT_FACTS | BUNKO_SAMPLE_ASPECT_METATAGS);
  return TRUE;
}

/**
 * bunko_sample_store_set_metatags:
 * @self: a library
 * @id: the id of a gallery that exists
 * @set: #BunkoSampleMetatags to set
 * @clear: those to take away
 *
 * Changes the metatags of a gallery.
 */
void
bunko_sample_store_set_metatags (BunkoSampleStore *self, gint64 id, guint8 set, guint8 clear)
{
  guint8 *metatags;

  g_return_if_fail (bunko_sample_store_has_gallery (self, id));

  metatags = &self->metatags->data[id - 1];
  *metatags = (*metatags | set) & ~clear;
  touch (self, BUNKO_SAMPLE_ASPECT_METATAGS);
}

/**
 * bunko_sample_store_set_page_metatags:
 * @self: a library
 * @page_id: the id of a page that exists
 * @set: #BunkoSampleMetatags to set
 * @clear: those to take away
 *
 * Changes the metatags of a page.
 */
void
bunko_sample_store_set_page_metatags (BunkoSampleStore *self,
                                      gint64 page_id,
                                      guint8 set,
                                      guint8 clear)
{
  guint metatags = (bunko_sample_store_get_page_metatags (self, page_id) | set) & ~clear;

  if (metatags == 0)
    g_hash_table_remove (self->page_metatags, GSIZE_TO_POINTER (page_id));
  else
    g_hash_table_insert (self->page_metatags, GSIZE_TO_POINTER (page_id),
                         GUINT_TO_POINTER (metatags));
}

/**
 * bunko_sample_store_edit_table:
 * @self: a library
 * @type: as for bunko_sample_store_get_table()
 *
 * Returns: all items of a small type, to be changed
 */
BunkoSampleTable *
bunko_sample_store_edit_table (BunkoSampleStore *self, BunkoSampleItemType type)
{
  touch (self, BUNKO_SAMPLE_ASPECT_ENTRIES);
  return &self->tables[type];
}

static guint32
find_namespace (BunkoSampleStore *self, const char *name, gboolean create)
{
  g_autofree char *capitalised = NULL;

  for (guint i = 0; i < self->namespaces->len; i++)
    if (g_ascii_strcasecmp (g_ptr_array_index (self->namespaces, i), name) == 0)
      return i + 1;
  if (!create)
    return 0;

  capitalised = g_strdup (name);
  capitalised[0] = g_ascii_toupper (capitalised[0]);
  g_ptr_array_add (self->namespaces, g_steal_pointer (&capitalised));
  return self->namespaces->len;
}

/**
 * bunko_sample_store_find_tag:
 * @self: a library
 * @space: the namespace
 * @name: the tag
 * @create: whether to make one; namespaces are stored capitalised, tags in lower case
 *
 * Returns: the id of the tag, 0 for none
 */
guint32
bunko_sample_store_find_tag (BunkoSampleStore *self,
                             const char *space,
                             const char *name,
                             gboolean create)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);
  guint32 space_id = find_namespace (self, space, create);
  BunkoSampleEntry *tag;

  for (guint i = 1; i <= bunko_sample_table_get_size (&self->tags); i++)
    {
      tag = bunko_sample_table_get (&self->tags, i);
      if (tag != NULL && tag->related == space_id && g_str_equal (tag->name, lower))
        return i;
    }
  if (!create)
    return 0;

  tag = bunko_sample_table_add (&self->tags, lower);
  tag->related = space_id;
  touch (self, BUNKO_SAMPLE_ASPECT_ENTRIES);
  return tag->id;
}

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
  touch (self, BUNKO_SAMPLE_ASPECT_ENTRIES);
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
  touch (self, BUNKO_SAMPLE_ASPECT_ENTRIES | BUNKO_SAMPLE_ASPECT_FACTS);
  return entry;
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
  for (guint32 id = FIRST_NEW_GROUPING; id <= self->last_grouping; id++)
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
  for (guint32 i = id; i < id + place.size; i++)
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
