/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-matcher.h"

/* Where a term may be found. Names of small types are compared once for all galleries: the sets
 * hold the ids that match. */
typedef struct
{
  BunkoSamplePattern *pattern;
  gboolean excluded;

  gboolean in_title;
  gboolean in_grouping;
  gboolean in_url;
  gboolean in_path;
  guint8 *artists;
  guint8 *circles;
  guint8 *parodies;
  guint8 *languages;
  guint8 *categories;
  guint8 *collections;
  guint8 *statuses;
  guint8 *tags;

  char field; /* of a comparison: 'r'ating, 'p'ages or 0 */
  char comparison;
  double number;
} Term;

struct _BunkoSampleMatcher
{
  BunkoSampleStore *store;
  gboolean match_all;
  gboolean has_wanted;
  gboolean aimed;
  GPtrArray *parsed; /* of BunkoSampleTerm, one for each term */
  GPtrArray *terms;
};

static void
term_free (gpointer data)
{
  Term *term = data;

  bunko_sample_pattern_free (term->pattern);
  g_free (term->artists);
  g_free (term->circles);
  g_free (term->parodies);
  g_free (term->languages);
  g_free (term->categories);
  g_free (term->collections);
  g_free (term->statuses);
  g_free (term->tags);
  g_free (term);
}

static guint8 *
match_table (const BunkoSampleTable *table, const BunkoSamplePattern *pattern, guint32 space)
{
  guint size = bunko_sample_table_get_size (table);
  guint8 *set = g_new0 (guint8, size + 1);

  for (guint i = 1; i <= size; i++)
    {
      const BunkoSampleEntry *entry = bunko_sample_table_get (table, i);

      set[i] = entry != NULL && (space == 0 || entry->related == space) &&
               (bunko_sample_pattern_match (pattern, entry->name) ||
                bunko_sample_pattern_match (pattern, entry->alias));
    }

  return set;
}

static guint8 *
match_type (BunkoSampleMatcher *self, const Term *term, BunkoSampleItemType type)
{
  return match_table (bunko_sample_store_get_table (self->store, type), term->pattern, 0);
}

static guint32
find_namespace (BunkoSampleStore *store, const char *name)
{
  for (guint i = 1; i <= bunko_sample_store_get_n_namespaces (store); i++)
    if (g_ascii_strcasecmp (bunko_sample_store_get_namespace (store, i), name) == 0)
      return i;
  return 0;
}

static void
aim_at_tags (BunkoSampleMatcher *self, Term *term, const char *space)
{
  guint32 id = find_namespace (self->store, space);

  if (id != 0)
    term->tags = match_table (bunko_sample_store_get_tags (self->store), term->pattern, id);
}

static void
aim_everywhere (BunkoSampleMatcher *self, Term *term)
{
  term->in_title = TRUE;
  term->artists = match_type (self, term, BUNKO_SAMPLE_TYPE_ARTIST);
  term->circles = match_type (self, term, BUNKO_SAMPLE_TYPE_CIRCLE);
  term->parodies = match_type (self, term, BUNKO_SAMPLE_TYPE_PARODY);
  term->tags = match_table (bunko_sample_store_get_tags (self->store), term->pattern, 0);
}

static gboolean
aim_at_number (Term *term, const BunkoSampleTerm *from)
{
  if (g_str_equal (from->space, "rating") || g_str_equal (from->space, "stars"))
    term->field = 'r';
  else if (g_str_equal (from->space, "pages") || g_str_equal (from->space, "page_count"))
    term->field = 'p';
  else
    return FALSE;
  term->comparison = from->comparison;
  term->number = g_ascii_strtod (from->text, NULL);
  return TRUE;
}

