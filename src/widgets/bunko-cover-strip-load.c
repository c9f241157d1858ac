/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "models/bunko-row.h"

#include "bunko-cover-strip-private.h"

/* When the items of a strip are loaded: once it is, or nearly is, on the screen. */

/* Loaded before they are scrolled into sight. In application pixels. */
#define AHEAD 160

/* Cells that stand for what is being loaded, so that nothing below moves when it comes. */
#define N_PLACEHOLDERS 12

static gboolean
is_in_view (BunkoCoverStrip *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  if (view == NULL)
    return TRUE;
  if (!gtk_widget_compute_bounds (GTK_WIDGET (self), view, &bounds) || bounds.size.height <= 0)
    return FALSE;

  return bounds.origin.y < gtk_widget_get_height (view) + AHEAD &&
         bounds.origin.y + bounds.size.height > -AHEAD;
}

static void
check_cb (BunkoCoverStrip *self)
{
  g_clear_signal_handler (&self->check_handler, self->clock);
  g_clear_object (&self->clock);
  _bunko_cover_strip_show_current (self);
  if (!self->was_needed && is_in_view (self))
    {
      _bunko_cover_strip_unwatch (self);
      _bunko_cover_strip_needed (self);
    }
}

/* At the end of the next frame: then everything has the place that it is going to be seen in. */
void
_bunko_cover_strip_queue_check (BunkoCoverStrip *self)
{
  if (self->clock != NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->clock = g_object_ref (gtk_widget_get_frame_clock (GTK_WIDGET (self)));
  self->check_handler =
      g_signal_connect_swapped (self->clock, "after-paint", G_CALLBACK (check_cb), self);
  gdk_frame_clock_request_phase (self->clock, GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
}

void
_bunko_cover_strip_watch (BunkoCoverStrip *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);

  if (self->outer == NULL && !self->was_needed && view != NULL)
    {
      self->outer = g_object_ref (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (view)));
      g_signal_connect_swapped (self->outer, "value-changed",
                                G_CALLBACK (_bunko_cover_strip_queue_check), self);
      g_signal_connect_swapped (self->outer, "changed", G_CALLBACK (_bunko_cover_strip_queue_check),
                                self);
    }
  _bunko_cover_strip_queue_check (self);
}

void
_bunko_cover_strip_unwatch (BunkoCoverStrip *self)
{
  if (self->clock != NULL)
    g_clear_signal_handler (&self->check_handler, self->clock);
  g_clear_object (&self->clock);
  if (self->outer != NULL)
    g_signal_handlers_disconnect_by_data (self->outer, self);
  g_clear_object (&self->outer);
}

static void
show_placeholders (BunkoCoverStrip *self)
{
  g_autoptr (GListStore) rows = g_list_store_new (BUNKO_TYPE_ROW);

  for (guint i = 0; i < N_PLACEHOLDERS; i++)
    {
      g_autoptr (BunkoRow) row = bunko_row_new (NULL);

      g_list_store_append (rows, row);
    }
  _bunko_cover_strip_show_model (self, G_LIST_MODEL (rows));
}

/* Whether the list shows these items already: then it stays as it is, with focus and place. */
static gboolean
has_items (BunkoCoverStrip *self, GPtrArray *items)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) != items->len)
    return FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (BunkoItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (item != items->pdata[i])
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_excluded (BunkoCoverStrip *self, BunkoItem *item)
{
  return self->excluded != NULL && bunko_item_get_id (item) == bunko_item_get_id (self->excluded) &&
         bunko_item_get_item_type (item) == bunko_item_get_item_type (self->excluded);
}

static void
take_items (BunkoCoverStrip *self, gint64 total, GPtrArray *items)
{
  for (guint i = items->len; i > 0; i--)
    if (is_excluded (self, items->pdata[i - 1]))
      {
        g_ptr_array_remove_index (items, i - 1);
        total--;
      }
  if (items->len > BUNKO_COVER_STRIP_MAX_ITEMS)
    g_ptr_array_set_size (items, BUNKO_COVER_STRIP_MAX_ITEMS);

  self->loaded = TRUE;
  self->total = MAX (total, items->len);
  if (!has_items (self, items))
    g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                         items->pdata, items->len);
  _bunko_cover_strip_show_model (self, G_LIST_MODEL (self->items));
}

static void
take_error (BunkoCoverStrip *self, const GError *error)
{
  g_clear_object (&self->cancellable);
  /* What was there is still of use. */
  if (!self->loaded)
    bunko_cover_strip_show_error (self, error);
}

static guint
get_page_size (BunkoCoverStrip *self)
{
  return BUNKO_COVER_STRIP_MAX_ITEMS + (self->excluded != NULL ? 1 : 0);
}

static void
fetched_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoCoverStrip) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items =
      bunko_list_source_fetch_finish (BUNKO_LIST_SOURCE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (items == NULL)
    {
      take_error (self, error);
      return;
    }

  g_clear_object (&self->cancellable);
  take_items (self, self->total, items);
}

static void
begun_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoCoverStrip) self = user_data;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  gint64 total =
      bunko_list_source_begin_finish (BUNKO_LIST_SOURCE (object), result, &items, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (total < 0)
    {
      take_error (self, error);
      return;
    }
  if (items == NULL && total > 0)
    {
      self->total = MIN (total, G_MAXUINT);
      bunko_list_source_fetch_async (BUNKO_LIST_SOURCE (object), 0, get_page_size (self),
                                     self->cancellable, fetched_cb, g_object_ref (self));
      return;
    }

  g_clear_object (&self->cancellable);
  if (items == NULL)
    items = g_ptr_array_new ();
  take_items (self, total, items);
}

void
_bunko_cover_strip_stop_loading (BunkoCoverStrip *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* Once it is needed; what is shown stays until the answer is there. */
void
_bunko_cover_strip_load (BunkoCoverStrip *self)
{
  if (self->source == NULL)
    return;

  if (!self->loaded)
    show_placeholders (self);
  if (!self->was_needed)
    return;

  _bunko_cover_strip_stop_loading (self);
  self->cancellable = g_cancellable_new ();
  bunko_list_source_begin_async (self->source, get_page_size (self), self->cancellable, begun_cb,
                                 g_object_ref (self));
}
