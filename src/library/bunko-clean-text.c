/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-clean-text.h"

#include <string.h>

/* Texts of a server come from whoever filled it, or wrote it. Laying out megabytes takes seconds,
 * and marks for the direction of writing reach beyond the name that they stand in. */

/* In bytes. Longer ones are nobody's names; the notes of a gallery may be a whole page. */
#define MAX_NAME       1024
#define MAX_PARAGRAPHS (64 * 1024)

#define ELLIPSIS "…"

/**
 * bunko_turns_direction:
 * @c: a character
 *
 * Tells embeddings, overrides and isolates: what stands behind the text is turned around with it.
 * The marks that only stand for a letter (U+200E, U+200F) are harmless.
 *
 * Returns: whether the direction of writing beyond the text changes with @c
 */
gboolean
bunko_turns_direction (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static gboolean
breaks_line (gunichar c)
{
  return c == '\n' || c == '\r' || c == '\t' || c == 0x2028 || c == 0x2029;
}

static gboolean
is_fine (gunichar c, gboolean paragraphs)
{
  if (breaks_line (c))
    return paragraphs;

  return !g_unichar_iscntrl (c) && !bunko_turns_direction (c);
}

static gboolean
is_clean (const char *text, gsize length, gboolean paragraphs)
{
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    if (!is_fine (g_utf8_get_char (p), paragraphs))
      return FALSE;

  return TRUE;
}

/* The last character that is left as a whole. */
static gsize
limit_length (const char *text, gsize length, gsize max)
{
  return length <= max ? length : (gsize) (g_utf8_find_prev_char (text, text + max + 1) - text);
}

static char *
clean_up (const char *text, gsize length, gboolean shortened, gboolean paragraphs)
{
  GString *clean = g_string_sized_new (length);

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_fine (c, paragraphs))
        g_string_append_unichar (clean, c);
      else if (breaks_line (c))
        g_string_append_c (clean, ' ');
    }
  if (shortened)
    g_string_append (clean, ELLIPSIS);

  return g_string_free_and_steal (clean);
}

static const char *
clean (const char *text, gsize max, gboolean paragraphs, char **kept)
{
  gsize full, length;

  if (text == NULL)
    return NULL;

  full = strlen (text);
  length = limit_length (text, full, max);
  if (length == full && is_clean (text, length, paragraphs))
    return text;

  g_free (*kept);
  *kept = clean_up (text, length, length < full, paragraphs);
  return *kept;
}

/**
 * bunko_clean_name:
 * @text: (nullable): what a server calls something; valid UTF-8
 * @kept: (inout): where the result is kept if it is not @text itself; free it after use
 *
 * Makes a name fit for one line of text: without line breaks, control characters and changes of
 * the direction of writing that reach beyond it, and of at most 1024 bytes, plus an ellipsis.
 *
 * Returns: (transfer none) (nullable): the name: @text or what is in @kept
 */
const char *
bunko_clean_name (const char *text, char **kept)
{
  g_return_val_if_fail (kept != NULL, text);

  return clean (text, MAX_NAME, FALSE, kept);
}

/**
 * bunko_clean_paragraphs:
 * @text: (nullable): what a server has to say of something; valid UTF-8
 * @kept: (inout): where the result is kept if it is not @text itself; free it after use
 *
 * As bunko_clean_name(), for text of several lines and at most 64 KiB.
 *
 * Returns: (transfer none) (nullable): the text: @text or what is in @kept
 */
const char *
bunko_clean_paragraphs (const char *text, char **kept)
{
  g_return_val_if_fail (kept != NULL, text);

  return clean (text, MAX_PARAGRAPHS, TRUE, kept);
}

/**
 * bunko_clean_text_dup:
 * @text: (nullable): text of a server, which need not be valid UTF-8
 * @max_chars: how many characters of it to keep, at least one
 *
 * As bunko_clean_paragraphs(), for what is shown among other text: without white space around it,
 * and not longer than wanted. What is cut off is marked by an ellipsis. It is still no markup: do
 * not parse it.
 *
 * Returns: (transfer full): the text, empty for %NULL
 */
char *
bunko_clean_text_dup (const char *text, guint max_chars)
{
  g_autoptr (GString) clean_text = g_string_new (NULL);
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

      if (!is_fine (c, TRUE) || c == '\r')
        continue;
      if (n++ == max_chars)
        {
          g_string_append (clean_text, ELLIPSIS);
          break;
        }
      g_string_append_unichar (clean_text, c);
    }

  return g_strdup (g_strstrip (clean_text->str));
}
