/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-protocol-error.h"
#include "bunko-session-private.h"
#include "bunko-source.h"

/* Calls whose connection broke under them, and that may be made twice:
 *
 *     broken ─┬─ the session stands: at once, over another connection ─┬─ reply    → done
 *             │                                                        └─ broken ─┐
 *             └─ the session is lost ─────────────────────────────────────────────┴→ wait
 *
 *     wait ─┬─ the session is back, or stands after a moment → send, for the last time
 *           └─ too long, cancelled, closed, logged out       → the error that there was
 *
 * Here is where this is easiest: all calls pass, and what one waits for is known. Which functions
 * only ask is told by the layer above, that knows what they mean.
 */

/* For how long a call waits for the session; a server that restarts is back in five to eight
 * seconds (HPX wire notes, "Server commands"). In milliseconds. */
#define MAX_WAIT 12000

/* Whether a session that seems to stand does, shows after that many milliseconds. */
#define SETTLE_TIME 500

/* So many may wait; that is more than a few pages have. */
#define MAX_WAITING 256

typedef struct
{
  GTask *task;
  GError *error; /* what is said if it comes to nothing */
  GSource *deadline;
  GSource *settle;
  GSource *cancelled;
} Broken;

void
_bunko_session_broken_free (gpointer data)
{
  Broken *broken = data;

  bunko_source_clear (&broken->deadline);
  bunko_source_clear (&broken->settle);
  bunko_source_clear (&broken->cancelled);
  g_clear_object (&broken->task);
  g_clear_error (&broken->error);
  g_free (broken);
}

/**
 * bunko_session_set_repeat_filter:
 * @self: a session
 * @filter: (nullable) (scope forever): tells whether a function may be called twice without harm
 *
 * Has calls whose connection broke sent again, once the session stands again, if all of their
 * functions may be called twice. Without a filter none is.
 */
void
bunko_session_set_repeat_filter (BunkoSession *self, BunkoFunctionFilter filter)
{
  g_return_if_fail (BUNKO_IS_SESSION (self));

  self->may_repeat = filter;
}

/**
 * _bunko_session_may_repeat: (skip)
 * @self: a session
 * @batch: (nullable): calls
 *
 * Returns: whether the calls may be made twice
 */
gboolean
_bunko_session_may_repeat (BunkoSession *self, BunkoCallBatch *batch)
{
  if (self->may_repeat == NULL || batch == NULL)
    return FALSE;
  for (guint i = 0; i < bunko_call_batch_get_n_calls (batch); i++)
    if (!self->may_repeat (bunko_call_batch_get_fname (batch, i)))
      return FALSE;
  return TRUE;
}

/**
 * _bunko_session_is_broken: (skip)
 * @error: why there is no reply
 *
 * Returns: whether it is because of the connection, so that another try may get one; one that took
 *   too long has waited enough
 */
gboolean
_bunko_session_is_broken (const GError *error)
{
  if (error->domain == BUNKO_PROTOCOL_ERROR)
    return error->code == BUNKO_PROTOCOL_ERROR_CLOSED ||
           error->code == BUNKO_PROTOCOL_ERROR_TRUNCATED ||
           error->code == BUNKO_PROTOCOL_ERROR_CHECKSUM;
  return error->domain == G_RESOLVER_ERROR ||
         (error->domain == G_IO_ERROR && error->code != G_IO_ERROR_CANCELLED &&
          error->code != G_IO_ERROR_BUSY);
}

static Broken *
steal_broken (BunkoSession *self, GTask *task)
{
  for (guint i = 0; i < self->broken->len; i++)
    {
      Broken *broken = g_ptr_array_index (self->broken, i);

      if (broken->task == task)
        return g_ptr_array_steal_index (self->broken, i);
    }
  g_return_val_if_reached (NULL);
}

/* @error is taken; NULL to send it again. */
static void
end_wait (GTask *waiting, GError *error)
{
  g_autoptr (GTask) task = g_object_ref (waiting);
  BunkoSession *self = g_task_get_source_object (task);

  _bunko_session_broken_free (steal_broken (self, task));
  if (error != NULL)
    g_task_return_error (task, error);
  else
    _bunko_session_send_again (self, task);
}

static gboolean
deadline_cb (gpointer user_data)
{
  Broken *broken = user_data;

  end_wait (broken->task, g_steal_pointer (&broken->error));
  return G_SOURCE_REMOVE;
}

static gboolean
settle_cb (gpointer user_data)
{
  Broken *broken = user_data;
  BunkoSession *self = g_task_get_source_object (broken->task);

  if (self->state == BUNKO_SESSION_AUTHENTICATED)
    end_wait (broken->task, NULL);
  return G_SOURCE_REMOVE;
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Broken *broken = user_data;
  GError *error = NULL;

  g_cancellable_set_error_if_cancelled (cancellable, &error);
  end_wait (broken->task, error);
  return G_SOURCE_REMOVE;
}

static GSource *
attach (Broken *broken, GSource *source, GSourceFunc callback)
{
  g_source_set_callback (source, callback, broken, NULL);
  g_source_attach (source, g_task_get_context (broken->task));
  return source;
}

/**
 * _bunko_session_wait_for_return: (skip)
 * @self: a session
 * @task: a call that may be made twice
 * @error: why it failed
 *
 * Keeps a call until the session stands again, for a bounded time.
 *
 * Returns: whether there was room for it
 */
gboolean
_bunko_session_wait_for_return (BunkoSession *self, GTask *task, const GError *error)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  guint wait = self->repeat_wait > 0 ? self->repeat_wait : MAX_WAIT;
  Broken *broken;

  if (self->broken->len >= MAX_WAITING || self->state == BUNKO_SESSION_IDLE ||
      self->credentials == NULL)
    return FALSE;

  broken = g_new0 (Broken, 1);
  broken->task = g_object_ref (task);
  broken->error = g_error_copy (error);
  broken->deadline = attach (broken, g_timeout_source_new (wait), deadline_cb);
  broken->settle =
      attach (broken, g_timeout_source_new (MIN (SETTLE_TIME, MAX (wait / 2, 1))), settle_cb);
  if (cancellable != NULL)
    broken->cancelled =
        attach (broken, g_cancellable_source_new (cancellable), G_SOURCE_FUNC (cancelled_cb));
  g_ptr_array_add (self->broken, broken);
  return TRUE;
}

/**
 * _bunko_session_end_waits: (skip)
 * @self: a session
 * @error: (nullable): what to tell those who wait, %NULL to send their calls again
 *
 * Goes on with all calls that wait for the session to return.
 */
void
_bunko_session_end_waits (BunkoSession *self, const GError *error)
{
  g_autoptr (BunkoSession) alive = g_object_ref (self);
  guint n = self->broken->len;

  /* Those that fail again meanwhile come after these. */
  for (; n > 0 && self->broken->len > 0; n--)
    {
      Broken *broken = g_ptr_array_index (self->broken, 0);

      end_wait (broken->task, error != NULL ? g_error_copy (error) : NULL);
    }
}

/**
 * _bunko_session_set_repeat_wait_for_tests: (skip)
 * @self: a session
 * @wait: in milliseconds
 *
 * Shortens how long calls wait for the session to return.
 */
void
_bunko_session_set_repeat_wait_for_tests (BunkoSession *self, guint wait)
{
  g_return_if_fail (BUNKO_IS_SESSION (self));

  self->repeat_wait = wait;
}
