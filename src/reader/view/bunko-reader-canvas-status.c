/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-page-status.h"
#include "bunko-reader-canvas-private.h"

/* Widgets in place of pages that are not there. Only of pages that are seen, and never many: a
 * strip that is zoomed out shows dozens of pages, where a number has to do. */
#define MAX_STATUSES 6

/* A place that is too small for a button is made as large as this, in pixels. */
#define MIN_WIDTH  220
#define MIN_HEIGHT 200

/* What was there before stays until there is something new to show, but not for longer than this;
 * then the page is drawn as on its way, with a spinner. */
#define WAIT_MS 250

static gboolean
is_loading (const BunkoCanvasItem *item)
{
  return item->picture == NULL ||
         (bunko_reader_picture_get_paintable (item->picture) == NULL &&
          bunko_reader_picture_get_state (item->picture) != BUNKO_READER_PICTURE_FAILED);
}

guint
_bunko_reader_canvas_count_loading (BunkoReaderCanvas *self)
{
  guint n_loading = 0;

  for (guint i = 0; i < self->items->len; i++)
    n_loading += is_loading (&g_array_index (self->items, BunkoCanvasItem, i)) ? 1 : 0;
  return n_loading;
}

static void
waited_cb (gpointer user_data)
{
  BunkoReaderCanvas *self = user_data;

  self->wait_id = 0;
  self->waited = TRUE;
  self->holding = FALSE;
  _bunko_reader_canvas_update (self);
}

/* Says that something is on its way, to those who see it and to those who do not. */
void
_bunko_reader_canvas_set_busy (BunkoReaderCanvas *self, gboolean busy)
{
  if (!busy)
    {
      g_clear_handle_id (&self->wait_id, g_source_remove);
      self->waited = FALSE;
    }
  else if (!self->waited && self->wait_id == 0)
    self->wait_id = g_timeout_add_once (WAIT_MS, waited_cb, self);

  if (self->busy == busy)
    return;
  self->busy = busy;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_BUSY, busy, -1);
}

static BunkoPageStatus *
find_status (BunkoReaderCanvas *self, guint page)
{
  for (guint i = 0; i < self->statuses->len; i++)
    if (bunko_page_status_get_page (g_ptr_array_index (self->statuses, i)) == page)
      return g_ptr_array_index (self->statuses, i);
  return NULL;
}

static void
retry_cb (BunkoReaderCanvas *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  bunko_reader_model_retry (self->model);
}

/* What an item needs: FALSE for nothing. */
static gboolean
needs_status (BunkoReaderCanvas *self, const BunkoCanvasItem *item, gboolean *failed)
{
  *failed = item->picture != NULL &&
            bunko_reader_picture_get_state (item->picture) == BUNKO_READER_PICTURE_FAILED;
  if (item->picture != NULL && bunko_reader_picture_get_paintable (item->picture) != NULL)
    return FALSE;
  return *failed || self->waited;
}

static void
show_status (BunkoReaderCanvas *self, const BunkoCanvasItem *item, gboolean failed)
{
  BunkoPageStatus *status = find_status (self, item->leaf.page);

  if (status == NULL)
    {
      status = BUNKO_PAGE_STATUS (bunko_page_status_new (item->leaf.page));
      g_signal_connect_swapped (status, "retry", G_CALLBACK (retry_cb), self);
      gtk_widget_set_parent (GTK_WIDGET (status), GTK_WIDGET (self));
      g_ptr_array_add (self->statuses, status);
    }
  if (failed)
    bunko_page_status_show_error (status, bunko_reader_picture_get_error (item->picture));
  else
    bunko_page_status_show_loading (status);
}

static const BunkoCanvasItem *
find_item (BunkoReaderCanvas *self, guint page)
{
  gboolean failed;

  for (guint i = 0; i < self->items->len; i++)
    {
      const BunkoCanvasItem *item = &g_array_index (self->items, BunkoCanvasItem, i);

      if (item->leaf.page == page && needs_status (self, item, &failed))
        return item;
    }
  return NULL;
}

static void
remove_status (BunkoReaderCanvas *self, guint index)
{
  GtkWidget *status = g_ptr_array_index (self->statuses, index);

  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == status)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  g_ptr_array_remove_index (self->statuses, index);
  gtk_widget_unparent (status);
}

/* Brings the widgets in line with what is on the screen. */
void
_bunko_reader_canvas_update_statuses (BunkoReaderCanvas *self)
{
  for (guint i = self->statuses->len; i > 0; i--)
    if (find_item (self, bunko_page_status_get_page (g_ptr_array_index (self->statuses, i - 1))) ==
        NULL)
      remove_status (self, i - 1);

  for (guint i = 0; i < self->items->len; i++)
    {
      const BunkoCanvasItem *item = &g_array_index (self->items, BunkoCanvasItem, i);
      gboolean failed;

      if (needs_status (self, item, &failed) &&
          (self->statuses->len < MAX_STATUSES || find_status (self, item->leaf.page) != NULL))
        show_status (self, item, failed);
    }
  if (self->statuses->len > 0)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Puts them where the pages would be, or what of these is seen. */
void
_bunko_reader_canvas_allocate_statuses (BunkoReaderCanvas *self)
{
  for (guint i = 0; i < self->statuses->len; i++)
    {
      GtkWidget *status = g_ptr_array_index (self->statuses, i);
      const BunkoCanvasItem *item =
          find_item (self, bunko_page_status_get_page (BUNKO_PAGE_STATUS (status)));
      double x, y, width, height;
      GskTransform *transform;
      int min_width, min_height;

      if (item == NULL)
        continue;
      gtk_widget_measure (status, GTK_ORIENTATION_HORIZONTAL, -1, &min_width, NULL, NULL, NULL);
      width = MAX (MAX (MIN (item->width, self->viewport.view_width), min_width), MIN_WIDTH);
      gtk_widget_measure (status, GTK_ORIENTATION_VERTICAL, (int) width, &min_height, NULL, NULL,
                          NULL);
      height = MAX (MAX (MIN (item->height, self->viewport.view_height), min_height), MIN_HEIGHT);
      x = item->x + (item->width - width) / 2;
      y = item->y + (item->height - height) / 2;
      transform =
          gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) (int) x, (float) (int) y));
      gtk_widget_allocate (status, (int) width, (int) height, -1, transform);
    }
}
