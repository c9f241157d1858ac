/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "frame-maker.h"
#include "framer-fixture.h"
#include "protocol/bunko-frame.h"
#include "protocol/bunko-protocol-error.h"

static void
push_text (FramerFixture *fixture, const char *text)
{
  g_autoptr (GByteArray) frame = make_frame (text);

  bunko_framer_push (fixture->framer, frame->data, frame->len);
}

static void
test_one (FramerFixture *fixture, gconstpointer data)
{
  bunko_framer_push (fixture->framer, NULL, 0);
  push_text (fixture, "{\"session\": \"\", \"data\": [1, 2]}");
  framer_fixture_assert_messages (fixture, "{\"session\":\"\",\"data\":[1,2]}", NULL);
  framer_fixture_assert_healthy (fixture);

  /* Between two frames is where a stream may end. */
  bunko_framer_end (fixture->framer);
  g_assert_cmpuint (fixture->errors->len, ==, 0);
  g_assert_true (bunko_framer_is_closed (fixture->framer));

  push_text (fixture, "1");
  framer_fixture_assert_no_messages (fixture);
}

static void
test_two_in_one_push (FramerFixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) stream = make_frame ("1");
  g_autoptr (GByteArray) second = make_frame ("\"two\"");

  g_byte_array_append (stream, second->data, second->len);
  bunko_framer_push (fixture->framer, stream->data, stream->len);
  framer_fixture_assert_messages (fixture, "1", "\"two\"", NULL);
  framer_fixture_assert_healthy (fixture);
}

/* Every position at which one stream can be cut in two, and single bytes. */
static void
push_every_split (FramerFixture *fixture, GByteArray *stream, const char *first, const char *second)
{
  for (guint i = 0; i <= stream->len; i++)
    {
      bunko_framer_push (fixture->framer, stream->data, i);
      bunko_framer_push (fixture->framer, stream->data + i, stream->len - i);
      framer_fixture_assert_messages (fixture, first, second, NULL);
    }

  for (guint i = 0; i < stream->len; i++)
    bunko_framer_push (fixture->framer, stream->data + i, 1);
  framer_fixture_assert_messages (fixture, first, second, NULL);
  framer_fixture_assert_healthy (fixture);
}

static void
test_every_split (FramerFixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) stream = make_frame ("{\"a\": \"<EOF>\"}");
  g_autoptr (GByteArray) second = make_frame ("[true, null, 1.5]");

  g_byte_array_append (stream, second->data, second->len);
  push_every_split (fixture, stream, "{\"a\":\"<EOF>\"}", "[true,null,1.5]");
}

static void
test_several_members (FramerFixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) stream = make_member ("[1,", 5);
  g_autoptr (GByteArray) empty = make_member ("", 9);
  g_autoptr (GByteArray) rest = make_member ("2]", 1);

  g_byte_array_append (stream, empty->data, empty->len);
  g_byte_array_append (stream, rest->data, rest->len);
  append_marker (stream);

  push_every_split (fixture, stream, "[1,2]", NULL);
}

/* A level that stores the text as it is puts the marker's bytes into the compressed data. */
static void
test_marker_inside (FramerFixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) stream = make_member ("[\"<EOF>\",\"<EOF>\"]", 0);
  const guint8 *marker =
      memmem (stream->data, stream->len, BUNKO_FRAME_MARKER, BUNKO_FRAME_MARKER_LENGTH);

  g_assert_nonnull (marker);
  append_marker (stream);

  push_every_split (fixture, stream, "[\"<EOF>\",\"<EOF>\"]", NULL);
}

static void
test_marker_in_header (FramerFixture *fixture, gconstpointer data)
{
  /* A gzip header with a file name that holds the marker. */
  static const guint8 header[] = "\x1f\x8b\x08\x08\0\0\0\0\0\3<EOF><EOF>";
  g_autoptr (GByteArray) member = make_member ("[1]", 5);
  g_autoptr (GByteArray) stream = g_byte_array_new ();

  g_byte_array_append (stream, header, sizeof (header));
  g_byte_array_append (stream, member->data + 10, member->len - 10);
  append_marker (stream);

  push_every_split (fixture, stream, "[1]", NULL);
}

