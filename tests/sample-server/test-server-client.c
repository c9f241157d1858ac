/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "protocol/bunko-frame.h"
#include "sample-server/bunko-sample-client.h"

/* What the server answers to one connection, without a socket: this way time can pass. */

#define MINUTE (G_GINT64_CONSTANT (60) * G_USEC_PER_SEC)

typedef struct
{
  BunkoSampleBackend *backend;
  BunkoSampleClient *client;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->backend = bunko_sample_backend_new (1, 30, TRUE);
  self->client = bunko_sample_client_new (self->backend);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  bunko_sample_client_leave (self->client);
  bunko_sample_client_unref (self->client);
  bunko_sample_backend_free (self->backend);
}

static char *
ask_text (Fixture *self, const char *message)
{
  g_autoptr (GBytes) text = g_bytes_new (message, strlen (message));
  g_autoptr (GBytes) frame = bunko_frame_encode (text);
  g_autoptr (GBytes) packed =
      g_bytes_new_from_bytes (frame, 0, g_bytes_get_size (frame) - BUNKO_FRAME_MARKER_LENGTH);
  BunkoSampleServerCommand command = 0;
  g_autoptr (GBytes) reply = bunko_sample_client_handle (self->client, packed, &command);

  g_assert_cmpint (command, ==, 0);
  g_assert_nonnull (reply);
  return g_strndup (g_bytes_get_data (reply, NULL), g_bytes_get_size (reply));
}

static JsonObject *
ask (Fixture *self, const char *session, const char *data)
{
  g_autofree char *message =
      g_strdup_printf ("{\"session\": \"%s\", \"name\": \"t\", \"data\": %s}", session, data);
  g_autofree char *reply = ask_text (self, message);
  g_autoptr (JsonNode) root = json_from_string (reply, NULL);

  g_assert_nonnull (root);
  return json_object_ref (json_node_get_object (root));
}

static char *
log_in (Fixture *self)
{
  g_autoptr (JsonObject) reply = ask (self, "", "{}");

  g_assert_cmpstr (json_object_get_string_member (reply, "data"), ==, "Authenticated");
  return g_strdup (json_object_get_string_member (reply, "session"));
}

static void
assert_expired (Fixture *self, const char *session, const char *data)
{
  g_autoptr (JsonObject) reply = ask (self, session, data);
  JsonObject *error = json_object_get_object_member (reply, "error");
  g_autofree char *text = g_strdup_printf ("Session '%s' has expired", session);

  g_assert_cmpstr (json_object_get_string_member (reply, "session"), ==, session);
  g_assert_true (json_object_get_null_member (reply, "data"));
  g_assert_cmpint (json_object_get_int_member (error, "code"), ==, 408);
  g_assert_cmpstr (json_object_get_string_member (error, "msg"), ==, text);
}

#define CALL "[{\"fname\": \"get_version\"}]"

/* An expired session stays so, for calls and for commands; a new login works, as does a command
 * without a session. */
static void
test_expired (Fixture *self, gconstpointer data)
{
  g_autofree char *session = log_in (self);
  g_autofree char *later = NULL;
  g_autoptr (JsonObject) greeting = NULL;
  g_autoptr (JsonObject) reply = NULL;

  bunko_sample_settings_put_int (self->backend->settings, "server.session_span", 1);
  bunko_sample_sessions_age (self->backend->sessions, MINUTE + G_USEC_PER_SEC);
  assert_expired (self, session, CALL);
  assert_expired (self, session, CALL);
  assert_expired (self, session, "\"requestauth\"");

  greeting = ask (self, "", "\"requestauth\"");
  g_assert_true (
      json_object_has_member (json_object_get_object_member (greeting, "data"), "guest_allowed"));
  later = log_in (self);
  g_assert_cmpstr (later, !=, session);
  reply = ask (self, later, CALL);
  g_assert_true (JSON_NODE_HOLDS_ARRAY (json_object_get_member (reply, "data")));
}

/* Every message extends the session, and without a span it never ends. */
static void
test_kept_alive (Fixture *self, gconstpointer data)
{
  g_autofree char *session = log_in (self);

  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (JsonObject) reply = NULL;

      bunko_sample_settings_put_int (self->backend->settings, "server.session_span", i < 4 ? 1 : 0);
      bunko_sample_sessions_age (self->backend->sessions, i < 4 ? MINUTE / 2 : 1000 * MINUTE);
      reply = ask (self, session, CALL);
      g_assert_false (json_object_has_member (reply, "error"));
    }
}

/* Keys in another order, white space, raw UTF-8 and escapes are all the same. */
static void
test_forms_of_a_message (Fixture *self, gconstpointer data)
{
  static const char *const forms[] = {
    "{\"session\":\"%s\",\"name\":\"t\",\"data\":[{\"fname\":\"translate\",\"t_id\":\"a.b\","
    "\"default\":\"\xc3\xa9\"}]}",
    "\n { \"data\" : [ { \"default\" : \"\\u00e9\", \"t_id\" : \"a.b\" ,\t\"fname\" : "
    "\"translate\" } ],\r\n \"session\" : \"%s\", \"name\" : \"t\" } \n",
  };
  g_autofree char *session = log_in (self);

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_auto (GStrv) parts = g_strsplit (forms[i], "%s", 2);
      g_autofree char *message = g_strconcat (parts[0], session, parts[1], NULL);
      g_autofree char *reply = ask_text (self, message);

      g_assert_true (g_str_is_ascii (reply));
      g_assert_nonnull (strstr (reply, "\"\\u00e9\""));
    }
}

/* What is beyond the first plane is written as a pair of escapes. */
static void
test_surrogate_pairs (Fixture *self, gconstpointer data)
{
  g_autofree char *session = log_in (self);
  g_autofree char *message = g_strdup_printf (
      "{\"session\": \"%s\", \"name\": \"t\", \"data\": [{\"fname\": \"translate\", \"t_id\": "
      "\"a.b\", \"default\": \"\xf0\x9f\x8c\xbf\"}]}",
      session);
  g_autofree char *reply = ask_text (self, message);

  g_assert_true (g_str_is_ascii (reply));
  g_assert_nonnull (strstr (reply, "\"\\ud83c\\udf3f\""));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/sample-server/client/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("expired", test_expired);
  ADD ("kept-alive", test_kept_alive);
  ADD ("forms-of-a-message", test_forms_of_a_message);
  ADD ("surrogate-pairs", test_surrogate_pairs);

  return g_test_run ();
}
