/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "bunko-markdown.h"
#include "bunko-markdown-private.h"
#include "library/bunko-clean-text.h"

/* The Markdown that change logs are written in: headings, paragraphs, lists and code. What else
 * there is stays as text. It comes from a server, so all of it is bounded. */

#define MAX_TEXT   (64 * 1024)
#define MAX_BLOCK  2000
#define MAX_BLOCKS 500
#define MAX_LEVEL  3

typedef struct
{
  GPtrArray *blocks;
  GString *text; /* of the block that is being read */
  BunkoMarkdownKind kind;
  guint level;
  char *marker;
  gboolean in_code;
} Reader;

static void
block_free (gpointer data)
{
  BunkoMarkdownBlock *block = data;

  g_free (block->marker);
  g_free (block->markup);
  g_free (block);
}

static void
finish_block (Reader *reader)
{
  BunkoMarkdownBlock *block;

  if (reader->text->len == 0 || reader->blocks->len >= MAX_BLOCKS)
    {
      g_string_truncate (reader->text, 0);
      g_clear_pointer (&reader->marker, g_free);
      reader->kind = BUNKO_MARKDOWN_PARAGRAPH;
      return;
    }

  block = g_new0 (BunkoMarkdownBlock, 1);
  block->kind = reader->kind;
  block->level = reader->level;
  block->marker = g_steal_pointer (&reader->marker);
  block->markup = reader->kind == BUNKO_MARKDOWN_CODE ? g_strdup (reader->text->str)
                                                      : _bunko_markdown_inline (reader->text->str);
  g_ptr_array_add (reader->blocks, block);
  g_string_truncate (reader->text, 0);
  reader->kind = BUNKO_MARKDOWN_PARAGRAPH;
}

static void
start_block (Reader *reader, BunkoMarkdownKind kind, guint level)
{
  finish_block (reader);
  reader->kind = kind;
  reader->level = level;
}

/* What is too long for a block goes on in the next; a character is never torn. */
static void
add_text (Reader *reader, const char *text)
{
  if (reader->text->len > 0)
    g_string_append_c (reader->text, reader->kind == BUNKO_MARKDOWN_CODE ? '\n' : ' ');
  while (*text != '\0')
    {
      const char *next = g_utf8_next_char (text);

      if (reader->text->len >= MAX_BLOCK)
        {
          BunkoMarkdownKind kind = reader->kind;

          start_block (reader, kind, reader->level);
        }
      g_string_append_len (reader->text, text, next - text);
      text = next;
    }
}

static gboolean
read_heading (Reader *reader, const char *line)
{
  guint level = 0;

  while (line[level] == '#')
    level++;
  if (level == 0 || level > 6 || line[level] != ' ')
    return FALSE;
  start_block (reader, BUNKO_MARKDOWN_HEADING, level);
  line += level;
  while (*line == ' ')
    line++;
  add_text (reader, line);
  finish_block (reader);

  return TRUE;
}

/* "- ", "* ", "+ " or a number with a dot or a parenthesis. */
static gboolean
read_item (Reader *reader, const char *line, guint indent)
{
  const char *rest = line;
  g_autofree char *marker = NULL;

  if (strchr ("-*+", *line) != NULL)
    {
      marker = g_strdup ("•");
      rest = line + 1;
    }
  else
    {
      while (g_ascii_isdigit (*rest) && rest - line < 6)
        rest++;
      if (rest == line || (*rest != '.' && *rest != ')'))
        return FALSE;
      marker = g_strdup_printf ("%.*s.", (int) (rest - line), line);
      rest++;
    }
  if (*rest != ' ')
    return FALSE;
  start_block (reader, BUNKO_MARKDOWN_ITEM, MIN (indent / 2, MAX_LEVEL));
  reader->marker = g_steal_pointer (&marker);
  while (*rest == ' ')
    rest++;
  add_text (reader, rest);

  return TRUE;
}

static gboolean
is_rule (const char *line)
{
  return strlen (line) >= 3 && strspn (line, "-*_ ") == strlen (line);
}

static void
read_line (Reader *reader, const char *line)
{
  guint indent = (guint) strspn (line, " ");
  const char *text = line + indent;

  if (g_str_has_prefix (text, "```"))
    {
      start_block (reader, reader->in_code ? BUNKO_MARKDOWN_PARAGRAPH : BUNKO_MARKDOWN_CODE, 0);
      reader->in_code = !reader->in_code;
    }
  else if (reader->in_code)
    add_text (reader, line);
  else if (*text == '\0' || is_rule (text))
    finish_block (reader);
  else if (read_heading (reader, text) || read_item (reader, text, indent))
    return;
  else
    add_text (reader, *text == '>' ? text + 1 + (text[1] == ' ' ? 1 : 0) : text);
}

/* Control characters, and those that turn the direction of what comes after them. */
static gboolean
is_harmful (gunichar c)
{
  return (g_unichar_iscntrl (c) && c != '\n') || bunko_turns_direction (c);
}

static char *
clean (const char *text)
{
  g_autofree char *cut = g_strndup (text, MAX_TEXT);
  g_autofree char *valid = g_utf8_make_valid (cut, -1);
  GString *out = g_string_new (NULL);

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (character == '\t')
        g_string_append (out, "  ");
      else if (!is_harmful (character))
        g_string_append_unichar (out, character);
    }

  return g_string_free (out, FALSE);
}

/**
 * bunko_markdown_parse:
 * @text: a text in Markdown, of any length and from anybody
 *
 * Reads the Markdown of a change log. Links lead to http and https addresses only; whatever looks
 * like markup in the text is shown as it is. 64 KiB and 500 blocks are read at most.
 *
 * Returns: (transfer full) (element-type BunkoMarkdownBlock): its blocks
 */
GPtrArray *
bunko_markdown_parse (const char *text)
{
  g_autofree char *cleaned = NULL;
  g_auto (GStrv) lines = NULL;
  Reader reader = { 0 };

  g_return_val_if_fail (text != NULL, NULL);

  cleaned = clean (text);
  lines = g_strsplit (cleaned, "\n", -1);
  reader.blocks = g_ptr_array_new_with_free_func (block_free);
  reader.text = g_string_new (NULL);
  for (guint i = 0; lines[i] != NULL; i++)
    read_line (&reader, lines[i]);
  finish_block (&reader);
  g_string_free (reader.text, TRUE);
  g_free (reader.marker);

  return reader.blocks;
}
