/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BUNKO_SAMPLE_SERVER_MAX_GALLERIES:
 *
 * The largest library that a sample server can hold.
 */
#define BUNKO_SAMPLE_SERVER_MAX_GALLERIES 1000000

/**
 * BUNKO_SAMPLE_SERVER_MAX_TAGS:
 *
 * How many tags a sample server can hold.
 */
#define BUNKO_SAMPLE_SERVER_MAX_TAGS 1000000

/**
 * BUNKO_SAMPLE_SERVER_DEFAULT_SEED:
 *
 * The seed of the library that everybody sees who does not ask for another.
 */
#define BUNKO_SAMPLE_SERVER_DEFAULT_SEED 20260401

/**
 * BUNKO_SAMPLE_SERVER_DEFAULT_GALLERIES:
 *
 * How many galleries there are unless somebody asks for another number.
 */
#define BUNKO_SAMPLE_SERVER_DEFAULT_GALLERIES 240

/**
 * BUNKO_SAMPLE_SERVER_MAX_PAGES:
 *
 * The most pages that a gallery can have.
 */
#define BUNKO_SAMPLE_SERVER_MAX_PAGES 999

#define BUNKO_TYPE_SAMPLE_SERVER (bunko_sample_server_get_type ())
G_DECLARE_FINAL_TYPE (BunkoSampleServer, bunko_sample_server, BUNKO, SAMPLE_SERVER, GObject)

BunkoSampleServer *bunko_sample_server_new (guint n_galleries) G_GNUC_WARN_UNUSED_RESULT;

void bunko_sample_server_add_user (BunkoSampleServer *self, const char *name, const char *password);
gboolean
bunko_sample_server_add_picture (BunkoSampleServer *self, const char *path, GError **error);
void bunko_sample_server_set_certificate (BunkoSampleServer *self, GTlsCertificate *certificate);

gboolean bunko_sample_server_start (BunkoSampleServer *self, guint16 port, GError **error);
gboolean bunko_sample_server_start_web (BunkoSampleServer *self, guint16 port, GError **error);
void bunko_sample_server_stop (BunkoSampleServer *self);
guint16 bunko_sample_server_get_port (BunkoSampleServer *self);
guint16 bunko_sample_server_get_web_port (BunkoSampleServer *self);
guint bunko_sample_server_get_n_connections (BunkoSampleServer *self);

gint64 bunko_sample_server_notify (BunkoSampleServer *self,
                                   const char *title,
                                   const char *body,
                                   gboolean question);
char *bunko_sample_server_dup_answer (BunkoSampleServer *self, gint64 id) G_GNUC_WARN_UNUSED_RESULT;
guint bunko_sample_server_get_n_unread (BunkoSampleServer *self);

G_END_DECLS
