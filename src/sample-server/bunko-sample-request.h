/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* One message of a client, taken apart. */
typedef struct
{
  JsonNode *root;
  /* Members of the root object, borrowed from it. */
  JsonNode *session;
  JsonNode *name;
  JsonNode *data;
  /* The request id that later versions echo; NULL if none was sent. */
  JsonNode *id;
} BunkoSampleRequest;

BunkoSampleRequest *bunko_sample_request_parse (GBytes *gzip,
                                                gboolean accept_id,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bunko_sample_request_free (BunkoSampleRequest *self);

const char *bunko_sample_request_text (JsonNode *node);
gboolean bunko_sample_request_check_keys (JsonNode *node,
                                          const char *const *keys,
                                          const char *optional,
                                          int code,
                                          GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoSampleRequest, bunko_sample_request_free)

G_END_DECLS
