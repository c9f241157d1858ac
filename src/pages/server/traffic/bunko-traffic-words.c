/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-traffic-row.h"

/* How entries of the connection log are put into words. */

static const struct
{
  const char *icon_name;
  const char *text;
  const char *style;
} states[] = {
  [BUNKO_TRAFFIC_NOTE] = { NULL, NULL, "dim-label" },
  [BUNKO_TRAFFIC_WAITING] = { "content-loading-symbolic", N_ ("Waiting"), "accent" },
  [BUNKO_TRAFFIC_OK] = { "object-select-symbolic", N_ ("Done"), "success" },
  [BUNKO_TRAFFIC_ERROR] = { "dialog-error-symbolic", N_ ("Error"), "error" },
  [BUNKO_TRAFFIC_LOST] = { "network-offline-symbolic", N_ ("Lost"), "error" },
  [BUNKO_TRAFFIC_CANCELLED] = { "window-close-symbolic", N_ ("Cancelled"), "dim-label" },
};

static const char *
get_note_icon (BunkoTrafficKind kind)
{
  if (kind == BUNKO_TRAFFIC_OPENED)
    return "network-transmit-receive-symbolic";
  if (kind == BUNKO_TRAFFIC_CLOSED)
    return "network-offline-symbolic";
  return "network-receive-symbolic";
}

/**
 * bunko_traffic_state_get_icon:
 * @entry: an entry
 *
 * Returns: (transfer none): the name of an icon for what became of it
 */
const char *
bunko_traffic_state_get_icon (BunkoTrafficEntry *entry)
{
  const char *icon_name = states[bunko_traffic_entry_get_state (entry)].icon_name;

  return icon_name != NULL ? icon_name : get_note_icon (bunko_traffic_entry_get_kind (entry));
}

/**
 * bunko_traffic_state_get_text:
 * @entry: an entry
 *
 * Returns: (transfer none): what became of it, in a word; empty if nothing was to come of it
 */
const char *
bunko_traffic_state_get_text (BunkoTrafficEntry *entry)
{
  const char *text = states[bunko_traffic_entry_get_state (entry)].text;

  return text != NULL ? _ (text) : "";
}

/**
 * bunko_traffic_state_get_style:
 * @entry: an entry
 *
 * Returns: (transfer none): a style class for what became of it
 */
const char *
bunko_traffic_state_get_style (BunkoTrafficEntry *entry)
{
  return states[bunko_traffic_entry_get_state (entry)].style;
}

static const char *
name_lane (const char *lane)
{
  if (g_strcmp0 (lane, "interactive") == 0)
    return C_ ("lane", "Interactive");
  if (g_strcmp0 (lane, "bulk") == 0)
    return C_ ("lane", "Pictures");
  if (g_strcmp0 (lane, "poll") == 0)
    return C_ ("lane", "Polling");
  return lane;
}

/**
 * bunko_traffic_format_lane:
 * @entry: an entry
 *
 * Returns: (transfer full): the lane and the number of the connection
 */
char *
bunko_traffic_format_lane (BunkoTrafficEntry *entry)
{
  /* Translators: the use of a connection and its number, as in "Pictures 3". */
  return g_strdup_printf (_ ("%s %u"), name_lane (bunko_traffic_entry_get_lane (entry)),
                          bunko_traffic_entry_get_connection (entry));
}

/**
 * bunko_traffic_format_sizes:
 * @entry: an entry
 *
 * Returns: (transfer full): how much went out and came in, on the wire; empty if nothing did
 */
char *
bunko_traffic_format_sizes (BunkoTrafficEntry *entry)
{
  guint64 sent = bunko_traffic_entry_get_size (entry, BUNKO_TRAFFIC_SENT);
  guint64 received = bunko_traffic_entry_get_size (entry, BUNKO_TRAFFIC_RECEIVED);
  g_autofree char *up = g_format_size (sent);
  g_autofree char *down = g_format_size (received);

  if (sent > 0 && received > 0)
    return g_strdup_printf ("↑ %s  ↓ %s", up, down);
  if (sent > 0)
    return g_strdup_printf ("↑ %s", up);
  return received > 0 ? g_strdup_printf ("↓ %s", down) : g_strdup ("");
}

/**
 * bunko_traffic_format_elapsed:
 * @microseconds: a time, negative for none
 *
 * Returns: (transfer full): the time in milliseconds or seconds, empty if there is none
 */
char *
bunko_traffic_format_elapsed (gint64 microseconds)
{
  double milliseconds = (double) microseconds / 1000;

  if (microseconds < 0)
    return g_strdup ("");
  if (milliseconds < 10)
    return g_strdup_printf (_ ("%.1f ms"), milliseconds);
  if (milliseconds < 10000)
    return g_strdup_printf (_ ("%.0f ms"), milliseconds);
  return g_strdup_printf (_ ("%.0f s"), milliseconds / 1000);
}
