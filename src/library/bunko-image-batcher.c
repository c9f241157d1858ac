/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-image-batcher.h"

#include <glib/gi18n-lib.h>

#include "bunko-image-decode-private.h"
#include "bunko-json-member.h"
#include "protocol/bunko-protocol-error.h"

/**
 * BunkoImageBatcher:
 *
 * Fetches images in batches: what is asked for in one turn of the main loop travels in a few calls,
 * small ones, so that the first images are there soon and the three bulk connections all have work.
 *
 *     queued ─→ called (get_image: an id of a command for each) ─→ waiting ─→ decoding ─→ reply
 *
 * Only so many images are open on the server at a time; the others wait here, where visible ones go
 * first and those that are cancelled cost nothing. Nobody waits for an image any more: its command
 * is stopped, and its value never fetched.
 *
 * Version 0.3.0 of the server fails on base64 (HPX wire notes, get_image); there, and wherever
 * base64 fails, the path on the web server is asked for.
 */

#define BATCH_SIZE 12
#define MAX_OPEN   (3 * BATCH_SIZE)
/* Images that may be wanted later are only asked for while few others are open. */
#define MAX_OPEN_PREFETCH BATCH_SIZE
#define JOB_TIMEOUT       60

typedef enum
{
  JOB_QUEUED,
  JOB_CALLED,
  JOB_WAITING,
  JOB_DECODING,
  JOB_DONE,
} JobState;

typedef struct
{
  BunkoItemType type;
  BunkoImageSize size;
  gint64 id;
} JobKey;

/* One image, for everybody who asked for it. */
typedef struct
{
  JobKey key;
  BunkoImageBatcher *fetcher;
  BunkoImagePriority priority;
  JobState state;
  gboolean open; /* counted in n_open */
  gboolean as_path;
  GPtrArray *waiters; /* of Waiter; empty: nobody waits any more */
  BunkoCommand *command;
  GCancellable *cancellable;
  guint timeout;
} Job;

typedef struct
{
  Job *job; /* borrowed: the job has the waiters */
  GTask *task;
  GSource *cancelled;
} Waiter;

typedef struct
{
  BunkoImageBatcher *fetcher;
  GPtrArray *jobs;
} Batch;

struct _BunkoImageBatcher
{
  GObject parent_instance;

  BunkoSession *session;
  GHashTable *jobs; /* JobKey (in the Job) → Job */
  GQueue queues[2]; /* of Job (the table's), by BunkoImagePriority */
  guint n_open;
  guint flush_source;
  gboolean as_path; /* this server fails on base64 */
};

G_DEFINE_FINAL_TYPE (BunkoImageBatcher, bunko_image_batcher, G_TYPE_OBJECT)

static void schedule_flush (BunkoImageBatcher *self);

