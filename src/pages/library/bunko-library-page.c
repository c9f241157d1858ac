/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "settings/bunko-settings.h"
#include "widgets/bunko-cover.h"
#include "widgets/bunko-page-shortcut.h"

#include "bunko-library-page-private.h"

#define MIN_COVER_SIZE  96
#define MAX_COVER_SIZE  320
#define COVER_SIZE_STEP 16

/**
 * BunkoLibraryPage:
 *
 * The galleries of one view as a grid of covers, with search, orders and sizes.
 *
 * The grid is as long as the view at once; the list behind it loads what comes into sight. The
 * page opens and reads galleries through the actions `win.open-gallery` and `win.read`.
 */

enum
{
  PROP_0,
  PROP_CONTEXT,
  PROP_QUERY,
  PROP_COVER_SIZE,
  PROP_SORT_INDEX,
  PROP_DESCENDING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static BunkoLocation *
bunko_library_page_get_location (BunkoLocationPage *page)
{
  return bunko_location_new_list (BUNKO_LIBRARY_PAGE (page)->query);
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
  BunkoViewQuery *query = bunko_location_get_query (location);
  const char *search;

  if (query == NULL ||
      bunko_view_query_get_view (query) != bunko_view_query_get_view (self->query) ||
      bunko_view_query_get_item_type (query) != bunko_view_query_get_item_type (self->query))
    return FALSE;

  /* The entry tells at once that it is emptied before the new words are put in. */
  search = bunko_view_query_get_search (query);
  gtk_search_bar_set_search_mode (self->search_bar, *search != '\0');
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), search);
  _bunko_library_page_apply_query (self, query);

  return TRUE;
}

static void
location_page_iface_init (BunkoLocationPageInterface *iface)
{
  iface->get_location = bunko_library_page_get_location;
  iface->get_toolbar = bunko_library_page_get_toolbar;
  iface->show_location = bunko_library_page_show_location;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoLibraryPage,
                               bunko_library_page,
                               ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (BUNKO_TYPE_LOCATION_PAGE,
                                                      location_page_iface_init))

void
_bunko_library_page_apply_query (BunkoLibraryPage *self, BunkoViewQuery *query)
{
  g_autoptr (BunkoListSource) source = NULL;

  if (self->query != NULL && bunko_view_query_equal (self->query, query))
    return;

  g_set_object (&self->query, query);
  _bunko_library_page_update_title (self);
  source = bunko_library_view (bunko_context_get_library (self->context), query);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  bunko_paged_list_set_source (self->list, source);

  bunko_location_page_location_changed (BUNKO_LOCATION_PAGE (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUERY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT_INDEX]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCENDING]);
}

static void
search_changed_cb (BunkoLibraryPage *self)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_copy (self->query);
  g_autofree char *text =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry))));

  bunko_view_query_set_search (query, *text != '\0' ? text : NULL);
  if (bunko_view_query_equal (query, self->query))
    return;

  self->announce = *text != '\0';
  _bunko_library_page_apply_query (self, query);
}

/* Enter goes from the words to what was found. */
static void
search_activated_cb (BunkoLibraryPage *self)
{
  search_changed_cb (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  else
    self->grab_focus = TRUE;
}

static void
retry_cb (BunkoLibraryPage *self)
{
  bunko_paged_list_retry (self->list);
}

static void
set_cover_size (BunkoLibraryPage *self, int cover_size)
{
  cover_size = CLAMP (cover_size, MIN_COVER_SIZE, MAX_COVER_SIZE);
  if (self->cover_size == cover_size)
    return;

  self->cover_size = cover_size;
  _bunko_library_page_queue_update_columns (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COVER_SIZE]);
}

static void
zoom_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoLibraryPage *self = BUNKO_LIBRARY_PAGE (widget);
  int steps = g_variant_get_int32 (parameter);

  if (steps == 0)
    g_settings_reset (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_COVER_SIZE);
  else
    set_cover_size (self, self->cover_size + steps * COVER_SIZE_STEP);
}

static void
refresh_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoLibraryPage *self = BUNKO_LIBRARY_PAGE (widget);

  /* What is shown stays until the answer is there. */
  bunko_paged_list_refresh (self->list);
}

