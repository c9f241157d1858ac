/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_ANIMATION (bunko_animation_get_type ())

G_DECLARE_FINAL_TYPE (BunkoAnimation, bunko_animation, BUNKO, ANIMATION, GObject)

BunkoAnimation *bunko_animation_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bunko_animation_add_frame (BunkoAnimation *self, GdkTexture *texture, guint delay);
GdkTexture *bunko_animation_begin_frame (BunkoAnimation *self);
guint bunko_animation_get_n_frames (BunkoAnimation *self);
gsize bunko_animation_get_byte_size (BunkoAnimation *self);

G_END_DECLS
