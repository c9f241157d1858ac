/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zlib.h>

#include "protocol/bunko-frame.h"
#include "raw-peer.h"

#define POLL_MICROSECONDS 50000

static void
send_text (RawPeer *self, const char *text)
{
  g_autoptr (GBytes) payload = g_bytes_new_static (text, strlen (text));
  g_autoptr (GBytes) frame = bunko_frame_encode (payload);
  gsize length;
  const guint8 *data = g_bytes_get_data (frame, &length);

  while (length > 0)
    {
      gssize written = send (self->fd, data, length, MSG_NOSIGNAL);

      if (written <= 0)
        g_error ("The peer does not take the request");
      data += written;
      length -= written;
    }
}

/* Reads on to the end of the gzip member and the marker behind it. */
static yyjson_doc *
receive (RawPeer *self)
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

      setsockopt (self->fd, IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on);
      got = recv (self->fd, in, sizeof in, 0);
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

void
raw_peer_open (RawPeer *self, guint16 port)
{
  struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons (port) };
  int on = 1;

  address.sin_addr.s_addr = htonl (INADDR_LOOPBACK);
  self->fd = socket (AF_INET, SOCK_STREAM, 0);
  if (connect (self->fd, (struct sockaddr *) &address, sizeof address) != 0)
    g_error ("Nobody listens on port %u", port);
  setsockopt (self->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  yyjson_doc_free (receive (self));
}

yyjson_doc *
raw_peer_call (RawPeer *self, const char *session, const char *data)
{
  g_autofree char *text =
      g_strdup_printf ("{\"session\":\"%s\",\"name\":\"raw\",\"data\":%s}", session, data);

  send_text (self, text);
  return receive (self);
}

yyjson_val *
raw_peer_result (yyjson_doc *reply)
{
  yyjson_val *results = yyjson_obj_get (yyjson_doc_get_root (reply), "data");

  return yyjson_obj_get (yyjson_arr_get (results, 0), "data");
}

void
raw_peer_close (RawPeer *self)
{
  close (self->fd);
}

char *
raw_peer_log_in (RawPeer *self)
{
  yyjson_doc *reply = raw_peer_call (self, "", "{}");
  char *session =
      g_strdup (yyjson_get_str (yyjson_obj_get (yyjson_doc_get_root (reply), "session")));

  yyjson_doc_free (reply);
  return session;
}

/* Asks, waits until every command is finished, and takes the values. */
yyjson_doc *
raw_peer_fetch_images (RawPeer *self, const char *session, int type, const char *ids, int size)
{
  g_autofree char *ask =
      g_strdup_printf ("[{\"fname\":\"get_image\",\"item_type\":%d,\"item_ids\":[%s],\"size\":%d}]",
                       type, ids, size);
  g_autoptr (GString) commands = g_string_new (NULL);
  g_autofree char *poll = NULL;
  g_autofree char *take = NULL;
  yyjson_doc *doc = raw_peer_call (self, session, ask);
  yyjson_val *key, *value;
  size_t index, max;
  gboolean done = FALSE;

  yyjson_obj_foreach (raw_peer_result (doc), index, max, key, value)
      g_string_append_printf (commands, index > 0 ? ",%ld" : "%ld", (long) yyjson_get_sint (value));
  yyjson_doc_free (doc);

  poll =
      g_strdup_printf ("[{\"fname\":\"get_command_state\",\"command_ids\":[%s]}]", commands->str);
  while (!done)
    {
      doc = raw_peer_call (self, session, poll);
      done = TRUE;
      yyjson_obj_foreach (raw_peer_result (doc), index, max, key, value) done =
          done && g_strcmp0 (yyjson_get_str (value), "finished") == 0;
      yyjson_doc_free (doc);
      if (!done)
        g_usleep (POLL_MICROSECONDS);
    }

  take = g_strdup_printf (
      "[{\"fname\":\"get_command_value\",\"command_ids\":[%s],\"raise_error\":false}]",
      commands->str);
  return raw_peer_call (self, session, take);
}
