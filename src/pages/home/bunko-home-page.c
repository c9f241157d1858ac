/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "library/bunko-error-text.h"
#include "settings/bunko-settings.h"
#include "widgets/bunko-cover.h"
#include "widgets/bunko-location-page.h"
#include "widgets/bunko-page-shortcut.h"
#include "widgets/bunko-status-view.h"

#include "bunko-home-dialog.h"
#include "bunko-home-layout.h"
#include "bunko-home-menu.h"
#include "bunko-home-page.h"
#include "bunko-home-shelf.h"

/**
 * BunkoHomePage:
 *
 * Where a library begins: shelves with what a person may want next. Each asks the server for
 * itself, and is not there as long as nothing is on it.
 */
struct _BunkoHomePage
{
  AdwNavigationPage parent_instance;

  /* Template widgets */
  GtkScrolledWindow *scroller;
  GtkBox *shelves;
  GtkStack *stack;
  BunkoStatusView *status;
  AdwToastOverlay *toasts;
  AdwToolbarView *toolbar_view;

  BunkoContext *context;
  BunkoHomeMenu *menu;
  BunkoHomeLayout layout;
  BunkoHomeShelf *by_kind[BUNKO_SHELF_N_KINDS]; /* borrowed from shelves; NULL until wanted */
  guint patience;                               /* while it waits to show all shelves at once */
  double scroll_to;                             /* as soon as there is something; < 0: nowhere */
  gboolean was_shown;
};

/* Milliseconds that the page waits for its last shelves before it shows the first. */
#define PATIENCE 1500

static BunkoLocation *
bunko_home_page_get_location (BunkoLocationPage *page)
{
  return bunko_location_new_home ();
}

static AdwToolbarView *
bunko_home_page_get_toolbar (BunkoLocationPage *page)
{
  return BUNKO_HOME_PAGE (page)->toolbar_view;
}

static GVariant *
bunko_home_page_save_state (BunkoLocationPage *page)
{
  BunkoHomePage *self = BUNKO_HOME_PAGE (page);
  double value = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller));
  GVariantBuilder builder;

  if (value <= 0)
    return NULL;
  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&builder, "{sv}", "scroll", g_variant_new_double (value));
  return g_variant_builder_end (&builder);
}

/* The content has to be laid out before there is a place to scroll to. */
static void
scroll_cb (BunkoHomePage *self, GtkAdjustment *adjustment)
{
  double upper = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  if (self->scroll_to < 0 || upper < self->scroll_to)
    return;
  gtk_adjustment_set_value (adjustment, self->scroll_to);
  self->scroll_to = -1;
}

static void
bunko_home_page_restore_state (BunkoLocationPage *page, GVariant *state)
{
  BunkoHomePage *self = BUNKO_HOME_PAGE (page);
  double value;

  if (g_variant_lookup (state, "scroll", "d", &value) && value > 0)
    {
      self->scroll_to = value;
      scroll_cb (self, gtk_scrolled_window_get_vadjustment (self->scroller));
    }
}

static gboolean
bunko_home_page_get_loading (BunkoLocationPage *page)
{
  return BUNKO_HOME_PAGE (page)->patience != 0;
}

static gboolean
bunko_home_page_show_location (BunkoLocationPage *page, BunkoLocation *location)
{
  return bunko_location_get_kind (location) == BUNKO_LOCATION_HOME;
}

static void
location_page_iface_init (BunkoLocationPageInterface *iface)
{
  iface->get_location = bunko_home_page_get_location;
  iface->get_toolbar = bunko_home_page_get_toolbar;
  iface->save_state = bunko_home_page_save_state;
  iface->restore_state = bunko_home_page_restore_state;
  iface->get_loading = bunko_home_page_get_loading;
  iface->show_location = bunko_home_page_show_location;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoHomePage,
                               bunko_home_page,
                               ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (BUNKO_TYPE_LOCATION_PAGE,
                                                      location_page_iface_init))

