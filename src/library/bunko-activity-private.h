/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-activity.h"

G_BEGIN_DECLS

/* Asks what does the work to stop, and returns @task, which it owns, when that was answered. */
typedef void (*BunkoActivityStopFunc) (BunkoActivity *self, GTask *task, gpointer data);

struct _BunkoActivity
{
  GObject parent_instance;

  char *title;
  char *subtitle;
  char *text;
  char *error;
  double fraction;
  BunkoActivityState state;
  gint64 started;
  gint64 ended;
  gboolean own;
  gboolean seen; /* that it failed */

  BunkoActivityStopFunc stop;
  gpointer stop_data;
  GDestroyNotify stop_destroy;
  guint stop_source;
};

BunkoActivity *_bunko_activity_new (const char *title, gboolean own) G_GNUC_WARN_UNUSED_RESULT;
void _bunko_activity_set_stop (BunkoActivity *self,
                               BunkoActivityStopFunc func,
                               gpointer data,
                               GDestroyNotify destroy);
void _bunko_activity_set_title (BunkoActivity *self, const char *title);
void _bunko_activity_set_texts (BunkoActivity *self, const char *subtitle, const char *text);
void _bunko_activity_set_fraction (BunkoActivity *self, double fraction);
void _bunko_activity_set_started (BunkoActivity *self, gint64 started);
void _bunko_activity_set_running (BunkoActivity *self, gboolean running);
void _bunko_activity_end (BunkoActivity *self,
                          BunkoActivityState state,
                          const char *error,
                          gint64 ended);
void _bunko_activity_set_seen (BunkoActivity *self, gboolean seen);

G_END_DECLS
