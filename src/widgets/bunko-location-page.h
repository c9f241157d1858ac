/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "library/bunko-location.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_LOCATION_PAGE (bunko_location_page_get_type ())

G_DECLARE_INTERFACE (BunkoLocationPage,
                     bunko_location_page,
                     BUNKO,
                     LOCATION_PAGE,
                     AdwNavigationPage)

/**
 * BunkoLocationPageInterface:
 * @get_location: what the page shows now
 * @get_toolbar: where the bars of the page are
 * @save_state: what else there is to remember; may be %NULL
 * @restore_state: takes it up again; may be %NULL
 * @show_location: shows another place without another page, if it can; may be %NULL
 * @get_loading: whether the page waits for its content; may be %NULL
 */
struct _BunkoLocationPageInterface
{
  GTypeInterface parent_iface;

  BunkoLocation *(*get_location) (BunkoLocationPage *self);
  AdwToolbarView *(*get_toolbar) (BunkoLocationPage *self);
  GVariant *(*save_state) (BunkoLocationPage *self);
  void (*restore_state) (BunkoLocationPage *self, GVariant *state);
  gboolean (*show_location) (BunkoLocationPage *self, BunkoLocation *location);
  gboolean (*get_loading) (BunkoLocationPage *self);
};

BunkoLocation *bunko_location_page_get_location (BunkoLocationPage *self) G_GNUC_WARN_UNUSED_RESULT;
AdwToolbarView *bunko_location_page_get_toolbar (BunkoLocationPage *self);
GVariant *bunko_location_page_save_state (BunkoLocationPage *self) G_GNUC_WARN_UNUSED_RESULT;
void bunko_location_page_restore_state (BunkoLocationPage *self, GVariant *state);
gboolean bunko_location_page_show_location (BunkoLocationPage *self, BunkoLocation *location);
gboolean bunko_location_page_get_loading (BunkoLocationPage *self);
void bunko_location_page_location_changed (BunkoLocationPage *self);

G_END_DECLS
