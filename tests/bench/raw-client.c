/* SPDX-License-Identifier: GPL-3.0-or-later */
/* raw-client PORT SIZE COUNT: what a start costs without an application. Blocking sockets, one for
 * the calls and three for pictures, fetch the first COUNT covers of the library as HPX "Creating
 * frontends" describes, and the time from the first connect to the last byte is printed in
 * microseconds. Nothing is decoded or shown. */

#include "config.h"

#include <arpa/inet.h>
#include <glib.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <yyjson.h>
#include <zlib.h>

#include "protocol/bunko-frame.h"

#define N_BULK            3
#define BATCH             12
#define POLL_MICROSECONDS 50000

typedef struct
{
  int fd;
} Peer;

typedef struct
{
  guint16 port;
  int size;
  const char *session;
  const gint64 *ids;
  guint n_ids;
  guint first;
} Share;

static void
send_text (Peer *peer, const char *text)
{
  g_autoptr (GBytes) payload = g_bytes_new_static (text, strlen (text));
  g_autoptr (GBytes) frame = bunko_frame_encode (payload);
  gsize length;
  const guint8 *data = g_bytes_get_data (frame, &length);

  while (length > 0)
    {
      gssize written = send (peer->fd, data, length, MSG_NOSIGNAL);

      if (written <= 0)
        g_error ("The peer does not take the request");
      data += written;
      length -= written;
    }
}

/* Reads on to the end of the gzip member and the marker behind it. */
static yyjson_doc *
receive (Peer *peer)
{
  g_autoptr (GByteArray) text = g_byte_array_sized_new (64 * 1024);
  guint8 in[64 * 1024], out[256 * 1024];
  z_stream stream = { 0 };
  gsize behind = 0;
  int state = Z_OK;

  inflateInit2 (&stream, 15 + 16);
  while (state != Z_STREAM_END || behind < strlen (BUNKO_FRAME_MARKER))
    {
      int on = 1;
      gssize got;

      setsockopt (peer->fd, IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on);
      got = recv (peer->fd, in, sizeof in, 0);
      if (got <= 0)
        g_error ("The peer closed the connection");
      if (state == Z_STREAM_END)
        {
          behind += got;
          continue;
        }
      stream.next_in = in;
      stream.avail_in = got;
      do
        {
          stream.next_out = out;
          stream.avail_out = sizeof out;
          state = inflate (&stream, Z_NO_FLUSH);
          g_byte_array_append (text, out, sizeof out - stream.avail_out);
        }
      while (state == Z_OK && (stream.avail_in > 0 || stream.avail_out == 0));
      if (state == Z_STREAM_END)
        behind = stream.avail_in;
    }
  inflateEnd (&stream);

  return yyjson_read ((const char *) text->data, text->len, 0);
}

static void
open_peer (Peer *peer, guint16 port)
{
  struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons (port) };
  int on = 1;

  address.sin_addr.s_addr = htonl (INADDR_LOOPBACK);
  peer->fd = socket (AF_INET, SOCK_STREAM, 0);
  if (connect (peer->fd, (struct sockaddr *) &address, sizeof address) != 0)
    g_error ("Nobody listens on port %u", port);
  setsockopt (peer->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  yyjson_doc_free (receive (peer));
}

static yyjson_doc *
call (Peer *peer, const char *session, const char *calls)
{
  g_autofree char *text =
      g_strdup_printf ("{\"session\":\"%s\",\"name\":\"raw\",\"data\":%s}", session, calls);

  send_text (peer, text);
  return receive (peer);
}

static yyjson_val *
result_of (yyjson_doc *doc)
{
  yyjson_val *results = yyjson_obj_get (yyjson_doc_get_root (doc), "data");

  return yyjson_obj_get (yyjson_arr_get (results, 0), "data");
}

/* One batch of covers: ask, wait until every command is finished, and take the values. */
static void
fetch_batch (Peer *peer, Share *share, const char *ids)
{
  g_autofree char *ask =
      g_strdup_printf ("[{\"fname\":\"get_image\",\"item_type\":1,\"item_ids\":[%s],\"size\":%d}]",
                       ids, share->size);
  g_autoptr (GString) commands = g_string_new (NULL);
  g_autofree char *poll = NULL;
  g_autofree char *take = NULL;
  yyjson_doc *doc = call (peer, share->session, ask);
  yyjson_val *key, *value;
  size_t index, max;
  gboolean done = FALSE;

  yyjson_obj_foreach (result_of (doc), index, max, key, value)
      g_string_append_printf (commands, index > 0 ? ",%ld" : "%ld", (long) yyjson_get_sint (value));
  yyjson_doc_free (doc);

  poll =
      g_strdup_printf ("[{\"fname\":\"get_command_state\",\"command_ids\":[%s]}]", commands->str);
  while (!done)
    {
      doc = call (peer, share->session, poll);
      done = TRUE;
      yyjson_obj_foreach (result_of (doc), index, max, key, value) done =
          done && g_strcmp0 (yyjson_get_str (value), "finished") == 0;
      yyjson_doc_free (doc);
      if (!done)
        g_usleep (POLL_MICROSECONDS);
    }

  take = g_strdup_printf (
      "[{\"fname\":\"get_command_value\",\"command_ids\":[%s],\"raise_error\":false}]",
      commands->str);
  yyjson_doc_free (call (peer, share->session, take));
}

static gpointer
bulk_thread (gpointer data)
{
  Share *share = data;
  Peer peer;

  open_peer (&peer, share->port);
  for (guint batch = share->first; batch * BATCH < share->n_ids; batch += N_BULK)
    {
      g_autoptr (GString) ids = g_string_new (NULL);

      for (guint i = batch * BATCH; i < share->n_ids && i < (batch + 1) * BATCH; i++)
        g_string_append_printf (ids, ids->len > 0 ? ",%ld" : "%ld", (long) share->ids[i]);
      fetch_batch (&peer, share, ids->str);
    }
  close (peer.fd);

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
  Peer peer;

  if (argc != 4)
    return 2;
  port = atoi (argv[1]);
  count = atoi (argv[3]);
  ids = g_new0 (gint64, count);

  open_peer (&peer, port);
  doc = call (&peer, "", "{}");
  session = g_strdup (yyjson_get_str (yyjson_obj_get (yyjson_doc_get_root (doc), "session")));
  yyjson_doc_free (doc);
  yyjson_doc_free (call (&peer, session, "[{\"fname\":\"get_view_count\",\"item_type\":1}]"));
  doc = call (&peer, session,
              "[{\"fname\":\"library_view\",\"item_type\":1,\"limit\":64,\"page\":0}]");
  yyjson_arr_foreach (result_of (doc), index, max, item) if (index < count) ids[index] =
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
  close (peer.fd);

  return 0;
}
