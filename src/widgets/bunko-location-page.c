/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-location-page.h"

/**
 * BunkoLocationPage:
 *
 * A page that shows a place in the library. The window keeps a stack of these in every tab; it asks
 * them what they show to save it, and to find out whether a place is shown already.
 */

enum
{
  SIGNAL_LOCATION_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (BunkoLocationPage, bunko_location_page, ADW_TYPE_NAVIGATION_PAGE)

static void
bunko_location_page_default_init (BunkoLocationPageInterface *iface)
{
  /**
   * BunkoLocationPage::location-changed:
   * @self: the page
   *
   * What [method@LocationPage.get_location], [method@LocationPage.save_state] or
   * [method@LocationPage.get_loading] answers is another now. Titles are properties of their own.
   */
  signals[SIGNAL_LOCATION_CHANGED] =
      g_signal_new ("location-changed", BUNKO_TYPE_LOCATION_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);
}

/**
 * bunko_location_page_get_location:
 * @self: a page
 *
 * Gets what the page shows now: for a list with the search and the order that the person has
 * chosen.
 *
 * Returns: (transfer full): the location
 */
BunkoLocation *
bunko_location_page_get_location (BunkoLocationPage *self)
{
  g_return_val_if_fail (BUNKO_IS_LOCATION_PAGE (self), NULL);

  return BUNKO_LOCATION_PAGE_GET_IFACE (self)->get_location (self);
}

/**
 * bunko_location_page_get_toolbar:
 * @self: a page
 *
 * Gets where the bars of the page are: the window adds the tabs there, below the header bar.
 *
 * Where the toolbar view is the child of the page itself and bound in its template, dispose has to
 * take it out with adw_navigation_page_set_child() before gtk_widget_dispose_template(): each of
 * the two would remove it otherwise.
 *
 * Returns: (transfer none): the toolbar view
 */
AdwToolbarView *
bunko_location_page_get_toolbar (BunkoLocationPage *self)
{
  g_return_val_if_fail (BUNKO_IS_LOCATION_PAGE (self), NULL);

  return BUNKO_LOCATION_PAGE_GET_IFACE (self)->get_toolbar (self);
}

/**
 * bunko_location_page_save_state:
 * @self: a page
 *
 * Gets what there is to remember besides the location, such as how far one has scrolled.
 *
 * Returns: (transfer full) (nullable): a small `a{sv}`, not floating; %NULL for nothing
 */
GVariant *
bunko_location_page_save_state (BunkoLocationPage *self)
{
  BunkoLocationPageInterface *iface;
  GVariant *state;

  g_return_val_if_fail (BUNKO_IS_LOCATION_PAGE (self), NULL);

  iface = BUNKO_LOCATION_PAGE_GET_IFACE (self);
  state = iface->save_state != NULL ? iface->save_state (self) : NULL;

  return state != NULL && g_variant_is_floating (state) ? g_variant_ref_sink (state) : state;
}

/**
 * bunko_location_page_restore_state:
 * @self: a page
 * @state: an `a{sv}` that a page of the same kind made, perhaps in another version of Bunko
 *
 * Takes up again what was remembered, as soon as there is something to take it up with. What does
 * not fit is ignored.
 */
void
bunko_location_page_restore_state (BunkoLocationPage *self, GVariant *state)
{
  BunkoLocationPageInterface *iface;

  g_return_if_fail (BUNKO_IS_LOCATION_PAGE (self));
  g_return_if_fail (state != NULL);

  iface = BUNKO_LOCATION_PAGE_GET_IFACE (self);
  if (iface->restore_state != NULL && g_variant_is_of_type (state, G_VARIANT_TYPE_VARDICT))
    iface->restore_state (self, state);
}

/**
 * bunko_location_page_show_location:
 * @self: a page
 * @location: where to go
 *
 * Shows another place in the same page, such as a list with another search.
 *
 * Returns: %FALSE if that needs another page; nothing has changed then
 */
gboolean
bunko_location_page_show_location (BunkoLocationPage *self, BunkoLocation *location)
{
  BunkoLocationPageInterface *iface;

  g_return_val_if_fail (BUNKO_IS_LOCATION_PAGE (self), FALSE);
  g_return_val_if_fail (BUNKO_IS_LOCATION (location), FALSE);

  iface = BUNKO_LOCATION_PAGE_GET_IFACE (self);

  return iface->show_location != NULL && iface->show_location (self, location);
}

/**
 * bunko_location_page_get_loading:
 * @self: a page
 *
 * Finds out whether the page waits for its content; its tab shows that.
 *
 * Returns: %TRUE while it does
 */
gboolean
bunko_location_page_get_loading (BunkoLocationPage *self)
{
  BunkoLocationPageInterface *iface;

  g_return_val_if_fail (BUNKO_IS_LOCATION_PAGE (self), FALSE);

  iface = BUNKO_LOCATION_PAGE_GET_IFACE (self);

  return iface->get_loading != NULL && iface->get_loading (self);
}

/**
 * bunko_location_page_location_changed:
 * @self: a page
 *
 * For pages: tells that they show something else now. Emits
 * [signal@BunkoLocationPage::location-changed].
 */
void
bunko_location_page_location_changed (BunkoLocationPage *self)
{
  g_return_if_fail (BUNKO_IS_LOCATION_PAGE (self));

  g_signal_emit (self, signals[SIGNAL_LOCATION_CHANGED], 0);
}
