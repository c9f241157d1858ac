/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-page-toast.h"
#include "bunko-item-actions-private.h"
#include "bunko-item-link.h"
#include "bunko-item-log-dialog.h"
#include "bunko-missing-files-dialog.h"
#include "bunko-similar-dialog.h"
#include "widgets/bunko-open.h"

/* The actions that show items, or tell about them, and change nothing. */

/* More tabs at once are of no use. */
#define MAX_TABS 20

static void
open_location (BunkoItemActions *self, BunkoItemType type, gint64 id, BunkoOpenWhere where)
{
  g_autoptr (BunkoLocation) location = bunko_location_new_item (type, id, NULL);

  if (self->page != NULL)
    bunko_open_location (self->page, location, where);
}

static void
open_item (BunkoItemActions *self, BunkoItem *item, BunkoOpenWhere where)
{
  g_autoptr (BunkoLocation) location =
      bunko_location_new_item (bunko_item_get_item_type (item), bunko_item_get_id (item),
                               bunko_item_get_display_name (item));

  if (self->page != NULL)
    bunko_open_location (self->page, location, where);
}

static BunkoItem *
get_only (BunkoItemActions *self)
{
  return self->target != NULL ? bunko_item_target_get_only (self->target) : NULL;
}

static BunkoGallery *
get_gallery (BunkoItemActions *self)
{
  BunkoItem *item = get_only (self);

  return BUNKO_IS_GALLERY (item) ? BUNKO_GALLERY (item) : NULL;
}

static void
open_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_item (user_data, get_only (user_data), BUNKO_OPEN_HERE);
}

static void
open_in_tab_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_item (user_data, get_only (user_data), BUNKO_OPEN_TAB);
}

static void
open_in_window_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_item (user_data, get_only (user_data), BUNKO_OPEN_WINDOW);
}

static void
read_item (BunkoItemActions *self, BunkoOpenWhere where)
{
  g_autoptr (BunkoLocation) location =
      bunko_location_new_reader (bunko_item_get_id (get_only (self)), 0);

  if (self->page != NULL)
    bunko_open_location (self->page, location, where);
}

static void
read_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  read_item (user_data, BUNKO_OPEN_HERE);
}

static void
read_in_tab_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  read_item (user_data, BUNKO_OPEN_TAB);
}

static void
show_artist_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GListModel *artists = bunko_gallery_get_artists (get_gallery (user_data));
  g_autoptr (BunkoItem) artist = g_list_model_get_item (artists, 0);

  open_item (user_data, artist, BUNKO_OPEN_HERE);
}

static void
show_series_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_location (user_data, BUNKO_ITEM_TYPE_GROUPING,
                 bunko_gallery_get_grouping_id (get_gallery (user_data)), BUNKO_OPEN_HERE);
}

static void
more_like_this_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BunkoItemActions *self = user_data;

  if (self->page != NULL)
    adw_dialog_present (bunko_similar_dialog_new (self->context, get_gallery (self)), self->page);
}

static void
show_log_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BunkoItemActions *self = user_data;

  if (self->page != NULL)
    adw_dialog_present (bunko_item_log_dialog_new (self->context, get_only (self)), self->page);
}

/* What is done with all items, once they are known. */
typedef void (*ItemsFunc) (BunkoItemActions *self, GPtrArray *items);

typedef struct
{
  BunkoItemActions *actions;
  ItemsFunc func;
} Request;

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Request *request = user_data;
  g_autoptr (BunkoItemActions) self = request->actions;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items =
      bunko_item_target_load_finish (BUNKO_ITEM_TARGET (source), result, &error);

  if (self->page == NULL)
    return;
  if (items != NULL)
    request->func (self, items);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    bunko_page_toast_say (self->page, error->message);
  else
    bunko_page_toast_say_error (self->page, error);
}

static void
with_all (BunkoItemActions *self, guint max, ItemsFunc func)
{
  Request *request;

  if (self->target == NULL)
    return;
  request = g_new0 (Request, 1);
  request->actions = g_object_ref (self);
  request->func = func;
  bunko_item_target_load_async (self->target, bunko_context_get_library (self->context), max, NULL,
                                loaded_cb, request);
}

static void
open_tabs (BunkoItemActions *self, GPtrArray *items)
{
  g_autofree char *text = NULL;

  for (guint i = 0; i < MIN (items->len, MAX_TABS); i++)
    open_item (self, items->pdata[i], BUNKO_OPEN_TAB);
  if (items->len <= MAX_TABS)
    return;
  text = g_strdup_printf (_ ("Opened the first %d of %'u"), MAX_TABS, items->len);
  bunko_page_toast_say (self->page, text);
}