typedef struct
{
  const char *bytes;
  gsize length;
  int code;
} BadStart;

#define BAD_START(bytes, code) { bytes, sizeof (bytes) - 1, BUNKO_PROTOCOL_ERROR_##code }

static void
test_not_gzip (FramerFixture *fixture, gconstpointer data)
{
  static const BadStart starts[] = {
    BAD_START ("hello world<EOF>", NOT_GZIP),
    BAD_START ("<EOF>", NOT_GZIP),
    BAD_START ("{\"session\": \"\"}<EOF>", NOT_GZIP),
    BAD_START ("HTTP/1.1 400 Bad Request\r\n\r\n", NOT_GZIP),
    BAD_START ("SSH-2.0-OpenSSH_9.2\r\n", NOT_GZIP),
    BAD_START ("\x15\x03\x01\x00\x02\x02\x46", NOT_GZIP),
    BAD_START ("\x1f\x8c\x08\x00", NOT_GZIP),
    BAD_START ("\x1f\x8b\x07\x00", NOT_GZIP),
    /* A header, then a deflate block of the type that does not exist. */
    BAD_START ("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x07", NOT_GZIP),
    /* zlib instead of gzip */
    BAD_START ("\x78\x9c\x8b\x8e\x05\x00\x01\x1a\x00\xb9", NOT_GZIP),
    BAD_START ("\x83\x01\x02", NOT_GZIP),
    BAD_START ("\x80\x01", NOT_GZIP),
    BAD_START ("\xdf\x00\x00\x00\x01\x01", NOT_GZIP),
    /* {"session": ""} and so on, as MessagePack */
    BAD_START ("\x81\xa7session\xa0<EOF>", NEWER_PROTOCOL),
    BAD_START ("\x83\xa7session\xa0\xa4name\xa0\xa4"
               "data\xc0<EOF>",
               NEWER_PROTOCOL),
    BAD_START ("\x80<EOF>", NEWER_PROTOCOL),
    BAD_START ("\xde\x00\x10\xa7session\xa0", NEWER_PROTOCOL),
    BAD_START ("\xdf\x00\x00\x00\x10\xd9\x07session\xa0", NEWER_PROTOCOL),
    BAD_START ("\x81\xc4\x07session\xa0", NEWER_PROTOCOL),
  };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      bunko_framer_push (fixture->framer, (const guint8 *) starts[i].bytes, starts[i].length);
      framer_fixture_assert_failed (fixture, starts[i].code);
      framer_fixture_renew (fixture);

      for (gsize k = 0; k < starts[i].length; k++)
        bunko_framer_push (fixture->framer, (const guint8 *) starts[i].bytes + k, 1);
      framer_fixture_assert_failed (fixture, starts[i].code);
      framer_fixture_renew (fixture);
    }
}

static void
test_message_pack_later (FramerFixture *fixture, gconstpointer data)
{
  /* Only a greeting tells the version. */
  push_text (fixture, "1");
  framer_fixture_assert_messages (fixture, "1", NULL);
  bunko_framer_push (fixture->framer, (const guint8 *) "\x81\xa7session", 9);
  framer_fixture_assert_failed (fixture, BUNKO_PROTOCOL_ERROR_NOT_GZIP);
}

static void
test_undecided_end (FramerFixture *fixture, gconstpointer data)
{
  bunko_framer_push (fixture->framer, (const guint8 *) "\xdf\x00", 2);
  framer_fixture_assert_healthy (fixture);
  bunko_framer_end (fixture->framer);
  framer_fixture_assert_failed (fixture, BUNKO_PROTOCOL_ERROR_NOT_GZIP);
}

static void
test_checksum (FramerFixture *fixture, gconstpointer data)
{
  /* The last eight bytes of a member are the checksum and the length. */
  for (guint i = 1; i <= 8; i++)
    {
      g_autoptr (GByteArray) member = make_member ("[1, 2, 3]", 5);

      member->data[member->len - i] ^= 0x40;
      append_marker (member);
      bunko_framer_push (fixture->framer, member->data, member->len);
      framer_fixture_assert_failed (fixture, BUNKO_PROTOCOL_ERROR_CHECKSUM);
      framer_fixture_renew (fixture);
    }
}

