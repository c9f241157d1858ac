/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-loading-page.h"
#include "library/bunko-error-text.h"
#include "widgets/bunko-location-page.h"
#include "widgets/bunko-status-view.h"

/**
 * BunkoLoadingPage:
 *
 * Stands in for the page of an item that is not known yet: loads it, and says so with
 * [signal@LoadingPage::loaded], or shows why it cannot be. It also keeps the place of pages that
 * are deep in a stack and need not be alive.
 */
struct _BunkoLoadingPage
{
  AdwNavigationPage parent_instance;

  AdwToolbarView *toolbar_view;
  BunkoStatusView *status;

  BunkoContext *context;
  BunkoLocation *location;
  GVariant *state; /* kept for the page that comes in place of this one */
  GCancellable *cancellable;
  gboolean loading;
  gboolean is_for_later;
};

enum
{
  SIGNAL_LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static BunkoLocation *
bunko_loading_page_get_location (BunkoLocationPage *page)
{
  return g_object_ref (BUNKO_LOADING_PAGE (page)->location);
}

static AdwToolbarView *
bunko_loading_page_get_toolbar (BunkoLocationPage *page)
{
  return BUNKO_LOADING_PAGE (page)->toolbar_view;
}

static gboolean
bunko_loading_page_get_loading (BunkoLocationPage *page)
{
  return BUNKO_LOADING_PAGE (page)->loading;
}

static GVariant *
bunko_loading_page_save_state (BunkoLocationPage *page)
{
  BunkoLoadingPage *self = BUNKO_LOADING_PAGE (page);

  return self->state != NULL ? g_variant_ref (self->state) : NULL;
}

static void
bunko_loading_page_restore_state (BunkoLocationPage *page, GVariant *state)
{
  BunkoLoadingPage *self = BUNKO_LOADING_PAGE (page);

  g_clear_pointer (&self->state, g_variant_unref);
  self->state = g_variant_ref_sink (state);
}

static void
location_page_iface_init (BunkoLocationPageInterface *iface)
{
  iface->get_location = bunko_loading_page_get_location;
  iface->get_toolbar = bunko_loading_page_get_toolbar;
  iface->get_loading = bunko_loading_page_get_loading;
  iface->save_state = bunko_loading_page_save_state;
  iface->restore_state = bunko_loading_page_restore_state;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoLoadingPage,
                               bunko_loading_page,
                               ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (BUNKO_TYPE_LOCATION_PAGE,
                                                      location_page_iface_init))

static void
set_loading (BunkoLoadingPage *self, gboolean loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  bunko_location_page_location_changed (BUNKO_LOCATION_PAGE (self));
}

/* What is not known by name is called after what became of it, unless it may still come: tabs keep
 * what their pages are called. */
static void
update_title (BunkoLoadingPage *self, const GError *error)
{
  const char *name = bunko_location_get_title (self->location);
  g_autofree char *title = NULL;

  if (name != NULL && *name != '\0')
    return;

  if (error != NULL && !bunko_error_is_absence (error))
    bunko_error_describe_missing (error, &title, NULL);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title != NULL ? title : _ ("Loading"));
}

static void
item_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoLoadingPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BunkoItem) item =
      bunko_library_get_item_finish (BUNKO_LIBRARY (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  set_loading (self, FALSE);
  if (item != NULL)
    {
      g_signal_emit (self, signals[SIGNAL_LOADED], 0, item);
      return;
    }
  bunko_status_view_show_error (self->status, error);
  update_title (self, error);
}

static void
load (BunkoLoadingPage *self)
{
  if (self->loading)
    return;

  set_loading (self, TRUE);
  bunko_status_view_show_loading (self->status);
  update_title (self, NULL);
  bunko_library_get_item_async (
      bunko_context_get_library (self->context), bunko_location_get_item_type (self->location),
      bunko_location_get_id (self->location), self->cancellable, item_cb, g_object_ref (self));
}

static void
bunko_loading_page_dispose (GObject *object)
{
  BunkoLoadingPage *self = BUNKO_LOADING_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (bunko_loading_page_parent_class)->dispose (object);
}

static void
bunko_loading_page_finalize (GObject *object)
{
  BunkoLoadingPage *self = BUNKO_LOADING_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->location);
  g_clear_pointer (&self->state, g_variant_unref);

  G_OBJECT_CLASS (bunko_loading_page_parent_class)->finalize (object);
}

static void
bunko_loading_page_class_init (BunkoLoadingPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_loading_page_dispose;
  object_class->finalize = bunko_loading_page_finalize;

  /**
   * BunkoLoadingPage::loaded:
   * @self: the page
   * @item: the item
   *
   * The item is known now: its own page can take the place of this one.
   */
  signals[SIGNAL_LOADED] = g_signal_new ("loaded", BUNKO_TYPE_LOADING_PAGE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, BUNKO_TYPE_ITEM);
}

static void
bunko_loading_page_init (BunkoLoadingPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->status = BUNKO_STATUS_VIEW (bunko_status_view_new ());
  self->toolbar_view = ADW_TOOLBAR_VIEW (adw_toolbar_view_new ());
  adw_toolbar_view_add_top_bar (self->toolbar_view, adw_header_bar_new ());
  adw_toolbar_view_set_content (self->toolbar_view, GTK_WIDGET (self->status));
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), GTK_WIDGET (self->toolbar_view));
}

static BunkoLoadingPage *
create (BunkoLocation *location, const char *title)
{
  BunkoLoadingPage *self = g_object_new (BUNKO_TYPE_LOADING_PAGE, NULL);

  self->location = g_object_ref (location);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self),
                                 title != NULL && *title != '\0' ? title : _ ("Loading"));

  return self;
}

/**
 * bunko_loading_page_new:
 * @context: the server
 * @location: an item, or a gallery that is to be read
 *
 * Makes a page that starts to load the item at once, and again when the server is back.
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
bunko_loading_page_new (BunkoContext *context, BunkoLocation *location)
{
  BunkoLoadingPage *self;

  g_return_val_if_fail (BUNKO_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (BUNKO_IS_LOCATION (location), NULL);

  self = create (location, bunko_location_get_title (location));
  self->context = g_object_ref (context);
  g_signal_connect_object (self->status, "retry", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "reconnected", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);

  return ADW_NAVIGATION_PAGE (self);
}

/**
 * bunko_loading_page_new_for_later:
 * @location: any location
 * @title: what its page was called
 *
 * Makes a page that only keeps a place, until somebody puts the real one there.
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
bunko_loading_page_new_for_later (BunkoLocation *location, const char *title)
{
  BunkoLoadingPage *self;

  g_return_val_if_fail (BUNKO_IS_LOCATION (location), NULL);
  g_return_val_if_fail (title != NULL, NULL);

  self = create (location, title);
  self->is_for_later = TRUE;

  return ADW_NAVIGATION_PAGE (self);
}

/**
 * bunko_loading_page_is_for_later:
 * @self: the page
 *
 * Returns: whether the page only keeps a place
 */
gboolean
bunko_loading_page_is_for_later (BunkoLoadingPage *self)
{
  g_return_val_if_fail (BUNKO_IS_LOADING_PAGE (self), FALSE);

  return self->is_for_later;
}
