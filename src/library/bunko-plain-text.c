/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-plain-text.h"

#include <string.h>

#include "bunko-clean-text.h"

static gboolean
is_unwanted (gunichar c)
{
  return (g_unichar_iscntrl (c) && c != '\n' && c != '\t') || bunko_turns_direction (c);
}

/**
 * bunko_plain_text_dup:
 * @text: (nullable): text of a server
 * @max_chars: how many characters of it to keep, at least one
 *
 * Makes text that can be shown among other text: valid UTF-8, without control characters but line
 * breaks and tabs, without characters that change the direction of what follows, and not longer
 * than wanted. What is cut off is marked by an ellipsis. It is still no markup: do not parse it.
 *
 * Returns: (transfer full): the text, empty for %NULL
 */
char *
bunko_plain_text_dup (const char *text, guint max_chars)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autofree char *valid = NULL;
  gsize length;
  guint n = 0;

  g_return_val_if_fail (max_chars > 0, NULL);

  if (text == NULL)
    return g_strdup ("");

  /* Four bytes are the longest character. What lies beyond need not be looked at. */
  length = strnlen (text, ((gsize) max_chars + 1) * 8);
  valid = g_utf8_make_valid (text, (gssize) length);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_unwanted (c))
        continue;
      if (n++ == max_chars)
        {
          g_string_append (plain, "…");
          break;
        }
      g_string_append_unichar (plain, c);
    }

  return g_strdup (g_strstrip (plain->str));
}
