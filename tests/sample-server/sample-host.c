/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sample-host.h"

struct _SampleHost
{
  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  guint n_galleries;
  gboolean legacy;
  gboolean guests;
  guint latency;

  GMutex mutex;
  GCond cond;
  guint16 port;
  gint has_quit;
};

static void
quit_cb (BunkoSampleServer *server, gpointer user_data)
{
  SampleHost *self = user_data;

  g_atomic_int_set (&self->has_quit, TRUE);
}

static gpointer
run (gpointer data)
{
  SampleHost *self = data;
  BunkoSampleServer *server = bunko_sample_server_new (self->n_galleries);
  g_autoptr (GError) error = NULL;

  g_main_context_push_thread_default (self->context);
  g_object_set (server, "legacy", self->legacy, "allow-guests", self->guests, "latency",
                self->latency, NULL);
  bunko_sample_server_add_user (server, "admin", "secret");
  bunko_sample_server_add_user (server, "reader", "reader");
  g_signal_connect (server, "quit", G_CALLBACK (quit_cb), self);
  bunko_sample_server_start (server, 0, &error);
  g_assert_no_error (error);

  g_mutex_lock (&self->mutex);
  self->port = bunko_sample_server_get_port (server);
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
  g_main_loop_run (self->loop);

  bunko_sample_server_stop (server);
  /* What was cancelled ends in the next turns. */
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_assert_finalize_object (server);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

static SampleHost *
start (SampleHost *self)
{
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->thread = g_thread_new ("sample-host", run, self);
  g_mutex_lock (&self->mutex);
  while (self->port == 0)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);

  return self;
}

SampleHost *
sample_host_new (guint n_galleries, gboolean legacy, gboolean guests)
{
  SampleHost *self = g_new0 (SampleHost, 1);

  self->n_galleries = n_galleries;
  self->legacy = legacy;
  self->guests = guests;
  return start (self);
}

SampleHost *
sample_host_new_slow (guint latency)
{
  SampleHost *self = g_new0 (SampleHost, 1);

  self->n_galleries = 10;
  self->legacy = TRUE;
  self->guests = TRUE;
  self->latency = latency;
  return start (self);
}

static gboolean
stop_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

void
sample_host_free (SampleHost *self)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_callback (source, stop_cb, self->loop, NULL);
  g_source_attach (source, self->context);
  g_thread_join (self->thread);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_cond_clear (&self->cond);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

guint16
sample_host_get_port (SampleHost *self)
{
  return self->port;
}

gboolean
sample_host_has_quit (SampleHost *self)
{
  return g_atomic_int_get (&self->has_quit);
}
