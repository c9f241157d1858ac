/* SPDX-License-Identifier: GPL-3.0-or-later */
/* raw-page PORT GALLERY SIZE WIDTH HEIGHT: what the first page of a gallery costs without an
 * application: one connection asks for the page and its picture, which is decoded to fit WIDTH by
 * HEIGHT. Prints the time for that, from after the login on, in microseconds. */

#include "config.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <stdlib.h>

#include "raw-peer.h"

#define TYPE_PAGE 4

static gint64
find_page (RawPeer *peer, const char *session, const char *gallery)
{
  g_autofree char *ask = g_strdup_printf (
      "[{\"fname\":\"get_page\",\"gallery_id\":%s,\"number\":1,\"page_id\":0}]", gallery);
  yyjson_doc *reply = raw_peer_call (peer, session, ask);
  gint64 id = yyjson_get_sint (yyjson_obj_get (raw_peer_result (reply), "id"));

  yyjson_doc_free (reply);
  return id;
}

/* As it comes: base64, with line breaks or as the end of a data address. */
static GBytes *
take_file (yyjson_doc *values)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (raw_peer_result (values));
  yyjson_val *value = yyjson_obj_iter_get_val (yyjson_obj_iter_next (&iter));
  const char *data = yyjson_get_str (yyjson_obj_get (value, "data"));
  gsize length;
  guchar *bytes;

  if (data == NULL)
    g_error ("The page has no picture");
  bytes = g_base64_decode (data, &length);
  return g_bytes_new_take (bytes, length);
}

static void
decode (GBytes *file, int width, int height)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (file);
  g_autoptr (GdkPixbuf) pixbuf =
      gdk_pixbuf_new_from_stream_at_scale (stream, width, height, TRUE, NULL, NULL);

  if (pixbuf == NULL)
    g_error ("The page has no picture");
}

int
main (int argc, char **argv)
{
  g_autofree char *session = NULL;
  g_autofree char *page = NULL;
  g_autoptr (GBytes) file = NULL;
  yyjson_doc *values;
  RawPeer peer;
  gint64 start;

  if (argc != 6)
    return 2;
  raw_peer_open (&peer, (guint16) atoi (argv[1]));
  session = raw_peer_log_in (&peer);

  start = g_get_monotonic_time ();
  page = g_strdup_printf ("%" G_GINT64_FORMAT, find_page (&peer, session, argv[2]));
  values = raw_peer_fetch_images (&peer, session, TYPE_PAGE, page, atoi (argv[3]));
  file = take_file (values);
  decode (file, atoi (argv[4]), atoi (argv[5]));
  g_print ("page %" G_GINT64_FORMAT "\n", g_get_monotonic_time () - start);

  yyjson_doc_free (values);
  raw_peer_close (&peer);
  return 0;
}
