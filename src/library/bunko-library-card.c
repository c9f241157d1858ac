/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-library-card.h"

#include "bunko-gallery-private.h"
#include "bunko-grouping-private.h"
#include "bunko-item-parser.h"
#include "bunko-library-private.h"

/* What servers up to 0.13 do not send with an item, but a card of it shows: how many pages a
 * gallery has and how far it is read, how many galleries a series has and which is the first. */

/**
 * bunko_library_needs_card:
 * @self: a library
 * @item: an item
 *
 * Tells whether there is something that only bunko_library_load_card_async() would find out.
 *
 * Returns: whether something is missing
 */
gboolean
bunko_library_needs_card (BunkoLibrary *self, BunkoItem *item)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (BUNKO_IS_ITEM (item), FALSE);

  if (BUNKO_IS_GALLERY (item))
    return bunko_gallery_get_page_count (BUNKO_GALLERY (item)) < 0 ||
           bunko_gallery_get_progress (BUNKO_GALLERY (item)) == NULL;

  return BUNKO_IS_GROUPING (item) &&
         bunko_grouping_get_first_gallery (BUNKO_GROUPING (item)) == NULL;
}

typedef struct
{
  BunkoItem *item;
  BunkoCallBatch *batch;
} Details;

static void
details_free (gpointer data)
{
  Details *details = data;

  g_clear_object (&details->item);
  g_clear_object (&details->batch);
  g_free (details);
}

static void
take_gallery (BunkoGallery *gallery, JsonNode *pages, JsonNode *progress)
{
  g_autoptr (BunkoReadProgress) read = NULL;
  gint64 count = pages != NULL ? _bunko_count_from_json (pages) : -1;

  if (count >= 0)
    _bunko_gallery_set_page_count (gallery, (gint) MIN (count, G_MAXINT));

  /* Where the server does not know, nobody asks again. */
  read = progress != NULL ? _bunko_read_progress_from_json (progress) : NULL;
  if (read == NULL)
    read = bunko_read_progress_new ();
  _bunko_gallery_set_progress (gallery, read);
}

static void
take_grouping (BunkoLibrary *self, BunkoGrouping *grouping, JsonNode *galleries, JsonNode *first)
{
  gint64 count = galleries != NULL ? _bunko_count_from_json (galleries) : -1;
  g_autoptr (GPtrArray) items = NULL;

  if (count >= 0)
    _bunko_grouping_set_gallery_count (grouping, (gint) MIN (count, G_MAXINT));
  if (first == NULL)
    return;

  items =
      bunko_items_new_from_json (_bunko_library_get_store (self), BUNKO_ITEM_TYPE_GALLERY, first);
  if (items != NULL && items->len > 0)
    _bunko_grouping_set_first_gallery (grouping, items->pdata[0]);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BunkoLibrary *self = g_task_get_source_object (task);
  Details *details = g_task_get_task_data (task);
  g_autoptr (JsonNode) count = NULL;
  g_autoptr (JsonNode) other = NULL;
  GError *error = NULL;

  if (!bunko_session_call_batch_finish (BUNKO_SESSION (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  count = bunko_call_batch_get_result (details->batch, 0, NULL);
  if (bunko_call_batch_get_n_calls (details->batch) > 1)
    other = bunko_call_batch_get_result (details->batch, 1, NULL);
  if (BUNKO_IS_GALLERY (details->item))
    take_gallery (BUNKO_GALLERY (details->item), count, other);
  else
    take_grouping (self, BUNKO_GROUPING (details->item), count, other);
  g_task_return_boolean (task, TRUE);
}

static JsonObject *
make_related_args (BunkoItem *item, BunkoItemType related)
{
  JsonObject *args = json_object_new ();

  json_object_set_int_member (args, "item_type", bunko_item_get_item_type (item));
  json_object_set_int_member (args, "item_id", bunko_item_get_id (item));
  json_object_set_int_member (args, "related_type", related);

  return args;
}

static void
add_gallery_calls (BunkoCallBatch *batch, BunkoItem *item, BunkoSession *session)
{
  g_autoptr (JsonObject) pages = make_related_args (item, BUNKO_ITEM_TYPE_PAGE);
  g_autoptr (JsonObject) progress = json_object_new ();

  bunko_call_batch_add (batch, "get_related_count", pages);
  json_object_set_int_member (progress, "item_id", bunko_item_get_id (item));
  if (bunko_session_has_function (session, "get_last_read_page"))
    bunko_call_batch_add (batch, "get_last_read_page", progress);
}

static void
add_grouping_calls (BunkoCallBatch *batch, BunkoItem *item)
{
  g_autoptr (JsonObject) count = make_related_args (item, BUNKO_ITEM_TYPE_GALLERY);
  g_autoptr (JsonObject) first = make_related_args (item, BUNKO_ITEM_TYPE_GALLERY);

  json_object_set_int_member (first, "limit", 1);
  bunko_call_batch_add (batch, "get_related_count", count);
  bunko_call_batch_add (batch, "get_related_items", first);
}

/**
 * bunko_library_load_card_async:
 * @self: a library
 * @item: a gallery or a series
 * @cancellable: (nullable): stops waiting
 * @callback: (nullable): called when done
 * @user_data: data for @callback
 *
 * Asks, with one message behind everything that is more urgent, for what a card of the item shows
 * and the server did not send with it; and sets it.
 */
void
bunko_library_load_card_async (BunkoLibrary *self,
                               BunkoItem *item,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  BunkoSession *session;
  Details *details;
  GTask *task;

  g_return_if_fail (BUNKO_IS_LIBRARY (self));
  g_return_if_fail (BUNKO_IS_GALLERY (item) || BUNKO_IS_GROUPING (item));

  session = _bunko_library_get_session (self);
  details = g_new0 (Details, 1);
  details->item = g_object_ref (item);
  details->batch = bunko_call_batch_new ();
  if (BUNKO_IS_GALLERY (item))
    add_gallery_calls (details->batch, item, session);
  else
    add_grouping_calls (details->batch, item);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_library_load_card_async);
  g_task_set_task_data (task, details, details_free);
  bunko_session_call_batch_async (session, details->batch, BUNKO_PRIORITY_PREFETCH, cancellable,
                                  loaded_cb, task);
}

/**
 * bunko_library_load_card_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether the server answered; %FALSE with @error set (BunkoProtocolError,
 *   BunkoServerError or #GIOErrorEnum)
 */
gboolean
bunko_library_load_card_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
