/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bunko-traffic-entry-private.h"
#include "bunko-traffic-log-private.h"

/* How what happens on the connections becomes entries of the log. */

/* So many functions are named in a line. */
#define MAX_NAMES 4
/* And so many characters of an error, which a server may make as long as it likes. */
#define MAX_ERROR 500

static JsonNode *
get_data (JsonNode *message)
{
  return JSON_NODE_HOLDS_OBJECT (message)
             ? json_object_get_member (json_node_get_object (message), "data")
             : NULL;
}

static const char *
get_function (JsonNode *call)
{
  JsonNode *name = JSON_NODE_HOLDS_OBJECT (call)
                       ? json_object_get_member (json_node_get_object (call), "fname")
                       : NULL;

  return name != NULL && json_node_get_value_type (name) == G_TYPE_STRING
             ? json_node_get_string (name)
             : "?";
}

static char *
name_calls (JsonArray *calls)
{
  GString *names = g_string_new (NULL);
  guint n = json_array_get_length (calls);

  for (guint i = 0; i < MIN (n, MAX_NAMES); i++)
    g_string_append_printf (names, i == 0 ? "%s" : ", %s",
                            get_function (json_array_get_element (calls, i)));
  if (n > MAX_NAMES)
    g_string_append_printf (names, " +%u", n - MAX_NAMES);
  return g_string_free (names, FALSE);
}

/* A list of calls, an object to log in with, or a command. */
static char *
name_request (JsonNode *message)
{
  JsonNode *data = get_data (message);

  if (data == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_ARRAY (data))
    return name_calls (json_node_get_array (data));
  if (JSON_NODE_HOLDS_OBJECT (data))
    return g_strdup ("login");
  return json_node_get_value_type (data) == G_TYPE_STRING ? g_strdup (json_node_get_string (data))
                                                          : NULL;
}

/* Errors. */

static JsonObject *
get_error (JsonNode *node)
{
  JsonNode *error = JSON_NODE_HOLDS_OBJECT (node)
                        ? json_object_get_member (json_node_get_object (node), "error")
                        : NULL;

  return error != NULL && JSON_NODE_HOLDS_OBJECT (error) ? json_node_get_object (error) : NULL;
}

/* The first error of the functions in a reply. */
static JsonObject *
find_error (JsonNode *message)
{
  JsonObject *error = get_error (message);
  JsonNode *data = get_data (message);
  JsonArray *results =
      data != NULL && JSON_NODE_HOLDS_ARRAY (data) ? json_node_get_array (data) : NULL;

  for (guint i = 0; error == NULL && results != NULL && i < json_array_get_length (results); i++)
    error = get_error (json_array_get_element (results, i));
  return error;
}

static char *
describe_error (BunkoTrafficLog *self, JsonObject *error)
{
  JsonNode *msg = json_object_get_member (error, "msg");
  JsonNode *code = json_object_get_member (error, "code");
  gboolean has_text = msg != NULL && json_node_get_value_type (msg) == G_TYPE_STRING;
  gboolean has_code = code != NULL && json_node_get_value_type (code) == G_TYPE_INT64;
  const char *text = has_text ? json_node_get_string (msg) : "";
  g_autofree char *start = g_utf8_substring (text, 0, g_utf8_strlen (text, MAX_ERROR * 8));
  g_autofree char *whole = bunko_wire_mask_text (self->mask, start);
  g_autofree char *masked = g_utf8_strlen (whole, -1) > MAX_ERROR
                                ? g_utf8_substring (whole, 0, MAX_ERROR)
                                : g_strdup (whole);

  if (!has_code)
    return g_steal_pointer (&masked);
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s", json_node_get_int (code), masked);
}

/* Entries. */

static BunkoTrafficEntry *
make_entry (const BunkoWireEvent *event, BunkoTrafficKind kind)
{
  BunkoTrafficEntry *entry = _bunko_traffic_entry_new (kind);

  entry->connection = event->connection;
  entry->lane = event->lane;
  return entry;
}

static void
count_received (BunkoTrafficLog *self, BunkoTrafficEntry *entry, const BunkoWireEvent *event)
{
  entry->sizes[BUNKO_TRAFFIC_RECEIVED] = event->compressed;
  entry->sizes[BUNKO_TRAFFIC_RECEIVED_TEXT] = event->inflated;
  self->totals.n_messages++;
  self->totals.received += event->compressed;
}

/* Something that the server said by itself, or that happened to a connection. */
static void
add_note (BunkoTrafficLog *self, const BunkoWireEvent *event, BunkoTrafficKind kind)
{
  g_autoptr (BunkoTrafficEntry) entry = make_entry (event, kind);

  if (event->message != NULL)
    {
      entry->reply = bunko_wire_mask_reply (self->mask, event->message, BUNKO_TRAFFIC_MAX_TEXT);
      count_received (self, entry, event);
    }
  if (event->error != NULL)
    entry->error = bunko_wire_mask_text (self->mask, event->error->message);
  if (bunko_traffic_entry_is_problem (entry) && kind != BUNKO_TRAFFIC_CLOSED)
    self->totals.n_problems++;
  _bunko_traffic_log_append (self, entry);
}

