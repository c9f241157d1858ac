/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-frame-reader.h"
#include "bunko-framer-job.h"
#include "bunko-framer.h"
#include "bunko-json.h"

/**
 * BunkoFramer:
 *
 * Turns the bytes of a connection, in whatever pieces they arrive, into messages.
 *
 * A frame is one or more gzip members followed by the five bytes of %BUNKO_FRAME_MARKER ("HPX wire
 * notes", Frames). The data is inflated as it arrives, and where a gzip member ends, the marker or
 * another member must follow. The framer never searches for the marker, which can also occur inside
 * of the compressed data.
 *
 * A framer does no I/O. It belongs to the thread-default main context in which it was created: all
 * functions must be called there, and all signals are emitted there. A reply larger than
 * #BunkoFramer:thread-threshold is parsed in a thread; its message and all that follow are then
 * emitted later, always in the order in which they arrived. Anything smaller is emitted before
 * bunko_framer_push() returns.
 *
 * The first thing that is wrong ends the framer: #BunkoFramer::failed is emitted once, after the
 * messages before it, and all further input is ignored.
 */

struct _BunkoFramer
{
  GObject parent_instance;

  guint64 max_compressed;
  guint64 max_inflated;
  guint64 thread_threshold;

  BunkoFrameReader *reader;

  /* Jobs in the order of arrival; the first one is being parsed. */
  GQueue jobs;
  guint64 queued_size;

  /* Of the message that is emitted. */
  guint64 compressed;
  gsize inflated;
  gboolean closed;
};

enum
{
  PROP_0,
  PROP_MAX_COMPRESSED,
  PROP_MAX_INFLATED,
  PROP_THREAD_THRESHOLD,
  N_PROPS,
};

enum
{
  MESSAGE,
  FAILED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoFramer, bunko_framer, G_TYPE_OBJECT)

/* A job whose framer is going away leaves the queue without a trace; its thread may still be at
 * work. */
static void
bunko_framer_drop_jobs (BunkoFramer *self)
{
  BunkoFramerJob *job;

  while ((job = g_queue_pop_head (&self->jobs)) != NULL)
    {
      job->framer = NULL;
      bunko_framer_job_unref (job);
    }

  self->queued_size = 0;
}

static void
bunko_framer_emit (BunkoFramer *self, BunkoFramerJob *job)
{
  if (job->error == NULL)
    {
      self->compressed = job->compressed;
      self->inflated = job->length;
      g_signal_emit (self, signals[MESSAGE], 0, job->node);
      return;
    }

  self->closed = TRUE;
  bunko_framer_drop_jobs (self);
  g_signal_emit (self, signals[FAILED], 0, job->error);
}

static void
bunko_framer_deliver (BunkoFramer *self)
{
  g_autoptr (BunkoFramer) keep_alive = g_object_ref (self);
  BunkoFramerJob *job;

  while ((job = g_queue_peek_head (&self->jobs)) != NULL && job->done)
    {
      g_queue_pop_head (&self->jobs);
      self->queued_size -= job->size;
      bunko_framer_emit (self, job);
      bunko_framer_job_unref (job);
    }
}

static void
bunko_framer_add_job (BunkoFramer *self, BunkoFramerJob *job)
{
  g_queue_push_tail (&self->jobs, job);
  self->queued_size += job->size;
}

static void
bunko_framer_fail (BunkoFramer *self, GError *error)
{
  BunkoFramerJob *job = bunko_framer_job_new (self, 0);

  job->error = error;
  job->done = TRUE;

  self->closed = TRUE;
  bunko_framer_add_job (self, job);
  bunko_framer_deliver (self);
}

static void
parsed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BunkoFramerJob *job = bunko_framer_job_parse_finish (result);

  job->done = TRUE;
  if (job->framer != NULL)
    bunko_framer_deliver (job->framer);
}

/* Neither the task nor the job keeps the framer alive: who drops it wants to hear no more of it. */
static void
bunko_framer_parse_later (BunkoFramer *self)
{
  BunkoFramerJob *job;
  gsize length;
  char *text;

  text = bunko_frame_reader_steal_text (self->reader, &length);
  job = bunko_framer_job_new (self, length);
  job->compressed = bunko_frame_reader_get_compressed (self->reader);
  job->text = text;
  bunko_framer_add_job (self, job);
  bunko_framer_job_parse_async (job, parsed_cb);
}

