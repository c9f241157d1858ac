/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-library-page.h"

#include <glib/gi18n-lib.h>

#include "lists/bunko-view-button.h"
#include "search/bunko-search-field.h"
#include "widgets/bunko-location-page.h"
#include "widgets/bunko-page-shortcut.h"

/**
 * BunkoLibraryPage:
 *
 * The galleries of one view, with a search field and the options of the list.
 */
struct _BunkoLibraryPage
{
  AdwNavigationPage parent_instance;

  /* Template widgets */
  GtkSearchBar *search_bar;
  BunkoSearchField *search_field;
  AdwToolbarView *toolbar_view;
  BunkoItemView *view;
  AdwWindowTitle *window_title;

  BunkoContext *context;
  BunkoViewQuery *query; /* the one that the page was made with */

  /* The keyboard was in the list when the page was left. */
  guint focus_in_view : 1;

  /* The search bar opens and closes for what is shown, not because a person wants it. */
  guint showing_search : 1;
};

enum
{
  PROP_0,
  PROP_CONTEXT,
  PROP_QUERY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void location_page_iface_init (BunkoLocationPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoLibraryPage,
                               bunko_library_page,
                               ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (BUNKO_TYPE_LOCATION_PAGE,
                                                      location_page_iface_init))

typedef struct
{
  const char *name;
  const char *title;
  const char *icon_name;
  const char *empty_title;
  const char *empty_text;
} View;

static const View views[] = {
  [BUNKO_VIEW_TYPE_LIBRARY] = { "library", N_ ("Library"), "bunko-library-symbolic",
                                N_ ("No Galleries"),
                                N_ ("What is added on the server appears here") },
  [BUNKO_VIEW_TYPE_FAVORITE] = { "favorites", N_ ("Favorites"), "bunko-favorites-symbolic",
                                 N_ ("No Favorites"),
                                 N_ ("Galleries that you mark as favorite appear here") },
  [BUNKO_VIEW_TYPE_INBOX] = { "inbox", N_ ("Inbox"), "bunko-inbox-symbolic", N_ ("Inbox Is Empty"),
                              N_ ("New galleries that are not sorted in yet appear here") },
  [BUNKO_VIEW_TYPE_TRASH] = { "trash", N_ ("Trash"), "user-trash-symbolic", N_ ("Trash Is Empty"),
                              N_ ("Galleries that you move to the trash appear here") },
  [BUNKO_VIEW_TYPE_READ_LATER] = { "read-later", N_ ("Read Later"), "bunko-read-later-symbolic",
                                   N_ ("Nothing to Read Later"),
                                   N_ ("Galleries that you put on the reading list appear here") },
  [BUNKO_VIEW_TYPE_ALL] = { "all", N_ ("All Galleries"), "bunko-all-symbolic", N_ ("No Galleries"),
                            N_ ("What is added on the server appears here") },
};

static const View series = { "series", N_ ("Series"), "bunko-all-symbolic", N_ ("No Series"),
                             N_ ("Galleries that belong together appear here as a series") };

static const View collections = { "collections", N_ ("Collections"), "bunko-all-symbolic",
                                  N_ ("No Collections"),
                                  N_ ("Collections that are made on the server appear here") };

static const View *
get_view (BunkoViewQuery *query)
{
  guint view = bunko_view_query_get_view (query);

  if (bunko_view_query_get_item_type (query) == BUNKO_ITEM_TYPE_GROUPING)
    return &series;
  if (bunko_view_query_get_item_type (query) == BUNKO_ITEM_TYPE_COLLECTION)
    return &collections;
  if (view >= G_N_ELEMENTS (views) || views[view].name == NULL)
    view = BUNKO_VIEW_TYPE_LIBRARY;

  return &views[view];
}

static BunkoLocation *
bunko_library_page_get_location (BunkoLocationPage *page)
{
  return bunko_location_new_list (bunko_item_view_get_query (BUNKO_LIBRARY_PAGE (page)->view));
}

/* Makes the field say what the query does. */
static void
show_search (BunkoLibraryPage *self, BunkoViewQuery *query)
{
  const char *search = bunko_view_query_get_search (query);

  self->showing_search = TRUE;
  bunko_search_field_set_text (self->search_field, search);
  bunko_search_field_set_options (self->search_field, bunko_view_query_get_search_options (query));
  bunko_search_field_set_filter_id (self->search_field, bunko_view_query_get_filter_id (query));
  gtk_search_bar_set_search_mode (self->search_bar,
                                  *search != '\0' || bunko_view_query_get_filter_id (query) > 0);
  self->showing_search = FALSE;
}

static AdwToolbarView *
bunko_library_page_get_toolbar (BunkoLocationPage *page)
{
  return BUNKO_LIBRARY_PAGE (page)->toolbar_view;
}

/* Another search or order of the same list needs no other page. */
static gboolean
bunko_library_page_show_location (BunkoLocationPage *page, BunkoLocation *location)
{
  BunkoLibraryPage *self = BUNKO_LIBRARY_PAGE (page);
  BunkoViewQuery *shown = bunko_item_view_get_query (self->view);
  BunkoViewQuery *query = bunko_location_get_query (location);

  if (query == NULL || bunko_view_query_get_view (query) != bunko_view_query_get_view (shown) ||
      bunko_view_query_get_item_type (query) != bunko_view_query_get_item_type (shown))
    return FALSE;

  show_search (self, query);
  bunko_item_view_set_query (self->view, query);

  return TRUE;
}

static GVariant *
bunko_library_page_save_state (BunkoLocationPage *page)
{
  return bunko_item_view_save_state (BUNKO_LIBRARY_PAGE (page)->view);
}

static void
bunko_library_page_restore_state (BunkoLocationPage *page, GVariant *state)
{
  bunko_item_view_restore_state (BUNKO_LIBRARY_PAGE (page)->view, state);
}

static gboolean
bunko_library_page_get_loading (BunkoLocationPage *page)
{
  BunkoPagedList *list = bunko_item_view_get_list (BUNKO_LIBRARY_PAGE (page)->view);

  return bunko_paged_list_get_state (list) == BUNKO_PAGED_LIST_LOADING;
}

static void
location_page_iface_init (BunkoLocationPageInterface *iface)
{
  iface->get_location = bunko_library_page_get_location;
  iface->get_toolbar = bunko_library_page_get_toolbar;
  iface->show_location = bunko_library_page_show_location;
  iface->save_state = bunko_library_page_save_state;
  iface->restore_state = bunko_library_page_restore_state;
  iface->get_loading = bunko_library_page_get_loading;
}

/* Tabs and the way back name what was searched for. */
static void
query_changed_cb (BunkoLibraryPage *self)
{
  BunkoViewQuery *query = bunko_item_view_get_query (self->view);
  const char *filter = bunko_search_field_get_filter_name (self->search_field);
  const char *search;
  const char *title;

  if (query == NULL)
    return;

  bunko_search_field_set_view (self->search_field, query);
  search = bunko_view_query_get_search (query);
  title = filter != NULL ? filter : _ (get_view (query)->title);
  adw_window_title_set_title (self->window_title, title);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), *search != '\0' ? search : title);
  bunko_location_page_location_changed (BUNKO_LOCATION_PAGE (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUERY]);
}

