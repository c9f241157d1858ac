/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "bunko-sample-error.h"
#include "bunko-sample-image.h"

#define LINE_LENGTH 76

typedef struct
{
  BunkoSampleBackend *backend;
  BunkoSamplePicture *picture; /* NULL: there is none */
  gboolean fails;
  gint64 page_id; /* of the page, or of page 0 for a cover */
  BunkoSampleImageSize size;
  BunkoSampleImageForm form;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->picture, bunko_sample_picture_free);
  g_free (job);
}

/* The box of a size; x-sizes have a width only. */
static void
get_box (BunkoSampleImageSize size, int *width, int *height)
{
  static const struct
  {
    BunkoSampleImageSize size;
    int width;
    int height;
  } boxes[] = {
    { BUNKO_SAMPLE_IMAGE_BIG, 300, 416 },   { BUNKO_SAMPLE_IMAGE_MEDIUM, 200, 276 },
    { BUNKO_SAMPLE_IMAGE_SMALL, 100, 136 }, { BUNKO_SAMPLE_IMAGE_X2400, 2400, 0 },
    { BUNKO_SAMPLE_IMAGE_X1600, 1600, 0 },  { BUNKO_SAMPLE_IMAGE_X1280, 1280, 0 },
    { BUNKO_SAMPLE_IMAGE_X960, 960, 0 },    { BUNKO_SAMPLE_IMAGE_X768, 768, 0 },
  };

  *width = *height = 0;
  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    if (boxes[i].size == size)
      {
        *width = boxes[i].width;
        *height = boxes[i].height;
      }
}

static char *
dup_artist (BunkoSampleStore *store, const BunkoSampleGallery *gallery)
{
  const BunkoSampleEntry *artist = NULL;

  if (gallery->artists.n > 0)
    artist =
        bunko_sample_store_get_entry (store, BUNKO_SAMPLE_TYPE_ARTIST, gallery->artists.ids[0]);
  return g_strdup (artist != NULL ? artist->name : NULL);
}

/* With the store locked for reading. */
static BunkoSamplePicture *
find_picture (BunkoSampleStore *store, gint64 page_id, BunkoSampleImageSize size)
{
  BunkoSampleGallery gallery;
  guint number = bunko_sample_page_number (page_id);
  BunkoSamplePicture *picture;

  if (page_id <= 0 ||
      !bunko_sample_store_get_gallery (store, bunko_sample_page_gallery (page_id), &gallery) ||
      gallery.page_count == 0 || number > gallery.page_count)
    return NULL;

  picture = g_new0 (BunkoSamplePicture, 1);
  picture->seed = gallery.seed;
  picture->page = number;
  picture->page_count = gallery.page_count;
  picture->title = bunko_sample_store_dup_title (store, &gallery, 0, NULL);
  picture->artist = dup_artist (store, &gallery);
  get_box (size, &picture->width, &picture->height);
  return picture;
}

/* The picture of something that holds galleries is the cover of the first. */
static gint64
first_cover (BunkoSampleBackend *backend, BunkoSampleItemType type, gint64 id)
{
  BunkoSampleSelector selector = {
    .type = BUNKO_SAMPLE_TYPE_GALLERY, .parent_type = type, .parent_id = id, .query = ""
  };
  g_autoptr (GArray) ids = bunko_sample_views_select (backend->views, &selector);

  return ids->len > 0 ? bunko_sample_page_id (g_array_index (ids, guint32, 0), 0) : 0;
}

static gint64
find_page (BunkoSampleBackend *backend, BunkoSampleItemType type, gint64 id)
{
  if (type == BUNKO_SAMPLE_TYPE_PAGE)
    return bunko_sample_page_number (id) > 0 ? id : 0;
  if (type == BUNKO_SAMPLE_TYPE_GALLERY)
    return id > 0 && id <= G_MAXINT32 ? bunko_sample_page_id (id, 0) : 0;
  return first_cover (backend, type, id);
}

/* As Python's base64.encodebytes: lines of 76 characters, each with its end. */
static char *
break_lines (const char *base64)
{
  gsize length = strlen (base64);
  GString *text = g_string_sized_new (length + length / LINE_LENGTH + 2);

  for (gsize i = 0; i < length; i += LINE_LENGTH)
    {
      g_string_append_len (text, base64 + i, MIN (LINE_LENGTH, length - i));
      g_string_append_c (text, '\n');
    }

  return g_string_free_and_steal (text);
}

static char *
make_data (const Job *job, GBytes *bytes, const char *ext)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  g_autofree char *base64 = NULL;

  if (job->form == BUNKO_SAMPLE_IMAGE_URL)
    return g_strdup_printf ("/thumb/%" G_GINT64_FORMAT "-%d%s%s", job->page_id, job->size, ext,
                            job->size == BUNKO_SAMPLE_IMAGE_ORIGINAL ? ".link" : "");
  base64 = g_base64_encode (data, length);
  if (job->form == BUNKO_SAMPLE_IMAGE_DATA_URI)
    return g_strdup_printf ("data:image/%s;base64,%s", ext + 1, base64);
  return break_lines (base64);
}

