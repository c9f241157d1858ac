/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-call-pack-private.h"
#include "bunko-gallery-details-private.h"
#include "bunko-gallery-place-private.h"
#include "bunko-gallery-private.h"
#include "bunko-item-parser.h"
#include "bunko-json-member.h"
#include "bunko-library-private.h"
#include "bunko-tags-private.h"
#include "protocol/bunko-protocol-error.h"

/* What there is to know of a gallery, with as few messages as possible. */

typedef struct
{
  BunkoGalleryDetails *details;
  BunkoGalleryPlace *place; /* the one that is being filled */
  GError *error;            /* of the gallery itself */

  /* What was asked for besides the gallery; it may turn out to have others. */
  gint64 language_id;
  gint64 category_id;
  gint64 series_id;
  gboolean asked_twice;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_object (&load->details);
  g_clear_object (&load->place);
  g_clear_error (&load->error);
  g_free (load);
}

static BunkoItem *
take_item (BunkoLibrary *library, BunkoItemType type, JsonNode *data)
{
  if (data == NULL || !JSON_NODE_HOLDS_OBJECT (data))
    return NULL;

  return bunko_store_intern_json (_bunko_library_get_store (library), type,
                                  json_node_get_object (data));
}

static void
gallery_answer (BunkoLibrary *library, JsonNode *data, const GError *error, gpointer user_data)
{
  Load *load = user_data;
  g_autoptr (BunkoItem) gallery = take_item (library, BUNKO_ITEM_TYPE_GALLERY, data);

  if (gallery != NULL)
    return;

  if (error != NULL)
    load->error = g_error_copy (error);
  else
    load->error = g_error_new (
        BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_ITEM_NOT_FOUND,
        "There is no gallery %" G_GINT64_FORMAT,
        bunko_item_get_id (BUNKO_ITEM (bunko_gallery_details_get_gallery (load->details))));
}

static void
tags_answer (BunkoLibrary *library, JsonNode *data, const GError *error, gpointer user_data)
{
  Load *load = user_data;
  g_autoptr (GListModel) tags = data != NULL ? _bunko_tag_groups_from_json (data) : NULL;

  _bunko_gallery_details_set_tags (load->details, tags);
}

static void
progress_answer (BunkoLibrary *library, JsonNode *data, const GError *error, gpointer user_data)
{
  Load *load = user_data;
  g_autoptr (BunkoReadProgress) progress = NULL;

  /* Without it the gallery can be read from the start. */
  if (data == NULL)
    return;

  progress = _bunko_read_progress_from_json (data);
  _bunko_gallery_set_progress (bunko_gallery_details_get_gallery (load->details), progress);
}

static void
log_answer (BunkoLibrary *library, JsonNode *data, const GError *error, gpointer user_data)
{
  Load *load = user_data;

  if (data != NULL && JSON_NODE_HOLDS_OBJECT (data))
    _bunko_gallery_details_set_log (
        load->details, bunko_json_member_string (json_node_get_object (data), "log", NULL));
}

static void
language_answer (BunkoLibrary *library, JsonNode *data, const GError *error, gpointer user_data)
{
  Load *load = user_data;
  g_autoptr (BunkoItem) language = take_item (library, BUNKO_ITEM_TYPE_LANGUAGE, data);

  if (language != NULL)
    _bunko_gallery_details_set_language (load->details, language);
}

static void
category_answer (BunkoLibrary *library, JsonNode *data, const GError *error, gpointer user_data)
{
  Load *load = user_data;
  g_autoptr (BunkoItem) category = take_item (library, BUNKO_ITEM_TYPE_CATEGORY, data);

  if (category != NULL)
    _bunko_gallery_details_set_category (load->details, category);
}

static void
series_answer (BunkoLibrary *library, JsonNode *data, const GError *error, gpointer user_data)
{
  Load *load = user_data;
  g_autoptr (BunkoItem) series = take_item (library, BUNKO_ITEM_TYPE_GROUPING, data);

  if (series != NULL)
    _bunko_gallery_place_set_series (load->place, BUNKO_GROUPING (series));
}

static GPtrArray *
take_items (BunkoLibrary *library, BunkoItemType type, JsonNode *data)
{
  return data != NULL ? bunko_items_new_from_json (_bunko_library_get_store (library), type, data)
                      : NULL;
}

static void
series_galleries_answer (BunkoLibrary *library,
                         JsonNode *data,
                         const GError *error,
                         gpointer user_data)
{
  Load *load = user_data;
  g_autoptr (GPtrArray) galleries = take_items (library, BUNKO_ITEM_TYPE_GALLERY, data);

  if (galleries != NULL)
    _bunko_gallery_place_take_galleries (load->place, galleries);
}

static void
collections_answer (BunkoLibrary *library, JsonNode *data, const GError *error, gpointer user_data)
{
  Load *load = user_data;
  g_autoptr (GPtrArray) collections = take_items (library, BUNKO_ITEM_TYPE_COLLECTION, data);

  if (collections != NULL)
    _bunko_gallery_place_take_collections (load->place, collections);
}

static void
filters_answer (BunkoLibrary *library, JsonNode *data, const GError *error, gpointer user_data)
{
  Load *load = user_data;
  g_autoptr (GPtrArray) filters = take_items (library, BUNKO_ITEM_TYPE_FILTER, data);

  if (filters != NULL)
    _bunko_gallery_place_take_filters (load->place, filters);
}

static gboolean
has_changed (BunkoItem *known, gint64 id)
{
  return known != NULL && bunko_item_get_id (known) != id;
}

