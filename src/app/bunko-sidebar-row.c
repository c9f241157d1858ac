/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-sidebar-row.h"

/**
 * BunkoSidebarRow:
 *
 * The row of an entry: picture, title, and how many items are there.
 */

struct _BunkoSidebarRow
{
  GtkListBoxRow parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *count;

  BunkoSidebarEntry *entry;
};

G_DEFINE_FINAL_TYPE (BunkoSidebarRow, bunko_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static void
bunko_sidebar_row_dispose (GObject *object)
{
  BunkoSidebarRow *self = BUNKO_SIDEBAR_ROW (object);

  if (self->entry != NULL)
    g_signal_handlers_disconnect_by_data (self->entry, self);
  g_clear_object (&self->entry);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_SIDEBAR_ROW);

  G_OBJECT_CLASS (bunko_sidebar_row_parent_class)->dispose (object);
}

static void
bunko_sidebar_row_class_init (BunkoSidebarRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_sidebar_row_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-sidebar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoSidebarRow, count);
  gtk_widget_class_bind_template_child (widget_class, BunkoSidebarRow, icon);
  gtk_widget_class_bind_template_child (widget_class, BunkoSidebarRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, BunkoSidebarRow, title);
}

static void
bunko_sidebar_row_init (BunkoSidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
update (BunkoSidebarRow *self)
{
  const char *title = bunko_sidebar_entry_get_title (self->entry);
  const char *subtitle = bunko_sidebar_entry_get_subtitle (self->entry);
  gint64 count = bunko_sidebar_entry_get_count (self->entry);
  g_autofree char *number = g_strdup_printf ("%'" G_GINT64_FORMAT, count);
  g_autofree char *name = NULL;
  gboolean has_subtitle = subtitle != NULL && *subtitle != '\0';

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->subtitle, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), has_subtitle);
  gtk_label_set_label (self->count, count >= 0 ? number : "");
  gtk_widget_set_visible (GTK_WIDGET (self->count), count >= 0);

  if (count >= 0)
    /* Translators: a place in the sidebar, and how many items are there, as a screen reader says
     * it: “Favorites, 12”. */
    name = g_strdup_printf (_ ("%s, %s"), title, number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  has_subtitle ? subtitle : "", -1);
}

/**
 * bunko_sidebar_row_new:
 * @entry: an entry
 *
 * Returns: (transfer floating): a row that shows @entry
 */
GtkWidget *
bunko_sidebar_row_new (BunkoSidebarEntry *entry)
{
  BunkoSidebarRow *self;

  g_return_val_if_fail (BUNKO_IS_SIDEBAR_ENTRY (entry), NULL);

  self = g_object_new (BUNKO_TYPE_SIDEBAR_ROW, NULL);
  self->entry = g_object_ref (entry);
  gtk_image_set_from_icon_name (self->icon, bunko_sidebar_entry_get_icon_name (entry));
  g_signal_connect_swapped (entry, "notify", G_CALLBACK (update), self);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * bunko_sidebar_row_get_entry:
 * @self: a row
 *
 * Returns: (transfer none): what it shows
 */
BunkoSidebarEntry *
bunko_sidebar_row_get_entry (BunkoSidebarRow *self)
{
  g_return_val_if_fail (BUNKO_IS_SIDEBAR_ROW (self), NULL);

  return self->entry;
}
