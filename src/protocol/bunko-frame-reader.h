/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bunko-protocol-error.h"

G_BEGIN_DECLS

/* Private to BunkoFramer: the state machine from bytes to the text of a frame, without JSON, queue
 * or signals. */

typedef struct _BunkoFrameReader BunkoFrameReader;

/**
 * BunkoFrameReaderStatus:
 * @BUNKO_FRAME_READER_MORE: all input was taken, the frame is not complete
 * @BUNKO_FRAME_READER_FRAME: a frame is complete; the input behind it was not taken
 * @BUNKO_FRAME_READER_ERROR: the input is invalid
 *
 * What came of a call to bunko_frame_reader_read().
 */
typedef enum
{
  BUNKO_FRAME_READER_MORE,
  BUNKO_FRAME_READER_FRAME,
  BUNKO_FRAME_READER_ERROR,
} BunkoFrameReaderStatus;

BunkoFrameReader *bunko_frame_reader_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bunko_frame_reader_free (BunkoFrameReader *self);
void bunko_frame_reader_set_limits (BunkoFrameReader *self,
                                    guint64 max_compressed,
                                    guint64 max_inflated);
BunkoFrameReaderStatus bunko_frame_reader_read (BunkoFrameReader *self,
                                                const guint8 **data,
                                                gsize *length,
                                                GError **error);
gboolean bunko_frame_reader_end (BunkoFrameReader *self, GError **error);
guint64 bunko_frame_reader_get_compressed (BunkoFrameReader *self);
char *bunko_frame_reader_get_text (BunkoFrameReader *self, gsize *length);
char *
bunko_frame_reader_steal_text (BunkoFrameReader *self, gsize *length) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoFrameReader, bunko_frame_reader_free)

G_END_DECLS
