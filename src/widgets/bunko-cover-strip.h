/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "images/bunko-image-loader.h"
#include "library/bunko-list-source.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_COVER_STRIP (bunko_cover_strip_get_type ())

G_DECLARE_FINAL_TYPE (BunkoCoverStrip, bunko_cover_strip, BUNKO, COVER_STRIP, GtkWidget)

GtkWidget *
bunko_cover_strip_new (const char *title, BunkoImageLoader *loader) G_GNUC_WARN_UNUSED_RESULT;
const char *bunko_cover_strip_get_title (BunkoCoverStrip *self);
void bunko_cover_strip_set_title (BunkoCoverStrip *self, const char *title);
void bunko_cover_strip_set_subtitle (BunkoCoverStrip *self, const char *subtitle);
void bunko_cover_strip_add_heading (BunkoCoverStrip *self, GtkWidget *widget);
void bunko_cover_strip_set_empty_text (BunkoCoverStrip *self, const char *text);
void bunko_cover_strip_set_can_show_all (BunkoCoverStrip *self, gboolean can_show_all);
void bunko_cover_strip_set_cover_width (BunkoCoverStrip *self, int width);
void bunko_cover_strip_set_tells_progress (BunkoCoverStrip *self, gboolean tells_progress);
void bunko_cover_strip_set_excluded (BunkoCoverStrip *self, BunkoItem *item);
void bunko_cover_strip_set_current (BunkoCoverStrip *self, BunkoItem *item);

void bunko_cover_strip_set_source (BunkoCoverStrip *self, BunkoListSource *source);
void bunko_cover_strip_set_model (BunkoCoverStrip *self, GListModel *model);
void bunko_cover_strip_refresh (BunkoCoverStrip *self);
GListModel *bunko_cover_strip_get_items (BunkoCoverStrip *self);
gboolean bunko_cover_strip_get_was_needed (BunkoCoverStrip *self);
guint bunko_cover_strip_get_total (BunkoCoverStrip *self);

void bunko_cover_strip_show_message (BunkoCoverStrip *self,
                                     const char *message,
                                     const char *button_label);
void bunko_cover_strip_show_error (BunkoCoverStrip *self, const GError *error);
void bunko_cover_strip_show_progress (BunkoCoverStrip *self, double fraction, const char *text);

G_END_DECLS