static void
bunko_framer_parse_now (BunkoFramer *self)
{
  BunkoFramerJob *job;
  gsize length;
  char *text;

  text = bunko_frame_reader_get_text (self->reader, &length);
  job = bunko_framer_job_new (self, length);
  job->compressed = bunko_frame_reader_get_compressed (self->reader);
  job->node = bunko_json_parse_in_place (text, length, &job->error);
  job->done = TRUE;
  if (job->error != NULL)
    self->closed = TRUE;

  bunko_framer_add_job (self, job);
  bunko_framer_deliver (self);
}

static void
bunko_framer_handle_frame (BunkoFramer *self)
{
  gsize length;

  bunko_frame_reader_get_text (self->reader, &length);
  if (length > self->thread_threshold)
    bunko_framer_parse_later (self);
  else
    bunko_framer_parse_now (self);
}

/* Messages that wait to be delivered count against the limit of the next one, which bounds the
 * queue. */
static void
bunko_framer_update_limits (BunkoFramer *self)
{
  guint64 waiting = MIN (self->queued_size, self->max_inflated);

  bunko_frame_reader_set_limits (self->reader, self->max_compressed, self->max_inflated - waiting);
}

static void
bunko_framer_dispose (GObject *object)
{
  BunkoFramer *self = BUNKO_FRAMER (object);

  self->closed = TRUE;
  bunko_framer_drop_jobs (self);

  G_OBJECT_CLASS (bunko_framer_parent_class)->dispose (object);
}

static void
bunko_framer_finalize (GObject *object)
{
  BunkoFramer *self = BUNKO_FRAMER (object);

  bunko_frame_reader_free (self->reader);

  G_OBJECT_CLASS (bunko_framer_parent_class)->finalize (object);
}

