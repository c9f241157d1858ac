/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "bunko-reader-canvas-private.h"

/* Turning pages, by key and by finger. */

#define TURN_MS 220

/* A swipe that got this far turns the page, as part of the view; or one that is this fast, in views
 * by second. */
#define SWIPE_DISTANCE 0.3
#define SWIPE_VELOCITY 0.8

/* Where there is no other page, it gives way only a little. */
#define RUBBER 0.25

static void
slide_cb (double value, gpointer user_data)
{
  BunkoReaderCanvas *self = user_data;

  self->slide = value;
  _bunko_reader_canvas_update (self);
}

static void
slide_done_cb (BunkoReaderCanvas *self)
{
  self->slide = 0;
  _bunko_reader_canvas_update (self);
}

void
_bunko_reader_canvas_stop_turning (BunkoReaderCanvas *self)
{
  if (self->turning != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->turning, self);
      adw_animation_pause (self->turning);
    }
  g_clear_object (&self->turning);
  self->swiping = FALSE;
  self->slide = 0;
}

static void
play (BunkoReaderCanvas *self, AdwAnimation *animation)
{
  self->turning = animation;
  g_signal_connect_swapped (animation, "done", G_CALLBACK (slide_done_cb), self);
  adw_animation_play (animation);
}

static gboolean
is_ready (BunkoReaderCanvas *self)
{
  for (guint i = 0; i < self->placed.spread.n_leaves; i++)
    {
      BunkoReaderPicture *picture =
          bunko_reader_model_get_picture (self->model, self->placed.spread.leaves[i].page);

      if (picture == NULL || bunko_reader_picture_get_paintable (picture) == NULL)
        return FALSE;
    }
  return self->placed.spread.n_leaves > 0;
}

static gboolean
is_turning (BunkoReaderCanvas *self)
{
  return self->turning != NULL && adw_animation_get_state (self->turning) == ADW_ANIMATION_PLAYING;
}

/* The model has another spread, this many further: it comes in from its side. Who turns faster than
 * pages move sees them change, and so does who waits for a picture. */
void
_bunko_reader_canvas_turned (BunkoReaderCanvas *self, int steps)
{
  gboolean hurried = is_turning (self);
  double swiped = self->swiping ? self->slide : 0;

  _bunko_reader_canvas_stop_turning (self);
  /* Who has pulled the page in sees it already, as far as it is there. */
  if (swiped != 0)
    self->holding = FALSE;
  if (swiped != 0 || ABS (steps) != 1 || hurried || !is_ready (self) ||
      !_bunko_reader_canvas_is_animated (self))
    return;

  self->slide = -steps;
  play (self, adw_timed_animation_new (GTK_WIDGET (self), self->slide, 0, TURN_MS,
                                       adw_callback_animation_target_new (slide_cb, self, NULL)));
}

/**
 * bunko_reader_canvas_turn:
 * @self: a canvas
 * @delta: 1 for the next page or spread, −1 for the one before
 *
 * Turns the page, in reading order. In a strip it goes to the start of the next page.
 */
void
bunko_reader_canvas_turn (BunkoReaderCanvas *self, int delta)
{
  g_return_if_fail (BUNKO_IS_READER_CANVAS (self));

  if (self->model == NULL || delta == 0)
    return;
  if (delta > 0 ? !bunko_reader_model_next (self->model)
                : !bunko_reader_model_previous (self->model))
    _bunko_reader_canvas_emit_end (self, delta < 0);
}

/* The finger, or two of them on a touchpad, has pulled the next page in by this much. */
void
_bunko_reader_canvas_swipe_to (BunkoReaderCanvas *self, double slide)
{
  BunkoSpread spread;

  if (!self->swiping)
    _bunko_reader_canvas_stop_turning (self);
  self->swiping = TRUE;
  slide = CLAMP (slide, -1, 1);
  if (slide != 0 && !bunko_reader_model_get_spread_at (self->model, slide > 0 ? 1 : -1, &spread))
    slide *= RUBBER;
  self->slide = slide;
  _bunko_reader_canvas_update (self);
}

static void
settle (BunkoReaderCanvas *self, double slide, double velocity)
{
  AdwAnimation *animation;

  self->slide = slide;
  self->swiping = FALSE;
  if (!_bunko_reader_canvas_is_animated (self))
    {
      slide_done_cb (self);
      return;
    }
  animation =
      adw_spring_animation_new (GTK_WIDGET (self), slide, 0, adw_spring_params_new (1, 0.5, 500),
                                adw_callback_animation_target_new (slide_cb, self, NULL));
  adw_spring_animation_set_initial_velocity (ADW_SPRING_ANIMATION (animation), velocity);
  adw_spring_animation_set_clamp (ADW_SPRING_ANIMATION (animation), TRUE);
  play (self, animation);
}

/* It let go, moving on by @velocity views in a second. */
void
_bunko_reader_canvas_swipe_end (BunkoReaderCanvas *self, double velocity)
{
  double slide = self->slide;
  int delta = slide > 0 ? 1 : -1;
  gboolean far = fabs (slide) > SWIPE_DISTANCE || slide * velocity > fabs (slide) * SWIPE_VELOCITY;
  gboolean back = slide * velocity < -fabs (slide) * SWIPE_VELOCITY;
  BunkoSpread spread;

  if (!self->swiping)
    return;
  if (slide == 0 || back)
    settle (self, slide, velocity);
  else if (!bunko_reader_model_get_spread_at (self->model, delta, &spread))
    {
      settle (self, slide, 0);
      if (fabs (slide) > SWIPE_DISTANCE * RUBBER)
        _bunko_reader_canvas_emit_end (self, delta < 0);
    }
  else if (far)
    {
      bunko_reader_canvas_turn (self, delta);
      settle (self, slide - delta, velocity);
    }
  else
    settle (self, slide, velocity);
}
