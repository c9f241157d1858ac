/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-items.h"

/* The message objects of the API, as HPX sends them: lists that can be long (pages, tags,
 * collections) are left out. */

#define USER_ID 1

/* Url ids: those of artists are the artist's, those of galleries come after. */
#define URLS_PER_OWNER    8
#define FIRST_GALLERY_URL 100000

/**
 * bunko_sample_items_write_metatags:
 * @out: where to write
 * @metatags: #BunkoSampleMetatags
 *
 * Writes the object of booleans.
 */
void
bunko_sample_items_write_metatags (BunkoSampleWriter *out, guint8 metatags)
{
  bunko_sample_writer_begin_object (out);
  for (guint i = 0; i < BUNKO_SAMPLE_N_METATAGS; i++)
    bunko_sample_writer_member_boolean (out, bunko_sample_metatag_name (i),
                                        (metatags & (1u << i)) != 0);
  bunko_sample_writer_end_object (out);
}

static void
write_plain (const BunkoSampleEntry *entry, BunkoSampleWriter *out)
{
  bunko_sample_writer_begin_object (out);
  bunko_sample_writer_member_int (out, "id", entry->id);
  bunko_sample_writer_member_string (out, "name", entry->name);
  bunko_sample_writer_member_int (out, "user_id", USER_ID);
  bunko_sample_writer_end_object (out);
}

static void
write_language (const BunkoSampleEntry *entry, BunkoSampleWriter *out)
{
  bunko_sample_writer_begin_object (out);
  bunko_sample_writer_member_int (out, "id", entry->id);
  bunko_sample_writer_member_string (out, "name", entry->name);
  bunko_sample_writer_member_string (out, "code", entry->text);
  bunko_sample_writer_member_int (out, "user_id", USER_ID);
  bunko_sample_writer_end_object (out);
}

/* The rows of names are counted two to an item: its name and its alias. */
static void
write_name (const char *name, gint64 id, gint64 alias_for, BunkoSampleWriter *out)
{
  bunko_sample_writer_begin_object (out);
  bunko_sample_writer_member_int (out, "id", id);
  bunko_sample_writer_member_string (out, "name", name);
  bunko_sample_writer_member_null (out, "language_id");
  bunko_sample_writer_member_id (out, "alias_for_id", alias_for);
  bunko_sample_writer_end_object (out);
}

static void
write_names (const BunkoSampleEntry *entry, BunkoSampleWriter *out)
{
  gint64 id = entry->id * 2 - 1;

  bunko_sample_writer_key (out, "names");
  bunko_sample_writer_begin_array (out);
  write_name (entry->name, id, 0, out);
  if (entry->alias != NULL)
    write_name (entry->alias, id + 1, id, out);
  bunko_sample_writer_end_array (out);
}

static void
write_preferred_name (const BunkoSampleEntry *entry, BunkoSampleWriter *out)
{
  bunko_sample_writer_key (out, "preferred_name");
  write_name (entry->name, entry->id * 2 - 1, 0, out);
}

static void
write_parody (const BunkoSampleEntry *entry, BunkoSampleWriter *out)
{
  bunko_sample_writer_begin_object (out);
  write_names (entry, out);
  bunko_sample_writer_member_int (out, "id", entry->id);
  bunko_sample_writer_member_int (out, "user_id", USER_ID);
  write_preferred_name (entry, out);
  bunko_sample_writer_end_object (out);
}

static void
write_entries (BunkoSampleBackend *backend,
               BunkoSampleItemType type,
               const BunkoSampleIds *ids,
               BunkoSampleWriter *out)
{
  bunko_sample_writer_begin_array (out);
  for (guint i = 0; i < ids->n; i++)
    bunko_sample_items_write (backend, type, ids->ids[i], out);
  bunko_sample_writer_end_array (out);
}

/**
 * bunko_sample_items_write_url:
 * @out: where to write
 * @id: its id
 * @url: the address
 *
 * Writes a Url object.
 */
