/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fake-delay.h"
#include "fake-library.h"

struct _BunkoFakeImageSource
{
  GObject parent_instance;

  FakeDelay *delay;
  GArray *log;
  GBytes *bytes; /* NULL: no item has an image */
  BunkoFakeImageFunc func;
  gpointer func_data;
  guint failures;
};

static void image_source_iface_init (BunkoImageSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoFakeImageSource,
                               bunko_fake_image_source,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BUNKO_TYPE_IMAGE_SOURCE,
                                                      image_source_iface_init))

static const guint8 png[] = {
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52,
  0x00, 0x00, 0x00, 0x04, 0x00, 0x00, 0x00, 0x06, 0x08, 0x02, 0x00, 0x00, 0x00, 0x6b, 0x5b, 0xa8,
  0x22, 0x00, 0x00, 0x00, 0x25, 0x49, 0x44, 0x41, 0x54, 0x78, 0xda, 0x3d, 0xc2, 0x41, 0x11, 0x00,
  0x20, 0x00, 0xc3, 0xb0, 0xca, 0x41, 0x4e, 0xe5, 0x20, 0x07, 0x39, 0x95, 0xc5, 0x6f, 0xb9, 0x10,
  0x2e, 0x1d, 0x97, 0x74, 0xe9, 0xba, 0xf4, 0x5c, 0xca, 0xfd, 0xea, 0xfa, 0x23, 0xa1, 0x3b, 0xe6,
  0xec, 0x26, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82
};

static void
answer_cb (GTask *task, gpointer user_data)
{
  BunkoFakeImageSource *self = user_data;
  BunkoFakeImageRequest *request = g_task_get_task_data (task);
  BunkoImageReply *reply = NULL;
  GError *error = NULL;

  if (self->failures > 0)
    {
      self->failures--;
      error =
          g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, "No image of %" G_GINT64_FORMAT, request->id);
    }
  else if (self->func != NULL)
    reply = self->func (request, self->func_data, &error);
  else if (self->bytes != NULL)
    reply = bunko_image_reply_new_for_bytes (self->bytes);
  else
    reply = bunko_image_reply_new_empty ();

  if (reply != NULL)
    g_task_return_pointer (task, reply, (GDestroyNotify) bunko_image_reply_unref);
  else
    g_task_return_error (task, error);
}

static void
fake_fetch_async (BunkoImageSource *source,
                  BunkoItemType type,
                  gint64 id,
                  BunkoImageSize size,
                  BunkoImagePriority priority,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  BunkoFakeImageSource *self = BUNKO_FAKE_IMAGE_SOURCE (source);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  BunkoFakeImageRequest request = { type, id, size, priority };

  g_task_set_task_data (task, g_memdup2 (&request, sizeof request), g_free);
  g_array_append_val (self->log, request);
  fake_delay_add (self->delay, task);
}

static BunkoImageReply *
fake_fetch_finish (BunkoImageSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
image_source_iface_init (BunkoImageSourceInterface *iface)
{
  iface->fetch_async = fake_fetch_async;
  iface->fetch_finish = fake_fetch_finish;
}

static void
bunko_fake_image_source_finalize (GObject *object)
{
  BunkoFakeImageSource *self = BUNKO_FAKE_IMAGE_SOURCE (object);

  g_clear_pointer (&self->delay, fake_delay_free);
  g_clear_pointer (&self->log, g_array_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);

  G_OBJECT_CLASS (bunko_fake_image_source_parent_class)->finalize (object);
}

static void
bunko_fake_image_source_class_init (BunkoFakeImageSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bunko_fake_image_source_finalize;
}

static void
bunko_fake_image_source_init (BunkoFakeImageSource *self)
{
  self->delay = fake_delay_new (answer_cb, self);
  self->log = g_array_new (FALSE, FALSE, sizeof (BunkoFakeImageRequest));
  self->bytes = bunko_fake_png_new ();
}

BunkoFakeImageSource *
bunko_fake_image_source_new (void)
{
  return g_object_new (BUNKO_TYPE_FAKE_IMAGE_SOURCE, NULL);
}

void
bunko_fake_image_source_set_func (BunkoFakeImageSource *self,
                                  BunkoFakeImageFunc func,
                                  gpointer user_data)
{
  self->func = func;
  self->func_data = user_data;
}

void
bunko_fake_image_source_set_bytes (BunkoFakeImageSource *self, GBytes *bytes)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
}

void
bunko_fake_image_source_fail (BunkoFakeImageSource *self, guint n)
{
  self->failures = n;
}

void
bunko_fake_image_source_set_latency (BunkoFakeImageSource *self, guint milliseconds)
{
  fake_delay_set_latency (self->delay, milliseconds);
}

void
bunko_fake_image_source_hold (BunkoFakeImageSource *self)
{
  fake_delay_hold (self->delay);
}

guint
bunko_fake_image_source_release (BunkoFakeImageSource *self, guint n)
{
  g_autoptr (BunkoFakeImageSource) alive = g_object_ref (self);

  return fake_delay_release (alive->delay, n);
}

guint
bunko_fake_image_source_get_n_fetches (BunkoFakeImageSource *self)
{
  return self->log->len;
}

guint
bunko_fake_image_source_get_n_cancelled (BunkoFakeImageSource *self)
{
  return fake_delay_get_n_cancelled (self->delay);
}

guint
bunko_fake_image_source_get_n_pending (BunkoFakeImageSource *self)
{
  return fake_delay_get_n_pending (self->delay);
}

guint
bunko_fake_image_source_get_max_pending (BunkoFakeImageSource *self)
{
  return fake_delay_get_max_pending (self->delay);
}

GArray *
bunko_fake_image_source_get_log (BunkoFakeImageSource *self)
{
  return self->log;
}

GBytes *
bunko_fake_png_new (void)
{
  return g_bytes_new_static (png, sizeof png);
}
