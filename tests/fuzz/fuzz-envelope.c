/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz.h"
#include "protocol/bunko-envelope.h"
#include "protocol/bunko-json.h"

/* A message of any shape must be classed without a warning, and what is said about it must hold. */

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) text = g_bytes_new_static (data, size);
  g_autoptr (JsonNode) root = bunko_json_parse (text, NULL);
  g_auto (BunkoEnvelope) envelope = BUNKO_ENVELOPE_INIT;

  if (root == NULL)
    return 0;

  bunko_envelope_read (&envelope, root);

  g_assert_true ((envelope.error != NULL) == (envelope.kind == BUNKO_ENVELOPE_FAILED));
  if (envelope.kind == BUNKO_ENVELOPE_RESULTS)
    g_assert_true (JSON_NODE_HOLDS_ARRAY (envelope.data));
  if (envelope.kind == BUNKO_ENVELOPE_GREETING)
    g_assert_true (JSON_NODE_HOLDS_OBJECT (envelope.data));
  if (envelope.kind == BUNKO_ENVELOPE_PUSH)
    g_assert_cmpint (envelope.command, >, 0);

  return 0;
}
