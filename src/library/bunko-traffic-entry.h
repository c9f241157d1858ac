/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * BunkoTrafficKind:
 * @BUNKO_TRAFFIC_EXCHANGE: a message to the server, and its reply
 * @BUNKO_TRAFFIC_GREETING: the server said who it is
 * @BUNKO_TRAFFIC_PUSH: the server announced something to all
 * @BUNKO_TRAFFIC_STRAY: the server sent what nobody had asked for
 * @BUNKO_TRAFFIC_OPENED: a connection was made
 * @BUNKO_TRAFFIC_CLOSED: a connection ended
 *
 * What a line of the connection log tells.
 */
typedef enum
{
  BUNKO_TRAFFIC_EXCHANGE,
  BUNKO_TRAFFIC_GREETING,
  BUNKO_TRAFFIC_PUSH,
  BUNKO_TRAFFIC_STRAY,
  BUNKO_TRAFFIC_OPENED,
  BUNKO_TRAFFIC_CLOSED,
} BunkoTrafficKind;

/**
 * BunkoTrafficState:
 * @BUNKO_TRAFFIC_NOTE: it just happened; nothing is waited for
 * @BUNKO_TRAFFIC_WAITING: the reply is still to come
 * @BUNKO_TRAFFIC_OK: the reply came
 * @BUNKO_TRAFFIC_ERROR: the reply is an error, or holds one
 * @BUNKO_TRAFFIC_LOST: no reply will come
 * @BUNKO_TRAFFIC_CANCELLED: nobody wants the reply any more
 *
 * What became of a message.
 */
typedef enum
{
  BUNKO_TRAFFIC_NOTE,
  BUNKO_TRAFFIC_WAITING,
  BUNKO_TRAFFIC_OK,
  BUNKO_TRAFFIC_ERROR,
  BUNKO_TRAFFIC_LOST,
  BUNKO_TRAFFIC_CANCELLED,
} BunkoTrafficState;

/**
 * BunkoTrafficSize:
 * @BUNKO_TRAFFIC_SENT: what went out, in bytes on the wire
 * @BUNKO_TRAFFIC_SENT_TEXT: the same before it was compressed
 * @BUNKO_TRAFFIC_RECEIVED: what came in, in bytes on the wire
 * @BUNKO_TRAFFIC_RECEIVED_TEXT: the same inflated
 * @BUNKO_TRAFFIC_N_SIZES: how many there are
 *
 * The sizes of an exchange.
 */
typedef enum
{
  BUNKO_TRAFFIC_SENT,
  BUNKO_TRAFFIC_SENT_TEXT,
  BUNKO_TRAFFIC_RECEIVED,
  BUNKO_TRAFFIC_RECEIVED_TEXT,
  BUNKO_TRAFFIC_N_SIZES,
} BunkoTrafficSize;

/**
 * BunkoTrafficFormat:
 * @BUNKO_TRAFFIC_FORMAT_TEXT: for people: a line for each entry, its messages indented below
 * @BUNKO_TRAFFIC_FORMAT_JSON_LINES: for programs: an object for each entry, on one line
 *
 * How the connection log is exported.
 */
typedef enum
{
  BUNKO_TRAFFIC_FORMAT_TEXT,
  BUNKO_TRAFFIC_FORMAT_JSON_LINES,
} BunkoTrafficFormat;

#define BUNKO_TYPE_TRAFFIC_KIND  (bunko_traffic_kind_get_type ())
#define BUNKO_TYPE_TRAFFIC_STATE (bunko_traffic_state_get_type ())
GType bunko_traffic_kind_get_type (void) G_GNUC_CONST;
GType bunko_traffic_state_get_type (void) G_GNUC_CONST;

#define BUNKO_TYPE_TRAFFIC_ENTRY (bunko_traffic_entry_get_type ())

G_DECLARE_FINAL_TYPE (BunkoTrafficEntry, bunko_traffic_entry, BUNKO, TRAFFIC_ENTRY, GObject)

BunkoTrafficKind bunko_traffic_entry_get_kind (BunkoTrafficEntry *self);
BunkoTrafficState bunko_traffic_entry_get_state (BunkoTrafficEntry *self);
gboolean bunko_traffic_entry_is_problem (BunkoTrafficEntry *self);
guint bunko_traffic_entry_get_connection (BunkoTrafficEntry *self);
const char *bunko_traffic_entry_get_lane (BunkoTrafficEntry *self);
GDateTime *bunko_traffic_entry_dup_time (BunkoTrafficEntry *self) G_GNUC_WARN_UNUSED_RESULT;
gint64 bunko_traffic_entry_get_elapsed (BunkoTrafficEntry *self);
guint64 bunko_traffic_entry_get_size (BunkoTrafficEntry *self, BunkoTrafficSize size);
const char *bunko_traffic_entry_get_functions (BunkoTrafficEntry *self);
char *bunko_traffic_entry_dup_title (BunkoTrafficEntry *self) G_GNUC_WARN_UNUSED_RESULT;
const char *bunko_traffic_entry_get_error (BunkoTrafficEntry *self);
gboolean bunko_traffic_entry_is_dropped (BunkoTrafficEntry *self);
const char *bunko_traffic_entry_get_request (BunkoTrafficEntry *self);
const char *bunko_traffic_entry_get_reply (BunkoTrafficEntry *self);
char *bunko_traffic_entry_format_request (BunkoTrafficEntry *self) G_GNUC_WARN_UNUSED_RESULT;
char *bunko_traffic_entry_format_reply (BunkoTrafficEntry *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean bunko_traffic_entry_matches (BunkoTrafficEntry *self, const char *folded);

G_END_DECLS
