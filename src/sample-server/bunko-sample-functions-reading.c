/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-error.h"
#include "bunko-sample-functions.h"
#include "bunko-sample-items.h"

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static gboolean
read_id (BunkoSampleCall *call, gint64 *id, GError **error)
{
  return bunko_sample_call_get_int (call, "item_id", 0, id, error);
}

static void
mark_read (BunkoSampleBackend *backend, BunkoSampleGallery *gallery)
{
  gallery->times_read++;
  bunko_sample_store_set_metatags (backend->store, gallery->id, BUNKO_SAMPLE_METATAG_READ, 0);
}

static void
set_progress (BunkoSampleGallery *gallery, guint page)
{
  gallery->read_page = page;
  gallery->read_time = gallery->last_read = now ();
}

static BunkoSampleGallery *
edit (BunkoSampleCall *call, gint64 id)
{
  return bunko_sample_store_edit_gallery (call->backend->store, id, BUNKO_SAMPLE_ASPECT_READING);
}

static gboolean
gallery_read_event (BunkoSampleCall *call, GError **error)
{
  BunkoSampleGallery *gallery;
  gint64 id;

  if (!read_id (call, &id, error))
    return FALSE;
  gallery = edit (call, id);
  if (gallery != NULL)
    {
      gboolean to_end = bunko_sample_call_get_boolean (call, "update_to_last_page", TRUE);

      set_progress (gallery, to_end ? gallery->page_count : gallery->read_page);
      mark_read (call->backend, gallery);
    }
  bunko_sample_writer_boolean (call->out, gallery != NULL);
  return TRUE;
}

/* A gallery counts as read as soon as enough of its pages are behind the reader. */
static gboolean
is_read (BunkoSampleBackend *backend, const BunkoSampleGallery *gallery, guint page)
{
  gint64 percent = bunko_sample_settings_get_int (backend->settings, "gallery.pages_to_read");

  return (gint64) page * 100 >= percent * gallery->page_count;
}

static gboolean
page_read_event (BunkoSampleCall *call, GError **error)
{
  BunkoSampleGallery *gallery = NULL;
  gint64 id;
  guint number;

  if (!read_id (call, &id, error))
    return FALSE;
  number = bunko_sample_page_number (MAX (id, 0));
  if (id > 0 && number > 0)
    gallery = edit (call, bunko_sample_page_gallery (id));
  if (gallery != NULL && number <= gallery->page_count)
    {
      gboolean was_read = is_read (call->backend, gallery, gallery->read_page);

      set_progress (gallery, number);
      if (!was_read && is_read (call->backend, gallery, number))
        mark_read (call->backend, gallery);
    }
  else
    gallery = NULL;
  bunko_sample_writer_boolean (call->out, gallery != NULL);
  return TRUE;
}

static gboolean
gallery_open_event (BunkoSampleCall *call, GError **error)
{
  gint64 id;

  if (!read_id (call, &id, error))
    return FALSE;
  bunko_sample_writer_boolean (call->out,
                               bunko_sample_store_has_gallery (call->backend->store, id));
  return TRUE;
}

static gboolean
get_last_read_page (BunkoSampleCall *call, GError **error)
{
  BunkoSampleGallery gallery;
  gint64 id;

  if (!read_id (call, &id, error))
    return FALSE;
  bunko_sample_writer_begin_object (call->out);
  if (bunko_sample_store_get_gallery (call->backend->store, id, &gallery) && gallery.read_page > 0)
    {
      bunko_sample_writer_key (call->out, "page");
      bunko_sample_items_write_page (call->backend, &gallery, gallery.read_page, call->out);
      bunko_sample_writer_member_boolean (call->out, "end",
                                          gallery.read_page == gallery.page_count);
      bunko_sample_writer_member_double (call->out, "percent",
                                         gallery.read_page * 100.0 / gallery.page_count);
      bunko_sample_writer_member_int (call->out, "count", gallery.page_count);
      bunko_sample_writer_member_int (call->out, "timestamp", gallery.read_time);
    }
  bunko_sample_writer_end_object (call->out);
  return TRUE;
}

/* Opens nothing: there is no viewer on the machine of a sample. */
static gboolean
open_gallery (BunkoSampleCall *call, GError **error)
{
  BunkoSampleItemType type;
  gint64 id;

  if (!bunko_sample_call_get_item_type (call, "item_type", BUNKO_SAMPLE_TYPE_GALLERY, &type,
                                        error) ||
      !read_id (call, &id, error))
    return FALSE;
  if (type == BUNKO_SAMPLE_TYPE_PAGE)
    id = bunko_sample_page_gallery (MAX (id, 0));
  if (!bunko_sample_store_has_gallery (call->backend->store, id))
    return bunko_sample_crash (error, "AssertionError");
  bunko_sample_writer_boolean (call->out, TRUE);
  return TRUE;
}

const BunkoSampleFunction bunko_sample_functions_reading[] = {
  { "gallery_read_event", gallery_read_event, BUNKO_SAMPLE_LOCK_WRITE, BUNKO_SAMPLE_ALWAYS,
    "item_id,+update_to_last_page" },
  { "page_read_event", page_read_event, BUNKO_SAMPLE_LOCK_WRITE, BUNKO_SAMPLE_NEW, "item_id" },
  { "gallery_open_event", gallery_open_event, BUNKO_SAMPLE_LOCK_READ, BUNKO_SAMPLE_NEW, "item_id" },
  { "get_last_read_page", get_last_read_page, BUNKO_SAMPLE_LOCK_READ, BUNKO_SAMPLE_NEW, "item_id" },
  { "open_gallery", open_gallery, BUNKO_SAMPLE_LOCK_READ, BUNKO_SAMPLE_ALWAYS,
    "item_id,item_type,viewer_args" },
  { NULL },
};
