/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-items.h"

/* The message objects of the small types, as HPX sends them. */

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
  bunko_sample_writer_member_int (out, "user_id", BUNKO_SAMPLE_USER_ID);
  bunko_sample_writer_end_object (out);
}

static void
write_language (const BunkoSampleEntry *entry, BunkoSampleWriter *out)
{
  bunko_sample_writer_begin_object (out);
  bunko_sample_writer_member_int (out, "id", entry->id);
  bunko_sample_writer_member_string (out, "name", entry->name);
  bunko_sample_writer_member_string (out, "code", entry->text);
  bunko_sample_writer_member_int (out, "user_id", BUNKO_SAMPLE_USER_ID);
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
  bunko_sample_writer_member_int (out, "user_id", BUNKO_SAMPLE_USER_ID);
  write_preferred_name (entry, out);
  bunko_sample_writer_end_object (out);
}

/**
 * bunko_sample_items_write_entries:
 * @backend: the server's state
 * @type: a small item type
 * @ids: ids of such items
 * @out: where to write
 *
 * Writes a list of items.
 */
void
bunko_sample_items_write_entries (BunkoSampleBackend *backend,
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
  bunko_sample_writer_member_int (out, "user_id", BUNKO_SAMPLE_USER_ID);
  bunko_sample_writer_end_object (out);
}

static gint64
artist_url_id (guint32 artist_id, guint index)
{
  return (gint64) (artist_id - 1) * BUNKO_SAMPLE_URLS_PER_OWNER + index + 1;
}

static void
write_artist (BunkoSampleBackend *backend, const BunkoSampleEntry *entry, BunkoSampleWriter *out)
{
  bunko_sample_writer_begin_object (out);
  write_names (entry, out);
  bunko_sample_writer_key (out, "circles");
  bunko_sample_items_write_entries (backend, BUNKO_SAMPLE_TYPE_CIRCLE, &entry->circles, out);
  bunko_sample_writer_member_int (out, "id", entry->id);
  bunko_sample_writer_member_string (out, "info", entry->text != NULL ? entry->text : "");
  bunko_sample_writer_member_int (out, "user_id", BUNKO_SAMPLE_USER_ID);
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
  bunko_sample_writer_member_int (out, "user_id", BUNKO_SAMPLE_USER_ID);
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
  bunko_sample_writer_member_int (out, "user_id", BUNKO_SAMPLE_USER_ID);
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
  bunko_sample_writer_member_int (out, "user_id", BUNKO_SAMPLE_USER_ID);
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

/**
 * bunko_sample_items_write_artist_url:
 * @backend: the server's state
 * @id: the id of an address
 * @out: where to write
 *
 * Writes a Url object of an artist.
 *
 * Returns: whether there is such an address
 */
gboolean
bunko_sample_items_write_artist_url (BunkoSampleBackend *backend, gint64 id, BunkoSampleWriter *out)
{
  const BunkoSampleEntry *artist = bunko_sample_store_get_entry (
      backend->store, BUNKO_SAMPLE_TYPE_ARTIST, (id - 1) / BUNKO_SAMPLE_URLS_PER_OWNER + 1);
  guint index = (id - 1) % BUNKO_SAMPLE_URLS_PER_OWNER;

  if (artist == NULL || artist->urls == NULL || index >= g_strv_length (artist->urls))
    return FALSE;
  bunko_sample_items_write_url (out, id, artist->urls[index]);
  return TRUE;
}

/**
 * bunko_sample_items_write_grouping:
 * @backend: the server's state
 * @id: the id of a series
 * @out: where to write
 *
 * Writes a Grouping object.
 *
 * Returns: whether there is such a series
 */
gboolean
bunko_sample_items_write_grouping (BunkoSampleBackend *backend, gint64 id, BunkoSampleWriter *out)
{
  BunkoSampleEntry *entry = bunko_sample_store_get_grouping (backend->store, id);

  if (entry == NULL)
    return FALSE;
  write_grouping (entry, out);
  bunko_sample_entry_free (entry);
  return TRUE;
}

/**
 * bunko_sample_items_write_entry:
 * @backend: the server's state
 * @type: a small item type
 * @id: an id
 * @out: where to write
 *
 * Writes an item of a small type.
 *
 * Returns: whether there is such an item
 */
gboolean
bunko_sample_items_write_entry (BunkoSampleBackend *backend,
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
