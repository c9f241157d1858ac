/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "models/bunko-paged-list.h"
#include "widgets/bunko-cover.h"
#include "widgets/bunko-location-page.h"
#include "widgets/bunko-rating.h"
#include "widgets/bunko-status-view.h"

#include "bunko-gallery-page.h"

G_BEGIN_DECLS

struct _BunkoGalleryPage
{
  AdwNavigationPage parent_instance;

  /* Template widgets */
  GtkWidget *added_row;
  GtkWidget *artists_label;
  GtkWidget *category_row;
  BunkoCover *cover;
  AdwPreferencesGroup *details_group;
  GtkWidget *from_start_button;
  AdwHeaderBar *header_bar;
  GtkWidget *info_group;
  GtkLabel *info_label;
  GtkWidget *language_row;
  GtkWidget *last_read_row;
  AdwMultiLayoutView *layouts;
  AdwPreferencesGroup *links_group;
  GtkWidget *pages_row;
  GtkScrolledWindow *details_scroller;
  GtkGridView *pages_grid;
  GtkScrolledWindow *pages_scroller;
  GtkStack *pages_stack;
  BunkoStatusView *pages_status;
  GtkWidget *progress_bar;
  GtkLabel *progress_label;
  GtkWidget *published_row;
  BunkoRating *rating;
  GtkButton *read_button;
  GtkStack *stack;
  BunkoStatusView *status;
  GtkWidget *tags_box;
  GtkWidget *tags_error;
  GtkLabel *title_label;
  GtkLabel *titles_label;
  AdwToastOverlay *toasts;
  AdwToolbarView *toolbar_view;

  BunkoContext *context;
  BunkoGallery *gallery;
  BunkoPagedList *pages;
  BunkoReadProgress *progress;

  /* (element-type BunkoTagGroup) (nullable): once they are loaded. */
  GListModel *tags;
  GPtrArray *link_rows;

  /* For everything that the page asks for besides the list. */
  GCancellable *cancellable;
  guint columns_source;
  guint was_shown : 1;
};

/* bunko-gallery-page-details.c: shows what is known. */
void _bunko_gallery_page_update_details (BunkoGalleryPage *self);
void _bunko_gallery_page_update_progress (BunkoGalleryPage *self);
void _bunko_gallery_page_update_tags (BunkoGalleryPage *self);
void _bunko_gallery_page_set_row (GtkWidget *row, const char *text);

/* bunko-gallery-page-load.c: asks the server. */
void _bunko_gallery_page_load (BunkoGalleryPage *self);
void _bunko_gallery_page_load_progress (BunkoGalleryPage *self);
void _bunko_gallery_page_load_tags (BunkoGalleryPage *self);
void _bunko_gallery_page_set_metatag (BunkoGalleryPage *self, BunkoMetatags metatag, gboolean on);
void _bunko_gallery_page_set_rating (BunkoGalleryPage *self, double rating);

/* bunko-gallery-page-pages.c: the grid of pages. */
void _bunko_gallery_page_init_pages (BunkoGalleryPage *self);

G_END_DECLS
