/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is drawn to a snapshot, as pixels, for tests that compare them. */

typedef struct
{
  int width;
  int height;
  guint8 *pixels; /* R, G, B, A without premultiplication */
} RenderedPicture;

typedef void (*RenderColourFunc) (int x, int y, guint8 rgba[4]);

GskRenderer *render_fixture_new_renderer (gboolean gpu) G_GNUC_WARN_UNUSED_RESULT;
void render_fixture_free_renderer (GskRenderer *renderer);
RenderedPicture *render_fixture_render (GskRenderer *renderer,
                                        GtkSnapshot *snapshot,
                                        int width,
                                        int height) G_GNUC_WARN_UNUSED_RESULT;
const guint8 *rendered_picture_at (const RenderedPicture *self, int x, int y);
void rendered_picture_free (RenderedPicture *self);
GdkTexture *render_fixture_make_texture (int width,
                                         int height,
                                         RenderColourFunc func) G_GNUC_WARN_UNUSED_RESULT;
void render_fixture_assert_colour (const guint8 *got,
                                   const guint8 expected[3],
                                   int tolerance,
                                   const char *what);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RenderedPicture, rendered_picture_free)

G_END_DECLS
