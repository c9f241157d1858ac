/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fault-fixture.h"
#include "protocol/bunko-protocol-error.h"

/* A session behind a network that fails: wherever a connection breaks, every call ends, with its
 * own answer or with an error, and afterwards one can connect again. */

/* So many bytes apart are the places where it breaks, beside all borders of messages. */
#define STEP 4

typedef struct
{
  BunkoSession *session;
  guint n_answered;
  guint n_failed;
  guint n_edits;
} Replay;

static void
assert_broken (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == BUNKO_PROTOCOL_ERROR || error->domain == G_IO_ERROR ||
                 error->domain == BUNKO_SERVER_ERROR);
  g_assert_cmpstr (error->message, !=, "");
}

static gboolean
connect_session (BunkoSession *session, GError **error)
{
  g_auto (Outcome) outcome = { NULL };

  bunko_session_connect_async (session, NULL, outcome_cb, &outcome);
  return bunko_session_connect_finish (session, outcome_wait (&outcome), error);
}

static gboolean
log_in (BunkoSession *session, GError **error)
{
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (BunkoCredentials) guest = bunko_credentials_new_guest ();

  bunko_session_login_async (session, guest, NULL, outcome_cb, &outcome);
  return bunko_session_login_finish (session, outcome_wait (&outcome), error);
}

static JsonNode *
call_with (BunkoSession *session, const char *fname, const char *args, GError **error)
{
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (JsonNode) node = json_from_string (args, NULL);

  bunko_session_call_async (session, fname, json_node_get_object (node), BUNKO_PRIORITY_INTERACTIVE,
                            NULL, outcome_cb, &outcome);
  return bunko_session_call_finish (session, outcome_wait (&outcome), error);
}

static gint64
get_gallery_id (JsonNode *node)
{
  return json_object_get_int_member (json_node_get_object (node), "id");
}

/* Each call asks for another gallery: an answer to another call would be the wrong one. */
static void
look_at (Replay *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *args =
      g_strdup_printf ("{\"item_type\":1,\"item_id\":%" G_GINT64_FORMAT "}", id);
  g_autoptr (JsonNode) node = call_with (self->session, "get_item", args, &error);

  if (node == NULL)
    {
      assert_broken (error);
      self->n_failed++;
      return;
    }
  g_assert_cmpint (get_gallery_id (node), ==, id);
  self->n_answered++;
}

/* The rating is one that only this edit gives. */
static void
rate (Replay *self, double rating)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *args =
      g_strdup_printf ("{\"item_type\":1,\"item\":{\"id\":7,\"rating\":%.0f}}", rating);
  g_autoptr (JsonNode) node = call_with (self->session, "update_item", args, &error);

  if (node == NULL)
    {
      assert_broken (error);
      self->n_failed++;
      return;
    }
  self->n_answered++;
  self->n_edits++;
}

/* Connect, log in, browse, edit, look again. */
static void
replay (Replay *self, double rating)
{
  g_autoptr (GError) error = NULL;

  if (!connect_session (self->session, &error) || !log_in (self->session, &error))
    {
      assert_broken (error);
      self->n_failed++;
      return;
    }
  for (gint64 id = 1; id <= 4; id++)
    look_at (self, id);
  rate (self, rating);
  look_at (self, 5);
}

