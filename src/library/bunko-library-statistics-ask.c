/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-library-statistics-private.h"
#include "bunko-view-source-private.h"

/* What is asked for the statistics. */

/* A library that is read is read in pages of the usual size. */
#define WHOLE_PAGE 100

/* Of a larger one these are, spread evenly over it in the order of the dates. */
#define SAMPLE_PAGES 12
#define SAMPLE_PAGE  20

/* Counting all pages is a small call only in libraries of this size. */
#define MAX_COUNT_PAGES 20000

#define MAX_MONTH_LOOKS    12
#define MAX_TAG_ARTISTS    4
#define MAX_TAGS_OF_ARTIST 10

/* Sort indexes differ between versions, but those of galleries never did (HPX, "ItemSort"). */
#define SORT_BY_DATE 4

/* How the library is read. */

static guint
get_page_size (BunkoLibraryStatistics *self)
{
  return self->is_whole ? WHOLE_PAGE : SAMPLE_PAGE;
}

static guint
count_sample_pages (BunkoLibraryStatistics *self)
{
  gint64 all = (self->n_galleries + get_page_size (self) - 1) / get_page_size (self);

  return (guint) CLAMP (all, 0, SAMPLE_PAGES);
}

static gint64
get_sample_page (BunkoLibraryStatistics *self, guint index)
{
  gint64 last = (self->n_galleries - 1) / get_page_size (self);
  guint n = count_sample_pages (self);

  return self->is_whole || n < 2 ? index : last * index / (n - 1);
}

/* The questions. */

static guint
count_list (BunkoLibraryStatistics *self, GPtrArray *list, guint max)
{
  return self->is_whole || list == NULL ? 0 : MIN (list->len, max);
}

static guint
count_looks (BunkoLibraryStatistics *self)
{
  gboolean wanted = self->cuts != NULL && bunko_statistics_cuts_get_next (self->cuts) >= 0;

  return wanted ? MAX_MONTH_LOOKS : 0;
}

guint
_bunko_statistics_count_questions (BunkoLibraryStatistics *self, BunkoStatisticsStep step)
{
  if (step > BUNKO_STATISTICS_ASK_SIZE && self->n_galleries <= 0)
    return 0;

  switch (step)
    {
    case BUNKO_STATISTICS_ASK_SIZE:
    case BUNKO_STATISTICS_ASK_LANGUAGE_NAMES:
    case BUNKO_STATISTICS_ASK_CATEGORY_NAMES:
      return 1;
    case BUNKO_STATISTICS_ASK_PAGES:
      return self->n_galleries <= MAX_COUNT_PAGES ? 1 : 0;
    case BUNKO_STATISTICS_ASK_SAMPLE:
      return count_sample_pages (self);
    case BUNKO_STATISTICS_ASK_MONTHS:
      return count_looks (self);
    case BUNKO_STATISTICS_ASK_LANGUAGES:
      return count_list (self, self->languages, BUNKO_STATISTICS_MAX_LANGUAGES);
    case BUNKO_STATISTICS_ASK_CATEGORIES:
      return count_list (self, self->categories, BUNKO_STATISTICS_MAX_CATEGORIES);
    case BUNKO_STATISTICS_ASK_ARTISTS:
      return count_list (self, self->artists, BUNKO_STATISTICS_MAX_ARTISTS);
    case BUNKO_STATISTICS_ASK_COMMON_TAGS:
      return self->artists != NULL ? MIN (self->artists->len, MAX_TAG_ARTISTS) : 0;
    case BUNKO_STATISTICS_ASK_TAGS:
      return self->tags != NULL ? MIN (self->tags->len, BUNKO_STATISTICS_MAX_TAGS) : 0;
    case BUNKO_STATISTICS_ASK_NOTHING:
    default:
      return 0;
    }
}

static JsonObject *
make_view_args (BunkoLibraryStatistics *self, const char *search)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  g_autoptr (BunkoListSource) source = NULL;

  bunko_view_query_set_view (query, BUNKO_VIEW_TYPE_ALL);
  if (search != NULL)
    {
      bunko_view_query_set_search (query, search);
      bunko_view_query_set_search_options (query, BUNKO_SEARCH_OPTIONS_DEFAULT |
                                                      BUNKO_SEARCH_OPTION_MATCH_EXACT);
    }
  source = bunko_view_source_new (self->library, query);

  return _bunko_view_source_make_selectors (BUNKO_VIEW_SOURCE (source));
}

