/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-api-complete.h"
#include "library/bunko-api-request.h"

#include <string.h>

/* Where it is wrong, and a part of what is said of it; not fatal unless it begins with "!". */
typedef struct
{
  const char *text;
  const char *problem; /* NULL: none */
  guint line, column, length;
} Case;

static const Case cases[] = {
  { "{\"fname\": \"get_version\"}", NULL },
  { "[{\"fname\": \"get_version\"}, {\"fname\": \"get_item\", \"item_id\": 3}]", NULL },
  { " [ { \"fname\" : \"get_item\" , \"item_type\" : \"gallery\" } ] \n", NULL },
  { "[{\"fname\": \"get_log\", \"log_type\": null}]", NULL },
  { "[{\"fname\": \"get_command_state\", \"command_ids\": [1, \"a\"]}]", NULL },
  { "", "!nothing to send", 1, 1, 0 },
  { "[]", "!nothing to send", 1, 1, 2 },
  { "[\n  {\"fname\": \"get_version\"},\n]", "!nothing follows it", 3, 1, 1 },
  { "[{\"fname\": \"get_version\"}", "!not closed", 1, 1, 1 },
  { "{\"fname\" \"get_version\"}", "!colon", 1, 10, 1 },
  { "{\"fname\": get_version}", "!no value", 1, 11, 11 },
  { "{\"fname\": \"get_version}", "!closing quote", 1, 11, 13 },
  { "{\"fname\": \"get_version\\\"", "!closing quote", 1, 11, 14 },
  { "{\"fname\": \"a\\q\"}", "!escape", 1, 13, 2 },
  { "{\"fname\": \"get_item\", \"item_id\": 01}", "!no value", 1, 34, 2 },
  { "{\"fname\": \"get_item\", \"item_id\": }", "!value is missing", 1, 34, 1 },
  { "{\"fname\": \"get_item\" \"item_id\": 1}", "!comma", 1, 22, 1 },
  { "{\"fname\": \"get_item\", item_id: 1}", "!name in quotes", 1, 23, 1 },
  { "{\"fname\": \"get_item\", \"fname\": \"x\"}", "!twice", 1, 23, 7 },
  { "[1]", "!object", 1, 2, 1 },
  { "{\"item_id\": 1}", "!fname", 1, 1, 1 },
  { "{\"fname\": 1}", "!fname", 1, 11, 1 },
  { "{\"fname\": \"\"}", "!fname", 1, 11, 2 },
  { "{\"fname\": \"get_version\"} x", "!ended", 1, 26, 1 },
  { "[{\"fname\": \"get_version\"},\n {\"fname\": \"get_version\"}]", "!stands twice", 2, 12, 13 },
  { "{\"fname\": \"get_versions\"}", "get_versions", 1, 11, 14 },
  { "{\"fname\": \"get_version\",\n \"ä\": 1}", "takes no “ä”", 2, 2, 3 },
  { "{\"fname\": \"set_config\"}", "needs “cfg”", 1, 11, 12 },
  { "{\"fname\": \"get_item\", \"item_id\": \"1\"}", "kind: number", 1, 34, 3 },
  { "{\"fname\": \"get_item\", \"item_id\": 1.5}", "kind: number", 1, 34, 3 },
  { "{\"fname\": \"get_item\", \"item_id\": null}", "cannot be null", 1, 34, 4 },
  { "{\"fname\": \"get_item\", \"item_type\": 99}", "one of: 1 Gallery", 1, 36, 2 },
  { "{\"fname\": \"get_item\", \"item_type\": \"Gallary\"}", "one of: 1 Gallery", 1, 36, 9 },
  { "{\"fname\": \"set_config\", \"cfg\": []}", "kind: object", 1, 32, 2 },
  { "{\"fname\": \"get_image\", \"item_ids\": [1, \"2\"]}", "list of numbers", 1, 36, 8 },
  { "{\"fname\": \"library_view\", \"sort_desc\": 1}", "true or false", 1, 40, 1 },
  { "{\"item_id\": true, \"ä\": 1, \"fname\": \"get_item\"}", "kind: number", 1, 13, 4 },
};

