/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Image files made on the spot, and waiting that ends. */

GBytes *image_fixture_encode (const char *format, int width, int height, guint32 colour)
    G_GNUC_WARN_UNUSED_RESULT;
GBytes *image_fixture_png_header (guint32 width, guint32 height) G_GNUC_WARN_UNUSED_RESULT;
GBytes *
image_fixture_jpeg_turned (int width, int height, guint8 orientation) G_GNUC_WARN_UNUSED_RESULT;
GBytes *image_fixture_jpeg_with_exif (GBytes *plain, guint8 orientation) G_GNUC_WARN_UNUSED_RESULT;
GBytes *image_fixture_gif (int width, int height, guint n_frames) G_GNUC_WARN_UNUSED_RESULT;
GBytes *
image_fixture_webp_animated (int width, int height, guint n_frames) G_GNUC_WARN_UNUSED_RESULT;
GBytes *image_fixture_cut (GBytes *bytes, double part) G_GNUC_WARN_UNUSED_RESULT;

char *image_fixture_make_dir (void) G_GNUC_WARN_UNUSED_RESULT;
void image_fixture_remove_dir (const char *path);

typedef gboolean (*ImageFixtureFunc) (gpointer user_data);

void image_fixture_wait (ImageFixtureFunc is_so, gpointer user_data);
void image_fixture_settle (void);

G_END_DECLS
