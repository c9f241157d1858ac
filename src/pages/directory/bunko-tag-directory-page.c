/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-tag-directory-page.h"

#include "bunko-directory-kind.h"
#include "bunko-directory-view.h"
#include "bunko-namespace-bar.h"
#include "bunko-tag-cloud.h"
#include "widgets/bunko-announce.h"
#include "widgets/bunko-location-page.h"
#include "widgets/bunko-page-shortcut.h"

/**
 * BunkoTagDirectoryPage:
 *
 * All tags of a library, or those of one namespace, as a table or as a cloud.
 */

struct _BunkoTagDirectoryPage
{
  AdwNavigationPage parent_instance;

  BunkoTagCloud *cloud;
  BunkoNamespaceBar *namespace_bar;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  AdwToolbarView *toolbar_view;
  BunkoDirectoryView *view;
  GtkStack *view_stack;
  AdwWindowTitle *window_title;

  BunkoContext *context;
  char *search; /* what is listed: NULL for everything */
  BunkoTagOrder order;
  gboolean announce; /* say how many were found */
};

enum
{
  PROP_0,
  PROP_ORDER,
  PROP_VIEW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void location_page_iface_init (BunkoLocationPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoTagDirectoryPage,
                               bunko_tag_directory_page,
                               ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (BUNKO_TYPE_LOCATION_PAGE,
                                                      location_page_iface_init))

static BunkoLocation *
get_location (BunkoLocationPage *page)
{
  return bunko_location_new_tag_directory ();
}

static AdwToolbarView *
get_toolbar (BunkoLocationPage *page)
{
  return BUNKO_TAG_DIRECTORY_PAGE (page)->toolbar_view;
}

static const char *
get_order (BunkoTagDirectoryPage *self)
{
  return self->order == BUNKO_TAG_ORDER_NAME ? "name" : "namespace";
}

static const char *
get_view (BunkoTagDirectoryPage *self)
{
  return gtk_stack_get_visible_child_name (self->view_stack);
}

static gboolean
shows_cloud (BunkoTagDirectoryPage *self)
{
  return g_strcmp0 (get_view (self), "cloud") == 0;
}

/* The cloud has the first tags of what the table has, and what the table says if there are none. */
static void
update_cloud (BunkoTagDirectoryPage *self)
{
  BunkoPagedList *list = bunko_directory_view_get_list (self->view);
  guint total = g_list_model_get_n_items (G_LIST_MODEL (list));

  if (shows_cloud (self))
    bunko_tag_cloud_set_source (self->cloud, bunko_paged_list_get_source (list), total);
}

static void
show_tags (BunkoTagDirectoryPage *self)
{
  g_autoptr (BunkoListSource) source = bunko_library_list_tags (
      bunko_context_get_library (self->context),
      bunko_namespace_bar_get_selected (self->namespace_bar), self->search, self->order);

  if (self->search != NULL)
    bunko_directory_view_set_empty (self->view, "system-search-symbolic", _ ("No Results Found"),
                                    _ ("Try a different search"));
  else
    bunko_directory_view_set_empty (self->view, "bunko-tags-symbolic", _ ("No Tags"),
                                    _ ("Galleries of this library have no tags yet"));
  bunko_directory_view_set_source (self->view, source);
  update_cloud (self);
  bunko_location_page_location_changed (BUNKO_LOCATION_PAGE (self));
}

static void
namespace_cb (BunkoTagDirectoryPage *self)
{
  show_tags (self);
}

static void
set_order (BunkoTagDirectoryPage *self, const char *name)
{
  BunkoTagOrder order =
      g_strcmp0 (name, "namespace") == 0 ? BUNKO_TAG_ORDER_NAMESPACE : BUNKO_TAG_ORDER_NAME;

  if (order == self->order)
    return;
  self->order = order;
  if (self->context != NULL)
    show_tags (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORDER]);
}

static void
set_view (BunkoTagDirectoryPage *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->view_stack,
                                    g_strcmp0 (name, "cloud") == 0 ? "cloud" : "table");
  update_cloud (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

static void
search_changed_cb (BunkoTagDirectoryPage *self)
{
  g_autofree char *text =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry))));

  if (!g_set_str (&self->search, *text != '\0' ? text : NULL))
    return;
  self->announce = *text != '\0';
  show_tags (self);
}

