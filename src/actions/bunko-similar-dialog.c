/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-similar-dialog.h"

#include "widgets/bunko-open.h"

#include "bunko-gallery-similar.h"

/* Galleries that are like one, in a dialog: for those that are not on the page of that gallery. */

static void
item_activated_cb (AdwDialog *dialog, BunkoItem *item, BunkoOpenWhere where)
{
  g_autoptr (BunkoLocation) location =
      bunko_location_new_item (bunko_item_get_item_type (item), bunko_item_get_id (item),
                               bunko_item_get_display_name (item));

  bunko_open_location (GTK_WIDGET (dialog), location, where);
  if (where == BUNKO_OPEN_HERE)
    adw_dialog_close (dialog);
}

/* Who closes it does not wait any more. */
static void
closed_cb (AdwDialog *dialog)
{
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (adw_dialog_get_child (dialog)), NULL);
}

/**
 * bunko_similar_dialog_new:
 * @context: the server
 * @gallery: what others are to be like
 *
 * Creates a dialog that looks for galleries that are like one.
 *
 * Returns: (transfer floating): the new dialog
 */
AdwDialog *
bunko_similar_dialog_new (BunkoContext *context, BunkoGallery *gallery)
{
  AdwDialog *dialog;
  GtkWidget *similar, *toolbar;

  g_return_val_if_fail (BUNKO_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (BUNKO_IS_GALLERY (gallery), NULL);

  dialog = adw_dialog_new ();
  similar = bunko_gallery_similar_new (context, gallery);
  gtk_widget_set_valign (similar, GTK_ALIGN_CENTER);
  g_signal_connect_object (bunko_gallery_similar_get_strip (BUNKO_GALLERY_SIMILAR (similar)),
                           "item-activated", G_CALLBACK (item_activated_cb), dialog,
                           G_CONNECT_SWAPPED);

  toolbar = adw_toolbar_view_new ();
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar), similar);
  adw_dialog_set_child (dialog, toolbar);
  adw_dialog_set_title (dialog, bunko_item_get_display_name (BUNKO_ITEM (gallery)));
  adw_dialog_set_content_width (dialog, 720);
  adw_dialog_set_content_height (dialog, 400);
  g_signal_connect (dialog, "closed", G_CALLBACK (closed_cb), NULL);
  return dialog;
}
