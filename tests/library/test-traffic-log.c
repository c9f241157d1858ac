/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "library/bunko-traffic-entry-private.h"
#include "library/bunko-traffic-log-private.h"
#include "protocol/bunko-protocol-error.h"
#include "tests/main-loop.h"

/* The log of the connections, fed with what a tap reports. */
typedef struct
{
  BunkoWireTap *tap;
  BunkoTrafficLog *log;
  guint n_items; /* as told by items-changed */
} Fixture;

static void
items_changed_cb (Fixture *self, guint position, guint removed, guint added)
{
  g_assert_cmpuint (position + removed, <=, self->n_items);
  self->n_items += added - removed;
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->log)), ==, self->n_items);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->tap = bunko_wire_tap_new ();
  self->log = _bunko_traffic_log_new (self->tap);
  g_signal_connect_swapped (self->log, "items-changed", G_CALLBACK (items_changed_cb), self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->log);
  g_assert_false (bunko_wire_tap_is_used (self->tap));
  bunko_wire_tap_unref (self->tap);
}

static BunkoTrafficEntry *
get_entry (Fixture *self, guint position)
{
  g_autoptr (BunkoTrafficEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->log), position);

  g_assert_nonnull (entry);
  return entry;
}

static void
report (Fixture *self, BunkoWireEventKind kind, guint64 exchange, const char *json)
{
  g_autoptr (JsonNode) message = json != NULL ? json_from_string (json, NULL) : NULL;
  BunkoWireEvent event = {
    .kind = kind,
    .connection = 1,
    .lane = "interactive",
    .exchange = exchange,
    .elapsed = exchange > 0 && kind != BUNKO_WIRE_SENT ? 1500 : -1,
    .compressed = message != NULL ? 100 : 0,
    .inflated = json != NULL ? strlen (json) : 0,
    .message = message,
  };

  bunko_wire_tap_report (self->tap, &event);
}

static void
report_closed (Fixture *self, guint64 exchange)
{
  g_autoptr (GError) error =
      g_error_new_literal (BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CLOSED, "it broke");
  BunkoWireEvent event = {
    .kind = BUNKO_WIRE_CLOSED,
    .connection = 1,
    .lane = "interactive",
    .exchange = exchange,
    .elapsed = exchange > 0 ? 1500 : -1,
    .error = error,
  };

  bunko_wire_tap_report (self->tap, &event);
}

static void
send (Fixture *self, guint64 exchange, const char *data)
{
  g_autofree char *json =
      g_strdup_printf ("{\"session\":\"sesame\",\"name\":\"bunko\",\"data\":%s}", data);

  report (self, BUNKO_WIRE_SENT, exchange, json);
}

static void
reply (Fixture *self, guint64 exchange, const char *data)
{
  g_autofree char *json =
      g_strdup_printf ("{\"session\":\"sesame\",\"name\":\"peer\",\"data\":%s}", data);

  report (self, BUNKO_WIRE_REPLY, exchange, json);
}

static void
assert_state (Fixture *self, guint position, BunkoTrafficState state)
{
  g_assert_cmpint (bunko_traffic_entry_get_state (get_entry (self, position)), ==, state);
}

/* Pairing. */

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_pairs (Fixture *self, gconstpointer data)
{
  BunkoTrafficEntry *first, *second;
  guint n_notified = 0;

  send (self, 7, "[{\"fname\":\"get_version\"}]");
  send (self, 8, "[{\"fname\":\"a\"},{\"fname\":\"b\"}]");
  first = get_entry (self, 0);
  second = get_entry (self, 1);
  g_signal_connect_swapped (first, "notify::state", G_CALLBACK (count_cb), &n_notified);
  assert_state (self, 0, BUNKO_TRAFFIC_WAITING);
  g_assert_cmpint (bunko_traffic_entry_get_elapsed (first), ==, -1);

  /* The second is answered first. */
  reply (self, 8, "[{\"fname\":\"a\",\"data\":1},{\"fname\":\"b\",\"data\":2}]");
  assert_state (self, 0, BUNKO_TRAFFIC_WAITING);
  assert_state (self, 1, BUNKO_TRAFFIC_OK);
  g_assert_cmpuint (n_notified, ==, 0);
  reply (self, 7, "[{\"fname\":\"get_version\",\"data\":3}]");
  g_assert_cmpuint (n_notified, ==, 1);
  assert_state (self, 0, BUNKO_TRAFFIC_OK);

  g_assert_cmpuint (self->n_items, ==, 2);
  g_assert_cmpstr (bunko_traffic_entry_get_functions (first), ==, "get_version");
  g_assert_cmpstr (bunko_traffic_entry_get_functions (second), ==, "a, b");
  g_assert_nonnull (strstr (bunko_traffic_entry_get_reply (first), "\"data\":3"));
  g_assert_nonnull (strstr (bunko_traffic_entry_get_reply (second), "\"data\":2"));
  g_assert_cmpint (bunko_traffic_entry_get_elapsed (first), ==, 1500);
  g_assert_cmpuint (bunko_traffic_entry_get_size (first, BUNKO_TRAFFIC_SENT), ==, 100);
  g_assert_cmpuint (bunko_traffic_entry_get_size (first, BUNKO_TRAFFIC_RECEIVED), ==, 100);
  g_assert_cmpuint (bunko_traffic_entry_get_size (first, BUNKO_TRAFFIC_RECEIVED_TEXT), >, 40);
}

