/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-log-view.h"
#include "bunko-status-view.h"
#include "bunko-tail.h"

G_BEGIN_DECLS

struct _BunkoLogView
{
  AdwBin parent_instance;

  /* Template widgets */
  AdwToastOverlay *overlay;
  GtkWidget *toolbar;
  GtkSearchEntry *search_entry;
  GtkDropDown *level_drop;
  GtkToggleButton *follow_button;
  GtkStack *stack;
  BunkoStatusView *status;
  GtkScrolledWindow *scroller;
  GtkListView *list_view;
  GtkRevealer *newest_revealer;
  GtkLabel *summary;

  BunkoServerLog *log;
  GtkFilterListModel *shown;
  GtkMultiSelection *selection;
  GtkFilter *filter;
  BunkoTail *tail;

  char *needle; /* folded; NULL for everything */
  BunkoLogLevel level;

  gboolean following;
  GCancellable *cancellable; /* of the refresh under way, NULL if there is none */
  guint timer;
  GError *error;   /* of the last refresh */
  gboolean loaded; /* the log was there once */
  GCancellable *disposed;
};

void _bunko_log_view_install_actions (GtkWidgetClass *widget_class);
void _bunko_log_view_set_up_list (BunkoLogView *self);
void _bunko_log_view_filter (BunkoLogView *self);
gboolean _bunko_log_view_is_filtered (BunkoLogView *self);
char *_bunko_log_view_dup_chosen (BunkoLogView *self) G_GNUC_WARN_UNUSED_RESULT;
void _bunko_log_view_save (BunkoLogView *self, GFile *file);

G_END_DECLS
