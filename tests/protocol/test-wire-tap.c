/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "protocol/bunko-protocol-error.h"
#include "protocol/bunko-session-private.h"
#include "protocol/bunko-wire-tap.h"
#include "session-fixture.h"

/* What the tap says, a line an event: "2 bulk 5 sent [{"fname":"f"}]". */
typedef struct
{
  Fixture fixture;
  GPtrArray *lines;
} TapFixture;

static const char *
name_kind (BunkoWireEventKind kind)
{
  static const char *const names[] = {
    [BUNKO_WIRE_OPENED] = "opened",       [BUNKO_WIRE_GREETING] = "greeting",
    [BUNKO_WIRE_SENT] = "sent",           [BUNKO_WIRE_REPLY] = "reply",
    [BUNKO_WIRE_PUSH] = "push",           [BUNKO_WIRE_STRAY] = "stray",
    [BUNKO_WIRE_CANCELLED] = "cancelled", [BUNKO_WIRE_CLOSED] = "closed",
  };

  return names[kind];
}

static char *
write_data (JsonNode *message)
{
  JsonNode *data = json_object_get_member (json_node_get_object (message), "data");

  return json_to_string (data, FALSE);
}

static void
check_event (const BunkoWireEvent *event)
{
  gboolean has_message = event->message != NULL;

  g_assert_cmpuint (event->connection, >, 0);
  g_assert_nonnull (event->lane);
  g_assert_true ((event->compressed > 0) == has_message);
  g_assert_true ((event->inflated > 0) == has_message);
  g_assert_true ((event->error != NULL) == (event->kind == BUNKO_WIRE_CLOSED));
  if (event->exchange > 0 && event->kind != BUNKO_WIRE_SENT)
    g_assert_cmpint (event->elapsed, >=, 0);
  else
    g_assert_cmpint (event->elapsed, ==, -1);
}

static void
tap_cb (const BunkoWireEvent *event, gpointer user_data)
{
  TapFixture *self = user_data;
  g_autofree char *data = event->message != NULL ? write_data (event->message) : g_strdup ("");

  check_event (event);
  if (event->kind == BUNKO_WIRE_GREETING)
    g_set_str (&data, "");
  g_ptr_array_add (self->lines,
                   g_strdup_printf ("%u %s %" G_GUINT64_FORMAT " %s %s", event->connection,
                                    event->lane, event->exchange, name_kind (event->kind), data));
}

static void
set_up (TapFixture *self, gconstpointer data)
{
  fixture_set_up (&self->fixture, data);
  self->lines = g_ptr_array_new_with_free_func (g_free);
  bunko_wire_tap_add (_bunko_session_get_tap (self->fixture.session), tap_cb, self);
}

static void
tear_down (TapFixture *self, gconstpointer data)
{
  bunko_wire_tap_remove (_bunko_session_get_tap (self->fixture.session), tap_cb, self);
  fixture_tear_down (&self->fixture, data);
  g_ptr_array_unref (self->lines);
}

static void
assert_lines (TapFixture *self, const char *const *expected)
{
  for (guint i = 0; expected[i] != NULL; i++)
    {
      g_assert_cmpuint (i, <, self->lines->len);
      g_assert_cmpstr (g_ptr_array_index (self->lines, i), ==, expected[i]);
    }
  g_assert_cmpuint (self->lines->len, ==, g_strv_length ((char **) expected));
}

#define LINES(...) ((const char *const[]) { __VA_ARGS__, NULL })

static void
test_exchange (TapFixture *self, gconstpointer data)
{
  g_autofree char *result = NULL;

  raw_peer_add (self->fixture.peer, SCRIPT (GREETING, GUEST_LOGIN, CALL ("get_version"),
                                            REPLY (RESULT ("get_version", "1")), "."));
  fixture_log_in (&self->fixture);
  result = call (&self->fixture, "get_version", NULL);
  g_assert_cmpstr (result, ==, "1");
  bunko_session_close (self->fixture.session);
  assert_lines (self, LINES ("1 interactive 0 opened ", "1 interactive 0 greeting ",
                             "1 interactive 1 sent {}", "1 interactive 1 reply \"Authenticated\"",
                             "1 interactive 2 sent [{\"fname\":\"get_version\"}]",
                             "1 interactive 2 reply [{\"fname\":\"get_version\",\"data\":1}]",
                             "1 interactive 0 closed "));
}

/* A reply that comes in pieces is one message all the same. */
static void
test_pieces (TapFixture *self, gconstpointer data)
{
  g_autofree char *result = NULL;
  g_autofree char *large = g_strnfill (300 * 1024, 'x');
  g_autofree char *reply = g_strdup_printf (REPLY (RESULT ("f", "\"%s\"")), large);

  raw_peer_add (self->fixture.peer, SCRIPT (GREETING, GUEST_LOGIN, CALL ("f"), reply, CALL ("g"),
                                            REPLY (RESULT ("g", "2")), "."));
  fixture_log_in (&self->fixture);
  g_ptr_array_set_size (self->lines, 0);
  result = call (&self->fixture, "f", NULL);
  g_assert_cmpuint (strlen (result), ==, 300 * 1024 + 2);
  g_set_str (&result, NULL);
  result = call (&self->fixture, "g", NULL);
  g_assert_cmpuint (self->lines->len, ==, 4);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (self->lines, 1), "1 interactive 2 reply "));
  g_assert_cmpstr (g_ptr_array_index (self->lines, 3), ==,
                   "1 interactive 3 reply [{\"fname\":\"g\",\"data\":2}]");
}

/* Cut in the middle of a reply: the exchange ends with the connection, and the next one is on
 * another. */