/* The "size" of a picture is a text with the box that was asked for. */
static char *
make_value (const Job *job, GBytes *bytes, const char *ext)
{
  BunkoSampleWriter *out = bunko_sample_writer_new ();
  g_autofree char *data = make_data (job, bytes, ext);
  g_autofree char *size = g_strdup_printf ("(%d, %d)", job->picture->width, job->picture->height);

  bunko_sample_writer_begin_object (out);
  bunko_sample_writer_member_null (out, "id");
  bunko_sample_writer_member_string (out, "ext", ext);
  bunko_sample_writer_member_string (out, "data", data);
  bunko_sample_writer_member_string (out, "size", size);
  bunko_sample_writer_member_int (out, "timestamp", g_get_real_time () / G_USEC_PER_SEC);
  bunko_sample_writer_end_object (out);

  return bunko_sample_writer_free_to_text (out);
}

static char *
work (gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (GBytes) bytes = NULL;
  const char *ext;

  if (job->fails)
    {
      g_set_error_literal (error, BUNKO_SAMPLE_ERROR, BUNKO_SAMPLE_ERROR_CORE, "No picture");
      return NULL;
    }
  if (job->picture == NULL)
    return NULL;
  /* 0.3.0 as it was released cannot send the data of a picture (HPX wire notes, "get_image"). */
  if (job->backend->legacy && job->form != BUNKO_SAMPLE_IMAGE_URL)
    {
      bunko_sample_crash (error, "AttributeError");
      return NULL;
    }
  bytes = bunko_sample_pictures_draw (job->backend->pictures, job->picture, &ext);
  return make_value (job, bytes, ext);
}

/**
 * bunko_sample_image_start:
 * @backend: the server's state, locked for reading
 * @type: gallery, page, collection, series or artist
 * @id: its id
 * @size: how large
 * @form: how to send it
 *
 * Starts the command that makes a picture. That of an artist fails, in 0.3.0 also that of a series;
 * the value of an item without a picture is null.
 *
 * Returns: the command's id
 */
gint64
bunko_sample_image_start (BunkoSampleBackend *backend,
                          BunkoSampleItemType type,
                          gint64 id,
                          BunkoSampleImageSize size,
                          BunkoSampleImageForm form)
{
  Job *job = g_new0 (Job, 1);

  job->backend = backend;
  job->size = size;
  job->form = form;
  job->fails =
      type == BUNKO_SAMPLE_TYPE_ARTIST || (type == BUNKO_SAMPLE_TYPE_GROUPING && backend->legacy);
  if (!job->fails)
    {
      job->page_id = find_page (backend, type, id);
      job->picture = find_picture (backend->store, job->page_id, size);
    }

  return bunko_sample_commands_start (backend->commands, BUNKO_SAMPLE_KIND_IMAGE, NULL, work, job,
                                      job_free);
}

static const char *
get_content_type (const char *ext)
{
  if (g_str_equal (ext, ".png"))
    return "image/png";
  if (g_str_equal (ext, ".avif"))
    return "image/avif";
  if (g_str_equal (ext, ".gif"))
    return "image/gif";
  return g_str_equal (ext, ".webp") ? "image/webp" : "image/jpeg";
}

/**
 * bunko_sample_image_lookup:
 * @name: what stands behind `/thumb/` in an address that get_image answered
 * @content_type: (out) (transfer none): the media type
 * @data: the server's state, a #BunkoSampleBackend
 *
 * Draws a picture for the web port. To be called in a thread.
 *
 * Returns: (transfer full) (nullable): an image file
 */
GBytes *
bunko_sample_image_lookup (const char *name, const char **content_type, gpointer data)
{
  BunkoSampleBackend *backend = data;
  g_autoptr (BunkoSamplePicture) picture = NULL;
  GBytes *bytes;
  const char *ext;
  char *end;
  gint64 page_id = g_ascii_strtoll (name, &end, 10);
  int size;

  if (*end != '-')
    return NULL;
  size = (int) g_ascii_strtoll (end + 1, &end, 10);
  if (*end != '.' || bunko_sample_enum_name (&bunko_sample_enum_image_size, size) == NULL)
    return NULL;
  g_rw_lock_reader_lock (&backend->lock);
  picture = find_picture (backend->store, page_id, size);
  g_rw_lock_reader_unlock (&backend->lock);
  if (picture == NULL)
    return NULL;

  bytes = bunko_sample_pictures_draw (backend->pictures, picture, &ext);
  *content_type = get_content_type (ext);
  return bytes;
}
