/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <zlib.h>

#include "bunko-frame.h"
#include "bunko-frame-reader.h"
#include "bunko-json.h"

#define INITIAL_ALLOCATION (16u << 10)

typedef enum
{
  /* Between frames. */
  STAGE_START,
  /* The first bytes of the stream are not gzip; they may still tell what they are. */
  STAGE_SNIFF,
  /* In a gzip member. */
  STAGE_INFLATE,
  /* Behind a gzip member: another one or the marker. */
  STAGE_MARKER,
} BunkoFrameReaderStage;

typedef enum
{
  SNIFF_UNDECIDED,
  SNIFF_MESSAGE_PACK,
  SNIFF_UNKNOWN,
} BunkoSniff;

struct _BunkoFrameReader
{
  guint64 max_compressed;
  guint64 max_inflated;

  BunkoFrameReaderStage stage;
  z_stream stream;
  /* The marker's bytes seen so far. */
  guint marker_length;
  /* Bytes of the current frame on the wire. */
  guint64 compressed;

  /* The text of the current frame; the memory is kept for the next one unless it is stolen. */
  char *text;
  gsize length;
  gsize allocated;

  guint8 sniff[8];
  guint sniff_length;
  gboolean seen_frame;
};

/**
 * bunko_frame_reader_new:
 *
 * Makes a reader that stands before the first frame and has no limits.
 *
 * Returns: (transfer full): the reader
 */
BunkoFrameReader *
bunko_frame_reader_new (void)
{
  BunkoFrameReader *self = g_new0 (BunkoFrameReader, 1);

  self->max_compressed = G_MAXUINT32;
  self->max_inflated = G_MAXUINT32;

  /* 15: the largest window; 16: gzip and nothing else. */
  if (inflateInit2 (&self->stream, 15 + 16) != Z_OK)
    g_error ("Failed to set up zlib");

  return self;
}

/**
 * bunko_frame_reader_free:
 * @self: a reader
 *
 * Frees a reader.
 */
void
bunko_frame_reader_free (BunkoFrameReader *self)
{
  inflateEnd (&self->stream);
  g_free (self->text);
  g_free (self);
}

/**
 * bunko_frame_reader_set_limits:
 * @self: a reader
 * @max_compressed: the largest size of a frame on the wire, in bytes
 * @max_inflated: the largest size of its text, in bytes
 *
 * Sets the limits for the current and all later frames.
 */
void
bunko_frame_reader_set_limits (BunkoFrameReader *self, guint64 max_compressed, guint64 max_inflated)
{
  self->max_compressed = MIN (max_compressed, G_MAXUINT32);
  self->max_inflated = MIN (max_inflated, G_MAXUINT32);
}

static BunkoFrameReaderStatus
fail (GError **error, BunkoProtocolError code, const char *message)
{
  g_set_error_literal (error, BUNKO_PROTOCOL_ERROR, (int) code, message);

  return BUNKO_FRAME_READER_ERROR;
}

/* Room for the parser's padding is always left. */
static void
ensure_room (BunkoFrameReader *self)
{
  if (self->length + BUNKO_JSON_PADDING < self->allocated)
    return;

  self->allocated = MAX (self->allocated * 2, INITIAL_ALLOCATION);
  self->text = g_realloc (self->text, self->allocated);
}

static void
start_frame (BunkoFrameReader *self)
{
  inflateReset (&self->stream);
  self->stage = STAGE_INFLATE;
  self->marker_length = 0;
  self->compressed = 0;
  self->length = 0;
  self->seen_frame = TRUE;
}

/* What HPX 1.0 says first is a MessagePack map with text keys ("HPX API notes", 1.0). */
static BunkoSniff
sniff_message_pack (const guint8 *bytes, guint length)
{
  guint key;

  if (bytes[0] >= 0x80 && bytes[0] <= 0x8f)
    key = 1;
  else if (bytes[0] == 0xde)
    key = 3;
  else if (bytes[0] == 0xdf)
    key = 5;
  else
    return SNIFF_UNKNOWN;

  if (length <= key)
    return SNIFF_UNDECIDED;

  if (bytes[0] == 0x80)
    return bytes[key] == BUNKO_FRAME_MARKER[0] ? SNIFF_MESSAGE_PACK : SNIFF_UNKNOWN;

  /* fixstr, str 8 to 32, bin 8 to 32 */
  if ((bytes[key] & 0xe0) == 0xa0 || (bytes[key] >= 0xd9 && bytes[key] <= 0xdb) ||
      (bytes[key] >= 0xc4 && bytes[key] <= 0xc6))
    return SNIFF_MESSAGE_PACK;

  return SNIFF_UNKNOWN;
}

