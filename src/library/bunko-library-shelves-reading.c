/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-call-many-private.h"
#include "bunko-gallery-private.h"
#include "bunko-item-parser.h"
#include "bunko-library-private.h"
#include "bunko-library-shelves-private.h"

/* The shelves that come from what was read last: servers can list that, but neither what is not
 * finished nor what comes next. So the galleries that were read last are looked at one by one, as
 * many as it takes, up to a bound. */

#define READ_PAGE_SIZE 48
#define MAX_READ_PAGES 3

/* A series is looked at as a whole, the ones that were read in last. */
#define MAX_SERIES       12
#define MAX_SERIES_ITEMS 200

/* Private: how many galleries a shelf asks for at a time. */
guint
_bunko_shelf_load_get_page_size (BunkoShelfLoad *load)
{
  return load->kind == BUNKO_SHELF_CONTINUE_READING || load->kind == BUNKO_SHELF_UNREAD_IN_SERIES
             ? READ_PAGE_SIZE
             : load->limit;
}

static JsonObject *
make_item_args (BunkoItemType type, gint64 id, BunkoItemType related)
{
  JsonObject *args = json_object_new ();

  json_object_set_int_member (args, "item_id", id);
  if (related == BUNKO_ITEM_TYPE_NONE)
    return args;
  json_object_set_int_member (args, "item_type", type);
  json_object_set_int_member (args, "related_type", related);
  return args;
}

static GPtrArray *
new_args (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
}

/* How many pages there are is part of what the shelf says; without it, it says less. */
static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BunkoShelfLoad *load = g_task_get_task_data (task);
  g_autoptr (GPtrArray) replies =
      _bunko_library_call_many_finish (BUNKO_LIBRARY (source), result, NULL, NULL);

  for (guint i = 0; replies != NULL && i < replies->len; i++)
    {
      gint64 count = replies->pdata[i] != NULL ? _bunko_count_from_json (replies->pdata[i]) : -1;

      if (count > 0)
        _bunko_gallery_set_page_count (g_ptr_array_index (load->found, i),
                                       (gint) MIN (count, G_MAXINT));
    }
  _bunko_shelf_load_done (task);
}

static void
count_pages (GTask *task)
{
  BunkoShelfLoad *load = g_task_get_task_data (task);
  g_autoptr (GPtrArray) args = new_args ();

  g_ptr_array_set_size (load->found, 0);
  for (guint i = 0; i < load->content->items->len; i++)
    {
      BunkoItem *item = g_ptr_array_index (load->content->items, i);

      if (bunko_gallery_get_page_count (BUNKO_GALLERY (item)) > 0)
        continue;
      g_ptr_array_add (load->found, g_object_ref (item));
      g_ptr_array_add (args, make_item_args (BUNKO_ITEM_TYPE_GALLERY, bunko_item_get_id (item),
                                             BUNKO_ITEM_TYPE_PAGE));
    }
  if (args->len == 0)
    _bunko_shelf_load_done (task);
  else
    _bunko_library_call_many_async (g_task_get_source_object (task), "get_related_count", args,
                                    g_task_get_cancellable (task), counted_cb, g_object_ref (task));
}

static void
continue_or_end (GTask *task)
{
  BunkoShelfLoad *load = g_task_get_task_data (task);

  if (load->at_end || load->page >= MAX_READ_PAGES || load->content->items->len >= load->limit)
    count_pages (task);
  else
    _bunko_shelf_load_next_page (task);
}

static void
take_progress (BunkoShelfLoad *load, BunkoItem *gallery, JsonNode *data)
{
  g_autoptr (BunkoReadProgress) progress = _bunko_read_progress_from_json (data);

  _bunko_gallery_set_progress (BUNKO_GALLERY (gallery), progress);
  if (progress->page_number > 0 && !progress->end)
    _bunko_shelf_load_add (load, gallery);
}

static void
progress_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BunkoShelfLoad *load = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) replies =
      _bunko_library_call_many_finish (BUNKO_LIBRARY (source), result, NULL, &error);

  if (replies == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; i < replies->len; i++)
    {
      if (replies->pdata[i] != NULL)
        take_progress (load, g_ptr_array_index (load->found, i), replies->pdata[i]);
    }
  continue_or_end (task);
}

/* Who marks a gallery as read is done with it, wherever reading stopped. */
static gboolean
may_continue (gconstpointer item)
{
  BunkoMetatags metatags = bunko_item_get_metatags ((BunkoItem *) item);

  return (metatags & (BUNKO_METATAG_READ | BUNKO_METATAG_TRASH)) == 0;
}

