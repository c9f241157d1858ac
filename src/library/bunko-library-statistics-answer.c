/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-json-member.h"
#include "bunko-library-private.h"
#include "bunko-library-statistics-private.h"
#include "bunko-tag-group.h"
#include "bunko-tags-private.h"

/* What is learned for the statistics from the answers of the server. */

/* A library of this size is read as a whole. */
#define WHOLE_SIZE 500

/* More tags than this are not compared. */
#define MAX_CANDIDATES 200

static void
candidate_free (gpointer data)
{
  BunkoStatisticsCandidate *candidate = data;

  g_object_unref (candidate->tag);
  g_free (candidate->query);
  g_free (candidate);
}

void
_bunko_statistics_clear (BunkoLibraryStatistics *self)
{
  g_clear_pointer (&self->languages, g_ptr_array_unref);
  g_clear_pointer (&self->categories, g_ptr_array_unref);
  g_clear_pointer (&self->artists, g_ptr_array_unref);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_clear_pointer (&self->language_names, g_hash_table_unref);
  g_clear_pointer (&self->category_names, g_hash_table_unref);
  g_clear_pointer (&self->sample, bunko_statistics_sample_free);
  g_clear_pointer (&self->cuts, bunko_statistics_cuts_free);
  g_clear_pointer (&self->months, g_array_unref);
  self->newest = 0;
  self->is_whole = FALSE;
}

/* NULL: the server has refused to tell. */

static GHashTable *
read_names (JsonNode *data)
{
  GHashTable *names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  JsonArray *array = NULL;

  if (data != NULL && JSON_NODE_HOLDS_ARRAY (data))
    array = json_node_get_array (data);
  else if (data != NULL && JSON_NODE_HOLDS_OBJECT (data))
    array = bunko_json_member_get_array (json_node_get_object (data), "items");

  for (guint i = 0;
       array != NULL && i < MIN (json_array_get_length (array), BUNKO_STATISTICS_MAX_NAMES); i++)
    {
      JsonObject *object = bunko_json_array_get_object (array, i);
      gint64 id = bunko_json_member_int (object, "id", 0);
      const char *name = bunko_json_member_string (object, "name", NULL);

      if (id > 0 && name != NULL && *name != '\0')
        g_hash_table_insert (names, g_memdup2 (&id, sizeof id), g_strdup (name));
    }

  return names;
}

static void
learn (BunkoLibraryStatistics *self, gint64 index, gint64 time)
{
  if (self->cuts != NULL && !bunko_statistics_cuts_learn (self->cuts, index, time))
    g_clear_pointer (&self->cuts, bunko_statistics_cuts_free);
  self->newest = MAX (self->newest, time);
}

static void
take_page (BunkoLibraryStatistics *self, JsonNode *data)
{
  gint64 first = _bunko_statistics_get_first (self);
  guint n = data != NULL ? bunko_statistics_sample_add_page (self->sample, data) : 0;

  for (guint i = 0; i < n; i++)
    learn (self, first + i, bunko_statistics_sample_get_time (self->sample, i));
}

static void
take_look (BunkoLibraryStatistics *self, JsonNode *data)
{
  g_autoptr (BunkoStatisticsSample) one = bunko_statistics_sample_new ();
  gint64 index = bunko_statistics_cuts_get_next (self->cuts);

  if (data != NULL && bunko_statistics_sample_add_page (one, data) > 0)
    learn (self, index, bunko_statistics_sample_get_time (one, 0));
  else
    g_clear_pointer (&self->cuts, bunko_statistics_cuts_free);
}

/* Without an answer, what the sample says of all. */
static void
take_count (BunkoLibraryStatistics *self, BunkoStatisticsTally *tally, JsonNode *data)
{
  gint64 count = data != NULL ? _bunko_count_from_json (data) : -1;
  gint64 sampled = bunko_statistics_sample_get_size (self->sample);

  /* None at all is no answer: it was met. */
  if (count > 0)
    tally->count = MIN (count, self->n_galleries);
  else if (sampled > 0)
    tally->count = (gint64) ((double) tally->count / (double) sampled * (double) self->n_galleries);
}

static BunkoStatisticsCandidate *
find_candidate (BunkoLibraryStatistics *self, BunkoTag *tag)
{
  g_autofree char *query = bunko_tag_to_query (tag);
  BunkoStatisticsCandidate *candidate;

  for (guint i = 0; i < self->tags->len; i++)
    {
      candidate = self->tags->pdata[i];
      if (g_str_equal (candidate->query, query))
        return candidate;
    }
  if (self->tags->len >= MAX_CANDIDATES)
    return NULL;

  candidate = g_new0 (BunkoStatisticsCandidate, 1);
  candidate->tag = g_object_ref (tag);
  candidate->query = g_steal_pointer (&query);
  g_ptr_array_add (self->tags, candidate);

  return candidate;
}

/* What many galleries of the artists with the most galleries have, many others may have, too. */
static void
take_common_tags (BunkoLibraryStatistics *self, BunkoStatisticsTally *artist, JsonNode *data)
{
  g_autoptr (GListModel) groups = data != NULL ? _bunko_tag_groups_from_json (data) : NULL;

  for (guint i = 0; groups != NULL && i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (BunkoTagGroup) group = g_list_model_get_item (groups, i);
      GListModel *tags = bunko_tag_group_get_tags (group);

      for (guint j = 0; j < g_list_model_get_n_items (tags); j++)
        {
          g_autoptr (BunkoTag) tag = g_list_model_get_item (tags, j);
          BunkoStatisticsCandidate *candidate = find_candidate (self, tag);

          if (candidate != NULL)
            candidate->weight += artist->count;
        }
    }
}