/* Enter goes from the words to what was found. */
static void
search_activated_cb (BunkoTagDirectoryPage *self)
{
  search_changed_cb (self);
  if (shows_cloud (self))
    gtk_widget_child_focus (GTK_WIDGET (self->cloud), GTK_DIR_TAB_FORWARD);
  else
    bunko_directory_view_focus_rows (self->view);
}

static void
list_changed_cb (BunkoTagDirectoryPage *self)
{
  BunkoPagedList *list = bunko_directory_view_get_list (self->view);
  guint total = bunko_paged_list_get_total (list);
  g_autofree char *text =
      total > 0 ? bunko_directory_kind_dup_count (BUNKO_ITEM_TYPE_NONE, total) : NULL;

  adw_window_title_set_subtitle (self->window_title, text != NULL ? text : "");
  update_cloud (self);
  if (!self->announce || bunko_paged_list_get_state (list) == BUNKO_PAGED_LIST_LOADING)
    return;
  self->announce = FALSE;
  bunko_announce (GTK_WIDGET (self), text != NULL ? text : _ ("Nothing found"),
                  GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static GVariant *
save_state (BunkoLocationPage *page)
{
  BunkoTagDirectoryPage *self = BUNKO_TAG_DIRECTORY_PAGE (page);
  const char *name = bunko_namespace_bar_get_wanted (self->namespace_bar);
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "search", "s", self->search != NULL ? self->search : "");
  g_variant_dict_insert (&dict, "order", "s", get_order (self));
  g_variant_dict_insert (&dict, "view", "s", get_view (self));
  if (name != NULL)
    g_variant_dict_insert (&dict, "namespace", "s", name);
  g_variant_dict_insert (&dict, "scroll", "d", bunko_directory_view_get_scroll (self->view));
  return g_variant_dict_end (&dict);
}

static void
restore_state (BunkoLocationPage *page, GVariant *state)
{
  BunkoTagDirectoryPage *self = BUNKO_TAG_DIRECTORY_PAGE (page);
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  const char *text;
  double scroll;

  if (!g_variant_is_of_type (state, G_VARIANT_TYPE_VARDICT))
    return;
  g_variant_dict_init (&dict, state);
  if (g_variant_dict_lookup (&dict, "order", "&s", &text))
    set_order (self, text);
  if (g_variant_dict_lookup (&dict, "view", "&s", &text))
    set_view (self, text);
  if (g_variant_dict_lookup (&dict, "namespace", "&s", &text))
    bunko_namespace_bar_select (self->namespace_bar, text);
  if (g_variant_dict_lookup (&dict, "search", "&s", &text) && *text != '\0')
    {
      gtk_search_bar_set_search_mode (self->search_bar, TRUE);
      gtk_editable_set_text (GTK_EDITABLE (self->search_entry), text);
      search_changed_cb (self);
    }
  if (g_variant_dict_lookup (&dict, "scroll", "d", &scroll))
    bunko_directory_view_restore_scroll (self->view, scroll);
}

static gboolean
show_location (BunkoLocationPage *page, BunkoLocation *location)
{
  return bunko_location_get_kind (location) == BUNKO_LOCATION_TAG_DIRECTORY;
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
  BunkoTagDirectoryPage *self = BUNKO_TAG_DIRECTORY_PAGE (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
refresh_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoTagDirectoryPage *self = BUNKO_TAG_DIRECTORY_PAGE (widget);

  bunko_namespace_bar_load (self->namespace_bar, bunko_context_get_library (self->context));
  bunko_directory_view_refresh (self->view);
}

static void
bunko_tag_directory_page_get_property (GObject *object,
                                       guint prop_id,
                                       GValue *value,
                                       GParamSpec *pspec)
{
  BunkoTagDirectoryPage *self = BUNKO_TAG_DIRECTORY_PAGE (object);

  switch (prop_id)
    {
    case PROP_ORDER:
      g_value_set_string (value, get_order (self));
      break;
    case PROP_VIEW:
      g_value_set_string (value, get_view (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_tag_directory_page_set_property (GObject *object,
                                       guint prop_id,
                                       const GValue *value,
                                       GParamSpec *pspec)
{
  BunkoTagDirectoryPage *self = BUNKO_TAG_DIRECTORY_PAGE (object);

  switch (prop_id)
    {
    case PROP_ORDER:
      set_order (self, g_value_get_string (value));
      break;
    case PROP_VIEW:
      set_view (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_tag_directory_page_dispose (GObject *object)
{
  BunkoTagDirectoryPage *self = BUNKO_TAG_DIRECTORY_PAGE (object);

  if (self->view != NULL)
    {
      g_signal_handlers_disconnect_by_data (bunko_directory_view_get_list (self->view), self);
      g_signal_handlers_disconnect_by_data (self->namespace_bar, self);
    }
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_TAG_DIRECTORY_PAGE);
  g_clear_object (&self->context);
  g_clear_pointer (&self->search, g_free);

  G_OBJECT_CLASS (bunko_tag_directory_page_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  /**
   * BunkoTagDirectoryPage:order:
   *
   * The order: "name" or "namespace".
   */
  properties[PROP_ORDER] = g_param_spec_string ("order", NULL, NULL, "name", flags);

  /**
   * BunkoTagDirectoryPage:view:
   *
   * How the tags are shown: "table" or "cloud".
   */
  properties[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, "table", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_tag_directory_page_class_init (BunkoTagDirectoryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bunko_tag_directory_page_get_property;
  object_class->set_property = bunko_tag_directory_page_set_property;
  object_class->dispose = bunko_tag_directory_page_dispose;
  install_properties (object_class);

  g_type_ensure (BUNKO_TYPE_DIRECTORY_VIEW);
  g_type_ensure (BUNKO_TYPE_NAMESPACE_BAR);
  g_type_ensure (BUNKO_TYPE_TAG_CLOUD);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-tag-directory-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoTagDirectoryPage, cloud);
  gtk_widget_class_bind_template_child (widget_class, BunkoTagDirectoryPage, namespace_bar);
  gtk_widget_class_bind_template_child (widget_class, BunkoTagDirectoryPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, BunkoTagDirectoryPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, BunkoTagDirectoryPage, toolbar_view);
  gtk_widget_class_bind_template_child (widget_class, BunkoTagDirectoryPage, view);
  gtk_widget_class_bind_template_child (widget_class, BunkoTagDirectoryPage, view_stack);
  gtk_widget_class_bind_template_child (widget_class, BunkoTagDirectoryPage, window_title);
  gtk_widget_class_bind_template_callback (widget_class, namespace_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);

  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "page.refresh", NULL, refresh_action);
  gtk_widget_class_install_property_action (widget_class, "page.order", "order");
  gtk_widget_class_install_property_action (widget_class, "page.view", "view");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_slash, 0, "page.search", NULL);
}

static void
bunko_tag_directory_page_init (BunkoTagDirectoryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  bunko_page_shortcut_add (GTK_WIDGET (self), "<Control>f", "page.search");
  bunko_page_shortcut_add (GTK_WIDGET (self), "F5", "page.refresh");
  g_signal_connect_swapped (bunko_directory_view_get_list (self->view), "notify",
                            G_CALLBACK (list_changed_cb), self);
}

static void
reconnected_cb (BunkoTagDirectoryPage *self)
{
  bunko_tag_cloud_retry (self->cloud);
  bunko_namespace_bar_load (self->namespace_bar, bunko_context_get_library (self->context));
}

/**
 * bunko_tag_directory_page_new:
 * @context: the server
 *
 * Returns: (transfer floating): a page of all tags
 */
AdwNavigationPage *
bunko_tag_directory_page_new (BunkoContext *context)
{
  BunkoTagDirectoryPage *self;

  g_return_val_if_fail (BUNKO_IS_CONTEXT (context), NULL);

  self = g_object_new (BUNKO_TYPE_TAG_DIRECTORY_PAGE, NULL);
  self->context = g_object_ref (context);
  bunko_directory_view_set_context (self->view, context);
  bunko_tag_cloud_set_counter (self->cloud, bunko_directory_view_get_counter (self->view));
  g_signal_connect_object (context, "reconnected", G_CALLBACK (reconnected_cb), self,
                           G_CONNECT_SWAPPED);
  show_tags (self);
  bunko_namespace_bar_load (self->namespace_bar, bunko_context_get_library (context));
  return ADW_NAVIGATION_PAGE (self);
}
