/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-directory-page-private.h"

#include "bunko-directory-kind.h"
#include "search/bunko-filter-dialog.h"
#include "search/bunko-filter-edits.h"
#include "widgets/bunko-announce.h"
#include "widgets/bunko-location-page.h"
#include "widgets/bunko-page-shortcut.h"

/**
 * BunkoDirectoryPage:
 *
 * All artists of a library, or all items of another kind that is little more than a name, with a
 * search of their names.
 */

enum
{
  PROP_0,
  PROP_ORDER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void location_page_iface_init (BunkoLocationPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoDirectoryPage,
                               bunko_directory_page,
                               ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (BUNKO_TYPE_LOCATION_PAGE,
                                                      location_page_iface_init))

static BunkoLocation *
get_location (BunkoLocationPage *page)
{
  return bunko_location_new_directory (BUNKO_DIRECTORY_PAGE (page)->type);
}

static AdwToolbarView *
get_toolbar (BunkoLocationPage *page)
{
  return BUNKO_DIRECTORY_PAGE (page)->toolbar_view;
}

/* The orders as they are called in menus and saved states. */
static const char *
get_order (BunkoDirectoryPage *self)
{
  if (bunko_view_query_get_sort_index (self->query) < 0)
    return "added";
  return bunko_view_query_get_sort_descending (self->query) ? "name-descending" : "name";
}

/* Private: lists something. */
void
_bunko_directory_page_show_query (BunkoDirectoryPage *self, BunkoViewQuery *query)
{
  gboolean is_search = *bunko_view_query_get_search (query) != '\0';
  g_autoptr (BunkoListSource) source = NULL;

  g_set_object (&self->query, query);
  if (is_search)
    bunko_directory_view_set_empty (self->view, "system-search-symbolic", _ ("No Results Found"),
                                    _ ("Try a different search"));
  else
    bunko_directory_view_set_empty (self->view, bunko_directory_kind_get_icon_name (self->type),
                                    _ ("Nothing Here"), NULL);
  source = bunko_library_view (bunko_context_get_library (self->context), query);
  bunko_directory_view_set_source (self->view, source);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORDER]);
}

static void
set_order (BunkoDirectoryPage *self, const char *order)
{
  gint index = self->name_order;
  g_autoptr (BunkoViewQuery) query = NULL;

  if (index < 0 || g_strcmp0 (order, get_order (self)) == 0)
    return;
  query = bunko_view_query_copy (self->query);
  bunko_view_query_set_sort_index (query, g_strcmp0 (order, "added") == 0 ? -1 : index);
  bunko_view_query_set_sort_descending (query, g_strcmp0 (order, "name-descending") == 0);
  _bunko_directory_page_show_query (self, query);
  bunko_location_page_location_changed (BUNKO_LOCATION_PAGE (self));
}

static void
search_changed_cb (BunkoDirectoryPage *self)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_copy (self->query);
  g_autofree char *text =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry))));

  bunko_view_query_set_search (query, *text != '\0' ? text : NULL);
  if (bunko_view_query_equal (query, self->query))
    return;
  self->announce = *text != '\0';
  _bunko_directory_page_show_query (self, query);
  bunko_location_page_location_changed (BUNKO_LOCATION_PAGE (self));
}

/* Enter goes from the words to what was found. */
static void
search_activated_cb (BunkoDirectoryPage *self)
{
  search_changed_cb (self);
  bunko_directory_view_focus_rows (self->view);
}