static guint
job_key_hash (gconstpointer data)
{
  const JobKey *key = data;
  guint64 mixed = ((guint64) key->id << 8) ^ ((guint64) key->type << 4) ^ (guint64) key->size;

  return (guint) ((mixed * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 32);
}

static gboolean
job_key_equal (gconstpointer a, gconstpointer b)
{
  const JobKey *one = a;
  const JobKey *other = b;

  return one->id == other->id && one->type == other->type && one->size == other->size;
}

static void
waiter_free (gpointer data)
{
  Waiter *waiter = data;

  if (waiter->cancelled != NULL)
    g_source_destroy (waiter->cancelled);
  g_clear_pointer (&waiter->cancelled, g_source_unref);
  g_clear_object (&waiter->task);
  g_free (waiter);
}

static Job *
job_ref (Job *job)
{
  return g_rc_box_acquire (job);
}

static void
job_clear (gpointer data)
{
  Job *job = data;

  g_clear_handle_id (&job->timeout, g_source_remove);
  g_clear_pointer (&job->waiters, g_ptr_array_unref);
  g_clear_object (&job->command);
  g_clear_object (&job->cancellable);
  g_clear_object (&job->fetcher);
}

static void
job_unref (gpointer data)
{
  g_rc_box_release_full (data, job_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_unref)

static void
batch_free (Batch *batch)
{
  g_clear_pointer (&batch->jobs, g_ptr_array_unref);
  g_clear_object (&batch->fetcher);
  g_free (batch);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Batch, batch_free)

static gboolean
is_abandoned (Job *job)
{
  return job->waiters->len == 0;
}

static void
set_open (Job *job, gboolean open)
{
  if (job->open == open)
    return;
  job->open = open;
  job->fetcher->n_open += open ? 1 : -1;
  if (!open)
    schedule_flush (job->fetcher);
}

/* The next request for this image makes a new job. */
static void
forget (Job *job)
{
  GHashTable *jobs = job->fetcher->jobs;

  if (g_hash_table_lookup (jobs, &job->key) == job)
    g_hash_table_remove (jobs, &job->key);
}

static void
end_job (Job *job)
{
  job->state = JOB_DONE;
  g_clear_handle_id (&job->timeout, g_source_remove);
  set_open (job, FALSE);
  forget (job);
}

static void
finish_job (Job *job, BunkoImageReply *reply, const GError *error)
{
  g_autoptr (Job) alive = job_ref (job);
  g_autoptr (GPtrArray) waiters = g_steal_pointer (&job->waiters);

  job->waiters = g_ptr_array_new_with_free_func (waiter_free);
  end_job (job);
  for (guint i = 0; i < waiters->len; i++)
    {
      Waiter *waiter = g_ptr_array_index (waiters, i);

      if (reply != NULL)
        g_task_return_pointer (waiter->task, bunko_image_reply_ref (reply),
                               (GDestroyNotify) bunko_image_reply_unref);
      else
        g_task_return_error (waiter->task, g_error_copy (error));
    }
}

static void
stop_command (Job *job)
{
  if (job->cancellable != NULL)
    g_cancellable_cancel (job->cancellable);
  if (job->command != NULL)
    bunko_command_stop (job->command);
  g_clear_object (&job->command);
}

/* The last one who wanted the image does not any more. While get_image is under way there is no
 * command to stop yet: that is done when its reply is there. */
static void
abandon_job (Job *job)
{
  g_autoptr (Job) alive = job_ref (job);

  if (job->state == JOB_QUEUED)
    {
      g_queue_remove (&job->fetcher->queues[job->priority], job);
      end_job (job);
    }
  else if (job->state == JOB_WAITING)
    {
      stop_command (job);
      end_job (job);
    }
  else
    forget (job);
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Waiter *waiter = user_data;
  Job *job = waiter->job;
  g_autoptr (Job) alive = job_ref (job);
  g_autoptr (GTask) task = g_object_ref (waiter->task);

  g_ptr_array_remove (job->waiters, waiter);
  if (is_abandoned (job))
    abandon_job (job);
  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

static gboolean
timeout_cb (gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (Job) alive = job_ref (job);
  g_autoptr (GError) error = g_error_new_literal (
      BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_TIMED_OUT, _ ("The image took too long"));

  job->timeout = 0;
  stop_command (job);
  finish_job (job, NULL, error);
  return G_SOURCE_REMOVE;
}

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BunkoImageReply) reply = _bunko_image_decode_finish (result, &error);

  if (job->state != JOB_DONE)
    finish_job (job, reply, error);
}

static void
enqueue (Job *job)
{
  job->state = JOB_QUEUED;
  set_open (job, FALSE);
  g_clear_handle_id (&job->timeout, g_source_remove);
  g_clear_object (&job->command);
  g_queue_push_tail (&job->fetcher->queues[job->priority], job);
  schedule_flush (job->fetcher);
}

static void
fail_command (Job *job, const GError *error)
{
  gboolean crashed = g_error_matches (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_BASE);

  if (crashed && !job->as_path)
    {
      if (strstr (error->message, "AttributeError") != NULL)
        job->fetcher->as_path = TRUE;
      job->as_path = TRUE;
      enqueue (job);
    }
  /* Servers accept kinds of items that have no images, and fail later (HPX wire notes, get_image).
   */
  else if (g_error_matches (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_COMMAND) &&
           (job->key.type == BUNKO_ITEM_TYPE_ARTIST || job->key.type == BUNKO_ITEM_TYPE_GROUPING))
    {
      g_autoptr (BunkoImageReply) reply = bunko_image_reply_new_empty ();

      finish_job (job, reply, NULL);
    }
  else
    finish_job (job, NULL, error);
}

static void
waited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) value = bunko_command_wait_finish (BUNKO_COMMAND (source), result, &error);

  if (job->state == JOB_DONE)
    return;
  g_clear_object (&job->command);
  if (value == NULL)
    {
      fail_command (job, error);
      return;
    }
  /* The server is done with it: the next one may start while this one is decoded. */
  job->state = JOB_DECODING;
  g_clear_handle_id (&job->timeout, g_source_remove);
  set_open (job, FALSE);
  _bunko_image_decode_async (value, NULL, decoded_cb, job_ref (job));
}

