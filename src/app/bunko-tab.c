/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-tab-private.h"

/**
 * BunkoTab:
 *
 * A tab: pages of the library in the order in which the person went from one to the other, back and
 * forward. Its title and icon are those of the visible page.
 *
 * A tab that is restored makes its pages when it is first shown; until then it only knows what to
 * call itself.
 */

enum
{
  PROP_0,
  PROP_PAGE,
  PROP_TITLE,
  PROP_ICON,
  PROP_LOADING,
  PROP_READING,
  PROP_BAR_HEIGHT,
  PROP_SIDEBAR_BUTTON,
  N_PROPS
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoTab, bunko_tab, ADW_TYPE_BIN)

void
_bunko_tab_changed (BunkoTab *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
set_title (BunkoTab *self, const char *title)
{
  if (g_set_str (&self->title, title))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
set_flag (BunkoTab *self, gboolean *flag, gboolean value, guint prop)
{
  if (*flag == value)
    return;

  *flag = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

static void
update_icon (BunkoTab *self, BunkoLocation *location)
{
  g_autoptr (GIcon) icon = _bunko_tab_create_icon (location);

  if (self->icon != NULL && g_icon_equal (self->icon, icon))
    return;

  g_set_object (&self->icon, icon);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ICON]);
}

static void
title_cb (BunkoTab *self)
{
  set_title (self, adw_navigation_page_get_title (self->page));
  _bunko_tab_changed (self);
}

static void
location_cb (BunkoTab *self)
{
  g_autoptr (BunkoLocation) location = bunko_tab_get_location (self);
  gboolean reads = bunko_location_get_kind (location) == BUNKO_LOCATION_READER;

  update_icon (self, location);
  set_flag (self, &self->loading,
            bunko_location_page_get_loading (BUNKO_LOCATION_PAGE (self->page)), PROP_LOADING);
  set_flag (self, &self->reading, reads, PROP_READING);
  adw_navigation_view_set_animate_transitions (self->view, !reads);
  _bunko_tab_changed (self);
}

static void
unwatch_page (BunkoTab *self)
{
  if (self->page != NULL)
    g_signal_handlers_disconnect_by_data (self->page, self);
  g_clear_object (&self->page);
}

/* The tab is what its visible page is. */
void
_bunko_tab_update (BunkoTab *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->view);

  if (self->page == page)
    return;

  unwatch_page (self);
  if (page == NULL)
    return;

  self->page = g_object_ref (page);
  g_signal_connect_swapped (page, "notify::title", G_CALLBACK (title_cb), self);
  g_signal_connect_swapped (page, "location-changed", G_CALLBACK (location_cb), self);
  set_title (self, adw_navigation_page_get_title (page));
  location_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

static void
bunko_tab_dispose (GObject *object)
{
  BunkoTab *self = BUNKO_TAB (object);

  if (self->view != NULL)
    _bunko_tab_dispose_stack (self);
  unwatch_page (self);
  self->view = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->controller);
  g_clear_object (&self->icon);
  g_clear_pointer (&self->saved, g_variant_unref);

  G_OBJECT_CLASS (bunko_tab_parent_class)->dispose (object);
}

static void
bunko_tab_finalize (GObject *object)
{
  g_clear_pointer (&BUNKO_TAB (object)->title, g_free);

  G_OBJECT_CLASS (bunko_tab_parent_class)->finalize (object);
}

