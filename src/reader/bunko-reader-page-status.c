/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-reader-page-private.h"

#include "library/bunko-error-text.h"

/* What stands in place of all pages: that the gallery is on its way, why it does not come. Pages
 * speak for themselves. */

/* What takes less time is not worth a spinner. */
#define BUSY_AFTER_MS 250

static void
show_failure (BunkoReaderPage *self)
{
  const GError *error = bunko_reader_model_get_error (self->model);
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;
  g_autofree char *markup = NULL;

  bunko_error_describe_missing (error, &title, &body);
  markup = g_markup_escape_text (body, -1);
  adw_status_page_set_title (self->failed_page, title);
  adw_status_page_set_description (self->failed_page, markup);
  _bunko_reader_page_announce (self, title);
}

void
_bunko_reader_page_show_overlay (BunkoReaderPage *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->overlay_stack, name);
  /* What is not on the screen must not take the clicks that are meant for the page. */
  gtk_widget_set_can_target (GTK_WIDGET (self->overlay_stack), g_str_equal (name, "failed"));
}

static void
busy_cb (gpointer user_data)
{
  BunkoReaderPage *self = user_data;

  self->busy_id = 0;
  _bunko_reader_page_show_overlay (self, "loading");
}

static void
start_waiting (BunkoReaderPage *self)
{
  const char *shown = gtk_stack_get_visible_child_name (self->overlay_stack);

  if (!g_str_equal (shown, "loading") && self->busy_id == 0)
    self->busy_id = g_timeout_add_once (BUSY_AFTER_MS, busy_cb, self);
}

static void
show_result (BunkoReaderPage *self, const char *overlay)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->overlay_stack)) != NULL;

  g_clear_handle_id (&self->busy_id, g_source_remove);
  _bunko_reader_page_show_overlay (self, overlay);
  if (had_focus && !g_str_equal (overlay, "failed"))
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

void
_bunko_reader_page_state_changed_cb (BunkoReaderPage *self)
{
  switch (bunko_reader_model_get_state (self->model))
    {
    case BUNKO_READER_STATE_LOADING:
      start_waiting (self);
      break;
    case BUNKO_READER_STATE_READY:
      show_result (self, "nothing");
      break;
    case BUNKO_READER_STATE_FAILED:
      show_failure (self);
      show_result (self, "failed");
      break;
    case BUNKO_READER_STATE_EMPTY:
      show_result (self, "empty");
      break;
    default:
      g_assert_not_reached ();
    }
  _bunko_reader_page_update_player (self);
}
