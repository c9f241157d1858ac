/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-page-private.h"

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
  g_type_ensure (BUNKO_TYPE_READER_LENS);
  g_type_ensure (BUNKO_TYPE_ZONES_PREVIEW);
}

/* What else there is to load waits for the first page; and so does where in it somebody was, which
 * the canvas can go to now. */
static void
picture_changed_cb (BunkoReaderPage *self, BunkoReaderPicture *picture)
{
  if (bunko_reader_picture_get_paintable (picture) != NULL)
    _bunko_reader_page_panels_ready (self);
  if (bunko_reader_picture_get_page (picture) == bunko_reader_model_get_position (self->model))
    _bunko_reader_page_take_up_state (self);
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
  g_signal_connect_data (model, "picture-changed", G_CALLBACK (picture_changed_cb), self, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_swapped (model, "spread-changed", G_CALLBACK (_bunko_reader_page_update_panels),
                            self);
  bunko_reader_canvas_set_model (self->canvas, model, self->options);
  _bunko_reader_page_add_lens (self);
}

void
_bunko_reader_page_disconnect_parts (BunkoReaderPage *self)
{
  if (self->model == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->model, self);
  _bunko_reader_page_remove_lens (self);
  bunko_reader_canvas_set_model (self->canvas, NULL, NULL);
  /* Ends what is under way, and reports the last page. */
  g_object_run_dispose (G_OBJECT (self->model));
}
