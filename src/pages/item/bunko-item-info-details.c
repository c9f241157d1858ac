/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-item-info-private.h"

/* The rows of an item info. Those without a value are not there. */

static void
update_detail (BunkoItemInfo *self, BunkoFactRow *row, BunkoItemType type)
{
  bunko_fact_row_set_item (row, bunko_item_subject_get_detail (self->subject, type));
}

static gboolean
any_row_visible (BunkoItemInfo *self)
{
  BunkoFactRow *rows[] = { self->category_row,  self->status_row, self->language_row,
                           self->published_row, self->added_row,  self->updated_row };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (gtk_widget_get_visible (GTK_WIDGET (rows[i])))
      return TRUE;

  return FALSE;
}

void
_bunko_item_info_update_details (BunkoItemInfo *self)
{
  BunkoItem *item = bunko_item_subject_get_item (self->subject);
  BunkoCollection *collection = BUNKO_IS_COLLECTION (item) ? BUNKO_COLLECTION (item) : NULL;

  update_detail (self, self->category_row, BUNKO_ITEM_TYPE_CATEGORY);
  update_detail (self, self->status_row, BUNKO_ITEM_TYPE_STATUS);
  update_detail (self, self->language_row, BUNKO_ITEM_TYPE_LANGUAGE);
  bunko_fact_row_set_date (self->published_row,
                           collection != NULL ? bunko_collection_get_pub_date (collection) : 0);
  bunko_fact_row_set_date (self->added_row,
                           collection != NULL ? bunko_collection_get_added (collection) : 0);
  bunko_fact_row_set_date (self->updated_row,
                           item != NULL ? bunko_item_get_last_updated (item) : 0);
  gtk_widget_set_visible (self->details_group, any_row_visible (self));
}

void
_bunko_item_info_update_links (BunkoItemInfo *self)
{
  GListModel *urls = bunko_item_subject_get_urls (self->subject);
  guint n_urls = urls != NULL ? g_list_model_get_n_items (urls) : 0;

  /* Nobody should lose the focus because something else became known. */
  if (n_urls == self->link_rows->len)
    return;

  for (guint i = 0; i < self->link_rows->len; i++)
    adw_preferences_group_remove (self->links_group, self->link_rows->pdata[i]);
  g_ptr_array_set_size (self->link_rows, 0);
  for (guint i = 0; i < n_urls; i++)
    {
      g_autoptr (BunkoItem) url = g_list_model_get_item (urls, i);
      g_autofree char *title = g_strdup_printf (_ ("Link %u"), i + 1);
      GtkWidget *row = bunko_fact_row_new (n_urls > 1 ? title : _ ("Link"));

      bunko_fact_row_set_uri (BUNKO_FACT_ROW (row), bunko_item_get_display_name (url));
      adw_preferences_group_add (self->links_group, row);
      g_ptr_array_add (self->link_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->links_group), n_urls > 0);
}
