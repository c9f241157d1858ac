/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "frame-maker.h"
#include "protocol/bunko-json.h"
#include "protocol/bunko-protocol-error.h"

static JsonNode *
parse (const char *text, gssize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);

  return bunko_json_parse (bytes, error);
}

static char *
to_text (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  g_assert_true (g_utf8_validate (data, (gssize) length, NULL));

  return g_strndup (data, length);
}

static void
assert_round_trip (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = parse (text, -1, &error);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *result = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (node);
  bytes = bunko_json_serialize (node);
  result = to_text (bytes);
  g_assert_cmpstr (result, ==, expected);
}

static void
test_round_trip (void)
{
  assert_round_trip ("null", "null");
  assert_round_trip (" true ", "true");
  assert_round_trip ("[ ]", "[]");
  assert_round_trip ("{ }", "{}");
  assert_round_trip ("\"\"", "\"\"");
  assert_round_trip ("{\"b\": 1, \"a\": [false, null, {\"c\": -2.5}]}",
                     "{\"b\":1,\"a\":[false,null,{\"c\":-2.5}]}");
  assert_round_trip ("\"\\u0041\\n\\\\u\\/\\\"\\u001f\"", "\"A\\n\\\\u/\\\"\\u001F\"");
  assert_round_trip ("\"\\u9752\\ud83d\\udc26\xe3\x81\x82\"",
                     "\"\xe9\x9d\x92\xf0\x9f\x90\xa6\xe3\x81\x82\"");
  assert_round_trip ("{\"a\": 1, \"a\": 2, \"b\": 3, \"a\": [4]}", "{\"a\":[4],\"b\":3}");
  assert_round_trip ("{\"\": {\"\": 0}}", "{\"\":{\"\":0}}");
}

/* What a server written in Python sends although no standard allows it. */
static void
test_python (void)
{
  assert_round_trip ("[NaN, Infinity, -Infinity]", "[null,null,null]");
  assert_round_trip ("\"a\\udce9b\"", "\"a\xef\xbf\xbd"
                                      "b\"");
  assert_round_trip ("\"\\ud83d\"", "\"\xef\xbf\xbd\"");
  assert_round_trip ("\"\\uD83D\\uD83D\\uDC26\"", "\"\xef\xbf\xbd\xf0\x9f\x90\xa6\"");
  assert_round_trip ("\"\\ud83dx\\udc26\"", "\"\xef\xbf\xbdx\xef\xbf\xbd\"");
  assert_round_trip ("\"a\\u0000b\"", "\"a\xef\xbf\xbd"
                                      "b\"");
  assert_round_trip ("{\"\\u0000\": \"\\\\u0000\"}", "{\"\xef\xbf\xbd\":\"\\\\u0000\"}");
  assert_round_trip ("\"\\\\\\ud83d\\\\ud83d\"", "\"\\\\\xef\xbf\xbd\\\\ud83d\"");
}

static void
test_numbers (void)
{
  g_autoptr (JsonNode) node = NULL;
  JsonArray *array;

  node = parse ("[0, -0, 9223372036854775807, -9223372036854775808, 9223372036854775808, "
                "18446744073709551616, 1e3, "
                "1e999, 0.1]",
                -1, NULL);
  g_assert_nonnull (node);
  array = json_node_get_array (node);

  g_assert_cmpint (json_array_get_int_element (array, 0), ==, 0);
  g_assert_cmpint (json_array_get_int_element (array, 2), ==, G_MAXINT64);
  g_assert_cmpint (json_array_get_int_element (array, 3), ==, G_MININT64);
  g_assert_true (json_node_get_value_type (json_array_get_element (array, 3)) == G_TYPE_INT64);
  g_assert_true (json_node_get_value_type (json_array_get_element (array, 4)) == G_TYPE_DOUBLE);
  g_assert_cmpfloat (json_array_get_double_element (array, 4), ==, 9223372036854775808.0);
  g_assert_cmpfloat (json_array_get_double_element (array, 5), ==, 18446744073709551616.0);
  g_assert_cmpfloat (json_array_get_double_element (array, 6), ==, 1000);
  g_assert_true (JSON_NODE_HOLDS_NULL (json_array_get_element (array, 7)));
  g_assert_cmpfloat (json_array_get_double_element (array, 8), ==, 0.1);
}