static void
test_truncated (FramerFixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) frame = make_frame ("{\"a\": [1, 2, 3]}");

  for (guint i = 1; i < frame->len; i++)
    {
      bunko_framer_push (fixture->framer, frame->data, i);
      framer_fixture_assert_healthy (fixture);
      bunko_framer_end (fixture->framer);
      framer_fixture_assert_failed (fixture, BUNKO_PROTOCOL_ERROR_TRUNCATED);
      framer_fixture_assert_no_messages (fixture);
      framer_fixture_renew (fixture);
    }
}

static void
test_missing_marker (FramerFixture *fixture, gconstpointer data)
{
  static const char *const tails[] = { "X", "<EOG>", "<eof>", "<<EOF>", "<\x1f\x8b", "\r\n<EOF>" };

  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      g_autoptr (GByteArray) member = make_member ("[1]", 5);

      g_byte_array_append (member, (const guint8 *) tails[i], (guint) strlen (tails[i]));
      bunko_framer_push (fixture->framer, member->data, member->len);
      framer_fixture_assert_failed (fixture, BUNKO_PROTOCOL_ERROR_MARKER);
      framer_fixture_assert_no_messages (fixture);
      framer_fixture_renew (fixture);
    }
}

static void
test_bad_json (FramerFixture *fixture, gconstpointer data)
{
  g_autofree char *unfinished = g_strnfill (129, '[');
  const char *const texts[] = { "",    "{\"a\": }",       "[1] [2]", "{\"session\": \"s\"",
                                "nul", "\xef\xbb\xbf[1]", unfinished };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      push_text (fixture, texts[i]);
      framer_fixture_assert_failed (fixture, BUNKO_PROTOCOL_ERROR_JSON);
      framer_fixture_assert_no_messages (fixture);
      framer_fixture_renew (fixture);
    }
}

static void
test_bad_utf8 (FramerFixture *fixture, gconstpointer data)
{
  /* A stray byte, a cut sequence, half a surrogate pair, an overlong form, beyond the last plane.
   */
  static const char *const texts[] = { "\"a\xff\"",    "\"\xe9\x9d\"",         "\"\xed\xa0\x80\"",
                                       "\"\xc0\xaf\"", "\"\xf4\x90\x80\x80\"", "{\"\xfe\": 1}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      push_text (fixture, texts[i]);
      framer_fixture_assert_failed (fixture, BUNKO_PROTOCOL_ERROR_UTF8);
      framer_fixture_assert_no_messages (fixture);
      framer_fixture_renew (fixture);
    }
}

static void
test_depth (FramerFixture *fixture, gconstpointer data)
{
  g_autofree char *most = make_nested (128);
  g_autofree char *too_much = make_nested (129);

  push_text (fixture, most);
  framer_fixture_assert_messages (fixture, most, NULL);

  push_text (fixture, too_much);
  framer_fixture_assert_failed (fixture, BUNKO_PROTOCOL_ERROR_DEPTH);
}

static void
test_ignores_input_after_failure (FramerFixture *fixture, gconstpointer data)
{
  bunko_framer_push (fixture->framer, (const guint8 *) "?", 1);
  framer_fixture_assert_failed (fixture, BUNKO_PROTOCOL_ERROR_NOT_GZIP);

  push_text (fixture, "1");
  bunko_framer_push (fixture->framer, (const guint8 *) "?", 1);
  bunko_framer_end (fixture->framer);
  framer_fixture_assert_failed (fixture, BUNKO_PROTOCOL_ERROR_NOT_GZIP);
  framer_fixture_assert_no_messages (fixture);
}

static void
test_default_limits (FramerFixture *fixture, gconstpointer data)
{
  guint64 compressed, inflated;

  g_object_get (fixture->framer, "max-compressed", &compressed, "max-inflated", &inflated, NULL);
  g_assert_cmpuint (compressed, ==, 64 * 1024 * 1024);
  g_assert_cmpuint (inflated, ==, 256 * 1024 * 1024);
}

