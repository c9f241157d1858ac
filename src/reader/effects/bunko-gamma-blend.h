/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BUNKO_GAMMA_BLEND_LAYERS 2

guint bunko_gamma_blend_find (double exponent, double greys[BUNKO_GAMMA_BLEND_LAYERS]);
double bunko_gamma_blend_apply (double grey, double x);

G_END_DECLS
