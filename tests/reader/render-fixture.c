/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render-fixture.h"

/* %NULL, and the test is skipped, where there is no OpenGL. */
GskRenderer *
render_fixture_new_renderer (gboolean gpu)
{
  g_autoptr (GskRenderer) renderer = gpu ? gsk_gl_renderer_new () : gsk_cairo_renderer_new ();
  g_autoptr (GError) error = NULL;

  if (gsk_renderer_realize_for_display (renderer, gdk_display_get_default (), &error))
    return g_steal_pointer (&renderer);
  g_assert_true (gpu);
  g_test_skip (error->message);
  return NULL;
}

void
render_fixture_free_renderer (GskRenderer *renderer)
{
  gsk_renderer_unrealize (renderer);
  g_object_unref (renderer);
}

/* Takes the snapshot. */
RenderedPicture *
render_fixture_render (GskRenderer *renderer, GtkSnapshot *snapshot, int width, int height)
{
  RenderedPicture *self = g_new0 (RenderedPicture, 1);
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
  g_autoptr (GdkTexture) texture = NULL;
  GdkTextureDownloader *downloader;

  self->width = width;
  self->height = height;
  self->pixels = g_malloc0 (4 * (gsize) width * height);
  if (node == NULL)
    return self;
  texture = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, width, height));
  downloader = gdk_texture_downloader_new (texture);
  gdk_texture_downloader_set_format (downloader, GDK_MEMORY_R8G8B8A8);
  gdk_texture_downloader_download_into (downloader, self->pixels, 4 * (gsize) width);
  gdk_texture_downloader_free (downloader);
  return self;
}

const guint8 *
rendered_picture_at (const RenderedPicture *self, int x, int y)
{
  g_assert_cmpint (x, >=, 0);
  g_assert_cmpint (x, <, self->width);
  g_assert_cmpint (y, >=, 0);
  g_assert_cmpint (y, <, self->height);
  return self->pixels + 4 * ((gsize) y * self->width + x);
}

void
rendered_picture_free (RenderedPicture *self)
{
  g_free (self->pixels);
  g_free (self);
}

GdkTexture *
render_fixture_make_texture (int width, int height, RenderColourFunc func)
{
  gsize stride = 4 * (gsize) width;
  guint8 *pixels = g_malloc (stride * height);
  g_autoptr (GBytes) bytes = g_bytes_new_take (pixels, stride * height);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      func (x, y, pixels + y * stride + 4 * x);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_R8G8B8A8, bytes, stride);
}

void
render_fixture_assert_colour (const guint8 *got,
                              const guint8 expected[3],
                              int tolerance,
                              const char *what)
{
  for (int i = 0; i < 3; i++)
    if (ABS (got[i] - expected[i]) > tolerance)
      g_error ("%s: got #%02x%02x%02x, expected #%02x%02x%02x", what, got[0], got[1], got[2],
               expected[0], expected[1], expected[2]);
}
