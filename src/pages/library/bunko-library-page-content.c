/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-library-page-private.h"

/* What a library page shows: the grid, or why there is none; and how many were found. */

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

static const View *
get_view (BunkoLibraryPage *self)
{
  guint view = bunko_view_query_get_view (self->query);

  if (view >= G_N_ELEMENTS (views) || views[view].name == NULL)
    view = BUNKO_VIEW_TYPE_LIBRARY;

  return &views[view];
}

const char *
_bunko_library_page_get_view_name (BunkoLibraryPage *self)
{
  return get_view (self)->name;
}

static gboolean
is_search (BunkoLibraryPage *self)
{
  const char *search = bunko_view_query_get_search (self->query);

  return search != NULL && *search != '\0';
}

static void
update_count (BunkoLibraryPage *self)
{
  BunkoPagedListState state = bunko_paged_list_get_state (self->list);
  guint total = bunko_paged_list_get_total (self->list);
  g_autofree char *text = NULL;

  if (total > 0)
    text = g_strdup_printf (ngettext ("%'u gallery", "%'u galleries", total), total);
  adw_window_title_set_subtitle (self->window_title, text != NULL ? text : "");

  if (self->announce && state != BUNKO_PAGED_LIST_LOADING)
    {
      self->announce = FALSE;
      gtk_accessible_announce (GTK_ACCESSIBLE (self), text != NULL ? text : _ ("Nothing found"),
                               GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
    }
}

static void
show_empty (BunkoLibraryPage *self)
{
  const View *view = get_view (self);

  if (is_search (self))
    bunko_status_view_show_message (self->status, "system-search-symbolic", _ ("No Results Found"),
                                    _ ("Try a different search"));
  else
    bunko_status_view_show_message (self->status, view->icon_name, _ (view->empty_title),
                                    _ (view->empty_text));
}

static void
update_banner (BunkoLibraryPage *self, gboolean shows_rows)
{
  gboolean failed = bunko_paged_list_get_state (self->list) == BUNKO_PAGED_LIST_FAILED;

  adw_banner_set_title (self->banner, failed ? _ ("The list could not be refreshed")
                                             : _ ("Some galleries could not be loaded"));
  adw_banner_set_revealed (self->banner,
                           shows_rows && (failed || bunko_paged_list_get_has_failed (self->list)));
}

/* A person who came by keyboard goes on by keyboard. */
static void
focus_grid (BunkoLibraryPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  self->grab_focus = FALSE;
  if (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

void
_bunko_library_page_update_content (BunkoLibraryPage *self)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  BunkoPagedListState state = bunko_paged_list_get_state (self->list);

  update_count (self);
  update_banner (self, n_rows > 0);
  if (n_rows > 0)
    {
      _bunko_library_page_show_grid (self);
      if (self->grab_focus)
        focus_grid (self);
      return;
    }

  switch (state)
    {
    case BUNKO_PAGED_LIST_LOADING:
      bunko_status_view_show_loading (self->status);
      break;

    case BUNKO_PAGED_LIST_FAILED:
      bunko_status_view_show_error (self->status, bunko_paged_list_get_error (self->list));
      break;

    case BUNKO_PAGED_LIST_EMPTY:
    case BUNKO_PAGED_LIST_READY:
    default:
      show_empty (self);
    }
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->status));
}

const char *
_bunko_library_page_get_view_title (BunkoLibraryPage *self)
{
  return _ (get_view (self)->title);
}

/* Tabs and the way back name what was searched for. */
void
_bunko_library_page_update_title (BunkoLibraryPage *self)
{
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self),
                                 is_search (self) ? bunko_view_query_get_search (self->query)
                                                  : _bunko_library_page_get_view_title (self));
}

/* Who takes a mark away in the view of that mark sees the gallery go; so does who comes back from a
 * gallery. A random order would not be the same any more. */
void
_bunko_library_page_marks_changed (BunkoLibraryPage *self)
{
  BunkoViewType view = bunko_view_query_get_view (self->query);
  BunkoListSource *source = bunko_paged_list_get_source (self->list);

  if (view != BUNKO_VIEW_TYPE_LIBRARY && view != BUNKO_VIEW_TYPE_ALL && source != NULL &&
      !bunko_list_source_is_random (source))
    bunko_paged_list_refresh (self->list);
}
