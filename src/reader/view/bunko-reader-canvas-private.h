/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "reader/input/bunko-wheel-policy.h"
#include "reader/effects/bunko-colour-filter.h"
#include "reader/effects/bunko-page-analyst.h"
#include "reader/layout/bunko-strip-layout.h"
#include "reader/layout/bunko-viewport.h"
#include "bunko-reader-canvas.h"

G_BEGIN_DECLS

/* Where the view is on the pages as long as nobody moved it. */
typedef enum
{
  BUNKO_CANVAS_CORNER_NONE,
  BUNKO_CANVAS_CORNER_START,
  BUNKO_CANVAS_CORNER_END,
  BUNKO_CANVAS_CORNER_PANEL, /* in the guided view: where it says */
} BunkoCanvasCorner;

/* What came of going to the next panel. */
typedef enum
{
  BUNKO_CANVAS_STEP_DONE,
  BUNKO_CANVAS_STEP_END,
  BUNKO_CANVAS_STEP_NO_PANELS,
} BunkoCanvasStep;

/* A leaf on the screen, in application pixels of the view. */
typedef struct
{
  BunkoLeaf leaf;
  double x;
  double y;
  double width;
  double height;
  BunkoReaderPicture *picture; /* owned; NULL if there is none */
  GdkPaintable *moving;        /* owned; what of it is an animation */
  gulong moving_id;
} BunkoCanvasItem;

/* A spread and where its leaves are at a zoom of 1, from its upper left corner, in application
 * pixels. */
typedef struct
{
  BunkoSpread spread;
  graphene_rect_t rects[2];
  graphene_size_t total;
} BunkoPlacedSpread;

/* The canvas is one class in several files: itself and what it listens to; the layout of pages that
 * are turned, and of strips; drawing; what stands in place of a picture; zoom; scrolling; turning
 * and swiping; gestures. */
struct _BunkoReaderCanvas
{
  GtkWidget parent_instance;

  BunkoReaderModel *model;
  BunkoReaderOptions *options;
  BunkoReaderMode mode;
  BunkoReaderDirection direction;
  BunkoReaderFit fit;

  /* What is where. */
  BunkoViewport viewport;
  BunkoPlacedSpread placed; /* where pages are turned */
  BunkoStripLayout *strip;  /* else NULL */
  gboolean strip_reversed;  /* it begins at the right */
  gboolean following;       /* the model is told where a strip was scrolled to */
  guint smart_target;       /* the leaf that is read, where known */
  BunkoCanvasCorner corner;
  gboolean enter_at_end; /* the next spread is read backwards */
  int quarters;          /* clockwise, 0–3 */
  gboolean flip_h;
  gboolean flip_v;

  /* What is on the screen: BunkoCanvasItem; and what was there before, for a moment. */
  GArray *items;
  gboolean holding;
  gboolean busy;   /* something is missing */
  gboolean waited; /* for a while */
  guint wait_id;

  /* How pages look. */
  BunkoColourFilter filter;
  BunkoPageAnalyst *analyst;
  gboolean crop;
  graphene_rect_t strip_crop; /* how all pages of a strip were cut last */
  GdkRGBA edge;               /* the ground in the colour of the edge of the pages */
  gboolean has_edge;
  double magnification; /* under a lens */

  /* Turning: how far the next page has come in, as a part of the view; negative: the one before. */
  double slide;
  AdwAnimation *turning;
  gboolean swiping;

  /* Zooming. */
  AdwAnimation *zooming;
  double zoom_target;
  double zoom_at[2];

  /* From panel to panel. */
  gboolean guided;
  guint panel_step;      /* see bunko_panel_steps_move() */
  int panel_awaited;     /* somebody went on (1) or back (−1) before it was known where that is */
  gboolean panel_at_end; /* somebody came back to the page before it was known where its end is */
  AdwAnimation *stepping;
  BunkoViewport step_from;
  BunkoViewport step_to;
  graphene_rect_t lit; /* what is not in the shade, at a zoom of 1 */
  graphene_rect_t lit_from;
  graphene_rect_t lit_to;

