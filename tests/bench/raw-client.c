/* SPDX-License-Identifier: GPL-3.0-or-later */
/* raw-client PORT SIZE COUNT: what a start costs without an application. Blocking sockets, one for
 * the calls and three for pictures, fetch the first COUNT covers of the library as HPX "Creating
 * frontends" describes, and the time from the first connect to the last byte is printed in
 * microseconds. Nothing is decoded or shown. */

#include "config.h"

#include <glib.h>
#include <stdlib.h>

#include "raw-peer.h"

#define N_BULK 3
#define BATCH  12

typedef struct
{
  guint16 port;
  int size;
  const char *session;
  const gint64 *ids;
  guint n_ids;
  guint first;
} Share;

static gpointer
bulk_thread (gpointer data)
{
  Share *share = data;
  RawPeer peer;

  raw_peer_open (&peer, share->port);
  for (guint batch = share->first; batch * BATCH < share->n_ids; batch += N_BULK)
    {
      g_autoptr (GString) ids = g_string_new (NULL);

      for (guint i = batch * BATCH; i < share->n_ids && i < (batch + 1) * BATCH; i++)
        g_string_append_printf (ids, ids->len > 0 ? ",%ld" : "%ld", (long) share->ids[i]);
      yyjson_doc_free (raw_peer_fetch_images (&peer, share->session, 1, ids->str, share->size));
    }
  raw_peer_close (&peer);

  return NULL;
}

int
main (int argc, char **argv)
{
  gint64 start = g_get_monotonic_time ();
  g_autofree gint64 *ids = NULL;
  g_autofree char *session = NULL;
  GThread *threads[N_BULK];
  Share shares[N_BULK];
  yyjson_doc *doc;
  yyjson_val *item;
  size_t index, max;
  guint16 port;
  guint count;
  RawPeer peer;

  if (argc != 4)
    return 2;
  port = atoi (argv[1]);
  count = atoi (argv[3]);
  ids = g_new0 (gint64, count);

  raw_peer_open (&peer, port);
  session = raw_peer_log_in (&peer);
  yyjson_doc_free (
      raw_peer_call (&peer, session, "[{\"fname\":\"get_view_count\",\"item_type\":1}]"));
  doc = raw_peer_call (&peer, session,
                       "[{\"fname\":\"library_view\",\"item_type\":1,\"limit\":64,\"page\":0}]");
  yyjson_arr_foreach (raw_peer_result (doc), index, max, item) if (index < count) ids[index] =
      yyjson_get_sint (yyjson_obj_get (item, "id"));
  yyjson_doc_free (doc);

  for (guint i = 0; i < N_BULK; i++)
    {
      shares[i] = (Share) { port, atoi (argv[2]), session, ids, count, i };
      threads[i] = g_thread_new ("bulk", bulk_thread, &shares[i]);
    }
  for (guint i = 0; i < N_BULK; i++)
    g_thread_join (threads[i]);

  g_print ("covers %" G_GINT64_FORMAT "\n", g_get_monotonic_time () - start);
  raw_peer_close (&peer);

  return 0;
}
