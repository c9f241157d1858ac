/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>
#include <zlib.h>

#include "framer-fixture.h"
#include "protocol/bunko-frame.h"
#include "protocol/bunko-framer.h"
#include "protocol/bunko-json.h"
#include "protocol/bunko-protocol-error.h"

static GBytes *
encode (const char *text)
{
  g_autoptr (GBytes) payload = g_bytes_new_static (text, strlen (text));

  return bunko_frame_encode (payload);
}

/* A frame made by hand: @text in one gzip member, without a marker. */
static GByteArray *
gzip (gconstpointer data, gsize length)
{
  g_autoptr (GBytes) payload = g_bytes_new (data, length);
  g_autoptr (GBytes) frame = bunko_frame_encode (payload);
  g_autoptr (GByteArray) member = g_byte_array_new ();

  g_byte_array_append (member, g_bytes_get_data (frame, NULL),
                       (guint) (g_bytes_get_size (frame) - BUNKO_FRAME_MARKER_LENGTH));

  return g_steal_pointer (&member);
}

static void
append_marker (GByteArray *array)
{
  g_byte_array_append (array, (const guint8 *) BUNKO_FRAME_MARKER, BUNKO_FRAME_MARKER_LENGTH);
}

static void
push_bytes (FramerFixture *fixture, GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  bunko_framer_push (fixture->framer, data, length);
}

static void
test_one (FramerFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) frame = encode ("{\"session\": \"\", \"data\": [1, 2]}");

  push_bytes (fixture, frame);
  framer_fixture_assert_messages (fixture, "{\"session\":\"\",\"data\":[1,2]}", NULL);
  framer_fixture_assert_healthy (fixture);
}

static void
test_every_split (FramerFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) first = encode ("{\"a\": \"<EOF>\"}");
  g_autoptr (GBytes) second = encode ("[true, null, 1.5]");
  g_autoptr (GByteArray) stream = g_byte_array_new ();

  g_byte_array_append (stream, g_bytes_get_data (first, NULL), (guint) g_bytes_get_size (first));
  g_byte_array_append (stream, g_bytes_get_data (second, NULL), (guint) g_bytes_get_size (second));

  for (guint i = 0; i <= stream->len; i++)
    {
      bunko_framer_push (fixture->framer, stream->data, i);
      bunko_framer_push (fixture->framer, stream->data + i, stream->len - i);
      framer_fixture_assert_messages (fixture, "{\"a\":\"<EOF>\"}", "[true,null,1.5]", NULL);
    }

  for (guint i = 0; i < stream->len; i++)
    bunko_framer_push (fixture->framer, stream->data + i, 1);
  framer_fixture_assert_messages (fixture, "{\"a\":\"<EOF>\"}", "[true,null,1.5]", NULL);
  framer_fixture_assert_healthy (fixture);
}

static void
test_several_members (FramerFixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) stream = gzip ("[1,", 3);
  g_autoptr (GByteArray) rest = gzip ("2]", 2);

  g_byte_array_append (stream, rest->data, rest->len);
  append_marker (stream);

  for (guint i = 0; i <= stream->len; i++)
    {
      bunko_framer_push (fixture->framer, stream->data, i);
      bunko_framer_push (fixture->framer, stream->data + i, stream->len - i);
      framer_fixture_assert_messages (fixture, "[1,2]", NULL);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  framer_fixture_add ("/framer/one", test_one);
  framer_fixture_add ("/framer/every-split", test_every_split);
  framer_fixture_add ("/framer/several-members", test_several_members);

  return g_test_run ();
}
