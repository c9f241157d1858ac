/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-gallery-private.h"
#include "bunko-item-private.h"
#include "bunko-json-member.h"
#include "bunko-library-private.h"
#include "bunko-metatags-private.h"
#include "bunko-pending-edit-private.h"
#include "protocol/bunko-protocol-error.h"

#include <math.h>

/* The calls of a library that change something. An item shows the change at once, and what it was
 * before if the server refuses. */

typedef struct
{
  BunkoItem *item;
  guint edit;
  BunkoMetatags metatag;
  gboolean on;
  double rating;
} Edit;

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_clear_object (&edit->item);
  g_free (edit);
}

static GTask *
new_edit_task (BunkoLibrary *self,
               BunkoItem *item,
               GCancellable *cancellable,
               GAsyncReadyCallback callback,
               gpointer user_data,
               gpointer source_tag)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Edit *edit = g_new0 (Edit, 1);

  /* What was begun is finished: only the server's answer tells what the item is afterwards. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, source_tag);
  edit->item = g_object_ref (item);
  g_task_set_task_data (task, edit, edit_free);
  return task;
}

/* Whether the server did it: it answers true, or false for an item that it does not know. */
gboolean
_bunko_edit_call_finish (BunkoSession *session, GAsyncResult *result, GError **error)
{
  g_autoptr (JsonNode) data = bunko_session_call_finish (session, result, error);

  if (data == NULL)
    return FALSE;
  if (bunko_json_node_to_int (data, 1) != 0)
    return TRUE;
  g_set_error_literal (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_ITEM_NOT_FOUND,
                       "The server does not know the item");
  return FALSE;
}

/* What was lost is kept; what went through makes older ones that wait void. */
static void
note (BunkoLibrary *self, GAsyncResult *result, Edit *edit, const GError *error)
{
  BunkoPendingEdits *edits = bunko_library_get_pending_edits (self);
  BunkoBulkChange change = { .kind = BUNKO_BULK_RATING, .rating = edit->rating };

  if (edit->metatag != 0)
    change = (BunkoBulkChange) { .kind = BUNKO_BULK_METATAGS,
                                 .mask = edit->metatag,
                                 .values = edit->on ? edit->metatag : BUNKO_METATAG_NONE };
  if (error == NULL)
    _bunko_pending_edits_supersede (edits, bunko_item_get_item_type (edit->item),
                                    bunko_item_get_id (edit->item), &change);
  else if (_bunko_error_is_loss (error))
    _bunko_pending_edits_note_item (
        edits, self, edit->item, &change,
        bunko_session_call_was_sent (_bunko_library_get_session (self), result));
}

static void
refresh (BunkoLibrary *self, BunkoItem *item)
{
  bunko_library_get_item_async (self, bunko_item_get_item_type (item), bunko_item_get_id (item),
                                NULL, NULL, NULL);
}

static void
metatag_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BunkoLibrary *self = g_task_get_source_object (task);
  Edit *edit = g_task_get_task_data (task);
  GError *error = NULL;
  gboolean success = _bunko_edit_call_finish (BUNKO_SESSION (source), result, &error);

  _bunko_item_end_edit (edit->item, edit->edit, success);
  note (self, result, edit, error);
  if (!success)
    {
      g_task_return_error (task, error);
      return;
    }
  /* A server may rate what becomes a favorite (setting gallery.auto_rate_on_favorite). */
  if (edit->on && (edit->metatag & BUNKO_METATAG_FAVORITE) && BUNKO_IS_GALLERY (edit->item) &&
      bunko_gallery_get_rating (BUNKO_GALLERY (edit->item)) == 0)
    refresh (self, edit->item);
  _bunko_library_emit_edited (self);
  g_task_return_boolean (task, TRUE);
}

/**
 * bunko_library_set_metatag_async:
 * @self: a library
 * @item: a gallery, page, artist or collection
 * @metatag: the mark, or several
 * @on: whether to set or to clear it
 * @cancellable: (nullable): not used: what was begun is finished
 * @callback: (nullable): called when done
 * @user_data: data for @callback
 *
 * Marks an item. The item shows it at once, and goes back if it fails.
 */
void
bunko_library_set_metatag_async (BunkoLibrary *self,
                                 BunkoItem *item,
                                 BunkoMetatags metatag,
                                 gboolean on,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (JsonObject) args = json_object_new ();
  GTask *task;
  Edit *edit;

  g_return_if_fail (BUNKO_IS_LIBRARY (self));
  g_return_if_fail (BUNKO_IS_ITEM (item));

  task =
      new_edit_task (self, item, cancellable, callback, user_data, bunko_library_set_metatag_async);
  edit = g_task_get_task_data (task);
  edit->metatag = metatag;
  edit->on = on;
  edit->edit = _bunko_item_begin_edit (item, metatag, on);

  json_object_set_int_member (args, "item_type", bunko_item_get_item_type (item));
  json_object_set_int_member (args, "item_id", bunko_item_get_id (item));
  json_object_set_object_member (args, "metatags", _bunko_metatags_to_json (metatag, on));
  bunko_session_call_async (_bunko_library_get_session (self), "update_metatags", args,
                            BUNKO_PRIORITY_INTERACTIVE, NULL, metatag_cb, task);
}

