/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-cover-private.h"

/* How a cover gets its picture, and when it gives it up. */

#define FADE_MS 160

static void
set_paintable (BunkoCover *self, GdkPaintable *paintable)
{
  if (self->paintable == paintable)
    return;

  if (self->paintable != NULL)
    g_clear_signal_handler (&self->invalidate_id, self->paintable);
  g_set_object (&self->paintable, paintable);

  /* Only animations ever change. */
  if (paintable != NULL && !(gdk_paintable_get_flags (paintable) & GDK_PAINTABLE_STATIC_CONTENTS))
    self->invalidate_id =
        g_signal_connect_object (paintable, "invalidate-contents",
                                 G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_opacity_cb (double value, gpointer user_data)
{
  BunkoCover *self = user_data;

  self->opacity = value;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
fade_in (BunkoCover *self)
{
  if (self->fade == NULL)
    self->fade =
        adw_timed_animation_new (GTK_WIDGET (self), 0, 1, FADE_MS,
                                 adw_callback_animation_target_new (set_opacity_cb, self, NULL));
  adw_animation_play (self->fade);
}

/* The smallest picture that is not blurred in the usual width: a server has a few sizes ready. The
 * width that a grid really gives is left out of it, so that the same picture serves all windows. */
static BunkoImageSize
choose_size (int width, int scale_factor)
{
  int pixels = width * scale_factor;

  if (pixels <= 110)
    return BUNKO_IMAGE_SIZE_SMALL;
  if (pixels <= 220)
    return BUNKO_IMAGE_SIZE_MEDIUM;
  if (pixels <= 420)
    return BUNKO_IMAGE_SIZE_BIG;

  return BUNKO_IMAGE_SIZE_X768;
}

BunkoImageSize
_bunko_cover_choose_size (BunkoCover *self)
{
  return choose_size (self->cover_width, gtk_widget_get_scale_factor (GTK_WIDGET (self)));
}

/**
 * bunko_cover_load_ahead:
 * @loader: what loads the picture
 * @item: whose picture it is
 * @width: the width of the cover that will show it, in application pixels
 * @scale_factor: how many pixels these have
 *
 * Starts to load what a cover will show that does not have its place yet.
 */
void
bunko_cover_load_ahead (BunkoImageLoader *loader, BunkoItem *item, int width, int scale_factor)
{
  g_return_if_fail (BUNKO_IS_IMAGE_LOADER (loader));
  g_return_if_fail (BUNKO_IS_ITEM (item));

  bunko_image_loader_load_async (loader, bunko_item_get_item_type (item), bunko_item_get_id (item),
                                 choose_size (width, scale_factor),
                                 bunko_item_get_last_updated (item), 0, 0,
                                 BUNKO_IMAGE_PRIORITY_VISIBLE, NULL, NULL, NULL);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoCover) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPaintable) paintable = NULL;

  paintable = bunko_image_loader_load_finish (BUNKO_IMAGE_LOADER (object), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* A finished request that was taken back at the last moment says that it is cancelled, so this
   * one is for the item that is shown. */
  g_clear_object (&self->cancellable);
  if (paintable != NULL)
    {
      if (!self->stale)
        fade_in (self);
      self->stale = FALSE;
      set_paintable (self, paintable);
      _bunko_cover_set_state (self, BUNKO_COVER_READY);
    }
  else if (self->paintable == NULL)
    {
      _bunko_cover_set_state (self, error != NULL ? BUNKO_COVER_FAILED : BUNKO_COVER_MISSING);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
}

static void
stop (BunkoCover *self)
{
  if (self->cancellable != NULL)
    {
      g_cancellable_cancel (self->cancellable);
      g_clear_object (&self->cancellable);
      _bunko_cover_set_state (self, self->paintable != NULL ? BUNKO_COVER_READY : BUNKO_COVER_IDLE);
    }
}

void
_bunko_cover_start (BunkoCover *self)
{
  g_autoptr (GdkPaintable) paintable = NULL;
  BunkoItemType type;
  BunkoImageSize size;
  gint64 id, version;

  if (self->item == NULL || self->loader == NULL || self->cancellable != NULL ||
      (self->paintable != NULL && !self->stale) || !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      gtk_widget_get_width (GTK_WIDGET (self)) == 0)
    return;

  type = bunko_item_get_item_type (self->item);
  id = bunko_item_get_id (self->item);
  size = _bunko_cover_choose_size (self);
  version = bunko_item_get_last_updated (self->item);
  paintable = bunko_image_loader_peek (self->loader, type, id, size, version, 0, 0);
  if (paintable != NULL)
    {
      self->opacity = 1;
      self->stale = FALSE;
      set_paintable (self, paintable);
      _bunko_cover_set_state (self, BUNKO_COVER_READY);
      return;
    }

  if (self->paintable == NULL)
    _bunko_cover_set_state (self, BUNKO_COVER_LOADING);
  self->cancellable = g_cancellable_new ();
  bunko_image_loader_load_async (self->loader, type, id, size, version, 0, 0,
                                 BUNKO_IMAGE_PRIORITY_VISIBLE, self->cancellable, loaded_cb,
                                 g_object_ref (self));
}

void
_bunko_cover_reload (BunkoCover *self)
{
  stop (self);
  if (self->fade != NULL)
    adw_animation_reset (self->fade);
  set_paintable (self, NULL);
  _bunko_cover_set_state (self, BUNKO_COVER_IDLE);
  self->stale = FALSE;
  g_clear_object (&self->initial);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  _bunko_cover_start (self);
}

void
_bunko_cover_load_other_size (BunkoCover *self)
{
  stop (self);
  self->stale = self->paintable != NULL;
  _bunko_cover_start (self);
}

/* Takes back what was asked for, and lets go of the picture. */
void
_bunko_cover_drop (BunkoCover *self)
{
  stop (self);
  if (self->fade != NULL)
    adw_animation_skip (self->fade);
  set_paintable (self, NULL);
  self->stale = FALSE;
  _bunko_cover_set_state (self, BUNKO_COVER_IDLE);
}