static void
check_case (const Case *test)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (BunkoApiRequest) request = bunko_api_request_new (test->text, &problems);
  gboolean fatal = test->problem != NULL && test->problem[0] == '!';
  BunkoApiProblem *problem;

  g_test_message ("%s", test->text);
  g_assert_cmpint (request != NULL, ==, !fatal);
  g_assert_cmpint (problems != NULL, ==, test->problem != NULL);
  if (problems == NULL)
    return;
  problem = problems->pdata[fatal ? problems->len - 1 : 0];
  g_test_message ("%u:%u+%u %s", problem->line, problem->column, problem->length, problem->message);
  g_assert_nonnull (strstr (problem->message, test->problem + fatal));
  g_assert_cmpint (problem->fatal, ==, fatal);
  g_assert_cmpuint (problem->line, ==, test->line);
  g_assert_cmpuint (problem->column, ==, test->column);
  g_assert_cmpuint (problem->length, ==, test->length);
}

static void
test_problems (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (&cases[i]);
}

static void
test_several_problems (void)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (BunkoApiRequest) request = bunko_api_request_new (
      "[{\"fname\": \"get_item\", \"a\": 1, \"item_id\": \"x\"}, {\"fname\": \"translate\"}]",
      &problems);

  g_assert_nonnull (request);
  g_assert_cmpuint (problems->len, ==, 3);
}

static void
test_deep (void)
{
  g_autofree char *open = g_strnfill (100000, '[');
  g_autofree char *text = g_strconcat ("{\"fname\": ", open, NULL);
  g_autofree char *long_text = g_strnfill (BUNKO_API_REQUEST_MAX_LENGTH + 1, ' ');

  g_assert_null (bunko_api_request_new (text, NULL));
  g_assert_null (bunko_api_request_new (long_text, NULL));
}

/* Nothing that is half written is too much for it: each beginning of a message. */
static void
test_beginnings (void)
{
  static const char text[] = "[{\"fname\": \"update_item\", \"item\": {\"id\": -1.5e3, \"t\": "
                             "[{\"n\": \"\\u00e4\\\"\"}, null, true]}}, {\"fname\": \"ä\"}]";

  for (gsize i = 0; i < sizeof text; i++)
    {
      g_autofree char *start = g_strndup (text, i);
      g_autofree char *valid = g_utf8_make_valid (start, -1);
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (BunkoApiRequest) request = bunko_api_request_new (valid, &problems);
      gsize from, to;
      g_autoptr (GPtrArray) completions = bunko_api_complete (valid, strlen (valid), &from, &to);

      g_assert_cmpint (request != NULL, ==, i == sizeof text - 1);
      g_assert_cmpuint (from, <=, to);
      g_assert_cmpuint (to, <=, strlen (valid));
      g_assert_nonnull (completions);
    }
}

static void
test_text (void)
{
  g_autoptr (BunkoApiRequest) request = bunko_api_request_new (
      "[{\"item_id\":2,\"fname\":\"get_item\"},{\"fname\":\"get_version\"}]", NULL);
  g_autofree char *text = bunko_api_request_dup_text (request);
  g_autofree char *title = bunko_api_request_dup_title (request);
  g_autofree char *command = bunko_api_request_dup_command (request, NULL);

  g_assert_cmpstr (text, ==,
                   "[\n  {\n    \"fname\" : \"get_item\",\n    \"item_id\" : 2\n  },\n"
                   "  {\n    \"fname\" : \"get_version\"\n  }\n]");
  g_assert_cmpstr (title, ==, "get_item, get_version");
  g_assert_cmpstr (command, ==, "bunkoctl call get_item item_id=2 -- get_version");
  g_assert_false (bunko_api_request_has_secrets (request));
}

