/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-page-private.h"

#include "reader/layout/bunko-zones.h"

/* The parts that a reader is put together of: where they are made, and connected to the model and
 * to one another. */

/* Those that are named in the template only. */
void
_bunko_reader_page_ensure_parts (void)
{
  g_type_ensure (BUNKO_TYPE_READER_CANVAS);
  g_type_ensure (BUNKO_TYPE_READER_CONTROLS);
  g_type_ensure (BUNKO_TYPE_PAGE_PILL);
  g_type_ensure (BUNKO_TYPE_PLAYER_BAR);
}

/* What a click means depends on where it was. */
void
_bunko_reader_page_zone_clicked_cb (BunkoReaderPage *self, double x, double y)
{
  static const char *const actions[] = {
    [BUNKO_ZONE_NONE] = NULL,
    [BUNKO_ZONE_NEXT] = "reader.next",
    [BUNKO_ZONE_PREVIOUS] = "reader.previous",
    [BUNKO_ZONE_LEFT] = "reader.turn-left",
    [BUNKO_ZONE_RIGHT] = "reader.turn-right",
    [BUNKO_ZONE_MENU] = "reader.toggle-bars",
  };
  BunkoZone zone = bunko_zone_at (bunko_reader_options_get_click_zones (self->options),
                                  bunko_reader_options_get_zones_inverted (self->options), x, y);

  if (actions[zone] != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), actions[zone], NULL);
}

/* One step over the page, as Space does it. */
void
_bunko_reader_page_scroll_on (BunkoReaderPage *self)
{
  bunko_reader_canvas_scroll_forward (self->canvas, FALSE);
}

/* Scrolls by itself, in application pixels a second; 0 to stop. */
void
_bunko_reader_page_set_scrolling (BunkoReaderPage *self, double speed)
{
  bunko_reader_canvas_set_auto_scroll (self->canvas, speed);
}

/* What else there is to load waits for the first page. */
static void
picture_changed_cb (BunkoReaderPage *self, BunkoReaderPicture *picture)
{
  if (bunko_reader_picture_get_paintable (picture) != NULL)
    _bunko_reader_page_panels_ready (self);
}

void
_bunko_reader_page_connect_parts (BunkoReaderPage *self)
{
  BunkoReaderModel *model = self->model;

  g_signal_connect_swapped (model, "notify::position",
                            G_CALLBACK (_bunko_reader_page_position_changed_cb), self);
  g_signal_connect_swapped (model, "notify::n-pages",
                            G_CALLBACK (_bunko_reader_page_position_changed_cb), self);
  g_signal_connect_swapped (model, "notify::state",
                            G_CALLBACK (_bunko_reader_page_state_changed_cb), self);
  g_signal_connect_swapped (model, "picture-changed", G_CALLBACK (picture_changed_cb), self);
  bunko_reader_canvas_set_model (self->canvas, model, self->options);
}

void
_bunko_reader_page_disconnect_parts (BunkoReaderPage *self)
{
  if (self->model == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->model, self);
  bunko_reader_canvas_set_model (self->canvas, NULL, NULL);
  /* Ends what is under way, and reports the last page. */
  g_object_run_dispose (G_OBJECT (self->model));
}
