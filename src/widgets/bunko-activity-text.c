/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-activity-text.h"

#include <glib/gi18n-lib.h>

/* What is said about activities and messages besides what they say themselves. */

/**
 * bunko_activity_text_dup_duration:
 * @seconds: how long, 0 or more
 *
 * Returns: (transfer full): the duration for people, such as “2 min 5 s”
 */
char *
bunko_activity_text_dup_duration (gint64 seconds)
{
  gint64 hours = MAX (seconds, 0) / 3600;
  int minutes = (int) (MAX (seconds, 0) / 60 % 60);

  if (hours > 0)
    /* Translators: a duration of hours and minutes */
    return g_strdup_printf (_ ("%" G_GINT64_FORMAT " h %d min"), hours, minutes);
  if (minutes > 0)
    /* Translators: a duration of minutes and seconds */
    return g_strdup_printf (_ ("%d min %d s"), minutes, (int) (seconds % 60));
  /* Translators: a duration of seconds */
  return g_strdup_printf (_ ("%d s"), (int) MAX (seconds, 0));
}

/**
 * bunko_activity_text_dup_time:
 * @time: in seconds since 1970
 *
 * Returns: (transfer full): the time of day, with the date if that is not today
 */
char *
bunko_activity_text_dup_time (gint64 time)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (time);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  gboolean today;

  if (then == NULL)
    return g_strdup ("");

  today = g_date_time_get_year (then) == g_date_time_get_year (now) &&
          g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (now);
  return g_date_time_format (then, today ? "%R" : "%x %R");
}

static const char *
describe_state (BunkoActivityState state)
{
  switch (state)
    {
    case BUNKO_ACTIVITY_WAITING:
      return _ ("Waiting");
    case BUNKO_ACTIVITY_STOPPING:
      return _ ("Stopping…");
    case BUNKO_ACTIVITY_FINISHED:
      return _ ("Finished");
    case BUNKO_ACTIVITY_STOPPED:
      return _ ("Stopped");
    case BUNKO_ACTIVITY_FAILED:
      return _ ("Failed");
    case BUNKO_ACTIVITY_RUNNING:
    default:
      return NULL;
    }
}

/* 0 is no news, and a server that does not know says so all the time. */
static char *
dup_percent (BunkoActivity *activity)
{
  double fraction = bunko_activity_get_fraction (activity);

  if (fraction < 0 || bunko_activity_is_over (activity))
    return NULL;
  /* Translators: how much of something is done */
  return g_strdup_printf (_ ("%d %%"), (int) (fraction * 100));
}

/**
 * bunko_activity_text_dup_status:
 * @activity: an activity
 *
 * Says in one line how far it has come and how long that took: “40 % · 12 s”, “Failed · 14:32”.
 *
 * Returns: (transfer full): the text; plain
 */
char *
bunko_activity_text_dup_status (BunkoActivity *activity)
{
  BunkoActivityState state;
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  g_autofree char *percent = NULL;
  gint64 end;

  g_return_val_if_fail (BUNKO_IS_ACTIVITY (activity), NULL);

  state = bunko_activity_get_state (activity);
  percent = dup_percent (activity);
  end = bunko_activity_is_over (activity) ? bunko_activity_get_ended (activity)
                                          : g_get_real_time () / G_USEC_PER_SEC;
  if (describe_state (state) != NULL)
    g_strv_builder_add (parts, describe_state (state));
  if (percent != NULL)
    g_strv_builder_take (parts, g_steal_pointer (&percent));
  if (bunko_activity_is_over (activity))
    g_strv_builder_take (parts, bunko_activity_text_dup_time (end));
  if (state != BUNKO_ACTIVITY_WAITING)
    g_strv_builder_take (
        parts, bunko_activity_text_dup_duration (end - bunko_activity_get_started (activity)));
  all = g_strv_builder_end (parts);
  return g_strjoinv (" · ", all);
}
