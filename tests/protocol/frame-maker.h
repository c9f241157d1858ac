/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Frames made by hand, also ones that bunko_frame_encode() would not make. */

GByteArray *make_member (const char *text, int level) G_GNUC_WARN_UNUSED_RESULT;
GByteArray *make_frame (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void append_marker (GByteArray *array);
char *make_nested (guint depth) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