static void
test_secrets (void)
{
  g_autoptr (BunkoApiRequest) request = bunko_api_request_new (
      "[{\"fname\":\"submit_login\",\"identifier\":\"x\",\"credentials\":{\"a\":\"hush\"}},"
      "{\"fname\":\"set_config\",\"cfg\":{\"a.Password\":\"hush\",\"b\":[{\"cookies\":{\"c\":"
      "\"hush\"}}],"
      "\"server.allow_password\":true,\"d\":1}}]",
      NULL);
  g_autofree char *text = bunko_api_request_dup_text (request);
  g_autofree char *masked = bunko_api_request_dup_masked_text (request);
  g_autofree char *command = bunko_api_request_dup_command (request, "hpx://a b");

  g_assert_true (bunko_api_request_has_secrets (request));
  g_assert_nonnull (strstr (text, "hush"));
  g_assert_null (strstr (masked, "hush"));
  g_assert_null (strstr (command, "hush"));
  g_assert_nonnull (strstr (masked, "\"credentials\" : \"•••\""));
  g_assert_nonnull (strstr (masked, "\"server.allow_password\" : true"));
  g_assert_nonnull (strstr (masked, "\"d\" : 1"));
  g_assert_true (g_str_has_prefix (command, "bunkoctl --server 'hpx://a b' call submit_login "));
}

static void
test_warnings (void)
{
  g_autoptr (BunkoApiRequest) harmless =
      bunko_api_request_new ("{\"fname\":\"get_version\"}", NULL);
  g_autoptr (BunkoApiRequest) request = bunko_api_request_new (
      "[{\"fname\":\"delete_item\"},{\"fname\":\"get_item\"},{\"fname\":\"explode\"}]", NULL);
  g_auto (GStrv) none = bunko_api_request_dup_warnings (harmless);
  g_auto (GStrv) warnings = bunko_api_request_dup_warnings (request);

  g_assert_cmpuint (g_strv_length (none), ==, 0);
  g_assert_cmpuint (g_strv_length (warnings), ==, 2);
  g_assert_true (g_str_has_prefix (warnings[0], "delete_item: Deletes"));
  g_assert_true (g_str_has_prefix (warnings[1], "explode: Bunko does not know"));
}

static void
assert_added (const char *text, const char *call, const char *expected)
{
  g_autofree char *added = bunko_api_message_add_call (text, call);

  g_assert_cmpstr (added, ==, expected);
}

static void
test_add_call (void)
{
  static const char *const names[] = { "item_id", "options", NULL };
  static const char *const values[] = { "3", "{\n  \"a\": 1\n}", NULL };
  g_autofree char *call = bunko_api_call_new ("delete_item", names, values);
  g_autoptr (BunkoApiRequest) request = NULL;

  g_assert_cmpstr (call, ==,
                   "{\n  \"fname\": \"delete_item\",\n  \"item_id\": 3,\n"
                   "  \"options\": {\n    \"a\": 1\n  }\n}");
  request = bunko_api_request_new (call, NULL);
  g_assert_nonnull (request);

  assert_added ("", "{\n  \"fname\": \"a\"\n}", "[\n  {\n    \"fname\": \"a\"\n  }\n]\n");
  assert_added (" [ ] ", "{\"fname\": \"a\"}", "[\n  {\"fname\": \"a\"}\n]\n");
  assert_added ("[ {\"fname\": \"b\"} ]", "{\"fname\": \"a\"}",
                "[ {\"fname\": \"b\"},\n  {\"fname\": \"a\"} ]");
  assert_added ("{\"fname\":\"b\"}\n", "{\"fname\": \"a\"}",
                "[\n  {\"fname\":\"b\"},\n  {\"fname\": \"a\"}\n]\n");
  /* The same function is replaced: it may stand only once. */
  assert_added ("[{\"fname\": \"a\", \"x\": 1}, {\"fname\": \"b\"}]", "{\"fname\": \"a\"}",
                "[{\"fname\": \"a\"}, {\"fname\": \"b\"}]");
  assert_added ("[{]", "{\"fname\": \"a\"}", NULL);
}