static void
test_cut (TapFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *result = NULL;

  raw_peer_add (self->fixture.peer, SCRIPT (GREETING, GUEST_LOGIN, CALL ("f"),
                                            "/20 {\"session\":\"s1\",\"data\":[1,2,3]}", "x"));
  raw_peer_add (self->fixture.peer, SCRIPT (GREETING, "."));
  fixture_log_in (&self->fixture);
  g_ptr_array_set_size (self->lines, 0);
  result = call (&self->fixture, "f", &error);
  g_assert_null (result);
  g_assert_nonnull (error);
  RUN_UNTIL (self->lines->len >= 4);
  assert_lines (self, LINES ("1 interactive 2 sent [{\"fname\":\"f\"}]", "1 interactive 2 closed ",
                             "2 interactive 0 opened ", "2 interactive 0 greeting "));
}

static void
test_push (TapFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *result = NULL;

  raw_peer_add (self->fixture.peer, SCRIPT (GREETING, GUEST_LOGIN, CALL ("f"), PUSH ("1"), "."));
  fixture_log_in (&self->fixture);
  g_ptr_array_set_size (self->lines, 0);
  result = call (&self->fixture, "f", &error);
  g_assert_null (result);
  assert_lines (self, LINES ("1 interactive 2 sent [{\"fname\":\"f\"}]", "1 interactive 2 push 1"));
}

/* Who cancelled no longer waits, but the reply is seen. */
static void
test_cancelled (TapFixture *self, gconstpointer data)
{
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;

  raw_peer_add (self->fixture.peer,
                SCRIPT (GREETING, GUEST_LOGIN, CALL ("f"), "?", REPLY (RESULT ("f", "1")), "."));
  fixture_log_in (&self->fixture);
  g_ptr_array_set_size (self->lines, 0);
  bunko_session_call_async (self->fixture.session, "f", NULL, BUNKO_PRIORITY_INTERACTIVE,
                            cancellable, outcome_cb, &outcome);
  fixture_wait_for_peer (&self->fixture, 1);
  g_cancellable_cancel (cancellable);
  node = bunko_session_call_finish (self->fixture.session, outcome_wait (&outcome), &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  raw_peer_release (self->fixture.peer);
  RUN_UNTIL (self->lines->len >= 3);
  assert_lines (self,
                LINES ("1 interactive 2 sent [{\"fname\":\"f\"}]", "1 interactive 2 cancelled ",
                       "1 interactive 2 reply [{\"fname\":\"f\",\"data\":1}]"));
}

static void
test_stray (TapFixture *self, gconstpointer data)
{
  raw_peer_add (self->fixture.peer, SCRIPT (GREETING, GUEST_LOGIN, PUSH ("[7]"), "."));
  raw_peer_add (self->fixture.peer, SCRIPT (GREETING, "."));
  fixture_log_in (&self->fixture);
  RUN_UNTIL (self->lines->len >= 8);
  assert_lines (self, LINES ("1 interactive 0 opened ", "1 interactive 0 greeting ",
                             "1 interactive 1 sent {}", "1 interactive 1 reply \"Authenticated\"",
                             "1 interactive 0 stray [7]", "1 interactive 0 closed ",
                             "2 interactive 0 opened ", "2 interactive 0 greeting "));
}

static void
test_lanes (TapFixture *self, gconstpointer data)
{
  g_auto (Outcome) bulk = { NULL };
  g_autofree char *result = NULL;

  raw_peer_add (self->fixture.peer, SCRIPT (GREETING, GUEST_LOGIN, "."));
  raw_peer_add (self->fixture.peer, SCRIPT (GREETING, CALL ("f"), REPLY (RESULT ("f", "1")), "."));
  fixture_log_in (&self->fixture);
  g_ptr_array_set_size (self->lines, 0);
  call_start (&self->fixture, &bulk, "f", BUNKO_PRIORITY_VISIBLE);
  result = call_end (&self->fixture, &bulk, NULL);
  assert_lines (self, LINES ("2 bulk 0 opened ", "2 bulk 0 greeting ",
                             "2 bulk 2 sent [{\"fname\":\"f\"}]",
                             "2 bulk 2 reply [{\"fname\":\"f\",\"data\":1}]"));
}

/* Listeners come and go without another noticing. */
static void
test_listeners (TapFixture *self, gconstpointer data)
{
  TapFixture other = { .lines = g_ptr_array_new_with_free_func (g_free) };
  BunkoWireTap *tap = _bunko_session_get_tap (self->fixture.session);

  bunko_wire_tap_add (tap, tap_cb, &other);
  raw_peer_add (self->fixture.peer, SCRIPT (GREETING, "."));
  fixture_connect (&self->fixture);
  bunko_wire_tap_remove (tap, tap_cb, self);
  bunko_wire_tap_remove (tap, tap_cb, self);
  g_assert_true (bunko_wire_tap_is_used (tap));
  bunko_session_close (self->fixture.session);
  bunko_wire_tap_remove (tap, tap_cb, &other);
  g_assert_false (bunko_wire_tap_is_used (tap));
  g_assert_cmpuint (self->lines->len, ==, 2);
  g_assert_cmpuint (other.lines->len, ==, 3);
  g_ptr_array_unref (other.lines);
}

#define ADD(name) g_test_add ("/wire-tap/" #name, TapFixture, NULL, set_up, test_##name, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD (exchange);
  ADD (pieces);
  ADD (cut);
  ADD (push);
  ADD (cancelled);
  ADD (stray);
  ADD (lanes);
  ADD (listeners);
  return g_test_run ();
}