static BunkoPriority
get_call_priority (BunkoImagePriority priority)
{
  return priority == BUNKO_IMAGE_PRIORITY_VISIBLE ? BUNKO_PRIORITY_VISIBLE
                                                  : BUNKO_PRIORITY_PREFETCH;
}

static void
wait_for_command (Job *job, JsonNode *id)
{
  BunkoCommandTracker *tracker = bunko_session_get_commands (job->fetcher->session);

  job->command = bunko_command_tracker_track_node (tracker, id, get_call_priority (job->priority));
  if (job->command == NULL || is_abandoned (job))
    {
      stop_command (job);
      end_job (job);
      return;
    }
  job->state = JOB_WAITING;
  g_set_object (&job->cancellable, NULL);
  job->cancellable = g_cancellable_new ();
  bunko_command_wait_async (job->command, job->cancellable, waited_cb, job_ref (job));
}

static void
take_called (Job *job, JsonObject *ids, const GError *error)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, job->key.id);
  JsonNode *id = ids != NULL ? json_object_get_member (ids, key) : NULL;

  if (job->state != JOB_CALLED)
    return;
  if (error != NULL)
    finish_job (job, NULL, error);
  else if (id == NULL || JSON_NODE_HOLDS_NULL (id))
    {
      g_autoptr (BunkoImageReply) reply = bunko_image_reply_new_empty ();

      finish_job (job, reply, NULL);
    }
  else
    wait_for_command (job, id);
}

static void
called_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Batch) batch = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = bunko_session_call_finish (BUNKO_SESSION (source), result, &error);
  JsonObject *ids = NULL;

  if (data != NULL && JSON_NODE_HOLDS_OBJECT (data))
    ids = json_node_get_object (data);
  else if (data != NULL)
    error = g_error_new_literal (BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_UNEXPECTED,
                                 _ ("The server’s answer for images was not understood"));
  for (guint i = 0; i < batch->jobs->len; i++)
    take_called (g_ptr_array_index (batch->jobs, i), ids, error);
}

static JsonObject *
make_args (Batch *batch)
{
  JsonObject *args = json_object_new ();
  JsonArray *ids = json_array_new ();
  Job *first = g_ptr_array_index (batch->jobs, 0);

  for (guint i = 0; i < batch->jobs->len; i++)
    json_array_add_int_element (ids, ((Job *) g_ptr_array_index (batch->jobs, i))->key.id);
  json_object_set_int_member (args, "item_type", first->key.type);
  json_object_set_array_member (args, "item_ids", ids);
  json_object_set_int_member (args, "size", first->key.size);
  if (first->as_path)
    json_object_set_boolean_member (args, "url", TRUE);
  return args;
}

