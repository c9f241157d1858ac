/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>
#include <zlib.h>

#include "frame-maker.h"
#include "protocol/bunko-frame.h"

static gsize
find_marker (gconstpointer data, gsize length)
{
  const guint8 *marker = memmem (data, length, BUNKO_FRAME_MARKER, BUNKO_FRAME_MARKER_LENGTH);

  return marker != NULL ? (gsize) (marker - (const guint8 *) data) : length;
}

/* Asserts that a frame holds gzip members with this payload, and the marker at its end only. */
static void
assert_frame (GBytes *frame, GBytes *payload)
{
  gsize length, payload_length = g_bytes_get_size (payload);
  const guint8 *data = g_bytes_get_data (frame, &length);
  g_autofree guint8 *text = g_malloc (payload_length + 1);
  z_stream stream = { 0 };
  int status;

  g_assert_cmpuint (find_marker (data, length), ==, length - BUNKO_FRAME_MARKER_LENGTH);

  status = inflateInit2 (&stream, 15 + 16);
  g_assert_cmpint (status, ==, Z_OK);
  stream.next_in = (Bytef *) data;
  stream.avail_in = (uInt) length;
  stream.next_out = text;
  stream.avail_out = (uInt) payload_length + 1;

  do
    {
      status = inflate (&stream, Z_FINISH);
      g_assert_cmpint (status, ==, Z_STREAM_END);
    }
  while (stream.avail_in > BUNKO_FRAME_MARKER_LENGTH && inflateReset (&stream) == Z_OK);

  g_assert_cmpuint (stream.avail_in, ==, BUNKO_FRAME_MARKER_LENGTH);
  g_assert_cmpmem (text, (gsize) (stream.next_out - text), g_bytes_get_data (payload, NULL),
                   payload_length);
  inflateEnd (&stream);
}

static void
assert_encodes (const char *text)
{
  g_autoptr (GBytes) payload = g_bytes_new_static (text, strlen (text));
  g_autoptr (GBytes) frame = bunko_frame_encode (payload);

  assert_frame (frame, payload);
}

static void
test_simple (void)
{
  assert_encodes ("");
  assert_encodes ("{}");
  assert_encodes ("{\"session\":\"\",\"name\":\"bunko\",\"data\":{}}");
  assert_encodes ("[\"<EOF>\",\"<EOF><EOF>\",\"<EO\",\"F>\"]");
}

/* A text of characters that hardly compress: zlib then stores it as it is, at every level. */
static char *
make_dense_text (GRand *rand, guint n_chars, gboolean with_marker)
{
  GString *text = g_string_new ("\"");

  for (guint i = 0; i < n_chars; i++)
    {
      if (with_marker && i == n_chars / 2)
        g_string_append (text, BUNKO_FRAME_MARKER);
      g_string_append_unichar (text, (gunichar) g_rand_int_range (rand, 0x4e00, 0x9fff));
    }
  g_string_append_c (text, '"');

  return g_string_free_and_steal (text);
}

static gboolean
level_has_marker (const char *text, int level)
{
  g_autoptr (GByteArray) member = make_member (text, level);

  return find_marker (member->data, member->len) < member->len;
}

static gboolean
every_level_has_marker (const char *text)
{
  for (int level = 1; level <= 9; level++)
    {
      if (!level_has_marker (text, level))
        return FALSE;
    }

  return TRUE;
}

/* A search for a few rare characters and the marker is enough. */
static void
test_marker_at_every_level (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  guint n_found = 0;

  for (guint n_chars = 8; n_chars < 80; n_chars++)
    {
      g_autofree char *text = make_dense_text (rand, n_chars, TRUE);

      n_found += every_level_has_marker (text);
      assert_encodes (text);
    }

  g_assert_cmpuint (n_found, >, 0);
}

/* Texts, found by trying, whose compressed bits spell the marker at level 5, which is tried first,
 * and not at level 1, which chooses other matches. */
static void
test_marker_at_one_level (void)
{
  static const char *const texts[] = {
    "cdccababaccccabcWd.\x1c\x1f]",
    "cbcacccaccbcbcacwd.\x1c\x1f`",
    "cbbcdbbbbdbbcdwd.\x1c\x1f"
    "f",
    "ddcadaccaccccadaWd.\x1c\x1fl",
  };
  guint n_found = 0;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      n_found += level_has_marker (texts[i], 5) && !level_has_marker (texts[i], 1);
      assert_encodes (texts[i]);
    }

  if (n_found == 0)
    g_test_skip ("This zlib chooses other matches");
}

/* Texts that spell the marker in several ways at once: as it is, and in their bits wherever a block
 * begins. */
static void
test_marker_at_every_start (void)
{
  static const char part[] = "\xc2\xa3\xc2\x9c"
                             "abcWd.\x1c\x1f]<EOF>cc\xa3\x9c"
                             "abcWd.\x1c\x1f]?cca`<EOF>abacc\xa3\x9c"
                             "cabcWd.\x1c\x1f]";
  g_autoptr (GString) text = g_string_new (NULL);

  assert_encodes ("cc\xa3\x9c"
                  "cabcWd.\x1c\x1f]?cca`<EOF>abacc\xa3\x9c"
                  "cabcWd.\x1c\x1f]");

  for (guint i = 0; i < 20; i++)
    {
      g_string_append (text, part + i);
      assert_encodes (text->str);
    }
}

/* A text made so that its checksum and length, which are the same at every level, spell the marker.
 */
static void
test_marker_in_checksum (void)
{
  const char *text = "\"acaacacaacaccacaaccaaacaacaaacacaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"";

  g_assert_true (every_level_has_marker (text));
  assert_encodes (text);
}

/* Bytes that cannot be compressed at all, with markers everywhere, also next to each other. */
static void
test_many_markers (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GBytes) payload = NULL;
  g_autoptr (GBytes) frame = NULL;

  while (bytes->len < 300000)
    {
      guint n_random = (guint) g_rand_int_range (rand, 0, 600);

      for (guint i = 0; i < n_random; i++)
        {
          guint8 byte = (guint8) g_rand_int (rand);

          g_byte_array_append (bytes, &byte, 1);
        }
      g_byte_array_append (bytes, (const guint8 *) BUNKO_FRAME_MARKER, BUNKO_FRAME_MARKER_LENGTH);
    }

  payload = g_bytes_new (bytes->data, bytes->len);
  frame = bunko_frame_encode (payload);
  assert_frame (frame, payload);
}

static void
test_long (void)
{
  g_autofree char *text = g_strnfill (20 << 20, 'a');
  g_autoptr (GBytes) payload = g_bytes_new_static (text, strlen (text));
  g_autoptr (GBytes) frame = bunko_frame_encode (payload);

  assert_frame (frame, payload);
  g_assert_cmpuint (g_bytes_get_size (frame), <, 100000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/frame/simple", test_simple);
  g_test_add_func ("/frame/marker-at-every-level", test_marker_at_every_level);
  g_test_add_func ("/frame/marker-at-one-level", test_marker_at_one_level);
  g_test_add_func ("/frame/marker-at-every-start", test_marker_at_every_start);
  g_test_add_func ("/frame/marker-in-checksum", test_marker_in_checksum);
  g_test_add_func ("/frame/many-markers", test_many_markers);
  g_test_add_func ("/frame/long", test_long);

  return g_test_run ();
}
