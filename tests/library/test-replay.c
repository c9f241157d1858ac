/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "replay.h"

/* A session is cut at the end of every message, and at places inside of messages: it ends connected
 * or lost with a true message, nothing hangs, nothing is mixed up, and no edit is lost or made
 * twice without a word. All thousand places inside are tried by the benchmark "faults". */

/* Sanitizers make everything some times slower: they get every so manieth place. */
#ifdef __SANITIZE_ADDRESS__
#define STRIDE 4
#else
#define STRIDE 1
#endif

#define N_INSIDE 180

static void
test_whole (ReplayFixture *self, gconstpointer data)
{
  g_auto (ReplayResult) result = { 0 };

  replay_run (self, NULL, &result);
  g_assert_cmpstr (result.problem, ==, NULL);
  g_assert_cmpuint (result.n_failed, ==, 0);
  g_assert_cmpuint (result.n_kept, ==, 0);
}

static void
test_cut (ReplayFixture *self, gconstpointer data)
{
  gboolean at_ends = GPOINTER_TO_INT (data);
  g_autoptr (GArray) places = replay_list_places (self, N_INSIDE);
  guint n_tried = 0, n_kept = 0, n_lost = 0, n_failed = 0;

  for (guint i = 0, n = 0; i < places->len; i++)
    {
      const ReplayPlace *place = &g_array_index (places, ReplayPlace, i);
      g_auto (ReplayResult) result = { 0 };

      if (place->is_end != at_ends || n++ % STRIDE != 0)
        continue;
      replay_run (self, place, &result);
      if (result.problem != NULL)
        g_error ("Connection %u %s after %" G_GINT64_FORMAT " bytes from the %s: %s",
                 place->connection, place->unplug ? "unplugged" : "cut", place->at, place->side,
                 result.problem);
      n_tried++;
      n_kept += result.n_kept;
      n_failed += result.n_failed;
      n_lost += result.lost;
    }
  g_test_message ("%u places: %u calls failed, %u sessions lost, %u edits offered again", n_tried,
                  n_failed, n_lost, n_kept);
  /* The proxy did cut. */
  g_assert_cmpuint (n_tried, >=, 10);
  g_assert_cmpuint (n_failed, >, 0);
  g_assert_cmpuint (n_kept, >, 0);
}

static void
set_up (ReplayFixture *self, gconstpointer data)
{
  replay_fixture_set_up (self, 400);
}

static void
tear_down (ReplayFixture *self, gconstpointer data)
{
  replay_fixture_tear_down (self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/replay/whole", ReplayFixture, NULL, set_up, test_whole, tear_down);
  g_test_add ("/replay/cut/ends", ReplayFixture, GINT_TO_POINTER (TRUE), set_up, test_cut,
              tear_down);
  g_test_add ("/replay/cut/inside", ReplayFixture, GINT_TO_POINTER (FALSE), set_up, test_cut,
              tear_down);
  return g_test_run ();
}
