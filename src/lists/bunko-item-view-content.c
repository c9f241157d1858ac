/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "library/bunko-item-query.h"
#include "widgets/bunko-announce.h"

#include "bunko-item-view-private.h"

/* What an item view shows: the rows, or why there are none; and how many were found. */

static gboolean
is_search (BunkoItemView *self)
{
  return *bunko_view_query_get_search (self->query) != '\0';
}

/* What the rows of a query are. */
BunkoItemType
_bunko_view_query_get_result_type (BunkoViewQuery *query)
{
  BunkoItemType related = bunko_view_query_get_related_type (query);

  if (bunko_view_query_get_parent_id (query) > 0 && related != BUNKO_ITEM_TYPE_NONE)
    return related;

  return bunko_view_query_get_item_type (query);
}

BunkoItemType
_bunko_item_view_get_type (BunkoItemView *self)
{
  return _bunko_view_query_get_result_type (self->query);
}

static char *
count_text (BunkoItemView *self, guint total)
{
  BunkoItemType type = _bunko_item_view_get_type (self);

  if (type == BUNKO_ITEM_TYPE_GALLERY)
    return g_strdup_printf (ngettext ("%'u gallery", "%'u galleries", total), total);
  if (type == BUNKO_ITEM_TYPE_GROUPING)
    /* Translators: one series, several series */
    return g_strdup_printf (ngettext ("%'u series", "%'u series", total), total);
  if (type == BUNKO_ITEM_TYPE_COLLECTION)
    return g_strdup_printf (ngettext ("%'u collection", "%'u collections", total), total);

  return g_strdup_printf (ngettext ("%'u item", "%'u items", total), total);
}

/* What a screen reader calls the rows as a whole. */
void
_bunko_item_view_update_label (BunkoItemView *self)
{
  BunkoItemType type = _bunko_item_view_get_type (self);
  const char *label = _ ("Items");

  if (type == BUNKO_ITEM_TYPE_GALLERY)
    label = _ ("Galleries");
  else if (type == BUNKO_ITEM_TYPE_GROUPING)
    label = C_ ("several", "Series");
  else if (type == BUNKO_ITEM_TYPE_COLLECTION)
    label = _ ("Collections");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static void
update_summary (BunkoItemView *self)
{
  BunkoPagedListState state = bunko_paged_list_get_state (self->list);
  guint total = bunko_paged_list_get_total (self->list);
  g_autofree char *text = total > 0 ? count_text (self, total) : g_strdup ("");

  _bunko_item_view_set_summary (self, text);
  if (self->announce && state != BUNKO_PAGED_LIST_LOADING)
    {
      self->announce = FALSE;
      bunko_announce (GTK_WIDGET (self), *text != '\0' ? text : _ ("Nothing found"),
                      GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
    }
}

static void
show_empty (BunkoItemView *self)
{
  if (is_search (self))
    bunko_status_view_show_message (self->status, "system-search-symbolic", _ ("No Results Found"),
                                    _ ("Try a different search"));
  else
    bunko_status_view_show_message (
        self->status, self->empty_icon != NULL ? self->empty_icon : "bunko-all-symbolic",
        self->empty_title != NULL ? self->empty_title : _ ("Nothing Here"),
        self->empty_description);
}

/* While the server is away the window says so, and what is missing comes when it is back. */
static gboolean
is_away (BunkoItemView *self)
{
  return self->context != NULL && bunko_context_get_fresh_since (self->context) != NULL;
}

static void
update_banner (BunkoItemView *self, gboolean shows_rows)
{
  gboolean failed = bunko_paged_list_get_state (self->list) == BUNKO_PAGED_LIST_FAILED;

  adw_banner_set_title (self->banner, failed ? _ ("The list could not be refreshed")
                                             : _ ("Some of it could not be loaded"));
  adw_banner_set_revealed (self->banner,
                           shows_rows && !is_away (self) &&
                               (failed || bunko_paged_list_get_has_failed (self->list)));
}

/* A person who came by keyboard goes on by keyboard. */
static void
focus_rows (BunkoItemView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_PAGE);

  self->grab_focus = FALSE;
  /* Who writes already is not interrupted, unless it was Enter that leads here. */
  if (GTK_IS_TEXT (focus) && !self->focus_asked)
    return;
  self->focus_asked = FALSE;
  if (focus == NULL || page == NULL || gtk_widget_is_ancestor (focus, page))
    _bunko_item_view_focus_rows (self);
}

void
_bunko_item_view_update_content (BunkoItemView *self)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  BunkoPagedListState state = bunko_paged_list_get_state (self->list);

  if (self->query == NULL)
    return;

  update_summary (self);
  update_banner (self, n_rows > 0);
  if (n_rows > 0)
    {
      _bunko_item_view_show_rows (self);
      _bunko_item_view_apply_position (self);
      _bunko_item_view_queue_details (self);
      if (self->grab_focus)
        focus_rows (self);
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
      /* What comes later is something else. */
      self->grab_focus = FALSE;
      self->focus_asked = FALSE;
      show_empty (self);
      break;

    case BUNKO_PAGED_LIST_READY:
    default:
      show_empty (self);
    }
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->status));
}

