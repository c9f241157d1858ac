/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A small generator (splitmix64) that lives on the stack. The sample library is made of it: the
 * same seed gives the same picture on every machine, which g_rand_new() promises too, but that one
 * keeps 2.5 kB of state and has to be allocated.
 */
typedef struct
{
  guint64 state;
} BunkoArtRandom;

static inline guint64
bunko_art_random_next (BunkoArtRandom *self)
{
  guint64 z = (self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return z ^ (z >> 31);
}

/* A generator for one concern (@stream) of one thing (@seed): streams do not disturb each other. */
static inline BunkoArtRandom
bunko_art_random (guint64 seed, guint64 stream)
{
  BunkoArtRandom self = { seed ^ (stream * G_GUINT64_CONSTANT (0xd1342543de82ef95)) };

  self.state = bunko_art_random_next (&self);

  return self;
}

/* A number from 0 to @n - 1; 0 when @n is 0. */
static inline guint
bunko_art_random_below (BunkoArtRandom *self, guint n)
{
  return (guint) (((bunko_art_random_next (self) >> 32) * n) >> 32);
}

/* A number from @low to @high. */
static inline double
bunko_art_random_real (BunkoArtRandom *self, double low, double high)
{
  return low + (high - low) * ((double) (bunko_art_random_next (self) >> 11) / 9007199254740992.0);
}

/* TRUE once in @n times. */
static inline gboolean
bunko_art_random_once_in (BunkoArtRandom *self, guint n)
{
  return bunko_art_random_below (self, n) == 0;
}

G_END_DECLS