/* Pushes a frame that goes on and on, until the framer has enough of it. */
static void
push_members (FramerFixture *fixture, const char *text, guint at_once, guint most)
{
  g_autoptr (GByteArray) member = make_member (text, 5);
  g_autoptr (GByteArray) members = g_byte_array_new ();

  for (guint i = 0; i < at_once; i++)
    g_byte_array_append (members, member->data, member->len);
  for (guint i = 0; i < most / at_once && !bunko_framer_is_closed (fixture->framer); i++)
    bunko_framer_push (fixture->framer, members->data, members->len);
}

static void
test_default_limits_hold (FramerFixture *fixture, gconstpointer data)
{
  g_autofree char *mebibyte = g_strnfill (1 << 20, ' ');

  push_members (fixture, mebibyte, 1, 256);
  framer_fixture_assert_healthy (fixture);
  push_members (fixture, " ", 1, 1);
  framer_fixture_assert_failed (fixture, BUNKO_PROTOCOL_ERROR_INFLATED_TOO_LARGE);
  framer_fixture_renew (fixture);

  /* An empty member has 20 bytes. */
  push_members (fixture, "", 1000, (64 << 20) / 20);
  framer_fixture_assert_healthy (fixture);
  push_members (fixture, "", 1000, 1000);
  framer_fixture_assert_failed (fixture, BUNKO_PROTOCOL_ERROR_COMPRESSED_TOO_LARGE);
}

static void
test_max_compressed (FramerFixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) frame = make_frame ("[\"some text\", \"and more of it\"]");
  guint64 size = frame->len - BUNKO_FRAME_MARKER_LENGTH;

  g_object_set (fixture->framer, "max-compressed", size, NULL);
  bunko_framer_push (fixture->framer, frame->data, frame->len);
  bunko_framer_push (fixture->framer, frame->data, frame->len);
  framer_fixture_assert_messages (fixture, "[\"some text\",\"and more of it\"]",
                                  "[\"some text\",\"and more of it\"]", NULL);
  framer_fixture_assert_healthy (fixture);

  for (guint step = 1; step <= frame->len; step++)
    {
      framer_fixture_renew (fixture);
      g_object_set (fixture->framer, "max-compressed", size - 1, NULL);
      for (guint i = 0; i < frame->len; i += step)
        bunko_framer_push (fixture->framer, frame->data + i, MIN (step, frame->len - i));
      framer_fixture_assert_failed (fixture, BUNKO_PROTOCOL_ERROR_COMPRESSED_TOO_LARGE);
      framer_fixture_assert_no_messages (fixture);
    }
}

static void
test_endless_members (FramerFixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) empty = make_member ("", 5);

  g_object_set (fixture->framer, "max-compressed", (guint64) 10000, NULL);
  for (guint i = 0; i < 10000 && !bunko_framer_is_closed (fixture->framer); i++)
    bunko_framer_push (fixture->framer, empty->data, empty->len);
  framer_fixture_assert_failed (fixture, BUNKO_PROTOCOL_ERROR_COMPRESSED_TOO_LARGE);
}

static void
test_max_inflated (FramerFixture *fixture, gconstpointer data)
{
  const char *text = "[\"some text that is not short\"]";
  g_autoptr (GByteArray) frame = make_frame (text);

  g_object_set (fixture->framer, "max-inflated", (guint64) strlen (text), NULL);
  bunko_framer_push (fixture->framer, frame->data, frame->len);
  framer_fixture_assert_messages (fixture, text, NULL);
  framer_fixture_assert_healthy (fixture);

  g_object_set (fixture->framer, "max-inflated", (guint64) strlen (text) - 1, NULL);
  bunko_framer_push (fixture->framer, frame->data, frame->len);
  framer_fixture_assert_failed (fixture, BUNKO_PROTOCOL_ERROR_INFLATED_TOO_LARGE);
}

/* 64 kB that would be 64 MB. */
static void
test_bomb (FramerFixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (64 << 20, ' ');
  g_autoptr (GByteArray) frame = make_frame (text);

  g_assert_cmpuint (frame->len, <, 100000);
  g_object_set (fixture->framer, "max-inflated", G_GUINT64_CONSTANT (1) << 20, NULL);
  bunko_framer_push (fixture->framer, frame->data, frame->len);
  framer_fixture_assert_failed (fixture, BUNKO_PROTOCOL_ERROR_INFLATED_TOO_LARGE);
}