void
bunko_sample_items_write_url (BunkoSampleWriter *out, gint64 id, const char *url)
{
  bunko_sample_writer_begin_object (out);
  bunko_sample_writer_member_int (out, "id", id);
  bunko_sample_writer_member_string (out, "name", url);
  bunko_sample_writer_member_int (out, "user_id", USER_ID);
  bunko_sample_writer_end_object (out);
}

static gint64
artist_url_id (guint32 artist_id, guint index)
{
  return (gint64) (artist_id - 1) * URLS_PER_OWNER + index + 1;
}

static void
write_artist (BunkoSampleBackend *backend, const BunkoSampleEntry *entry, BunkoSampleWriter *out)
{
  bunko_sample_writer_begin_object (out);
  write_names (entry, out);
  bunko_sample_writer_key (out, "circles");
  write_entries (backend, BUNKO_SAMPLE_TYPE_CIRCLE, &entry->circles, out);
  bunko_sample_writer_member_int (out, "id", entry->id);
  bunko_sample_writer_member_string (out, "info", entry->text != NULL ? entry->text : "");
  bunko_sample_writer_member_int (out, "user_id", USER_ID);
  bunko_sample_writer_key (out, "metatags");
  bunko_sample_items_write_metatags (out, entry->metatags);
  bunko_sample_writer_key (out, "urls");
  bunko_sample_writer_begin_array (out);
  for (guint i = 0; entry->urls != NULL && entry->urls[i] != NULL; i++)
    bunko_sample_items_write_url (out, artist_url_id (entry->id, i), entry->urls[i]);
  bunko_sample_writer_end_array (out);
  write_preferred_name (entry, out);
  bunko_sample_writer_end_object (out);
}

static void
write_collection (const BunkoSampleEntry *entry, BunkoSampleWriter *out)
{
  bunko_sample_writer_begin_object (out);
  bunko_sample_writer_member_int (out, "id", entry->id);
  bunko_sample_writer_member_string (out, "name", entry->name);
  bunko_sample_writer_member_int (out, "last_updated", entry->last_updated);
  bunko_sample_writer_member_string (out, "info", entry->text != NULL ? entry->text : "");
  bunko_sample_writer_member_id (out, "pub_date", entry->pub_date);
  bunko_sample_writer_member_id (out, "category_id", entry->related);
  bunko_sample_writer_member_int (out, "timestamp", entry->timestamp);
  bunko_sample_writer_member_int (out, "user_id", USER_ID);
  bunko_sample_writer_key (out, "metatags");
  bunko_sample_items_write_metatags (out, entry->metatags);
  bunko_sample_writer_end_object (out);
}

static void
write_filter (const BunkoSampleEntry *entry, BunkoSampleWriter *out)
{
  static const char *const flags[] = { "regex", "l_case", "strict" };

  bunko_sample_writer_begin_object (out);
  bunko_sample_writer_member_int (out, "id", entry->id);
  bunko_sample_writer_member_string (out, "name", entry->name);
  bunko_sample_writer_member_string (out, "filter", entry->text != NULL ? entry->text : "");
  bunko_sample_writer_member_boolean (out, "enforce", entry->enforce);
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    bunko_sample_writer_member_boolean (out, flags[i], entry->flags[i]);
  bunko_sample_writer_member_int (out, "user_id", USER_ID);
  bunko_sample_writer_end_object (out);
}

static void
write_grouping (const BunkoSampleEntry *entry, BunkoSampleWriter *out)
{
  bunko_sample_writer_begin_object (out);
  bunko_sample_writer_member_int (out, "id", entry->id);
  bunko_sample_writer_member_string (out, "name", entry->name);
  bunko_sample_writer_member_id (out, "status_id", entry->related);
  bunko_sample_writer_end_object (out);
}

