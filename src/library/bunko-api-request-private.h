/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "bunko-api-request.h"
#include "bunko-api-scan-private.h"

G_BEGIN_DECLS

JsonObject *_bunko_api_request_get_arguments (BunkoApiRequest *self, guint index);
JsonNode *
_bunko_api_request_to_node (BunkoApiRequest *self, gboolean masked) G_GNUC_WARN_UNUSED_RESULT;
char *_bunko_api_argument_describe_mismatch (const BunkoApiArgument *argument,
                                             JsonNode *value) G_GNUC_WARN_UNUSED_RESULT;
char *_bunko_api_print (JsonNode *node) G_GNUC_WARN_UNUSED_RESULT;

/* Collects what is wrong with a text. */
typedef struct
{
  const char *text;
  GPtrArray *problems; /* of BunkoApiProblem */
  gboolean fatal;
} BunkoApiCheck;

void _bunko_api_check_add (BunkoApiCheck *check,
                           const BunkoApiSpan *where,
                           gboolean fatal,
                           char *message);
void _bunko_api_check_call (BunkoApiCheck *check,
                            const BunkoApiObject *object,
                            const char *fname,
                            JsonObject *arguments);

G_END_DECLS