static void
drop (BunkoSession *session)
{
  bunko_session_close (session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (session);
}

static double
get_rating (FaultFixture *self)
{
  BunkoSession *session = fault_fixture_new_session (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;
  double rating;

  connect_session (session, &error);
  g_assert_no_error (error);
  log_in (session, &error);
  g_assert_no_error (error);
  node = call_with (session, "get_item", "{\"item_type\":1,\"item_id\":7}", &error);
  g_assert_no_error (error);
  rating = json_object_get_double_member (json_node_get_object (node), "rating");
  drop (session);

  return rating;
}

/* As the application does it. */
static void
recover (BunkoSession *session)
{
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;

  bunko_session_reconnect_async (session, NULL, outcome_cb, &outcome);
  bunko_session_reconnect_finish (session, outcome_wait (&outcome), &error);
  g_assert_no_error (error);
  node = call_with (session, "get_item", "{\"item_type\":1,\"item_id\":9}", &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_gallery_id (node), ==, 9);
}

static void
replay_with (FaultFixture *self, const char *rule, guint turn)
{
  Replay run = { .session = fault_fixture_new_session (self) };
  double rating = 1 + turn % 9;

  fault_fixture_rule (self, rule);
  replay (&run, rating);
  if (bunko_session_get_state (run.session) == BUNKO_SESSION_LOST)
    recover (run.session);
  drop (run.session);

  /* What was answered is true. */
  if (run.n_edits > 0)
    {
      fault_fixture_rule (self, "");
      g_assert_cmpfloat (get_rating (self), ==, rating);
    }
}

static JsonArray *
get_ends (JsonNode *report, const char *side, gint64 *n_bytes)
{
  JsonArray *connections =
      json_object_get_array_member (json_node_get_object (report), "connections");
  JsonObject *object =
      json_object_get_object_member (json_array_get_object_element (connections, 0), side);

  *n_bytes = json_object_get_int_member (object, "bytes");

  return json_object_get_array_member (object, "ends");
}

/* Where the connection breaks: at the borders of messages, next to them, and between. */
static GArray *
list_places (JsonNode *report, const char *side)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 n_bytes = 0;
  JsonArray *ends = get_ends (report, side, &n_bytes);

  g_assert_cmpint (n_bytes, >, 400);
  g_assert_cmpuint (json_array_get_length (ends), >=, 7);
  for (guint i = 0; i < json_array_get_length (ends); i++)
    for (gint64 next = -1; next <= 1; next++)
      {
        gint64 place = json_array_get_int_element (ends, i) + next;

        g_array_append_val (places, place);
      }
  for (gint64 place = 0; place < n_bytes; place += STEP)
    g_array_append_val (places, place);

  return places;
}

static void
test_broken_anywhere (FaultFixture *self, gconstpointer data)
{
  const char *side = data;
  Replay whole = { .session = fault_fixture_new_session (self) };
  g_autoptr (JsonNode) report = NULL;
  g_autoptr (GArray) places = NULL;

  fault_fixture_rule (self, "");
  replay (&whole, 10);
  g_assert_cmpuint (whole.n_failed, ==, 0);
  g_assert_cmpuint (whole.n_answered, ==, 6);
  report = fault_fixture_report (self);
  drop (whole.session);

  places = list_places (report, side);
  for (guint i = 0; i < places->len; i++)
    {
      g_autofree char *rule =
          g_strdup_printf ("conn=1 from=%s at=%" G_GINT64_FORMAT " %s", side,
                           g_array_index (places, gint64, i), i % 2 == 0 ? "cut" : "reset");

      replay_with (self, rule, i);
    }
  g_test_message ("broken at %u places", places->len);
}

/* Slow or torn into pieces is not broken. */
static void
test_slow (FaultFixture *self, gconstpointer data)
{
  static const char *const rules[] = { "trickle=0", "from=client trickle=0", "at=200 delay=150",
                                       "throttle=20000" };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      Replay run = { .session = fault_fixture_new_session (self) };

      fault_fixture_rule (self, rules[i]);
      replay (&run, 3);
      g_assert_cmpuint (run.n_failed, ==, 0);
      g_assert_cmpuint (run.n_answered, ==, 6);
      drop (run.session);
    }
}

/* Bytes that are wrong (in the data, not in the time that gzip's header may give), twice there, or
 * missing at the end are found out. */
static void
test_damaged (FaultFixture *self, gconstpointer data)
{
  static const char *const rules[] = { "conn=1 at=30 corrupt", "conn=1 at=190 corrupt",
                                       "conn=1 at=400 duplicate=40", "conn=1 at=420 half-close",
                                       "conn=1 refuse" };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      Replay run = { .session = fault_fixture_new_session (self) };

      fault_fixture_rule (self, rules[i]);
      replay (&run, 3);
      g_assert_cmpuint (run.n_failed, >, 0);
      if (bunko_session_get_state (run.session) == BUNKO_SESSION_LOST)
        recover (run.session);
      drop (run.session);
    }
}

#define ADD(path, data, function)                                                                  \
  g_test_add ("/faults/" path, FaultFixture, data, fault_fixture_set_up, function,                 \
              fault_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("broken/server", "server", test_broken_anywhere);
  ADD ("broken/client", "client", test_broken_anywhere);
  ADD ("slow", NULL, test_slow);
  ADD ("damaged", NULL, test_damaged);
  return g_test_run ();
}
