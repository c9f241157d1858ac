/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-item-page-private.h"

/* The list of an item page: all galleries, or the favorites, or those in the inbox. */

static const struct
{
  const char *name;
  BunkoViewType view;
} toggles[] = {
  { "all", BUNKO_VIEW_TYPE_ALL },
  { "favorites", BUNKO_VIEW_TYPE_FAVORITE },
  { "inbox", BUNKO_VIEW_TYPE_INBOX },
};

static BunkoViewType
get_view (BunkoItemPage *self)
{
  BunkoViewQuery *query = bunko_item_view_get_query (self->view);

  return query != NULL ? bunko_view_query_get_view (query) : BUNKO_VIEW_TYPE_ALL;
}

static void
set_toggle (BunkoItemPage *self, const char *name, const char *label, gint64 n)
{
  AdwToggle *toggle = adw_toggle_group_get_toggle_by_name (self->view_toggles, name);
  /* Translators: a kind of galleries, and how many there are */
  g_autofree char *text = n >= 0 ? g_strdup_printf (_ ("%s %'u"), label, (guint) n) : NULL;

  adw_toggle_set_label (toggle, text != NULL ? text : label);
  adw_toggle_set_enabled (
      toggle, n != 0 || g_str_equal (name, adw_toggle_group_get_active_name (self->view_toggles)));
}

/* A choice of one is none. */
void
_bunko_item_page_update_toggles (BunkoItemPage *self)
{
  BunkoItemSummary *summary = bunko_item_subject_get_summary (self->subject);
  gint64 galleries = bunko_item_summary_get_galleries (summary);
  gint64 favorites = bunko_item_summary_get_favorites (summary);
  gint64 inbox = bunko_item_summary_get_inbox (summary);

  set_toggle (self, "all", _ ("All"), galleries);
  set_toggle (self, "favorites", _ ("Favorites"), favorites);
  set_toggle (self, "inbox", _ ("Inbox"), inbox);
  gtk_widget_set_visible (self->view_toggles_bin, (galleries > 1 && (favorites > 0 || inbox > 0)) ||
                                                      get_view (self) != BUNKO_VIEW_TYPE_ALL);
}

static void
show_view (BunkoItemPage *self, BunkoViewType view)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_copy (bunko_item_view_get_query (self->view));

  bunko_view_query_set_view (query, view);
  bunko_item_view_set_query (self->view, query);
  bunko_location_page_location_changed (BUNKO_LOCATION_PAGE (self));
}

void
_bunko_item_page_view_chosen (BunkoItemPage *self)
{
  const char *name = NULL;

  if (self->subject == NULL)
    return;
  name = adw_toggle_group_get_active_name (self->view_toggles);
  for (guint i = 0; i < G_N_ELEMENTS (toggles); i++)
    if (g_strcmp0 (name, toggles[i].name) == 0 && get_view (self) != toggles[i].view)
      show_view (self, toggles[i].view);
}

/* Perhaps somebody put galleries in, or took some out. */
static void
list_changed_cb (BunkoItemPage *self, GParamSpec *pspec, BunkoPagedList *list)
{
  BunkoItemSummary *summary;
  gint64 known;

  if (self->subject == NULL)
    return;
  summary = bunko_item_subject_get_summary (self->subject);
  known = bunko_item_summary_get_galleries (summary);
  if (bunko_paged_list_get_state (list) != BUNKO_PAGED_LIST_LOADING &&
      get_view (self) == BUNKO_VIEW_TYPE_ALL && known >= 0 &&
      bunko_view_query_get_filter_id (bunko_item_view_get_query (self->view)) == 0 &&
      _bunko_item_page_get_search (self)[0] == '\0' && known != bunko_paged_list_get_total (list) &&
      !bunko_item_summary_get_loading (summary))
    bunko_item_summary_refresh (summary);
  bunko_location_page_location_changed (BUNKO_LOCATION_PAGE (self));
}

static void
refresh_cb (BunkoItemPage *self)
{
  if (self->subject != NULL)
    bunko_item_subject_load (self->subject);
}

static void
set_empty (BunkoItemPage *self)
{
  const BunkoItemKind *kind = bunko_item_subject_get_kind (self->subject);

  bunko_item_view_set_empty (self->view, kind->icon_name, _ ("No Galleries"),
                             _ ("What belongs to it appears here"));
}

void
_bunko_item_page_init_list (BunkoItemPage *self)
{
  const BunkoItemKind *kind = bunko_item_subject_get_kind (self->subject);
  g_autoptr (BunkoViewQuery) query = bunko_item_subject_create_query (self->subject);
  GActionGroup *group = bunko_item_view_get_action_group (self->view);

  bunko_item_view_set_context (self->view, self->context);
  bunko_item_view_set_list_name (self->view, kind->list_name);
  set_empty (self);
  bunko_item_view_set_query (self->view, query);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "list", group);
  g_signal_connect_object (bunko_item_view_get_list (self->view), "notify::state",
                           G_CALLBACK (list_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (g_action_map_lookup_action (G_ACTION_MAP (group), "refresh"), "activate",
                           G_CALLBACK (refresh_cb), self, G_CONNECT_SWAPPED);
}

/* Where the list is, and which part of it is shown. */
GVariant *
_bunko_item_page_save_list (BunkoItemPage *self)
{
  g_autoptr (GVariant) place = bunko_item_view_save_state (self->view);
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (place);

  g_variant_dict_insert (&dict, "view", "u", (guint) get_view (self));
  g_variant_dict_insert (&dict, "search", "s", _bunko_item_page_get_search (self));
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

void
_bunko_item_page_restore_list (BunkoItemPage *self, GVariant *state)
{
  guint view = 0;

  if (!g_variant_is_of_type (state, G_VARIANT_TYPE_VARDICT))
    return;
  g_variant_lookup (state, "view", "u", &view);
  for (guint i = 0; i < G_N_ELEMENTS (toggles); i++)
    if (toggles[i].view == view)
      adw_toggle_group_set_active_name (self->view_toggles, toggles[i].name);
  _bunko_item_page_restore_search (self, state);
  bunko_item_view_restore_state (self->view, state);
}
