/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "bunko-page-status.h"
#include "bunko-reader-canvas-private.h"

/* Widgets in place of pages that are not there. Only of pages that are seen, and never many: a
 * strip that is zoomed out shows dozens of pages, where a number has to do. */
#define MAX_STATUSES 6

/* A page that is narrower than this is too narrow for a sentence, in pixels. */
#define MIN_WIDTH 260

/* What was there before stays until there is something new to show, but not for longer than this;
 * then the page is drawn as on its way, with a spinner. */
#define WAIT_MS 250

/* Nobody knows yet where the borders of a page are: a moment, and it need not jump. */
static gboolean
is_uncut (BunkoReaderCanvas *self, const BunkoCanvasItem *item)
{
  return self->crop && !self->waited && !_bunko_reader_canvas_is_strip (self) &&
         bunko_page_analyst_get_analysis (self->analyst, item->leaf.page) == NULL;
}

static gboolean
is_loading (BunkoReaderCanvas *self, const BunkoCanvasItem *item)
{
  if (item->picture != NULL && bunko_reader_picture_get_paintable (item->picture) != NULL)
    return is_uncut (self, item);
  return item->picture == NULL ||
         bunko_reader_picture_get_state (item->picture) != BUNKO_READER_PICTURE_FAILED;
}

guint
_bunko_reader_canvas_count_loading (BunkoReaderCanvas *self)
{
  guint n_loading = 0;

  for (guint i = 0; i < self->items->len; i++)
    n_loading += is_loading (self, &g_array_index (self->items, BunkoCanvasItem, i)) ? 1 : 0;
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

/* What is seen of a length at a place. */
static double
clip (double *place, double length, double view)
{
  double end = MIN (*place + length, view);

  *place = MAX (*place, 0);
  return MAX (end - *place, 0);
}

/* In the middle of what is seen of the page; a little over its edges if it is smaller. */
static void
allocate_status (BunkoReaderCanvas *self, GtkWidget *status, const BunkoCanvasItem *item)
{
  double x = item->x;
  double y = item->y;
  double seen_width = clip (&x, item->width, self->viewport.view_width);
  double seen_height = clip (&y, item->height, self->viewport.view_height);
  int least, width, height;

  gtk_widget_measure (status, GTK_ORIENTATION_HORIZONTAL, -1, &least, &width, NULL, NULL);
  width = CLAMP (width, least, MAX (least, (int) MAX (MIN_WIDTH, seen_width)));
  gtk_widget_measure (status, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  x += (seen_width - width) / 2;
  y += (seen_height - height) / 2;
  gtk_widget_allocate (
      status, width, height, -1,
      gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) round (x), (float) round (y))));
}

/* Puts them where the pages would be. */
void
_bunko_reader_canvas_allocate_statuses (BunkoReaderCanvas *self)
{
  for (guint i = 0; i < self->statuses->len; i++)
    {
      GtkWidget *status = g_ptr_array_index (self->statuses, i);
      const BunkoCanvasItem *item =
          find_item (self, bunko_page_status_get_page (BUNKO_PAGE_STATUS (status)));

      /* Who waits for another page sees what was there before, but not what was wrong with it. */
      gtk_widget_set_child_visible (status, item != NULL);
      if (item != NULL)
        allocate_status (self, status, item);
    }
}
