/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-time-limit.h"

struct _BunkoTimeLimit
{
  GCancellable *cancellable; /* cancelled by the caller's one and by the time limit */
  GCancellable *outer;
  gulong outer_handler;
  guint timeout_id;
  gboolean is_over;
};

static gboolean
timeout_cb (gpointer data)
{
  BunkoTimeLimit *self = data;

  self->timeout_id = 0;
  self->is_over = TRUE;
  g_cancellable_cancel (self->cancellable);

  return G_SOURCE_REMOVE;
}

static void
outer_cancelled_cb (GCancellable *outer, GCancellable *inner)
{
  g_cancellable_cancel (inner);
}

/**
 * bunko_time_limit_new:
 * @seconds: how long to wait at most
 * @cancellable: (nullable): the caller's cancellable, which ends the wait as well
 *
 * Starts to wait.
 *
 * Returns: (transfer full): the time limit; free it when what was waited for is there
 */
BunkoTimeLimit *
bunko_time_limit_new (guint seconds, GCancellable *cancellable)
{
  BunkoTimeLimit *self;

  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);

  self = g_new0 (BunkoTimeLimit, 1);
  self->cancellable = g_cancellable_new ();
  self->timeout_id = g_timeout_add_seconds (seconds, timeout_cb, self);
  if (cancellable != NULL)
    {
      self->outer = g_object_ref (cancellable);
      self->outer_handler =
          g_cancellable_connect (cancellable, G_CALLBACK (outer_cancelled_cb),
                                 g_object_ref (self->cancellable), g_object_unref);
    }

  return self;
}

/**
 * bunko_time_limit_free:
 * @self: (transfer full): a time limit
 *
 * Ends it. Its cancellable is left as it is.
 */
void
bunko_time_limit_free (BunkoTimeLimit *self)
{
  g_return_if_fail (self != NULL);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (self->outer != NULL)
    g_cancellable_disconnect (self->outer, self->outer_handler);
  g_clear_object (&self->outer);
  g_clear_object (&self->cancellable);
  g_free (self);
}

/**
 * bunko_time_limit_get_cancellable:
 * @self: a time limit
 *
 * Returns: (transfer none): what to wait with: the caller's cancellable and the time limit both
 *   cancel it
 */
GCancellable *
bunko_time_limit_get_cancellable (BunkoTimeLimit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->cancellable;
}

/**
 * bunko_time_limit_is_over:
 * @self: a time limit
 *
 * Returns: whether it took too long
 */
gboolean
bunko_time_limit_is_over (BunkoTimeLimit *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_over;
}
