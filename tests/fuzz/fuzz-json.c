/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz.h"
#include "protocol/bunko-json.h"

/* A text that can be read must come back unchanged from being written and read again. */

static GBytes *
rewrite (GBytes *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = bunko_json_parse (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);

  return bunko_json_serialize (node);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) text = g_bytes_new_static (data, size);
  g_autoptr (GBytes) once = NULL;
  g_autoptr (GBytes) twice = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;

  node = bunko_json_parse (text, &error);
  g_assert_true ((node != NULL) == (error == NULL));
  if (node == NULL)
    return 0;

  once = bunko_json_serialize (node);
  twice = rewrite (once);
  g_assert_true (g_bytes_equal (once, twice));

  return 0;
}
