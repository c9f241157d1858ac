/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-view-query.h"

G_BEGIN_DECLS

/* Shared by bunko-view-query.c and bunko-view-query-state.c. */
struct _BunkoViewQuery
{
  GObject parent_instance;

  BunkoItemType item_type;
  BunkoViewType view;
  char *search; /* never NULL */
  BunkoSearchOptions search_options;
  gint sort_index;
  gboolean sort_descending;
  gint64 filter_id;
  BunkoItemType parent_type;
  gint64 parent_id;
  BunkoItemType related_type;
};

G_END_DECLS
