/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-error.h"
#include "bunko-sample-functions.h"
#include "bunko-sample-image.h"

static gint64
start_image (BunkoSampleCall *call, BunkoSampleItemType type, gint64 id, BunkoSampleImageSize size)
{
  BunkoSampleImageForm form = BUNKO_SAMPLE_IMAGE_BASE64;

  /* An address wins over data. */
  if (bunko_sample_call_get_boolean (call, "url", FALSE))
    form = BUNKO_SAMPLE_IMAGE_URL;
  else if (bunko_sample_call_get_boolean (call, "uri", FALSE))
    form = BUNKO_SAMPLE_IMAGE_DATA_URI;

  return bunko_sample_image_start (call->backend, type, id, size, form);
}

static gboolean
get_image (BunkoSampleCall *call, GError **error)
{
  static const BunkoSampleItemType allowed[] = {
    BUNKO_SAMPLE_TYPE_GALLERY, BUNKO_SAMPLE_TYPE_COLLECTION, BUNKO_SAMPLE_TYPE_GROUPING,
    BUNKO_SAMPLE_TYPE_PAGE,    BUNKO_SAMPLE_TYPE_ARTIST,
  };
  BunkoSampleItemType type;
  int size;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (!bunko_sample_call_get_item_type (call, "item_type", BUNKO_SAMPLE_TYPE_GALLERY, &type,
                                        error) ||
      !bunko_sample_call_check_type (call, type, allowed, G_N_ELEMENTS (allowed), error) ||
      !bunko_sample_call_get_enum (call, "size", &bunko_sample_enum_image_size,
                                   BUNKO_SAMPLE_IMAGE_MEDIUM, &size, error) ||
      !bunko_sample_call_get_ids (call, "item_ids", &ids, error))
    return FALSE;

  bunko_sample_session_pin (call->session);
  bunko_sample_writer_begin_object (call->out);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 *id = &g_array_index (ids, gint64, i);
      char key[32];

      if (!g_hash_table_add (seen, id))
        continue;
      g_snprintf (key, sizeof key, "%" G_GINT64_FORMAT, *id);
      bunko_sample_writer_member_int (call->out, key, start_image (call, type, *id, size));
    }
  bunko_sample_writer_end_object (call->out);
  return TRUE;
}

const BunkoSampleFunction bunko_sample_functions_image[] = {
  { "get_image", get_image, BUNKO_SAMPLE_LOCK_READ, BUNKO_SAMPLE_ALWAYS,
    "item_type,item_ids,size,url,uri" },
  { NULL },
};
