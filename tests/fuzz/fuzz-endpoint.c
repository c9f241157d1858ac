/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz.h"
#include "protocol/bunko-endpoint.h"

/* An address that is understood must be the same when it is written out and read again. */

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup (size > 0 ? (const char *) data : "", size);
  g_autofree char *user = NULL;
  g_autofree char *path = NULL;
  g_autofree char *written = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BunkoEndpoint) endpoint = bunko_endpoint_parse (text, &user, &path, &error);
  g_autoptr (BunkoEndpoint) again = NULL;

  g_assert_true ((endpoint != NULL) == (error == NULL));
  if (endpoint == NULL)
    return 0;

  written = bunko_endpoint_to_string (endpoint);
  again = bunko_endpoint_parse (written, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (bunko_endpoint_equal (endpoint, again));

  return 0;
}
