/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bunko-cover.h"

G_BEGIN_DECLS

struct _BunkoCover
{
  GtkWidget parent_instance;

  BunkoImageLoader *loader;
  BunkoItem *item;
  GdkPaintable *paintable;
  GCancellable *cancellable;
  AdwAnimation *fade;
  PangoLayout *initial;
  GtkIconPaintable *broken_icon;
  gulong invalidate_id;
  double opacity;
  int cover_width;
  GtkContentFit fit;
  BunkoCoverState state;
  guint broken : 1;

  /* The picture is right, but another size of it is wanted; it stays until that is there. */
  guint stale : 1;
};

/* bunko-cover.c */
void _bunko_cover_set_state (BunkoCover *self, BunkoCoverState state);

/* bunko-cover-load.c */
BunkoImageSize _bunko_cover_choose_size (BunkoCover *self);
void _bunko_cover_start (BunkoCover *self);
void _bunko_cover_reload (BunkoCover *self);
void _bunko_cover_load_other_size (BunkoCover *self);
void _bunko_cover_drop (BunkoCover *self);

/* bunko-cover-snapshot.c */
void _bunko_cover_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);

G_END_DECLS
