/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-json-folds.h"

#include <string.h>

/* Which lines of a JSON text hold an object or array that goes on in the lines below, and which of
 * these are folded. What folds is what stands between the line with the opening bracket and that
 * with the closing one. Brackets need not match what they close: the text may be anything. */

struct _BunkoJsonFolds
{
  GArray *ends;       /* of guint, one a line: the closing line; 0 where nothing folds */
  GByteArray *folded; /* one a line */
};

typedef struct
{
  BunkoJsonFolds *folds;
  GArray *open; /* of guint: the lines of the open brackets */
  guint line;
  gboolean in_string;
} Scan;

static void
close_bracket (Scan *scan)
{
  guint start;

  if (scan->open->len == 0)
    return;
  start = g_array_index (scan->open, guint, scan->open->len - 1);
  g_array_set_size (scan->open, scan->open->len - 1);
  /* The outermost bracket of a line is closed last. */
  if (scan->line > start + 1)
    g_array_index (scan->folds->ends, guint, start) = scan->line;
}

static void
begin_line (Scan *scan)
{
  const guint end = 0;
  const guint8 folded = FALSE;

  g_array_append_val (scan->folds->ends, end);
  g_byte_array_append (scan->folds->folded, &folded, 1);
}

/* No string goes beyond its line, so that one that is broken spoils no more than that. */
static void
end_line (Scan *scan)
{
  scan->line++;
  scan->in_string = FALSE;
  begin_line (scan);
}

/* Returns the last byte that it took. */
static const char *
scan_byte (Scan *scan, const char *at)
{
  if (*at == '\n')
    end_line (scan);
  else if (scan->in_string && *at == '\\' && at[1] != '\0' && at[1] != '\n')
    at++;
  else if (*at == '"')
    scan->in_string = !scan->in_string;
  else if (!scan->in_string && (*at == '{' || *at == '['))
    g_array_append_val (scan->open, scan->line);
  else if (!scan->in_string && (*at == '}' || *at == ']'))
    close_bracket (scan);
  return at;
}

/**
 * bunko_json_folds_new:
 * @text: a JSON text, or anything else
 *
 * Finds what can be folded in a text. It takes time in proportion to its length.
 *
 * Returns: (transfer full): the folds; nothing is folded
 */
BunkoJsonFolds *
bunko_json_folds_new (const char *text)
{
  BunkoJsonFolds *self;
  Scan scan = { NULL };

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (BunkoJsonFolds, 1);
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint));
  self->folded = g_byte_array_new ();
  scan.folds = self;
  scan.open = g_array_new (FALSE, FALSE, sizeof (guint));
  begin_line (&scan);
  for (const char *at = text; *at != '\0'; at++)
    at = scan_byte (&scan, at);
  g_array_unref (scan.open);
  return self;
}

/**
 * bunko_json_folds_free:
 * @self: (transfer full): folds
 *
 * Frees folds.
 */
void
bunko_json_folds_free (BunkoJsonFolds *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->ends);
  g_byte_array_unref (self->folded);
  g_free (self);
}

/**
 * bunko_json_folds_get_n_lines:
 * @self: folds
 *
 * Returns: the number of lines, from 1
 */
guint
bunko_json_folds_get_n_lines (BunkoJsonFolds *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->ends->len;
}

/**
 * bunko_json_folds_get_end:
 * @self: folds
 * @line: a line, from 0
 *
 * Returns: the line with the closing bracket of what begins at @line; %BUNKO_JSON_FOLDS_NONE if
 *   nothing begins there that can be folded
 */
guint
bunko_json_folds_get_end (BunkoJsonFolds *self, guint line)
{
  guint end;

  g_return_val_if_fail (self != NULL, BUNKO_JSON_FOLDS_NONE);

  if (line >= self->ends->len)
    return BUNKO_JSON_FOLDS_NONE;
  end = g_array_index (self->ends, guint, line);
  return end > 0 ? end : BUNKO_JSON_FOLDS_NONE;
}

/**
 * bunko_json_folds_find_start:
 * @self: folds
 * @line: a line, from 0
 *
 * Returns: @line if something begins there that can be folded, else the line where the innermost
 *   such begins that @line lies in; %BUNKO_JSON_FOLDS_NONE if there is none
 */
guint
bunko_json_folds_find_start (BunkoJsonFolds *self, guint line)
{
  g_return_val_if_fail (self != NULL, BUNKO_JSON_FOLDS_NONE);

  for (guint i = MIN (line, self->ends->len - 1) + 1; i > 0; i--)
    {
      guint end = g_array_index (self->ends, guint, i - 1);

      if (end >= line && end > 0)
        return i - 1;
    }
  return BUNKO_JSON_FOLDS_NONE;
}

/**
 * bunko_json_folds_is_folded:
 * @self: folds
 * @line: a line, from 0
 *
 * Returns: whether what begins at @line is folded
 */
gboolean
bunko_json_folds_is_folded (BunkoJsonFolds *self, guint line)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return line < self->folded->len && self->folded->data[line];
}

/**
 * bunko_json_folds_set_folded:
 * @self: folds
 * @line: a line, from 0
 * @folded: whether it shall be folded
 *
 * Folds or unfolds what begins at @line.
 *
 * Returns: whether that changed anything
 */
gboolean
bunko_json_folds_set_folded (BunkoJsonFolds *self, guint line, gboolean folded)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (bunko_json_folds_get_end (self, line) == BUNKO_JSON_FOLDS_NONE ||
      self->folded->data[line] == !!folded)
    return FALSE;
  self->folded->data[line] = !!folded;
  return TRUE;
}

/**
 * bunko_json_folds_set_all_folded:
 * @self: folds
 * @folded: whether all shall be folded
 *
 * Folds all but what begins in the first line, or unfolds all.
 */
void
bunko_json_folds_set_all_folded (BunkoJsonFolds *self, gboolean folded)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->ends->len; i++)
    self->folded->data[i] = folded && i > 0 && g_array_index (self->ends, guint, i) > 0;
}
