/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fake-library.h"

#include <json-glib/json-glib.h>

#include "fake-delay.h"
#include "library/bunko-item-parser.h"
#include "library/bunko-store.h"

struct _BunkoFakeSource
{
  GObject parent_instance;

  BunkoStore *store;
  FakeDelay *delay;
  GHashTable *failures; /* page → how often still */
  GHashTable *pages;    /* page → GArray of gint64 */
  GArray *log;
  guint n_items;
  guint n_counts;
  guint failing_counts;
  guint n_live;
  guint max_live;
  gboolean random;
};

static void list_source_iface_init (BunkoListSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoFakeSource,
                               bunko_fake_source,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BUNKO_TYPE_LIST_SOURCE,
                                                      list_source_iface_init))

typedef struct
{
  guint page;
  guint page_size;
} Fetch;

static JsonObject *
parse_object (const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (json, &error);

  g_assert_no_error (error);
  return json_object_ref (json_node_get_object (node));
}

static char *
gallery_json (gint64 id)
{
  return g_strdup_printf (
      "{\"id\": %" G_GINT64_FORMAT ", \"last_updated\": 1700000000, \"timestamp\": 1600000000,"
      " \"rating\": %d, \"preferred_title\": {\"id\": 1, \"name\": \"Gallery %" G_GINT64_FORMAT
      "\", \"language\": {\"id\": 2, \"code\": \"en\"}}, \"titles\": [], \"artists\": [{\"id\": %d,"
      " \"names\": [{\"id\": 1, \"name\": \"Artist %d\"}]}],"
      " \"metatags\": {\"favorite\": %s, \"inbox\": false, \"read\": %s}}",
      id, (int) (id % 11), id, (int) (id % 9) + 1, (int) (id % 9) + 1,
      id % 7 == 0 ? "true" : "false", id % 5 == 0 ? "true" : "false");
}

static void
gallery_gone_cb (gpointer data, GObject *where_the_object_was)
{
  g_autoptr (BunkoFakeSource) self = data;

  self->n_live--;
}

static BunkoItem *
make_gallery (BunkoFakeSource *self, gint64 id)
{
  gboolean is_new = bunko_store_lookup (self->store, BUNKO_ITEM_TYPE_GALLERY, id) == NULL;
  g_autofree char *json = gallery_json (id);
  g_autoptr (JsonObject) object = parse_object (json);
  BunkoItem *item = bunko_store_intern_json (self->store, BUNKO_ITEM_TYPE_GALLERY, object);

  if (is_new)
    {
      g_object_weak_ref (G_OBJECT (item), gallery_gone_cb, g_object_ref (self));
      self->n_live++;
      self->max_live = MAX (self->max_live, self->n_live);
    }
  return item;
}

static GPtrArray *
make_page (BunkoFakeSource *self, Fetch *fetch)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  GArray *ids = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (fetch->page));

  if (ids != NULL)
    {
      for (guint i = 0; i < ids->len; i++)
        g_ptr_array_add (items, make_gallery (self, g_array_index (ids, gint64, i)));
      return items;
    }
  for (guint i = 0; i < fetch->page_size; i++)
    {
      guint64 position = (guint64) fetch->page * fetch->page_size + i;

      if (position < self->n_items)
        g_ptr_array_add (items, make_gallery (self, (gint64) position + 1));
    }
  return items;
}

static void
answer_cb (GTask *task, gpointer user_data)
{
  BunkoFakeSource *self = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  guint failures;

  if (fetch == NULL)
    {
      if (self->failing_counts > 0)
        {
          self->failing_counts--;
          g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "Counting failed");
        }
      else
        g_task_return_int (task, self->n_items);
      return;
    }

  failures =
      GPOINTER_TO_UINT (g_hash_table_lookup (self->failures, GUINT_TO_POINTER (fetch->page)));
  if (failures > 0)
    {
      g_hash_table_insert (self->failures, GUINT_TO_POINTER (fetch->page),
                           GUINT_TO_POINTER (failures - 1));
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "Page %u failed", fetch->page);
    }
  else
    g_task_return_pointer (task, make_page (self, fetch), (GDestroyNotify) g_ptr_array_unref);
}

static void
fake_source_count_async (BunkoListSource *source,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  BunkoFakeSource *self = BUNKO_FAKE_SOURCE (source);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  self->n_counts++;
  fake_delay_add (self->delay, task);
}

static gint64
fake_source_count_finish (BunkoListSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_int (G_TASK (result), error);
}

static void
fake_source_fetch_async (BunkoListSource *source,
                         guint page,
                         guint page_size,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  BunkoFakeSource *self = BUNKO_FAKE_SOURCE (source);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Fetch fetch = { page, page_size };

  g_task_set_task_data (task, g_memdup2 (&fetch, sizeof fetch), g_free);
  g_array_append_val (self->log, page);
  fake_delay_add (self->delay, task);
}