static JsonObject *
make_page_args (BunkoLibraryStatistics *self, gint64 page, guint limit)
{
  JsonObject *args = make_view_args (self, NULL);

  json_object_set_int_member (args, "page", page);
  json_object_set_int_member (args, "limit", limit);
  json_object_set_int_member (args, "sort_by", SORT_BY_DATE);

  return args;
}

static JsonObject *
make_type_args (BunkoItemType type, guint limit)
{
  JsonObject *args = json_object_new ();

  json_object_set_int_member (args, "item_type", type);
  if (limit > 0)
    json_object_set_int_member (args, "limit", limit);

  return args;
}

static JsonObject *
make_item_args (BunkoItemType type, BunkoStatisticsTally *tally)
{
  JsonObject *args = make_type_args (type, 0);

  json_object_set_int_member (args, "item_id", tally->id);

  return args;
}

/* By the search that the bar opens: relations count what is in the trash, too. There is none for
 * what has no name. */
static const char *
ask_named (BunkoLibraryStatistics *self,
           JsonObject **args,
           BunkoStatisticsTally *tally,
           GHashTable *names,
           const char *tag_namespace)
{
  g_autofree char *search = _bunko_statistics_make_search (tally, names, tag_namespace);

  if (search == NULL)
    return NULL;
  *args = make_view_args (self, search);

  return "get_view_count";
}

static const char *
ask_common_tags (JsonObject **args, BunkoStatisticsTally *artist)
{
  *args = make_item_args (BUNKO_ITEM_TYPE_ARTIST, artist);
  json_object_set_int_member (*args, "limit", MAX_TAGS_OF_ARTIST);

  return "get_common_tags";
}

static const char *
ask_view (JsonObject **args, JsonObject *page_args)
{
  *args = page_args;

  return "library_view";
}

static const char *
ask_items (JsonObject **args, BunkoItemType type)
{
  *args = make_type_args (type, BUNKO_STATISTICS_MAX_NAMES);

  return "get_items";
}

/* What to ask next; NULL where there is nothing to ask, which counts as a refusal. */
const char *
_bunko_statistics_make_question (BunkoLibraryStatistics *self, JsonObject **args)
{
  BunkoStatisticsCandidate *candidate;

  switch (self->step)
    {
    case BUNKO_STATISTICS_ASK_PAGES:
      *args = make_type_args (BUNKO_ITEM_TYPE_PAGE, 0);
      return "get_count";
    case BUNKO_STATISTICS_ASK_LANGUAGE_NAMES:
      return ask_items (args, BUNKO_ITEM_TYPE_LANGUAGE);
    case BUNKO_STATISTICS_ASK_CATEGORY_NAMES:
      return ask_items (args, BUNKO_ITEM_TYPE_CATEGORY);
    case BUNKO_STATISTICS_ASK_SAMPLE:
      return ask_view (
          args, make_page_args (self, get_sample_page (self, self->index), get_page_size (self)));
    case BUNKO_STATISTICS_ASK_MONTHS:
      return ask_view (args, make_page_args (self, bunko_statistics_cuts_get_next (self->cuts), 1));
    case BUNKO_STATISTICS_ASK_LANGUAGES:
      return ask_named (self, args, self->languages->pdata[self->index], self->language_names,
                        "language");
    case BUNKO_STATISTICS_ASK_CATEGORIES:
      return ask_named (self, args, self->categories->pdata[self->index], self->category_names,
                        "category");
    case BUNKO_STATISTICS_ASK_ARTISTS:
      return ask_named (self, args, self->artists->pdata[self->index], NULL, "artist");
    case BUNKO_STATISTICS_ASK_COMMON_TAGS:
      return ask_common_tags (args, self->artists->pdata[self->index]);
    case BUNKO_STATISTICS_ASK_TAGS:
      candidate = self->tags->pdata[self->index];
      *args = make_view_args (self, candidate->query);
      return "get_view_count";
    case BUNKO_STATISTICS_ASK_SIZE:
    case BUNKO_STATISTICS_ASK_NOTHING:
    default:
      *args = make_view_args (self, NULL);
      return "get_view_count";
    }
}

/* Where the page of the sample begins that is asked for now. */
gint64
_bunko_statistics_get_first (BunkoLibraryStatistics *self)
{
  return get_sample_page (self, self->index) * get_page_size (self);
}
