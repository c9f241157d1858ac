/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "bunko-sample-sorter.h"

/* Sorting a million titles: each row holds the first bytes of its title, whole titles are
 * made again only where those do not decide. */
#define PREFIX 24

typedef struct
{
  guint64 key[PREFIX / 8];
  guint32 id;
  guint32 title; /* which title, when sorting by title */
} Row;

typedef struct
{
  char *text;
  Row row;
} Tie;

typedef struct
{
  BunkoSampleStore *store;
  const BunkoSampleSelector *selector;
  guint32 *ranks; /* of artists, circles or collections by their sort key */
  GArray *rows;
} Sorter;

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *left = a;
  const Row *right = b;

  for (guint i = 0; i < G_N_ELEMENTS (left->key); i++)
    if (left->key[i] != right->key[i])
      return left->key[i] < right->key[i] ? -1 : 1;
  return (left->id > right->id) - (left->id < right->id);
}

static int
compare_ties (gconstpointer a, gconstpointer b)
{
  const Tie *left = a;
  const Tie *right = b;
  int order = strcmp (left->text, right->text);

  return order != 0 ? order : compare_rows (&left->row, &right->row);
}

static void
set_text_key (Row *row, const char *folded)
{
  guint8 bytes[PREFIX] = { 0 };

  memcpy (bytes, folded, MIN (strlen (folded), sizeof bytes));
  for (guint i = 0; i < G_N_ELEMENTS (row->key); i++)
    {
      guint64 word;

      memcpy (&word, bytes + i * sizeof word, sizeof word);
      row->key[i] = GUINT64_FROM_BE (word);
    }
}

static char *
dup_folded_title (BunkoSampleStore *store, const BunkoSampleGallery *gallery, guint index)
{
  g_autofree char *title = bunko_sample_store_dup_title (store, gallery, index, NULL);

  return g_utf8_casefold (title, -1);
}

static void
add_row (Sorter *self, guint32 id, gint64 number)
{
  Row row = { .id = id };

  /* So that negative numbers come first too. */
  row.key[0] = (guint64) number ^ (G_GUINT64_CONSTANT (1) << 63);
  g_array_append_val (self->rows, row);
}

static void
add_title_rows (Sorter *self, const BunkoSampleGallery *gallery)
{
  guint n = bunko_sample_store_get_n_titles (self->store, gallery);

  for (guint i = 0; i < (self->selector->legacy ? n : 1); i++)
    {
      Row row = { .id = gallery->id, .title = i };
      g_autofree char *folded = dup_folded_title (self->store, gallery, i);

      set_text_key (&row, folded);
      g_array_append_val (self->rows, row);
    }
}

static void
add_ranked_rows (Sorter *self, const BunkoSampleGallery *gallery, const BunkoSampleIds *people)
{
  if (!self->selector->legacy)
    add_row (self, gallery->id, people->n > 0 ? self->ranks[people->ids[0]] : G_MAXUINT32);
  else
    for (guint i = 0; i < people->n; i++)
      add_row (self, gallery->id, self->ranks[people->ids[i]]);
}

static void
add_gallery (Sorter *self, const BunkoSampleGallery *gallery)
{
  switch ((int) self->selector->sort)
    {
    case BUNKO_SAMPLE_SORT_TITLE:
      add_title_rows (self, gallery);
      break;
    case BUNKO_SAMPLE_SORT_ARTIST:
      add_ranked_rows (self, gallery, &gallery->artists);
      break;
    case BUNKO_SAMPLE_SORT_CIRCLE:
      add_ranked_rows (self, gallery, &gallery->circles);
      break;
    case BUNKO_SAMPLE_SORT_DATE:
      add_row (self, gallery->id, gallery->timestamp);
      break;
    case BUNKO_SAMPLE_SORT_PUBLISHED:
      add_row (self, gallery->id, gallery->pub_date);
      break;
    case BUNKO_SAMPLE_SORT_READ:
      add_row (self, gallery->id, gallery->last_read);
      break;
    case BUNKO_SAMPLE_SORT_UPDATED:
      add_row (self, gallery->id, gallery->last_updated);
      break;
    case BUNKO_SAMPLE_SORT_RATING:
      add_row (self, gallery->id, (gint64) (gallery->rating * 1000));
      break;
    case BUNKO_SAMPLE_SORT_READ_COUNT:
      add_row (self, gallery->id, gallery->times_read);
      break;
    case BUNKO_SAMPLE_SORT_PAGE_COUNT:
      add_row (self, gallery->id, gallery->page_count);
      break;
    default:
      add_row (self, gallery->id, 0);
      break;
    }
}

static void
add_galleries (Sorter *self, GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    {
      BunkoSampleGallery gallery;

      if (bunko_sample_store_get_gallery (self->store, g_array_index (ids, guint32, i), &gallery))
        add_gallery (self, &gallery);
    }
}

static void
add_entries (Sorter *self, GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    {
      guint32 id = g_array_index (ids, guint32, i);

      add_row (self, id, self->ranks[id]);
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const BunkoSampleEntry *left = *(const BunkoSampleEntry *const *) a;
  const BunkoSampleEntry *right = *(const BunkoSampleEntry *const *) b;
  g_autofree char *left_name = g_utf8_casefold (left->name, -1);
  g_autofree char *right_name = g_utf8_casefold (right->name, -1);

  return strcmp (left_name, right_name);
}

static guint32 *
rank_by_name (const BunkoSampleTable *table)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  guint size = bunko_sample_table_get_size (table);
  guint32 *ranks = g_new0 (guint32, size + 1);

  for (guint i = 1; i <= size; i++)
    if (bunko_sample_table_get (table, i) != NULL)
      g_ptr_array_add (entries, bunko_sample_table_get (table, i));
  g_ptr_array_sort (entries, compare_names);
  for (guint i = 0; i < entries->len; i++)
    ranks[((BunkoSampleEntry *) g_ptr_array_index (entries, i))->id] = i;

  return ranks;
}