/**
 * bunko_library_set_metatag_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether the server has it; %FALSE with @error set
 */
gboolean
bunko_library_set_metatag_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
rating_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Edit *edit = g_task_get_task_data (task);
  GError *error = NULL;
  gboolean success = _bunko_edit_call_finish (BUNKO_SESSION (source), result, &error);

  _bunko_gallery_end_rating (BUNKO_GALLERY (edit->item), edit->edit, edit->rating, success);
  note (g_task_get_source_object (task), result, edit, error);
  if (success)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Only the id and what changed: the server applies whatever it gets. 0.3 refuses fractions. */
JsonObject *
_bunko_make_rating_item (gint64 id, double rating)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "id", id);
  if (rating == floor (rating))
    json_object_set_int_member (object, "rating", (gint64) rating);
  else
    json_object_set_double_member (object, "rating", rating);
  return object;
}

/**
 * bunko_library_set_rating_async:
 * @self: a library
 * @gallery: a gallery
 * @rating: 0 (not rated) to 10; servers of version 0.3 get the nearest whole number
 * @cancellable: (nullable): not used: what was begun is finished
 * @callback: (nullable): called when done
 * @user_data: data for @callback
 *
 * Rates a gallery. The gallery shows it at once, and goes back if it fails.
 */
void
bunko_library_set_rating_async (BunkoLibrary *self,
                                BunkoGallery *gallery,
                                double rating,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (JsonObject) args = json_object_new ();
  BunkoItem *item = BUNKO_ITEM (gallery);
  GTask *task;
  Edit *edit;

  g_return_if_fail (BUNKO_IS_LIBRARY (self));
  g_return_if_fail (BUNKO_IS_GALLERY (gallery));
  g_return_if_fail (rating >= 0 && rating <= 10);

  if (!bunko_session_is_version_at_least (_bunko_library_get_session (self), 0, 4, 0))
    rating = round (rating);
  task =
      new_edit_task (self, item, cancellable, callback, user_data, bunko_library_set_rating_async);
  edit = g_task_get_task_data (task);
  edit->rating = rating;
  edit->edit = _bunko_gallery_begin_rating (gallery, rating);

  json_object_set_int_member (args, "item_type", BUNKO_ITEM_TYPE_GALLERY);
  json_object_set_object_member (args, "item",
                                 _bunko_make_rating_item (bunko_item_get_id (item), rating));
  bunko_session_call_async (_bunko_library_get_session (self), "update_item", args,
                            BUNKO_PRIORITY_INTERACTIVE, NULL, rating_cb, task);
}

/**
 * bunko_library_set_rating_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether the server has it; %FALSE with @error set
 */
gboolean
bunko_library_set_rating_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
send_event (GTask *task, const char *fname, gint64 id, GAsyncReadyCallback callback)
{
  BunkoLibrary *self = g_task_get_source_object (task);
  g_autoptr (JsonObject) args = json_object_new ();

  json_object_set_int_member (args, "item_id", id);
  bunko_session_call_async (_bunko_library_get_session (self), fname, args,
                            BUNKO_PRIORITY_INTERACTIVE, NULL, callback, task);
}

static void
open_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (_bunko_edit_call_finish (BUNKO_SESSION (source), result, &error) ||
      !bunko_session_has_function (BUNKO_SESSION (source), "gallery_open_event"))
    {
      g_clear_error (&error);
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, error);
}

/**
 * bunko_library_report_open_async:
 * @self: a library
 * @gallery: a gallery
 * @cancellable: (nullable): not used: what was begun is finished
 * @callback: (nullable): called when done
 * @user_data: data for @callback
 *
 * Tells the server that a gallery was opened. Servers before 0.9 do not want to know.
 */
