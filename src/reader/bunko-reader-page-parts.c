/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-page-private.h"

/* The parts that a reader is put together of: where they are made, and connected to the model and
 * to one another. */

/* Those that are named in the template only. */
void
_bunko_reader_page_ensure_parts (void)
{
  g_type_ensure (BUNKO_TYPE_PAGE_VIEW);
  g_type_ensure (BUNKO_TYPE_READER_CONTROLS);
  g_type_ensure (BUNKO_TYPE_PAGE_PILL);
  g_type_ensure (BUNKO_TYPE_PLAYER_BAR);
}

void
_bunko_reader_page_resized_cb (BunkoReaderPage *self, int width, int height)
{
  bunko_reader_model_set_view_size (self->model, width, height);
}

/* One step over the page, as Space does it. */
void
_bunko_reader_page_scroll_on (BunkoReaderPage *self)
{
  bunko_reader_model_next (self->model);
}

/* Scrolls by itself, in application pixels a second; 0 to stop. */
void
_bunko_reader_page_set_scrolling (BunkoReaderPage *self, double speed)
{
}

void
_bunko_reader_page_connect_parts (BunkoReaderPage *self)
{
  BunkoReaderModel *model = self->model;

  g_signal_connect_swapped (model, "notify::position",
                            G_CALLBACK (_bunko_reader_page_position_changed_cb), self);
  g_signal_connect_swapped (model, "notify::n-pages",
                            G_CALLBACK (_bunko_reader_page_position_changed_cb), self);
  g_signal_connect_swapped (model, "notify::position",
                            G_CALLBACK (_bunko_reader_page_state_changed_cb), self);
  g_signal_connect_swapped (model, "picture-changed",
                            G_CALLBACK (_bunko_reader_page_state_changed_cb), self);
  g_signal_connect_swapped (model, "notify::state",
                            G_CALLBACK (_bunko_reader_page_state_changed_cb), self);
}

void
_bunko_reader_page_disconnect_parts (BunkoReaderPage *self)
{
  if (self->model == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->model, self);
  /* Ends what is under way, and reports the last page. */
  g_object_run_dispose (G_OBJECT (self->model));
}
