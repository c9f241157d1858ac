/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "fuzz.h"
#include "protocol/bunko-frame.h"
#include "protocol/bunko-frame-reader.h"

/* Whatever is encoded must be found again, and the marker only at the end. */

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) payload = g_bytes_new_static (data, size);
  g_autoptr (GBytes) frame = bunko_frame_encode (payload);
  g_autoptr (BunkoFrameReader) reader = bunko_frame_reader_new ();
  g_autoptr (GError) error = NULL;
  gsize length, text_length;
  const guint8 *bytes = g_bytes_get_data (frame, &length);
  const guint8 *marker = memmem (bytes, length, BUNKO_FRAME_MARKER, BUNKO_FRAME_MARKER_LENGTH);
  BunkoFrameReaderStatus status;
  const char *text;

  g_assert_true (marker == bytes + length - BUNKO_FRAME_MARKER_LENGTH);

  status = bunko_frame_reader_read (reader, &bytes, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, BUNKO_FRAME_READER_FRAME);
  g_assert_cmpuint (length, ==, 0);

  text = bunko_frame_reader_get_text (reader, &text_length);
  g_assert_cmpmem (text, text_length, data, size);

  return 0;
}