static void
list_changed_cb (BunkoDirectoryPage *self)
{
  BunkoPagedList *list = bunko_directory_view_get_list (self->view);
  guint total = bunko_paged_list_get_total (list);
  g_autofree char *text = total > 0 ? bunko_directory_kind_dup_count (self->type, total) : NULL;

  adw_window_title_set_subtitle (self->window_title, text != NULL ? text : "");
  if (!self->announce || bunko_paged_list_get_state (list) == BUNKO_PAGED_LIST_LOADING)
    return;
  self->announce = FALSE;
  bunko_announce (GTK_WIDGET (self), text != NULL ? text : _ ("Nothing found"),
                  GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* Small: what else there is to remember is in the list. */
static GVariant *
save_state (BunkoLocationPage *page)
{
  BunkoDirectoryPage *self = BUNKO_DIRECTORY_PAGE (page);
  GVariantDict dict;

  if (self->state != NULL)
    return g_variant_ref (self->state);
  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "search", "s", bunko_view_query_get_search (self->query));
  g_variant_dict_insert (&dict, "order", "s", get_order (self));
  g_variant_dict_insert (&dict, "scroll", "d", bunko_directory_view_get_scroll (self->view));
  return g_variant_dict_end (&dict);
}

/* Private: takes up a saved state. */
void
_bunko_directory_page_apply_state (BunkoDirectoryPage *self, GVariant *state)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  const char *text;
  double scroll;

  if (!g_variant_is_of_type (state, G_VARIANT_TYPE_VARDICT))
    return;
  g_variant_dict_init (&dict, state);
  if (g_variant_dict_lookup (&dict, "order", "&s", &text))
    set_order (self, text);
  if (g_variant_dict_lookup (&dict, "search", "&s", &text) && *text != '\0')
    {
      gtk_search_bar_set_search_mode (self->search_bar, TRUE);
      gtk_editable_set_text (GTK_EDITABLE (self->search_entry), text);
      search_changed_cb (self);
    }
  if (g_variant_dict_lookup (&dict, "scroll", "d", &scroll))
    bunko_directory_view_restore_scroll (self->view, scroll);
}

static void
restore_state (BunkoLocationPage *page, GVariant *state)
{
  BunkoDirectoryPage *self = BUNKO_DIRECTORY_PAGE (page);

  if (self->cancellable == NULL)
    {
      _bunko_directory_page_apply_state (self, state);
      return;
    }
  g_clear_pointer (&self->state, g_variant_unref);
  self->state = g_variant_ref_sink (state);
}

static gboolean
show_location (BunkoLocationPage *page, BunkoLocation *location)
{
  return bunko_location_get_kind (location) == BUNKO_LOCATION_DIRECTORY &&
         bunko_location_get_item_type (location) == BUNKO_DIRECTORY_PAGE (page)->type;
}

static void
location_page_iface_init (BunkoLocationPageInterface *iface)
{
  iface->get_location = get_location;
  iface->get_toolbar = get_toolbar;
  iface->save_state = save_state;
  iface->restore_state = restore_state;
  iface->show_location = show_location;
}

static void
search_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoDirectoryPage *self = BUNKO_DIRECTORY_PAGE (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
refresh_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  bunko_directory_view_refresh (BUNKO_DIRECTORY_PAGE (widget)->view);
}

static void
new_filter_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoDirectoryPage *self = BUNKO_DIRECTORY_PAGE (widget);

  adw_dialog_present (bunko_filter_dialog_new (self->context, NULL, NULL), widget);
}

static void
refresh_filters_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoDirectoryPage *self = BUNKO_DIRECTORY_PAGE (widget);

  bunko_filter_refresh (bunko_context_get_library (self->context), NULL, widget);
}

