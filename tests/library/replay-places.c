/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "replay.h"

/* Where to cut. */

static void
add_place (GArray *places, guint connection, const char *side, gint64 at, gboolean is_end)
{
  ReplayPlace place = { connection, side, at, is_end, places->len % 2 == 1 };

  g_array_append_val (places, place);
  if (!is_end)
    return;
  place.unplug = !place.unplug;
  g_array_append_val (places, place);
}

static gboolean
is_end (JsonArray *ends, gint64 at)
{
  for (guint i = 0; i < json_array_get_length (ends); i++)
    if (json_array_get_int_element (ends, i) == at)
      return TRUE;
  return FALSE;
}

/* Evenly over the bytes of all sides; at the ends of messages both with the server out of reach and
 * without. */
static void
add_places (GArray *places, guint connection, JsonObject *sides, const char *side, double step)
{
  JsonObject *object = json_object_get_object_member (sides, side);
  JsonArray *ends = json_object_get_array_member (object, "ends");
  gint64 n_bytes = json_object_get_int_member (object, "bytes");

  for (guint i = 0; i < json_array_get_length (ends); i++)
    add_place (places, connection, side, json_array_get_int_element (ends, i), TRUE);
  for (double at = step / 2; at < (double) n_bytes; at += step)
    if (!is_end (ends, (gint64) at))
      add_place (places, connection, side, (gint64) at, FALSE);
}

GArray *
replay_list_places (ReplayFixture *self, guint n_inside)
{
  static const char *const sides[] = { "client", "server" };
  GArray *places = g_array_new (FALSE, FALSE, sizeof (ReplayPlace));
  g_auto (ReplayResult) result = { 0 };
  g_autoptr (JsonNode) report = NULL;
  JsonArray *connections;
  gint64 n_bytes = 0;

  replay_run (self, NULL, &result);
  g_assert_cmpstr (result.problem, ==, NULL);
  report = fault_fixture_report (&self->faults);
  connections = json_object_get_array_member (json_node_get_object (report), "connections");
  for (guint i = 0; i < json_array_get_length (connections); i++)
    for (guint side = 0; side < 2; side++)
      n_bytes += json_object_get_int_member (
          json_object_get_object_member (json_array_get_object_element (connections, i),
                                         sides[side]),
          "bytes");
  for (guint i = 0; i < json_array_get_length (connections); i++)
    for (guint side = 0; side < 2; side++)
      add_places (places, i + 1, json_array_get_object_element (connections, i), sides[side],
                  (double) n_bytes / n_inside);
  return places;
}
