/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "settings/bunko-reader-enums.h"

G_BEGIN_DECLS

/**
 * BunkoWheelEvent:
 * @dx: to the right, in notches of a wheel or in pixels
 * @dy: down, in notches of a wheel or in pixels
 * @pixels: it comes from fingers on a touchpad, and is measured in pixels
 * @zooms: the modifier for zooming is held down
 * @sideways: the modifier for scrolling sideways is held down
 * @stop: the fingers have left the touchpad
 * @notch: how many pixels a notch is worth
 * @time: when it was, in milliseconds
 *
 * What a wheel or a touchpad says.
 */
typedef struct
{
  double dx;
  double dy;
  gboolean pixels;
  gboolean zooms;
  gboolean sideways;
  gboolean stop;
  double notch;
  gint64 time;
} BunkoWheelEvent;

/**
 * BunkoWheelAct:
 * @BUNKO_WHEEL_ACT_NONE: nothing, and nobody else should do something
 * @BUNKO_WHEEL_ACT_SCROLL: scroll by pixels
 * @BUNKO_WHEEL_ACT_TURN: turn the page, in reading order
 * @BUNKO_WHEEL_ACT_TURN_SIDE: turn to the page on one side of the screen
 * @BUNKO_WHEEL_ACT_ZOOM: zoom by a factor
 *
 * What is to be done about it.
 */
typedef enum
{
  BUNKO_WHEEL_ACT_NONE,
  BUNKO_WHEEL_ACT_SCROLL,
  BUNKO_WHEEL_ACT_TURN,
  BUNKO_WHEEL_ACT_TURN_SIDE,
  BUNKO_WHEEL_ACT_ZOOM,
} BunkoWheelAct;

/**
 * BunkoWheelStep:
 * @act: what is to be done
 * @dx: how many pixels to the right, for scrolling
 * @dy: how many pixels down, for scrolling
 * @turn: 1 for the next page or the one on the right, -1 for the previous or the one on the left
 * @factor: what the zoom is multiplied with
 *
 * What is to be done about an event.
 */
typedef struct
{
  BunkoWheelAct act;
  double dx;
  double dy;
  int turn;
  double factor;
} BunkoWheelStep;

/**
 * BunkoWheelPolicy:
 *
 * What is remembered from one event to the next. All zero is a good start.
 */
typedef struct
{
  double pending;    /* of a turn, in notches or pixels */
  double low;        /* the weakest event since the fingers turned a page */
  gboolean across;   /* which axis pending is on */
  gboolean spent;    /* these fingers have turned a page */
  gboolean scrolled; /* what goes on has moved the page */
  gint64 time;       /* of the last event */
} BunkoWheelPolicy;

void bunko_wheel_policy_reset (BunkoWheelPolicy *self);
BunkoWheelStep bunko_wheel_policy_feed (BunkoWheelPolicy *self,
                                        BunkoReaderWheel wheel,
                                        const BunkoWheelEvent *event,
                                        gboolean can_scroll);

void bunko_wheel_event_init (BunkoWheelEvent *event,
                             GtkEventControllerScroll *controller,
                             double dx,
                             double dy);

G_END_DECLS