static void
write_title_text (BunkoSampleBackend *backend,
                  const BunkoSampleGallery *gallery,
                  guint index,
                  const char *name,
                  guint32 language_id,
                  BunkoSampleWriter *out)
{
  bunko_sample_writer_begin_object (out);
  bunko_sample_writer_key (out, "language");
  if (!bunko_sample_items_write (backend, BUNKO_SAMPLE_TYPE_LANGUAGE, language_id, out))
    bunko_sample_writer_null (out);
  bunko_sample_writer_member_int (out, "id", bunko_sample_title_id (gallery->id, index));
  bunko_sample_writer_member_string (out, "name", name);
  bunko_sample_writer_member_id (out, "language_id", language_id);
  bunko_sample_writer_member_int (out, "gallery_id", gallery->id);
  bunko_sample_writer_member_null (out, "alias_for_id");
  bunko_sample_writer_member_int (out, "user_id", USER_ID);
  bunko_sample_writer_end_object (out);
}

/**
 * bunko_sample_items_write_title:
 * @backend: the server's state
 * @gallery: a gallery
 * @index: which of its titles
 * @out: where to write
 *
 * Writes a Title object.
 */
void
bunko_sample_items_write_title (BunkoSampleBackend *backend,
                                const BunkoSampleGallery *gallery,
                                guint index,
                                BunkoSampleWriter *out)
{
  guint32 language_id;
  g_autofree char *name =
      bunko_sample_store_dup_title (backend->store, gallery, index, &language_id);

  write_title_text (backend, gallery, index, name, language_id, out);
}

static void
write_titles (BunkoSampleBackend *backend,
              const BunkoSampleGallery *gallery,
              BunkoSampleWriter *out)
{
  guint n = bunko_sample_store_get_n_titles (backend->store, gallery);

  bunko_sample_writer_key (out, "titles");
  bunko_sample_writer_begin_array (out);
  for (guint i = 0; i < n; i++)
    bunko_sample_items_write_title (backend, gallery, i, out);
  bunko_sample_writer_end_array (out);
}

static void
write_preferred_title (BunkoSampleBackend *backend,
                       const BunkoSampleGallery *gallery,
                       BunkoSampleWriter *out)
{
  bunko_sample_writer_key (out, "preferred_title");
  if (bunko_sample_store_get_n_titles (backend->store, gallery) > 0)
    bunko_sample_items_write_title (backend, gallery, 0, out);
  else
    bunko_sample_writer_null (out);
}

/**
 * bunko_sample_items_url_id:
 * @gallery: a gallery
 * @index: which of its addresses
 *
 * Returns: the id of a gallery's Url object
 */
gint64
bunko_sample_items_url_id (const BunkoSampleGallery *gallery, guint index)
{
  return FIRST_GALLERY_URL + (gint64) gallery->id * URLS_PER_OWNER + index;
}

static void
write_urls (BunkoSampleBackend *backend, const BunkoSampleGallery *gallery, BunkoSampleWriter *out)
{
  bunko_sample_writer_key (out, "urls");
  bunko_sample_writer_begin_array (out);
  if (gallery->urls != NULL)
    for (guint i = 0; gallery->urls[i] != NULL; i++)
      bunko_sample_items_write_url (out, bunko_sample_items_url_id (gallery, i), gallery->urls[i]);
  else
    {
      g_autofree char *url = bunko_sample_store_dup_url (backend->store, gallery);

      if (url != NULL)
        bunko_sample_items_write_url (out, bunko_sample_items_url_id (gallery, 0), url);
    }
  bunko_sample_writer_end_array (out);
}

static void
write_lists (BunkoSampleBackend *backend, const BunkoSampleGallery *gallery, BunkoSampleWriter *out)
{
  bunko_sample_writer_key (out, "artists");
  write_entries (backend, BUNKO_SAMPLE_TYPE_ARTIST, &gallery->artists, out);
  write_titles (backend, gallery, out);
  bunko_sample_writer_key (out, "parodies");
  write_entries (backend, BUNKO_SAMPLE_TYPE_PARODY, &gallery->parodies, out);
  /* In 0.3 circles hang on the artists only. */
  if (!backend->legacy)
    {
      bunko_sample_writer_key (out, "circles");
      write_entries (backend, BUNKO_SAMPLE_TYPE_CIRCLE, &gallery->circles, out);
    }
}

