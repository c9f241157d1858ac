/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-reader-lens.h"

G_BEGIN_DECLS

/* The lens is one class in two files: what it is and draws, and what it listens to. */

/* What the lens hears of its target. */
typedef struct
{
  GtkEventController *motion;
  GtkEventController *scroll;
  GtkEventController *keys;
  GtkGesture *middle;
  GtkGesture *touch;
} BunkoReaderLensInput;

/* bunko-reader-lens.c */
void _bunko_reader_lens_hold (BunkoReaderLens *self, gboolean hold);
void _bunko_reader_lens_set_pointer (BunkoReaderLens *self, double x, double y, gboolean inside);

/* bunko-reader-lens-input.c */
void _bunko_reader_lens_input_attach (BunkoReaderLensInput *input,
                                      BunkoReaderLens *lens,
                                      GtkWidget *target);
void _bunko_reader_lens_input_detach (BunkoReaderLensInput *input, GtkWidget *target);

G_END_DECLS
