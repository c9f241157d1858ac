/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>
#include <graphene.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_PAGE_ANALYSIS (bunko_page_analysis_get_type ())

typedef struct _BunkoPageAnalysis BunkoPageAnalysis;

GType bunko_page_analysis_get_type (void) G_GNUC_CONST;

BunkoPageAnalysis *bunko_page_analysis_new (const graphene_rect_t *crop,
                                            GArray *panels,
                                            const guint8 edge[3],
                                            int crop_threshold,
                                            gboolean right_to_left) G_GNUC_WARN_UNUSED_RESULT;
BunkoPageAnalysis *bunko_page_analysis_ref (BunkoPageAnalysis *self);
void bunko_page_analysis_unref (BunkoPageAnalysis *self);

void bunko_page_analysis_run_async (GdkPaintable *paintable,
                                    int crop_threshold,
                                    gboolean right_to_left,
                                    gboolean with_panels,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
BunkoPageAnalysis *
bunko_page_analysis_run_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean bunko_page_analysis_get_crop (const BunkoPageAnalysis *self, graphene_rect_t *crop);
gboolean bunko_page_analysis_has_panels (const BunkoPageAnalysis *self);
guint bunko_page_analysis_get_n_panels (const BunkoPageAnalysis *self);
void bunko_page_analysis_get_panel (const BunkoPageAnalysis *self, guint i, graphene_rect_t *panel);
gboolean bunko_page_analysis_get_edge_colour (const BunkoPageAnalysis *self, GdkRGBA *colour);
int bunko_page_analysis_get_crop_threshold (const BunkoPageAnalysis *self);
gboolean bunko_page_analysis_is_right_to_left (const BunkoPageAnalysis *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoPageAnalysis, bunko_page_analysis_unref)

G_END_DECLS
