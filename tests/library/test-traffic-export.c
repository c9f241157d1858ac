/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "tests/main-loop.h"
#include "traffic-fixture.h"

/* Text. */

static void
test_indent (void)
{
  static const struct
  {
    const char *json;
    const char *expected;
  } rows[] = {
    { "{}", "{}" },
    { "7", "7" },
    { "{\"a\":[1,{\"b\":\"x,{y}: \\\"z\\\\\"}],\"c\":[]}",
      "{\n  \"a\": [\n    1,\n    {\n      \"b\": \"x,{y}: \\\"z\\\\\"\n    }\n  ],\n  \"c\": "
      "[]\n}" },
    { "]}", "\n]\n}" },
    { "\"open", "\"open" },
    { "\"\\", "\"\\" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = _bunko_traffic_indent (rows[i].json);

      g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

static char *export (TrafficFixture *self, BunkoTrafficFormat format)
{
  g_autofree char *name = g_build_filename (g_get_tmp_dir (), "bunko-test-traffic", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (name);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf info;
  char *text = NULL;

  bunko_traffic_log_export_async (self->log, file, format, NULL, exported_cb, &result);
  RUN_UNTIL (result != NULL);
  g_assert_true (bunko_traffic_log_export_finish (self->log, result, &error));
  g_assert_no_error (error);
  g_file_get_contents (name, &text, NULL, &error);
  g_assert_no_error (error);

  /* Nobody else may read it. */
  g_assert_cmpint (g_stat (name, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 077, ==, 0);
  g_unlink (name);
  return text;
}

static void
fill (TrafficFixture *self)
{
  traffic_fixture_report (self, BUNKO_WIRE_OPENED, 0, NULL);
  traffic_fixture_send (self, 1, "{\"user\":\"mia\",\"password\":\"hunter2\"}");
  traffic_fixture_reply (self, 1, "\"Authenticated\"");
  traffic_fixture_send (
      self, 2, "[{\"fname\":\"get_item\",\"password\":\"swordfish\",\"note\":\"\\u0001\"}]");
  traffic_fixture_report (self, BUNKO_WIRE_REPLY, 2,
                          "{\"session\":\"sesame\",\"data\":null,\"error\":{\"code\":100,\"msg\":"
                          "\"sesame \\\"hunter2\\\" \\n swordfish\"}}");
  traffic_fixture_report_closed (self, 0);
}

static void
assert_no_secrets (const char *text)
{
  g_assert_null (strstr (text, "hunter2"));
  g_assert_null (strstr (text, "sesame"));
  g_assert_null (strstr (text, "swordfish"));
  g_assert_null (strstr (text, "mia"));
}

static void
test_export_json (TrafficFixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  JsonNode *error;
  g_autoptr (JsonNode) node = NULL;

  fill (self);
  text = export (self, BUNKO_TRAFFIC_FORMAT_JSON_LINES);
  assert_no_secrets (text);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, self->n_items + 1);
  for (guint i = 0; i < self->n_items; i++)
    {
      g_clear_pointer (&node, json_node_unref);
      node = json_from_string (lines[i], NULL);
      g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
      if (i == 2)
        {
          error = json_object_get_member (json_node_get_object (node), "error");
          g_assert_cmpstr (json_node_get_string (error), ==, "100 ••• \"•••\" \n •••");
        }
    }
}

static void
test_export_text (TrafficFixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;

  fill (self);
  text = export (self, BUNKO_TRAFFIC_FORMAT_TEXT);
  assert_no_secrets (text);
  g_assert_nonnull (strstr (text, "  exchange  login  ok  sent 100 B"));
  g_assert_nonnull (strstr (text, "  exchange  get_item  error  "));
  g_assert_nonnull (strstr (text, "\n    {\n      \"session\": \"•••\",\n"));
}

static void
test_export_fails (TrafficFixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/at/all");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  bunko_traffic_log_export_async (self->log, file, BUNKO_TRAFFIC_FORMAT_TEXT, NULL, exported_cb,
                                  &result);
  RUN_UNTIL (result != NULL);
  g_assert_false (bunko_traffic_log_export_finish (self->log, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_matches (TrafficFixture *self, gconstpointer data)
{
  BunkoTrafficEntry *entry;

  traffic_fixture_send (self, 1, "[{\"fname\":\"get_item\",\"name\":\"Große Straße\"}]");
  entry = traffic_fixture_get_entry (self, 0);
  g_assert_true (bunko_traffic_entry_matches (entry, "get_item"));
  g_assert_true (bunko_traffic_entry_matches (entry, "grosse"));
  g_assert_false (bunko_traffic_entry_matches (entry, "sesame"));
  g_assert_false (bunko_traffic_entry_matches (entry, "reply"));
}

#define ADD(name)                                                                                  \
  g_test_add ("/traffic-export/" #name, TrafficFixture, NULL, traffic_fixture_set_up, test_##name, \
              traffic_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/traffic-export/indent", test_indent);
  ADD (export_json);
  ADD (export_text);
  ADD (export_fails);
  ADD (matches);
  return g_test_run ();
}
