/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-item-log-dialog.h"
#include "widgets/bunko-log-view.h"

/* A closed dialog must not keep its child, which holds the library. */
static void
closed_cb (AdwDialog *dialog)
{
  adw_dialog_set_child (dialog, NULL);
}

/**
 * bunko_item_log_dialog_new:
 * @context: the library that the item is in
 * @item: an item
 *
 * Makes a dialog with what the server wrote down about an item.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
bunko_item_log_dialog_new (BunkoContext *context, BunkoItem *item)
{
  g_autoptr (BunkoServerLog) log = NULL;
  AdwDialog *dialog;
  GtkWidget *toolbar, *view;

  g_return_val_if_fail (BUNKO_IS_CONTEXT (context) && BUNKO_IS_ITEM (item), NULL);

  log = bunko_server_log_new_for_item (bunko_context_get_library (context), item);
  view = bunko_log_view_new ();
  bunko_log_view_set_log (BUNKO_LOG_VIEW (view), log);

  toolbar = adw_toolbar_view_new ();
  adw_toolbar_view_add_top_bar (
      ADW_TOOLBAR_VIEW (toolbar),
      g_object_new (ADW_TYPE_HEADER_BAR, "title-widget",
                    adw_window_title_new (_ ("Log"), bunko_item_get_display_name (item)), NULL));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar), view);

  dialog = adw_dialog_new ();
  adw_dialog_set_title (dialog, _ ("Log"));
  adw_dialog_set_content_width (dialog, 720);
  adw_dialog_set_content_height (dialog, 560);
  adw_dialog_set_child (dialog, toolbar);
  g_signal_connect (dialog, "closed", G_CALLBACK (closed_cb), NULL);
  return dialog;
}
