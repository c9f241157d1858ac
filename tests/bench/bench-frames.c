/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>
#include <zlib.h>

#include "bench-report.h"
#include "protocol/bunko-frame.h"
#include "protocol/bunko-framer.h"
#include "protocol/bunko-json.h"

/* What reading replies costs, against the least that any client has to do (inflate) and against the
 * usual parser. */

#define IMAGE_BYTES (4u << 20)
#define N_ITEMS     100
#define N_ROUNDS    25
/* What one read from a socket brings. */
#define CHUNK (64u << 10)

typedef struct
{
  const char *name;
  GBytes *text;
  GBytes *frame;
} Reply;

typedef void (*BenchFunc) (Reply *reply);

/* base64 of incompressible bytes, as that of a JPEG: it shrinks to three quarters. */
static GBytes *
make_image_text (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  gsize n_words = IMAGE_BYTES / 4 * 3 / 4;
  g_autofree guint32 *words = g_new (guint32, n_words);
  g_autofree char *base64 = NULL;
  char *text;

  for (gsize i = 0; i < n_words; i++)
    words[i] = g_rand_int (rand);

  base64 = g_base64_encode ((const guchar *) words, n_words * 4);
  text = g_strdup_printf (
      "{\"session\":\"0123456789abcdef0123456789abcdef\",\"name\":\"server\",\"data\":[{\"fname\":"
      "\"get_command_value\",\"data\":{\"17\":{\"id\":5,\"ext\":\".jpg\",\"size\":\"(0, 0)\","
      "\"timestamp\":1790000000,\"data\":\"%s\"}}}]}",
      base64);

  return g_bytes_new_take (text, strlen (text));
}

static const char language[] =
    "\"language\": {\"id\": 2, \"name\": \"Espa\\u00f1ol\", \"code\": \"es\", \"user_id\": 1}";

static const char metatags[] =
    "\"metatags\": {\"favorite\": false, \"inbox\": false, \"readlater\": false, \"trash\": false, "
    "\"follow\": false, \"read\": false}";

static char *
make_title (guint id)
{
  return g_strdup_printf ("{%s, \"id\": %u, \"name\": \"\\u7425\\u73c0 Library %u\", "
                          "\"language_id\": 2, \"gallery_id\": %u, "
                          "\"alias_for_id\": null, \"user_id\": 1}",
                          language, id, id, id);
}

static char *
make_artist (guint id)
{
  g_autofree char *name = NULL;

  name = g_strdup_printf (
      "{\"id\": %u, \"name\": \"Novak Hana %u\", \"language_id\": null, \"alias_for_id\": null}",
      id, id);

  return g_strdup_printf ("{\"names\": [%s], \"circles\": [{\"id\": %u, \"name\": \"Press %u\", "
                          "\"user_id\": 1}], \"id\": %u, "
                          "\"info\": \"Notes about Novak Hana %u.\", \"user_id\": 1, %s, \"urls\": "
                          "[], \"preferred_name\": %s}",
                          name, id % 7, id % 7, id, id, metatags, name);
}

/* A gallery with the keys and the spacing that library_view of a real server sends. */
static void
append_item (GString *text, guint id)
{
  g_autofree char *artist = make_artist (id % 40);
  g_autofree char *title = make_title (id);

  g_string_append_printf (text,
                          "{\"artists\": [%s], \"titles\": [%s], \"parodies\": [], \"id\": %u, ",
                          artist, title, id);
  g_string_append_printf (
      text,
      "\"last_updated\": %u, \"last_read\": null, \"pub_date\": %u, \"info\": \"A neutral test "
      "gallery, "
      "number %u.\\nSecond paragraph with <angle> & ampersand, \\u201cquotes\\u201d.\", ",
      1795331483 + id, 1296604800 + id * 86400, id);
  g_string_append_printf (text,
                          "\"single_source\": true, \"phantom\": false, \"rating\": %u, "
                          "\"times_read\": 0, \"timestamp\": %u, "
                          "\"number\": %u, \"category_id\": 1, \"language_id\": 2, "
                          "\"grouping_id\": %u, \"taggable_id\": %u, ",
                          id % 10, 1514790000 + id * 3600, id, id / 4, id);
  g_string_append_printf (text, "%s, \"urls\": [], \"preferred_title\": %s}", metatags, title);
}

static GBytes *
make_items_text (void)
{
  GString *text = g_string_new (
      "{\"session\": \"0123456789abcdef0123456789abcdef\", \"name\": \"server\", \"data\": "
      "[{\"fname\": \"library_view\", \"data\": [");

  for (guint i = 1; i <= N_ITEMS; i++)
    {
      if (i > 1)
        g_string_append (text, ", ");
      append_item (text, i);
    }
  g_string_append (text, "]}]}");

  return g_string_free_to_bytes (text);
}

static void
inflate_bare (Reply *reply)
{
  gsize length, text_length = g_bytes_get_size (reply->text);
  const guint8 *data = g_bytes_get_data (reply->frame, &length);
  g_autofree guint8 *text = g_malloc (text_length);
  z_stream stream = { 0 };
  int status;

  status = inflateInit2 (&stream, 15 + 16);
  g_assert_cmpint (status, ==, Z_OK);

  stream.next_in = (Bytef *) data;
  stream.avail_in = (uInt) length;
  stream.next_out = text;
  stream.avail_out = (uInt) text_length;
  status = inflate (&stream, Z_FINISH);
  g_assert_cmpint (status, ==, Z_STREAM_END);
  inflateEnd (&stream);
}