void
_bunko_statistics_take_answer (BunkoLibraryStatistics *self, JsonNode *data)
{
  BunkoStatisticsCandidate *candidate;

  switch (self->step)
    {
    case BUNKO_STATISTICS_ASK_SIZE:
      /* Whatever a server says, it can be reckoned with. */
      self->n_galleries = data != NULL ? MIN (_bunko_count_from_json (data), G_MAXINT32) : -1;
      break;
    case BUNKO_STATISTICS_ASK_PAGES:
      self->n_pages = data != NULL ? _bunko_count_from_json (data) : -1;
      break;
    case BUNKO_STATISTICS_ASK_LANGUAGE_NAMES:
      self->language_names = read_names (data);
      break;
    case BUNKO_STATISTICS_ASK_CATEGORY_NAMES:
      self->category_names = read_names (data);
      break;
    case BUNKO_STATISTICS_ASK_SAMPLE:
      take_page (self, data);
      break;
    case BUNKO_STATISTICS_ASK_MONTHS:
      take_look (self, data);
      break;
    case BUNKO_STATISTICS_ASK_LANGUAGES:
      take_count (self, self->languages->pdata[self->index], data);
      break;
    case BUNKO_STATISTICS_ASK_CATEGORIES:
      take_count (self, self->categories->pdata[self->index], data);
      break;
    case BUNKO_STATISTICS_ASK_ARTISTS:
      take_count (self, self->artists->pdata[self->index], data);
      break;
    case BUNKO_STATISTICS_ASK_COMMON_TAGS:
      take_common_tags (self, self->artists->pdata[self->index], data);
      break;
    case BUNKO_STATISTICS_ASK_TAGS:
      candidate = self->tags->pdata[self->index];
      candidate->count = data != NULL ? _bunko_count_from_json (data) : -1;
      break;
    case BUNKO_STATISTICS_ASK_NOTHING:
    default:
      break;
    }
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const BunkoStatisticsCandidate *one = a;
  const BunkoStatisticsCandidate *other = b;

  if (one->weight != other->weight)
    return one->weight > other->weight ? -1 : 1;

  return g_strcmp0 (one->query, other->query);
}

static void
keep_first (GPtrArray *list, guint max)
{
  if (list != NULL && list->len > max)
    g_ptr_array_set_size (list, (int) max);
}

static void
begin_sample (BunkoLibraryStatistics *self)
{
  self->is_whole = self->n_galleries <= WHOLE_SIZE;
  self->sample = bunko_statistics_sample_new ();
  self->cuts = self->n_galleries > 0 ? bunko_statistics_cuts_new (self->n_galleries) : NULL;
  self->tags = g_ptr_array_new_with_free_func (candidate_free);
}

static void
end_sample (BunkoLibraryStatistics *self)
{
  self->languages = bunko_statistics_sample_get_languages (self->sample);
  self->categories = bunko_statistics_sample_get_categories (self->sample);
  self->artists = bunko_statistics_sample_get_artists (self->sample);
  keep_first (self->languages, BUNKO_STATISTICS_MAX_LANGUAGES);
  keep_first (self->categories, BUNKO_STATISTICS_MAX_CATEGORIES);
  keep_first (self->artists, BUNKO_STATISTICS_MAX_ARTISTS);
  _bunko_statistics_make_ratings (self);
  _bunko_statistics_begin_months (self);
}

void
_bunko_statistics_end_step (BunkoLibraryStatistics *self, BunkoStatisticsStep step)
{
  switch (step)
    {
    case BUNKO_STATISTICS_ASK_SIZE:
      begin_sample (self);
      break;
    case BUNKO_STATISTICS_ASK_SAMPLE:
      end_sample (self);
      break;
    case BUNKO_STATISTICS_ASK_MONTHS:
      _bunko_statistics_make_months (self);
      break;
    case BUNKO_STATISTICS_ASK_LANGUAGES:
      _bunko_statistics_make_named (self, BUNKO_STATISTICS_LANGUAGES, self->languages,
                                    self->language_names, "language");
      break;
    case BUNKO_STATISTICS_ASK_CATEGORIES:
      _bunko_statistics_make_named (self, BUNKO_STATISTICS_CATEGORIES, self->categories,
                                    self->category_names, "category");
      break;
    case BUNKO_STATISTICS_ASK_ARTISTS:
      _bunko_statistics_make_named (self, BUNKO_STATISTICS_ARTISTS, self->artists, NULL, "artist");
      break;
    case BUNKO_STATISTICS_ASK_COMMON_TAGS:
      g_ptr_array_sort_values (self->tags, compare_candidates);
      keep_first (self->tags, BUNKO_STATISTICS_MAX_TAGS);
      break;
    case BUNKO_STATISTICS_ASK_TAGS:
      _bunko_statistics_make_tags (self);
      break;
    case BUNKO_STATISTICS_ASK_PAGES:
    case BUNKO_STATISTICS_ASK_LANGUAGE_NAMES:
    case BUNKO_STATISTICS_ASK_CATEGORY_NAMES:
    case BUNKO_STATISTICS_ASK_NOTHING:
    default:
      break;
    }
}
