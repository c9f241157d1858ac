/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-pages-source.h"

#include "bunko-gallery-private.h"
#include "bunko-related-source.h"

/**
 * BunkoPagesSource:
 *
 * The pages of a gallery, sorted by number.
 *
 * Servers list them in the order in which they were added, which mostly is that of the numbers, and
 * offer no other. So windows are passed on as they come as long as they fit; at the first one that
 * does not, all pages are loaded and sorted, and windows come from there.
 */

/* How many pages travel in one message while all of them are loaded, and how many are kept at most.
 */
#define CHUNK_SIZE 100
#define MAX_PAGES  20000

struct _BunkoPagesSource
{
  GObject parent_instance;

  BunkoListSource *related;
  BunkoGallery *gallery;
  GPtrArray *sorted; /* all pages, once it is known that the server's order is another one */
};

static void list_source_iface_init (BunkoListSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoPagesSource,
                               bunko_pages_source,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BUNKO_TYPE_LIST_SOURCE,
                                                      list_source_iface_init))

typedef struct
{
  guint page;
  guint page_size;
  guint chunk;    /* the next chunk to load, while all pages are loaded */
  GPtrArray *all; /* the pages loaded so far */
} Fetch;

static void
fetch_free (gpointer data)
{
  Fetch *fetch = data;

  g_clear_pointer (&fetch->all, g_ptr_array_unref);
  g_free (fetch);
}

static void
count_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BunkoPagesSource *self = g_task_get_source_object (task);
  GError *error = NULL;
  gint64 count = bunko_list_source_count_finish (BUNKO_LIST_SOURCE (source), result, &error);

  if (count < 0)
    {
      g_task_return_error (task, error);
      return;
    }
  _bunko_gallery_set_page_count (self->gallery, (gint) MIN (count, G_MAXINT));
  g_task_return_int (task, count);
}

static void
pages_source_count_async (BunkoListSource *source,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  BunkoPagesSource *self = BUNKO_PAGES_SOURCE (source);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, pages_source_count_async);
  /* Who counts again wants to see what changed. */
  g_clear_pointer (&self->sorted, g_ptr_array_unref);
  bunko_list_source_count_async (self->related, cancellable, count_cb, task);
}

static gint64
pages_source_count_finish (BunkoListSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_int (G_TASK (result), error);
}

static gboolean is_in_order (GPtrArray *pages, guint64 offset);

static void
begun_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BunkoPagesSource *self = g_task_get_source_object (task);
  g_autoptr (GPtrArray) pages = NULL;
  GError *error = NULL;
  gint64 count =
      bunko_list_source_begin_finish (BUNKO_LIST_SOURCE (source), result, &pages, &error);

  if (count < 0)
    {
      g_task_return_error (task, error);
      return;
    }
  _bunko_gallery_set_page_count (self->gallery, (gint) MIN (count, G_MAXINT));
  /* Pages in another order have to be loaded all. */
  if (pages != NULL && is_in_order (pages, 0))
    g_task_set_task_data (task, g_steal_pointer (&pages), (GDestroyNotify) g_ptr_array_unref);
  g_task_return_int (task, count);
}

static void
pages_source_begin_async (BunkoListSource *source,
                          guint page_size,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  BunkoPagesSource *self = BUNKO_PAGES_SOURCE (source);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, pages_source_begin_async);
  g_clear_pointer (&self->sorted, g_ptr_array_unref);
  bunko_list_source_begin_async (self->related, page_size, cancellable, begun_cb, task);
}

static gint64
pages_source_begin_finish (BunkoListSource *source,
                           GAsyncResult *result,
                           GPtrArray **first_page,
                           GError **error)
{
  GTask *task = G_TASK (result);
  GPtrArray *pages = g_task_get_task_data (task);

  if (!g_task_had_error (task) && pages != NULL)
    *first_page = g_ptr_array_ref (pages);

  return g_task_propagate_int (task, error);
}

static gboolean
is_in_order (GPtrArray *pages, guint64 offset)
{
  for (guint i = 0; i < pages->len; i++)
    {
      gint number = bunko_page_get_number (g_ptr_array_index (pages, i));

      if (i == 0 && (guint64) number != offset + 1)
        return FALSE;
      if (i > 0 && number <= bunko_page_get_number (g_ptr_array_index (pages, i - 1)))
        return FALSE;
    }
  return TRUE;
}

static gint
compare_pages (gconstpointer a, gconstpointer b)
{
  gint one = bunko_page_get_number (BUNKO_PAGE ((gpointer) a));
  gint other = bunko_page_get_number (BUNKO_PAGE ((gpointer) b));

  return (one > other) - (one < other);
}

