/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "frame-maker.h"
#include "framer-fixture.h"
#include "protocol/bunko-protocol-error.h"

/* Messages that are parsed in a thread: their order, their end, and what happens when nobody waits
 * for them. */

static void
push_text (FramerFixture *fixture, const char *text)
{
  g_autoptr (GByteArray) frame = make_frame (text);

  bunko_framer_push (fixture->framer, frame->data, frame->len);
}

/* A text of numbers; takes some milliseconds to parse. */
static char *
make_big_text (guint n)
{
  GString *text = g_string_new ("[0");

  for (guint i = 1; i < n; i++)
    g_string_append_printf (text, ",%u", i);
  g_string_append_c (text, ']');

  return g_string_free_and_steal (text);
}

static void
test_order (FramerFixture *fixture, gconstpointer data)
{
  g_autofree char *big = make_big_text (200000);

  push_text (fixture, "1");
  push_text (fixture, big);
  push_text (fixture, "2");
  push_text (fixture, big);
  push_text (fixture, "3");

  /* The big one is under way, so nothing may overtake it. */
  framer_fixture_assert_messages (fixture, "1", NULL);
  framer_fixture_wait (fixture, 4, 0);
  framer_fixture_assert_messages (fixture, big, "2", big, "3", NULL);
  framer_fixture_assert_healthy (fixture);

  /* And afterwards small ones are immediate again. */
  push_text (fixture, "4");
  framer_fixture_assert_messages (fixture, "4", NULL);
}

static void
test_threshold (FramerFixture *fixture, gconstpointer data)
{
  g_object_set (fixture->framer, "thread-threshold", (guint64) 5, NULL);

  push_text (fixture, "[1,2]");
  framer_fixture_assert_messages (fixture, "[1,2]", NULL);

  push_text (fixture, "[1,20]");
  framer_fixture_assert_no_messages (fixture);
  framer_fixture_wait (fixture, 1, 0);
  framer_fixture_assert_messages (fixture, "[1,20]", NULL);
}

static void
test_many (FramerFixture *fixture, gconstpointer data)
{
  g_object_set (fixture->framer, "thread-threshold", (guint64) 2, NULL);

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      push_text (fixture, text);
    }
  framer_fixture_wait (fixture, 1000, 0);

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      g_assert_cmpstr (g_ptr_array_index (fixture->messages, i), ==, text);
    }
}

static void
test_failure_behind (FramerFixture *fixture, gconstpointer data)
{
  g_autofree char *big = make_big_text (200000);

  push_text (fixture, big);
  bunko_framer_push (fixture->framer, (const guint8 *) "?", 1);
  g_assert_true (bunko_framer_is_closed (fixture->framer));
  g_assert_cmpuint (fixture->errors->len, ==, 0);

  framer_fixture_wait (fixture, 0, 1);
  framer_fixture_assert_messages (fixture, big, NULL);
  framer_fixture_assert_failed (fixture, BUNKO_PROTOCOL_ERROR_NOT_GZIP);
}

static void
test_failure_in_thread (FramerFixture *fixture, gconstpointer data)
{
  g_autofree char *big = make_big_text (200000);

  /* Half of it, and what follows: the failure comes first and is the only one. */
  big[strlen (big) - 1] = ',';
  push_text (fixture, big);
  push_text (fixture, "1");
  bunko_framer_push (fixture->framer, (const guint8 *) "?", 1);

  framer_fixture_wait (fixture, 0, 1);
  framer_fixture_assert_no_messages (fixture);
  framer_fixture_assert_failed (fixture, BUNKO_PROTOCOL_ERROR_JSON);
}

static void
test_end (FramerFixture *fixture, gconstpointer data)
{
  g_autofree char *big = make_big_text (200000);
  g_autoptr (GByteArray) half = make_frame ("[1,2,3]");

  push_text (fixture, big);
  bunko_framer_end (fixture->framer);
  framer_fixture_wait (fixture, 1, 0);
  framer_fixture_assert_messages (fixture, big, NULL);
  g_assert_cmpuint (fixture->errors->len, ==, 0);

  framer_fixture_renew (fixture);
  push_text (fixture, big);
  bunko_framer_push (fixture->framer, half->data, half->len / 2);
  bunko_framer_end (fixture->framer);
  framer_fixture_wait (fixture, 0, 1);
  framer_fixture_assert_messages (fixture, big, NULL);
  framer_fixture_assert_failed (fixture, BUNKO_PROTOCOL_ERROR_TRUNCATED);
}