static void
bunko_framer_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoFramer *self = BUNKO_FRAMER (object);

  switch (prop_id)
    {
    case PROP_MAX_COMPRESSED:
      g_value_set_uint64 (value, self->max_compressed);
      break;
    case PROP_MAX_INFLATED:
      g_value_set_uint64 (value, self->max_inflated);
      break;
    case PROP_THREAD_THRESHOLD:
      g_value_set_uint64 (value, self->thread_threshold);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_limit (BunkoFramer *self, guint64 *limit, const GValue *value, GParamSpec *pspec)
{
  if (*limit == g_value_get_uint64 (value))
    return;

  *limit = g_value_get_uint64 (value);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
bunko_framer_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  BunkoFramer *self = BUNKO_FRAMER (object);

  switch (prop_id)
    {
    case PROP_MAX_COMPRESSED:
      set_limit (self, &self->max_compressed, value, pspec);
      break;
    case PROP_MAX_INFLATED:
      set_limit (self, &self->max_inflated, value, pspec);
      break;
    case PROP_THREAD_THRESHOLD:
      set_limit (self, &self->thread_threshold, value, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_framer_class_init (BunkoFramerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_framer_dispose;
  object_class->finalize = bunko_framer_finalize;
  object_class->get_property = bunko_framer_get_property;
  object_class->set_property = bunko_framer_set_property;

  /**
   * BunkoFramer:max-compressed:
   *
   * The largest size of a frame on the wire, in bytes.
   */
  props[PROP_MAX_COMPRESSED] = g_param_spec_uint64 (
      "max-compressed", NULL, NULL, 1, G_MAXUINT32, BUNKO_FRAMER_DEFAULT_MAX_COMPRESSED,
      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * BunkoFramer:max-inflated:
   *
   * The largest size of a message as text, in bytes. Messages that are still being parsed count as
   * well.
   */
  props[PROP_MAX_INFLATED] = g_param_spec_uint64 (
      "max-inflated", NULL, NULL, 1, G_MAXUINT32, BUNKO_FRAMER_DEFAULT_MAX_INFLATED,
      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * BunkoFramer:thread-threshold:
   *
   * A message with a longer text than this, in bytes, is parsed in a thread.
   */
  props[PROP_THREAD_THRESHOLD] = g_param_spec_uint64 (
      "thread-threshold", NULL, NULL, 0, G_MAXUINT64, BUNKO_FRAMER_DEFAULT_THREAD_THRESHOLD,
      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, props);

  /**
   * BunkoFramer::message:
   * @self: the framer
   * @message: (transfer none): the root of the message; take a reference to keep it
   *
   * A message arrived.
   */
  signals[MESSAGE] = g_signal_new ("message", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, g_cclosure_marshal_VOID__BOXED, G_TYPE_NONE, 1,
                                   JSON_TYPE_NODE | G_SIGNAL_TYPE_STATIC_SCOPE);

  /**
   * BunkoFramer::failed:
   * @self: the framer
   * @error: (transfer none): why, in %BUNKO_PROTOCOL_ERROR
   *
   * The input is invalid. Emitted once; no message comes after it.
   */
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, g_cclosure_marshal_VOID__BOXED, G_TYPE_NONE, 1,
                                  G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
bunko_framer_init (BunkoFramer *self)
{
  self->max_compressed = BUNKO_FRAMER_DEFAULT_MAX_COMPRESSED;
  self->max_inflated = BUNKO_FRAMER_DEFAULT_MAX_INFLATED;
  self->thread_threshold = BUNKO_FRAMER_DEFAULT_THREAD_THRESHOLD;
  g_queue_init (&self->jobs);

  self->reader = bunko_frame_reader_new ();
}

/**
 * bunko_framer_new:
 *
 * Makes a framer with the default limits: 64 MiB on the wire and 256 MiB of text for a frame.
 *
 * Returns: (transfer full): the framer
 */
BunkoFramer *
bunko_framer_new (void)
{
  return g_object_new (BUNKO_TYPE_FRAMER, NULL);
}

/**
 * bunko_framer_push:
 * @self: a framer
 * @data: (array length=length): what was received
 * @length: its length in bytes; 0 is allowed and does nothing
 *
 * Takes the next bytes of the stream. Signals may be emitted before this function returns; their
 * handlers may drop the framer, but must not push.
 */
void
bunko_framer_push (BunkoFramer *self, const guint8 *data, gsize length)
{
  g_autoptr (BunkoFramer) keep_alive = NULL;

  g_return_if_fail (BUNKO_IS_FRAMER (self));
  g_return_if_fail (data != NULL || length == 0);

  keep_alive = g_object_ref (self);

  while (length > 0 && !self->closed)
    {
      GError *error = NULL;

      bunko_framer_update_limits (self);

      switch (bunko_frame_reader_read (self->reader, &data, &length, &error))
        {
        case BUNKO_FRAME_READER_FRAME:
          bunko_framer_handle_frame (self);
          break;
        case BUNKO_FRAME_READER_ERROR:
          bunko_framer_fail (self, error);
          break;
        case BUNKO_FRAME_READER_MORE:
        default:
          break;
        }
    }
}

/**
 * bunko_framer_end:
 * @self: a framer
 *
 * Says that the stream has ended. Within a frame that is a failure
 * (%BUNKO_PROTOCOL_ERROR_TRUNCATED); between frames it is not, and messages that are still being
 * parsed are delivered. Input after this is ignored.
 */
void
bunko_framer_end (BunkoFramer *self)
{
  GError *error = NULL;

  g_return_if_fail (BUNKO_IS_FRAMER (self));

  if (self->closed)
    return;

  self->closed = TRUE;
  if (!bunko_frame_reader_end (self->reader, &error))
    bunko_framer_fail (self, error);
}

/**
 * bunko_framer_is_closed:
 * @self: a framer
 *
 * Tells whether the framer ignores further input, since it failed or bunko_framer_end() was called.
 * #BunkoFramer::failed may still be to come, behind messages that are being parsed.
 *
 * Returns: whether input is ignored
 */
gboolean
bunko_framer_is_closed (BunkoFramer *self)
{
  g_return_val_if_fail (BUNKO_IS_FRAMER (self), TRUE);

  return self->closed;
}

/**
 * bunko_framer_get_n_pending:
 * @self: a framer
 *
 * Tells how many messages have arrived but are still being parsed. Whoever got the end of the
 * stream waits until none is left.
 *
 * Returns: the number of messages to come
 */
guint
bunko_framer_get_n_pending (BunkoFramer *self)
{
  g_return_val_if_fail (BUNKO_IS_FRAMER (self), 0);

  return g_queue_get_length (&self->jobs);
}

/**
 * bunko_framer_get_sizes:
 * @self: a framer that emits #BunkoFramer::message
 * @compressed: (out): the size of the frame on the wire in bytes, its marker included
 * @inflated: (out): the size of its text in bytes
 *
 * Tells how large the message was that is just being emitted.
 */
void
bunko_framer_get_sizes (BunkoFramer *self, gsize *compressed, gsize *inflated)
{
  g_return_if_fail (BUNKO_IS_FRAMER (self) && compressed != NULL && inflated != NULL);

  *compressed = (gsize) self->compressed;
  *inflated = self->inflated;
}