/* Private: asks how far what was found is read. */
void
_bunko_shelf_load_progress (GTask *task)
{
  BunkoShelfLoad *load = g_task_get_task_data (task);
  g_autoptr (GPtrArray) args = new_args ();

  for (guint i = load->found->len; i > 0; i--)
    {
      if (!may_continue (g_ptr_array_index (load->found, i - 1)))
        g_ptr_array_remove_index (load->found, i - 1);
    }
  /* A server may answer more than it was asked for. */
  if (load->found->len > BUNKO_CALL_MANY_MAX)
    g_ptr_array_set_size (load->found, BUNKO_CALL_MANY_MAX);
  for (guint i = 0; i < load->found->len; i++)
    g_ptr_array_add (args, make_item_args (BUNKO_ITEM_TYPE_GALLERY,
                                           bunko_item_get_id (g_ptr_array_index (load->found, i)),
                                           BUNKO_ITEM_TYPE_NONE));
  if (args->len == 0)
    continue_or_end (task);
  else
    _bunko_library_call_many_async (g_task_get_source_object (task), "get_last_read_page", args,
                                    g_task_get_cancellable (task), progress_cb,
                                    g_object_ref (task));
}

static gint
compare_numbers (gconstpointer a, gconstpointer b)
{
  gint one = bunko_gallery_get_number ((BunkoGallery *) a);
  gint other = bunko_gallery_get_number ((BunkoGallery *) b);

  return (one > other) - (one < other);
}

static gboolean
is_unread (BunkoItem *gallery)
{
  return may_continue (gallery) && bunko_gallery_get_last_read (BUNKO_GALLERY (gallery)) <= 0 &&
         bunko_gallery_get_times_read (BUNKO_GALLERY (gallery)) <= 0;
}

/* What comes after the gallery that was read last; if nothing does, what was left out before. */
static BunkoItem *
find_next (GPtrArray *series, BunkoItem *last)
{
  BunkoItem *before = NULL;
  gboolean passed = FALSE;

  g_ptr_array_sort_values (series, compare_numbers);
  for (guint i = 0; i < series->len; i++)
    {
      BunkoItem *gallery = g_ptr_array_index (series, i);

      if (bunko_item_get_id (gallery) == bunko_item_get_id (last))
        passed = TRUE;
      else if (is_unread (gallery) && passed)
        return gallery;
      else if (is_unread (gallery) && before == NULL)
        before = gallery;
    }
  return before;
}

static void
series_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BunkoLibrary *library = BUNKO_LIBRARY (source);
  BunkoShelfLoad *load = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) replies = _bunko_library_call_many_finish (library, result, NULL, &error);

  if (replies == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; i < replies->len; i++)
    {
      g_autoptr (GPtrArray) series = bunko_items_new_from_json (
          _bunko_library_get_store (library), BUNKO_ITEM_TYPE_GALLERY, replies->pdata[i]);
      BunkoItem *next = find_next (series, g_ptr_array_index (load->found, i));

      if (next != NULL)
        _bunko_shelf_load_add (load, next);
    }
  _bunko_shelf_load_done (task);
}

static gboolean
has_series (GPtrArray *galleries, guint n, gint64 series)
{
  for (guint i = 0; i < n; i++)
    {
      if (bunko_gallery_get_grouping_id (g_ptr_array_index (galleries, i)) == series)
        return TRUE;
    }
  return FALSE;
}

/* Leaves, of every series, the gallery that was read last. */
static void
keep_one_of_each_series (GPtrArray *galleries)
{
  guint n = 0;

  while (n < galleries->len && n < MAX_SERIES)
    {
      gint64 series = bunko_gallery_get_grouping_id (g_ptr_array_index (galleries, n));

      if (series <= 0 || has_series (galleries, n, series))
        g_ptr_array_remove_index (galleries, n);
      else
        n++;
    }
  g_ptr_array_set_size (galleries, (gint) n);
}

/* Private: asks for the series of what was found. */
void
_bunko_shelf_load_series (GTask *task)
{
  BunkoShelfLoad *load = g_task_get_task_data (task);
  g_autoptr (GPtrArray) args = new_args ();

  keep_one_of_each_series (load->found);
  for (guint i = 0; i < load->found->len; i++)
    {
      gint64 series = bunko_gallery_get_grouping_id (g_ptr_array_index (load->found, i));
      JsonObject *object =
          make_item_args (BUNKO_ITEM_TYPE_GROUPING, series, BUNKO_ITEM_TYPE_GALLERY);

      json_object_set_int_member (object, "limit", MAX_SERIES_ITEMS);
      g_ptr_array_add (args, object);
    }
  if (args->len == 0)
    _bunko_shelf_load_done (task);
  else
    _bunko_library_call_many_async (g_task_get_source_object (task), "get_related_items", args,
                                    g_task_get_cancellable (task), series_cb, g_object_ref (task));
}