static BunkoFrameReaderStatus
sniff_byte (BunkoFrameReader *self, guint8 byte, GError **error)
{
  BunkoSniff found;

  g_assert (self->sniff_length < G_N_ELEMENTS (self->sniff));

  self->stage = STAGE_SNIFF;
  self->sniff[self->sniff_length++] = byte;
  found = self->seen_frame ? SNIFF_UNKNOWN : sniff_message_pack (self->sniff, self->sniff_length);

  if (found == SNIFF_MESSAGE_PACK)
    return fail (error, BUNKO_PROTOCOL_ERROR_NEWER_PROTOCOL,
                 _ ("The server speaks the newer protocol of HPX 1.0"));
  if (found == SNIFF_UNKNOWN)
    return fail (error, BUNKO_PROTOCOL_ERROR_NOT_GZIP, _ ("The data is not a gzip frame"));

  return BUNKO_FRAME_READER_MORE;
}

static BunkoFrameReaderStatus
fail_inflate (BunkoFrameReader *self, GError **error)
{
  const char *reason = self->stream.msg != NULL ? self->stream.msg : "";

  if (strcmp (reason, "incorrect data check") == 0 ||
      strcmp (reason, "incorrect length check") == 0 || strcmp (reason, "header crc mismatch") == 0)
    g_set_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CHECKSUM,
                 _ ("Wrong checksum of a frame: %s"), reason);
  else
    g_set_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_NOT_GZIP,
                 _ ("Invalid gzip data: %s"), reason);

  return BUNKO_FRAME_READER_ERROR;
}

/* Inflates into the room there is, at most one byte more than allowed, so that too much shows. */
static int
inflate_step (BunkoFrameReader *self)
{
  guint64 room;
  int status;

  ensure_room (self);
  room = self->allocated - BUNKO_JSON_PADDING - self->length;
  room = MIN (room, self->max_inflated + 1 - self->length);
  room = MIN (room, G_MAXINT32);

  self->stream.next_out = (Bytef *) self->text + self->length;
  self->stream.avail_out = (uInt) room;
  status = inflate (&self->stream, Z_NO_FLUSH);
  self->length += room - self->stream.avail_out;

  return status;
}

static BunkoFrameReaderStatus
inflate_some (BunkoFrameReader *self, const guint8 **data, gsize *length, GError **error)
{
  guint64 left = self->max_compressed - MIN (self->compressed, self->max_compressed);
  uInt given = (uInt) MIN (MIN (*length, left), G_MAXINT32);
  int status;

  if (given == 0)
    return fail (error, BUNKO_PROTOCOL_ERROR_COMPRESSED_TOO_LARGE,
                 _ ("A frame is larger than allowed"));

  self->stream.next_in = (Bytef *) *data;
  self->stream.avail_in = given;

  do
    {
      if (self->length > self->max_inflated)
        return fail (error, BUNKO_PROTOCOL_ERROR_INFLATED_TOO_LARGE,
                     _ ("A frame inflates to more than allowed"));
      status = inflate_step (self);
    }
  while (status == Z_OK && (self->stream.avail_in > 0 || self->stream.avail_out == 0));

  if (self->length > self->max_inflated)
    return fail (error, BUNKO_PROTOCOL_ERROR_INFLATED_TOO_LARGE,
                 _ ("A frame inflates to more than allowed"));

  if (status == Z_MEM_ERROR)
    g_error ("Failed to allocate memory for zlib");
  if (status != Z_OK && status != Z_BUF_ERROR && status != Z_STREAM_END)
    return fail_inflate (self, error);

  if (status == Z_STREAM_END)
    self->stage = STAGE_MARKER;

  self->compressed += given - self->stream.avail_in;
  *data += given - self->stream.avail_in;
  *length -= given - self->stream.avail_in;

  return BUNKO_FRAME_READER_MORE;
}

static BunkoFrameReaderStatus
expect_marker (BunkoFrameReader *self, guint8 byte, GError **error)
{
  if (byte != (guint8) BUNKO_FRAME_MARKER[self->marker_length])
    return fail (error, BUNKO_PROTOCOL_ERROR_MARKER, _ ("The end marker of a frame is missing"));

  if (++self->marker_length < BUNKO_FRAME_MARKER_LENGTH)
    return BUNKO_FRAME_READER_MORE;

  ensure_room (self);
  self->stage = STAGE_START;

  return BUNKO_FRAME_READER_FRAME;
}

