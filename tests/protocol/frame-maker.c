/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>
#include <zlib.h>

#include "frame-maker.h"

/* A gzip member at a zlib level, 0 to 9, without a marker. */
GByteArray *
make_member (const char *text, int level)
{
  g_autoptr (GByteArray) member = g_byte_array_new ();
  z_stream stream = { 0 };
  int status;

  status = deflateInit2 (&stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  g_assert_cmpint (status, ==, Z_OK);
  g_byte_array_set_size (member, (guint) deflateBound (&stream, strlen (text)) + 64);

  stream.next_in = (Bytef *) text;
  stream.avail_in = (uInt) strlen (text);
  stream.next_out = member->data;
  stream.avail_out = member->len;
  status = deflate (&stream, Z_FINISH);
  g_assert_cmpint (status, ==, Z_STREAM_END);
  g_byte_array_set_size (member, (guint) stream.total_out);
  deflateEnd (&stream);

  return g_steal_pointer (&member);
}

void
append_marker (GByteArray *array)
{
  g_byte_array_append (array, (const guint8 *) "<EOF>", 5);
}

/* A frame as a server makes it. */
GByteArray *
make_frame (const char *text)
{
  GByteArray *frame = make_member (text, 5);

  append_marker (frame);

  return frame;
}

/* Arrays in arrays. */
char *
make_nested (guint depth)
{
  g_autofree char *open = g_strnfill (depth, '[');
  g_autofree char *close = g_strnfill (depth, ']');

  return g_strconcat (open, close, NULL);
}
