/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-tag-group.h"
#include "sample-server/art/bunko-sample-art.h"
#include "sample-server/art/bunko-sample-names.h"

#include "sample-source.h"

struct _SampleSource
{
  GObject parent_instance;

  BunkoItemType type;
  guint n_items;
};

static void list_source_iface_init (BunkoListSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SampleSource,
                               sample_source,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BUNKO_TYPE_LIST_SOURCE,
                                                      list_source_iface_init))

static char *
quote (const char *text)
{
  g_autoptr (GString) quoted = g_string_new (text);

  g_string_replace (quoted, "\\", "\\\\", 0);
  g_string_replace (quoted, "\"", "\\\"", 0);

  return g_string_free (g_steal_pointer (&quoted), FALSE);
}

static char *
make_gallery (gint64 id)
{
  const char *code = NULL;
  g_autofree char *title = bunko_sample_names_title (id, &code);
  g_autofree char *other = bunko_sample_names_alternative_title (id);
  g_autofree char *quoted_title = quote (title);
  g_autofree char *quoted_other = quote (other != NULL ? other : title);
  g_autofree char *artist =
      quote (bunko_sample_names_artist (id * 7 % bunko_sample_names_n_artists ()));
  g_autofree char *circle =
      quote (bunko_sample_names_circle (id * 5 % bunko_sample_names_n_circles ()));

  return g_strdup_printf (
      "{\"id\": %d, \"last_updated\": 1764000000, \"timestamp\": 1760000000,"
      " \"pub_date\": 1700000000, \"rating\": %d, \"times_read\": %d, \"language_id\": 2,"
      " \"category_id\": 3, \"info\": \"A short description of what happens here.\\nIn two "
      "lines.\","
      " \"preferred_title\": {\"id\": 1, \"name\": \"%s\", \"language\": {\"id\": 2, \"code\": "
      "\"%s\"}}, \"titles\": [{\"id\": 1, \"name\": \"%s\"}, {\"id\": 2, \"name\": \"%s\"}],"
      " \"artists\": [{\"id\": 1, \"names\": [{\"id\": 1, \"name\": \"%s\"}],"
      " \"circles\": [{\"id\": 1, \"name\": \"%s\"}]}],"
      " \"circles\": [{\"id\": 1, \"name\": \"%s\"}],"
      " \"urls\": [{\"id\": 1, \"name\": \"https://example.org/gallery/%d\"}],"
      " \"metatags\": {\"favorite\": %s, \"inbox\": %s, \"read\": %s, \"readlater\": %s}}",
      (int) id, (int) (id % 11), (int) (id % 4), quoted_title, code != NULL ? code : "en",
      quoted_title, quoted_other, artist, circle, circle, (int) id, id % 5 == 0 ? "true" : "false",
      id % 11 == 0 ? "true" : "false", id % 3 == 0 ? "true" : "false",
      id % 7 == 0 ? "true" : "false");
}

BunkoItem *
sample_source_make_item (BunkoItemType type, gint64 id)
{
  g_autofree char *json = NULL;

  if (type == BUNKO_ITEM_TYPE_PAGE)
    json = g_strdup_printf ("{\"id\": %d, \"number\": %d, \"gallery_id\": 4, \"name\": \"%d\"}",
                            (int) id, (int) id, (int) id);
  else if (type == BUNKO_ITEM_TYPE_GALLERY)
    json = make_gallery (id);
  else
    json = g_strdup_printf ("{\"id\": %d, \"name\": \"%s\", \"code\": \"en\"}", (int) id,
                            type == BUNKO_ITEM_TYPE_LANGUAGE ? "English" : "Manga");

  return bunko_fake_item_new (type, json);
}

GListModel *
sample_source_make_tags (void)
{
  GListStore *groups = g_list_store_new (BUNKO_TYPE_TAG_GROUP);

  for (guint n = 0; n < bunko_sample_names_n_namespaces (); n++)
    {
      const char *name = bunko_sample_names_namespace (n);
      g_autoptr (BunkoTagGroup) group = NULL;

      if (g_strcmp0 (name, BUNKO_SAMPLE_NAMES_NO_NAMESPACE) == 0)
        name = NULL;
      group = bunko_tag_group_new (name);
      for (guint i = 0; i < MIN (bunko_sample_names_n_tags (n), 4 + n * 3); i++)
        {
          g_autoptr (BunkoTag) tag =
              bunko_tag_new (n * 100 + i + 1, name, bunko_sample_names_tag (n, i));

          bunko_tag_group_add (group, tag);
        }
      g_list_store_append (groups, group);
    }

  return G_LIST_MODEL (groups);
}

/* A BunkoFakeImageFunc; every ninth picture is missing, every tenth broken. */
BunkoImageReply *
sample_source_make_image (const BunkoFakeImageRequest *request, gpointer user_data, GError **error)
{
  BunkoSampleArtSpec spec = { .seed = request->id, .page_count = 24 };
  g_autofree char *title = bunko_sample_names_title (request->id, NULL);
  g_autoptr (GBytes) bytes = NULL;
  gboolean small = request->size != BUNKO_IMAGE_SIZE_BIG;
  const char *ext;

  if (request->type == BUNKO_ITEM_TYPE_GALLERY && request->id % 19 == 0)
    return bunko_image_reply_new_empty ();
  if (request->type == BUNKO_ITEM_TYPE_GALLERY && request->id % 23 == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "Broken");
      return NULL;
    }

  spec.title = title;
  spec.artist = bunko_sample_names_artist (request->id % bunko_sample_names_n_artists ());
  if (request->type == BUNKO_ITEM_TYPE_PAGE)
    {
      spec.seed = 4;
      spec.page = request->id;
    }
  bytes = bunko_sample_art_image (&spec, small ? 200 : 300, small ? 276 : 416, &ext);

  return bunko_image_reply_new_for_bytes (bytes);
}

static void
sample_source_count_async (BunkoListSource *source,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, user_data);

  g_task_return_int (task, SAMPLE_SOURCE (source)->n_items);
}

static gint64
sample_source_count_finish (BunkoListSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_int (G_TASK (result), error);
}

static void
sample_source_fetch_async (BunkoListSource *source,
                           guint page,
                           guint page_size,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  SampleSource *self = SAMPLE_SOURCE (source);
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, user_data);
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = page * page_size; i < MIN ((page + 1) * page_size, self->n_items); i++)
    g_ptr_array_add (items, sample_source_make_item (self->type, i + 1));
  g_task_return_pointer (task, items, (GDestroyNotify) g_ptr_array_unref);
}

static GPtrArray *
sample_source_fetch_finish (BunkoListSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
list_source_iface_init (BunkoListSourceInterface *iface)
{
  iface->count_async = sample_source_count_async;
  iface->count_finish = sample_source_count_finish;
  iface->fetch_async = sample_source_fetch_async;
  iface->fetch_finish = sample_source_fetch_finish;
}

static void
sample_source_class_init (SampleSourceClass *klass)
{
}

static void
sample_source_init (SampleSource *self)
{
}

SampleSource *
sample_source_new (BunkoItemType type, guint n_items)
{
  SampleSource *self = g_object_new (SAMPLE_TYPE_SOURCE, NULL);

  self->type = type;
  self->n_items = n_items;

  return self;
}