enum
{
  PROP_0,
  PROP_CONTEXT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
bunko_home_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoHomePage *self = BUNKO_HOME_PAGE (object);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, self->context);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_home_page_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  BunkoHomePage *self = BUNKO_HOME_PAGE (object);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      self->context = g_value_dup_object (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static BunkoHomeShelf *
get_wanted (BunkoHomePage *self, BunkoShelfKind kind)
{
  return self->layout.visible[kind] ? self->by_kind[kind] : NULL;
}

typedef struct
{
  guint n_wanted;
  guint n_waiting;
  guint n_items;
  const GError *error;
} Summary;

static Summary
summarize (BunkoHomePage *self)
{
  Summary summary = { 0 };

  for (guint i = 0; i < BUNKO_SHELF_N_KINDS; i++)
    {
      BunkoHomeShelf *shelf = get_wanted (self, i);
      BunkoShelfState state;

      if (shelf == NULL)
        continue;
      state = bunko_shelf_get_state (bunko_home_shelf_get_shelf (shelf));
      summary.n_wanted++;
      summary.n_waiting += state == BUNKO_SHELF_STATE_LOADING;
      summary.n_items += bunko_home_shelf_get_n_items (shelf);
      if (state == BUNKO_SHELF_STATE_FAILED && summary.error == NULL)
        summary.error = bunko_shelf_get_error (bunko_home_shelf_get_shelf (shelf));
    }
  return summary;
}

static void
show_nothing (BunkoHomePage *self, const Summary *summary)
{
  BunkoHomeShelf *added = get_wanted (self, BUNKO_SHELF_RECENTLY_ADDED);

  if (summary->error != NULL)
    bunko_status_view_show_error (self->status, summary->error);
  else if (added != NULL)
    bunko_status_view_show_message (self->status, "bunko-library-symbolic",
                                    _ ("The Library Is Empty"),
                                    _ ("What is added to the server will be here."));
  else
    bunko_status_view_show_message (self->status, "bunko-home-symbolic", _ ("Nothing Here Yet"),
                                    _ ("What you read and like will be here."));
}

static void
update (BunkoHomePage *self)
{
  Summary summary = summarize (self);
  gboolean is_loading = summary.n_waiting > 0 && (self->patience != 0 || summary.n_items == 0);

  if (summary.n_wanted == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "nothing");
      return;
    }
  if (is_loading)
    bunko_status_view_show_loading (self->status);
  else if (summary.n_items == 0)
    show_nothing (self, &summary);
  gtk_stack_set_visible_child_name (self->stack,
                                    is_loading || summary.n_items == 0 ? "status" : "shelves");
}

/* Who came here with the keyboard goes on in the shelves. */
static void
focus_shelves (BunkoHomePage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (gtk_widget_get_mapped (widget) && (focus == NULL || gtk_widget_is_ancestor (focus, widget)) &&
      g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "shelves") == 0)
    gtk_widget_child_focus (GTK_WIDGET (self->shelves), GTK_DIR_TAB_FORWARD);
}

static void
stop_waiting (BunkoHomePage *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  update (self);
  focus_shelves (self);
  bunko_location_page_location_changed (BUNKO_LOCATION_PAGE (self));
}

static gboolean
patience_cb (gpointer user_data)
{
  BunkoHomePage *self = user_data;

  self->patience = 0;
  stop_waiting (self);
  return G_SOURCE_REMOVE;
}

static void
answered_cb (BunkoHomePage *self)
{
  Summary summary = summarize (self);

  if (self->patience != 0 && summary.n_waiting == 0)
    stop_waiting (self);
  else if (self->patience == 0)
    update (self);
}

static void
add_shelf (BunkoHomePage *self, BunkoShelfKind kind)
{
  BunkoHomeShelf *shelf = BUNKO_HOME_SHELF (bunko_home_shelf_new (self->context, kind));

  self->by_kind[kind] = shelf;
  gtk_box_append (self->shelves, GTK_WIDGET (shelf));
  g_signal_connect_object (shelf, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (shelf, "item-menu", G_CALLBACK (bunko_home_menu_popup), self->menu,
                           G_CONNECT_SWAPPED);
  bunko_home_shelf_refresh (shelf);
}

static void
remove_shelf (BunkoHomePage *self, BunkoShelfKind kind)
{
  gtk_box_remove (self->shelves, GTK_WIDGET (self->by_kind[kind]));
  self->by_kind[kind] = NULL;
}

/* Shelves that stay are only moved: they keep their place and their covers. */
static void
layout_cb (BunkoHomePage *self)
{
  GtkWidget *before = NULL;

  bunko_home_layout_load (&self->layout);
  for (guint i = 0; i < BUNKO_SHELF_N_KINDS; i++)
    {
      BunkoShelfKind kind = self->layout.kinds[i];
      gboolean visible = self->layout.visible[kind];

      if (visible && self->by_kind[kind] == NULL)
        add_shelf (self, kind);
      else if (!visible && self->by_kind[kind] != NULL)
        remove_shelf (self, kind);
      if (self->by_kind[kind] == NULL)
        continue;
      gtk_box_reorder_child_after (self->shelves, GTK_WIDGET (self->by_kind[kind]), before);
      before = GTK_WIDGET (self->by_kind[kind]);
    }
  update (self);
}

static void
refresh (BunkoHomePage *self)
{
  for (guint i = 0; i < BUNKO_SHELF_N_KINDS; i++)
    {
      if (self->by_kind[i] != NULL)
        bunko_home_shelf_refresh (self->by_kind[i]);
    }
  update (self);
}

static void
retry_cb (BunkoHomePage *self)
{
  refresh (self);
}

static void
reconnected_cb (BunkoHomePage *self)
{
  bunko_cover_retry_all (GTK_WIDGET (self));
  refresh (self);
}

static void
refresh_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  refresh (BUNKO_HOME_PAGE (widget));
}

