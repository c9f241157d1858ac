/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "framer-fixture.h"
#include "protocol/bunko-json.h"
#include "protocol/bunko-protocol-error.h"

#define WAIT_SECONDS 30

static void
message_cb (FramerFixture *fixture, JsonNode *message)
{
  g_autoptr (GBytes) text = bunko_json_serialize (message);
  gsize length;
  const char *data = g_bytes_get_data (text, &length);

  g_assert_true (g_thread_self () == fixture->thread);
  g_assert_cmpuint (fixture->errors->len, ==, 0);
  g_ptr_array_add (fixture->messages, g_strndup (data, length));
}

static void
failed_cb (FramerFixture *fixture, const GError *error)
{
  g_assert_true (g_thread_self () == fixture->thread);
  g_assert_cmpuint (fixture->errors->len, ==, 0);
  g_ptr_array_add (fixture->errors, g_error_copy (error));
}

static void
framer_fixture_start (FramerFixture *fixture)
{
  fixture->framer = bunko_framer_new ();
  g_signal_connect_swapped (fixture->framer, "message", G_CALLBACK (message_cb), fixture);
  g_signal_connect_swapped (fixture->framer, "failed", G_CALLBACK (failed_cb), fixture);
}

static void
framer_fixture_set_up (FramerFixture *fixture, gconstpointer data)
{
  fixture->thread = g_thread_self ();
  fixture->messages = g_ptr_array_new_with_free_func (g_free);
  fixture->errors = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  framer_fixture_start (fixture);
}

static void
framer_fixture_tear_down (FramerFixture *fixture, gconstpointer data)
{
  if (fixture->framer != NULL)
    g_assert_finalize_object (fixture->framer);
  g_ptr_array_unref (fixture->messages);
  g_ptr_array_unref (fixture->errors);
}

/* Adds a test that gets a new framer. */
void
framer_fixture_add (const char *path, FramerFixtureFunc func)
{
  g_test_add (path, FramerFixture, NULL, framer_fixture_set_up, func, framer_fixture_tear_down);
}

/* Goes on with a new framer and nothing collected. */
void
framer_fixture_renew (FramerFixture *fixture)
{
  g_assert_finalize_object (fixture->framer);
  g_ptr_array_set_size (fixture->messages, 0);
  g_ptr_array_set_size (fixture->errors, 0);
  framer_fixture_start (fixture);
}

static gboolean
time_out_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Runs the main context until so much has been collected. */
void
framer_fixture_wait (FramerFixture *fixture, guint n_messages, guint n_errors)
{
  gboolean timed_out = FALSE;
  guint id = g_timeout_add_seconds (WAIT_SECONDS, time_out_cb, &timed_out);

  while (!timed_out && (fixture->messages->len < n_messages || fixture->errors->len < n_errors))
    g_main_context_iteration (NULL, TRUE);

  g_assert_false (timed_out);
  g_source_remove (id);
}

/* Asserts that these messages, and no others, have been collected since the last time. */
void
framer_fixture_assert_messages (FramerFixture *fixture, const char *first, ...)
{
  guint n = 0;
  va_list args;

  va_start (args, first);
  for (const char *text = first; text != NULL; text = va_arg (args, const char *), n++)
    {
      g_assert_cmpuint (n, <, fixture->messages->len);
      g_assert_cmpstr (g_ptr_array_index (fixture->messages, n), ==, text);
    }
  va_end (args);

  g_assert_cmpuint (n, ==, fixture->messages->len);
  g_ptr_array_set_size (fixture->messages, 0);
}

/* Asserts that no message has been collected since the last time. */
void
framer_fixture_assert_no_messages (FramerFixture *fixture)
{
  g_assert_cmpuint (fixture->messages->len, ==, 0);
}

/* Asserts that nothing went wrong and the framer takes further input. */
void
framer_fixture_assert_healthy (FramerFixture *fixture)
{
  g_assert_cmpuint (fixture->errors->len, ==, 0);
  g_assert_false (bunko_framer_is_closed (fixture->framer));
}

/* Asserts that the framer failed once with this code and takes no further input. */
void
framer_fixture_assert_failed (FramerFixture *fixture, int code)
{
  const GError *error;

  g_assert_cmpuint (fixture->errors->len, ==, 1);
  error = g_ptr_array_index (fixture->errors, 0);
  g_assert_error (error, BUNKO_PROTOCOL_ERROR, code);
  g_assert_true (bunko_framer_is_closed (fixture->framer));
}
