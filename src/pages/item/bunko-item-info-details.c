/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/bunko-link-row.h"
#include "widgets/bunko-open.h"

#include "bunko-item-info-private.h"

/* The rows of an item info. Those without a value are not there. */

static void
set_row (GtkWidget *row, const char *text)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text != NULL ? text : "");
  gtk_widget_set_visible (row, text != NULL && *text != '\0');
}

static void
set_date_row (GtkWidget *row, gint64 timestamp)
{
  g_autoptr (GDateTime) date = timestamp > 0 ? g_date_time_new_from_unix_local (timestamp) : NULL;
  g_autofree char *text = date != NULL ? g_date_time_format (date, "%x") : NULL;

  set_row (row, text);
}

static void
detail_activated_cb (GtkWidget *row, BunkoItemInfo *self)
{
  BunkoItemType type = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "bunko-item-type"));
  BunkoItem *item = bunko_item_subject_get_detail (self->subject, type);
  g_autoptr (BunkoLocation) location = NULL;

  if (item == NULL)
    return;
  location =
      bunko_location_new_item (type, bunko_item_get_id (item), bunko_item_get_display_name (item));
  bunko_open_location (row, location, BUNKO_OPEN_HERE);
}

static void
set_detail_row (BunkoItemInfo *self, GtkWidget *row, BunkoItemType type)
{
  BunkoItem *item = bunko_item_subject_get_detail (self->subject, type);

  if (g_object_get_data (G_OBJECT (row), "bunko-item-type") == NULL)
    {
      g_object_set_data (G_OBJECT (row), "bunko-item-type", GINT_TO_POINTER (type));
      g_signal_connect (row, "activated", G_CALLBACK (detail_activated_cb), self);
    }
  set_row (row, item != NULL ? bunko_item_get_display_name (item) : NULL);
}

static gboolean
any_row_visible (BunkoItemInfo *self)
{
  GtkWidget *rows[] = { self->category_row,  self->status_row, self->language_row,
                        self->published_row, self->added_row,  self->updated_row };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (gtk_widget_get_visible (rows[i]))
      return TRUE;

  return FALSE;
}

void
_bunko_item_info_update_details (BunkoItemInfo *self)
{
  BunkoItem *item = bunko_item_subject_get_item (self->subject);
  BunkoCollection *collection = BUNKO_IS_COLLECTION (item) ? BUNKO_COLLECTION (item) : NULL;

  set_detail_row (self, self->category_row, BUNKO_ITEM_TYPE_CATEGORY);
  set_detail_row (self, self->status_row, BUNKO_ITEM_TYPE_STATUS);
  set_detail_row (self, self->language_row, BUNKO_ITEM_TYPE_LANGUAGE);
  set_date_row (self->published_row,
                collection != NULL ? bunko_collection_get_pub_date (collection) : 0);
  set_date_row (self->added_row, collection != NULL ? bunko_collection_get_added (collection) : 0);
  set_date_row (self->updated_row, item != NULL ? bunko_item_get_last_updated (item) : 0);
  gtk_widget_set_visible (self->details_group, any_row_visible (self));
}

void
_bunko_item_info_update_links (BunkoItemInfo *self)
{
  GListModel *urls = bunko_item_subject_get_urls (self->subject);
  guint n_urls = urls != NULL ? g_list_model_get_n_items (urls) : 0;

  /* Nobody should lose the focus because something else became known. */
  if (n_urls == self->n_urls && n_urls == self->link_rows->len)
    return;

  for (guint i = 0; i < self->link_rows->len; i++)
    adw_preferences_group_remove (self->links_group, self->link_rows->pdata[i]);
  g_ptr_array_set_size (self->link_rows, 0);
  for (guint i = 0; i < n_urls; i++)
    {
      g_autoptr (BunkoItem) url = g_list_model_get_item (urls, i);
      GtkWidget *row = bunko_link_row_new (bunko_item_get_display_name (url));

      adw_preferences_group_add (self->links_group, row);
      g_ptr_array_add (self->link_rows, row);
    }
  self->n_urls = n_urls;
  gtk_widget_set_visible (GTK_WIDGET (self->links_group), n_urls > 0);
}
