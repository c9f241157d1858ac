/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-gather-private.h"

#include "bunko-related-source.h"

/* Gathering: all galleries of an item at once, if they are not too many. The list of a series and
 * the numbers above it ask for the same at the same time: they share one gathering. */

#define PAGE_SIZE 100

typedef struct
{
  char *key;
  BunkoLibrary *library;
  BunkoListSource *source;
  GPtrArray *waiting; /* of GTask */
  gint64 total;
  guint page;
  GPtrArray *galleries; /* NULL until it is known that they are not too many */
  GHashTable *ids;
} Gathering;

static void fetch_next (Gathering *self);

static void
gathering_free (Gathering *self)
{
  g_free (self->key);
  g_clear_object (&self->source);
  g_clear_object (&self->library);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->galleries, g_ptr_array_unref);
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_free (self);
}

/* The gatherings under way of a library, by what they gather. They own themselves. */
static GHashTable *
get_gatherings (BunkoLibrary *library)
{
  static GQuark quark;
  GHashTable *table;

  if (quark == 0)
    quark = g_quark_from_static_string ("bunko-gatherings");
  table = g_object_get_qdata (G_OBJECT (library), quark);
  if (table == NULL)
    {
      table = g_hash_table_new (g_str_hash, g_str_equal);
      g_object_set_qdata_full (G_OBJECT (library), quark, table,
                               (GDestroyNotify) g_hash_table_unref);
    }
  return table;
}

static gpointer
copy_item (gconstpointer item, gpointer user_data)
{
  return g_object_ref ((gpointer) item);
}

/* Takes @error. Answers all that wait. */
static void
end (Gathering *self, GError *error)
{
  g_hash_table_remove (get_gatherings (self->library), self->key);
  for (guint i = 0; i < self->waiting->len; i++)
    {
      GTask *task = g_ptr_array_index (self->waiting, i);

      g_task_set_task_data (task, g_memdup2 (&self->total, sizeof self->total), g_free);
      if (error != NULL)
        g_task_return_error (task, g_error_copy (error));
      else if (self->galleries != NULL)
        g_task_return_pointer (task, g_ptr_array_copy (self->galleries, copy_item, NULL),
                               (GDestroyNotify) g_ptr_array_unref);
      else
        g_task_return_pointer (task, NULL, NULL);
    }
  g_clear_error (&error);
  gathering_free (self);
}

/* Returns how many of them were not there yet. */
static guint
take_page (Gathering *self, GPtrArray *items)
{
  guint n_new = 0;

  for (guint i = 0; i < items->len; i++)
    {
      BunkoItem *item = g_ptr_array_index (items, i);

      if (self->galleries->len >= BUNKO_MAX_GATHERED || !g_hash_table_add (self->ids, item))
        continue;
      g_ptr_array_add (self->galleries, g_object_ref (item));
      n_new++;
    }
  return n_new;
}

static void
page_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Gathering *self = user_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) items =
      bunko_list_source_fetch_finish (BUNKO_LIST_SOURCE (source), result, &error);

  if (items == NULL)
    {
      end (self, error);
      return;
    }
  self->page++;
  /* A page that brings nothing new is the end, whatever was counted. */
  if (take_page (self, items) == 0 || self->galleries->len >= self->total)
    end (self, NULL);
  else
    fetch_next (self);
}

static void
fetch_next (Gathering *self)
{
  bunko_list_source_fetch_async (self->source, self->page, PAGE_SIZE, NULL, page_cb, self);
}

static void
count_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Gathering *self = user_data;
  GError *error = NULL;

  self->total = bunko_list_source_count_finish (BUNKO_LIST_SOURCE (source), result, &error);
  if (error != NULL || self->total > BUNKO_MAX_GATHERED)
    {
      end (self, error);
      return;
    }
  self->galleries = g_ptr_array_new_with_free_func (g_object_unref);
  self->ids = g_hash_table_new (NULL, NULL);
  if (self->total > 0)
    fetch_next (self);
  else
    end (self, NULL);
}

/*
 * Gets all galleries of an item, in the server's order, if there are at most BUNKO_MAX_GATHERED.
 * Who asks while another waits for the same gets the same answer. With @cancellable the one who
 * asks does not wait any more; what is under way is finished.
 */
void
_bunko_library_gather_async (BunkoLibrary *self,
                             BunkoItemType parent_type,
                             gint64 parent_id,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autofree char *key = g_strdup_printf ("%d/%" G_GINT64_FORMAT, (int) parent_type, parent_id);
  GHashTable *gatherings = get_gatherings (self);
  Gathering *gathering = g_hash_table_lookup (gatherings, key);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, _bunko_library_gather_async);
  if (gathering != NULL)
    {
      g_ptr_array_add (gathering->waiting, task);
      return;
    }
  gathering = g_new0 (Gathering, 1);
  gathering->key = g_steal_pointer (&key);
  gathering->library = g_object_ref (self);
  gathering->source =
      bunko_related_source_new (self, parent_type, parent_id, BUNKO_ITEM_TYPE_GALLERY);
  gathering->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (gathering->waiting, task);
  g_hash_table_insert (gatherings, gathering->key, gathering);
  bunko_list_source_count_async (gathering->source, NULL, count_cb, gathering);
}

/*
 * @total: (out): how many there are
 * @galleries: (out) (nullable) (transfer full) (element-type BunkoGallery): them, in an array of
 *   their own; NULL if they are too many
 *
 * Returns whether the server answered.
 */
gboolean
_bunko_library_gather_finish (BunkoLibrary *self,
                              GAsyncResult *result,
                              gint64 *total,
                              GPtrArray **galleries,
                              GError **error)
{
  GTask *task = G_TASK (result);
  gboolean had_error = g_task_had_error (task);

  *galleries = g_task_propagate_pointer (task, error);
  *total = had_error ? -1 : *(gint64 *) g_task_get_task_data (task);
  return !had_error;
}