  /* Scrolling. */
  AdwAnimation *scrolling;
  gboolean showing; /* to where the model is */
  double scroll_to[2];
  double scroll_from[2];
  double velocity[2]; /* pixels by second */
  gint64 last_frame;
  guint kinetic_id;
  guint auto_id;
  double auto_speed; /* pixels by second; 0: off */
  gint64 auto_frame;
  double auto_rested; /* seconds at the end of a page */
  BunkoWheelPolicy wheel;
  gboolean fingers; /* on a touchpad, pull a page in */
  double pulled;    /* by this much */
  guint silence_id;

  /* Gestures. */
  GtkGesture *drag;
  GtkGesture *swipe;
  double pointer[2];
  double dragged[2];
  int drag_kind;
  double pinch_zoom; /* when it began */
  double pinch_at[2];
  gboolean caught; /* by the press that has not been released */
  guint click_id;
  double click[2];

  /* What the model was told last. */
  guint told_first;
  guint told_count;
  double told_size[2];
  double told_zoom;
  guint tell_id;

  GPtrArray *statuses; /* of BunkoPageStatus, as children */
  char *label;
};

/* bunko-reader-canvas.c */
gboolean _bunko_reader_canvas_is_strip (BunkoReaderCanvas *self);
gboolean _bunko_reader_canvas_is_animated (BunkoReaderCanvas *self);
double _bunko_reader_canvas_get_device_scale (BunkoReaderCanvas *self);
void _bunko_reader_canvas_relayout (BunkoReaderCanvas *self);
void _bunko_reader_canvas_update (BunkoReaderCanvas *self);
void _bunko_reader_canvas_moved (BunkoReaderCanvas *self);
void _bunko_reader_canvas_zoom_changed (BunkoReaderCanvas *self);
void _bunko_reader_canvas_emit_end (BunkoReaderCanvas *self, gboolean start);
void _bunko_reader_canvas_emit_zone (BunkoReaderCanvas *self, double x, double y);

/* bunko-reader-canvas-leaves.c */
GArray *_bunko_reader_canvas_new_items (void) G_GNUC_WARN_UNUSED_RESULT;
void _bunko_reader_canvas_get_source (BunkoReaderCanvas *self,
                                      const BunkoLeaf *leaf,
                                      graphene_rect_t *source);
void _bunko_reader_canvas_measure (BunkoReaderCanvas *self,
                                   const BunkoLeaf *leaf,
                                   graphene_size_t *size);
void _bunko_reader_canvas_add_item (BunkoReaderCanvas *self,
                                    const BunkoLeaf *leaf,
                                    double x,
                                    double y,
                                    double width,
                                    double height);
int _bunko_reader_canvas_get_turns (BunkoReaderCanvas *self, const BunkoLeaf *leaf);
void _bunko_reader_canvas_tell_model (BunkoReaderCanvas *self);

/* bunko-reader-canvas-paged.c */
void _bunko_reader_canvas_place_spread (BunkoReaderCanvas *self,
                                        const BunkoSpread *spread,
                                        BunkoPlacedSpread *placed);
void _bunko_reader_canvas_relayout_paged (BunkoReaderCanvas *self);
void _bunko_reader_canvas_list_paged (BunkoReaderCanvas *self);
void
_bunko_reader_canvas_to_start (BunkoReaderCanvas *self, BunkoViewport *viewport, gboolean at_end);
void _bunko_reader_canvas_get_way_on (BunkoReaderCanvas *self, double *x, double *y);
double _bunko_reader_canvas_to_slide (BunkoReaderCanvas *self, double dx, double dy);

/* bunko-reader-canvas-strip.c */
void _bunko_reader_canvas_relayout_strip (BunkoReaderCanvas *self);
void _bunko_reader_canvas_list_strip (BunkoReaderCanvas *self);
void _bunko_reader_canvas_leave_strip (BunkoReaderCanvas *self);
void _bunko_reader_canvas_strip_picture_changed (BunkoReaderCanvas *self, guint page);
void _bunko_reader_canvas_strip_scrolled (BunkoReaderCanvas *self);
void _bunko_reader_canvas_strip_show (BunkoReaderCanvas *self);
void _bunko_reader_canvas_reshape_strip (BunkoReaderCanvas *self);
void _bunko_reader_canvas_zoom_strip (BunkoReaderCanvas *self, double zoom, double x, double y);
gboolean
_bunko_reader_canvas_scroll_strip (BunkoReaderCanvas *self, double distance, gboolean animate);