static void
search_changed_cb (BunkoLibraryPage *self)
{
  BunkoViewQuery *shown = bunko_item_view_get_query (self->view);
  g_autoptr (BunkoViewQuery) query = NULL;

  if (shown == NULL)
    return;

  query = bunko_view_query_copy (shown);
  bunko_view_query_set_search (query, bunko_search_field_get_text (self->search_field));
  bunko_view_query_set_search_options (query, bunko_search_field_get_options (self->search_field));
  bunko_view_query_set_filter_id (query, bunko_search_field_get_filter_id (self->search_field));
  bunko_item_view_set_query (self->view, query);
}

/* Enter goes from the words to what was found. */
static void
search_activated_cb (BunkoLibraryPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
search_stopped_cb (BunkoLibraryPage *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Who closes the search bar is done with the search, but not with the filter. */
static void
search_mode_changed_cb (BunkoLibraryPage *self)
{
  if (self->showing_search)
    return;

  if (gtk_search_bar_get_search_mode (self->search_bar))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->search_field));
      return;
    }
  bunko_search_field_set_text (self->search_field, "");
  search_changed_cb (self);
}

static void
search_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoLibraryPage *self = BUNKO_LIBRARY_PAGE (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_field));
}

static void
bunko_library_page_hiding (AdwNavigationPage *page)
{
  BunkoLibraryPage *self = BUNKO_LIBRARY_PAGE (page);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  self->focus_in_view = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view));

  if (ADW_NAVIGATION_PAGE_CLASS (bunko_library_page_parent_class)->hiding != NULL)
    ADW_NAVIGATION_PAGE_CLASS (bunko_library_page_parent_class)->hiding (page);
}