static void
test_errors (void)
{
  static const struct
  {
    const char *text;
    gssize length;
    int code;
  } texts[] = {
    { "", 0, BUNKO_PROTOCOL_ERROR_JSON },
    { "  \n", -1, BUNKO_PROTOCOL_ERROR_JSON },
    { "{", -1, BUNKO_PROTOCOL_ERROR_JSON },
    { "[1,]", -1, BUNKO_PROTOCOL_ERROR_JSON },
    { "{\"a\" 1}", -1, BUNKO_PROTOCOL_ERROR_JSON },
    { "{a: 1}", -1, BUNKO_PROTOCOL_ERROR_JSON },
    { "'a'", -1, BUNKO_PROTOCOL_ERROR_JSON },
    { "01", -1, BUNKO_PROTOCOL_ERROR_JSON },
    { "// comment\n1", -1, BUNKO_PROTOCOL_ERROR_JSON },
    { "\"a\nb\"", -1, BUNKO_PROTOCOL_ERROR_JSON },
    { "\"\\x\"", -1, BUNKO_PROTOCOL_ERROR_JSON },
    { "\"\\u12\"", -1, BUNKO_PROTOCOL_ERROR_JSON },
    { "\"abc", -1, BUNKO_PROTOCOL_ERROR_JSON },
    { "\"abc\\", -1, BUNKO_PROTOCOL_ERROR_JSON },
    { "1 2", -1, BUNKO_PROTOCOL_ERROR_JSON },
    { "[1]\0", 4, BUNKO_PROTOCOL_ERROR_JSON },
    { "\xef\xbb\xbf[1]", -1, BUNKO_PROTOCOL_ERROR_JSON },
    { "\"a\xff\"", -1, BUNKO_PROTOCOL_ERROR_UTF8 },
    { "{\"ok\": \"\\u00e9\\n\", \"\xc3\x28\": 1}", -1, BUNKO_PROTOCOL_ERROR_UTF8 },
    { "[\"\xe9\x9d\"]", -1, BUNKO_PROTOCOL_ERROR_UTF8 },
    { "\"\xc0\xaf\"", -1, BUNKO_PROTOCOL_ERROR_UTF8 },
    { "\"\xed\xa0\x80\"", -1, BUNKO_PROTOCOL_ERROR_UTF8 },
    { "\"\xf4\x90\x80\x80\"", -1, BUNKO_PROTOCOL_ERROR_UTF8 },
    { "\xff", -1, BUNKO_PROTOCOL_ERROR_UTF8 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = parse (texts[i].text, texts[i].length, &error);

      g_assert_null (node);
      if (!g_error_matches (error, BUNKO_PROTOCOL_ERROR, texts[i].code))
        g_error ("%u: %s: code %d: %s", i, texts[i].text, error->code, error->message);
    }
}

static void
test_depth (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *most = make_nested (BUNKO_JSON_MAX_DEPTH);
  g_autofree char *too_much = make_nested (BUNKO_JSON_MAX_DEPTH + 1);
  g_autofree char *bomb = make_nested (1000000);
  g_autofree char *open = NULL;
  g_autofree char *close = NULL;
  g_autofree char *text = NULL;

  assert_round_trip (most, most);

  g_assert_null (parse (too_much, -1, &error));
  g_assert_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_DEPTH);
  g_clear_error (&error);

  g_assert_null (parse (bomb, -1, &error));
  g_assert_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_DEPTH);
  g_clear_error (&error);

  /* The same part at two depths, once too deep. */
  open = g_strnfill (BUNKO_JSON_MAX_DEPTH - 2, '[');
  close = g_strnfill (BUNKO_JSON_MAX_DEPTH - 2, ']');
  text = g_strconcat ("[[[1]],", open, "[[1]]", close, "]", NULL);
  g_assert_null (parse (text, -1, &error));
  g_assert_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_DEPTH);
}