static const struct
{
  const char *data;
  const char *functions;
} requests[] = {
  { "[]", "" },
  { "[{\"fname\":\"a\"},{},3,{\"fname\":4},{\"fname\":\"e\"},{\"fname\":\"f\"}]", "a, ?, ?, ? +2" },
  { "{\"user\":\"mia\",\"password\":\"hunter2\"}", "login" },
  { "{}", "login" },
  { "\"requestauth\"", "requestauth" },
  { "12", NULL },
  { "null", NULL },
};

static void
test_functions (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_autofree char *title = NULL;

      send (self, i + 1, requests[i].data);
      g_assert_cmpstr (bunko_traffic_entry_get_functions (get_entry (self, i)), ==,
                       requests[i].functions);
      title = bunko_traffic_entry_dup_title (get_entry (self, i));
      g_assert_nonnull (title);
    }
}

static const struct
{
  const char *message;
  const char *error;
} errors[] = {
  { "{\"data\":null,\"error\":{\"code\":408,\"msg\":\"Session 'sesame' has expired\"}}",
    "408 Session '•••' has expired" },
  { "{\"data\":[{\"fname\":\"a\",\"data\":1},{\"fname\":\"b\",\"data\":null,\"error\":"
    "{\"code\":303,\"msg\":\"gone\"}}]}",
    "303 gone" },
  { "{\"data\":[{\"fname\":\"a\",\"error\":{\"code\":\"x\",\"msg\":[]}}]}", "" },
  { "{\"data\":[{\"fname\":\"a\",\"error\":{}}]}", "" },
  { "{\"data\":[{\"fname\":\"a\",\"error\":\"text\"}],\"error\":[]}", NULL },
  { "[]", NULL },
  { "7", NULL },
};

static void
test_errors (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      send (self, i + 1, "[{\"fname\":\"a\"}]");
      report (self, BUNKO_WIRE_REPLY, i + 1, errors[i].message);
      g_assert_cmpstr (bunko_traffic_entry_get_error (get_entry (self, i)), ==, errors[i].error);
      assert_state (self, i, errors[i].error != NULL ? BUNKO_TRAFFIC_ERROR : BUNKO_TRAFFIC_OK);
      g_assert_true (bunko_traffic_entry_is_problem (get_entry (self, i)) ==
                     (errors[i].error != NULL));
    }
}

/* A server may say as much as it likes. */
static void
test_long_error (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) json = g_string_new ("{\"data\":null,\"error\":{\"code\":1,\"msg\":\"");

  for (guint i = 0; i < 500000; i++)
    g_string_append (json, "é");
  g_string_append (json, "\"}}");
  send (self, 1, "[{\"fname\":\"a\"}]");
  report (self, BUNKO_WIRE_REPLY, 1, json->str);
  g_assert_cmpint (g_utf8_strlen (bunko_traffic_entry_get_error (get_entry (self, 0)), -1), ==,
                   502);
  g_assert_cmpuint (self->log->contents, <, 16 * 1024);
}