/* The first of them are enough. */
static void
open_all_in_tabs_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BunkoItemActions *self = user_data;

  if (self->target != NULL && bunko_item_target_get_items (self->target)->len >= MAX_TABS &&
      bunko_item_target_get_n_items (self->target) > MAX_TABS)
    open_tabs (self, bunko_item_target_get_items (self->target));
  else
    with_all (self, BUNKO_ITEM_TARGET_MAX_LOADED, open_tabs);
}

static void
copy (BunkoItemActions *self, const char *text, const char *message)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (self->page), text);
  bunko_page_toast_say (self->page, message);
}

static void
copy_titles (BunkoItemActions *self, GPtrArray *items)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *message = NULL;

  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            bunko_item_get_display_name (items->pdata[i]));
  message =
      g_strdup_printf (ngettext ("Title copied", "%'u titles copied", items->len), items->len);
  copy (self, text->str, message);
}

static void
copy_title_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  with_all (user_data, BUNKO_ITEM_TARGET_MAX_LOADED, copy_titles);
}

static void
copy_links (BunkoItemActions *self, GPtrArray *items)
{
  g_autofree char *text =
      bunko_item_links_join (bunko_context_get_library (self->context), items, "\n");
  g_autofree char *message =
      g_strdup_printf (ngettext ("Link copied", "%'u links copied", items->len), items->len);

  copy (self, text, message);
}

static void
copy_link_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  with_all (user_data, BUNKO_ITEM_TARGET_MAX_LOADED, copy_links);
}

static void
look_for_files (BunkoItemActions *self, GPtrArray *items)
{
  adw_dialog_present (bunko_missing_files_dialog_new (self->context, items), self->page);
}

static void
missing_files_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  with_all (user_data, BUNKO_ITEM_TARGET_MAX_LOADED, look_for_files);
}

static void
delete_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  with_all (user_data, BUNKO_ITEM_TARGET_MAX_LOADED, _bunko_item_actions_ask_to_delete);
}

void
_bunko_item_actions_add_open_actions (BunkoItemActions *self)
{
  static const GActionEntry entries[] = {
    { "open", open_action },
    { "open-in-tab", open_in_tab_action },
    { "open-in-window", open_in_window_action },
    { "read", read_action },
    { "read-in-tab", read_in_tab_action },
    { "open-all-in-tabs", open_all_in_tabs_action },
    { "show-artist", show_artist_action },
    { "show-series", show_series_action },
    { "more-like-this", more_like_this_action },
    { "show-log", show_log_action },
    { "missing-files", missing_files_action },
    { "delete", delete_action },
    { "copy-title", copy_title_action },
    { "copy-link", copy_link_action },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->group), entries, G_N_ELEMENTS (entries),
                                   self);
}

void
_bunko_item_actions_update_open_actions (BunkoItemActions *self)
{
  BunkoItem *item = get_only (self);
  BunkoGallery *gallery = get_gallery (self);
  gboolean galleries =
      self->target != NULL && bunko_item_target_is_all (self->target, BUNKO_ITEM_TYPE_GALLERY);

  _bunko_item_actions_set_enabled (self, "open", item != NULL);
  _bunko_item_actions_set_enabled (self, "open-in-tab", item != NULL);
  _bunko_item_actions_set_enabled (self, "open-in-window", item != NULL);
  _bunko_item_actions_set_enabled (self, "read", gallery != NULL);
  _bunko_item_actions_set_enabled (self, "read-in-tab", gallery != NULL);
  _bunko_item_actions_set_enabled (self, "open-all-in-tabs", self->target != NULL && item == NULL);
  _bunko_item_actions_set_enabled (
      self, "show-artist",
      gallery != NULL && g_list_model_get_n_items (bunko_gallery_get_artists (gallery)) > 0);
  _bunko_item_actions_set_enabled (self, "show-series",
                                   gallery != NULL && bunko_gallery_get_grouping_id (gallery) > 0);
  _bunko_item_actions_set_enabled (self, "copy-title", self->target != NULL);
  _bunko_item_actions_set_enabled (self, "copy-link", galleries);
  _bunko_item_actions_set_enabled (self, "more-like-this", gallery != NULL);
  _bunko_item_actions_set_enabled (self, "show-log", gallery != NULL);
  _bunko_item_actions_set_enabled (self, "missing-files", galleries);
  _bunko_item_actions_update_delete_action (self);
}
