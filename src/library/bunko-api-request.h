/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-api-function.h"

G_BEGIN_DECLS

/**
 * BunkoApiProblem:
 * @line: the line that it is in, from 1
 * @column: the character of the line, from 1
 * @start: where it begins, in characters from 0
 * @length: how many characters it is about; may be 0 at the end of the text
 * @fatal: whether the message cannot be sent; else the server will probably refuse it
 * @message: what is wrong, for the person
 *
 * Something that is wrong with the text of a message.
 */
typedef struct
{
  guint line;
  guint column;
  guint start;
  guint length;
  gboolean fatal;
  char *message;
} BunkoApiProblem;

/**
 * BUNKO_API_REQUEST_MAX_LENGTH:
 *
 * How long the text of a message may be, in bytes.
 */
#define BUNKO_API_REQUEST_MAX_LENGTH (1u << 20)

#define BUNKO_TYPE_API_REQUEST (bunko_api_request_get_type ())

G_DECLARE_FINAL_TYPE (BunkoApiRequest, bunko_api_request, BUNKO, API_REQUEST, GObject)

BunkoApiRequest *
bunko_api_request_new (const char *text, GPtrArray **problems) G_GNUC_WARN_UNUSED_RESULT;
guint bunko_api_request_get_n_calls (BunkoApiRequest *self);
const char *bunko_api_request_get_name (BunkoApiRequest *self, guint index);
BunkoApiFunction *bunko_api_request_get_function (BunkoApiRequest *self, guint index);
char *bunko_api_request_dup_title (BunkoApiRequest *self) G_GNUC_WARN_UNUSED_RESULT;
char *bunko_api_request_dup_text (BunkoApiRequest *self) G_GNUC_WARN_UNUSED_RESULT;
char *bunko_api_request_dup_masked_text (BunkoApiRequest *self) G_GNUC_WARN_UNUSED_RESULT;
char *
bunko_api_request_dup_command (BunkoApiRequest *self, const char *server) G_GNUC_WARN_UNUSED_RESULT;
gboolean bunko_api_request_has_secrets (BunkoApiRequest *self);
GStrv bunko_api_request_dup_warnings (BunkoApiRequest *self) G_GNUC_WARN_UNUSED_RESULT;

char *bunko_api_message_add_call (const char *text, const char *call) G_GNUC_WARN_UNUSED_RESULT;
char *bunko_api_call_new (const char *fname,
                          const char *const *names,
                          const char *const *values) G_GNUC_WARN_UNUSED_RESULT;
char *bunko_api_quote (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean
bunko_api_argument_check (const BunkoApiArgument *argument, const char *value, char **message);

G_END_DECLS