static void
search_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoLibraryPage *self = BUNKO_LIBRARY_PAGE (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
reconnected_cb (BunkoLibraryPage *self)
{
  bunko_cover_retry_all (GTK_WIDGET (self->grid));
  bunko_paged_list_retry (self->list);
  _bunko_library_page_marks_changed (self);
}

static void
bunko_library_page_hiding (AdwNavigationPage *page)
{
  BunkoLibraryPage *self = BUNKO_LIBRARY_PAGE (page);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  self->was_hidden = TRUE;
  self->focus_in_grid = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->grid));

  if (ADW_NAVIGATION_PAGE_CLASS (bunko_library_page_parent_class)->hiding != NULL)
    ADW_NAVIGATION_PAGE_CLASS (bunko_library_page_parent_class)->hiding (page);
}

/* The cell that had the focus may be another widget by now; the grid knows the place. */
static void
bunko_library_page_shown (AdwNavigationPage *page)
{
  BunkoLibraryPage *self = BUNKO_LIBRARY_PAGE (page);

  if (ADW_NAVIGATION_PAGE_CLASS (bunko_library_page_parent_class)->shown != NULL)
    ADW_NAVIGATION_PAGE_CLASS (bunko_library_page_parent_class)->shown (page);

  if (self->was_hidden)
    _bunko_library_page_marks_changed (self);
  self->was_hidden = FALSE;
  if (self->focus_in_grid)
    gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  self->focus_in_grid = FALSE;
}

