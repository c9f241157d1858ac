/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actions/bunko-item-actions.h"
#include "library/bunko-gallery-details.h"
#include "settings/bunko-reader-store.h"
#include "widgets/bunko-location-page.h"
#include "widgets/bunko-status-view.h"

#include "bunko-gallery-facts.h"
#include "bunko-gallery-hero.h"
#include "bunko-gallery-page.h"
#include "bunko-gallery-pages.h"
#include "bunko-gallery-related.h"
#include "bunko-gallery-tags.h"

G_BEGIN_DECLS

struct _BunkoGalleryPage
{
  AdwNavigationPage parent_instance;

  /* Template widgets */
  GtkScrolledWindow *details_scroller;
  BunkoGalleryFacts *facts;
  AdwHeaderBar *header_bar;
  BunkoGalleryHero *hero;
  AdwMultiLayoutView *layouts;
  GtkMenuButton *menu_button;
  AdwViewStack *narrow_stack;
  BunkoGalleryPages *pages;
  AdwBanner *place_banner;
  BunkoGalleryRelated *related;
  GtkStack *stack;
  BunkoStatusView *status;
  BunkoGalleryTags *tags;
  AdwToastOverlay *toasts;
  AdwToolbarView *toolbar_view;
  AdwViewStack *wide_stack;

  BunkoContext *context;
  BunkoReaderStore *store; /* only where the server does not keep how far one has read */
  BunkoGallery *gallery;
  BunkoGalleryDetails *details;
  BunkoItemActions *actions;

  /* For everything that the page asks for. */
  GCancellable *cancellable;
  guint scroll_source;
  double wanted_details_scroll; /* once there is so much; -1 for none */
  double wanted_related_scroll;
  guint was_shown : 1;
  guint was_mapped : 1;
};

/* bunko-gallery-page-load.c: asks the server. */
void _bunko_gallery_page_load (BunkoGalleryPage *self);
void _bunko_gallery_page_load_progress (BunkoGalleryPage *self);

/* bunko-gallery-page-state.c: what is remembered besides the gallery. */
void _bunko_gallery_page_init_state (BunkoGalleryPage *self);
GVariant *_bunko_gallery_page_save_state (BunkoLocationPage *page);
void _bunko_gallery_page_restore_state (BunkoLocationPage *page, GVariant *state);
void _bunko_gallery_page_view_chosen (BunkoGalleryPage *self, AdwViewStack *stack);

/* bunko-gallery-page-actions.c: what can be done. */
void _bunko_gallery_page_install_actions (GtkWidgetClass *widget_class);
void _bunko_gallery_page_init_actions (BunkoGalleryPage *self);
void _bunko_gallery_page_update_place (BunkoGalleryPage *self);
void _bunko_gallery_page_refresh (BunkoGalleryPage *self);

G_END_DECLS
