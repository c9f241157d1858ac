/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-api-scan-private.h"

#include "protocol/bunko-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Reads the text of a message as a person writes it, and tells where what is: the parser of the
 * protocol has no places, and its errors are for programmers. A message is a list of objects, or
 * one object. */

typedef struct
{
  const char *text;
  gsize at;
  guint depth;
  BunkoApiSpan where; /* of the error */
  char *message;      /* NULL: none */
} Reader;

static void
object_free (gpointer data)
{
  BunkoApiObject *object = data;

  for (guint i = 0; i < object->members->len; i++)
    g_free (g_array_index (object->members, BunkoApiMember, i).name);
  g_array_unref (object->members);
  g_free (object);
}

static gboolean
fail (Reader *reader, gsize start, gsize end, const char *message)
{
  reader->where.start = start;
  reader->where.end = MAX (end, start);
  reader->message = g_strdup (message);
  return FALSE;
}

static gboolean
fail_here (Reader *reader, const char *message)
{
  gsize end = reader->at;

  if (reader->text[end] != '\0')
    end = (gsize) (g_utf8_next_char (reader->text + end) - reader->text);
  return fail (reader, reader->at, end, message);
}

static void
skip_space (Reader *reader)
{
  reader->at += strspn (reader->text + reader->at, " \t\r\n");
}

static char
peek (Reader *reader)
{
  skip_space (reader);
  return reader->text[reader->at];
}

static gboolean
is_hex (const char *text, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isxdigit (text[i]))
        return FALSE;
    }
  return TRUE;
}

/* Where the string that begins at @at ends: behind its closing quote, or where the line or text
 * ends if it has none. */
gsize
_bunko_api_skip_string (const char *text, gsize at, gboolean *closed)
{
  for (at++; text[at] != '\0' && text[at] != '\n' && text[at] != '"'; at++)
    {
      if (text[at] == '\\' && text[at + 1] != '\0' && text[at + 1] != '\n')
        at++;
    }
  *closed = text[at] == '"';
  return *closed ? at + 1 : at;
}

static gboolean
check_string (Reader *reader, gsize start, gsize end)
{
  for (gsize i = start + 1; i + 1 < end; i++)
    {
      if ((guchar) reader->text[i] < 0x20)
        return fail (reader, i, i + 1, _ ("A control character must be written as an escape"));
      if (reader->text[i] != '\\')
        continue;
      i++;
      if (reader->text[i] == 'u' ? !is_hex (reader->text + i + 1, 4)
                                 : strchr ("\"\\/bfnrt", reader->text[i]) == NULL)
        return fail (reader, i - 1, i + 1, _ ("There is no such escape"));
    }
  return TRUE;
}

static gboolean
read_string (Reader *reader, BunkoApiSpan *span)
{
  gboolean closed;

  span->start = reader->at;
  span->end = _bunko_api_skip_string (reader->text, reader->at, &closed);
  reader->at = span->end;
  if (!closed)
    return fail (reader, span->start, span->end, _ ("This text has no closing quote"));
  return check_string (reader, span->start, span->end);
}

/* A number, true, false or null. */
static gboolean
read_word (Reader *reader)
{
  gsize length = strcspn (reader->text + reader->at, " \t\r\n,:[]{}\"");
  g_autofree char *word = g_strndup (reader->text + reader->at, length);
  gsize start = reader->at;

  if (length == 0)
    return fail_here (reader, reader->text[reader->at] == '\0' ? _ ("Something is missing here")
                                                               : _ ("A value is missing here"));
  reader->at += length;
  if (g_str_equal (word, "true") || g_str_equal (word, "false") || g_str_equal (word, "null") ||
      g_regex_match_simple ("^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?$", word,
                            G_REGEX_DOLLAR_ENDONLY, 0))
    return TRUE;
  return fail (reader, start, reader->at,
               _ ("This is no value: text needs quotes, and the rest is a number, true, false or "
                  "null"));
}

static gboolean read_value (Reader *reader);

typedef gboolean (*ElementFunc) (Reader *reader, gpointer data);

/* What is between two brackets, separated by commas. */
static gboolean
read_elements (Reader *reader, char close, ElementFunc element, gpointer data)
{
  gsize start = reader->at++;

  if (++reader->depth > BUNKO_JSON_MAX_DEPTH)
    return fail_here (reader, _ ("This is nested too deeply"));
  if (peek (reader) != close)
    {
      for (;;)
        {
          if (!element (reader, data))
            return FALSE;
          if (peek (reader) != ',')
            break;
          reader->at++;
          if (peek (reader) == close)
            return fail_here (reader, _ ("There is a comma, but nothing follows it"));
        }
    }
  if (peek (reader) == '\0')
    return fail (reader, start, start + 1, _ ("This bracket is not closed"));
  if (peek (reader) != close)
    return fail_here (reader, close == '}' ? _ ("A comma or “}” is missing before this")
                                           : _ ("A comma or “]” is missing before this"));
  reader->at++;
  reader->depth--;
  return TRUE;
}

