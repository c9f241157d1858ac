/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "art/bunko-sample-thumbs.h"
#include "bunko-sample-backend.h"
#include "bunko-sample-connection.h"
#include "bunko-sample-listener.h"
#include "bunko-sample-server.h"

G_BEGIN_DECLS

struct _BunkoSampleServer
{
  GObject parent_instance;

  guint64 seed;
  guint n_galleries;
  guint n_tags;
  gboolean legacy;
  gboolean allow_guests;
  gboolean restrict_guests;
  char *newer_version;
  guint latency;
  guint image_time;
  guint command_time;
  guint n_pages;
  BunkoSamplePictureFiles *picture_files; /* until it starts; NULL for drawn pictures */
  GHashTable *users;
  GTlsCertificate *certificate;

  BunkoSampleBackend *backend;
  GThreadPool *pool;
  BunkoSampleListener *listener;
  GPtrArray *connections;
  BunkoSampleThumbs *thumbs;
  GMainContext *context;
  GSource *timer;
  BunkoSampleServerCommand command; /* that is being carried out */
  BunkoSampleServerCommand later;   /* that is carried out when the timer ends */
  guint16 port;
};

void _bunko_sample_server_take_ends (BunkoSampleServer *self);
void _bunko_sample_server_accept_more (BunkoSampleServer *self);
void _bunko_sample_server_close_connections (BunkoSampleServer *self);
void _bunko_sample_server_clear_timer (BunkoSampleServer *self);
void _bunko_sample_server_watch_listener (BunkoSampleServer *self);

G_END_DECLS
