/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "fuzz.h"
#include "library/bunko-log-text.h"

/* Whatever a server sends as its log, each line is one that can be shown, and a log that grows is
 * known as the same.
 */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *text = size > 0 ? (const char *) data : "";
  g_autoptr (BunkoLogText) half = bunko_log_text_new (text, size / 2);
  g_autoptr (BunkoLogText) whole = bunko_log_text_new (text, size);
  guint n = bunko_log_text_get_n_lines (whole);
  guint shift = 0;

  for (guint i = 0; i < n; i++)
    {
      const char *line = bunko_log_text_get_line (whole, i);

      g_assert_true (g_utf8_validate (line, -1, NULL));
      g_assert_null (strchr (line, '\n'));
      g_assert_cmpuint (strlen (line), <=, BUNKO_LOG_TEXT_MAX_LINE);
      g_assert_cmpuint (bunko_log_text_get_level (whole, i), <=, BUNKO_LOG_LEVEL_CRITICAL);
    }
  g_assert_true (n == 0 || (bunko_log_text_find_shift (whole, whole, &shift) && shift == 0));
  if (bunko_log_text_find_shift (half, whole, &shift))
    g_assert_cmpuint (bunko_log_text_get_n_lines (half) - shift, <=, n);
  return 0;
}
