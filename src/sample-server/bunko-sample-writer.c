/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "bunko-sample-writer.h"

/* Replies are written as text at once: a page of a hundred galleries is some ten thousand values,
 * and a tree of nodes for them would cost more than everything else the server does. */
struct _BunkoSampleWriter
{
  GString *text;
  /* Whether a value stands before the place where the next one goes. */
  gboolean needs_comma;
};

/**
 * bunko_sample_writer_new:
 *
 * Makes a writer of JSON text. The text is pure ASCII and spaced as the real server's is (HPX wire
 * notes, "Frames").
 *
 * Returns: (transfer full): a writer
 */
BunkoSampleWriter *
bunko_sample_writer_new (void)
{
  BunkoSampleWriter *self = g_new0 (BunkoSampleWriter, 1);

  self->text = g_string_sized_new (512);

  return self;
}

/**
 * bunko_sample_writer_free:
 * @self: (transfer full): a writer
 *
 * Frees the writer and what it has written.
 */
void
bunko_sample_writer_free (BunkoSampleWriter *self)
{
  g_string_free (self->text, TRUE);
  g_free (self);
}

/**
 * bunko_sample_writer_free_to_text:
 * @self: (transfer full): a writer
 *
 * Returns: (transfer full): the text written
 */
char *
bunko_sample_writer_free_to_text (BunkoSampleWriter *self)
{
  char *text = g_string_free_and_steal (g_steal_pointer (&self->text));

  g_free (self);
  return text;
}

/**
 * bunko_sample_writer_free_to_bytes:
 * @self: (transfer full): a writer
 *
 * Returns: (transfer full): the text written, without a terminating zero
 */
GBytes *
bunko_sample_writer_free_to_bytes (BunkoSampleWriter *self)
{
  GBytes *bytes = g_string_free_to_bytes (g_steal_pointer (&self->text));

  g_free (self);
  return bytes;
}

static void
begin_value (BunkoSampleWriter *self)
{
  if (self->needs_comma)
    g_string_append (self->text, ", ");
  self->needs_comma = TRUE;
}

static void
begin_nested (BunkoSampleWriter *self, char bracket)
{
  begin_value (self);
  g_string_append_c (self->text, bracket);
  self->needs_comma = FALSE;
}

static void
end_nested (BunkoSampleWriter *self, char bracket)
{
  g_string_append_c (self->text, bracket);
  self->needs_comma = TRUE;
}

/**
 * bunko_sample_writer_begin_object:
 * @self: a writer
 *
 * Starts an object; members follow as bunko_sample_writer_key() and a value each.
 */
void
bunko_sample_writer_begin_object (BunkoSampleWriter *self)
{
  begin_nested (self, '{');
}

/**
 * bunko_sample_writer_end_object:
 * @self: a writer
 *
 * Ends the innermost object.
 */
void
bunko_sample_writer_end_object (BunkoSampleWriter *self)
{
  end_nested (self, '}');
}

/**
 * bunko_sample_writer_begin_array:
 * @self: a writer
 *
 * Starts an array.
 */
void
bunko_sample_writer_begin_array (BunkoSampleWriter *self)
{
  begin_nested (self, '[');
}

/**
 * bunko_sample_writer_end_array:
 * @self: a writer
 *
 * Ends the innermost array.
 */
void
bunko_sample_writer_end_array (BunkoSampleWriter *self)
{
  end_nested (self, ']');
}

static void
append_unit (GString *text, guint unit)
{
  g_string_append_printf (text, "\\u%04x", unit);
}

static void
append_character (GString *text, gunichar c)
{
  if (c == '"' || c == '\\')
    {
      g_string_append_c (text, '\\');
      g_string_append_c (text, (char) c);
    }
  else if (c == '\n')
    g_string_append (text, "\\n");
  else if (c >= 0x20 && c < 0x7f)
    g_string_append_c (text, (char) c);
  else if (c < 0x10000)
    append_unit (text, c);
  else
    {
      append_unit (text, 0xd800 + ((c - 0x10000) >> 10));
      append_unit (text, 0xdc00 + ((c - 0x10000) & 0x3ff));
    }
}

static gsize
plain_length (const char *value)
{
  const char *p = value;

  while (*p >= 0x20 && *p < 0x7f && *p != '"' && *p != '\\')
    p++;
  return p - value;
}

/* Almost every string is plain ASCII, and base64 pictures are megabytes of it: copied in runs. */
static void
append_quoted (GString *text, const char *value)
{
  g_string_append_c (text, '"');
  while (*value != '\0')
    {
      gsize length = plain_length (value);

      g_string_append_len (text, value, length);
      value += length;
      if (*value != '\0')
        {
          append_character (text, g_utf8_get_char (value));
          value = g_utf8_next_char (value);
        }
    }
  g_string_append_c (text, '"');
}

/**
 * bunko_sample_writer_key:
 * @self: a writer inside an object
 * @key: the member's name
 *
 * Starts a member; its value must follow.
 */
