/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BunkoTermMenuFlags:
 * @BUNKO_TERM_MENU_NONE: the middle button is for something else
 * @BUNKO_TERM_MENU_MIDDLE_EXCLUDES: the middle button excludes the term from the search
 *
 * What a term menu does besides.
 */
typedef enum
{
  BUNKO_TERM_MENU_NONE = 0,
  BUNKO_TERM_MENU_MIDDLE_EXCLUDES = 1 << 0,
} BunkoTermMenuFlags;

void bunko_term_menu_attach (GtkWidget *widget,
                             const char *query,
                             const char *name,
                             BunkoTermMenuFlags flags);

G_END_DECLS
