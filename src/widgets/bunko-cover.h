/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "images/bunko-image-loader.h"
#include "library/bunko-item.h"

G_BEGIN_DECLS

/**
 * BunkoCoverState:
 * @BUNKO_COVER_IDLE: nothing to load, or not on the screen
 * @BUNKO_COVER_LOADING: the picture is on its way
 * @BUNKO_COVER_READY: the picture is shown
 * @BUNKO_COVER_MISSING: the item has no picture
 * @BUNKO_COVER_FAILED: the picture could not be loaded
 *
 * What a cover shows.
 */
typedef enum
{
  BUNKO_COVER_IDLE,
  BUNKO_COVER_LOADING,
  BUNKO_COVER_READY,
  BUNKO_COVER_MISSING,
  BUNKO_COVER_FAILED,
} BunkoCoverState;

#define BUNKO_TYPE_COVER (bunko_cover_get_type ())

G_DECLARE_FINAL_TYPE (BunkoCover, bunko_cover, BUNKO, COVER, GtkWidget)

GtkWidget *bunko_cover_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bunko_cover_set_loader (BunkoCover *self, BunkoImageLoader *loader);
void bunko_cover_set_item (BunkoCover *self, BunkoItem *item);
void bunko_cover_set_cover_width (BunkoCover *self, int width);
void bunko_cover_set_broken (BunkoCover *self, gboolean broken);
BunkoCoverState bunko_cover_get_state (BunkoCover *self);
void
bunko_cover_load_ahead (BunkoImageLoader *loader, BunkoItem *item, int width, int scale_factor);
void bunko_cover_retry_all (GtkWidget *root);

G_END_DECLS
