/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-shuffled-source.h"

/* A list of up to this length is fetched as a whole and shuffled item by item. */
#define MAX_WHOLE  2000
#define WHOLE_PAGE 250

/* Longer ones are shuffled in blocks of so many neighbours, which are shuffled among themselves. */
#define BLOCK_SIZE 8

/**
 * BunkoShuffledSource:
 *
 * Another list in a random order that stays: the same seed gives the same order, each item comes
 * once, and none is missing.
 *
 * The random order of a server is another one at every request, so that pages of it repeat some
 * items and miss others. This takes the usual order of the server instead. A list of usual length
 * is fetched once and sorted by a number made of seed and id, so that what comes or goes does not
 * move the rest. In a long one, the blocks come in an order that is drawn from the seed when the
 * list is counted first.
 */
struct _BunkoShuffledSource
{
  GObject parent_instance;

  BunkoListSource *source;
  guint32 seed;
  gint64 total; /* -1 until it is counted */

  /* A short list: (element-type BunkoItem), sorted; NULL while it is not fetched. */
  GPtrArray *whole;

  /* A long list: which block of the other list comes where. */
  guint32 *blocks;
  guint n_blocks;
};

static void list_source_iface_init (BunkoListSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoShuffledSource,
                               bunko_shuffled_source,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BUNKO_TYPE_LIST_SOURCE,
                                                      list_source_iface_init))

/* A number that looks random, the same for the same seed and value (the mixer of splitmix64). */
static guint64
mix (guint32 seed, guint64 value)
{
  guint64 z = value + ((guint64) seed + 1) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return z ^ (z >> 31);
}

static int
compare_items (gconstpointer a, gconstpointer b, gpointer user_data)
{
  guint32 seed = GPOINTER_TO_UINT (user_data);
  guint64 mixed_a = mix (seed, bunko_item_get_id (*(BunkoItem **) a));
  guint64 mixed_b = mix (seed, bunko_item_get_id (*(BunkoItem **) b));

  return (mixed_a > mixed_b) - (mixed_a < mixed_b);
}

/* The order of the blocks is drawn once: a list that grew has more blocks at its end. */
static void
draw_blocks (BunkoShuffledSource *self)
{
  guint n_blocks = (self->total + BLOCK_SIZE - 1) / BLOCK_SIZE;
  g_autoptr (GRand) rand = NULL;

  if (n_blocks <= self->n_blocks)
    return;

  rand = g_rand_new_with_seed (self->seed + self->n_blocks);
  self->blocks = g_renew (guint32, self->blocks, n_blocks);
  for (guint i = self->n_blocks; i < n_blocks; i++)
    {
      guint j = self->n_blocks + g_rand_int_range (rand, 0, (gint32) (i - self->n_blocks + 1));

      self->blocks[i] = self->blocks[j];
      self->blocks[j] = i;
    }
  self->n_blocks = n_blocks;
}

static void
set_total (BunkoShuffledSource *self, gint64 total)
{
  self->total = total;
  g_clear_pointer (&self->whole, g_ptr_array_unref);
  if (total > MAX_WHOLE)
    draw_blocks (self);
}

static void
counted_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gint64 total = bunko_list_source_count_finish (BUNKO_LIST_SOURCE (object), result, &error);

  if (total < 0)
    {
      g_task_return_error (task, error);
      return;
    }
  set_total (g_task_get_source_object (task), MIN (total, G_MAXINT));
  g_task_return_int (task, total);
}

static void
shuffled_source_count_async (BunkoListSource *source,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  BunkoShuffledSource *self = BUNKO_SHUFFLED_SOURCE (source);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, shuffled_source_count_async);
  bunko_list_source_count_async (self->source, cancellable, counted_cb, task);
}

static gint64
shuffled_source_count_finish (BunkoListSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_int (G_TASK (result), error);
}

