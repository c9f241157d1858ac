/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BUNKO_FRAME_MARKER:
 *
 * The bytes that end every frame, outside of the compressed data.
 */
#define BUNKO_FRAME_MARKER        "<EOF>"
#define BUNKO_FRAME_MARKER_LENGTH (sizeof (BUNKO_FRAME_MARKER) - 1)

GBytes *bunko_frame_encode (GBytes *payload) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
