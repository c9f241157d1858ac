/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "stub-library.h"

#include "library/bunko-activity-list.h"
#include "library/bunko-library-card.h"

struct _BunkoLibrary
{
  GObject parent_instance;

  BunkoListSource *view;
  BunkoListSource *pages;
  GListModel *tags;
  GPtrArray *items;
  BunkoReadProgress *progress;
  BunkoViewQuery *query;
  char *edit;
  guint n_views;
  guint n_opened;
  gboolean broken;
};

/* Another list that gives what the one behind it gives. */
#define STUB_TYPE_VIEW (stub_view_get_type ())

G_DECLARE_FINAL_TYPE (StubView, stub_view, STUB, VIEW, GObject)

struct _StubView
{
  GObject parent_instance;

  BunkoListSource *source;
};

static void list_source_iface_init (BunkoListSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StubView,
                               stub_view,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BUNKO_TYPE_LIST_SOURCE,
                                                      list_source_iface_init))

static void
stub_view_count_async (BunkoListSource *source,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  bunko_list_source_count_async (STUB_VIEW (source)->source, cancellable, callback, user_data);
}

static void
stub_view_fetch_async (BunkoListSource *source,
                       guint page,
                       guint page_size,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  bunko_list_source_fetch_async (STUB_VIEW (source)->source, page, page_size, cancellable, callback,
                                 user_data);
}

static void
list_source_iface_init (BunkoListSourceInterface *iface)
{
  iface->count_async = stub_view_count_async;
  iface->fetch_async = stub_view_fetch_async;
}

static void
stub_view_finalize (GObject *object)
{
  g_object_unref (STUB_VIEW (object)->source);

  G_OBJECT_CLASS (stub_view_parent_class)->finalize (object);
}

static void
stub_view_class_init (StubViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stub_view_finalize;
}

static void
stub_view_init (StubView *self)
{
}

static BunkoListSource *
wrap (BunkoListSource *source)
{
  StubView *self = g_object_new (STUB_TYPE_VIEW, NULL);

  self->source = g_object_ref (source);

  return BUNKO_LIST_SOURCE (self);
}

static void image_source_iface_init (BunkoImageSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoLibrary,
                               bunko_library,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BUNKO_TYPE_IMAGE_SOURCE,
                                                      image_source_iface_init))

static void
bunko_library_dispose (GObject *object)
{
  BunkoLibrary *self = BUNKO_LIBRARY (object);

  g_clear_object (&self->view);
  g_clear_object (&self->pages);
  g_clear_object (&self->tags);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_object (&self->query);
  g_clear_pointer (&self->progress, bunko_read_progress_free);
  g_clear_pointer (&self->edit, g_free);

  G_OBJECT_CLASS (bunko_library_parent_class)->dispose (object);
}

static void
bunko_library_class_init (BunkoLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bunko_library_dispose;
  g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  g_signal_new ("filters-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                NULL, G_TYPE_NONE, 0);
}

static void
bunko_library_init (BunkoLibrary *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
image_source_iface_init (BunkoImageSourceInterface *iface)
{
}

/* Fails the task, if all has to fail. */
static GTask *
start (BunkoLibrary *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  if (!self->broken)
    return task;

  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "Broken");
  g_object_unref (task);

  return NULL;
}

static void
answer (BunkoLibrary *self,
        GCancellable *cancellable,
        GAsyncReadyCallback callback,
        gpointer user_data,
        gpointer pointer,
        GDestroyNotify destroy)
{
  g_autoptr (GTask) task = start (self, cancellable, callback, user_data);

  if (task != NULL)
    g_task_return_pointer (task, pointer, destroy);
  else if (pointer != NULL)
    destroy (pointer);
}

static gboolean
answer_yes (BunkoLibrary *self,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  g_autoptr (GTask) task = start (self, cancellable, callback, user_data);

  if (task != NULL)
    g_task_return_boolean (task, TRUE);

  return task != NULL;
}

/* Only what asks a server by itself has to do with its session; no test here does. */
BunkoSession *_bunko_library_get_session (BunkoLibrary *self);

BunkoSession *
_bunko_library_get_session (BunkoLibrary *self)
{
  return NULL;
}

const char *
bunko_library_get_server_key (BunkoLibrary *self)
{
  return "stub:7007";
}

const char *
bunko_library_get_state_key (BunkoLibrary *self)
{
  return "stub:7007";
}

BunkoListSource *
bunko_library_view (BunkoLibrary *self, BunkoViewQuery *query)
{
  g_set_object (&self->query, query);
  self->n_views++;

  return wrap (self->view);
}

BunkoListSource *
bunko_library_related (BunkoLibrary *self, BunkoItem *parent, BunkoItemType related)
{
  return wrap (self->view);
}

BunkoListSource *
bunko_library_get_pages (BunkoLibrary *self, BunkoGallery *gallery)
{
  return wrap (self->pages);
}

void
bunko_library_get_sort_indexes_async (BunkoLibrary *self,
                                      BunkoItemType type,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  static const char *const names[] = { "Random",         "Title",     "Artist",       "Date Added",
                                       "Date Published", "Last Read", "Last Updated", "Rating",
                                       "Read Count",     "Page Count" };
  GPtrArray *indexes = g_ptr_array_new_with_free_func ((GDestroyNotify) bunko_sort_index_free);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_ptr_array_add (indexes, bunko_sort_index_new (i + 1, names[i]));
  answer (self, cancellable, callback, user_data, indexes, (GDestroyNotify) g_ptr_array_unref);
}

GPtrArray *
bunko_library_get_sort_indexes_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
bunko_library_get_item_async (BunkoLibrary *self,
                              BunkoItemType type,
                              gint64 id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = start (self, cancellable, callback, user_data);

  if (task == NULL)
    return;
  for (guint i = 0; i < self->items->len; i++)
    if (bunko_item_get_item_type (self->items->pdata[i]) == type &&
        bunko_item_get_id (self->items->pdata[i]) == id)
      {
        g_task_return_pointer (task, g_object_ref (self->items->pdata[i]), g_object_unref);
        return;
      }
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "No such item");
}