/* Takes at least one byte, or changes the stage, or fails. */
static BunkoFrameReaderStatus
advance (BunkoFrameReader *self, const guint8 **data, gsize *length, GError **error)
{
  guint8 byte = **data;

  if (self->stage == STAGE_START && byte == 0x1f)
    start_frame (self);

  if (self->stage == STAGE_MARKER && self->marker_length == 0 && byte == 0x1f)
    {
      inflateReset (&self->stream);
      self->stage = STAGE_INFLATE;
    }

  if (self->stage == STAGE_INFLATE)
    return inflate_some (self, data, length, error);

  *data += 1;
  *length -= 1;

  if (self->stage == STAGE_MARKER)
    return expect_marker (self, byte, error);

  return sniff_byte (self, byte, error);
}

/**
 * bunko_frame_reader_read:
 * @self: a reader that has not failed
 * @data: (inout): the input; moves behind what was taken
 * @length: (inout): its length in bytes; becomes that of what was not taken
 * @error: return location for an error
 *
 * Reads on until the input or the frame ends. Where a frame is complete, its text is valid until
 * the next call.
 *
 * Returns: what came of it; %BUNKO_FRAME_READER_ERROR with %BUNKO_PROTOCOL_ERROR_NOT_GZIP,
 *   %BUNKO_PROTOCOL_ERROR_NEWER_PROTOCOL, %BUNKO_PROTOCOL_ERROR_CHECKSUM,
 * %BUNKO_PROTOCOL_ERROR_MARKER, %BUNKO_PROTOCOL_ERROR_COMPRESSED_TOO_LARGE or
 * %BUNKO_PROTOCOL_ERROR_INFLATED_TOO_LARGE
 */
BunkoFrameReaderStatus
bunko_frame_reader_read (BunkoFrameReader *self, const guint8 **data, gsize *length, GError **error)
{
  BunkoFrameReaderStatus status = BUNKO_FRAME_READER_MORE;

  while (*length > 0 && status == BUNKO_FRAME_READER_MORE)
    status = advance (self, data, length, error);

  return status;
}

/**
 * bunko_frame_reader_end:
 * @self: a reader that has not failed
 * @error: return location for an error
 *
 * Says that the input has ended.
 *
 * Returns: whether that was between two frames; else %FALSE with %BUNKO_PROTOCOL_ERROR_TRUNCATED,
 * or %BUNKO_PROTOCOL_ERROR_NOT_GZIP if it was not even a frame
 */
gboolean
bunko_frame_reader_end (BunkoFrameReader *self, GError **error)
{
  if (self->stage == STAGE_SNIFF)
    fail (error, BUNKO_PROTOCOL_ERROR_NOT_GZIP, _ ("The data is not a gzip frame"));
  else if (self->stage != STAGE_START)
    fail (error, BUNKO_PROTOCOL_ERROR_TRUNCATED, _ ("The data ends inside a frame"));

  return self->stage == STAGE_START;
}

/**
 * bunko_frame_reader_get_compressed:
 * @self: a reader that just completed a frame
 *
 * Returns: the size of the frame on the wire in bytes, its marker included
 */
guint64
bunko_frame_reader_get_compressed (BunkoFrameReader *self)
{
  return self->compressed + BUNKO_FRAME_MARKER_LENGTH;
}

/**
 * bunko_frame_reader_get_text:
 * @self: a reader that just completed a frame
 * @length: (out): the length of the text in bytes
 *
 * Gets the text of the frame, for bunko_json_parse_in_place(): it may be overwritten and has
 * %BUNKO_JSON_PADDING bytes of room behind it.
 *
 * Returns: (transfer none): the text
 */
char *
bunko_frame_reader_get_text (BunkoFrameReader *self, gsize *length)
{
  *length = self->length;

  return self->text;
}

/**
 * bunko_frame_reader_steal_text:
 * @self: a reader that just completed a frame
 * @length: (out): the length of the text in bytes
 *
 * As bunko_frame_reader_get_text(), but the caller keeps the text.
 *
 * Returns: (transfer full): the text, to be freed with g_free()
 */
char *
bunko_frame_reader_steal_text (BunkoFrameReader *self, gsize *length)
{
  *length = self->length;
  self->allocated = 0;
  self->length = 0;

  return g_steal_pointer (&self->text);
}