static void
parse_with_json_parser (Reply *reply)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  gsize length;
  const char *text = g_bytes_get_data (reply->text, &length);

  if (!json_parser_load_from_data (parser, text, (gssize) length, NULL))
    g_assert_not_reached ();
}

static void
inflate_and_parse_with_json_parser (Reply *reply)
{
  inflate_bare (reply);
  parse_with_json_parser (reply);
}

static void
parse_with_bunko_json (Reply *reply)
{
  g_autoptr (JsonNode) node = bunko_json_parse (reply->text, NULL);

  g_assert_nonnull (node);
}

static void
message_cb (guint *n_messages)
{
  *n_messages += 1;
}

static void
read_with_framer (Reply *reply)
{
  g_autoptr (BunkoFramer) framer = bunko_framer_new ();
  guint n_messages = 0;
  gsize length;
  const guint8 *data = g_bytes_get_data (reply->frame, &length);

  g_signal_connect_swapped (framer, "message", G_CALLBACK (message_cb), &n_messages);

  for (gsize pos = 0; pos < length; pos += CHUNK)
    bunko_framer_push (framer, data + pos, MIN (CHUNK, length - pos));
  while (n_messages == 0)
    g_main_context_iteration (NULL, TRUE);
}

/* The contenders take turns, so that whatever else the machine does hits them alike. */
static void
measure (Reply *reply, const BenchFunc *funcs, guint n_funcs, double *medians)
{
  double times[8][N_ROUNDS];

  g_assert (n_funcs <= G_N_ELEMENTS (times));

  for (guint i = 0; i < n_funcs; i++)
    funcs[i](reply);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      for (guint i = 0; i < n_funcs; i++)
        {
          gint64 start = g_get_monotonic_time ();

          funcs[i](reply);
          times[i][round] = (double) (g_get_monotonic_time () - start) / 1000;
        }
    }

  for (guint i = 0; i < n_funcs; i++)
    medians[i] = bench_median (times[i], N_ROUNDS);
}

static void
bench_image (BenchReport *report)
{
  static const BenchFunc funcs[] = { inflate_bare, read_with_framer, parse_with_json_parser,
                                     parse_with_bunko_json };
  Reply reply = { 0 };
  double ms[G_N_ELEMENTS (funcs)];

  reply.text = make_image_text ();
  reply.frame = bunko_frame_encode (reply.text);
  measure (&reply, funcs, G_N_ELEMENTS (funcs), ms);

  bench_report_add (report, "4 MB image: bare inflate()", ms[0], "ms", BENCH_NO_BOUND, 0);
  bench_report_add (report, "4 MB image: framer, bytes to message", ms[1], "ms", BENCH_NO_BOUND, 0);
  bench_report_add (report, "4 MB image: JsonParser alone", ms[2], "ms", BENCH_NO_BOUND, 0);
  bench_report_add (report, "4 MB image: bunko_json_parse() alone", ms[3], "ms", BENCH_NO_BOUND, 0);
  bench_report_add (report, "4 MB image: framer / bare inflate()", ms[1] / ms[0], "ratio",
                    BENCH_AT_MOST, 1.5);

  g_bytes_unref (reply.text);
  g_bytes_unref (reply.frame);
}

static void
bench_items (BenchReport *report)
{
  static const BenchFunc funcs[] = { parse_with_json_parser, parse_with_bunko_json,
                                     read_with_framer, inflate_and_parse_with_json_parser };
  Reply reply = { 0 };
  double ms[G_N_ELEMENTS (funcs)];

  reply.text = make_items_text ();
  reply.frame = bunko_frame_encode (reply.text);
  measure (&reply, funcs, G_N_ELEMENTS (funcs), ms);

  bench_report_add (report, "100 items: text", (double) g_bytes_get_size (reply.text) / 1000, "kB",
                    BENCH_NO_BOUND, 0);
  bench_report_add (report, "100 items: JsonParser alone", ms[0], "ms", BENCH_NO_BOUND, 0);
  bench_report_add (report, "100 items: bunko_json_parse() alone", ms[1], "ms", BENCH_NO_BOUND, 0);
  bench_report_add (report, "100 items: inflate() and JsonParser", ms[3], "ms", BENCH_NO_BOUND, 0);
  bench_report_add (report, "100 items: framer, bytes to message", ms[2], "ms", BENCH_NO_BOUND, 0);
  bench_report_add (report, "100 items: bunko_json_parse() / JsonParser", ms[1] / ms[0], "ratio",
                    BENCH_NO_BOUND, 0);
  bench_report_add (report, "100 items: framer with inflate() / JsonParser alone", ms[2] / ms[0],
                    "ratio", BENCH_AT_MOST, 0.6);

  g_bytes_unref (reply.text);
  g_bytes_unref (reply.frame);
}

int
main (void)
{
  BenchReport *report = bench_report_new ("frames");

  bench_image (report);
  bench_items (report);

  return bench_report_finish (report);
}
