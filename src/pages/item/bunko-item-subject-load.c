/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-library-discover.h"

#include "bunko-item-subject-private.h"

/* What a subject asks the server. Each answer is shown when it is there; what fails stays as it is,
 * except that of the item itself. */

#define MAX_COMMON_TAGS 15
#define MAX_PEOPLE      50

static gboolean
is_cancelled (GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
item_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoItemSubject) self = user_data;
  GError *error = NULL;
  g_autoptr (BunkoItem) item =
      bunko_library_get_item_finish (BUNKO_LIBRARY (source), result, &error);

  if (is_cancelled (error))
    {
      g_error_free (error);
      return;
    }
  g_clear_error (&self->error);
  self->error = error;
  _bunko_item_subject_ask_details (self);
  _bunko_item_subject_changed (self);
}

static void
tags_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoItemSubject) self = user_data;
  g_autoptr (GListModel) tags =
      bunko_library_get_common_tags_finish (BUNKO_LIBRARY (source), result, NULL);

  if (tags != NULL && g_set_object (&self->tags, tags))
    _bunko_item_subject_changed (self);
}

static void
people_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoItemSubject) self = user_data;
  g_autoptr (GPtrArray) people =
      bunko_list_source_fetch_finish (BUNKO_LIST_SOURCE (source), result, NULL);

  if (people == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  if (self->people == NULL)
    self->people = g_list_store_new (BUNKO_TYPE_ITEM);
  g_list_store_splice (self->people, 0, g_list_model_get_n_items (G_LIST_MODEL (self->people)),
                       people->pdata, people->len);
  _bunko_item_subject_changed (self);
}

static void
ask_people (BunkoItemSubject *self)
{
  g_autoptr (BunkoListSource) source =
      bunko_library_related (self->library, self->item, BUNKO_ITEM_TYPE_ARTIST);

  bunko_list_source_fetch_async (source, 0, MAX_PEOPLE, self->cancellable, people_cb,
                                 g_object_ref (self));
}

void
_bunko_item_subject_ask (BunkoItemSubject *self)
{
  /* Names may have changed, too. */
  memset (self->asked, 0, sizeof self->asked);
  bunko_item_summary_refresh (self->summary);
  if (self->item == NULL)
    return;
  bunko_library_get_item_async (self->library, bunko_item_get_item_type (self->item),
                                bunko_item_get_id (self->item), self->cancellable, item_cb,
                                g_object_ref (self));
  if (self->kind->has_common_tags)
    bunko_library_get_common_tags_async (self->library, self->item, MAX_COMMON_TAGS,
                                         self->cancellable, tags_cb, g_object_ref (self));
  if (self->kind->type == BUNKO_ITEM_TYPE_CIRCLE)
    ask_people (self);
}

static guint
get_place (BunkoItemType type)
{
  return type == BUNKO_ITEM_TYPE_CATEGORY ? 0 : type == BUNKO_ITEM_TYPE_STATUS ? 1 : 2;
}

static void
detail_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoItemSubject) self = user_data;
  g_autoptr (BunkoItem) item = bunko_library_get_item_finish (BUNKO_LIBRARY (source), result, NULL);

  if (item == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  if (g_set_object (&self->details[get_place (bunko_item_get_item_type (item))], item))
    _bunko_item_subject_changed (self);
}

static void
ask_detail (BunkoItemSubject *self, BunkoItemType type, gint64 id)
{
  if (self->asked[get_place (type)] == id)
    return;
  self->asked[get_place (type)] = id;
  if (id <= 0)
    g_clear_object (&self->details[get_place (type)]);
  else
    bunko_library_get_item_async (self->library, type, id, self->cancellable, detail_cb,
                                  g_object_ref (self));
}

/* Asks for the names of what is only known by its number, if that is new. */
void
_bunko_item_subject_ask_details (BunkoItemSubject *self)
{
  BunkoGallery *first = bunko_item_summary_get_first (self->summary);

  if (BUNKO_IS_COLLECTION (self->item))
    ask_detail (self, BUNKO_ITEM_TYPE_CATEGORY,
                bunko_collection_get_category_id (BUNKO_COLLECTION (self->item)));
  if (!BUNKO_IS_GROUPING (self->item))
    return;
  ask_detail (self, BUNKO_ITEM_TYPE_STATUS,
              bunko_grouping_get_status_id (BUNKO_GROUPING (self->item)));
  if (first != NULL)
    ask_detail (self, BUNKO_ITEM_TYPE_LANGUAGE, bunko_gallery_get_language_id (first));
}
