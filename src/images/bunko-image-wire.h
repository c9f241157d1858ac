/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "bunko-image-limits.h"

G_BEGIN_DECLS

/* What this program and bunko-image-helper say to one another, over a SOCK_SEQPACKET pair, in the
 * byte order of the machine. Both are of one build; the magic number changes with the structs.
 *
 *   helper → program   BunkoWireHello, once, when it has locked itself in (or could not)
 *   program → helper   BunkoWireRequest: the image file is in the arena
 *   helper → program   BunkoWireAnswer: the pixels are in the arena
 *
 * The arena is a memfd that the program makes for each helper, of a fixed size that neither side
 * can change, and of which only what was written takes memory. It is used again for every image:
 * fresh shared memory for each costs more, in page faults, than to decode it. The program never
 * maps it but copies with pread(), so nothing that is done to it on the other side can hurt. */

#define BUNKO_WIRE_MAGIC 0x424b4933u

#define BUNKO_WIRE_SOCKET_FD 0
#define BUNKO_WIRE_ARENA_FD  3

#define BUNKO_WIRE_MAX_PIXELS_SIZE (4 * (gsize) BUNKO_IMAGE_MAX_PIXELS)

/* The arena: a file, then pixels. */
#define BUNKO_WIRE_PIXELS_OFFSET ((gsize) BUNKO_IMAGE_MAX_FILE_SIZE)
#define BUNKO_WIRE_ARENA_SIZE    (BUNKO_WIRE_PIXELS_OFFSET + BUNKO_WIRE_MAX_PIXELS_SIZE)

/* How a helper's protection was set up, step by step. */
typedef enum
{
  BUNKO_WIRE_PROTECTED,
  BUNKO_WIRE_NO_NEW_PRIVILEGES,
  BUNKO_WIRE_NO_LIMITS,
  BUNKO_WIRE_NO_FILTER,
} BunkoWireProtection;

typedef struct
{
  guint32 magic;
  guint32 protection; /* BunkoWireProtection: the step that failed, or PROTECTED */
  gint32 code;        /* its errno */
} BunkoWireHello;

typedef struct
{
  guint32 magic;
  guint32 serial;
  guint32 max_width; /* the box that the upright picture is to fit; 0 for any */
  guint32 max_height;
  guint64 file_size;
} BunkoWireRequest;

typedef enum
{
  BUNKO_WIRE_OK,
  BUNKO_WIRE_UNSUPPORTED,
  BUNKO_WIRE_CORRUPT,
  BUNKO_WIRE_TOO_LARGE,
  BUNKO_WIRE_NO_MEMORY,
} BunkoWireStatus;

/* Rows follow one another without padding. */
typedef enum
{
  BUNKO_WIRE_GRAY, /* one byte a pixel */
  BUNKO_WIRE_BGRA, /* four bytes, premultiplied: of all that have colours, what is drawn fastest */
} BunkoWireFormat;

typedef struct
{
  guint32 magic;
  guint32 serial;
  guint32 status;
  guint32 format;
  guint32 width;
  guint32 height;
  guint32 n_frames;                       /* one after the other */
  guint32 delays[BUNKO_IMAGE_MAX_FRAMES]; /* in milliseconds */
} BunkoWireAnswer;

static inline gsize
bunko_wire_pixel_size (guint32 format)
{
  return format == BUNKO_WIRE_GRAY ? 1 : 4;
}

G_END_DECLS