static void
send_batch (Batch *batch)
{
  g_autoptr (JsonObject) args = make_args (batch);
  Job *first = g_ptr_array_index (batch->jobs, 0);

  for (guint i = 0; i < batch->jobs->len; i++)
    {
      Job *job = g_ptr_array_index (batch->jobs, i);

      job->state = JOB_CALLED;
      job->timeout = g_timeout_add_seconds (JOB_TIMEOUT, timeout_cb, job);
      set_open (job, TRUE);
    }
  bunko_session_call_async (batch->fetcher->session, "get_image", args,
                            get_call_priority (first->priority), NULL, called_cb, batch);
}

static gboolean
fits (Job *first, Job *job)
{
  return first->key.type == job->key.type && first->key.size == job->key.size &&
         first->as_path == job->as_path;
}

/* Takes up to @max images out of @queue that can travel in one call, oldest first. */
static Batch *
take_batch (BunkoImageBatcher *self, GQueue *queue, guint max)
{
  Job *first = g_queue_peek_head (queue);
  Batch *batch;

  if (first == NULL || max == 0)
    return NULL;
  batch = g_new0 (Batch, 1);
  batch->fetcher = g_object_ref (self);
  batch->jobs = g_ptr_array_new_with_free_func (job_unref);
  for (GList *link = queue->head, *next; link != NULL && batch->jobs->len < max; link = next)
    {
      Job *job = link->data;

      next = link->next;
      if (!fits (first, job))
        continue;
      g_ptr_array_add (batch->jobs, job_ref (job));
      g_queue_delete_link (queue, link);
    }
  return batch;
}

static Batch *
take_next_batch (BunkoImageBatcher *self)
{
  Batch *batch =
      take_batch (self, &self->queues[BUNKO_IMAGE_PRIORITY_VISIBLE],
                  self->n_open < MAX_OPEN ? MIN (BATCH_SIZE, MAX_OPEN - self->n_open) : 0);

  if (batch == NULL && self->n_open < MAX_OPEN_PREFETCH)
    batch = take_batch (self, &self->queues[BUNKO_IMAGE_PRIORITY_PREFETCH],
                        MAX_OPEN_PREFETCH - self->n_open);
  return batch;
}

static gboolean
flush_cb (gpointer user_data)
{
  g_autoptr (BunkoImageBatcher) self = g_object_ref (user_data);
  Batch *batch;

  self->flush_source = 0;
  while ((batch = take_next_batch (self)) != NULL)
    send_batch (batch);
  return G_SOURCE_REMOVE;
}

/* Runs when what is ready in this turn of the main loop is done, and before anything is drawn. */
static void
schedule_flush (BunkoImageBatcher *self)
{
  if (self->flush_source == 0 && self->queues[0].length + self->queues[1].length > 0)
    self->flush_source = g_idle_add_full (G_PRIORITY_DEFAULT, flush_cb, self, NULL);
}

static void
bunko_image_batcher_dispose (GObject *object)
{
  BunkoImageBatcher *self = BUNKO_IMAGE_BATCHER (object);

  g_clear_handle_id (&self->flush_source, g_source_remove);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (bunko_image_batcher_parent_class)->dispose (object);
}

static void
bunko_image_batcher_finalize (GObject *object)
{
  BunkoImageBatcher *self = BUNKO_IMAGE_BATCHER (object);

  /* Jobs hold the fetcher. */
  g_assert (g_hash_table_size (self->jobs) == 0);
  g_clear_pointer (&self->jobs, g_hash_table_unref);

  G_OBJECT_CLASS (bunko_image_batcher_parent_class)->finalize (object);
}

static void
bunko_image_batcher_class_init (BunkoImageBatcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_image_batcher_dispose;
  object_class->finalize = bunko_image_batcher_finalize;
}

static void
bunko_image_batcher_init (BunkoImageBatcher *self)
{
  self->jobs = g_hash_table_new_full (job_key_hash, job_key_equal, NULL, job_unref);
  g_queue_init (&self->queues[0]);
  g_queue_init (&self->queues[1]);
}

/**
 * bunko_image_batcher_new:
 * @session: a session
 *
 * Returns: (transfer full): a fetcher for the images of the server of @session
 */
