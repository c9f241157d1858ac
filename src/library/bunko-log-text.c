/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "bunko-log-text.h"

/* The text of a log, cut into lines. It never changes, so that a thread can make it. */

typedef struct
{
  guint32 offset;
  guint8 level;
} Line;

struct _BunkoLogText
{
  char *text; /* each line ends with a NUL */
  GArray *lines;
  gboolean shortened;
};

static const struct
{
  const char *word;
  BunkoLogLevel level;
} words[] = {
  { "DEBUG", BUNKO_LOG_LEVEL_DEBUG },     { "INFO", BUNKO_LOG_LEVEL_INFO },
  { "WARNING", BUNKO_LOG_LEVEL_WARNING }, { "WARN", BUNKO_LOG_LEVEL_WARNING },
  { "ERROR", BUNKO_LOG_LEVEL_ERROR },     { "CRITICAL", BUNKO_LOG_LEVEL_CRITICAL },
  { "EXCEPTION", BUNKO_LOG_LEVEL_ERROR }, { "FATAL", BUNKO_LOG_LEVEL_CRITICAL },
};

/* A level stands among the first things of a line, and in capitals: the rest is words. */
#define LEVEL_WITHIN 96

static BunkoLogLevel
find_word (const char *word, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i].word) == length && memcmp (words[i].word, word, length) == 0)
      return words[i].level;
  return BUNKO_LOG_LEVEL_NONE;
}

static BunkoLogLevel
find_level (const char *line, gsize length)
{
  BunkoLogLevel level = BUNKO_LOG_LEVEL_NONE;
  gsize end = MIN (length, LEVEL_WITHIN);

  for (gsize at = 0; at < end && level == BUNKO_LOG_LEVEL_NONE;)
    {
      gsize start = at;

      while (at < length && g_ascii_isalpha (line[at]))
        at++;
      if (at > start)
        level = find_word (line + start, at - start);
      else
        at++;
    }
  return level;
}

/* What belongs to an entry of several lines, such as a traceback: it does not begin as one does,
 * with a time or a name.
 */
static gboolean
continues (const char *line, gsize length)
{
  return length == 0 || line[0] == ' ' || line[0] == '\t' ||
         (length >= 10 && memcmp (line, "Traceback ", 10) == 0);
}

/* What stands in place of the whole: the end, from the beginning of a line. */
static const char *
find_tail (const char *text, gsize *length)
{
  const char *start = text + *length - BUNKO_LOG_TEXT_MAX_SIZE;
  const char *line;

  if (*length <= BUNKO_LOG_TEXT_MAX_SIZE)
    return text;
  line = memchr (start, '\n', BUNKO_LOG_TEXT_MAX_SIZE);
  start = line != NULL ? line + 1 : start;
  *length -= (gsize) (start - text);
  return start;
}

/* Line and paragraph separators, and what turns the direction of the text around: U+2028 to U+202E
 * and U+2066 to U+2069, all of three bytes.
 */
static gboolean
is_deceiving (const char *at)
{
  const guchar *bytes = (const guchar *) at;

  return bytes[0] == 0xe2 && ((bytes[1] == 0x80 && bytes[2] >= 0xa8 && bytes[2] <= 0xae) ||
                              (bytes[1] == 0x81 && bytes[2] >= 0xa6 && bytes[2] <= 0xa9));
}

/* Control characters but the tabulator, which no log means, become spaces, and what would make a
 * line look like another becomes a replacement character.
 */
static void
clean (char *line, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if ((guchar) line[i] < 0x20 && line[i] != '\t')
      line[i] = ' ';
    else if (i + 2 < length && is_deceiving (line + i))
      memcpy (line + i, "\xef\xbf\xbd", 3);
}

static gsize
find_cut (const char *line, gsize length)
{
  gsize cut = length;

  if (length <= BUNKO_LOG_TEXT_MAX_LINE)
    return length;
  for (cut = BUNKO_LOG_TEXT_MAX_LINE - 4; cut > 0 && ((guchar) line[cut] & 0xc0) == 0x80;)
    cut--;
  return cut;
}

/* A line that is too long ends with an ellipsis, for which there is room. */
static void
add_line (BunkoLogText *self, char *start, gsize length)
{
  gsize cut = find_cut (start, length);
  Line line = { (guint32) (start - self->text), (guint8) find_level (start, length) };

  if (line.level == BUNKO_LOG_LEVEL_NONE && self->lines->len > 0 && continues (start, length))
    line.level = g_array_index (self->lines, Line, self->lines->len - 1).level;
  clean (start, cut);
  start[cut] = '\0';
  if (cut < length)
    {
      memcpy (start + cut, "…", strlen ("…") + 1);
      self->shortened = TRUE;
    }
  g_array_append_val (self->lines, line);
}

