/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-server-traffic.h"
#include "bunko-traffic-details.h"
#include "library/bunko-traffic-log.h"
#include "widgets/bunko-tail.h"

G_BEGIN_DECLS

struct _BunkoServerTraffic
{
  AdwBin parent_instance;

  /* Template widgets */
  AdwToastOverlay *overlay;
  AdwOverlaySplitView *split_view;
  BunkoTrafficDetails *details;
  GtkSearchEntry *search_entry;
  GtkToggleButton *pause_button;
  GtkStack *stack;
  AdwStatusPage *status_page;
  GtkScrolledWindow *scroller;
  GtkListView *list_view;
  GtkRevealer *newest_revealer;
  GtkLabel *summary;

  BunkoTrafficLog *log;
  GtkFilterListModel *shown;
  GtkSingleSelection *selection;
  GtkFilter *filter;
  gboolean narrow;
  GCancellable *cancellable;

  /* What is shown. */
  char *needle; /* folded; NULL for everything */
  char *lane;   /* NULL for all */
  char *kind;
  gboolean problems;

  BunkoTail *tail;
  guint summary_id;
};

void _bunko_server_traffic_install_actions (GtkWidgetClass *widget_class);
void _bunko_server_traffic_set_up_filter (BunkoServerTraffic *self);
void _bunko_server_traffic_set_needle (BunkoServerTraffic *self, const char *text);
void
_bunko_server_traffic_export (BunkoServerTraffic *self, GFile *file, BunkoTrafficFormat format);
gboolean _bunko_server_traffic_is_filtered (BunkoServerTraffic *self);

G_END_DECLS