static void
test_lost (Fixture *self, gconstpointer data)
{
  send (self, 1, "[{\"fname\":\"a\"}]");
  report_closed (self, 1);
  assert_state (self, 0, BUNKO_TRAFFIC_LOST);
  g_assert_cmpstr (bunko_traffic_entry_get_error (get_entry (self, 0)), ==, "it broke");
  g_assert_cmpint (bunko_traffic_entry_get_kind (get_entry (self, 1)), ==, BUNKO_TRAFFIC_CLOSED);

  /* An announcement in place of a reply. */
  send (self, 2, "[{\"fname\":\"a\"}]");
  report (self, BUNKO_WIRE_PUSH, 2, "{\"session\":\"\",\"data\":2}");
  assert_state (self, 2, BUNKO_TRAFFIC_LOST);
  g_assert_cmpint (bunko_traffic_entry_get_kind (get_entry (self, 3)), ==, BUNKO_TRAFFIC_PUSH);
  g_assert_cmpuint (self->n_items, ==, 4);
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  send (self, 1, "[{\"fname\":\"a\"}]");
  send (self, 2, "[{\"fname\":\"b\"}]");
  report (self, BUNKO_WIRE_CANCELLED, 1, NULL);
  report (self, BUNKO_WIRE_CANCELLED, 2, NULL);
  assert_state (self, 0, BUNKO_TRAFFIC_CANCELLED);
  g_assert_cmpuint (self->n_items, ==, 2);

  /* The reply comes all the same, or does not. */
  reply (self, 1, "[{\"fname\":\"a\",\"data\":1}]");
  report_closed (self, 2);
  assert_state (self, 0, BUNKO_TRAFFIC_CANCELLED);
  assert_state (self, 1, BUNKO_TRAFFIC_CANCELLED);
  g_assert_nonnull (bunko_traffic_entry_get_reply (get_entry (self, 0)));
  g_assert_null (bunko_traffic_entry_get_reply (get_entry (self, 1)));
}

/* Sent before the log began. */
static void
test_reply_alone (Fixture *self, gconstpointer data)
{
  reply (self, 9, "[{\"fname\":\"a\",\"data\":1}]");
  report (self, BUNKO_WIRE_CANCELLED, 10, NULL);
  g_assert_cmpuint (self->n_items, ==, 1);
  assert_state (self, 0, BUNKO_TRAFFIC_OK);
  g_assert_null (bunko_traffic_entry_get_request (get_entry (self, 0)));
}

/* Bounds. */

static void
test_many (Fixture *self, gconstpointer data)
{
  BunkoTrafficTotals totals;
  const guint n = BUNKO_TRAFFIC_LOG_MAX_ENTRIES + 500;

  for (guint i = 1; i <= n; i++)
    {
      send (self, i, "[{\"fname\":\"a\"}]");
      if (i % 2 == 0)
        reply (self, i, "[{\"fname\":\"a\",\"data\":1}]");
    }
  g_assert_cmpuint (self->n_items, ==, BUNKO_TRAFFIC_LOG_MAX_ENTRIES);
  g_assert_cmpuint (g_hash_table_size (self->log->open), ==, BUNKO_TRAFFIC_LOG_MAX_ENTRIES / 2);

  /* Replies to entries that are gone make entries of their own. */
  reply (self, 1, "[{\"fname\":\"a\",\"data\":1}]");
  g_assert_null (
      bunko_traffic_entry_get_request (get_entry (self, BUNKO_TRAFFIC_LOG_MAX_ENTRIES - 1)));

  bunko_traffic_log_get_totals (self->log, &totals);
  g_assert_cmpuint (totals.n_messages, ==, n + n / 2 + 1);
  g_assert_cmpuint (totals.sent, ==, n * 100);
  g_assert_cmpint (totals.median, ==, 1500);
}

static gsize
sum_contents (Fixture *self)
{
  gsize sum = 0;

  for (guint i = 0; i < self->n_items; i++)
    sum += _bunko_traffic_entry_measure (get_entry (self, i));
  return sum;
}

/* Large messages are shortened, and old ones lose their texts, but stay as lines. */
static void
test_contents (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) large = g_string_new ("[0");

  for (guint i = 0; i < 50000; i++)
    g_string_append (large, ",\"abcdefgh\"");
  g_string_append_c (large, ']');
  for (guint i = 1; i <= 60; i++)
    {
      send (self, i, large->str);
      reply (self, i, large->str);
      g_assert_cmpuint (self->log->contents, <=, BUNKO_TRAFFIC_LOG_MAX_CONTENTS);
    }
  g_assert_cmpuint (self->n_items, ==, 60);
  g_assert_cmpuint (sum_contents (self), ==, self->log->contents);
  g_assert_cmpuint (sum_contents (self), >, BUNKO_TRAFFIC_LOG_MAX_CONTENTS / 2);
  g_assert_true (bunko_traffic_entry_is_dropped (get_entry (self, 0)));
  g_assert_null (bunko_traffic_entry_get_reply (get_entry (self, 0)));
  g_assert_false (bunko_traffic_entry_is_dropped (get_entry (self, 59)));
  g_assert_true (
      g_str_has_suffix (bunko_traffic_entry_get_reply (get_entry (self, 59)), " more\"]}"));
}

