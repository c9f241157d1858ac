/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * BunkoCommandState:
 * @BUNKO_COMMAND_OUT_OF_SERVICE: nothing is known of it yet
 * @BUNKO_COMMAND_IN_SERVICE: the server has made it
 * @BUNKO_COMMAND_IN_QUEUE: it waits for its turn
 * @BUNKO_COMMAND_STARTED: it runs
 * @BUNKO_COMMAND_FINISHED: it is done and has a value
 * @BUNKO_COMMAND_STOPPED: it was stopped and has no value
 * @BUNKO_COMMAND_FAILED: it ended with an error
 *
 * State of an asynchronous command, with the numbers of the server (HPX documentation,
 * "CommandState").
 */
typedef enum
{
  BUNKO_COMMAND_OUT_OF_SERVICE,
  BUNKO_COMMAND_IN_SERVICE,
  BUNKO_COMMAND_IN_QUEUE,
  BUNKO_COMMAND_STARTED,
  BUNKO_COMMAND_FINISHED,
  BUNKO_COMMAND_STOPPED,
  BUNKO_COMMAND_FAILED,
} BunkoCommandState;

#define BUNKO_TYPE_COMMAND_STATE (bunko_command_state_get_type ())
GType bunko_command_state_get_type (void) G_GNUC_CONST;

#define BUNKO_TYPE_COMMAND (bunko_command_get_type ())
G_DECLARE_FINAL_TYPE (BunkoCommand, bunko_command, BUNKO, COMMAND, GObject)

const char *bunko_command_get_id (BunkoCommand *self);
BunkoCommandState bunko_command_get_state (BunkoCommand *self);
double bunko_command_get_progress (BunkoCommand *self);
const char *bunko_command_get_title (BunkoCommand *self);
const char *bunko_command_get_subtitle (BunkoCommand *self);
const char *bunko_command_get_text (BunkoCommand *self);
gboolean bunko_command_get_watched (BunkoCommand *self);
void bunko_command_set_watched (BunkoCommand *self, gboolean watched);
void bunko_command_set_eager (BunkoCommand *self, gboolean eager);
void bunko_command_stop (BunkoCommand *self);
void bunko_command_request_stop_async (BunkoCommand *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean
bunko_command_request_stop_finish (BunkoCommand *self, GAsyncResult *result, GError **error);
const GError *bunko_command_get_error (BunkoCommand *self);
void bunko_command_wait_async (BunkoCommand *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
JsonNode *bunko_command_wait_finish (BunkoCommand *self,
                                     GAsyncResult *result,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