static void
split (BunkoLogText *self, gsize length)
{
  char *at = self->text;
  char *end = self->text + length;

  while (at < end)
    {
      char *newline = memchr (at, '\n', (gsize) (end - at));
      char *stop = newline != NULL ? newline : end;
      gsize n = (gsize) (stop - at);

      if (n > 0 && at[n - 1] == '\r')
        n--;
      add_line (self, at, n);
      at = stop + 1;
    }
}

static void
keep_last_lines (BunkoLogText *self)
{
  guint n = self->lines->len;

  if (n <= BUNKO_LOG_TEXT_MAX_LINES)
    return;
  g_array_remove_range (self->lines, 0, n - BUNKO_LOG_TEXT_MAX_LINES);
  self->shortened = TRUE;
}

/**
 * bunko_log_text_new:
 * @text: (array length=length): a text
 * @length: its length in bytes
 *
 * Cuts a text into lines. Of a long text the last %BUNKO_LOG_TEXT_MAX_SIZE bytes and
 * %BUNKO_LOG_TEXT_MAX_LINES lines are kept, of a long line its first %BUNKO_LOG_TEXT_MAX_LINE
 * bytes. What is not valid UTF-8 is replaced. May be called on any thread.
 *
 * Returns: (transfer full): the lines
 */
BunkoLogText *
bunko_log_text_new (const char *text, gsize length)
{
  BunkoLogText *self = g_atomic_rc_box_new0 (BunkoLogText);
  gsize kept = length;
  const char *tail = find_tail (text, &kept);

  self->shortened = kept < length;
  self->text = g_utf8_make_valid (tail, (gssize) kept);
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  split (self, strlen (self->text));
  keep_last_lines (self);
  return self;
}

/**
 * bunko_log_text_ref:
 * @self: lines
 *
 * Returns: (transfer full): the lines
 */
BunkoLogText *
bunko_log_text_ref (BunkoLogText *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_text (gpointer data)
{
  BunkoLogText *self = data;

  g_free (self->text);
  g_array_unref (self->lines);
}

/**
 * bunko_log_text_unref:
 * @self: (transfer full): lines
 *
 * Drops a reference.
 */
void
bunko_log_text_unref (BunkoLogText *self)
{
  g_atomic_rc_box_release_full (self, clear_text);
}

/**
 * bunko_log_text_get_n_lines:
 * @self: lines
 *
 * Returns: how many there are
 */
guint
bunko_log_text_get_n_lines (BunkoLogText *self)
{
  return self->lines->len;
}

/**
 * bunko_log_text_get_line:
 * @self: lines
 * @line: which, from 0
 *
 * Returns: (transfer none): its text
 */
const char *
bunko_log_text_get_line (BunkoLogText *self, guint line)
{
  g_return_val_if_fail (line < self->lines->len, NULL);

  return self->text + g_array_index (self->lines, Line, line).offset;
}

/**
 * bunko_log_text_get_level:
 * @self: lines
 * @line: which, from 0
 *
 * Gets the level of a line as far as it can be told: from the first words of it, or from the line
 * before that it goes on with.
 *
 * Returns: the level, %BUNKO_LOG_LEVEL_NONE if the line does not tell
 */
BunkoLogLevel
bunko_log_text_get_level (BunkoLogText *self, guint line)
{
  g_return_val_if_fail (line < self->lines->len, BUNKO_LOG_LEVEL_NONE);

  return g_array_index (self->lines, Line, line).level;
}

/**
 * bunko_log_text_is_shortened:
 * @self: lines
 *
 * Returns: whether there was more than was kept
 */
gboolean
bunko_log_text_is_shortened (BunkoLogText *self)
{
  return self->shortened;
}

static gboolean
equals_from (BunkoLogText *before, BunkoLogText *after, guint shift)
{
  guint n = before->lines->len - shift;

  if (n > after->lines->len)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (strcmp (bunko_log_text_get_line (before, shift + i), bunko_log_text_get_line (after, i)) !=
        0)
      return FALSE;
  return TRUE;
}

/**
 * bunko_log_text_find_shift:
 * @before: the lines of a log
 * @after: the lines of the same log later
 * @shift: (out): how many of the lines of @before are no longer there
 *
 * Finds how a log has grown: the same lines, without some at the start, and more at the end.
 *
 * Returns: whether it has; if not, it is another log
 */
gboolean
bunko_log_text_find_shift (BunkoLogText *before, BunkoLogText *after, guint *shift)
{
  guint n = before->lines->len;
  guint n_tries = 64; /* the same line may stand there again and again */

  if (after->lines->len == 0)
    return FALSE;
  for (*shift = 0; *shift < n && n_tries > 0; (*shift)++)
    {
      if (strcmp (bunko_log_text_get_line (before, *shift), bunko_log_text_get_line (after, 0)) !=
          0)
        continue;
      if (equals_from (before, after, *shift))
        return TRUE;
      n_tries--;
    }
  return FALSE;
}
