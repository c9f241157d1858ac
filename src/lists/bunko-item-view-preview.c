/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "settings/bunko-settings.h"

#include "bunko-item-view-private.h"
#include "bunko-quick-preview.h"

/* The quick preview of an item view: of the card that the pointer rests on, or by the space bar of
 * the one that has the focus. */

/* How long the pointer rests before it comes, and how long it may be away, in milliseconds. */
#define SHOW_DELAY 700
#define HIDE_DELAY 250

static BunkoGallery *
get_gallery (BunkoCell *cell)
{
  BunkoRow *row = cell != NULL ? bunko_cell_get_row (cell) : NULL;
  BunkoItem *item = row != NULL ? bunko_row_get_item (row) : NULL;

  return BUNKO_IS_GALLERY (item) ? BUNKO_GALLERY (item) : NULL;
}

static gboolean
is_shown (BunkoItemView *self)
{
  return self->preview != NULL && gtk_widget_get_visible (self->preview);
}

void
_bunko_item_view_hide_preview (BunkoItemView *self)
{
  g_clear_handle_id (&self->preview_source, g_source_remove);
  g_clear_weak_pointer (&self->preview_cell);
  if (!is_shown (self))
    return;

  gtk_popover_popdown (GTK_POPOVER (self->preview));
  bunko_quick_preview_set_gallery (BUNKO_QUICK_PREVIEW (self->preview), NULL);
}

static gboolean
hide_cb (gpointer user_data)
{
  BunkoItemView *self = user_data;

  self->preview_source = 0;
  _bunko_item_view_hide_preview (self);

  return G_SOURCE_REMOVE;
}

static void
queue_hide (BunkoItemView *self)
{
  g_clear_handle_id (&self->preview_source, g_source_remove);
  if (is_shown (self))
    self->preview_source = g_timeout_add (HIDE_DELAY, hide_cb, self);
}

static void
entered_preview_cb (BunkoItemView *self)
{
  g_clear_handle_id (&self->preview_source, g_source_remove);
}

/* Made when it is first needed. The pointer may go over to it, to its button. */
static void
ensure_preview (BunkoItemView *self)
{
  GtkEventController *motion;

  if (self->preview != NULL)
    return;

  self->preview = bunko_quick_preview_new (self->context);
  gtk_widget_set_parent (self->preview, GTK_WIDGET (self));
  motion = gtk_event_controller_motion_new ();
  g_signal_connect_object (motion, "enter", G_CALLBACK (entered_preview_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (queue_hide), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->preview, motion);
}

static void
show_preview (BunkoItemView *self, BunkoCell *cell)
{
  BunkoGallery *gallery = get_gallery (cell);
  graphene_rect_t bounds;

  if (gallery == NULL || !gtk_widget_get_mapped (GTK_WIDGET (cell)) ||
      !gtk_widget_compute_bounds (GTK_WIDGET (cell), GTK_WIDGET (self), &bounds))
    return;

  ensure_preview (self);
  bunko_quick_preview_set_gallery (BUNKO_QUICK_PREVIEW (self->preview), gallery);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->preview),
                               &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                                 (int) bounds.size.width,
                                                 (int) bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (self->preview));
}

static gboolean
show_cb (gpointer user_data)
{
  BunkoItemView *self = user_data;

  self->preview_source = 0;
  if (self->preview_cell != NULL)
    show_preview (self, BUNKO_CELL (self->preview_cell));

  return G_SOURCE_REMOVE;
}

static gboolean
wants_hover (BunkoItemView *self)
{
  return !self->selection_mode && !_bunko_item_view_has_menu_open (self) &&
         g_settings_get_boolean (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_QUICK_PREVIEW);
}

static void
motion_cb (BunkoItemView *self, double x, double y)
{
  BunkoCell *cell = _bunko_item_view_find_cell (self, x, y);

  /* Another list may be shown under a pointer that does not move. */
  if (x == self->preview_x && y == self->preview_y)
    return;
  self->preview_x = x;
  self->preview_y = y;
  if (cell == (gpointer) self->preview_cell && (is_shown (self) || self->preview_source != 0))
    {
      if (is_shown (self))
        g_clear_handle_id (&self->preview_source, g_source_remove);
      return;
    }

  queue_hide (self);
  if (is_shown (self) || get_gallery (cell) == NULL || !wants_hover (self))
    return;
  g_set_weak_pointer (&self->preview_cell, GTK_WIDGET (cell));
  self->preview_source = g_timeout_add (SHOW_DELAY, show_cb, self);
}

static void
leave_cb (BunkoItemView *self)
{
  if (is_shown (self))
    queue_hide (self);
  else
    _bunko_item_view_hide_preview (self);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        BunkoItemView *self)
{
  gboolean was_shown = is_shown (self);
  BunkoCell *cell = _bunko_item_view_find_focus_cell (self);

  _bunko_item_view_hide_preview (self);
  if (keyval == GDK_KEY_Escape)
    return was_shown;
  if (keyval != GDK_KEY_space || (state & gtk_accelerator_get_default_mod_mask ()) != 0 ||
      self->selection_mode || get_gallery (cell) == NULL)
    return FALSE;
  if (!was_shown)
    show_preview (self, cell);

  return TRUE;
}

void
_bunko_item_view_add_preview (BunkoItemView *self, GtkWidget *rows)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *press = gtk_gesture_click_new ();

  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (rows, motion);

  /* Before the list, which selects with the space bar. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (rows, keys);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (press), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  g_signal_connect_object (press, "pressed", G_CALLBACK (_bunko_item_view_hide_preview), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (rows, GTK_EVENT_CONTROLLER (press));
}

void
_bunko_item_view_dispose_preview (BunkoItemView *self)
{
  g_clear_handle_id (&self->preview_source, g_source_remove);
  g_clear_weak_pointer (&self->preview_cell);
  g_clear_pointer (&self->preview, gtk_widget_unparent);
}