static void
write_facts (BunkoSampleBackend *backend, const BunkoSampleGallery *gallery, BunkoSampleWriter *out)
{
  g_autofree char *info = bunko_sample_store_dup_info (backend->store, gallery);

  bunko_sample_writer_member_int (out, "id", gallery->id);
  bunko_sample_writer_member_int (out, "last_updated", gallery->last_updated);
  bunko_sample_writer_member_id (out, "last_read", gallery->last_read);
  bunko_sample_writer_member_id (out, "pub_date", gallery->pub_date);
  bunko_sample_writer_member_string (out, "info", info);
  bunko_sample_writer_member_boolean (out, "single_source", gallery->single_source);
  bunko_sample_writer_member_boolean (out, "phantom", gallery->phantom);
  if (gallery->rating == (gint64) gallery->rating)
    bunko_sample_writer_member_int (out, "rating", (gint64) gallery->rating);
  else
    bunko_sample_writer_member_double (out, "rating", gallery->rating);
  bunko_sample_writer_member_int (out, "times_read", gallery->times_read);
  bunko_sample_writer_member_int (out, "timestamp", gallery->timestamp);
  bunko_sample_writer_member_int (out, "number", gallery->number);
  bunko_sample_writer_member_id (out, "category_id", gallery->category_id);
  bunko_sample_writer_member_id (out, "language_id", gallery->language_id);
  bunko_sample_writer_member_id (out, "grouping_id", gallery->grouping_id);
  bunko_sample_writer_member_int (out, "taggable_id", gallery->id);
}

/**
 * bunko_sample_items_write_gallery:
 * @backend: the server's state
 * @gallery: a gallery
 * @out: where to write
 *
 * Writes a Gallery object.
 */
void
bunko_sample_items_write_gallery (BunkoSampleBackend *backend,
                                  const BunkoSampleGallery *gallery,
                                  BunkoSampleWriter *out)
{
  bunko_sample_writer_begin_object (out);
  write_lists (backend, gallery, out);
  write_facts (backend, gallery, out);
  bunko_sample_writer_key (out, "metatags");
  bunko_sample_items_write_metatags (
      out, bunko_sample_store_get_metatags (backend->store)[gallery->id - 1]);
  write_urls (backend, gallery, out);
  write_preferred_title (backend, gallery, out);
  bunko_sample_writer_end_object (out);
}

/**
 * bunko_sample_items_write_page:
 * @backend: the server's state
 * @gallery: a gallery
 * @number: the page's number, from 1
 * @out: where to write
 *
 * Writes a Page object.
 */
void
bunko_sample_items_write_page (BunkoSampleBackend *backend,
                               const BunkoSampleGallery *gallery,
                               guint number,
                               BunkoSampleWriter *out)
{
  gint64 id = bunko_sample_page_id (gallery->id, number);
  g_autofree char *name = g_strdup_printf ("%03u.jpg", number);
  g_autofree char *path = g_strdup_printf ("/srv/comics/library/g%06u.cbz/%s", gallery->id, name);

  bunko_sample_writer_begin_object (out);
  bunko_sample_writer_member_int (out, "id", id);
  bunko_sample_writer_member_int (out, "last_updated", gallery->timestamp);
  bunko_sample_writer_member_int (out, "number", number);
  bunko_sample_writer_member_string (out, "name", name);
  bunko_sample_writer_member_string (out, "path", path);
  bunko_sample_writer_member_null (out, "hash_id");
  bunko_sample_writer_member_int (out, "gallery_id", gallery->id);
  bunko_sample_writer_member_boolean (out, "in_archive", TRUE);
  bunko_sample_writer_member_int (out, "timestamp", gallery->timestamp);
  bunko_sample_writer_member_int (out, "taggable_id", id);
  bunko_sample_writer_key (out, "metatags");
  bunko_sample_items_write_metatags (out,
                                     bunko_sample_store_get_page_metatags (backend->store, id));
  bunko_sample_writer_end_object (out);
}

/**
 * bunko_sample_items_write_tag:
 * @tag: a tag
 * @out: where to write
 *
 * Writes a tag object; its namespace is the key it stands under.
 */
