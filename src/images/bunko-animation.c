/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-animation.h"

/* Files that ask for no delay mean "as usual", which every browser takes to be a tenth of a second.
 */
#define SHORTEST_DELAY_MS 20
#define USUAL_DELAY_MS    100

typedef struct
{
  GdkTexture *texture;
  guint delay;
} Frame;

/* A few textures shown one after the other. The clock runs only while somebody draws it: a frame
 * that is drawn starts the time to the next one, so an animation that nobody sees costs nothing. */
struct _BunkoAnimation
{
  GObject parent_instance;

  GArray *frames;
  gsize byte_size;
  guint current;
  guint timeout_id;
};

static void bunko_animation_paintable_init (GdkPaintableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoAnimation,
                               bunko_animation,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE,
                                                      bunko_animation_paintable_init))

static Frame *
frame_at (BunkoAnimation *self, guint position)
{
  return &g_array_index (self->frames, Frame, position);
}

static gboolean
next_frame_cb (gpointer user_data)
{
  BunkoAnimation *self = user_data;

  self->timeout_id = 0;
  self->current = (self->current + 1) % self->frames->len;
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self));
  return G_SOURCE_REMOVE;
}

static void
bunko_animation_snapshot (GdkPaintable *paintable,
                          GdkSnapshot *snapshot,
                          double width,
                          double height)
{
  GdkTexture *frame = bunko_animation_begin_frame (BUNKO_ANIMATION (paintable));

  if (frame != NULL)
    gdk_paintable_snapshot (GDK_PAINTABLE (frame), snapshot, width, height);
}

static GdkPaintable *
bunko_animation_get_current_image (GdkPaintable *paintable)
{
  BunkoAnimation *self = BUNKO_ANIMATION (paintable);

  if (self->frames->len == 0)
    return gdk_paintable_new_empty (0, 0);
  return GDK_PAINTABLE (g_object_ref (frame_at (self, self->current)->texture));
}

static GdkPaintableFlags
bunko_animation_get_flags (GdkPaintable *paintable)
{
  return GDK_PAINTABLE_STATIC_SIZE;
}

static int
bunko_animation_get_intrinsic_width (GdkPaintable *paintable)
{
  BunkoAnimation *self = BUNKO_ANIMATION (paintable);

  return self->frames->len > 0 ? gdk_texture_get_width (frame_at (self, 0)->texture) : 0;
}

static int
bunko_animation_get_intrinsic_height (GdkPaintable *paintable)
{
  BunkoAnimation *self = BUNKO_ANIMATION (paintable);

  return self->frames->len > 0 ? gdk_texture_get_height (frame_at (self, 0)->texture) : 0;
}

static void
bunko_animation_paintable_init (GdkPaintableInterface *iface)
{
  iface->snapshot = bunko_animation_snapshot;
  iface->get_current_image = bunko_animation_get_current_image;
  iface->get_flags = bunko_animation_get_flags;
  iface->get_intrinsic_width = bunko_animation_get_intrinsic_width;
  iface->get_intrinsic_height = bunko_animation_get_intrinsic_height;
}

static void
clear_frame (gpointer data)
{
  g_object_unref (((Frame *) data)->texture);
}

static void
bunko_animation_finalize (GObject *object)
{
  BunkoAnimation *self = BUNKO_ANIMATION (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_array_unref (self->frames);

  G_OBJECT_CLASS (bunko_animation_parent_class)->finalize (object);
}

static void
bunko_animation_class_init (BunkoAnimationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bunko_animation_finalize;
}

static void
bunko_animation_init (BunkoAnimation *self)
{
  self->frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  g_array_set_clear_func (self->frames, clear_frame);
}

/**
 * bunko_animation_new:
 *
 * Makes an animation without frames. Add all of them before it is shown: it may be filled in any
 * thread, and belongs to the main thread from then on.
 *
 * Returns: (transfer full): a new animation
 */
BunkoAnimation *
bunko_animation_new (void)
{
  return g_object_new (BUNKO_TYPE_ANIMATION, NULL);
}

/**
 * bunko_animation_add_frame:
 * @self: an animation
 * @texture: the picture, of the same size as the other ones
 * @delay: for how long it is shown, in milliseconds; 0 and delays that no screen can follow become
 *   a tenth of a second
 *
 * Adds a frame to the end.
 */
void
bunko_animation_add_frame (BunkoAnimation *self, GdkTexture *texture, guint delay)
{
  Frame frame;

  g_return_if_fail (BUNKO_IS_ANIMATION (self));
  g_return_if_fail (GDK_IS_TEXTURE (texture));

  frame.texture = g_object_ref (texture);
  frame.delay = delay < SHORTEST_DELAY_MS ? USUAL_DELAY_MS : delay;
  g_array_append_val (self->frames, frame);
  self->byte_size += 4 * (gsize) gdk_texture_get_width (texture) * gdk_texture_get_height (texture);
}

/**
 * bunko_animation_begin_frame:
 * @self: an animation
 *
 * For who draws the frames in a way of its own: it starts the time to the next one, at which
 * #GdkPaintable::invalidate-contents is emitted, just as gdk_paintable_snapshot() does.
 *
 * Returns: (transfer none) (nullable): the frame to draw now; %NULL if there are none
 */
GdkTexture *
bunko_animation_begin_frame (BunkoAnimation *self)
{
  Frame *frame;

  g_return_val_if_fail (BUNKO_IS_ANIMATION (self), NULL);

  if (self->frames->len == 0)
    return NULL;
  frame = frame_at (self, self->current);
  if (self->timeout_id == 0 && self->frames->len > 1)
    self->timeout_id = g_timeout_add (frame->delay, next_frame_cb, self);
  return frame->texture;
}

/**
 * bunko_animation_get_n_frames:
 * @self: an animation
 *
 * Returns: the number of frames
 */
guint
bunko_animation_get_n_frames (BunkoAnimation *self)
{
  g_return_val_if_fail (BUNKO_IS_ANIMATION (self), 0);

  return self->frames->len;
}

/**
 * bunko_animation_get_byte_size:
 * @self: an animation
 *
 * Returns: about how many bytes its frames take
 */
gsize
bunko_animation_get_byte_size (BunkoAnimation *self)
{
  g_return_val_if_fail (BUNKO_IS_ANIMATION (self), 0);

  return self->byte_size;
}
