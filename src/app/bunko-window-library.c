/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-loading-page.h"
#include "bunko-page-factory.h"
#include "bunko-window-private.h"
#include "library/bunko-search-text.h"
#include "settings/bunko-settings.h"

/* The part of the window that shows an open library. */

/* Sort orders are kept per view by the pages; the query only says what is looked at. */
static BunkoLocation *
create_view_location (const char *name)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  BunkoViewType view = BUNKO_VIEW_TYPE_LIBRARY;

  if (g_str_equal (name, BUNKO_SIDEBAR_SERVER))
    return bunko_location_new_server ();
  bunko_sidebar_get_view (name, &view);
  bunko_view_query_set_view (query, view);

  return bunko_location_new_list (query);
}

/* What the person calls the server, or else what it calls itself. */
static const char *
get_server_name (BunkoWindow *self, BunkoServerInfo *info)
{
  const char *name =
      bunko_server_profile_get_name (bunko_controller_get_profile (self->controller));

  if (bunko_controller_is_sample (self->controller))
    return _ ("Sample Library");

  if (*name == '\0' && info != NULL)
    name = bunko_server_info_get_name (info);

  return name;
}

static void
info_cb (BunkoWindow *self)
{
  BunkoServerInfo *info = self->context != NULL ? bunko_context_get_info (self->context) : NULL;
  const char *user;

  if (info == NULL)
    return;

  user = g_strcmp0 (bunko_server_info_get_role (info), "guest") == 0
             ? NULL
             : bunko_server_info_get_user (info);
  bunko_sidebar_set_server (self->sidebar, get_server_name (self, info), user);
}

/* The pages of the views stay, so that going to another one and back keeps the place in the list.
 */
static AdwNavigationPage *
get_page (BunkoWindow *self, const char *name)
{
  AdwNavigationPage *page = g_hash_table_lookup (self->view_pages, name);
  g_autoptr (BunkoLocation) location = NULL;

  if (page != NULL)
    return page;

  location = create_view_location (name);
  page = bunko_page_factory_create (self->controller, location);
  adw_navigation_page_set_tag (page, name);
  adw_navigation_view_add (self->content_view, page);
  g_hash_table_insert (self->view_pages, (gpointer) adw_navigation_page_get_tag (page), page);

  return page;
}

void
_bunko_window_show_view (BunkoWindow *self, const char *name)
{
  AdwNavigationPage *page;

  if (self->context == NULL || bunko_sidebar_get_title (name) == NULL)
    return;

  page = get_page (self, name);
  adw_navigation_view_pop_to_tag (self->navigation_view, "main");
  adw_navigation_view_replace (self->content_view, &page, 1);
  adw_navigation_page_set_title (self->content_page, bunko_sidebar_get_title (name));
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  bunko_sidebar_select (self->sidebar, name);
  if (bunko_sidebar_get_view (name, NULL))
    g_settings_set_string (self->settings, BUNKO_SETTINGS_KEY_LAST_VIEW, name);
}

void
_bunko_window_update_actions (BunkoWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean open = self->context != NULL;

  gtk_widget_action_set_enabled (widget, "win.close-library", open);
  gtk_widget_action_set_enabled (widget, "win.show-view", open);
  gtk_widget_action_set_enabled (widget, "win.show-nth-view", open);
  gtk_widget_action_set_enabled (widget, "win.exclude", open);
  gtk_widget_action_set_enabled (widget, "win.open", open);
  gtk_widget_action_set_enabled (widget, "win.open-gallery", open);
  gtk_widget_action_set_enabled (widget, "win.read", open);
  gtk_widget_action_set_enabled (widget, "win.read-in-tab", open);
  gtk_widget_action_set_enabled (widget, "win.search", open);
}

/* The library is open, or its server is back: in that case everything is where it was. */
void
_bunko_window_show_library (BunkoWindow *self)
{
  BunkoContext *context = bunko_controller_get_context (self->controller);
  g_autofree char *view = NULL;

  if (self->context == context)
    return;

  _bunko_window_hide_library (self);
  self->context = g_object_ref (context);
  self->cancellable = g_cancellable_new ();
  g_signal_connect_object (context, "notify::info", G_CALLBACK (info_cb), self, G_CONNECT_SWAPPED);
  bunko_sidebar_set_context (self->sidebar, context);
  bunko_sidebar_set_server (self->sidebar, get_server_name (self, NULL), NULL);
  info_cb (self);

  view = g_settings_get_string (self->settings, BUNKO_SETTINGS_KEY_LAST_VIEW);
  _bunko_window_show_view (self, view);
  _bunko_window_update_actions (self);
  /* At once: the library has better things to do than to fade in while it is being drawn. */
  gtk_stack_set_visible_child_full (self->stack, "library", GTK_STACK_TRANSITION_TYPE_NONE);
  gtk_window_set_focus (GTK_WINDOW (self), NULL);

  if (self->pending_gallery > 0)
    _bunko_window_open_gallery (self, self->pending_gallery);
  self->pending_gallery = 0;
}