static void
edit_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  adw_dialog_present (bunko_home_dialog_new (), widget);
}

/* Who comes back may have read something, or marked it. */
static void
bunko_home_page_map (GtkWidget *widget)
{
  BunkoHomePage *self = BUNKO_HOME_PAGE (widget);

  GTK_WIDGET_CLASS (bunko_home_page_parent_class)->map (widget);

  if (self->was_shown)
    refresh (self);
  self->was_shown = TRUE;
}

static void
bunko_home_page_constructed (GObject *object)
{
  BunkoHomePage *self = BUNKO_HOME_PAGE (object);

  G_OBJECT_CLASS (bunko_home_page_parent_class)->constructed (object);

  self->menu = bunko_home_menu_new (self->context, GTK_WIDGET (self));
  g_signal_connect_object (self->menu, "marked", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "reconnected", G_CALLBACK (reconnected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (bunko_settings_get_default (),
                           "changed::" BUNKO_SETTINGS_KEY_HOME_SHELVES, G_CALLBACK (layout_cb),
                           self, G_CONNECT_SWAPPED);
  self->patience = g_timeout_add (PATIENCE, patience_cb, self);
  layout_cb (self);
}

static void
bunko_home_page_dispose (GObject *object)
{
  BunkoHomePage *self = BUNKO_HOME_PAGE (object);

  if (self->menu != NULL)
    bunko_home_menu_popdown (self->menu);
  g_clear_handle_id (&self->patience, g_source_remove);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "item", NULL);
  memset (self->by_kind, 0, sizeof self->by_kind);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_HOME_PAGE);
  g_clear_object (&self->menu);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (bunko_home_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bunko_hpx/Bunko/ui/bunko-home-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoHomePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, BunkoHomePage, shelves);
  gtk_widget_class_bind_template_child (widget_class, BunkoHomePage, stack);
  gtk_widget_class_bind_template_child (widget_class, BunkoHomePage, status);
  gtk_widget_class_bind_template_child (widget_class, BunkoHomePage, toasts);
  gtk_widget_class_bind_template_child (widget_class, BunkoHomePage, toolbar_view);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
}

static void
bunko_home_page_class_init (BunkoHomePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = bunko_home_page_constructed;
  object_class->dispose = bunko_home_page_dispose;
  object_class->get_property = bunko_home_page_get_property;
  object_class->set_property = bunko_home_page_set_property;
  widget_class->map = bunko_home_page_map;

  /**
   * BunkoHomePage:context:
   *
   * The server.
   */
  properties[PROP_CONTEXT] =
      g_param_spec_object ("context", NULL, NULL, BUNKO_TYPE_CONTEXT,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "home.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "home.refresh", NULL, refresh_action);
  g_type_ensure (BUNKO_TYPE_STATUS_VIEW);
  bind_template (widget_class);
}

static void
bunko_home_page_init (BunkoHomePage *self)
{
  self->scroll_to = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  bunko_page_shortcut_add (GTK_WIDGET (self), "F5|<Control>r", "home.refresh");
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "changed",
                           G_CALLBACK (scroll_cb), self, G_CONNECT_SWAPPED);
}

/**
 * bunko_home_page_new:
 * @context: the server
 *
 * Creates the page, which asks the server at once, and again when it is back, or the page is.
 *
 * Returns: (transfer floating): the new page
 */
AdwNavigationPage *
bunko_home_page_new (BunkoContext *context)
{
  g_return_val_if_fail (BUNKO_IS_CONTEXT (context), NULL);

  return g_object_new (BUNKO_TYPE_HOME_PAGE, "context", context, NULL);
}
