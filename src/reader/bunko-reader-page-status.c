/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-reader-page-private.h"

#include "images/bunko-image-error.h"
#include "library/bunko-error-text.h"

/* What stands in place of a picture: that it is on its way, why it does not come. */

/* The page before stays until the new one is there, unless that takes longer than this. */
#define BUSY_AFTER_MS 250

static void
describe_error (const GError *error, char **title, char **body)
{
  if (error->domain != BUNKO_IMAGE_ERROR &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      bunko_error_describe (error, title, body);
      return;
    }
  *title = g_strdup (_ ("This Page Cannot Be Shown"));
  *body = g_strdup (error->message);
}

static BunkoReaderPicture *
get_picture (BunkoReaderPage *self)
{
  return bunko_reader_model_get_picture (self->model,
                                         bunko_reader_model_get_position (self->model));
}

static GdkPaintable *
get_paintable (BunkoReaderPage *self)
{
  BunkoReaderPicture *picture = get_picture (self);

  return picture != NULL ? bunko_reader_picture_get_paintable (picture) : NULL;
}

/* That of the gallery, or else of its page. */
static const GError *
get_error (BunkoReaderPage *self)
{
  const GError *error = bunko_reader_model_get_error (self->model);
  BunkoReaderPicture *picture = get_picture (self);

  return error == NULL && picture != NULL ? bunko_reader_picture_get_error (picture) : error;
}

static BunkoReaderState
get_state (BunkoReaderPage *self)
{
  BunkoReaderState state = bunko_reader_model_get_state (self->model);

  if (state != BUNKO_READER_STATE_READY)
    return state;
  if (get_error (self) != NULL)
    return BUNKO_READER_STATE_FAILED;
  return get_paintable (self) != NULL ? state : BUNKO_READER_STATE_LOADING;
}

static void
show_failure (BunkoReaderPage *self)
{
  const GError *error = get_error (self);
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;
  g_autofree char *markup = NULL;

  describe_error (error, &title, &body);
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
  bunko_page_view_set_paintable (self->page_view, NULL);
  _bunko_reader_page_show_overlay (self, "loading");
}

static void
start_waiting (BunkoReaderPage *self)
{
  const char *shown = gtk_stack_get_visible_child_name (self->overlay_stack);

  gtk_accessible_update_state (GTK_ACCESSIBLE (self->page_view), GTK_ACCESSIBLE_STATE_BUSY, TRUE,
                               -1);
  if (!g_str_equal (shown, "loading") && self->busy_id == 0)
    self->busy_id = g_timeout_add_once (BUSY_AFTER_MS, busy_cb, self);
}

static void
show_result (BunkoReaderPage *self, const char *overlay)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->overlay_stack)) != NULL;

  g_clear_handle_id (&self->busy_id, g_source_remove);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->page_view), GTK_ACCESSIBLE_STATE_BUSY, FALSE,
                               -1);
  bunko_page_view_set_paintable (self->page_view, get_paintable (self));
  _bunko_reader_page_show_overlay (self, overlay);
  if (had_focus && !g_str_equal (overlay, "failed"))
    gtk_widget_grab_focus (GTK_WIDGET (self->page_view));
}

void
_bunko_reader_page_state_changed_cb (BunkoReaderPage *self)
{
  switch (get_state (self))
    {
    case BUNKO_READER_STATE_LOADING:
      start_waiting (self);
      break;
    case BUNKO_READER_STATE_READY:
      show_result (self, "nothing");
      _bunko_reader_page_panels_ready (self);
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