/* A page on its way: as a whole list, or as blocks. */
typedef struct
{
  guint first; /* of the items that are wanted */
  guint n_items;
  guint next_page; /* of the whole list */
  GPtrArray *items;
  GHashTable *ids;
  GPtrArray *blocks; /* (element-type GPtrArray): in their order */
  guint n_waiting;
  GError *error;
} Fetch;

static void
clear_block (gpointer block)
{
  if (block != NULL)
    g_ptr_array_unref (block);
}

static void
fetch_free (gpointer data)
{
  Fetch *fetch = data;

  g_clear_pointer (&fetch->items, g_ptr_array_unref);
  g_clear_pointer (&fetch->ids, g_hash_table_unref);
  g_clear_pointer (&fetch->blocks, g_ptr_array_unref);
  g_clear_error (&fetch->error);
  g_free (fetch);
}

static void
return_items (GTask *task, GPtrArray *items)
{
  g_task_return_pointer (task, items, (GDestroyNotify) g_ptr_array_unref);
}

static void
return_slice (GTask *task, BunkoShuffledSource *self)
{
  Fetch *fetch = g_task_get_task_data (task);
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = fetch->first; i < fetch->first + fetch->n_items && i < self->whole->len; i++)
    g_ptr_array_add (items, g_object_ref (self->whole->pdata[i]));
  return_items (task, items);
}

static void fetch_whole (GTask *task);

static void
take_page (Fetch *fetch, GPtrArray *page)
{
  for (guint i = 0; i < page->len; i++)
    if (g_hash_table_add (fetch->ids, page->pdata[i]))
      g_ptr_array_add (fetch->items, g_object_ref (page->pdata[i]));
}

static void
whole_page_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BunkoShuffledSource *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) page =
      bunko_list_source_fetch_finish (BUNKO_LIST_SOURCE (object), result, &error);

  if (page == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  take_page (fetch, page);
  fetch->next_page++;
  if (page->len > 0 && (gint64) fetch->next_page * WHOLE_PAGE < self->total)
    {
      fetch_whole (g_steal_pointer (&task));
      return;
    }

  g_ptr_array_sort_with_data (fetch->items, compare_items, GUINT_TO_POINTER (self->seed));
  g_clear_pointer (&self->whole, g_ptr_array_unref);
  self->whole = g_steal_pointer (&fetch->items);
  return_slice (task, self);
}

/* Takes @task. */
static void
fetch_whole (GTask *task)
{
  BunkoShuffledSource *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);

  if (fetch->items == NULL)
    {
      fetch->items = g_ptr_array_new_with_free_func (g_object_unref);
      fetch->ids = g_hash_table_new (NULL, NULL);
    }
  bunko_list_source_fetch_async (self->source, fetch->next_page, WHOLE_PAGE,
                                 g_task_get_cancellable (task), whole_page_cb, task);
}

static void
finish_blocks (GTask *task)
{
  BunkoShuffledSource *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);
  GPtrArray *items;

  if (fetch->error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&fetch->error));
      return;
    }

  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < fetch->blocks->len; i++)
    {
      GPtrArray *block = fetch->blocks->pdata[i];

      g_ptr_array_sort_with_data (block, compare_items, GUINT_TO_POINTER (self->seed));
      for (guint j = 0; j < block->len; j++)
        g_ptr_array_add (items, g_object_ref (block->pdata[j]));
    }
  return_items (task, items);
}

/* Which of the blocks of a page it is. */
typedef struct
{
  GTask *task;
  guint place;
} BlockRequest;

static void
block_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autofree BlockRequest *request = user_data;
  g_autoptr (GTask) task = request->task;
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  fetch->blocks->pdata[request->place] =
      bunko_list_source_fetch_finish (BUNKO_LIST_SOURCE (object), result, &error);
  if (error != NULL && fetch->error == NULL)
    fetch->error = g_steal_pointer (&error);
  if (--fetch->n_waiting == 0)
    finish_blocks (task);
}

