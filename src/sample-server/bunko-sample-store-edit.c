/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "bunko-sample-store-private.h"

/**
 * bunko_sample_store_touch:
 * @self: a library
 * @aspects: what is about to change
 *
 * Makes all answers out of date that depend on one of @aspects.
 */
void
bunko_sample_store_touch (BunkoSampleStore *self, BunkoSampleAspects aspects)
{
  for (guint i = 0; i < BUNKO_SAMPLE_N_ASPECTS; i++)
    if (aspects & (1u << i))
      self->generations[i]++;
  if (aspects & BUNKO_SAMPLE_ASPECT_FACTS)
    g_clear_pointer (&self->grouping_ids, g_array_unref);
}

/* From now on the edited gallery itself has the rating. */
static void
forget_rating (BunkoSampleStore *self, gint64 id)
{
  if (id <= self->ratings->len)
    self->ratings->data[id - 1] = BUNKO_SAMPLE_NO_RATING;
}

/**
 * bunko_sample_store_set_rating:
 * @self: a library
 * @id: the id of a gallery that exists
 * @rating: 0 to 10
 *
 * Rates a gallery, in little memory.
 */
void
bunko_sample_store_set_rating (BunkoSampleStore *self, gint64 id, guint rating)
{
  guint known = self->ratings->len;

  g_return_if_fail (bunko_sample_store_has_gallery (self, id));

  if (known < id)
    {
      g_byte_array_set_size (self->ratings, id);
      memset (self->ratings->data + known, BUNKO_SAMPLE_NO_RATING, id - known);
    }
  self->ratings->data[id - 1] = rating;
  bunko_sample_store_touch (self, BUNKO_SAMPLE_ASPECT_FACTS);
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
  edited->rating = current.rating;
  forget_rating (self, id);
  bunko_sample_store_touch (self, aspects);
  return edited;
}

/**
 * bunko_sample_store_put_gallery:
 * @self: a library
 * @gallery: (transfer full): an owned gallery with the id of one that exists
 *
 * Replaces a gallery.
 */
void
bunko_sample_store_put_gallery (BunkoSampleStore *self, BunkoSampleGallery *gallery)
{
  g_return_if_fail (bunko_sample_store_has_gallery (self, gallery->id));

  g_hash_table_insert (self->edited, GUINT_TO_POINTER (gallery->id), gallery);
  forget_rating (self, gallery->id);
  bunko_sample_store_touch (self, BUNKO_SAMPLE_ASPECT_FACTS | BUNKO_SAMPLE_ASPECT_READING);
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
  bunko_sample_store_touch (self, BUNKO_SAMPLE_ASPECT_FACTS);

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
  bunko_sample_store_touch (self, BUNKO_SAMPLE_ASPECT_FACTS | BUNKO_SAMPLE_ASPECT_METATAGS);
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
  bunko_sample_store_touch (self, BUNKO_SAMPLE_ASPECT_METATAGS);
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
  bunko_sample_store_touch (self, BUNKO_SAMPLE_ASPECT_ENTRIES);
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
  bunko_sample_store_touch (self, BUNKO_SAMPLE_ASPECT_ENTRIES);
  return tag->id;
}