static guint32 *
count_galleries (BunkoSampleStore *store, guint size)
{
  guint32 *counts = g_new0 (guint32, size + 1);
  guint last = bunko_sample_store_get_last_id (store);
  BunkoSampleGallery gallery;

  for (guint id = 1; id <= last; id++)
    if (bunko_sample_store_get_gallery (store, id, &gallery))
      for (guint i = 0; i < gallery.n_collections; i++)
        counts[gallery.collections[i]]++;

  return counts;
}

static guint32 *
rank_collections (BunkoSampleStore *store, const BunkoSampleTable *table, BunkoSampleSort sort)
{
  guint size = bunko_sample_table_get_size (table);
  guint32 *ranks;

  if (sort == BUNKO_SAMPLE_SORT_COLLECTION_GALLERY_COUNT)
    return count_galleries (store, size);

  ranks = g_new0 (guint32, size + 1);
  for (guint i = 1; i <= size; i++)
    {
      const BunkoSampleEntry *entry = bunko_sample_table_get (table, i);

      if (entry != NULL)
        ranks[i] = sort == BUNKO_SAMPLE_SORT_COLLECTION_DATE ? entry->timestamp : entry->pub_date;
    }

  return ranks;
}

static guint32 *
make_ranks (BunkoSampleStore *store, const BunkoSampleSelector *selector)
{
  BunkoSampleItemType type = selector->type;

  if (selector->sort == BUNKO_SAMPLE_SORT_ARTIST)
    type = BUNKO_SAMPLE_TYPE_ARTIST;
  else if (selector->sort == BUNKO_SAMPLE_SORT_CIRCLE)
    type = BUNKO_SAMPLE_TYPE_CIRCLE;
  else if (type == BUNKO_SAMPLE_TYPE_GALLERY)
    return NULL;
  if (selector->sort >= BUNKO_SAMPLE_SORT_COLLECTION_DATE)
    return rank_collections (store, bunko_sample_store_get_table (store, type), selector->sort);
  return rank_by_name (bunko_sample_store_get_table (store, type));
}

static gboolean
is_tie (const Row *a, const Row *b)
{
  return memcmp (a->key, b->key, sizeof a->key) == 0;
}

/* Sorts rows with the same beginning of their titles by the whole titles. */
static void
break_tie (Sorter *self, Row *rows, guint n)
{
  g_autofree Tie *ties = g_new0 (Tie, n);

  for (guint i = 0; i < n; i++)
    {
      BunkoSampleGallery gallery;

      ties[i].row = rows[i];
      if (bunko_sample_store_get_gallery (self->store, rows[i].id, &gallery))
        ties[i].text = dup_folded_title (self->store, &gallery, rows[i].title);
    }
  qsort (ties, n, sizeof *ties, compare_ties);
  for (guint i = 0; i < n; i++)
    {
      rows[i] = ties[i].row;
      g_free (ties[i].text);
    }
}

static void
break_ties (Sorter *self)
{
  Row *rows = (Row *) (gpointer) self->rows->data;
  guint end;

  for (guint start = 0; start < self->rows->len; start = end)
    {
      end = start + 1;
      while (end < self->rows->len && is_tie (&rows[start], &rows[end]))
        end++;
      if (end - start > 1)
        break_tie (self, rows + start, end - start);
    }
}

static GArray *
take_ids (const Sorter *self)
{
  guint n = self->rows->len;
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n);

  for (guint i = 0; i < n; i++)
    {
      guint from = self->selector->descending ? n - 1 - i : i;

      g_array_append_val (ids, g_array_index (self->rows, Row, from).id);
    }

  return ids;
}

static gboolean
is_sortable (const BunkoSampleSelector *selector)
{
  BunkoSampleSort sort = selector->sort;

  if (sort == BUNKO_SAMPLE_SORT_NONE || sort == BUNKO_SAMPLE_SORT_RANDOM ||
      sort == BUNKO_SAMPLE_SORT_COLLECTION_RANDOM)
    return FALSE;
  return selector->type != BUNKO_SAMPLE_TYPE_GROUPING &&
         (selector->type == BUNKO_SAMPLE_TYPE_GALLERY) == (sort < BUNKO_SAMPLE_SORT_ARTIST_NAME);
}

/**
 * bunko_sample_sorter_sort:
 * @store: the library, locked for reading
 * @selector: how to sort
 * @ids: (element-type guint32): ids, lowest first
 *
 * Returns: (transfer full) (element-type guint32): the ids in order
 */
GArray *
bunko_sample_sorter_sort (BunkoSampleStore *store, const BunkoSampleSelector *selector, GArray *ids)
{
  g_autofree guint32 *ranks = NULL;
  Sorter self = { .store = store, .selector = selector };
  GArray *sorted;

  if (ids->len == 0 || !is_sortable (selector))
    return g_array_ref (ids);

  self.ranks = ranks = make_ranks (store, selector);
  self.rows = g_array_sized_new (FALSE, FALSE, sizeof (Row), ids->len);
  if (selector->type == BUNKO_SAMPLE_TYPE_GALLERY)
    add_galleries (&self, ids);
  else
    add_entries (&self, ids);
  if (self.rows->len > 0)
    qsort (self.rows->data, self.rows->len, sizeof (Row), compare_rows);
  if (selector->sort == BUNKO_SAMPLE_SORT_TITLE)
    break_ties (&self);
  sorted = take_ids (&self);
  g_array_unref (self.rows);

  return sorted;
}
