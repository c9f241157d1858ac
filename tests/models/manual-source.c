/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-gallery.h"

#include "manual-source.h"

#define COUNT (-1)

typedef struct
{
  ManualSource *source;
  GTask *task;
  int page;
  guint page_size;
} Pending;

struct _ManualSource
{
  GObject parent_instance;

  /* What is served, in order; without it the numbers from 1 to count. */
  GArray *ids;
  GPtrArray *pending;
  gint64 count;
  guint idle;
  guint n_fetches;
  guint n_open;
  guint max_open;
  guint n_live;
  gboolean random;
  gboolean automatic;
  gboolean broken;
};

static void list_source_iface_init (BunkoListSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ManualSource,
                               manual_source,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BUNKO_TYPE_LIST_SOURCE,
                                                      list_source_iface_init))

static void
pending_free (Pending *pending)
{
  g_clear_object (&pending->task);
  g_free (pending);
}

static void
gallery_gone_cb (gpointer data, GObject *where)
{
  MANUAL_SOURCE (data)->n_live--;
  g_object_unref (data);
}

static gint64
id_at (ManualSource *self, guint64 index)
{
  if (self->ids == NULL)
    return index < (guint64) self->count ? (gint64) index + 1 : 0;

  return index < self->ids->len ? g_array_index (self->ids, gint64, index) : 0;
}

static GPtrArray *
serve (ManualSource *self, guint page, guint page_size)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < page_size; i++)
    {
      gint64 id = id_at (self, (guint64) page * page_size + i);
      BunkoGallery *gallery;

      if (id == 0)
        continue;
      gallery = bunko_gallery_new (id);
      g_object_weak_ref (G_OBJECT (gallery), gallery_gone_cb, g_object_ref (self));
      self->n_live++;
      g_ptr_array_add (items, gallery);
    }

  return items;
}

static Pending *
steal (ManualSource *self, guint index)
{
  Pending *pending;

  g_assert_cmpuint (index, <, self->pending->len);
  pending = g_ptr_array_steal_index (self->pending, index);
  if (pending->page != COUNT)
    self->n_open--;

  return pending;
}

void
manual_source_answer (ManualSource *self, guint index)
{
  Pending *pending = steal (self, index);

  if (g_task_return_error_if_cancelled (pending->task))
    ;
  else if (pending->page == COUNT)
    g_task_return_int (pending->task, self->count);
  else
    g_task_return_pointer (pending->task, serve (self, pending->page, pending->page_size),
                           (GDestroyNotify) g_ptr_array_unref);
  pending_free (pending);
}

void
manual_source_fail (ManualSource *self, guint index)
{
  Pending *pending = steal (self, index);

  g_task_return_new_error (pending->task, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "Too slow");
  pending_free (pending);
}

static gboolean
answer_cb (gpointer user_data)
{
  ManualSource *self = user_data;

  self->idle = 0;
  while (self->pending->len > 0)
    if (self->broken)
      manual_source_fail (self, 0);
    else
      manual_source_answer (self, 0);

  return G_SOURCE_REMOVE;
}

static void
wait_for_answer (ManualSource *self, GTask *task, int page, guint page_size)
{
  Pending *pending = g_new0 (Pending, 1);

  pending->task = task;
  pending->page = page;
  pending->page_size = page_size;
  g_ptr_array_add (self->pending, pending);
  if (self->automatic && self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_DEFAULT, answer_cb, self, NULL);
}

static void
manual_source_count_async (BunkoListSource *source,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  wait_for_answer (MANUAL_SOURCE (source), g_task_new (source, cancellable, callback, user_data),
                   COUNT, 0);
}

static gint64
manual_source_count_finish (BunkoListSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_int (G_TASK (result), error);
}

static void
manual_source_fetch_async (BunkoListSource *source,
                           guint page,
                           guint page_size,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  ManualSource *self = MANUAL_SOURCE (source);

  self->n_fetches++;
  self->n_open++;
  self->max_open = MAX (self->max_open, self->n_open);
  wait_for_answer (self, g_task_new (source, cancellable, callback, user_data), page, page_size);
}

static GPtrArray *
manual_source_fetch_finish (BunkoListSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
manual_source_is_random (BunkoListSource *source)
{
  return MANUAL_SOURCE (source)->random;
}

static void
list_source_iface_init (BunkoListSourceInterface *iface)
{
  iface->count_async = manual_source_count_async;
  iface->count_finish = manual_source_count_finish;
  iface->fetch_async = manual_source_fetch_async;
  iface->fetch_finish = manual_source_fetch_finish;
  iface->is_random = manual_source_is_random;
}

static void
manual_source_dispose (GObject *object)
{
  ManualSource *self = MANUAL_SOURCE (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->pending, g_ptr_array_unref);
  g_clear_pointer (&self->ids, g_array_unref);

  G_OBJECT_CLASS (manual_source_parent_class)->dispose (object);
}

static void
manual_source_class_init (ManualSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = manual_source_dispose;
}

static void
manual_source_init (ManualSource *self)
{
  self->pending = g_ptr_array_new_with_free_func ((GDestroyNotify) pending_free);
}

ManualSource *
manual_source_new (gint64 count)
{
  ManualSource *self = g_object_new (MANUAL_TYPE_SOURCE, NULL);

  self->count = count;

  return self;
}

void
manual_source_set_ids (ManualSource *self, const gint64 *ids, guint n_ids)
{
  g_clear_pointer (&self->ids, g_array_unref);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (self->ids, ids, n_ids);
}

void
manual_source_set_count (ManualSource *self, gint64 count)
{
  self->count = count;
}

void
manual_source_set_random (ManualSource *self, gboolean random)
{
  self->random = random;
}

void
manual_source_set_automatic (ManualSource *self, gboolean automatic)
{
  self->automatic = automatic;
}

void
manual_source_set_broken (ManualSource *self, gboolean broken)
{
  self->broken = broken;
}

guint
manual_source_get_n_pending (ManualSource *self)
{
  return self->pending->len;
}

guint
manual_source_get_n_fetches (ManualSource *self)
{
  return self->n_fetches;
}

guint
manual_source_get_max_open (ManualSource *self)
{
  return self->max_open;
}

guint
manual_source_get_n_live (ManualSource *self)
{
  return self->n_live;
}

/* The page that the request asks for, -1 for a count. */
int
manual_source_get_pending (ManualSource *self, guint index)
{
  Pending *pending;

  g_assert_cmpuint (index, <, self->pending->len);
  pending = self->pending->pdata[index];

  return pending->page;
}
