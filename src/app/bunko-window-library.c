/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-window-private.h"
#include "library/bunko-error-text.h"
#include "pages/gallery/bunko-gallery-page.h"
#include "pages/library/bunko-library-page.h"
#include "reader/bunko-reader-page.h"
#include "settings/bunko-settings.h"
#include "widgets/bunko-error-toast.h"

/* The part of the window that shows an open library. */

/* Sort orders are kept per view by the pages; the query only says what is looked at. */
static AdwNavigationPage *
create_view_page (BunkoWindow *self, const char *name)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  AdwNavigationPage *page;
  BunkoViewType view = BUNKO_VIEW_TYPE_LIBRARY;

  bunko_sidebar_get_view (name, &view);
  bunko_view_query_set_view (query, view);
  page = ADW_NAVIGATION_PAGE (bunko_library_page_new (self->context, query));
  adw_navigation_page_set_title (page, bunko_sidebar_get_title (name));

  return page;
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
  if (self->server_page != NULL)
    bunko_server_page_set_info (self->server_page, info);
}

typedef struct
{
  BunkoWindow *window;
  BunkoServerPageCommand command;
} CommandRequest;

static const char *
describe_done (BunkoServerPageCommand command)
{
  switch (command)
    {
    case BUNKO_SERVER_PAGE_SHUT_DOWN:
      return _ ("The server shuts down");
    case BUNKO_SERVER_PAGE_RESTART:
      return _ ("The server restarts");
    case BUNKO_SERVER_PAGE_REQUEST_AUTH:
      return _ ("The server answered");
    case BUNKO_SERVER_PAGE_LOG_OUT:
    default:
      return _ ("Logged out");
    }
}

static void
command_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree CommandRequest *request = user_data;
  g_autoptr (BunkoWindow) self = request->window;
  g_autoptr (GError) error = NULL;
  g_autofree char *reply =
      bunko_controller_send_command_finish (BUNKO_CONTROLLER (source), result, &error);

  if (self->server_page == NULL)
    return;

  if (error != NULL)
    {
      g_autofree char *title = NULL;
      g_autofree char *body = NULL;

      bunko_error_describe (error, &title, &body);
      bunko_server_page_show_result (self->server_page, title, body, error->message, TRUE);
    }
  else
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_local ();
      g_autofree char *time = g_date_time_format (now, "%X");

      bunko_server_page_show_result (self->server_page, describe_done (request->command), time,
                                     reply, FALSE);
    }
}

static void
page_command_cb (BunkoWindow *self, int command)
{
  static const BunkoServerCommand commands[] = {
    [BUNKO_SERVER_PAGE_SHUT_DOWN] = BUNKO_SERVER_COMMAND_QUIT,
    [BUNKO_SERVER_PAGE_RESTART] = BUNKO_SERVER_COMMAND_RESTART,
    [BUNKO_SERVER_PAGE_REQUEST_AUTH] = BUNKO_SERVER_COMMAND_REQUEST_AUTH,
  };
  CommandRequest *request;

  bunko_server_page_show_busy (self->server_page, command);
  if (command == BUNKO_SERVER_PAGE_LOG_OUT)
    {
      bunko_controller_log_out (self->controller);
      return;
    }

  request = g_new0 (CommandRequest, 1);
  request->window = g_object_ref (self);
  request->command = command;
  bunko_controller_send_command_async (self->controller, commands[command], self->cancellable,
                                       command_cb, request);
}

static AdwNavigationPage *
create_server_page (BunkoWindow *self)
{
  AdwNavigationPage *page = bunko_server_page_new (bunko_context_get_info (self->context));

  self->server_page = BUNKO_SERVER_PAGE (page);
  bunko_server_page_set_online (self->server_page, bunko_controller_get_state (self->controller) ==
                                                       BUNKO_CONTROLLER_CONNECTED);
  g_signal_connect_object (page, "command", G_CALLBACK (page_command_cb), self, G_CONNECT_SWAPPED);

  return page;
}

/* The pages of the views stay, so that going to another one and back keeps the place in the list.
 */
