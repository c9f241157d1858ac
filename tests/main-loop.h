/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Keeps the main loop from sleeping while something outside of it is waited for. */
static inline gboolean
main_loop_wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Runs the main loop until the condition is met, and fails the test if that takes too long. */
#define RUN_UNTIL(condition)                                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 end_ = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;                               \
    guint wake_ = g_timeout_add (5, main_loop_wake_cb, NULL);                                      \
    while (!(condition))                                                                           \
      {                                                                                            \
        if (g_get_monotonic_time () >= end_)                                                       \
          g_error ("%s:%d: waited in vain for: %s", __FILE__, __LINE__, #condition);               \
        g_main_context_iteration (NULL, TRUE);                                                     \
      }                                                                                            \
    g_source_remove (wake_);                                                                       \
  }                                                                                                \
  G_STMT_END

/* Runs the main loop for a while, and until nothing is pending. */
static inline void
run_for (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * G_TIME_SPAN_MILLISECOND;
  guint wake = g_timeout_add (5, main_loop_wake_cb, NULL);

  while (g_get_monotonic_time () < end || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (wake);
}

G_END_DECLS