BunkoItem *
bunko_library_get_item_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
bunko_library_get_tags_async (BunkoLibrary *self,
                              BunkoItem *item,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GListModel *tags = self->tags != NULL ? g_object_ref (self->tags)
                                        : G_LIST_MODEL (g_list_store_new (BUNKO_TYPE_TAG_GROUP));

  answer (self, cancellable, callback, user_data, tags, g_object_unref);
}

GListModel *
bunko_library_get_tags_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
bunko_library_keeps_progress (BunkoLibrary *self)
{
  return TRUE;
}

void
bunko_library_note_page_read (BunkoLibrary *self, BunkoPage *page)
{
}

void
bunko_library_get_progress_async (BunkoLibrary *self,
                                  BunkoGallery *gallery,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  BunkoReadProgress *progress = self->progress != NULL ? bunko_read_progress_copy (self->progress)
                                                       : bunko_read_progress_new ();

  answer (self, cancellable, callback, user_data, progress,
          (GDestroyNotify) bunko_read_progress_free);
}

BunkoReadProgress *
bunko_library_get_progress_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
bunko_library_set_metatag_async (BunkoLibrary *self,
                                 BunkoItem *item,
                                 BunkoMetatags metatag,
                                 gboolean on,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GFlagsClass) klass = g_type_class_ref (BUNKO_TYPE_METATAGS);

  g_free (self->edit);
  self->edit = g_strdup_printf ("%s=%d of %d", g_flags_get_first_value (klass, metatag)->value_nick,
                                on, (int) bunko_item_get_id (item));
  answer_yes (self, cancellable, callback, user_data);
}

gboolean
bunko_library_set_metatag_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
bunko_library_set_rating_async (BunkoLibrary *self,
                                BunkoGallery *gallery,
                                double rating,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_free (self->edit);
  self->edit =
      g_strdup_printf ("rating=%g of %d", rating, (int) bunko_item_get_id (BUNKO_ITEM (gallery)));
  answer_yes (self, cancellable, callback, user_data);
}

gboolean
bunko_library_set_rating_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
bunko_library_report_open_async (BunkoLibrary *self,
                                 BunkoGallery *gallery,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  self->n_opened++;
  answer_yes (self, cancellable, callback, user_data);
}

gboolean
bunko_library_report_open_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

BunkoLibrary *
stub_library_new (void)
{
  return g_object_new (BUNKO_TYPE_LIBRARY, NULL);
}

void
stub_library_set_view (BunkoLibrary *self, BunkoListSource *source)
{
  g_set_object (&self->view, source);
}

void
stub_library_set_pages (BunkoLibrary *self, BunkoListSource *source)
{
  g_set_object (&self->pages, source);
}

void
stub_library_set_tags (BunkoLibrary *self, GListModel *groups)
{
  g_set_object (&self->tags, groups);
}

void
stub_library_add_item (BunkoLibrary *self, BunkoItem *item)
{
  g_ptr_array_add (self->items, g_object_ref (item));
}

void
stub_library_set_progress (BunkoLibrary *self, const BunkoReadProgress *progress)
{
  g_clear_pointer (&self->progress, bunko_read_progress_free);
  self->progress = bunko_read_progress_copy (progress);
}

void
stub_library_set_broken (BunkoLibrary *self, gboolean broken)
{
  self->broken = broken;
}

BunkoViewQuery *
stub_library_get_query (BunkoLibrary *self)
{
  return self->query;
}

guint
stub_library_get_n_views (BunkoLibrary *self)
{
  return self->n_views;
}

const char *
stub_library_get_edit (BunkoLibrary *self)
{
  return self->edit;
}

void
stub_library_take_edit (BunkoLibrary *self, char *edit)
{
  g_free (self->edit);
  self->edit = edit;
}

gboolean
stub_library_get_broken (BunkoLibrary *self)
{
  return self->broken;
}

guint
stub_library_get_n_opened (BunkoLibrary *self)
{
  return self->n_opened;
}

/* Everything is known already. */
gboolean
bunko_library_needs_card (BunkoLibrary *self, BunkoItem *item)
{
  return FALSE;
}

void
bunko_library_load_card_async (BunkoLibrary *self,
                               BunkoItem *item,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_return_boolean (task, TRUE);
}

gboolean
bunko_library_load_card_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Nobody looks at activities here. */
BunkoActivityList *
bunko_library_get_activities (BunkoLibrary *self)
{
  return NULL;
}
