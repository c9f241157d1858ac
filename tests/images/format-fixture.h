/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Image files of the kinds that gdk-pixbuf cannot write. All show four fields:
 *
 *   red   green
 *   blue  white
 *
 * or, without colours, four grays: 0, 80, 160 and 240. The white one is half transparent where
 * there is an alpha channel. */

#define FORMAT_FIXTURE_SIZE 48

typedef enum
{
  FORMAT_FIXTURE_RGB,
  FORMAT_FIXTURE_GRAY,
  FORMAT_FIXTURE_CMYK, /* as Adobe's programs write it */
  FORMAT_FIXTURE_RGBA,
  FORMAT_FIXTURE_GRAY_ALPHA,
  FORMAT_FIXTURE_PALETTE,
} FormatFixtureKind;

GBytes *
format_fixture_jpeg (FormatFixtureKind kind, gboolean progressive) G_GNUC_WARN_UNUSED_RESULT;
GBytes *format_fixture_png (FormatFixtureKind kind,
                            int depth,
                            gboolean interlaced) G_GNUC_WARN_UNUSED_RESULT;
GBytes *format_fixture_webp (FormatFixtureKind kind, gboolean lossless) G_GNUC_WARN_UNUSED_RESULT;
GBytes *format_fixture_avif (FormatFixtureKind kind,
                             guint n_frames,
                             guint quarter_turns) G_GNUC_WARN_UNUSED_RESULT;
void format_fixture_get_rgba (int x, int y, guint8 rgba[4]);

G_END_DECLS
