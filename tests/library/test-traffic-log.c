/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "traffic-fixture.h"

/* Pairing. */

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_pairs (TrafficFixture *self, gconstpointer data)
{
  BunkoTrafficEntry *first, *second;
  guint n_notified = 0;

  traffic_fixture_send (self, 7, "[{\"fname\":\"get_version\"}]");
  traffic_fixture_send (self, 8, "[{\"fname\":\"a\"},{\"fname\":\"b\"}]");
  first = traffic_fixture_get_entry (self, 0);
  second = traffic_fixture_get_entry (self, 1);
  g_signal_connect_swapped (first, "notify::state", G_CALLBACK (count_cb), &n_notified);
  traffic_fixture_assert_state (self, 0, BUNKO_TRAFFIC_WAITING);
  g_assert_cmpint (bunko_traffic_entry_get_elapsed (first), ==, -1);

  /* The second is answered first. */
  traffic_fixture_reply (self, 8, "[{\"fname\":\"a\",\"data\":1},{\"fname\":\"b\",\"data\":2}]");
  traffic_fixture_assert_state (self, 0, BUNKO_TRAFFIC_WAITING);
  traffic_fixture_assert_state (self, 1, BUNKO_TRAFFIC_OK);
  g_assert_cmpuint (n_notified, ==, 0);
  traffic_fixture_reply (self, 7, "[{\"fname\":\"get_version\",\"data\":3}]");
  g_assert_cmpuint (n_notified, ==, 1);
  traffic_fixture_assert_state (self, 0, BUNKO_TRAFFIC_OK);

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
test_functions (TrafficFixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_autofree char *title = NULL;

      traffic_fixture_send (self, i + 1, requests[i].data);
      g_assert_cmpstr (bunko_traffic_entry_get_functions (traffic_fixture_get_entry (self, i)), ==,
                       requests[i].functions);
      title = bunko_traffic_entry_dup_title (traffic_fixture_get_entry (self, i));
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
test_errors (TrafficFixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      traffic_fixture_send (self, i + 1, "[{\"fname\":\"a\"}]");
      traffic_fixture_report (self, BUNKO_WIRE_REPLY, i + 1, errors[i].message);
      g_assert_cmpstr (bunko_traffic_entry_get_error (traffic_fixture_get_entry (self, i)), ==,
                       errors[i].error);
      traffic_fixture_assert_state (
          self, i, errors[i].error != NULL ? BUNKO_TRAFFIC_ERROR : BUNKO_TRAFFIC_OK);
      g_assert_true (bunko_traffic_entry_is_problem (traffic_fixture_get_entry (self, i)) ==
                     (errors[i].error != NULL));
    }
}

/* A server may say as much as it likes. */
static void
test_long_error (TrafficFixture *self, gconstpointer data)
{
  g_autoptr (GString) json = g_string_new ("{\"data\":null,\"error\":{\"code\":1,\"msg\":\"");

  for (guint i = 0; i < 500000; i++)
    g_string_append (json, "é");
  g_string_append (json, "\"}}");
  traffic_fixture_send (self, 1, "[{\"fname\":\"a\"}]");
  traffic_fixture_report (self, BUNKO_WIRE_REPLY, 1, json->str);
  g_assert_cmpint (
      g_utf8_strlen (bunko_traffic_entry_get_error (traffic_fixture_get_entry (self, 0)), -1), ==,
      502);
  g_assert_cmpuint (self->log->contents, <, 16 * 1024);
}

static void
test_lost (TrafficFixture *self, gconstpointer data)
{
  traffic_fixture_send (self, 1, "[{\"fname\":\"a\"}]");
  traffic_fixture_report_closed (self, 1);
  traffic_fixture_assert_state (self, 0, BUNKO_TRAFFIC_LOST);
  g_assert_cmpstr (bunko_traffic_entry_get_error (traffic_fixture_get_entry (self, 0)), ==,
                   "it broke");
  g_assert_cmpint (bunko_traffic_entry_get_kind (traffic_fixture_get_entry (self, 1)), ==,
                   BUNKO_TRAFFIC_CLOSED);

  /* An announcement in place of a reply. */
  traffic_fixture_send (self, 2, "[{\"fname\":\"a\"}]");
  traffic_fixture_report (self, BUNKO_WIRE_PUSH, 2, "{\"session\":\"\",\"data\":2}");
  traffic_fixture_assert_state (self, 2, BUNKO_TRAFFIC_LOST);
  g_assert_cmpint (bunko_traffic_entry_get_kind (traffic_fixture_get_entry (self, 3)), ==,
                   BUNKO_TRAFFIC_PUSH);
  g_assert_cmpuint (self->n_items, ==, 4);
}

static void
test_cancelled (TrafficFixture *self, gconstpointer data)
{
  traffic_fixture_send (self, 1, "[{\"fname\":\"a\"}]");
  traffic_fixture_send (self, 2, "[{\"fname\":\"b\"}]");
  traffic_fixture_report (self, BUNKO_WIRE_CANCELLED, 1, NULL);
  traffic_fixture_report (self, BUNKO_WIRE_CANCELLED, 2, NULL);
  traffic_fixture_assert_state (self, 0, BUNKO_TRAFFIC_CANCELLED);
  g_assert_cmpuint (self->n_items, ==, 2);

  /* The reply comes all the same, or does not. */
  traffic_fixture_reply (self, 1, "[{\"fname\":\"a\",\"data\":1}]");
  traffic_fixture_report_closed (self, 2);
  traffic_fixture_assert_state (self, 0, BUNKO_TRAFFIC_CANCELLED);
  traffic_fixture_assert_state (self, 1, BUNKO_TRAFFIC_CANCELLED);
  g_assert_nonnull (bunko_traffic_entry_get_reply (traffic_fixture_get_entry (self, 0)));
  g_assert_null (bunko_traffic_entry_get_reply (traffic_fixture_get_entry (self, 1)));
}

/* Sent before the log began. */
static void
test_reply_alone (TrafficFixture *self, gconstpointer data)
{
  traffic_fixture_reply (self, 9, "[{\"fname\":\"a\",\"data\":1}]");
  traffic_fixture_report (self, BUNKO_WIRE_CANCELLED, 10, NULL);
  g_assert_cmpuint (self->n_items, ==, 1);
  traffic_fixture_assert_state (self, 0, BUNKO_TRAFFIC_OK);
  g_assert_null (bunko_traffic_entry_get_request (traffic_fixture_get_entry (self, 0)));
}

/* Bounds. */

static void
test_many (TrafficFixture *self, gconstpointer data)
{
  BunkoTrafficTotals totals;
  const guint n = BUNKO_TRAFFIC_LOG_MAX_ENTRIES + 500;

  for (guint i = 1; i <= n; i++)
    {
      traffic_fixture_send (self, i, "[{\"fname\":\"a\"}]");
      if (i % 2 == 0)
        traffic_fixture_reply (self, i, "[{\"fname\":\"a\",\"data\":1}]");
    }
  g_assert_cmpuint (self->n_items, ==, BUNKO_TRAFFIC_LOG_MAX_ENTRIES);
  g_assert_cmpuint (g_hash_table_size (self->log->open), ==, BUNKO_TRAFFIC_LOG_MAX_ENTRIES / 2);

  /* Replies to entries that are gone make entries of their own. */
  traffic_fixture_reply (self, 1, "[{\"fname\":\"a\",\"data\":1}]");
  g_assert_null (bunko_traffic_entry_get_request (
      traffic_fixture_get_entry (self, BUNKO_TRAFFIC_LOG_MAX_ENTRIES - 1)));

  bunko_traffic_log_get_totals (self->log, &totals);
  g_assert_cmpuint (totals.n_messages, ==, n + n / 2 + 1);
  g_assert_cmpuint (totals.sent, ==, n * 100);
  g_assert_cmpint (totals.median, ==, 1500);
}

static gsize
sum_contents (TrafficFixture *self)
{
  gsize sum = 0;

  for (guint i = 0; i < self->n_items; i++)
    sum += _bunko_traffic_entry_measure (traffic_fixture_get_entry (self, i));
  return sum;
}

/* Large messages are shortened, and old ones lose their texts, but stay as lines. */
static void
test_contents (TrafficFixture *self, gconstpointer data)
{
  g_autoptr (GString) large = g_string_new ("[0");

  for (guint i = 0; i < 50000; i++)
    g_string_append (large, ",\"abcdefgh\"");
  g_string_append_c (large, ']');
  for (guint i = 1; i <= 60; i++)
    {
      traffic_fixture_send (self, i, large->str);
      traffic_fixture_reply (self, i, large->str);
      g_assert_cmpuint (self->log->contents, <=, BUNKO_TRAFFIC_LOG_MAX_CONTENTS);
    }
  g_assert_cmpuint (self->n_items, ==, 60);
  g_assert_cmpuint (sum_contents (self), ==, self->log->contents);
  g_assert_cmpuint (sum_contents (self), >, BUNKO_TRAFFIC_LOG_MAX_CONTENTS / 2);
  g_assert_true (bunko_traffic_entry_is_dropped (traffic_fixture_get_entry (self, 0)));
  g_assert_null (bunko_traffic_entry_get_reply (traffic_fixture_get_entry (self, 0)));
  g_assert_false (bunko_traffic_entry_is_dropped (traffic_fixture_get_entry (self, 59)));
  g_assert_true (g_str_has_suffix (
      bunko_traffic_entry_get_reply (traffic_fixture_get_entry (self, 59)), " more\"]}"));
}

/* A reply to an entry that already gave way is counted, and not kept. */
static void
test_late_reply (TrafficFixture *self, gconstpointer data)
{
  traffic_fixture_send (self, 1, "[{\"fname\":\"a\"}]");
  _bunko_traffic_log_grow (self->log, BUNKO_TRAFFIC_LOG_MAX_CONTENTS);
  self->log->contents -= BUNKO_TRAFFIC_LOG_MAX_CONTENTS;
  g_assert_true (bunko_traffic_entry_is_dropped (traffic_fixture_get_entry (self, 0)));
  traffic_fixture_reply (self, 1, "[{\"fname\":\"a\",\"data\":1}]");
  traffic_fixture_assert_state (self, 0, BUNKO_TRAFFIC_OK);
  g_assert_null (bunko_traffic_entry_get_reply (traffic_fixture_get_entry (self, 0)));
  g_assert_cmpuint (self->log->contents, ==, 0);
}

static void
test_pause (TrafficFixture *self, gconstpointer data)
{
  traffic_fixture_send (self, 1, "[{\"fname\":\"a\"}]");
  bunko_traffic_log_set_recording (self->log, FALSE);
  traffic_fixture_send (self, 2, "[{\"fname\":\"b\"}]");
  traffic_fixture_reply (self, 2, "[{\"fname\":\"b\",\"data\":1}]");
  traffic_fixture_report_closed (self, 0);
  traffic_fixture_reply (self, 1, "[{\"fname\":\"a\",\"data\":1}]");
  g_assert_cmpuint (self->n_items, ==, 1);
  traffic_fixture_assert_state (self, 0, BUNKO_TRAFFIC_OK);
  bunko_traffic_log_set_recording (self->log, TRUE);
  traffic_fixture_send (self, 3, "[{\"fname\":\"c\"}]");
  g_assert_cmpuint (self->n_items, ==, 2);
}

static void
test_clear (TrafficFixture *self, gconstpointer data)
{
  BunkoTrafficTotals totals;

  traffic_fixture_send (self, 1, "[{\"fname\":\"a\"}]");
  traffic_fixture_report (self, BUNKO_WIRE_OPENED, 0, NULL);
  bunko_traffic_log_clear (self->log);
  g_assert_cmpuint (self->n_items, ==, 0);
  bunko_traffic_log_get_totals (self->log, &totals);
  g_assert_cmpuint (totals.n_messages, ==, 0);
  g_assert_cmpint (totals.median, ==, -1);
  traffic_fixture_reply (self, 1, "[{\"fname\":\"a\",\"data\":1}]");
  g_assert_cmpuint (self->n_items, ==, 1);
}

#define ADD(name)                                                                                  \
  g_test_add ("/traffic-log/" #name, TrafficFixture, NULL, traffic_fixture_set_up, test_##name,    \
              traffic_fixture_tear_down)

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
  return g_test_run ();
}
