/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-directory-page.h"
#include "bunko-directory-view.h"

G_BEGIN_DECLS

struct _BunkoDirectoryPage
{
  AdwNavigationPage parent_instance;

  GMenu *menu;
  GtkWidget *new_button;
  GtkSearchBar *search_bar;
  GtkWidget *search_button;
  GtkSearchEntry *search_entry;
  AdwToolbarView *toolbar_view;
  BunkoDirectoryView *view;
  AdwWindowTitle *window_title;

  BunkoContext *context;
  BunkoItemType type;
  BunkoViewQuery *query; /* what is listed */
  gint name_order;       /* the server's number; -1: it cannot sort them */
  GCancellable *cancellable;
  GVariant *state;   /* to be restored when the orders are known */
  gboolean announce; /* say how many were found */
};

void _bunko_directory_page_show_query (BunkoDirectoryPage *self, BunkoViewQuery *query);
void _bunko_directory_page_apply_state (BunkoDirectoryPage *self, GVariant *state);

/* bunko-directory-page-load.c */
void _bunko_directory_page_load (BunkoDirectoryPage *self);

G_END_DECLS