static void
add_request (BunkoTrafficLog *self, const BunkoWireEvent *event)
{
  g_autoptr (BunkoTrafficEntry) entry = make_entry (event, BUNKO_TRAFFIC_EXCHANGE);

  entry->exchange = event->exchange;
  entry->state = BUNKO_TRAFFIC_WAITING;
  entry->functions = name_request (event->message);
  entry->request = bunko_wire_mask_request (self->mask, event->message, BUNKO_TRAFFIC_MAX_TEXT);
  entry->sizes[BUNKO_TRAFFIC_SENT] = event->compressed;
  entry->sizes[BUNKO_TRAFFIC_SENT_TEXT] = event->inflated;
  self->totals.n_messages++;
  self->totals.sent += event->compressed;
  g_hash_table_replace (self->open, &entry->exchange, entry);
  _bunko_traffic_log_append (self, entry);
}

static BunkoTrafficEntry *
find_open (BunkoTrafficLog *self, const BunkoWireEvent *event)
{
  return event->exchange > 0 ? g_hash_table_lookup (self->open, &event->exchange) : NULL;
}

/* An entry whose own message already gave way keeps none of the reply either. */
static void
take_reply (BunkoTrafficLog *self, BunkoTrafficEntry *entry, const BunkoWireEvent *event)
{
  JsonObject *error = find_error (event->message);
  BunkoTrafficState state = error != NULL ? BUNKO_TRAFFIC_ERROR : BUNKO_TRAFFIC_OK;

  g_hash_table_remove (self->open, &entry->exchange);
  count_received (self, entry, event);
  if (error != NULL)
    {
      entry->error = describe_error (self, error);
      self->totals.n_problems++;
    }
  if (!entry->dropped)
    {
      entry->reply = bunko_wire_mask_reply (self->mask, event->message, BUNKO_TRAFFIC_MAX_TEXT);
      _bunko_traffic_log_grow (self, strlen (entry->reply) + 1);
    }
  if (entry->state == BUNKO_TRAFFIC_CANCELLED)
    state = BUNKO_TRAFFIC_CANCELLED;
  else
    entry->elapsed = event->elapsed;
  _bunko_traffic_entry_set_state (entry, state);
}

/* Without a reply: the connection ended, or an announcement came in its place. */
static void
lose_exchange (BunkoTrafficLog *self, const BunkoWireEvent *event)
{
  BunkoTrafficEntry *entry = find_open (self, event);

  if (entry == NULL)
    return;
  g_hash_table_remove (self->open, &entry->exchange);
  if (entry->state == BUNKO_TRAFFIC_CANCELLED)
    return;
  entry->elapsed = event->elapsed;
  entry->error = event->error != NULL ? bunko_wire_mask_text (self->mask, event->error->message)
                                      : g_strdup (_ ("The server announced something instead"));
  self->totals.n_problems++;
  _bunko_traffic_entry_set_state (entry, BUNKO_TRAFFIC_LOST);
}

static void
cancel_exchange (BunkoTrafficLog *self, const BunkoWireEvent *event)
{
  BunkoTrafficEntry *entry = find_open (self, event);

  if (entry == NULL)
    return;
  entry->elapsed = event->elapsed;
  _bunko_traffic_entry_set_state (entry, BUNKO_TRAFFIC_CANCELLED);
}

/* The reply to a message that was sent before the log began, or while it was paused. */
static void
add_reply_alone (BunkoTrafficLog *self, const BunkoWireEvent *event)
{
  g_autoptr (BunkoTrafficEntry) entry = make_entry (event, BUNKO_TRAFFIC_EXCHANGE);

  entry->exchange = event->exchange;
  _bunko_traffic_log_append (self, entry);
  take_reply (self, entry, event);
}

static void
record (BunkoTrafficLog *self, const BunkoWireEvent *event)
{
  switch (event->kind)
    {
    case BUNKO_WIRE_OPENED:
      add_note (self, event, BUNKO_TRAFFIC_OPENED);
      break;
    case BUNKO_WIRE_GREETING:
      add_note (self, event, BUNKO_TRAFFIC_GREETING);
      break;
    case BUNKO_WIRE_PUSH:
      add_note (self, event, BUNKO_TRAFFIC_PUSH);
      break;
    case BUNKO_WIRE_STRAY:
      add_note (self, event, BUNKO_TRAFFIC_STRAY);
      break;
    case BUNKO_WIRE_CLOSED:
      add_note (self, event, BUNKO_TRAFFIC_CLOSED);
      break;
    case BUNKO_WIRE_SENT:
      add_request (self, event);
      break;
    case BUNKO_WIRE_REPLY:
      add_reply_alone (self, event);
      break;
    case BUNKO_WIRE_CANCELLED:
    default:
      break;
    }
}

/* Private: takes what a tap reports. */
void
_bunko_traffic_log_take_event (const BunkoWireEvent *event, gpointer user_data)
{
  BunkoTrafficLog *self = user_data;
  BunkoTrafficEntry *entry = find_open (self, event);

  if (entry != NULL && event->kind == BUNKO_WIRE_REPLY)
    {
      take_reply (self, entry, event);
      return;
    }
  if (event->kind == BUNKO_WIRE_CANCELLED)
    cancel_exchange (self, event);
  else if (event->kind == BUNKO_WIRE_CLOSED || event->kind == BUNKO_WIRE_PUSH)
    lose_exchange (self, event);
  if (self->recording)
    record (self, event);
}