/* Takes @task. Pages begin and end with blocks, as long as their size is a multiple of theirs. */
static void
fetch_blocks (GTask *task)
{
  g_autoptr (GTask) own = task;
  BunkoShuffledSource *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);
  guint first = fetch->first / BLOCK_SIZE;
  guint end = MIN ((fetch->first + fetch->n_items + BLOCK_SIZE - 1) / BLOCK_SIZE, self->n_blocks);

  if (first >= end)
    {
      return_items (task, g_ptr_array_new_with_free_func (g_object_unref));
      return;
    }

  fetch->blocks = g_ptr_array_new_with_free_func (clear_block);
  g_ptr_array_set_size (fetch->blocks, (int) (end - first));
  fetch->n_waiting = end - first;
  for (guint i = 0; i < end - first; i++)
    {
      BlockRequest *request = g_new (BlockRequest, 1);

      request->task = g_object_ref (task);
      request->place = i;
      bunko_list_source_fetch_async (self->source, self->blocks[first + i], BLOCK_SIZE,
                                     g_task_get_cancellable (task), block_cb, request);
    }
}

static void
count_then_fetch_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;

  if (bunko_list_source_count_finish (BUNKO_LIST_SOURCE (object), result, &error) < 0)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
    }
  else if (BUNKO_SHUFFLED_SOURCE (object)->total > MAX_WHOLE)
    fetch_blocks (task);
  else
    fetch_whole (task);
}

static void
shuffled_source_fetch_async (BunkoListSource *source,
                             guint page,
                             guint page_size,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  BunkoShuffledSource *self = BUNKO_SHUFFLED_SOURCE (source);
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Fetch *fetch = g_new0 (Fetch, 1);

  g_task_set_source_tag (task, shuffled_source_fetch_async);
  fetch->first = page * page_size;
  fetch->n_items = page_size;
  g_task_set_task_data (task, fetch, fetch_free);

  if (self->total < 0)
    shuffled_source_count_async (source, cancellable, count_then_fetch_cb, task);
  else if (self->total > MAX_WHOLE)
    fetch_blocks (task);
  else if (self->whole == NULL)
    fetch_whole (task);
  else
    {
      return_slice (task, self);
      g_object_unref (task);
    }
}

static GPtrArray *
shuffled_source_fetch_finish (BunkoListSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
list_source_iface_init (BunkoListSourceInterface *iface)
{
  iface->count_async = shuffled_source_count_async;
  iface->count_finish = shuffled_source_count_finish;
  iface->fetch_async = shuffled_source_fetch_async;
  iface->fetch_finish = shuffled_source_fetch_finish;
}

static void
bunko_shuffled_source_dispose (GObject *object)
{
  BunkoShuffledSource *self = BUNKO_SHUFFLED_SOURCE (object);

  g_clear_object (&self->source);
  g_clear_pointer (&self->whole, g_ptr_array_unref);

  G_OBJECT_CLASS (bunko_shuffled_source_parent_class)->dispose (object);
}

static void
bunko_shuffled_source_finalize (GObject *object)
{
  g_clear_pointer (&BUNKO_SHUFFLED_SOURCE (object)->blocks, g_free);

  G_OBJECT_CLASS (bunko_shuffled_source_parent_class)->finalize (object);
}

static void
bunko_shuffled_source_class_init (BunkoShuffledSourceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_shuffled_source_dispose;
  object_class->finalize = bunko_shuffled_source_finalize;
}

static void
bunko_shuffled_source_init (BunkoShuffledSource *self)
{
  self->total = -1;
}

/**
 * bunko_shuffled_source_new:
 * @source: a list whose order stays the same
 * @seed: which of the random orders
 *
 * Returns: (transfer full): the same items in a random order
 */
BunkoListSource *
bunko_shuffled_source_new (BunkoListSource *source, guint32 seed)
{
  BunkoShuffledSource *self;

  g_return_val_if_fail (BUNKO_IS_LIST_SOURCE (source), NULL);

  self = g_object_new (BUNKO_TYPE_SHUFFLED_SOURCE, NULL);
  self->source = g_object_ref (source);
  self->seed = seed;

  return BUNKO_LIST_SOURCE (self);
}