static GPtrArray *
fake_source_fetch_finish (BunkoListSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
fake_source_is_random (BunkoListSource *source)
{
  return BUNKO_FAKE_SOURCE (source)->random;
}

static void
list_source_iface_init (BunkoListSourceInterface *iface)
{
  iface->count_async = fake_source_count_async;
  iface->count_finish = fake_source_count_finish;
  iface->fetch_async = fake_source_fetch_async;
  iface->fetch_finish = fake_source_fetch_finish;
  iface->is_random = fake_source_is_random;
}

static void
bunko_fake_source_finalize (GObject *object)
{
  BunkoFakeSource *self = BUNKO_FAKE_SOURCE (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->delay, fake_delay_free);
  g_clear_pointer (&self->failures, g_hash_table_unref);
  g_clear_pointer (&self->pages, g_hash_table_unref);
  g_clear_pointer (&self->log, g_array_unref);

  G_OBJECT_CLASS (bunko_fake_source_parent_class)->finalize (object);
}

static void
bunko_fake_source_class_init (BunkoFakeSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bunko_fake_source_finalize;
}

static void
bunko_fake_source_init (BunkoFakeSource *self)
{
  self->store = bunko_store_new ();
  self->delay = fake_delay_new (answer_cb, self);
  self->failures = g_hash_table_new (NULL, NULL);
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  self->log = g_array_new (FALSE, FALSE, sizeof (guint));
}

BunkoFakeSource *
bunko_fake_source_new (guint n_items)
{
  BunkoFakeSource *self = g_object_new (BUNKO_TYPE_FAKE_SOURCE, NULL);

  self->n_items = n_items;
  return self;
}

void
bunko_fake_source_set_n_items (BunkoFakeSource *self, guint n_items)
{
  self->n_items = n_items;
}

void
bunko_fake_source_set_random (BunkoFakeSource *self, gboolean random)
{
  self->random = random;
}

void
bunko_fake_source_set_latency (BunkoFakeSource *self, guint milliseconds)
{
  fake_delay_set_latency (self->delay, milliseconds);
}

void
bunko_fake_source_hold (BunkoFakeSource *self)
{
  fake_delay_hold (self->delay);
}

guint
bunko_fake_source_release (BunkoFakeSource *self, guint n)
{
  g_autoptr (BunkoFakeSource) alive = g_object_ref (self);

  return fake_delay_release (alive->delay, n);
}

void
bunko_fake_source_fail_counts (BunkoFakeSource *self, guint n)
{
  self->failing_counts = n;
}

void
bunko_fake_source_fail_page (BunkoFakeSource *self, guint page, guint n)
{
  g_hash_table_insert (self->failures, GUINT_TO_POINTER (page), GUINT_TO_POINTER (n));
}

void
bunko_fake_source_set_page (BunkoFakeSource *self, guint page, const gint64 *ids, guint n_ids)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (array, ids, n_ids);
  g_hash_table_insert (self->pages, GUINT_TO_POINTER (page), array);
}

guint
bunko_fake_source_get_n_counts (BunkoFakeSource *self)
{
  return self->n_counts;
}

guint
bunko_fake_source_get_n_fetches (BunkoFakeSource *self)
{
  return self->log->len;
}

guint
bunko_fake_source_get_n_fetches_of (BunkoFakeSource *self, guint page)
{
  guint n = 0;

  for (guint i = 0; i < self->log->len; i++)
    n += g_array_index (self->log, guint, i) == page ? 1 : 0;
  return n;
}

GArray *
bunko_fake_source_get_fetch_log (BunkoFakeSource *self)
{
  return self->log;
}

guint
bunko_fake_source_get_n_cancelled (BunkoFakeSource *self)
{
  return fake_delay_get_n_cancelled (self->delay);
}

guint
bunko_fake_source_get_n_pending (BunkoFakeSource *self)
{
  return fake_delay_get_n_pending (self->delay);
}

guint
bunko_fake_source_get_max_pending (BunkoFakeSource *self)
{
  return fake_delay_get_max_pending (self->delay);
}

guint
bunko_fake_source_get_n_live (BunkoFakeSource *self)
{
  return self->n_live;
}

guint
bunko_fake_source_get_max_live (BunkoFakeSource *self)
{
  return self->max_live;
}

BunkoItem *
bunko_fake_item_new (BunkoItemType type, const char *json)
{
  g_autoptr (JsonObject) object = parse_object (json);

  return bunko_item_new_from_json (type, object);
}

BunkoGallery *
bunko_fake_gallery_new (gint64 id)
{
  g_autofree char *json = gallery_json (id);

  return BUNKO_GALLERY (bunko_fake_item_new (BUNKO_ITEM_TYPE_GALLERY, json));
}
