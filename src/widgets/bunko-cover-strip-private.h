/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-cover-strip.h"

G_BEGIN_DECLS

/* How many items a strip loads by itself. */
#define BUNKO_COVER_STRIP_MAX_ITEMS 24

struct _BunkoCoverStrip
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkRevealer *back_revealer;
  GtkRevealer *forward_revealer;
  GtkWidget *heading_box;
  GtkWidget *list_page;
  GtkListView *list_view;
  GtkButton *message_button;
  GtkLabel *message_label;
  GtkWidget *message_page;
  GtkProgressBar *progress_bar;
  GtkWidget *progress_page;
  GtkScrolledWindow *scroller;
  GtkWidget *show_all_button;
  GtkStack *stack;
  GtkLabel *subtitle_label;
  GtkLabel *title_label;

  BunkoImageLoader *loader;
  BunkoItem *current;
  BunkoItem *excluded;
  char *empty_text;
  int cover_width;
  gboolean can_show_all;
  gboolean tells_progress;

  /* What is shown: items, or rows. */
  GListModel *model;

  /* Where the items come from, if the strip loads them by itself. */
  BunkoListSource *source;
  GListStore *items;
  GCancellable *cancellable;
  guint total;
  gboolean loaded;

  /* The view that decides whether the strip is on the screen. */
  GtkAdjustment *outer;
  GdkFrameClock *clock; /* while a check is queued */
  gulong check_handler;
  gboolean was_needed;
  gboolean scroll_to_current;

  AdwAnimation *scrolling;
  double drag_start;
  gboolean pointer_inside;
};

/* bunko-cover-strip.c */
void _bunko_cover_strip_activate (BunkoCoverStrip *self, BunkoItem *item, guint where);
void _bunko_cover_strip_popup (BunkoCoverStrip *self, GtkWidget *cell, double x, double y);
void _bunko_cover_strip_needed (BunkoCoverStrip *self);
void _bunko_cover_strip_update (BunkoCoverStrip *self);

/* bunko-cover-strip-list.c: the cells, and scrolling. */
void _bunko_cover_strip_init_list (BunkoCoverStrip *self);
void _bunko_cover_strip_show_model (BunkoCoverStrip *self, GListModel *model);
void _bunko_cover_strip_scroll (BunkoCoverStrip *self, int direction);
void _bunko_cover_strip_show_current (BunkoCoverStrip *self);

/* bunko-cover-strip-load.c: when and how items are loaded. */
void _bunko_cover_strip_watch (BunkoCoverStrip *self);
void _bunko_cover_strip_unwatch (BunkoCoverStrip *self);
void _bunko_cover_strip_queue_check (BunkoCoverStrip *self);
void _bunko_cover_strip_load (BunkoCoverStrip *self);
void _bunko_cover_strip_stop_loading (BunkoCoverStrip *self);

G_END_DECLS
