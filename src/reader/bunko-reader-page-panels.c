/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-page-private.h"

/* What stands around the pages and tells where one is: the line that comes and goes, the overview,
 * the previews. */

/**
 * bunko_reader_page_set_thumbnails:
 * @self: a reader
 * @pages: the pages that it reads
 * @loader: what loads their pictures
 *
 * Lets a reader show small pictures of all pages: above the slider, and in its overview. They are
 * asked for when somebody wants to see them.
 */
void
bunko_reader_page_set_thumbnails (BunkoReaderPage *self,
                                  BunkoListSource *pages,
                                  BunkoImageLoader *loader)
{
  g_return_if_fail (BUNKO_IS_READER_PAGE (self));
  g_return_if_fail (BUNKO_IS_LIST_SOURCE (pages));
  g_return_if_fail (BUNKO_IS_IMAGE_LOADER (loader));

  g_set_object (&self->source, pages);
  g_set_object (&self->loader, loader);
}

/* Not before the first page is there: it is what is waited for. */
static void
make_thumbnails (BunkoReaderPage *self)
{
  if (self->thumbnails != NULL || self->source == NULL)
    return;

  self->thumbnails = bunko_paged_list_new (self->source);
  self->favorites = bunko_page_favorites_new (self->source);
  bunko_reader_controls_set_pages (self->controls, self->thumbnails, self->loader);
}

void
_bunko_reader_page_make_panels (BunkoReaderPage *self)
{
  self->pace = bunko_reading_pace_new ();
  self->marks = bunko_page_marks_new (self->options, self->gallery);
}

void
_bunko_reader_page_end_panels (BunkoReaderPage *self)
{
  if (self->page_grid != NULL)
    adw_dialog_force_close (ADW_DIALOG (self->page_grid));
  g_clear_weak_pointer (&self->page_grid);
  if (self->thumbnails != NULL)
    bunko_paged_list_set_source (self->thumbnails, NULL);
  /* Pages that were marked still tell it, and it must not keep the library. */
  if (self->favorites != NULL)
    g_object_run_dispose (G_OBJECT (self->favorites));
  g_clear_object (&self->thumbnails);
  g_clear_object (&self->favorites);
  g_clear_object (&self->marks);
  g_clear_object (&self->source);
  g_clear_object (&self->loader);
  g_clear_pointer (&self->pace, bunko_reading_pace_free);
}

/* What is seen: one page, or a pair. */
static guint
count_shown (BunkoReaderPage *self)
{
  BunkoSpread spread;

  if (bunko_reader_model_get_n_pages (self->model) == 0)
    return 0;
  bunko_reader_model_get_spread (self->model, &spread);
  return spread.n_leaves == 2 && spread.leaves[1].page != spread.leaves[0].page ? 2 : 1;
}

static char *
describe_place (BunkoReaderPage *self)
{
  guint first = bunko_reader_model_get_position (self->model);
  guint n_pages = bunko_reader_model_get_n_pages (self->model);
  guint last = MIN (first + MAX (count_shown (self), 1), n_pages) - 1;

  return bunko_page_pill_describe (
      first, last, n_pages, bunko_reading_pace_get_seconds_left (self->pace, n_pages - last - 1));
}

/* The bars say it, too, and longer. */
static void
show_place (BunkoReaderPage *self)
{
  g_autofree char *text = NULL;

  if (!bunko_reader_options_get_show_pill (self->options) ||
      adw_toolbar_view_get_reveal_bottom_bars (self->toolbar_view))
    return;
  text = describe_place (self);
  bunko_page_pill_say (self->pill, text);
}

/* Another page is shown, or there are more of them. */
void
_bunko_reader_page_update_panels (BunkoReaderPage *self)
{
  guint position = bunko_reader_model_get_position (self->model);
  guint n_shown = count_shown (self);

  bunko_reader_controls_set_page (self->controls, position, n_shown,
                                  bunko_reader_model_get_n_pages (self->model));
  bunko_page_marks_set_current (self->marks, position, n_shown);
  if (n_shown == 0)
    return;
  bunko_reading_pace_set_page (self->pace, position, g_get_monotonic_time ());
  if (position == self->last_position)
    return;
  self->last_position = position;
  show_place (self);
  _bunko_reader_page_unpin_bars (self);
  _bunko_reader_page_note_activity (self);
  _bunko_reader_page_restart_slide (self);
}

/* A page is there. */
void
_bunko_reader_page_panels_ready (BunkoReaderPage *self)
{
  make_thumbnails (self);
  _bunko_reader_page_update_marks (self);
}

/* Says what a key has changed. */
void
_bunko_reader_page_say (BunkoReaderPage *self, const char *text)
{
  bunko_page_pill_say (self->pill, text);
  _bunko_reader_page_announce (self, text);
}

static void
page_chosen_cb (BunkoReaderPage *self, guint position)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "reader.go-to", "u", position);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
page_action_cb (BunkoReaderPage *self, const char *action, guint position)
{
  g_autofree char *name = g_strconcat ("reader.", action, NULL);

  gtk_widget_activate_action (GTK_WIDGET (self), name, "u", position);
}

void
_bunko_reader_page_show_pages (BunkoReaderPage *self)
{
  BunkoPageGrid *grid;

  make_thumbnails (self);
  if (self->thumbnails == NULL || self->page_grid != NULL)
    return;

  grid = bunko_page_grid_new (self->thumbnails, self->marks, self->favorites, self->loader);
  g_set_weak_pointer (&self->page_grid, grid);
  g_signal_connect_object (grid, "page-chosen", G_CALLBACK (page_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (grid, "page-action", G_CALLBACK (page_action_cb), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (grid), GTK_WIDGET (self));
}