/* What waits counts against the limit, so that a flood of messages cannot fill the memory. */
static void
test_queue_is_bounded (FramerFixture *fixture, gconstpointer data)
{
  g_autofree char *big = make_big_text (200000);

  g_object_set (fixture->framer, "max-inflated", (guint64) strlen (big) * 3 / 2, NULL);
  push_text (fixture, big);
  push_text (fixture, big);
  g_assert_true (bunko_framer_is_closed (fixture->framer));

  framer_fixture_wait (fixture, 0, 1);
  framer_fixture_assert_messages (fixture, big, NULL);
  framer_fixture_assert_failed (fixture, BUNKO_PROTOCOL_ERROR_INFLATED_TOO_LARGE);

  /* One after the other they pass. */
  framer_fixture_renew (fixture);
  g_object_set (fixture->framer, "max-inflated", (guint64) strlen (big) * 3 / 2, NULL);
  for (guint i = 0; i < 3; i++)
    {
      push_text (fixture, big);
      framer_fixture_wait (fixture, 1, 0);
      framer_fixture_assert_messages (fixture, big, NULL);
    }
  framer_fixture_assert_healthy (fixture);
}

static gboolean
time_out_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

/* The framer goes while a thread still has its text; the result comes home to nobody. */
static void
test_finalize_under_way (FramerFixture *fixture, gconstpointer data)
{
  g_autofree char *big = make_big_text (200000);
  gboolean timed_out = FALSE;

  for (guint i = 0; i < 20; i++)
    {
      push_text (fixture, big);
      push_text (fixture, "1");
      framer_fixture_renew (fixture);
    }

  g_timeout_add (200, time_out_cb, &timed_out);
  while (!timed_out)
    g_main_context_iteration (NULL, TRUE);

  framer_fixture_assert_no_messages (fixture);
  framer_fixture_assert_healthy (fixture);

  /* The last of the threads' queue: everything before it has been dealt with. */
  push_text (fixture, big);
  framer_fixture_wait (fixture, 1, 0);
}

static void
drop_framer_cb (FramerFixture *fixture)
{
  g_clear_object (&fixture->framer);
}

/* A handler may drop the last reference, also with more input or messages waiting. */
static void
test_drop_in_handler (FramerFixture *fixture, gconstpointer data)
{
  g_autofree char *big = make_big_text (200000);
  g_autoptr (GByteArray) stream = make_frame ("1");
  g_autoptr (GByteArray) second = make_frame ("2");
  BunkoFramer *framer = fixture->framer;

  g_object_add_weak_pointer (G_OBJECT (framer), (gpointer *) &framer);
  g_signal_connect_swapped (framer, "message", G_CALLBACK (drop_framer_cb), fixture);
  push_text (fixture, big);
  bunko_framer_push (framer, stream->data, stream->len);
  bunko_framer_push (framer, second->data, second->len);

  framer_fixture_wait (fixture, 1, 0);
  g_assert_null (framer);
}

typedef struct
{
  GMainContext *context;
  guint n_messages;
} OtherContext;

static void
other_message_cb (OtherContext *other)
{
  g_assert_true (g_main_context_is_owner (other->context));
  other->n_messages++;
}

/* Messages arrive in the main context in which the framer was made. */
static void
test_context (FramerFixture *fixture, gconstpointer data)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autofree char *big = make_big_text (200000);
  g_autoptr (GByteArray) frame = make_frame (big);
  OtherContext other = { .context = context };
  BunkoFramer *framer;

  g_main_context_push_thread_default (context);
  framer = bunko_framer_new ();
  g_signal_connect_swapped (framer, "message", G_CALLBACK (other_message_cb), &other);
  bunko_framer_push (framer, frame->data, frame->len);

  while (other.n_messages == 0)
    g_main_context_iteration (context, TRUE);

  g_main_context_pop_thread_default (context);
  g_assert_cmpuint (other.n_messages, ==, 1);
  g_assert_finalize_object (framer);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  framer_fixture_add ("/framer-thread/order", test_order);
  framer_fixture_add ("/framer-thread/threshold", test_threshold);
  framer_fixture_add ("/framer-thread/many", test_many);
  framer_fixture_add ("/framer-thread/failure-behind", test_failure_behind);
  framer_fixture_add ("/framer-thread/failure-in-thread", test_failure_in_thread);
  framer_fixture_add ("/framer-thread/end", test_end);
  framer_fixture_add ("/framer-thread/queue-is-bounded", test_queue_is_bounded);
  framer_fixture_add ("/framer-thread/finalize-under-way", test_finalize_under_way);
  framer_fixture_add ("/framer-thread/drop-in-handler", test_drop_in_handler);
  framer_fixture_add ("/framer-thread/context", test_context);

  return g_test_run ();
}
