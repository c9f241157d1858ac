/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <zlib.h>

#include "bunko-sample-error.h"
#include "bunko-sample-gunzip.h"

/* The real server has no limit; this one must not be talked into eating all memory. */
#define MAX_INFLATED (128 * 1024 * 1024)

static void
append_python_byte (GString *text, guint8 byte)
{
  if (byte == '\n')
    g_string_append (text, "\\n");
  else if (byte == '\r')
    g_string_append (text, "\\r");
  else if (byte == '\t')
    g_string_append (text, "\\t");
  else if (byte == '\\' || byte == '\'')
    g_string_append_printf (text, "\\%c", byte);
  else if (byte >= 0x20 && byte < 0x7f)
    g_string_append_c (text, (char) byte);
  else
    g_string_append_printf (text, "\\x%02x", byte);
}

static gboolean
check_magic (const guint8 *data, gsize length, GError **error)
{
  g_autoptr (GString) text = NULL;

  if (length >= 2 && data[0] == 0x1f && data[1] == 0x8b)
    return TRUE;

  text = g_string_new ("Not a gzipped file (b'");
  for (gsize i = 0; i < MIN (length, 2); i++)
    append_python_byte (text, data[i]);
  g_string_append (text, "')");
  g_set_error_literal (error, BUNKO_SAMPLE_ERROR, BUNKO_SAMPLE_ERROR_PARSING, text->str);
  return FALSE;
}

static gboolean
fail (const z_stream *stream, int result, GError **error)
{
  if (result == Z_BUF_ERROR || result == Z_OK)
    return bunko_sample_crash (error, "EOFError");
  if (result == Z_MEM_ERROR)
    return bunko_sample_crash (error, "MemoryError");
  if (stream->msg != NULL && g_str_equal (stream->msg, "incorrect data check"))
    g_set_error_literal (error, BUNKO_SAMPLE_ERROR, BUNKO_SAMPLE_ERROR_PARSING, "CRC check failed");
  else if (stream->msg != NULL && g_str_equal (stream->msg, "incorrect length check"))
    g_set_error_literal (error, BUNKO_SAMPLE_ERROR, BUNKO_SAMPLE_ERROR_PARSING,
                         "Incorrect length of data produced");
  else
    return bunko_sample_crash (error, "error");
  return FALSE;
}

/* Unpacks the member that the stream stands at. */
static gboolean
inflate_member (z_stream *stream, GByteArray *out, GError **error)
{
  guint8 buffer[16 * 1024];
  int result;

  do
    {
      stream->next_out = buffer;
      stream->avail_out = sizeof buffer;
      result = inflate (stream, Z_NO_FLUSH);
      if (result != Z_OK && result != Z_STREAM_END)
        return fail (stream, result, error);
      g_byte_array_append (out, buffer, sizeof buffer - stream->avail_out);
      if (out->len > MAX_INFLATED)
        return fail (stream, Z_MEM_ERROR, error);
    }
  while (result != Z_STREAM_END);

  return TRUE;
}

static gboolean
inflate_members (z_stream *stream, GByteArray *out, GError **error)
{
  while (stream->avail_in > 0)
    {
      if (!check_magic (stream->next_in, stream->avail_in, error) ||
          !inflate_member (stream, out, error))
        return FALSE;
      inflateReset (stream);
      /* Python skips zeros between members. */
      while (stream->avail_in > 0 && *stream->next_in == 0)
        {
          stream->next_in++;
          stream->avail_in--;
        }
    }

  return TRUE;
}

/**
 * bunko_sample_gunzip:
 * @gzip: any number of gzip members, one after another
 * @error: %BUNKO_SAMPLE_ERROR_PARSING, or %BUNKO_SAMPLE_CRASH where the real server meets an
 * exception
 *
 * Unpacks a request as Python's gzip module does, with its error texts (HPX wire notes, "Frames").
 * Blocks.
 *
 * Returns: (transfer full): the unpacked bytes
 */
GBytes *
bunko_sample_gunzip (GBytes *gzip, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  z_stream stream = { 0 };
  gsize length;
  const guint8 *data = g_bytes_get_data (gzip, &length);
  gboolean ok;

  if (inflateInit2 (&stream, MAX_WBITS + 16) != Z_OK)
    {
      bunko_sample_crash (error, "MemoryError");
      return NULL;
    }
  stream.next_in = (guint8 *) data;
  stream.avail_in = length;
  ok = inflate_members (&stream, out, error);
  inflateEnd (&stream);

  return ok ? g_byte_array_free_to_bytes (g_steal_pointer (&out)) : NULL;
}
