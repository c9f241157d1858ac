/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-framer-job.h"
#include "bunko-json.h"

#define JOB_OVERHEAD 256u

static void
job_clear (gpointer data)
{
  BunkoFramerJob *self = data;

  g_free (self->text);
  g_clear_pointer (&self->node, json_node_unref);
  g_clear_error (&self->error);
}

/**
 * bunko_framer_job_new: (skip)
 * @framer: (transfer none): whose it is; not referenced
 * @length: the length of its text in bytes
 *
 * Returns: (transfer full): a job without a text
 */
BunkoFramerJob *
bunko_framer_job_new (BunkoFramer *framer, gsize length)
{
  BunkoFramerJob *self = g_atomic_rc_box_new0 (BunkoFramerJob);

  self->framer = framer;
  self->size = JOB_OVERHEAD + length;
  self->length = length;

  return self;
}

/**
 * bunko_framer_job_unref: (skip)
 * @self: (transfer full): a job
 *
 * Drops a reference; on whatever thread.
 */
void
bunko_framer_job_unref (BunkoFramerJob *self)
{
  g_atomic_rc_box_release_full (self, job_clear);
}

static void
parse_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  BunkoFramerJob *self = task_data;

  self->node = bunko_json_parse_in_place (self->text, self->length, &self->error);
  g_clear_pointer (&self->text, g_free);
  g_task_return_boolean (task, TRUE);
}

/**
 * bunko_framer_job_parse_async: (skip)
 * @self: a job with a text, which has %BUNKO_JSON_PADDING bytes of room behind it
 * @callback: called, without data, when the job has its node or its error
 *
 * Parses the text in a thread. Only the thread may touch text, node and error until then.
 */
void
bunko_framer_job_parse_async (BunkoFramerJob *self, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, NULL);

  g_task_set_source_tag (task, bunko_framer_job_parse_async);
  g_task_set_task_data (task, g_atomic_rc_box_acquire (self),
                        (GDestroyNotify) bunko_framer_job_unref);
  g_task_run_in_thread (task, parse_in_thread);
}

/**
 * bunko_framer_job_parse_finish: (skip)
 * @result: the result that the callback got
 *
 * Finishes bunko_framer_job_parse_async().
 *
 * Returns: (transfer none): the job
 */
BunkoFramerJob *
bunko_framer_job_parse_finish (GAsyncResult *result)
{
  return g_task_get_task_data (G_TASK (result));
}
