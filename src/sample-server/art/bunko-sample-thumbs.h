/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BunkoSampleThumbsFunc:
 * @name: what the client asked for, without "/thumb/"
 * @content_type: (out) (transfer none): the media type of the answer, as "image/jpeg"; a static
 *   string
 * @user_data: what bunko_sample_thumbs_new() was given
 *
 * Looks up a picture. It is called in threads of a pool, several at a time, and may take its time.
 *
 * Returns: (transfer full) (nullable): the bytes, or %NULL if there is no such picture
 */
typedef GBytes *(*BunkoSampleThumbsFunc) (const char *name,
                                          const char **content_type,
                                          gpointer user_data);

#define BUNKO_TYPE_SAMPLE_THUMBS (bunko_sample_thumbs_get_type ())
G_DECLARE_FINAL_TYPE (BunkoSampleThumbs, bunko_sample_thumbs, BUNKO, SAMPLE_THUMBS, GObject)

BunkoSampleThumbs *bunko_sample_thumbs_new (BunkoSampleThumbsFunc lookup,
                                            gpointer user_data,
                                            GDestroyNotify destroy) G_GNUC_WARN_UNUSED_RESULT;
gboolean bunko_sample_thumbs_start (BunkoSampleThumbs *self, guint16 port, GError **error);
void bunko_sample_thumbs_stop (BunkoSampleThumbs *self);
guint16 bunko_sample_thumbs_get_port (BunkoSampleThumbs *self);

G_END_DECLS
