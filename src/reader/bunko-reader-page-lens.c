/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-page-private.h"

/* The lens over the canvas: it draws what the canvas shows, from pictures that are sharp enough. */

static void
draw_cb (GtkSnapshot *snapshot, const graphene_rect_t *region, double factor, gpointer user_data)
{
  bunko_reader_canvas_snapshot_region (user_data, snapshot, region, factor);
}

static void
lens_changed_cb (BunkoReaderPage *self)
{
  gboolean active = bunko_reader_lens_get_active (self->lens);

  bunko_reader_canvas_set_magnification (self->canvas,
                                         active ? bunko_reader_lens_get_factor (self->lens) : 1.0);
}

void
_bunko_reader_page_add_lens (BunkoReaderPage *self)
{
  g_autoptr (GPropertyAction) action = g_property_action_new ("lens", self->lens, "active");

  g_action_map_add_action (G_ACTION_MAP (self->option_actions), G_ACTION (action));
  bunko_reader_lens_set_target (self->lens, GTK_WIDGET (self->canvas), draw_cb, self->canvas);
  g_signal_connect_object (self->lens, "notify::active", G_CALLBACK (lens_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lens, "notify::factor", G_CALLBACK (lens_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

void
_bunko_reader_page_remove_lens (BunkoReaderPage *self)
{
  if (self->lens != NULL)
    bunko_reader_lens_set_target (self->lens, NULL, NULL, NULL);
}
