/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-reader-page-private.h"

/* A page is looked at for minutes without a key being pressed: the screen stays on meanwhile. It
 * may go dark when nobody has done anything for so long that nobody can be there, unless pages turn
 * by themselves. */

#define NOBODY_THERE_S (30 * 60)

static gboolean
is_somebody_there (BunkoReaderPage *self)
{
  gint64 idle = g_get_monotonic_time () - self->last_activity;

  return _bunko_reader_page_is_playing (self) || idle < (gint64) NOBODY_THERE_S * G_USEC_PER_SEC;
}

static void
let_sleep (BunkoReaderPage *self)
{
  g_clear_handle_id (&self->awake_id, g_source_remove);
  if (self->inhibit_cookie != 0)
    gtk_application_uninhibit (self->inhibiting, self->inhibit_cookie);
  self->inhibit_cookie = 0;
  g_clear_object (&self->inhibiting);
}

static void
look_again_cb (gpointer user_data)
{
  BunkoReaderPage *self = user_data;

  self->awake_id = 0;
  _bunko_reader_page_update_awake (self);
}

static void
keep_awake (BunkoReaderPage *self, GtkApplication *application)
{
  if (self->inhibit_cookie == 0)
    {
      g_set_object (&self->inhibiting, application);
      self->inhibit_cookie =
          gtk_application_inhibit (application, self->window, GTK_APPLICATION_INHIBIT_IDLE,
                                   /* Translators: why the screen is not switched off. */
                                   _ ("A gallery is being read"));
    }
  if (self->awake_id == 0)
    self->awake_id = g_timeout_add_seconds_once (NOBODY_THERE_S, look_again_cb, self);
}

/* The page, the window or what goes on in it is another. */
void
_bunko_reader_page_update_awake (BunkoReaderPage *self)
{
  GtkApplication *application =
      self->window != NULL ? gtk_window_get_application (self->window) : NULL;

  if (application != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)) &&
      gtk_window_is_active (self->window) && is_somebody_there (self))
    keep_awake (self, application);
  else
    let_sleep (self);
}

/* Somebody does something. */
void
_bunko_reader_page_note_activity (BunkoReaderPage *self)
{
  self->last_activity = g_get_monotonic_time ();
  if (self->awake_id == 0)
    _bunko_reader_page_update_awake (self);
}

void
_bunko_reader_page_end_awake (BunkoReaderPage *self)
{
  let_sleep (self);
}