static void
bunko_tab_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoTab *self = BUNKO_TAB (object);

  switch (prop_id)
    {
    case PROP_PAGE:
      g_value_set_object (value, self->page);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_ICON:
      g_value_set_object (value, self->icon);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_READING:
      g_value_set_boolean (value, self->reading);
      break;
    case PROP_BAR_HEIGHT:
      g_value_set_int (value, self->bar_height);
      break;
    case PROP_SIDEBAR_BUTTON:
      g_value_set_boolean (value, self->sidebar_button);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_tab_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  BunkoTab *self = BUNKO_TAB (object);

  switch (prop_id)
    {
    case PROP_BAR_HEIGHT:
      if (self->bar_height != g_value_get_int (value))
        {
          self->bar_height = g_value_get_int (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    case PROP_SIDEBAR_BUTTON:
      set_flag (self, &self->sidebar_button, g_value_get_boolean (value), PROP_SIDEBAR_BUTTON);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GParamFlags flags = readable | G_PARAM_WRITABLE;

  /**
   * BunkoTab:page:
   *
   * The visible page; %NULL if the tab has not been shown yet.
   */
  properties[PROP_PAGE] =
      g_param_spec_object ("page", NULL, NULL, ADW_TYPE_NAVIGATION_PAGE, readable);

  /**
   * BunkoTab:title:
   *
   * What the visible page is called.
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", readable);

  /**
   * BunkoTab:icon:
   *
   * A picture of where the tab is.
   */
  properties[PROP_ICON] = g_param_spec_object ("icon", NULL, NULL, G_TYPE_ICON, readable);

  /**
   * BunkoTab:loading:
   *
   * Whether the visible page waits for its content.
   */
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, readable);

  /**
   * BunkoTab:reading:
   *
   * Whether a gallery is being read, which wants the whole window.
   */
  properties[PROP_READING] = g_param_spec_boolean ("reading", NULL, NULL, FALSE, readable);

  /**
   * BunkoTab:bar-height:
   *
   * How much room to leave below the header bar for the tabs of the window, in application pixels;
   * 0 for none.
   */
  properties[PROP_BAR_HEIGHT] = g_param_spec_int ("bar-height", NULL, NULL, 0, G_MAXINT, 0, flags);

  /**
   * BunkoTab:sidebar-button:
   *
   * Whether the header bar has a button that shows the sidebar.
   */
  properties[PROP_SIDEBAR_BUTTON] =
      g_param_spec_boolean ("sidebar-button", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_tab_class_init (BunkoTabClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_tab_dispose;
  object_class->finalize = bunko_tab_finalize;
  object_class->get_property = bunko_tab_get_property;
  object_class->set_property = bunko_tab_set_property;
  install_properties (object_class);

  /**
   * BunkoTab::changed:
   * @self: the tab
   *
   * What bunko_tab_save() answers is another now.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", BUNKO_TYPE_TAB, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
bunko_tab_init (BunkoTab *self)
{
  self->title = g_strdup ("");
  self->view = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->view));
  _bunko_tab_init_stack (self);
}

/**
 * bunko_tab_new:
 * @controller: who owns the connection; a library must be open
 *
 * Makes a tab without pages: bunko_tab_open() or bunko_tab_restore() give it some.
 *
 * Returns: (transfer floating): the tab
 */
BunkoTab *
bunko_tab_new (BunkoController *controller)
{
  BunkoTab *self;

  g_return_val_if_fail (BUNKO_IS_CONTROLLER (controller), NULL);

  self = g_object_new (BUNKO_TYPE_TAB, NULL);
  self->controller = g_object_ref (controller);

  return self;
}

/**
 * bunko_tab_get_page:
 * @self: a tab
 *
 * Returns: (transfer none) (nullable): the visible page; %NULL if the tab has not been shown yet
 */
AdwNavigationPage *
bunko_tab_get_page (BunkoTab *self)
{
  g_return_val_if_fail (BUNKO_IS_TAB (self), NULL);

  return self->page;
}

/**
 * bunko_tab_get_location:
 * @self: a tab
 *
 * Returns: (transfer full) (nullable): what the visible page shows; %NULL if there is none yet
 */
BunkoLocation *
bunko_tab_get_location (BunkoTab *self)
{
  g_return_val_if_fail (BUNKO_IS_TAB (self), NULL);

  return self->page != NULL ? bunko_location_page_get_location (BUNKO_LOCATION_PAGE (self->page))
                            : NULL;
}

/**
 * bunko_tab_get_title:
 * @self: a tab
 *
 * Returns: (transfer none): what the visible page is called
 */
const char *
bunko_tab_get_title (BunkoTab *self)
{
  g_return_val_if_fail (BUNKO_IS_TAB (self), NULL);

  return self->title;
}

/**
 * bunko_tab_get_reading:
 * @self: a tab
 *
 * Returns: whether a gallery is being read
 */
gboolean
bunko_tab_get_reading (BunkoTab *self)
{
  g_return_val_if_fail (BUNKO_IS_TAB (self), FALSE);

  return self->reading;
}

/**
 * bunko_tab_save:
 * @self: a tab
 *
 * Writes where the tab is, and what lies behind and ahead, for bunko_tab_restore().
 *
 * Returns: (transfer full): an `a{sv}`, not floating
 */
GVariant *
bunko_tab_save (BunkoTab *self)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (BunkoLocation) root = NULL;
  g_autoptr (GVariant) stack = NULL;

  g_return_val_if_fail (BUNKO_IS_TAB (self), NULL);

  if (self->saved != NULL)
    return g_variant_ref (self->saved);

  root = bunko_tab_get_root_location (self);
  stack = _bunko_tab_save_stack (self);
  g_variant_dict_insert_value (&dict, "stack", stack);
  if (root != NULL)
    g_variant_dict_insert_value (&dict, "root", bunko_location_to_variant (root));
  g_variant_dict_insert_value (&dict, "forward",
                               g_variant_new_array (G_VARIANT_TYPE_VARDICT,
                                                    (GVariant **) self->forward->pdata,
                                                    self->forward->len));

  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

static void
take_title_and_icon (BunkoTab *self, GVariant *stack)
{
  gsize n = g_variant_n_children (stack);
  g_autoptr (GVariant) entry = n > 0 ? g_variant_get_child_value (stack, n - 1) : NULL;
  g_autoptr (BunkoLocation) location = entry != NULL ? _bunko_tab_entry_get_location (entry) : NULL;

  if (location == NULL)
    return;

  set_title (self, _bunko_tab_entry_get_title (entry));
  update_icon (self, location);
}

/**
 * bunko_tab_restore:
 * @self: a tab without pages
 * @saved: what bunko_tab_save() wrote, perhaps in another version of Bunko
 *
 * Lets the tab be as it was once bunko_tab_wake() is called; its title and icon are there at once.
 * What is not understood is left out.
 */
void
bunko_tab_restore (BunkoTab *self, GVariant *saved)
{
  g_autoptr (GVariant) stack = NULL;

  g_return_if_fail (BUNKO_IS_TAB (self));
  g_return_if_fail (g_variant_is_of_type (saved, G_VARIANT_TYPE_VARDICT));
  g_return_if_fail (self->page == NULL);

  g_clear_pointer (&self->saved, g_variant_unref);
  self->saved = g_variant_ref_sink (saved);
  stack = g_variant_lookup_value (saved, "stack", G_VARIANT_TYPE ("aa{sv}"));
  if (stack != NULL)
    take_title_and_icon (self, stack);
}

static void
restore_forward (BunkoTab *self, GVariant *saved)
{
  g_autoptr (GVariant) forward =
      g_variant_lookup_value (saved, "forward", G_VARIANT_TYPE ("aa{sv}"));
  gsize n = forward != NULL ? g_variant_n_children (forward) : 0;

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GVariant) entry = g_variant_get_child_value (forward, i);
      g_autoptr (BunkoLocation) location = _bunko_tab_entry_get_location (entry);

      if (location != NULL)
        g_ptr_array_add (self->forward, g_steal_pointer (&entry));
    }
}

/**
 * bunko_tab_wake:
 * @self: a tab
 *
 * Makes the pages of a restored tab, as it is shown now. Does nothing for other tabs.
 */
void
bunko_tab_wake (BunkoTab *self)
{
  g_autoptr (GVariant) saved = NULL;
  g_autoptr (GVariant) stack = NULL;
  g_autoptr (GVariant) root = NULL;
  g_autoptr (BunkoLocation) key = NULL;

  g_return_if_fail (BUNKO_IS_TAB (self));

  if (self->saved == NULL)
    return;

  saved = g_steal_pointer (&self->saved);
  stack = g_variant_lookup_value (saved, "stack", G_VARIANT_TYPE ("aa{sv}"));
  root = g_variant_lookup_value (saved, "root", G_VARIANT_TYPE_VARDICT);
  key = root != NULL ? bunko_location_new_from_variant (root) : NULL;
  if (stack == NULL || !_bunko_tab_load_stack (self, stack, key))
    {
      g_autoptr (BunkoLocation) home = bunko_location_new_home ();

      bunko_tab_show_root (self, home);
      return;
    }
  restore_forward (self, saved);
}
