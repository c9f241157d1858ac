/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fake-delay.h"

struct _FakeDelay
{
  FakeAnswerFunc answer;
  gpointer user_data;
  GQueue pending; /* of Entry, oldest first */
  guint latency;
  gboolean held;
  guint max_pending;
  guint n_cancelled;
};

typedef struct
{
  FakeDelay *delay;
  GTask *task;
  guint timeout;
  GSource *cancelled;
} Entry;

static void
entry_remove (Entry *entry)
{
  g_queue_remove (&entry->delay->pending, entry);
  g_clear_handle_id (&entry->timeout, g_source_remove);
  if (entry->cancelled != NULL)
    g_source_destroy (entry->cancelled);
  g_clear_pointer (&entry->cancelled, g_source_unref);
  g_clear_object (&entry->task);
  g_free (entry);
}

static void
entry_answer (Entry *entry)
{
  FakeDelay *self = entry->delay;
  g_autoptr (GTask) task = g_object_ref (entry->task);

  entry_remove (entry);
  if (!g_task_return_error_if_cancelled (task))
    self->answer (task, self->user_data);
}

static gboolean
timeout_cb (gpointer user_data)
{
  Entry *entry = user_data;

  entry->timeout = 0;
  entry_answer (entry);
  return G_SOURCE_REMOVE;
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Entry *entry = user_data;

  entry->delay->n_cancelled++;
  entry_answer (entry);
  return G_SOURCE_REMOVE;
}

FakeDelay *
fake_delay_new (FakeAnswerFunc answer, gpointer user_data)
{
  FakeDelay *self = g_new0 (FakeDelay, 1);

  self->answer = answer;
  self->user_data = user_data;
  g_queue_init (&self->pending);
  return self;
}

void
fake_delay_free (FakeDelay *self)
{
  /* A pending task holds its source object, which holds this: there can be none left. */
  g_assert (g_queue_is_empty (&self->pending));
  g_free (self);
}

void
fake_delay_add (FakeDelay *self, GTask *task)
{
  Entry *entry = g_new0 (Entry, 1);
  GCancellable *cancellable = g_task_get_cancellable (task);

  entry->delay = self;
  entry->task = g_object_ref (task);
  if (!self->held)
    entry->timeout = g_timeout_add (self->latency, timeout_cb, entry);
  if (cancellable != NULL)
    {
      entry->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (entry->cancelled, G_SOURCE_FUNC (cancelled_cb), entry, NULL);
      g_source_attach (entry->cancelled, NULL);
    }
  g_queue_push_tail (&self->pending, entry);
  self->max_pending = MAX (self->max_pending, g_queue_get_length (&self->pending));
}

void
fake_delay_set_latency (FakeDelay *self, guint milliseconds)
{
  self->latency = milliseconds;
  self->held = FALSE;
}

/* From now on nothing is answered until fake_delay_release(). */
void
fake_delay_hold (FakeDelay *self)
{
  self->held = TRUE;
}

/* Answers up to @n held requests, oldest first; returns how many. */
guint
fake_delay_release (FakeDelay *self, guint n)
{
  guint done = 0;

  while (done < n && !g_queue_is_empty (&self->pending))
    {
      entry_answer (g_queue_peek_head (&self->pending));
      done++;
    }
  return done;
}

guint
fake_delay_get_n_pending (FakeDelay *self)
{
  return g_queue_get_length (&self->pending);
}

guint
fake_delay_get_max_pending (FakeDelay *self)
{
  return self->max_pending;
}

guint
fake_delay_get_n_cancelled (FakeDelay *self)
{
  return self->n_cancelled;
}
