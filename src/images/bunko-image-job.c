/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-image-job.h"

#include "bunko-image-decoder.h"
#include "bunko-image-error.h"

/**
 * bunko_image_job_new: (skip)
 * @key: an image with its box
 * @disk: where to look for its file, and where to keep it
 * @cancellable: stops the job before it starts, and while it decodes
 * @fetched: (nullable): the file as it came from the server; %NULL to look on the disk
 * @priority: how urgent it is
 * @serial: jobs of the same priority run in this order
 * @done: called in the thread-default main context of now
 * @user_data: for @done
 * @user_data_free: frees @user_data when the job is freed, in whatever thread that happens
 *
 * Makes a job for a worker thread.
 *
 * Returns: (transfer full): a new job
 */
BunkoImageJob *
bunko_image_job_new (BunkoImageKey *key,
                     BunkoDiskCache *disk,
                     GCancellable *cancellable,
                     GBytes *fetched,
                     BunkoImagePriority priority,
                     guint64 serial,
                     BunkoImageJobFunc done,
                     gpointer user_data,
                     GDestroyNotify user_data_free)
{
  BunkoImageJob *self = g_new0 (BunkoImageJob, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->key = bunko_image_key_ref (key);
  self->disk = g_object_ref (disk);
  self->cancellable = g_object_ref (cancellable);
  self->fetched = fetched != NULL ? g_bytes_ref (fetched) : NULL;
  self->context = g_main_context_ref_thread_default ();
  self->done = done;
  self->user_data = user_data;
  self->user_data_free = user_data_free;
  self->serial = serial;
  self->priority = (gint) priority;
  return self;
}

/**
 * bunko_image_job_ref: (skip)
 * @self: a job
 *
 * Returns: (transfer full): @self
 */
BunkoImageJob *
bunko_image_job_ref (BunkoImageJob *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * bunko_image_job_unref: (skip)
 * @self: (transfer full): a job
 *
 * Gives a reference back; the last one frees the job.
 */
void
bunko_image_job_unref (BunkoImageJob *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  bunko_image_key_unref (self->key);
  g_object_unref (self->disk);
  g_object_unref (self->cancellable);
  g_clear_pointer (&self->fetched, g_bytes_unref);
  g_main_context_unref (self->context);
  g_clear_object (&self->paintable);
  g_clear_error (&self->error);
  self->user_data_free (self->user_data);
  g_free (self);
}

/**
 * bunko_image_job_compare: (skip)
 * @a: (type BunkoImageJob): a job
 * @b: (type BunkoImageJob): another job
 * @unused: nothing
 *
 * Orders jobs: what is seen first, then what was asked for first.
 *
 * Returns: less than 0 if @a goes first
 */
int
bunko_image_job_compare (gconstpointer a, gconstpointer b, gpointer unused)
{
  const BunkoImageJob *one = a;
  const BunkoImageJob *two = b;
  int difference = g_atomic_int_get (&one->priority) - g_atomic_int_get (&two->priority);

  if (difference != 0)
    return difference;
  return (one->serial > two->serial) - (one->serial < two->serial);
}

static GdkPaintable *
decode (BunkoImageJob *self, GBytes *bytes, GError **error)
{
  int max_width, max_height;

  bunko_image_key_get_box (self->key, &max_width, &max_height);
  return bunko_image_decode (bytes, max_width, max_height, self->cancellable, error);
}

static gboolean
is_fault_of_file (const GError *error)
{
  return g_error_matches (error, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_UNSUPPORTED) ||
         g_error_matches (error, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_CORRUPT) ||
         g_error_matches (error, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_TOO_LARGE);
}

/* A file on the disk that is no image is as good as none: it is fetched again. One that cannot be
 * decoded for another reason, such as that nothing can be now, stays. */
static void
look_on_disk (BunkoImageJob *self)
{
  g_autoptr (GBytes) bytes = bunko_disk_cache_load (self->disk, self->key);

  if (bytes == NULL)
    return;
  self->paintable = decode (self, bytes, &self->error);
  if (is_fault_of_file (self->error))
    {
      g_clear_error (&self->error);
      bunko_disk_cache_remove (self->disk, self->key);
    }
}

static gboolean
done_cb (gpointer user_data)
{
  BunkoImageJob *self = user_data;

  self->done (self, self->user_data);
  return G_SOURCE_REMOVE;
}

/* Not g_main_context_invoke(): that runs the function here when the loop happens to rest. */
static void
post (BunkoImageJob *self)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_static_name (source, "[bunko] image decoded");
  g_source_set_callback (source, done_cb, bunko_image_job_ref (self),
                         (GDestroyNotify) bunko_image_job_unref);
  g_source_attach (source, self->context);
}

/**
 * bunko_image_job_run: (skip)
 * @self: a job
 *
 * Runs the job in a worker thread: reads or takes the file, decodes it, hands the picture to the
 * main context, and then keeps a fetched file on the disk while the picture is already on its way.
 */
void
bunko_image_job_run (BunkoImageJob *self)
{
  gboolean keep = FALSE;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, &self->error))
    ;
  else if (self->fetched == NULL)
    look_on_disk (self);
  else
    {
      self->paintable = decode (self, self->fetched, &self->error);
      keep = self->paintable != NULL;
    }
  if (keep)
    bunko_disk_cache_announce (self->disk, self->key);
  post (self);
  if (keep)
    bunko_disk_cache_store_announced (self->disk, self->key, self->fetched);
}