/* What the special namespaces stand for; all others are of tags. */
static void
aim (BunkoSampleMatcher *self, Term *term, const BunkoSampleTerm *from)
{
  const char *space = from->space;

  if (space == NULL)
    aim_everywhere (self, term);
  else if (aim_at_number (term, from))
    return;
  else if (g_str_equal (space, "title"))
    term->in_title = TRUE;
  else if (g_str_equal (space, "artist"))
    term->artists = match_type (self, term, BUNKO_SAMPLE_TYPE_ARTIST);
  else if (g_str_equal (space, "circle"))
    term->circles = match_type (self, term, BUNKO_SAMPLE_TYPE_CIRCLE);
  else if (g_str_equal (space, "parody"))
    term->parodies = match_type (self, term, BUNKO_SAMPLE_TYPE_PARODY);
  else if (g_str_equal (space, "language"))
    term->languages = match_type (self, term, BUNKO_SAMPLE_TYPE_LANGUAGE);
  else if (g_str_equal (space, "category"))
    term->categories = match_type (self, term, BUNKO_SAMPLE_TYPE_CATEGORY);
  else if (g_str_equal (space, "collection"))
    term->collections = match_type (self, term, BUNKO_SAMPLE_TYPE_COLLECTION);
  else if (g_str_equal (space, "status"))
    term->statuses = match_type (self, term, BUNKO_SAMPLE_TYPE_STATUS);
  else if (g_str_equal (space, "grouping") || g_str_equal (space, "series"))
    term->in_grouping = TRUE;
  else if (g_str_equal (space, "url"))
    term->in_url = TRUE;
  else if (g_str_equal (space, "path"))
    term->in_path = TRUE;
  if (space != NULL)
    aim_at_tags (self, term, space);
}

/* Looks through all names once. Not before a gallery is to be matched: for items of small types it
 * is not needed, and there may be many tags. */
static void
aim_all (BunkoSampleMatcher *self)
{
  if (self->aimed)
    return;
  self->aimed = TRUE;
  for (guint i = 0; i < self->terms->len; i++)
    aim (self, g_ptr_array_index (self->terms, i), g_ptr_array_index (self->parsed, i));
}

/**
 * bunko_sample_matcher_new:
 * @store: the library, locked while the matcher lives
 * @query: what somebody searches for
 * @options: how to search
 *
 * Returns: (transfer full): a matcher
 */
BunkoSampleMatcher *
bunko_sample_matcher_new (BunkoSampleStore *store,
                          const char *query,
                          BunkoSampleSearchOptions options)
{
  BunkoSampleMatcher *self = g_new0 (BunkoSampleMatcher, 1);

  self->parsed = bunko_sample_query_parse (query);
  self->store = store;
  self->match_all = (options & BUNKO_SAMPLE_SEARCH_MATCH_ALL_TERMS) != 0;
  self->terms = g_ptr_array_new_with_free_func (term_free);
  for (guint i = 0; i < self->parsed->len; i++)
    {
      const BunkoSampleTerm *from = g_ptr_array_index (self->parsed, i);
      Term *term = g_new0 (Term, 1);

      term->pattern = bunko_sample_pattern_new (from->text, options);
      term->excluded = from->excluded;
      self->has_wanted |= !from->excluded;
      g_ptr_array_add (self->terms, term);
    }

  return self;
}

/**
 * bunko_sample_matcher_free:
 * @self: (transfer full): a matcher
 *
 * Frees it.
 */
void
bunko_sample_matcher_free (BunkoSampleMatcher *self)
{
  g_ptr_array_unref (self->parsed);
  g_ptr_array_unref (self->terms);
  g_free (self);
}

/**
 * bunko_sample_matcher_is_empty:
 * @self: a matcher
 *
 * Returns: whether the query has no terms, so that everything matches
 */
gboolean
bunko_sample_matcher_is_empty (BunkoSampleMatcher *self)
{
  return self->terms->len == 0;
}

/**
 * bunko_sample_matcher_has_wanted:
 * @self: a matcher
 *
 * Returns: whether the query has a term that does not exclude
 */
gboolean
bunko_sample_matcher_has_wanted (BunkoSampleMatcher *self)
{
  return self->has_wanted;
}

static gboolean
any_of (const guint8 *set, const guint32 *ids, guint n)
{
  if (set != NULL)
    for (guint i = 0; i < n; i++)
      if (set[ids[i]])
        return TRUE;
  return FALSE;
}

static gboolean
one_of (const guint8 *set, guint32 id)
{
  return set != NULL && id != 0 && set[id];
}

static gboolean
compare_number (const Term *term, double value)
{
  if (term->comparison == '<')
    return value < term->number;
  if (term->comparison == '>')
    return value > term->number;
  return value == term->number;
}

static gboolean
match_titles (BunkoSampleMatcher *self, const Term *term, const BunkoSampleGallery *gallery)
{
  guint n = bunko_sample_store_get_n_titles (self->store, gallery);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = bunko_sample_store_dup_title (self->store, gallery, i, NULL);

      if (bunko_sample_pattern_match (term->pattern, title))
        return TRUE;
    }
  return FALSE;
}