/* Four bytes a value on the wire before gzip, and hundreds in memory. */
static void
test_too_many_values (void)
{
  static const guint lengths[] = { BUNKO_JSON_MAX_VALUES * 2 + 11, (40u << 20) + 1 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = g_strnfill (lengths[i], '0');

      text[0] = '[';
      for (guint k = 2; k < lengths[i]; k += 2)
        text[k] = ',';
      text[lengths[i] - 1] = ']';

      g_assert_null (parse (text, lengths[i], &error));
      g_assert_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_INFLATED_TOO_LARGE);
    }
}

/* A long text is not the same as one with many values. */
static void
test_long_string (void)
{
  gsize length = 40u << 20;
  g_autofree char *text = g_strnfill (length, 'x');
  g_autoptr (JsonNode) node = NULL;

  text[0] = '"';
  text[length - 1] = '"';
  node = parse (text, (gssize) length, NULL);
  g_assert_nonnull (node);
  g_assert_cmpuint (strlen (json_node_get_string (node)), ==, length - 2);
}

static void
test_equal_parts (void)
{
  const char *text = "[{\"id\":1,\"l\":{\"c\":\"ja\",\"n\":[1,2.5]}},{\"id\":2,\"l\":{\"c\":\"ja\","
                     "\"n\":[1,2.5]}},"
                     "{\"id\":3,\"l\":{\"c\":\"ja\",\"n\":[1,2]}},{\"id\":1.0,\"l\":{\"c\":\"jb\","
                     "\"n\":[true,\"1\"]}}]";
  g_autoptr (JsonNode) node = parse (text, -1, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *array;

  /* Nothing is mixed up by being shared. */
  assert_round_trip (text, text);
  g_assert_true (json_parser_load_from_data (parser, text, -1, NULL));
  g_assert_true (json_node_equal (node, json_parser_get_root (parser)));

  /* Twice the same name, with what is shared anyway. */
  assert_round_trip ("{\"a\":1,\"b\":1,\"a\":1,\"c\":{\"d\":[]},\"c\":{\"d\":[]},\"a\":1}",
                     "{\"a\":1,\"b\":1,\"c\":{\"d\":[]}}");

  /* What may be shared is sealed, the rest is not. */
  array = json_node_get_array (node);
  for (guint i = 0; i < 2; i++)
    g_assert_true (json_node_is_immutable (
        json_object_get_member (json_array_get_object_element (array, i), "l")));
  g_assert_false (json_node_is_immutable (node));
}

static void
test_serialize_numbers (void)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  g_autoptr (JsonArray) array = json_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  json_array_add_int_element (array, G_MININT64);
  json_array_add_double_element (array, 0.1);
  json_array_add_double_element (array, 3);
  json_array_add_double_element (array, NAN);
  json_array_add_double_element (array, -INFINITY);
  json_array_add_null_element (array);
  json_node_set_array (node, array);

  bytes = bunko_json_serialize (node);
  text = to_text (bytes);
  g_assert_cmpstr (text, ==, "[-9223372036854775808,0.1,3.0,null,null,null]");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json/round-trip", test_round_trip);
  g_test_add_func ("/json/python", test_python);
  g_test_add_func ("/json/numbers", test_numbers);
  g_test_add_func ("/json/errors", test_errors);
  g_test_add_func ("/json/depth", test_depth);
  g_test_add_func ("/json/too-many-values", test_too_many_values);
  g_test_add_func ("/json/long-string", test_long_string);
  g_test_add_func ("/json/equal-parts", test_equal_parts);
  g_test_add_func ("/json/serialize-numbers", test_serialize_numbers);

  return g_test_run ();
}
