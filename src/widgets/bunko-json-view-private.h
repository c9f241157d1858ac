/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

#include "bunko-json-folds.h"
#include "bunko-json-gutter.h"
#include "bunko-json-view.h"

G_BEGIN_DECLS

struct _BunkoJsonView
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkSourceBuffer *buffer;
  GtkSearchBar *find_bar;
  GtkSearchEntry *find_entry;
  GtkLabel *find_label;
  GtkScrolledWindow *scroller;
  GtkSourceView *view;

  BunkoJsonGutter *gutter; /* owned by the view */
  GtkTextTag *hidden;      /* owned by the buffer */
  BunkoJsonFolds *folds;
  GtkSourceSearchContext *search; /* made when something is first looked for */
  GCancellable *finding;
};

guint _bunko_json_view_get_cursor_line (BunkoJsonView *self);
void _bunko_json_view_set_folded (BunkoJsonView *self, guint line, gboolean folded);
void _bunko_json_view_set_all_folded (BunkoJsonView *self, gboolean folded);
void _bunko_json_view_reveal (BunkoJsonView *self, guint line);
void _bunko_json_view_find_open (BunkoJsonView *self);
void _bunko_json_view_find_changed (BunkoJsonView *self);
void _bunko_json_view_find_move (BunkoJsonView *self, gboolean forward);
void _bunko_json_view_find_stop (BunkoJsonView *self);

G_END_DECLS
