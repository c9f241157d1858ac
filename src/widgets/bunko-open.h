/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "library/bunko-location.h"

G_BEGIN_DECLS

/**
 * BunkoOpenWhere:
 * @BUNKO_OPEN_HERE: in place of what is shown; back leads there again
 * @BUNKO_OPEN_TAB: in a new tab behind this one
 * @BUNKO_OPEN_NEW_TAB: in a new tab, which is shown
 * @BUNKO_OPEN_WINDOW: in a new window
 *
 * Where to open a location.
 */
typedef enum
{
  BUNKO_OPEN_HERE,
  BUNKO_OPEN_TAB,
  BUNKO_OPEN_NEW_TAB,
  BUNKO_OPEN_WINDOW,
} BunkoOpenWhere;

void bunko_open_location (GtkWidget *from, BunkoLocation *location, BunkoOpenWhere where);
BunkoOpenWhere bunko_open_where_from_event (guint button, GdkModifierType state);

G_END_DECLS
