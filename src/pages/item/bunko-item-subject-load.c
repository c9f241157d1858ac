/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-library-discover.h"
#include "library/bunko-library-tags.h"

#include "bunko-item-subject-private.h"

/* What a subject asks the server. Each answer is shown when it is there; what fails stays as it is,
 * except that of the item itself. */

#define MAX_COMMON_TAGS 15
#define MAX_PEOPLE      50
#define MAX_SIMILAR     40

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

/* The group of a namespace; groups are in the order of their first tags. */
static BunkoTagGroup *
ensure_group (GListStore *groups, const char *tag_namespace)
{
  g_autoptr (BunkoTagGroup) added = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (groups)); i++)
    {
      g_autoptr (BunkoTagGroup) group = g_list_model_get_item (G_LIST_MODEL (groups), i);

      if (g_strcmp0 (bunko_tag_group_get_namespace (group), tag_namespace) == 0)
        return group;
    }
  added = bunko_tag_group_new (tag_namespace);
  g_list_store_append (groups, added);
  return added;
}

/* Servers write namespaces with a capital and tags without (HPX wire notes): case is no
 * difference. */
static gboolean
is_same_tag (BunkoItemSubject *self, BunkoTag *tag)
{
  const char *tag_namespace = bunko_tag_get_namespace (tag);

  return g_ascii_strcasecmp (bunko_tag_get_name (tag), self->tag) == 0 &&
         g_ascii_strcasecmp (tag_namespace != NULL ? tag_namespace : "",
                             self->tag_namespace != NULL ? self->tag_namespace : "") == 0;
}

/* Tags with the same word in their name, such as in another namespace. */
static void
similar_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoItemSubject) self = user_data;
  g_autoptr (GPtrArray) items =
      bunko_list_source_fetch_finish (BUNKO_LIST_SOURCE (source), result, NULL);
  g_autoptr (GListStore) groups = g_list_store_new (BUNKO_TYPE_TAG_GROUP);

  if (items == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  for (guint i = 0; i < items->len; i++)
    {
      BunkoTag *tag = bunko_tag_item_get_tag (items->pdata[i]);

      if (!is_same_tag (self, tag))
        bunko_tag_group_add (ensure_group (groups, bunko_tag_get_namespace (tag)), tag);
    }
  g_set_object (&self->tags, G_LIST_MODEL (groups));
  _bunko_item_subject_changed (self);
}

static void
ask_similar (BunkoItemSubject *self)
{
  g_autoptr (BunkoListSource) source =
      bunko_library_list_tags (self->library, NULL, self->tag, BUNKO_TAG_ORDER_NAMESPACE);

  bunko_list_source_fetch_async (source, 0, MAX_SIMILAR, self->cancellable, similar_cb,
                                 g_object_ref (self));
}

void
_bunko_item_subject_ask (BunkoItemSubject *self)
{
  /* Names may have changed, too. */
  memset (self->asked, 0, sizeof self->asked);
  bunko_item_summary_refresh (self->summary);
  if (self->item == NULL)
    {
      ask_similar (self);
      return;
    }
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
