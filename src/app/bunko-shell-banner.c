/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-shell-private.h"
#include "widgets/bunko-announce.h"

/* The banner below the pages, which is there while the server is not: what became of it, of when
 * that is what is shown, and when it is tried again. */

/* A try that fails at once is not worth a word. */
#define TRYING_DELAY_MS 400

static const char *
describe_presence (BunkoControllerPresence presence, const char **button)
{
  *button = _ ("Try _Now");
  switch (presence)
    {
    case BUNKO_CONTROLLER_LOST:
      return _ ("The connection is lost.");
    case BUNKO_CONTROLLER_RESTARTING:
      return _ ("The server is restarting.");
    case BUNKO_CONTROLLER_QUIT:
      *button = _ ("_Connect Again");
      return _ ("The server has shut down.");
    case BUNKO_CONTROLLER_UNREACHABLE:
      return _ ("The server cannot be reached.");
    case BUNKO_CONTROLLER_SILENT:
      return _ ("The server is full or does not answer.");
    case BUNKO_CONTROLLER_NO_NETWORK:
      return _ ("There is no network.");
    case BUNKO_CONTROLLER_LOGGED_OUT:
      *button = _ ("_Log In…");
      return _ ("The server wants you to log in again.");
    case BUNKO_CONTROLLER_UNTRUSTED:
      *button = _ ("_Details…");
      return _ ("Stopped, because the connection is not safe.");
    case BUNKO_CONTROLLER_ENCRYPTED:
      *button = _ ("_Connect…");
      return _ ("The server answers only to encrypted connections now.");
    case BUNKO_CONTROLLER_PRESENT:
    default:
      return NULL;
    }
}

static gboolean
is_same_day (GDateTime *a, GDateTime *b)
{
  return g_date_time_get_year (a) == g_date_time_get_year (b) &&
         g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b);
}

static void
append_freshness (BunkoShell *self, GString *text)
{
  BunkoContext *context = bunko_controller_get_context (self->controller);
  GDateTime *since = context != NULL ? bunko_context_get_fresh_since (context) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = NULL;

  if (since == NULL)
    return;

  /* Translators: a time today, and a time on another day, see g_date_time_format() */
  time = g_date_time_format (since, is_same_day (since, now) ? _ ("%H:%M") : _ ("%x, %H:%M"));
  g_string_append_c (text, ' ');
  /* Translators: %s is a time, as in “14:32” */
  g_string_append_printf (text, _ ("What you see is as of %s."), time);
}

/* It goes on when the person wants it, and not before. */
static gboolean
waits_for_person (BunkoControllerPresence presence)
{
  return presence == BUNKO_CONTROLLER_LOGGED_OUT || presence == BUNKO_CONTROLLER_UNTRUSTED ||
         presence == BUNKO_CONTROLLER_ENCRYPTED;
}

static void
append_plan (BunkoShell *self, GString *text)
{
  gint64 next = bunko_controller_get_next_attempt (self->controller);
  gint64 left = next - g_get_monotonic_time ();
  int seconds = (int) MAX ((left + G_TIME_SPAN_SECOND - 1) / G_TIME_SPAN_SECOND, 1);

  if (waits_for_person (self->presence) || self->presence == BUNKO_CONTROLLER_NO_NETWORK)
    return;

  g_string_append_c (text, ' ');
  if (next == 0)
    g_string_append (text, _ ("Connecting…"));
  else
    g_string_append_printf (text, ngettext ("Next try in %d s.", "Next try in %d s.", seconds),
                            seconds);
}

static void
update_title (BunkoShell *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *button;
  const char *what = describe_presence (self->presence, &button);

  if (what == NULL)
    return;

  g_string_append (text, what);
  append_freshness (self, text);
  append_plan (self, text);
  adw_banner_set_title (self->banner, text->str);
  adw_banner_set_button_label (self->banner, button);
}

static gboolean
tick_cb (gpointer data)
{
  BunkoShell *self = data;

  update_title (self);
  if (bunko_controller_get_next_attempt (self->controller) > 0)
    return G_SOURCE_CONTINUE;

  self->banner_tick = 0;

  return G_SOURCE_REMOVE;
}

/* The seconds count down, for those who look; who only listens is told once. */
static void
start_ticking (BunkoShell *self)
{
  g_clear_handle_id (&self->banner_tick, g_source_remove);
  if (self->presence == BUNKO_CONTROLLER_PRESENT || waits_for_person (self->presence))
    return;

  if (bunko_controller_get_next_attempt (self->controller) > 0)
    self->banner_tick = g_timeout_add_seconds (1, tick_cb, self);
  else
    self->banner_tick = g_timeout_add (TRYING_DELAY_MS, tick_cb, self);
}

static void
announce (BunkoShell *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *button;
  const char *what = describe_presence (self->presence, &button);

  if (what == NULL)
    return;

  g_string_append (text, what);
  append_freshness (self, text);
  bunko_announce (GTK_WIDGET (self), text->str, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
show_toast (BunkoShell *self)
{
  GtkWidget *toasts = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);

  if (toasts != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (toasts), adw_toast_new (_ ("Connected again")));
}

/* The server went, came, or it is known when it is tried next. */
void
_bunko_shell_update_banner (BunkoShell *self)
{
  BunkoControllerPresence presence = bunko_controller_get_presence (self->controller);
  gboolean changed = presence != self->presence;
  gboolean trying = bunko_controller_get_next_attempt (self->controller) == 0;

  self->presence = presence;
  if (changed || !trying)
    update_title (self);
  if (changed)
    announce (self);
  if (changed && presence == BUNKO_CONTROLLER_PRESENT)
    show_toast (self);
  adw_banner_set_revealed (self->banner, presence != BUNKO_CONTROLLER_PRESENT);
  start_ticking (self);
}