void
_bunko_window_hide_library (BunkoWindow *self)
{
  GHashTableIter iter;
  gpointer page;

  if (self->context == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_signal_handlers_disconnect_by_func (self->context, info_cb, self);
  adw_banner_set_revealed (self->banner, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "start");
  adw_navigation_view_pop_to_tag (self->navigation_view, "main");
  adw_navigation_view_replace (self->content_view, NULL, 0);

  g_hash_table_iter_init (&iter, self->view_pages);
  while (g_hash_table_iter_next (&iter, NULL, &page))
    {
      g_hash_table_iter_remove (&iter);
      adw_navigation_view_remove (self->content_view, page);
    }

  bunko_sidebar_set_context (self->sidebar, NULL);
  bunko_sidebar_set_server (self->sidebar, NULL, NULL);
  g_clear_object (&self->context);
  _bunko_window_update_actions (self);
}

/* The item is known now: its page takes the place of the one that waited. */
static void
loaded_cb (AdwNavigationPage *page, BunkoItem *item, BunkoWindow *self)
{
  AdwNavigationView *view =
      ADW_NAVIGATION_VIEW (gtk_widget_get_ancestor (GTK_WIDGET (page), ADW_TYPE_NAVIGATION_VIEW));
  g_autoptr (BunkoLocation) location =
      bunko_location_page_get_location (BUNKO_LOCATION_PAGE (page));
  g_autoptr (GListModel) stack = NULL;
  g_autoptr (GPtrArray) pages = g_ptr_array_new ();

  if (view == NULL || self->context == NULL)
    return;

  /* The visible page first. */
  stack = adw_navigation_view_get_navigation_stack (view);
  for (guint i = 0; i < g_list_model_get_n_items (stack); i++)
    {
      g_autoptr (AdwNavigationPage) other = g_list_model_get_item (stack, i);

      g_ptr_array_add (pages, other == page ? bunko_page_factory_create (self->controller, location)
                                            : other);
    }
  adw_navigation_view_replace (view, (AdwNavigationPage **) pages->pdata, (int) pages->len);
}

/* Reading takes the whole window. */
static void
open_here (BunkoWindow *self, BunkoLocation *location)
{
  gboolean reads = bunko_location_get_kind (location) == BUNKO_LOCATION_READER;
  AdwNavigationPage *page = bunko_page_factory_create (self->controller, location);

  if (BUNKO_IS_LOADING_PAGE (page))
    g_signal_connect_object (page, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_DEFAULT);
  adw_navigation_view_push (reads ? self->navigation_view : self->content_view, page);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  if (!reads)
    bunko_sidebar_set_location (self->sidebar, location);
}

void
_bunko_window_open (BunkoWindow *self, BunkoLocation *location, BunkoOpenWhere where)
{
  if (self->context != NULL)
    open_here (self, location);
}

void
_bunko_window_open_gallery (BunkoWindow *self, gint64 id)
{
  g_autoptr (BunkoLocation) location = NULL;

  if (id <= 0)
    return;

  location = bunko_location_new_item (BUNKO_ITEM_TYPE_GALLERY, id, NULL);
  _bunko_window_open (self, location, BUNKO_OPEN_HERE);
}

static void
open_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (GVariant) saved = g_variant_get_child_value (parameter, 0);
  g_autoptr (BunkoLocation) location = bunko_location_new_from_variant (saved);
  guint32 where;

  g_variant_get_child (parameter, 1, "u", &where);
  if (location != NULL && where <= BUNKO_OPEN_WINDOW)
    _bunko_window_open (BUNKO_WINDOW (widget), location, where);
}

static void
open_gallery_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  _bunko_window_open_gallery (BUNKO_WINDOW (widget), g_variant_get_int64 (parameter));
}

static void
read_gallery (BunkoWindow *self, GVariant *parameter, BunkoOpenWhere where)
{
  g_autoptr (BunkoLocation) location = NULL;
  gint64 id;
  guint32 page;

  g_variant_get (parameter, "(xu)", &id, &page);
  if (id <= 0)
    return;

  location = bunko_location_new_reader (id, page);
  _bunko_window_open (self, location, where);
}