/* The limits hold for a frame, not for what a connection brings in its life. */
static void
test_limits_are_per_frame (FramerFixture *fixture, gconstpointer data)
{
  g_object_set (fixture->framer, "max-inflated", (guint64) 10, "max-compressed", (guint64) 40,
                NULL);
  for (guint i = 0; i < 100; i++)
    push_text (fixture, "[1,2,3]");

  g_assert_cmpuint (fixture->messages->len, ==, 100);
  framer_fixture_assert_healthy (fixture);
}

static void
push_fixture (FramerFixture *fixture, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GByteArray) stream = g_byte_array_new ();
  g_autofree char *contents = NULL;
  g_autofree char *expected = NULL;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  g_byte_array_append (stream, (const guint8 *) contents, (guint) length);

  bunko_framer_push (fixture->framer, stream->data, stream->len);
  g_assert_cmpuint (fixture->messages->len, ==, 1);
  expected = g_strdup (g_ptr_array_index (fixture->messages, 0));
  g_assert_true (g_str_has_prefix (expected, "{\""));
  framer_fixture_assert_messages (fixture, expected, NULL);

  push_every_split (fixture, stream, expected, NULL);
}

static void
push_folder (FramerFixture *fixture, const char *path, guint at_least)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = g_dir_open (path, 0, &error);
  const char *name;
  guint n = 0;

  g_assert_no_error (error);

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      if (!g_str_has_suffix (name, ".bin"))
        continue;
      push_fixture (fixture, file);
      n++;
    }

  g_assert_cmpuint (n, >=, at_least);
}

static void
test_recorded (FramerFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "protocol", "fixtures", NULL);

  push_folder (fixture, path, 8);
}

/* Many more, where they are at hand. */
static void
test_all_recorded (FramerFixture *fixture, gconstpointer data)
{
  const char *shared = g_getenv ("BUNKO_SHARED");
  g_autofree char *path = NULL;

  if (shared != NULL)
    path = g_build_filename (shared, "transcripts", "raw", NULL);

  if (path == NULL || !g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("The recorded exchanges are not here");
      return;
    }

  push_folder (fixture, path, 40);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  framer_fixture_add ("/framer/one", test_one);
  framer_fixture_add ("/framer/two-in-one-push", test_two_in_one_push);
  framer_fixture_add ("/framer/every-split", test_every_split);
  framer_fixture_add ("/framer/several-members", test_several_members);
  framer_fixture_add ("/framer/marker-inside", test_marker_inside);
  framer_fixture_add ("/framer/marker-in-header", test_marker_in_header);
  framer_fixture_add ("/framer/recorded", test_recorded);
  framer_fixture_add ("/framer/all-recorded", test_all_recorded);
  framer_fixture_add ("/framer/error/not-gzip", test_not_gzip);
  framer_fixture_add ("/framer/error/message-pack-later", test_message_pack_later);
  framer_fixture_add ("/framer/error/undecided-end", test_undecided_end);
  framer_fixture_add ("/framer/error/checksum", test_checksum);
  framer_fixture_add ("/framer/error/truncated", test_truncated);
  framer_fixture_add ("/framer/error/missing-marker", test_missing_marker);
  framer_fixture_add ("/framer/error/json", test_bad_json);
  framer_fixture_add ("/framer/error/utf8", test_bad_utf8);
  framer_fixture_add ("/framer/error/depth", test_depth);
  framer_fixture_add ("/framer/error/ignores-input-after", test_ignores_input_after_failure);
  framer_fixture_add ("/framer/limit/defaults", test_default_limits);
  framer_fixture_add ("/framer/limit/defaults-hold", test_default_limits_hold);
  framer_fixture_add ("/framer/limit/max-compressed", test_max_compressed);
  framer_fixture_add ("/framer/limit/endless-members", test_endless_members);
  framer_fixture_add ("/framer/limit/max-inflated", test_max_inflated);
  framer_fixture_add ("/framer/limit/bomb", test_bomb);
  framer_fixture_add ("/framer/limit/per-frame", test_limits_are_per_frame);

  return g_test_run ();
}
