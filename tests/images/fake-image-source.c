/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fake-image-source.h"

typedef struct
{
  gint64 id;
  BunkoImagePriority priority;
  GCancellable *cancellable;
  GTask *task; /* NULL once it is answered */
} Asked;

/* A source of images that answers when the test says so, and remembers what it was asked. */
struct _FakeImageSource
{
  GObject parent_instance;

  GPtrArray *asked;
  BunkoImageReply *always;
};

static void fake_image_source_iface_init (BunkoImageSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeImageSource,
                               fake_image_source,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BUNKO_TYPE_IMAGE_SOURCE,
                                                      fake_image_source_iface_init))

static void
asked_free (Asked *asked)
{
  g_clear_object (&asked->cancellable);
  g_clear_object (&asked->task);
  g_free (asked);
}

static Asked *
asked_at (FakeImageSource *self, guint position)
{
  g_assert_cmpuint (position, <, self->asked->len);
  return g_ptr_array_index (self->asked, position);
}

static void
fake_image_source_fetch_async (BunkoImageSource *source,
                               BunkoItemType type,
                               gint64 id,
                               BunkoImageSize size,
                               BunkoImagePriority priority,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  FakeImageSource *self = FAKE_IMAGE_SOURCE (source);
  Asked *asked = g_new0 (Asked, 1);

  asked->id = id;
  asked->priority = priority;
  g_set_object (&asked->cancellable, cancellable);
  asked->task = g_task_new (self, cancellable, callback, user_data);
  g_ptr_array_add (self->asked, asked);
  if (self->always != NULL)
    fake_image_source_answer (self, self->asked->len - 1, bunko_image_reply_ref (self->always));
}

static BunkoImageReply *
fake_image_source_fetch_finish (BunkoImageSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
fake_image_source_iface_init (BunkoImageSourceInterface *iface)
{
  iface->fetch_async = fake_image_source_fetch_async;
  iface->fetch_finish = fake_image_source_fetch_finish;
}

static void
fake_image_source_finalize (GObject *object)
{
  FakeImageSource *self = FAKE_IMAGE_SOURCE (object);

  g_ptr_array_unref (self->asked);
  g_clear_pointer (&self->always, bunko_image_reply_unref);

  G_OBJECT_CLASS (fake_image_source_parent_class)->finalize (object);
}

static void
fake_image_source_class_init (FakeImageSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fake_image_source_finalize;
}

static void
fake_image_source_init (FakeImageSource *self)
{
  self->asked = g_ptr_array_new_with_free_func ((GDestroyNotify) asked_free);
}

FakeImageSource *
fake_image_source_new (void)
{
  return g_object_new (FAKE_TYPE_IMAGE_SOURCE, NULL);
}

guint
fake_image_source_get_n_asked (FakeImageSource *self)
{
  return self->asked->len;
}

gint64
fake_image_source_get_asked (FakeImageSource *self, guint position)
{
  return asked_at (self, position)->id;
}

BunkoImagePriority
fake_image_source_get_priority (FakeImageSource *self, guint position)
{
  return asked_at (self, position)->priority;
}

gboolean
fake_image_source_was_cancelled (FakeImageSource *self, guint position)
{
  return g_cancellable_is_cancelled (asked_at (self, position)->cancellable);
}

/* How many wait for an answer. */
guint
fake_image_source_get_n_open (FakeImageSource *self)
{
  guint open = 0;

  for (guint i = 0; i < self->asked->len; i++)
    open += asked_at (self, i)->task != NULL;
  return open;
}

/* Takes the reply. */
void
fake_image_source_answer (FakeImageSource *self, guint position, BunkoImageReply *reply)
{
  g_autoptr (GTask) task = g_steal_pointer (&asked_at (self, position)->task);

  g_assert_nonnull (task);
  g_task_return_pointer (task, reply, (GDestroyNotify) bunko_image_reply_unref);
}

/* Takes the error. */
void
fake_image_source_fail (FakeImageSource *self, guint position, GError *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&asked_at (self, position)->task);

  g_assert_nonnull (task);
  g_task_return_error (task, error);
}

/* From now on everything is answered with this one. Takes the reply. */
void
fake_image_source_answer_always (FakeImageSource *self, BunkoImageReply *reply)
{
  g_clear_pointer (&self->always, bunko_image_reply_unref);
  self->always = reply;
}