BunkoImageBatcher *
bunko_image_batcher_new (BunkoSession *session)
{
  BunkoImageBatcher *self;

  g_return_val_if_fail (BUNKO_IS_SESSION (session), NULL);

  self = g_object_new (BUNKO_TYPE_IMAGE_BATCHER, NULL);
  self->session = g_object_ref (session);
  return self;
}

static Job *
new_job (BunkoImageBatcher *self, const JobKey *key, BunkoImagePriority priority)
{
  Job *job = g_rc_box_new0 (Job);

  job->key = *key;
  job->fetcher = g_object_ref (self);
  job->priority = priority;
  job->waiters = g_ptr_array_new_with_free_func (waiter_free);
  job->as_path = self->as_path || !bunko_session_is_version_at_least (self->session, 0, 4, 0);
  g_hash_table_add (self->jobs, job);
  enqueue (job);
  return job;
}

/* What was to come later is on the screen now. */
static void
raise_priority (Job *job, BunkoImagePriority priority)
{
  if (priority >= job->priority)
    return;
  if (job->state == JOB_QUEUED)
    {
      g_queue_remove (&job->fetcher->queues[job->priority], job);
      job->priority = priority;
      enqueue (job);
    }
  job->priority = priority;
}

static void
add_waiter (Job *job, GTask *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  Waiter *waiter = g_new0 (Waiter, 1);

  waiter->job = job;
  waiter->task = task;
  if (cancellable != NULL)
    {
      waiter->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (waiter->cancelled, G_SOURCE_FUNC (cancelled_cb), waiter, NULL);
      /* Before the flush of the same turn: what is not wanted any more is not asked for. */
      g_source_set_priority (waiter->cancelled, G_PRIORITY_HIGH);
      g_source_attach (waiter->cancelled, g_main_context_get_thread_default ());
    }
  g_ptr_array_add (job->waiters, waiter);
}

/**
 * bunko_image_batcher_fetch_async:
 * @self: a fetcher
 * @source_object: (type GObject): what the callback gets as its source object
 * @type: the kind of item
 * @id: its id
 * @size: which size is wanted
 * @priority: how urgent it is
 * @cancellable: (nullable): gives up the image, also on the server
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Fetches an image. The result is a #GTask of @source_object with a #BunkoImageReply, or an error
 * of the domains BunkoProtocolError, BunkoServerError or #GIOErrorEnum.
 */
void
bunko_image_batcher_fetch_async (BunkoImageBatcher *self,
                                 gpointer source_object,
                                 BunkoItemType type,
                                 gint64 id,
                                 BunkoImageSize size,
                                 BunkoImagePriority priority,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  JobKey key = { type, size, id };
  GTask *task;
  Job *job;

  g_return_if_fail (BUNKO_IS_IMAGE_BATCHER (self));

  task = g_task_new (source_object, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_image_batcher_fetch_async);
  if (g_task_return_error_if_cancelled (task))
    {
      g_object_unref (task);
      return;
    }
  job = g_hash_table_lookup (self->jobs, &key);
  if (job == NULL)
    job = new_job (self, &key, priority);
  else
    raise_priority (job, priority);
  add_waiter (job, task);
}

/**
 * bunko_image_batcher_get_n_queued:
 * @self: a fetcher
 *
 * Returns: how many images the server was not yet asked for
 */
guint
bunko_image_batcher_get_n_queued (BunkoImageBatcher *self)
{
  g_return_val_if_fail (BUNKO_IS_IMAGE_BATCHER (self), 0);

  return self->queues[0].length + self->queues[1].length;
}

/**
 * bunko_image_batcher_get_n_open:
 * @self: a fetcher
 *
 * Returns: how many images the server was asked for and has not yet delivered
 */
guint
bunko_image_batcher_get_n_open (BunkoImageBatcher *self)
{
  g_return_val_if_fail (BUNKO_IS_IMAGE_BATCHER (self), 0);

  return self->n_open;
}
