/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "fuzz.h"
#include "protocol/bunko-json.h"
#include "protocol/bunko-wire-mask.h"

/* Whatever a message is, what is shown of it is JSON, and a known secret is not in it. */

#define SECRET "sesame-4711"

static void
check (char *shown)
{
  g_autofree char *text = shown;
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = bunko_json_parse (bytes, &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);
  g_assert_null (strstr (text, SECRET));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (BunkoWireMask) mask = bunko_wire_mask_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (JsonNode) node = bunko_json_parse (bytes, NULL);
  g_autofree char *text = g_utf8_make_valid (size > 0 ? (const char *) data : "", (gssize) size);
  g_autofree char *masked = NULL;

  bunko_wire_mask_learn (mask, SECRET);
  masked = bunko_wire_mask_text (mask, text);
  g_assert_null (strstr (masked, SECRET));
  g_assert_true (g_utf8_validate (masked, -1, NULL));
  if (node == NULL)
    return 0;
  check (bunko_wire_mask_reply (mask, node, size % 512));
  check (bunko_wire_mask_request (mask, node, 64 * 1024));
  return 0;
}