/* The cell that had the focus may be another widget by now; the list knows the place. */
static void
bunko_library_page_shown (AdwNavigationPage *page)
{
  BunkoLibraryPage *self = BUNKO_LIBRARY_PAGE (page);

  if (ADW_NAVIGATION_PAGE_CLASS (bunko_library_page_parent_class)->shown != NULL)
    ADW_NAVIGATION_PAGE_CLASS (bunko_library_page_parent_class)->shown (page);

  if (self->focus_in_view)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  self->focus_in_view = FALSE;
}

static void
bunko_library_page_constructed (GObject *object)
{
  BunkoLibraryPage *self = BUNKO_LIBRARY_PAGE (object);
  const View *view = get_view (self->query);

  G_OBJECT_CLASS (bunko_library_page_parent_class)->constructed (object);

  bunko_search_field_set_context (self->search_field, self->context);
  show_search (self, self->query);

  bunko_item_view_set_context (self->view, self->context);
  bunko_item_view_set_list_name (self->view, view->name);
  bunko_item_view_set_empty (self->view, view->icon_name, _ (view->empty_title),
                             _ (view->empty_text));
  bunko_item_view_set_query (self->view, self->query);
  g_signal_connect_object (bunko_item_view_get_list (self->view), "notify::state",
                           G_CALLBACK (bunko_location_page_location_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
bunko_library_page_dispose (GObject *object)
{
  BunkoLibraryPage *self = BUNKO_LIBRARY_PAGE (object);

  gtk_widget_insert_action_group (GTK_WIDGET (self), "list", NULL);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_LIBRARY_PAGE);
  g_clear_object (&self->query);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (bunko_library_page_parent_class)->dispose (object);
}

static void
bunko_library_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoLibraryPage *self = BUNKO_LIBRARY_PAGE (object);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, self->context);
      break;

    case PROP_QUERY:
      g_value_set_object (value, bunko_item_view_get_query (self->view));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_library_page_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  BunkoLibraryPage *self = BUNKO_LIBRARY_PAGE (object);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      self->context = g_value_dup_object (value);
      break;

    case PROP_QUERY:
      self->query = bunko_view_query_copy (g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  /**
   * BunkoLibraryPage:context:
   *
   * The server.
   */
  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, BUNKO_TYPE_CONTEXT, flags);

  /**
   * BunkoLibraryPage:query:
   *
   * What is shown, with the search and the order of the moment.
   */
  properties[PROP_QUERY] = g_param_spec_object ("query", NULL, NULL, BUNKO_TYPE_VIEW_QUERY, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_library_page_class_init (BunkoLibraryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = bunko_library_page_constructed;
  object_class->dispose = bunko_library_page_dispose;
  object_class->get_property = bunko_library_page_get_property;
  object_class->set_property = bunko_library_page_set_property;
  ADW_NAVIGATION_PAGE_CLASS (klass)->hiding = bunko_library_page_hiding;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = bunko_library_page_shown;
  install_properties (object_class);

  gtk_widget_class_install_action (widget_class, "library.search", NULL, search_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_slash, 0, "library.search", NULL);

  g_type_ensure (BUNKO_TYPE_ITEM_VIEW);
  g_type_ensure (BUNKO_TYPE_SEARCH_FIELD);
  g_type_ensure (BUNKO_TYPE_VIEW_BUTTON);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-library-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoLibraryPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, BunkoLibraryPage, search_field);
  gtk_widget_class_bind_template_child (widget_class, BunkoLibraryPage, toolbar_view);
  gtk_widget_class_bind_template_child (widget_class, BunkoLibraryPage, view);
  gtk_widget_class_bind_template_child (widget_class, BunkoLibraryPage, window_title);
  gtk_widget_class_bind_template_callback (widget_class, query_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_mode_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
}

static void
bunko_library_page_init (BunkoLibraryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  g_object_bind_property (self->view, "summary", self->window_title, "subtitle", G_BINDING_DEFAULT);
  g_signal_connect_object (self->view, "notify::query", G_CALLBACK (query_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "list",
                                  bunko_item_view_get_action_group (self->view));
  bunko_page_shortcut_add (GTK_WIDGET (self), "<Control>f", "library.search");
}

/**
 * bunko_library_page_new:
 * @context: the server
 * @query: what to show; it is copied
 *
 * Creates a page and starts to load. Where the query has no order, the one that was last used in
 * its view is taken.
 *
 * Returns: (transfer floating): the new page
 */
BunkoLibraryPage *
bunko_library_page_new (BunkoContext *context, BunkoViewQuery *query)
{
  g_return_val_if_fail (BUNKO_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (BUNKO_IS_VIEW_QUERY (query), NULL);

  return g_object_new (BUNKO_TYPE_LIBRARY_PAGE, "context", context, "query", query, NULL);
}