/* A reply to an entry that already gave way is counted, and not kept. */
static void
test_late_reply (Fixture *self, gconstpointer data)
{
  send (self, 1, "[{\"fname\":\"a\"}]");
  _bunko_traffic_log_grow (self->log, BUNKO_TRAFFIC_LOG_MAX_CONTENTS);
  self->log->contents -= BUNKO_TRAFFIC_LOG_MAX_CONTENTS;
  g_assert_true (bunko_traffic_entry_is_dropped (get_entry (self, 0)));
  reply (self, 1, "[{\"fname\":\"a\",\"data\":1}]");
  assert_state (self, 0, BUNKO_TRAFFIC_OK);
  g_assert_null (bunko_traffic_entry_get_reply (get_entry (self, 0)));
  g_assert_cmpuint (self->log->contents, ==, 0);
}

static void
test_pause (Fixture *self, gconstpointer data)
{
  send (self, 1, "[{\"fname\":\"a\"}]");
  bunko_traffic_log_set_recording (self->log, FALSE);
  send (self, 2, "[{\"fname\":\"b\"}]");
  reply (self, 2, "[{\"fname\":\"b\",\"data\":1}]");
  report_closed (self, 0);
  reply (self, 1, "[{\"fname\":\"a\",\"data\":1}]");
  g_assert_cmpuint (self->n_items, ==, 1);
  assert_state (self, 0, BUNKO_TRAFFIC_OK);
  bunko_traffic_log_set_recording (self->log, TRUE);
  send (self, 3, "[{\"fname\":\"c\"}]");
  g_assert_cmpuint (self->n_items, ==, 2);
}

static void
test_clear (Fixture *self, gconstpointer data)
{
  BunkoTrafficTotals totals;

  send (self, 1, "[{\"fname\":\"a\"}]");
  report (self, BUNKO_WIRE_OPENED, 0, NULL);
  bunko_traffic_log_clear (self->log);
  g_assert_cmpuint (self->n_items, ==, 0);
  bunko_traffic_log_get_totals (self->log, &totals);
  g_assert_cmpuint (totals.n_messages, ==, 0);
  g_assert_cmpint (totals.median, ==, -1);
  reply (self, 1, "[{\"fname\":\"a\",\"data\":1}]");
  g_assert_cmpuint (self->n_items, ==, 1);
}

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

static char *export (Fixture *self, BunkoTrafficFormat format)
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
fill (Fixture *self)
{
  report (self, BUNKO_WIRE_OPENED, 0, NULL);
  send (self, 1, "{\"user\":\"mia\",\"password\":\"hunter2\"}");
  reply (self, 1, "\"Authenticated\"");
  send (self, 2, "[{\"fname\":\"get_item\",\"password\":\"swordfish\",\"note\":\"\\u0001\"}]");
  report (self, BUNKO_WIRE_REPLY, 2,
          "{\"session\":\"sesame\",\"data\":null,\"error\":{\"code\":100,\"msg\":"
          "\"sesame \\\"hunter2\\\" \\n swordfish\"}}");
  report_closed (self, 0);
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
test_export_json (Fixture *self, gconstpointer data)
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
test_export_text (Fixture *self, gconstpointer data)
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
test_export_fails (Fixture *self, gconstpointer data)
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
test_matches (Fixture *self, gconstpointer data)
{
  BunkoTrafficEntry *entry;

  send (self, 1, "[{\"fname\":\"get_item\",\"name\":\"Große Straße\"}]");
  entry = get_entry (self, 0);
  g_assert_true (bunko_traffic_entry_matches (entry, "get_item"));
  g_assert_true (bunko_traffic_entry_matches (entry, "grosse"));
  g_assert_false (bunko_traffic_entry_matches (entry, "sesame"));
  g_assert_false (bunko_traffic_entry_matches (entry, "reply"));
}

#define ADD(name) g_test_add ("/traffic-log/" #name, Fixture, NULL, set_up, test_##name, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD (pairs);
  ADD (functions);
  ADD (errors);
  ADD (long_error);
  ADD (lost);
  ADD (cancelled);
  ADD (reply_alone);
  ADD (many);
  ADD (contents);
  ADD (late_reply);
  ADD (pause);
  ADD (clear);
  ADD (export_json);
  ADD (export_text);
  ADD (export_fails);
  ADD (matches);
  g_test_add_func ("/traffic-log/indent", test_indent);
  return g_test_run ();
}
