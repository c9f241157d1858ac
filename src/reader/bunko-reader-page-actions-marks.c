/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-reader-page-private.h"

/* Bookmarks, which are kept here, and favorite pages, which are kept by the server. */

/* A name is a few words. */
#define NAME_MAX_CHARS 80

static BunkoItem *
find_page (BunkoReaderPage *self, guint position)
{
  BunkoPage *page = bunko_reader_model_get_page (self->model, position);

  if (page != NULL)
    return BUNKO_ITEM (page);
  return self->thumbnails != NULL ? bunko_paged_list_peek_item (self->thumbnails, position) : NULL;
}

static void
say_bookmarked (BunkoReaderPage *self, guint position, gboolean marked)
{
  g_autofree char *text = g_strdup_printf (marked ? _ ("Page %u is bookmarked")
                                                  : _ ("Page %u is not bookmarked any more"),
                                           position + 1);
  AdwToast *toast = adw_toast_new (text);

  if (marked)
    {
      adw_toast_set_button_label (toast, _ ("_Name…"));
      adw_toast_set_action_name (toast, "reader.name-bookmark");
    }
  else
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "reader.bookmark-page");
    }
  adw_toast_set_action_target_value (toast, g_variant_new_uint32 (position));
  _bunko_reader_page_show_toast (self, &self->mark_toast, toast);
}

/* Its name comes back with a bookmark that is set again at once. */
static void
bookmark_page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoReaderPage *self = BUNKO_READER_PAGE (widget);
  guint position = g_variant_get_uint32 (parameter);
  const char *before = bunko_reader_options_get_bookmark (self->options, position);
  gboolean again = self->lost_name != NULL && self->lost_position == position;

  if (before != NULL)
    {
      g_set_str (&self->lost_name, before);
      self->lost_position = position;
    }
  bunko_reader_options_set_bookmark (self->options, position,
                                     before != NULL ? NULL
                                     : again        ? self->lost_name
                                                    : "");
  say_bookmarked (self, position, before == NULL);
}

static void
named_cb (BunkoReaderPage *self, const char *response, AdwAlertDialog *dialog)
{
  GtkWidget *entry = adw_alert_dialog_get_extra_child (dialog);
  guint position = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (dialog), "position"));
  g_autofree char *name = NULL;

  if (!g_str_equal (response, "name"))
    return;
  name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  bunko_reader_options_set_bookmark (self->options, position, name);
}

static void
name_bookmark_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BunkoReaderPage *self = BUNKO_READER_PAGE (widget);
  guint position = g_variant_get_uint32 (parameter);
  const char *name = bunko_reader_options_get_bookmark (self->options, position);
  g_autofree char *body = g_strdup_printf (_ ("Page %u"), position + 1);
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Name of the Bookmark"), body);
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), name != NULL ? name : "");
  gtk_entry_set_max_length (GTK_ENTRY (entry), NAME_MAX_CHARS);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name"),
                                  -1);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), entry);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "name",
                                  _ ("_Save"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "name",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "name");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_dialog_set_focus (dialog, entry);
  g_object_set_data (G_OBJECT (dialog), "position", GUINT_TO_POINTER (position));
  g_signal_connect_object (dialog, "response", G_CALLBACK (named_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

/* A page whose mark was asked to change. */
typedef struct
{
  BunkoPageFavorites *favorites;
  guint position;
} Watch;

static void
watch_free (gpointer data, GClosure *closure)
{
  Watch *watch = data;

  g_object_unref (watch->favorites);
  g_free (watch);
}

static void
favorite_changed_cb (BunkoItem *item, GParamSpec *pspec, Watch *watch)
{
  bunko_page_favorites_note (watch->favorites, watch->position,
                             bunko_item_has_metatag (item, BUNKO_METATAG_FAVORITE));
}

/* Those that are listed as favorites are to be right when the mark comes, and when it is undone. */
static void
watch_page (BunkoReaderPage *self, BunkoItem *page, guint position)
{
  Watch *watch;

  if (self->favorites == NULL)
    return;
  g_signal_handlers_disconnect_matched (page, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, favorite_changed_cb,
                                        NULL);
  watch = g_new0 (Watch, 1);
  watch->favorites = g_object_ref (self->favorites);
  watch->position = position;
  g_signal_connect_data (page, "notify::metatags", G_CALLBACK (favorite_changed_cb), watch,
                         watch_free, 0);
}

static void
favorite_page_at_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoReaderPage *self = BUNKO_READER_PAGE (widget);
  guint position = g_variant_get_uint32 (parameter);
  BunkoItem *page = find_page (self, position);
  g_autoptr (GPtrArray) items = NULL;

  if (page == NULL || self->item_actions == NULL)
    return;

  watch_page (self, page, position);
  items = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (items, g_object_ref (page));
  bunko_item_actions_set_items (self->item_actions, items);
  bunko_item_actions_mark (self->item_actions, BUNKO_METATAG_FAVORITE,
                           !bunko_item_has_metatag (page, BUNKO_METATAG_FAVORITE));
}

static void
mark_gallery (BunkoReaderPage *self, gboolean read)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->item_actions == NULL)
    return;
  g_ptr_array_add (items, g_object_ref (self->gallery));
  bunko_item_actions_set_items (self->item_actions, items);
  bunko_item_actions_mark (self->item_actions, BUNKO_METATAG_READ, read);
}

static void
mark_read_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mark_gallery (BUNKO_READER_PAGE (widget), TRUE);
}

static void
mark_unread_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bunko_reader_model_note_unread (BUNKO_READER_PAGE (widget)->model);
  mark_gallery (BUNKO_READER_PAGE (widget), FALSE);
}

/* The page that is shown is another, or is marked otherwise. */
static void
show_marks (BunkoReaderPage *self)
{
  g_autoptr (BunkoItem) page = g_signal_group_dup_target (self->page_signals);
  gboolean favorite = page != NULL && bunko_item_has_metatag (page, BUNKO_METATAG_FAVORITE);

  _bunko_reader_page_set_state (self, "favorite-page", favorite);
  gtk_button_set_icon_name (GTK_BUTTON (self->favorite_button),
                            favorite ? "bunko-favorites-symbolic" : "bunko-favorite-off-symbolic");
  _bunko_reader_page_set_enabled (self, "favorite-page",
                                  page != NULL && self->item_actions != NULL);
}

void
_bunko_reader_page_update_marks (BunkoReaderPage *self)
{
  guint position = _bunko_reader_page_get_page (self);
  BunkoPage *page = bunko_reader_model_get_page (self->model, position);

  if (self->page_signals == NULL)
    {
      self->page_signals = g_signal_group_new (BUNKO_TYPE_PAGE);
      g_signal_group_connect_swapped (self->page_signals, "notify::metatags",
                                      G_CALLBACK (show_marks), self);
    }
  g_signal_group_set_target (self->page_signals, page);
  show_marks (self);
}

static const BunkoReaderAction actions[] = {
  { "reader.bookmark-page", "u", bookmark_page_action },
  { "reader.favorite-page-at", "u", favorite_page_at_action },
  { "reader.mark-read", NULL, mark_read_action },
  { "reader.mark-unread", NULL, mark_unread_action },
  { "reader.name-bookmark", "u", name_bookmark_action },
};

void
_bunko_reader_page_install_marks_actions (GtkWidgetClass *widget_class)
{
  _bunko_reader_page_install_table (widget_class, actions, G_N_ELEMENTS (actions));
}
