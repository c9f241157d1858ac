/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "settings/bunko-time-limit.h"
#include "tests/main-loop.h"

static void
test_over (void)
{
  g_autoptr (BunkoTimeLimit) limit = bunko_time_limit_new (1, NULL);
  GCancellable *cancellable = bunko_time_limit_get_cancellable (limit);

  g_assert_false (bunko_time_limit_is_over (limit));
  g_assert_false (g_cancellable_is_cancelled (cancellable));
  RUN_UNTIL (g_cancellable_is_cancelled (cancellable));
  g_assert_true (bunko_time_limit_is_over (limit));
}

/* Who does not want to wait any longer is told from what took too long. */
static void
test_cancelled (void)
{
  g_autoptr (GCancellable) caller = g_cancellable_new ();
  g_autoptr (BunkoTimeLimit) limit = bunko_time_limit_new (1000, caller);
  GCancellable *cancellable = bunko_time_limit_get_cancellable (limit);

  g_assert_false (g_cancellable_is_cancelled (cancellable));
  g_cancellable_cancel (caller);
  g_assert_true (g_cancellable_is_cancelled (cancellable));
  g_assert_false (bunko_time_limit_is_over (limit));
}

static void
test_cancelled_before (void)
{
  g_autoptr (GCancellable) caller = g_cancellable_new ();
  g_autoptr (BunkoTimeLimit) limit = NULL;

  g_cancellable_cancel (caller);
  limit = bunko_time_limit_new (1000, caller);
  g_assert_true (g_cancellable_is_cancelled (bunko_time_limit_get_cancellable (limit)));
}

/* What came in time is not disturbed by what the caller does later. */
static void
test_in_time (void)
{
  GCancellable *caller = g_cancellable_new ();
  BunkoTimeLimit *limit = bunko_time_limit_new (1, caller);
  g_autoptr (GCancellable) cancellable = g_object_ref (bunko_time_limit_get_cancellable (limit));

  bunko_time_limit_free (limit);
  g_cancellable_cancel (caller);
  run_for (1500);
  g_assert_false (g_cancellable_is_cancelled (cancellable));
  g_assert_finalize_object (caller);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/settings/time-limit/over", test_over);
  g_test_add_func ("/settings/time-limit/cancelled", test_cancelled);
  g_test_add_func ("/settings/time-limit/cancelled-before", test_cancelled_before);
  g_test_add_func ("/settings/time-limit/in-time", test_in_time);

  return g_test_run ();
}