/* Who takes a mark away in the view of that mark sees the item go; so does who comes back from
 * elsewhere. A random order would not be the same any more. */
void
_bunko_item_view_marks_changed (BunkoItemView *self)
{
  BunkoViewType view =
      self->query != NULL ? bunko_view_query_get_view (self->query) : BUNKO_VIEW_TYPE_ALL;
  BunkoListSource *source = bunko_paged_list_get_source (self->list);

  if (view != BUNKO_VIEW_TYPE_LIBRARY && view != BUNKO_VIEW_TYPE_ALL && source != NULL &&
      !bunko_list_source_is_random (source))
    bunko_paged_list_refresh (self->list);
}

/* Which marks decide what is in a view. */
static BunkoMetatags
get_marks_of_view (BunkoItemView *self)
{
  BunkoMetatags trash = BUNKO_METATAG_TRASH;

  switch (bunko_view_query_get_view (self->query))
    {
    case BUNKO_VIEW_TYPE_LIBRARY:
      return trash | BUNKO_METATAG_INBOX;
    case BUNKO_VIEW_TYPE_FAVORITE:
      return trash | BUNKO_METATAG_FAVORITE;
    case BUNKO_VIEW_TYPE_INBOX:
      return trash | BUNKO_METATAG_INBOX;
    case BUNKO_VIEW_TYPE_READ_LATER:
      return trash | BUNKO_METATAG_READ_LATER;
    case BUNKO_VIEW_TYPE_TRASH:
    case BUNKO_VIEW_TYPE_ALL:
    default:
      return trash;
    }
}

/* Items were edited here, and some may not belong in the list any more. */
void
_bunko_item_view_items_edited (BunkoItemView *self, BunkoMetatags metatags)
{
  BunkoListSource *source = bunko_paged_list_get_source (self->list);
  gboolean is_container;

  if (self->query == NULL || source == NULL || bunko_list_source_is_random (source))
    return;

  is_container = bunko_view_query_get_parent_id (self->query) > 0 ||
                 bunko_view_query_get_filter_id (self->query) > 0;
  if (metatags == BUNKO_METATAG_NONE ? is_container : (metatags & get_marks_of_view (self)) != 0)
    bunko_paged_list_refresh (self->list);
}

/* How many rows around those on the screen are looked at. */
#define MAX_LOOKED_AT 200

/* Whether something is shown that does not belong here any more. */
static gboolean
has_strangers (BunkoItemView *self)
{
  BunkoViewType view = bunko_view_query_get_view (self->query);
  guint first = _bunko_item_view_get_first_visible (self);
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  for (guint i = first; i < n_rows && i - first < MAX_LOOKED_AT; i++)
    {
      BunkoItem *item = bunko_paged_list_peek_item (self->list, i);

      if (item != NULL && !bunko_item_is_in_view (item, view))
        return TRUE;
    }
  return FALSE;
}

/* Items were edited somewhere: perhaps in another window, while the view is on the screen in this
 * one. Who adds a mark elsewhere sees the item come where that mark decides. */
void
_bunko_item_view_library_edited (BunkoItemView *self)
{
  BunkoListSource *source = bunko_paged_list_get_source (self->list);
  BunkoViewType view;

  if (self->query == NULL || source == NULL || bunko_list_source_is_random (source) ||
      !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      bunko_paged_list_get_state (self->list) == BUNKO_PAGED_LIST_LOADING)
    return;

  view = bunko_view_query_get_view (self->query);
  if ((view != BUNKO_VIEW_TYPE_LIBRARY && view != BUNKO_VIEW_TYPE_ALL) || has_strangers (self))
    bunko_paged_list_refresh (self->list);
}