void
bunko_sample_writer_key (BunkoSampleWriter *self, const char *key)
{
  begin_value (self);
  append_quoted (self->text, key);
  g_string_append (self->text, ": ");
  self->needs_comma = FALSE;
}

/**
 * bunko_sample_writer_int:
 * @self: a writer
 * @value: a number
 *
 * Writes an integer.
 */
void
bunko_sample_writer_int (BunkoSampleWriter *self, gint64 value)
{
  begin_value (self);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, value);
}

/**
 * bunko_sample_writer_double:
 * @self: a writer
 * @value: a finite number
 *
 * Writes a number, with one digit after the point at least.
 */
void
bunko_sample_writer_double (BunkoSampleWriter *self, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  begin_value (self);
  if (floor (value) == value && fabs (value) < 1e15)
    g_string_append_printf (self->text, "%" G_GINT64_FORMAT ".0", (gint64) value);
  else
    g_string_append (self->text, g_ascii_formatd (buffer, sizeof buffer, "%.10g", value));
}

/**
 * bunko_sample_writer_boolean:
 * @self: a writer
 * @value: a boolean
 *
 * Writes `true` or `false`.
 */
void
bunko_sample_writer_boolean (BunkoSampleWriter *self, gboolean value)
{
  bunko_sample_writer_raw (self, value ? "true" : "false");
}

/**
 * bunko_sample_writer_string:
 * @self: a writer
 * @value: (nullable): UTF-8 text
 *
 * Writes a string, or `null` for %NULL.
 */
void
bunko_sample_writer_string (BunkoSampleWriter *self, const char *value)
{
  if (value == NULL)
    {
      bunko_sample_writer_null (self);
      return;
    }
  begin_value (self);
  append_quoted (self->text, value);
}

/**
 * bunko_sample_writer_null:
 * @self: a writer
 *
 * Writes `null`.
 */
void
bunko_sample_writer_null (BunkoSampleWriter *self)
{
  bunko_sample_writer_raw (self, "null");
}

/**
 * bunko_sample_writer_raw:
 * @self: a writer
 * @json: one JSON value as text
 *
 * Writes a value that is JSON already.
 */
void
bunko_sample_writer_raw (BunkoSampleWriter *self, const char *json)
{
  begin_value (self);
  g_string_append (self->text, json);
}

/**
 * bunko_sample_writer_member_int:
 * @self: a writer inside an object
 * @key: the member's name
 * @value: a number
 *
 * Writes a whole member.
 */
void
bunko_sample_writer_member_int (BunkoSampleWriter *self, const char *key, gint64 value)
{
  bunko_sample_writer_key (self, key);
  bunko_sample_writer_int (self, value);
}

/**
 * bunko_sample_writer_member_id:
 * @self: a writer inside an object
 * @key: the member's name
 * @value: an id or a time; 0 is none
 *
 * Writes a whole member, `null` for 0.
 */
void
bunko_sample_writer_member_id (BunkoSampleWriter *self, const char *key, gint64 value)
{
  bunko_sample_writer_key (self, key);
  if (value == 0)
    bunko_sample_writer_null (self);
  else
    bunko_sample_writer_int (self, value);
}

/**
 * bunko_sample_writer_member_double:
 * @self: a writer inside an object
 * @key: the member's name
 * @value: a finite number
 *
 * Writes a whole member.
 */
void
bunko_sample_writer_member_double (BunkoSampleWriter *self, const char *key, double value)
{
  bunko_sample_writer_key (self, key);
  bunko_sample_writer_double (self, value);
}

/**
 * bunko_sample_writer_member_boolean:
 * @self: a writer inside an object
 * @key: the member's name
 * @value: a boolean
 *
 * Writes a whole member.
 */
void
bunko_sample_writer_member_boolean (BunkoSampleWriter *self, const char *key, gboolean value)
{
  bunko_sample_writer_key (self, key);
  bunko_sample_writer_boolean (self, value);
}

/**
 * bunko_sample_writer_member_string:
 * @self: a writer inside an object
 * @key: the member's name
 * @value: (nullable): UTF-8 text
 *
 * Writes a whole member, `null` for %NULL.
 */
void
bunko_sample_writer_member_string (BunkoSampleWriter *self, const char *key, const char *value)
{
  bunko_sample_writer_key (self, key);
  bunko_sample_writer_string (self, value);
}

/**
 * bunko_sample_writer_member_null:
 * @self: a writer inside an object
 * @key: the member's name
 *
 * Writes a whole member without a value.
 */
void
bunko_sample_writer_member_null (BunkoSampleWriter *self, const char *key)
{
  bunko_sample_writer_key (self, key);
  bunko_sample_writer_null (self);
}

/**
 * bunko_sample_writer_member_raw:
 * @self: a writer inside an object
 * @key: the member's name
 * @json: one JSON value as text
 *
 * Writes a whole member whose value is JSON already.
 */
void
bunko_sample_writer_member_raw (BunkoSampleWriter *self, const char *key, const char *json)
{
  bunko_sample_writer_key (self, key);
  bunko_sample_writer_raw (self, json);
}