void
bunko_sample_items_write_tag (const BunkoSampleEntry *tag, BunkoSampleWriter *out)
{
  bunko_sample_writer_begin_object (out);
  bunko_sample_writer_member_int (out, "id", tag->id);
  bunko_sample_writer_member_int (out, "tag_id", tag->id);
  bunko_sample_writer_member_int (out, "namespace_id", tag->related);
  bunko_sample_writer_member_null (out, "parent_id");
  bunko_sample_writer_member_null (out, "language_id");
  bunko_sample_writer_member_null (out, "alias_for_id");
  bunko_sample_writer_member_int (out, "user_id", USER_ID);
  bunko_sample_writer_key (out, "metatags");
  bunko_sample_items_write_metatags (out, tag->metatags);
  bunko_sample_writer_member_string (out, "name", tag->name);
  bunko_sample_writer_end_object (out);
}

static gboolean
is_of_namespace (const BunkoSampleTable *tags, guint32 id, guint32 space)
{
  const BunkoSampleEntry *tag = bunko_sample_table_get (tags, id);

  return tag != NULL && tag->related == space;
}

static void
write_namespace (BunkoSampleBackend *backend,
                 guint32 space,
                 const guint32 *ids,
                 guint n_ids,
                 BunkoSampleWriter *out)
{
  const BunkoSampleTable *tags = bunko_sample_store_get_tags (backend->store);
  gboolean open = FALSE;

  for (guint i = 0; i < n_ids; i++)
    {
      if (!is_of_namespace (tags, ids[i], space))
        continue;
      if (!open)
        {
          bunko_sample_writer_key (out, bunko_sample_store_get_namespace (backend->store, space));
          bunko_sample_writer_begin_array (out);
          open = TRUE;
        }
      bunko_sample_items_write_tag (bunko_sample_table_get (tags, ids[i]), out);
    }
  if (open)
    bunko_sample_writer_end_array (out);
}

/**
 * bunko_sample_items_write_tags:
 * @backend: the server's state
 * @ids: (array length=n_ids): ids of tags
 * @n_ids: how many
 * @out: where to write
 *
 * Writes the object of lists by namespace.
 */
void
bunko_sample_items_write_tags (BunkoSampleBackend *backend,
                               const guint32 *ids,
                               guint n_ids,
                               BunkoSampleWriter *out)
{
  bunko_sample_writer_begin_object (out);
  for (guint i = 1; i <= bunko_sample_store_get_n_namespaces (backend->store); i++)
    write_namespace (backend, i, ids, n_ids, out);
  bunko_sample_writer_end_object (out);
}

static gboolean
write_gallery_by_id (BunkoSampleBackend *backend, gint64 id, BunkoSampleWriter *out)
{
  BunkoSampleGallery gallery;

  if (!bunko_sample_store_get_gallery (backend->store, id, &gallery))
    return FALSE;
  bunko_sample_items_write_gallery (backend, &gallery, out);
  return TRUE;
}

static gboolean
write_page_by_id (BunkoSampleBackend *backend, gint64 id, BunkoSampleWriter *out)
{
  BunkoSampleGallery gallery;
  guint number = bunko_sample_page_number (id);

  if (!bunko_sample_store_get_gallery (backend->store, bunko_sample_page_gallery (id), &gallery) ||
      number < 1 || number > gallery.page_count)
    return FALSE;
  bunko_sample_items_write_page (backend, &gallery, number, out);
  return TRUE;
}

static gboolean
write_title_by_id (BunkoSampleBackend *backend, gint64 id, BunkoSampleWriter *out)
{
  BunkoSampleGallery gallery;
  guint index = (id - 1) % BUNKO_SAMPLE_MAX_TITLES;

  if (!bunko_sample_store_get_gallery (backend->store, (id - 1) / BUNKO_SAMPLE_MAX_TITLES + 1,
                                       &gallery) ||
      index >= bunko_sample_store_get_n_titles (backend->store, &gallery))
    return FALSE;
  bunko_sample_items_write_title (backend, &gallery, index, out);
  return TRUE;
}

