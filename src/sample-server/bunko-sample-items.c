/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-items.h"

/* The message objects of the API, as HPX sends them: lists that can be long (pages, tags,
 * collections) are left out. */

/* The ids of artists' addresses come before those of galleries. */
#define FIRST_GALLERY_URL 100000

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
  bunko_sample_writer_member_int (out, "user_id", BUNKO_SAMPLE_USER_ID);
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
  return FIRST_GALLERY_URL + (gint64) gallery->id * BUNKO_SAMPLE_URLS_PER_OWNER + index;
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
  bunko_sample_items_write_entries (backend, BUNKO_SAMPLE_TYPE_ARTIST, &gallery->artists, out);
  write_titles (backend, gallery, out);
  bunko_sample_writer_key (out, "parodies");
  bunko_sample_items_write_entries (backend, BUNKO_SAMPLE_TYPE_PARODY, &gallery->parodies, out);
  /* In 0.3 circles hang on the artists only. */
  if (!backend->legacy)
    {
      bunko_sample_writer_key (out, "circles");
      bunko_sample_items_write_entries (backend, BUNKO_SAMPLE_TYPE_CIRCLE, &gallery->circles, out);
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
  const char *ext =
      bunko_sample_pictures_get_ext (backend->pictures, gallery->seed, number, gallery->page_count);
  g_autofree char *name = g_strdup_printf ("%03u%s", number, ext);
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
  guint index;

  if (id < 1)
    return FALSE;
  index = (id - 1) % BUNKO_SAMPLE_MAX_TITLES;
  if (!bunko_sample_store_get_gallery (backend->store, (id - 1) / BUNKO_SAMPLE_MAX_TITLES + 1,
                                       &gallery) ||
      index >= bunko_sample_store_get_n_titles (backend->store, &gallery))
    return FALSE;
  bunko_sample_items_write_title (backend, &gallery, index, out);
  return TRUE;
}

static gboolean
write_url_by_id (BunkoSampleBackend *backend, gint64 id, BunkoSampleWriter *out)
{
  BunkoSampleGallery gallery;
  g_autofree char *made = NULL;
  guint index = id % BUNKO_SAMPLE_URLS_PER_OWNER;
  const char *url = NULL;

  if (id < 1)
    return FALSE;
  if (id < FIRST_GALLERY_URL)
    return bunko_sample_items_write_artist_url (backend, id, out);
  if (!bunko_sample_store_get_gallery (
          backend->store, (id - FIRST_GALLERY_URL) / BUNKO_SAMPLE_URLS_PER_OWNER, &gallery))
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
    return bunko_sample_items_write_grouping (backend, id, out);
  return bunko_sample_items_write_entry (backend, type, id, out);
}
