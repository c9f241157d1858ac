/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-watched-source.h"

struct _BenchWatchedSource
{
  GObject parent_instance;

  BunkoListSource *source;
  guint trips;
  guint era; /* which moment trips are counted from */
  guint n_fetches;
  guint n_live;
  guint max_live;
  GHashTable *items; /* those that are watched, not owned */
  GHashTable *since; /* those that came since then, not owned: in which trip */
};

typedef struct
{
  GTask *task;
  guint era;
  guint trip;
} Request;

static void list_source_iface_init (BunkoListSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BenchWatchedSource,
                               bench_watched_source,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BUNKO_TYPE_LIST_SOURCE,
                                                      list_source_iface_init))

static Request *
request_new (BenchWatchedSource *self,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  Request *request = g_new (Request, 1);

  request->task = g_task_new (self, cancellable, callback, user_data);
  request->era = self->era;
  request->trip = self->trips + 1;
  self->n_fetches++;

  return request;
}

/* Gives the task of a request that has ended. */
static GTask *
request_end (Request *request, guint *trip)
{
  BenchWatchedSource *self = g_task_get_source_object (request->task);
  GTask *task = request->task;

  *trip = request->era == self->era ? request->trip : 1;
  self->trips = MAX (self->trips, *trip);
  g_free (request);

  return task;
}

static void
item_gone_cb (gpointer user_data, GObject *item)
{
  BenchWatchedSource *self = user_data;

  g_hash_table_remove (self->items, item);
  g_hash_table_remove (self->since, item);
  self->n_live--;
}

static void
watch_items (BenchWatchedSource *self, GPtrArray *items, guint trip)
{
  for (guint i = 0; i < items->len; i++)
    g_hash_table_insert (self->since, items->pdata[i], GUINT_TO_POINTER (trip));
  for (guint i = 0; i < items->len; i++)
    if (g_hash_table_add (self->items, items->pdata[i]))
      {
        g_object_weak_ref (items->pdata[i], item_gone_cb, self);
        self->n_live++;
      }
  self->max_live = MAX (self->max_live, self->n_live);
}

static void
counted_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  guint trip;
  g_autoptr (GTask) task = request_end (user_data, &trip);
  GError *error = NULL;
  gint64 total = bunko_list_source_count_finish (BUNKO_LIST_SOURCE (object), result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_int (task, total);
}

static void
watched_source_count_async (BunkoListSource *source,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  BenchWatchedSource *self = BENCH_WATCHED_SOURCE (source);

  bunko_list_source_count_async (self->source, cancellable, counted_cb,
                                 request_new (self, cancellable, callback, user_data));
}

static gint64
watched_source_count_finish (BunkoListSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_int (G_TASK (result), error);
}

static void
fetched_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  guint trip;
  g_autoptr (GTask) task = request_end (user_data, &trip);
  GError *error = NULL;
  GPtrArray *items = bunko_list_source_fetch_finish (BUNKO_LIST_SOURCE (object), result, &error);

  if (items == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  watch_items (g_task_get_source_object (task), items, trip);
  g_task_return_pointer (task, items, (GDestroyNotify) g_ptr_array_unref);
}

static void
watched_source_fetch_async (BunkoListSource *source,
                            guint page,
                            guint page_size,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  BenchWatchedSource *self = BENCH_WATCHED_SOURCE (source);

  bunko_list_source_fetch_async (self->source, page, page_size, cancellable, fetched_cb,
                                 request_new (self, cancellable, callback, user_data));
}

static GPtrArray *
watched_source_fetch_finish (BunkoListSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
list_source_iface_init (BunkoListSourceInterface *iface)
{
  iface->count_async = watched_source_count_async;
  iface->count_finish = watched_source_count_finish;
  iface->fetch_async = watched_source_fetch_async;
  iface->fetch_finish = watched_source_fetch_finish;
}

static void
bench_watched_source_dispose (GObject *object)
{
  BenchWatchedSource *self = BENCH_WATCHED_SOURCE (object);
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    g_object_weak_unref (item, item_gone_cb, self);
  g_hash_table_remove_all (self->items);
  g_hash_table_remove_all (self->since);
  g_clear_object (&self->source);

  G_OBJECT_CLASS (bench_watched_source_parent_class)->dispose (object);
}

static void
bench_watched_source_finalize (GObject *object)
{
  g_hash_table_unref (BENCH_WATCHED_SOURCE (object)->items);
  g_hash_table_unref (BENCH_WATCHED_SOURCE (object)->since);

  G_OBJECT_CLASS (bench_watched_source_parent_class)->finalize (object);
}

static void
bench_watched_source_class_init (BenchWatchedSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bench_watched_source_dispose;
  G_OBJECT_CLASS (klass)->finalize = bench_watched_source_finalize;
}

static void
bench_watched_source_init (BenchWatchedSource *self)
{
  self->items = g_hash_table_new (NULL, NULL);
  self->since = g_hash_table_new (NULL, NULL);
}

BenchWatchedSource *
bench_watched_source_new (BunkoListSource *source)
{
  BenchWatchedSource *self = g_object_new (BENCH_TYPE_WATCHED_SOURCE, NULL);

  self->source = g_object_ref (source);

  return self;
}

void
bench_watched_source_stop (BenchWatchedSource *self)
{
  self->era++;
  self->trips = 0;
  g_hash_table_remove_all (self->since);
}

guint
bench_watched_source_get_trip_of (BenchWatchedSource *self, BunkoItem *item)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->since, item));
}

guint
bench_watched_source_get_n_fetches (BenchWatchedSource *self)
{
  return self->n_fetches;
}

guint
bench_watched_source_get_max_live (BenchWatchedSource *self)
{
  return self->max_live;
}