static void
read_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  read_gallery (BUNKO_WINDOW (widget), parameter, BUNKO_OPEN_HERE);
}

static void
read_in_tab_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  read_gallery (BUNKO_WINDOW (widget), parameter, BUNKO_OPEN_TAB);
}

static void
search_for (BunkoWindow *self, const char *search)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  g_autoptr (BunkoLocation) location = NULL;

  bunko_view_query_set_view (query, BUNKO_VIEW_TYPE_ALL);
  bunko_view_query_set_search (query, search);
  location = bunko_location_new_list (query);
  _bunko_window_open (self, location, BUNKO_OPEN_HERE);
}

static void
search_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  search_for (BUNKO_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* Adds the opposite of each condition. */
static char *
exclude_from_search (const char *search, const char *terms)
{
  g_autoptr (GPtrArray) tokens = bunko_search_text_parse (terms);
  char *text = g_strdup (search);

  for (guint i = 0; i < tokens->len; i++)
    {
      BunkoSearchToken *token = tokens->pdata[i];
      g_autofree char *before = g_steal_pointer (&text);

      text = bunko_search_text_add (before, token->tag_namespace, token->term, TRUE);
    }

  return text;
}

static gboolean
exclude_here (BunkoWindow *self, const char *terms)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->content_view);
  g_autoptr (BunkoLocation) shown = NULL;
  g_autoptr (BunkoLocation) location = NULL;
  g_autoptr (BunkoViewQuery) query = NULL;
  g_autofree char *search = NULL;

  if (!BUNKO_IS_LOCATION_PAGE (page))
    return FALSE;

  shown = bunko_location_page_get_location (BUNKO_LOCATION_PAGE (page));
  if (bunko_location_get_kind (shown) != BUNKO_LOCATION_LIST)
    return FALSE;

  query = bunko_view_query_copy (bunko_location_get_query (shown));
  search = exclude_from_search (bunko_view_query_get_search (query), terms);
  bunko_view_query_set_search (query, search);
  location = bunko_location_new_list (query);

  return bunko_location_page_show_location (BUNKO_LOCATION_PAGE (page), location);
}

static void
exclude_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoWindow *self = BUNKO_WINDOW (widget);
  const char *terms = g_variant_get_string (parameter, NULL);
  g_autofree char *search = NULL;

  if (self->context == NULL || exclude_here (self, terms))
    return;

  search = exclude_from_search ("", terms);
  search_for (self, search);
}

static void
show_view_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  _bunko_window_show_view (BUNKO_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* Who chose a view by a key wants to go on in it, not in the sidebar. A library page moves the
 * focus on to its covers as soon as it has some. */
static void
focus_content (BunkoWindow *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->content_view);

  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  if (page != NULL)
    gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
}

static void
show_nth_view_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  const char *name = bunko_sidebar_get_nth_name (g_variant_get_uint32 (parameter));

  if (name == NULL)
    return;

  _bunko_window_show_view (BUNKO_WINDOW (widget), name);
  focus_content (BUNKO_WINDOW (widget));
}

static void
close_library_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  bunko_controller_close (BUNKO_WINDOW (widget)->controller);
}

static void
reconnect_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  bunko_controller_reconnect_now (BUNKO_WINDOW (widget)->controller);
}

void
_bunko_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.close-library", NULL, close_library_action);
  gtk_widget_class_install_action (widget_class, "win.exclude", "s", exclude_action);
  gtk_widget_class_install_action (widget_class, "win.open", "(a{sv}u)", open_action);
  gtk_widget_class_install_action (widget_class, "win.open-gallery", "x", open_gallery_action);
  gtk_widget_class_install_action (widget_class, "win.read", "(xu)", read_action);
  gtk_widget_class_install_action (widget_class, "win.read-in-tab", "(xu)", read_in_tab_action);
  gtk_widget_class_install_action (widget_class, "win.reconnect", NULL, reconnect_action);
  gtk_widget_class_install_action (widget_class, "win.search", "s", search_action);
  gtk_widget_class_install_action (widget_class, "win.show-nth-view", "u", show_nth_view_action);
  gtk_widget_class_install_action (widget_class, "win.show-view", "s", show_view_action);

  for (guint i = 0; bunko_sidebar_get_nth_name (i) != NULL; i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_ALT_MASK,
                                         "win.show-nth-view", "u", i);
}