static GPtrArray *
get_window (BunkoPagesSource *self, Fetch *fetch)
{
  GPtrArray *window = g_ptr_array_new_with_free_func (g_object_unref);
  guint64 start = (guint64) fetch->page * fetch->page_size;

  for (guint64 i = start; i < self->sorted->len && i < start + fetch->page_size; i++)
    g_ptr_array_add (window, g_object_ref (g_ptr_array_index (self->sorted, i)));
  return window;
}

static void load_next_chunk (GTask *task);

static void
chunk_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BunkoPagesSource *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);
  GError *error = NULL;
  GPtrArray *pages = bunko_list_source_fetch_finish (BUNKO_LIST_SOURCE (source), result, &error);
  guint length;

  if (pages == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  length = pages->len;
  g_ptr_array_extend_and_steal (fetch->all, pages);
  if (length == CHUNK_SIZE && fetch->all->len < MAX_PAGES)
    {
      load_next_chunk (g_steal_pointer (&task));
      return;
    }
  g_ptr_array_sort_values (fetch->all, compare_pages);
  g_clear_pointer (&self->sorted, g_ptr_array_unref);
  self->sorted = g_steal_pointer (&fetch->all);
  g_task_return_pointer (task, get_window (self, fetch), (GDestroyNotify) g_ptr_array_unref);
}

static void
load_next_chunk (GTask *task)
{
  BunkoPagesSource *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);

  bunko_list_source_fetch_async (self->related, fetch->chunk++, CHUNK_SIZE,
                                 g_task_get_cancellable (task), chunk_cb, task);
}

static void
window_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) pages =
      bunko_list_source_fetch_finish (BUNKO_LIST_SOURCE (source), result, &error);

  if (pages == NULL)
    g_task_return_error (task, error);
  else if (is_in_order (pages, (guint64) fetch->page * fetch->page_size))
    g_task_return_pointer (task, g_steal_pointer (&pages), (GDestroyNotify) g_ptr_array_unref);
  else
    {
      fetch->all = g_ptr_array_new_with_free_func (g_object_unref);
      load_next_chunk (g_steal_pointer (&task));
    }
}

static void
pages_source_fetch_async (BunkoListSource *source,
                          guint page,
                          guint page_size,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  BunkoPagesSource *self = BUNKO_PAGES_SOURCE (source);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Fetch *fetch = g_new0 (Fetch, 1);

  fetch->page = page;
  fetch->page_size = page_size;
  g_task_set_source_tag (task, pages_source_fetch_async);
  g_task_set_task_data (task, fetch, fetch_free);
  if (self->sorted != NULL)
    g_task_return_pointer (task, get_window (self, fetch), (GDestroyNotify) g_ptr_array_unref);
  else
    bunko_list_source_fetch_async (self->related, page, page_size, cancellable, window_cb,
                                   g_steal_pointer (&task));
}

static GPtrArray *
pages_source_fetch_finish (BunkoListSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
list_source_iface_init (BunkoListSourceInterface *iface)
{
  iface->begin_async = pages_source_begin_async;
  iface->begin_finish = pages_source_begin_finish;
  iface->count_async = pages_source_count_async;
  iface->count_finish = pages_source_count_finish;
  iface->fetch_async = pages_source_fetch_async;
  iface->fetch_finish = pages_source_fetch_finish;
}

static void
bunko_pages_source_dispose (GObject *object)
{
  BunkoPagesSource *self = BUNKO_PAGES_SOURCE (object);

  g_clear_object (&self->related);
  g_clear_object (&self->gallery);
  g_clear_pointer (&self->sorted, g_ptr_array_unref);

  G_OBJECT_CLASS (bunko_pages_source_parent_class)->dispose (object);
}

static void
bunko_pages_source_class_init (BunkoPagesSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bunko_pages_source_dispose;
}

static void
bunko_pages_source_init (BunkoPagesSource *self)
{
}

/**
 * bunko_pages_source_new:
 * @library: a library
 * @gallery: the gallery whose pages to list
 *
 * Returns: (transfer full): the list
 */
BunkoListSource *
bunko_pages_source_new (BunkoLibrary *library, BunkoGallery *gallery)
{
  BunkoPagesSource *self;

  g_return_val_if_fail (BUNKO_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (BUNKO_IS_GALLERY (gallery), NULL);

  self = g_object_new (BUNKO_TYPE_PAGES_SOURCE, NULL);
  self->gallery = g_object_ref (gallery);
  self->related =
      bunko_related_source_new (library, BUNKO_ITEM_TYPE_GALLERY,
                                bunko_item_get_id (BUNKO_ITEM (gallery)), BUNKO_ITEM_TYPE_PAGE);
  return BUNKO_LIST_SOURCE (self);
}