static gboolean
write_artist_url (BunkoSampleBackend *backend, gint64 id, BunkoSampleWriter *out)
{
  const BunkoSampleEntry *artist = bunko_sample_store_get_entry (
      backend->store, BUNKO_SAMPLE_TYPE_ARTIST, (id - 1) / URLS_PER_OWNER + 1);
  guint index = (id - 1) % URLS_PER_OWNER;

  if (artist == NULL || artist->urls == NULL || index >= g_strv_length (artist->urls))
    return FALSE;
  bunko_sample_items_write_url (out, id, artist->urls[index]);
  return TRUE;
}

static gboolean
write_url_by_id (BunkoSampleBackend *backend, gint64 id, BunkoSampleWriter *out)
{
  BunkoSampleGallery gallery;
  g_autofree char *made = NULL;
  guint index = id % URLS_PER_OWNER;
  const char *url = NULL;

  if (id < FIRST_GALLERY_URL)
    return write_artist_url (backend, id, out);
  if (!bunko_sample_store_get_gallery (backend->store, (id - FIRST_GALLERY_URL) / URLS_PER_OWNER,
                                       &gallery))
    return FALSE;
  if (gallery.urls != NULL && index < g_strv_length (gallery.urls))
    url = gallery.urls[index];
  else if (gallery.urls == NULL && index == 0)
    url = made = bunko_sample_store_dup_url (backend->store, &gallery);
  if (url == NULL)
    return FALSE;
  bunko_sample_items_write_url (out, id, url);
  return TRUE;
}

static gboolean
write_grouping_by_id (BunkoSampleBackend *backend, gint64 id, BunkoSampleWriter *out)
{
  BunkoSampleEntry *entry = bunko_sample_store_get_grouping (backend->store, id);

  if (entry == NULL)
    return FALSE;
  write_grouping (entry, out);
  bunko_sample_entry_free (entry);
  return TRUE;
}

static gboolean
write_entry_by_id (BunkoSampleBackend *backend,
                   BunkoSampleItemType type,
                   gint64 id,
                   BunkoSampleWriter *out)
{
  const BunkoSampleEntry *entry = bunko_sample_store_get_entry (backend->store, type, id);

  if (entry == NULL)
    return FALSE;
  if (type == BUNKO_SAMPLE_TYPE_ARTIST)
    write_artist (backend, entry, out);
  else if (type == BUNKO_SAMPLE_TYPE_PARODY)
    write_parody (entry, out);
  else if (type == BUNKO_SAMPLE_TYPE_LANGUAGE)
    write_language (entry, out);
  else if (type == BUNKO_SAMPLE_TYPE_COLLECTION)
    write_collection (entry, out);
  else if (type == BUNKO_SAMPLE_TYPE_FILTER)
    write_filter (entry, out);
  else
    write_plain (entry, out);
  return TRUE;
}

/**
 * bunko_sample_items_write:
 * @backend: the server's state
 * @type: an item type
 * @id: an id
 * @out: where to write
 *
 * Writes an item as `get_item` answers it.
 *
 * Returns: whether there is such an item; nothing is written if not
 */
gboolean
bunko_sample_items_write (BunkoSampleBackend *backend,
                          BunkoSampleItemType type,
                          gint64 id,
                          BunkoSampleWriter *out)
{
  if (type == BUNKO_SAMPLE_TYPE_GALLERY)
    return write_gallery_by_id (backend, id, out);
  if (type == BUNKO_SAMPLE_TYPE_PAGE)
    return write_page_by_id (backend, id, out);
  if (type == BUNKO_SAMPLE_TYPE_TITLE)
    return write_title_by_id (backend, id, out);
  if (type == BUNKO_SAMPLE_TYPE_URL)
    return write_url_by_id (backend, id, out);
  if (type == BUNKO_SAMPLE_TYPE_GROUPING)
    return write_grouping_by_id (backend, id, out);
  return write_entry_by_id (backend, type, id, out);
}
