/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-statistics-sample.h"

#include "bunko-json-member.h"
#include "bunko-names-private.h"

/**
 * BunkoStatisticsSample:
 *
 * What some galleries of a library have in common: languages, categories, ratings and artists, read
 * from the replies of the server without making items of them.
 */

/* A page is never longer than this, whatever the server sends. */
#define MAX_PAGE 100

/* A gallery with more artists than this counts for the first of them. */
#define MAX_ARTISTS 16

struct _BunkoStatisticsSample
{
  gint64 size;
  GArray *times; /* of gint64: when the galleries of the last page were added */
  gint64 ratings[BUNKO_STATISTICS_RATINGS];
  GHashTable *languages; /* of BunkoStatisticsTally by id */
  GHashTable *categories;
  GHashTable *artists;
};

static void
tally_free (gpointer data)
{
  BunkoStatisticsTally *tally = data;

  g_free (tally->name);
  g_free (tally);
}

static GHashTable *
create_table (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, tally_free);
}

/**
 * bunko_statistics_sample_new: (skip)
 *
 * Returns: (transfer full): a sample without galleries
 */
BunkoStatisticsSample *
bunko_statistics_sample_new (void)
{
  BunkoStatisticsSample *self = g_new0 (BunkoStatisticsSample, 1);

  self->times = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->languages = create_table ();
  self->categories = create_table ();
  self->artists = create_table ();

  return self;
}

/**
 * bunko_statistics_sample_free: (skip)
 * @self: (transfer full): a sample
 *
 * Frees it.
 */
void
bunko_statistics_sample_free (BunkoStatisticsSample *self)
{
  g_array_unref (self->times);
  g_hash_table_unref (self->languages);
  g_hash_table_unref (self->categories);
  g_hash_table_unref (self->artists);
  g_free (self);
}

static BunkoStatisticsTally *
count_in (GHashTable *table, gint64 id)
{
  BunkoStatisticsTally *tally = g_hash_table_lookup (table, &id);

  if (tally == NULL)
    {
      tally = g_new0 (BunkoStatisticsTally, 1);
      tally->id = id;
      g_hash_table_insert (table, &tally->id, tally);
    }
  tally->count++;

  return tally;
}

static void
add_artists (BunkoStatisticsSample *self, JsonArray *artists)
{
  guint n = artists != NULL ? MIN (json_array_get_length (artists), MAX_ARTISTS) : 0;

  for (guint i = 0; i < n; i++)
    {
      JsonObject *artist = bunko_json_array_get_object (artists, i);
      gint64 id = bunko_json_member_int (artist, "id", 0);
      BunkoStatisticsTally *tally;
      g_auto (GStrv) names = NULL;

      if (id <= 0)
        continue;
      tally = count_in (self->artists, id);
      if (tally->name == NULL && _bunko_names_load (&names, artist, "preferred_name", "names"))
        tally->name = g_strdup (names[0]);
    }
}

static void
add_gallery (BunkoStatisticsSample *self, JsonObject *gallery)
{
  double rating = bunko_json_member_double (gallery, "rating", 0);
  gint64 time = bunko_json_member_int (gallery, "timestamp", 0);

  self->size++;
  self->ratings[(guint) CLAMP (rating, 0, BUNKO_STATISTICS_RATINGS - 1)]++;
  g_array_append_val (self->times, time);
  count_in (self->languages, MAX (bunko_json_member_int (gallery, "language_id", 0), 0));
  count_in (self->categories, MAX (bunko_json_member_int (gallery, "category_id", 0), 0));
  add_artists (self, bunko_json_member_get_array (gallery, "artists"));
}

/**
 * bunko_statistics_sample_add_page: (skip)
 * @self: a sample
 * @data: what library_view answered
 *
 * Adds the galleries of a page. Nobody may count one twice.
 *
 * Returns: how many there are on it
 */
guint
bunko_statistics_sample_add_page (BunkoStatisticsSample *self, JsonNode *data)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (data) ? json_node_get_array (data) : NULL;
  guint n;

  g_return_val_if_fail (self != NULL, 0);

  if (array == NULL && JSON_NODE_HOLDS_OBJECT (data))
    array = bunko_json_member_get_array (json_node_get_object (data), "items");
  n = array != NULL ? MIN (json_array_get_length (array), MAX_PAGE) : 0;
  g_array_set_size (self->times, 0);
  for (guint i = 0; i < n; i++)
    {
      JsonObject *gallery = bunko_json_array_get_object (array, i);

      if (gallery != NULL)
        add_gallery (self, gallery);
    }

  return self->times->len;
}

/**
 * bunko_statistics_sample_get_size: (skip)
 * @self: a sample
 *
 * Returns: how many galleries are in it
 */
gint64
bunko_statistics_sample_get_size (BunkoStatisticsSample *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->size;
}

/**
 * bunko_statistics_sample_get_time: (skip)
 * @self: a sample
 * @index: a place on the page that was added last
 *
 * Returns: when the gallery was added to the library, UNIX time in seconds; 0 if that is not known
 */
gint64
bunko_statistics_sample_get_time (BunkoStatisticsSample *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->times->len, 0);

  return g_array_index (self->times, gint64, index);
}

/**
 * bunko_statistics_sample_get_ratings: (skip)
 * @self: a sample
 *
 * Returns: (transfer none) (array fixed-size=11): how many galleries have each rating
 */
const gint64 *
bunko_statistics_sample_get_ratings (BunkoStatisticsSample *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->ratings;
}

static int
compare_tallies (gconstpointer a, gconstpointer b)
{
  const BunkoStatisticsTally *one = a;
  const BunkoStatisticsTally *other = b;

  if (one->count != other->count)
    return one->count > other->count ? -1 : 1;

  return (one->id > other->id) - (one->id < other->id);
}

static GPtrArray *
list_table (GHashTable *table)
{
  GPtrArray *tallies = g_hash_table_get_values_as_ptr_array (table);

  g_ptr_array_sort_values (tallies, compare_tallies);

  return tallies;
}

/**
 * bunko_statistics_sample_get_languages: (skip)
 * @self: a sample
 *
 * Returns: (transfer container) (element-type BunkoStatisticsTally): the languages, without names,
 *   the most frequent one first
 */
GPtrArray *
bunko_statistics_sample_get_languages (BunkoStatisticsSample *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return list_table (self->languages);
}

/**
 * bunko_statistics_sample_get_categories: (skip)
 * @self: a sample
 *
 * Returns: (transfer container) (element-type BunkoStatisticsTally): the categories, without names,
 *   the most frequent one first
 */
GPtrArray *
bunko_statistics_sample_get_categories (BunkoStatisticsSample *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return list_table (self->categories);
}

/**
 * bunko_statistics_sample_get_artists: (skip)
 * @self: a sample
 *
 * Returns: (transfer container) (element-type BunkoStatisticsTally): the artists, the most frequent
 *   one first
 */
GPtrArray *
bunko_statistics_sample_get_artists (BunkoStatisticsSample *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return list_table (self->artists);
}