static void
bunko_directory_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ORDER:
      g_value_set_string (value, get_order (BUNKO_DIRECTORY_PAGE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_directory_page_set_property (GObject *object,
                                   guint prop_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ORDER:
      set_order (BUNKO_DIRECTORY_PAGE (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_directory_page_dispose (GObject *object)
{
  BunkoDirectoryPage *self = BUNKO_DIRECTORY_PAGE (object);

  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (bunko_directory_view_get_list (self->view), self);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_DIRECTORY_PAGE);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->state, g_variant_unref);
  g_clear_object (&self->query);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (bunko_directory_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "page.refresh", NULL, refresh_action);
  gtk_widget_class_install_action (widget_class, "page.new-filter", NULL, new_filter_action);
  gtk_widget_class_install_action (widget_class, "page.refresh-filters", NULL,
                                   refresh_filters_action);
  gtk_widget_class_install_property_action (widget_class, "page.order", "order");

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_slash, 0, "page.search", NULL);
}

static void
bunko_directory_page_class_init (BunkoDirectoryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bunko_directory_page_get_property;
  object_class->set_property = bunko_directory_page_set_property;
  object_class->dispose = bunko_directory_page_dispose;

  /**
   * BunkoDirectoryPage:order:
   *
   * The order: "name", "name-descending" or "added".
   */
  properties[PROP_ORDER] =
      g_param_spec_string ("order", NULL, NULL, "name",
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (BUNKO_TYPE_DIRECTORY_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-directory-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoDirectoryPage, menu);
  gtk_widget_class_bind_template_child (widget_class, BunkoDirectoryPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoDirectoryPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, BunkoDirectoryPage, search_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoDirectoryPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, BunkoDirectoryPage, toolbar_view);
  gtk_widget_class_bind_template_child (widget_class, BunkoDirectoryPage, view);
  gtk_widget_class_bind_template_child (widget_class, BunkoDirectoryPage, window_title);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  install_actions (widget_class);
}

static void
bunko_directory_page_init (BunkoDirectoryPage *self)
{
  self->name_order = -1;
  self->query = bunko_view_query_new ();
  bunko_view_query_set_view (self->query, BUNKO_VIEW_TYPE_ALL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  bunko_page_shortcut_add (GTK_WIDGET (self), "<Control>f", "page.search");
  bunko_page_shortcut_add (GTK_WIDGET (self), "F5", "page.refresh");
  g_signal_connect_swapped (bunko_directory_view_get_list (self->view), "notify",
                            G_CALLBACK (list_changed_cb), self);
}

static void
add_update (BunkoDirectoryPage *self)
{
  g_autoptr (GMenu) section = g_menu_new ();

  g_menu_append (section, _ ("New _Filter…"), "page.new-filter");
  g_menu_append (section, _ ("_Update All Filters"), "page.refresh-filters");
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (section));
}

static void
filters_changed_cb (BunkoDirectoryPage *self)
{
  bunko_directory_view_refresh (self->view);
}

static void
set_type (BunkoDirectoryPage *self, BunkoItemType type)
{
  const char *title = bunko_directory_kind_get_title (type);
  const char *hint = bunko_directory_kind_get_search_hint (type);
  gboolean is_filters = type == BUNKO_ITEM_TYPE_FILTER;

  self->type = type;
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  adw_window_title_set_title (self->window_title, title);
  gtk_search_entry_set_placeholder_text (self->search_entry, hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, hint, -1);
  gtk_widget_set_visible (self->new_button, is_filters);
  bunko_view_query_set_item_type (self->query, type);
  if (!is_filters)
    return;
  add_update (self);
  g_signal_connect_object (bunko_context_get_library (self->context), "filters-changed",
                           G_CALLBACK (filters_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * bunko_directory_page_new:
 * @context: the server
 * @type: a kind of items: artists, circles, parodies, languages, categories, statuses or filters
 *
 * Returns: (transfer floating): a page of all of them
 */
AdwNavigationPage *
bunko_directory_page_new (BunkoContext *context, BunkoItemType type)
{
  BunkoDirectoryPage *self;

  g_return_val_if_fail (BUNKO_IS_CONTEXT (context), NULL);

  self = g_object_new (BUNKO_TYPE_DIRECTORY_PAGE, NULL);
  self->context = g_object_ref (context);
  bunko_directory_view_set_context (self->view, context);
  set_type (self, type);
  _bunko_directory_page_load (self);
  return ADW_NAVIGATION_PAGE (self);
}