/* The gallery knows only their numbers. */
static void
add_names (Load *load, BunkoCallPack *pack)
{
  BunkoGallery *gallery = bunko_gallery_details_get_gallery (load->details);
  gint64 language_id = bunko_gallery_get_language_id (gallery);
  gint64 category_id = bunko_gallery_get_category_id (gallery);

  if (has_changed (bunko_gallery_details_get_language (load->details), language_id))
    _bunko_gallery_details_set_language (load->details, NULL);
  if (language_id > 0 && language_id != load->language_id)
    _bunko_call_pack_add_item (pack, BUNKO_ITEM_TYPE_LANGUAGE, language_id, language_answer, load);
  if (has_changed (bunko_gallery_details_get_category (load->details), category_id))
    _bunko_gallery_details_set_category (load->details, NULL);
  if (category_id > 0 && category_id != load->category_id)
    _bunko_call_pack_add_item (pack, BUNKO_ITEM_TYPE_CATEGORY, category_id, category_answer, load);
  load->language_id = language_id;
  load->category_id = category_id;
}

static void
add_series (Load *load, BunkoCallPack *pack)
{
  BunkoGallery *gallery = bunko_gallery_details_get_gallery (load->details);
  gint64 series_id = bunko_gallery_get_grouping_id (gallery);

  if (series_id > 0 && series_id != load->series_id)
    {
      _bunko_call_pack_add_item (pack, BUNKO_ITEM_TYPE_GROUPING, series_id, series_answer, load);
      _bunko_call_pack_add_related (pack, BUNKO_ITEM_TYPE_GROUPING, series_id,
                                    BUNKO_ITEM_TYPE_GALLERY, BUNKO_GALLERY_PLACE_MAX_LISTED,
                                    series_galleries_answer, load);
    }
  load->series_id = series_id;
}

static JsonObject *
make_args (gint64 id, gboolean with_type)
{
  JsonObject *args = json_object_new ();

  if (with_type)
    json_object_set_int_member (args, "item_type", BUNKO_ITEM_TYPE_GALLERY);
  json_object_set_int_member (args, "item_id", id);

  return args;
}

static void
add_all (Load *load, BunkoCallPack *pack)
{
  gint64 id = bunko_item_get_id (BUNKO_ITEM (bunko_gallery_details_get_gallery (load->details)));

  _bunko_call_pack_add_item (pack, BUNKO_ITEM_TYPE_GALLERY, id, gallery_answer, load);
  _bunko_call_pack_add (pack, "get_tags", make_args (id, TRUE), tags_answer, load);
  _bunko_call_pack_add (pack, "get_last_read_page", make_args (id, FALSE), progress_answer, load);
  _bunko_call_pack_add (pack, "get_item_log", make_args (id, TRUE), log_answer, load);
  add_series (load, pack);
  _bunko_call_pack_add_related (pack, BUNKO_ITEM_TYPE_GALLERY, id, BUNKO_ITEM_TYPE_COLLECTION,
                                BUNKO_GALLERY_PLACE_MAX_LISTED, collections_answer, load);
  add_names (load, pack);
  _bunko_call_pack_add_related (pack, BUNKO_ITEM_TYPE_GALLERY, id, BUNKO_ITEM_TYPE_FILTER,
                                BUNKO_GALLERY_PLACE_MAX_LISTED, filters_answer, load);
}

static void ended_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/* The answer may say that the gallery has moved to another series, or its language: once more. */
static gboolean
ask_for_changes (GTask *task)
{
  Load *load = g_task_get_task_data (task);
  BunkoLibrary *library = g_task_get_source_object (task);
  BunkoGallery *gallery = bunko_gallery_details_get_gallery (load->details);
  BunkoCallPack *pack;

  if (load->asked_twice || (load->language_id == bunko_gallery_get_language_id (gallery) &&
                            load->category_id == bunko_gallery_get_category_id (gallery) &&
                            load->series_id == bunko_gallery_get_grouping_id (gallery)))
    return FALSE;

  load->asked_twice = TRUE;
  pack = _bunko_call_pack_new (library);
  add_series (load, pack);
  add_names (load, pack);
  _bunko_call_pack_run_async (pack, g_task_get_cancellable (task), ended_cb, g_object_ref (task));

  return TRUE;
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Load *load = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gboolean is_done = _bunko_call_pack_run_finish (BUNKO_LIBRARY (source), result, &error);

  if (load->error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&load->error));
      return;
    }
  if (!is_done)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (ask_for_changes (task))
    return;

  _bunko_gallery_details_set_place (load->details, load->place);
  g_task_return_boolean (task, TRUE);
}

/**
 * bunko_library_load_details_async:
 * @self: a library
 * @details: what to fill; what it knows stays until there is something newer
 * @cancellable: (nullable): stops waiting
 * @callback: called when all is known
 * @user_data: data for @callback
 *
 * Asks for everything about a gallery, and brings the gallery itself up to date.
 */
void
bunko_library_load_details_async (BunkoLibrary *self,
                                  BunkoGalleryDetails *details,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  BunkoCallPack *pack;
  GTask *task;
  Load *load;

  g_return_if_fail (BUNKO_IS_LIBRARY (self));
  g_return_if_fail (BUNKO_IS_GALLERY_DETAILS (details));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_library_load_details_async);
  load = g_new0 (Load, 1);
  load->details = g_object_ref (details);
  load->place = _bunko_gallery_place_new (bunko_gallery_details_get_gallery (details));
  g_task_set_task_data (task, load, load_free);
  pack = _bunko_call_pack_new (self);
  add_all (load, pack);
  _bunko_call_pack_run_async (pack, cancellable, ended_cb, task);
}

/**
 * bunko_library_load_details_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether the gallery is up to date; %FALSE with @error set,
 *   %BUNKO_SERVER_ERROR_ITEM_NOT_FOUND if the server has no such gallery
 */
gboolean
bunko_library_load_details_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
