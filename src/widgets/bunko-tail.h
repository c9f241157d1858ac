/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_TAIL (bunko_tail_get_type ())

G_DECLARE_FINAL_TYPE (BunkoTail, bunko_tail, BUNKO, TAIL, GObject)

BunkoTail *bunko_tail_new (GtkListView *list,
                           GtkScrolledWindow *scroller,
                           GtkRevealer *revealer) G_GNUC_WARN_UNUSED_RESULT;
void bunko_tail_go_to_end (BunkoTail *self);
void bunko_tail_lines_added (BunkoTail *self);

G_END_DECLS