static gboolean
match_grouping (BunkoSampleMatcher *self, const Term *term, const BunkoSampleGallery *gallery)
{
  BunkoSampleEntry *grouping = bunko_sample_store_get_grouping (self->store, gallery->grouping_id);
  gboolean matches =
      grouping != NULL &&
      ((term->in_grouping && bunko_sample_pattern_match (term->pattern, grouping->name)) ||
       one_of (term->statuses, grouping->related));

  bunko_sample_entry_free (grouping);
  return matches;
}

static gboolean
match_addresses (BunkoSampleMatcher *self, const Term *term, const BunkoSampleGallery *gallery)
{
  g_autofree char *made = NULL;
  g_autofree char *path = NULL;

  if (term->in_path)
    {
      path = g_strdup_printf ("/srv/comics/library/g%06u.cbz", gallery->id);
      return bunko_sample_pattern_match (term->pattern, path);
    }
  if (gallery->urls == NULL)
    made = bunko_sample_store_dup_url (self->store, gallery);
  for (guint i = 0; gallery->urls != NULL && gallery->urls[i] != NULL; i++)
    if (bunko_sample_pattern_match (term->pattern, gallery->urls[i]))
      return TRUE;
  return bunko_sample_pattern_match (term->pattern, made);
}

/* The cheap comparisons first. */
static gboolean
match_term (BunkoSampleMatcher *self, const Term *term, const BunkoSampleGallery *gallery)
{
  if (term->field != 0)
    return compare_number (term, term->field == 'r' ? gallery->rating : gallery->page_count);
  if (any_of (term->tags, gallery->tags, gallery->n_tags) ||
      any_of (term->artists, gallery->artists.ids, gallery->artists.n) ||
      any_of (term->circles, gallery->circles.ids, gallery->circles.n) ||
      any_of (term->parodies, gallery->parodies.ids, gallery->parodies.n) ||
      any_of (term->collections, gallery->collections, gallery->n_collections) ||
      one_of (term->languages, gallery->language_id) ||
      one_of (term->categories, gallery->category_id))
    return TRUE;
  if ((term->in_grouping || term->statuses != NULL) && match_grouping (self, term, gallery))
    return TRUE;
  if ((term->in_url || term->in_path) && match_addresses (self, term, gallery))
    return TRUE;
  return term->in_title && match_titles (self, term, gallery);
}

/* All wanted terms or any of them, and none of the excluded ones. */
static gboolean
decide (BunkoSampleMatcher *self,
        gboolean (*matches) (BunkoSampleMatcher *, const Term *, gconstpointer),
        gconstpointer item)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->terms->len; i++)
    {
      const Term *term = g_ptr_array_index (self->terms, i);
      gboolean hit;

      if (any && !self->match_all && !term->excluded)
        continue;
      hit = matches (self, term, item);
      if (term->excluded ? hit : !hit && self->match_all)
        return FALSE;
      any |= hit && !term->excluded;
    }

  return any || !self->has_wanted;
}

static gboolean
match_gallery_term (BunkoSampleMatcher *self, const Term *term, gconstpointer item)
{
  return match_term (self, term, item);
}

static gboolean
match_entry_term (BunkoSampleMatcher *self, const Term *term, gconstpointer item)
{
  const BunkoSampleEntry *entry = item;

  return bunko_sample_pattern_match (term->pattern, entry->name) ||
         bunko_sample_pattern_match (term->pattern, entry->alias);
}

/**
 * bunko_sample_matcher_match:
 * @self: a matcher
 * @gallery: a gallery
 *
 * Returns: whether the query finds it
 */
gboolean
bunko_sample_matcher_match (BunkoSampleMatcher *self, const BunkoSampleGallery *gallery)
{
  aim_all (self);
  return decide (self, match_gallery_term, gallery);
}

/**
 * bunko_sample_matcher_match_entry:
 * @self: a matcher
 * @entry: an item of a small type
 *
 * Returns: whether the query finds it by its name or alias
 */
gboolean
bunko_sample_matcher_match_entry (BunkoSampleMatcher *self, const BunkoSampleEntry *entry)
{
  return decide (self, match_entry_term, entry);
}