void
bunko_library_report_open_async (BunkoLibrary *self,
                                 BunkoGallery *gallery,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  BunkoItem *item = BUNKO_ITEM (gallery);

  g_return_if_fail (BUNKO_IS_LIBRARY (self));
  g_return_if_fail (BUNKO_IS_GALLERY (gallery));

  task =
      new_edit_task (self, item, cancellable, callback, user_data, bunko_library_report_open_async);
  if (bunko_session_has_function (_bunko_library_get_session (self), "gallery_open_event"))
    send_event (g_steal_pointer (&task), "gallery_open_event", bunko_item_get_id (item), open_cb);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * bunko_library_report_open_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: %TRUE; %FALSE with @error set
 */
gboolean
bunko_library_report_open_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* The gallery of a page, if it is in use and the page is known to be its last. */
static BunkoItem *
get_finished_gallery (BunkoLibrary *self, BunkoPage *page)
{
  BunkoItem *gallery = bunko_store_lookup (_bunko_library_get_store (self), BUNKO_ITEM_TYPE_GALLERY,
                                           bunko_page_get_gallery_id (page));
  gint count = gallery != NULL ? bunko_gallery_get_page_count (BUNKO_GALLERY (gallery)) : -1;

  return count > 0 && bunko_page_get_number (page) >= count ? gallery : NULL;
}

static void
gallery_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BunkoLibrary *self = g_task_get_source_object (task);
  Edit *edit = g_task_get_task_data (task);
  BunkoItem *gallery = get_finished_gallery (self, BUNKO_PAGE (edit->item));
  GError *error = NULL;

  if (!_bunko_edit_call_finish (BUNKO_SESSION (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (gallery != NULL)
    refresh (self, gallery);
  g_task_return_boolean (task, TRUE);
}

/* Servers before 0.9 know read galleries only, so there the last page reports the gallery. */
static void
report_gallery_read (GTask *task)
{
  BunkoLibrary *self = g_task_get_source_object (task);
  Edit *edit = g_task_get_task_data (task);
  BunkoItem *gallery = get_finished_gallery (self, BUNKO_PAGE (edit->item));

  if (gallery != NULL)
    send_event (task, "gallery_read_event", bunko_item_get_id (gallery), gallery_read_cb);
  else
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
    }
}

/* What the server was told is known here, too, without asking it. */
static void
note_progress (BunkoLibrary *self, BunkoPage *page)
{
  BunkoItem *gallery = bunko_store_lookup (_bunko_library_get_store (self), BUNKO_ITEM_TYPE_GALLERY,
                                           bunko_page_get_gallery_id (page));
  BunkoReadProgress progress = { .page_number = bunko_page_get_number (page) };
  gint count = gallery != NULL ? bunko_gallery_get_page_count (BUNKO_GALLERY (gallery)) : -1;

  if (gallery == NULL)
    return;
  if (count > 0)
    {
      progress.percent = MIN (progress.page_number * 100.0 / count, 100);
      progress.end = progress.page_number >= count;
    }
  progress.timestamp = g_get_real_time () / G_USEC_PER_SEC;
  _bunko_gallery_set_progress (BUNKO_GALLERY (gallery), &progress);
}

/**
 * bunko_library_note_page_read:
 * @self: a library
 * @page: the page of a gallery that was read last
 *
 * Lets the gallery of a page, if it is in use, show how far it is read, without a word to the
 * server: for servers that do not remember it.
 */
void
bunko_library_note_page_read (BunkoLibrary *self, BunkoPage *page)
{
  g_return_if_fail (BUNKO_IS_LIBRARY (self));
  g_return_if_fail (BUNKO_IS_PAGE (page));

  note_progress (self, page);
}

static void
page_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BunkoLibrary *self = g_task_get_source_object (task);
  Edit *edit = g_task_get_task_data (task);
  BunkoItem *gallery = get_finished_gallery (self, BUNKO_PAGE (edit->item));
  GError *error = NULL;

  if (_bunko_edit_call_finish (BUNKO_SESSION (source), result, &error))
    {
      note_progress (self, BUNKO_PAGE (edit->item));
      if (gallery != NULL)
        refresh (self, gallery);
      g_task_return_boolean (task, TRUE);
    }
  else if (!bunko_session_has_function (BUNKO_SESSION (source), "page_read_event"))
    {
      g_clear_error (&error);
      report_gallery_read (g_steal_pointer (&task));
    }
  else
    g_task_return_error (task, error);
}

/**
 * bunko_library_report_page_read_async:
 * @self: a library
 * @page: a page
 * @cancellable: (nullable): not used: what was begun is finished
 * @callback: (nullable): called when done
 * @user_data: data for @callback
 *
 * Tells the server that a page was read. On servers before 0.9 only the last page of a gallery,
 * whose #BunkoGallery:page-count is known, is reported, as a read gallery.
 */
void
bunko_library_report_page_read_async (BunkoLibrary *self,
                                      BunkoPage *page,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  GTask *task;
  BunkoItem *item = BUNKO_ITEM (page);

  g_return_if_fail (BUNKO_IS_LIBRARY (self));
  g_return_if_fail (BUNKO_IS_PAGE (page));

  task = new_edit_task (self, item, cancellable, callback, user_data,
                        bunko_library_report_page_read_async);
  if (bunko_session_has_function (_bunko_library_get_session (self), "page_read_event"))
    send_event (task, "page_read_event", bunko_item_get_id (item), page_read_cb);
  else
    report_gallery_read (task);
}

/**
 * bunko_library_report_page_read_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: %TRUE; %FALSE with @error set
 */
gboolean
bunko_library_report_page_read_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