static void
test_check_argument (void)
{
  const BunkoApiArgument *cfg =
      bunko_api_function_find_argument (bunko_api_function_find ("set_config"), "cfg");
  g_autofree char *message = NULL;
  g_autofree char *other = NULL;

  g_assert_true (bunko_api_argument_check (cfg, "{\"a\": 1}", NULL));
  g_assert_false (bunko_api_argument_check (cfg, "[1]", &message));
  g_assert_nonnull (strstr (message, "object"));
  g_assert_false (bunko_api_argument_check (cfg, "{", &other));
  g_assert_nonnull (strstr (other, "JSON"));
}

/* The cursor is where the | is. */
static void
assert_completes (const char *marked, const char *label, const char *text, gboolean offered)
{
  const char *mark = strchr (marked, '|');
  g_autofree char *whole = g_strdup_printf ("%.*s%s", (int) (mark - marked), marked, mark + 1);
  gsize start, end;
  g_autoptr (GPtrArray) completions =
      bunko_api_complete (whole, (gsize) (mark - marked), &start, &end);
  gboolean found = FALSE;

  for (guint i = 0; i < completions->len; i++)
    {
      BunkoApiCompletion *completion = completions->pdata[i];

      if (!g_str_equal (completion->label, label))
        continue;
      found = TRUE;
      g_assert_cmpstr (completion->text, ==, text);
    }
  g_test_message ("%s: %s", marked, label);
  g_assert_cmpint (found, ==, offered);
}

static void
test_complete (void)
{
  assert_completes ("[{\"fname\": \"get_v|\"}]", "get_version", "\"get_version\"", TRUE);
  assert_completes ("[{\"fname\": |}]", "get_version", "\"get_version\"", TRUE);
  assert_completes ("[{\"fname\": \"|", "get_version", "\"get_version\"", TRUE);
  assert_completes ("[{|}]", "fname", "\"fname\": ", TRUE);
  assert_completes ("[{\"f|\"}]", "fname", "\"fname\": ", TRUE);
  assert_completes ("[{\"fname\": \"get_item\", |}]", "item_id", "\"item_id\": ", TRUE);
  assert_completes ("[{\"fname\": \"get_item\", \"it|\": 3}]", "item_id", "\"item_id\"", TRUE);
  assert_completes ("[{|, \"fname\": \"get_item\"}]", "item_id", "\"item_id\": ", TRUE);
  assert_completes ("[{\"fname\": \"get_item\", \"item_id\": 1, |}]", "item_id", NULL, FALSE);
  assert_completes ("[{\"fname\": \"get_item\", |}]", "fname", NULL, FALSE);
  assert_completes ("[{\"fname\": \"get_item\", \"item_type\": |}]", "Artist", "7", TRUE);
  assert_completes ("[{\"fname\": \"library_view\", \"sort_desc\": |}]", "true", "true", TRUE);
  assert_completes ("[{\"fname\": \"library_view\", \"filter_id\": |}]", "null", "null", TRUE);
  assert_completes ("[{\"fname\": \"a\"}, {\"fname\": \"get_item\", |}]", "item_id",
                    "\"item_id\": ", TRUE);
  /* Not inside of what an argument holds, nor outside of the calls. */
  assert_completes ("[{\"fname\": \"update_item\", \"item\": {|}}]", "options", NULL, FALSE);
  assert_completes ("[|]", "fname", NULL, FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/api-request/problems", test_problems);
  g_test_add_func ("/library/api-request/several-problems", test_several_problems);
  g_test_add_func ("/library/api-request/deep", test_deep);
  g_test_add_func ("/library/api-request/beginnings", test_beginnings);
  g_test_add_func ("/library/api-request/text", test_text);
  g_test_add_func ("/library/api-request/secrets", test_secrets);
  g_test_add_func ("/library/api-request/warnings", test_warnings);
  g_test_add_func ("/library/api-request/add-call", test_add_call);
  g_test_add_func ("/library/api-request/check-argument", test_check_argument);
  g_test_add_func ("/library/api-request/complete", test_complete);
  return g_test_run ();
}
