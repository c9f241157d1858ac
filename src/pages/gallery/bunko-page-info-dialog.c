/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-page-info-dialog.h"

#include <glib/gi18n-lib.h>

#include "library/bunko-tag-group.h"
#include "widgets/bunko-chip-group.h"
#include "widgets/bunko-cover.h"
#include "widgets/bunko-fact-row.h"

/**
 * BunkoPageInfoDialog:
 *
 * What is known of one page of a gallery: its picture, its name, where its file is, and its tags.
 */
struct _BunkoPageInfoDialog
{
  AdwDialog parent_instance;

  GtkBox *box;
  GtkBox *tags_box;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (BunkoPageInfoDialog, bunko_page_info_dialog, ADW_TYPE_DIALOG)

static void
tags_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoPageInfoDialog) self = user_data;
  /* Pages mostly have none; that they could not be loaded is not worth a message. */
  g_autoptr (GListModel) groups =
      bunko_library_get_tags_finish (BUNKO_LIBRARY (object), result, NULL);

  if (groups == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (BunkoTagGroup) group = g_list_model_get_item (groups, i);

      gtk_box_append (self->tags_box, bunko_chip_group_new_for_tags (group));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->tags_box), g_list_model_get_n_items (groups) > 0);
}

static void
add_row (AdwPreferencesGroup *group, const char *title, const char *value)
{
  GtkWidget *row = bunko_fact_row_new (title);

  bunko_fact_row_set_value (BUNKO_FACT_ROW (row), value);
  adw_preferences_group_add (group, row);
}

static void
add_rows (BunkoPageInfoDialog *self, BunkoPage *page)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *number = g_strdup_printf ("%d", bunko_page_get_number (page));
  g_autofree char *hash = NULL;

  if (bunko_page_get_hash_id (page) > 0)
    hash = g_strdup_printf ("%" G_GINT64_FORMAT, bunko_page_get_hash_id (page));
  add_row (ADW_PREFERENCES_GROUP (group), _ ("Page"), number);
  add_row (ADW_PREFERENCES_GROUP (group), _ ("Name"), bunko_page_get_name (page));
  add_row (ADW_PREFERENCES_GROUP (group), _ ("Path"), bunko_page_get_path (page));
  add_row (ADW_PREFERENCES_GROUP (group), _ ("In an Archive"),
           bunko_page_get_in_archive (page) ? _ ("Yes") : _ ("No"));
  /* Translators: the number under which the server keeps the checksum of a file */
  add_row (ADW_PREFERENCES_GROUP (group), _ ("Number of the Checksum"), hash);
  gtk_box_append (self->box, group);
}

static void
add_picture (BunkoPageInfoDialog *self, BunkoContext *context, BunkoPage *page)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *cover = bunko_cover_new ();
  g_autofree char *label = g_strdup_printf (_ ("Page %d"), bunko_page_get_number (page));

  g_object_set (cover, "fit", GTK_CONTENT_FIT_CONTAIN, "cover-width", 200, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cover), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  bunko_cover_set_loader (BUNKO_COVER (cover), bunko_context_get_loader (context));
  bunko_cover_set_item (BUNKO_COVER (cover), BUNKO_ITEM (page));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 200);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 200);
  adw_clamp_set_child (ADW_CLAMP (clamp), cover);
  gtk_box_append (self->box, clamp);
}

static void
build_frame (BunkoPageInfoDialog *self)
{
  GtkWidget *toolbar = adw_toolbar_view_new ();
  GtkWidget *overlay = adw_toast_overlay_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->box = GTK_BOX (box);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), scroller);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar), overlay);
  adw_dialog_set_child (ADW_DIALOG (self), toolbar);
  adw_dialog_set_content_width (ADW_DIALOG (self), 420);
}

static void
bunko_page_info_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (BUNKO_PAGE_INFO_DIALOG (dialog)->cancellable);
}

static void
bunko_page_info_dialog_dispose (GObject *object)
{
  BunkoPageInfoDialog *self = BUNKO_PAGE_INFO_DIALOG (object);

  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (bunko_page_info_dialog_parent_class)->dispose (object);
}

static void
bunko_page_info_dialog_finalize (GObject *object)
{
  g_clear_object (&BUNKO_PAGE_INFO_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (bunko_page_info_dialog_parent_class)->finalize (object);
}

static void
bunko_page_info_dialog_class_init (BunkoPageInfoDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bunko_page_info_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = bunko_page_info_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = bunko_page_info_dialog_closed;
}

static void
bunko_page_info_dialog_init (BunkoPageInfoDialog *self)
{
  self->cancellable = g_cancellable_new ();
  build_frame (self);
}

/**
 * bunko_page_info_dialog_new:
 * @context: the server
 * @page: a page
 *
 * Creates a dialog about a page.
 *
 * Returns: (transfer floating): the new dialog
 */
AdwDialog *
bunko_page_info_dialog_new (BunkoContext *context, BunkoPage *page)
{
  BunkoPageInfoDialog *self;
  g_autofree char *title = NULL;

  g_return_val_if_fail (BUNKO_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (BUNKO_IS_PAGE (page), NULL);

  title = g_strdup_printf (_ ("Page %d"), bunko_page_get_number (page));
  self = g_object_new (BUNKO_TYPE_PAGE_INFO_DIALOG, "title", title, NULL);
  add_picture (self, context, page);
  add_rows (self, page);
  self->tags_box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_widget_set_visible (GTK_WIDGET (self->tags_box), FALSE);
  gtk_box_append (self->box, GTK_WIDGET (self->tags_box));
  bunko_library_get_tags_async (bunko_context_get_library (context), BUNKO_ITEM (page),
                                self->cancellable, tags_cb, g_object_ref (self));

  return ADW_DIALOG (self);
}