static AdwNavigationPage *
get_page (BunkoWindow *self, const char *name)
{
  AdwNavigationPage *page = g_hash_table_lookup (self->view_pages, name);

  if (page != NULL)
    return page;

  page = g_str_equal (name, BUNKO_SIDEBAR_SERVER) ? create_server_page (self)
                                                  : create_view_page (self, name);
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
  gtk_widget_action_set_enabled (widget, "win.open-gallery", open);
  gtk_widget_action_set_enabled (widget, "win.read", open);
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

  self->server_page = NULL;
  g_hash_table_iter_init (&iter, self->view_pages);
  while (g_hash_table_iter_next (&iter, NULL, &page))
    {
      g_hash_table_iter_remove (&iter);
      adw_navigation_view_remove (self->content_view, page);
    }

  bunko_sidebar_set_server (self->sidebar, NULL, NULL);
  g_clear_object (&self->context);
  _bunko_window_update_actions (self);
}

/* One gallery that was asked for: to look at, or to read from a page on. */
typedef struct
{
  BunkoWindow *window;
  gboolean read;
  guint page;
} GalleryRequest;

static void
gallery_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree GalleryRequest *request = user_data;
  g_autoptr (BunkoWindow) self = request->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (BunkoItem) item =
      bunko_library_get_item_finish (BUNKO_LIBRARY (source), result, &error);

  if (item == NULL)
    {
      bunko_error_toast_show (self->toast_overlay, error);
      return;
    }

  if (self->context == NULL || (gpointer) bunko_context_get_library (self->context) != source ||
      !BUNKO_IS_GALLERY (item))
    return;

  if (request->read)
    adw_navigation_view_push (self->navigation_view,
                              ADW_NAVIGATION_PAGE (bunko_reader_page_new (
                                  self->context, BUNKO_GALLERY (item), request->page)));
  else
    adw_navigation_view_push (self->content_view, ADW_NAVIGATION_PAGE (bunko_gallery_page_new (
                                                      self->context, BUNKO_GALLERY (item))));
}

static void
request_gallery (BunkoWindow *self, gint64 id, gboolean read, guint page)
{
  GalleryRequest *request;

  if (self->context == NULL || id <= 0)
    return;

  request = g_new0 (GalleryRequest, 1);
  request->window = g_object_ref (self);
  request->read = read;
  request->page = page;
  bunko_library_get_item_async (bunko_context_get_library (self->context), BUNKO_ITEM_TYPE_GALLERY,
                                id, self->cancellable, gallery_cb, request);
}

void
_bunko_window_open_gallery (BunkoWindow *self, gint64 id)
{
  request_gallery (self, id, FALSE, 0);
}

static void
open_gallery_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  _bunko_window_open_gallery (BUNKO_WINDOW (widget), g_variant_get_int64 (parameter));
}

static void
read_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gint64 id;
  guint32 page;

  g_variant_get (parameter, "(xu)", &id, &page);
  request_gallery (BUNKO_WINDOW (widget), id, TRUE, page);
}

static void
search_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoWindow *self = BUNKO_WINDOW (widget);
  g_autoptr (BunkoViewQuery) query = NULL;
  AdwNavigationPage *page;

  if (self->context == NULL)
    return;

  query = bunko_view_query_new ();
  bunko_view_query_set_view (query, BUNKO_VIEW_TYPE_ALL);
  bunko_view_query_set_search (query, g_variant_get_string (parameter, NULL));
  page = ADW_NAVIGATION_PAGE (bunko_library_page_new (self->context, query));
  adw_navigation_page_set_title (page, _ ("Search"));
  adw_navigation_view_push (self->content_view, page);
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
  gtk_widget_class_install_action (widget_class, "win.open-gallery", "x", open_gallery_action);
  gtk_widget_class_install_action (widget_class, "win.read", "(xu)", read_action);
  gtk_widget_class_install_action (widget_class, "win.reconnect", NULL, reconnect_action);
  gtk_widget_class_install_action (widget_class, "win.search", "s", search_action);
  gtk_widget_class_install_action (widget_class, "win.show-nth-view", "u", show_nth_view_action);
  gtk_widget_class_install_action (widget_class, "win.show-view", "s", show_view_action);

  for (guint i = 0; bunko_sidebar_get_nth_name (i) != NULL; i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_ALT_MASK,
                                         "win.show-nth-view", "u", i);
}