static gboolean
read_key (Reader *reader, BunkoApiSpan *span)
{
  if (peek (reader) != '"')
    return fail_here (reader, _ ("A name in quotes is missing here"));
  if (!read_string (reader, span))
    return FALSE;
  if (peek (reader) != ':')
    return fail_here (reader, _ ("A colon is missing here"));
  reader->at++;
  skip_space (reader);
  return TRUE;
}

static gboolean
member_cb (Reader *reader, gpointer data)
{
  BunkoApiSpan key;

  return read_key (reader, &key) && read_value (reader);
}

static gboolean
value_cb (Reader *reader, gpointer data)
{
  return read_value (reader);
}

static gboolean
read_value (Reader *reader)
{
  BunkoApiSpan span;

  switch (peek (reader))
    {
    case '{':
      return read_elements (reader, '}', member_cb, NULL);
    case '[':
      return read_elements (reader, ']', value_cb, NULL);
    case '"':
      return read_string (reader, &span);
    default:
      return read_word (reader);
    }
}

static char *
unquote (const char *text, const BunkoApiSpan *span)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text + span->start, span->end - span->start);
  g_autoptr (JsonNode) node = bunko_json_parse (bytes, NULL);

  return node != NULL ? json_node_dup_string (node) : NULL;
}

static gboolean
object_member_cb (Reader *reader, gpointer data)
{
  BunkoApiObject *object = data;
  BunkoApiMember member;
  g_autofree char *name = NULL;

  if (!read_key (reader, &member.key))
    return FALSE;
  name = unquote (reader->text, &member.key);
  if (name == NULL)
    return fail (reader, member.key.start, member.key.end, _ ("This is no name"));
  if (_bunko_api_object_find (object, name) != NULL)
    return fail (reader, member.key.start, member.key.end, _ ("This name stands here twice"));
  member.value.start = reader->at;
  if (!read_value (reader))
    return FALSE;
  member.value.end = reader->at;
  member.name = g_steal_pointer (&name);
  g_array_append_val (object->members, member);
  return TRUE;
}

static gboolean
object_cb (Reader *reader, gpointer data)
{
  BunkoApiScan *self = data;
  BunkoApiObject *object;

  if (peek (reader) != '{')
    {
      gsize start = reader->at;

      return read_value (reader)
                 ? fail (reader, start, reader->at,
                         _ ("A call is an object, such as {\"fname\": \"get_version\"}"))
                 : FALSE;
    }
  object = g_new0 (BunkoApiObject, 1);
  object->members = g_array_new (FALSE, FALSE, sizeof (BunkoApiMember));
  g_ptr_array_add (self->objects, object);
  object->span.start = reader->at;
  if (!read_elements (reader, '}', object_member_cb, object))
    return FALSE;
  object->span.end = reader->at;
  return TRUE;
}

static gboolean
read_message (Reader *reader, BunkoApiScan *self)
{
  char first = peek (reader);

  if (first == '\0')
    return fail_here (reader, _ ("There is nothing to send yet"));
  self->is_list = first == '[';
  if (self->is_list ? !read_elements (reader, ']', object_cb, self) : !object_cb (reader, self))
    return FALSE;
  self->list_end = reader->at - 1;
  if (peek (reader) != '\0')
    return fail (reader, reader->at, strlen (reader->text),
                 _ ("The message has ended before this"));
  return TRUE;
}

/* Reads a message; NULL with a @message for the person, and @where it went wrong. */
BunkoApiScan *
_bunko_api_scan_new (const char *text, BunkoApiSpan *where, char **message)
{
  Reader reader = { text };
  g_autoptr (BunkoApiScan) self = g_new0 (BunkoApiScan, 1);

  self->objects = g_ptr_array_new_with_free_func (object_free);
  if (read_message (&reader, self))
    return g_steal_pointer (&self);
  *where = reader.where;
  *message = reader.message;
  return NULL;
}

void
_bunko_api_scan_free (BunkoApiScan *self)
{
  g_ptr_array_unref (self->objects);
  g_free (self);
}

/* The member of a name; NULL if there is none. */
const BunkoApiMember *
_bunko_api_object_find (const BunkoApiObject *object, const char *name)
{
  for (guint i = 0; i < object->members->len; i++)
    {
      const BunkoApiMember *member = &g_array_index (object->members, BunkoApiMember, i);

      if (g_str_equal (member->name, name))
        return member;
    }
  return NULL;
}
