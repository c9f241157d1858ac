/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-page-preview.h"

#include "widgets/bunko-cover.h"

/* A pointer that runs along the slider passes many pages; a picture is asked for where it stays
 * this long. */
#define REST_MS 60

#define PICTURE_WIDTH 110

/**
 * BunkoPagePreview:
 *
 * A small picture of a page above a slider, for the place where the pointer is. It has no focus and
 * takes nothing away from anybody: what it shows is asked for late, and taken back when the pointer
 * goes on.
 */
struct _BunkoPagePreview
{
  GObject parent_instance;

  GtkPopover *popover; /* borrowed, until detached */
  BunkoCover *cover;   /* borrowed */
  GtkLabel *label;     /* borrowed */
  BunkoPagedList *pages;
  BunkoRow *row; /* whose item is waited for */
  guint position;
  guint rest_id;
};

G_DEFINE_FINAL_TYPE (BunkoPagePreview, bunko_page_preview, G_TYPE_OBJECT)

static void
forget_row (BunkoPagePreview *self)
{
  if (self->row != NULL)
    g_signal_handlers_disconnect_by_data (self->row, self);
  g_clear_object (&self->row);
}

static void
item_changed_cb (BunkoPagePreview *self)
{
  if (self->popover != NULL)
    bunko_cover_set_item (self->cover, bunko_row_get_item (self->row));
}

static void
rest_cb (gpointer user_data)
{
  BunkoPagePreview *self = user_data;

  self->rest_id = 0;
  forget_row (self);
  bunko_paged_list_set_focus (self->pages, self->position, self->position);
  self->row = g_list_model_get_item (G_LIST_MODEL (self->pages), self->position);
  if (self->row == NULL)
    return;
  g_signal_connect_swapped (self->row, "notify::item", G_CALLBACK (item_changed_cb), self);
  item_changed_cb (self);
}

static void
bunko_page_preview_dispose (GObject *object)
{
  BunkoPagePreview *self = BUNKO_PAGE_PREVIEW (object);

  bunko_page_preview_detach (self);
  forget_row (self);
  g_clear_object (&self->pages);

  G_OBJECT_CLASS (bunko_page_preview_parent_class)->dispose (object);
}

static void
bunko_page_preview_class_init (BunkoPagePreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bunko_page_preview_dispose;
}

static void
bunko_page_preview_init (BunkoPagePreview *self)
{
}

static void
build (BunkoPagePreview *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *cover = bunko_cover_new ();
  GtkWidget *label = gtk_label_new (NULL);

  bunko_cover_set_cover_width (BUNKO_COVER (cover), PICTURE_WIDTH);
  g_object_set (cover, "fit", GTK_CONTENT_FIT_CONTAIN, "accessible-role",
                GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), cover);
  gtk_box_append (GTK_BOX (box), label);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_popover_set_autohide (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_TOP);
  gtk_widget_set_can_focus (popover, FALSE);
  gtk_widget_set_can_target (popover, FALSE);
  gtk_widget_add_css_class (popover, "page-preview");
  self->popover = GTK_POPOVER (popover);
  self->cover = BUNKO_COVER (cover);
  self->label = GTK_LABEL (label);
}

/**
 * bunko_page_preview_new:
 * @parent: the slider
 *
 * Makes a preview for a slider, which has to be detached before that is disposed of.
 *
 * Returns: (transfer full): the preview
 */
BunkoPagePreview *
bunko_page_preview_new (GtkWidget *parent)
{
  BunkoPagePreview *self;

  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);

  self = g_object_new (BUNKO_TYPE_PAGE_PREVIEW, NULL);
  build (self);
  gtk_widget_set_parent (GTK_WIDGET (self->popover), parent);
  return self;
}

/**
 * bunko_page_preview_set_pages:
 * @self: the preview
 * @pages: all pages
 * @loader: what loads their pictures
 *
 * Sets what is to be seen. Without it, there is no preview.
 */
void
bunko_page_preview_set_pages (BunkoPagePreview *self,
                              BunkoPagedList *pages,
                              BunkoImageLoader *loader)
{
  g_return_if_fail (BUNKO_IS_PAGE_PREVIEW (self));
  g_return_if_fail (BUNKO_IS_PAGED_LIST (pages));
  g_return_if_fail (BUNKO_IS_IMAGE_LOADER (loader));

  g_set_object (&self->pages, pages);
  bunko_cover_set_loader (self->cover, loader);
}

/* A pointer that comes back to where it was has asked already. */
static void
show_position (BunkoPagePreview *self, guint position)
{
  g_autofree char *text = NULL;

  if (self->position == position && bunko_page_preview_get_visible (self))
    return;

  self->position = position;
  text = g_strdup_printf (_ ("Page %u"), position + 1);
  gtk_label_set_text (self->label, text);
  forget_row (self);
  bunko_cover_set_item (self->cover, bunko_paged_list_peek_item (self->pages, position));
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add_once (REST_MS, rest_cb, self);
}

/**
 * bunko_page_preview_show:
 * @self: the preview
 * @position: which page, from 0
 * @x: where the preview points to, in the coordinates of the slider
 *
 * Shows a page.
 */
void
bunko_page_preview_show (BunkoPagePreview *self, guint position, double x)
{
  GtkWidget *parent;

  g_return_if_fail (BUNKO_IS_PAGE_PREVIEW (self));

  if (self->pages == NULL || self->popover == NULL)
    return;

  parent = gtk_widget_get_parent (GTK_WIDGET (self->popover));
  gtk_popover_set_pointing_to (self->popover, &(GdkRectangle) {
                                                  .x = (int) x,
                                                  .y = 0,
                                                  .width = 1,
                                                  .height = gtk_widget_get_height (parent),
                                              });
  show_position (self, position);
  gtk_popover_popup (self->popover);
}

/**
 * bunko_page_preview_hide:
 * @self: the preview
 *
 * Hides it, and takes back what was asked for.
 */
void
bunko_page_preview_hide (BunkoPagePreview *self)
{
  g_return_if_fail (BUNKO_IS_PAGE_PREVIEW (self));

  g_clear_handle_id (&self->rest_id, g_source_remove);
  forget_row (self);
  if (self->popover == NULL)
    return;
  gtk_popover_popdown (self->popover);
  bunko_cover_set_item (self->cover, NULL);
}

/**
 * bunko_page_preview_get_visible:
 * @self: the preview
 *
 * Returns: whether it is shown
 */
gboolean
bunko_page_preview_get_visible (BunkoPagePreview *self)
{
  g_return_val_if_fail (BUNKO_IS_PAGE_PREVIEW (self), FALSE);

  return self->popover != NULL && gtk_widget_get_visible (GTK_WIDGET (self->popover));
}

/**
 * bunko_page_preview_detach:
 * @self: the preview
 *
 * Takes it off the slider, for good.
 */
void
bunko_page_preview_detach (BunkoPagePreview *self)
{
  g_return_if_fail (BUNKO_IS_PAGE_PREVIEW (self));

  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->popover));
  self->popover = NULL;
}