/* bunko-reader-canvas-zoom.c */
void _bunko_reader_canvas_stop_zooming (BunkoReaderCanvas *self);
void _bunko_reader_canvas_zoom_smoothly (BunkoReaderCanvas *self, double zoom, double x, double y);

/* bunko-reader-canvas-turn.c */
void _bunko_reader_canvas_turned (BunkoReaderCanvas *self, int delta);
void _bunko_reader_canvas_stop_turning (BunkoReaderCanvas *self);
void _bunko_reader_canvas_swipe_to (BunkoReaderCanvas *self, double slide);
void _bunko_reader_canvas_swipe_end (BunkoReaderCanvas *self, double velocity);

/* bunko-reader-canvas-scroll.c */
void _bunko_reader_canvas_stop (BunkoReaderCanvas *self);
gboolean
_bunko_reader_canvas_scroll_px (BunkoReaderCanvas *self, double dx, double dy, gboolean animate);
gboolean _bunko_reader_canvas_is_moving (BunkoReaderCanvas *self);
gboolean _bunko_reader_canvas_read_on (BunkoReaderCanvas *self, gboolean backwards);
void _bunko_reader_canvas_show_at (BunkoReaderCanvas *self, double x, double y);
void _bunko_reader_canvas_fling (BunkoReaderCanvas *self, double vx, double vy);

/* bunko-reader-canvas-guided.c */
gboolean _bunko_reader_canvas_is_guided (BunkoReaderCanvas *self);
BunkoReaderFit _bunko_reader_canvas_get_fit (BunkoReaderCanvas *self);
BunkoReaderZoomLock _bunko_reader_canvas_get_zoom_lock (BunkoReaderCanvas *self);
gboolean _bunko_reader_canvas_is_on_panel (BunkoReaderCanvas *self);
void _bunko_reader_canvas_update_guided (BunkoReaderCanvas *self);
void _bunko_reader_canvas_enter_panels (BunkoReaderCanvas *self, gboolean at_end);
void _bunko_reader_canvas_frame_panel (BunkoReaderCanvas *self);
BunkoCanvasStep _bunko_reader_canvas_go_to_panel (BunkoReaderCanvas *self, gboolean backwards);
void _bunko_reader_canvas_panels_found (BunkoReaderCanvas *self);
void _bunko_reader_canvas_stop_stepping (BunkoReaderCanvas *self);
void _bunko_reader_canvas_snapshot_shade (BunkoReaderCanvas *self, GtkSnapshot *snapshot);

/* bunko-reader-canvas-auto.c */
void _bunko_reader_canvas_stop_auto (BunkoReaderCanvas *self);

/* bunko-reader-canvas-wheel.c */
void _bunko_reader_canvas_add_wheel (BunkoReaderCanvas *self);

/* bunko-reader-canvas-gestures.c */
void _bunko_reader_canvas_add_gestures (BunkoReaderCanvas *self);
void _bunko_reader_canvas_cancel_click (BunkoReaderCanvas *self);

/* bunko-reader-canvas-look.c */
void _bunko_reader_canvas_start_look (BunkoReaderCanvas *self);
void _bunko_reader_canvas_end_look (BunkoReaderCanvas *self);
gboolean _bunko_reader_canvas_update_look (BunkoReaderCanvas *self);
void _bunko_reader_canvas_update_ground (BunkoReaderCanvas *self);
void _bunko_reader_canvas_get_ground (BunkoReaderCanvas *self, GdkRGBA *colour);
const graphene_rect_t *
_bunko_reader_canvas_get_crop (BunkoReaderCanvas *self, guint page, graphene_rect_t *crop);

/* bunko-reader-canvas-snapshot.c */
void _bunko_reader_canvas_snapshot (BunkoReaderCanvas *self, GtkSnapshot *snapshot);

/* bunko-reader-canvas-status.c */
guint _bunko_reader_canvas_count_loading (BunkoReaderCanvas *self);
void _bunko_reader_canvas_set_busy (BunkoReaderCanvas *self, gboolean busy);
void _bunko_reader_canvas_update_statuses (BunkoReaderCanvas *self);
void _bunko_reader_canvas_allocate_statuses (BunkoReaderCanvas *self);

G_END_DECLS