static void
bunko_library_page_constructed (GObject *object)
{
  BunkoLibraryPage *self = BUNKO_LIBRARY_PAGE (object);
  g_autoptr (BunkoViewQuery) given = g_steal_pointer (&self->query);
  g_autoptr (BunkoViewQuery) query = NULL;
  const char *search = bunko_view_query_get_search (given);

  G_OBJECT_CLASS (bunko_library_page_parent_class)->constructed (object);

  self->query = bunko_view_query_copy (given);
  adw_window_title_set_title (self->window_title, _bunko_library_page_get_view_title (self));
  if (search != NULL && *search != '\0')
    {
      gtk_search_bar_set_search_mode (self->search_bar, TRUE);
      gtk_editable_set_text (GTK_EDITABLE (self->search_entry), search);
    }
  _bunko_library_page_load_sort (self, self->query);
  query = g_steal_pointer (&self->query);

  g_settings_bind (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_COVER_SIZE, self, "cover-size",
                   G_SETTINGS_BIND_DEFAULT);
  _bunko_library_page_apply_query (self, query);
  _bunko_library_page_fill_sort_menu (self);
  g_signal_connect_object (self->context, "reconnected", G_CALLBACK (reconnected_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
bunko_library_page_dispose (GObject *object)
{
  BunkoLibraryPage *self = BUNKO_LIBRARY_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->columns_source, g_source_remove);
  _bunko_library_page_dispose_menu (self);
  if (self->list != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->list, self);
      bunko_paged_list_set_source (self->list, NULL);
    }
  if (self->grid != NULL)
    gtk_grid_view_set_model (self->grid, NULL);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_LIBRARY_PAGE);
  g_clear_object (&self->list);
  g_clear_object (&self->query);
  g_clear_object (&self->context);
  g_clear_object (&self->cancellable);

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
      g_value_set_object (value, self->query);
      break;

    case PROP_COVER_SIZE:
      g_value_set_int (value, self->cover_size);
      break;

    case PROP_SORT_INDEX:
      g_value_set_int (value, _bunko_library_page_get_sort (self));
      break;

    case PROP_DESCENDING:
      g_value_set_boolean (value, bunko_view_query_get_sort_descending (self->query));
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
      self->query = g_value_dup_object (value);
      break;

    case PROP_COVER_SIZE:
      set_cover_size (self, g_value_get_int (value));
      break;

    case PROP_SORT_INDEX:
      _bunko_library_page_set_sort (self, g_value_get_int (value));
      break;

    case PROP_DESCENDING:
      _bunko_library_page_set_descending (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  /**
   * BunkoLibraryPage:context:
   *
   * The server.
   */
  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, BUNKO_TYPE_CONTEXT,
                                                  flags | G_PARAM_CONSTRUCT_ONLY);

  /**
   * BunkoLibraryPage:query:
   *
   * What is shown. A copy is kept, and replaced when the person searches or sorts.
   */
  properties[PROP_QUERY] = g_param_spec_object ("query", NULL, NULL, BUNKO_TYPE_VIEW_QUERY,
                                                flags | G_PARAM_CONSTRUCT_ONLY);

  /**
   * BunkoLibraryPage:cover-size:
   *
   * The width of the covers, in application pixels.
   */
  properties[PROP_COVER_SIZE] =
      g_param_spec_int ("cover-size", NULL, NULL, MIN_COVER_SIZE, MAX_COVER_SIZE, 160,
                        flags | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * BunkoLibraryPage:sort-index:
   *
   * The server's number of the order.
   */
  properties[PROP_SORT_INDEX] = g_param_spec_int ("sort-index", NULL, NULL, -1, G_MAXINT, -1,
                                                  flags | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * BunkoLibraryPage:descending:
   *
   * Whether the order is turned around.
   */
  properties[PROP_DESCENDING] =
      g_param_spec_boolean ("descending", NULL, NULL, FALSE, flags | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "library.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "library.refresh", NULL, refresh_action);
  gtk_widget_class_install_action (widget_class, "library.zoom", "i", zoom_action);
  gtk_widget_class_install_property_action (widget_class, "library.sort", "sort-index");
  gtk_widget_class_install_property_action (widget_class, "library.descending", "descending");

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_slash, 0, "library.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, "library.zoom",
                                       "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK,
                                       "library.zoom", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Add, GDK_CONTROL_MASK,
                                       "library.zoom", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK,
                                       "library.zoom", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Subtract, GDK_CONTROL_MASK,
                                       "library.zoom", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "library.zoom",
                                       "i", 0);
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
  install_actions (widget_class);

  g_type_ensure (BUNKO_TYPE_STATUS_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-library-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoLibraryPage, banner);
  gtk_widget_class_bind_template_child (widget_class, BunkoLibraryPage, cover_size_adjustment);
  gtk_widget_class_bind_template_child (widget_class, BunkoLibraryPage, grid);
  gtk_widget_class_bind_template_child (widget_class, BunkoLibraryPage, item_menu);
  gtk_widget_class_bind_template_child (widget_class, BunkoLibraryPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, BunkoLibraryPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, BunkoLibraryPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, BunkoLibraryPage, sort_section);
  gtk_widget_class_bind_template_child (widget_class, BunkoLibraryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BunkoLibraryPage, status);
  gtk_widget_class_bind_template_child (widget_class, BunkoLibraryPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, BunkoLibraryPage, toolbar_view);
  gtk_widget_class_bind_template_child (widget_class, BunkoLibraryPage, window_title);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
bunko_library_page_init (BunkoLibraryPage *self)
{
  self->cover_size = 160;
  self->grab_focus = TRUE;
  self->cancellable = g_cancellable_new ();
  self->list = bunko_paged_list_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  g_object_bind_property (self, "cover-size", self->cover_size_adjustment, "value",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  _bunko_library_page_init_grid (self);
  _bunko_library_page_init_menu (self);
  bunko_page_shortcut_add (GTK_WIDGET (self), "<Control>f", "library.search");
  bunko_page_shortcut_add (GTK_WIDGET (self), "F5|<Control>r", "library.refresh");
  g_signal_connect_swapped (self->list, "notify", G_CALLBACK (_bunko_library_page_update_content),
                            self);
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

/**
 * bunko_library_page_get_list:
 * @self: a library page
 *
 * Returns: (transfer none): the list that is shown
 */
BunkoPagedList *
bunko_library_page_get_list (BunkoLibraryPage *self)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY_PAGE (self), NULL);

  return self->list;
}

/**
 * bunko_library_page_search:
 * @self: a library page
 * @search: what to search for, as the person would type it
 *
 * Searches at once, with the words in the search entry.
 */
void
bunko_library_page_search (BunkoLibraryPage *self, const char *search)
{
  g_return_if_fail (BUNKO_IS_LIBRARY_PAGE (self));
  g_return_if_fail (search != NULL);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), search);
  search_changed_cb (self);
}
