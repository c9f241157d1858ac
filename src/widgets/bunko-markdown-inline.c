/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "bunko-markdown-private.h"

/* Emphasis, code and links in a line of Markdown, as Pango markup. All that comes from the text is
 * escaped: the tags are ours alone, and every one that is opened is closed. */

/* Emphasis in emphasis and so on is not followed any deeper. */
#define MAX_DEPTH 4

static void append (GString *out, const char *text, gsize length, guint depth, gboolean in_link);

static void
append_escaped (GString *out, const char *text, gsize length)
{
  g_autofree char *escaped = g_markup_escape_text (text, (gssize) length);

  g_string_append (out, escaped);
}

static gboolean
starts_with (const char *text, const char *end, const char *prefix)
{
  gsize length = strlen (prefix);

  return (gsize) (end - text) >= length && strncmp (text, prefix, length) == 0;
}

/* Where @mark comes next, %NULL if it does not. Emphasis does not end behind a blank. */
static const char *
find_mark (const char *from, const char *end, const char *mark)
{
  for (const char *c = from + 1; c < end; c++)
    {
      if (starts_with (c, end, mark) && !g_ascii_isspace (c[-1]))
        return c;
    }

  return NULL;
}

static gboolean
is_web_address (const char *text, const char *end)
{
  return starts_with (text, end, "https://") || starts_with (text, end, "http://");
}

static void
open_link (GString *out, const char *address, gsize length)
{
  g_autofree char *escaped = g_markup_escape_text (address, (gssize) length);

  g_string_append_printf (out, "<a href=\"%s\" title=\"%s\">", escaped, escaped);
}

static const char *
append_code (GString *out, const char *at, const char *end)
{
  const char *close = memchr (at + 1, '`', (gsize) (end - at - 1));

  if (close == NULL)
    return NULL;
  g_string_append (out, "<tt>");
  append_escaped (out, at + 1, (gsize) (close - at - 1));
  g_string_append (out, "</tt>");

  return close + 1;
}

static const char *
append_emphasis (GString *out,
                 const char *at,
                 const char *end,
                 const char *mark,
                 const char *tag,
                 guint depth,
                 gboolean in_link)
{
  const char *from = at + strlen (mark);
  const char *close = NULL;

  if (depth < MAX_DEPTH && from < end && !g_ascii_isspace (*from) && *from != *mark)
    close = find_mark (from, end, mark);
  if (close == NULL)
    return NULL;
  g_string_append_printf (out, "<%s>", tag);
  append (out, from, (gsize) (close - from), depth + 1, in_link);
  g_string_append_printf (out, "</%s>", tag);

  return close + strlen (mark);
}

/* [text](address): where the address is none of the web, only the text is left. */
static const char *
append_link (GString *out, const char *at, const char *end, guint depth, gboolean in_link)
{
  const char *close = memchr (at, ']', (gsize) (end - at));
  const char *address = close != NULL && close + 1 < end && close[1] == '(' ? close + 2 : NULL;
  const char *last = address != NULL ? memchr (address, ')', (gsize) (end - address)) : NULL;
  gboolean linked;

  if (last == NULL || depth >= MAX_DEPTH)
    return NULL;
  linked = !in_link && is_web_address (address, last) &&
           memchr (address, ' ', (gsize) (last - address)) == NULL;
  if (linked)
    open_link (out, address, (gsize) (last - address));
  append (out, at + 1, (gsize) (close - at - 1), depth + 1, TRUE);
  if (linked)
    g_string_append (out, "</a>");

  return last + 1;
}

/* A bare address; what ends the sentence is not part of it. */
static const char *
append_address (GString *out, const char *at, const char *end)
{
  const char *last = at;

  while (last < end && !g_ascii_isspace (*last) && strchr ("<>\"')]`", *last) == NULL)
    last++;
  while (last > at && strchr (".,;:!?*_", last[-1]) != NULL)
    last--;
  open_link (out, at, (gsize) (last - at));
  append_escaped (out, at, (gsize) (last - at));
  g_string_append (out, "</a>");

  return last;
}

static gboolean
is_word_start (const char *text, const char *at)
{
  return at == text || !g_ascii_isalnum (at[-1]);
}

/* Returns what comes after what was understood at @at, %NULL if that is plain text. */
static const char *
append_special (GString *out,
                const char *text,
                const char *at,
                const char *end,
                guint depth,
                gboolean in_link)
{
  switch (*at)
    {
    case '\\':
      if (at + 1 >= end || !g_ascii_ispunct (at[1]))
        return NULL;
      append_escaped (out, at + 1, 1);
      return at + 2;
    case '`':
      return append_code (out, at, end);
    case '*':
      if (starts_with (at, end, "**"))
        return append_emphasis (out, at, end, "**", "b", depth, in_link);
      return append_emphasis (out, at, end, "*", "i", depth, in_link);
    case '_':
      if (!is_word_start (text, at))
        return NULL;
      if (starts_with (at, end, "__"))
        return append_emphasis (out, at, end, "__", "b", depth, in_link);
      return append_emphasis (out, at, end, "_", "i", depth, in_link);
    case '[':
      return append_link (out, at, end, depth, in_link);
    case 'h':
      if (!in_link && is_word_start (text, at) && is_web_address (at, end))
        return append_address (out, at, end);
      return NULL;
    default:
      return NULL;
    }
}

static void
append (GString *out, const char *text, gsize length, guint depth, gboolean in_link)
{
  const char *end = text + length;
  const char *plain = text;
  const char *at = text;

  while (at < end)
    {
      gsize before = out->len;
      const char *next;

      if (strchr ("\\`*_[h", *at) == NULL)
        {
          at++;
          continue;
        }
      append_escaped (out, plain, (gsize) (at - plain));
      next = append_special (out, text, at, end, depth, in_link);
      if (next != NULL)
        {
          plain = at = next;
          continue;
        }
      /* Plain after all. */
      g_string_truncate (out, before);
      at++;
    }
  append_escaped (out, plain, (gsize) (end - plain));
}

char *
_bunko_markdown_inline (const char *text)
{
  GString *out = g_string_new (NULL);

  append (out, text, strlen (text), 0, FALSE);

  return g_string_free (out, FALSE);
}
