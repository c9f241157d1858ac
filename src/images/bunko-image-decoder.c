/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-image-decoder.h"
#include "bunko-image-error.h"
#include "bunko-image-helper-pool.h"

/* Images from here on are decoded one at a time, so that the peak of memory stays bounded. Long
 * strips are below: they come one after the other. */
#define HUGE_PIXELS (24 * 1024 * 1024)

/* How often a thread that waits for its turn looks whether it still has to. */
#define TURN_CHECK_MS 50

static GMutex huge_lock;
static GCond huge_ended;
static gboolean huge_taken;

static gboolean
take_huge (GCancellable *cancellable, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&huge_lock);

  while (huge_taken)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_cond_wait_until (&huge_ended, &huge_lock,
                         g_get_monotonic_time () + TURN_CHECK_MS * (gint64) 1000);
    }
  huge_taken = TRUE;
  return TRUE;
}

static void
give_huge (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&huge_lock);

  huge_taken = FALSE;
  g_cond_signal (&huge_ended);
}

static gboolean
check_bytes (GBytes *bytes, BunkoImageHeader *header, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (size > BUNKO_IMAGE_MAX_FILE_SIZE)
    {
      g_set_error_literal (error, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_TOO_LARGE,
                           _ ("The image file is too large"));
      return FALSE;
    }
  if (!bunko_image_header_parse (header, data, size))
    {
      g_set_error_literal (error, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_UNSUPPORTED,
                           _ ("This is not an image of a known kind"));
      return FALSE;
    }
  if ((guint64) header->width * header->height > BUNKO_IMAGE_MAX_PIXELS)
    {
      g_set_error_literal (error, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_TOO_LARGE,
                           _ ("The image has too many pixels"));
      return FALSE;
    }
  return TRUE;
}

/**
 * bunko_image_decoder_get_n_threads:
 *
 * Returns: how many threads may decode at once; more of them would wait for one another
 */
guint
bunko_image_decoder_get_n_threads (void)
{
  return bunko_image_helper_pool_get_n_processes (bunko_image_helper_pool_get_default ());
}

static void
prepare_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  bunko_image_helper_pool_prepare (bunko_image_helper_pool_get_default ());
  g_task_return_boolean (task, TRUE);
}

/**
 * bunko_image_decoder_prepare:
 *
 * Starts what the first image needs, before there is one. This does not block; all calls but the
 * first one do nothing.
 */
void
bunko_image_decoder_prepare (void)
{
  static gint prepared;
  g_autoptr (GTask) task = NULL;

  if (!g_atomic_int_compare_and_exchange (&prepared, FALSE, TRUE))
    return;
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_source_tag (task, bunko_image_decoder_prepare);
  g_task_run_in_thread (task, prepare_thread);
}

/**
 * bunko_image_decode:
 * @bytes: an image file
 * @max_width: width of the box that the image is to fit, in pixels; 0 for any
 * @max_height: height of the box, in pixels; 0 for any
 * @cancellable: (nullable): gives it up
 * @error: return location for an error
 *
 * Decodes an image file, in a process that can do nothing else. It is scaled down while it is
 * loaded to fit the box, keeping its shape; it is never scaled up. The EXIF orientation is applied.
 * Animations of a bounded number of frames and bytes become a #BunkoAnimation, longer ones their
 * first frame.
 *
 * This blocks for as long as it takes, so call it in a worker thread; calls may run at once.
 *
 * Fails with the #BUNKO_IMAGE_ERROR codes UNSUPPORTED, CORRUPT, TOO_LARGE, STOPPED and UNPROTECTED,
 * and with %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full): a #GdkTexture, a #BunkoTiledPicture where that would be too large, or a
 *   #BunkoAnimation; or %NULL with @error set
 */
GdkPaintable *
bunko_image_decode (GBytes *bytes,
                    int max_width,
                    int max_height,
                    GCancellable *cancellable,
                    GError **error)
{
  g_auto (BunkoImagePixels) pixels = { 0 };
  BunkoImageHeader header;
  gboolean huge, ok;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (max_width >= 0 && max_height >= 0, NULL);

  if (!check_bytes (bytes, &header, error))
    return NULL;

  huge = (guint64) header.width * header.height > HUGE_PIXELS;
  if (huge && !take_huge (cancellable, error))
    return NULL;
  ok = bunko_image_helper_pool_run (bunko_image_helper_pool_get_default (), bytes, &header,
                                    (guint) max_width, (guint) max_height, cancellable, &pixels,
                                    error);
  if (huge)
    give_huge ();
  return ok ? bunko_image_pixels_to_paintable (&pixels) : NULL;
}
